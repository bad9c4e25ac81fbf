"""The result for machines, over generated results."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given, settings, strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from abaudit.audit import audit
from abaudit.model.consent import Event, State
from abaudit.model.contacts import Column, Contact, Span, Unread
from abaudit.model.findings import AuditResult
from abaudit.redact import redact
from abaudit.reports import FORMATS, by_name
from abaudit.reports.commands.inspection import Inspection, to_json, to_text
from abaudit.reports.json_result import dump, render
from abaudit.reports.text.harmless import whole
from abaudit.results import document
from factories import ANNA, BERND, CLARA, OFFICE, book, contact, event, ledger, ruleset, scope

SCHEMAS = Path(__file__).parents[3] / "src" / "abaudit" / "schemas"

texts = st.text(st.characters(), max_size=12)
raws = st.sampled_from((ANNA, BERND, OFFICE, "0171 3920001", "3920001", "112", "", "*100#", f"{ANNA};ext=5")) | texts
contacts = st.builds(
    lambda name, organisation, numbers, groups, label: _labelled(
        replace(contact(name, *numbers, organisation=organisation), groups=tuple(groups)), label
    ),
    texts,
    texts,
    st.lists(raws, max_size=4),
    st.lists(texts, max_size=2),
    texts,
)
unread = st.lists(
    st.builds(
        Unread,
        st.none() | st.integers(1, 9),
        st.integers(1, 99),
        st.just(Span(0, 1)),
        st.just("vcard-x"),
        st.just("Nobody knows."),
    ),
    max_size=2,
)
books = st.lists(st.tuples(st.lists(contacts, max_size=3), unread, texts), min_size=1, max_size=3)
events = st.lists(st.builds(event, st.sampled_from(State), st.sampled_from((ANNA, BERND, CLARA)), texts), max_size=4)


def _labelled(given: Contact, label: str) -> Contact:
    return replace(
        given, entries=tuple(replace(entry, kinds=("cell", "custom"), label=label) for entry in given.entries)
    )


def result_of(pages: list[tuple[list[Contact], list[Unread], str]], written: list[Event] | None) -> AuditResult:
    """An audit of generated exports, with a table's columns in each."""
    exports = [book(*page, name=name, unread=missed) for page, missed, name in pages]
    consents = ledger(*written) if written is not None else None
    result = audit(exports, consents, ruleset(), scope())
    tables = tuple(
        replace(one, phone_columns=(Column(0, one.name),), columns_aside=(Column(1, ""),)) for one in result.run.exports
    )
    return replace(result, run=replace(result.run, exports=tables))


@cache
def schema(name: str) -> Draft202012Validator:
    """A published schema, ready to validate."""
    return Draft202012Validator(
        json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8")), format_checker=FormatChecker()
    )


@settings(max_examples=60)
@given(books, st.none() | events, st.sampled_from(["id", "masked", "full"]))
def test_every_result_fits_its_schema(
    pages: list[tuple[list[Contact], list[Unread], str]], written: list[Event] | None, show: str
) -> None:
    """Whatever an audit finds and however much is shown, the document is what the schema says."""
    result = redact(result_of(pages, written), show)  # type: ignore[arg-type]  # one of the three
    rendered = render(result)
    schema("result").validate(json.loads(rendered))
    assert json.loads(rendered) == json.loads(whole(json.dumps(document(result), ensure_ascii=False)))


@settings(max_examples=60)
@given(books, st.booleans())
def test_every_inspection_fits_its_schema(pages: list[tuple[list[Contact], list[Unread], str]], full: bool) -> None:
    """Whatever a reader saw, ``inspect`` tells it as the schema says, and as lines without control characters."""
    exports = tuple(book(*page, name=name, unread=missed) for page, missed, name in pages)
    seen = Inspection(exports, "DE", full=full)
    schema("inspect").validate(json.loads(to_json(seen)))
    text = to_text(seen)
    assert not [sign for sign in text if sign != "\n" and ord(sign) < 32]
    assert seen.status in {0, 3, 4}


@given(st.dictionaries(st.text(st.characters()), st.text(st.characters()), max_size=4))
def test_a_dump_is_read_back_as_it_was(value: dict[str, str]) -> None:
    """No text is lost or changed, be it a control character or a turned direction; halves of signs are U+FFFD."""
    whole = {re.sub("[\ud800-\udfff]", "\ufffd", key): text for key, text in value.items()}
    assume(len(whole) == len(value))
    data = dump(value)
    assert json.loads(data) == {key: re.sub("[\ud800-\udfff]", "\ufffd", text) for key, text in whole.items()}
    assert data.endswith(b"}\n")
    text = data.decode()
    assert not [sign for sign in text if sign != "\n" and (ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0)]
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u2028\u2029\ufeff")


def test_readable_text_stays_readable() -> None:
    """Umlauts, other scripts and emoji are written as they are."""
    assert "Größe 李 😀" in dump({"name": "Größe 李 😀"}).decode()


@pytest.mark.parametrize("name", ["json", "terminal"])
def test_every_format_renders_bytes(name: str) -> None:
    """Each format that ``-o`` can name writes UTF-8 with plain line ends."""
    result = result_of([([contact("Größe \ud800", BERND)], [], "a.vcf")], None)
    found = by_name(name)
    assert found is not None
    data = found.render(result)
    assert data.decode().endswith("\n")
    assert b"\r" not in data


def test_formats_are_sorted_and_others_unknown() -> None:
    """The list that the help shows is in order, and a name that is not in it is none."""
    names = [known.name for known in FORMATS]
    assert names == sorted(names)
    assert by_name("yaml") is None
