"""Consent records: what a JSON-LD processor and the published schema make of them, and that none consents too much."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, NoReturn

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from pyld import jsonld as processor

import abaudit
from abaudit import stores
from abaudit.model.consent import ConsentText, Event, Evidence, State
from abaudit.model.findings import Show
from abaudit.model.house import PROPOSED, Details
from abaudit.stores import dpv, jsonld
from abaudit.stores.jsonld import RecordTerms
from factories import ANNA, BERND, SISTER, TEXT, TODAY, US, event, ledger

SCHEMA = json.loads((Path(abaudit.__file__).parent / "schemas" / "consent-records.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
STATED = RecordTerms(
    on=TODAY,
    controller=US,
    details=Details(address="the address", contact="the contact"),
    retention=PROPOSED,
    region="DE",
    texts=(ConsentText(TEXT, "text.txt", "de", "3" * 64),),
)
DPV = "https://w3id.org/dpv#"


@pytest.fixture(autouse=True)
def nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that needs a context from elsewhere is an error."""

    def refuse(*_args: Any, **_kwargs: Any) -> NoReturn:
        raise AssertionError("a context was to be fetched")

    monkeypatch.setattr(processor, "load_document", refuse)
    monkeypatch.setattr(processor, "get_document_loader", lambda: refuse)


def written(*events: Event, terms: RecordTerms = STATED) -> dict[str, Any]:
    """The document of these events, as it comes back from a file; it fits the schema."""
    document: dict[str, Any] = json.loads(json.dumps(jsonld.document(ledger(*events), terms)))
    VALIDATOR.validate(document)
    return document


def records(*events: Event, terms: RecordTerms = STATED) -> list[dict[str, Any]]:
    """The records of these events."""
    found: list[dict[str, Any]] = written(*events, terms=terms)["@graph"][1:]
    return found


def statuses(*events: Event, on: date = TODAY) -> list[tuple[str, ...]]:
    """The statuses of the only record, without its prefix."""
    (record,) = records(*events, terms=replace(STATED, on=on))
    return [tuple(kind.removeprefix("dpv:") for kind in each["@type"]) for each in record["dpv:hasConsentStatus"]]


def given(day: date = date(2026, 1, 1), **rest: Any) -> Event:
    """Anna's consent."""
    return event("given", ANNA, "Anna Beispiel", day, **rest)


GIVEN = ("ConsentGiven", "ExpressedConsent")


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("requested", "ConsentRequested"),
        ("refused", "ConsentRefused"),
        ("withdrawn", "ConsentWithdrawn"),
        ("revoked", "ConsentRevoked"),
        ("invalidated", "ConsentInvalidated"),
    ],
)
def test_each_state_has_its_status(state: str, status: str) -> None:
    """After a consent, in the order of the fold."""
    later = event(state, ANNA, "Anna Beispiel", date(2026, 2, 1))
    assert statuses(given(), later) == [GIVEN, (status,)]


def test_every_state_is_mapped_and_none_to_the_status_that_does_not_exist() -> None:
    """The guide names ConsentTerminated, which DPV does not have; renewals have a status of their own."""
    assert set(dpv.STATUS) == set(State)
    assert "dpv:ConsentTerminated" not in {*dpv.STATUS.values(), dpv.EXPIRED, dpv.UNKNOWN}
    renewed = event("renewed", ANNA, "Anna Beispiel", date(2026, 2, 1))
    assert statuses(given(), renewed) == [GIVEN, ("RenewedConsentGiven", "ExpressedConsent")]


def test_what_opens_no_consent_has_no_valid_status() -> None:
    """Implied, another basis, a renewal of nothing, a consent that its day ended, and one that is yet to come."""
    assert statuses(given(how="implied")) == [("ConsentUnknown", "ImpliedConsent")]
    assert statuses(given(basis="contract")) == [("ConsentUnknown",)]
    assert statuses(event("renewed", ANNA, "Anna Beispiel")) == [("ConsentUnknown",)]
    noon = replace(given(), at=datetime(2026, 1, 1, 12, tzinfo=UTC))
    end = event("withdrawn", ANNA, "Anna Beispiel", date(2026, 1, 1))
    assert statuses(noon, end) == [GIVEN, ("ConsentWithdrawn",)]
    asked = replace(event("requested", ANNA, "Anna Beispiel"), at=datetime(2026, 1, 1, 8, tzinfo=UTC))
    assert statuses(noon, end, asked) == [("ConsentRequested",), ("ConsentWithdrawn",), ("ConsentUnknown",)]
    assert statuses(given(date(2027, 1, 1))) == [("ConsentUnknown",)]
    later = event("withdrawn", ANNA, "Anna Beispiel", date(2027, 1, 1))
    assert statuses(given(), later) == [GIVEN, ("ConsentUnknown",)]


