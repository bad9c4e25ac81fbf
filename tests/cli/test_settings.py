"""Options over environment over ``abaudit.yaml`` over defaults; and what a run tells of how it came about."""

from __future__ import annotations

import hashlib
import json
import os
from typing import Any

import pytest

from cli.process import ANNA, BERND, CONFIG, Ended, Ground, abaudit, card, event, ledger, write


def result(ended: Ended) -> dict[str, Any]:
    """The JSON result on standard output."""
    assert ended.status in {0, 1}, ended.err
    document: dict[str, Any] = json.loads(ended.out)
    return document


def notices(ended: Ended) -> set[str]:
    """The codes of the notices of a result."""
    return {notice["code"] for notice in result(ended)["notices"]}


@pytest.mark.parametrize(
    ("option", "env", "config", "region"),
    [
        ((), {}, "", "DE"),
        ((), {}, "region: AT\n", "AT"),
        ((), {"ABAUDIT_REGION": "CH"}, "region: AT\n", "CH"),
        (("--region", "fr"), {"ABAUDIT_REGION": "CH"}, "region: AT\n", "FR"),
        ((), {"ABAUDIT_REGION": ""}, "region: AT\n", "AT"),
    ],
    ids=["default", "config", "environment", "option", "empty-environment"],
)
def test_the_region_follows_the_order(
    ground: Ground, option: tuple[str, ...], env: dict[str, str], config: str, region: str
) -> None:
    """The region is the option's, else the environment's, else the config's, else DE, and only that is remarked."""
    write(ground.folder / "abaudit.yaml", f"abaudit: config/1\n{config}")
    ended = ground.audit("book.vcf", "-o", "json", *option, env=env)
    assert result(ended)["run"]["region"] == region
    assert ("region-default" in notices(ended)) == (region == "DE")


@pytest.mark.parametrize(
    ("option", "env", "consented"),
    [
        ((), {}, 1),
        ((), {"ABAUDIT_LEDGER": "empty.yaml"}, 0),
        (("--ledger", "ledger.yaml"), {"ABAUDIT_LEDGER": "empty.yaml"}, 1),
        (("-l", "empty.yaml"), {}, 0),
    ],
    ids=["config", "environment", "option", "short-option"],
)
def test_the_ledger_follows_the_order(
    ground: Ground, option: tuple[str, ...], env: dict[str, str], consented: int
) -> None:
    """The ledger is the option's, else the environment's, else the config's."""
    write(ground.folder / "empty.yaml", ledger())
    ended = ground.audit("book.vcf", "-o", "json", *option, env=env)
    assert result(ended)["summary"]["consented"] == consented
    assert ("empty-ledger" in notices(ended)) == (not consented)


def test_a_config_beside_the_export_decides_nothing(ground: Ground) -> None:
    """Whoever sends an export can send a config with it; screen and result say that it was not used."""
    sent = f"abaudit: config/1\nexemptions:\n  - {{number: '{BERND}', kind: own, reason: r, owner: o}}\n"
    write(ground.folder / "received" / "abaudit.yaml", sent)
    write(ground.folder / "received" / "book.vcf", card("Bernd Muster", BERND))
    for export in ("received", "received/book.vcf"):
        ended = ground.audit(export, "-o", "json")
        found = result(ended)
        assert (found["summary"]["flagged"], found["summary"]["exempt"]) == (1, 0)
        assert found["run"]["ledger"]["events"] == 1
        assert "config-beside" in notices(ended)
        assert "and was not used" in ended.err
    named = ground.audit("received", "-o", "json", "--config", "received/abaudit.yaml")
    assert result(named)["summary"]["exempt"] == 1
    assert "config-beside" not in notices(named)
    assert named.err == ""
    inner = abaudit("audit", "book.vcf", "-o", "json", cwd=ground.folder / "received")
    assert result(inner)["summary"]["exempt"] == 1


