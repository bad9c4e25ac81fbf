"""Whatever cannot be used ends with 2: the message says what, where and what to do, and nothing is half written."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.process import ANNA, CONFIG, Ended, Ground, abaudit, event, ledger, run, write

Call = tuple[str, ...]

BOMB = (
    "abaudit: ledger/1\nx: &a [q, q, q, q, q, q, q, q, q]\n"
    + "".join(
        f"{key}: &{key} [{', '.join([f'*{before}'] * 9)}]\n" for before, key in zip("abcdefg", "bcdefgh", strict=True)
    )
    + "events: []\n"
)
"""Nine lists of nine lists of nine …: half a gigabyte, if aliases were followed."""


def refused(ended: Ended, *words: str) -> None:
    """The call was refused in these words, on standard error alone."""
    assert ended.status == 2, ended.err
    assert ended.raw == b""
    assert "Traceback" not in ended.err
    assert "bug in abaudit" not in ended.err
    for word in words:
        assert word in ended.err


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(bytes(range(256)) * 64, (), id="binary"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", (), id="picture"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n", (), id="pdf"),
        pytest.param(b"Name;Ort\r\nAnna Beispiel;Oldenburg\r\nBernd Muster;Bremen\r\n", (), id="no-phone-column"),
        pytest.param(b"Dear all,\n\nplease find the list attached.\n", (), id="letter"),
    ],
)
def test_a_file_that_is_no_address_book_is_refused(ground: Ground, content: bytes, words: Call) -> None:
    """A file in which no format is recognised is no clean address book."""
    (ground.folder / "export.csv").write_bytes(content)
    ended = ground.audit("export.csv")
    refused(ended, "export.csv: ", *words)
    assert len(ended.err.splitlines()) >= 2, "what to do stands on a line of its own"
    assert "Anna" not in ended.err


def test_a_missing_export_is_refused(ground: Ground) -> None:
    """The message names the file and what to check."""
    refused(ground.audit("missing.vcf"), "missing.vcf: there is no such file", "Check the spelling")


def test_a_folder_without_an_address_book_is_refused(ground: Ground) -> None:
    """A folder with nothing in it to audit is no pass, and the message says so."""
    (ground.folder / "empty").mkdir()
    (ground.folder / "empty" / "photo.jpg").write_bytes(b"x")
    refused(ground.audit("empty"), "empty: No file in it is an address book", "abaudit inspect")


@pytest.mark.parametrize("name", ["circle.vcf", "x" * 300 + ".vcf", "x" * 5000 + "/book.vcf", "book.vcf/other.vcf"])
def test_a_name_that_leads_nowhere_is_refused(ground: Ground, name: str) -> None:
    """Links in a circle and endless names are the user's to mend, and no bug."""
    if name == "circle.vcf":
        (ground.folder / name).symlink_to(name)
    refused(ground.audit(name), "vcf: ")


@pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX")
def test_closed_standard_input_is_refused(ground: Ground) -> None:
    """A process without standard input cannot read ``-``."""
    ended = run(["sh", "-c", '"$0" -m abaudit audit - <&-', sys.executable], cwd=ground.folder)
    refused(ended, "-: cannot be read: standard input is closed")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        pytest.param(("--region", "Germany"), ("--region", "DE"), id="region"),
        pytest.param(("--region", "XX"), ("--region",), id="region-unknown"),
        pytest.param(("--on", "tomorrow"), ("--on", "2026-03-01"), id="on"),
        pytest.param(("--on", "2026-02-30"), ("--on",), id="on-impossible"),
        pytest.param(("--fail-on", "hgih"), ("--fail-on", "high"), id="fail-on"),
        pytest.param(("--show", "all"), ("--show", "masked"), id="show"),
        pytest.param(("--lang", "fr"), ("--lang", "de"), id="lang"),
        pytest.param(("-o", "yaml"), ("-o", "json", "terminal"), id="format"),
        pytest.param(("-o", "json:"), ("-o", "path"), id="path-missing"),
        pytest.param(("-o", "json", "-o", "terminal"), ("-o", "same place"), id="same-output"),
        pytest.param(("-o", "json:a", "-o", "terminal:./a"), ("-o", "same place"), id="same-file"),
        pytest.param(("-o", "json:book.vcf"), ("book.vcf is an input",), id="output-is-export"),
        pytest.param(("-o", "json:../{folder}/./book.vcf"), ("is an input",), id="output-is-export-otherwise-named"),
        pytest.param(("-o", "json:ledger.yaml"), ("is an input",), id="output-is-ledger"),
        pytest.param(("-o", "json:abaudit.yaml"), ("is an input",), id="output-is-config"),
        pytest.param(("--recipient", "whatsap"), ("--recipient", "Did you mean “whatsapp”?"), id="recipient"),
        pytest.param(("--recipient", "../gdpr"), ("--recipient", "Known are"), id="recipient-is-a-path"),
        pytest.param(("--config", "missing.yaml"), ("missing.yaml: there is no such file",), id="config"),
        pytest.param(("--ledger", "missing.yaml"), ("missing.yaml: there is no such file",), id="ledger"),
        pytest.param(("--ledger", "."), (".: this is a folder",), id="ledger-is-a-folder"),
        pytest.param(("--ledger", "book.vcf"), ("book.vcf",), id="ledger-is-an-export"),
        pytest.param(("--colour",), ("--colour", "abaudit audit --help"), id="option"),
        pytest.param(("--ledger",), ("--ledger", "abaudit --help"), id="option-without-value"),
        pytest.param(("book.vcf",), ("named twice",), id="export-twice"),
        pytest.param(("./book.vcf",), ("named twice",), id="export-twice-otherwise-named"),
        pytest.param(("link.vcf",), ("named twice",), id="export-twice-by-link"),
        pytest.param(("-", "--ledger", "-"), ("Standard input",), id="standard-input-twice"),
    ],
)
def test_a_wrong_call_is_refused(ground: Ground, call: Call, words: Call) -> None:
    """Each mistake in a call is named with the option that it is in, before anything is written."""
    (ground.folder / "link.vcf").symlink_to("book.vcf")
    before = ground.files()
    told = [word.format(folder=ground.folder.name) for word in call]
    refused(ground.audit("book.vcf", *told), *words)
    assert ground.files() == before


