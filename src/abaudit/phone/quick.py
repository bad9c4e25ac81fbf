"""The short way to what nearly every entry is: a number in E.164 or in national form, plainly grouped.

`exact` answers only where the careful reader (`careful`) would read the same number EXACT, and leaves everything else
to it: each condition here makes one of the careful reader's questions needless, as the comments say.
`tests/property/test_quick.py` compares both over generated writings, `make fuzz` over ever new ones.
docs/adr/0068-the-short-way.md tells what it saves.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from abaudit.model.readings import Exact
from abaudit.phone import patterns, plan
from abaudit.phone.doubts import SERVICES_BEHIND_AREA, SHORTEST_SECOND, longer_than_in_use

if TYPE_CHECKING:
    from abaudit.model.readings import Via

_GROUPS = r"[1-9][0-9]*(?:[ /-][0-9]+)*"
_PLAIN = re.compile(rf"(\+|00?)({_GROUPS})")
"""``+49 171 3920055``, ``0171/3920055``, ``00491713920055``: signs that stand alone between groups of digits."""

_ZERO_IN_BRACKETS = re.compile(rf"\+([1-9][0-9]{{0,2}}) ?\(0\) ?({_GROUPS})")
"""``+49 (0)171 3920055``"""

_AREA_IN_BRACKETS = re.compile(r"(?:\+([1-9][0-9]{0,2}) ?|(?=\(0))\((0?)([1-9][0-9]*)\) ?([0-9]+(?:[ -][0-9]+)*)")
"""``(030) 23125000``, ``+1 (201) 555-0123``"""

_LONGEST = 34
_BARE = str.maketrans("", "", " -/")
_SIGN = re.compile("[ /-]")


class Country(NamedTuple):
    """What reading a number of one country code asks for."""

    code: int
    digits: str
    """The code as it is written."""
    plan: patterns.NumberPlan
    has_open_lengths: bool
    drops_zero: bool
    """Whether a zero is what is dialled before area codes there."""


class Home(NamedTuple):
    """What reading a number in a region's own form asks for."""

    country: Country
    international: re.Pattern[str]
    """What is dialled there before a country code."""


def exact(text: str, region: str) -> Exact | None:
    """The number that *text* says, dialled from *region*; None where only the careful reader can tell."""
    if len(text) > _LONGEST:
        return None
    if text[:4] == "tel:":
        text = text[4:]
    if not text.isascii():
        text = text.replace("\xa0", " ")
    found = _PLAIN.fullmatch(text)
    if found is not None:
        before, groups = found.groups()
        if before == "0":
            return _at_home(groups, region)
        return _from_abroad(groups) if before == "+" or _dials_abroad(groups, region) else None
    found = _ZERO_IN_BRACKETS.fullmatch(text)
    if found is not None:
        return _without_zero(found[1], found[2])
    found = _AREA_IN_BRACKETS.fullmatch(text)
    return None if found is None else _with_area(found[1], found[2], found[3], found[4], region)


# ------------------------------------------------------------------------------------------------------------------


def _from_abroad(groups: str) -> Exact | None:
    digits = groups.translate(_BARE)
    country = _country_of(digits[:3])
    if country is None:
        return None
    size = len(country.digits)
    national = digits[size:]
    if national.startswith(("0", country.digits)):  # a trunk zero left over, or the code twice
        return None
    rest = groups[size:]
    if not groups.startswith(country.digits):  # something stands inside the country code
        return None
    return _decided(country, national, rest.lstrip(" /-"), "international")


def _without_zero(code: str, groups: str) -> Exact | None:
    country = _country_of(code)
    if country is None or country.digits != code or not country.drops_zero:
        return None
    national = groups.translate(_BARE)
    if country.plan.is_valid(f"0{national}") or national.startswith(code):
        return None
    return _decided(country, national, groups, "international")


