"""``abaudit guard`` in real repositories: what is about to be committed is looked at, and nothing of it is printed."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.process import ANNA, COMMAND, abaudit, card, environment, event, ledger, write
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

    def run(*arguments: str, ok: bool = True) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, env=environment(own), capture_output=True, encoding="utf-8", check=False
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
