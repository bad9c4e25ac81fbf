"""Words for people, through gettext.

``_`` translates now, ``N_`` only marks a sentence that is stored as it is and translated when it is shown.  Results,
JSON, identifiers and statuses are never translated; what they store is the English sentence marked with ``N_``.

The language is chosen once, by the command line, before anything is shown.  The framework of the command line asks
gettext's default domain, so that one is ours as long as another language than English is spoken; gettext reads the
language of the default domain from nowhere but the environment.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import gettext


class Customs(NamedTuple):
    """How a language writes what is no word; what is not stated is written as in English."""

    day: str = ""
    """A day, as for `datetime.date.strftime`; empty for ISO 8601."""
    thousands: str = ","
    """What parts the thousands of a count."""
    cells: str = ","
    """What stands between the cells of a table that its spreadsheets open."""


CUSTOMS = {"en": Customs(), "de": Customs(day="%d.%m.%Y", thousands=".", cells=";")}

LANGUAGES = tuple(CUSTOMS)
"""What the program speaks; the first is what the sources are written in."""

DOMAIN = "abaudit"
LOCALE_DIR = Path(__file__).parent / "locale"

_NOBODYS_DOMAIN = "messages"
"""gettext's default domain where nobody chose one."""

_catalogue: gettext.NullTranslations | None = None
_language = LANGUAGES[0]


def use(language: str) -> None:
    """Speak *language* from now on; one of `LANGUAGES`, anything else is English."""
    global _catalogue, _language
    import gettext

    _language = language if language in LANGUAGES else LANGUAGES[0]
    if _language == LANGUAGES[0]:
        _catalogue = None
        gettext.textdomain(_NOBODYS_DOMAIN)
        return
    _catalogue = gettext.translation(DOMAIN, LOCALE_DIR, [_language], fallback=True)
    gettext.bindtextdomain(DOMAIN, str(LOCALE_DIR))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = _language


def language() -> str:
    """The language in use."""
    return _language


def customs() -> Customs:
    """How the language in use writes what is no word."""
    return CUSTOMS[_language]


def _(message: str) -> str:
    """*message* in the language in use."""
    if _catalogue is None or not message:
        return message
    return _catalogue.gettext(message)


def in_every_language(message: str) -> tuple[str, ...]:
    """*message* in each of `LANGUAGES`, whatever is in use."""
    import gettext

    catalogues = (gettext.translation(DOMAIN, LOCALE_DIR, [each], fallback=True) for each in LANGUAGES[1:])
    return (message, *(catalogue.gettext(message) for catalogue in catalogues))


def ngettext(singular: str, plural: str, count: int) -> str:
    """The right one of two forms for *count*, in the language in use."""
    if _catalogue is None:
        return singular if count == 1 else plural
    return _catalogue.ngettext(singular, plural, count)


def N_(message: str) -> str:  # noqa: N802 - the name that every gettext tool looks for
    """Mark *message* for translation where it is shown."""
    return message
