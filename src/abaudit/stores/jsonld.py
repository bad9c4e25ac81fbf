"""Ledger → consent records by ISO/IEC TS 27560:2023 in the words of DPV, as a JSON-LD document.

One record is one timeline of the fold: one person, number, controller, recipient and purpose.  So no status of one
purpose can be taken for another's, and what opened no consent is never a valid status, whatever the event calls itself.
Nothing is invented: what neither ledger nor abaudit.yaml state is left out, and an event of which only the day is known
has a day and no time.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Any

from abaudit.ledger import NOT_COUNTED, Book, Effect, folded
from abaudit.model.consent import PURPOSES, State
from abaudit.model.house import Details, Retention
from abaudit.redact import mask_name, mask_number
from abaudit.stores import dpv

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from abaudit.ledger import HistoryStep, PersonHistory
    from abaudit.model.consent import ConsentText, Event, Ledger
    from abaudit.model.findings import Show

SCHEMA = "abaudit/consent-records/1"

_NAMESPACE = uuid.UUID("6f0c6a2e-5b0d-5c1b-9b7a-0d3f3c1d9a10")
_ELSEWHERE = NOT_COUNTED - {Effect.LATER}
_VALID = frozenset({Effect.OPENS, Effect.OPENS_FURTHER, Effect.CONTINUES})
"""The effects of a ``given`` or ``renewed`` event under which it is a consent."""


@dataclass(frozen=True, slots=True)
class RecordTerms:
    """What a document says beside the ledger."""

    on: date
    show: Show = "full"
    controller: str = ""
    """Whose details these are."""
    details: Details = field(default_factory=Details)
    retention: Retention | None = None
    region: str = ""
    """ISO 3166 code of the country whose rules hold; empty where nobody states it."""
    texts: tuple[ConsentText, ...] = ()
    """The archive: those of the ledger and of abaudit.yaml."""


def document(ledger: Ledger, terms: RecordTerms) -> dict[str, Any]:
    """All records of *ledger* as one JSON-LD document, ready for `json.dumps`; deterministic.

    Under ``id`` and ``masked`` the numbers and names are left out or hinted at, and identifiers are running numbers
    that nobody can compute a telephone number from.
    """
    origin = {
        "@id": f"urn:abaudit:ledger:{ledger.digest}",
        "@type": ["abaudit:Ledger"],
        "abaudit:schema": SCHEMA,
        "abaudit:asOf": dpv.day(terms.on),
        "abaudit:events": len(ledger.events),
        "abaudit:show": terms.show,
    }
    return {"@context": dpv.CONTEXT, "@graph": [origin, *_Writer(ledger, terms).records()]}


def missing(terms: RecordTerms) -> tuple[str, ...]:
    """What ISO/IEC TS 27560 asks for and neither option nor abaudit.yaml states, as the keys to state it under."""
    stated = {
        "controller": terms.controller,
        "controller_details.address": terms.details.address,
        "controller_details.contact": terms.details.contact,
        "retention.after_withdrawal": terms.retention,
        "region": terms.region,
    }
    return tuple(key for key, value in stated.items() if not value)


class _Writer:
    """The records of one ledger: by controller, recipient and purpose, then by number and person, as first named."""

    def __init__(self, ledger: Ledger, terms: RecordTerms) -> None:
        self._ledger = ledger
        self._terms = terms
        self._texts = {text.id: text for text in terms.texts}
        self._subjects: dict[str, str] = {}
        self._controllers: dict[str, str] = {}
        self._count = 0

    def records(self) -> Iterator[dict[str, Any]]:
        """One for each timeline that has any event."""
        numbers = tuple(dict.fromkeys(number for event in self._ledger.events for number in event.numbers))
        for controller, recipient, purpose in self._scopes():
            book = Book(self._ledger, controller, recipient, self._terms.on, purpose)
            for number in numbers:
                for person in book.history(number):
                    steps = [step for step in person.steps if step.effect not in _ELSEWHERE]
                    if steps:
                        yield self._record(_Timeline(person, number, controller, recipient, purpose), steps)

    def _scopes(self) -> Iterator[tuple[str, str, str]]:
        """Everything that events are for; for a controller whose events all end everything, each purpose."""
        named: dict[tuple[str, str, str], str] = {}
        meant: dict[tuple[str, str, str], str] = {}
        for event in self._ledger.events:
            controller = folded(event.controller)
            for recipient, purpose in product(event.recipients or ("",), event.purposes or PURPOSES):
                known = named if event.recipients and event.purposes else meant
                known.setdefault((controller, recipient, purpose), event.controller)
        with_scope = {controller for controller, _recipient, _purpose in named}
        for (controller, recipient, purpose), written in (named | meant).items():
            if controller not in with_scope or (controller, recipient, purpose) in named:
                yield written, recipient, purpose

    def _record(self, line: _Timeline, steps: list[HistoryStep]) -> dict[str, Any]:
        self._count += 1
        identifier = self._identifier(line)
        events = [step.event for step in steps if step.event is not None]
        record: dict[str, Any] = {
            "@id": f"urn:uuid:{identifier}",
            "@type": ["dpv:ConsentRecord"],
            "dct:conformsTo": [dpv.PROFILE],
            "dct:identifier": identifier,
            "dct:isPartOf": [f"urn:abaudit:ledger:{self._ledger.digest}"],
            "dpv:hasDataSubject": [self._subject(line.person, events)],
            "dpv:hasDataController": [self._controller(line.controller)],
            "dpv:hasNotice": [
                self._notice(text) for text in dict.fromkeys(event.text for event in events if event.text)
            ],
            "dpv:hasProcess": [self._process(line, events)],
            "dpv:hasConsentStatus": [self._status(line, step) for step in steps],
            "abaudit:standing": line.person.standing.standing.value,
        }
        if self._terms.region:
            record["dpv:hasJurisdiction"] = [f"loc:{self._terms.region}"]
        return {key: value for key, value in record.items() if value != []}

    def _identifier(self, line: _Timeline) -> str:
        """The same for the same timeline in every export; where names are hidden, only within this ledger."""
        if self._terms.show == "full":
            person = folded(line.person.standing.person)
            key = [person, line.number, folded(line.controller), line.recipient, line.purpose]
        else:
            key = [self._ledger.digest, str(self._count)]
        return str(uuid.uuid5(_NAMESPACE, json.dumps(key, ensure_ascii=False)))

    def _subject(self, person: PersonHistory, events: Iterable[Event]) -> dict[str, Any]:
        name = person.standing.person
        key = self._subjects.setdefault(folded(name), f"urn:abaudit:subject:{len(self._subjects) + 1}")
        kinds = ["dpv:DataSubject", *(["dpv:Child"] if any(event.guardian for event in events) else [])]
        subject: dict[str, Any] = {"@id": key, "@type": kinds, "dct:identifier": key}
        if self._terms.show != "id":
            subject["dpv:hasName"] = name if self._terms.show == "full" else mask_name(name)
        return subject

    def _controller(self, name: str) -> dict[str, Any]:
        key = self._controllers.setdefault(folded(name), f"urn:abaudit:controller:{len(self._controllers) + 1}")
        entity: dict[str, Any] = {
            "@id": key,
            "@type": ["dpv:DataController"],
            "dct:identifier": key,
            "dpv:hasName": name,
        }
        details = self._terms.details
        if folded(name) == folded(self._terms.controller):
            if details.address:
                entity["schema:address"] = details.address
            if details.contact:
                entity["schema:contactPoint"] = [
                    {"@type": ["schema:ContactPoint"], "schema:description": details.contact}
                ]
        return entity

    def _notice(self, text_id: str) -> dict[str, Any]:
        notice: dict[str, Any] = {
            "@id": dpv.notice_id(text_id),
            "@type": ["dpv:ConsentNotice"],
            "dct:identifier": text_id,
        }
        text = self._texts.get(text_id)
        if text is not None and text.language:
            notice["dct:language"] = text.language
        if text is not None and text.sha256:
            notice["spdx:checksum"] = [dpv.checksum(text.sha256)]
        return notice

    def _process(self, line: _Timeline, events: Iterable[Event]) -> dict[str, Any]:
        details, retention = self._terms.details, self._terms.retention
        number = {"full": line.number, "masked": mask_number(line.number), "id": ""}[self._terms.show]
        data: dict[str, Any] = {"@type": ["dpv:PersonalData"], "skos:broader": ["pd:TelephoneNumber"]}
        if number:
            data["dct:identifier"] = number
        bases = dict.fromkeys(dpv.LEGAL_BASIS[event.basis] for event in events if event.state not in _WITHOUT_BASIS)
        recipients = list(dpv.recipients(line.recipient))
        process: dict[str, Any] = {
            "@type": ["dpv:Process"],
            "dpv:hasPurpose": [dpv.PURPOSE[line.purpose]],
            "abaudit:purpose": line.purpose,
            "dpv:hasPersonalData": [data],
            "dpv:hasLegalBasis": list(bases) or [dpv.LEGAL_BASIS["consent"]],
            "dpv:hasRecipient": recipients,
            "dpv:hasStorageCondition": [],
            "dpv:hasConsentControl": [],
            "dpv:hasRight": ["eu-gdpr:A7-3"],
        }
        if countries := dict.fromkeys(country for each in recipients for country in each.get("dpv:hasLocation", [])):
            process["dpv:hasStorageCondition"].append(
                {"@type": ["dpv:StorageLocation"], "dpv:hasLocation": list(countries)}
            )
        if retention is not None:
            duration = {"@type": ["dpv:UntilEventDuration"], "rdf:value": f"{retention} after the consent ended"}
            process["dpv:hasStorageCondition"].append({"@type": ["dpv:StorageDuration"], "dpv:hasDuration": [duration]})
        if details.contact and folded(line.controller) == folded(self._terms.controller):
            control = {"@type": ["dpv:WithdrawConsent"], "dpv:isExercisedAt": details.contact}
            process["dpv:hasConsentControl"].append(control)
        return {key: value for key, value in process.items() if value != []}

    def _status(self, line: _Timeline, step: HistoryStep) -> dict[str, Any]:
        event = step.event
        controller = self._controllers[folded(line.controller)]
        if event is None:
            return {
                "@type": [dpv.EXPIRED],
                "dpv:isIndicatedAtTime": dpv.day(step.day),
                "dpv:isIndicatedBy": [controller],
                "abaudit:effect": step.effect.value,
            }
        status: dict[str, Any] = {
            "@type": _kinds(event, step.effect),
            "dpv:isIndicatedAtTime": dpv.moment(event),
            "dpv:isIndicatedBy": list(_indicated_by(event, controller)),
            "abaudit:effect": step.effect.value,
            "abaudit:event": event.line,
        }
        if status["@type"][0] in dpv.VALID:
            until = step.until if event.state is State.RENEWED else event.until
            status["dpv:hasDuration"] = [dpv.duration(until)]
        if event.how:
            status["dpv:hasIndicationMethod"] = event.how
        if event.text:
            status["dpv:hasNotice"] = [{"@id": dpv.notice_id(event.text)}]
        if event.evidence is not None and self._terms.show == "full":
            source: dict[str, Any] = {"dct:title": event.evidence.file}
            if event.evidence.sha256:
                source["spdx:checksum"] = [dpv.checksum(event.evidence.sha256)]
            status["dct:source"] = [source]
        return status


@dataclass(frozen=True, slots=True)
class _Timeline:
    """What one record is about."""

    person: PersonHistory
    number: str
    controller: str
    recipient: str
    purpose: str


_WITHOUT_BASIS = frozenset(State) - {State.GIVEN, State.RENEWED}
"""The states of events that rest on no legal basis of their own."""


def _kinds(event: Event, effect: Effect) -> list[str]:
    """The status that *event* really had, and the type of a consent."""
    if event.state in _WITHOUT_BASIS:
        return [dpv.STATUS[event.state]] if effect is not Effect.LATER else [dpv.UNKNOWN]
    if event.how == "implied":
        return [dpv.UNKNOWN, "dpv:ImpliedConsent"]
    if effect not in _VALID:
        return [dpv.UNKNOWN]
    return [
        dpv.STATUS[event.state],
        "dpv:ExplicitlyExpressedConsent" if event.explicit else "dpv:ExpressedConsent",
    ]


def _indicated_by(event: Event, controller: str) -> Iterator[str | dict[str, Any]]:
    if event.state is State.REQUESTED:
        yield controller
    elif event.state in (State.REVOKED, State.INVALIDATED):
        yield "dpv:Entity"  # somebody else than the person; the ledger does not say who
    else:
        yield "dpv:DataSubject"
        if event.guardian:
            yield "dpv:GuardianOfDataSubject"
