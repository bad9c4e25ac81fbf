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
_BINARY = {".mo", ".db", ".xlsx", ".png", ".zip"}


def blocks(name: str, *languages: str) -> list[tuple[str, str]]:
    """(title, body) of every fenced block of these languages in the document *name*."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return [(found["title"] or "", found["body"]) for found in _BLOCK.finditer(text) if found["language"] in languages]


READMES = {"README.md": "en", "README.de.md": "de"}
"""The READMEs and the languages of their readers' systems."""
_TWINS = {
    "kontakte.vcf": "contacts.vcf",
    "einwilligungen.yaml": "consents.yaml",
    "einwilligungen.db": "consents.db",
    "ergebnis.json": "result.json",
    "bericht.pdf": "report.pdf",
    "bericht.html": "report.html",
    "regeln": "rules",
    "haus.yaml": "house.yaml",
    "letzter-monat.json": "last-month.json",
    "bekannt.txt": "known.txt",
    "Büro": "Office",
    "Erneuerung läuft": "Renewal under way",
    "31.03.2027": "2027-03-31",
    "arbeitsliste": "worklist",
    "01.01.2027": "2027-01-01",
    "einwilligungstext.txt": "consent-text.txt",
    "papiere.md": "papers.md",
    "datensaetze.jsonld": "records.jsonld",
}
"""What the German README calls what the English one has, too."""


def commands(name: str) -> list[str]:
    """Every line of the document's shell blocks that calls abaudit."""
    lines = [line.removeprefix("$ ") for _, body in blocks(name, "sh", "console") for line in body.splitlines()]
    return list(dict.fromkeys(line for line in lines if line.startswith("abaudit ")))


