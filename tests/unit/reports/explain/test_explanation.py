"""What an explanation shows of one number."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from abaudit import importers
from abaudit.audit import Scope, audit
from abaudit.i18n import use
from abaudit.model.consent import Event, EvidenceState, Ledger
from abaudit.model.contacts import Contact
from abaudit.model.export_facts import Export
from abaudit.model.facts import ExemptionKind
from abaudit.model.rulebook import AcceptedBasis, Exemption, Policy
from abaudit.reports.explain import writing
from abaudit.reports.explain.changes import CHANGES
from abaudit.reports.explain.explanation import Explained
from abaudit.reports.text.ledger_words import EFFECTS, HOW, STATES
from abaudit.rules.proof import Proofs
from conftest import ROOT
from factories import ANNA, EVIDENCE, OFFICE, SISTER, TEXT, TODAY, US, book, contact, event, ledger, ruleset, scope

NAME = "Anna Beispiel"


def run(*events: Event, contacts: Sequence[Contact] = (contact(NAME, ANNA),), asked: Scope | None = None) -> Explained:
    """A run over these contacts and events."""
    return Explained((book(*contacts),), (b"TEL:" + ANNA.encode(),), ledger(*events), ruleset(), asked or scope())


def read(data: bytes, written: Ledger | None = None) -> Explained:
    """A run over the bytes of one export."""
    export = Export("book", "0" * 64, len(data), importers.read(data))
    return Explained((export,), (data,), written, ruleset(), scope())


def text(explained: Explained, place: int = 0, *, full: bool = True) -> str:
    """The explanation of the number at *place*, on lines so wide that none is wrapped."""
    explanation = explained.explain(explained.cases[place])
    lines = [*writing.number_lines(explanation, full=full), *writing.box_lines(explained)]
    return writing.to_text(lines, 2000)


def document(explained: Explained, *, full: bool = True) -> dict[str, Any]:
    """The JSON document about every number of the run."""
    explanations = [explained.explain(case) for case in explained.cases]
    loaded: dict[str, Any] = json.loads(writing.to_json(explained, explanations, (), (), full=full))
    return loaded


def test_every_word_that_an_explanation_needs_is_there() -> None:
    """States, ways of consenting, effects: none of the closed vocabularies has a value without words."""
    from abaudit.audit.changes import COMBINED, SINGLE
    from abaudit.ledger import Effect
    from abaudit.model.consent import HOW as WAYS, State

    assert (set(STATES), set(HOW), set(EFFECTS)) == (set(State), set(WAYS), set(Effect))
    named = {alter.__name__.replace("_", "-") for alter in (*COMBINED, *SINGLE)}
    assert set(CHANGES) == named | {"evidence-restored", "written", "written-clearly"}


def test_the_line_of_a_vcard_is_shown_as_it_stands_there() -> None:
    """With the file, the line, the contact and its name; folds and escapes as the file has them."""
    phone = b"TEL;CELL;ENCODING=QUOTED-PRINTABLE:0171=\r\n =203920001\r\n"
    data = b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Anna\r\n" + phone + b"END:VCARD\r\n"
    shown = text(read(data))
    assert "book:4, contact C-0001 (Anna): TEL;CELL;ENCODING=QUOTED-PRINTABLE:0171= =203920001" in shown


def test_the_cell_of_a_table_is_shown_with_its_column() -> None:
    """And a piece of a cell with what it was cut out of."""
    data = 'Name;Mobil\r\nAnna;"0171 3920001 / 0171 3920002"\r\n'.encode("utf-16")
    shown = text(read(data), 1)
    assert 'book:2, contact C-0001 (Anna), column “Mobil”: "0171 3920001 / 0171 3920002"' in shown
    assert "this one is “0171 3920002”" in shown


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16-be", "utf-16"])
def test_the_source_is_shown_in_every_encoding(encoding: str) -> None:
    """What stands in the file is read in the encoding of the file."""
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    data = mark + "Name;Telefon (Büro)\r\nJürgen;0171 3920001 Büro\r\n".encode(encoding)
    assert "column “Telefon (Büro)”: 0171 3920001 Büro" in text(read(data))


def test_what_could_steer_a_terminal_is_shown_harmlessly() -> None:
    """No escape sequence and no turn of direction of the file reaches the screen or the JSON."""
    data = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:An\x1b[31mna\r\nTEL:0171 392\x1b[2J0001\xe2\x80\xae\r\nEND:VCARD\r\n"
    explained = read(data)
    assert "\x1b" not in text(explained)
    assert "\u202e" not in text(explained)
    dumped = writing.to_json(explained, [explained.explain(explained.cases[0])], (), (), full=True)
    assert b"\x1b" not in dumped
    assert "\u202e".encode() not in dumped


def test_the_events_are_told_with_their_effects() -> None:
    """In their order, with line, day and what each did."""
    events = (
        event("given", ANNA, NAME, date(2026, 1, 1), until=date(2026, 6, 30)),
        event("given", ANNA, NAME, date(2026, 2, 1), controller=SISTER),
        event("requested", ANNA, NAME, date(2026, 9, 1)),
    )
    shown = text(run(*events))
    expected = [
        "2026-01-01, line 1: consent given, until 2026-06-30; opens a consent.",
        f"2026-02-01, line 2: consent given, to {SISTER}; without effect here: given to another business.",
        "2026-06-30: the consent ends by time; this was its last day.",
        "2026-09-01, line 3: consent asked for; opens no consent: an answer is still open.",
        "On the day asked: consent was asked for, and no answer is on record.",
    ]
    places = [shown.index(line) for line in expected]
    assert places == sorted(places)


def test_without_a_ledger_or_an_event_it_says_so() -> None:
    """What was not there is not passed over in silence."""
    assert "There was no ledger." in text(replace(run(), ledger=None))
    assert "No event names this number." in text(run())
    assert "It is not asked" in text(run(contacts=(contact(NAME, "fragen!"),)))


def test_of_several_persons_each_is_told() -> None:
    """And that the worst counts."""
    shown = text(run(event("given", ANNA, NAME), event("refused", ANNA, "Otto Klee")))
    assert "Of several persons at a number the worst counts." in shown
    assert "no consent was in force; stands as the answer" in shown


def test_the_words_by_which_names_agree_are_told() -> None:
    """Or that there are none, or that there is no name."""
    given = event("given", ANNA, NAME)
    assert f"({NAME}) and the ledger's {NAME} agree in: Anna, Beispiel." in text(run(given))
    assert "no word of a name in common" in text(run(given, contacts=(contact("Bad Hauptstr.", ANNA),)))
    assert "has no name, so nothing says that it is" in text(run(given, contacts=(contact("", ANNA),)))
    known = event("given", ANNA, NAME, known_as=("Bad Hauptstr. 5",))
    assert "is called just as the ledger knows the person" in text(
        run(known, contacts=(contact("Bad Hauptstr. 5", ANNA),))
    )
    apart = text(run(given, contacts=(contact("Bernd Beispiel", ANNA),)))
    assert "Left over in the contact: Bernd." in apart
    assert "Left over in the ledger: Anna." in apart


def test_what_is_known_of_the_contact_is_told() -> None:
    """Its groups, a consent for another of its numbers, another way of writing the number."""
    person = replace(contact(NAME, ANNA, OFFICE), groups=("Kunden",))
    shown = text(run(event("given", ANNA, NAME), contacts=(person,)), 1)
    assert f"Contact C-0001 has a consent on record for another number: {ANNA}." in shown
    assert "Groups of contact C-0001: Kunden." in shown
    brazil = run(event("given", "+552161234567", NAME), contacts=(contact(NAME, "+5521961234567"),))
    assert "under another way of writing it: +552161234567." in text(brazil)
    assert "another way of writing" not in text(replace(brazil, ledger=ledger()))


def test_the_proof_is_told_piece_by_piece() -> None:
    """Evidence, text and form: there, altered, missing or not named."""
    given = event("given", ANNA, NAME)
    assert f"Evidence {EVIDENCE.file}: there and unchanged." in text(run(given))
    assert f"Text {TEXT}: in the archive, unchanged." in text(run(given))
    assert "Given: by a signed form." in text(run(given))
    altered = text(run(given, asked=scope(proofs=Proofs({EVIDENCE: EvidenceState.ALTERED}))))
    assert "not the file that was recorded" in altered
    assert f"Text {TEXT}: not in the archive, or changed." in altered
    assert f"Evidence {EVIDENCE.file}: missing." in text(run(given, asked=scope(proofs=Proofs({}, frozenset({"t"})))))
    bare = text(run(event("given", ANNA, NAME, how="", text="", evidence=None)))
    assert "No evidence is named." in bare
    assert "The text that was shown is not named." in bare
    assert "How it was given is not said." in bare


def test_the_verdict_is_told_with_rule_facts_remedy_and_article() -> None:
    """Why the rule fires is said in the words of its facts."""
    shown = text(run(event("withdrawn", ANNA, NAME)))
    assert "AB104 Consent withdrawn (critical)" in shown
    assert "It fires, because: the consent was withdrawn." in shown
    assert "What to do: Delete the number" in shown
    assert "Art. 7(3) GDPR, Art. 17(1)(b) GDPR, Art. 19 GDPR" in shown
    assert "a heuristic, and no proof" not in shown


def test_a_heuristic_says_so() -> None:
    """A group that means a child proves nothing."""
    asked = scope(policy=Policy(words=(("child", ("kinder",)), ("special", ()), ("private", ()), ("employee", ()))))
    person = replace(contact(NAME, ANNA), groups=("Kinder",))
    shown = text(run(event("given", ANNA, NAME), contacts=(person,), asked=asked))
    assert "This rests on words in groups, labels or names: a heuristic, and no proof." in shown


def test_what_no_rule_explains_is_told_as_that() -> None:
    """AB100 asks for no fact; it fires because nothing else does."""
    bare = replace(ruleset(), rules=())
    shown = text(replace(run(), ruleset=bare))
    assert "It fires, because no other rule says why there is no consent." in shown


def test_an_acquittal_says_what_it_rests_on() -> None:
    """A consent, a written exemption, a shipped one, an accepted basis."""
    assert "no rule speaks against it" in text(run(event("given", ANNA, NAME)))
    written = (Exemption((ANNA,), ExemptionKind.OWN, "our workshop", "the owner", 7),)
    shown = text(run(asked=scope(exemptions=written)))
    assert "Written exemption of abaudit.yaml, line 7: our workshop (the owner)." in shown
    assert "Exemption of the rules: An emergency number" in text(run(contacts=(contact("Notruf", "112"),)))
    accepted = Policy(accepted_bases=(AcceptedBasis("contract", "c.pdf", "needed", "owner"),))
    asked = scope(policy=accepted, proofs=Proofs(documents=frozenset({"c.pdf"})))
    noted = event("given", ANNA, NAME, basis="contract", document="c.pdf")
    assert "which abaudit.yaml accepts: contract (c.pdf)." in text(run(noted, asked=asked))


def test_what_would_change_it_is_told_with_its_verdict() -> None:
    """Each change, several together, and that there is none."""
    shown = text(run(event("given", ANNA, NAME, evidence=None, how="")))
    evidence = f"the missing evidence of the consent of {NAME} were there"
    form = f"it were on record that {NAME} consented in writing"
    assert f"If {evidence}: please check (AB205)." in shown
    assert f"If {evidence}; and {form}: consent on record." in shown
    assert "Nothing that abaudit can imagine different" in text(run(contacts=(contact("Notruf", "112"),)))


def test_the_explanation_ends_with_what_it_does_not_say() -> None:
    """Law 7: the box, here as everywhere."""
    assert "Not checked: whether the consents are valid" in text(run())


def test_under_id_only_ids_and_reasons_are_left() -> None:
    """Names, numbers, file names, columns, groups, reasons and evidence are hidden; days and effects stay."""
    written = (Exemption((ANNA,), ExemptionKind.OWN, "our workshop", "the owner", 7),)
    person = replace(contact(NAME, ANNA, "Anna fragen!"), groups=("Kunden",))
    explained = run(event("refused", ANNA, NAME), contacts=(person,), asked=scope(exemptions=written))
    explained = replace(explained, exports=(replace(explained.exports[0], name="Annas Handy.vcf"),))
    dumped = json.dumps(document(explained, full=False), ensure_ascii=False)
    shown = dumped + text(explained, full=False) + text(explained, 1, full=False)
    for personal in (NAME, "Anna", "anna", "3920001", "Handy", "Kunden", "workshop", "the owner", EVIDENCE.file, TEXT):
        assert personal not in shown
    assert "export-1.vcf:1, contact C-0001" in shown
    assert "2026-01-01, line 1: consent refused" in shown


def test_the_document_has_what_its_module_says() -> None:
    """Keys for machines, English sentences, and the same verdict and rules as the audit."""
    explained = run(event("given", ANNA, NAME, until=TODAY), event("refused", ANNA, "Otto Klee"))
    use("de")
    try:
        found = document(explained)
    finally:
        use("en")
    assert set(found) == {"schema", "show", "run", "rules", "contacts", "numbers"}
    assert (found["schema"], found["show"], found["run"]["controller"]) == ("abaudit/explain/1", "full", US)
    (number,) = found["numbers"]
    assert set(number) == {
        "id", "number", "verdict", "reading", "reason", "standing", "findings", "places", "events", "facts", "changes",
        "explanation",
    }  # fmt: skip
    (row,) = audit(explained.exports, explained.ledger, ruleset(), explained.scope).rows
    assert (number["id"], number["verdict"], number["standing"]) == (row.id, row.verdict, row.standing)
    assert [finding["rule"] for finding in number["findings"]] == [finding.rule for finding in row.findings]
    assert number["events"][0] == {
        "person": NAME, "line": 1, "day": "2026-01-01", "state": "given", "effect": "opens", "standing": "given",
        "until": TODAY.isoformat(),
    }  # fmt: skip
    assert number["places"][0]["source"] == ""
    assert number["changes"][0]["if"][0]["names"] == ["Otto Klee"]
    sentences = [one for section in number["explanation"] for one in section["sentences"]]
    assert "Verdict: no consent on record." in sentences
    assert "GDPR 6(1)(a)" in sentences


def test_numbers_are_found_by_every_name_they_have() -> None:
    """By id, by contact, as E.164, as written, and by the very text of a field that is no number."""
    explained = run(contacts=(contact(NAME, ANNA, "fragen!"), contact("Otto", ANNA), contact("Leer")))
    number, doubtful = explained.cases
    assert explained.number("N-0001") == number
    assert explained.number("N-0003") is None
    assert explained.of_contact("C-0001") == (number, doubtful)
    assert explained.of_contact("C-0002") == (number,)
    assert explained.of_contact("C-0003") == ()
    assert [found.name for found in explained.contacts] == [NAME, "Otto", "Leer"]
    assert explained.written("0171 3920001") == explained.written(ANNA) == number
    assert explained.written(" fragen! ") == doubtful
    assert explained.written("030 23125000") is None


def test_every_number_of_the_example_is_explained_as_it_is_judged() -> None:
    """The example of the project, in both formats, in German and English."""
    from abaudit.service import preparation, settings

    names = [str(ROOT / "examples" / name) for name in ("telefon.vcf", "buero-outlook.csv")]
    asked = preparation.request(names, settings.load(settings.find(names, "", "")), on=date(2026, 11, 23))
    prepared = preparation.prepare(asked)
    explained = Explained(
        prepared.exports,
        tuple(Path(name).read_bytes() for name in names),
        prepared.ledger,
        prepared.ruleset,
        prepared.scope,
    )
    rows = audit(prepared.exports, prepared.ledger, prepared.ruleset, prepared.scope).rows
    found = {number["id"]: number for number in document(explained)["numbers"]}
    for row in rows:
        number = found[row.id]
        assert (number["verdict"], [one["rule"] for one in number["findings"]]) == (
            row.verdict,
            [finding.rule for finding in row.findings],
        )
        assert (row.contact, row.line) in {(place["contact"], place["line"]) for place in number["places"]}
        assert all(place["text"] in place["source"] or place["text"] == "" for place in number["places"])
    for language in ("en", "de"):
        use(language)
        try:
            assert all(text(explained, place) for place in range(len(explained.cases)))
        finally:
            use("en")
