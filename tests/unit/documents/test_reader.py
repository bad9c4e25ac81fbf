from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from abaudit.documents import Reader, reading
from abaudit.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable


def _problems(text: str, read: Callable[[Reader], object]) -> list[tuple[int | None, str, str]]:
    """What is told when *read* reads the document *text*."""
    with pytest.raises(ConfigError) as caught, reading("c.yaml", text.encode(), ConfigError) as root:
        read(root)
    return [(problem.line, problem.message, problem.hint) for problem in caught.value.problems]


def test_every_kind_of_value_is_read() -> None:
    """Each method gives the value that its name says, and asked-for keys that are missing are empty."""
    text = """
a: ' x '
b: [one, two]
c: three
d: 2026-03-01
e: yes
f: Given
g: {en: Hello, de: Hallo}
h: {i: {j: k}}
l: [{m: 1}, {m: 2}]
n: 7
o: [upload, Upload, erteilt]
"""
    with reading("c.yaml", text.encode(), ConfigError) as root:
        assert root.keys() == tuple("abcdefghlno")
        assert (root.text("a"), root.text("zz"), root.has("a"), root.has("zz")) == ("x", "", True, False)
        assert (root.stands("a"), root.stands("zz")) == (True, False)
        assert (root.texts("b"), root.texts("c"), root.texts("zz")) == (("one", "two"), ("three",), ())
        assert (root.date("d"), root.date("zz")) == (date(2026, 3, 1), None)
        assert (root.boolean("e"), root.boolean("zz"), root.boolean("zz", default=True)) == (True, False, True)
        assert (root.choice("f", ("given",)), root.choice("zz", ("given",))) == ("given", "")
        assert (root.localized("g"), root.localized("zz")) == ((("en", "Hello"), ("de", "Hallo")), ())
        assert root.mapping("h").mapping("i").text("j") == "k"
        assert root.mapping("zz").keys() == ()
        assert [item.integer("m", minimum=0, maximum=9) for item in root.items("l")] == [1, 2]
        assert (root.integer("n", minimum=7, maximum=7), root.integer("zz", minimum=0, maximum=1)) == (7, None)
        assert root.choices("o", ("upload", "given"), words={"erteilt": "given"}) == ("upload", "given")
        assert root.items("zz") == ()
        assert (root.line_of("c"), root.line_of("zz"), root.called("c")) == (4, 2, "c")


@pytest.mark.parametrize(
    ("text", "read", "line", "word"),
    [
        ("x: 1\na: [b]", lambda r: r.text("a"), 2, "one value"),
        ("a: {b: c}", lambda r: r.texts("a"), 1, "a list of values"),
        ("a:\n  - b\n  - ''", lambda r: r.texts("a"), 3, "empty value"),
        ("a: 01.03.26", lambda r: r.date("a"), 1, "2026-03-01 or 01.03.2026"),
        ("a: 2026-02-30", lambda r: r.date("a"), 1, "does not exist"),
        ("a: maybe", lambda r: r.boolean("a"), 1, "not known"),
        ("a: 8", lambda r: r.integer("a", minimum=0, maximum=7), 1, "from 0 to 7"),
        ("a: 1_0", lambda r: r.integer("a", minimum=0, maximum=99), 1, "whole number"),
        ("a: b", lambda r: r.mapping("a"), 1, "keys with values"),
        ("a: b", lambda r: r.items("a"), 1, "list of entries"),
        ("a:\n  - b", lambda r: r.items("a"), 2, "Each entry"),
        ("a: {de: Hallo}", lambda r: r.localized("a"), 1, "“en” is missing"),
        ("b:\na: {tlh: x, en: y}", lambda r: r.localized("a"), 2, "“tlh” is not known"),
        ("\na: b", lambda r: r.text("c", required=True), 2, "“c” is missing"),
        ("a: []", lambda r: r.texts("a", required=True), 1, "“a” is missing"),
        ("a:", lambda r: r.choice("a", ("b",), required=True), 1, "“a” is missing"),
        ("a: b", lambda r: r.header("rules"), 1, "does not say"),
        ("x: 1\nabaudit: ledger/1", lambda r: r.header("rules"), 2, "“ledger/1”"),
        ("abaudit: rules/2", lambda r: r.header("rules"), 1, "another version"),
        ("abaudit: rules/0", lambda r: r.header("rules"), 1, "another version"),
    ],
)
def test_each_wrong_value_is_told(text: str, read: Callable[[Reader], object], line: int, word: str) -> None:
    """Every method notes what is wrong with its value, and in which line."""
    found = _problems(text, read)
    assert any(at == line and word in message for at, message, _hint in found)


def test_unknown_keys_are_told_with_what_they_resemble() -> None:
    """What nobody asked for is reported at every depth; a name in the place of a key is not quoted."""

    def read(root: Reader) -> None:
        root.mapping("rules").choice("severity", ("high",))

    found = _problems("rules:\n  severty: high\nAnna Beispiel: 1\nnumber12345: 2\n", read)
    assert [line for line, _message, _hint in found] == [2, 3, 4]
    assert "“severty”" in found[0][1]
    assert "“severity”" in found[0][2]
    assert all("Anna" not in part and "12345" not in part for _line, *parts in found for part in parts)


def test_a_word_outside_the_vocabulary_is_not_quoted() -> None:
    """A value may be a name that slipped into the wrong place; only what it resembles is named."""
    found = _problems(
        "state: givn\nother: Anna\n", lambda r: (r.choice("state", ("given",)), r.choice("other", ("x",)))
    )
    assert "“given”" in found[0][2]
    assert all("givn" not in part and "Anna" not in part for _line, *parts in found for part in parts)


def test_everything_wrong_is_told_at_once_and_in_order() -> None:
    """Faults of form, wrong values and unknown keys come together, sorted by line, each once."""

    def read(root: Reader) -> None:
        root.date("b")
        root.date("b")
        root.text("a")

    found = _problems("a: &x 1\nb: soon\nc: 1\nb: 2\n", read)
    assert [line for line, _message, _hint in found] == [1, 2, 3, 4]


def test_a_wrong_header_stops_the_reading() -> None:
    """A document of another kind is not read on, so its keys are not reported one by one."""
    assert len(_problems("abaudit: ledger/1\nevents: []\n", lambda r: r.header("rules"))) == 1


def test_a_problem_of_the_caller_is_told_at_its_key() -> None:
    """What only the caller can know is noted at the line of the key that it is about."""

    def read(root: Reader) -> None:
        root.texts("x")
        root.texts("y")
        root.wrong("y", "Bad.", "Mend it.")

    assert _problems("x: 1\ny: 2\n", read) == [(2, "Bad.", "Mend it.")]