def test_an_expiry_is_a_status_of_its_own() -> None:
    """Derived: without an event, on the last day of the consent."""
    limited = given(until=date(2026, 6, 30))
    assert statuses(limited, on=date(2026, 6, 30)) == [GIVEN]
    (record,) = records(limited)
    expiry = record["dpv:hasConsentStatus"][1]
    assert expiry["@type"] == ["dpv:ConsentExpired"]
    assert expiry["dpv:isIndicatedAtTime"]["@value"] == "2026-06-30"
    assert "abaudit:event" not in expiry
    assert record["abaudit:standing"] == "expired"


def test_an_explicit_consent_is_one() -> None:
    """As the ledger says."""
    assert statuses(given(explicit=True)) == [("ConsentGiven", "ExplicitlyExpressedConsent")]


def test_each_purpose_number_and_recipient_has_its_own_record() -> None:
    """A consent for messages is none for the upload; what was withdrawn for one stands for the other."""
    both = event(
        "given", (ANNA, BERND), "Anna Beispiel", purposes=("upload", "messaging"), recipients=("whatsapp", "signal")
    )
    end = event("withdrawn", ANNA, "Anna Beispiel", date(2026, 2, 1), purposes=("upload",))
    found = {
        (
            each["dpv:hasProcess"][0]["abaudit:purpose"],
            each["dpv:hasProcess"][0]["dpv:hasPersonalData"][0]["dct:identifier"],
            len(each["dpv:hasProcess"][0]["dpv:hasRecipient"]),
        ): each["abaudit:standing"]
        for each in records(both, end)
    }
    assert len(found) == 8
    assert [key for key, standing in found.items() if standing == "withdrawn"] == [("upload", ANNA, 3)]
    assert set(found.values()) == {"given", "withdrawn"}


@pytest.mark.parametrize(
    ("purpose", "term"),
    [
        ("upload", "dpv:CommunicationManagement"),
        ("messaging", "dpv:CommunicationForCustomerCare"),
        ("advertising", "dpv:DirectMarketing"),
    ],
)
def test_each_purpose_has_its_term(purpose: str, term: str) -> None:
    """And keeps the ledger's own word beside it."""
    (record,) = records(given(purposes=(purpose,)))
    (process,) = record["dpv:hasProcess"]
    assert (process["dpv:hasPurpose"], process["abaudit:purpose"]) == ([term], purpose)


def test_a_record_says_who_what_when_and_how() -> None:
    """Person, number, controller, notice, recipients, places, periods, withdrawal, evidence."""
    timed = replace(
        given(until=date(2027, 1, 1), guardian="his mother"),
        at=datetime(2026, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=1))),
    )
    (record,) = records(timed)
    assert record["dct:conformsTo"] == ["https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr"]
    assert record["dpv:hasDataSubject"] == [
        {
            "@id": "urn:abaudit:subject:1",
            "@type": ["dpv:DataSubject", "dpv:Child"],
            "dct:identifier": "urn:abaudit:subject:1",
            "dpv:hasName": "Anna Beispiel",
        }
    ]
    (controller,) = record["dpv:hasDataController"]
    assert (controller["dpv:hasName"], controller["schema:address"]) == (US, "the address")
    assert controller["schema:contactPoint"][0]["schema:description"] == "the contact"
    (notice,) = record["dpv:hasNotice"]
    assert (notice["dct:identifier"], notice["dct:language"]) == (TEXT, "de")
    assert notice["spdx:checksum"][0]["spdx:checksumValue"] == "3" * 64
    (process,) = record["dpv:hasProcess"]
    assert [each["dpv:hasName"] for each in process["dpv:hasRecipient"]] == [
        "WhatsApp Ireland Limited",
        "WhatsApp LLC",
        "Meta Platforms, Inc.",
    ]
    location, duration = process["dpv:hasStorageCondition"]
    assert location["dpv:hasLocation"] == ["loc:IE", "loc:US"]
    assert duration["dpv:hasDuration"][0]["rdf:value"] == "end of 3 years after the consent ended"
    assert process["dpv:hasConsentControl"][0]["dpv:isExercisedAt"] == "the contact"
    assert process["dpv:hasLegalBasis"] == ["eu-gdpr:A6-1-a"]
    assert record["dpv:hasJurisdiction"] == ["loc:DE"]
    (status,) = record["dpv:hasConsentStatus"]
    assert status["dpv:isIndicatedAtTime"] == {"@type": "xsd:dateTime", "@value": "2025-12-31T23:30:00Z"}
    assert status["dpv:isIndicatedBy"] == ["dpv:DataSubject", "dpv:GuardianOfDataSubject"]
    assert status["dpv:hasIndicationMethod"] == "signed-form"
    assert status["dpv:hasDuration"][0]["rdf:value"]["@value"] == "2027-01-01"
    assert status["dct:source"][0]["dct:title"] == "evidence/form.pdf"