def _with_area(code: str | None, zero: str, area: str, groups: str, region: str) -> Exact | None:
    if code is None:
        return _at_home(f"{area} {groups}", region) if len(area) < 6 and len(groups.translate(_BARE)) > 2 else None
    country = _country_of(code)
    national = area + groups.translate(_BARE)
    if country is None or country.digits != code or zero or len(area) > 6 or len(national) < len(area) + 3:
        return None
    if national.startswith(code):
        return None
    return _decided(country, national, f"{area} {groups}", "international")


def _dials_abroad(groups: str, region: str) -> bool:
    """Whether the zeros before *groups* are what is dialled for abroad, and can be nothing else."""
    home = _home(region)
    if home is None:
        return False
    digits = groups.translate(_BARE)
    prefix = home.international.match(f"00{digits}")
    at_home = home.country.plan
    return (
        prefix is not None
        and prefix.end() == 2
        and not (at_home.is_valid(f"0{digits}") or at_home.is_valid(f"00{digits}"))
    )


def _at_home(groups: str, region: str) -> Exact | None:
    home = _home(region)
    if home is None or not home.country.drops_zero:
        return None
    national = groups.translate(_BARE)
    digits = f"0{national}"
    if home.international.match(digits) or home.country.plan.is_valid(digits):
        return None
    if national != groups:
        first, *others = _SIGN.split(groups)
        if len(first) < 2 and len(others) > 1:  # may be a date
            return None
        if first != home.country.plan.first_group(national):  # may be another country's form
            return None
    return _decided(home.country, national, groups, "region")


def _decided(country: Country, national: str, groups: str, via: Via) -> Exact | None:
    """The number, unless the plan has none or the grouping leaves a doubt."""
    if (
        len(national) < 2
        or len(country.digits) + len(national) > plan.MOST_DIGITS
        or country.plan.dropped.match(national)  # only the library can say whether it reads back
        or not country.plan.is_valid(national)
        or longer_than_in_use(country.code, national)
    ):
        return None
    if national != groups and not _is_one_number(country, national, groups):
        return None
    return Exact(f"+{country.digits}{national}", via)


def _is_one_number(country: Country, national: str, groups: str) -> bool:
    """Whether the signs between *groups* leave no doubt that they are one number (see `doubts`)."""
    first, *others = _SIGN.split(groups)
    if len(others) > 1 and len(others[-1]) < 3 and _SIGN.findall(groups)[-2:] == ["-", "-"]:  # may be a range
        return False
    if "/" in groups and (
        groups.count("/") > 1
        or groups[len(first)] != "/"
        or first != country.plan.first_group(national)
        or len(national) - len(first) < 3
    ):
        return False
    if country.code == 49 and "".join(others) in SERVICES_BEHIND_AREA:
        return False
    return not country.has_open_lengths or (len(national) <= plan.LONGEST_ORDINARY and not _may_begin_anew(others))


def _may_begin_anew(others: list[str]) -> bool:
    """Whether one of the groups behind the first begins like a number of its own (see `doubts`)."""
    left = sum(map(len, others))
    for group in others:
        if group[0] == "0" and left >= SHORTEST_SECOND:
            return True
        left -= len(group)
    return False


@cache
def _country(code: int) -> Country | None:
    found = patterns.plan(code)
    if found is None:
        return None
    return Country(code, str(code), found, plan.has_open_lengths(code), plan.dialling_trunk(code) == "0")


@lru_cache(maxsize=1000)
def _country_of(digits: str) -> Country | None:
    """The country whose code stands at the beginning of *digits*, of which there are at most three."""
    code = plan.country_code_of(digits)
    return None if code is None else _country(code)


@cache
def _home(region: str) -> Home | None:
    dialling = plan.dialling(region)
    country = dialling and _country(dialling.country_code)
    # The trunk prefix is the region's own; the main region of its code may dial another.
    if not dialling or not country:
        return None
    return Home(country._replace(drops_zero=dialling.trunk == "0"), dialling.international)
