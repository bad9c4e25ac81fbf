"""What the documents say is what the program does."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, lacking

_BLOCK = re.compile(r"^```(?P<language>\w+)(?: (?P<title>\S+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")
_FORBIDDEN = {
    "a path of one machine": re.compile(rb"(?<![\w.~$/{-])/(?:work|root|home|Users|opt|mnt|srv)/\w"),
    "a path of one Windows machine": re.compile(rb"[A-Z]:\\\\?(?:Users|Windows|Temp)\\", re.IGNORECASE),
    "the address of a package registry": re.compile(
        rb"\b(?:pypi|files\.pythonhosted|test\.pypi|registry\.npmjs)\.org\b|\bpythonhosted\.org\b", re.IGNORECASE
    ),
    "a private key": re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
}
_BINARY = {".mo", ".xlsx", ".png", ".zip"}


def blocks(name: str, *languages: str) -> list[tuple[str, str]]:
    """(title, body) of every fenced block of these languages in the document *name*."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return [(found["title"] or "", found["body"]) for found in _BLOCK.finditer(text) if found["language"] in languages]


def commands(name: str) -> list[str]:
    """Every line of the document's shell blocks that calls abaudit."""
    lines = [line.removeprefix("$ ") for _, body in blocks(name, "sh", "console") for line in body.splitlines()]
    return list(dict.fromkeys(line for line in lines if line.startswith("abaudit ")))


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The *command* of a document as its reader would run it, on a screen of 80 columns and in English."""
    environment = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", *shlex.split(command, comments=True)],
        cwd=folder,
        env=environment | {"COLUMNS": "80", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A reader's folder: the example, an export called contacts.vcf, and the files that the README tells to write."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copy(ROOT / "examples" / "telefon.vcf", tmp_path / "contacts.vcf")
    for title, body in blocks("README.md", "yaml", "csv"):
        if title:
            (tmp_path / title).write_text(body, encoding="utf-8")
    return tmp_path


def tracked() -> list[Path]:
    """Every file that git keeps or is about to keep."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        lacking("git work tree")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("command", ["abaudit --help", "abaudit audit --help"])
def test_help_in_readme(command: str, tmp_path: Path) -> None:
    """The README's help blocks are the program's own words."""
    shown = [body for _, body in blocks("README.md", "console") if body.startswith(f"$ {command}\n")]
    assert shown == [f"$ {command}\n{run(command, tmp_path).stdout.rstrip()}\n"]


@pytest.mark.parametrize(
    ("document", "command"),
    [(document, command) for document in ("README.md", "examples/README.md") for command in commands(document)],
)
def test_commands_of_documents_run(document: str, command: str, desk: Path) -> None:
    """Each command that a document shows works as it stands there."""
    ended = run(command, desk)
    # The export of every example has numbers without a consent; whatever is no audit has nothing to find.
    wanted = 1 if command.startswith("abaudit audit") and "--help" not in command else 0
    assert (ended.returncode, ended.stderr) == (wanted, ""), document


def test_readme_shows_commands() -> None:
    """The README holds the commands that the test above is about: the first audit, one with a ledger, and JSON."""
    shown = commands("README.md")
    assert {"abaudit audit contacts.vcf", "abaudit audit contacts.vcf --ledger consents.yaml"} <= set(shown)
    assert any("-o json:" in command for command in shown)


@pytest.mark.parametrize("ledger", ["consents.yaml", "consents.csv"])
def test_ledgers_of_readme_say_the_same(ledger: str, desk: Path) -> None:
    """The README's ledger and its twin as a table give the same standings: one consent given, one withdrawn."""
    ended = run(f"abaudit audit contacts.vcf --on 2026-11-23 -q --ledger {ledger} -o json", desk)
    assert ended.stderr == ""
    rows = json.loads(ended.stdout)["numbers"]
    standings = {row["line"]: row["standing"] for row in rows if row["standing"] not in (None, "absent")}
    assert standings == {5: "given", 13: "withdrawn"}


