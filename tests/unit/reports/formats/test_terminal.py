"""The report on the screen: complete, within its width, and harmless whatever a contact is called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies as st
from rich.cells import cell_len

from abaudit import i18n
from abaudit.audit import audit
from abaudit.model.contacts import Column, Contact, Mention, PersonalField, Span, Unread
from abaudit.model.export_facts import Export
from abaudit.model.facts import ExemptionKind
from abaudit.model.findings import AuditResult, Notice
from abaudit.model.rulebook import Exemption
from abaudit.redact import redact
from abaudit.reports.document import Document
from abaudit.reports.formats.terminal.page import render
from factories import ANNA, BERND, CLARA, OFFICE, book, contact, event, ledger, ruleset, scope

WIDTHS = (40, 60, 72, 80, 100, 200)
SGR = re.compile(r"\x1b\[[0-9;]*m")

HOSTILE = (
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x9b2J",
    "[red]markup[/red] [link=https://x.example]x[/link] [/]",
    "\u202eesrever\u202c",
    "\u2066isolated\u2069",
    "two\nlines\rand\ta tab\x0b\x0c\x85\u2028\u2029",
    "x" * 10_000,
    "long words " * 1_000,
    "😀👩‍👩‍👧‍👦🇩🇪☎️" * 20,
    "李小龍" * 40,
    "\ud800\udfff",
    "\ufeff\u200b\u00ad\u2060",
    "a\u0300\u0301\u0302" * 30,
    "\U000e0041\U000e007f",
    ":smile: :phone:",
    "{name} %s %(x)s \\",
    "\x00\x7f",
    "",
)


def result_of(*contacts: Contact, name: str = "book.vcf", unread: Sequence[Unread] = ()) -> AuditResult:
    """An audit of *contacts* in which Anna has consented and Clara refused."""
    written = ledger(event("given", ANNA, "Anna Beispiel"), event("refused", CLARA, "Clara Probe"))
    exempt = (Exemption((OFFICE,), ExemptionKind.OWN, "our own line", "owner", 1),)
    return audit([book(*contacts, name=name, unread=unread)], written, ruleset(), scope(exemptions=exempt))


def everything(name: str = "Bernd Muster", raw: str = "3920002") -> AuditResult:
    """A result with every section, everywhere with *name* and *raw* where a person can write them."""
    result = result_of(
        contact(name or "Anna Beispiel", ANNA, BERND, raw, "112"),
        contact(name, CLARA, raw + ";ext=5", ""),
        contact("", OFFICE, organisation=name),
        name=f"{name}.vcf",
        unread=(Unread(None, 9, Span(0, 1), "vcard-truncated", "The file ends in the middle of a card."),),
    )
    export = replace(
        result.run.exports[0], phone_columns=(Column(0, name), Column(1, "")), columns_aside=(Column(2, name),)
    )
    notices = (*result.notices, Notice("region-default", (("region", "DE"),)))
    return replace(result, run=replace(result.run, exports=(export,), controller=name), notices=notices)


def assert_harmless(text: str) -> None:
    """Only line ends may steer the screen, and nothing may turn the direction of writing."""
    signs = set(text) - {"\n"}
    assert not [hex(ord(sign)) for sign in signs if unicodedata.category(sign) in {"Cc", "Zl", "Zp", "Cs"}]
    assert not signs & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff\u200b")


def widest(text: str) -> int:
    """The cells of the widest line."""
    return max(cell_len(line) for line in text.splitlines())


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_no_name_steers_the_screen_or_leaves_it(name: str, width: int) -> None:
    """Whatever a person, a number, a file, a column or a controller is called, it stays text within the width."""
    text = render(Document(everything(name, f"{name[:60]} 12")), width=width)
    assert_harmless(text)
    assert widest(text) <= width


@settings(max_examples=40)
@given(
    st.text(max_size=80),
    st.text(alphabet=st.characters(), max_size=80),
    st.sampled_from(WIDTHS),
    st.booleans(),
    st.sampled_from(["full", "masked", "id"]),
)
def test_any_text_stays_text(name: str, raw: str, width: int, plain: bool, show: str) -> None:
    """No text of a person steers the screen or leaves it, however it is shown."""
    result = redact(everything(name, raw), show)  # type: ignore[arg-type]  # one of the three
    text = render(Document(result), width=width, ascii_only=plain)
    assert_harmless(text)
    assert widest(text) <= width


@given(st.sampled_from(HOSTILE), st.sampled_from(WIDTHS))
def test_colours_add_nothing_but_colours(name: str, width: int) -> None:
    """Without its colours the coloured report is the plain one."""
    result = everything(name)
    assert SGR.sub("", render(Document(result), width=width, color=True)) == render(Document(result), width=width)


@pytest.mark.parametrize("name", ["[red]markup[/red]", "[/]", ":smile:", "{name}", "\\[bold]"])
def test_markup_is_printed_as_it_is(name: str) -> None:
    """A name that looks like markup is a name."""
    text = render(Document(everything(name)), width=200)
    assert text.count(name) >= 4


def test_wide_characters_keep_the_columns_in_place() -> None:
    """A name of wide characters takes its cells, so that the numbers stand below one another."""
    text = render(Document(result_of(contact("李小龍", BERND), contact("Bernd Muster", "+491713920004"))), width=100)
    before = [cell_len(line.split("+49171")[0]) for line in text.splitlines() if "+49171" in line]
    assert len(before) == 2
    assert len(set(before)) == 1


def test_a_long_name_ends_in_an_ellipsis() -> None:
    """What does not fit is shortened visibly."""
    text = render(Document(result_of(contact("Bernd " * 30, BERND))), width=80)
    assert "…" in next(line for line in text.splitlines() if BERND in line)


def test_every_number_that_stands_open_is_shown() -> None:
    """Each flagged or doubtful number and each exemption is in the list, under its section."""
    text = render(Document(everything()), width=100)
    sections = (
        "Could not be read (1)",
        "Remove from the phone (1)",
        "Ask for consent (1)",
        "Exempt, with a reason (3)",
    )
    for section in (*sections, "Please check", "Note"):
        assert section in text
    for shown in (BERND, CLARA, OFFICE, "3920002", "112", "(empty)", "AB103", "AB101"):
        assert shown in text


def test_the_answer_counts_what_was_looked_at() -> None:
    """A clean answer says how many contacts, entries, numbers and events it is about."""
    text = " ".join(render(Document(result_of(contact("Anna Beispiel", ANNA), contact("", OFFICE)))).split())
    assert "Nothing found: of 2 contacts with 2 phone entries (2 different numbers)" in text
    assert "checked against 2 ledger events, 1 have a consent on record and 1 a written exemption" in text


def test_what_is_only_noted_is_noticed() -> None:
    """A consented number that a rule remarks on is not passed over in silence."""
    result = result_of(replace(contact("Anna Beispiel", ANNA), fields=(PersonalField("NOTE", 2, Span(0, 1)),)))
    assert result.status == 0
    text = " ".join(render(Document(result)).split())
    assert "Nothing found but what is noticed below" in text
    assert "More data than needed (AB402): 1 number." in text


@pytest.mark.parametrize("contacts", [(), (contact("Notruf", "112"),)], ids=["empty", "emergency"])
def test_nothing_to_audit_is_said(contacts: tuple[Contact, ...]) -> None:
    """A book without numbers gets no clean answer, and the way to look into it."""
    text = render(Document(result_of(*contacts)))
    assert "Nothing was audited" in text
    assert "abaudit inspect" in text
    assert "Nothing found" not in text


def test_a_doubt_alone_is_no_pass() -> None:
    """Where numbers need a look, the answer says how many."""
    text = render(Document(result_of(contact("Bernd Muster", "3920002"), contact("Clara Neu", "3920003"))))
    assert "but 2 need a look" in text
    assert "The only number needs a look" in render(Document(result_of(contact("Bernd Muster", "3920002"))))
    assert "Nothing found" not in text


def test_a_book_read_in_part_is_no_pass() -> None:
    """Where something could not be read, finding nothing in the rest is not called so."""
    missed = Unread(2, 9, Span(0, 1), "vcard-truncated", "The file ends in the middle of a card.")
    result = result_of(contact("Anna Beispiel", ANNA), unread=(missed,))
    assert (result.summary.flagged, result.status) == (0, 3)
    text = " ".join(render(Document(result)).split())
    assert "Nothing was found in what could be read, but not everything could be read." in text


@pytest.mark.parametrize(
    ("contacts", "step"),
    [
        ((contact("Clara Probe", CLARA), contact("Bernd Muster", BERND)), "off the phone first"),
        ((contact("Bernd Muster", BERND), contact("Olaf", "3920002")), "Ask the people under"),
        ((contact("Olaf", "3920002"),), "correct them, then audit again"),
        ((contact("Anna Beispiel", ANNA),), ""),
    ],
    ids=["remove", "ask", "check", "none"],
)
def test_there_is_one_next_step(contacts: tuple[Contact, ...], step: str) -> None:
    """The most pressing step is named, and none where there is nothing to do."""
    text = " ".join(render(Document(result_of(*contacts))).split())
    assert ("→" in text) == bool(step)
    assert step in text


def test_unread_parts_come_first() -> None:
    """What could not be read is the next step, before anything that was found."""
    text = render(Document(everything()))
    assert "as long as it is unread, this audit is no proof" in " ".join(text.split())


def test_without_a_ledger_the_first_step_is_to_deny_access() -> None:
    """The owner's first audit has no ledger, and gets a way to begin."""
    result = audit([book(contact("Bernd Muster", BERND))], None, ruleset(), scope())
    text = " ".join(render(Document(result)).split())
    assert "deny it access" in text
    assert "There was no consent ledger" in text


