"""Do two names mean the same person?  Strictly, where the answer acquits; leniently, where it ends a consent."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from abaudit.names.kinds import (
    Word,
    WordKind,
    is_father_or_mother_of,
    is_held_for_another,
    is_legal_form,
    is_of_an_organisation,
    sex_of,
)
from abaudit.names.letters import bare, same, similar
from abaudit.names.parsing import Name, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Why = Literal["agree", "left-over", "no-name", "common", "several", "relation", "own-business"]
"""Why two names agree or not.

``agree``: the words of one are contained in those of the other.  ``left-over``: each has something that the other
lacks.  ``no-name``: no word of a name is in both.  ``common``: what is in both is a word that many contacts share, or a
trade or place.  ``several`` and ``relation``: one of them means more than this one person, or somebody near to it.
``own-business``: what is in both is the name of the business that is audited.
"""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """What came of comparing a contact's name with one in the ledger."""

    why: Why
    shared: tuple[str, ...] = field(default=(), repr=False)
    """The words that are in both, as the contact writes them."""
    contact_only: tuple[str, ...] = field(default=(), repr=False)
    ledger_only: tuple[str, ...] = field(default=(), repr=False)

    @property
    def agree(self) -> bool:
        """Whether the names agree so well that a consent of the one counts for the other."""
        return self.why == "agree"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the whole address book, so that a word of it is not taken for a sign of one person."""

    common: frozenset[str] = field(default=frozenset(), repr=False)
    """Words, bare, that many contacts with different numbers share."""
    business: frozenset[str] = field(default=frozenset(), repr=False)
    """The words, bare, of the name of the business that is audited, without its legal form."""


_NOWHERE = Surroundings()


def compare(contact: str, ledger: str, around: Surroundings = _NOWHERE) -> NameMatch:
    """Whether a *contact*'s name and a name of the *ledger* mean one person beyond what a careful reader would doubt.

    They do when the words of one are contained in those of the other, whatever their order; an initial stands for a
    word that begins so.  Titles, telephones and placeholders are passed over.  A trade, a room or a role is passed over
    on one side and tells two apart where both sides have one.
    """
    mine, theirs = parse(contact), parse(ledger)
    pairing = _pair(mine, theirs, same)
    return NameMatch(
        _judge(mine, theirs, pairing, around),
        tuple(word.written for word, _other in pairing.pairs if word.kind is not WordKind.FILLER),
        _telling(pairing.left),
        _telling(pairing.left_there),
    )


def written_alike(one: str, other: str) -> bool:
    """Whether two names are the same words in the same order, and not only placeholders."""
    mine, theirs = parse(one), parse(other)
    return (
        len(mine.words) == len(theirs.words) > 0 and not mine.placeholder and all(map(same, mine.whole, theirs.whole))
    )


@lru_cache(maxsize=65_536)
def alike(one: str, other: str) -> bool:
    """Whether two names may mean the same person: the question where a consent ends.

    Spelling, order, titles, hyphens and apostrophes do not matter, and words may differ by a slip or by ear.  Whatever
    agrees by `compare` or is `written_alike` is alike.  Names of nothing but descriptions are alike where they share
    one.
    """
    mine, theirs = parse(one), parse(other)
    if not mine.words or not theirs.words:
        return not mine.words and not theirs.words
    if key_of(one) == key_of(other) or written_alike(one, other):
        return True
    pairing = _pair(mine, theirs, similar)
    pairs = [pair for pair in pairing.pairs if WordKind.INITIAL not in (pair[0].kind, pair[1].kind)]
    if any(word.kind in _NAMING for pair in pairs for word in pair):
        return mine.several or theirs.several or not (_naming(pairing.left) and _naming(pairing.left_there))
    return bool(pairs) and not (_naming(mine.words) and _naming(theirs.words))


def same_person(one: str, other: str) -> bool:
    """Whether two names are the same words in any order, case and title: *Anke Eilers* and *Eilers, Anke*."""
    return key_of(one) == key_of(other)


@lru_cache(maxsize=65_536)
def key_of(name: str) -> str:
    """What all ways of writing one name have in common: the words that tell, sorted; or the text, where none does.

    Two names with one key are one person at one number.  Accents and umlauts are kept: those who leave them out are
    found by `alike`.
    """
    parsed = parse(name)
    if parsed.several or parsed.relation or parsed.connector or not _naming(parsed.words):
        return " ".join(parsed.whole) or " ".join(name.casefold().split())
    return " ".join((*sorted(word.text for word in parsed.words if word.kind in _TELLING), parsed.sex)).rstrip()


def parts_of(name: str) -> frozenset[str]:
    """The words of *name*, bare, that would make names agree: what `Surroundings.common` counts."""
    return frozenset(bare(word.text) for word in parse(name).words if word.kind in (WordKind.NAME, WordKind.DOUBTFUL))


def telling_words(name: str) -> frozenset[str]:
    """The words of *name*, bare, without titles, legal forms and small words: what `Surroundings.business` holds."""
    return frozenset(bare(word.text) for word in parse(name).words if word.kind in _TELLING)


def words_at_a_glance(name: str) -> frozenset[str]:
    """The words of *name*, bare, without asking what they mean: quick, for counting words in many names."""
    text = name.casefold()
    return frozenset(map(bare, _GLANCE.findall(text if text.isascii() else unicodedata.normalize("NFC", text))))


_GLANCE = re.compile(r"[^\W\d_]+")
_NAMING = (WordKind.NAME, WordKind.DOUBTFUL, WordKind.INITIAL, WordKind.KINSHIP)
_TELLING = (*_NAMING, WordKind.NUMBER, WordKind.GENERATION, WordKind.DESCRIPTION)
_APART = (*_NAMING, WordKind.NUMBER, WordKind.GENERATION)
"""What tells two persons apart where each side has some left over."""


_BESIDE = frozenset({WordKind.INITIAL, WordKind.NUMBER, WordKind.GENERATION})
"""What helps a common word to tell a person: *A. Klee*, *Lisa 2*."""


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Which words of two names are one word, and what is left over on either side."""

    pairs: tuple[tuple[Word, Word], ...]
    left: tuple[Word, ...]
    left_there: tuple[Word, ...]


