"""What would change the verdict on a number: each answer is the judgement of a world in which one thing is different.

Nothing here knows what a rule says.  Something is changed about the address book, the ledger, the day or the owner's
policy, and the same audit judges again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abaudit.audit.changes import COMBINED, SINGLE, AlteredThing
from abaudit.model.consent import Elsewhere, Standing
from abaudit.model.facts import Match, Sibling
from abaudit.model.readings import ReadingKind, Review
from abaudit.model.rulebook import Verdict
from abaudit.rules import Judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abaudit.audit.cases import Case
    from abaudit.audit.changes import Alteration
    from abaudit.audit.world import World
    from abaudit.rules import Judgement


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Things that are different, and the judgement that they lead to."""

    parts: tuple[AlteredThing, ...]
    """One, or several that are different together."""
    judgement: Judgement


def what_if(case: Case, world: World) -> tuple[WhatIf, ...]:
    """Everything that alone would change the judgement on *case*, and the least that together makes it a consent.

    *world* is that of the case.  A reading NONE has nothing that could be different about it.
    """
    if case.number.e164 is None:
        return tuple(_other_writings(case, world))
    exempt = case.judgement.verdict is Verdict.EXEMPT
    singles = [
        WhatIf((different.part,), judgement)
        for alter in (SINGLE if exempt else (*COMBINED, *SINGLE))
        if (different := alter(world, case))
        and (judgement := different.world.case(case.number.e164).judgement) != case.judgement
    ]
    acquitted = (Verdict.CONSENTED, Verdict.EXEMPT)
    if case.judgement.verdict in acquitted or any(one.judgement.verdict in acquitted for one in singles):
        return tuple(singles)
    return (*singles, *_together(case.number.e164, world))


def _together(number: str, world: World) -> Iterator[WhatIf]:
    """The changes that together make a consent of it, none of which can be left out; nothing where they do not."""
    needed = list(COMBINED)
    if _combined(number, world, needed).judgement.verdict is not Verdict.CONSENTED:
        return
    for alter in COMBINED:
        without = [other for other in needed if other is not alter]
        if _combined(number, world, without).judgement.verdict is Verdict.CONSENTED:
            needed = without
    yield _combined(number, world, needed)


def _combined(number: str, world: World, alterations: Sequence[Alteration]) -> WhatIf:
    """One change after the other; what an earlier one has settled already, a later one leaves out."""
    parts = []
    case = world.case(number)
    for alter in alterations:
        different = alter(world, case)
        if different is not None:
            parts.append(different.part)
            world = different.world
            case = world.case(number)
    return WhatIf(tuple(parts), case.judgement)


def _other_writings(case: Case, world: World) -> Iterator[WhatIf]:
    """What a text that is not exactly one number would be judged, were it written so that it is one."""
    reading = case.number.reading
    if not isinstance(reading, Review):
        return
    for number in reading.candidates:
        rewritten = world.rewritten(case.number.places[0].text, number)
        yield WhatIf((AlteredThing("written", number=number),), rewritten.case(number).judgement)
    if not reading.candidates:
        clear = replace(
            case.facts,
            reading=ReadingKind.EXACT,
            standing=Standing.ABSENT,
            elsewhere=Elsewhere.NONE,
            match=Match.NONE,
            sibling=Sibling.YES if any(place.holder.covered for place in case.number.places) else Sibling.NO,
        )
        yield WhatIf((AlteredThing("written-clearly"),), Judge(world.ruleset)(clear))
