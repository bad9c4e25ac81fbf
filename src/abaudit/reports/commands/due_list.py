"""What is due in a ledger: a page for its owner, and ``abaudit/due/1`` as JSON.

Under ``id`` an event is named by its place in the ledger alone; under ``masked`` names and numbers are hinted at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from abaudit.i18n import _, ngettext
from abaudit.redact import mask_name, mask_number
from abaudit.reports.json_result import dump
from abaudit.reports.text.days import day
from abaudit.reports.text.harmless import safe
from abaudit.reports.text.ledger_words import STANDINGS, places, purposes, retention_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abaudit.ledger import Due
    from abaudit.model.findings import Show

SCHEMA = "abaudit/due/1"


@dataclass(frozen=True, slots=True)
class DueTelling:
    """What is due, whether the owner stated the retention, and how much of a person may be shown."""

    due: Due
    stated: bool
    of_a_file: bool
    """Whether the place of an event is a line of a file; else it is the number of an event in a store."""
    show: Show

    def name(self, person: str) -> str | None:
        """*person* as it may be shown; None where not at all."""
        if self.show == "id":
            return None
        return mask_name(person) if self.show == "masked" else person

    def number(self, e164: str) -> str | None:
        """*e164* as it may be shown; None where not at all."""
        if self.show == "id":
            return None
        return mask_number(e164) if self.show == "masked" else e164


def to_json(listed: DueTelling) -> bytes:
    """The document, in UTF-8."""
    due = listed.due
    return dump(
        {
            "schema": SCHEMA,
            "on": due.on.isoformat(),
            "within": due.within,
            "show": listed.show,
            "retention": {"after_withdrawal": str(due.retention), "stated": listed.stated},
            "events": due.events,
            "numbers": due.numbers,
            "expiring": list(_expiring(listed)),
            "past_retention": list(_past(listed)),
        }
    )


def to_text(listed: DueTelling) -> str:
    """The page, in the language in use, with a final newline."""
    return "\n".join(_lines(listed)) + "\n"


def _expiring(listed: DueTelling) -> Iterator[dict[str, Any]]:
    for item in listed.due.expiring:
        yield {
            "until": item.until.isoformat(),
            "number": listed.number(item.number),
            "person": listed.name(item.person),
            "controller": item.controller,
            "recipient": item.recipient,
            "purposes": list(item.purposes),
            "event": item.line,
        }


def _past(listed: DueTelling) -> Iterator[dict[str, Any]]:
    for item in listed.due.past:
        yield {
            "kept_until": item.kept_until.isoformat(),
            "ended": item.ended.isoformat(),
            "standing": item.standing.value,
            "number": listed.number(item.number),
            "persons": [listed.name(person) for person in item.persons] if listed.show != "id" else None,
            "events": list(item.lines),
        }


def _lines(listed: DueTelling) -> Iterator[str]:
    due = listed.due
    yield _("What is due in the consent ledger on {day}").format(day=day(due.on))
    events = ngettext("{count} event", "{count} events", due.events).format(count=due.events)
    text = ngettext(
        "Looked at: {events} about {count} number.", "Looked at: {events} about {count} numbers.", due.numbers
    )
    yield text.format(events=events, count=due.numbers)
    yield ""
    text = ngettext(
        "Consents that expire within {count} day: {found}",
        "Consents that expire within {count} days: {found}",
        due.within,
    )
    yield text.format(count=due.within, found=len(due.expiring))
    for item in due.expiring:
        what = _("{purposes}, for {recipient}").format(purposes=purposes(item.purposes), recipient=item.recipient)
        until = _("until {day}").format(day=day(item.until))
        yield _row(until, _who(listed, (item.person,), item.number), what, _place(listed, (item.line,)))
    yield ""
    yield _("Numbers past their retention, to be erased: {found}").format(found=len(due.past))
    yield f"  {retention_sentence(due.retention, stated=listed.stated)}"
    for past in due.past:
        kept = _("kept until {day}").format(day=day(past.kept_until))
        what = _("{standing}, since {day}").format(standing=_(STANDINGS[past.standing]), day=day(past.ended))
        yield _row(kept, _who(listed, past.persons, past.number), what, _place(listed, past.lines))


def _row(*cells: str) -> str:
    return "  " + " · ".join(cell for cell in cells if cell)


def _who(listed: DueTelling, persons: Sequence[str], number: str) -> str:
    """Names and number, so far as they may be shown."""
    shown = (*(listed.name(person) for person in persons), listed.number(number))
    return ", ".join(safe(each, 60) for each in shown if each)


def _place(listed: DueTelling, lines: Sequence[int]) -> str:
    return places(lines, of_a_file=listed.of_a_file)
