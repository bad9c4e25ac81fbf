"""What a phone field holds before any number plan is asked: signs made plain, wrappings and labels taken off.

Everything here is conservative: whatever could be part of a number, or of a second one, stays where it is, so that
the later steps refuse it rather than read past it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Plain:
    """A text with plain signs.

    ``text`` holds ASCII digits, blanks, dashes and plus signs where the original had others of the same kind, and is
    stripped of blanks and wrappings.  ``problem`` is a reason of `REVIEW_REASONS` why it must not be read EXACT
    whatever it says, or empty.
    """

    text: str
    problem: str = ""


def plain(raw: str) -> Plain:
    """*raw* with plain signs, without hidden characters, and out of ``="…"``, quotes, a leading ``'`` or ``tel:``."""
    text, problem = (raw, "") if raw.isascii() else _plain_signs(raw)
    text = _unquoted(text.replace("\t", " ").strip(" \r\n"))
    is_uri = text[:4].lower() == "tel:"
    if is_uri:
        text = text.partition("?")[0]
        text = _PERCENT.sub(lambda code: chr(int(code[1], 16)), text[4:]).strip()
    number, *pieces = text.split(";")
    parameter = _URI_PARAMETER if is_uri else _PARAMETER
    names = {found[1].lower() for piece in pieces if (found := parameter.match(piece))}
    if names == {"isub"} and len(pieces) == 1:
        return Plain(number.strip(), problem)
    context = _CONTEXT.fullmatch(pieces[0].strip()) if is_uri and len(pieces) == 1 else None
    if context and not number.strip().startswith("+"):
        return Plain(f"{context[1]} {number.strip()}", problem)
    if names:
        return Plain(number.strip(), problem or ("extension" if "ext" in names else "uri-parameter"))
    return Plain(text, problem)


def number_part(text: str) -> tuple[str, str]:
    """What is left of *text* when labels before and after the number are cut off, and a reason or "".

    *text* must hold a digit.  A label is cut only where its letters stand clear of the digits ("Tel. 030 …",
    "0171 … (privat)").  With a reason the part is what stands between the first and the last digit.
    """
    places = [place for place, sign in enumerate(text) if "0" <= sign <= "9"]
    first, last = places[0], places[-1] + 1
    opening = _OPENING.search(text, 0, first)
    start = opening.start() if opening else first
    head, body, tail = text[:start], text[start:last], text[last:]
    if tail.startswith(")") and body.count("(") > body.count(")"):
        body, tail = body + ")", tail[1:]
    return body, _fault_of_head(head) or _fault_of_tail(tail)


def fault_between(body: str) -> str:
    """Why *body* (from the first to the last digit) is no plain number, as a reason, or ""."""
    foreign = _NOT_OF_A_NUMBER.findall(body)
    if not foreign:
        return ""
    words = {word.casefold() for word in _WORD.findall(body)}
    signs = set("".join(foreign))
    if words & _EXTENSION_WORDS:
        return "extension"
    if words & _PAUSE_WORDS:
        return "pause-digits"
    if words & _SECOND_NUMBER_WORDS or signs & set("\n\r|&"):
        return "several-numbers"
    if words:
        return "letters"
    if signs <= set(",;"):
        return "pause-digits"
    if signs <= set("#"):
        return "extension"
    if signs <= set("*#"):
        return "dialling-code"
    return "odd-signs"


def looks_damaged(text: str) -> bool:
    """Whether a spreadsheet has made this of a number: an exponent, decimals, thousands, ``####`` or ``#VALUE!``."""
    return _DAMAGED.fullmatch(text) is not None


def looks_technical(text: str) -> bool:
    """Whether this is a date, whatever follows it, or an IP address."""
    earlier, _dash, later = text.partition("-")
    if _DATE.fullmatch(text) or (_DATE.fullmatch(earlier.strip()) and _DATE.fullmatch(later.strip())):
        return True
    octets = _OCTETS.fullmatch(text)
    return octets is not None and any(len(octet) != 2 for octet in text.split("."))


def is_address(text: str) -> bool:
    """Whether this is an address of the web or of e-mail."""
    return "@" in text or "://" in text or "www." in text.lower()


def has_digits(text: str) -> bool:
    """Whether there is a plain digit."""
    return _DIGIT.search(text) is not None


def is_blank(text: str) -> bool:
    """Whether *text* holds nothing at all, or only what people put where there is nothing: dashes, dots, strokes."""
    return not text.strip(" \r\n-./_")


def is_code(text: str) -> bool:
    """Whether *text* is a code for the phone, the network or the telephone system, and too short to hold a number.

    Blanks do not cut a run of digits: "*0441 2323" is a star before eight of them.
    """
    return _CODE.fullmatch(text) is not None and all(len(digits) <= _LONGEST_CODE for digits in code_runs(text))