def test_a_day_without_a_time_stays_a_day() -> None:
    """No midnight is invented."""
    (record,) = records(given())
    assert record["dpv:hasConsentStatus"][0]["dpv:isIndicatedAtTime"] == {"@type": "xsd:date", "@value": "2026-01-01"}


def test_who_said_it() -> None:
    """The business asks, the person answers, and who else revoked is not known."""
    asked = event("requested", ANNA, "Anna Beispiel", date(2025, 1, 1))
    revoked = event("revoked", ANNA, "Anna Beispiel", date(2026, 2, 1))
    (record,) = records(asked, given(), revoked)
    by = [each["dpv:isIndicatedBy"] for each in record["dpv:hasConsentStatus"]]
    assert by == [[record["dpv:hasDataController"][0]["@id"]], ["dpv:DataSubject"], ["dpv:Entity"]]


def test_a_renewal_lasts_as_long_as_the_consent_that_it_continues() -> None:
    """Through its own last day, where it names one."""
    renewed = event("renewed", ANNA, "Anna Beispiel", date(2026, 2, 1), until=date(2026, 12, 1))
    (record,) = records(given(until=date(2027, 1, 1)), renewed)
    assert record["dpv:hasConsentStatus"][1]["dpv:hasDuration"][0]["rdf:value"]["@value"] == "2026-12-01"
    (limited,) = records(given(), renewed)
    assert limited["dpv:hasConsentStatus"][1]["dpv:hasDuration"][0]["rdf:value"]["@value"] == "2026-12-01"
    (endless,) = records(given(), replace(renewed, until=None))
    assert endless["dpv:hasConsentStatus"][1]["dpv:hasDuration"] == [{"@type": ["dpv:EndlessDuration"]}]


def test_another_basis_is_named() -> None:
    """The record of a contract claims no consent."""
    (record,) = records(given(basis="contract"))
    assert record["dpv:hasProcess"][0]["dpv:hasLegalBasis"] == ["eu-gdpr:A6-1-b"]
    (mixed,) = records(given(basis="legitimate-interest"), given(date(2026, 2, 1)))
    assert mixed["dpv:hasProcess"][0]["dpv:hasLegalBasis"] == ["eu-gdpr:A6-1-f", "eu-gdpr:A6-1-a"]


def test_the_details_are_those_of_their_controller_alone() -> None:
    """A sister company gets neither address nor contact of this one."""
    (record,) = records(given(controller=SISTER))
    assert "schema:address" not in record["dpv:hasDataController"][0]
    assert "dpv:hasConsentControl" not in record["dpv:hasProcess"][0]


def test_what_nobody_stated_is_left_out_and_told() -> None:
    """No empty value stands for it."""
    bare = RecordTerms(on=TODAY)
    (record,) = records(given(text="", evidence=None, how="", recipients=("pigeon",)), terms=bare)
    for absent in ("dpv:hasNotice", "dpv:hasJurisdiction"):
        assert absent not in record
    assert record["dpv:hasProcess"][0]["dpv:hasRecipient"] == [
        {"@id": "urn:abaudit:recipient:pigeon", "@type": ["dpv:Recipient"], "dct:identifier": "pigeon"}
    ]
    assert "dpv:hasStorageCondition" not in record["dpv:hasProcess"][0]
    assert set(record["dpv:hasConsentStatus"][0]) == {
        "@type", "dpv:isIndicatedAtTime", "dpv:isIndicatedBy", "dpv:hasDuration", "abaudit:effect", "abaudit:event",
    }  # fmt: skip
    assert [key.split(".")[-1] for key in jsonld.missing(bare)] == [
        "controller", "address", "contact", "after_withdrawal", "region",
    ]  # fmt: skip
    assert jsonld.missing(STATED) == ()


