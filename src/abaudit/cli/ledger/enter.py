"""``abaudit ledger add`` and ``withdraw``: one event."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from abaudit.cli import arguments as args, streams
from abaudit.cli.commands import command
from abaudit.cli.ledger import ask, questions, reach, shared
from abaudit.i18n import _
from abaudit.service import entering, ledgers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abaudit.config import Config
    from abaudit.model.consent import Event
    from abaudit.stores.chained.store import EventStore

_How = Annotated[
    str,
    typer.Option(
        "--how",
        metavar=_("WORD"),
        help=_("How it was said: signed-form, web-form, chat, email, in-person or phone-call."),
    ),
]
_Evidence = Annotated[
    str,
    typer.Option(
        "--evidence",
        metavar=_("FILE"),
        help=_("The proof: a scan, picture, mail (.eml) or PDF of at most 25 MB; it is stored in the ledger."),
    ),
]
_Yes = Annotated[bool, typer.Option("--yes", "-y", help=_("Store without asking."))]
_Note = Annotated[str, typer.Option("--note", metavar=_("TEXT"), help=_("A note."))]


@command(
    _(
        "Add one event: a consent that was asked for, given, renewed, refused or withdrawn.\n\n"
        "On a terminal it asks for what is missing. Several numbers become events of one number each. A number must be "
        "beyond doubt, as +49 171 …; nothing is stored where anything is wrong."
    )
)
def add(
    *,
    ledger: shared.Where = "",
    number: Annotated[
        list[str] | None, typer.Option("--number", metavar=_("NUMBER"), help=_("The number; may be repeated."))
    ] = None,
    person: Annotated[str, typer.Option("--person", metavar=_("NAME"), help=_("Whose number it is."))] = "",
    state: Annotated[
        str,
        typer.Option(
            "--state",
            metavar=_("WORD"),
            help=_("What happened: requested, given, renewed, refused, withdrawn, revoked or invalidated."),
        ),
    ] = "",
    on: Annotated[
        str, typer.Option("--on", metavar=_("DATE"), help=_("The day, or the time as 2026-03-01T15:00:00+01:00."))
    ] = "",
    how: _How = "",
    recipient: Annotated[
        list[str] | None,
        typer.Option("--recipient", metavar=_("NAME"), help=_("Who receives the data; may be repeated.")),
    ] = None,
    purpose: Annotated[
        list[str] | None,
        typer.Option(
            "--purpose", metavar=_("WORD"), help=_("What for: upload, messaging or advertising; may be repeated.")
        ),
    ] = None,
    controller: Annotated[
        str, typer.Option("--controller", metavar=_("NAME"), help=_("The business that was consented to."))
    ] = "",
    known_as: Annotated[
        list[str] | None,
        typer.Option("--known-as", metavar=_("NAME"), help=_("Another name in the address book; may be repeated.")),
    ] = None,
    text: Annotated[str, typer.Option("--text", metavar=_("ID"), help=_("The consent text that was shown."))] = "",
    evidence: _Evidence = "",
    until: Annotated[str, typer.Option("--until", metavar=_("DATE"), help=_("The last day on which it holds."))] = "",
    on_phone: Annotated[
        str,
        typer.Option(
            "--on-phone", metavar=_("DATE"), help=_("Since when the number is on the phone, where it came later.")
        ),
    ] = "",
    guardian: Annotated[str, typer.Option("--guardian", metavar=_("NAME"), help=_("Who consented for a child."))] = "",
    basis: Annotated[
        str,
        typer.Option("--basis", metavar=_("WORD"), help=_("Another legal basis: contract or legitimate-interest.")),
    ] = "",
    document: Annotated[
        str, typer.Option("--document", metavar=_("FILE"), help=_("The document of another legal basis."))
    ] = "",
    explicit: Annotated[
        bool, typer.Option("--explicit", help=_("It names special categories of data explicitly."))
    ] = False,
    voluntary: Annotated[
        str, typer.Option("--voluntary", metavar=_("TEXT"), help=_("Why an employee's consent is voluntary."))
    ] = "",
    note: _Note = "",
    yes: _Yes = False,
    region: args.Region = "",
    config: args.Config = "",
) -> int:
    from abaudit.model.consent import ENDS
    from abaudit.stores import single

    where = shared.place(ledger, config, region)
    stated = where.settings.config
    with where.open(write=True) as store, ask.QuestionForm("abaudit ledger add") as form:
        numbers = form.take(questions.number(where.settings.region), number or [])
        person = form.one(questions.person(), person)
        state = form.one(questions.state(), state)
        ends = state in tuple(ENDS)
        on = form.one(questions.day(shared.today(where), ends=ends), on)
        for option, value in (("--until", until), ("--on-phone", on_phone), ("--guardian", guardian), ("--note", note)):
            form.keep(option, [value])
        form.keep("--known-as", known_as or [])
        values: dict[str, str | Sequence[str]] = {
            "numbers": numbers,
            "person": person,
            "state": state,
            "on": on,
            "how": form.one(questions.how(), how),
            "controller": controller or stated.controller or store.opening().controller,
            "recipients": _scope(form, questions.recipients(), recipient, stated.recipients, ends=ends),
            "purposes": _scope(form, questions.purposes(), purpose, stated.purposes, ends=ends),
            "known_as": known_as or [],
            "text": text if ends else form.one(questions.text(_texts(store, stated)), text),
            "until": until,
            "on_phone": on_phone,
            "basis": basis,
            "document": document,
            "guardian": guardian,
            "explicit": "true" if explicit else "",
            "voluntary": voluntary,
            "note": note,
        }
        event = single.event("ledger add", values, region=where.settings.region, timezone=stated.timezone)
        evidence = evidence if ends else form.one(questions.evidence(), evidence)
        piece = questions.piece(evidence)
        if ends:
            with store.backend.reading():
                on_record = ledgers.events_in(store)
            entering.check_day_of_end(event, on_record, shared.today(where))
        if not form.confirm(list(questions.summary(event, evidence)), yes=yes):
            if not form.asked:
                streams.say(_("Nothing was stored."))
            return 0
        with store.writing(shared.recorded()) as writer:
            entering.enter(writer, store, event, shared.today(where), piece)
        form.done = True
        say_stored(len(event.numbers))
        shared.say_head(store)
    return 0


@command(
    _(
        "Record that a person takes the consent back, from today on: by number, or by name for all numbers.\n\n"
        "The proof of the former consent stays; “abaudit ledger erase” destroys it."
    )
)
def withdraw(
    who: Annotated[
        str, typer.Argument(metavar=_("NUMBER|NAME"), help=_("The number, or the name for all numbers of the person."))
    ],
    *,
    ledger: shared.Where = "",
    person: Annotated[
        str, typer.Option("--person", metavar=_("NAME"), help=_("Whose, where several share the number."))
    ] = "",
    on: Annotated[str, typer.Option("--on", metavar=_("DATE"), help=_("The day. [default: today]"))] = "",
    state: Annotated[
        str,
        typer.Option(
            "--state",
            metavar=_("WORD"),
            help=_("withdrawn (by the person), refused, revoked (by you) or invalidated. [default: withdrawn]"),
        ),
    ] = "withdrawn",
    how: _How = "",
    evidence: _Evidence = "",
    note: _Note = "",
    yes: _Yes = False,
    region: args.Region = "",
    config: args.Config = "",
) -> int:
    from abaudit.cli import inputs
    from abaudit.errors import UsageError

    state, how = entering.words_of_end(state, how)
    where = shared.place(ledger, config, region)
    number = ledgers.number_of(who, where.settings.region)
    day = inputs.day(on, where.settings.config.timezone)
    if day > shared.today(where):
        raise UsageError(entering.not_come())
    piece = questions.piece(evidence)
    whose = entering.Whose(number, person or ("" if number else who))
    with where.open(write=True) as store:
        with store.backend.reading():
            events = entering.on_record(store, whose)
        ends = entering.ends_of(events, whose, day, state, note)
        for end in ends:
            entering.check_day_of_end(end, events, shared.today(where))
        if not _confirmed(ends, evidence, how, yes=yes):
            streams.say(_("Nothing was stored."))
            return 0
        with store.writing(shared.recorded()) as writer:
            stored, ends = entering.withdraw(
                writer,
                store,
                whose=whose,
                day=day,
                today=shared.today(where),
                state=state,
                how=how,
                note=note,
                piece=piece,
            )
            known = {other for end in ends for other in writer.numbers_of(end)}
            others = known - {number} if number else set()
        say_stored(stored)
        reach.say_ended(store, ends, [number] if number else sorted(known), everywhere=not number)
        if others:
            streams.say_lines(
                _(
                    "Other numbers of the same person are on record ({count}). To end those, too, name the person."
                ).format(count=len(others))
            )
        shared.say_head(store)
    return 0


def _confirmed(ends: Sequence[Event], evidence: str, how: str, *, yes: bool) -> bool:
    """Show each end that will be stored, and ask; off a terminal nobody is asked."""
    form = ask.QuestionForm("abaudit ledger withdraw")
    shown = [line for end in ends for line in questions.summary(replace(end, how=how), evidence)]
    return form.confirm(shown, yes=yes)


def _scope(
    form: ask.QuestionForm, question: ask.Question, given: Sequence[str] | None, stated: Sequence[str], *, ends: bool
) -> Sequence[str]:
    """What an option says, or abaudit.yaml under ``defaults``, or the answer; an end means every one without."""
    if given or not (ends or stated):
        return form.take(question, given or [])
    return [] if ends else stated


def _texts(store: EventStore, stated: Config) -> list[str]:
    """The ids of the texts that an event can name: those in the ledger, and those of abaudit.yaml."""
    from abaudit.stores.chained import verified

    with store.backend.reading():
        kept = verified.walk(store, lambda _event: None).texts
    return [*kept, *(text.id for text in stated.texts)]


def say_stored(count: int) -> None:
    """How many events are in the ledger now that were not before."""
    from abaudit.i18n import ngettext

    streams.say(ngettext("Stored {count} event.", "Stored {count} events.", count).format(count=count))
