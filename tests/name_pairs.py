"""Invented people of five languages, each written as an address book or a ledger might write them, in pairs.

    python tests/name_pairs.py 100000 [SEED]     how many false consents and needless doubts among so many pairs

Each writing remembers what it still tells of its person.  So a pair of different people is told apart from one in which
nobody could tell: *Frau Klee* may be Hanna or Berta.
"""

from __future__ import annotations

import random
import re
import sys
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abaudit.names import compare
from abaudit.names.kinds import sex_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_GIVEN_DE = (
    "Anna Bernd Clara Dieter Elke Frank Greta Hanna Ingo Jörg Karin Lisa Max Nele Otto Petra Renate Stefan Tim Uwe"
    " Jürgen Günther Käthe Sören Björn Ute Volker Wiebke Heike Hans-Peter Karl-Heinz Anna-Lena Marie-Luise"
)
_FAMILY_DE = (
    "Beispiel Muster Klee Eilers Bruns Helms Nowak Groß Weiß Müller Schröder Köhler Jäger Becker Schneider Weber"
    " Wagner Fischer Hinrichs Janßen Tönjes Lübben Harms Meyer Schmidt Sommer-Klee Brandt Ahlers Oltmanns Focken"
)
_PEOPLE = (
    (_GIVEN_DE, _FAMILY_DE),
    (
        "Ayşe Mehmet Fatma Çağlar Özlem Gülşen Hüseyin İbrahim Zeynep Yıldız Emre Şule Ümit Deniz Cem",
        "Yılmaz Kaya Demir Şahin Çelik Öztürk Aydın Arslan Doğan Kılıç Güneş Koç Işık Bulut Ünal",
    ),
    (
        "Łukasz Małgorzata Paweł Agnieszka Michał Zofia Grzegorz Elżbieta Wojciech Joanna Krzysztof Bożena",
        "Kowalski Wójcik Wiśniewska Kamiński Zieliński Szymańska Woźniak Dąbrowski Kozłowska Jankowski Krawczyk",
    ),
    (
        "Mohammed Fatima Ahmad Layla Omar Yasmin Khalid Nour Samir Hiba Tariq Rania محمد فاطمة أحمد ليلى",
        "Al-Hassan El-Masri Haddad Khoury Mansour Nasser Saleh Aziz Farouk Rahman حداد خوري منصور ناصر",
    ),
    (
        "Hùng Hưng Lan Linh Minh Ngọc Phương Quân Thảo Trang Tuấn Vân An Bình Dũng Hà",
        "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô",
    ),
)
"""Given and family names: German, Turkish, Polish, Arabic, Vietnamese."""
_TRADES = (
    "Sanitär",
    "Heizung",
    "Elektro",
    "Fliesen",
    "Dachdecker",
    "Tischlerei",
    "Gartenbau",
    "Trockenbau",
    "Estrich",
    "Metallbau",
)
_PLACES = ("Küche", "Bad", "Terrasse", "Balkon", "Treppenhaus", "Einfahrt", "Neubau", "Dachboden")
_DEVICES = ("Handy", "privat", "mobil", "Büro", "Festnetz", "neu", "WhatsApp", "geschäftlich")
_STREETS = ("Hauptstr. 5", "Hauptstr. 9", "Am Damm 3", "Bremer Str. 12", "Gartenweg 7", "Ammerländer Heerstr. 40")


@dataclass(frozen=True)
class Person:
    """Somebody; ``second`` is a further given name that is not always written."""

    given: str
    family: str
    second: str = ""
    sex: str = "f"
    generation: str = ""
    trade: str = ""


@dataclass(frozen=True)
class Writing:
    """How somebody is written, and what that still tells: each facet empty where it is not written."""

    text: str
    given: str = ""
    initial: str = ""
    family: str = ""
    generation: str = ""
    trade: str = ""
    number: str = ""
    not_one: bool = False
    """It means several persons or a relation."""


def people(source: random.Random) -> Person:
    """Anybody."""
    given, family = source.choice(_PEOPLE)
    givens = given.split()
    second = source.choice(givens) if source.random() < 0.1 else ""
    first = source.choice(givens)
    sex = sex_of(re.split(r"\W", first.casefold())) or source.choice("mf")
    return Person(first, source.choice(family.split()), second, sex, trade=source.choice(_TRADES))


