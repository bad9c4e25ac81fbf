"""The names that one record gives its holder: which of them say something of their own, and whether it is a company."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from abaudit.importers.shared.encodings import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from abaudit.model.contacts import Contact

_LEGAL_FORMS = frozenset(
    {"gmbh", "mbh", "ag", "kg", "ohg", "ug", "gbr", "kgaa", "eg", "e.v.", "ev", "ltd", "ltd.", "llc", "inc", "inc."}
)
_JOINED = re.compile(r"[(\[,;/|–]| - ")
_ASCII_WORD = re.compile(r"[a-z0-9]+")


class NameParts(NamedTuple):
    """A name in parts, as N of a vCard has it."""

    family: str = ""
    given: str = ""
    middle: str = ""
    prefix: str = ""
    suffix: str = ""

    @property
    def whole(self) -> str:
        """Everything in one text, the given name first."""
        return " ".join(filter(None, (self.prefix, self.given, self.middle, self.family, self.suffix)))


class Names(NamedTuple):
    """What `abaudit.model.contacts.Contact` holds of it."""

    name: str
    other_names: tuple[str, ...] = ()
    company: bool = False
    person: bool = False


_NO_PARTS = NameParts()


def of_record(
    full: Sequence[str],
    parts: NameParts = _NO_PARTS,
    *,
    nickname: str = "",
    organisation: str = "",
    beside: Iterable[str] = (),
    says_company: bool = False,
    says_person: bool = False,
) -> Names:
    """The names of a record; all texts have single blanks and none at their ends.

    *full*: its full names, the one that is shown first.  *beside*: further names, such as one to sort by, which may
    hold the organisation.  *says_company*, *says_person*: the record itself says what it is.  The same words in another
    order or case make no other name, nor do *parts* or *beside* that only repeat words of another one.
    """
    names = [name for name in full[:1] if name]
    for name in full[1:]:
        if name and not any(_words(name) == _words(known) and (_words(name) or name == known) for known in names):
            names.append(name)
    if parts is not _NO_PARTS and parts.whole and _adds(parts, names):
        names.append(parts.whole)
    if nickname and not names:
        names.append(nickname)
    for name in beside:
        own = _words(organisation)
        if name and not any(_words(name) <= _words(known) | own for known in names or [""]):
            names.append(name)
    company = _is_company(names, parts, organisation, says_company=says_company)
    person = not company and bool(says_person or (parts.given and parts.family) or nickname)
    if person and all(map(_ends_in_a_legal_form, names)):
        person = False
    return Names(names[0] if names else "", tuple(names[1:]), company, person)


def _ends_in_a_legal_form(name: str) -> bool:
    """Whether it is a firm's name that a program has cut into a given and a family name: *Fliesen* | *Muster GmbH*.

    In brackets or behind a comma stands the firm of a person.
    """
    words = name.casefold().split()
    return (words[0] in _LEGAL_FORMS or words[-1] in _LEGAL_FORMS) and _JOINED.search(name) is None


def name_like_records(
    data: bytes, encoding: str, contacts: Iterable[Contact], may_be_named: Callable[[str], bool]
) -> frozenset[int]:
    """The records of *contacts* without a name for whose text in *data* the second look *may_be_named* says yes."""
    return frozenset(
        contact.record
        for contact in contacts
        if not contact.names and may_be_named(decode(data[contact.span.start : contact.span.end], encoding))
    )


def with_doubts(contacts: Iterable[Contact], name_like: Collection[int]) -> tuple[Contact, ...]:
    """*contacts*, those with a record among *name_like* as ones that may have a name which was not read.

    Whoever may be named in it, such a record is not known to be that of a company.
    """
    if not name_like:
        return tuple(contacts)
    return tuple(
        replace(contact, name_unknown=True, company=False) if contact.record in name_like else contact
        for contact in contacts
    )


def _adds(parts: NameParts, known: Sequence[str]) -> bool:
    """Whether the *parts* hold a word that no name among those *known* holds."""
    core = f"{parts.given} {parts.middle} {parts.family}"
    if any(set(core.split()) <= set(name.split()) for name in known):
        return False  # nearly always
    mine = _words(core) or _words(parts.whole)
    together = {_without_blanks(parts.family + parts.given), _without_blanks(parts.given + parts.family)} - {""}
    return not any(mine <= _words(name) or _without_blanks(name) in together for name in known)


def _without_blanks(name: str) -> str:
    """*name* as scripts that need no blanks write it; empty for one in Latin letters."""
    return "" if any("LATIN" in unicodedata.name(c, "") for c in name) else "".join(name.split())


def _is_company(names: Sequence[str], parts: NameParts, organisation: str, *, says_company: bool) -> bool:
    """Whether nobody but a company is named: each of *names* is the organisation, or the record says so itself."""
    if not organisation and not says_company:
        return False
    own = _words(organisation)
    if says_company:
        return _words(parts.whole) <= own.union(*(_words(name) for name in names if name != parts.whole))
    for name in names:
        first = name.split(None, 1)[0]
        if first.isalnum() and first.casefold() not in organisation.casefold():
            return False  # the quick answer, nearly always
        if _words(name) != own:
            return False
    return bool(own)


@lru_cache(maxsize=4096)
def _words(name: str) -> frozenset[str]:
    """The words of *name* whose letters and digits tell it from another, in any order."""
    if name.isascii():
        return frozenset(_ASCII_WORD.findall(name.lower()))
    plain = unicodedata.normalize("NFC", name.casefold())
    return frozenset("".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in plain).split())
