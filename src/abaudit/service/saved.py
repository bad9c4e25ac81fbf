"""Saved results that commands work on, and whether their ids can be trusted to mean the same number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit import files
from abaudit.errors import NoKeyError, Problem, ResultError
from abaudit.i18n import _

if TYPE_CHECKING:
    from abaudit.model.findings import AuditResult


def read(name: str) -> AuditResult:
    """The saved result *name*."""
    from abaudit import results

    return results.load(name, files.read(name, ResultError).data)


def key_id(result: AuditResult, name: str) -> str:
    """The id of the key that made *result*'s ids; `NoKeyError` where they are running numbers."""
    from abaudit.known.baseline import key_id_of

    found = key_id_of(result)
    if not found:
        message = _(
            "{name}: the ids of this result are running numbers, which mean other people in another result. "
            "Make a key once with “abaudit key init” and audit again."
        )
        raise NoKeyError(message.format(name=name))
    return found


def demand_same_key(one: tuple[str, str], other: tuple[str, str]) -> None:
    """`ResultError` where the ids of two sources, given as (name, key id) pairs, were made with different keys."""
    if one[1] != other[1]:
        problem = Problem(
            _("its ids were made with another key ({theirs}) than those of {name} ({ours})").format(
                theirs=other[1], name=one[0], ours=one[1]
            ),
            hint=_("Compare only what was made with the same key."),
        )
        raise ResultError(other[0], problem)