def other(person: Person, source: random.Random) -> Person:
    """Somebody else, often a relative or a namesake."""
    while True:
        stranger = people(source)
        kind = source.random()
        if kind < 0.35:
            stranger = replace(stranger, family=person.family)
        elif kind < 0.5:
            stranger = replace(stranger, given=person.given)
        elif kind < 0.55:
            return replace(person, generation="senior")
        elif kind < 0.6:
            stranger = replace(stranger, given=person.given, family=person.family, trade=stranger.trade)
            if stranger.trade != person.trade:
                return stranger
            continue
        if not _one_word(stranger.given, person.given) or not _one_word(stranger.family, person.family):
            return stranger


def written(person: Person, source: random.Random, *, plain: bool = False) -> Writing:
    """*person* as a ledger (*plain*) or an address book writes them."""
    writing = _named(person, source) if not plain or source.random() < 0.2 else _whole(person)
    spell = _spelling(source)
    writing = replace(
        writing,
        text=spell(writing.text),
        given=spell(writing.given),
        initial=spell(writing.initial),
        family=spell(writing.family),
    )
    return writing if plain else _with_notes(person, writing, source)


def strange(person: Person, stranger: Person, source: random.Random) -> Writing:
    """*stranger* as a number that once was *person*'s might be kept, or where both are meant."""
    whole, theirs = f"{person.given} {person.family}", f"{stranger.given} {stranger.family}"
    text = source.choice(
        (
            f"{whole} und {theirs}",
            f"{stranger.given} & {whole}",
            f"{theirs} / {whole}",
            f"Familie {person.family}",
            f"Fam. {person.family}",
            f"Ehepaar {person.family}",
            f"Mann von {whole}",
            f"Sohn {whole}",
            f"{whole} Mutter",
            f"Hausmeister von {whole}",
            f"{theirs} (früher {whole})",
            f"{theirs} ({whole})",
            f"nicht mehr {whole}, jetzt {stranger.given}",
            f"{whole} {theirs}",
        )
    )
    return Writing(text, not_one=True)


def told_apart(one: Writing, two: Writing) -> bool:
    """Whether a careful reader of both writings sees that they need not mean one person."""
    if one.not_one or two.not_one:
        return True
    if one.given and two.given and not _one_word(one.given, two.given):
        return True
    for initial, given in ((one.initial, two.given), (two.initial, one.given), (one.initial, two.initial)):
        if initial and given and _bare(given)[:1] != _bare(initial)[:1]:
            return True
    for facet in ("family", "generation", "trade", "number"):
        mine, theirs = getattr(one, facet), getattr(two, facet)
        if mine and theirs and not _one_word(mine, theirs):
            return True
    return False


def _whole(person: Person) -> Writing:
    second = f" {person.second}" if person.second else ""
    generation = f" {person.generation}" if person.generation else ""
    text = f"{person.given}{second} {person.family}{generation}"
    given = f"{person.given}-{person.second}" if person.second else person.given
    return Writing(text, given=given, family=person.family, generation=person.generation)


def _named(person: Person, source: random.Random) -> Writing:
    whole = Writing(f"{person.given} {person.family}", given=person.given, family=person.family)
    title = "Frau" if person.sex == "f" else "Herr"
    kind = source.random()
    if kind < 0.35 or (0.58 <= kind < 0.7 and not person.given[0].isupper()):
        return whole
    if kind < 0.5:
        return replace(whole, text=f"{person.family}, {person.given}")
    if kind < 0.58:
        return replace(whole, text=f"{person.family} {person.given}")
    if kind < 0.64:
        initial = person.given[0]
        return replace(whole, text=f"{initial}. {person.family}", given="", initial=initial)
    if kind < 0.7:
        initial = person.family[0]
        return replace(whole, text=f"{person.given} {initial}." if initial.isupper() else whole.text, family="")
    if kind < 0.78:
        return replace(whole, text=f"{title} {person.family}", given="")
    if kind < 0.84:
        return replace(whole, text=person.given, family="")
    if kind < 0.87:
        return replace(whole, text=f"{title} Dr. {person.given} {person.family}")
    if kind < 0.92:
        return _whole(person)
    if kind < 0.96 and "-" in person.family:
        return replace(whole, text=f"{person.given} {person.family.split('-')[0]}")
    return replace(whole, text=f"{title} {person.given} {person.family}")


