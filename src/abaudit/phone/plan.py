"""What the number plans say: the only place that speaks to ``phonenumbers``, which is imported when first asked.

A number travels here as its country code and its national significant number (*national*, a string of ASCII digits
that keeps leading zeros).
"""

from __future__ import annotations

import re
import sys
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from abaudit.phone import patterns

if TYPE_CHECKING:
    from types import ModuleType

    from phonenumbers import PhoneMetadata, PhoneNumber

MOST_DIGITS = 15
"""Of an E.164 number, country code included."""

LONGEST_ORDINARY = 11
"""Digits of an ordinary national number in a plan with open lengths; only direct dials are longer."""


class Dialling(NamedTuple):
    """How one region dials."""

    country_code: int
    trunk: str
    """What stands before an area code when dialled inside the country ("0", "8", "06"), or ""."""
    international: re.Pattern[str]
    """What stands before a country code when dialled from there."""


def regions() -> tuple[str, ...]:
    """Every region whose plan is known, as upper-case ISO 3166 codes, sorted."""
    return tuple(sorted(_library().SUPPORTED_REGIONS))


def is_region(code: str) -> bool:
    """Whether *code* is a region whose plan is known."""
    return code in _library().SUPPORTED_REGIONS


def library_version() -> str:
    """The version of ``phonenumbers``, without importing it where it is not in use yet."""
    loaded = sys.modules.get("phonenumbers")
    if loaded is not None:
        return str(loaded.__version__)
    from importlib.metadata import version

    return version("phonenumbers")


@cache
def dialling(region: str) -> Dialling | None:
    """How *region* dials; None for a region without a known plan."""
    library = _library()
    metadata = library.PhoneMetadata.metadata_for_region(region, None)
    if metadata is None:
        return None
    return Dialling(
        country_code=metadata.country_code,
        trunk=metadata.national_prefix or "",
        international=re.compile(metadata.international_prefix),
    )


def home(country_code: int) -> str:
    """The region that a country code names first, e.g. US for 1; "001" for codes that belong to no country."""
    region: str = _library().region_code_for_country_code(country_code)
    return region


def country_code_of(digits: str) -> int | None:
    """The country code at the beginning of *digits*; no code is the beginning of another."""
    known = _library().COUNTRY_CODE_TO_REGION_CODE
    heads = (digits[:size] for size in (1, 2, 3) if len(digits) >= size and digits[0] != "0")
    return next((int(head) for head in heads if int(head) in known), None)


def codes(e164: str) -> tuple[str, str]:
    """Country code and area or network code of a number in E.164 without its plus; empty where the plan has none."""
    country = country_code_of(e164)
    if country is None:
        return "", ""
    national = e164[len(str(country)) :]
    return str(country), first_group(country, national) if is_valid(country, national) else ""


@lru_cache(maxsize=1 << 15)
def is_valid(country_code: int, national: str) -> bool:
    """Whether the plan has this number, digit for digit: nothing added, nothing dropped when it is read again."""
    if len(national) < 2 or len(str(country_code)) + len(national) > MOST_DIGITS:
        return False
    plan = patterns.plan(country_code)
    return plan is not None and plan.is_valid(national) and _reads_back(plan, country_code, national)


def number_of(country_code: int, national: str) -> PhoneNumber:
    """The library's own form of a number."""
    zeros = min(len(national) - len(national.lstrip("0")), len(national) - 1)
    library = _library()
    number: PhoneNumber = library.PhoneNumber(
        country_code=country_code,
        national_number=int(national),
        italian_leading_zero=True if zeros else None,
        number_of_leading_zeros=zeros if zeros > 1 else None,
    )
    return number


def is_mobile(country_code: int, national: str) -> bool:
    """Whether a valid number may be a mobile one."""
    library = _library()
    kinds = library.PhoneNumberType
    return bool(library.number_type(number_of(country_code, national)) in (kinds.MOBILE, kinds.FIXED_LINE_OR_MOBILE))


def is_of_a_mobile(e164: str) -> bool:
    """Whether a valid number can only be a mobile one; where a plan does not tell them apart (+1), nothing is sure."""
    library = _library()
    kind = library.number_type(library.parse(e164))
    return bool(kind == library.PhoneNumberType.MOBILE)