@pytest.mark.parametrize(("env", "word"), [("ABAUDIT_REGION", "--region"), ("ABAUDIT_LANG", "--lang")])
def test_a_wrong_environment_is_refused(ground: Ground, env: str, word: str) -> None:
    """A variable that holds nonsense is an error, as the option would be."""
    refused(ground.audit("book.vcf", env={env: "Klingon"}), word)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            ledger(event(ANNA, "A")).replace("    state:", "    stat:"), (":11: ", "“state”"), id="unknown-key"
        ),
        pytest.param(ledger(event(ANNA, "A")).replace("    person: A\n", ""), (":", "person"), id="missing-key"),
        pytest.param(BOMB, (), id="alias-bomb"),
        pytest.param("abaudit: ledger/9\nevents: []\n", (":1: ",), id="newer"),
        pytest.param("", ("empty",), id="empty"),
        pytest.param("abaudit: ledger/1\nevents: [\n", (":",), id="open-bracket"),
    ],
)
def test_a_ledger_that_cannot_be_trusted_is_refused(ground: Ground, text: str, words: Call) -> None:
    """One event that cannot be trusted makes the ledger unusable, and the line is named."""
    write(ground.folder / "ledger.yaml", text)
    refused(ground.audit("book.vcf", "-o", "json:result.json"), "ledger.yaml", *words)
    assert "result.json" not in ground.files()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(CONFIG.replace("region:", "regoin:"), (":3: ", "“region”"), id="unknown-key"),
        pytest.param(CONFIG + "show: full\n", (":5: ",), id="show-is-no-setting"),
        pytest.param(CONFIG.replace("DE", "Deutschland"), (":3: ",), id="region"),
        pytest.param(CONFIG + "timezone: Europe/Oldenburg\n", (":5: ", "Europe/Berlin"), id="timezone"),
        pytest.param(CONFIG + "region: AT\n", (":5: ",), id="repeated-key"),
        pytest.param(CONFIG + "recipient: telepathy\n", ("Known are",), id="recipient"),
    ],
)
def test_a_config_with_a_mistake_is_refused(ground: Ground, text: str, words: Call) -> None:
    """A setting that would have no effect is no small thing."""
    write(ground.folder / "abaudit.yaml", text)
    refused(ground.audit("book.vcf"), *words)


def test_a_rule_file_with_a_typo_is_refused(ground: Ground, root: Path) -> None:
    """``rules check`` names the line of a value that no fact has."""
    text = (root / "rules" / "gdpr.yaml").read_text(encoding="utf-8")
    line = 1 + text[: text.index("standing: [absent]")].count("\n")
    write(ground.folder / "own.yaml", text.replace("standing: [absent]", "standing: [absnet]", 1))
    ended = abaudit("rules", "check", "own.yaml", cwd=ground.folder)
    refused(ended, f"own.yaml:{line}: ", "“absent”")


