"""The report that is filed: read back as a reader of PDF sees it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from importlib import resources
from typing import Any

import pytest

import pdf_text
from abaudit import i18n, installation
from abaudit.audit import audit
from abaudit.errors import UsageError
from abaudit.model.findings import AuditResult, Finding, Show
from abaudit.model.known import Comparison
from abaudit.model.rulebook import Rule, RuleFile
from abaudit.redact import redact
from abaudit.reports import by_name, json_result
from abaudit.reports.document import Document
from abaudit.reports.formats import pdf
from abaudit.reports.formats.pdf import glyphs
from factories import ANNA, US, book, contact, event, ledger, ruleset, scope
from pdf_text import flat, read
from results_factory import PRIVATE, hostile_result, rich_result

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "formula": '=HYPERLINK("https://x.example","y")',
    "markup": '#eval("1") *b* _i_ `c` $x^2$ [z] @ref <lab> \\ // /* */ #set page() #image("/etc/passwd")',
    "template": "{{x}} {% y %} {count} %s",
    "escape": "\x1b[31mred\x1b[0m\x1b]0;title\x07",
    "direction": "\u202egnp.exe\u2066\u200f אבג بابا",
    "nul": "a\x00b",
    "surrogate": "a\ud800b\udfff",
    "long": "A" * 10_000,
    "figures": "9" * 10_000,
    "emoji": "\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467\U0001f1e9\U0001f1ea",
    "cjk": "李小龍 山田太郎 김",
    "lines": "a\nb\r\nc\u2028d\x85e",
    "marks": "Z\u0351\u0352" * 300 + "e\u0301\u0325 \u0628\u0301 \u05d0\u0301 \u094d",
    "private use": "\ue000\U000e0041",
    "empty": "",
}


@pytest.fixture(autouse=True)
def needs_typst() -> None:
    """Every test here sets a report and reads it back."""
    pdf_text.needs_typst()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test begins in English."""
    i18n.use("en")
    yield
    i18n.use("en")


@cache
def rich(language: str, show: Show) -> bytes:
    """The rich result as a report."""
    i18n.use(language)
    return pdf.render(Document(redact(rich_result(), show)))


def small(**changes: Any) -> AuditResult:
    """A result with one consented number, changed."""
    result = audit(
        [book(contact("Anna Beispiel", ANNA, person=True))],
        ledger(event("given", ANNA, "Anna Beispiel")),
        ruleset(),
        scope(),
    )
    return replace(result, **changes)


def catalogue(data: bytes) -> Any:
    """The root of the file, from which everything hangs."""
    return read(data).trailer["/Root"]


@cache
def text(data: bytes) -> str:
    """Everything that is written on the pages, on one line."""
    return pdf_text.text(data)