def _pair(mine: Name, theirs: Name, equal: Callable[[str, str], bool]) -> _Pairing:
    """Equal words first, then words that are written together in one of them, then initials; each word once."""
    left, there = list(mine.words), list(theirs.words)
    pairs: list[tuple[Word, Word]] = []
    for matches in dict.fromkeys((same, equal)):
        for word in tuple(left):
            other = next((other for other in there if matches(word.text, other.text)), None)
            if other is not None:
                pairs.append((word, other))
                _take(left, word)
                _take(there, other)
    _pair_joined(left, there, pairs, turned=False)
    _pair_joined(there, left, pairs, turned=True)
    _pair_initials(left, there, pairs, turned=False)
    _pair_initials(there, left, pairs, turned=True)
    return _Pairing(tuple(pairs), tuple(left), tuple(there))


def _take(words: list[Word], word: Word) -> None:
    """Take just this *word* out, not another one that is equal to it."""
    words.pop(next(place for place, candidate in enumerate(words) if candidate is word))


def _pair_joined(together: list[Word], apart: list[Word], pairs: list[tuple[Word, Word]], *, turned: bool) -> None:
    """Pair a word with two or three that follow one another and make it up: Hanspeter and Hans-Peter."""
    for word in tuple(together):
        for length in (2, 3):
            for start in range(len(apart) - length + 1):
                run = apart[start : start + length]
                if same(word.text, "".join(part.text for part in run)):
                    for part in run:
                        pairs.append((part, word) if turned else (word, part))
                        _take(apart, part)
                    _take(together, word)
                    break
            else:
                continue
            break


