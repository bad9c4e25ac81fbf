"""The result as GitHub workflow commands: annotations of a run, and the whole list in its log.

GitHub shows ten errors, ten warnings and ten notices of a step and drops what follows without a word, so no more are
written: the last of a kind says how many there are besides, and all findings stand in a folded group of the log.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abaudit.i18n import _, ngettext
from abaudit.model.rulebook import Charge, Severity
from abaudit.reports.document.pairs import counts, sentence
from abaudit.reports.formats.pipeline import about, level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abaudit.reports.document import Document

SHOWN = 10
"""Annotations of each kind that GitHub shows for a step."""

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


@dataclass(frozen=True, slots=True)
class _Annotation:
    """One line of a file with a sentence about it."""

    command: str
    """``error``, ``warning`` or ``notice``."""
    file: str
    line: int
    title: str
    text: str


def render(document: Document) -> bytes:
    """*document* as lines of UTF-8 for standard output of a step."""
    return "".join(f"{line}\n" for line in _lines(document.with_ids_only())).encode()


def _lines(document: Document) -> Iterator[str]:
    found = _annotations(document)
    said, checked = about(document)
    for command in ("error", "warning"):
        yield from _shown(command, [each for each in found if each.command == command], SHOWN)
    yield _command("notice", _("Summary"), " ".join(said))
    yield _command("notice", document.box.title, checked)
    yield from _shown("notice", [each for each in found if each.command == "notice"], SHOWN - 2)
    if found:
        yield "::group::" + _("All findings").translate(_DATA)
        for each in found:
            # Begins with a word of ours, and holds no sign that would make the line a command.
            yield f"{each.command}: {each.file}:{each.line}: {each.title}: {each.text}".replace("##[", "## [")
        yield "::endgroup::"


def _annotations(document: Document) -> list[_Annotation]:
    """What was not audited, then the findings: what fails before what does not, heaviest first."""
    names = [export.name for export in document.sources.exports]
    found = [_Annotation("error", names[gap.export], gap.line, _("Not audited"), gap.text) for gap in document.gaps]
    severities = list(Severity)
    for pair in sorted(
        document.pairs,
        key=lambda pair: (
            not counts(pair.finding, document.settings.fail_on, document.head.on),
            pair.finding.verdict is Charge.NOTE,
            severities.index(pair.finding.severity),
        ),
    ):
        loud = level(pair.finding.verdict, pair.finding.severity)
        command = "notice" if loud == "note" or pair.finding.is_settled(document.head.on) else loud
        path, line = (names[pair.rows[0].export], max(pair.rows[0].line, 1)) if pair.rows else (names[0], 1)
        head = f"{pair.rule.id} {pair.title}"
        found.append(_Annotation(command, path, line, head, sentence(pair, document.head.on)))
    return found


def _shown(command: str, found: Sequence[_Annotation], room: int) -> Iterator[str]:
    shown = found if len(found) <= room else found[: room - 1]
    for each in shown:
        place = f"file={each.file.translate(_PROPERTY)},line={each.line},"
        yield _command(command, each.title, each.text, place)
    if more := len(found) - len(shown):
        text = ngettext(
            "{count} more of this kind stands in the log of this step, under “{group}”.",
            "{count} more of this kind stand in the log of this step, under “{group}”.",
            more,
        )
        yield _command(command, _("Further findings"), text.format(count=more, group=_("All findings")))


def _command(command: str, head: str, text: str, place: str = "") -> str:
    return f"::{command} {place}title={head.translate(_PROPERTY)}::{text.translate(_DATA)}"