def elements(data: bytes) -> list[Any]:
    """Every element of the structure tree."""
    found: list[Any] = []
    waiting: list[Any] = [catalogue(data)["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += [part.get_object() for part in node]
        elif isinstance(node, dict) and node.get("/Type") != "/MCR":
            found.append(node)
            waiting += [node["/K"]] if "/K" in node else []
    return found


@pytest.mark.parametrize("language", ["en", "de"])
def test_it_is_tagged_and_says_its_language(language: str) -> None:
    """A screen reader gets structure, headings, tables with heads, lists, a title to show, and the language."""
    data = rich(language, "full")
    root = catalogue(data)
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"].startswith(language)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    kinds = {element.get("/S") for element in elements(data)}
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/LI", "/TOC", "/TOCI", "/P", "/Figure"} <= kinds
    figures = [element for element in elements(data) if element.get("/S") == "/Figure"]
    assert figures
    assert all(element.get("/Alt") for element in figures)


def test_it_claims_both_standards() -> None:
    """The metadata claim PDF/UA-1 and PDF/A-3a, and an output intent is there for the colours."""
    root = catalogue(rich("en", "full"))
    claimed = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfuaid:part[>=\"]+1", claimed)
    assert re.search(r"pdfaid:part[>=\"]+3", claimed)
    assert re.search(r"pdfaid:conformance[>=\"]+A", claimed)
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"


@pytest.mark.parametrize("show", ["id", "masked", "full"])
def test_the_result_is_attached_as_it_is_shown(show: Show) -> None:
    """The attached JSON is that of the same redacted result, is an associated file, and the manifest has its digest."""
    data = rich("en", show)
    expected = json_result.render(redact(rich_result(), show))
    reader = read(data)
    assert reader.attachments["result.json"] == [expected]
    assert json.loads(expected)["run"]["show"] == show
    (specification,) = reader.trailer["/Root"]["/AF"]
    assert specification["/AFRelationship"] == "/Data"
    assert specification["/EF"]["/F"]["/Subtype"] == "/application/json"
    assert hashlib.sha256(expected).hexdigest() in text(data)


def test_its_data_name_document_and_day() -> None:
    """Title, author and subject are stated; the day is that of the audit and no clock's."""
    about = read(rich("de", "full")).metadata
    assert about is not None
    assert about.title == "Telefonnummern, WhatsApp und Einwilligungen"
    assert about.author == "abaudit"
    assert "23.11.2026" in (about.subject or "")
    assert about.creation_date == datetime(2026, 11, 23, tzinfo=UTC)
    assert about.modification_date == datetime(2026, 11, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("1767225600", datetime(2026, 1, 1, tzinfo=UTC)),
        ("soon", datetime(2026, 11, 23, tzinfo=UTC)),
        ("-1", datetime(2026, 11, 23, tzinfo=UTC)),
    ],
)
def test_who_wants_a_time_states_it(stated: str, expected: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH is the one way to another time; what is none changes nothing."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stated)
    about = read(pdf.render(Document(small()))).metadata
    assert about is not None
    assert about.creation_date == expected


@pytest.mark.parametrize("language", ["en", "de"])
def test_two_runs_give_the_same_bytes(language: str) -> None:
    """Nothing random and no clock is in it."""
    i18n.use(language)
    assert pdf.render(Document(redact(rich_result(), "full"))) == rich(language, "full")


def test_only_the_fonts_of_the_typesetter_are_used_and_all_are_inside() -> None:
    """No font of the machine changes the bytes, and the file needs none to be shown."""
    names = set()
    for page in read(rich("de", "full")).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font["/DescendantFonts"][0]
            names.add(inner["/BaseFont"].partition("+")[2])
            assert "/FontFile3" in inner["/FontDescriptor"] or "/FontFile2" in inner["/FontDescriptor"]
    assert names
    assert all(name.startswith(("LibertinusSerif", "DejaVuSansMono")) for name in names)


@pytest.mark.parametrize("language", ["en", "de"])
def test_nobody_is_named_under_id(language: str) -> None:
    """No name, number, label, group, file name or free text stands anywhere in the file, hidden parts included."""
    data = rich(language, "id")
    reader = read(data)
    about = " ".join(map(str, (reader.metadata or {}).values()))
    inner = "".join(
        part.get_object().get_data().decode("latin-1")
        for part in (reader.trailer["/Root"]["/Metadata"], *(page["/Contents"] for page in reader.pages))
    )
    everything = "\n".join((text(data), about, inner, reader.attachments["result.json"][0].decode()))
    assert [told for told in PRIVATE if told in everything] == []
    assert "Anna Beispiel" in text(rich(language, "full"))


@cache
def hostile(kind: str) -> bytes:
    """The rich result with a hostile text wherever somebody can write one."""
    return pdf.render(Document(redact(hostile_result(HOSTILE[kind]), "full")))


def is_harmless(data: bytes) -> None:
    """Assert that *data* has no active part, leads nowhere outside, and hides no steering character in its text."""
    root = catalogue(data)
    assert not {"/OpenAction", "/AA", "/AcroForm"} & root.keys()
    assert "/JavaScript" not in root.get("/Names", {})
    reader = read(data)
    for page in reader.pages:
        for mark in page.get("/Annots", ()):
            assert mark.get_object().get("/A", {}).get("/S", "/GoTo") == "/GoTo"
    for page in (reader.pages[0], reader.pages[-2]):
        assert not set(page.extract_text()) & set("\x00\x1b\x07\u202e\u2066\u200f\u2028")


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_texts_are_shown_and_do_nothing(kind: str) -> None:
    """Whatever somebody is called, the report is made, has no active part and leads nowhere outside."""
    is_harmless(hostile(kind))


@pytest.mark.parametrize("show", ["id", "masked"])
def test_hostile_texts_do_nothing_where_they_are_shortened(show: Show) -> None:
    """The same holds where names are cut down to letters: a cut through a cluster aborts nothing either."""
    for kind in ("emoji", "marks", "direction", "surrogate"):
        pdf.render(Document(redact(hostile_result(HOSTILE[kind]), show)))
    is_harmless(pdf.render(Document(redact(hostile_result("".join(HOSTILE.values())[-400:]), show))))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("script", "<script>alert(1)</script>"),
        ("formula", '=HYPERLINK("https://x.example","y")'),
        ("markup", "#eval"),
        ("template", "{{x}} {% y %} {count} %s"),
        ("emoji", "[U+1F600]"),
        ("cjk", "[U+674E][U+5C0F]"),
    ],
)
def test_hostile_texts_stay_readable(kind: str, expected: str) -> None:
    """Text is shown as text, and what no font holds by its code, with a sentence that says so."""
    written = text(hostile(kind))
    assert expected in written
    assert ("do not hold are shown by their code" in written) == (kind in {"emoji", "cjk"})