@pytest.mark.parametrize("show", ["id", "masked", "full"])
def test_the_box_stands_under_every_report(show: str) -> None:
    """Law 7: what was checked and what was not is said each time."""
    result = redact(everything(), show)  # type: ignore[arg-type]  # one of the three
    text = " ".join(re.sub("[│╭╰╮╯─]", " ", render(Document(result))).split())
    assert "Not checked: whether the consents are valid" in text
    assert "This is no legal advice." in text


def test_a_typewriter_gets_only_its_signs() -> None:
    """With ascii_only nothing beyond ASCII is drawn, not even in masked names."""
    assert render(Document(redact(everything(), "masked")), ascii_only=True).isascii()


def test_pseudonyms_stand_for_names() -> None:
    """Under ``id`` the same places hold running numbers, and the file an alias."""
    result = everything()
    text = render(Document(redact(replace(result, run=replace(result.run, controller="Fliesen Beispiel GmbH")), "id")))
    assert "C-0001" in text
    assert "export-1.vcf" in text
    assert "Muster" not in text


def test_places_name_the_file_where_there_are_several() -> None:
    """One export needs no name beside each line, two do."""
    exports: list[Export] = [book(contact("A", BERND), name="one.vcf"), book(contact("B", CLARA), name="two.vcf")]
    both = render(Document(audit(exports, None, ruleset(), scope())))
    assert "one.vcf:1" in both
    assert "two.vcf:1" in both
    assert "one.vcf:1" not in render(Document(audit(exports[:1], None, ruleset(), scope())))