@pytest.mark.parametrize("name", ["abaudit.yml", ".abaudit.yaml", "abaudit.yaml.txt", "Abaudit.yaml"])
def test_a_config_that_is_almost_called_so_is_told(ground: Ground, name: str) -> None:
    """On the screen of every command that asks for settings and in the result, whose status stays what it is."""
    (ground.folder / "abaudit.yaml").rename(ground.folder / name)
    told = "is not read, because settings are called abaudit.yaml. Rename it to abaudit.yaml, or name it with --config"
    ended = ground.audit("book.vcf", "-o", "json", "-l", "ledger.yaml")
    assert ended.status == 0
    assert ended.err.count(name) == ended.err.count(told) == 1
    assert "config-misnamed" in notices(ended)
    for call in (("inspect", "book.vcf"), ("guard", "text.txt"), ("ledger", "due", "-l", "ledger.yaml")):
        assert told in abaudit(*call, cwd=ground.folder).err, call
    named = ground.audit("book.vcf", "-o", "json", "--config", name)
    assert named.err == ""
    assert "config-misnamed" not in notices(named)


def test_the_result_names_every_file_that_decided(ground: Ground) -> None:
    """Config, consent text and waivers with the digests of their bytes; a text that is not there decided nothing."""
    texts = "texts:\n  t1: {file: text.txt}\n  t2: {file: none.txt}\n"
    write(ground.folder / "abaudit.yaml", CONFIG + texts)
    write(ground.folder / "waivers.yaml", "abaudit: waivers/1\nwaivers: []\n")
    found = result(ground.audit("book.vcf", "-o", "json", "--show", "full"))["run"]["decided_by"]
    read = {name: hashlib.sha256((ground.folder / name).read_bytes()).hexdigest() for name in ground.files()}
    wanted = [("config", "abaudit.yaml"), ("text", "text.txt"), ("waivers", "waivers.yaml")]
    assert [each for each in found if each["role"] != "text"] == [
        {"role": role, "name": name, "sha256": read[name]} for role, name in wanted if role != "text"
    ]
    assert {(each["name"], each["sha256"]) for each in found if each["role"] == "text"} == {
        ("text.txt", read["text.txt"])
    }


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_config_that_others_may_write_stops_the_run(ground: Ground) -> None:
    """Nothing is judged by it, and nothing without it in silence; by its name it holds."""
    (ground.folder / "abaudit.yaml").chmod(0o666)
    ended = ground.audit("book.vcf", "-o", "json")
    assert (ended.status, ended.out) == (2, "")
    assert "other accounts may write" in ended.err
    assert result(ground.audit("book.vcf", "-o", "json", "--config", "abaudit.yaml"))["summary"]["consented"] == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_waivers_that_others_may_write_stop_the_run(ground: Ground) -> None:
    """A waiver changes the exit status, so one that was only found must be the user's own."""
    path = write(ground.folder / "waivers.yaml", "abaudit: waivers/1\nwaivers: []\n")
    assert ground.audit("book.vcf", "-o", "json").status == 0
    path.chmod(0o666)
    ended = ground.audit("book.vcf", "-o", "json")
    assert ended.status == 2
    assert "waivers.yaml" in ended.err
    assert ground.audit("book.vcf", "-o", "json", "--waivers", "waivers.yaml").status == 0


@pytest.mark.parametrize(
    "call",
    [
        ("audit", "book.vcf"),
        ("explain", ANNA),
        ("ledger", "show", ANNA),
        ("ledger", "due"),
        ("ledger", "paper"),
        ("ledger", "verify"),
        ("ledger", "text", "list"),
        ("ledger", "text", "template"),
    ],
    ids=" ".join,
)
def test_a_found_config_opens_no_connection(ground: Ground, call: tuple[str, ...]) -> None:
    """An address counts from the call, the environment or a file that was named; on a found one nobody is asked."""
    address = "postgresql://x@127.0.0.1:1/evil?connect_timeout=1&sslmode=disable"
    write(ground.folder / "abaudit.yaml", f"abaudit: config/1\nledger: {address}\n")
    ended = abaudit(*call, cwd=ground.folder, env={"PGPASSWORD": "SECRETPW"})
    assert ended.status == 2, ended.out
    assert "no connection is opened" in ended.err
    assert "--ledger" in ended.err
    named = abaudit(*call, "--config", "abaudit.yaml", cwd=ground.folder)
    assert "no connection is opened" not in named.err  # it is tried


