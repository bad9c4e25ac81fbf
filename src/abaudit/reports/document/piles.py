"""Without a ledger everybody is without a consent: groups that help to begin, each a proposal that acquits nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import _
from abaudit.model.findings import Hint
from abaudit.reports.text.harmless import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abaudit.model.findings import Row


def groups(rows: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
    """*rows* by what they probably are, as (heading with a proposal, rows) pairs; every row is in exactly one.

    First what probably needs no consent or no place on the phone, then the rest by the owner's own groups, the largest
    first.
    """
    for hint, heading in (
        (Hint.COMPANY, _("Probably companies: if it is a general line, write down an exemption")),
        (Hint.PRIVATE, _("Probably private: take them off the business's phone")),
        (Hint.NAMELESS, _("Without a name: find out who it is, or delete the number")),
    ):
        yield heading, [row for row in rows if row.hint is hint]
    rest: dict[str, list[Row]] = {}
    for row in rows:
        if not row.hint:
            rest.setdefault(row.groups[0] if row.groups else "", []).append(row)
    for name, members in sorted(rest.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0])):
        heading = _("Group “{group}”: ask for consent") if name else _("All others: ask for consent")
        yield heading.format(group=safe(name, 40)), members
