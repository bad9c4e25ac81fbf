"""Whoever meets a long regular expression sees an example of what it matches beside it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "src" / "abaudit"
LONG = 60
"""Signs of the pattern, as it is written, from which on nobody reads it at a glance."""


def _compiled(tree: ast.Module) -> Iterator[tuple[ast.stmt, ast.stmt | None]]:
    """Each statement that compiles a long pattern, with the one behind it."""
    for block in (node.body for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef)):
        for statement, following in zip(block, [*block[1:], None], strict=True):
            value = getattr(statement, "value", None)
            if isinstance(value, ast.Call) and ast.unparse(value.func) == "re.compile" and value.args:
                texts = (node.value for node in ast.walk(value.args[0]) if isinstance(node, ast.Constant))
                if sum(len(text) for text in texts if isinstance(text, str | bytes)) > LONG:
                    yield statement, following


def test_a_long_pattern_has_an_example() -> None:
    """Behind it stands a text, or beside it a comment."""
    without = []
    for path in sorted(SOURCES.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        lines = source.splitlines()
        for statement, following in _compiled(ast.parse(source)):
            told = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
            assert statement.end_lineno is not None
            beside = [line for line in lines[statement.lineno - 2 : statement.end_lineno] if "# " in line]
            if not told and not beside:
                without.append(f"{path.relative_to(SOURCES)}:{statement.lineno}")
    assert without == []
