"""``abaudit guard`` in real repositories: what is about to be committed is looked at, and nothing of it is printed."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from cli.process import ANNA, BERND, COMMAND, abaudit, card, environment, event, ledger, write
from conftest import ROOT, lacking

BOOK = card("Anna Beispiel", ANNA)
Git = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """Runs git in a fresh repository, without anybody's settings."""
    if not shutil.which("git"):
        lacking("git")
    home = tmp_path / "home"
    home.mkdir()
    folder = tmp_path / "repository"
    folder.mkdir()
    own = {"HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1", "PATH": os.environ["PATH"]}
    own |= {f"GIT_{who}_{what}": "nobody@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}

    def run(*arguments: str, ok: bool = True, given: str = "") -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            env=environment(own),
            input=given,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert not ok or done.returncode == 0, done.stderr
        return done

    run("init", "--quiet", "--initial-branch=main")
    return run


@pytest.fixture
def repository(tmp_path: Path, git: Git) -> Path:
    """The folder that `git` works in."""
    git("status")
    return tmp_path / "repository"


def test_a_staged_address_book_is_refused(repository: Path, git: Git) -> None:
    """It is named with its kind and with what to do; nobody in it is."""
    write(repository / "notes.txt", BOOK)
    write(repository / "main.py", "print(1)\n")
    git("add", ".")
    ended = abaudit("guard", cwd=repository)
    assert (ended.status, ended.err) == (1, "")
    assert "notes.txt: an address book (vCard)" in ended.out
    assert "1 of 2 files must not be committed" in ended.out
    assert "git restore --staged" in ended.out
    assert "Anna" not in ended.out
    assert ANNA not in ended.out


def test_what_is_staged_counts_and_not_what_lies_in_the_folder(repository: Path, git: Git) -> None:
    """A book that was overwritten after “git add” would still be committed; one that is not added would not."""
    write(repository / "staged.txt", BOOK)
    git("add", ".")
    write(repository / "staged.txt", "nothing\n")
    write(repository / "beside.vcf", BOOK)
    ended = abaudit("guard", cwd=repository)
    assert ended.status == 1
    assert "staged.txt" in ended.out
    assert "beside.vcf" not in ended.out


def test_removed_links_and_unchanged_files_are_not_looked_at(repository: Path, git: Git) -> None:
    """What git keeps already is not this commit's doing, and taking it out is always allowed."""
    write(repository / "old.vcf", BOOK)
    write(repository / "gone.vcf", BOOK)
    git("add", ".")
    git("commit", "--quiet", "-m", "before")
    git("rm", "--quiet", "gone.vcf")
    if sys.platform != "win32":  # where not everybody may make one
        (repository / "link").symlink_to("old.vcf")
        git("add", "link")
    ended = abaudit("guard", cwd=repository)
    assert (ended.status, ended.out) == (0, "Nothing to look at: no file is added or changed.\n")


def test_names_with_blanks_and_umlauts_below_a_folder(repository: Path, git: Git) -> None:
    """Any path is found, from any folder of the repository."""
    write(repository / "Büro neu" / "alle\tKontakte.csv", f"Name;Telefon\nAnna Beispiel;{ANNA}\n")
    git("add", ".")
    (repository / "elsewhere").mkdir()
    ended = abaudit("guard", cwd=repository / "elsewhere")
    assert ended.status == 1
    assert "Büro neu/alle" in ended.out
    assert "contacts with telephone numbers" in ended.out


def test_allowed_paths_pass_and_are_counted(repository: Path, git: Git) -> None:
    """Patterns come from the call and from abaudit.yaml; each lets pass what it names, and nothing else."""
    write(repository / "tests/fixtures/one.vcf", BOOK)
    write(repository / "examples/ledger.yaml", ledger(event(ANNA, "Anna Beispiel")))
    write(repository / "abaudit.yaml", "abaudit: config/1\nguard: {allow: [examples/*]}\n")
    git("add", ".")
    assert abaudit("guard", cwd=repository).status == 1
    ended = abaudit("guard", "--allow", "tests/fixtures/*", cwd=repository)
    assert (ended.status, ended.out) == (0, "3 files looked at, none to keep back; 2 of them allowed by pattern.\n")
    assert abaudit("guard", "--allow", "fixtures/*", cwd=repository).status == 1


def test_files_can_be_named(tmp_path: Path) -> None:
    """As the pre-commit framework does; no git is needed then, and a file that is not there is no pass."""
    write(tmp_path / "a.vcf", BOOK)
    write(tmp_path / "b.md", "# Nothing\n")
    assert abaudit("guard", "b.md", cwd=tmp_path).out == "1 file looked at, none to keep back.\n"
    assert abaudit("guard", "b.md", "a.vcf", cwd=tmp_path).status == 1
    assert abaudit("guard", "-q", "b.md", cwd=tmp_path).out == ""
    assert abaudit("guard", "./a.vcf", "--allow", "a.vcf", cwd=tmp_path).status == 0
    assert abaudit("guard", "missing", cwd=tmp_path).status == 2


def test_without_git_it_is_no_pass(tmp_path: Path) -> None:
    """Outside of a repository, or without git, the status is 2 and the message says what to do."""
    ended = abaudit("guard", cwd=tmp_path, env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)})
    assert (ended.status, ended.out) == (2, "")
    assert "git keeps nothing here" in ended.err
    ended = abaudit("guard", cwd=tmp_path, env={"PATH": str(tmp_path)})
    assert (ended.status, ended.out) == (2, "")
    assert "git was not found" in ended.err


