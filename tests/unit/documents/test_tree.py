from __future__ import annotations

import pytest
import yaml

from abaudit.documents import ListNode, MapNode, Node, ScalarNode, load
from abaudit.documents.tree import MAX_DEPTH
from abaudit.errors import LedgerError, RulesError


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every document is read with libyaml and without it."""
    if request.param == "python":
        monkeypatch.delattr(yaml, "CBaseLoader", raising=False)


def _plain(node: Node) -> object:
    match node:
        case ScalarNode():
            return node.text
        case ListNode():
            return [_plain(item) for item in node.items]
        case MapNode():
            return {key: _plain(entry.value) for key, entry in node.entries.items()}


def _refused(data: bytes) -> list[tuple[int | None, str]]:
    with pytest.raises(LedgerError) as caught:
        load("l.yaml", data, LedgerError)
    return [(problem.line, problem.message) for problem in caught.value.problems]


def test_values_stay_what_was_written() -> None:
    """No word, number or date turns into something else, and quotes are only taken off."""
    data = b"a: NO\nb: 0441\nc: 2026-03-01\nd: ~\ne: 1:30\nf: '7'\ng: [yes, {h: 0x1}]\ni:\n"
    expected = {"a": "NO", "b": "0441", "c": "2026-03-01", "d": "~", "e": "1:30", "f": "7", "g": ["yes", {"h": "0x1"}]}
    assert _plain(load("l.yaml", data, LedgerError)) == {**expected, "i": ""}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_nodes_know_their_physical_lines(newline: str) -> None:
    """Lines count from 1 whatever ends them, comments and a byte order mark included."""
    text = newline.join(["# head", "a:", "  - b", "  - c: |", "      d", "      e", "f: g"])
    root = load("l.yaml", ("\ufeff" + text).encode(), LedgerError)
    items = root.entries["a"].value
    assert isinstance(items, ListNode)
    assert [item.line for item in items.items] == [3, 4]
    assert [(entry.key, entry.line) for entry in root.entries.values()] == [("a", 2), ("f", 7)]


@pytest.mark.parametrize(
    ("data", "line", "word"),
    [
        (b"", None, "empty"),
        (b"# only this\n\n", None, "comments"),
        (b"- a\n", 1, "begin with a key"),
        (b"a: b\n---\nc: d\n", 2, "second document"),
        (b"%YAML 1.1\n---\na: b\n", 1, "%"),
        (b"a: &x b\n", 1, "Anchors"),
        (b"a: 1\nb: *a\n", 2, "Anchors"),
        (b"a: !!int 1\n", 1, "Tags"),
        (b"a: ! b\n", 1, "Tags"),
        (b"a: 1\n<<: {b: 2}\n", 2, "Merging"),
        (b"a: 1\n? [b]\n: c\n", 2, "A key must"),
        (b"a: 1\n'': c\n", 2, "A key must"),
        (b"a:\n  b: 1\n  b: 2\n", 3, "twice, first in line 2"),
        (b"a: 'b\nc: d\n", 1, "never closed"),
        (b"a: b\nc: d: e\n", 2, "colon"),
        (b"a:\n\tb: c\n", 2, "tab"),
        (b'a: "\\q"\n', 1, "backslash"),
        (b"a: @b\n", 1, "quotes"),
        (b"a: [b, c\nd: e\n", 2, "bracket"),
        (b"a: b\nc\n", 2, "no colon"),
        (b"a: b\n c: d\n- e\n", 2, "colon"),
        (b"a:\n  b: c\n d: e\n", 3, "not readable"),
        (b"a: \xe4\n", 1, "UTF-8"),
        (b"\xff\xfea\x00", 1, "UTF-8"),
        (b"a: b\nc: \x00\n", 2, "U+0000"),
        ("a: b\nc: d\u2028e\n".encode(), 2, "U+2028"),
    ],
)
def test_each_fault_of_form_is_told_with_its_line(data: bytes, line: int | None, word: str) -> None:
    """Every kind of document that is not read says why, in which line, and quotes nothing of it."""
    found = _refused(data)
    assert found[0][0] == line
    assert word in found[0][1]


def test_an_error_drags_nothing_of_the_library_along() -> None:
    """The library's own error quotes the document, so it must not be the context of ours."""
    with pytest.raises(LedgerError) as caught:
        load("l.yaml", b"person: 'Anna\n", LedgerError)
    assert caught.value.__context__ is None


def test_faults_that_leave_a_tree_are_told_together() -> None:
    """Anchors, tags and repeated keys are all reported in the order of their lines."""
    lines = [line for line, _message in _refused(b"a: &x 1\nb: *x\nc: !!str 1\na: 2\n")]
    assert lines == [1, 2, 3, 4]


def test_a_repeated_key_is_quoted_only_where_it_looks_like_one() -> None:
    """A name or number in the place of a key stays out of the message."""
    (_line, word), (_other, name) = _refused(b"state: 1\nstate: 2\nAnna Beispiel: 1\nAnna Beispiel: 2\n")
    assert "state" in word
    assert "Anna" not in name


def test_an_alias_bomb_is_refused_without_expanding() -> None:
    """Nine levels of aliases are a list of problems, not a billion nodes."""
    rows = [b"a0: &a0 [x, x]"] + [b"a%d: &a%d [*a%d, *a%d]" % (n, n, n - 1, n - 1) for n in range(1, 40)]
    assert all("Anchors" in message for _line, message in _refused(b"\n".join(rows)))


@pytest.mark.parametrize("bracket", [b"[", b"{a: ", b"- "])
def test_depth_is_bounded(bracket: bytes) -> None:
    """Thousands of nested brackets are refused where they become too deep."""
    assert _refused(b"a:\n  " + bracket * 5000) == [(2, "This is nested too deeply.")]
    deepest = b"a: " + b"[" * (MAX_DEPTH - 1) + b"]" * (MAX_DEPTH - 1)
    assert load("l.yaml", deepest, LedgerError).entries["a"].line == 1


def test_size_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document beyond the limit is refused before anything looks at it."""
    monkeypatch.setattr("abaudit.documents.tree.MAX_BYTES", 8)
    assert "too large" in _refused(b"a: bcdefghi")[0][1]


def test_the_error_is_of_the_kind_asked_for() -> None:
    """Whoever loads says which error a bad document is, and under which name."""
    with pytest.raises(RulesError, match=r"^r\.yaml: "):
        load("r.yaml", b"", RulesError)


def test_nothing_of_the_content_is_in_repr() -> None:
    """Neither keys nor values of a tree appear in its representation."""
    assert "Anna" not in repr(load("l.yaml", b"Anna: {Anna: [Anna]}", LedgerError))
