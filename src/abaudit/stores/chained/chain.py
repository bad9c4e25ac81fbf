"""The hashes of the chain, in two versions.

What is written today, version 2, hashes fields, each with its type and its length before it:

    genesis      = H("abaudit ledger/2", id)
    commitment   = H("abaudit content/2", salt, number, body)                     salt: 32 random bytes for each entry
    hash         = H("abaudit link/2", previous, seq, kind, recorded, commitment)

Version 1 joined the fields with nothing, or with a zero byte, between them.  It is read and never written:

    genesis      = SHA-256("abaudit ledger/1" 0 id)
    commitment   = SHA-256("abaudit content/1" 0 salt number 0 body)
    hash         = SHA-256("abaudit link/1" 0 previous seq kind 0 recorded 0 commitment)

There a byte of the salt could pass for one of the number.  `is_well_formed` leaves only one way to divide what was
joined: a salt of 32 bytes, a number in E.164, a body that begins with a brace.

Each hash begins with a word of its own that names its version, so none can pass for one of another kind or version, and
no mark beside it says which version an entry has.  The salt makes a commitment say nothing once content and salt are
gone, not even to somebody who tries every telephone number.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

SALT_BYTES = 32
_HASH_BYTES = 32
_MARK = b"abaudit mark/1\0"
_E164 = re.compile(r"\+[1-9][0-9]{1,14}")
_RECORDED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")  # 2026-11-23T12:00:00Z


def new_salt() -> bytes:
    """Fresh randomness for one entry; as good for a ledger's id and key."""
    return secrets.token_bytes(SALT_BYTES)


def genesis(ledger_id: bytes, version: int = 2) -> bytes:
    """What stands before the first entry."""
    if version == 1:
        return hashlib.sha256(b"abaudit ledger/1\0" + ledger_id).digest()
    return _hash("abaudit ledger/2", ledger_id)


def commitment(salt: bytes, number: str, body: bytes, version: int = 2) -> bytes:
    """What the chain keeps of a content."""
    if version == 1:
        return hashlib.sha256(b"".join((b"abaudit content/1\0", salt, number.encode(), b"\0", body))).digest()
    return _hash("abaudit content/2", salt, number, body)


def link(previous: bytes, seq: int, kind: str, recorded: str, committed: bytes, *, version: int = 2) -> bytes:
    """The hash of an entry."""
    if version == 1:
        place = seq.to_bytes(8, "big", signed=True)
        parts = (b"abaudit link/1\0", previous, place, kind.encode(), b"\0", recorded.encode(), b"\0", committed)
        return hashlib.sha256(b"".join(parts)).digest()
    return _hash("abaudit link/2", previous, seq, kind, recorded, committed)


def is_well_formed(recorded: str, committed: bytes) -> bool:
    """Whether time and commitment of an entry look as every entry's do."""
    return len(committed) == _HASH_BYTES and bool(_RECORDED.fullmatch(recorded))


def is_content(salt: bytes, number: str, body: bytes) -> bool:
    """Whether a content looks as every content does: a whole salt, a number in E.164 or none, and a JSON object."""
    return (
        len(salt) == SALT_BYTES
        and (not number or bool(_E164.fullmatch(number)))
        and body.startswith(b"{")
        and body.endswith(b"}")
    )


def _hash(word: str, *fields: bytes | str | int) -> bytes:
    """SHA-256 over fields, each as one letter for its type, its length in eight bytes, and itself."""
    hashed = hashlib.sha256()
    for value in (word, *fields):
        if isinstance(value, bytes):
            kind, data = b"b", value
        elif isinstance(value, str):
            kind, data = b"s", value.encode()
        else:
            kind, data = b"i", value.to_bytes(8, "big", signed=True)
        hashed.update(kind + len(data).to_bytes(8, "big"))
        hashed.update(data)
    return hashed.digest()


def mark(key: bytes, number: str) -> str:
    """What an erasure leaves of a number, in hex: nothing without *key*; with it, one number can be asked for."""
    return hmac.new(key, _MARK + number.encode(), hashlib.sha256).hexdigest()