@cache
def has_open_lengths(country_code: int) -> bool:
    """Whether numbers of this country differ so much in length that two of them in a row may pass for one."""
    description = _metadata(country_code).general_desc
    lengths = description.possible_length if description else ()
    return max(lengths, default=0) - min(lengths, default=0) > 3


def first_group(country_code: int, national: str) -> str:
    """The digits of the area code or mobile network code of a valid number, as its plan groups them."""
    plan = patterns.plan(country_code)
    found = plan.first_group(national) if plan else None
    if found is None:
        library = _library()
        shown = library.format_number(number_of(country_code, national), library.PhoneNumberFormat.INTERNATIONAL)
        found = str(re.findall("[0-9]+", shown)[1])
    return found


def is_complete_without_trunk(country_code: int, national: str) -> bool:
    """Whether a valid number is written at home just so, without any trunk prefix.

    That holds where a plan has none (Spain, Poland, Italy) and where its own way of writing leaves it out (North
    America, Brazil).  Where numbers differ much in length, a town's local numbers may pass for whole ones, so that
    nothing without the prefix is whole.
    """
    library = _library()
    if not dialling_trunk(country_code):
        return True
    shown = library.format_number(number_of(country_code, national), library.PhoneNumberFormat.NATIONAL)
    groups = re.findall("[0-9]+", shown)
    return "".join(groups) == national and len(groups) > 1 and not has_open_lengths(country_code)


@cache
def dialling_trunk(country_code: int) -> str:
    """The trunk prefix of the country, or ""."""
    found = dialling(home(country_code))
    return found.trunk if found else ""


def argentine_area(ten: str) -> int:
    """How many of the ten digits of an Argentine number are its area code; 0 where they are no valid mobile number."""
    mobile = f"9{ten}"
    if not is_valid(54, mobile):
        return 0
    library = _library()
    shown = library.format_number(number_of(54, mobile), library.PhoneNumberFormat.INTERNATIONAL)
    return len(re.findall("[0-9]+", shown)[2])


def lenient(text: str, region: str) -> str | None:
    """What the library's forgiving parser makes of *text*, as E.164: a candidate to name, never a reading."""
    library = _library()
    try:
        number = library.parse(text, region or None)
    except library.NumberParseException:
        return None
    e164 = str(library.format_number(number, library.PhoneNumberFormat.E164))
    return e164 if library.is_valid_number(number) and len(e164) <= MOST_DIGITS + 1 else None


def short_number(digits: str, region: str) -> str | None:
    """The reason of `NONE_REASONS` for a short number that *region*'s plan knows, or None.

    Messages to a short code and numbers inside one network do not count.  Where *digits* could be a subscriber of the
    same town, the plan must name the service's cost, or the number begin with 1, as subscribers' numbers do not.
    """
    library = _library()
    metadata = library.PhoneMetadata.short_metadata_for_region(region)
    if metadata is None:
        return None

    def listed(kind: str) -> bool:
        listing = getattr(metadata, kind)
        pattern = listing.national_number_pattern if listing else None
        return pattern is not None and re.fullmatch(pattern, digits) is not None

    if listed("emergency"):
        return "emergency-number"
    if not listed("short_code") or listed("sms_services") or listed("carrier_specific"):
        return None
    local = library.PhoneMetadata.metadata_for_region(region).general_desc.possible_length_local_only
    if len(digits) in local and digits[0] != "1":
        known = any(listed(kind) for kind in ("toll_free", "standard_rate", "premium_rate"))
        return "service-number" if known else None
    return "service-number"


# ------------------------------------------------------------------------------------------------------------------


@cache
def _library() -> ModuleType:
    import phonenumbers

    remember_patterns = getattr(phonenumbers, "enable_pattern_cache", None)  # since 9.0.43
    if remember_patterns is not None:
        remember_patterns()
    return phonenumbers


def _reads_back(plan: patterns.NumberPlan, country_code: int, national: str) -> bool:
    """Whether the parser keeps every digit; it can only drop some where the plan's own prefix rule fits."""
    if not plan.dropped.match(national):
        return True
    written = f"+{country_code}{national}"
    return lenient(written, "") == written


@cache
def _metadata(country_code: int) -> PhoneMetadata:
    metadata: PhoneMetadata = _library().PhoneMetadata.metadata_for_region_or_calling_code(
        country_code, home(country_code)
    )
    return metadata
