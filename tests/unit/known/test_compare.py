"""Two results, compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, strategies as st

from abaudit import pseudonyms
from abaudit.audit import audit
from abaudit.audit.follow_up import follow_up
from abaudit.known.compare import compare
from abaudit.model.findings import AuditResult
from abaudit.model.rulebook import Severity
from factories import ANNA, BERND, CLARA, TODAY, book, contact, event, ledger, ruleset, scope
from results_factory import DORA, KEY

NAMES = {ANNA: "Anna Beispiel", BERND: "Bernd Muster", CLARA: "Clara Probe", DORA: "Dora Vorlage"}


def result(*numbers: str, consented: str = "") -> AuditResult:
    """These numbers, each with its person, of which one may have a consent."""
    told = ledger(event("given", consented, NAMES[consented])) if consented else ledger()
    contacts = [contact(NAMES[number], number) for number in numbers]
    return pseudonyms.apply(audit([book(*contacts)], told, ruleset(), scope()), KEY)


def ids(*numbers: str) -> tuple[str, ...]:
    """The ids of *numbers*."""
    return tuple(KEY.pseudonym(number, exact=True) for number in numbers)


def test_every_open_number_is_new_lapsed_or_unchanged_and_what_is_gone_is_fixed() -> None:
    """By the verdicts before and after, in the order of the newer result."""
    found = compare(result(ANNA, BERND, CLARA, consented=ANNA), result(DORA, BERND, ANNA))
    assert (found.new, found.lapsed) == (ids(DORA), ids(ANNA))
    assert (found.fixed, found.unchanged) == (ids(CLARA), ids(BERND))
    assert found.has_new


def test_a_consent_that_came_in_fixes_a_number() -> None:
    """It is still there, and nothing is left to do about it."""
    found = compare(result(ANNA), result(ANNA, consented=ANNA))
    assert (found.fixed, found.has_new) == (ids(ANNA), False)


def books(**numbers: tuple[int, ...]) -> AuditResult:
    """A result of exports by their names (``__`` for a dot), each with one contact for each of these numbers."""
    exports = [
        replace(
            book(*(contact(f"Kontakt {one}", f"+49171392{one:04}") for one in held)),
            name=name.replace("__", "."),
            sha256=f"{hash((name.partition('__')[0], held)):x}",
        )
        for name, held in numbers.items()
    ]
    return pseudonyms.apply(audit(exports, ledger(), ruleset(), scope()), KEY)


def states(old: AuditResult, new: AuditResult) -> list[tuple[str, str]]:
    """(name, state) of every export, as compared."""
    return [(change.name, change.state.value) for change in compare(old, new).exports]


TEN, FOUR = tuple(range(10)), tuple(range(20, 24))


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ({"a__vcf": TEN[:5], "b__vcf": (*FOUR, 1)}, [("a.vcf", "changed"), ("b.vcf", "changed")]),
        ({"a__vcf": TEN[:4], "b__vcf": (*FOUR, 1)}, [("a.vcf", "shrunk"), ("b.vcf", "changed")]),
        ({"b__vcf": (*FOUR, 1), "a__vcf": TEN[:4]}, [("b.vcf", "changed"), ("a.vcf", "shrunk")]),
        ({"b__vcf": FOUR}, [("b.vcf", "unchanged"), ("a.vcf", "gone")]),
        (
            {"new__vcf": (50,), "a__vcf": TEN, "b__vcf": FOUR},
            [("new.vcf", "new"), ("a.vcf", "unchanged"), ("b.vcf", "unchanged")],
        ),
        ({"a__vcf": (), "b__vcf": FOUR}, [("a.vcf", "shrunk"), ("b.vcf", "unchanged")]),
        ({"renamed__vcf": (*TEN[1:], 11), "b__vcf": FOUR}, [("renamed.vcf", "changed"), ("b.vcf", "unchanged")]),
        (
            {"renamed__vcf": TEN[:5], "b__vcf": FOUR},
            [("renamed.vcf", "new"), ("b.vcf", "unchanged"), ("a.vcf", "gone")],
        ),
    ],
)
def test_exports_are_known_again_wherever_they_stand(
    now: dict[str, tuple[int, ...]], expected: list[tuple[str, str]]
) -> None:
    """By name, else by bytes, else by what is in them; less than half of the contacts is a drop, half is none."""
    assert states(books(a__vcf=TEN, b__vcf=FOUR), books(**now)) == expected


@given(st.permutations(range(6)), st.sets(st.integers(0, 5)), st.sets(st.integers(0, 5)))
def test_the_order_of_exports_tells_nothing(order: list[int], shrunk: set[int], gone: set[int]) -> None:
    """Whatever is named first: each export that shrank or is gone is told, and no other."""
    names = [f"phone{place}__vcf" for place in range(6)]
    old = books(**{name: tuple(range(100 * place, 100 * place + 10)) for place, name in enumerate(names)})
    held = {place: tuple(range(100 * place, 100 * place + (3 if place in shrunk else 10))) for place in order}
    new = books(**{names[place]: numbers for place, numbers in held.items() if place not in gone})
    drops = {change.name for change in compare(old, new).exports if change.is_drop}
    assert drops == {names[place].replace("__", ".") for place in shrunk | gone}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("contacts-2026-10-23.vcf", "./contacts-2026-11-23.vcf", True),
        ("phones/Kontakte 23.10.2026.vcf", "phones//Kontakte 24.11.2026.vcf", True),
        ("export_20261023_0715.csv", "export_20261124_1130.csv", True),
        ("phone1.vcf", "phone2.vcf", False),
        ("a/contacts.vcf", "b/contacts.vcf", False),
        ("2026-10-23/contacts.vcf", "2026-11-23/contacts.vcf", False),
    ],
)
def test_a_day_in_the_name_makes_no_other_export(one: str, other: str, same: bool) -> None:
    """The program on the phone puts it there; anything else in the name counts."""
    assert (KEY.of_export(one) == KEY.of_export(other)) is same
    both = KEY.of_exports([one, other])
    assert len(set(both)) == 2, "in one audit they are two"
    assert all(own in KEY.exports_called(name) for own, name in zip(both, (one, other), strict=True))


def test_what_is_unchanged_is_as_old_as_when_it_was_first_seen() -> None:
    """However often it is copied: the day goes from result to result."""
    monthly = [books(a__vcf=TEN)]
    for days in (30, 60, 90):
        again = books(a__vcf=TEN)
        run = replace(again.run, on=TODAY + timedelta(days), max_age=60)
        written = replace(again.run.exports[0], written=run.on)
        monthly.append(follow_up(replace(again, run=replace(run, exports=(written,))), monthly[-1], ruleset()))
    assert [result.run.exports[0].written for result in monthly[1:]] == [TODAY] * 3
    assert [(result.too_old, result.status) for result in monthly[1:]] == [((), 1), ((), 1), ((0,), 3)]


def test_a_result_without_ids_of_exports_is_compared_by_what_is_in_them() -> None:
    """An older version saved it."""
    old = books(a__vcf=TEN, b__vcf=FOUR)
    bare = replace(old, run=replace(old.run, exports=tuple(replace(each, id="") for each in old.run.exports)))
    assert states(bare, books(b__vcf=FOUR, a__vcf=(*TEN, 11))) == [("b.vcf", "unchanged"), ("a.vcf", "changed")]


@pytest.mark.parametrize(
    ("days", "interval", "numbers", "rules"),
    [
        (30, None, (ANNA,), []),
        (30, 30, (ANNA,), []),
        (31, 30, (ANNA,), ["AB602"]),
        (1, None, (ANNA, BERND), ["AB602"]),
    ],
)
def test_drift_and_an_overdue_audit_are_noted(
    days: int, interval: int | None, numbers: tuple[str, ...], rules: list[str]
) -> None:
    """AB602 tells of both, cites its rule, and by itself changes no status."""
    old = result(ANNA)
    old = replace(old, run=replace(old.run, on=TODAY.fromordinal(TODAY.toordinal() - days)))
    found = follow_up(result(*numbers), old, ruleset(), interval)
    assert [finding.rule for finding in found.findings] == rules
    assert [rule.id for rule in found.rules] == sorted({"AB101", *rules})
    assert found.comparison is not None
    quiet = replace(found, run=replace(found.run, fail_on="never"))
    assert quiet.status == 0
    if rules:
        assert found.findings[0].severity is Severity.MEDIUM
        nobody = replace(found, rows=(), summary=replace(found.summary, distinct=0, flagged=0))
        assert not nobody.fails
        assert replace(nobody, run=replace(found.run, fail_on="medium")).fails
