"""The page in a real browser: quiet, harmless, usable by keyboard, printable, accessible."""

from __future__ import annotations

import re
from typing import Any, Literal

import pytest

from abaudit import i18n
from abaudit.audit import audit
from abaudit.model.findings import AuditResult
from abaudit.redact import redact
from abaudit.reports.document import Document
from abaudit.reports.formats import html_page
from browser.conftest import Open, Opened
from factories import book, contact, ledger, ruleset, scope
from named_result import named_result

pytestmark = pytest.mark.xdist_group("browser")  # one browser for all of them

HOSTILE = (
    "<script>document.title='seized'</script>",
    "</script><script>document.title='seized'</script>",
    "</style><img src=https://x.example/a.png onerror=\"document.title='seized'\">",
    '"><svg onload="document.title=\'seized\'"><iframe src=https://x.example>',
    "' onmouseover='document.title=1' autofocus onfocus='document.title=1",
    "<meta http-equiv=refresh content='0;url=https://x.example'><base href=https://x.example>",
    "<form action=https://x.example><input autofocus onfocus=alert(1)></form>",
    "<link rel=stylesheet href=https://x.example/a.css><style>*{display:none}</style>",
    'javascript:alert(1) =HYPERLINK("https://x.example") {{7*7}} ${7*7} #eval',
    "\u202eesrever\u202c \x1b[31mred\x1b[0m a\x00b\ud800c",
    "x" * 10_000,
    "😀👩‍👩‍👧‍👦🇩🇪 李小龍 مرحبا שלום",
)


def page_bytes(result: AuditResult, tongue: str = "en") -> bytes:
    """The page in *tongue*."""
    i18n.use(tongue)
    try:
        return html_page.render(Document(result))
    finally:
        i18n.use("en")


def names(opened: Opened) -> list[str]:
    """The first column, as far as it is shown."""
    cells = opened.page.locator("tbody tr:not([hidden]) th")
    return cells.all_text_contents()


def press(opened: Opened, *keys: str) -> None:
    """Keys one after the other."""
    for key in keys:
        opened.page.keyboard.press(key)


def focus_text(opened: Opened) -> str:
    """What the element in focus says."""
    return str(opened.page.evaluate("document.activeElement.textContent"))


def tab_to(opened: Opened, selector: str) -> None:
    """Go to an element by the tabulator alone."""
    for _step in range(80):
        press(opened, "Tab")
        if opened.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the tabulator does not reach {selector}")


def wait_for_rows(opened: Opened, count: int) -> None:
    """Until so many rows are shown."""
    opened.page.wait_for_function(
        "count => document.querySelectorAll('tbody tr:not([hidden])').length === count", arg=count
    )


@pytest.mark.parametrize("tongue", i18n.LANGUAGES)
@pytest.mark.parametrize("show", ["id", "masked", "full"])
def test_the_page_asks_nobody_and_complains_of_nothing(open_page: Open, tongue: str, show: str) -> None:
    """One request, for the file; no console message, no violation of the policy; the controls appear."""
    opened = open_page(page_bytes(redact(named_result(), show), tongue))  # type: ignore[arg-type]  # one of three
    assert opened.page.locator("#controls").is_visible()
    assert opened.page.evaluate("performance.getEntriesByType('resource').length") == 0


