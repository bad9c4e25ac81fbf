"""The events of a ledger, read key by key, the same however it is written; `abaudit.stores.keys` has the keys.

An event must name by itself, or through the defaults: number, person, state, on, controller, recipients, purposes.  One
that ends a consent may leave out number, recipients and purposes, which then means every one of that person; defaults
never narrow it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from abaudit.i18n import _
from abaudit.ledger import folded
from abaudit.model.consent import ENDS, PURPOSES, Event, State
from abaudit.model.readings import NONE_REASONS, REVIEW_REASONS, Exact, Review
from abaudit.stores import keys
from abaudit.stores.moments import NoMoment, day_in, moment, zone_of
from abaudit.stores.spoken import DERIVED_STATES, GERMAN_STATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from zoneinfo import ZoneInfo

    from abaudit.documents import Reader

_RECIPIENT = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}", re.ASCII)
_MESSENGERS = frozenset(
    {"whatsapp", "signal", "threema", "telegram", "element", "wire", "ginlo", "teams", "sms", "email"}
)
"""Recipients that an event may end or refuse before any consent names them."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What is stated once for all events that do not say it themselves."""

    controller: str = field(default="", repr=False)
    recipients: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Terms:
    """What a reader of ledgers is told: see `abaudit.stores.read`."""

    region: str
    timezone: str
    digest: str
    defaults: Defaults
    header_line: int | None = None
    """The line of the column names, where a ledger has such a line."""

    @cached_property
    def zone(self) -> ZoneInfo:
        """The time zone of the days; raises `NoMoment`.  Loaded only where a ledger gives times."""
        return zone_of(self.timezone)


def is_recipient(word: str) -> bool:
    """Whether *word*, in small letters, can name a recipient."""
    return bool(_RECIPIENT.fullmatch(word))


def defaults(reader: Reader) -> Defaults:
    """The mapping ``defaults`` of a ledger."""
    return Defaults(reader.text("controller"), _recipients(reader), reader.choices("purposes", PURPOSES))


def events(readers: Iterable[Reader], terms: Terms) -> tuple[Event, ...]:
    """The events; what is wrong is noted in the readers' problems, and the events then are good for nothing."""
    drafts = [_Draft(reader, terms) for reader in readers]
    _check_ends_without_number(drafts)
    _check_recipients_of_ends(drafts, terms)
    complete = [draft.event() for draft in drafts]
    return tuple(event for event in complete if event is not None)


