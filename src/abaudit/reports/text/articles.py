"""References of rules as the law books of the language in use write them."""

from __future__ import annotations

import re

from abaudit.i18n import N_, _, language

_ARTICLE = re.compile(r"(?:(GDPR)|§) (\d+)(?:\((\d+)\))?(?:\(([a-z])\))?(?(1)| BDSG)")

_DEFINITIONS = "4"
"""The article of the GDPR that counts its points as numbers and not as paragraphs."""

_OTHER_REFERENCES = (
    N_("house rule"),
    N_("EDPB Guidelines 05/2020, 108 (13.05.2020)"),
    N_("EDPB Guidelines 05/2020, 110-111 (13.05.2020)"),
)
"""What shipped rules refer to besides articles and judgements."""


def article(reference: str, tongue: str = "") -> str:
    """``GDPR 6(1)(a)`` as the law books of *tongue* (the language in use, if empty) write it; others are translated."""
    return _CITED.get(tongue or language(), _in_english)(reference)


# ------------------------------------------------------------------------------------------------------------------


def _in_english(reference: str) -> str:
    match = _ARTICLE.fullmatch(reference)
    return f"Art. {reference.removeprefix('GDPR ')} GDPR" if match and match[1] else reference


def _in_german(reference: str) -> str:
    match = _ARTICLE.fullmatch(reference)
    if match is None:
        return _(reference)
    gdpr, number, paragraph, letter = match.groups()
    parts = [f"Art. {number}" if gdpr else f"§ {number}"]
    parts += [f"{'Nr.' if gdpr and number == _DEFINITIONS else 'Abs.'} {paragraph}"] if paragraph else []
    parts += [f"Buchst. {letter}"] if letter else []
    return " ".join((*parts, "DSGVO" if gdpr else "BDSG"))


_CITED = {"en": _in_english, "de": _in_german}
"""Language → how its law books cite; any other is cited as in English."""
