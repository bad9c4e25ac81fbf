"""``abaudit.yaml``: what is found, read and refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from abaudit import config
from abaudit.errors import ConfigError
from abaudit.model.house import PROPOSED, Details, LedgerDetails
from factories import OFFICE


def parse(text: str, region: str = "") -> config.Config:
    """A config from the text below its header."""
    return config.parse("folder/abaudit.yaml", f"abaudit: config/1\n{text}".encode(), region)


def refused(text: str) -> str:
    """What a refused config is told."""
    with pytest.raises(ConfigError) as caught:
        parse(text)
    return str(caught.value)


def test_everything_that_can_be_stated_is_read() -> None:
    """Controller, region, zone, language, ledger, defaults, declarations and exemptions."""
    read = parse(
        """\
controller: Fliesen Beispiel GmbH
region: at
timezone: Europe/Vienna
language: de
recipient: whatsapp
ledger: consents.yaml
defaults: {recipients: [whatsapp], purposes: upload}
declared: {device: a phone, accounts: [one, two]}
guard: {allow: [tests/*, examples/*]}
exemptions:
  - number: +49 30 23125 006
    kind: not-personal
    reason: the general line
    owner: the owner
"""
    )
    assert (read.controller, read.region, read.timezone) == ("Fliesen Beispiel GmbH", "AT", "Europe/Vienna")
    assert (read.language, read.recipient) == ("de", "whatsapp")
    assert Path(read.ledger) == Path("folder/consents.yaml")
    assert (read.recipients, read.purposes) == (("whatsapp",), ("upload",))
    assert read.declared == (("device", "a phone"), ("accounts", "one, two"))
    (exemption,) = read.exemptions
    assert (exemption.numbers, exemption.kind, exemption.line) == ((OFFICE,), "not-personal", 12)
    assert read.guard_allow == ("tests/*", "examples/*")


def test_what_papers_are_written_from_is_read() -> None:
    """The controller's and the ledger's details and how long proof is kept; what stands in several parts is joined."""
    read = parse(
        """\
controller_details:
  address: Musterweg 1, 26121 Oldenburg
  contact: [0441 9990001, post@fliesen.example]
  representative: the owner
  officer: none
  authority: the authority
ledger_details: {subjects: customers, stored: office, access: owner, backups: a disk, measures: a lock}
retention: {after_withdrawal: Ende des 3. Jahres}
"""
    )
    assert read.details == Details(
        "Musterweg 1, 26121 Oldenburg", "0441 9990001, post@fliesen.example", "the owner", "none", "the authority"
    )
    assert read.ledger_details == LedgerDetails("customers", "office", "owner", "a disk", "a lock")
    assert read.retention == PROPOSED


def test_nothing_is_kept_by_default() -> None:
    """A retention that nobody stated is none; the proposed one is told apart from it."""
    assert parse("").retention is None
    assert parse("retention: {}\n").retention is None
    assert (parse("").details, parse("").ledger_details) == (Details(), LedgerDetails())


def test_an_empty_config_states_nothing() -> None:
    """The header alone is enough; nothing acquits by default."""
    read = parse("")
    assert (read.controller, read.region, read.ledger, read.exemptions, read.declared) == ("", "", "", (), ())
    assert read.timezone == "Europe/Berlin"


def test_an_exemption_number_is_read_in_the_region_that_holds() -> None:
    """A national number means the stated region; an option wins over the file's own."""
    text = "region: AT\nexemptions: [{number: 030 23125 006, kind: own, reason: r, owner: o}]\n"
    assert parse(text, region="DE").exemptions[0].numbers == (OFFICE,)
    assert parse(text.removeprefix("region: AT\n")).exemptions[0].numbers == (OFFICE,)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("controler: X\n", "Did you mean “controller”?"),
        ("region: Germany\n", "country code of two letters"),
        ("timezone: Europe/Berln\n", "time zone"),
        ("language: fr\n", "Possible here: en, de"),
        ("declared: {devise: x}\n", "Did you mean “device”?"),
        ("exemptions: [{number: 12345, kind: own, reason: r, owner: o}]\n", "not exactly one telephone number"),
        ("exemptions: [{number: +49 30 23125006, kind: own, owner: o}]\n", "“reason” is missing"),
        ("exemptions: [{number: +49 30 23125006, kind: own, reason: r}]\n", "“owner” is missing"),
        ("exemptions: [{number: +49 30 23125006, reason: r, owner: o}]\n", "“kind” is missing"),
        ("exemptions: [{kind: own, reason: r, owner: o}]\n", "“number” is missing"),
        ("exemptions: [{number: +49 30 23125006, kind: friend, reason: r, owner: o}]\n", "not-personal, own"),
        ("exemptions: [{number: +49 30 23125006, kind: other-basis, reason: r, owner: o}]\n", "document"),
        ("exemptions: [{number: a, numbers: [b], kind: own, reason: r, owner: o}]\n", "either"),
        ("show: full\n", "not known"),
        ("retention: {after_withdrawal: for ever}\n", "“end of 3 years”"),
        ("retention: {after_withdrawl: 3 years}\n", "Did you mean “after_withdrawal”?"),
        ("controller_details: {adress: x}\n", "Did you mean “address”?"),
        ("ledger_details: {acces: x}\n", "Did you mean “access”?"),
        ("defaults: {purposes: advertisement}\n", "Did you mean “advertising”?"),
    ],
)
def test_a_mistake_is_refused_with_what_to_do(text: str, says: str) -> None:
    """A config with a mistake is not used at all; the message names place and remedy, and no number."""
    message = refused(text)
    assert "folder/abaudit.yaml:2:" in message
    assert says in message
    assert "23125006" not in message


def test_two_exemptions_for_one_number_are_refused() -> None:
    """Which of two reasons holds must not depend on their order."""
    one = "  - {number: +49 30 23125006, kind: own, reason: r, owner: o}\n"
    assert "already, in line 3" in refused(f"exemptions:\n{one}{one}")


def test_what_is_no_config_is_refused() -> None:
    """Another kind of file is not taken for a config."""
    with pytest.raises(ConfigError):
        config.parse("x", b"abaudit: ledger/1\n")


def test_the_config_beside_the_export_wins_over_the_working_directory(tmp_path: Path) -> None:
    """Beside the export first, then the working directory and its parents."""
    books, work = tmp_path / "books", tmp_path / "work" / "deep"
    books.mkdir()
    work.mkdir(parents=True)
    export = str(books / "book.vcf")
    assert config.find([export], work) is None
    (tmp_path / "abaudit.yaml").write_text("")
    assert config.find([export], work) == str(tmp_path / "abaudit.yaml")
    (work / "abaudit.yaml").write_text("")
    assert config.find([export, "-"], work) == str(work / "abaudit.yaml")
    (books / "abaudit.yaml").write_text("")
    assert config.find([export], work) == str(books / "abaudit.yaml")


def test_two_configs_beside_two_exports_need_a_choice(tmp_path: Path) -> None:
    """Which of two businesses is audited is never guessed."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "abaudit.yaml").write_text("")
    with pytest.raises(ConfigError, match="--config"):
        config.find([str(tmp_path / "one" / "a.vcf"), str(tmp_path / "two" / "b.vcf")], tmp_path)


def test_a_config_is_read_from_its_file(tmp_path: Path) -> None:
    """A ledger's path is relative to the config that names it."""
    path = tmp_path / "abaudit.yaml"
    path.write_text("abaudit: config/1\nledger: sub/consents.csv\n")
    assert config.load(str(path)).ledger == str(tmp_path / "sub" / "consents.csv")
    with pytest.raises(ConfigError, match="no such file"):
        config.load(str(tmp_path / "missing.yaml"))


def test_the_address_of_a_ledger_stays_as_it_is() -> None:
    """A database lies beside no config."""
    assert parse("ledger: postgresql://db.example/consents\n").ledger == "postgresql://db.example/consents"
