"""What lies in deploy/ runs: each command that a template names is run here as its scheduler would run it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from cli.process import ANNA, BERND, CLARA, COMMAND, CONFIG, PROOF, TEXT, card, environment, event, ledger, write
from conftest import ROOT, lacking

DEPLOY = ROOT / "deploy"
SYSTEMD = DEPLOY / "systemd"
_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell runs it")


@dataclass(frozen=True)
class Home:
    """The home folder of somebody who set abaudit up as docs/running.md says; every number has its consent."""

    folder: Path

    @property
    def contacts(self) -> Path:
        """The folder that is audited."""
        return self.folder / "contacts"

    @property
    def book(self) -> Path:
        """Its only export."""
        return self.contacts / "exports" / "book.vcf"

    def run(self, command: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """*command* by the shell, as cron or a runner would start it: a short path and hardly any environment."""
        bare = environment({"HOME": str(self.folder), "LANG": "C", "PATH": f"{self.folder}/bin:/usr/bin:/bin"})
        return subprocess.run(
            ["/bin/sh", "-c", command],
            cwd=self.folder,
            env=bare | dict(env or {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    def program(self, place: str, script: str) -> Path:
        """A shell script in this home, executable."""
        path = write(self.folder / place, f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return path


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """See `Home`; the contacts' folder has a blank in its way, as many do."""
    here = Home(tmp_path / "my home")
    write(here.contacts / "proof.txt", PROOF)
    write(here.contacts / "text.txt", TEXT)
    write(here.contacts / "abaudit.yaml", CONFIG)
    write(here.contacts / "ledger.yaml", ledger(event(ANNA, "Anna Beispiel")))
    write(here.book, card("Anna Beispiel", ANNA))
    here.program(".local/bin/abaudit", f'exec {" ".join(map(shlex.quote, COMMAND))} "$@"')
    for name in ("audit-folder.sh", "tell.sh"):
        (here.folder / "abaudit").mkdir(exist_ok=True)
        shutil.copy(DEPLOY / name, here.folder / "abaudit" / name)
    return here


SCRIPT = '"$HOME/abaudit/audit-folder.sh" "$HOME/contacts"'


@_POSIX
def test_the_script_is_silent_where_nothing_is_to_be_done(home: Home) -> None:
    """Silence is what keeps cron from mailing; the result is there all the same, for its owner alone."""
    ended = home.run(SCRIPT)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    result = home.contacts / "results" / "result.json"
    assert '"abaudit/result/1"' in result.read_text("utf-8")
    assert result.stat().st_mode & 0o077 == 0


@_POSIX
def test_the_script_reports_findings_without_names(home: Home) -> None:
    """A number without a consent makes the status 1, and the report that is mailed shows nobody."""
    write(home.book, card("Bernd Muster", BERND))
    ended = home.run(SCRIPT, {"ABAUDIT_LANG": "de"})
    assert (ended.returncode, ended.stderr) == (1, "")
    assert "AB101" in ended.stdout
    assert "Bernd" not in ended.stdout
    assert BERND not in ended.stdout


@_POSIX
def test_with_a_key_the_script_compares_with_last_time(home: Home) -> None:
    """What is new is told; an export that shrank or is gone stops it; a baseline makes known findings silent."""
    write(home.book, card("Bernd Muster", BERND))
    assert home.run('"$HOME/.local/bin/abaudit" key init').returncode == 0
    assert home.run(SCRIPT).returncode == 1
    again = home.run(SCRIPT)
    assert (again.returncode, again.stderr) == (1, ""), "an export may stay as it is for a month"
    assert "unchanged" in again.stdout
    write(home.book, card("Bernd Muster", BERND) + card("Clara Neu", CLARA))
    told = home.run(SCRIPT)
    assert (told.returncode, "1 new and open" in told.stdout) == (1, True)
    baseline = "baseline create results/result.json --owner x --due 2999-01-01 -o baseline.txt"
    assert home.run(f'cd "$HOME/contacts"; "$HOME/.local/bin/abaudit" {baseline}').returncode == 0
    write(home.book, card("Clara Neu", CLARA) + card("Bernd Muster", BERND))
    assert home.run(SCRIPT).returncode == 0
    write(home.book, "")
    less = home.run(SCRIPT)
    assert (less.returncode, "exports/book.vcf has shrunk: 2 contacts" in less.stderr) == (3, True)
    home.book.rename(home.book.with_name("other.vcf"))
    gone = home.run(SCRIPT)
    assert (gone.returncode, "is missing" in gone.stderr) == (3, True)
    write(home.book.with_name("other.vcf"), card("Anna Beispiel", ANNA))
    assert home.run(SCRIPT).returncode == 3
    accepted = "--previous results/previous.json --accept-drop exports/book.vcf -q -o json:results/result.json"
    assert home.run(f'cd "$HOME/contacts"; "$HOME/.local/bin/abaudit" audit exports/* {accepted}').returncode == 0
    assert home.run(SCRIPT).returncode == 0, "said once, it holds"


