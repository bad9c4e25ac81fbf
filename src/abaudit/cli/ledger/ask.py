"""Questions, on a terminal only; elsewhere a command takes options or says what is missing."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from abaudit.errors import UsageError
from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence


def can_ask() -> bool:
    """Whether somebody sits at both ends."""
    with suppress(AttributeError, ValueError):
        return sys.stdin.isatty() and sys.stdout.isatty()
    return False


def needed(value: str, option: str, question: str, default: str = "", choices: Sequence[str] = ()) -> str:
    """*value*, or the answer to *question*; `UsageError` naming *option* where nobody can be asked."""
    if value:
        return value
    if not can_ask():
        raise UsageError(_("{option} is missing.").format(option=option))
    kind = click.Choice([str(choice) for choice in choices], case_sensitive=False) if choices else None
    return str(click.prompt(question, default=default or None, type=kind)).strip()


def states() -> tuple[str, ...]:
    """What a consent can come to, in the words of the language in use; a ledger understands both."""
    from abaudit.i18n import language
    from abaudit.model.consent import State
    from abaudit.stores.words import GERMAN_STATES

    if language() != "de":
        return tuple(State)
    german = {state: word for word, state in reversed(GERMAN_STATES.items())}
    return tuple(german[state] for state in State)


def optional(value: str, question: str) -> str:
    """*value*, or the answer, which may be empty; empty where nobody can be asked."""
    if value or not can_ask():
        return value
    return str(click.prompt(question, default="", show_default=False)).strip()


def confirmed(question: str) -> bool:
    """Whether the answer is yes; False where nobody can be asked, and for any other answer."""
    if not can_ask():
        return False
    answer = str(click.prompt(f"{question} {_('[y/N]')}", default="", show_default=False))
    return answer.strip().casefold() in ("y", "yes", "j", "ja")
