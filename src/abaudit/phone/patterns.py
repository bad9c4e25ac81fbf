"""Number plans as compiled patterns: the same answers as ``phonenumbers`` gives, for digits that are split already.

The library answers one number at a time, through an object and a dozen comparisons.  Its metadata say the same at
once: a plan is, for each region that shares a country code, a general pattern and one for each kind of number.
`tests/property/test_patterns.py` holds both against each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from phonenumbers import NumberFormat, PhoneMetadata, PhoneNumberDesc

_KINDS = (
    "premium_rate",
    "toll_free",
    "shared_cost",
    "voip",
    "personal_number",
    "pager",
    "uan",
    "voicemail",
    "fixed_line",
    "mobile",
)
"""Every kind of number that makes one valid."""

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Grouping:
    """One way in which a plan groups its numbers."""

    leading: re.Pattern[str] | None
    """How a number begins that is grouped so; None for any."""
    whole: re.Pattern[str]
    first: int
    """How many of the pattern's groups the first group of digits takes; -1 where the layout writes digits of its own
    before it, so that only the library can say."""


@dataclass(frozen=True, slots=True)
class RegionPlan:
    """The plan of one of the regions that share a country code."""

    leading: re.Pattern[str] | None
    """How every number of the region begins, where that alone tells it from its neighbours'."""
    valid: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class NumberPlan:
    """The numbers of one country code."""

    parts: tuple[RegionPlan, ...]
    dropped: re.Pattern[str]
    """Matches the beginning of what the library's parser may take for a prefix, and drop."""
    layouts: tuple[Grouping, ...]
    """Of its main region, as they are written for callers from abroad."""

    def is_valid(self, national: str) -> bool:
        """Whether *national*, ASCII digits, is the national part of a valid number."""
        for part in self.parts:
            if part.leading is None:
                if part.valid.fullmatch(national):
                    return True
            elif part.leading.match(national):
                return part.valid.fullmatch(national) is not None
        return False

    def first_group(self, national: str) -> str | None:
        """The first group of a valid number as the plan writes it; None where only the library can say."""
        for layout in self.layouts:
            if layout.leading is None or layout.leading.match(national):
                found = layout.whole.fullmatch(national)
                if found:
                    return "".join(found.groups()[: layout.first]) if layout.first > 0 else None
        return national


@cache
def plan(country_code: int) -> NumberPlan | None:
    """The plan of a country code; None where there is none."""
    from phonenumbers import PhoneMetadata
    from phonenumbers.phonenumberutil import COUNTRY_CODE_TO_REGION_CODE

    regions = COUNTRY_CODE_TO_REGION_CODE.get(country_code)
    if not regions:
        return None
    found = (PhoneMetadata.metadata_for_region_or_calling_code(country_code, region) for region in regions)
    known = [metadata for metadata in found if metadata is not None]
    main = known[0]
    return NumberPlan(
        parts=tuple(_part(each, alone=len(regions) == 1) for each in known),
        dropped=re.compile(main.national_prefix_for_parsing) if main.national_prefix_for_parsing else _NEVER,
        layouts=tuple(_layout(each) for each in main.intl_number_format or main.number_format),
    )


# ------------------------------------------------------------------------------------------------------------------


def _part(metadata: PhoneMetadata, *, alone: bool) -> RegionPlan:
    leading = metadata.leading_digits if not alone else None
    kinds = (getattr(metadata, kind) for kind in _KINDS)
    return RegionPlan(
        leading=re.compile(leading) if leading else None,
        valid=re.compile(f"{_lookahead(metadata.general_desc)}(?:{'|'.join(_alternatives(kinds))})")
        if metadata.general_desc
        else _NEVER,
    )


def _lookahead(description: PhoneNumberDesc) -> str:
    """What every number of the region fulfils, ahead of its kind."""
    return f"(?={_pattern(description)}$)"


def _alternatives(kinds: Iterable[PhoneNumberDesc | None]) -> list[str]:
    found = dict.fromkeys(_pattern(kind) for kind in kinds if kind is not None and kind.national_number_pattern)
    return list(found) or ["(?!)"]


def _pattern(description: PhoneNumberDesc) -> str:
    """A kind of number, of its lengths, as a pattern for the whole of it."""
    lengths: Sequence[int] = description.possible_length
    of_length = f"(?=(?:{'|'.join(f'[0-9]{{{length}}}' for length in lengths)})$)" if lengths else ""
    return f"{of_length}(?:{description.national_number_pattern})"


_REFERENCE = re.compile(r"\\([0-9])|([0-9])|(.)")
r"""``\1 \2-15``: a group of the pattern, a digit of the layout's own, anything else."""


def _layout(written: NumberFormat) -> Grouping:
    return Grouping(
        leading=re.compile(written.leading_digits_pattern[-1]) if written.leading_digits_pattern else None,
        whole=re.compile(written.pattern or ""),
        first=_groups_at_the_beginning(written.format or ""),
    )


def _groups_at_the_beginning(form: str) -> int:
    groups = 0
    for reference in _REFERENCE.finditer(form):
        if reference[2] or (reference[1] and int(reference[1]) != groups + 1):
            return -1
        if not reference[1]:
            return groups or -1
        groups += 1
    return groups
