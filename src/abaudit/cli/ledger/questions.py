"""What is asked about one event: each question with its check, and what follows where it is left empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.cli.ledger import ask
from abaudit.cli.ledger.ask import Choice, Question
from abaudit.errors import LedgerError, UsageError
from abaudit.i18n import _
from abaudit.service import entering, ledgers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from abaudit.model.consent import Event

LARGEST = 25 * 1024 * 1024


def number(region: str) -> Question:
    """The numbers of an event, each beyond doubt."""

    def check(answer: str) -> str:
        ledgers.needs_number(answer, region)
        return answer

    return Question("--number", _("Number, as +49 171 … (several with commas)"), check, several=True)


def person() -> Question:
    """Whose number it is."""
    return Question("--person", _("Name of the person"))


def state() -> Question:
    """What happened."""
    from abaudit.stores.spoken import DERIVED_STATES, state_of

    def check(answer: str) -> str:
        if answer.casefold() in DERIVED_STATES:
            raise UsageError(
                _("This state follows from the other events and the day of the audit; it cannot be written.")
            )
        return state_of(answer)

    return Question("--state", _("What happened?"), check, ask.states())


def how() -> Question:
    """How it was said."""
    from abaudit.stores.spoken import how_of

    empty = _("the consent is to be checked (AB205), because nobody knows how it was given.")
    return Question("--how", _("How was it said?"), how_of, ask.ways(), empty=empty)


def day(today: date, *, ends: bool) -> Question:
    """The day or time of an event; that of an end must have come."""
    from abaudit.stores.moments import NoMoment, moment

    def check(answer: str) -> str:
        try:
            when = moment(answer)
        except NoMoment as error:
            raise UsageError(f"--on: {error}") from None
        if ends and (when.date() if hasattr(when, "date") else when) > today:
            raise UsageError(entering.not_come())
        return answer

    from abaudit.reports.text.days import day as shown

    return Question("--on", _("On which day, as 2026-03-01 or 01.03.2026?"), check, default=shown(today))


def until() -> Question:
    """The last day of a consent; nobody is asked for it where it is not stated."""
    return Question("--until", _("Until which day?"), _day, empty=_("it holds until it is withdrawn."))


def recipients() -> Question:
    """Who receives the data."""
    from abaudit.stores.fields import is_recipient

    def check(answer: str) -> str:
        if not is_recipient(answer.casefold()):
            raise UsageError(_("A recipient is one short word, such as whatsapp."))
        return answer.casefold()

    return Question(
        "--recipient", _("Who receives the data, e.g. whatsapp? (several with commas)"), check, several=True
    )


def purposes() -> Question:
    """What for."""
    from abaudit.model.consent import PURPOSES

    shown = {
        "upload": _("upload (the number goes to the recipient)"),
        "messaging": _("messaging (to write to the person)"),
        "advertising": _("advertising"),
    }
    choices = tuple(Choice(word, shown[word]) for word in PURPOSES)
    return Question("--purpose", _("What for? (several with commas)"), choices=choices, several=True)


def text(known: Iterable[str]) -> Question:
    """Which text was shown; an option may name one that is yet to be archived, an answer may not."""
    ids = tuple(dict.fromkeys(known))

    def check(answer: str) -> str:
        if answer not in ids:
            raise UsageError(
                _("There is no text of this id in the archive; known are {names}.").format(names=", ".join(ids) or "–")
            )
        return answer

    asked = _("Id of the consent text that was shown ({names})").format(names=", ".join(ids) or "–")
    empty = _("the consent is to be checked (AB204), because nobody can show what was explained.")
    return Question("--text", asked, check, empty=empty, lenient=True)


def evidence() -> Question:
    """The file with the proof."""

    def check(answer: str) -> str:
        piece(answer)
        return answer

    empty = _("the consent is to be checked (AB201), because nothing proves it.")
    return Question("--evidence", _("File with the proof"), check, empty=empty)


def piece(path: str) -> tuple[str, bytes] | None:
    """What an evidence file is called, and its bytes; None for no path, `LedgerError` where it cannot be read."""
    if not path:
        return None
    from pathlib import Path

    from abaudit import files

    return Path(path).name, files.read(path, LedgerError).data


def summary(event: Event, file: str) -> Iterator[tuple[str, str]]:
    """What will be stored, in words, as (label, value); what is empty is named where it has consequences."""
    from abaudit.model.consent import ENDS
    from abaudit.reports.text.days import day as shown, moment

    ends = event.state in ENDS
    spoken = {choice.word: choice.shown for choice in (*ask.states(), *ask.ways())}
    every = _("every one")
    yield _("Number"), ", ".join(event.numbers) or every
    yield _("Person"), event.person
    if event.known_as:
        yield _("Known as"), ", ".join(event.known_as)
    yield _("State"), spoken[event.state]
    yield _("Day"), moment(event.at) if event.at else shown(event.day)
    if event.until:
        yield _("Until"), shown(event.until)
    yield _("Business"), event.controller
    yield _("Recipients"), ", ".join(event.recipients) or every
    yield _("Purposes"), ", ".join(event.purposes) or every
    if event.how or not ends:
        yield _("How"), spoken.get(event.how, "–")
    if not ends:
        yield _("Text"), event.text or _("– (to be checked: AB204)")
    if file or not ends:
        yield _("Proof"), file or _("– (to be checked: AB201)")
    if event.note:
        yield _("Note"), event.note


def _day(answer: str) -> str:
    from abaudit.stores.moments import NoMoment, day as day_of

    try:
        day_of(answer)
    except NoMoment as error:
        raise UsageError(f"--until: {error}") from None
    return answer
