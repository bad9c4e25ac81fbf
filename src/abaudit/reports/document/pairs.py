"""The findings by number and rule, as trackers of findings count them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abaudit.i18n import _, language, ngettext
from abaudit.model.rulebook import Charge, Severity, in_language
from abaudit.reports.document.fingerprint import fingerprint
from abaudit.reports.text.days import day
from abaudit.reports.text.harmless import line_of

if TYPE_CHECKING:
    from datetime import date

    from abaudit.model.findings import AuditResult, Finding, Row
    from abaudit.model.rulebook import Rule


@dataclass(frozen=True, slots=True)
class Pair:
    """One rule that holds for one number, with every place of it; without places it holds for the whole audit."""

    id: str
    """The number's pseudonym; empty for the whole audit."""
    rule: Rule
    title: str
    """The rule's title and its remedy in the language in use, as one line each."""
    remedy: str
    finding: Finding
    rows: tuple[Row, ...]

    @property
    def fingerprint(self) -> str:
        """The same for this number and rule in every result whose ids were made with the same key."""
        return fingerprint(self.id, self.rule.id)


def pairs_of(result: AuditResult) -> tuple[Pair, ...]:
    """Every distinct (number, rule) pair, those about the whole audit first, then in the order of the rows."""
    rules = {rule.id: (rule, title(rule), remedy(rule)) for rule in result.rules}
    found = [Pair("", *rules[finding.rule], finding, ()) for finding in result.findings]
    places: dict[tuple[str, str], list[Row]] = {}
    findings: dict[tuple[str, str], Finding] = {}
    on = result.run.on
    for row in result.rows:
        for finding in row.findings:
            key = (row.id, finding.rule)
            if key not in findings or findings[key].is_settled(on):  # one row that is not settled leaves it open
                findings[key] = finding
            places.setdefault(key, []).append(row)
    for key, finding in findings.items():
        found.append(Pair(key[0], *rules[key[1]], finding, tuple(places[key])))
    return tuple(found)


def counts(finding: Finding, threshold: str, on: date) -> bool:
    """Whether *finding* makes the exit status 1 under ``--fail-on`` *threshold* on the day *on*."""
    if threshold == "never" or finding.is_settled(on):
        return False
    return finding.verdict is not Charge.NOTE if threshold == "any" else finding.severity.at_least(Severity(threshold))


def title(rule: Rule) -> str:
    """The rule's title in the language in use, as one line."""
    return line_of(in_language(rule.title, language()))


def remedy(rule: Rule) -> str:
    """What to do, in the language in use, as one line."""
    return line_of(in_language(rule.remedy, language()))


def sentence(pair: Pair, on: date) -> str:
    """What was found, of which number, how often, what to do, and who answers for it on the day *on*."""
    found = _("Number {id}: {title}.").format(id=pair.id, title=pair.title) if pair.id else f"{pair.title}."
    if len(pair.rows) > 1:
        count = ngettext("It stands in {count} place.", "It stands in {count} places.", len(pair.rows))
        found = f"{found} {count.format(count=len(pair.rows))}"
    return " ".join((found, pair.remedy, *settled(pair.finding, on)))


def settled(finding: Finding, on: date) -> list[str]:
    """Sentences on the waiver and the baseline that know *finding* on the day *on*; none for a new one."""
    sentences = []
    if finding.waiver:
        sentences.append(_("Waiver {name} covers it.").format(name=finding.waiver))
    if finding.due:
        text = (
            _("It is known from the baseline and may stay open until {due}.")
            if on <= finding.due
            else _("It is known from the baseline and past its due day, {due}.")
        )
        sentences.append(text.format(due=day(finding.due)))
    return sentences
