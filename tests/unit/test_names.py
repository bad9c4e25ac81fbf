"""One name for one thing: who searches for a class or a module finds it, and no other."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "src" / "abaudit"

COMMAND = "the command, and what it works on"
CHAPTER = "the value or part of the report's document, and how a format shows it"
EACH_IMPORTER = "the same step of each importer"
FLOORS = "the values that cross doors, in `model`, and the room that makes or reads them"

REPEATED = {
    "aside": FLOORS,
    "baseline": COMMAND,
    "changes": "what would change a verdict: found by the audit, told by explain",
    "contacts": CHAPTER,
    "days": "days as they are read, and as a report writes them",
    "doubts": "why a number, and why an end, may not be meant so",
    "explain": COMMAND,
    "facts": FLOORS,
    "findings": CHAPTER,
    "follow_up": "what an audit says against an earlier one, and the chapter on it",
    "guard": COMMAND,
    "intake": COMMAND,
    "keys": "the keys of an event, and the key of ids: each is what its room is about",
    "known": FLOORS,
    "lines": EACH_IMPORTER,
    "namelook": EACH_IMPORTER,
    "names": EACH_IMPORTER,
    "opened": "a workbook, and a ledger, opened for reading",
    "packed": "what is unpacked, for importing and for guarding",
    "page": "the outermost part of a format that people read",
    "proof": COMMAND,
    "reasons": EACH_IMPORTER,
    "records": "the records of a format: of LDIF, of a result, of the ledger's duties",
    "rows": "rows of a table, read and written",
    "scanner": EACH_IMPORTER,
    "shape": "how a number, and how a table, is laid out",
    "sources": CHAPTER,
    "values": "what fills a paper, and what a property says",
    "vocabulary": "the words that a room knows: of names, of headers",
    "writing": "how files, and how explanations, are written",
}
"""Module names that stand in several packages, each with what they have in common there."""


def test_a_class_has_its_name_alone() -> None:
    """No class is called like another one."""
    found = defaultdict(list)
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                found[node.name].append(path.relative_to(SOURCES).as_posix())
    assert {name: places for name, places in found.items() if len(places) > 1} == {}


def test_a_module_has_its_name_alone_or_says_why_not() -> None:
    """A name that stands in several packages is one of those that are meant to."""
    found = defaultdict(list)
    for path in SOURCES.rglob("*.py"):
        if not path.name.startswith("__"):
            found[path.stem].append(path.relative_to(SOURCES).as_posix())
    assert {name for name, places in found.items() if len(places) > 1} == set(REPEATED)