def test_a_number_with_two_names_is_counted_once() -> None:
    """Two contacts with one number are two lines and one number."""
    text = render(Document(result_of(contact("Bernd Muster", BERND), contact("Büro Muster", BERND))))
    assert "Ask for consent (1)" in text
    assert "Bernd Muster" in text
    assert "Büro Muster" in text


def test_below_the_threshold_is_said() -> None:
    """Findings that the status does not show are told to be below the threshold."""
    result = audit([book(contact("Bernd Muster", BERND))], ledger(), ruleset(), scope(fail_on="never"))
    assert "below the threshold (--fail-on never)" in " ".join(render(Document(result)).split())


def test_days_are_written_as_the_reader_writes_them() -> None:
    """German has its own way of writing a day."""
    i18n.use("de")
    try:
        assert "23.11.2026" in render(Document(everything()))
    finally:
        i18n.use("en")
    assert "2026-11-23" in render(Document(everything()))


@pytest.mark.parametrize("width", WIDTHS)
def test_german_fits_as_well(width: int) -> None:
    """The longer German words stay within the width too."""
    i18n.use("de")
    try:
        assert widest(render(Document(everything("Überlandwerk-Störungsannahmestelle")), width=width)) <= width
    finally:
        i18n.use("en")


def test_a_contact_in_several_exports_is_shown_once() -> None:
    """Same name and same numbers: one line with all its places; the counts stay per export."""
    exports = [
        book(contact("Bernd Muster", BERND), name="phone.vcf"),
        book(contact("Clara", CLARA), contact("Bernd Muster", BERND), name="office.csv"),
    ]
    text = " ".join(render(Document(audit(exports, None, ruleset(), scope())), width=160).split())
    assert text.count("Bernd Muster") == 1
    assert "phone.vcf:1, office.csv:1" in text
    assert "phone.vcf (vcard, utf-8): 1 contact" in text
    assert "office.csv (vcard, utf-8): 2 contacts" in text


def test_namesakes_with_other_numbers_stay_apart() -> None:
    """Two contacts of one name may be two persons, unless they have the same set of numbers."""
    exports = [
        book(contact("Bernd Muster", BERND), name="phone.vcf"),
        book(contact("Bernd Muster", BERND, CLARA), name="office.csv"),
    ]
    text = " ".join(render(Document(audit(exports, None, ruleset(), scope()))).split())
    assert text.count("Bernd Muster") == 3
    assert "phone.vcf:1, office" not in text


def test_what_the_exports_are_is_told() -> None:
    """Office programs, columns of consents, free text and overrides are notes of the report."""
    made = book(contact("Bernd Muster", BERND), name="office.csv")
    imported = replace(
        made.imported,
        layout="outlook-desktop-de",
        office=True,
        columns=(Column(3, "WA ok", "consent"),),
        mentions=(Mention(1, 1, "NOTE", "0171 3920077"),),
        overrides=(("as", "outlook-desktop-de"), ("encoding", "cp1252")),
    )
    result = audit([replace(made, imported=imported)], None, ruleset(), scope())
    text = " ".join(render(Document(result)).split())
    for told in (
        "at least one of these exports (outlook-desktop-de)",
        "“WhatsApp ok?”): 1. They were not believed",
        "Numbers in notes and other free text: 1.",
        "Columns of office.csv that seem to note consents and were not believed: “WA ok”.",
        "Decided for office.csv on the command line, not by the reader: --as outlook-desktop-de, --encoding cp1252.",
    ):
        assert told in text
    assert "0077" not in text
    assert [found.code for found in result.notices][-3:] == ["office-export", "consent-columns", "free-text-numbers"]
