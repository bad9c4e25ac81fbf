"""What the commands of ``abaudit ledger`` that read have in common: the ledger, and where their answer goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from abaudit import files
from abaudit.cli import streams
from abaudit.cli.ledger import shared
from abaudit.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abaudit.service.ledgers import OpenedLedger

Written = Annotated[
    str, typer.Option("-o", "--output", metavar=_("PATH"), help=_("The file to write; without it, standard output."))
]


def opened(ledger: str, config: str, region: str = "") -> OpenedLedger:
    """The ledger that every command finds, read; `UsageError` where nobody names one and the default is not there."""
    from abaudit.cli import inputs
    from abaudit.service import ledgers

    where = shared.place(ledger, config, region)
    if where.name_if_any:
        inputs.tell_ledger(where.name)
    return ledgers.opened(where)


def put(path: str | None, data: bytes, *, private: bool, prose: bool, force: bool) -> None:
    """Write *data* to the file *path*, or to standard output; *prose* is folded where a person looks at it."""
    from abaudit.cli import outputs

    if path is not None:
        outputs.write_file(path, data, private=private, force=force)
    elif prose:
        streams.say_lines(data.decode())
    else:
        streams.say_bytes(data)


def target(path: str, inputs: tuple[str, ...]) -> str | None:
    """Where ``-o PATH`` leads: None for standard output; `UsageError` where it would replace one of *inputs*."""
    if not path or streams.is_stdout(path):
        return None
    files.note(*inputs)
    files.refuse_kept(path)
    return path


def tell_gaps(gaps: Sequence[str]) -> None:
    """Say on standard error how many gaps a paper still has."""
    if gaps:
        text = ngettext("{count} gap is marked in the text.", "{count} gaps are marked in the text.", len(gaps))
        streams.complain(text.format(count=len(gaps)))
