"""A mark that stays the same from one result to the next."""

from __future__ import annotations

import hashlib


def fingerprint(*parts: str) -> str:
    """128 bits of a digest of *parts* as lower-case hex; ids among them are keyed, so it leads to nobody."""
    return hashlib.sha256("\0".join(("abaudit/v1", *parts)).encode()).hexdigest()[:32]
