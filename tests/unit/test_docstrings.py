"""What the docstrings of the program refer to is there."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import abaudit

SOURCE = Path(abaudit.__file__).parent
_REFERENCE = re.compile(r"`(abaudit(?:\.[A-Za-z_]\w*)+)`")


def _references() -> Iterator[tuple[str, str]]:
    """(file, dotted name) of everything of this package that a text in backticks names."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                names = [name for name in _REFERENCE.findall(node.value) if name != "abaudit.yaml"]
                yield from ((path.relative_to(SOURCE).as_posix(), name) for name in names)


def _is_there(name: str) -> bool:
    """Whether *name* is a module, or something in one; modules with optional parts are found without being imported."""
    if name in MODULES:
        return True
    module, _dot, attribute = name.rpartition(".")
    if module in MODULES:
        return hasattr(importlib.import_module(module), attribute)
    return bool(module) and _is_there(module)


MODULES = {"abaudit", *(found.name for found in pkgutil.walk_packages(abaudit.__path__, "abaudit."))}


def test_every_module_that_a_docstring_names_is_there() -> None:
    """A module that was moved is found again under its new name."""
    found = list(_references())
    assert len(found) > 20
    assert [reference for reference in found if not _is_there(reference[1])] == []
