"""The page as a document: sound HTML, its policy, its order, complete, private and the same every time."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from justhtml import JustHTML

from abaudit import i18n, results
from abaudit.audit import audit
from abaudit.model.findings import AuditResult, Finding
from abaudit.redact import redact
from abaudit.reports import by_name, json_result
from abaudit.reports.document import Document
from abaudit.reports.formats import html_page
from abaudit.reports.text import days
from factories import ANNA, BERND, book, contact, event, ledger, ruleset, scope
from named_result import named_result

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "<!-- ",
    "]]>",
    "javascript:alert(1)",
    '=HYPERLINK("https://x.example")',
    "#eval(1)",
    "{{ 7*7 }} {% raw %} ${x} {name} %s",
    "&lt;b&gt; &amp;amp; &#x202e;",
    "\x1b[31mred\x1b[0m",
    "\u202eesrever\u202c",
    "two\nlines\r\nand\ta tab\u2028",
    "a\x00b\ud800c\ufffe",
    "x" * 10_000,
    "😀👩‍👩‍👧‍👦🇩🇪",
    "李小龍",
    "مرحبا שלום",
    "",
)


@pytest.fixture(params=i18n.LANGUAGES)
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each language once."""
    i18n.use(request.param)
    yield request.param
    i18n.use("en")


def page_of(result: AuditResult) -> JustHTML:
    """The page of *result*, read by a parser that refuses every error of the standard."""
    return JustHTML(html_page.render(Document(result)).decode(), sanitize=False, strict=True)


def said(node: Any, attribute: str) -> str:
    """What an attribute of an element of the page says."""
    return str(node.attrs[attribute])


def text_of(page: JustHTML, selector: str) -> list[str]:
    """The text of every element that fits."""
    return [node.to_text() for node in page.query(selector)]


def nothing_found() -> AuditResult:
    """An audit without findings."""
    return audit(
        [book(contact("Anna Beispiel", ANNA))], ledger(event("given", ANNA, "Anna Beispiel")), ruleset(), scope()
    )


@pytest.mark.parametrize("show", ["id", "masked", "full"])
def test_the_page_is_sound_html(spoken: str, show: str) -> None:
    """No parse error, one title, one main heading, the language said, every id once, every reference answered."""
    page = page_of(redact(named_result(), show))  # type: ignore[arg-type]  # one of the three
    assert [said(node, "lang") for node in page.query("html")] == [spoken]
    assert len(page.query("title")) == len(page.query("h1")) == len(page.query("main")) == 1
    ids = [said(node, "id") for node in page.query("[id]")]
    assert len(ids) == len(set(ids))
    wanted = [
        said(node, name) for name in ("for", "aria-labelledby", "aria-controls") for node in page.query(f"[{name}]")
    ]
    wanted += [said(node, "href").removeprefix("#") for node in page.query("a")]
    assert set(wanted) <= set(ids)


@pytest.mark.usefixtures("spoken")
def test_headings_come_in_order() -> None:
    """No level is skipped on the way down."""
    for result in (named_result(), nothing_found(), _without_ledger()):
        levels = [int(node.name[1]) for node in page_of(result).query("h1, h2, h3, h4")]
        assert levels[0] == 1
        assert all(below - above <= 1 for above, below in pairwise(levels))


