"""One language at a time: no English in a German run of any command, no German in an English one."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import pytest

import messages
import pdf_text
from abaudit import pseudonyms
from abaudit.model.findings import check_of
from cli.process import ANNA, BERND, CONFIG, Ground, abaudit, card, event, lay, ledger, run, write
from results_factory import KEY

ROOT = Path(__file__).parent.parent.parent

_DRIVER = """
import contextlib, io, json, sys
from abaudit import importers
from abaudit.cli import boundary

def ended(call):
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        status = boundary.run(call)
    return [call, status, out.getvalue()]

def helps(command, path):
    yield [*path, "--help"]
    for name, below in sorted(getattr(command, "commands", {}).items()):
        yield from helps(below, [*path, name])

calls = json.load(sys.stdin)
first = ended([])
from abaudit.cli import app  # only now: its texts are in the language that was chosen
results = [first, *map(ended, calls), *map(ended, helps(app.command(), []))]
def fail(*_):
    raise RuntimeError("a bug")
importers.contents = fail
results.append(ended(["inspect", "book.vcf"]))
json.dump(results, sys.stdout)
"""
"""Runs every call of a list in one process, so that the many of them take little time."""

_SHEET = "Nummer;Person;Zustand;Datum;Verantwortlicher;Empfänger;Zwecke\n"
_ROW = "erteilt;01.03.2026;Fliesen Beispiel GmbH;whatsapp;upload"

_FILES = {
    "bernd.vcf": card("Bernd Muster", BERND),
    "doubt.vcf": card("Bernd Muster", "3920023", "0171 39200020000000001", "call me"),
    "digits.vcf": card("Bernd", "0441 115", "0171 39200000", "1713920001", "+52 1 55 1234 5678", "😀 0171 3920009")
    + card("Otto Klee", ANNA).replace("TEL", "TEL;waid=491713920009"),
    "names.vcf": "".join(
        card(name, ANNA)
        for name in ("Anna B.", "Bernd Beispiel", "Familie Beispiel", "Sohn Anna Beispiel", "Küche", "Maler Beispiel")
    ),
    "service.vcf": card("Notruf", "110", "*100#", "", "0800 TAXI", "DW 12"),
    "nameless.vcf": card("", BERND),
    "cut.vcf": "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna\r\nTEL:0171 39",
    "outside.vcf": f"TEL:{BERND}\r\nstray\r\n{card('Anna Beispiel', ANNA)}",
    "empty.vcf": "",
    "book.xlsx": "PK\x03\x04\x00\x00",
    "headless.csv": "Anna;1\nBernd;2\n",
    "numberless.csv": "Vorname;Nachname\nAnna;Beispiel\n",
    "table.csv": f'Vorname;Nachname;Mobiltelefon\nAnna;Beispiel;{ANNA}\nBernd;Muster;{BERND};{BERND}\n\n"x;y\n',
    "ledgers/blank.yaml": "# nothing\n",
    "ledgers/other.yaml": "abaudit: config/1\n",
    "ledgers/future.yaml": "abaudit: ledger/9\nevents: []\n",
    "ledgers/none.yaml": "events: []\n",
    "ledgers/empty.yaml": ledger(),
    "ledgers/tab.yaml": "abaudit: ledger/1\n\tevents: []\n",
    "ledgers/quote.yaml": "abaudit: 'ledger/1\n",
    "ledgers/anchor.yaml": "abaudit: &a ledger/1\nevents: []\n",
    "ledgers/twice.yaml": "abaudit: ledger/1\nevents: []\nevents: []\n",
    "ledgers/list.yaml": "- abaudit\n",
    "ledgers/wrong.yaml": ledger(
        event(ANNA, "Anna Beispiel", "expired"),
        event("3920023", "Anna Beispiel"),
        event(ANNA, "Anna Beispiel").replace("2026-03-01", "2026-02-30"),
        "  - person: Anna Beispiel\n    stat: given\n    state: gven\n    until: 2020-01-01\n    on: soon\n",
    ),
    "ledgers/two.yaml": ledger(event(ANNA, "Anna Beispiel"))
    + event(BERND, "Bernd Muster").rstrip("\n")
    + "\n    controller: Nasenschmuck AG\n",
    "ledgers/columns.csv": "Nummer;Person;Sonstiges\n1;2;3\n",
    "ledgers/unknown.csv": "a;b\n1;2\n",
    "ledgers/void.csv": "",
    "ledgers/cells.csv": "Nummer;Person;Zustand;Datum;Verantwortlicher;Empfänger;Zwecke\n;;;31.02.2026;;WhatsApp!;x\n",
    "configs/keys.yaml": "abaudit: config/1\nregion: XX\ntimezone: Mars/Base\nlangauge: de\ncolour: red\n",
    "configs/values.yaml": "abaudit: config/1\nretention: {after_withdrawal: ever}\n"
    "policy: {max_age_months: many, require_written: perhaps}\n"
    "exemptions:\n  - {number: '12', kind: other-basis, reason: x, owner: y}\n  - {numbers: [], number: '1'}\n",
    "ledgers/due.yaml": ledger(
        event(ANNA, "Anna Beispiel") + "    until: 2026-12-24\n    guardian: x\n    voluntary: x\n    known_as: y\n",
        event(BERND, "Bernd Muster", "refused"),
    ),
    "ledgers/texts.yaml": ledger(event(ANNA, "Anna Beispiel").replace("text: t", "text: u")).replace(
        "texts:\n", "texts:\n  v: {file: none.txt}\n  w: {file: ../proof.txt}\n"
    ),
    "sheets/1/l.csv": _SHEET + f"{BERND};Nowak;{_ROW}\n{ANNA};Eilers;{_ROW}\n",
    "sheets/2/l.csv": _SHEET + f"{BERND};Nowak;{_ROW.replace('03', '04')}\n",
    "configs/exempt.yaml": "abaudit: config/1\nexemptions:\n"
    f"  - {{number: '{ANNA}', kind: not-personal, reason: x, owner: y}}\n"
    f"  - {{number: '{BERND}', kind: not-personal, organisation: Bernd Muster, reason: x, owner: y}}\n",
    "unchecked.txt": "MUSTER, kein Rechtsrat. TEMPLATE, no legal advice.\n",
    "configs/page.yaml": "abaudit: config/1\nrules_page: nowhere\n",
    "configs/alone.yaml": "abaudit: config/1\ndeclared: {device: Diensttelefon}\n",
    "own/bad.yaml": "abaudit: rules/1\nrules:\n  - id: AB101\n    name: Bad Name\n    when: {standing: [gone]}\n",
    "own/small.yaml": "abaudit: rules/1\nversion: '1'\nrules: []\n",
}
"""What the calls below read, besides a folder in which nothing is wrong."""

_WAIVER = (
    "  - {what}\n    reason: x\n    owner: x\n    approved-by: x\n    approved-on: 2026-10-01\n    expires: {day}\n"
)
_FILES |= {
    "monat/base.txt": f"abaudit-baseline/1 {KEY.id}\n{'0' * 32}\tAB101\t2027-01-01\tx\n",
    "monat/grown.txt": f"abaudit-baseline/1 {KEY.id}\n{'0' * 32}\tAB101\t2027-01-01\tx\n",
    "monat/other.txt": f"abaudit-baseline/1 {'0' * 16}\nx\n",
    "monat/waivers.yaml": "abaudit: waivers/1\nwaivers:\n"
    + _WAIVER.format(what="rule: AB101", day="2026-12-24")
    + _WAIVER.format(what="rule: AB401", day="2026-12-24")
    + _WAIVER.format(what="group: y", day="2026-10-24"),
    "monat/bad.yaml": "abaudit: waivers/1\nwaivers:\n"
    + _WAIVER.format(what="id: N-0001", day="2026-09-24")
    + _WAIVER.format(what="note: y", day="never"),
    "monat/pruned.yaml": "abaudit: waivers/1\nwaivers:\n" + _WAIVER.format(what="rule: AB101", day="2026-10-24"),
}

_MONTHS = [
    "key",
    "key show-id",
    "audit book.vcf bernd.vcf --on 2026-10-23 --show full -o json:monat/old.json",
    "audit bernd.vcf doubt.vcf --on 2026-11-23 -o json:monat/new.json",
    "audit bernd.vcf --on 2026-11-23 --previous monat/old.json",
    "audit bernd.vcf --on 2026-11-23 --waivers monat/bad.yaml",
    "audit bernd.vcf --on 2026-11-23 --waivers monat/waivers.yaml --strict",
    (
        "audit bernd.vcf doubt.vcf --on 2026-11-23 --previous monat/old.json --accept-drop book.vcf --max-age 3 "
        "--baseline monat/base.txt"
    ),
    "audit bernd.vcf --on 2026-11-23 --previous monat/old.json --accept-drop nobody.vcf",
    "audit bernd.vcf --accept-drop book.vcf",
    "audit book.vcf --max-age 0 --on 2099-01-01 --show full",
    "audit - --max-age 3",
    "audit bernd.vcf --previous monat/old.json --recipient telegram",
    "audit bernd.vcf --baseline monat/other.txt",
    "report monat/new.json -o github",
    "report monat/new.json -o gitlab",
    "report monat/new.json -o junit",
    "report monat/new.json -o sarif",
    "waiver add --id 0 --rule AB101 --reason x --owner x --approved-by x --expires 2027-01-01 --file monat/id.yaml",
    "baseline update monat/other.txt monat/new.json --owner x --due 2027-01-01",
    "audit table.csv --encoding cp1252 --phone-column 1",
    "ledger withdraw Nobody --ledger shop.db",
    "ledger import ledgers/two.yaml --sheet x --ledger shop.db",
    "audit bernd.vcf --baseline book.vcf",
    "report monat/old.json",
    "report monat/old.json -o markdown",
    "report monat/new.json -o csv",
    "inspect table.csv --as adressbuch",
    "inspect table.csv --encoding klingonisch",
    "inspect table.csv --as vcard",
    "audit bernd.vcf --already-shared bernd.vcf",
    "audit bernd.vcf --already-shared-on 2026-11-01",
    "report monat/new.json --show full",
    "report book.vcf",
    "diff monat/old.json monat/new.json",
    "diff monat/new.json monat/old.json",
    "baseline create monat/new.json",
    "baseline create monat/new.json --owner x --due soon",
    "baseline create monat/new.json --owner x --due 2027-01-01 -o monat/base.txt",
    "baseline update monat/grown.txt monat/new.json --owner x --due 2027-01-01",
    "baseline prune monat/grown.txt monat/new.json",
    "waiver list",
    "waiver list --file monat/waivers.yaml --on 2026-11-23",
    "waiver add",
    "waiver add --rule AB999 --reason x --owner x --approved-by x --expires 2027-01-01",
    "waiver prune --file monat/pruned.yaml --on 2026-11-23",
    "waiver prune --file monat/pruned.yaml --on 2026-11-23",
    "sample monat/old.json --n 1",
    "sample monat/new.json",
    "explain deadbeef00 --in bernd.vcf",
    "guard bernd.vcf ledgers/none.yaml",
    "guard bernd.vcf --history",
    "guard --history",
]
"""What is asked month after month, in this order."""

_PIPELINES = tuple(f" -o {name}" for name in ("github", "gitlab", "junit", "sarif"))
"""Formats with English words of their own beside the sentences."""

_CALLS = [
    *_MONTHS,
    "--version",
    "rules",
    "rules chek",
    "rules list",
    "rules list --rules own",
    "rules check",
    "rules check own/bad.yaml own/small.yaml nowhere.yaml",
    "rules check own/small.yaml",
    "schema",
    "schema nothing",
    "schema result inspect",
    "adit",
    "audit",
    "audit --nope",
    "audit --ledg book.vcf",
    "audit --ledger",
    "audit --quiet=yes book.vcf",
    "audit nowhere.vcf",
    "audit .",
    "audit book.vcf/x",
    "audit book.vcf book.vcf",
    "audit - - ",
    "audit - --ledger -",
    "audit book.vcf --fail-on bad",
    "audit book.vcf --category a//b",
    "audit book.vcf --config configs/page.yaml",
    "audit book.vcf --show some",
    "audit book.vcf --region Germany",
    "audit book.vcf --on tomorrow",
    "audit book.vcf --recipient pigeon",
    "audit book.vcf --rules own",
    "audit book.vcf --rules nowhere",
    "audit book.vcf --lang fr",
    "audit book.vcf -o docx",
    "audit book.vcf -o json:",
    "audit book.vcf -o json:book.vcf",
    "audit book.vcf -o json:x -o json:x",
    "audit book.vcf -o json:nowhere/x",
    "audit book.vcf -o json:ledgers",
    "audit book.vcf --phone-column 9",
    "audit table.csv --phone-column 9",
    "audit empty.vcf",
    "audit book.xlsx",
    "audit headless.csv",
    "audit numberless.csv",
    *(f"audit book.vcf --ledger {name}" for name in _FILES if name.startswith("ledgers/")),
    *(f"audit book.vcf --config {name}" for name in _FILES if name.startswith("configs/")),
    "audit book.vcf --config configs/alone.yaml --ledger ledgers/two.yaml",
    "explain",
    "explain AB101 consent-withdrawn AB100 AB110",
    "explain AB999",
    "explain consent-withdrawm",
    "explain N-0001",
    "explain N-0099 --in book.vcf",
    "ledger log --ledger shop.db --show full",
    "ledger verify --ledger shop.db",
    "ledger verify --ledger none.db",
    "ledger show 0171-3920009 --ledger shop.db",
    "ledger show Nobody --ledger shop.db",
    "ledger init --ledger shop.db --controller Maler",
    "ledger import ledgers/two.yaml --ledger shop.db --yes",
    "ledger import book.vcf --ledger shop.db --yes",
    *(
        f"ledger {call} --ledger shop.db"
        for call in (
            "add --number 0171-3920011 --person Nowack --state gegeben --on 2026-03-01",
            "add --number 0171-3920011 --person Nowack --state widerrufen --on 2099-03-01",
            "add --number 0171-3920011 --person Nowack --state erteilt --on 01.03.2026 --how chat --purpose upload",
            "import sheets/1/l.csv --yes",
            "import sheets/2/l.csv --yes",
            "import sheets/2/l.csv --yes --changed maybe",
            "import sheets/2/l.csv --yes --changed correct --vanished correct --by Petra",
            "import sheets/1/l.csv --yes --changed keep --vanished keep",
            "correct 1 --take-back --reason x --by Petra --yes",
            "correct 2 --reason x --by Petra --yes",
            "correct 2 --take-back --how chat --reason x --by Petra --yes",
            "correct 2 --person Nowakk --reason x --by Petra --yes",
            "correct 2 --person Nowakk --reason x --by Petra --yes",
            "log --show full",
            "show Nowak --show full",
            "show 0171-3920002 --show full",
            "withdraw Nowak --on 2026-11-01",
            "erase 0171-3920011 --reason mistake --yes",
            "erase 0171-3920002 --reason request --yes",
            (
                "add --number 0171-3920012 --person Ohm --state erteilt --recipient whatsapp --purpose upload "
                "--on 2026-03-02T08:30:00+01:00 --until 31.12.2027"
            ),
            "show Ohm --show full",
            "verify",
        )
    ),
    "ledger text list --ledger shop.db",
    "ledger withdraw 0171-3920009 --ledger none.db",
    "explain C-0001 --in book.vcf doubt.vcf --show full",
    "explain C-0001 C-0002 C-0003 --in doubt.vcf --show full",
    "explain 0171-3920009 --in book.vcf",
    "explain C-0001 C-0002 C-0003 C-0004 C-0005 C-0006 --in names.vcf --show full",
    "explain C-0001 --in nameless.vcf --show full",
    "explain Beispiel --in names.vcf --show full",
    "explain Kranich --in names.vcf --check abcdef",
    "explain C-1 --in names.vcf --check abcdef",
    "explain C-0001 C-0002 --in digits.vcf --show full",
    "audit book.vcf bernd.vcf --config configs/exempt.yaml --ledger ledgers/none.yaml",
    "explain N-0001 N-0002 --in table.csv --ledger ledgers/two.yaml --show id",
    "ledger",
    "ledger due",
    "ledger due --on 2026-11-23",
    "ledger due --on 2030-11-23 --within 1 --ledger ledgers/due.yaml --show full",
    "ledger due --on 2026-11-23 --within 60 --ledger ledgers/due.yaml --show full",
    "ledger due --ledger ledgers/columns.csv",
    "ledger due --config configs/alone.yaml",
    "ledger due --within many",
    "ledger text",
    "ledger text list",
    "ledger text list --ledger ledgers/texts.yaml",
    "ledger text show nope",
    "ledger text template",
    "ledger text template nope",
    "ledger text template -o abaudit.yaml",
    "ledger text template -o new.txt",
    "ledger text add new.txt --id new",
    "ledger text add unchecked.txt --id new",
    "ledger text add text.txt --id new",
    "ledger text add text.txt --id t",
    "ledger text add text.txt --id T!",
    "ledger paper --on 2026-11-23",
    "ledger paper --on 2026-11-23 --ledger ledgers/due.yaml --config configs/alone.yaml",
    "ledger export --format xml",
    "ledger export --on 2026-11-23",
    "audit book.vcf --show full",
    "audit book.vcf bernd.vcf",
    "audit book.vcf bernd.vcf --fail-on never --show masked",
    "audit bernd.vcf --config configs/alone.yaml",
    "audit nameless.vcf doubt.vcf service.vcf --show full",
    "audit doubt.vcf",
    "audit service.vcf",
    "audit cut.vcf",
    "audit outside.vcf --show full",
    "audit table.csv",
    *(f"inspect {name}" for name in (*_FILES, "book.vcf") if "/" not in name),
    "inspect table.csv --show id",
    "inspect book.vcf --show masked",
]
"""Every command, and every way of going wrong."""

_EXAMPLES = "{0}/telefon.vcf {0}/buero-outlook.csv --config {0}/abaudit.yaml --on 2026-11-23"
_AUDIT = f"audit {_EXAMPLES}"
_CHECK = check_of(
    [sha256((ROOT / "examples" / name).read_bytes()).hexdigest() for name in ("telefon.vcf", "buero-outlook.csv")]
)
_EXPLAIN = f"explain --check {_CHECK} {' '.join(f'C-{place}' for place in range(1, 35))} --in {_EXAMPLES} --show id"
_RULES = "explain " + " ".join(re.findall(r"id: (AB\d+)", (ROOT / "rules" / "gdpr.yaml").read_text("utf-8")))

_ENGLISH = re.compile(
    r"(?<![-\w.])(the|is|are|not|and|with|this|there|which|has|have|for|from|no|must|cannot|please|see|known|missing"
    r"|required|default|env|var|usage|options|commands?|arguments?|error|warning|line|record|contacts?|entry|entries"
    r"|events?|column|empty|cell|home|work|other|message|exit|integer|range)(?![-\w.:])",
    re.IGNORECASE,
)
"""Words that stand in English sentences, and in no German one; joined by hyphens or points they are codes or names."""

_GERMAN = re.compile(
    r"(?<![-\w.])(der|das|und|nicht|ist|mit|oder|eine[rmns]?|für|Sie|wird|sind|Zeile|Kontakte?)(?![-\w.])"
)

_CODES = re.compile(
    # what the user wrote or is to write, and files
    r"„[^“]*“|[\w/.-]+\.(?:vcf|csv|xlsx|yaml|com)\S*"
    # codes of rules, readings and reasons
    r"|\n[a-z-]+  (?=\[)|\[[a-z-]+(?:, [a-z-]+)*(?:, umstritten)?\]|\([a-z]+-[a-z-]+\)"
    # vocabulary of the rule files
    r"|Greift, wenn [^.]*?\n\n|\n[a-z]+\n    [a-zäöüß, \n]*\n\n"
    r"|(?:Möglich sind|bekannt sind|Bekannt sind|Möglich sind hier|Bekannt sind):? [^.\n]*"
    r"|--fail-on \w+|\b(?:critical|high|medium|low|never)(?= \()"
)
"""What is the same in every language: what the user writes in files and calls, and codes in brackets."""


@dataclass(frozen=True)
class Said:
    """What one call wrote."""

    call: str
    status: int
    text: str

    @property
    def flat(self) -> str:
        """The text in one line, so that no line break hides a sentence; frames left out."""
        return " ".join(re.sub("[│|]", " ", self.text).split())


def speak(folder: Path, language: str) -> list[Said]:
    """Everything that abaudit says in *language* to every call."""
    calls = [call.format(ROOT / "examples").split() for call in (*_CALLS, _AUDIT, _EXPLAIN, _RULES)]
    command = [sys.executable, "-X", "utf8", "-c", _DRIVER]
    ended = run(command, cwd=folder, given=json.dumps(calls).encode(), env={"ABAUDIT_LANG": language})
    assert ended.err == ""
    said = [Said(" ".join(call), status, text) for call, status, text in json.loads(ended.out)]
    if find_spec("typst") and find_spec("pypdf"):
        said.insert(1, filed(folder, language))
    return said


def filed(folder: Path, language: str) -> Said:
    """The report that is signed and filed, as its pages can be read."""
    call = f"{_AUDIT} -q -o pdf:report.pdf".format(ROOT / "examples")
    ended = abaudit(*call.split(), cwd=folder, env={"ABAUDIT_LANG": language})
    return Said(call, ended.status, pdf_text.text((folder / "report.pdf").read_bytes()))


def laid(folder: Path) -> Path:
    """Address books, ledgers, configs and rules, good and bad, in *folder*."""
    ground = lay(folder)
    for name, text in _FILES.items():
        write(ground.folder / name, text)
    key = ground.folder / "home" / ".config" / "abaudit" / "key"
    write(key, pseudonyms.write(KEY).decode()).chmod(0o600)
    details = ["--controller", "Maler", "--address", "Weg 1, 10115 Berlin", "--contact", "maler@example.com"]
    for call in (["init", *details], ["import", "ledgers/two.yaml", "--yes"]):
        assert abaudit("ledger", *call, "--ledger", "shop.db", cwd=ground.folder).status == 0
    return ground.folder


# Each language has a folder of its own: some calls write into the ledger, and others tell what stands there.
@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> list[Said]:
    """Every call in German."""
    return speak(laid(tmp_path_factory.mktemp("german")), "de")


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> list[Said]:
    """Every call in English."""
    return speak(laid(tmp_path_factory.mktemp("english")), "en")


def pieces(sentences: list[str], others: list[str]) -> set[str]:
    """What stands between the placeholders of *sentences*, where it is three words or more, and in none of *others*."""
    found = {
        " ".join(piece.split())
        for sentence in sentences
        for piece in re.split(r"\{[^}]*\}", sentence)
        if len(piece.split()) > 2
    }
    everything = "\n".join(" ".join(other.split()) for other in others)
    return {piece for piece in found if piece not in everything}


CATALOGUE = messages.translations(messages.read(messages.po("de")))
MESSAGES = [form for message in CATALOGUE for form in message]
TRANSLATIONS = [form for forms in CATALOGUE.values() for form in forms]


def test_no_sentence_of_the_sources_shows_in_german(german: list[Said]) -> None:
    """No English sentence of the catalogue, the framework's included, stands in any German output."""
    sentences = pieces(MESSAGES, TRANSLATIONS)
    assert len(sentences) > 200
    assert [(said.call, piece) for said in german for piece in sentences if piece in said.flat] == []


