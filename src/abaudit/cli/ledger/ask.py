"""Questions, on a terminal only; elsewhere a command takes options or says what is missing.

A `QuestionForm` asks one question after the other, checks each answer when it is given and asks again.  What was typed
is never lost: however the command ends before it has stored anything, it is shown as the command that enters it again.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

import click

from abaudit.cli import streams
from abaudit.errors import AbauditError, UsageError
from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType


def can_ask() -> bool:
    """Whether somebody sits at both ends."""
    with suppress(AttributeError, ValueError):
        return sys.stdin.isatty() and sys.stdout.isatty()
    return False


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a closed set: the word that is kept, and how the language in use says it."""

    word: str
    shown: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a form asks for."""

    option: str
    """The option that says the same, e.g. ``--person``."""
    text: str
    check: Callable[[str], str] | None = None
    """The answer as it is kept; raises `AbauditError` where it is none, and the question is asked again."""
    choices: tuple[Choice, ...] = ()
    """All answers there are; their numbers, words and shown words are understood."""
    default: str = ""
    empty: str = ""
    """What follows where nothing is answered; without it an answer is needed."""
    several: bool = False
    """Whether the answer may be a list, separated by commas."""
    lenient: bool = False
    """Whether an option may say what would be no answer."""


@dataclass(slots=True)
class QuestionForm:
    """The answers to the questions of one command, given by options or typed in."""

    command: str
    """What enters the same again, e.g. ``abaudit ledger add``."""
    given: dict[str, list[str]] = field(default_factory=dict, repr=False)
    """Option → its values, those of the command line and those that were typed."""
    asked: bool = False
    """Whether anything was typed in."""
    done: bool = False
    """Whether everything is stored, so that nothing need be entered again."""

    def take(self, question: Question, values: Sequence[str] = ()) -> list[str]:
        """The checked values of an option, or else the checked answers; empty where it was left empty.

        `UsageError` where an option is wrong, or an answer is needed and nobody can be asked.
        """
        if values := [value for value in values if value]:
            self.given[question.option] = list(values)
            found = values if question.lenient else [_checked(question, value) for value in values]
        elif can_ask():
            found = self._asked(question)
        elif question.empty:
            found = []
        else:
            raise UsageError(_("{option} is missing.").format(option=question.option))
        self.given[question.option] = list(found)
        return found

    def one(self, question: Question, value: str = "") -> str:
        """As `take`, for an option that has one value; empty where it was left empty."""
        return next(iter(self.take(question, [value])), "")

    def keep(self, option: str, values: Sequence[str]) -> None:
        """Note what an option says that nobody is asked for."""
        if kept := [value for value in values if value]:
            self.given[option] = kept

    def confirm(self, lines: Sequence[tuple[str, str]], *, yes: bool = False) -> bool:
        """Show what will be stored, label by label, and ask; True without asking off a terminal, or where *yes*."""
        if yes or not can_ask():
            return True
        from abaudit.reports.text.harmless import safe

        width = max(len(label) for label, _value in lines)
        streams.say("\n" + _("This will be stored:"))
        streams.say("\n".join(f"  {label.ljust(width)}  {safe(value, 200)}" for label, value in lines))
        return confirmed(_("Store it?"))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Show what was typed where the command ends without having stored it."""
        if self.asked and not self.done:
            import shlex

            words = [word for option, values in self.given.items() for one in values for word in (option, one)]
            streams.say_lines(_("Nothing was stored. What was entered so far:"))
            streams.say("  " + " ".join([self.command, *map(shlex.quote, words)]))  # in one line, to be copied

    def _asked(self, question: Question) -> list[str]:
        self.asked = True
        if question.choices:
            streams.say(question.text)
            streams.say("\n".join(f"  {number}  {each.shown}" for number, each in enumerate(question.choices, 1)))
        prompt = _("Number or word") if question.choices else question.text
        if question.empty:
            streams.say_lines(_("Left empty: {what}").format(what=question.empty))
        while True:
            answer = str(click.prompt(prompt, default=question.default, show_default=bool(question.default))).strip()
            answers = [one.strip() for one in answer.split(",")] if question.several else [answer]
            answers = [one for one in answers if one]
            if not answers and question.empty:
                return []
            if not answers:
                streams.complain(_("An answer is needed here. Ctrl-C leaves without storing anything."))
                continue
            try:
                return [_checked(question, one) for one in answers]
            except AbauditError as error:
                streams.complain(str(error).removeprefix(f"{question.option}: "))


def _checked(question: Question, value: str) -> str:
    """*value* as it is kept; `AbauditError` where it is none."""
    if question.choices:
        return _chosen(question, value)
    return question.check(value) if question.check else value


def _chosen(question: Question, value: str) -> str:
    folded = " ".join(value.split()).casefold()
    for number, choice in enumerate(question.choices, 1):
        if folded in (str(number), choice.word.casefold(), choice.shown.casefold()):
            return choice.word
    if question.check and (word := question.check(value)) in {choice.word for choice in question.choices}:
        return word
    words = ", ".join(choice.shown for choice in question.choices)
    raise UsageError(_("{option}: write one of {words}.").format(option=question.option, words=words))


def states() -> tuple[Choice, ...]:
    """What a consent can come to, as the language in use says it."""
    from abaudit.i18n import language
    from abaudit.model.consent import State
    from abaudit.stores.spoken import STATES_BY_LANGUAGE

    words = STATES_BY_LANGUAGE.get(language(), {})
    first = {state: shown for shown, state in reversed(words.items())}
    return tuple(Choice(state.value, first.get(state, state.value)) for state in State)


def ways() -> tuple[Choice, ...]:
    """How a consent can be given, as the language in use says it."""
    from abaudit.i18n import LANGUAGES, language
    from abaudit.model.consent import HOW
    from abaudit.reports.text.ledger_words import HOW as SPOKEN

    return tuple(Choice(word, _(SPOKEN[word]) if language() != LANGUAGES[0] else word) for word in HOW)


def needed(value: str, option: str, question: str, default: str = "") -> str:
    """*value*, or the answer to *question*; `UsageError` naming *option* where nobody can be asked."""
    return QuestionForm("").one(Question(option, question, default=default), value)


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