def test_a_font_that_holds_less_than_it_should_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the list of characters is wrong, the report is set again in Latin and codes."""
    everything = frozenset(map(chr, range(0x20, 0x1F700)))
    monkeypatch.setattr(glyphs, "_fonts", lambda: (everything,))
    assert "[U+1F600]" in text(pdf.render(Document(redact(hostile_result("Ω \U0001f600"), "full"))))


def test_other_mistakes_of_the_typesetter_are_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """A template that is broken is a bug, and looks like one."""
    import typst

    monkeypatch.setattr(pdf, "_contents", lambda *_: {})
    with pytest.raises(typst.TypstError):
        pdf.render(Document(small()))


def test_without_the_typesetter_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has not installed the typesetter is told how, and no half report appears."""
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with pytest.raises(UsageError, match=re.escape(installation.command("typst"))):
        pdf.render(Document(small()))


def test_the_format_is_binary_and_may_name_people() -> None:
    """The command line keeps it off a terminal, and asks for no key."""
    found = by_name("pdf")
    assert found is not None
    assert (found.binary, found.ids_only, found.needs_key) == (True, False, False)
    assert found.render(small()).startswith(b"%PDF-1.7")


def test_the_template_fetches_nothing() -> None:
    """The typesetter could fetch packages and read files; the template asks for neither, and holds no words."""
    source = resources.files(pdf).joinpath("report.typ").read_text("utf-8")
    code = "\n".join(line for line in source.splitlines() if not line.startswith("//"))
    assert not re.search(r"#?\b(import|include|read|image|plugin|eval)\b", code)
    assert "@preview" not in code


