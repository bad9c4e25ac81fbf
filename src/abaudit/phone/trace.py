"""The steps by which a text was read as a number, each in words.

`trace` walks the path of `abaudit.phone.careful` once more, by the same functions, and tells what each of them did;
what the steps lead to is what `abaudit.phone.read` says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from abaudit.i18n import N_
from abaudit.model.readings import NONE_REASONS, REVIEW_REASONS, Exact, NoNumber, Review
from abaudit.phone import pieces, plan, read, text as texts
from abaudit.phone.careful import LONGEST, understood
from abaudit.phone.doubts import doubt
from abaudit.phone.shape import shape_of
from abaudit.phone.ways import ways_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from abaudit.phone.shape import NumberShape
    from abaudit.phone.ways import Way

STEPS: dict[str, str] = {
    "says": N_("The field says “{text}”."),
    "second-look": N_("Read at a second look, without what surely is not part of the number, as “{text}”."),
    "blank": N_("There is nothing in the field that a number could be read from."),
    "plain": N_("Signs made plain; quotes, prefixes and hidden characters taken off: “{text}”."),
    "label": N_("Cut off, because it is only a label: “{label}”."),
    "digits": N_("The digits, without what stands between them: {digits}."),
    "plus": N_("A plus stands before them, so they begin with a country code: {code} ({country})."),
    "dialled-abroad": N_(
        "{prefix} is what is dialled for calls abroad; taken off. Then follows the country code {code} ({country})."
    ),
    "trunk-dropped": N_("The {trunk} behind the country code is dialled only inside the country; taken off."),
    "trunk": N_("The trunk prefix {trunk} taken off, and the country code {code} ({country}) put before."),
    "complete": N_("The number is written whole without any prefix; the country code {code} ({country}) put before."),
    "valid": N_("The number plan ({country}) has {number}, digit for digit, and the digits can be no other number."),
    "several-ways": N_("The digits can be several valid numbers: {numbers}."),
    "no-way": N_("No number plan has these digits as one number in the way they are written."),
    "doubt": N_("The digits alone would be {number}, but the way of writing leaves a doubt."),
    "exact": N_("Read as {number}."),
    "review": N_("Not read as one number beyond doubt. {reason}"),
    "pieces": N_("It was not cut, because not every piece is one number on its own: “{text}”."),
    "candidates": N_("It may mean {numbers}."),
    "none": N_("No number of a person. {reason}"),
}
"""Code of a step → its sentence, marked for translation, with the step's values in braces."""

PRIVATE = frozenset({"text", "label", "digits", "number", "numbers"})
"""The values that are personal data."""

TRANSLATED = frozenset({"country", "reason"})
"""The values that are sentences or words marked for translation themselves."""


@dataclass(frozen=True, slots=True)
class ReadingStep:
    """One step of a reading: a key of `STEPS`, and the values that its sentence needs."""

    code: str
    values: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    def value(self, name: str) -> str:
        """The value *name*; `KeyError` where the step has none of this name."""
        return dict(self.values)[name]


def trace(text: str, region: str) -> tuple[ReadingStep, ...]:
    """How *text* is read when dialled from *region*; the last steps say what `abaudit.phone.read` says."""
    again = understood(text, region)
    if again:
        second = _step("second-look", text=again)
        return (_step("says", text=text), second, *list(_steps(again, region))[1:], *_outcome(text, region))
    return (*_steps(text, region), *_outcome(text, region))


# ------------------------------------------------------------------------------------------------------------------

_COUNTRIES = {
    1: N_("North America"),
    7: N_("Russia and Kazakhstan"),
    31: N_("Netherlands"),
    32: N_("Belgium"),
    33: N_("France"),
    34: N_("Spain"),
    39: N_("Italy"),
    41: N_("Switzerland"),
    43: N_("Austria"),
    44: N_("United Kingdom"),
    45: N_("Denmark"),
    48: N_("Poland"),
    49: N_("Germany"),
    90: N_("Turkey"),
    352: N_("Luxembourg"),
    420: N_("Czechia"),
    423: N_("Liechtenstein"),
}
"""Country code → name, for the plans that a reader of this program is likeliest to meet."""