def _spelling(source: random.Random) -> Callable[[str], str]:
    """A way of writing: capitals, without accents, two letters for an umlaut, without hyphens."""
    kind, hyphens = source.random(), source.random() >= 0.1

    def spell(text: str) -> str:
        if kind < 0.1:
            text = text.upper()
        elif kind < 0.2:
            text = text.lower()
        elif kind < 0.3:
            for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("Ö", "Oe"), ("Ü", "Ue")):
                text = text.replace(umlaut, letters)
        elif kind < 0.4:
            text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
            text = text.translate(str.maketrans("łŁđĐıİ", "lLdDiI"))
        elif kind < 0.45:
            text = unicodedata.normalize("NFD", text)
        return text if hyphens else text.replace("-", " ")

    return spell


def _with_notes(person: Person, writing: Writing, source: random.Random) -> Writing:
    kind, text = source.random(), writing.text
    if kind < 0.55:
        return writing
    if kind < 0.63:
        return replace(writing, text=f"{text} {person.trade}", trade=person.trade)
    if kind < 0.7:
        return replace(writing, text=f"{text} {source.choice(_PLACES)}")
    if kind < 0.76:
        return replace(writing, text=f"{text} ({source.choice(_PLACES)})")
    if kind < 0.86:
        return replace(writing, text=f"{text} {source.choice(_DEVICES)}")
    if kind < 0.92:
        return replace(writing, text=f"{text} {source.choice(_STREETS)}")
    if kind < 0.96:
        return replace(writing, text=f"{source.choice(('Kunde', 'Kundin', 'Bauherr'))} {text}")
    return replace(writing, text=f"{text} / {source.choice(_PLACES)}")


def _one_word(one: str, two: str) -> bool:
    """Whether two names are one, or one of them is a part of the other; accents count where both have them."""
    parts = [re.split("[- ]", unicodedata.normalize("NFC", name.casefold())) for name in (one, two)]
    few, many = sorted(parts, key=len)
    return all(any(_same_word(part, there) for there in many) for part in few)


def _same_word(one: str, two: str) -> bool:
    one, two = (word.replace("i̇", "i").replace("ı", "i") for word in (one, two))
    if _bare(one) != _bare(two):
        return _letters(one) == _letters(two)
    return one == two or _bare(one) == one or _bare(two) == two


def _letters(word: str) -> str:
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        word = word.replace(umlaut, letters)
    return word


def _bare(name: str) -> str:
    apart = unicodedata.normalize("NFD", name.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(str.maketrans("łđı", "ldi"))


def different_pairs(count: int, seed: int) -> Iterator[tuple[Writing, Writing]]:
    """Pairs (contact, ledger) of different people that a careful reader tells apart."""
    source = random.Random(seed)
    while count:
        person = people(source)
        stranger = other(person, source)
        mine = written(person, source, plain=True)
        theirs = strange(person, stranger, source) if source.random() < 0.2 else written(stranger, source)
        if told_apart(theirs, mine):
            count -= 1
            yield theirs, mine


def same_pairs(count: int, seed: int) -> Iterator[tuple[Writing, Writing]]:
    """Pairs (contact, ledger) of one person, written twice, who has at least one name in both."""
    source = random.Random(seed)
    while count:
        person = people(source)
        one, two = written(person, source), written(person, source, plain=True)
        if (one.given and two.given) or (one.family and two.family):
            count -= 1
            yield one, two


def false_consents(count: int, seed: int) -> list[tuple[str, str]]:
    """The pairs of different people whose names agree."""
    return [(one.text, two.text) for one, two in different_pairs(count, seed) if compare(one.text, two.text).agree]


def needless_doubts(count: int, seed: int) -> list[tuple[str, str]]:
    """The pairs of one person whose names do not agree."""
    return [(one.text, two.text) for one, two in same_pairs(count, seed) if not compare(one.text, two.text).agree]


def main(count: int, seed: int) -> None:
    """Print the figures and some examples of each."""
    for what, found in (
        ("different people that agree", false_consents(count, seed)),
        ("one person that does not", needless_doubts(count, seed)),
    ):
        sys.stdout.write(f"{what}: {len(found)} of {count} ({len(found) / count:.2%})\n")
        for one, two in random.Random(seed).sample(found, min(20, len(found))):
            sys.stdout.write(f"    {one}  |  {two}  ({compare(one, two).why})\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
