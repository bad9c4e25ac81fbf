"""Stable pseudonyms: the same number gets the same id in every result that was made with the same key.

A plain hash of a telephone number is reversible (one core tries every German mobile number in minutes), so ids are
HMAC-SHA256 with a local key.  Without a key they are running numbers, good within one result only.
"""

from __future__ import annotations

import hashlib
import hmac
import posixpath
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from abaudit.errors import KeyFileError, Problem
from abaudit.i18n import _
from abaudit.model.readings import ReadingKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abaudit.model.findings import AuditResult, Row

RUNNING = "running"
SECRET_BYTES = 32

_DAY = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d([-_.]?)[01]\d\1[0-3]\d(?:[-_T ]?[0-2]\d[-_.:]?[0-5]\d(?:[-_.:]?[0-5]\d)?)?"
    r"|[0-3]\d([-_.])[01]\d\2(?:19|20)\d\d)(?!\d)",
    re.ASCII,
)
"""A day in a file's name, with the time that may follow: ``2026-11-23``, ``20261123_0730``, ``23.11.2026``."""

_FORM = re.compile(r"abaudit-key/1 ([0-9a-f]{64})\s*", re.ASCII)


@dataclass(frozen=True, slots=True)
class SecretKey:
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

    def of_export(self, name: str) -> str:
        """The id of the address book called *name*, a path as the user gives it.

        Days in the last part of the path do not count, so that ``contacts-2026-11-23.vcf`` and the one of the next day
        are the same.
        """
        folder, last = posixpath.split(_settled(name))
        return self._of_path(posixpath.join(folder, _DAY.sub("*", last)))

    def of_exports(self, names: Sequence[str]) -> list[str]:
        """The ids of address books of one audit; those that differ in a day alone are told apart by it."""
        ids = [self.of_export(name) for name in names]
        often = Counter(ids)
        return [own if often[own] == 1 else self._of_path(name) for own, name in zip(ids, names, strict=True)]

    def exports_called(self, name: str) -> frozenset[str]:
        """Every id that an address book called *name* may have: `of_exports` gives one of them."""
        return frozenset((self.of_export(name), self._of_path(name)))

    def _of_path(self, path: str) -> str:
        message = f"export\0{_settled(path)}".encode("utf-8", "surrogatepass")
        return hmac.new(self.secret, message, hashlib.sha256).hexdigest()[:32]


def _settled(path: str) -> str:
    """*path* in the one way to write it, whatever the system: ``./a//b.vcf`` is ``a/b.vcf``."""
    return posixpath.normpath(path.replace("\\", "/"))


def parse(source: str, data: bytes) -> SecretKey:
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
    return SecretKey(bytes.fromhex(match[1]))


def write(key: SecretKey) -> bytes:
    """*key* as `parse` reads it."""
    return f"abaudit-key/1 {key.secret.hex()}\n".encode()


def apply(result: AuditResult, key: SecretKey) -> AuditResult:
    """*result*, unredacted and with running numbers, with the ids that *key* makes."""
    ids: dict[str, str] = {}

    def stable(row: Row) -> Row:
        if row.id not in ids:
            ids[row.id] = key.pseudonym(row.number or "", exact=row.reading is ReadingKind.EXACT)
        return replace(row, id=ids[row.id])

    named = key.of_exports([export.name for export in result.run.exports])
    exports = tuple(replace(export, id=own) for export, own in zip(result.run.exports, named, strict=True))
    run = replace(result.run, ids=key.ids, exports=exports)
    return replace(result, run=run, rows=tuple(map(stable, result.rows)))
