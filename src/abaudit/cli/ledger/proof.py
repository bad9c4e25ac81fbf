"""``abaudit ledger verify`` and ``seal``: whether anything was changed since."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from abaudit.cli import arguments as args, streams
from abaudit.cli.commands import command
from abaudit.cli.ledger import opened, shared
from abaudit.i18n import _

if TYPE_CHECKING:
    from abaudit.service.ledgers import LedgerPlace
    from abaudit.stores.chained.store import EventStore
    from abaudit.stores.chained.verified import ChainReading

_SEAL = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Expected:
    """A head that was noted earlier."""

    head: bytes
    entry: int | None
    ledger: str
    """The id of the ledger in hex, or empty."""


@command(
    _(
        "Check the whole ledger: every entry, the chain between them, and every piece of evidence.\n\n"
        "Finds any change that leaves the later entries as they were, and says which entry it is. With --expect it "
        "also finds that the end was cut off or everything was written anew. Exit status 1 where something is wrong."
    )
)
def verify(
    *,
    ledger: shared.Where = "",
    expect: Annotated[
        str,
        typer.Option("--expect", metavar=_("HEAD|FILE"), help=_("A head noted earlier, or the file that seal wrote.")),
    ] = "",
    region: args.Region = "",
    config: args.Config = "",
) -> int:
    from abaudit import stores
    from abaudit.stores.chained import verified

    where = shared.place(ledger, config, region)
    if not stores.is_store(where.name):
        return _verify_text(where, expect)
    expected = _expected(expect) if expect else None
    with where.open() as store:
        seen = verified.verify(store, expected.head if expected else None)
        problems = [*seen.problems, *_against(expected, seen, store)]
        _say_counts(stores.shown(where.name), seen)
        for problem in problems:
            streams.say(f"  {problem}")
        if problems:
            return 1
        streams.say(_("Nothing is wrong."))
        if expected is not None:
            streams.say(_("The head that was noted earlier is that of entry {seq}.").format(seq=seen.expected_at))
        else:
            streams.say_lines(_("Whether its end was cut off shows only against a head noted earlier (--expect)."))
        shared.say_head(store)
    return 0


@command(
    _(
        "Write a small file that holds the head of the chain, to hand to somebody else: the data-protection "
        "officer.\n\n"
        "It holds no personal data. “abaudit ledger verify --expect FILE” compares the ledger with it later."
    )
)
def seal(
    *,
    ledger: shared.Where = "",
    output: Annotated[
        str, typer.Option("-o", "--output", metavar=_("PATH"), help=_("Where to; else the screen."))
    ] = "",
    force: args.Force = False,
    config: args.Config = "",
) -> int:
    from abaudit.stores.chained import verified

    where = shared.place(ledger, config)
    path = opened.target(output, (where.name,))
    with where.open() as store:
        with store.backend.reading():
            seen = verified.walk(store, lambda _event: None)
            verified.check(store, seen)
        opening = seen.opening
        lines = [
            "abaudit: seal/1",
            f"controller: {_quoted(opening.controller if opening else '')}",
            f"ledger: {store.id.hex()}",
            f"entry: {seen.head.seq}",
            f"head: {seen.head.hash.hex()}",
            f"events: {seen.events}",
            f"sealed: {shared.recorded()}",
        ]
    data = ("\n".join(lines) + "\n").encode()
    opened.put(path, data, private=False, prose=False, force=force)
    return 0


def _verify_text(where: LedgerPlace, expect: str) -> int:
    """A text ledger has no chain: what can be checked is its form and its evidence."""
    from abaudit.errors import UsageError
    from abaudit.i18n import ngettext
    from abaudit.service import proofs

    if expect:
        raise UsageError(_("A ledger in a text file has no chain, so there is no head to compare with."))
    read = shared.read(where)
    found = proofs.look_up(read, where.name, where.settings.config)
    wrong = [
        (event.line, found.evidence.get(event.evidence, "missing"))
        for event in read.events
        if event.evidence is not None and found.evidence.get(event.evidence) != "ok"
    ]
    count = len(read.events)
    streams.say(
        ngettext("{name}: {count} event.", "{name}: {count} events.", count).format(name=where.name, count=count)
    )
    for line, state in wrong:
        message = (
            _("Line {line}: the file with the evidence was changed.")
            if state == "altered"
            else _("Line {line}: the file with the evidence is missing.")
        )
        streams.say(f"  {message.format(line=line)}")
    if not wrong:
        streams.say(_("The evidence is there. A text file has no chain: nothing shows whether it was changed."))
    return 1 if wrong else 0


def _against(expected: _Expected | None, seen: ChainReading, store: EventStore) -> list[str]:
    """What a seal says beyond its head."""
    if expected is None:
        return []
    found = []
    if expected.ledger and expected.ledger != store.id.hex():
        found.append(_("The seal is that of another ledger."))
    if expected.entry is not None and seen.expected_at not in (None, expected.entry):
        found.append(_("The seal's head is that of another entry than the seal says."))
    return found


def _expected(written: str) -> _Expected:
    from abaudit import documents, files
    from abaudit.errors import LedgerError, UsageError

    if _SEAL.fullmatch(written.strip().lower()):
        return _Expected(bytes.fromhex(written.strip()), None, "")
    source = files.read(written, LedgerError)
    with documents.reading(written, source.data, LedgerError) as root:
        root.header("seal")
        head, ledger = root.text("head", required=True), root.text("ledger")
        entry = root.integer("entry", minimum=0, maximum=10**12)
        for key in ("controller", "events", "sealed"):
            root.text(key)
    if not _SEAL.fullmatch(head):
        raise UsageError(_("--expect: a head has 64 characters, each 0–9 or a–f."))
    return _Expected(bytes.fromhex(head), entry, ledger)


def _say_counts(name: str, seen: ChainReading) -> None:
    message = _("{name}: {entries} entries, {events} events, {erased} of their contents erased, {pieces} pieces.")
    streams.say(
        message.format(
            name=name, entries=seen.head.seq, events=seen.events, erased=len(seen.erased), pieces=len(seen.pieces)
        )
    )


def _quoted(text: str) -> str:
    from abaudit.stores.chained.writers import quoted

    return quoted(text)
