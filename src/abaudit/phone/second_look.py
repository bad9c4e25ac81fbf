"""A second look at what did not read EXACT: the same text without what surely is not part of the number.

Each function here takes one habit of writing away, or puts an old form into today's.  What is left is read by the same
rules as any text, and counts only if it is EXACT; else the first reading stays.  So nothing here can make a number out
of what the careful reader would refuse on its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abaudit.phone import plan, text as texts
from abaudit.phone.variants import variants

if TYPE_CHECKING:
    from collections.abc import Iterator


def clearer(text: str, region: str) -> Iterator[str]:
    """Other ways to write what *text* (with plain signs, see `abaudit.phone.text.plain`) says, each the whole of it."""
    tidy = _tidied(text)
    bare = [tidy, *_without_remark(tidy)]
    present = (form for each in bare for form in _in_present_form(each, region))
    for other in dict.fromkeys((*bare, *_with_direct_dial(tidy, region), *present)):
        if other != text:
            yield other


# --- numbers inside the house, and services spelled in letters

_INSIDE = re.compile(
    r"(?:mailbox|voicemail|anrufbeantworter|dw|durchwahl|nst|nebenstelle|app|apparat|klappe|kl|intern|ext|extension)"
    r"\.?:? ?-? ?[0-9]{1,5}",
    re.IGNORECASE,
)
"""``Mailbox 3311``, ``DW 12``: nobody outside can dial it."""

_SERVICES = {
    "DE": r"0800|0180[1-7]?|0900[1359]?|0137[0-9]?|118[0-9]{0,3}",
    "AT": "0800|0810|0820|0821|0900|0901|0930",
    "CH": "0800|084[02478]|090[016]",
}
_SPELLED = r"[ /-]*[^\W\d_]{2,}(?:[ -][^\W\d_]{2,}){0,2}"
"""``01805 PIZZA``, ``0800 TAXI``: a service that is spelled in letters on the dial."""


def inside_or_service(text: str, region: str) -> str:
    """A reason of `NONE_REASONS` where *text* is no number of a person at all, or ""."""
    if _INSIDE.fullmatch(text):
        return "internal-number"
    services = _SERVICES.get(region)
    if services and re.fullmatch(f"(?:{services}){_SPELLED}", text) and _is_shouted(text):
        return "service-in-letters"
    return ""


def _is_shouted(text: str) -> bool:
    """Whether the letters are capitals: *0800 Anna* may be what is left of her number."""
    return text.upper() == text


# --- signs

_DOUBLE_PLUS = re.compile(r"^(\(?)\+ ?\+ ?(?=[1-9(])")
"""``++49 171 3920055``"""

_BETWEEN_GROUPS = re.compile(r"(?<=[0-9)]) ?[•∙‧◦▪●·_'’‘ʼ`´] ?(?=[0-9(])|(?<=[0-9]) ?: ?(?=[0-9]{5})")
"""``079'123'45'67``, ``0171_3920055``, ``0171 • 3920055``, ``0171: 3920055``: no sign of a second number."""

_STROKE = re.compile(r"(?<=[0-9)]) ?\\ ?(?=[0-9(])")
"""``0171\\3920055``: read like the stroke that it stands for."""


def _tidied(text: str) -> str:
    """*text* with plain signs between its groups."""
    return _STROKE.sub("/", _BETWEEN_GROUPS.sub(".", _DOUBLE_PLUS.sub(r"\1+", text)))


# --- remarks behind the number

_BRACKETED = re.compile(r"^(.*[0-9)]) *\(([^()]*)\) *\.?$", re.DOTALL)
_DAYS = (
    "mo di mi do fr sa so mon tue wed thu fri sat sun tues thur thurs montag dienstag mittwoch donnerstag freitag"
    " samstag sonnabend sonntag montags dienstags mittwochs donnerstags freitags samstags sonntags monday tuesday"
    " wednesday"
    " thursday friday saturday sunday werktags täglich daily weekdays wochentags"
)
_DAY = "(?:" + "|".join(sorted(_DAYS.split(), key=len, reverse=True)) + r")\b\.?"
_TIME = r"[0-2]?[0-9](?:[:.][0-5][0-9])?(?: ?(?:uhr|h|am|pm)\b)?"
_BETWEEN_TIMES = r"[-–,;&+./ ]|\b(?:bis|und|u|to|and|ab|von)\b\.?"
_HOURS_OF_WORK = re.compile(
    rf"(?:öffnungszeiten|geöffnet|erreichbar|ab|von|nur)?:? ?(?:{_DAY}|{_TIME}|{_BETWEEN_TIMES})+", re.IGNORECASE
)
"""``Mo-Fr 8-17 Uhr``, ``9:00 - 17:00``, ``täglich ab 8``."""

_SHOWS_HOURS = re.compile(rf"{_DAY}|uhr\b|[0-9] ?(?:h|am|pm)\b|[0-9]:[0-5][0-9]", re.IGNORECASE)
"""Without a day, a colon or the word, 8-17 may be two direct dials."""

