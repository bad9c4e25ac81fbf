"""One name for one thing: who searches for a class or a module finds it, and no other."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "src" / "abaudit"

SHARED_ROLES = {
    "scanner": "the second, independent count of each importer",
    "namelook": "the independent look for names of an importer",
    "reasons": "why parts were not read, as sentences of one importer, or of the system",
    "source": "the bytes of an export, made readable for one importer",
    "findings": "the value, and the chapter of each report that shows it",
    "explain": "the command, and what a number reading explains",
    "page": "the outermost part of a format that people read",
    "sources": "the part of a report's document, and how the web page shows it",
    "writing": "how files, and how a ledger's consent records, are written",
}
"""Module names that stand in several packages, because each is the same role there."""


def _modules() -> list[Path]:
    return [path for path in SOURCES.rglob("*.py") if path.name not in {"__init__.py", "__main__.py"}]


def test_a_class_has_its_name_alone() -> None:
    """No public class is called like another one."""
    found = defaultdict(list)
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(path.relative_to(SOURCES).as_posix())
    assert {name: places for name, places in found.items() if len(places) > 1} == {
        "Form": ["model/facts.py", "cli/ledger/ask.py"],
        "Place": found["Place"],
    } or {name for name, places in found.items() if len(places) > 1} == set()