def code_runs(text: str) -> list[str]:
    """The runs of digits between the ``*`` and ``#`` of a code, without blanks."""
    return _DIGITS.findall(text.replace(" ", ""))


def names_more_than_a_service(text: str) -> bool:
    """Whether words beside a short number say anything but that it is one: "112 Anna" may be what is left of hers."""
    return any(word not in _SERVICE_WORDS for word in _words_in(text))


# ------------------------------------------------------------------------------------------------------------------

_LONGEST_CODE = 5
_PERCENT = re.compile("%([2-7][0-9A-Fa-f])")
_PARAMETER = re.compile(r"\s*([A-Za-z][A-Za-z0-9-]*)\s*=")
_URI_PARAMETER = re.compile(r"([A-Za-z][A-Za-z0-9-]*)(?:=|$)")
_CONTEXT = re.compile(r"phone-context=(\+[1-9][0-9]{0,6})", re.IGNORECASE)  # RFC 3966: what stands before the number
_DIGIT = re.compile("[0-9]")
_DIGITS = re.compile("[0-9]+")
_OPENING = re.compile(r"(?:\( *)?\+ *(?:\( *)?$|\( *$")
_NOT_OF_A_NUMBER = re.compile(r"[^0-9 ()./+-]")
_WORD = re.compile(r"[^\W\d_]+")
_LETTER_LABEL = re.compile(r"\( *[^\W\d_]\.? *\)")
_CODE = re.compile(r"(?=.*[0-9])[*#][0-9*# ]*")
_DAMAGED = re.compile(
    r"[+-]?[0-9]+(?:[.,][0-9]*)? *[eE] *[+-]?[0-9]+"  # 4,91713E+12
    r"|[+-]?[0-9]{5,}[.,]0+"  # 1713920055.0
    r"|[0-9]{1,3}(?:,[0-9]{3}){2,}"  # 1,713,920,055
    r"|\#{3,}|\#[A-Z/]+[?!]?(?:0[?!])?"  # ##### and #VALUE!
)
_DAY = "(?:0?[1-9]|[12][0-9]|3[01])"
_MONTH = "(?:0?[1-9]|1[0-2])"
_ONE_DATE = "|".join(
    (
        rf"{_DAY} *([./-]) *{_MONTH} *\1 *(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})",
        rf"{_MONTH} *([./-]) *{_DAY} *\2 *(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})",
        r"(?:19|20)[0-9]{2}([./-])(?:0[1-9]|1[0-2])\3(?:0[1-9]|[12][0-9]|3[01])",
    )
)
_DATE = re.compile(rf"(?:{_ONE_DATE})(?: .*)?", re.DOTALL)
"""A date, alone or with a time or anything else set apart behind it."""

_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_OCTETS = re.compile(rf"{_OCTET}(?:\.{_OCTET}){{3}}")

_SAME_KIND = str.maketrans("−＋（）／．：；，·⁄", "-+()/.:;,./")
"""Signs that are typed for an ASCII one and that are neither a dash (Pd) nor a blank (Zs) to Unicode."""