def _pair_initials(short: list[Word], full: list[Word], pairs: list[tuple[Word, Word]], *, turned: bool) -> None:
    for word in tuple(short):
        if word.kind is WordKind.INITIAL:
            other = next(
                (o for o in full if o.kind in (WordKind.NAME, WordKind.DOUBTFUL) and _begins(o.text, word.text)), None
            )
            if other is not None:
                pairs.append((other, word) if turned else (word, other))
                _take(short, word)
                _take(full, other)


def _begins(word: str, initial: str) -> bool:
    return word.startswith(initial) or bare(word).startswith(bare(initial))


def _judge(mine: Name, theirs: Name, pairing: _Pairing, around: Surroundings) -> Why:
    supporting = [pair for pair in pairing.pairs if _supports(*pair)]
    if not supporting:
        return "no-name"
    if mine.several or theirs.several:
        return "several"
    if _is_relation(mine, theirs, pairing):
        return "relation"
    if _differ(mine, theirs, pairing):
        return "left-over"
    if _is_business(mine, supporting, around):
        return "own-business"
    if _is_a_firm(pairing.left) != _is_a_firm(pairing.left_there):
        return "several"
    if not _tells_a_person(pairing, supporting, around):
        return "common"
    if _holds_two_names(mine, pairing, turned=False) or _holds_two_names(theirs, pairing, turned=True):
        return "several"
    return "agree"


def _supports(one: Word, other: Word) -> bool:
    """Whether this pair speaks for one person: a word of a name in both, not only its beginning."""
    kinds = {one.kind, other.kind}
    return kinds <= {WordKind.NAME, WordKind.DOUBTFUL} and not (one.aside and other.aside)


def _is_relation(mine: Name, theirs: Name, pairing: _Pairing) -> bool:
    left = (*pairing.left, *pairing.left_there)
    connected = {name.connector for name in (mine, theirs) if name.connector} - {
        word.text for word, _other in pairing.pairs
    }
    return (
        mine.relation
        or theirs.relation
        or bool(connected)
        or any(word.kind is WordKind.KINSHIP or is_held_for_another(word.text) for word in left)
        or _names_a_spouse(mine, pairing.left)
        or _names_a_spouse(theirs, pairing.left_there)
        or is_father_or_mother_of(mine.words, pairing.left)
        or is_father_or_mother_of(theirs.words, pairing.left_there)
    )


def _names_a_spouse(name: Name, left: tuple[Word, ...]) -> bool:
    """Whether a *Mann* or *Frau* that only one side has stands behind a name: *Anna Beispiel Mann*."""
    return not name.family and any(
        word.text in ("mann", "frau") and before.kind in (WordKind.NAME, WordKind.INITIAL)
        for before, word in pairwise(name.words)
        if any(word is one for one in left)
    )


def _differ(mine: Name, theirs: Name, pairing: _Pairing) -> bool:
    if mine.sex and theirs.sex and mine.sex != theirs.sex:
        return True
    if _is_of_the_other_sex(mine, theirs) or _is_of_the_other_sex(theirs, mine):
        return True
    if _are_different_firms(pairing):
        return True
    for kinds in (_APART, (WordKind.DESCRIPTION,)):
        left = any(word.kind in kinds for word in pairing.left)
        left_there = any(word.kind in kinds for word in pairing.left_there)
        if left and left_there:
            return True
        if (
            kinds is _APART
            and (left or left_there)
            and _has_a_middle_name(mine if left_there else theirs, pairing.left if left_there else pairing.left_there)
        ):
            return True
    if _initial_is_late(mine, pairing.left, pairing) or _initial_is_late(theirs, pairing.left_there, pairing):
        return True
    return _family_differs(mine, theirs, pairing.left) or _family_differs(theirs, mine, pairing.left_there)


def _is_of_the_other_sex(titled: Name, other: Name) -> bool:
    """Whether *Herr Klee* met *Anna Klee*: her given name is none of a Herr's."""
    sex = sex_of(word.text for word in other.words if word.kind is WordKind.NAME) if titled.sex else ""
    return bool(sex) and sex != titled.sex


def _are_different_firms(pairing: _Pairing) -> bool:
    """Whether each side has a legal form that the other lacks: *Beispiel GmbH*, *Beispiel AG*."""
    return all(any(is_legal_form(word.text) for word in left) for left in (pairing.left, pairing.left_there))


