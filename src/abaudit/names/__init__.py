"""Who is who: whether two names mean one person.

Acquitting asks `compare` and `written_alike`, which must be sure; ending a consent asks `alike`, which is content with
a maybe.  Whatever agrees is alike, so no consent counts for a name that an end of it would not reach.
"""

from abaudit.names.comparing import (
    NameMatch,
    Surroundings,
    Why,
    alike,
    compare,
    key_of,
    parts_of,
    same_person,
    telling_words,
    words_at_a_glance,
    written_alike,
)
from abaudit.names.index import NameIndex
from abaudit.names.kinds import is_of_an_organisation
from abaudit.names.letters import bare, fold
from abaudit.names.parsing import parse

__all__ = [
    "NameIndex",
    "NameMatch",
    "Surroundings",
    "Why",
    "alike",
    "bare",
    "compare",
    "fold",
    "is_of_an_organisation",
    "key_of",
    "parse",
    "parts_of",
    "same_person",
    "telling_words",
    "words_at_a_glance",
    "written_alike",
]
