"""The seven rules of reading one number: EXACT only where the text says this number and can say no other.

1. signs are made plain, 2. wrappings and 3. labels come off (`text`), 4. the number has a prefix and 5. every digit
written is in it (`ways`), 6. the plan has it (`plan`) and the way of writing leaves room for no other (`doubts`),
7. short numbers and dialling codes are no number of a person (`explain`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abaudit.model.readings import Exact, NoNumber, Reading, Review
from abaudit.phone import explain, text as texts
from abaudit.phone.doubts import doubt
from abaudit.phone.shape import shape_of
from abaudit.phone.ways import ways_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abaudit.phone.shape import NumberShape

LONGEST = 100
"""Characters that one number may take with its label; longer texts are not looked at more closely."""

MOST_CANDIDATES = 5


def read_one(raw: str, region: str) -> Reading:
    """What *raw* says as one number dialled from *region*; separators of several numbers only make it a REVIEW."""
    plain = texts.plain(raw)
    reading = _first_look(plain, region)
    if isinstance(reading, Review) and not plain.problem and len(plain.text) <= LONGEST:
        return next((again for _text, again in _second_looks(plain.text, region)), reading)
    return reading


def understood(raw: str, region: str) -> str:
    """The text as which *raw* was read at a second look; empty where the first one decided."""
    plain = texts.plain(raw)
    if plain.problem or len(plain.text) > LONGEST or not isinstance(_first_look(plain, region), Review):
        return ""
    return next((text for text, _again in _second_looks(plain.text, region)), "")


# ------------------------------------------------------------------------------------------------------------------


def _second_looks(text: str, region: str) -> Iterator[tuple[str, Exact | NoNumber]]:
    """What a second look makes of *text* (see `second_look`): each clearer way to write it, and its reading."""
    from abaudit.phone.second_look import clearer, inside_or_service

    reason = inside_or_service(text, region)
    if reason:
        yield text, NoNumber(reason)
    for other in clearer(text, region):
        reading = _first_look(texts.plain(other), region)
        if isinstance(reading, Exact):
            yield other, reading


def _first_look(plain: texts.Plain, region: str) -> Reading:
    text = plain.text
    if texts.is_blank(text):
        return NoNumber("empty")
    if len(text) > LONGEST:
        return Review("too-long")
    if texts.is_code(text) and not _has_number(texts.code_runs(text), region):
        return NoNumber("dialling-code")
    if texts.is_address(text):
        return _refused("web-or-mail-address", "+" + "".join(_LONG_RUN.findall(text)[:1]), region)
    if texts.looks_damaged(text):
        return _refused("spreadsheet-damage", text.split(".")[0], region)
    if not texts.has_digits(text):
        return Review("no-digits")
    body, fault = texts.number_part(text)
    if texts.looks_damaged(body):
        return _refused("spreadsheet-damage", body.split(".")[0], region)
    if texts.looks_technical(body):
        return Review("not-a-number")
    if text.startswith(("*", "#")):
        return _refused("dialling-code", body, region)
    fault = plain.problem or texts.fault_between(body) or fault
    shape = None if fault else shape_of(body)
    if shape is None:
        return _refused(fault or "odd-signs", body, region)
    reading = _decided(shape, region)
    if isinstance(reading, NoNumber) and texts.names_more_than_a_service(text):
        return Review("letters")
    return reading


_BETWEEN_NUMBERS = re.compile(r"[^0-9 ()./+-]+|(?<=[0-9 ])(?=\+)")

_LONG_RUN = re.compile("[1-9][0-9]{7,}")


def _has_number(runs: list[str], region: str) -> bool:
    """Whether one of the *runs* of digits in a code, or all of them together, are a number."""
    shapes = [shape for digits in (*runs, "".join(runs)) if (shape := shape_of(digits))]
    return any(isinstance(_decided(shape, region), Exact) for shape in shapes)


def _decided(shape: NumberShape, region: str) -> Reading:
    ways = ways_of(shape, region)
    if not ways:
        return explain.explained(shape, region)
    if len(ways) > 1:
        return Review("added-or-dropped-digits", tuple(way.e164 for way in ways))
    return doubt(shape, ways[0], region) or Exact(ways[0].e164, ways[0].via)


def _refused(reason: str, body: str, region: str) -> Review:
    """REVIEW for *reason*, with the numbers that *body* or parts of it would be on their own."""
    pieces = _BETWEEN_NUMBERS.split(body)
    shapes = [shape for piece in pieces if (shape := shape_of(piece.strip(" -./")))]
    readings = [_decided(shape, region) for shape in shapes]
    exact = tuple(dict.fromkeys(reading.e164 for reading in readings if isinstance(reading, Exact)))
    if len(exact) > 1 and reason in {"letters", "odd-signs", "pause-digits"}:
        reason = "several-numbers"
    if not exact and len(readings) == 1 and isinstance(readings[0], Review):
        exact = readings[0].candidates
    return Review(reason, exact[:MOST_CANDIDATES])