def _initial_is_late(full: Name, left: tuple[Word, ...], pairing: _Pairing) -> bool:
    """Whether an initial met a word of *full* whose first one is left over: *K. Klee*, *Peter Karl Klee*."""
    first = next((word for word in full.words if word.kind in (WordKind.NAME, WordKind.DOUBTFUL)), None)
    begun = (word for pair in pairing.pairs for word in pair if WordKind.INITIAL in (pair[0].kind, pair[1].kind))
    return any(word is first for word in left) and any(
        word in full.words for word in begun if word.kind is not WordKind.INITIAL
    )


def _family_differs(comma: Name, other: Name, left: tuple[Word, ...]) -> bool:
    """Whether *Anna, Bernd Beispiel* met *Anna Beispiel*: what stands before the comma is no family name there."""
    if not comma.family or other.family or not _naming(left):
        return False
    named = [word for word in other.words if word.kind in _NAMING]
    before = [word for word in comma.words if word.kind in _NAMING][: comma.family]
    return len(named) > 1 and not any(same(word.text, named[-1].text) for word in before)


def _tells_a_person(pairing: _Pairing, supporting: list[tuple[Word, Word]], around: Surroundings) -> bool:
    """Whether what is in both tells one person from the others: a word that few share, or two words."""
    if any(
        WordKind.NAME in (one.kind, other.kind) and bare(one.text) not in around.common for one, other in supporting
    ):
        return True
    beside = sum(not {one.kind, other.kind}.isdisjoint(_BESIDE) for one, other in pairing.pairs)
    return len(supporting) + beside > 1


def _has_a_middle_name(name: Name, left: tuple[Word, ...]) -> bool:
    """Whether a small word that is left over is written like a name between two others: Nguyễn *Văn* Anh."""
    return any(
        word.kind is WordKind.FILLER and word.text in _MIDDLE_NAMES and word.written[:1].isupper() and place
        for place, word in enumerate(name.words[:-1])
        if any(word is one for one in left)
    )


_MIDDLE_NAMES = frozenset({"van", "văn", "da", "do", "du", "la"})


def _is_a_firm(left: tuple[Word, ...]) -> bool:
    """Whether a legal form is among what only one side has: behind the number of a firm there are several."""
    return any(is_legal_form(word.text) for word in left)


def _is_business(contact: Name, supporting: list[tuple[Word, Word]], around: Surroundings) -> bool:
    """Whether the contact is called like the business that is audited, and so may be anybody who works there."""
    if not around.business or not all(bare(one.text) in around.business for one, _other in supporting):
        return False
    words = [word for word in contact.words if word.kind is not WordKind.FILLER or is_of_an_organisation(word.text)]
    own = [word for word in words if bare(word.text) in around.business]
    titled = any(word.titled for word in own)
    others = any(word.kind in (*_NAMING, WordKind.GENERATION) and word not in own for word in words)
    offices = any(is_of_an_organisation(word.text) for word in words)
    return not titled and not others and (len(own) > 1 or offices or len(words) == len(own))


def _holds_two_names(name: Name, pairing: _Pairing, *, turned: bool) -> bool:
    """Whether a whole name stands beside the one that is in both (*Anna Beispiel Karl Fremd*), or far more than one."""
    named = [word for word in name.words if word.kind in (WordKind.NAME, WordKind.DOUBTFUL) and not word.glued]
    mine = [pair[1 if turned else 0] for pair in pairing.pairs]
    shared = [any(word is pair for pair in mine) for word in named]
    left = len(named) - sum(shared)
    if sum(shared) < 2 or left < 2:
        return left > 2
    return shared in (sorted(shared), sorted(shared, reverse=True))


def _naming(words: Iterable[Word]) -> bool:
    return any(word.kind in _NAMING for word in words)


def _telling(words: Iterable[Word]) -> tuple[str, ...]:
    return tuple(word.written for word in words if word.kind in _TELLING)
