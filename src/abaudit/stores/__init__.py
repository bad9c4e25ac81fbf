"""Where ledgers live: text files of consent events, or event stores → `Ledger`.

``yaml_store``, ``csv_store``  the two ways of writing        ``fields``  the keys that both share, and their checks
``spoken``  the keys, and their German names                ``moments``  days and times as written
``jsonld``  consent records for other programs             ``dpv``  their vocabulary
``chained``  event stores: append-only, chained by hashes, in SQLite or PostgreSQL
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from abaudit.errors import LedgerError, Problem
from abaudit.i18n import _
from abaudit.stores import chained
from abaudit.stores.fields import Defaults, Terms

if TYPE_CHECKING:
    from abaudit.model.consent import Ledger

__all__ = ["Defaults", "folder_of", "is_store", "load", "read", "shown"]

is_store = chained.is_store
shown = chained.shown

_SUFFIXES = {".yaml": "yaml", ".yml": "yaml", ".csv": "csv"}
_YAML_HEADER = re.compile(rb"""(?:\A(?:\xef\xbb\xbf)?|^)["']?abaudit["']?[ ]*:""", re.MULTILINE)
_HEAD = 65536


def read(
    source: str, data: bytes, *, region: str, timezone: str, digest: str, defaults: Defaults | None = None
) -> Ledger:
    """The ledger in *data*; *source* is its name in messages, and its suffix tells how it is written.

    Numbers without a country code are numbers of *region*; times fall on the days of *timezone* (an IANA name);
    *defaults* count for a CSV only, since a YAML ledger states its own.  Raises `LedgerError` with everything that is
    wrong: one event that cannot be trusted makes the whole ledger unusable.
    """
    terms = Terms(region, timezone, digest, defaults or Defaults())
    if _kind(source, data) == "yaml":
        from abaudit.stores import yaml_store

        return yaml_store.read(source, data, terms)
    from abaudit.stores import csv_store

    return csv_store.read(source, data, terms)


def load(name: str) -> Ledger:
    """The event store *name*, a path or URL, verified while it is read; `LedgerError` where its chain is broken."""
    from abaudit.stores.chained import verified
    from abaudit.stores.chained.store import EventStore

    with EventStore.open(name) as store:
        return verified.load(store)


def folder_of(name: str) -> Path:
    """What the files that a ledger points to are relative to: its own folder; for an address the working directory."""
    return Path() if chained.is_url(name) else Path(name).parent


def _kind(source: str, data: bytes) -> str:
    for suffix, kind in _SUFFIXES.items():
        if source.lower().endswith(suffix):
            return kind
    if not data:
        raise LedgerError(source, Problem(_("The file is empty: it holds no byte at all.")))
    return "yaml" if _YAML_HEADER.search(data[:_HEAD]) else "csv"