def test_the_policy_is_in_force(open_page: Open) -> None:
    """A script or an address that came in after all would be refused: the policy is no ornament."""
    opened = open_page(page_bytes(named_result()))
    refused = opened.page.evaluate(
        """async () => {
            const refused = [];
            addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
            const make = (tag, set) => {
                const made = document.createElement(tag);
                try { set(made); } catch { return; }
                document.body.append(made);
                made.click();
            };
            make("img", (made) => { made.src = "https://x.example/a.png"; });
            make("style", (made) => { made.textContent = "* { display: none }"; });
            make("script", (made) => { made.textContent = "document.title = 'seized'"; });
            make("p", (made) => made.setAttribute("onclick", "document.title = 'seized'"));
            make("p", (made) => { made.innerHTML = "<b>markup</b>"; });
            await new Promise((done) => setTimeout(done, 200));
            return refused;
        }"""
    )
    assert opened.page.title() != "seized"
    assert {"img-src", "style-src-elem", "require-trusted-types-for"} <= set(refused)
    assert len(refused) >= 5
    assert opened.page.locator("h1").is_visible()
    del opened.requests[1:]  # what was refused still counts as asked for
    opened.complaints.clear()


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_no_name_does_anything(open_page: Open, name: str) -> None:
    """Nothing runs, loads, navigates, hides or moves, whatever a person is called; it is text within the page."""
    opened = open_page(page_bytes(named_result(name, f"{name[:60]} 12")))
    page = opened.page
    page.mouse.move(300, 300)
    page.wait_for_timeout(50)
    assert page.title() == "Contacts and WhatsApp: audit of 2026-11-23"
    assert page.locator("script").count() == page.locator("style").count() == 1
    assert page.locator("img, iframe, object, embed, base, link").count() == 0
    assert page.locator("h1").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    cells = page.locator("tbody th").all_text_contents()
    assert any(cell and cell[:20] in re.sub(r"[\x00\x1b\ud800\u202c\u202e]", "\ufffd", name) for cell in cells)


def test_sorting_by_keyboard(open_page: Open) -> None:
    """Tab, Enter, Enter: up, then down; ``aria-sort`` says so, on one column only; place brings the order back."""
    opened = open_page(page_bytes(named_result()))
    original = names(opened)
    tab_to(opened, "thead th:nth-child(1) button")
    press(opened, "Enter")
    up = names(opened)
    assert up == sorted(original, key=lambda name: name.lstrip("("))
    assert up != original
    assert focus_text(opened) == "Contact"
    press(opened, "Space")
    assert names(opened) == sorted(original, key=lambda name: name.lstrip("("), reverse=True)
    heads = opened.page.locator("thead th")
    assert [head.get_attribute("aria-sort") for head in heads.all()] == ["descending", *[None] * 5]
    tab_to(opened, "thead th:nth-child(6) button")
    press(opened, "Enter")
    assert names(opened) == original
    assert [head.get_attribute("aria-sort") for head in heads.all()] == [*[None] * 5, "ascending"]


def test_verdicts_and_steps_sort_by_weight(open_page: Open) -> None:
    """The worst verdict and the most pressing step come first, not the first letter."""
    opened = open_page(page_bytes(named_result()))
    for column, key, order in (
        (3, "verdict", ["flagged", "review", "exempt", "consented"]),
        (5, "step", ["remove", "ask", "check", "none"]),
    ):
        opened.page.locator(f"thead th:nth-child({column}) button").focus()
        press(opened, "Enter")
        found = opened.page.evaluate("key => [...document.querySelectorAll('tbody tr')].map(r => r.dataset[key])", key)
        assert found == sorted(found, key=order.index)
        assert len(set(found)) > 2


def test_filtering_by_keyboard(open_page: Open) -> None:
    """Search, choose, reset: the rows follow, and a live region says how many are shown."""
    result = named_result()
    opened = open_page(page_bytes(result))
    total = len(result.rows)
    status = opened.page.get_by_role("status")
    assert status.inner_text() == f"Rows shown: {total} of {total}"
    tab_to(opened, "#search")
    opened.page.keyboard.type("clára")
    wait_for_rows(opened, 1)
    assert names(opened) == ["Clara Probe"]
    assert status.inner_text() == f"Rows shown: 1 of {total}"
    tab_to(opened, "button[type=reset]")
    press(opened, "Enter")
    wait_for_rows(opened, total)
    opened.page.locator("#verdict").focus()
    opened.page.keyboard.type("please")
    wait_for_rows(opened, sum(row.verdict == "review" for row in result.rows))
    assert opened.page.locator("tbody tr:not([hidden])").count() > 0


def test_numbers_are_found_as_people_write_them(open_page: Open) -> None:
    """``0171 392 00-02`` finds +491713920002; a rule's button shows its rows; a link to a hidden row shows it again."""
    result = named_result()
    opened = open_page(page_bytes(result))
    search = opened.page.get_by_label("Search in the table")
    search.fill("0171 392 00-02")
    wait_for_rows(opened, 1)
    search.fill("no such person")
    wait_for_rows(opened, 0)
    opened.page.locator("button[data-find=AB103]").press("Enter")
    wait_for_rows(opened, sum(any(f.rule == "AB103" for f in row.findings) for row in result.rows))
    assert search.input_value() == "AB103"
    opened.page.locator("#rule-AB101 a").first.press("Enter")
    wait_for_rows(opened, len(result.rows))
    opened.page.wait_for_function("document.querySelector('tbody tr:target').getBoundingClientRect().top < innerHeight")


