"""What is known of a number, and what would change the verdict on it, in sentences."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from abaudit.i18n import N_
from abaudit.model.facts import OF_A_NUMBER
from abaudit.reports.explain_words import CHANGES, VERDICTS
from abaudit.reports.sentences import Private, Sentence, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abaudit.audit import Case
    from abaudit.audit.changes import Part
    from abaudit.audit.whatif import Change
    from abaudit.model.worded import Worded


def known(case: Case) -> Iterator[tuple[int, Sentence]]:
    """Every fact but those that go without saying."""
    for name, fact in OF_A_NUMBER.items():
        value: Worded = getattr(case.facts, name)
        if not fact.goes_without_saying(value):
            yield 1, sentence("- {fact}", fact=Sentence(value.words))


def changed(changes: Sequence[Change]) -> Iterator[tuple[int, Sentence]]:
    """Every change with the verdict that it leads to."""
    for change in changes:
        rules = tuple(finding.rule for finding in change.judgement.findings)
        message = N_("If {change}: {verdict} ({rules}).") if rules else N_("If {change}: {verdict}.")
        verdict = Sentence(VERDICTS[change.judgement.verdict])
        yield 1, sentence(message, change=together(change.parts), verdict=verdict, rules=rules)
    if not changes:
        yield 1, sentence(N_("Nothing that abaudit can imagine different would change this verdict."))


def together(parts: Sequence[Part]) -> Sentence:
    """Everything that is different, as part of a sentence."""
    return reduce(lambda one, other: sentence(N_("{one}; and {other}"), one=one, other=other), map(_part, parts))


def _part(part: Part) -> Sentence:
    return sentence(
        CHANGES[part.code], names=tuple(map(Private, part.names)), number=Private(part.number), day=part.day
    )
