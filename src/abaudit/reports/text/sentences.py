"""Sentences that are put together before anybody knows in which language, and for whom, they will be shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from abaudit.i18n import LANGUAGES, _, language
from abaudit.model.rulebook import in_language
from abaudit.redact import HIDDEN
from abaudit.reports.text.articles import article
from abaudit.reports.text.days import day
from abaudit.reports.text.harmless import safe

if TYPE_CHECKING:
    from abaudit.model.rulebook import Text


@dataclass(frozen=True, slots=True)
class PrivateText:
    """Personal data; shown harmlessly, and only where everything is shown."""

    text: str = field(repr=False)
    instead: str = HIDDEN
    """What is shown in its place."""


@dataclass(frozen=True, slots=True)
class Article:
    """A reference of a rule, such as ``GDPR 6(1)(a)``; the reader's law books may write it otherwise."""

    reference: str


@dataclass(frozen=True, slots=True)
class Localized:
    """A text of the rule files, which bring their own translations."""

    text: Text


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English sentence that is marked for translation, with the values for its braces.

    Values are shown as they are (text, numbers), as the reader writes them (days, `Localized`), joined by commas
    (several), or hidden (`PrivateText`).
    """

    message: str
    values: tuple[tuple[str, object], ...] = field(default=(), repr=False)

    def shown(self, *, full: bool) -> str:
        """The sentence in the language in use; personal data only where *full*."""
        return self._filled(_(self.message), full=full, local=True)

    def stored(self, *, full: bool) -> str:
        """The sentence as documents for machines hold it: English, days as ISO."""
        return self._filled(self.message, full=full, local=False)

    def _filled(self, message: str, *, full: bool, local: bool) -> str:
        values = {name: _value(value, full=full, local=local) for name, value in self.values}
        return message.format(**values) if values else message


def sentence(message: str, /, **values: object) -> Sentence:
    """*message* (an English sentence marked for translation) with its values."""
    return Sentence(message, tuple(values.items()))


def _value(value: object, *, full: bool, local: bool) -> str:
    match value:
        case PrivateText():
            return safe(value.text, _LONGEST) if full else value.instead
        case Article(reference=reference):
            return article(reference) if local else reference
        case Localized(text=texts):
            return in_language(texts, language() if local else LANGUAGES[0])
        case Sentence():
            return value.shown(full=full) if local else value.stored(full=full)
        case tuple():
            return ", ".join(_value(each, full=full, local=local) for each in value)
        case date():
            return day(value) if local else value.isoformat()
        case _:
            return str(value)


_LONGEST = 300
