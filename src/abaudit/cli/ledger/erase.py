"""``abaudit ledger erase``: forget a number (Art. 17 GDPR)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from abaudit.cli import arguments as args, streams
from abaudit.cli.commands import command
from abaudit.cli.ledger import ask, shared
from abaudit.i18n import _
from abaudit.service import ledgers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abaudit.service.ledgers import LedgerPlace
    from abaudit.stores.chained.erasure import Erased
    from abaudit.stores.chained.store import EventStore


@command(
    _(
        "Destroy everything about a number: all its events and their evidence. It cannot be undone.\n\n"
        "The chain still verifies. What stays is an entry that says which entries were erased, when and why, and a "
        "keyed mark of the number, so that an old file cannot bring it back, and nobody who has said no is asked "
        "again. Where the person asks for it (request, withdrawn, objected), a consent in force is withdrawn first. To "
        "record a withdrawal and keep the proof use “abaudit ledger withdraw”; to put a slip of the pen right, "
        "“abaudit ledger correct”."
    )
)
def erase(
    number: Annotated[str, typer.Argument(metavar=_("NUMBER"), help=_("The number to forget."))],
    *,
    ledger: shared.Where = "",
    reason: Annotated[
        str,
        typer.Option(
            "--reason",
            metavar=_("WORD"),
            help=_(
                "Why, where the proof should still be kept: request, withdrawn, objected, no-purpose, unlawful, law, "
                "child or mistake."
            ),
        ),
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help=_("Do not ask on the terminal."))] = False,
    region: args.Region = "",
    config: args.Config = "",
) -> int:
    from abaudit.errors import UsageError
    from abaudit.stores.chained import erasure

    where = shared.place(ledger, config, region)
    e164 = ledgers.number_of(number, where.settings.region)
    if e164 is None:
        raise UsageError(_("Name the number; a name may belong to several persons."))
    if reason and reason not in erasure.REASONS:
        raise UsageError(_("--reason: write one of {words}.").format(words=", ".join(erasure.REASONS)))
    with where.open(write=True) as store:
        if _was_erased(store, e164):
            store.backend.clean()
            streams.say(_("This number was erased before. What traces there were in the files are cleared."))
            return 0
        _say_beforehand(store, e164, where)
        reason = _reason(store, e164, reason, where)
        if not yes and not ask.can_ask():
            raise UsageError(_("Nothing was changed: where nobody can be asked, say --yes."))
        if not yes and not ask.confirmed(_("Destroy everything about this number for good?")):
            streams.say(_("Nothing was changed."))
            return 0
        with store.backend.reading():
            alike = erasure.untouched(store, e164)
        with store.writing(shared.recorded()) as writer:
            done = erasure.erase(writer, e164, shared.today(where), reason)
        store.backend.clean()
        _say(done, store)
        _say_untouched(alike)
        shared.say_head(store)
    return 0


def _was_erased(store: EventStore, number: str) -> bool:
    """Whether nothing is left but a mark; `UsageError` where the ledger never knew the number."""
    from abaudit.errors import UsageError

    with store.writing(shared.recorded()) as writer:
        if store.backend.entries_of(number):
            return False
        if writer.marks().erased(number) is None:
            raise UsageError(_("Nothing is on record for this number or name."))
    return True


def _reason(store: EventStore, number: str, reason: str, where: LedgerPlace) -> str:
    """Why it is erased: before the time of keeping the proof is over somebody must say so."""
    from abaudit.errors import UsageError
    from abaudit.model.house import PROPOSED
    from abaudit.reports.text.days import day
    from abaudit.stores.chained import erasure

    house = where.settings.config.retention or PROPOSED
    keep = erasure.retained_until(erasure.events_of(store, number), house)
    if reason or keep is None or keep < shared.today(where):
        return reason or erasure.RETENTION_OVER
    if ask.can_ask():
        choices = tuple(ask.Choice(reason, reason) for reason in erasure.REASONS)
        return ask.QuestionForm("").one(ask.Question("--reason", _("Why is it erased before that?"), choices=choices))
    message = (
        _("A consent is in force here, and its proof should be kept. State why it is erased with --reason: {words}.")
        if keep.year == keep.max.year
        else _("The proof should be kept until {day}. State why it is erased before with --reason: {words}.")
    )
    raise UsageError(message.format(day=day(keep), words=", ".join(erasure.REASONS)))


def _say_beforehand(store: EventStore, number: str, where: LedgerPlace) -> None:
    """What the erasure will take, before anybody is asked whether it shall."""
    from abaudit.reports.text.harmless import safe
    from abaudit.stores.chained import erasure

    with store.backend.reading():
        taking = erasure.preview(store, number, shared.today(where))
    message = _("This destroys: {entries} entries and {pieces} pieces of evidence.")
    streams.say(message.format(entries=taking.entries, pieces=taking.pieces))
    if taking.in_force:
        names = ", ".join(map(safe, taking.in_force)) if shared.may_name() else str(len(taking.in_force))
        streams.say(_("Consents that are in force or announced: {names}.").format(names=names))


def _say_untouched(alike: Sequence[tuple[str, str]]) -> None:
    """Who looks like whoever was erased and stays on record."""
    from abaudit.reports.text.harmless import safe

    if not alike:
        return
    message = _(
        "Not erased, though the name is alike ({count}); erase these numbers, too, where it is the same person:"
    )
    streams.say_lines(message.format(count=len(alike)))
    if shared.may_name():
        streams.say("\n".join(f"    {number}  {safe(name)}" for name, number in alike))


def _say(done: Erased, store: EventStore) -> None:
    if done.withdrew:
        streams.say(_("A consent was in force; by asking for this the person took it back, and that was stored first."))
    message = _("Destroyed the content of {entries} entries and {pieces} pieces of evidence.")
    streams.say(message.format(entries=done.entries, pieces=done.pieces))
    if done.shared:
        streams.say(
            _("Pieces that stay, because another number rests on them, too: {count}.").format(count=done.shared)
        )
    if done.do_not_ask:
        streams.say(_("The person had said no, so a keyed mark stays: do not ask, never acquit."))
    streams.say_lines(
        _(
            "Not reached: backups, copies, versions that a synchronised folder keeps, and the free space of the disk. "
            "Delete the number there, too, and in files that were imported."
        )
        if store.backend.kind == "sqlite"
        else _(
            "Not reached: backups, standby servers and archived logs of the database. Delete the number there, too, "
            "and in files that were imported."
        )
    )