def _commit(git: Git, message: str) -> str:
    git("add", "-A")
    git("commit", "--quiet", "--allow-empty", "-m", message)
    return git("rev-parse", "HEAD").stdout.strip()


def test_the_history_is_looked_through(repository: Path, git: Git) -> None:
    """What was taken out again, renamed, merged, stashed or tagged is told once, with its path and first commit."""
    write(repository / "main.py", "print(1)\n")
    _commit(git, "begin")
    write(repository / "notes.txt", BOOK)
    first = _commit(git, "Anna")
    git("mv", "notes.txt", "other.txt")
    _commit(git, "rename")
    git("rm", "--quiet", "other.txt")
    _commit(git, "gone")
    git("checkout", "--quiet", "-b", "side", "HEAD~3")
    write(repository / "key", "abaudit-key/1 00112233445566778899aabbccddeeff\n")
    side = _commit(git, "side")
    git("checkout", "--quiet", "main")
    git("merge", "--quiet", "--no-ff", "-m", "merge", "side")
    git("rm", "--quiet", "key")
    _commit(git, "no key")
    git("branch", "-D", "side")
    write(repository / "stashed.csv", f"Name;Telefon\nAnna Beispiel;{ANNA}\n")
    git("add", ".")
    git("stash", "--quiet")
    write(repository / "staged.vcf", card("Bernd Muster", BERND))
    git("add", ".")
    blob = git("hash-object", "-w", "--stdin-paths", given=str(write(repository.parent / "loose", ledger()))).stdout
    git("tag", "ledger", blob.strip())
    ended = abaudit("guard", "--history", cwd=repository)
    assert (ended.status, ended.err) == (1, "")
    assert f"notes.txt (commit {first[:12]}): an address book (vCard)" in ended.out
    assert f"key (commit {side[:12]}): a key" in ended.out
    assert "stashed.csv (commit " in ended.out
    assert "staged.vcf: an address book" in ended.out
    assert "a consent ledger" in ended.out
    assert "other.txt" not in ended.out
    assert "git filter-repo" in ended.out
    assert "Anna" not in ended.out
    assert "5 of 6 files" in ended.out


def test_patterns_hold_for_the_history(repository: Path, git: Git) -> None:
    """A content that lay in an allowed folder and elsewhere is told for the other place."""
    write(repository / "examples/a.vcf", BOOK)
    _commit(git, "example")
    ended = abaudit("guard", "--history", "--allow", "examples/*", cwd=repository)
    assert (ended.status, ended.out) == (0, "1 file looked at, none to keep back; 1 of them allowed by pattern.\n")
    write(repository / "real.vcf", BOOK)
    second = _commit(git, "copy")
    ended = abaudit("guard", "--history", "--allow", "examples/*", cwd=repository)
    assert ended.status == 1
    assert ended.out.startswith(f"real.vcf (commit {second[:12]}): ")


def test_a_history_that_cannot_be_seen_is_no_pass(repository: Path, git: Git, tmp_path: Path) -> None:
    """No repository, no git, a shallow copy, missing parts, files beside the option: 2, and what to do."""
    ended = abaudit("guard", "--history", cwd=tmp_path, env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)})
    assert (ended.status, ended.out) == (2, "")
    assert "git keeps nothing here" in ended.err
    ended = abaudit("guard", "--history", cwd=repository, env={"PATH": str(tmp_path)})
    assert (ended.status, ended.out) == (2, "")
    assert "git was not found" in ended.err
    ended = abaudit("guard", "--history", cwd=repository)
    assert (ended.status, ended.out) == (0, "Nothing to look at: git keeps no file here yet.\n")
    write(repository / "a", "a\n")
    _commit(git, "a")
    write(repository / "b", "b\n")
    _commit(git, "b")
    assert abaudit("guard", "--history", "a", cwd=repository).status == 2
    git("clone", "--quiet", "--depth=1", f"file://{repository}", str(tmp_path / "shallow"))
    ended = abaudit("guard", "--history", cwd=tmp_path / "shallow")
    assert (ended.status, ended.out) == (2, "")
    assert "--unshallow" in ended.err
    (blob,) = git("rev-parse", "HEAD:a").stdout.split()
    lost = repository / ".git/objects" / blob[:2] / blob[2:]
    lost.chmod(0o600)
    lost.unlink()
    ended = abaudit("guard", "--history", cwd=repository)
    assert (ended.status, ended.out) == (2, "")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems want names to be Unicode")
