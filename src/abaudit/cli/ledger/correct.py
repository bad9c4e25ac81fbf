"""``abaudit ledger correct``: take back one event that was entered wrongly, and enter the right one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from abaudit.cli import arguments as args, streams
from abaudit.cli.commands import command
from abaudit.cli.ledger import ask, look, questions, shared
from abaudit.i18n import _
from abaudit.service import entering, ledgers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abaudit.model.consent import Event
    from abaudit.service.ledgers import LedgerPlace
    from abaudit.stores.chained.store import EventStore


@command(
    _(
        "Take back one event that was entered wrongly, and enter the right one in its place.\n\n"
        "ENTRY is its number in “abaudit ledger log”. What is not stated stays as it was. The chain keeps both, with "
        "who corrected it and why; the audit goes on as if the wrong one had never been. What a person really said is "
        "no mistake: for that there are “add” and “withdraw”."
    )
)
def correct(
    entry: Annotated[int, typer.Argument(metavar=_("ENTRY"), min=1, help=_("The number of the wrong entry."))],
    *,
    ledger: shared.Where = "",
    reason: Annotated[str, typer.Option("--reason", metavar=_("TEXT"), help=_("What was wrong."))] = "",
    by: Annotated[str, typer.Option("--by", metavar=_("NAME"), help=_("Who corrects it."))] = "",
    take_back: Annotated[
        bool, typer.Option("--take-back", help=_("Only take it back: nothing should have been entered."))
    ] = False,
    number: Annotated[str, typer.Option("--number", metavar=_("NUMBER"), help=_("The right number."))] = "",
    person: Annotated[str, typer.Option("--person", metavar=_("NAME"), help=_("The right name."))] = "",
    known_as: Annotated[
        list[str] | None,
        typer.Option("--known-as", metavar=_("NAME"), help=_("Another name of the person; may be repeated.")),
    ] = None,
    state: Annotated[
        str,
        typer.Option(
            "--state",
            metavar=_("WORD"),
            help=_("What happened: requested, given, renewed, refused, withdrawn, revoked or invalidated."),
        ),
    ] = "",
    on: Annotated[str, typer.Option("--on", metavar=_("DATE"), help=_("The right day, or the time."))] = "",
    until: Annotated[
        str, typer.Option("--until", metavar=_("DATE"), help=_("The last day; “-” for a consent without an end."))
    ] = "",
    how: Annotated[
        str,
        typer.Option(
            "--how",
            metavar=_("WORD"),
            help=_("How it was said: signed-form, web-form, chat, email, in-person or phone-call."),
        ),
    ] = "",
    text: Annotated[str, typer.Option("--text", metavar="ID", help=_("Id of the consent text that was shown."))] = "",
    evidence: Annotated[str, typer.Option("--evidence", metavar=_("FILE"), help=_("The right proof."))] = "",
    note: Annotated[str, typer.Option("--note", metavar=_("TEXT"), help=_("A note."))] = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help=_("Do not ask on the terminal."))] = False,
    show: shared.Show = "",
    region: args.Region = "",
    config: args.Config = "",
) -> int:
    from abaudit.errors import UsageError
    from abaudit.stores.chained.content import Correction

    full = shared.is_full(show)
    where = shared.place(ledger, config, region)
    with where.open(write=True) as store:
        wrong, number_on_record = _wrong(store, entry)
        stated: dict[str, str | Sequence[str]] = {
            "numbers": [number] if number else [],
            "person": person,
            "known_as": known_as or [],
            "state": state,
            "on": on,
            "until": until,
            "how": how,
            "text": text,
            "note": note,
        }
        if take_back and (evidence or any(stated.values())):
            raise UsageError(_("--take-back: nothing is entered instead, so say nothing of how it should be."))
        if not take_back and not evidence and not any(stated.values()) and ask.can_ask():
            stated |= _asked(wrong, number_on_record, where)
        if not take_back and not evidence and not any(stated.values()):
            raise UsageError(_("State what is right (such as --number or --on), or --take-back."))
        right = None if take_back else _right(wrong, number_on_record, stated, where)
        piece = questions.piece(evidence)
        if right is not None:
            with store.backend.reading():
                others = [event for event in ledgers.events_in(store) if event.line != entry]
            entering.check_day_of_end(right, others, shared.today(where))
        reason = ask.needed(reason, "--reason", _("What was wrong"))
        by = ask.needed(by, "--by", _("Who corrects it"))
        if full and not streams.stdout_is_open_file():
            _show(wrong, right, evidence)
        if not yes and not _agreed():
            streams.say(_("Nothing was changed."))
            return 0
        with store.writing(shared.recorded()) as writer:
            if right is not None:
                entering.check_erased(writer, right)
            if right is not None and piece is not None:
                right = replace(right, evidence=writer.keep(*piece))
            writer.correct(entry, right, Correction(entry, shared.today(where), reason, by))
        streams.say(
            _("Entry {entry} is taken back; the chain keeps it, and it does not count.").format(entry=entry)
            if right is None
            else _("Entry {entry} is taken back, and the right one stands in its place.").format(entry=entry)
        )
        shared.say_head(store)
    return 0


def _wrong(store: EventStore, seq: int) -> tuple[Event, str]:
    """The event of entry *seq* and its number; `UsageError` where there is none that could be taken back."""
    from abaudit.errors import UsageError
    from abaudit.stores.chained import content, verified

    with store.backend.reading():
        seen = verified.walk(store, lambda _event: None)
        verified.check(store, seen)
        found = next((entry for entry in store.backend.entries() if entry.seq == seq), None)
    event = None if found is None else content.EventReader().of(found)
    if seq in seen.taken_back:
        raise UsageError(_("Entry {seq} is taken back already.").format(seq=seq))
    if seq in seen.erased:
        raise UsageError(_("Entry {seq} was erased; nothing is left that could be corrected.").format(seq=seq))
    if event is None or found is None or found.content is None:
        raise UsageError(_("Entry {seq} is no event; “abaudit ledger log” lists them.").format(seq=seq))
    return event, found.content.number


def _asked(wrong: Event, number: str, where: LedgerPlace) -> dict[str, str | Sequence[str]]:
    """What is typed in for the fields that are most often mistyped; what stands there already says nothing."""
    from abaudit.reports.text.days import day

    asked = {
        "numbers": (questions.number(where.settings.region), number),
        "person": (questions.person(), wrong.person),
        "on": (questions.day(shared.today(where), ends=False), wrong.at.isoformat() if wrong.at else day(wrong.day)),
        "how": (questions.how(), wrong.how),
    }
    form = ask.QuestionForm("abaudit ledger correct", done=True)
    answers: dict[str, str | Sequence[str]] = {}
    for key, (question, was) in asked.items():
        answer = form.one(replace(question, default=was, several=False))
        if answer and answer != was:
            answers[key] = [answer] if key == "numbers" else answer
    return answers


def _right(wrong: Event, number: str, stated: dict[str, str | Sequence[str]], where: LedgerPlace) -> Event:
    """The event as it should have been: what is *stated*, and the rest as it was."""
    from abaudit.model.consent import ENDS
    from abaudit.stores import single
    from abaudit.stores.chained.writers import values
    from abaudit.stores.spoken import state_of

    was: dict[str, str | Sequence[str]] = {
        key: value if isinstance(value, str | tuple) else "true"
        for key, value in values(wrong)
        if key not in ("number", "evidence")
    }
    told = {key: value for key, value in stated.items() if value}
    if "state" in told:
        told["state"] = state_of(str(told["state"]))
    everywhere = not wrong.numbers and "numbers" not in told and told.get("state", wrong.state) in tuple(ENDS)
    merged = {**was, "numbers": [number], **told}
    if merged.get("until") == "-":
        del merged["until"]
    settings = where.settings
    event = single.event("ledger correct", merged, region=settings.region, timezone=settings.config.timezone)
    return replace(event, evidence=wrong.evidence, numbers=() if everywhere else event.numbers)


def _show(wrong: Event, right: Event | None, evidence: str) -> None:
    streams.say(_("On record:"))
    streams.say("\n".join(look.full(wrong)))
    if right is not None:
        streams.say(_("Will be:"))
        streams.say("\n".join(look.full(replace(right, line=wrong.line))))
        if evidence:
            streams.say(f"    {look.field('evidence')}: {evidence}")


def _agreed() -> bool:
    from abaudit.errors import UsageError

    if not ask.can_ask():
        raise UsageError(_("Nothing was changed: where nobody can be asked, say --yes."))
    return ask.confirmed(_("Correct it so?"))
