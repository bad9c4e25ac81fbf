"""Two results, compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from abaudit import pseudonyms
from abaudit.audit import audit
from abaudit.audit.follow_up import follow_up
from abaudit.known.compare import compare, is_stale
from abaudit.model.findings import AuditResult, ExportFacts
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


def export(sha256: str, contacts: int) -> ExportFacts:
    """An export of this size."""
    return ExportFacts("a.vcf", sha256, "vcard", "utf-8", contacts, contacts, contacts, 0, 0)


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        ([export("b", 5), export("d", 4)], ""),
        ([export("b", 4), export("d", 4)], "fewer"),
        ([export("b", 10)], "fewer"),
        ([export("b", 0), export("d", 4)], "fewer"),
        ([export("b", 10), export("c", 4)], "same"),
        ([export("b", 10), export("d", 4), export("e", 1)], ""),
    ],
)
def test_a_stale_or_shrunken_export_is_seen(now: list[ExportFacts], reason: str) -> None:
    """Half of the contacts are enough, fewer are not; the very bytes of last time are no new export."""
    assert is_stale([export("a", 10), export("c", 4)], now) == reason


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
