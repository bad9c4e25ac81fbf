"""``abaudit ledger import``: take a ledger in that stands in a text or a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from abaudit.cli import arguments as args, streams
from abaudit.cli.commands import command
from abaudit.cli.ledger import ask, enter, shared
from abaudit.i18n import _, ngettext
from abaudit.service import ledgers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from abaudit.model.consent import Event, Ledger
    from abaudit.service.settings import Settings
    from abaudit.stores.chained.intake import Answer, ChangedRow, IntakePlan


@command(
    _(
        "Take in a ledger in YAML, CSV or Excel (.xlsx), with German headings, too: what is new in it is added, "
        "the rest is left.\n\n"
        "Shows first what it would do, and stores nothing unless you say yes or give --yes. Where a single row is "
        "wrong nothing is stored at all. Files that it names as evidence are stored with it. What was erased does "
        "not come back.\n\n"
        "A file of the same name is known again: where a row says something else now, or is gone, you are asked "
        "whether the event on record is to be corrected or stays; --changed and --vanished answer beforehand."
    ),
    name="import",
)
def take_in(
    file: Annotated[
        str,
        typer.Argument(metavar=_("FILE"), help=_("The ledger to take in (.yaml, .csv or .xlsx); - is standard input.")),
    ],
    *,
    ledger: shared.Where = "",
    sheet: Annotated[
        str,
        typer.Option(
            "--sheet",
            metavar=_("NAME"),
            help=_("The sheet of a workbook to take in. It also says that the others hold no consents or withdrawals."),
        ),
    ] = "",
    changed: Annotated[
        str,
        typer.Option(
            "--changed",
            metavar="correct|keep",
            help=_("Rows that say something else now: correct the event on record, or keep it and leave the row."),
        ),
    ] = "",
    vanished: Annotated[
        str,
        typer.Option(
            "--vanished",
            metavar="correct|keep",
            help=_("Rows that are gone: take the event on record back as entered wrongly, or keep it."),
        ),
    ] = "",
    by: Annotated[str, typer.Option("--by", metavar=_("NAME"), help=_("Who corrects it."))] = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help=_("Store without asking."))] = False,
    show: shared.Show = "",
    region: args.Region = "",
    config: args.Config = "",
) -> int:
    from abaudit import stores
    from abaudit.errors import UsageError
    from abaudit.stores.chained import intake
    from abaudit.stores.chained.content import Correction

    full = shared.is_full(show) and not streams.stdout_is_open_file()
    for option, answer in (("--changed", changed), ("--vanished", vanished)):
        if answer not in ("", *_ANSWERS):
            raise UsageError(_("{option}: write one of {words}.").format(option=option, words=", ".join(_ANSWERS)))
    where = shared.place(ledger, config, region)
    if stores.is_store(file):
        raise UsageError(_("Name a ledger in YAML, CSV or .xlsx; “abaudit ledger export” makes one of any other."))
    incoming = _read(file, where.settings, sheet)
    with where.open(write=True) as store:
        with store.backend.reading():
            on_record = ledgers.events_in(store)
            planned = intake.plan(store, incoming, file, _called(file))
            intake.refuse_misdated(planned, on_record, incoming.events, shared.today(where), file)
        _say_plan(planned, full=full)
        if not (planned.new or planned.texts or planned.changed or planned.vanished):
            return 0
        answers = _Answers(
            _answer(changed, "--changed", _("What becomes of the changed ones?"), planned.changed),
            _answer(vanished, "--vanished", _("What becomes of those that are gone?"), planned.takes_back),
        )
        if answers.corrects(planned):
            by = ask.needed(by or ("" if ask.can_ask() else "import"), "--by", _("Who corrects it"))
        elif not planned.new and not planned.texts:
            streams.say(_("Nothing was stored."))
            return 0
        if not yes and not ask.confirmed(_("Store them?")):
            streams.say(_("Nothing was stored. With --yes it is."))
            return 0
        with store.writing(shared.recorded()) as writer:
            again = intake.plan(store, incoming, file, _called(file))  # another may have written since
            if (again.changed, again.vanished) != (planned.changed, planned.vanished):
                raise UsageError(_("Somebody else wrote to the ledger meanwhile. Nothing was stored; look again."))
            planned = again
            reason = _("the row was changed in {file}, or is gone").format(file=planned.source)
            pieces = intake.take(
                writer,
                planned,
                _beside(file),
                changed=answers.changed,
                vanished=answers.vanished,
                correction=Correction(0, shared.today(where), reason, by) if answers.corrects(planned) else None,
            )
        enter.say_stored(len(planned.new))
        _say_corrected(planned, answers)
        if pieces:
            message = ngettext("Stored {count} file with it.", "Stored {count} files with it.", pieces)
            streams.say(message.format(count=pieces))
        shared.say_head(store)
    return 0


_ANSWERS: tuple[Answer, ...] = ("correct", "keep")


@dataclass(frozen=True, slots=True)
class _Answers:
    """What becomes of the events whose rows were changed or are gone."""

    changed: Answer
    vanished: Answer

    def corrects(self, planned: IntakePlan) -> bool:
        """Whether anything on record is taken back."""
        return bool(
            (planned.changed and self.changed == "correct") or (planned.takes_back and self.vanished == "correct")
        )


def _answer(given: str, option: str, question: str, concerned: Sequence[object]) -> Answer:
    """The option, or the answer on the terminal; `UsageError` where nobody can be asked and something hangs on it."""
    from abaudit.errors import UsageError

    if not concerned:
        return "keep"
    if not given and not ask.can_ask():
        raise UsageError(
            _("Nothing was stored: say with {option} what becomes of them, correct or keep.").format(option=option)
        )
    choices = (
        ask.Choice("correct", _("correct the event on record")),
        ask.Choice("keep", _("keep the event on record")),
    )
    answer = ask.QuestionForm("").one(ask.Question(option, question, choices=choices), given)
    return "correct" if answer == "correct" else "keep"


def _called(file: str) -> str:
    """By which name the file is known again; standard input has none."""
    from pathlib import PurePath

    from abaudit import files

    return "" if file == files.STDIN else PurePath(file).name


def _say_corrected(planned: IntakePlan, answers: _Answers) -> None:
    if planned.changed and answers.changed == "correct":
        streams.say(_("Corrected as the file has it now: {count}.").format(count=len(planned.changed)))
    if planned.takes_back and answers.vanished == "correct":
        streams.say(_("Taken back, because the row is gone: {count}.").format(count=len(planned.takes_back)))


def _read(file: str, chosen: Settings, sheet: str) -> Ledger:
    """The ledger in *file*, whichever way it is written; `LedgerError` with everything that is wrong in it."""
    from abaudit import files
    from abaudit.cli.ledger import workbook
    from abaudit.errors import LedgerError, UsageError
    from abaudit.importers import workbooks
    from abaudit.service.settings import text_ledger

    source = files.read(file, LedgerError)
    if workbooks.recognises(source.data):
        return workbook.read(source, chosen, sheet)
    if sheet:
        raise UsageError(_("--sheet is for workbooks; this is none."))
    return text_ledger(source, chosen)


def _say_differences(planned: IntakePlan, *, full: bool) -> None:
    """Each event whose row was changed or is gone; names and numbers only on the owner's own screen."""
    from abaudit.model.consent import ENDS
    from abaudit.reports.text.harmless import safe

    if planned.changed:
        count = len(planned.changed)
        streams.say(_("Rows that say something else than the event on record: {count}.").format(count=count))
    for change in planned.changed:
        who = f"  {change.was.number}  {safe(change.was.event.person)}" if full else ""
        told = _("    entry {seq}, row {line}{who}: {fields}")
        fields = ", ".join(_told(change, full=full))
        streams.say(told.format(seq=change.was.seq, line=change.row.event.line, who=who, fields=fields))
    if planned.vanished:
        streams.say(_("Events of this file whose row is gone: {count}.").format(count=len(planned.vanished)))
    for recorded in planned.vanished:
        who = f"  {recorded.number}  {safe(recorded.event.person)}" if full else ""
        stays = "  " + _("(a no stays on record)") if recorded.event.state in ENDS else ""
        streams.say(_("    entry {seq}{who}").format(seq=recorded.seq, who=who) + stays)