_BEYOND_COUNTRIES = "001"


def _steps(written: str, region: str) -> Iterator[ReadingStep]:
    """Everything before the outcome; the order of the questions is that of `read_one`."""
    yield _step("says", text=written)
    plain = texts.plain(written)
    text = plain.text
    if texts.is_blank(text):
        yield _step("blank")
        return
    if text != written:
        yield _step("plain", text=text)
    if _is_no_plain_number(text):
        return
    body, fault = texts.number_part(text)
    if texts.looks_damaged(body) or texts.looks_technical(body) or text.startswith(("*", "#")):
        return
    fault = plain.problem or texts.fault_between(body) or fault
    shape = None if fault else shape_of(body)
    if shape is not None:
        yield from _labels(text, body)
        yield _step("digits", digits=("+" if shape.plus else "") + shape.digits)
        yield from _found(shape, region)


def _is_no_plain_number(text: str) -> bool:
    """Whether *text* is refused before its digits are looked at."""
    return (
        len(text) > LONGEST
        or texts.is_code(text)
        or texts.is_address(text)
        or texts.looks_damaged(text)
        or not texts.has_digits(text)
    )


def _labels(text: str, body: str) -> Iterator[ReadingStep]:
    """What was cut off around *body*, which holds the first and the last digit of *text*."""
    start = text.find(body)
    for label in (text[:start].strip(), text[start + len(body) :].strip(" .")):
        if label:
            yield _step("label", label=label)


def _found(shape: NumberShape, region: str) -> Iterator[ReadingStep]:
    """How the digits become a number, or why they do not."""
    ways = ways_of(shape, region)
    if not ways:
        yield _step("no-way")
    elif len(ways) > 1:
        yield _step("several-ways", numbers=_listed(way.e164 for way in ways))
    else:
        yield from _way(shape, ways[0])
        if doubt(shape, ways[0], region):
            yield _step("doubt", number=ways[0].e164)
        else:
            yield _step("valid", number=ways[0].e164, country=_country(ways[0].country_code))


def _way(shape: NumberShape, way: Way) -> Iterator[ReadingStep]:
    """Prefixes taken off and put before."""
    code, country = str(way.country_code), _country(way.country_code)
    trunk = shape.digits[way.start : way.start + way.trunk]
    if way.via == "region":
        if trunk:
            yield _step("trunk", trunk=trunk, code=code, country=country)
        else:
            yield _step("complete", code=code, country=country)
        return
    if shape.plus:
        yield _step("plus", code=code, country=country)
    else:
        yield _step("dialled-abroad", prefix=shape.digits[: way.start - len(code)], code=code, country=country)
    if trunk:
        yield _step("trunk-dropped", trunk=trunk)


def _outcome(text: str, region: str) -> Iterator[ReadingStep]:
    match read(text, region):
        case Exact(e164=e164):
            yield _step("exact", number=e164)
        case Review(reason=reason, candidates=candidates):
            yield _step("review", reason=REVIEW_REASONS[reason])
            if parts := pieces(text, region):
                yield _step("pieces", text=" | ".join(part for part, _reading in parts))
            if candidates:
                yield _step("candidates", numbers=_listed(candidates))
        case NoNumber(reason=reason):
            yield _step("none", reason=NONE_REASONS[reason])


def _country(country_code: int) -> str:
    region = plan.home(country_code)
    return _COUNTRIES.get(country_code) or (N_("no single country") if region == _BEYOND_COUNTRIES else region)


def _listed(numbers: Iterable[str]) -> str:
    return ", ".join(numbers)


def _step(code: str, /, **values: str) -> ReadingStep:
    return ReadingStep(code, tuple(values.items()))
