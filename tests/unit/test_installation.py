"""The command that adds a part to this installation, whatever installed it; no text fetches another program."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from abaudit import installation
from abaudit.installation import DISTRIBUTION, PARTS, Installation, command, found
from conftest import ROOT, lacking

TOOL = '[tool]\nrequirements = [{ name = "abaudit-gdpr", %s }]\n'
PYTHON = "/e/bin/python"


@pytest.mark.parametrize(
    ("here", "expected"),
    [
        (Installation("pipx", PYTHON), 'pipx inject abaudit-gdpr "psycopg[binary]"'),
        (Installation("uv-tool", PYTHON), 'uv tool install --with "psycopg[binary]" abaudit-gdpr'),
        (Installation("uv-tool", PYTHON, "/a b"), 'uv tool install --with "psycopg[binary]" "/a b"'),
        (Installation("venv", PYTHON), '/e/bin/python -m pip install "psycopg[binary]"'),
        (Installation("venv", "/a b/python"), '"/a b/python" -m pip install "psycopg[binary]"'),
        (Installation("uv-venv", PYTHON), 'uv pip install --python /e/bin/python "psycopg[binary]"'),
        (Installation("system", PYTHON), '/e/bin/python -m pip install --user "psycopg[binary]"'),
        (
            Installation("managed", PYTHON),
            '/e/bin/python -m pip install --user --break-system-packages "psycopg[binary]"',
        ),
    ],
)
def test_each_kind_of_installation_has_its_command(here: Installation, expected: str) -> None:
    """The part is named by itself, so that no installer has to find this program again."""
    assert command("psycopg", here) == expected


@pytest.mark.parametrize(
    ("files", "pip", "own", "kind", "source"),
    [
        ({"pipx_metadata.json": "{}"}, True, True, "pipx", DISTRIBUTION),
        ({"uv-receipt.toml": TOOL % 'directory = "/p"'}, False, True, "uv-tool", "/p"),
        ({"uv-receipt.toml": TOOL % 'editable = "/p"'}, False, True, "uv-tool", "/p"),
        ({"uv-receipt.toml": TOOL % 'path = "/p/x.whl"'}, False, True, "uv-tool", "/p/x.whl"),
        ({"uv-receipt.toml": TOOL % 'specifier = ">=1"'}, False, True, "uv-tool", DISTRIBUTION),
        ({"uv-receipt.toml": "no toml ["}, False, True, "uv-tool", DISTRIBUTION),
        ({"uv-receipt.toml": "[tool]\nrequirements = 3\n"}, False, True, "uv-tool", DISTRIBUTION),
        ({}, True, True, "venv", DISTRIBUTION),
        ({}, False, True, "uv-venv", DISTRIBUTION),
        ({}, True, False, "system", DISTRIBUTION),
        ({"lib/EXTERNALLY-MANAGED": ""}, True, False, "managed", DISTRIBUTION),
    ],
)
def test_an_installation_is_told_by_what_its_installer_left(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    files: dict[str, str],
    pip: bool,
    own: bool,
    kind: str,
    source: str,
) -> None:
    """A note is left by pipx and uv, an environment has a prefix of its own, a system may keep its Python to itself."""
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(sys, "base_prefix", "/usr" if own else str(tmp_path))
    monkeypatch.setattr(installation, "_has_pip", lambda: pip)
    monkeypatch.setattr(sysconfig, "get_path", lambda _name: str(tmp_path / "lib"))
    assert found() == Installation(kind, sys.executable, source)


def test_every_part_is_a_dependency() -> None:
    """What a message offers to install is what the project asks for, under the name that it has there."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["name"] == DISTRIBUTION
    asked = " ".join([*project["dependencies"], *project["optional-dependencies"]["postgres"]]).lower()
    assert all(part.lower() in asked for part in PARTS.values())
    assert set(project["optional-dependencies"]) == {"postgres", "test", "browser", "mutation", "dev"}


OTHER = re.compile(
    r"""(?:\binstall|\binject|\buvx|\buv\s+(?:add|tool\s+run)|\bpipx\s+run|\bupgrade|(?:^|\s)-U|\brequirements?:?)
        (?:\s+-[-\w=]+)*\s+["'`“‘]*abaudit(?![-\w./:]*[-/])(?:\[[\w,]*\]|[=<>~!]=?[\w.]+|(?=["'`”’\s,;.)]|$))""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
"""An installer's word, its options, and the bare name, which is somebody else's on the package index."""


@pytest.mark.parametrize(
    "text",
    [
        "pip install abaudit",
        "pip install 'abaudit[xlsx]'",
        "pip install -U abaudit",
        "uv tool install --upgrade abaudit==1.0",
        "uvx abaudit audit x.vcf",
        "pipx run abaudit",
        "uv add “abaudit[pdf]”",
        "pipx upgrade abaudit",
    ],
)
def test_what_fetches_another_program_is_recognised(text: str) -> None:
    """The search below can find something."""
    assert OTHER.search(text)


@pytest.mark.parametrize(
    "text",
    ["pip install abaudit-gdpr", "pip install 'abaudit-gdpr[postgres]'", "uv tool install .", "install abaudit/x.whl"],
)
def test_our_own_name_and_paths_are_let_be(text: str) -> None:
    """What fetches this program, or a file, is fine."""
    assert not OTHER.search(text)


def test_no_text_of_the_project_fetches_another_program() -> None:
    """Neither program nor documents, templates, examples or catalogues say how to install the other one."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        lacking("git checkout")
    names = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    mine = Path(__file__).name
    wrong = [
        f"{path.relative_to(ROOT)}: {hit.group()}"
        for path in names
        if path.name != mine and path.is_file() and path.suffix not in {".mo", ".pdf", ".xlsx", ".zip", ".db"}
        for hit in OTHER.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert len(names) > 300
    assert wrong == []