class _Draft:
    """One event while it is read: what decides whether it counts, and for whom."""

    def __init__(self, reader: Reader, terms: Terms) -> None:
        self.reader = reader
        self._terms = terms
        self.person = self._needed("person", reader.text("person"))
        self.state = self._state()
        self.ends = self.state in ENDS
        # Where the state is a wrong word it may have been meant as an end, which may leave things out.
        self._must_name_all = not self.ends and (self.state is not None or not reader.has("state"))
        self.names_a_number = reader.has("number") or reader.has("numbers")
        self.numbers = self._numbers()
        self.recipients = self._scope("recipients", _recipients(reader), terms.defaults.recipients)
        self.purposes = self._scope("purposes", reader.choices("purposes", PURPOSES), terms.defaults.purposes)
        self.controller = self._needed("controller", reader.text("controller") or terms.defaults.controller)
        self.day, self.at = self._moment()

    def event(self) -> Event | None:
        """The whole event; None where state or day are wrong, which is noted then."""
        reader = self.reader
        own = {key.name: key.kind.read(reader, key.name) for key in keys.OWN}
        self._check_until(own["until"])
        if self.state is None or self.day is None:
            return None
        return Event(
            line=reader.line,
            numbers=self.numbers,
            person=self.person,
            state=self.state,
            day=self.day,
            at=self.at,
            controller=self.controller,
            recipients=self.recipients,
            purposes=self.purposes,
            **own,
        )

    def _needed(self, key: str, value: str) -> str:
        if not value and not self.reader.has(key):
            self._note_missing(key)
        return value

    def _scope(self, key: str, own: tuple[str, ...], stated_once: tuple[str, ...]) -> tuple[str, ...]:
        """What the event names itself; defaults never narrow an event that ends a consent."""
        if own or self.ends:
            return own
        if self._must_name_all and not stated_once and not self.reader.has(key):
            self._note_missing(key)
        return stated_once

    def _note_missing(self, key: str) -> None:
        reader, header_line = self.reader, self._terms.header_line
        message = _("“{key}” is missing.").format(key=reader.called(key))
        if header_line is None:
            hint = _("Write it at the event.")
            if key in ("controller", "recipients", "purposes"):
                hint = _("Write it at the event, or once for all events under “defaults”.")
            reader.wrong(key, message, hint)
        elif reader.stands(key):
            reader.wrong(key, message, _("Fill in the cell."))
        else:
            reader.problems.add(message, header_line, _column_hint(key))

    def _state(self) -> State | None:
        reader = self.reader
        written = reader.text("state")
        if written.casefold() in DERIVED_STATES:
            message = _("This state follows from the other events and the day of the audit; it cannot be written.")
            reader.wrong(
                "state", message, _("Remove the event; for an end of validity use “until” where it was given.")
            )
            return None
        self._needed("state", written)
        word = reader.choice("state", tuple(State), words=GERMAN_STATES)
        return State(word) if word else None

    def _numbers(self) -> tuple[str, ...]:
        reader = self.reader
        scalars = (*reader.scalars("number"), *reader.scalars("numbers"))
        if reader.has("number") and reader.has("numbers"):
            reader.wrong("numbers", _("“number” and “numbers” stand side by side; write all numbers in one of them."))
        if self._must_name_all and not self.names_a_number:
            self._note_missing("number")
        if not scalars:
            return ()
        from abaudit import phone

        exact = []
        for scalar in scalars:
            reading = phone.read(scalar.text, self._terms.region)
            if isinstance(reading, Exact):
                exact.append(reading.e164)
            else:
                reasons = REVIEW_REASONS if isinstance(reading, Review) else NONE_REASONS
                hint = _("In a ledger every number must be beyond doubt; write it with its country code, as +49 ….")
                reader.problems.add(_(reasons[reading.reason]), scalar.line, hint)
        return tuple(dict.fromkeys(exact))

    def _moment(self) -> tuple[date | None, datetime | None]:
        written = self._needed("on", self.reader.text("on"))
        if not written:
            return None, None
        try:
            when = moment(written)
            if isinstance(when, datetime):
                return day_in(self._terms.zone, when), when
        except NoMoment as error:
            self.reader.wrong("on", str(error), error.hint)
            return None, None
        return when, None

    def _check_until(self, until: date | None) -> None:
        if until is not None and self.day is not None and until < self.day:
            self.reader.wrong("until", _("“until” lies before the day of the event."))


def _column_hint(key: str) -> str:
    hint = _("Add a column “{key}” (in German “{german}”).")
    if key in ("controller", "recipients", "purposes"):
        hint = _("Add a column “{key}” (in German “{german}”), or state it once for all rows in abaudit.yaml.")
    return hint.format(key=key, german=keys.GERMAN_COLUMNS[key])


def _recipients(reader: Reader) -> tuple[str, ...]:
    words = []
    for scalar in reader.scalars("recipients"):
        word = scalar.text.casefold()
        if _RECIPIENT.fullmatch(word):
            words.append(word)
        else:
            message = _("A recipient is one short word, such as whatsapp.")
            reader.problems.add(
                message, scalar.line, _("Write several as [whatsapp, signal], in a table as whatsapp|signal.")
            )
    return tuple(dict.fromkeys(words))


def _check_ends_without_number(drafts: Sequence[_Draft]) -> None:
    """Such an event ends what else is on record for its person; a slip in the name must not make it end nothing."""
    with_number = {folded(draft.person) for draft in drafts if draft.names_a_number}
    for draft in drafts:
        if draft.ends and draft.person and not draft.names_a_number and folded(draft.person) not in with_number:
            draft.reader.wrong(
                "person",
                _("This ends every consent of a person for whom no number is on record in this ledger."),
                _("Check how the name is written elsewhere, or write the number at this event."),
            )


def _check_recipients_of_ends(drafts: Sequence[_Draft], terms: Terms) -> None:
    """A withdrawal that names a recipient in a word of its own must not leave the consent standing."""
    opened = {word for draft in drafts if not draft.ends for word in draft.recipients}
    known = opened | {*terms.defaults.recipients, *_MESSENGERS}
    for draft in drafts:
        if draft.ends and any(word not in known for word in draft.recipients):
            draft.reader.wrong(
                "recipients",
                _("No consent in this ledger names this recipient, so the event would end nothing."),
                _("Write it as the consents do, or leave it out here to mean every recipient."),
            )
