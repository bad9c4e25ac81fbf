"""``abaudit ledger show`` and ``log``: what is on record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from abaudit.cli import arguments as args, streams
from abaudit.cli.commands import command
from abaudit.cli.ledger import shared
from abaudit.i18n import N_, _
from abaudit.service import ledgers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from abaudit.ledger.concerned import Concerned
    from abaudit.model.consent import Event
    from abaudit.service.ledgers import LedgerPlace
    from abaudit.stores.chained.content import Correction
    from abaudit.stores.chained.entries import ChainEntry
    from abaudit.stores.chained.store import EventStore
    from abaudit.stores.keys import Value

_KINDS = {
    "opening": N_("opening"),
    "event": N_("event"),
    "erasure": N_("erasure"),
    "text": N_("text"),
    "correction": N_("correction"),
}
"""The kinds of `abaudit.stores.chained.entries`, which would be work at start-up to import."""


@command(
    _(
        "Show everything that is stored on a number or a person, as Art. 15 GDPR lets the person ask for: every "
        "spelling of the name, every number, and what was taken back as entered wrongly. Who is called alike is "
        "named.\n\n"
        "With --evidence-to the stored pieces of evidence are written into a folder, to be handed out with it."
    ),
    name="show",
)
def show_all(
    who: Annotated[str, typer.Argument(metavar=_("NUMBER|NAME"), help=_("The number, or the name, as on record."))],
    *,
    ledger: shared.Where = "",
    evidence_to: Annotated[
        str, typer.Option("--evidence-to", metavar=_("DIR"), help=_("Folder for the pieces of evidence."))
    ] = "",
    force: args.Force = False,
    show: shared.Show = "",
    region: args.Region = "",
    config: args.Config = "",
) -> int:
    from abaudit.cli.ledger.export import write_pieces
    from abaudit.errors import UsageError
    from abaudit.ledger import concerned

    shared.needs_full(show)
    where = shared.place(ledger, config, region)
    number = ledgers.number_of(who, where.settings.region)
    read = shared.read(where)
    wrong = _entered_wrongly(where)
    everything = sorted((*read.events, *(event for event, _why in wrong.values())), key=lambda event: event.line)
    found = concerned.of_number(everything, number) if number else concerned.of_name(everything, who)
    refusal = read.refusals.of(number) if number and read.refusals else None
    if not found.events and refusal is None:
        raise UsageError(_("Nothing is on record for this number or name.") + _offered(found))
    lines = [line for event in found.events for line in _marked(event, wrong)]
    if refusal is not None:
        from abaudit.reports.text.days import day

        message = _("Erased on {day}, after its person had said no. What is left is a mark: do not ask, never acquit.")
        lines.append(message.format(day=day(refusal.day)))
    streams.say("\n".join(lines))
    if found.others:
        message = _("Other persons on record at the same numbers: {count}. They are shown by their own name.")
        streams.say_lines(message.format(count=found.others))
    if found.near:
        streams.say(_offered(found).strip())
    if evidence_to:
        from dataclasses import replace
        from pathlib import Path

        with where.open() as store:
            write_pieces(store, replace(read, events=found.events, texts=()), Path(evidence_to), force=force)
    return 0


def _entered_wrongly(where: LedgerPlace) -> dict[int, tuple[Event, Correction]]:
    """Entry → the event that was taken back there, and why; only a ledger that abaudit keeps has any."""
    from abaudit import stores
    from abaudit.stores.chained import verified

    if not stores.is_store(where.name):
        return {}
    with where.open() as store:
        return {event.line: (event, why) for event, why in verified.taken_back(store)}


def _marked(event: Event, wrong: Mapping[int, tuple[Event, Correction]]) -> Iterator[str]:
    """Every field of an event; where it was taken back, with who says so and why."""
    from abaudit.reports.text.days import day
    from abaudit.reports.text.harmless import safe

    yield from full(event)
    if event.line in wrong:
        _event, why = wrong[event.line]
        message = _("    entered wrongly, taken back on {day}: {reason} ({by})")
        yield message.format(day=day(why.day), reason=safe(why.reason), by=safe(why.by))


def _offered(found: Concerned) -> str:
    """Who is called alike, so that the person asking can be found under another spelling, too."""
    from abaudit.reports.text.harmless import safe

    if not found.near:
        return ""
    lines = "\n".join(f"    {safe(name)}  {number}".rstrip() for name, number in found.near)
    return "\n" + _("Called alike, and not shown here; ask for them by that name:") + "\n" + lines


@command(_("List the entries in their order: when they were stored, and what they say."))
def log(
    *,
    ledger: shared.Where = "",
    last: Annotated[int | None, typer.Option("--last", metavar="N", min=1, help=_("Only the last N entries."))] = None,
    show: shared.Show = "",
    region: args.Region = "",
    config: args.Config = "",
) -> int:
    from collections import deque

    from abaudit import stores

    where = shared.place(ledger, config, region)
    full = shared.is_full(show)
    if full:
        shared.needs_full(show)
    lines: deque[str] = deque(maxlen=last)
    if stores.is_store(where.name):
        with where.open() as store, store.backend.reading():
            taken_back = _taken_back(store)
            for entry in store.backend.entries():
                lines.append(_entry_line(entry, taken_back.get(entry.seq, 0), full=full))
    else:
        for event in shared.read(where).events:
            lines.append(f"{event.line:>6}  {_event_line(event, full=full)}")
    if lines:
        streams.say("\n".join(lines))
    return 0


def full(event: Event) -> Iterator[str]:
    """Every field of an event that holds anything."""
    from abaudit.reports.text.days import day
    from abaudit.reports.text.ledger_words import STATES
    from abaudit.stores.chained.writers import values

    yield _("Entry {seq}: {state}, {day}").format(seq=event.line, state=_(STATES[event.state]), day=day(event.day))
    for key, value in values(event):
        if key != "state":
            yield f"    {field(key)}: {shown(event, key, value)}"


def field(key: str) -> str:
    """What the reader calls the field *key* of an event."""
    from abaudit.i18n import language
    from abaudit.stores.keys import COLUMNS_BY_LANGUAGE

    called = COLUMNS_BY_LANGUAGE.get(language(), {}).get(key)
    return called.replace("_", " ") if called else key


def shown(event: Event, key: str, value: Value) -> str:
    """The *value* that *event* has in the field *key*, as the reader writes it."""
    from abaudit.reports.text.days import day_or_text, moment
    from abaudit.reports.text.harmless import safe
    from abaudit.reports.text.ledger_words import HOW, STATES
    from abaudit.stores.keys import OWN

    if key == "how":
        return _(HOW[event.how])
    if key == "state":
        return _(STATES[event.state])
    if key == "on" and event.at:
        return moment(event.at)
    if isinstance(value, dict):
        return safe("  ".join(part for part in value.values() if part))
    if isinstance(value, tuple):
        return safe(", ".join(value))
    if key == "on" or key in {own.name for own in OWN if own.kind.is_day}:
        return day_or_text(str(value))
    return safe(str(value) if value is not True else _("yes"))


def _taken_back(store: EventStore) -> dict[int, int]:
    """Entry of an event that was entered wrongly → the entry that says so."""
    from abaudit.stores.chained import content

    found = ((entry.seq, content.correction_of(entry)) for entry in store.backend.entries())
    return {correction.seq: seq for seq, correction in found if correction is not None}


def _entry_line(entry: ChainEntry, taken_back: int, *, full: bool) -> str:
    from abaudit.reports.text.harmless import safe
    from abaudit.stores.chained import content
    from abaudit.stores.chained.entries import CORRECTION, ERASURE, EVENT

    said = ""
    if entry.content is None:
        said = _("(erased)")
    else:
        try:
            if entry.kind == EVENT:
                event = content.EventReader()(entry.seq, entry.content.number, entry.content.body)
                said = _event_line(event, full=full, number=entry.content.number)
                if taken_back:
                    said += "  " + _("(entered wrongly: taken back by entry {seq})").format(seq=taken_back)
            elif entry.kind == CORRECTION:
                correction = content.read_correction(entry.content.body)
                said = _("takes entry {seq} back").format(seq=correction.seq)
                if full:
                    said += f": {safe(correction.reason)} ({safe(correction.by)})"
            elif entry.kind == ERASURE:
                seqs = content.read_erasure(entry.seq, entry.content.body).seqs
                said = _("entries {seqs}").format(seqs=", ".join(map(str, seqs)))
        except ValueError:
            said = _("(cannot be read; see “abaudit ledger verify”)")
    kind = _(_KINDS[entry.kind]) if entry.kind in _KINDS else "?"
    return f"{entry.seq:>6}  {_recorded(entry)}  {kind:8}  {said}".rstrip()


def _recorded(entry: ChainEntry) -> str:
    """When an entry was made, as the reader writes it; what cannot be a time stays as it stands there."""
    from datetime import datetime

    from abaudit.i18n import customs
    from abaudit.reports.text.days import moment
    from abaudit.reports.text.harmless import safe

    try:
        return moment(datetime.fromisoformat(entry.recorded)) if customs().day else safe(entry.recorded)
    except ValueError:
        return safe(entry.recorded)


def _event_line(event: Event, *, full: bool, number: str = "") -> str:
    from abaudit.reports.text.days import day
    from abaudit.reports.text.harmless import safe
    from abaudit.reports.text.ledger_words import STATES

    who = f"  {number or ' '.join(event.numbers)}  {safe(event.person)}" if full else ""
    width = max(len(_(words)) for words in STATES.values())
    return f"{day(event.day)}  {_(STATES[event.state]):{width}}{who}".rstrip()
