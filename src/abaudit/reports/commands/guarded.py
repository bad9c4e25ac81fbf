"""What ``abaudit guard`` keeps back: as text, as JSON (``abaudit/guard/1``), as SARIF.  Nothing of what files hold."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from abaudit import __version__
from abaudit.i18n import _, language, ngettext
from abaudit.reports.formats.sarif import PLAIN, SCHEMA as SARIF
from abaudit.reports.json_result import dump
from abaudit.reports.text.harmless import safe, whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SCHEMA = "abaudit/guard/1"

Looked = Literal["staged", "files", "history"]
_UNCODED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


@dataclass(frozen=True, slots=True)
class Refused:
    """One file that must be kept back."""

    path: str = field(repr=False)
    kind: str
    commit: str = ""
    """The first that has it, where the history was looked at; empty where it is only staged."""
    blob: str = ""
    """What git calls its content."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """What was looked at and what came of it."""

    looked: Looked
    looked_at: int
    allowed: int
    refused: tuple[Refused, ...]
    kinds: Mapping[str, str]
    """Each kind → what it is, in English."""


def to_json(guarded: Guarded) -> bytes:
    """*guarded* as a JSON document."""
    return dump(
        {
            "schema": SCHEMA,
            "tool_version": __version__,
            "looked": guarded.looked,
            "looked_at": guarded.looked_at,
            "allowed": guarded.allowed,
            "refused": [
                {
                    "path": whole(each.path),
                    "kind": each.kind,
                    "commit": each.commit or None,
                    "blob": each.blob or None,
                }
                for each in guarded.refused
            ],
        }
    )


def to_text(guarded: Guarded) -> str:
    """A line for each file that is kept back, and what to do; or how much was looked at."""
    return "\n".join(_lines(guarded))


def to_sarif(guarded: Guarded) -> bytes:
    """*guarded* as SARIF 2.1.0, with a result for each file."""
    kinds = sorted({each.kind for each in guarded.refused})
    driver = {
        "name": "abaudit",
        "version": __version__,
        "shortDescription": {"text": _("What must not be committed, because what is committed cannot be erased")},
        "rules": [_rule(kind, guarded) for kind in kinds],
    }
    run = {
        "tool": {"driver": driver},
        "language": language(),
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": f"abaudit-guard/{guarded.looked}/"},
        "invocations": [{"executionSuccessful": True, "exitCode": int(bool(guarded.refused))}],
        "results": [_result(each, kinds.index(each.kind), guarded) for each in guarded.refused],
        "properties": {"looked": guarded.looked, "lookedAt": guarded.looked_at, "allowed": guarded.allowed},
    }
    return dump({"$schema": SARIF, "version": "2.1.0", "runs": [run]})


def _rule(kind: str, guarded: Guarded) -> dict[str, Any]:
    said = _(guarded.kinds[kind])
    return {
        "id": f"guard/{kind}",
        "name": kind,
        "shortDescription": {"text": said.translate(PLAIN)},
        "help": {"text": " ".join(_advice(guarded)).translate(PLAIN)},
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["privacy", "security"], "security-severity": "9.5"},
    }


def _result(each: Refused, index: int, guarded: Guarded) -> dict[str, Any]:
    mark = hashlib.sha256(f"{each.kind}\0{whole(each.path)}\0{each.blob}".encode()).hexdigest()
    said = _(guarded.kinds[each.kind])
    return {
        "ruleId": f"guard/{each.kind}",
        "ruleIndex": index,
        "level": "error",
        "message": {"text": (f"{said} ({_commit(each)})" if each.commit else said).translate(PLAIN)},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": _uri(each.path)}, "region": {"startLine": 1}}},
        ],
        "partialFingerprints": {"abaudit-guard/v1": mark, "primaryLocationLineHash": f"{mark}:1"},
        **({"properties": {"commit": each.commit, "blob": each.blob}} if each.blob else {}),
    }


def _commit(each: Refused) -> str:
    return _("commit {commit}").format(commit=each.commit[:12])


def _where(each: Refused, versions: int) -> str:
    """The path of a file, with its first commit and how many versions of it git keeps."""
    if not each.commit:
        return safe(each.path)
    more = ngettext(", and {count} more version", ", and {count} more versions", versions - 1)
    return f"{safe(each.path)} ({_commit(each)}{more.format(count=versions - 1) if versions > 1 else ''})"


def _lines(guarded: Guarded) -> Iterator[str]:
    versions = Counter((each.path, each.kind) for each in guarded.refused)
    for each in guarded.refused:
        if kept := versions.pop((each.path, each.kind), 0):  # the first of them; what machines read has all
            yield f"{_where(each, kept)}: {_(guarded.kinds[each.kind])}"
    if guarded.refused:
        count = ngettext(
            "{count} of {all} files must not be committed, because what is committed cannot be erased.",
            "{count} of {all} files must not be committed, because what is committed cannot be erased.",
            len(guarded.refused),
        )
        yield count.format(count=len(guarded.refused), all=guarded.looked_at)
        yield from _advice(guarded)
        return
    text = ngettext(
        "{count} file looked at, none to keep back", "{count} files looked at, none to keep back", guarded.looked_at
    ).format(count=guarded.looked_at)
    if not guarded.looked_at:
        text = (
            _("Nothing to look at: git keeps no file here yet")
            if guarded.looked == "history"
            else _("Nothing to look at: no file is added or changed")
        )
    also = ngettext("{count} of them allowed by pattern", "{count} of them allowed by pattern", guarded.allowed)
    yield f"{text}; {also.format(count=guarded.allowed)}." if guarded.allowed else f"{text}."


def _advice(guarded: Guarded) -> Iterator[str]:
    if guarded.looked == "history":
        yield _(
            "A new commit does not take them out. Rewrite the history (git filter-repo --invert-paths --path FILE), "
            "have every copy of the repository replaced, and treat whatever was pushed as published (Articles 33, 34)."
        )
    else:
        yield _(
            "Take them out with “git restore --staged FILE” (“git rm --cached FILE” before the first commit, or "
            "where git keeps it already), and name them in .gitignore."
        )
    yield _("If one is an invented example, name it with --allow PATTERN, or under “guard: allow:” in abaudit.yaml.")


def _uri(path: str) -> str:
    data = path.replace("\\", "/").encode("utf-8", "surrogateescape")
    return "".join(chr(byte) if byte in _UNCODED else f"%{byte:02X}" for byte in data)