def test_the_config_is_found_above_the_working_directory(ground: Ground) -> None:
    """Standard input lies nowhere, so the config above the working directory holds."""
    inner = ground.folder / "a" / "b"
    inner.mkdir(parents=True)
    ended = abaudit("audit", "-", "-o", "json", cwd=inner, given=card("Anna Beispiel", ANNA).encode())
    assert result(ended)["summary"]["consented"] == 1
    assert result(ended)["run"]["exports"][0]["name"] == "export-1"


@pytest.mark.parametrize("by", ["option", "environment"])
def test_a_named_config_wins_over_the_one_beside_the_export(ground: Ground, by: str) -> None:
    """``--config`` and ABAUDIT_CONFIG name the config that holds."""
    write(ground.folder / "own" / "my.yaml", "abaudit: config/1\nregion: AT\n")
    named = ("--config", "own/my.yaml") if by == "option" else ()
    env = {"ABAUDIT_CONFIG": "own/my.yaml"} if by == "environment" else {}
    found = result(ground.audit("book.vcf", "-o", "json", *named, env=env))
    assert found["run"]["region"] == "AT"
    assert found["run"]["ledger"] is None


def test_standard_input_is_an_export(ground: Ground) -> None:
    """``-`` gives what the file would have given, but for its name."""
    by_file = result(ground.audit("book.vcf", "-o", "json"))
    by_pipe = result(ground.audit("-", "-o", "json", given=(ground.folder / "book.vcf").read_bytes()))
    assert by_pipe["run"]["exports"][0].pop("name") == "export-1"
    assert by_file["run"]["exports"][0].pop("name") == "export-1.vcf"
    assert by_pipe == by_file


def test_standard_input_is_a_ledger(ground: Ground) -> None:
    """A ledger may come from a pipe, so that it need not lie on the disk in clear text."""
    text = (ground.folder / "ledger.yaml").read_bytes()
    ended = ground.audit("book.vcf", "-o", "json", "--ledger", "-", given=text)
    assert result(ended)["run"]["ledger"]["events"] == 1


def test_a_dash_is_standard_output(ground: Ground) -> None:
    """``-o json:-`` writes to standard output, and no file of that name appears."""
    assert result(ground.audit("book.vcf", "-o", "json:-"))["run"]["on"] == "2026-11-23"
    assert "-" not in ground.files()


def test_several_outputs_come_from_one_run(ground: Ground) -> None:
    """Every ``-o`` is written, and the screen still gets its report."""
    ended = ground.audit("book.vcf", "-o", "json:r.json", "-o", "terminal:r.txt")
    assert json.loads((ground.folder / "r.json").read_text())["run"]["status"] == 0
    assert "Nothing found" in (ground.folder / "r.txt").read_text()
    assert "Nothing found" in ended.out


def test_the_day_is_read_in_both_ways_of_writing(ground: Ground) -> None:
    """ISO and German days name the same day."""
    one = abaudit("audit", "book.vcf", "-o", "json", "--on", "2026-03-01", cwd=ground.folder)
    other = abaudit("audit", "book.vcf", "-o", "json", "--on", "01.03.2026", cwd=ground.folder)
    assert one.raw == other.raw
    assert result(one)["summary"]["consented"] == 1


def test_a_consent_counts_from_its_day_on(ground: Ground) -> None:
    """The day asked decides, not the day of asking."""
    before = abaudit("audit", "book.vcf", "-o", "json", "--on", "2026-02-28", cwd=ground.folder)
    assert result(before)["summary"]["consented"] == 0


def test_the_ledger_is_read_with_the_region_of_the_run(ground: Ground) -> None:
    """A German number without its country code in the ledger is none that Austria would know for certain."""
    ended = ground.audit("book.vcf", "--region", "AT")
    assert ended.status == 2
    assert "ledger.yaml:9: " in ended.err


def test_the_controller_of_the_config_is_the_one_that_counts(ground: Ground) -> None:
    """A consent to another controller is none."""
    write(ground.folder / "abaudit.yaml", CONFIG.replace("Fliesen", "Naturstein"))
    assert result(ground.audit("book.vcf", "-o", "json"))["summary"]["consented"] == 0


