"""The hashes of the chain.

    genesis      = SHA-256("abaudit ledger/1" 0 id)
    commitment   = SHA-256("abaudit content/1" 0 salt number 0 body)              salt: 32 random bytes for each entry
    hash         = SHA-256("abaudit link/1" 0 previous seq kind 0 recorded 0 commitment)

Each begins with a word of its own, so that no hash of one kind can pass for one of another.  The salt makes a
commitment say nothing once content and salt are gone, not even to somebody who tries every telephone number.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

SALT_BYTES = 32
_GENESIS = b"abaudit ledger/1\0"
_CONTENT = b"abaudit content/1\0"
_LINK = b"abaudit link/1\0"
_MARK = b"abaudit mark/1\0"


def new_salt() -> bytes:
    """Fresh randomness for one entry; as good for a ledger's id and key."""
    return secrets.token_bytes(SALT_BYTES)


def genesis(ledger_id: bytes) -> bytes:
    """What stands before the first entry."""
    return hashlib.sha256(_GENESIS + ledger_id).digest()


def commitment(salt: bytes, number: str, body: bytes) -> bytes:
    """What the chain keeps of a content."""
    return hashlib.sha256(b"".join((_CONTENT, salt, number.encode(), b"\0", body))).digest()


def link(previous: bytes, seq: int, kind: str, recorded: str, committed: bytes) -> bytes:
    """The hash of an entry."""
    parts = (
        _LINK,
        previous,
        seq.to_bytes(8, "big", signed=True),
        kind.encode(),
        b"\0",
        recorded.encode(),
        b"\0",
        committed,
    )
    return hashlib.sha256(b"".join(parts)).digest()


def mark(key: bytes, number: str) -> str:
    """What an erasure leaves of a number, in hex: nothing without *key*; with it, one number can be asked for."""
    return hmac.new(key, _MARK + number.encode(), hashlib.sha256).hexdigest()
