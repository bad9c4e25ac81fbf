"""``abaudit.yaml``: what is found, read and refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from abaudit import config, configplace, ownership
from abaudit.errors import ConfigError
from abaudit.i18n import LANGUAGES
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
        ("language: tlh\n", "Possible here: " + ", ".join(LANGUAGES)),
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


def test_the_nearest_config_from_the_working_directory_upwards_is_found(tmp_path: Path) -> None:
    """The working directory first, then its parents, and nowhere else."""
    work = tmp_path / "work" / "deep"
    work.mkdir(parents=True)
    assert configplace.find(work) is None
    (tmp_path / "abaudit.yaml").write_text("")
    assert configplace.find(work) == str(tmp_path / "abaudit.yaml")
    (work / "abaudit.yaml").write_text("")
    assert configplace.find(work) == str(work / "abaudit.yaml")


@pytest.mark.parametrize(
    ("exports", "used", "unused"),
    [
        (("books/a.vcf",), "", ("books",)),
        (("books/a.vcf",), "abaudit.yaml", ("books",)),
        (("books/a.vcf", "books/b.vcf", "-"), "books/abaudit.yaml", ()),
        (("books",), "abaudit.yaml", ("books",)),
        (("books", "more/c.vcf"), "", (".", "books", "more")),
        (("book.vcf", "books/none/x.vcf"), "abaudit.yaml", ()),
        (("linked/a.vcf",), "abaudit.yaml", ("books",)),
    ],
)
def test_every_config_beside_an_export_that_is_not_used_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exports: tuple[str, ...], used: str, unused: tuple[str, ...]
) -> None:
    """Beside it or in it, by whatever name, once each; the one that is used is none of them."""
    monkeypatch.chdir(tmp_path)
    for folder in (".", "books", "more"):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "abaudit.yaml").write_text("")
    (tmp_path / "linked").symlink_to(tmp_path / "books")
    found = configplace.beside(exports, used)
    assert {Path(name).resolve() for name in found} == {(tmp_path / name / "abaudit.yaml").resolve() for name in unused}
    assert len(found) == len(unused)


ALMOST = (
    "abaudit.yml", ".abaudit.yaml", ".abaudit.yml", "abaudit.yaml.txt", "abaudit.yml.txt", "Abaudit.yaml",
    "ABAUDIT.YAML", "abaudit.yaml.yaml",
)  # fmt: skip


@pytest.mark.parametrize("name", ALMOST)
def test_a_config_that_is_almost_called_so_is_told(tmp_path: Path, name: str) -> None:
    """Alone, beside the right one, and above; where it is nearer than the right one, the run stops."""
    work = tmp_path / "work" / "deep"
    work.mkdir(parents=True)
    middle = work.parent / name
    middle.write_text("")
    for folder in (work, work.parent):
        assert configplace.misnamed(folder) == (str(middle),)
        assert configplace.find(folder) is None
    (tmp_path / "abaudit.yaml").write_text("")
    with pytest.raises(ConfigError, match=r"nearer than(.|\n)*Rename it"):
        configplace.find(work)
    (work.parent / "abaudit.yaml").write_text("")
    assert configplace.find(work) == str(work.parent / "abaudit.yaml")
    assert configplace.misnamed(work) == (str(middle),)
    (work / "abaudit.yaml").write_text("")
    assert configplace.misnamed(work) == ()
    assert configplace.beside([str(work.parent / "x.vcf")], str(work.parent / "abaudit.yaml")) == (str(middle),)


def test_what_is_only_like_it_is_not_told(tmp_path: Path) -> None:
    """Folders, other files, and on a disk without capitals the very file."""
    (tmp_path / "abaudit.yml").mkdir()
    for name in ("abaudit.yaml.bak", "my-abaudit.yaml", "abaudit.yaml~", "abaudit.json"):
        (tmp_path / name).write_text("")
    assert configplace.misnamed(tmp_path) == ()
    (tmp_path / "abaudit.yaml").write_text("")
    (tmp_path / "Abaudit.yaml").hardlink_to(tmp_path / "abaudit.yaml")
    assert configplace.misnamed(tmp_path) == ()
    assert configplace.misnamed(tmp_path / "none") == ()


@pytest.mark.parametrize(("doubt", "words"), [("foreign", "another account"), ("writable", "may write into it")])
def test_a_config_of_somebody_else_stops_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, doubt: str, words: str
) -> None:
    """The nearest one is not passed over for a further one, which would be another silent choice."""
    monkeypatch.setattr(ownership, "doubt", lambda path: doubt if path.parent.name == "inner" else "")
    inner = tmp_path / "inner"
    inner.mkdir()
    for folder in (tmp_path, inner):
        (folder / "abaudit.yaml").write_text("")
    assert configplace.find(tmp_path) == str(tmp_path / "abaudit.yaml")
    with pytest.raises(ConfigError, match=f"{words}(.|\n)*--config"):
        configplace.find(inner)


@pytest.mark.parametrize(
    ("path", "written", "expected"),
    [
        ("abaudit.yaml", "consents.yaml", False),
        ("/a/abaudit.yaml", "../consents.db", False),
        ("abaudit.yaml", "postgresql://db.example/c", True),
        ("abaudit.yaml", "postgres://db.example/c", True),
        ("abaudit.yaml", "//host/share/consents.yaml", True),
        ("abaudit.yaml", r"\\host\share\consents.yaml", True),
        ("//host/share/abaudit.yaml", "//host/share/consents.yaml", False),
        ("abaudit.yaml", "", False),
    ],
)
def test_a_ledger_on_another_machine_is_recognised(path: str, written: str, expected: bool) -> None:
    """An address, or a share of Windows that the config itself does not lie on."""
    assert config.connects(config.Config(path=path, ledger=written)) is expected


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


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://intranet.example/rules", "https://intranet.example/rules"),
        ("https://x.example/r#top", "https://x.example/r"),
    ],
)
def test_the_page_of_rules_is_an_address(written: str, expected: str) -> None:
    """Its own places are not part of it."""
    assert config.parse("x", f'abaudit: config/1\nrules_page: "{written}"\n'.encode()).rules_page == expected


@pytest.mark.parametrize("written", ["http://x.example", "intranet", "javascript:alert(1)", "https://a b", "https://"])
def test_another_address_is_refused(written: str) -> None:
    """It becomes a link in other programs."""
    with pytest.raises(ConfigError, match="no address of a page"):
        config.parse("x", f'abaudit: config/1\nrules_page: "{written}"\n'.encode())
