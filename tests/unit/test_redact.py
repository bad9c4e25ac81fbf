"""What may be shown of a result."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from abaudit.audit import audit
from abaudit.model.contacts import Column
from abaudit.model.findings import AuditResult
from abaudit.model.rulebook import RuleFile
from abaudit.redact import DOT, export_alias, mask_name, mask_number, redact
from factories import ANNA, BERND, book, contact, event, ledger, ruleset, scope


def result_of() -> AuditResult:
    """A result in which every place for something personal is filled."""
    found = audit(
        [book(contact("Bernd Muster", BERND, "3920002"), name="Bernds Handy.vcf")],
        ledger(event("given", ANNA, "Anna Beispiel")),
        ruleset(),
        replace(scope(), declared=(("device", "Annas Handy"),)),
    )
    export = replace(
        found.run.exports[0], phone_columns=(Column(3, "Bernds Nummer"),), columns_aside=(Column(4, "Bernd"),)
    )
    rows = tuple(replace(row, label="Bernds Boot", groups=("Bernds Kegelclub",)) for row in found.rows)
    own = (RuleFile("bernd.yaml", "1", "0" * 64),)
    return replace(found, run=replace(found.run, exports=(export,), own_rules=own), rows=rows)


def test_full_changes_nothing_but_says_so() -> None:
    """Under ``full`` the result is itself."""
    result = result_of()
    assert redact(result, "full") == replace(result, run=replace(result.run, show="full"))


@pytest.mark.parametrize("show", ["id", "masked"])
def test_nothing_that_the_owner_wrote_remains(show: str) -> None:
    """File names, headers, labels, groups and declarations are gone under pseudonyms and under hints."""
    result = redact(result_of(), show)  # type: ignore[arg-type]  # one of the two
    assert result.run.show == show
    run, rows = result.run, result.rows
    assert run.exports[0].name == "export-1.vcf"
    assert run.declared == (("device", "declared"),)
    assert {column.header for column in (*run.exports[0].phone_columns, *run.exports[0].columns_aside)} == {""}
    assert [column.index for column in run.exports[0].phone_columns] == [3], "the position may be told"
    assert "bernd" not in run.own_rules[0].name
    assert {row.label for row in rows} == {None}
    assert {row.groups for row in rows} == {()}


def test_pseudonyms_hold_neither_name_nor_number() -> None:
    """Under ``id`` a row keeps its running numbers alone."""
    assert {(row.name, row.number) for row in redact(result_of(), "id").rows} == {(None, None)}


def test_hints_let_the_owner_find_the_contact() -> None:
    """Under ``masked`` initials and a number's ends remain."""
    shown = [(row.name, row.number) for row in redact(result_of(), "masked").rows]
    assert shown == [("B. M…r", "+49 171 ••••• 02"), ("B. M…r", "••••• 02")]


def test_verdicts_and_counts_stay() -> None:
    """Redaction changes no verdict, no finding and no status."""
    result = result_of()
    for show in ("id", "masked", "full"):
        shown = redact(result, show)
        assert [(row.id, row.verdict, row.findings) for row in shown.rows] == [
            (row.id, row.verdict, row.findings) for row in result.rows
        ]
        assert (shown.summary, shown.status) == (result.summary, result.status)


@pytest.mark.parametrize(
    ("name", "alias"),
    [
        ("telefon.vcf", "export-1.vcf"),
        ("C:/Anna/KONTAKTE.CSV", "export-1.csv"),
        ("-", "export-1"),
        ("kontakte.anna-beispiel", "export-1"),
        (".vcf", "export-1"),
        ("anna.vcf.bak", "export-1"),
        ("", "export-1"),
    ],
)
def test_a_file_keeps_only_an_ending_that_names_a_format(name: str, alias: str) -> None:
    """An unknown ending could be somebody's name."""
    export = replace(result_of().run.exports[0], name=name)
    assert export_alias(0, export).name == alias


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Max Bauer", "M. B…r"),
        ("Max von Bauer", "M. B…r"),
        ("Bauer", "B…r"),
        ("Li", "L…"),
        ("Li Wu", "L. W…"),
        ("  Max   Bauer ", "M. B…r"),
        ("", ""),
        (" ", ""),
    ],
)
def test_a_name_keeps_its_initials(name: str, hint: str) -> None:
    """Initials and a last letter are enough to find somebody in one's own address book."""
    assert mask_name(name) == hint


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        ("+491713920001", "+49 171 ••••• 01"),
        ("+493023125006", "+49 30 ••••• 06"),
        ("+442079460001", "+44 20 ••••• 01"),
        ("+12125550100", "+1 212 ••••• 00"),
        ("+999123456", "••••• 56"),
        ("+49301234", "+49 ••••• 34"),
        ("+493012", "••••• 12"),
        ("0171 3920001", "••••• 01"),
        ("112", "•••••"),
        ("", "•••••"),
        ("12345", "•••••"),
        ("fragen: 3920001!", "••••• 01"),
    ],
)
def test_a_number_keeps_its_ends(number: str, hint: str) -> None:
    """Short numbers keep nothing, and what is no E.164 only its last two digits."""
    assert mask_number(number) == hint


@given(st.text(st.characters(min_codepoint=33, exclude_categories=["Z", "C"]), min_size=3, max_size=30))
def test_no_word_survives(word: str) -> None:
    """A hint never holds a whole name of three letters or more."""
    assert word not in mask_name(word)
    assert word not in mask_name(f"X {word}")


@given(st.from_regex(r"\+[1-9][0-9]{5,14}", fullmatch=True) | st.text(alphabet="0123456789 -/()", max_size=25))
def test_three_digits_are_always_hidden(number: str) -> None:
    """However long the number, at least three of its digits cannot be read from the hint, and their count neither."""
    hint = mask_number(number)
    digits = sum(character.isdigit() for character in number)
    assert hint.count(DOT) == 5
    assert sum(character.isdigit() for character in hint) <= max(0, digits - 3)