def test_a_text_that_is_in_no_archive_is_named_alone() -> None:
    """With an IRI, whatever signs its id has; evidence without a checksum has none."""
    (record,) = records(given(text="Text für alle/2", evidence=Evidence("form.pdf")))
    assert record["dpv:hasNotice"] == [
        {
            "@id": "urn:abaudit:text:Text%20f%C3%BCr%20alle%2F2",
            "@type": ["dpv:ConsentNotice"],
            "dct:identifier": "Text für alle/2",
        }
    ]
    assert record["dpv:hasConsentStatus"][0]["dct:source"] == [{"dct:title": "form.pdf"}]
    unsigned = replace(STATED, texts=(ConsentText(TEXT, "text.txt", "", ""),))
    (plain,) = records(given(evidence=Evidence("form.pdf", "")), terms=unsigned)
    assert set(plain["dpv:hasNotice"][0]) == {"@id", "@type", "dct:identifier"}


@pytest.mark.parametrize("show", ["id", "masked"])
def test_nobody_is_named_where_others_read(show: Show) -> None:
    """No name, number or file, and no identifier that a number could be computed from."""
    secret = (given(guardian="his mother", note="a note"), event("given", BERND, "Bernd Muster"))
    document = written(*secret, terms=replace(STATED, show=show))
    text = json.dumps(document)
    for personal in ("Anna", "Bernd", ANNA, BERND, "mother", 'note"', "evidence/form.pdf"):
        assert personal not in text
    hidden = [record["dct:identifier"] for record in document["@graph"][1:]]
    shown = [record["dct:identifier"] for record in written(*secret)["@graph"][1:]]
    assert set(hidden).isdisjoint(shown)
    other = json.loads(
        json.dumps(jsonld.document(replace(ledger(*secret), digest="9" * 64), replace(STATED, show=show)))
    )
    assert set(hidden).isdisjoint(record["dct:identifier"] for record in other["@graph"][1:])
    assert ("+49 171 ••••• 01" in json.dumps(document, ensure_ascii=False)) == (show == "masked")
    assert ("A. B…l" in json.dumps(document, ensure_ascii=False)) == (show == "masked")


def test_identifiers_last_from_export_to_export() -> None:
    """The same timeline of a grown ledger keeps its identifier; another person, number or purpose has another."""
    (first,) = records(given())
    grown = records(event("refused", BERND, "Bernd Muster"), given(), given(date(2026, 3, 1), purposes=("messaging",)))
    identifiers = [record["dct:identifier"] for record in grown]
    assert first["dct:identifier"] in identifiers
    assert len(set(identifiers)) == len(identifiers) == 3


def test_persons_who_write_themselves_alike_are_one_subject() -> None:
    """As the fold takes them; two persons at a number are two."""
    found = records(given(), event("given", BERND, "anna  BEISPIEL"), event("refused", ANNA, "Bernd Muster"))
    assert [record["dpv:hasDataSubject"][0]["@id"].rsplit(":", 1)[-1] for record in found] == ["1", "2", "1"]


def test_an_empty_ledger_has_no_record() -> None:
    """The document says of how many events it was made."""
    document = written()
    assert len(document["@graph"]) == 1
    assert document["@graph"][0]["abaudit:events"] == 0
    assert document["@graph"][0]["abaudit:asOf"]["@value"] == "2026-11-23"


def everything() -> tuple[Event, ...]:
    """A ledger in which every state, purpose, basis and way occurs."""
    days = [date(2025, 1, 1) + timedelta(days=30 * place) for place in range(20)]
    return (
        event("requested", ANNA, "Anna Beispiel", days[0]),
        given(days[1], until=days[3], purposes=("upload", "messaging", "advertising"), explicit=True),
        event("renewed", ANNA, "Anna Beispiel", days[2], until=days[4]),
        event("revoked", ANNA, "Anna Beispiel", days[6], recipients=(), purposes=()),
        event("given", BERND, "Bernd Muster", days[1], how="implied", recipients=("whatsapp", "signal")),
        event("given", BERND, "Bernd Muster", days[2], basis="contract", controller=SISTER),
        event("refused", BERND, "Bernd Muster", days[5]),
        event("invalidated", (), "Anna Beispiel", days[7], recipients=(), purposes=()),
        replace(given(days[8]), at=datetime(2026, 1, 1, tzinfo=UTC)),
        event("withdrawn", ANNA, "Anna Beispiel", days[9]),
    )


def test_a_processor_reads_every_key() -> None:
    """Nothing is dropped: each key of the document expands, and every value of a link becomes a thing."""
    document = written(*everything())
    expanded = json.dumps(processor.expand(document))
    keys = {key for key in _keys(document["@graph"]) if not key.startswith("@")}
    for key in keys:
        prefix, _colon, name = key.partition(":")
        assert f'"{dpv.CONTEXT[prefix]}{name}"' in expanded, key
    assert expanded.count('"@id": "dpv:') == expanded.count('"@value": "dpv:') == 0
    for name in ("hasPurpose", "hasLegalBasis", "hasJurisdiction", "hasConsentStatus", "isIndicatedBy"):
        values = [value for node in _nodes(processor.expand(document)) for value in node.get(DPV + name, [])]
        assert values
        assert not any("@value" in value for value in values)


