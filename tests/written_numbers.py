"""Numbers of every plan in many ways of writing, right and wrong, as fast as they can be made: no Hypothesis.

Two readers that must agree are asked about each: the compiled plans and the library (`plans_differ`), the short way and
the careful reader (`readings_differ`).
"""

from __future__ import annotations

import random
import re
from functools import cache

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumberFormat
from phonenumbers.phonenumberutil import COUNTRY_CODE_TO_REGION_CODE

from abaudit.model.readings import Exact
from abaudit.phone import patterns, plan, quick
from abaudit.phone.careful import read_one

USUAL = (49, 49, 49, 43, 41, 1, 44, 39, 33, 31, 48, 34, 7, 52, 54, 55, 45, 352)
"""Country codes that half of the numbers have."""

READERS = ("DE", "DE", "DE", "AT", "CH", "FR", "GB", "US", "IT", "ES", "PL", "AU", "FI", "KR", "BR", "HU", "RU", "ZZ")
"""Regions that they are dialled from."""

_SIGNS = (" ", " ", " ", " ", "-", "/", "", "", ".", " - ", "  ", " / ")
_KINDS = (
    "general_desc",
    "fixed_line",
    "mobile",
    "toll_free",
    "premium_rate",
    "shared_cost",
    "personal_number",
    "voip",
    "pager",
    "uan",
    "voicemail",
)


@cache
def examples(country_code: int) -> tuple[str, ...]:
    """National numbers that the library gives as examples, of every region and kind."""
    found = []
    for region in COUNTRY_CODE_TO_REGION_CODE[country_code]:
        metadata = PhoneMetadata.metadata_for_region_or_calling_code(country_code, region)
        kinds = (getattr(metadata, kind) for kind in _KINDS)
        found += [kind.example_number for kind in kinds if kind is not None and kind.example_number]
    return tuple(found) or ("12345678",)


def number(chance: random.Random) -> tuple[int, str]:
    """(country code, national part), often valid, sometimes off by a digit or at random."""
    codes = USUAL if chance.random() < 0.5 else tuple(COUNTRY_CODE_TO_REGION_CODE)
    code = chance.choice(codes)
    if chance.random() < 0.1:
        return code, _digits(chance, chance.randint(2, 13))
    digits = list(chance.choice(examples(code)))
    for _ in range(chance.choice((0, 1, 2, 4))):
        digits[chance.randrange(len(digits))] = chance.choice("0123456789")
    match chance.random():
        case much if much < 0.05:
            digits.append(chance.choice("0123456789"))
        case much if much < 0.1 and len(digits) > 3:
            digits.pop()
        case much if much < 0.15:
            digits[:0] = str(code)
    return code, "".join(digits)


def written(chance: random.Random) -> tuple[str, str]:
    """(text, region that it is dialled from)."""
    code, national = number(chance)
    regions = COUNTRY_CODE_TO_REGION_CODE[code]
    region = chance.choice(regions) if chance.random() < 0.5 else chance.choice(READERS)
    grouped = _grouped(chance, code, national)
    sign = chance.choice(_SIGNS)
    match chance.randrange(11):
        case 0 | 1:
            text = f"+{code}{sign}{grouped}"
        case 2:
            text = f"00{code}{sign}{grouped}"
        case 3:
            text = f"+{code}{chance.choice(('', ' '))}(0){chance.choice(('', ' '))}{grouped}"
        case 4:
            text = grouped
        case 5:
            text = f"+{code}{sign}0{grouped}"
        case 6:
            text = f"tel:+{code}{sign}{grouped}"
        case 7:
            area, *rest = re.split("[ /-]", grouped, maxsplit=1)
            before = chance.choice(("", f"+{code}{sign}"))
            text = f"{before}({chance.choice(('0', '0', ''))}{area}){chance.choice(('', ' '))}{''.join(rest)}"
        case _:
            text = f"0{grouped}"
    if chance.random() < 0.05:
        text = f"tel:{text}"
    if chance.random() < 0.1:
        text = text.replace(" ", "\xa0")
    return text, region if chance.random() < 0.95 else "ZZ"


def plans_differ(chance: random.Random) -> str:
    """Where a compiled plan and the library say two things of one number: which; else ""."""
    code, national = number(chance)
    if not 2 <= len(national) <= plan.MOST_DIGITS:
        return ""
    compiled, asked = patterns.plan(code), plan.number_of(code, national)
    assert compiled is not None
    valid = phonenumbers.is_valid_number(asked)
    if compiled.is_valid(national) != valid:
        return f"+{code} {national}: the library says {valid}"
    group = compiled.first_group(national) if valid else None
    if group is not None:
        shown = phonenumbers.format_number(asked, PhoneNumberFormat.INTERNATIONAL)
        if re.findall("[0-9]+", shown)[1] != group:
            return f"+{code} {national}: the library groups {shown}, the plan begins with {group}"
    return ""


def readings_differ(chance: random.Random) -> str:
    """Where the short way answers, and the careful reader says anything else: which text; else ""."""
    text, region = written(chance)
    found = quick.exact(text, region)
    if found is None:
        return ""
    careful = read_one(text, region)
    same = isinstance(careful, Exact) and (careful.e164, careful.via) == (found.e164, found.via)
    return "" if same else f"{text!r} from {region}: {found.e164} {found.via}, but {careful}"


def _grouped(chance: random.Random, code: int, national: str) -> str:
    if chance.random() < 0.4:
        shown = phonenumbers.format_number(plan.number_of(code, national), PhoneNumberFormat.INTERNATIONAL)
        groups: list[str] = re.findall("[0-9]+", shown)[1:]
    else:
        cuts = sorted(chance.sample(range(1, len(national)), min(chance.choice((0, 0, 1, 1, 2, 3)), len(national) - 1)))
        groups = [national[a:b] for a, b in zip([0, *cuts], [*cuts, len(national)], strict=True)]
    usual = chance.choice(_SIGNS)
    text = groups[0]
    for group in groups[1:]:
        text += (usual if chance.random() < 0.8 else chance.choice(_SIGNS)) + group
    return text


def _digits(chance: random.Random, size: int) -> str:
    return "".join(chance.choices("0123456789", k=size))