def run(command: str, folder: Path, language: str = "en") -> subprocess.CompletedProcess[str]:
    """The *command* of a document as its reader would run it, on a screen of 80 columns of a system in *language*."""
    locale = {"en": "C.UTF-8", "de": "de_DE.UTF-8"}[language]
    environment = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", *shlex.split(command, comments=True)],
        cwd=folder,
        env=environment | {"HOME": str(folder / "home"), "COLUMNS": "80", "LC_ALL": locale, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def lay(document: str, folder: Path) -> Path:
    """A reader's *folder*: the example, an export as the document calls it, and the files that it tells to write."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    for name in ("contacts.vcf", "kontakte.vcf"):
        shutil.copy(ROOT / "examples" / "telefon.vcf", folder / name)
    for title, body in blocks(document, "yaml", "csv"):
        if title:
            (folder / title).parent.mkdir(exist_ok=True)
            (folder / title).write_text(body, encoding="utf-8")
    return folder


def month_before(folder: Path, *, known: bool) -> None:
    """What a reader has a month later: a key, an earlier result, one of today, and where it is *known* a baseline."""
    for name in ("contacts.vcf", "kontakte.vcf"):
        with (folder / name).open("ab") as book:
            book.write(b"\r\n")  # another file than the examples', or it would be no new export
    for command in (
        "abaudit key init",
        (
            "abaudit audit examples/telefon.vcf --config examples/abaudit.yaml --on 2026-10-23 -q "
            "-o json:last-month.json -o json:letzter-monat.json"
        ),
        (
            "abaudit audit contacts.vcf --config examples/abaudit.yaml --on 2026-11-23 -q "
            "-o json:result.json -o json:ergebnis.json"
        ),
        "abaudit baseline create result.json --owner Office --due 2027-03-31 -o known.txt",
        "abaudit baseline create result.json --owner Office --due 2027-03-31 -o bekannt.txt",
    ):
        if known or "baseline" not in command:
            assert run(command, folder).stderr == ""


def audited(command: str, folder: Path) -> Any:
    """The JSON of an audit that the examples' day was stated for."""
    ended = run(f"{command} --on 2026-11-23 -q -o json", folder)
    assert ended.stderr == ""
    return json.loads(ended.stdout)


def tracked() -> list[Path]:
    """Every file that git keeps or is about to keep."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        lacking("git work tree")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("document", READMES)
@pytest.mark.parametrize("command", ["abaudit --help", "abaudit audit --help", "abaudit explain --help"])
def test_help_in_readme(document: str, command: str, tmp_path: Path) -> None:
    """The READMEs' help blocks are the program's own words; tools/rewrite_help.py brings them up to date."""
    shown = [body for _, body in blocks(document, "console") if body.startswith(f"$ {command}\n")]
    assert shown == [f"$ {command}\n{run(command, tmp_path, READMES[document]).stdout.rstrip()}\n"]


@pytest.mark.parametrize(
    ("document", "command"),
    [
        (document, command)
        for document in (*READMES, "examples/README.md", "examples/LIESMICH.md")
        for command in commands(document)
    ],
)
def test_commands_of_documents_run(document: str, command: str, tmp_path: Path) -> None:
    """Each command that a document shows works as it stands there."""
    folder = lay(document, tmp_path)
    if ".json" in command or "baseline" in command:
        month_before(folder, known="--baseline" in command)
    ended = run(command, folder, READMES.get(document, "en"))
    # The export of every example has numbers without a consent; whatever is no audit has nothing to find.
    wanted = 1 if command.startswith("abaudit audit") and "--help" not in command else 0
    told = [line for line in ended.stderr.splitlines() if not line.startswith(("Written: ", "Geschrieben: "))]
    assert (ended.returncode, told) == (wanted, [])


def test_readme_shows_commands() -> None:
    """The README holds the commands that the test above is about: the first audit, one with a ledger, and JSON."""
    shown = commands("README.md")
    assert {"abaudit audit contacts.vcf", "abaudit audit contacts.vcf --ledger consents.yaml"} <= set(shown)
    assert any("-o json:" in command for command in shown)


def test_both_readmes_show_the_same_commands() -> None:
    """Whoever reads German is shown every command that whoever reads English is shown, and no other."""
    german = "\n".join(sorted(commands("README.de.md")))
    for theirs, ours in _TWINS.items():
        assert theirs in german
        german = german.replace(theirs, ours)
    assert sorted(german.splitlines()) == sorted(commands("README.md"))


@pytest.mark.parametrize(
    ("document", "ledger"),
    [
        ("README.md", "consents.yaml"),
        ("README.md", "consents.csv"),
        ("README.de.md", "einwilligungen.yaml"),
        ("README.de.md", "einwilligungen.csv"),
    ],
)
def test_ledgers_of_readme_say_the_same(document: str, ledger: str, tmp_path: Path) -> None:
    """A README's ledger and its twin as a table give the same standings: one consent given, one withdrawn."""
    rows = audited(f"abaudit audit contacts.vcf --ledger {ledger}", lay(document, tmp_path))["numbers"]
    standings = {row["line"]: row["standing"] for row in rows if row["standing"] not in (None, "absent")}
    assert standings == {5: "given", 13: "withdrawn"}


@pytest.mark.parametrize("document", READMES)
def test_config_of_readme_is_used(document: str, tmp_path: Path) -> None:
    """A README's abaudit.yaml is sound: its ledger is read and its exemption covers the supplier's general line."""
    result = audited("abaudit audit contacts.vcf", lay(document, tmp_path))
    assert result["run"]["ledger"]["events"] == 2
    assert [row["verdict"] for row in result["numbers"] if row["line"] == 50] == ["exempt"]


@pytest.mark.parametrize(("document", "folder"), [("README.md", "rules"), ("README.de.md", "regeln")])
def test_own_rule_of_readme_only_adds(document: str, folder: str, tmp_path: Path) -> None:
    """A README's own rule is found where it holds, and takes no finding away."""
    desk = lay(document, tmp_path)
    without = audited("abaudit audit contacts.vcf", desk)["numbers"]
    with_own = audited(f"abaudit audit contacts.vcf --rules {folder}", desk)["numbers"]
    found = [[finding["rule"] for finding in row["findings"]] for row in with_own]
    assert any("FB001" in rules for rules in found)
    assert [[rule for rule in rules if rule != "FB001"] for rules in found] == [
        [finding["rule"] for finding in row["findings"]] for row in without
    ]


@pytest.mark.parametrize("document", READMES)
def test_day_after_the_quarter_in_readme(document: str, tmp_path: Path) -> None:
    """A consent through the last day of a quarter is expired on the day that the READMEs name, and not before."""
    desk = lay(document, tmp_path)
    ledger = desk / "einwilligungen.yaml" if document == "README.de.md" else desk / "consents.yaml"
    ledger.write_text(ledger.read_text("utf-8").replace("2028-03-01", "2026-12-31"), encoding="utf-8")
    standings = []
    for day in ("2026-12-31", "2027-01-01"):
        ended = run(f"abaudit audit contacts.vcf --on {day} -q -o json", desk)
        standings += [row["standing"] for row in json.loads(ended.stdout)["numbers"] if row["line"] == 5]
    assert standings == ["given", "expired"]


@pytest.mark.parametrize(
    ("document", "heading", "epilog"),
    [
        ("README.md", "| Status | Meaning |", "Exit status: 0 nothing found"),
        ("README.de.md", "| Wert | Bedeutung |", "Rückgabewert: 0 nichts gefunden"),
    ],
)
def test_exit_statuses_of_readme(document: str, heading: str, epilog: str) -> None:
    """A README's table names exactly the statuses that the program's help names."""
    readme = (ROOT / document).read_text(encoding="utf-8")
    table = readme.split(heading)[1].split("\n\n")[0]
    in_table = set(re.findall(r"^\| (\d+)(?:, \d+)? \|", table, re.MULTILINE))
    in_help = readme.split(epilog)[1].split("```")[0]
    assert in_table == {"0", *re.findall(r",\s+(\d+)\s+[^\W\d]", in_help)}


@pytest.mark.parametrize(
    ("document", "heading"), [("README.md", "| Verdict | It means |"), ("README.de.md", "| Antwort | Das heißt |")]
)
def test_verdicts_of_readme(document: str, heading: str, tmp_path: Path) -> None:
    """A README calls the four verdicts what the report in its language calls them."""
    report = run("abaudit audit contacts.vcf", lay(document, tmp_path), READMES[document]).stdout
    said = re.findall(r"^ +\d+  (\S.*?) +[█░]+$", report, re.MULTILINE)
    table = (ROOT / document).read_text(encoding="utf-8").split(heading)[1].split("\n\n")[0]
    assert len(said) == 4
    assert re.findall(r"^\| \*\*(.+?)\*\*", table, re.MULTILINE) == said


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


def _german_documents(start: str = "README.de.md") -> dict[str, str]:
    """Every document that is reached from the German README by links alone, with its text."""
    found: dict[str, str] = {}
    waiting = [ROOT / start]
    while waiting:
        path = waiting.pop()
        name = path.relative_to(ROOT).as_posix()
        if name in found or path.suffix != ".md":
            continue
        found[name] = path.read_text(encoding="utf-8")
        # A link to the other language is no link of this text.
        prose = re.sub(r"(?m)^\*\[English\].*$|\[(?:englischen? Fassung|Englisch)\]\([^)]*\)", "", found[name])
        waiting += [(path.parent / target).resolve() for target in _LINK.findall(prose)]
    return found


def test_whatever_the_german_readme_links_to_is_german() -> None:
    """Also what that links to; the rules stand in both languages on one page."""
    documents = _german_documents()
    assert len(documents) > 4
    english = re.compile(r"\b(?:the|which|with|and|where)\b")
    for name, text in documents.items():
        if name == "docs/rules.md":
            continue
        prose = re.sub(r"(?s)```.*?```|`[^`]*`", "", text)
        assert len(english.findall(prose)) < 3, name


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


@pytest.mark.parametrize("name", ["result", "inspect", "ledger", "rules", "config", "due", "guard", "consent-records"])
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
    assert {path.stem for path in folder.iterdir()} == {
        "result", "inspect", "ledger", "rules", "config", "waivers", "diff", "due", "guard", "consent-records",
    }  # fmt: skip


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