def test_no_english_word_shows_in_german(german: list[Said]) -> None:
    """Apart from codes, names of files and what the user quotes, no word of an English sentence stands there."""
    found = [
        (said.call, match[0])
        for said in german
        if not said.call.startswith(("schema ", "ledger export ")) or said.status
        if not said.call.endswith(_PIPELINES)
        for match in _ENGLISH.finditer(_CODES.sub(" ", said.text))
    ]
    assert found == []


def test_no_german_shows_in_english(english: list[Said]) -> None:
    """No translation and no German word stands in any English output."""
    translations = pieces(TRANSLATIONS, MESSAGES)
    assert [(said.call, piece) for said in english for piece in translations if piece in said.flat] == []
    assert [(said.call, match[0]) for said in english for match in _GERMAN.finditer(said.text)] == []


def test_the_language_changes_no_status(german: list[Said], english: list[Said]) -> None:
    """Each call ends in the same way in both languages, and says something in both."""
    assert [(said.call, said.status) for said in german] == [(said.call, said.status) for said in english]
    assert [said.call for said in (*german, *english) if not said.text.strip()] == []
    assert {said.status for said in german} == {0, 1, 2, 3, 4, 70}


def test_much_of_the_catalogue_is_heard(german: list[Said]) -> None:
    """The calls bring most of the German sentences to the screen, so that the tests above mean something."""
    everything = "\n".join(said.flat for said in german)
    sentences = pieces(TRANSLATIONS, [])
    silent = sorted(piece for piece in sentences if piece not in everything)
    assert len(silent) < len(sentences) / 2, silent