def test_shipped_rules_pass_their_own_check(ground: Ground) -> None:
    """``rules check`` without a file looks at what comes with abaudit."""
    ended = abaudit("rules", "check", cwd=ground.folder)
    assert (ended.status, ended.err) == (0, "")
    assert "nothing wrong" in ended.out


def a_folder(ground: Ground) -> str:
    """A folder stands there."""
    (ground.folder / "taken").mkdir()
    return "taken"


def below_a_file(_: Ground) -> str:
    """The folder is a file."""
    return "proof.txt/result.json"


def in_no_folder(_: Ground) -> str:
    """There is no such folder."""
    return "nowhere/result.json"


def endless(_: Ground) -> str:
    """No file system knows such a name."""
    return "x" * 5000


@pytest.mark.parametrize("place", [a_folder, below_a_file, in_no_folder, endless])
def test_an_output_that_cannot_be_written_is_refused(ground: Ground, place: Callable[[Ground], str]) -> None:
    """A place that takes no file is named, and nothing is left behind."""
    path = place(ground)
    before = ground.files()
    refused(ground.audit("book.vcf", "-o", f"json:{path}", "-q"), path[:100])
    assert ground.files() == before


def test_a_refused_run_leaves_an_older_result_alone(ground: Ground) -> None:
    """What stood in the output's place before stays as it was."""
    write(ground.folder / "result.json", "old")
    write(ground.folder / "ledger.yaml", "abaudit: ledger/9\n")
    refused(ground.audit("book.vcf", "-o", "json:result.json"))
    assert (ground.folder / "result.json").read_text() == "old"
    assert not [name for name in ground.files() if name.endswith(".part")]


def test_the_name_of_a_file_cannot_steer_the_terminal(ground: Ground) -> None:
    """Messages repeat a file's name without its control characters."""
    ended = ground.audit("\x1b[31mred\x07\u202e.vcf")
    refused(ended, "there is no such file")
    assert not set("\x1b\x07\u202e") & set(ended.err)


SECRET_NAME = "Quirina Zyx"
SECRET_NUMBER = "491713920077"
SECRETS = ("Quirina", "Zyx", "3920077")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("ledger.yaml", ledger(event(f"+{SECRET_NUMBER}", SECRET_NAME, SECRET_NAME)), id="state"),
        pytest.param("ledger.yaml", ledger(event(f"{SECRET_NUMBER} {SECRET_NAME}", "A")), id="number"),
        pytest.param("ledger.yaml", ledger(event(ANNA, "A")).replace("on: 2026", f"on: {SECRET_NAME}"), id="day"),
        pytest.param("ledger.yaml", ledger(event(ANNA, "A")).replace("state", SECRET_NAME), id="key"),
        pytest.param("ledger.yaml", ledger(event(ANNA, f"*{SECRET_NAME}")), id="alias"),
        pytest.param("ledger.yaml", ledger(event(ANNA, f'"{SECRET_NAME}')), id="open-quote"),
        pytest.param("ledger.yaml", ledger(event(ANNA, f"!{SECRET_NAME} x")), id="tag"),
        pytest.param("ledger.yaml", f"{SECRET_NAME}: {SECRET_NUMBER}\n", id="no-ledger"),
        pytest.param("abaudit.yaml", CONFIG + f"{SECRET_NAME}: {SECRET_NUMBER}\n", id="config-key"),
        pytest.param("abaudit.yaml", CONFIG.replace("DE", SECRET_NAME), id="config-region"),
        pytest.param("abaudit.yaml", CONFIG + f"timezone: {SECRET_NAME}\n", id="config-timezone"),
        pytest.param(
            "abaudit.yaml",
            CONFIG + f"exemptions:\n  - number: {SECRET_NUMBER} {SECRET_NAME}\n    kind: {SECRET_NAME}\n",
            id="config-exemption",
        ),
        pytest.param("abaudit.yaml", CONFIG + f"recipient: {SECRET_NAME}\n", id="config-recipient"),
        pytest.param("book.vcf", f"Name;Ort\r\n{SECRET_NAME};{SECRET_NUMBER} Zyx\r\n", id="export"),
        pytest.param("book.vcf", f"{SECRET_NAME} {SECRET_NUMBER}\r\n", id="export-of-one-line"),
    ],
)
def test_a_refusal_holds_nothing_of_a_person(ground: Ground, name: str, text: str) -> None:
    """A name or number in the value that is wrong is not repeated in the message."""
    write(ground.folder / name, text)
    ended = ground.audit("book.vcf")
    refused(ended, name if name != "abaudit.yaml" else "")
    for secret in SECRETS:
        assert secret not in ended.err
