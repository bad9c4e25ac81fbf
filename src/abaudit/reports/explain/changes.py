"""What is known of a number, and what would change the verdict on it, in sentences."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from abaudit.i18n import N_
from abaudit.model.facts import OF_A_NUMBER
from abaudit.reports.text.sentences import PrivateText, Sentence, sentence
from abaudit.reports.text.verdict_words import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abaudit.audit import Case
    from abaudit.audit.changes import AlteredThing
    from abaudit.audit.whatif import WhatIf
    from abaudit.model.worded import Worded

CHANGES = {
    "consent": N_(
        "a consent of {names} for this number, business, recipient and the upload were on record, with its proof"
    ),
    "variant": N_("the ledger named the number as {number}"),
    "names": N_("the ledger knew the person also as {names} (known_as)"),
    "evidence": N_("the missing evidence of the consent of {names} were there"),
    "evidence-restored": N_("the evidence of the consent of {names} were the file that was recorded"),
    "text": N_("the text that {names} saw were in the archive of texts, unchanged, and named in the ledger"),
    "form": N_("it were on record that {names} consented in writing"),
    "alike": N_("{names} had given the consent again by the day asked, with proof"),
    "age": N_("{names} had renewed the consent by the day asked, with proof"),
    "guardian": N_("the ledger named who has custody (guardian) in the consent of {names}"),
    "voluntary": N_("the ledger said why the consent of {names} is free (voluntary), and that it was given in writing"),
    "explicit": N_("the consent of {names} were recorded as explicit"),
    "timing": N_("the consent of {names} had been given by {day}, the declared day of the first upload"),
    "basis": N_("the policy accepted the other legal basis (accepted_bases), and its document were there"),
    "exemption": N_("this were the general line of a company, and an exemption said so (not-personal)"),
    "without-exemption": N_("the written exemption were not there"),
    "doubt": N_("the ledger showed that the doubtful refusal or withdrawal of {names} came before the consent"),
    "withdrawn": N_("{names} withdrew the consent"),
    "begins": N_("the day asked were {day}, on which the recorded consent begins"),
    "expires": N_("the day asked were {day}, when the consent has ended by time"),
    "written": N_("the number were written as {number}"),
    "written-clearly": N_("it were written as one clear number that the ledger does not name"),
}
"""Code of a change → what is different, as part of a sentence that begins with "If"."""


def known(case: Case) -> Iterator[tuple[int, Sentence]]:
    """Every fact but those that go without saying."""
    for name, fact in OF_A_NUMBER.items():
        value: Worded = getattr(case.facts, name)
        if not fact.goes_without_saying(value):
            yield 1, sentence("- {fact}", fact=Sentence(value.words))


def changed(changes: Sequence[WhatIf]) -> Iterator[tuple[int, Sentence]]:
    """Every change with the verdict that it leads to."""
    for change in changes:
        rules = tuple(finding.rule for finding in change.judgement.findings)
        message = N_("If {change}: {verdict} ({rules}).") if rules else N_("If {change}: {verdict}.")
        verdict = Sentence(VERDICTS[change.judgement.verdict])
        yield 1, sentence(message, change=together(change.parts), verdict=verdict, rules=rules)
    if not changes:
        yield 1, sentence(N_("Nothing that abaudit can imagine different would change this verdict."))


def together(parts: Sequence[AlteredThing]) -> Sentence:
    """Everything that is different, as part of a sentence."""
    return reduce(lambda one, other: sentence(N_("{one}; and {other}"), one=one, other=other), map(_part, parts))


def _part(part: AlteredThing) -> Sentence:
    return sentence(
        CHANGES[part.code], names=tuple(map(PrivateText, part.names)), number=PrivateText(part.number), day=part.day
    )