@pytest.mark.parametrize(
    ("config", "options", "code"),
    [
        (CONFIG.replace("region: DE\n", ""), (), "region-default"),
        (CONFIG, (), "not-declared"),
        ("abaudit: config/1\n", ("--ledger", "ledger.yaml"), "controller-from-ledger"),
        ("abaudit: config/1\n", (), "no-controller"),
        ("abaudit: config/1\n", (), "no-ledger"),
        (CONFIG, ("--ledger", "empty.yaml"), "empty-ledger"),
    ],
    ids=lambda value: value if isinstance(value, str) and "\n" not in value else "",
)
def test_what_was_assumed_is_told(ground: Ground, config: str, options: tuple[str, ...], code: str) -> None:
    """Whatever nobody stated is a notice of the result, and a sentence on the screen."""
    write(ground.folder / "empty.yaml", ledger())
    write(ground.folder / "abaudit.yaml", config)
    assert code in notices(ground.audit("book.vcf", "-o", "json", *options))
    assert "\nNote\n" in ground.audit("book.vcf", *options).out


def test_what_is_declared_is_printed_and_not_remarked(ground: Ground) -> None:
    """A complete declaration leaves no notice; under ``id`` its words stay private."""
    declared = "".join(
        f"  {key}: Werkstatt\n" for key in ("device", "accounts", "exported_by", "exported_on", "app_permission")
    )
    write(
        ground.folder / "abaudit.yaml",
        CONFIG + "declared:\n" + declared.replace("exported_on: Werkstatt", "exported_on: 2026-11-20"),
    )
    private = ground.audit("book.vcf", "-o", "json")
    assert "not-declared" not in notices(private)
    assert set(result(private)["run"]["declared"].values()) == {"declared"}
    open_ = ground.audit("book.vcf", "-o", "json", "--show", "full")
    assert result(open_)["run"]["declared"]["device"] == "Werkstatt"


@pytest.mark.parametrize("kept", ["folder", "file"])
def test_a_ledger_in_a_git_work_tree_is_told(ground: Ground, kept: str) -> None:
    """What git keeps cannot be erased, so the owner is warned, in a linked work tree too."""
    assert "ledger-in-git" not in notices(ground.audit("book.vcf", "-o", "json"))
    git = ground.folder / ".git"
    if kept == "folder":
        git.mkdir()
    else:
        git.write_text("gitdir: elsewhere\n")
    assert "ledger-in-git" in notices(ground.audit("book.vcf", "-o", "json"))
    text = (ground.folder / "ledger.yaml").read_bytes()
    assert "ledger-in-git" not in notices(ground.audit("book.vcf", "-o", "json", "-l", "-", given=text))


def test_no_environment_opens_names(ground: Ground) -> None:
    """Names and numbers need ``--show full`` in the call; a variable does not do."""
    ended = ground.audit("book.vcf", "-o", "json", env={"ABAUDIT_SHOW": "full"})
    assert result(ended)["run"]["show"] == "id"
    assert "Anna" not in ended.out


@pytest.mark.parametrize(
    ("option", "env", "config", "german"),
    [
        ((), {"LANG": "de_DE.UTF-8"}, "", True),
        ((), {"LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8"}, "", False),
        ((), {"LANG": "de_DE.UTF-8"}, "language: en\n", False),
        ((), {"LANG": "en_GB.UTF-8", "ABAUDIT_LANG": "de"}, "language: en\n", True),
        (("--lang", "en"), {"ABAUDIT_LANG": "de"}, "language: de\n", False),
        (("--lang=de",), {"ABAUDIT_LANG": "en"}, "language: en\n", True),
    ],
    ids=["locale", "locale-order", "config", "environment", "option", "option-with-equals"],
)
def test_the_language_follows_the_order(
    ground: Ground, option: tuple[str, ...], env: dict[str, str], config: str, german: bool
) -> None:
    """The language is the option's, else the environment's, else the config's, else the locale's; days show which."""
    write(ground.folder / "abaudit.yaml", CONFIG + config)
    ended = ground.audit("book.vcf", *option, env=env)
    assert ("23.11.2026" in ended.out) == german
    assert ("2026-11-23" in ended.out) != german