def _told(change: ChangedRow, *, full: bool) -> list[str]:
    """What differs; with the values where they may be shown."""
    from abaudit.cli.ledger.look import field, shown
    from abaudit.stores.chained.writers import values

    if not full:
        return [field(key) for key in change.fields]

    def held(event: Event, key: str) -> str:
        value = dict(values(event)).get(key)
        if isinstance(value, dict):
            value = value["file"]
        return shown(event, key, value) if value else "-"

    events = (change.was.event, change.row.event)
    return [f"{field(key)} {' → '.join(held(event, key) for event in events)}" for key in change.fields]


def _say_plan(planned: IntakePlan, *, full: bool) -> None:
    from abaudit.i18n import ngettext

    new = len(planned.new)
    streams.say(ngettext("{count} event is new.", "{count} events are new.", new).format(count=new))
    if planned.texts:
        count = len(planned.texts)
        text = ngettext("{count} consent text is new.", "{count} consent texts are new.", count)
        streams.say(text.format(count=count))
    if planned.known:
        known = planned.known
        text = ngettext("{count} event is on record already.", "{count} events are on record already.", known)
        streams.say(text.format(count=known))
    if planned.erased:
        erased = planned.erased
        text = ngettext(
            "{count} event is left out: its number was erased since, and does not come back.",
            "{count} events are left out: their numbers were erased since, and do not come back.",
            erased,
        )
        streams.say(text.format(count=erased))
    if planned.taken_back:
        message = _(
            "Left out, because they were taken back as entered wrongly: {count}. “abaudit ledger add” enters one again."
        )
        streams.say(message.format(count=planned.taken_back))
    _say_differences(planned, full=full)


def _beside(file: str) -> Callable[[str], bytes | None]:
    """What reads the files that the text ledger points to."""
    from abaudit import files
    from abaudit.errors import LedgerError

    folder = files.folder_of(file) if file != files.STDIN else None

    def fetch(name: str) -> bytes | None:
        if folder is None or not name or files.digest(folder / name) is None:
            return None
        try:
            return files.read(str(folder / name), LedgerError).data
        except LedgerError:
            return None

    return fetch