def test_config_of_readme_is_used(desk: Path) -> None:
    """The README's abaudit.yaml is sound: its ledger is read and its exemption covers the supplier's general line."""
    ended = run("abaudit audit contacts.vcf --on 2026-11-23 -q -o json", desk)
    document = json.loads(ended.stdout)
    assert document["run"]["ledger"]["events"] == 2
    assert [row["verdict"] for row in document["numbers"] if row["line"] == 50] == ["exempt"]


def test_exit_statuses_of_readme() -> None:
    """The README's table names exactly the statuses that the program's help names."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("| Status | Meaning |")[1].split("\n\n")[0]
    in_table = set(re.findall(r"^\| (\d+) \|", table, re.MULTILINE))
    epilog = readme.split("Exit status: 0 nothing found")[1].split("```")[0]
    assert in_table == {"0", *re.findall(r"(?:, |\s)(\d+) [a-z]", epilog)}


def test_list_of_decisions() -> None:
    """docs/adr/README.md lists every decision once, in order, under its own title."""
    folder = ROOT / "docs" / "adr"
    titles = {path.name: path.read_text(encoding="utf-8").splitlines()[0] for path in sorted(folder.glob("[0-9]*.md"))}
    listed = re.findall(r"^- \[(.+)\]\((.+)\)$", (folder / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [(name, f"# {title}") for title, name in listed] == list(titles.items())


def test_decisions_are_numbered() -> None:
    """No two decisions share a number, and each title begins with its file's."""
    paths = list((ROOT / "docs" / "adr").glob("[0-9]*.md"))
    assert len({path.name[:4] for path in paths}) == len(paths)
    for path in paths:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert re.match(rf"# 0*{int(path.name[:4])}\b", first), path.name


def test_change_log_has_unreleased() -> None:
    """The change log begins with what is not released yet and says something there."""
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "[Unreleased]"


@pytest.mark.parametrize(
    "document", sorted(path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")))
)
def test_links_lead_somewhere(document: str) -> None:
    """Every link from a document to a file of the project finds it."""
    path = ROOT / document
    for target in _LINK.findall(path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_layers_of_design() -> None:
    """docs/design.md shows the layers that import-linter enforces."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    shown = "\n".join(layer for layer in layers if not layer.startswith("("))
    assert f"```\n{shown}\n```" in (ROOT / "docs" / "design.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("what", sorted(_FORBIDDEN))
def test_no_file_holds(what: str) -> None:
    """No file of the project names this machine, a registry or a secret."""
    found = [
        path.relative_to(ROOT).as_posix()
        for path in tracked()
        if path.suffix not in _BINARY and path != Path(__file__) and _FORBIDDEN[what].search(path.read_bytes())
    ]
    assert found == []


@pytest.mark.parametrize("name", ["result", "inspect", "ledger", "rules", "config"])
def test_schema_is_valid(name: str) -> None:
    """Every schema that ships is a sound one of draft 2020-12, with a title and no other schema's identifier."""
    from jsonschema import Draft202012Validator

    schema: Any = json.loads((ROOT / "src" / "abaudit" / "schemas" / f"{name}.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"]
    assert re.fullmatch(rf"urn:abaudit:schema:{name}:\d+", schema.get("$id", f"urn:abaudit:schema:{name}:1"))


def test_every_schema_is_known() -> None:
    """No schema lies in the package that the test above does not look at."""
    folder = ROOT / "src" / "abaudit" / "schemas"
    assert {path.stem for path in folder.iterdir()} == {"result", "inspect", "ledger", "rules", "config"}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="abaudit's own speed is measured elsewhere")
def test_benchmark_runs(tmp_path: Path) -> None:
    """The benchmark runs, and on its book abaudit misses no entry and takes no number for another."""
    command = [sys.executable, str(ROOT / "benchmarks" / "run.py"), "--contacts", "60", "--runs", "1", "--photos"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    rows = [line.strip("| ").split(" | ") for line in done.stdout.splitlines() if line.startswith("| abaudit, 60")]
    assert [row[0] for row in rows] == ["abaudit, 60 contacts, photos, vCard", "abaudit, 60 contacts, photos, CSV"]
    for _, seen, read, wrong, missed in rows:
        entries, _, there = seen.partition(" of ")
        assert entries == there
        assert int(read) > 0
        assert (wrong, missed) == ("0", "0")