def test_days_are_written_as_in_germany(german: list[Said]) -> None:
    """The day of the audit and the box have dd.mm.yyyy."""
    report = next(said.flat for said in german if said.call == _AUDIT.format(ROOT / "examples"))
    assert "abaudit - 23.11.2026" in report
    assert "am Stichtag 23.11.2026" in report
    assert "2026-11-23" not in report


_ISO = re.compile(r"(?<![\w/.-])\d{4}-\d\d-\d\d(?:T[\d:]+(?:Z|[+-][\d:]+)?)?(?![\w-]|\.\w)")
_BOTH = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) oder \3-\2-\1")
_TYPED = "2026-03-01T15:00:00+01:00"  # how a time is typed in, as messages and helps say
_MACHINES = re.compile(
    r"-o (?:json|csv|sarif|gitlab|github|junit)(?!:)\b|^(?:schema|ledger export|completion|baseline create)\b"
)


def test_no_screen_shows_a_day_as_machines_write_it(german: list[Said]) -> None:
    """Outside of formats for machines, and of messages that show both ways of writing a day, days are German."""
    found = {
        (said.call, day)
        for said in german
        if not _MACHINES.search(said.call)
        for day in _ISO.findall(_BOTH.sub("", said.flat).replace(_TYPED, ""))
    }
    assert found == set()
    shown = "\n".join(said.flat for said in german)
    assert "Datum: 02.03.2026 08:30:00 UTC+01:00" in shown
    assert "gültig bis: 31.12.2027" in shown
    assert re.search(r"1 \d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d UTC Anlage", shown)
    assert "Datum 01.03.2026 → 01.04.2026" in shown


