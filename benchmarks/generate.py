"""Write an invented address book, its consent ledger and the truth about it into a folder.

    python benchmarks/generate.py FOLDER [--contacts 1000] [--events 600] [--photos]

``book.vcf``, ``book.csv`` (Google's columns), ``ledger.yaml``, ``abaudit.yaml``, and ``truth.json``: for each contact's
name the numbers that its entries say beyond doubt, and how many entries there are.  All numbers are kept free by
regulators for media productions; the same arguments give the same bytes.
"""

from __future__ import annotations

import argparse
import base64
import csv
import io
import json
import random
from dataclasses import dataclass, field
from pathlib import Path

import phonenumbers

_GERMAN = ("3023125", "6990009", "4066969", "2214710", "8999998")
_FIRST = (
    "Anna", "Bernd", "Clara", "David", "Eva", "Frank", "Gerd", "Hanna", "Ingrid", "Jens", "Käthe", "Lena", "Max",
    "Nora", "Otto", "Petra", "Rita", "Sören", "Tim", "Ute",
)  # fmt: skip
_LAST = (
    "Beispiel", "Muster", "Probe", "Vorlage", "Entwurf", "Doppel", "Jung", "Klee", "Umbau", "Dach", "Schwester",
    "Nachricht", "Morgen", "Treu", "Büchner", "Siegel", "Pinsel", "Lehrling", "Groß", "Öhler",
)  # fmt: skip
_MIDDLE = (
    "", "Ahorn", "Birke", "Eiche", "Fichte", "Kiefer", "Linde", "Tanne", "Ulme", "Weide", "Esche", "Erle", "Espe",
    "Buche", "Hasel", "Holunder", "Lärche", "Pappel", "Robinie", "Schlehe", "Walnuss", "Wacholder", "Zeder", "Zypresse",
    "Eibe",
)  # fmt: skip
_GROUPS = ("Kunden", "Lieferanten", "Partner", "Privat")
_PHOTO_BYTES = 12_000


@dataclass(frozen=True)
class Entry:
    """One phone entry: what is written, and the E.164 numbers that it says beyond doubt."""

    text: str
    says: tuple[str, ...]


@dataclass
class Person:
    """One invented contact."""

    given: str
    family: str
    entries: list[Entry] = field(default_factory=list)

    @property
    def name(self) -> str:
        """As every address book shows it."""
        return f"{self.given} {self.family}"


def people(count: int, chance: random.Random) -> list[Person]:
    """*count* persons with about two entries each, no two of one name."""
    numbers = _Numbers(chance)
    persons = []
    for index in range(count):
        given, rest = _FIRST[index % len(_FIRST)], index // len(_FIRST)
        family, rest = _LAST[rest % len(_LAST)], rest // len(_LAST)
        middle = _MIDDLE[rest % len(_MIDDLE)]
        person = Person(given, f"{middle}-{family}" if middle else family)
        for _ in range(chance.choices((0, 1, 2, 3, 4), (3, 27, 45, 18, 7))[0]):
            person.entries.append(_entry(numbers, chance))
        persons.append(person)
    return persons


