"""Every number that written digits can be, without adding or dropping any.

Digits written = what is dialled for abroad or the trunk prefix + country code + national number.  Only where exactly
one way leads to a valid number has the writer said which one he means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from abaudit.phone import plan

if TYPE_CHECKING:
    from abaudit.model.readings import Via
    from abaudit.phone.shape import NumberShape


class Way(NamedTuple):
    """One valid number that the digits can be."""

    country_code: int
    national: str
    start: int
    """Index of the digit where the national part begins, trunk prefix included."""
    trunk: int
    """Digits of the trunk prefix."""
    via: Via

    @property
    def e164(self) -> str:
        """The number itself."""
        return f"+{self.country_code}{self.national}"


def ways_of(shape: NumberShape, region: str) -> list[Way]:
    """Every valid number that *shape* can be when dialled from *region*; several ways to the same number count once."""
    if shape.plus:
        found = _from_abroad(shape, 0)
    else:
        found = []
        dialled = dialled_abroad(shape, region)
        if dialled:
            found += _from_abroad(shape, dialled)
        found += _at_home(shape, region)
    return list({way.e164: way for way in reversed(found)}.values())


def only_way(shape: NumberShape, region: str) -> Way | None:
    """The one valid number that *shape* can be; None where there is none or more than one."""
    found = ways_of(shape, region)
    return found[0] if len(found) == 1 else None


def dialled_abroad(shape: NumberShape, region: str) -> int:
    """How many digits at the beginning are the region's prefix for calls abroad, written in one piece; 0 for none."""
    dialling = plan.dialling(region)
    prefix = dialling and dialling.international.match(shape.digits)
    if not prefix or any(shape.gaps[1 : prefix.end()]) or shape.digits[prefix.end() :][:1] in {"", "0"}:
        return 0
    return prefix.end()


def split_country_code(digits: str) -> tuple[int, str] | None:
    """(country code, the rest) of digits that begin with one."""
    code = plan.country_code_of(digits)
    return None if code is None else (code, digits[len(str(code)) :])


# ------------------------------------------------------------------------------------------------------------------


def _from_abroad(shape: NumberShape, offset: int) -> list[Way]:
    parts = split_country_code(shape.digits[offset:])
    if parts is None:
        return []
    code, national = parts
    start = offset + len(str(code))
    dropped = _trunk_zero(shape, code, start)
    return [
        Way(code, national[size:], start, size, "international")
        for size in {0, dropped}
        if plan.is_valid(code, national[size:])
    ]


def _trunk_zero(shape: NumberShape, code: int, start: int) -> int:
    """How many digits behind the country code may be a trunk prefix left over from the national form.

    It must begin with a zero: an 8 or a 1 behind the code of a country that dials them is more likely a slip.  In a
    country that dials none, a zero in brackets is another country's habit: it is read with the zero, if at all, and
    where both would do (Italy) there is a doubt.
    """
    if (
        (start, start + 1) in shape.brackets
        and shape.digits[start] == "0"
        and plan.is_valid(code, shape.digits[start:])
    ):
        return 1
    trunk = plan.dialling_trunk(code)
    return len(trunk) if trunk.startswith("0") and shape.digits.startswith(trunk, start) else 0


def _at_home(shape: NumberShape, region: str) -> list[Way]:
    dialling = plan.dialling(region)
    if dialling is None:
        return []
    code, trunk = dialling.country_code, dialling.trunk
    found = []
    if trunk and shape.digits.startswith(trunk) and plan.is_valid(code, shape.digits[len(trunk) :]):
        found.append(Way(code, shape.digits[len(trunk) :], 0, len(trunk), "region"))
    if plan.is_valid(code, shape.digits) and plan.is_complete_without_trunk(code, shape.digits):
        found.append(Way(code, shape.digits, 0, 0, "region"))
    return found
