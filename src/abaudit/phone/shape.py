"""How a number is written: its digits, and what stands between them.

The digits say which number it could be; the gaps say whether the writer can have meant just that one.  "030 23125-15"
is one number and "030 23125-15/16" is two, though a plan may accept the digits of both as one.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NumberShape:
    """A number's digits with their surroundings; whatever a number cannot hold has been refused before."""

    plus: bool
    """Whether a plus sign stands before the first digit."""
    digits: str
    gaps: tuple[str, ...]
    """``gaps[i]`` is what stands before digit ``i``, without brackets; the first is always ""."""
    brackets: tuple[tuple[int, int], ...]
    """Spans of digits in brackets: digits ``[start:end]``."""

    def part(self, start: int, end: int) -> NumberShape:
        """Digits ``[start:end]`` as a number of their own; brackets are left out."""
        return NumberShape(self.plus and start == 0, self.digits[start:end], ("", *self.gaps[start + 1 : end]), ())

    def cuts(self, start: int) -> list[int]:
        """The places after *start* where a new group of digits begins."""
        edges = {edge for span in self.brackets for edge in span}
        return [place for place in range(start + 1, len(self.digits)) if self.gaps[place] or place in edges]

    def groups(self, start: int) -> list[str]:
        """The digits from *start* on, cut wherever something stands between or around them."""
        cuts = self.cuts(start)
        return [self.digits[a:b] for a, b in zip([start, *cuts], [*cuts, len(self.digits)], strict=True)]


def shape_of(body: str) -> NumberShape | None:
    """The shape of *body* (digits, blanks, ``+ ( ) - . /``), or None where its signs are in no order."""
    digits: list[str] = []
    gaps: list[str] = []
    brackets: list[tuple[int, int]] = []
    opened = -1
    plus = False
    gap = ""
    for sign in body:
        if sign.isdigit():
            gaps.append(gap)
            digits.append(sign)
            gap = ""
        elif sign == "+":
            if plus or digits:
                return None
            plus = True
        elif sign == "(":
            if opened >= 0:
                return None
            opened = len(digits)
        elif sign == ")":
            if opened < 0 or opened == len(digits):
                return None
            brackets.append((opened, len(digits)))
            opened = -1
        else:
            gap += sign
    if opened >= 0 or gap.strip() or not digits or gaps[0].strip():
        return None
    gaps[0] = ""
    if any(gap.strip() and len(gap.strip()) > 1 for gap in gaps):
        return None
    whole = (0, len(digits))
    return NumberShape(plus, "".join(digits), tuple(gaps), tuple(span for span in brackets if span != whole))


def brackets_fit(shape: NumberShape, start: int, trunk: int) -> bool:
    """Whether brackets hold only what people put in brackets: country code, trunk zero, area code.

    *start* is where the national part begins (with its trunk prefix, *trunk* digits long).
    """
    area_ends = min(start + trunk + _LONGEST_AREA, len(shape.digits) - 3)
    return all(end <= start or (begin <= start + trunk + 1 and end <= area_ends) for begin, end in shape.brackets)


def strokes_fit(shape: NumberShape, start: int, trunk: int, area: str) -> bool:
    """Whether a ``/`` stands only where it is no "or": behind the country code, and behind the area code.

    *area* is the area code as the plan has it; writers may be one digit off (0152/… for 01522).
    """
    strokes = [place for place, gap in enumerate(shape.gaps) if "/" in gap and place != start]
    if not strokes:
        return True
    if len(strokes) > 1 or len(shape.digits) - strokes[0] < 3:
        return False
    before = shape.digits[start + trunk : strokes[0]]
    return abs(len(before) - len(area)) <= 1 and (before.startswith(area) or area.startswith(before)) and bool(before)


def tail_may_be_range(shape: NumberShape, start: int) -> bool:
    """Whether the end reads like "15 - 18": what stands behind the last dash may be another line, not more digits.

    A dash with blanks is also written before a direct dial; it is a range only where the number behind it is greater,
    or as long as what stands before it and no direct dial by its length.  Behind a direct dial it is another one.
    """
    groups = shape.groups(start)
    if len(groups) < 3:
        return False
    last, previous = groups[-1], groups[-2]
    end = len(shape.digits) - len(last)
    if "-" not in shape.gaps[end] or (len(last) > 3 and len(last) != len(previous)):
        return False
    before = end - len(previous)
    by_dashes_only = all(shape.gaps[place] in {"", "-", " - "} for place in range(start + 1, before))
    follows_direct_dial = "-" in shape.gaps[before] and len(previous) <= 3 and not by_dashes_only
    if shape.gaps[end] == "-":  # close: a direct dial, unless two of them follow each other
        return follows_direct_dial and len(last) <= 2 and len(previous) <= 2
    if follows_direct_dial:
        return True
    return len(last) > 3 or (len(previous) >= len(last) and previous[-len(last) :] < last)


# ------------------------------------------------------------------------------------------------------------------

_LONGEST_AREA = 6
