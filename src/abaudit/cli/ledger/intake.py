"""``abaudit ledger import``: take a ledger in that stands in a text or a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from abaudit.cli import arguments as args, streams
from abaudit.cli.ledger import ask, enter, shared
from abaudit.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from abaudit.cli.inputs import Settings
    from abaudit.model.consent import Ledger
    from abaudit.stores.chained.intake import Plan

HELP = _(
    "Take in a ledger in YAML, CSV or Excel (.xlsx), with German headings, too: what is new in it is added, the rest "
    "is left.\n\n"
    "Shows first what it would do, and stores nothing unless you say yes or give --yes. Where a single row is wrong "
    "nothing is stored at all. Files that it names as evidence are stored with it. What was erased does not come back."
)


def take_in(  # noqa: D103 - HELP is its description, in the user's language
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
    yes: Annotated[bool, typer.Option("--yes", "-y", help=_("Store without asking."))] = False,
    region: args.Region = "",
    config: args.Config = "",
    lang: args.Lang = "",  # noqa: ARG001 - read before the commands are imported
) -> int:
    from abaudit import stores
    from abaudit.errors import UsageError
    from abaudit.stores.chained import intake, reading

    where = shared.place(ledger, config, region)
    if stores.is_store(file):
        raise UsageError(_("Name a ledger in YAML, CSV or .xlsx; “abaudit ledger export” makes one of any other."))
    incoming = _read(file, where.settings, sheet)
    with where.open(write=True) as store:
        with store.backend.reading():
            reading.check(store, reading.walk(store, lambda _event: None))
            planned = intake.plan(store, incoming, file)
        _say_plan(planned)
        if not planned.new and not planned.texts:
            return 0
        if not yes and not ask.confirmed(_("Store them?")):
            streams.say(_("Nothing was stored. With --yes it is."))
            return 0
        with store.writing(shared.recorded()) as writer:
            planned = intake.plan(store, incoming, file)  # another may have written since
            pieces = intake.take(writer, planned, _beside(file))
        enter.say_stored(len(planned.new))
        if pieces:
            message = ngettext("Stored {count} file with it.", "Stored {count} files with it.", pieces)
            streams.say(message.format(count=pieces))
        shared.say_head(store)
    return 0


def _read(file: str, chosen: Settings, sheet: str) -> Ledger:
    """The ledger in *file*, whichever way it is written; `LedgerError` with everything that is wrong in it."""
    from abaudit import files
    from abaudit.cli import inputs
    from abaudit.cli.ledger import workbook
    from abaudit.errors import LedgerError, UsageError
    from abaudit.importers import workbooks

    source = files.read(file, LedgerError)
    if workbooks.recognises(source.data):
        return workbook.read(source, chosen, sheet)
    if sheet:
        raise UsageError(_("--sheet is for workbooks; this is none."))
    return inputs.text_ledger(source, chosen)


def _say_plan(planned: Plan) -> None:
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
