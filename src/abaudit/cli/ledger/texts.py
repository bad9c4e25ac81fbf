"""``abaudit ledger text …``: the archive of the texts that were shown when consent was asked, and templates for one."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from abaudit.cli import arguments as args, streams
from abaudit.cli.commands import command, group
from abaudit.cli.ledger import shared
from abaudit.cli.ledger.opened import Written, opened, put, target, tell_gaps
from abaudit.i18n import _, language, ngettext
from abaudit.service import ledgers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from abaudit.files import ReadFile
    from abaudit.model.consent import ConsentText
    from abaudit.service.archive import ArchivedText

_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,59}", re.ASCII)
_PLAIN = re.compile(r"[A-Za-z0-9_.][A-Za-z0-9_./-]*", re.ASCII)

TextId = Annotated[str, typer.Argument(metavar="ID", help=_("The id of the text, as the events name it."))]


def app() -> typer.Typer:
    """The group of commands, in the language in use."""
    return group(
        _("The texts that were shown when consent was asked, and templates for them."),
        listing,
        show,
        template,
        add,
    )


@command(
    _("List the texts of the archive: whether each is there and unchanged, and how many events name it."), name="list"
)
def listing(
    *,
    ledger: shared.Where = "",
    region: args.Region = "",
    config: args.Config = "",
) -> int:
    from collections import Counter

    from abaudit.service import archive

    read = opened(ledger, config, region)
    named = Counter(event.text for event in read.ledger.events if event.text)
    streams.say_lines(
        "\n".join(_listed(archive.kept(read.ledger, read.name, read.settings.config, read.ledger.pieces), named))
    )
    return 0


def _listed(texts: Sequence[ArchivedText], named: Mapping[str, int]) -> Iterator[str]:
    from abaudit.reports.text.harmless import safe
    from abaudit.service import archive

    certain = archive.known(texts)
    yield _("Texts in the archive: {count}").format(count=len(texts))
    for each in texts:
        told = _state(each)
        if each.state in ("ok", "unrecorded") and each.text.id not in certain:
            told = _("another text has the same id, so it is not certain which was shown")
        parts = (each.text.id, each.text.language, each.text.file, told, _naming(named.get(each.text.id, 0)))
        yield "  " + " · ".join(safe(part) for part in parts if part)
    absent = {text_id: count for text_id, count in named.items() if text_id not in {each.text.id for each in texts}}
    if absent:
        yield _("Named by events, but not in the archive (AB204): {count}").format(count=len(absent))
        for text_id, count in absent.items():
            yield f"  {safe(text_id)} · {_naming(count)}"


def _naming(count: int) -> str:
    return ngettext("named by {count} event", "named by {count} events", count).format(count=count)


def _state(each: ArchivedText) -> str:
    return {
        "ok": _("there and unchanged"),
        "unrecorded": _("there, but without a checksum, so a change cannot be seen"),
        "altered": _("changed since its checksum was written down (AB204)"),
        "missing": _("its file is missing or empty (AB204)"),
    }[each.state]


@command(_("Show one text of the archive as it was shown, and say whether it is still the same."))
def show(
    text_id: TextId,
    *,
    ledger: shared.Where = "",
    region: args.Region = "",
    config: args.Config = "",
) -> int:
    from abaudit import files
    from abaudit.errors import LedgerError, UsageError
    from abaudit.service import archive

    read = opened(ledger, config, region)
    texts = archive.kept(read.ledger, read.name, read.settings.config, read.ledger.pieces)
    found = [each for each in texts if each.text.id == text_id]
    if not found:
        known = ", ".join(dict.fromkeys(each.text.id for each in texts)) or "–"
        raise UsageError(_("There is no text of this id in the archive; known are {names}.").format(names=known))
    for each in found:
        stored = each.text.sha256 in read.ledger.pieces
        data = _stored(read.name, each.text.sha256) if stored else files.read(str(each.path), LedgerError).data
        _say_text(data)
        streams.complain(
            _("{file}: {state}. Checksum now (SHA-256): {digest}").format(
                file=each.text.file, state=_state(each), digest=hashlib.sha256(data).hexdigest()
            )
        )
    return 0


def _stored(ledger: str, sha256: str) -> bytes:
    """The text that lies in the ledger itself; `LedgerError` where it went meanwhile."""
    from abaudit import stores
    from abaudit.errors import LedgerError, Problem
    from abaudit.stores.chained.store import EventStore

    with EventStore.open(ledger) as store, store.backend.reading():
        data = store.backend.piece(sha256)
    if data is None:
        raise LedgerError(stores.shown(ledger), Problem(_("The text does not lie in the ledger any more.")))
    return data


def _say_text(data: bytes) -> None:
    """A text on the screen holds nothing that could steer it; into a file or pipe goes every byte as it is."""
    from abaudit.reports.text.harmless import safe

    if not streams.stdout_is_terminal():
        streams.say_bytes(data)
        return
    lines = data.decode("utf-8", "replace").splitlines()
    streams.say("\n".join(safe(line, 1000) for line in lines))


@command(
    _(
        "Write a consent text to start from, filled in from abaudit.yaml and the ledger; what is missing stays "
        "marked.\n\n"
        "It is a template and no legal advice: have it checked before you use it. It comes in German and English "
        "(--lang)."
    )
)
def template(
    name: Annotated[
        str, typer.Argument(metavar=_("[NAME]"), help=_("Which template. [default: whatsapp]"))
    ] = "whatsapp",
    *,
    output: Written = "",
    force: args.Force = False,
    ledger: shared.Where = "",
    config: args.Config = "",
) -> int:
    from abaudit import papers
    from abaudit.errors import UsageError
    from abaudit.papers import values

    known = papers.names(".txt")
    if name not in known:
        raise UsageError(_("There is no template of this name; known are {names}.").format(names=", ".join(known)))
    where = shared.place(ledger, config)
    stated = where.settings.config
    path = target(output, tuple(filter(None, (where.name, stated.path))))
    stated = ledgers.with_opening(stated, where.name if ledger or where.is_there else "")
    filled = papers.fill(papers.template(name, language()), values.of_business(stated))
    put(path, filled.text.encode(), private=False, prose=False, force=force)
    tell_gaps(filled.gaps)
    return 0


@command(
    _(
        "Put a text into the archive. A ledger that abaudit keeps stores it; for a ledger in a text file this "
        "writes the entry with its checksum, which you add to it or to abaudit.yaml.\n\n"
        "A text that still has gaps is refused, and so is an id that is in use: a changed text gets an id of its own."
    )
)
def add(
    file: Annotated[
        str, typer.Argument(metavar=_("FILE"), help=_("The text as it is shown: .txt, .pdf or any other."))
    ],
    *,
    text_id: Annotated[
        str, typer.Option("--id", metavar="ID", help=_("Its id, such as whatsapp-2026-11."), show_default=False)
    ],
    text_language: Annotated[
        str, typer.Option("--language", metavar="de|en|…", help=_("Its language. [default: the one in use]"))
    ] = "",
    output: Written = "",
    force: args.Force = False,
    ledger: shared.Where = "",
    region: args.Region = "",
    config: args.Config = "",
) -> int:
    from abaudit import files, stores
    from abaudit.errors import InputError, UsageError
    from abaudit.model.consent import ConsentText
    from abaudit.service import archive

    if not _ID.fullmatch(text_id):
        raise UsageError(_("--id: write a word of small letters and digits, such as whatsapp-2026-11."))
    where = shared.place(ledger, config, region)
    settings, name = where.settings, where.name_if_any
    there = shared.read(where) if name else None
    path = target(output, tuple(filter(None, (file, name, settings.config.path))))
    if text_id in {each.text.id for each in archive.kept(there, name, settings.config)}:
        raise UsageError(_in_use())
    source = files.read(file, InputError)
    _check(source)
    if name and stores.is_store(name):
        if path is not None:
            raise UsageError(_("-o: the text goes into the ledger itself, so there is nothing to write."))
        _store(name, ConsentText(text_id, Path(file).name, text_language or language(), source.sha256), source)
        return 0
    into_ledger = there is not None and there.kind == "yaml"
    home = name if into_ledger else settings.config.path
    entry = _entry(text_id, file, home, text_language or language(), source.sha256)
    put(path, entry.encode(), private=False, prose=False, force=force)
    place = name if into_ledger else (home or "abaudit.yaml")
    streams.complain(_("Add these lines to {file}, below “texts:” where that stands there already.").format(file=place))
    return 0


def _in_use() -> str:
    return _("--id: the archive has a text of this id already; a changed text needs a new one.")


def _store(ledger: str, text: ConsentText, source: ReadFile) -> None:
    """Put *text* into the event store *ledger*; `UsageError` where another process took its id meanwhile."""
    from abaudit import stores
    from abaudit.errors import UsageError
    from abaudit.stores.chained import verified
    from abaudit.stores.chained.store import EventStore

    with EventStore.open(ledger, write=True) as store:
        with store.writing(shared.recorded()) as writer:
            seen = verified.walk(store, lambda _event: None)
            verified.check(store, seen)
            if text.id in seen.texts:
                raise UsageError(_in_use())
            writer.add_text(text, source.data)
        message = _("Stored the text {id} in the ledger {name}.")
        streams.say(message.format(id=text.id, name=stores.shown(ledger)))
        shared.say_head(store)


def _check(source: ReadFile) -> None:
    """`InputError` where *source* can be no text that was shown: it is empty, or still has gaps in it."""
    from abaudit import papers
    from abaudit.errors import InputError, Problem

    if not source.data:
        raise InputError(source.name, Problem(_("The file is empty: it holds no byte at all.")))
    text = source.data.decode("utf-8", "replace")
    open_gaps = papers.gaps(text)
    if open_gaps:
        message = ngettext(
            "{count} gap is still marked in the text.", "{count} gaps are still marked in the text.", len(open_gaps)
        )
        hint = _("Fill them in; a text joins the archive as it is shown to people.")
        raise InputError(source.name, Problem(message.format(count=len(open_gaps)), hint=hint))
    if papers.is_unchecked(text):
        hint = _("Have it checked, and take out the paragraph that says so; a text joins the archive as it is shown.")
        raise InputError(source.name, Problem(_("The text still says that it is a template."), hint=hint))


def _entry(text_id: str, file: str, home: str, spoken: str, digest: str) -> str:
    """The lines for ``texts:``; the path is relative to the file *home*, into which they go."""
    folder = Path(os.path.realpath(home)).parent if home else Path.cwd()
    try:
        relative = Path(os.path.relpath(os.path.realpath(file), folder)).as_posix()
    except ValueError:  # another drive of a Windows machine
        relative = Path(os.path.realpath(file)).as_posix()
    return (
        f"texts:\n  {text_id}:\n    file: {_scalar(relative)}\n    language: {_scalar(spoken)}\n    sha256: {digest}\n"
    )


def _scalar(text: str) -> str:
    """*text* as YAML reads it back."""
    if _PLAIN.fullmatch(text):
        return text
    from json import dumps

    return dumps(text, ensure_ascii=False)