_TURNS_ROUND = frozenset("\u202b\u202e\u2067")
"""Embedding, override and isolate from right to left; marks and everything from left to right is harmless."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_EXTENSION_WORDS = _words(
    "ext extn extension x dw durchwahl app apparat nst nebenstelle klappe kl poste interno int wew wewn linka toestel"
    " tst anexo ramal anknytning lokal"
)
_PAUSE_WORDS = _words("p w pause wait")
_SECOND_NUMBER_WORDS = _words(
    "od oder or ou und u and et e y o bzw bis fax telefax mobil mobile handy tel telefon phone cell privat"
)
_LABELS = _words(
    "tel fon phone telefon telephone telefono téléphone fax telefax mobil mobile mobiltelefon mobilnummer"
    " handy handynummer smartphone cell natel gsm whatsapp signal threema telegram sms festnetz landline haupt"
    " hauptnummer main privat private privathandy zuhause zu hause daheim wohnung home arbeit arbeitsplatz work"
    " job firma firmenhandy büro buero office beruflich dienst diensthandy dienstlich geschäft geschäftlich"
    " gesch business gmbh priv neu alt new old zentrale sekretariat empfang rezeption verwaltung buchhaltung"
    " vertrieb service hotline kundendienst notdienst werkstatt lager laden praxis kanzlei baustelle küche"
    " notfall notruf domicile maison bureau portable travail fixe casa ufficio cellulare lavoro trabajo oficina"
    " móvil thuis werk mobiel kantoor dom praca biuro komórka"
)
"""All that may stand behind a number; other words there may be digits in words, or a room or person behind a switch."""

_LETTER_LABELS = frozenset("bdfghmpt")
"""Letters that are labels in brackets behind a number: (p) is private."""

_SERVICE_WORDS = _words(
    "tel fon phone telefon notruf notrufnummer notfall polizei feuerwehr rettung rettungsdienst emergency police sos"
    " ambulance bereitschaftsdienst behördennummer auskunft"
)

_DIGIT_LIKE = frozenset({"No", "Nl", "So", "Sk"})
"""Categories of signs that may stand for a digit or hide one."""

_LIKE_DIGITS = (
    "DIGIT",
    "NUMBER",
    "NUMERO",
    "KEYCAP",
    "HUNDRED",
    "CIRCLED",
    "REGIONAL INDICATOR",
    "CLOCK FACE",
    "DIE FACE",
)
"""Words in the names of symbols that may be meant as digits, or that name a country."""


def _words_in(text: str) -> list[str]:
    """The words of *text* as the lists here have them, also where accents are signs of their own."""
    return [word.casefold() for word in _WORD.findall(unicodedata.normalize("NFC", text))]


def _plain_signs(raw: str) -> tuple[str, str]:
    problem = ""
    zeros = set()
    signs = []
    for sign in raw:
        if sign < "\x80":
            signs.append(sign)
            if "0" <= sign <= "9":
                zeros.add(ord("0"))
            continue
        match unicodedata.category(sign):
            case "Nd":
                value = unicodedata.decimal(sign)
                zeros.add(ord(sign) - value)
                signs.append(str(value))
            case "Cf":
                if sign in _TURNS_ROUND:
                    problem = "direction-override"
            case "Zs":
                signs.append(" ")
            case "Pd":
                signs.append("-")
            case "Zl" | "Zp":
                signs.append("\n")
            case _:
                signs.append(sign)
    if len(zeros) > 1:
        problem = problem or "mixed-scripts"
    return "".join(signs).translate(_SAME_KIND), problem


def _unquoted(text: str) -> str:
    if text.startswith("="):
        text = text[1:].lstrip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1]
    return text.removeprefix("'").strip(" \r\n")


def _fault_of_head(head: str) -> str:
    """Why what stands before the number is no label that stands clear of it, as a reason, or ""."""
    if not head.strip():
        return ""
    if "+" in head:
        return "added-or-dropped-digits"
    if not _is_wording(head):
        return "dialling-code" if set(head) & set("*#") else "odd-signs"
    return "" if head[-1] in " .:)\n" or _is_symbol(head[-1]) else "letters"


def _fault_of_tail(tail: str) -> str:
    """Why what stands behind the number is no label that stands clear of it, as a reason, or ""."""
    if not tail.strip(" ."):
        return ""
    if tail[0].isalpha():
        return "pause-digits" if tail.strip().casefold() in _PAUSE_WORDS else "letters"
    words = _words_in(tail)
    if any(unicodedata.category(sign) in _DIGIT_LIKE and not _is_symbol(sign) for sign in tail):
        return "odd-signs"
    if not words:
        return _fault_of_signs(tail)
    if not _is_wording(tail) or tail.startswith(("-", "'", "&")):
        return "dialling-code" if set(tail) & set("*#") else "letters"
    if set(words) & _EXTENSION_WORDS:
        return "extension"
    known = _LABELS | _LETTER_LABELS if _LETTER_LABEL.search(tail) else _LABELS
    if not known.issuperset(words):
        return "letters"  # 0800 123 PIZZA, 030 23125 Zimmer fünf
    return ""


def _fault_of_signs(tail: str) -> str:
    if set(tail) <= set(",; "):
        return "pause-digits"
    if set(tail) & set("*#"):
        return "dialling-code"
    return "" if all(_is_symbol(sign) or sign in " \ufe0f" for sign in tail) else "odd-signs"


def _is_wording(label: str) -> bool:
    """Whether *label* is made of letters, symbols such as ☎ and the punctuation of labels, and has a word or symbol."""
    spoken = [sign for sign in label if sign.isalpha() or unicodedata.category(sign)[0] == "M" or _is_symbol(sign)]
    return bool(spoken) and all(sign in " .:,;/&'()-|!\"\r\n" for sign in label if sign not in spoken)


@lru_cache(maxsize=1_024)
def _is_symbol(sign: str) -> bool:
    """Whether *sign* is a symbol such as ☎ or ❤, which says nothing of a number, and may be no digit (as 🔟 may)."""
    if sign == "\N{VARIATION SELECTOR-16}":
        return True
    if unicodedata.category(sign) not in ("So", "Sk") or sign.isascii():
        return False
    name = unicodedata.name(sign, "")
    return bool(name) and not any(word in name for word in _LIKE_DIGITS)