@_POSIX
@pytest.mark.parametrize(
    ("language", "word"), [("de", "älter als mit --max-age 35"), ("en", "older than --max-age 35")]
)
def test_the_script_notices_a_stale_export(home: Home, language: str, word: str) -> None:
    """Whatever an export of long ago says, the phone may say something else today."""
    long_ago = time.time() - 40 * 86400
    os.utime(home.book, (long_ago, long_ago))
    ended = home.run(SCRIPT, {"ABAUDIT_LANG": language})
    assert ended.returncode == 3
    assert word in ended.stderr
    assert "exports/book.vcf" in ended.stderr
    assert home.run(f"{SCRIPT} 50").returncode == 0


@_POSIX
def test_the_script_passes_on_what_went_wrong(home: Home) -> None:
    """No export, a broken config and an export without a number are no pass, and an old report is not shown again."""
    assert home.run(SCRIPT).returncode == 0
    write(home.contacts / "abaudit.yaml", "nonsense: 1\n")
    ended = home.run(SCRIPT)
    assert (ended.returncode, ended.stdout) == (2, "abaudit: status 2\n")
    assert "abaudit.yaml" in ended.stderr
    write(home.contacts / "abaudit.yaml", CONFIG)
    write(home.book, card("Anna Beispiel"))
    assert home.run(SCRIPT).returncode == 4
    home.book.unlink()
    assert home.run(SCRIPT).returncode == 4
    shutil.rmtree(home.contacts)
    assert home.run(SCRIPT).returncode == 2


@_POSIX
def test_the_script_keeps_the_result_of_last_time(home: Home) -> None:
    """Two runs leave two results."""
    home.run(SCRIPT)
    first = (home.contacts / "results" / "result.json").read_bytes()
    write(home.book, card("Anna Beispiel", ANNA) + card("Bernd Muster", BERND))
    home.run(SCRIPT)
    assert (home.contacts / "results" / "previous.json").read_bytes() == first
    assert (home.contacts / "results" / "result.json").read_bytes() != first


def _crontab() -> tuple[dict[str, str], list[str], str]:
    """(variables, the five fields of time, the command as the shell gets it) of the crontab."""
    lines = (DEPLOY / "cron" / "abaudit.crontab").read_text("utf-8").splitlines()
    entries = [line for line in lines if line and not line.startswith("#")]
    variables = dict(line.split("=", 1) for line in entries if re.match(r"[A-Z_]+=", line))
    (job,) = [line for line in entries if not re.match(r"[A-Z_]+=", line)]
    *times, command = job.split(None, 5)
    return variables, times, command.replace("\\%", "%")


def test_the_crontab_has_a_time_and_an_address() -> None:
    """Five fields within their bounds, no % that cron would turn into a line end, and somebody who gets the mail."""
    variables, times, _command = _crontab()
    assert variables["MAILTO"]
    text = (DEPLOY / "cron" / "abaudit.crontab").read_text("utf-8")
    assert not re.search(r"(?<!\\)%", text)
    for field, highest in zip(times, (59, 23, 31, 12, 7), strict=True):
        assert field == "*" or all(0 <= int(number) <= highest for number in field.split("-"))


@_POSIX
@pytest.mark.parametrize(("weekday", "runs"), [("1", True), ("2", False), ("7", False)])
def test_the_crontab_runs_on_mondays(home: Home, weekday: str, runs: bool) -> None:
    """Its command audits on a Monday and is silent on other days; cron itself takes care of the first seven days."""
    variables, _times, command = _crontab()
    write(home.book, card("Bernd Muster", BERND))
    home.program("bin/date", f"echo {weekday}")
    ended = home.run(command, variables)
    assert (ended.returncode, bool(ended.stdout)) == ((1, True) if runs else (0, False))


