"""One report before it has a format: parts that are made once from an `AuditResult`, each by one module.

``head``  who asked what, and by which versions     ``box``  what was checked and what was not
``answer``  what was found, in a sentence or two, and counts     ``measures``  what to do first
``piles``  the numbers by verdict, and in groups that help to begin     ``worklists``  who must go, be asked, be checked
``findings``  by rule     ``pairs``  by number and rule     ``gaps``  what was not audited
``notes``  what a reader must know beside the findings     ``known_before``  waivers, baseline, comparison
``sources``  what the result rests on     ``duties``  what the report demands of whoever holds it

``said`` ``freshness`` ``exports`` ``same_contact`` ``fingerprint``  are what these parts are made of.

A format shows a `Document` and asks nothing else.  Each part is shown by each format, or
``tests/unit/reports/document/test_parts.py`` says how else, or why not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from abaudit.i18n import language
from abaudit.redact import redact
from abaudit.reports.document.answer import ReportAnswer, answer_of
from abaudit.reports.document.box import Box, box_of
from abaudit.reports.document.duties import Duties, duties_of
from abaudit.reports.document.findings import RuleFindings, findings_of
from abaudit.reports.document.gaps import Gap, gaps_of
from abaudit.reports.document.head import ReportHead, ReportSettings, head_of, settings_of
from abaudit.reports.document.known_before import KnownBefore, known_before_of
from abaudit.reports.document.measures import Measures, measures_of
from abaudit.reports.document.notes import Notes, notes_of
from abaudit.reports.document.pairs import Pair, pairs_of
from abaudit.reports.document.piles import Piles, piles_of
from abaudit.reports.document.same_contact import SameContacts
from abaudit.reports.document.sources import Sources, sources_of
from abaudit.reports.document.worklists import Worklists, worklists_of
from abaudit.reports.text import row_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abaudit.model.findings import AuditResult, Row, UnreadRow
    from abaudit.model.rulebook import Recipient, Rule


@dataclass(frozen=True, eq=False)
class Document:
    """What a report says of a result, in the language in use when the document is made.

    A part is made when it is first asked for, and kept, so that several formats share it and a short one pays little.
    """

    result: AuditResult = field(repr=False)
    """For formats that write it whole; whatever else is shown comes from the parts."""
    language: str = field(default_factory=language)

    @cached_property
    def head(self) -> ReportHead:
        """Who asked what, and by which versions it was answered."""
        return head_of(self.result)

    @cached_property
    def answer(self) -> ReportAnswer:
        """What was found, in a sentence or two, and counts."""
        return answer_of(self.result)

    @cached_property
    def measures(self) -> Measures:
        """What to do first."""
        return measures_of(self.result, self.worklists)

    @cached_property
    def piles(self) -> Piles:
        """The numbers by verdict, and in groups that help to begin."""
        return piles_of(self.result, self.worklists)

    @cached_property
    def worklists(self) -> Worklists:
        """Who must go, who can be asked, what must be checked; who is exempt."""
        return worklists_of(self.result)

    @cached_property
    def findings(self) -> tuple[RuleFindings, ...]:
        """The findings by rule: what accuses before what only notes, heaviest first."""
        return findings_of(self.result)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The findings by number and rule."""
        return pairs_of(self.result)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Everything that was not audited: not read, without any number, or not today's."""
        return gaps_of(self.result)

    @property
    def unread(self) -> tuple[UnreadRow, ...]:
        """The places that could not be read."""
        return self.result.unread

    @cached_property
    def not_audited(self) -> tuple[int, ...]:
        """The exports (0-based) that hold no entry that reads as a telephone number."""
        return self.result.not_audited

    @cached_property
    def notes(self) -> Notes:
        """What a reader must know beside the findings."""
        return notes_of(self.result)

    @cached_property
    def known_before(self) -> KnownBefore:
        """Waivers, baseline and comparison as figures; in sentences they are among the notes."""
        return known_before_of(self.result)

    @cached_property
    def sources(self) -> Sources:
        """What the result rests on, with checksums."""
        return sources_of(self.result)

    @property
    def recipient(self) -> Recipient | None:
        """What the recipient takes, by which sources; None in results that were saved without it."""
        return self.result.profile

    @cached_property
    def duties(self) -> Duties:
        """What the report demands of whoever holds it."""
        return duties_of(self.result)

    @cached_property
    def box(self) -> Box:
        """What was checked and what was not."""
        return box_of(self.result)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every phone entry, in the order of the exports."""
        return self.result.rows

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """The rules that any finding cites, by their ids and in their order."""
        return {rule.id: rule for rule in self.result.rules}

    # What is said of rows -----------------------------------------------------------------------------------------

    def why(self, row: Row) -> str:
        """In a few words why *row* has its verdict."""
        return row_words.why(row, self.rules)

    def place(self, row: Row) -> str:
        """Where the entry of *row* stands: the line, and the file where there are several."""
        return row_words.place(row, self.sources.exports)

    def in_ledger(self, event: int) -> str:
        """Where an event stands in the ledger: its line, or its entry."""
        return row_words.in_ledger(event, self.sources.ledger)

    def together(self, rows: Iterable[Row]) -> list[list[Row]]:
        """*rows* in groups: of one group are those that show one contact's number in several exports."""
        return self._same_contacts.together(rows)

    def places(self, rows: Iterable[Row]) -> str:
        """Where *rows* stand, each place once."""
        return self._same_contacts.places(rows)

    # How it is shown ----------------------------------------------------------------------------------------------

    @property
    def settings(self) -> ReportSettings:
        """How the report is wanted; no facts of the audit."""
        return settings_of(self.result)

    def with_ids_only(self) -> Document:
        """The same with pseudonyms instead of people."""
        return self if self.settings.show == "id" else Document(redact(self.result, "id"), self.language)

    @cached_property
    def _same_contacts(self) -> SameContacts:
        return SameContacts(self.result)