class _Numbers:
    """German numbers in random order, about one in twenty from elsewhere; when they run out, from elsewhere only."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._german = [(area, f"{line:03}") for area in _GERMAN for line in range(1000)]
        self._german += [("17139200", f"{line:02}") for line in range(100)]
        self._german += [("176040690", f"{line:02}") for line in range(100)]
        self._foreign = [("442079460", f"{line:03}") for line in range(1000)]
        self._foreign += [(f"1{area}55501", f"{line:02}") for area in _american_areas() for line in range(100)]
        for pool in (self._german, self._foreign):
            chance.shuffle(pool)

    def german(self) -> tuple[str, str] | None:
        """(area and block, line) of a number that was not used yet."""
        return self._german.pop() if self._german and self._chance.random() < 0.95 else None

    def foreign(self) -> str:
        """A number with its country code and nothing before it."""
        return "".join(self._foreign.pop())


def _american_areas() -> list[int]:
    """The area codes that are in use."""
    return [area for area in range(201, 990) if phonenumbers.is_valid_number(phonenumbers.parse(f"+1{area}5550100"))]


def _entry(numbers: _Numbers, chance: random.Random) -> Entry:
    parts = numbers.german()
    if parts is None:
        number = numbers.foreign()
        return Entry(chance.choice((f"+{number}", f"00{number}")), (f"+{number}",))
    head, line = parts
    area = 3 if head.startswith(("17", "221")) else 2
    prefix, block = head[:area], head[area:]
    says = (f"+49{head}{line}",)
    kind = chance.random()
    if kind < 0.97:
        ways = (
            f"0{prefix} {block}{line}",
            f"0{prefix} {block} {line}",
            f"0{prefix}/{block}-{line}",
            f"(0{prefix}) {block}{line}",
            f"0{head}{line}",
            f"+49{head}{line}",
            f"+49 {prefix} {block}{line}",
            f"+49 (0){prefix} {block}{line}",
            f"0049 {prefix} {block}{line}",
            f"+49\N{NO-BREAK SPACE}{prefix}\N{NO-BREAK SPACE}{block}{line}",
        )
        return Entry(chance.choice(ways), says)
    if kind < 0.98:
        return Entry(f"0{prefix} {block}{line} Zentrale", says)
    odd = (
        f"{block}{line}",  # no area code
        f"49{head}{line}",  # no plus
        f"0{prefix} {block}{line} Durchwahl 15",
        f"0{prefix} {block}{line}/16",
        f"0{prefix} {block}{line}p15",
        f"{head}{line}.0",  # what a spreadsheet left of it
    )
    return Entry(chance.choice(odd), ())


def vcards(persons: list[Person], *, photos: bool, chance: random.Random) -> bytes:
    """The address book as an iPhone, an Android phone and a vCard 4.0 program would write it, card by card in turn."""
    writers = (_apple, _android, _modern)
    lines = [line for index, person in enumerate(persons) for line in writers[index % 3](person, index)]
    if photos:
        lines = _with_photos(lines, chance)
    return b"".join(line.encode() + b"\r\n" for line in lines)


def _apple(person: Person, index: int) -> list[str]:
    card = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{person.family};{person.given};;;",
        f"FN:{person.name}",
        f"EMAIL;type=INTERNET;type=HOME;type=pref:kontakt{index}@beispiel.example",
    ]
    for place, entry in enumerate(person.entries):
        if place == 1:
            card += [f"item{place}.TEL:{entry.text}", f"item{place}.X-ABLabel:_$!<Assistant>!$_"]
        else:
            card.append(f"TEL;type={('CELL', 'HOME', 'WORK')[place % 3]};type=VOICE:{entry.text}")
    note = "Fliesen im Bad und in der Küche, Angebot verschickt; Rückruf am Nachmittag, Schlüssel beim Nachbarn."
    card += [f"CATEGORIES:{_GROUPS[index % 4]}", f"NOTE:{note}", "END:VCARD"]
    return [folded for line in card for folded in _fold(line)]


def _android(person: Person, index: int) -> list[str]:
    del index
    card = [
        "BEGIN:VCARD",
        "VERSION:2.1",
        *_quoted_printable("N", f"{person.family};{person.given};;;"),
        *_quoted_printable("FN", person.name),
    ]
    heads = ("TEL;CELL", "TEL;HOME", "TEL;WORK;FAX", "TEL;X-Baustelle")
    for place, entry in enumerate(person.entries):
        if entry.text.isascii():
            card.append(f"{heads[place % 4]}:{entry.text}")
        else:
            card += _quoted_printable(heads[place % 4], entry.text)
    return [*card, *_quoted_printable("NOTE", "Wäschekeller, großes Maß – bitte läuten und etwas warten."), "END:VCARD"]


def _modern(person: Person, index: int) -> list[str]:
    card = ["BEGIN:VCARD", "VERSION:4.0", f"FN:{person.name}", f"N:{person.family};{person.given};;;"]
    for place, entry in enumerate(person.entries):
        if entry.text.startswith("+") and " " not in entry.text and entry.text.isascii():
            card.append(f'TEL;VALUE=uri;PREF={place + 1};TYPE="voice,cell":tel:{entry.text}')
        else:
            card.append(f"TEL;TYPE=work:{entry.text}")
    card += [f"ORG:Büro {person.family}", f"CATEGORIES:{_GROUPS[index % 4]},Alle"]
    card += [f"ADR;TYPE=work:;;Musterweg {index % 90 + 1};Musterstadt;;12345;Deutschland", "END:VCARD"]
    return [folded for line in card for folded in _fold(line)]


def _fold(line: str) -> list[str]:
    """*line* in pieces of at most 75 octets, cut between characters."""
    pieces = [""]
    for character in line:
        if len((pieces[-1] + character).encode()) > 75:
            pieces.append(" ")
        pieces[-1] += character
    return pieces


def _quoted_printable(head: str, value: str) -> list[str]:
    """The property with its value encoded and softly broken, as Android does it."""
    encoded = [chr(octet) if 32 < octet < 127 and octet != 61 else f"={octet:02X}" for octet in value.encode()]
    lines = [f"{head};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"]
    for piece in encoded:
        if len(lines[-1]) + len(piece) > 75:
            lines[-1] += "="
            lines.append("")
        lines[-1] += piece
    return lines


def _with_photos(lines: list[str], chance: random.Random) -> list[str]:
    """A picture in every third card or so."""
    result = []
    for line in lines:
        if line == "END:VCARD" and chance.random() < 0.33:
            picture = base64.b64encode(chance.randbytes(_PHOTO_BYTES)).decode()
            result += _fold(f"PHOTO;ENCODING=b;TYPE=JPEG:{picture}")
        result.append(line)
    return result


def table(persons: list[Person]) -> bytes:
    """The same address book with the columns of Google's contacts."""
    text = io.StringIO(newline="")
    out = csv.writer(text)
    phones = [f"Phone {place} - {what}" for place in range(1, 5) for what in ("Label", "Value")]
    out.writerow(["First Name", "Middle Name", "Last Name", "Organization Name", "Notes", "Labels", *phones])
    for index, person in enumerate(persons):
        cells = [cell for entry in person.entries for cell in ("Mobile", entry.text)]
        labels = f"{_GROUPS[index % 4]} ::: * myContacts"
        out.writerow([person.given, "", person.family, "", "", labels, *cells, *[""] * (8 - len(cells))])
    return text.getvalue().encode()