def _unit(name: str) -> dict[str, list[str]]:
    """Key → values of a systemd unit."""
    found: dict[str, list[str]] = {}
    for line in (SYSTEMD / name).read_text("utf-8").splitlines():
        key, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            found.setdefault(key, []).append(value)
    return found


@_POSIX
def test_the_service_runs_what_it_names(home: Home) -> None:
    """Its command, with %h as the home folder, ends with the status of the audit."""
    (command,) = _unit("abaudit.service")["ExecStart"]
    quoted = command.replace("%h", '"$HOME"')
    assert home.run(quoted).returncode == 0
    write(home.book, card("Bernd Muster", BERND))
    assert home.run(quoted).returncode == 1


@_POSIX
def test_a_failed_service_tells_somebody(home: Home) -> None:
    """By mail with the report where there is mail, on the desktop, and in the log; without these it still ends well."""
    assert _unit("abaudit.service")["OnFailure"] == ["abaudit-failed.service"]
    (command,) = _unit("abaudit-failed.service")["ExecStart"]
    write(home.book, card("Bernd Muster", BERND))
    home.run(SCRIPT)
    home.program("bin/mail", 'echo "mail $*" >>"$HOME/told"; cat >>"$HOME/told"')
    home.program("bin/notify-send", 'echo "desktop $*" >>"$HOME/told"; exit 1')
    home.program("bin/logger", 'echo "log $*" >>"$HOME/told"')
    ended = home.run(command.replace("%h", '"$HOME"'), {"LOGNAME": "anna"})
    assert (ended.returncode, ended.stderr) == (0, "")
    told = (home.folder / "told").read_text("utf-8")
    assert re.search(r"^mail -s .* anna$", told, re.MULTILINE)
    assert "AB101" in told
    assert "desktop " in told
    assert "log " in told