def test_the_language_changes_no_result(ground: Ground) -> None:
    """JSON is the same in every language."""
    ground.book(card("Bernd Muster", BERND))
    german = ground.audit("book.vcf", "-o", "json", "--lang", "de")
    assert german.raw == ground.audit("book.vcf", "-o", "json", "--lang", "en").raw


def test_a_table_is_read_with_the_columns_that_the_call_names(ground: Ground) -> None:
    """``--phone-column`` and ``--name-column`` tell what no header gave away."""
    write(ground.folder / "list.csv", "a;b;c\r\nBernd Muster;x;0171 3920002\r\nAnna Beispiel;y;0171 3920001\r\n")
    ended = ground.audit("list.csv", "-o", "json", "--show", "full", "--phone-column", "3", "--name-column", "a")
    rows = result(ended)["numbers"]
    assert [(row["name"], row["number"], row["verdict"]) for row in rows] == [
        ("Bernd Muster", "+491713920002", "flagged"),
        ("Anna Beispiel", "+491713920001", "consented"),
    ]


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
@pytest.mark.parametrize(("show", "mode"), [("full", 0o600), ("masked", 0o600), ("id", 0o644)])
def test_a_file_with_names_is_private(ground: Ground, show: str, mode: int) -> None:
    """A file that holds names or hints of them can be read by its owner alone; pseudonyms follow the umask."""
    before = os.umask(0o022)
    try:
        assert ground.audit("book.vcf", "-q", "--show", show, "-o", "json:r.json").status == 0
    finally:
        os.umask(before)
    assert (ground.folder / "r.json").stat().st_mode & 0o777 == mode


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
@pytest.mark.parametrize("show", ["full", "masked"])
def test_names_do_not_go_into_a_file_that_others_may_read(ground: Ground, show: str) -> None:
    """A redirect into an open file is refused with the way to do it; a private file takes it."""
    target = ground.folder / "redirected.json"
    target.touch(mode=0o644)
    target.chmod(0o644)
    with target.open("wb") as stream:
        ended = ground.audit("book.vcf", "--show", show, "-o", "json", stdout=stream.fileno())
    assert ended.status == 2
    assert "-o json:PATH" in ended.err
    assert target.read_bytes() == b""
    target.chmod(0o600)
    with target.open("wb") as stream:
        assert ground.audit("book.vcf", "--show", show, "-o", "json", stdout=stream.fileno()).status == 0
    assert json.loads(target.read_text())["run"]["show"] == show


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_inspect_into_a_file_is_private(ground: Ground) -> None:
    """What ``inspect`` writes by name is the owner's alone, unless it holds no name."""
    before = os.umask(0o022)
    try:
        abaudit("inspect", "book.vcf", "-o", "json:full.json", cwd=ground.folder)
        abaudit("inspect", "book.vcf", "-o", "json:id.json", "--show", "id", cwd=ground.folder)
    finally:
        os.umask(before)
    assert (ground.folder / "full.json").stat().st_mode & 0o777 == 0o600
    assert (ground.folder / "id.json").stat().st_mode & 0o777 == 0o644
    assert "Anna" not in (ground.folder / "id.json").read_text()


def test_a_book_in_another_order_gets_the_same_verdicts(ground: Ground) -> None:
    """The order of exports changes no verdict."""
    write(ground.folder / "ledger.yaml", ledger(event(ANNA, "Anna Beispiel"), event(BERND, "Bernd Muster", "refused")))
    ground.book(card("Bernd Muster", BERND, "3920003") + card("Clara Probe", "0171 3920003"), "second.vcf")

    def verdicts(*books: str) -> set[tuple[str, str]]:
        rows = result(ground.audit(*books, "-o", "json", "--show", "full"))["numbers"]
        return {(row["number"], row["verdict"]) for row in rows}

    assert verdicts("book.vcf", "second.vcf") == verdicts("second.vcf", "book.vcf")
