"""Why digits are no valid number in any way, and which numbers may have been meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abaudit.model.readings import NoNumber, Review
from abaudit.phone import plan
from abaudit.phone.doubts import foreign_candidates
from abaudit.phone.variants import variants
from abaudit.phone.ways import dialled_abroad, only_way, split_country_code

if TYPE_CHECKING:
    from abaudit.phone.shape import NumberShape

LONGEST_SHORT_NUMBER = 6


def explained(shape: NumberShape, region: str) -> Review | NoNumber:
    """The reading of digits that no way makes a valid number."""
    dialled = dialled_abroad(shape, region)
    if shape.plus or dialled:
        return _two_numbers(shape, region) or _abroad(shape.digits[dialled:]) or _size(shape)
    short = _short_number(shape, region)
    if short:
        return short
    two = _two_numbers(shape, region)
    dialling = plan.dialling(region)
    if two or dialling is None:
        return two or Review("missing-prefix", _with_plus(shape.digits))
    if dialling.trunk and shape.digits.startswith(dialling.trunk):
        return _national(shape, region, dialling.country_code) or _size(shape)
    return _without_prefix(shape, region, dialling)


# ------------------------------------------------------------------------------------------------------------------


def _short_number(shape: NumberShape, region: str) -> NoNumber | None:
    """The reading of a short number that the region's plan knows, written without any prefix; else None."""
    plainly_written = not shape.plus and not shape.brackets and not any("/" in gap for gap in shape.gaps)
    if len(shape.digits) > LONGEST_SHORT_NUMBER or not plainly_written:
        return None
    reason = plan.short_number(shape.digits, region)
    return NoNumber(reason) if reason else None


def _abroad(digits: str) -> Review | None:
    """*digits* begin with a country code, or should."""
    if digits.startswith("0"):
        return Review("added-or-dropped-digits", _with_plus(digits.lstrip("0")))
    parts = split_country_code(digits)
    if parts is None:
        return None
    code, national = parts
    today = tuple(other for other in variants(f"+{code}{national}") if _is_valid(other))
    if today:
        return Review("old-number-plan", today)
    without_zeros = national.lstrip("0")
    twice = without_zeros.removeprefix(str(code)).removeprefix("0")
    if without_zeros.startswith(str(code)) and plan.is_valid(code, twice):
        return Review("doubled-country-code", (f"+{code}{twice}",))
    trunk = plan.dialling_trunk(code)
    guesses = [f"0{national}", without_zeros, national.removeprefix(trunk)]
    meant = [f"+{code}{guess}" for guess in guesses if guess != national and plan.is_valid(code, guess)]
    forgiven = plan.lenient(f"+{digits}", "")
    if meant or forgiven:
        return Review("added-or-dropped-digits", tuple(dict.fromkeys([*meant, *([forgiven] if forgiven else [])])))
    return None


def _national(shape: NumberShape, region: str, code: int) -> Review | None:
    """The digits begin with the trunk prefix."""
    foreign = foreign_candidates(shape, code)
    if foreign:
        return Review("foreign-national-form", foreign)
    stripped = only_way(shape.part(1, len(shape.digits)), region) if shape.digits.startswith("00") else None
    forgiven = stripped.e164 if stripped else plan.lenient(shape.digits, region)
    return Review("added-or-dropped-digits", (forgiven,)) if forgiven else None


def _without_prefix(shape: NumberShape, region: str, dialling: plan.Dialling) -> Review:
    digits, code = shape.digits, dialling.country_code
    at_home = (f"+{code}{digits}",) if plan.is_valid(code, digits) else ()
    if at_home and dialling.trunk == "0" and _lost_its_zero(shape, code):
        return Review("lost-zero", at_home)
    meant = only_way(replace(shape, plus=True), region)
    abroad = (meant.e164,) if meant else ()
    if abroad and digits.startswith(str(code)):
        return Review("missing-plus", (*abroad, *at_home))
    if len(digits) > plan.MOST_DIGITS:
        return Review("too-long")
    if dialling.trunk or at_home or len(digits) <= LONGEST_SHORT_NUMBER:
        return Review("missing-prefix", (*at_home, *abroad))
    forgiven = plan.lenient(digits, region)
    if forgiven:
        return Review("added-or-dropped-digits", (forgiven,))
    return Review("missing-plus", abroad) if abroad else Review("not-valid-in-plan")


def _lost_its_zero(shape: NumberShape, code: int) -> bool:
    """Whether these are the bare digits of a whole number without its zero, as a cell for figures holds them."""
    bare = not shape.brackets and not any(shape.gaps)
    return bare and len(shape.digits) >= _LOST_ZERO_FROM and plan.is_mobile(code, shape.digits)


_LOST_ZERO_FROM = 9


def _two_numbers(shape: NumberShape, region: str) -> Review | None:
    """Two numbers with nothing but a blank or a stroke between them."""
    for cut in shape.cuts(0):
        by_stroke = "/" in shape.gaps[cut]
        if not by_stroke and shape.digits[cut] != "0":
            continue
        first = only_way(shape.part(0, cut), region)
        second = first and only_way(shape.part(cut, len(shape.digits)), region)
        if first and (second or by_stroke):
            named = dict.fromkeys((first.e164, second.e164)) if second else (first.e164,)
            return Review("several-numbers", tuple(named))
    return None


def _size(shape: NumberShape) -> Review:
    return Review("too-long" if len(shape.digits) > plan.MOST_DIGITS + 3 else "not-valid-in-plan")


def _with_plus(digits: str) -> tuple[str, ...]:
    parts = split_country_code(digits)
    return (f"+{digits}",) if parts and plan.is_valid(*parts) else ()


def _is_valid(e164: str) -> bool:
    return bool(_with_plus(e164[1:]))
