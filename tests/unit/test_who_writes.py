"""Nothing in the program writes a file but what `abaudit.files` writes, and the ledger's own backend."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import abaudit

ROOT = Path(abaudit.__file__).parent
WRITES = {"write_bytes", "write_text", "touch", "rename", "renames", "mkstemp", "symlink_to", "hardlink_to", "truncate"}
"""Methods and functions that put something on a disk, whatever they belong to (``content`` writes into bytes)."""
MODULES = {"shutil": {"copy", "copy2", "copyfile", "copytree", "move"}, "os": {"open", "replace", "rename", "link"}}
MAY = {
    "files/writing.py": "the one way in which files are written",
    "stores/chained/sqlite_file.py": "makes the ledger that init asks for, where there is none",
    "cli/streams.py": "opens the null device",
    "cli/versions.py": "likewise, and reads a version",
}


def _calls(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        owner = getattr(node.func.value, "id", "") if isinstance(node.func, ast.Attribute) else ""
        given = [*node.args[int(isinstance(node.func, ast.Name)) :], *(key.value for key in node.keywords)]
        opens_to_write = name == "open" and any(map(_is_mode_to_write, given))
        if (name in WRITES and owner != "content") or name in MODULES.get(owner, ()) or opens_to_write:
            yield f"{owner}.{name}" if owner else name


def _is_mode_to_write(node: ast.expr) -> bool:
    text = node.value if isinstance(node, ast.Constant) else None
    return isinstance(text, str) and re.fullmatch(r"[rwxab+t]{1,3}", text) is not None and bool(set(text) & set("wx+"))


def test_only_the_guarded_module_writes() -> None:
    """So no command can go round the guard, by whatever call."""
    found = {
        path.relative_to(ROOT).as_posix(): sorted(set(_calls(path)))
        for path in sorted(ROOT.rglob("*.py"))
        if set(_calls(path))
    }
    assert set(found) == set(MAY), found


def test_the_search_finds_what_writes(tmp_path: Path) -> None:
    """A search that finds nothing would pass always."""
    source = 'open("a", "wb")\nPath("a").write_text("")\nos.replace("a", "b")\nPath("a").open("w")\n'
    source += 'open("w", "rb")\nstore.open("a", write=True)\n'
    (tmp_path / "a.py").write_text(source, encoding="utf-8")
    assert list(_calls(tmp_path / "a.py")) == ["open", "write_text", "os.replace", "open"]