def test_without_script_everything_is_there(open_page: Open) -> None:
    """No control that does nothing, and a table with every row."""
    result = named_result()
    opened = open_page(page_bytes(result), script=False)
    assert not opened.page.locator("#controls").is_visible()
    assert opened.page.locator("button:visible").count() == 0
    assert opened.page.locator("tbody tr:visible").count() == len(result.rows)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_table_stays_a_table(open_page: Open, width: int) -> None:
    """Laid out as rows or as cards, it is a table with headings to those who hear it."""
    opened = open_page(page_bytes(named_result()), width=width)
    table = opened.page.get_by_role("table")
    assert table.count() == 1
    assert table.get_by_role("columnheader").count() == 6
    assert table.get_by_role("rowheader").count() == table.get_by_role("row").count() - 1
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    snapshot = table.aria_snapshot()
    assert "columnheader" in snapshot
    assert "rowheader" in snapshot


def test_the_first_tab_leads_past_the_head(open_page: Open) -> None:
    """A skip link comes first, shows itself in focus, and leads to the contacts."""
    opened = open_page(page_bytes(named_result()))
    press(opened, "Tab")
    assert focus_text(opened) == "To the contacts"
    assert opened.page.locator(".skip").bounding_box()["y"] >= 0  # type: ignore[index]  # a shown element has a box
    press(opened, "Enter")
    assert opened.page.evaluate("document.activeElement.id") == "contacts"


def test_it_prints_on_a4(open_page: Open) -> None:
    """Paper gets no controls, every row, and the words of what is filtered; pages are A4."""
    opened = open_page(page_bytes(named_result()))
    page = opened.page
    page.emulate_media(media="print")
    assert page.locator("input:visible, select:visible, nav:visible, button[type=reset]:visible").count() == 0
    assert page.locator("button[data-find]:visible").count() == 0
    assert page.evaluate("getComputedStyle(document.querySelector('tbody tr')).display") == "table-row"
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")
    boxes = {tuple(round(float(side)) for side in box.split()) for box in re.findall(rb"/MediaBox \[([^]]+)\]", pdf)}
    assert boxes == {(0, 0, 595, 842)}
    assert 2 <= len(re.findall(rb"/Type /Page\b", pdf)) <= 20


@pytest.mark.parametrize("tongue", i18n.LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(open_page: Open, tongue: str, scheme: Literal["light", "dark"], width: int) -> None:
    """No violation of WCAG 2.2 A and AA or of good practice, of any weight."""
    from axe_playwright_python.sync_playwright import Axe

    for result in (named_result(), audit([book(contact("Firma GmbH", "112"))], None, ruleset(), scope())):
        opened = open_page(page_bytes(result, tongue), scheme=scheme, width=width)
        found: dict[str, Any] = Axe().run(opened.page, options={}).response
        assert [
            (one["id"], one["impact"], [node["html"] for node in one["nodes"]]) for one in found["violations"]
        ] == []
        assert len(found["passes"]) > 20


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 390])
def test_thousands_of_rows_stay_whole(open_page: Open, width: int) -> None:
    """Sorting and filtering lose no row of a large book, and end where they began."""
    many = [contact(f"Person {index * 7919 % 10_007:05}", f"+49171392{index % 100:04}") for index in range(3_000)]
    opened = open_page(page_bytes(audit([book(*many)], ledger(), ruleset(), scope())), width=width)
    original = names(opened)
    for column in (0, 0, 2, 5):
        opened.page.locator("thead button").nth(column).click()
        assert sorted(names(opened)) == sorted(original)
    opened.page.locator("#search").fill(original[5])
    opened.page.keyboard.press("Enter")
    wait_for_rows(opened, 1)
    assert names(opened) == [original[5]]
    opened.page.locator("#search").fill("")
    opened.page.keyboard.press("Enter")
    wait_for_rows(opened, len(original))
    assert opened.page.get_by_role("status").inner_text() == "Rows shown: 3000 of 3000"
