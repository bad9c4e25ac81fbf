"""What can still be wrong with digits that are a valid number in exactly one way: the writer may have meant another.

Each doubt here is one that the digits alone would pass: two numbers that a long plan takes for one, a country code
written twice where the town's code happens to equal it, another country's national form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.model.readings import Review
from abaudit.phone import plan, shape as shapes
from abaudit.phone.ways import only_way

if TYPE_CHECKING:
    from abaudit.phone.shape import NumberShape
    from abaudit.phone.ways import Way

SHORTEST_SECOND = 4
"""Digits that a second number behind a first one has at least."""

NEIGHBOURS = ("AT", "CH", "DE", "NL", "BE", "FR", "GB")
"""Countries with trunk prefix 0 whose national form a reader of this program is likeliest to meet unmarked."""


def doubt(shape: NumberShape, way: Way, region: str) -> Review | None:
    """Why *way* may not be what was meant, or None."""
    return (
        _second_number(shape, way, region)
        or _misplaced_brackets(shape, way)
        or _country_code_twice(shape, way)
        or _other_country(shape, way)
        or _too_long_for_its_range(way)
        or _service_behind_area(shape, way)
        or _dial_behind_a_mobile(shape, way)
    )


def foreign_candidates(shape: NumberShape, own_code: int) -> tuple[str, ...]:
    """Numbers of neighbouring countries whose area code is just what the writer set apart as the first group."""
    groups = [group for group in shape.groups(0) if group != "0"]
    if len(groups) < 2 or not shape.digits.startswith("0"):
        return ()
    national = shape.digits[1:]
    area = groups[0].removeprefix("0")
    return tuple(
        f"+{dialling.country_code}{national}"
        for neighbour in NEIGHBOURS
        if (dialling := plan.dialling(neighbour)) is not None
        and dialling.country_code != own_code
        and plan.is_valid(dialling.country_code, national)
        and plan.first_group(dialling.country_code, national) == area
    )


# ------------------------------------------------------------------------------------------------------------------


def _second_number(shape: NumberShape, way: Way, region: str) -> Review | None:
    if any("/" in gap for gap in shape.gaps):
        area = plan.first_group(way.country_code, way.national)
        if not shapes.strokes_fit(shape, way.start, way.trunk, area):
            return Review("several-numbers", _both_sides(shape, way))
    last = next(reversed(shape.cuts(way.start)), 0)
    if shapes.tail_may_be_range(shape, way.start) and (stem := only_way(shape.part(0, last), region)):
        return Review("several-numbers", (stem.e164, way.e164))
    if plan.has_open_lengths(way.country_code):
        for cut in shape.cuts(way.start + way.trunk):
            first = only_way(shape.part(0, cut), region)
            second = first and _number_of_its_own(shape.part(cut, len(shape.digits)), way, region)
            if first and second:
                return Review("several-numbers", tuple(dict.fromkeys((first.e164, second))))
    return None


def _both_sides(shape: NumberShape, way: Way) -> tuple[str, ...]:
    """What "232-15/16" lists: the number before the stroke, and the same with its last digits replaced."""
    stroke = next(place for place in reversed(range(len(shape.gaps))) if "/" in shape.gaps[place])
    before, after = way.national[: stroke - len(shape.digits)], shape.digits[stroke:]
    listed = (before, before[: -len(after)] + after)
    valid = tuple(f"+{way.country_code}{number}" for number in listed if plan.is_valid(way.country_code, number))
    return tuple(dict.fromkeys(valid)) or (way.e164,)


def _number_of_its_own(rest: NumberShape, way: Way, region: str) -> str | None:
    """The number that *rest* is beside a first one: with a prefix of its own, or in the same town."""
    if len(rest.digits) < SHORTEST_SECOND:
        return None
    if rest.digits.startswith("0"):
        own = only_way(rest, region)
        return own.e164 if own else None
    if len(way.national) <= plan.LONGEST_ORDINARY:
        return None
    local = plan.first_group(way.country_code, way.national) + rest.digits
    return f"+{way.country_code}{local}" if plan.is_valid(way.country_code, local) else None


def _misplaced_brackets(shape: NumberShape, way: Way) -> Review | None:
    if shapes.brackets_fit(shape, way.start, way.trunk):
        return None
    at_the_end = shape.brackets[-1][1] == len(shape.digits)
    if not at_the_end:
        return Review("odd-signs", (way.e164,))
    stem = way.national[: shape.brackets[-1][0] - len(shape.digits)]
    candidates = (f"+{way.country_code}{stem}",) if plan.is_valid(way.country_code, stem) else ()
    return Review("extension", (*candidates, way.e164))


def _country_code_twice(shape: NumberShape, way: Way) -> Review | None:
    """The national part begins with the country code, and would be valid without it.

    There are towns whose area code begins so (Emden, +49 4921 …).  The writing decides: the area code set apart says
    that it is one.  Without any grouping only a mobile number behind it is a doubt, for "+49 49 171 …" run together is
    then likelier than a town that small with a number that long.
    """
    code = str(way.country_code)
    rest = way.national.removeprefix(code)
    if rest == way.national or not plan.is_valid(way.country_code, rest):
        return None
    twice = Review("doubled-country-code" if way.start else "missing-plus", (f"+{code}{rest}", way.e164))
    if not way.start:
        return None if way.trunk else twice
    groups = shape.groups(way.start + way.trunk)
    if len(groups) > 1:
        return None if groups[0] == plan.first_group(way.country_code, way.national) else twice
    return twice if plan.is_mobile(way.country_code, rest) else None


_SEVEN_DIGITS = ("162", "163", "170", "171", "172", "173", "174", "175", "177", "178", "179")
"""German mobile codes behind which seven digits are in use; the plan of the library allows eight."""


def longer_than_in_use(country_code: int, national: str) -> bool:
    """Whether a valid number has a digit more than is given out in its range."""
    return country_code == 49 and len(national) == 11 and national.startswith(_SEVEN_DIGITS)


def _too_long_for_its_range(way: Way) -> Review | None:
    if longer_than_in_use(way.country_code, way.national):
        return Review("longer-than-in-use", (f"+49{way.national[:-1]}", way.e164))
    return None


SERVICES_BEHIND_AREA = frozenset({"110", "112", "115", "116117"})
"""What people dial behind an area code, and a plan of open lengths has as a line."""


def _service_behind_area(shape: NumberShape, way: Way) -> Review | None:
    groups = shape.groups(way.start + way.trunk)
    if way.country_code == 49 and len(groups) > 1 and "".join(groups[1:]) in SERVICES_BEHIND_AREA:
        return Review("service-behind-area", (way.e164,))
    return None


def _dial_behind_a_mobile(shape: NumberShape, way: Way) -> Review | None:
    """A dash with blanks and a digit or two behind a mobile number, which has no direct dials."""
    last = next(reversed(shape.cuts(way.start)), 0)
    if (
        last
        and shape.gaps[last] == " - "
        and len(shape.digits) - last < 3
        and plan.is_mobile(way.country_code, way.national)
    ):
        stem = way.national[: last - len(shape.digits)]
        candidates = (f"+{way.country_code}{stem}",) if plan.is_valid(way.country_code, stem) else ()
        return Review("extension", (*candidates, way.e164))
    return None


def _other_country(shape: NumberShape, way: Way) -> Review | None:
    """A national form whose area code is none of this country as grouped, but one of a neighbour."""
    if way.via != "region" or way.trunk != 1:
        return None
    groups = [group for group in shape.groups(0) if group != "0"]
    if len(groups) < 2 or groups[0].removeprefix("0") == plan.first_group(way.country_code, way.national):
        return None
    foreign = foreign_candidates(shape, way.country_code)
    return Review("foreign-national-form", (way.e164, *foreign)) if foreign else None