_HOURS_WITHOUT_BRACKETS = re.compile(rf"^(.*[0-9)]),? +({_DAY}.*)$", re.IGNORECASE | re.DOTALL)
_A_NAME = re.compile(r"[^\W\d_][^\W\d_.'’ -]*(?:[ .'’-]+[^\W\d_]+\.?){0,3}")
_NO_NAMES_TOLD = (
    "ext extn extension x dw durchwahl app apparat nst nebenstelle klappe kl poste interno int wew linka "
    "toestel tst anexo ramal lokal p w pause wait od oder or ou und u and et e y o bzw bis null eins zwei "
    "drei vier fünf sechs sieben acht neun zehn elf zwölf zero one two three four five six seven eight nine "
    "ten zimmer room raum code pin ziffer nummer nr falsch wrong ungültig invalid nicht not kein keine alt "
    "old ehemals früher gesperrt tot"
)
_NO_NAMES = frozenset(_NO_NAMES_TOLD.split())
"""Words in brackets that say something of the number, or that may be digits."""


def _without_remark(text: str) -> Iterator[str]:
    """*text* without opening hours behind the number, or a name in brackets."""
    bracketed = _BRACKETED.match(text)
    if bracketed and (_is_hours(bracketed[2]) or _is_name(bracketed[2])):
        yield bracketed[1].rstrip()
    plain = _HOURS_WITHOUT_BRACKETS.match(text)
    if plain and _is_hours(plain[2]):
        yield plain[1].rstrip()


def _is_hours(remark: str) -> bool:
    return bool(_SHOWS_HOURS.search(remark)) and _HOURS_OF_WORK.fullmatch(remark.strip()) is not None


def _is_name(remark: str) -> bool:
    words = re.findall(r"[^\W\d_]+", remark.casefold())
    shouted = remark.isupper() and len(remark) > 2  # (PIZZA) may be keyed digits
    return _A_NAME.fullmatch(remark.strip()) is not None and not shouted and _NO_NAMES.isdisjoint(words)


# --- direct dials in words

_DIRECT_DIAL = re.compile(r"^(.*[0-9]) ?[-,/]? ?(?:dw|durchwahl|klappe|kl)\.?:? ?-? ?([0-9]{2,4})$", re.IGNORECASE)
"""``030 23125 DW 15``"""

_LONGEST_WITH_DIAL = 11
"""Digits of a national number up to which a direct dial completes a trunk number; a longer one was whole before."""


def _with_direct_dial(text: str, region: str) -> Iterator[str]:
    """The trunk number and its direct dial as one, in the plans of Germany and Austria, where that is what is dialled.

    Not where the trunk number ends in a zero that the direct dial may replace (030 23125-0, DW 15).
    """
    from abaudit.phone.shape import shape_of
    from abaudit.phone.ways import only_way

    found = _DIRECT_DIAL.match(text)
    shape = found and shape_of(found[1].strip())
    stem = only_way(shape, region) if shape else None
    if found is None or stem is None or stem.country_code not in (49, 43):
        return
    whole = stem.national + found[2]
    replaced = stem.national[:-1] + found[2] if stem.national.endswith("0") else ""
    if len(whole) <= _LONGEST_WITH_DIAL and not (replaced and plan.is_valid(stem.country_code, replaced)):
        yield f"+{stem.country_code} {whole}"


# --- old forms with one present form

_MOBILE_OF_OLD = {"+52": re.compile(r"\+521([0-9]{10})"), "+55": re.compile(r"\+55([1-9][0-9][6-9][0-9]{7})")}
"""Mexico's 1 of mobile numbers, and Brazil's mobile numbers without the ninth digit."""


def _in_present_form(text: str, region: str) -> Iterator[str]:
    """The only number of today that an old form means: Mexico, Argentina, Brazil, Russia."""
    if not texts.has_digits(text):
        return
    text, fault = texts.number_part(text)
    if fault or re.search(r"[^0-9 ()./+-]", text):
        return
    if re.match("00[1-9]", text) and region not in ("US", "CA"):
        text = f"+{text[2:]}"
    digits = "".join(filter(str.isdigit, text))
    if text.lstrip("( ").startswith("+"):
        yield from _present(f"+{digits}")
        if region in ("RU", "KZ") and re.fullmatch("8[0-9]{10}", digits) and plan.country_code_of(digits) is None:
            yield f"+7{digits[1:]}"  # +8 912 …: the 8 that is dialled inside the country
    elif region == "MX" and (found := re.fullmatch(r"(?:04[45]|01)([0-9]{10})", digits)):
        yield f"+52{found[1]}"
    elif region == "AR" and (found := re.fullmatch(r"0([0-9]{12})", digits)):
        yield from _present(f"+54{found[1]}")
    elif region == "BR" and (found := re.fullmatch(r"0[1-9][0-9]([1-9][0-9]9?[2-9][0-9]{7})", digits)):
        yield f"+55{found[1]}"  # 0, a carrier, the area
        yield from _present(f"+55{found[1]}")


def _present(e164: str) -> Iterator[str]:
    if e164.startswith("+78") and len(e164) == 13:
        yield f"+7{e164[3:]}"
    elif e164.startswith("+54"):
        yield from (form for form in variants(e164) if form.startswith("+549") and len(e164) == 15)
    elif any(pattern.fullmatch(e164) for start, pattern in _MOBILE_OF_OLD.items() if e164.startswith(start)):
        yield from variants(e164)