def test_the_policy_names_the_one_style_and_the_one_script() -> None:
    """Nothing may run but the two whose digests stand in the policy, nothing is fetched, and nothing stands inline."""
    text = html_page.render(Document(named_result())).decode()
    page = JustHTML(text, sanitize=False, strict=True)
    (policy,) = page.query('meta[http-equiv="Content-Security-Policy"]')
    directives = dict(part.strip().split(" ", 1) for part in said(policy, "content").split(";"))
    assert directives["default-src"] == directives["base-uri"] == directives["form-action"] == "'none'"
    for kind in ("style", "script"):
        (inside,) = re.findall(rf"<{kind}>(.*?)</{kind}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert directives[f"{kind}-src"] == f"'sha256-{digest}'"
    assert text.index("Content-Security-Policy") < text.index("<style>")
    attributes = {name for node in page.query("*") for name in node.attrs or ()}
    assert not {name for name in attributes if name in {"style", "src", "srcset", "action"} or name.startswith("on")}
    assert [said(node, "content") for node in page.query('meta[name="referrer"]')] == ["no-referrer"]
    assert "url(http" not in text
    assert "@import" not in text


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_no_name_becomes_markup(name: str) -> None:
    """Whatever a person, file, column, reason or number is called, the page has the elements of any other."""
    ordinary = page_of(named_result("Bernd Muster", "3920002"))
    page = page_of(named_result(name, f"{name[:60]} 12"))
    assert len(page.query("script")) == len(page.query("style")) == 1
    assert not page.query("img") + page.query("iframe") + page.query("object") + page.query("embed")
    kinds = {node.name for node in ordinary.query("*")}
    assert {node.name for node in page.query("*")} <= kinds
    assert len(page.query("tbody tr")) == len(ordinary.query("tbody tr"))


def test_a_name_is_shown_as_it_is() -> None:
    """Markup in a name is read by people, not by the browser."""
    name = "<b>Bernd</b> & Söhne"
    cells = text_of(page_of(named_result(name)), "tbody th")
    assert name in cells


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("show", ["id", "masked"])
def test_nothing_of_a_person_is_on_a_page_for_others(show: str) -> None:
    """No name, number, file name, header, group, declared text or reason of a waiver; not in attributes either."""
    result = redact(named_result("Xaverqwert Yzzzname", "9391777"), show)  # type: ignore[arg-type]  # one of both
    text = html_page.render(Document(result)).decode()
    for secret in (
        "averqwert",
        "Yzzzname",
        "9391777",
        "Clara",
        "Anna",
        ANNA,
        BERND,
        "3920001",
        "office",
        "our own line",
    ):
        assert secret not in text, secret


def test_every_row_is_in_the_table_in_order() -> None:
    """Nothing vanishes between result and page: each row with name, number, verdict, rules and place."""
    result = named_result()
    rows = page_of(result).query("tbody tr")
    assert len(rows) == len(result.rows)
    for row, shown in zip(result.rows, rows, strict=True):
        cells = [cell.to_text() for cell in shown.query("th, td")]
        assert cells[0] == (row.name or "(no name)")
        assert cells[1] == (row.number or "(empty)")
        assert said(shown, "data-verdict") == row.verdict
        assert all(finding.rule in cells[3] for finding in row.findings)
        assert cells[5] == f"{result.run.exports[row.export].name}, line {row.line}"


@pytest.mark.usefixtures("spoken")
def test_pseudonyms_stand_where_names_would() -> None:
    """Under ``id`` a row is told by the contact's running number and the number's id."""
    result = redact(named_result(), "id")
    row = page_of(result).query("tbody tr")[0]
    assert [cell.to_text() for cell in row.query("th, td")][:2] == [result.rows[0].contact, result.rows[0].id]


@pytest.mark.usefixtures("spoken")
def test_the_page_says_what_was_known_before_and_what_was_not_read() -> None:
    """Waivers, baseline, comparison and unread places have their sections and their marks in the table."""
    result = named_result()
    page = page_of(result)
    assert len(page.query("#unread li")) == 2
    assert len(page.query("#known li")) == 3 + 3 + 1
    asides = " ".join(text_of(page, "tbody .aside"))
    assert "W-1" in asides
    assert i18n._("{rule}: known from the baseline, open until {day}").split("{", maxsplit=1)[0] in asides
    assert days.day(date(2027, 3, 31)) in asides


def test_the_page_names_its_sources() -> None:
    """Each file with its digest and counts, the ledger, the rules, and what the recipient takes with dates."""
    result = named_result()
    text = " ".join(text_of(page_of(result), "#sources") + text_of(page_of(result), "#recipient"))
    run = result.run
    assert run.ledger is not None
    for digest in (*(export.sha256 for export in run.exports), run.ledger.digest, run.rules_sha256):
        assert digest in text
    assert result.profile is not None
    for taken in result.profile.takes:
        assert taken.checked in text
        assert all(source in text for source in taken.sources)
    assert text.count("disputed") == sum(taken.disputed for taken in result.profile.takes)


def test_findings_lead_to_their_rows() -> None:
    """Each number that a finding names is a link to a row with that finding."""
    result = named_result()
    page = page_of(result)
    for article in page.query("article"):
        for link in article.query("a"):
            target = int(said(link, "href").removeprefix("#row-"))
            rule = said(article, "id").removeprefix("rule-")
            assert rule in {finding.rule for finding in result.rows[target - 1].findings}


def test_own_rules_and_what_is_settled_are_told() -> None:
    """A rule of the owner's is marked, a finding about the whole audit says so, and settled numbers are counted."""
    result = named_result()
    flagged = next(rule for rule in result.rules if rule.id == "AB101")
    own = replace(flagged, id="OWN001", own=True, fine_tier="")
    whole = Finding("OWN001", own.severity, own.verdict, own.action)
    page = page_of(replace(result, rules=(*result.rules, own), findings=(whole,)))
    assert "the audit as a whole" in text_of(page, "#rule-OWN001")[0]
    assert "own rule" in text_of(page, "#rule-OWN001")[0]
    assert "a waiver or the baseline answers" in text_of(page, "#rule-AB101")[0]


def test_many_numbers_of_a_finding_are_counted() -> None:
    """A finding names a dozen and says how many more there are; the table has all."""
    many = [contact(f"Person {index}", f"+4917139200{index:02}") for index in range(40)]
    page = page_of(audit([book(*many)], ledger(), ruleset(), scope()))
    (finding,) = page.query("#rule-AB101")
    assert len(finding.query("a")) == 12
    assert "and 28 more" in finding.to_text()
    assert len(page.query("tbody tr")) == 40


@pytest.mark.usefixtures("spoken")
def test_without_findings_the_page_counts_and_has_no_empty_section() -> None:
    """A clean result says what was looked at; sections with nothing to say are left out."""
    page = page_of(nothing_found())
    assert not page.query("#unread") + page.query("#known") + page.query("article")
    assert "1" in text_of(page, ".answer .calm")[0]
    assert len(page.query(".part")) == 1


@pytest.mark.usefixtures("spoken")
def test_an_export_without_entries_is_no_empty_table() -> None:
    """Where there is no entry there is no table, no chart, and the answer says that nothing was audited."""
    page = page_of(audit([book(contact("Anna Beispiel"))], None, ruleset(), scope()))
    assert not page.query("table") + page.query("svg") + page.query("form")
    assert text_of(page, ".answer .alarm")


def _without_ledger() -> AuditResult:
    return audit([book(contact("Firma GmbH", ANNA, organisation="Firma GmbH"))], None, ruleset(), scope())


def test_without_a_ledger_the_page_says_where_to_begin() -> None:
    """The groups that help a beginner come with their counts."""
    assert "Where to begin" in text_of(page_of(_without_ledger()), "#summary h3")


def test_a_small_share_is_still_seen() -> None:
    """One number of a thousand gets a part of the chart that can be seen, and the parts fill the bar."""
    result = named_result()
    numbers = replace(result.summary, distinct=10_002, consented=10_000, exempt=0, review=1, flagged=1)
    parts = page_of(replace(result, summary=numbers)).query(".part")
    widths = [float(said(part, "width").rstrip("%")) for part in parts]
    assert len(widths) == 3
    assert min(widths) > 1
    assert sum(widths) == pytest.approx(100, abs=0.1)


def test_a_result_without_profile_or_with_foreign_words_is_shown() -> None:
    """Results that were saved without the recipient's profile, and fields that no table of words knows."""
    result = named_result()
    assert result.profile is not None
    assert not page_of(replace(result, profile=None)).query("#recipient")
    strange = replace(result.profile, takes=(replace(result.profile.takes[0], field="shoe-size", where=()),))
    assert "shoe-size" in text_of(page_of(replace(result, profile=strange)), "#recipient h3")


@pytest.mark.usefixtures("spoken")
def test_a_saved_result_gives_the_same_page() -> None:
    """What is written again from the JSON is what was written at once, however much is shown."""
    for show in ("id", "masked", "full"):
        result = redact(named_result(), show)
        saved = results.load("result.json", json_result.render(result))
        assert html_page.render(Document(saved)) == html_page.render(Document(result))


def test_same_result_same_bytes() -> None:
    """Nothing of the machine or the moment is in the page."""
    assert html_page.render(Document(named_result())) == html_page.render(Document(named_result()))
    known = by_name("html")
    assert known is not None
    assert known.render(named_result()) == html_page.render(Document(named_result()))