CHAPTERS = {
    "en": (
        "1 Summary", "2 Mandate, scope and exclusions", "3 Criteria", "4 Method and its limits", "5 Sources",
        "6 Findings in detail", "7 Legal assessment", "8 Action plan", "9 Residual risk, waivers and exemptions",
        "10 Comparison with the last audit", "11 Sign-off", "A Contacts", "B Rule catalogue", "C Checksums",
    ),
    "de": (
        "1 Zusammenfassung", "2 Auftrag, Umfang und Ausschlüsse", "3 Prüfgrundlagen", "4 Methode und ihre Grenzen",
        "5 Quellen", "6 Feststellungen", "7 Rechtliche Bewertung", "8 Maßnahmenplan", "9 Restrisiko und Ausnahmen",
        "10 Vergleich mit der letzten Prüfung", "11 Freigabe und Unterschriften", "A Kontakte", "B Regelkatalog",
        "C Prüfsummen",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_chapters_come_in_the_order_of_an_audit(language: str) -> None:
    """The outline of the file names every chapter in its order, the pages have them, and contents precede them."""
    data = rich(language, "full")
    marks = [flat(mark.title) for mark in read(data).outline if not isinstance(mark, list)]
    assert tuple(marks) == CHAPTERS[language]
    second = flat(read(data).pages[1].extract_text())
    assert all(chapter.partition(" ")[2] in second for chapter in CHAPTERS[language])
    assert {"en": "Appendix A", "de": "Anlage A"}[language] in text(data)


def test_page_one_says_what_was_not_checked() -> None:
    """Controller, device, day, versions, confidentiality and the box stand on the first page."""
    result = rich_result()
    first = flat(read(rich("en", "full")).pages[0].extract_text())
    for told in (US, "Werkstatthandy von Paul", "2026-11-23", result.run.tool_version, result.run.rules_version):
        assert told in first
    assert "What this says, and what it does not" in first
    assert "This is no legal advice" in first
    assert "Strictly confidential" in first
    assert "Page 1 of" in first


def test_what_is_not_declared_is_said() -> None:
    """Without device and controller the cover says so and invents nothing."""
    result = small()
    first = flat(
        read(pdf.render(Document(replace(result, run=replace(result.run, controller=None))))).pages[0].extract_text()
    )
    assert first.count("not declared") >= 3


def test_each_finding_has_its_five_parts() -> None:
    """Criterion, fact, evidence, effect and remedy stand under every rule that was cited, with its articles."""
    result = rich_result()
    written = text(rich("en", "full"))
    for part in ("Criterion", "Fact", "Evidence", "Effect", "Remedy"):
        assert written.count(f" {part} ") >= len(result.rules)
    for rule in result.rules:
        assert f"{rule.id}: {dict(rule.title)['en']}" in written
    assert "Art. 7(3) GDPR" in written


def test_waivers_baseline_and_comparison_are_told() -> None:
    """What is waived, lapsed, unused, known and changed stands under the residual risk and the comparison."""
    written = text(rich("en", "full"))
    for told in ("W-1", "W-2", "W-3", "Umbau dauert bis Ostern", "Frau Entscheiderin", "lapsed", "none: unused",
                 "Past their due day", "First due on 2027-03-31", "Compared with the audit of 2026-05-04"):  # fmt: skip
        assert told in written


def test_sign_off_leaves_room_for_people() -> None:
    """Auditor, controller and officer can sign; the assessment is empty; the report has a day of deletion."""
    written = text(rich("en", "full"))
    for told in ("Left empty on purpose", "Assessed by", "Auditor", "Data protection officer", "has taken note",
                 "To be deleted on", "No legal advice"):  # fmt: skip
        assert told in written


def test_unread_parts_are_no_proof() -> None:
    """What could not be read is named among the findings, the measures and the exclusions."""
    written = text(rich("en", "full"))
    assert "Could not be read" in written
    assert "this audit is no proof" in written
    assert "Look at the places that could not be read, and audit again" in written


def test_a_book_of_thousands_is_cut_and_says_so() -> None:
    """At most 500 entries are listed; the report says where the others are, and the attachment has them all."""
    people = [contact(f"Person {place:04}", f"+49171392{place:04}") for place in range(600)]
    data = pdf.render(Document(audit([book(*people)], None, ruleset(), scope())))
    written = text(data)
    assert "Shown are 500 of 600 phone entries" in written
    listed = written[written.index("Appendix A") : written.index("Appendix B")]
    assert len(re.findall(r"Person \d{4}", listed)) == 500
    assert len(json.loads(read(data).attachments["result.json"][0])["numbers"]) == 600


def test_nothing_found_is_a_count() -> None:
    """A report without findings says how much was looked at, and still has a plan, a sign-off and the box."""
    written = text(pdf.render(Document(small())))
    assert "Nothing found: of 1 contacts with 1 phone entries" in written
    assert "No rule found anything to say" in written
    assert "Export the contacts again, and audit" in written
    assert "No earlier result was named" in written


def test_nothing_audited_is_no_pass() -> None:
    """A file without any number says that nothing was audited."""
    written = text(pdf.render(Document(audit([book(contact("Anna Beispiel"))], None, ruleset(), scope()))))
    assert "Nothing was audited" in written
    assert "nothing of it was audited" in written
    assert "The files hold no phone entry." in written


def test_a_finding_about_the_whole_audit_has_no_places() -> None:
    """A rule that speaks of the audit itself is told without numbers, with its due day in the plan."""
    rule: Rule = ruleset().by_id("AB100")
    found = Finding(rule.id, rule.severity, rule.verdict, rule.action, due=date(2027, 2, 1))
    written = text(pdf.render(Document(small(findings=(found,), rules=(rule,)))))
    assert "Found for the audit as a whole." in written
    assert "whole audit" in written
    assert "2027-02-01" in written


def test_long_lists_are_cut() -> None:
    """Many unread parts, many changes and many files are counted where they are not all named."""
    result = rich_result()
    many = replace(
        result,
        unread=result.unread * 60,
        comparison=Comparison(date(2026, 5, 4), tuple(f"{place:032x}" for place in range(40)), (), (), ()),
        run=replace(
            result.run,
            exports=(*result.run.exports, *(result.run.exports[0],) * 70),
            own_rules=(RuleFile("house.yaml", "", "5" * 64),),
        ),
        profile=None,
    )
    written = text(pdf.render(Document(many)))
    assert "And 10 more; the attached result names all." in written
    assert "Further files are named in the list of checksums." in written
    assert "Rules of the controller's own: house.yaml" in written
    assert "What WhatsApp takes" not in written
    assert "…" in written


def test_figures_are_written_as_the_reader_does() -> None:
    """German groups thousands by a dot, English by a comma; shares never round to none or all."""
    from abaudit.reports.formats.pdf import words

    assert words.number(1234567) == "1,234,567"
    assert [words.share(*pair) for pair in ((0, 9), (0, 0), (9, 9), (1, 1000), (999, 1000))] == [
        "–", "–", "100 %", "1 %", "99 %",
    ]  # fmt: skip
    i18n.use("de")
    assert words.number(1234567) == "1.234.567"
