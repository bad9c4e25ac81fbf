"""Markdown: parsed by a CommonMark parser, a name is text and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from abaudit import i18n
from abaudit.audit import audit
from abaudit.model.findings import AuditResult
from abaudit.redact import redact
from abaudit.reports.document import Document
from abaudit.reports.formats import markdown
from abaudit.reports.text.for_markdown import cell, code, inline
from abaudit.reports.text.harmless import safe
from factories import ANNA, book, contact, event, ledger, ruleset, scope
from hostile import HOSTILE
from results_factory import hostile_result, rich_result

PARSER = MarkdownIt("gfm-like", {"html": True, "linkify": False})
ALLOWED = {
    *("heading", "paragraph", "table", "thead", "tbody", "tr", "th", "td", "ordered_list", "bullet_list", "list_item"),
    *("blockquote", "inline", "text", "code_inline", "strong", "softbreak"),
}
MENTION = re.compile(r"(?<![\w`])[@#!~$&^%]\w|https?:|www\.|\w@\w|\bGH-\d", re.IGNORECASE)


def tokens(text: str) -> Iterator[Token]:
    """Every token of *text*, the inline ones too."""
    for token in PARSER.parse(text):
        yield token
        yield from token.children or ()


def kinds(text: str) -> set[str]:
    """What occurs in *text*."""
    return {re.sub("_(open|close)$", "", token.type) for token in tokens(text)}


def tables(result: AuditResult) -> list[list[list[str]]]:
    """The tables as rows of cells, each cell as a reader sees it."""
    found: list[list[list[str]]] = []
    parsed = PARSER.parse(markdown.render(Document(result)).decode())
    for index, token in enumerate(parsed):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in {"td_open", "th_open"}:
            found[-1][-1].append("".join(child.content for child in parsed[index + 1].children or ()))
    return found


def test_the_work_lists_are_tables() -> None:
    """Each list is a table whose rows have as many cells as its heading."""
    remove, ask, *others = tables(rich_result())
    assert remove[0] == ["Name", "Number", "Why", "Rules", "File", "Line", "Done"]
    assert [row[0] for row in remove[1:]] == ["Bernd Muster", "Bernd Muster"]
    assert len(ask) == 5
    assert len(others) == 4
    for table in (remove, ask, *others):
        assert len({len(row) for row in table}) == 1


def test_answer_measures_sources_and_box_are_there() -> None:
    """A ticket says the answer first, what to do, what it rests on, and what it does not say."""
    text = markdown.render(Document(rich_result())).decode()
    assert text.startswith("# Numbers that would reach WhatsApp, 2026-11-23\n\n5 of 10 numbers")
    assert "1. Look at the 1 place" in text
    assert "4" * 64 in text
    assert "> Not checked" in text
    assert kinds(text) <= ALLOWED


def test_a_clean_audit_says_what_was_looked_at() -> None:
    """Without any list the counts and the box remain."""
    written = ledger(event("given", ANNA, "Anna Beispiel"))
    text = markdown.render(
        Document(audit([book(contact("Anna Beispiel", ANNA))], written, ruleset(), scope()))
    ).decode()
    assert "Looked at: 1 contacts" in text
    assert "Not checked" in text
    assert "## First measures" not in text


@pytest.mark.parametrize("text", HOSTILE, ids=[ascii(text)[:24] for text in HOSTILE])
def test_a_hostile_name_is_text(text: str) -> None:
    """No name becomes HTML, a link, an image, a heading, a list or another cell."""
    result = hostile_result(text)
    made = markdown.render(Document(result)).decode()
    assert kinds(made) <= ALLOWED
    tame = tables(hostile_result("Anna Beispiel"))
    assert [len(table) for table in tables(result)] == [len(table) for table in tame]
    assert not [token.content for token in tokens(made) if token.type == "text" and MENTION.search(token.content)]


@given(st.text(max_size=80))
def test_any_text_is_shown_and_does_nothing(text: str) -> None:
    """Whatever is written, the reader sees its words, and the parser nothing but text and code."""
    found = list(tokens(inline(text)))
    assert {re.sub("_(open|close)$", "", token.type) for token in found} <= {
        "paragraph",
        "inline",
        "text",
        "code_inline",
    }
    seen = "".join(token.content for token in found if token.type in {"text", "code_inline"})
    expected = safe(text, 2000).replace("`", "'").replace("|", "¦")
    assert "".join(seen.split()) == "".join(expected.split())
    assert not [token for token in found if token.type == "text" and MENTION.search(token.content)]


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_one_cell(one: str, other: str) -> None:
    """Two texts beside each other are two cells."""
    table = f"| a | b |\n| --- | --- |\n| {cell(one)} | {cell(other)} |\n"
    parsed = PARSER.parse(table)
    assert [token.type for token in parsed].count("td_open") == 2
    assert [token.type for token in parsed].count("tr_open") == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Max Müller-Lüdenscheidt", "Max Müller-Lüdenscheidt"),
        ("+49 171 ••••• 01", "+49 171 ••••• 01"),
        ("“Remove”, then audit (again).", "“Remove”, then audit (again)."),
        ("on 2026-11-23, 23.11.2026.", "on 2026-11-23, 23.11.2026."),
        ("see abaudit.yaml.", "see `abaudit.yaml`."),
        ("@anna", "`@anna`"),
        ("#1 gh-2", "`#1 gh-2`"),
        ("1. one", "`1`. one"),
        ("- one", "`-` one"),
        ("a|b`c", "`a¦b'c`"),
        ("0123abcd", "`0123abcd`"),
        ("", ""),
    ],
)
def test_inline(text: str, expected: str) -> None:
    """Plain words stay plain; what could mean something stands in code."""
    assert inline(text) == expected


def test_code() -> None:
    """A code span holds its text, whatever is in it; nothing is nothing."""
    assert code("a `b` | c") == "`a 'b' ¦ c`"
    assert code("") == ""


def test_under_id_the_ids_are_shown() -> None:
    """Without names the tables hold contacts' numbers and pseudonyms."""
    (row, *_others) = tables(redact(rich_result(), "id"))[0][1:]
    assert row[:2] == ["C-0002", next(each.id for each in rich_result().rows if each.number == "+491713920002")]


def test_it_speaks_german() -> None:
    """Headings are in the language in use."""
    i18n.use("de")
    try:
        text = markdown.render(Document(rich_result())).decode()
    finally:
        i18n.use("en")
    assert "## Vom Telefon nehmen (2)" in text
    assert "| Name | Nummer | Warum |" in text
    assert kinds(text) <= ALLOWED