def test_the_graph_says_what_the_document_says() -> None:
    """As RDF: one record for each in the document, each with its status; blank nodes do not run together."""
    document = written(*everything())
    quads = processor.to_rdf(document)["@default"]
    kinds = [quad["object"]["value"] for quad in quads if quad["predicate"]["value"].endswith("#type")]
    count = len(document["@graph"]) - 1
    assert kinds.count(DPV + "ConsentRecord") == count == 7
    told = [each for record in document["@graph"][1:] for each in record["dpv:hasConsentStatus"]]
    assert sum(quad["predicate"]["value"] == DPV + "hasConsentStatus" for quad in quads) == len(told)
    used = {kind.removeprefix(DPV) for kind in kinds if kind.startswith(DPV + "Consent")}
    assert {"ConsentGiven", "ConsentRefused", "ConsentRevoked", "ConsentWithdrawn", "ConsentInvalidated"} <= used


def test_the_same_ledger_gives_the_same_document() -> None:
    """Byte for byte."""
    one, two = (json.dumps(jsonld.document(ledger(*everything()), STATED)) for _time in range(2))
    assert one == two


def test_the_example_fits_the_schema(root: Path) -> None:
    """A ledger as people write it."""
    path = root / "examples" / "einwilligungen.yaml"
    read = stores.read(str(path), path.read_bytes(), region="DE", timezone="Europe/Berlin", digest="0" * 64)
    document = jsonld.document(read, replace(STATED, texts=read.texts))
    VALIDATOR.validate(json.loads(json.dumps(document)))
    assert len(document["@graph"]) > 18


@pytest.mark.parametrize("details", [Details(address="the address"), Details(contact="the contact")])
def test_a_part_of_the_details_is_a_part_of_the_record(details: Details) -> None:
    """What is stated is there, and nothing else."""
    (record,) = records(given(), terms=replace(STATED, details=details))
    (controller,) = record["dpv:hasDataController"]
    assert ("schema:address" in controller, "schema:contactPoint" in controller) == (
        bool(details.address),
        bool(details.contact),
    )
    assert ("dpv:hasConsentControl" in record["dpv:hasProcess"][0]) == bool(details.contact)


@pytest.mark.parametrize("fault", ["terminated", "implied", "no-duration", "two-subjects", "unknown-key"])
def test_the_schema_sees_faults(fault: str) -> None:
    """It is no schema that takes everything."""
    document = written(given())
    record = document["@graph"][1]
    (status,) = record["dpv:hasConsentStatus"]
    if fault == "terminated":
        status["@type"] = ["dpv:ConsentTerminated"]
    elif fault == "implied":
        status["@type"] = ["dpv:ConsentGiven", "dpv:ImpliedConsent"]
    elif fault == "no-duration":
        del status["dpv:hasDuration"]
    elif fault == "two-subjects":
        record["dpv:hasDataSubject"] *= 2
    else:
        record["dpv:hasStatus"] = []
    assert not VALIDATOR.is_valid(document)


def test_ends_that_name_nothing_are_recorded_for_each_purpose() -> None:
    """Where nothing else says what they end; else they are in the records of what they end."""
    end = event("withdrawn", ANNA, "Anna Beispiel", recipients=(), purposes=())
    found = records(end)
    assert [record["dpv:hasProcess"][0]["abaudit:purpose"] for record in found] == [
        "upload",
        "messaging",
        "advertising",
    ]
    assert found[0]["dpv:hasProcess"][0]["dpv:hasRecipient"][0]["dct:identifier"] == "every"
    assert [record["abaudit:standing"] for record in found] == ["withdrawn"] * 3
    (record,) = records(given(), end)
    assert record["abaudit:standing"] == "withdrawn"
    assert len(records(given(controller=SISTER), end)) == 4
    partly = event("refused", ANNA, "Anna Beispiel", recipients=("signal",), purposes=())
    assert {each["dpv:hasProcess"][0]["dpv:hasRecipient"][0]["dct:identifier"] for each in records(partly)} == {
        "signal"
    }


def _keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return set[str]().union(*map(_keys, value)) if isinstance(value, list) else set()


def _nodes(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value, *(node for each in value.values() for node in _nodes(each))]
    return [node for each in value for node in _nodes(each)] if isinstance(value, list) else []