def test_a_bug_is_told_in_german(german: list[Said]) -> None:
    """The head and the foot of a traceback are translated; its places are what they are."""
    assert german[-1].status == 70
    assert german[-1].text.startswith("Das ist ein Fehler in abaudit (RuntimeError).")
    assert "Bitte melden Sie diese Zeilen" in german[-1].text


@pytest.mark.parametrize(
    ("option", "env", "config"),
    [
        (("--lang", "de"), {"LANG": "en_GB.UTF-8", "ABAUDIT_LANG": "en"}, "language: en\n"),
        ((), {"LANG": "en_GB.UTF-8", "ABAUDIT_LANG": "de"}, "language: en\n"),
        ((), {"LANG": "en_GB.UTF-8"}, "language: de\n"),
        ((), {"LANG": "de_DE.UTF-8"}, ""),
    ],
    ids=["option", "environment", "config", "locale"],
)
def test_help_and_refusals_follow_the_order_too(
    ground: Ground, option: tuple[str, ...], env: dict[str, str], config: str
) -> None:
    """What is said before any file is read is German under each of the four ways of asking for it."""
    write(ground.folder / "abaudit.yaml", CONFIG + config)
    helped = abaudit("audit", *option, "--help", cwd=ground.folder, env=env)
    assert helped.out.startswith("Aufruf: abaudit audit [OPTIONEN] KONTAKTDATEI...")
    refused = abaudit("audit", *option, "--nope", cwd=ground.folder, env=env)
    assert refused.err.startswith("Die Option")
    unusable = abaudit("audit", *option, "nowhere.vcf", cwd=ground.folder, env=env)
    assert unusable.err.startswith("nowhere.vcf: diese Datei gibt es nicht")


def test_english_can_be_asked_for_on_a_german_machine(ground: Ground) -> None:
    """The framework's sentences follow the option, whatever the locale and LANGUAGE say."""
    env = {"LANG": "de_DE.UTF-8", "LANGUAGE": "de"}
    assert abaudit("audit", "--lang", "en", "--help", cwd=ground.folder, env=env).out.startswith("Usage: abaudit audit")
    assert abaudit("--lang=en", "audit", "--nope", cwd=ground.folder, env=env).err.startswith("No such option")