@_POSIX
def test_systemd_takes_the_units(home: Home, tmp_path: Path) -> None:
    """Nothing is wrong with the units for systemd itself, and the timer means the first Monday of a month."""
    if not shutil.which("systemd-analyze"):
        lacking("systemd-analyze (package systemd)")
    units = tmp_path / "units"
    units.mkdir()
    for path in SYSTEMD.iterdir():
        write(units / path.name, path.read_text("utf-8").replace("%h/abaudit", "/bin").replace("tell.sh", "true"))
        text = (units / path.name).read_text("utf-8").replace("audit-folder.sh", "true")
        write(units / path.name, text)
    verified = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *map(str, sorted(units.iterdir()))],
        env=environment({"HOME": str(home.folder), "SYSTEMD_UNIT_PATH": f"{units}:"}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    ours = [line for line in verified.stderr.splitlines() if "abaudit" in line]
    assert (verified.returncode, ours) == (0, [])
    (calendar,) = _unit("abaudit.timer")["OnCalendar"]
    shown = subprocess.run(
        ["systemd-analyze", "calendar", "--base-time=2026-11-03", "--iterations=2", calendar],
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert shown.returncode == 0, shown.stderr
    assert re.findall(r"\w{3} (2026-\d\d-\d\d|2027-\d\d-\d\d) 07:00", shown.stdout) == ["2026-12-07", "2027-01-04"]


def test_the_task_of_windows_runs_the_script_monthly() -> None:
    """The task calls the script that lies beside it, on the first Monday, and late when it was missed."""
    space = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
    task = ET.parse(DEPLOY / "windows" / "abaudit-task.xml").getroot()

    def text(path: str) -> str:
        return task.findtext(path, "", space)

    arguments = text("t:Actions/t:Exec/t:Arguments")
    assert text("t:Actions/t:Exec/t:Command") == "powershell.exe"
    assert re.search(r'-File "%USERPROFILE%\\abaudit\\audit-folder\.ps1" "%USERPROFILE%\\contacts"$', arguments)
    schedule = task.find("t:Triggers/t:CalendarTrigger/t:ScheduleByMonthDayOfWeek", space)
    assert schedule is not None
    assert schedule.findtext("t:Weeks/t:Week", "", space) == "1"
    assert len(schedule.findall("t:Months/*", space)) == 12
    assert text("t:Settings/t:StartWhenAvailable") == "true"


@_POSIX
def test_the_script_of_windows_calls_abaudit_as_the_other_does(home: Home) -> None:
    """The call in PowerShell has the options of the one in the shell, and abaudit takes them."""
    data = (DEPLOY / "windows" / "audit-folder.ps1").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")  # else Windows PowerShell takes it for another encoding
    (theirs,) = re.findall(r"^& (abaudit audit .*)$", data.decode("utf-8-sig").replace("\r\n", "\n"), re.MULTILINE)
    (ours,) = re.findall(r"^abaudit audit .*$", (DEPLOY / "audit-folder.sh").read_text("utf-8"), re.MULTILINE)
    assert theirs.replace("\\", "/").replace("$names", '"$@"').replace("$Days", '"$days"') == ours
    home.run(f'cd contacts; mkdir results; days=35; set -- exports/*; PATH="$HOME/.local/bin:$PATH"; {ours}')
    assert {path.name for path in (home.contacts / "results").iterdir()} == {"result.json", "report.html", "report.txt"}


def _yaml(name: str) -> Any:
    return yaml.load((DEPLOY / name).read_text("utf-8"), Loader=yaml.BaseLoader)


@_POSIX
@pytest.mark.parametrize(
    ("variables", "status"),
    [
        ({"RUNNER_ENVIRONMENT": "self-hosted"}, 0),
        ({"RUNNER_ENVIRONMENT": "github-hosted"}, 1),
        ({"RUNNER_ENVIRONMENT": ""}, 1),
        ({}, 1),
    ],
)
def test_the_workflow_of_github_stops_on_a_hosted_runner(home: Home, variables: dict[str, str], status: int) -> None:
    """The first step ends the job with a reason, before anything was read, unless the runner is certainly one's own."""
    job = _yaml("github/abaudit.yml")["jobs"]["contacts"]
    assert job["runs-on"] == ["self-hosted", "address-book"]
    first, second = (step["run"] for step in job["steps"])
    ended = home.run(f"set -e\n{first}", variables)
    assert ended.returncode == status
    assert ended.stdout.startswith("::error::") == bool(status)
    assert not (home.contacts / "results").exists()
    assert home.run(f"set -e\n{second}", variables).returncode == 0
    assert (home.contacts / "results" / "result.json").exists()


def test_the_workflow_of_github_moves_nothing() -> None:
    """No action is used, so nothing is fetched, cached or uploaded, and the job's token can do nothing."""
    workflow = _yaml("github/abaudit.yml")
    assert workflow["permissions"] == {}
    assert all("uses" not in step for job in workflow["jobs"].values() for step in job["steps"])


HOSTED = "2-blue.saas-linux-small-amd64.runners-manager.gitlab.com/default"


@_POSIX
@pytest.mark.parametrize(
    ("tags", "description", "status"),
    [
        ('["address-book"]', "office", 0),
        ('["address-book", "linux"]', "office", 0),
        ('["saas-linux-small-amd64"]', HOSTED, 1),
        ('["address-book"]', HOSTED, 1),
        ('["address-book", "gitlab-org-docker"]', "x", 1),
        ('["linux"]', "office", 1),
        ("", "", 1),
        (None, None, 1),
    ],
)
def test_the_job_of_gitlab_stops_on_a_hosted_runner(
    home: Home, tags: str | None, description: str | None, status: int
) -> None:
    """The job ends with a reason, before anything was read, unless the runner is one's own by its tag."""
    job = _yaml("gitlab/abaudit.gitlab-ci.yml")["abaudit"]
    assert job["tags"] == ["address-book"]
    assert job["variables"] == {"GIT_STRATEGY": "none"}
    assert "artifacts" not in job
    variables = {"CI_RUNNER_TAGS": tags, "CI_RUNNER_DESCRIPTION": description}
    given = {name: value for name, value in variables.items() if value is not None}
    ended = home.run("set -e\n" + "\n".join(job["script"]), given)
    assert ended.returncode == status
    assert ("Nothing was read" in ended.stdout) == bool(status)
    assert (home.contacts / "results").exists() == (status == 0)


@pytest.mark.parametrize("page", ["running.md", "betrieb.md"])
def test_every_file_of_deploy_is_explained(page: str) -> None:
    """Whoever finds a template finds its page, in both languages."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    files = [path for path in DEPLOY.rglob("*") if path.is_file()]
    assert len(files) > 8
    assert [path.name for path in files if path.name not in text] == []


@_POSIX
def test_shellcheck_finds_nothing() -> None:
    """The shell scripts are free of what shellcheck knows to go wrong."""
    if not shutil.which("shellcheck"):
        lacking("shellcheck")
    scripts = sorted(map(str, DEPLOY.glob("*.sh")))
    done = subprocess.run(
        ["shellcheck", "--severity=info", *scripts], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout) == (0, "")
