"""``abaudit ledger export``: the ledger in a form that others read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from abaudit import files, marks
from abaudit.cli import arguments as args  # noqa: TC001 - the framework reads the annotations
from abaudit.cli.commands import command
from abaudit.cli.ledger import opened, records, shared
from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from abaudit.model.consent import ConsentText, Event, Ledger
    from abaudit.stores.chained.store import EventStore

FORMATS = ("yaml", "csv", "jsonld")


@command(
    _(
        "Write the ledger as YAML or CSV, with all names and numbers; both read back as the same events.\n\n"
        "With --evidence the stored pieces are written beside it. What the chain proves stays in the ledger "
        "itself.\n\n"
        "As jsonld it is written for other programs: consent records by ISO/IEC TS 27560:2023 in the words of the W3C "
        "Data Privacy Vocabulary, one for each person, number, controller, recipient and purpose; names and numbers "
        "are in it only with --show full. Nothing is fetched: the context stands in the file."
    )
)
def export(
    *,
    ledger: shared.Where = "",
    output: Annotated[
        str, typer.Option("-o", "--output", metavar=_("PATH"), help=_("Where to, as a private file; else the screen."))
    ] = "",
    format: Annotated[  # noqa: A002 - the option's name
        str, typer.Option("--format", metavar="|".join(FORMATS), help=_("How it is written. [default: yaml]"))
    ] = "yaml",
    evidence: Annotated[
        str,
        typer.Option("--evidence", metavar=_("DIR"), help=_("Folder, relative to -o, for the pieces of evidence.")),
    ] = "",
    force: args.Force = False,
    on: args.On = "",
    show: shared.Show = "",
    region: args.Region = "",
    config: args.Config = "",
) -> int:
    from abaudit.errors import UsageError

    if format == "jsonld":
        if evidence:
            raise UsageError(_("--evidence: consent records name the pieces by their checksums and hold none."))
        records.write_records(ledger, output, on=on, show=show, region=region, config=config, force=force)
        return 0
    render = _writer(format)
    where = shared.place(ledger, config, region)
    path = opened.target(output, (where.name,))
    if evidence and path is None:
        raise UsageError(_("--evidence needs -o: the pieces are written beside it."))
    if path is None or not shared.is_full(show):
        shared.needs_full(show)
    read = shared.read(where)
    told = moved(read, evidence) if evidence else read
    if format == "csv":
        _refuse_unkeepable(told.events, where.name)
    data = render(told.events, told.texts)
    data = marks.signed(data) if format == "yaml" else data
    if path is not None:
        files.check(path, data, force=force)
    if evidence and path is not None:
        with where.open() as store:
            write_pieces(store, read, files.folder_of(path) / evidence, force=force)
    opened.put(path, data, private=True, prose=False, force=force)
    return 0


def _refuse_unkeepable(events: Iterable[Event], name: str) -> None:
    """`LedgerError` where a table could not hold an event: an earlier version, or a ledger in YAML, took more."""
    from abaudit.errors import LedgerError, Problem
    from abaudit.stores import keepable

    hint = _("Write it with --format yaml, or enter the text anew.")
    if found := [Problem(message, event.line, hint) for event in events for message in keepable.problems(event)]:
        raise LedgerError(name, *found)


def write_pieces(store: EventStore, ledger: Ledger, folder: Path, *, force: bool) -> None:
    """Write every piece of *ledger* into *folder*; all of them, or none where one would write something over."""
    from abaudit.cli import outputs

    files.make_folder(folder)
    found = ((name, store.backend.piece(sha256)) for name, sha256 in _pieces(ledger.events, ledger.texts))
    pieces = [(str(folder / name), data) for name, data in found if data is not None]
    for path, data in pieces:
        files.check(path, data, force=force)
    for path, data in pieces:
        outputs.write_file(path, data, private=True, force=force)


def moved(ledger: Ledger, folder: str) -> Ledger:
    """*ledger* with every stored piece where `write_pieces` puts it, below *folder*."""
    texts = tuple(
        replace(text, file=f"{folder}/{piece_name(text.file, text.sha256)}") if text.sha256 in ledger.pieces else text
        for text in ledger.texts
    )
    return replace(ledger, events=tuple(_moved(event, folder) for event in ledger.events), texts=texts)


def piece_name(file: str, sha256: str) -> str:
    """What a piece is called outside of the ledger: no two are called the same."""
    from pathlib import PurePath

    name = PurePath(file).name or "file"
    return f"{sha256[:12]}-{name}"


def _pieces(events: Iterable[Event], texts: Iterable[ConsentText]) -> Iterator[tuple[str, str]]:
    told = set()
    named = [
        (event.evidence.file, event.evidence.sha256) for event in events if event.evidence and event.evidence.stored
    ]
    for file, sha256 in (*named, *((text.file, text.sha256) for text in texts)):
        name = piece_name(file, sha256)
        if name not in told:
            told.add(name)
            yield name, sha256


def _moved(event: Event, folder: str) -> Event:
    piece = event.evidence
    if piece is None or not piece.stored:
        return event
    return replace(event, evidence=replace(piece, file=f"{folder}/{piece_name(piece.file, piece.sha256)}"))


def _writer(name: str) -> Callable[[Sequence[Event], Iterable[ConsentText]], bytes]:
    from abaudit.errors import UsageError
    from abaudit.stores.chained.writers import WRITERS

    if name not in WRITERS:
        raise UsageError(_("--format: write one of {words}.").format(words=", ".join(FORMATS)))
    return WRITERS[name]
