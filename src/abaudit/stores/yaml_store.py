"""A ledger written as YAML: ``abaudit: ledger/1``, ``defaults``, ``texts`` and ``events``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abaudit import documents
from abaudit.documents import parts
from abaudit.errors import LedgerError
from abaudit.model.consent import Ledger
from abaudit.stores import fields, swallowed

if TYPE_CHECKING:
    from abaudit.stores.fields import Terms


def read(source: str, data: bytes, terms: Terms) -> Ledger:
    """The ledger in *data*; raises `LedgerError` with everything that is wrong in it."""
    with documents.reading(source, data, LedgerError) as root:
        root.header("ledger")
        swallowed.check_values(root.everything(), root.problems)
        own = replace(terms, defaults=fields.defaults(root.mapping("defaults")))
        texts = parts.texts(root.mapping("texts"))
        return Ledger("yaml", terms.digest, fields.events(root.items("events"), own), texts)
