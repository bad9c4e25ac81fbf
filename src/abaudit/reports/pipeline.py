"""What the formats for pipelines share: findings by number and rule, gaps, stable fingerprints, levels.

These formats hold pseudonyms only, whatever the result would let them show: `for_pipelines` sees to it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from abaudit.i18n import _, language, ngettext
from abaudit.model.rulebook import Charge, Severity, in_language
from abaudit.redact import redact
from abaudit.reports import notes
from abaudit.reports.answer import answer, counted
from abaudit.reports.box import box
from abaudit.reports.freshness import age, drop
from abaudit.reports.plain import day, safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abaudit.model.findings import AuditResult, Finding, Row
    from abaudit.model.rulebook import Rule

Level = Literal["error", "warning", "note"]

UNREAD = "abaudit-unread"
"""What stands in the place of a rule's id where a part of an export could not be read."""

NOT_AUDITED = "abaudit-not-audited"
"""The same where an export holds no entry that reads as a telephone number."""

NOT_FRESH = "abaudit-not-fresh"
"""The same where an export is gone or shrunk since the earlier audit, or older than the run allows."""

_LONGEST = 2000
_LEVELS: dict[Severity, Level] = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "warning",
}


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


@dataclass(frozen=True, slots=True)
class Gap:
    """What was not audited: a part of an export, an export without any number, or one that is not today's."""

    code: str
    """`UNREAD`, `NOT_AUDITED` or `NOT_FRESH`."""
    name: str
    """The reason's code; with `export` and `line` it tells one gap from another."""
    export: int
    """0-based; the first export stands for one that is gone."""
    line: int
    text: str
    fingerprint: str
    whole: bool = False
    """Whether it is about an export that is gone, and so about the audit as a whole."""


def for_pipelines(result: AuditResult) -> AuditResult:
    """*result* with pseudonyms only."""
    return result if result.run.show == "id" else redact(result, "id")


def pairs(result: AuditResult) -> list[Pair]:
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
    return found


def gaps(result: AuditResult) -> list[Gap]:
    """Everything that was not audited, in the order of the result.

    A fingerprint counts the gaps of one reason in one export and leaves their lines out, so that it stays where lines
    move.
    """
    found: list[Gap] = []
    seen: dict[tuple[int, str], int] = {}
    for part in result.unread:
        place = seen[part.export, part.code] = seen.get((part.export, part.code), 0) + 1
        mark = fingerprint(UNREAD, str(part.export), part.code, str(place))
        text = _("This part of the export could not be read: {reason}").format(reason=line_of(_(part.reason)))
        found.append(Gap(UNREAD, part.code, part.export, max(part.line, 1), text, mark))
    for export in result.not_audited:
        name = safe(result.run.exports[export].name, 60)
        text = _("Nothing of {export} was audited: it holds no entry that reads as a telephone number.")
        mark = fingerprint(NOT_AUDITED, str(export))
        found.append(Gap(NOT_AUDITED, NOT_AUDITED, export, 1, text.format(export=name), mark))
    for change in result.drops:
        gone = change.export is None
        which = f"{change.state}-{change.earlier}" if gone else f"{change.state}"
        mark = fingerprint(NOT_FRESH, which, str(change.export))
        found.append(Gap(NOT_FRESH, which, change.export or 0, 1, drop(change), mark, whole=gone))
    for export in result.too_old:
        mark = fingerprint(NOT_FRESH, "too-old", str(export))
        found.append(Gap(NOT_FRESH, "too-old", export, 1, age(result, export), mark))
    return found


def fingerprint(*parts: str) -> str:
    """128 bits of a digest of *parts* as lower-case hex; ids among them are keyed, so it leads to nobody."""
    return hashlib.sha256("\0".join(("abaudit/v1", *parts)).encode()).hexdigest()[:32]


def level(charge: Charge, severity: Severity) -> Level:
    """How loud a finding is: what only notes something is a note, however heavy."""
    return "note" if charge is Charge.NOTE else _LEVELS[severity]


def counts(finding: Finding, result: AuditResult) -> bool:
    """Whether *finding* makes the exit status 1."""
    threshold = result.run.fail_on
    if threshold == "never" or finding.is_settled(result.run.on):
        return False
    return finding.verdict is not Charge.NOTE if threshold == "any" else finding.severity.at_least(Severity(threshold))


def title(rule: Rule) -> str:
    """The rule's title in the language in use, as one line."""
    return line_of(in_language(rule.title, language()))


def remedy(rule: Rule) -> str:
    """What to do, in the language in use, as one line."""
    return line_of(in_language(rule.remedy, language()))


def sentence(pair: Pair, result: AuditResult) -> str:
    """What was found, of which number, how often, what to do, and who answers for it meanwhile."""
    found = _("Number {id}: {title}.").format(id=pair.id, title=pair.title) if pair.id else f"{pair.title}."
    if len(pair.rows) > 1:
        count = ngettext("It stands in {count} place.", "It stands in {count} places.", len(pair.rows))
        found = f"{found} {count.format(count=len(pair.rows))}"
    return " ".join((found, pair.remedy, *settled(pair.finding, result)))


def settled(finding: Finding, result: AuditResult) -> list[str]:
    """Sentences on the waiver and the baseline that know *finding*; none for a new one."""
    sentences = []
    if finding.waiver:
        sentences.append(_("Waiver {name} covers it.").format(name=finding.waiver))
    if finding.due:
        text = (
            _("It is known from the baseline and may stay open until {due}.")
            if result.run.on <= finding.due
            else _("It is known from the baseline and past its due day, {due}.")
        )
        sentences.append(text.format(due=day(finding.due)))
    return sentences


def about(result: AuditResult) -> tuple[list[str], str]:
    """(sentences that sum up the result, the box of law 7), for the places where a format can say them."""
    said = [text for text, _style in answer(result)]
    told = notes.under(result, notes.SOURCE, notes.KNOWN, notes.NOTICED, notes.NOTE)
    return [*said, counted(result), *map(line_of, told)], box(result).text


def articles(references: Sequence[str]) -> list[str]:
    """Articles and sources as a law book of the language in use writes them."""
    from abaudit.reports.plain import article

    return [line_of(article(reference)) for reference in references]


def line_of(text: str) -> str:
    """*text* as one harmless line."""
    return safe(text, _LONGEST)