def test_names_that_are_no_utf8_are_told(repository: Path, git: Git) -> None:
    """In every format, as text that is valid and steers no terminal."""
    name = os.fsencode(repository) + b"/B\xfcro\x1b[1m.vcf"
    Path(os.fsdecode(name)).write_bytes(BOOK.encode())
    _commit(git, "x")
    for form in ("terminal", "json", "sarif"):
        ended = abaudit("guard", "--history", "-o", form, cwd=repository)
        assert ended.status == 1
        assert "\x1b" not in ended.out  # and it is UTF-8
    assert json.loads(abaudit("guard", "--history", "-o", "json", cwd=repository).out)["refused"][0]["path"]


def test_formats_for_machines(repository: Path, git: Git) -> None:
    """JSON and SARIF by their schemas, to files or standard output; nothing of a person in them; the status stays."""
    write(repository / "Büro neu.txt", BOOK)
    commit = _commit(git, "x")
    files = ("-o", "json:found.json", "-o", "sarif:found.sarif")
    assert abaudit("guard", "--history", "-q", *files, cwd=repository).status == 1
    ended = abaudit("guard", "--history", "-q", *files, cwd=repository)  # replaces what it wrote before
    assert ended.status == 1
    assert "Büro neu.txt" in ended.out  # what is refused is an error, also under -q
    found = json.loads((repository / "found.json").read_bytes())
    jsonschema.validate(found, json.loads(abaudit("schema", "guard", cwd=repository).out))
    assert found["looked"] == "history"
    assert [(each["path"], each["kind"], each["commit"]) for each in found["refused"]] == [
        ("Büro neu.txt", "vcard", commit)
    ]
    sarif = json.loads((repository / "found.sarif").read_bytes())
    schema = json.loads((ROOT / "tests/schemas/sarif-schema-2.1.0.json").read_bytes())
    jsonschema.validate(sarif, schema)
    (result,) = sarif["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "B%C3%BCro%20neu.txt"
    assert "Anna" not in json.dumps([found, sarif])
    assert abaudit("guard", "found.json", "found.sarif", cwd=repository).status == 0
    ended = abaudit("guard", "found.json", "-o", "json", cwd=repository)
    assert (ended.status, json.loads(ended.out)["refused"]) == (0, [])
    assert abaudit("guard", "found.json", "-o", "json:found.json", cwd=repository).status == 2
    ended = abaudit("guard", "found.json", "-o", "sarif", cwd=repository)
    jsonschema.validate(
        json.loads(ended.out), json.loads((ROOT / "tests/schemas/sarif-schema-2.1.0.json").read_bytes())
    )
    assert abaudit("guard", "-o", "junit", cwd=repository).status == 2


@pytest.mark.skipif(sys.platform == "win32", reason="the hook is a shell script")
def test_the_hook_of_the_documents_stops_a_commit(repository: Path, git: Git) -> None:
    """The plain hook that docs/running.md shows refuses the commit, and lets the next one pass."""
    page = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    script = page.split("```sh .git/hooks/pre-commit\n")[1].split("```")[0]
    called = " ".join(map(shlex.quote, COMMAND))
    hook = write(repository / ".git/hooks/pre-commit", script.replace("abaudit guard", f"{called} guard"))
    hook.chmod(0o755)
    write(repository / "book.vcf", BOOK)
    git("add", ".")
    refused = git("commit", "-m", "book", ok=False)
    assert refused.returncode == 1
    assert "an address book" in refused.stdout + refused.stderr
    git("rm", "--quiet", "--cached", "book.vcf")
    write(repository / ".gitignore", "*.vcf\n")
    git("add", ".")
    git("commit", "--quiet", "-m", "no book")
    assert git("ls-files").stdout.split() == [".gitignore"]


def test_the_hook_of_the_framework_runs(tmp_path: Path) -> None:
    """What .pre-commit-hooks.yaml names is a command of abaudit that takes file names."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    wanted: dict[str, Any] = {"id": "abaudit-guard", "language": "python", "types": ["file"], "pass_filenames": True}
    assert wanted.items() <= hook.items()
    write(tmp_path / "a.txt", BOOK)
    program, *arguments = shlex.split(hook["entry"])
    assert program == "abaudit"
    assert abaudit(*arguments, "a.txt", cwd=tmp_path).status == 1
    assert abaudit(*arguments, "a.txt", "--allow", "*.txt", cwd=tmp_path).status == 0


def test_a_database_and_keys_are_refused(repository: Path, git: Git) -> None:
    """Keys would open every pseudonym that was ever published with them."""
    write(repository / "key", "abaudit-key/1 00112233445566778899aabbccddeeff\n")
    write(repository / "people.csv", "# abaudit key list\nid;name;number\n")
    (repository / "ledger.db").write_bytes(b"SQLite format 3\0" + bytes(84))
    git("add", ".")
    ended = abaudit("guard", "--lang", "de", cwd=repository)
    assert ended.status == 1
    assert "3 von 3 Dateien" in ended.out
