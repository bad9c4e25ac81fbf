"""What holds for every format of FORMATS, also for those that are added later."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from abaudit import i18n
from abaudit.audit import audit
from abaudit.errors import UsageError
from abaudit.model.findings import AuditResult, Show
from abaudit.redact import redact
from abaudit.reports import FORMATS, Format, by_name
from conftest import lacking
from factories import book, contact, ruleset, scope
from hostile import HOSTILE, steering, texts
from results_factory import PRIVATE, hostile_result, rich_result

EVERY = pytest.mark.parametrize("form", FORMATS, ids=[form.name for form in FORMATS])


@cache
def rich() -> AuditResult:
    """The result with everything in it; it is frozen, so one is enough."""
    return rich_result()


@cache
def hostile(text: str) -> AuditResult:
    """The same with *text* wherever a person can write."""
    return hostile_result(text)


@pytest.fixture(autouse=True)
def english() -> object:
    """Each test begins and ends in English."""
    i18n.use("en")
    yield
    i18n.use("en")


def written(form: Format, result: AuditResult, show: Show = "full") -> bytes:
    """*result* in *form*; a format whose extra is not installed is a skip that is named."""
    try:
        return form.render(redact(result, show))
    except UsageError:
        lacking(f"package for -o {form.name}")
        raise


class Tags(HTMLParser):
    """Counts what a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102 - inherited
        self.names.append(tag)
        self.names += [f"{tag}.{name}" for name, _value in attrs if name.startswith("on")]


def structure(data: bytes) -> object:
    """What a reader of the format sees besides the texts; raises where *data* cannot be read as what it seems to be."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            return [
                (name, [e.tag for e in ET.fromstring(archive.read(name)).iter()])
                for name in archive.namelist()
                if name.endswith((".xml", ".rels")) and "sheet" not in name
            ]
    if data.startswith(b"%PDF"):
        assert b"%%EOF" in data[-32:]
        return None
    text = data.decode("utf-8-sig")
    if data.startswith((b"{", b"[")):
        return len(json.loads(text))
    if data.startswith(b"<?xml"):
        return [element.tag for element in ET.fromstring(text).iter()]
    if data[:9].lower() == b"<!doctype":
        page = Tags()
        page.feed(text)
        return page.names
    return None


def test_formats_are_sorted_and_named_once() -> None:
    """FORMATS is in the order of its names, each once, and by_name finds each."""
    names = [form.name for form in FORMATS]
    assert names == sorted(set(names))
    assert [by_name(name) for name in names] == list(FORMATS)
    assert by_name("no-such-format") is None


@EVERY
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_same_result_gives_the_same_bytes(form: Format, language: str) -> None:
    """Two runs over one input write the same bytes, in every format and language."""
    i18n.use(language)
    first = written(form, rich_result())
    assert first
    assert first == written(form, rich_result())


@EVERY
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_under_id_nobody_can_be_found(form: Format, language: str) -> None:
    """Under id no name, number, file name, label, group, declared text or waiver's wording is in the output."""
    i18n.use(language)
    found = {secret for text in texts(written(form, rich(), "id")) for secret in PRIVATE if secret in text}
    assert not found


@EVERY
def test_a_search_for_people_would_find_them(form: Format) -> None:
    """Under full the same search finds people in every format that may show them: it is not blind."""
    data = written(form, rich())
    if form.ids_only:
        assert not {secret for text in texts(data) for secret in PRIVATE if secret in text}
    elif not data.startswith(b"%PDF"):  # fonts of a PDF have their own order of signs
        assert "Bernd Muster" in "".join(texts(data))


@EVERY
def test_masked_shows_no_whole_name_and_no_whole_number(form: Format) -> None:
    """Under masked no full name, number or free text is in the output."""
    found = {secret for text in texts(written(form, rich(), "masked")) for secret in PRIVATE if secret in text}
    assert not found


@EVERY
@pytest.mark.parametrize("text", HOSTILE, ids=[ascii(text)[:24] for text in HOSTILE])
def test_a_hostile_text_stays_text(form: Format, text: str) -> None:
    """Whatever a contact is called, every format can be written and read, and has the same parts as for a tame one."""
    data = written(form, hostile(text))
    tame = structure(written(form, hostile("Anna Beispiel")))
    found = structure(data)
    if text.strip() and not data.startswith(b"PK"):  # a contact without a name may be shown in another way
        assert found == tame
    if not form.binary:
        assert not steering(data.decode("utf-8"))


@EVERY
def test_a_result_without_anything_is_written_too(form: Format) -> None:
    """An audit that looked at nothing is written, and the output is not empty."""
    nothing = audit([book(contact("Anna Beispiel"))], None, ruleset(), scope())
    assert nothing.status == 4
    data = written(form, nothing)
    structure(data)
    assert data.strip()


@EVERY
def test_a_rule_of_the_owners_cannot_break_out_either(form: Format) -> None:
    """Texts of rules are shown as text, too, in the same parts as tame ones."""

    def said(text: str) -> bytes:
        hard = (("en", text), ("de", text))
        changed = replace(rich().rules[0], title=hard, why=hard, remedy=hard, references=(text,))
        return written(form, replace(rich(), rules=(changed, *rich().rules[1:])), "id")

    for text in ("<script>alert(1)</script>", "a\n::error::b", "| x | `y`", "[a](b) {0}", "\x1b[31m", "\u202eb"):
        assert structure(said(text)) == structure(said("Our own rule"))
        if not form.binary:
            assert not steering(said(text).decode("utf-8"))


@pytest.mark.parametrize("form", [form for form in FORMATS if not form.binary], ids=lambda form: form.name)
def test_what_shows_the_rules_digest_shows_those_of_every_file_that_decided(form: Format) -> None:
    """Wherever the sources are told, so are config, texts, waivers and baseline; the screen tells beginnings."""
    result = rich()
    told = written(form, result).decode()
    assert form.name not in {"json", "html", "sarif"} or result.run.rules_sha256 in told
    for each in result.run.decided_by:
        if result.run.rules_sha256 in told:
            assert each.sha256 in told
        if form.name == "terminal":
            assert f"({each.sha256[:12]}…)" in told


@pytest.mark.parametrize("show", ["id", "masked"])
def test_files_that_decided_lose_their_names_outside(show: Show) -> None:
    """A file may be called after a person; its kind and digest are enough to tell which it was."""
    (config, *_others) = redact(rich(), show).run.decided_by
    assert (config.role, config.name, config.sha256) == ("config", "config-1", "a" * 64)