def ledger(persons: list[Person], events: int, chance: random.Random) -> str:
    """*events* consent events of the first persons that have a number; about one in eight ends a consent."""
    lines = [
        "abaudit: ledger/1",
        "defaults: {controller: Fliesen Beispiel GmbH, recipients: [whatsapp], purposes: [upload, messaging]}",
        "events:",
    ]
    known = [(person.name, number) for person in persons for entry in person.entries for number in entry.says]
    chance.shuffle(known)
    written = 0
    for name, number in known:
        for state in ("given", "withdrawn") if chance.random() < 0.15 else ("given",):
            if written == events:
                return "\n".join(lines) + "\n"
            lines += [
                f'  - number: "{number}"',
                f"    person: {name}",
                f"    state: {state}",
                f"    on: 2026-0{3 + (state == 'withdrawn')}-{chance.randint(1, 28):02}",
                "    how: signed-form",
                "    text: whatsapp-2026-01",
            ]
            written += 1
    return "\n".join(lines) + "\n"


def truth(persons: list[Person]) -> dict[str, object]:
    """What a faultless reader finds."""
    return {
        "entries": sum(len(person.entries) for person in persons),
        "numbers": {p.name: [number for entry in p.entries for number in entry.says] for p in persons},
    }


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--contacts", type=int, default=1000)
    parser.add_argument("--events", type=int, default=600)
    parser.add_argument("--photos", action="store_true")
    chosen = parser.parse_args()
    chance = random.Random(20261123)
    persons = people(chosen.contacts, chance)
    config = "abaudit: config/1\ncontroller: Fliesen Beispiel GmbH\nregion: DE\n"
    chosen.folder.mkdir(parents=True, exist_ok=True)
    (chosen.folder / "ledger.yaml").write_text(ledger(persons, chosen.events, chance), encoding="utf-8")
    (chosen.folder / "book.csv").write_bytes(table(persons))
    (chosen.folder / "book.vcf").write_bytes(vcards(persons, photos=chosen.photos, chance=chance))
    (chosen.folder / "abaudit.yaml").write_text(config, encoding="utf-8")
    (chosen.folder / "truth.json").write_text(json.dumps(truth(persons), ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
