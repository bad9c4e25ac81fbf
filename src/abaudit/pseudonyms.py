"""Stable pseudonyms: the same number gets the same id in every result that was made with the same key.

A plain hash of a telephone number is reversible (one core tries every German mobile number in minutes), so ids are
HMAC-SHA256 with a local key.  Without a key they are running numbers, good within one result only.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from abaudit.errors import KeyFileError, Problem
from abaudit.i18n import _

if TYPE_CHECKING:
    from abaudit.model.findings import AuditResult, Row

RUNNING = "running"
SECRET_BYTES = 32

_FORM = re.compile(r"abaudit-key/1 ([0-9a-f]{64})\s*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Key:
    """The secret that makes numbers into ids."""

    secret: bytes = field(repr=False)

    @property
    def id(self) -> str:
        """16 hexadecimal digits that tell keys apart and say nothing of the secret."""
        return hmac.new(self.secret, b"key-id\0", hashlib.sha256).hexdigest()[:16]

    @property
    def ids(self) -> str:
        """What a result whose ids were made with this key says of them (``run.ids``)."""
        return f"hmac:{self.id}"

    def pseudonym(self, text: str, *, exact: bool) -> str:
        """The id of the E.164 number *text*, or of a text that is not exactly one number.

        The first 128 bits of an HMAC, in lower-case hex.
        """
        message = f"{'number' if exact else 'raw'}\0{text}".encode("utf-8", "surrogatepass")
        return hmac.new(self.secret, message, hashlib.sha256).hexdigest()[:32]


def parse(source: str, data: bytes) -> Key:
    """The key in the file *data*, called *source* in messages; `KeyFileError` where it is none."""
    match = _FORM.fullmatch(data.decode("ascii", "replace"))
    if match is None:
        raise KeyFileError(
            source,
            Problem(
                _("this is no key of abaudit, or it is damaged"),
                hint=_("Bring it back from a copy. A new key (abaudit key init) makes new ids for every number."),
            ),
        )
    return Key(bytes.fromhex(match[1]))


def write(key: Key) -> bytes:
    """*key* as `parse` reads it."""
    return f"abaudit-key/1 {key.secret.hex()}\n".encode()


def apply(result: AuditResult, key: Key) -> AuditResult:
    """*result*, unredacted and with running numbers, with the ids that *key* makes."""
    ids: dict[str, str] = {}

    def stable(row: Row) -> Row:
        if row.id not in ids:
            ids[row.id] = key.pseudonym(row.number or "", exact=row.reading == "exact")
        return replace(row, id=ids[row.id])

    return replace(result, run=replace(result.run, ids=key.ids), rows=tuple(map(stable, result.rows)))
