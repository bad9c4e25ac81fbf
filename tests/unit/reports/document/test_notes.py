"""Every kind of note in every format: shown in its own words, or this table says how else, or why not."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

import pytest

from abaudit import i18n
from abaudit.model.findings import AuditResult
from abaudit.model.rulebook import Charge
from abaudit.redact import redact
from abaudit.reports import FORMATS, Format
from abaudit.reports.document import Document, notes
from conftest import lacking
from hostile import texts
from marked_results import with_ledger

WORDS = "in the sentences of the list"
Facts = Callable[[AuditResult], Iterable[str]]
How = str | Facts
"""`WORDS`, the facts that stand for the sentences, or (another text) why the format does not show them."""


def _digests(result: AuditResult) -> Iterable[str]:
    return (each.sha256 for each in result.run.decided_by)


def _reasons(result: AuditResult) -> Iterable[str]:
    return (part.reason for part in result.unread)


def _noted(result: AuditResult) -> Iterable[str]:
    return (rule.id for rule in result.rules if rule.verdict is Charge.NOTE)


def _waivers(result: AuditResult) -> Iterable[str]:
    return (use.waiver.name for use in result.waivers)


def _fields(*names: str) -> Facts:
    return lambda _result: names


def _codes(result: AuditResult) -> Iterable[str]:
    return (found.code for found in result.notices)


def _options(result: AuditResult) -> Iterable[str]:
    return (option for export in result.run.exports for option, _value in export.overrides)


PAPER: dict[str, How] = {
    "unread": _reasons,
    "deciders": _digests,
    "remarks": _noted,
    "waivers": _waivers,
    "baseline": _fields("Known and open", "Past their due day", "Not found any more"),
    "comparison": _fields("Consent or exemption no longer counts"),
}
PIPELINE: dict[str, How] = {"unread": _reasons}
LISTS: dict[str, How] = {"unread": _reasons, "deciders": _digests}
HOW: dict[str, dict[str, How]] = {
    "terminal": {},
    "html": LISTS,
    "markdown": LISTS,
    "xlsx": LISTS,
    "csv": PIPELINE,
    "pdf": PAPER,
    "github": PIPELINE,
    "junit": PIPELINE,
    "sarif": PIPELINE,
    "gitlab": PIPELINE,
    "json": {
        "unread": _reasons,
        "deciders": _digests,
        "baseline": _fields('"baseline"', '"overdue"'),
        "waivers": _waivers,
        "comparison": _fields('"comparison"', "2026-05-04"),
        "remarks": _noted,
        "notices": _codes,
        "columns": _fields("phone_columns", "consent_columns", "columns_aside", "Preis"),
        "overrides": _options,
    },
}
"""By format what is not `WORDS`."""


def _flat(text: str) -> str:
    """*text* without what formats put between, before and into its words."""
    return "".join(filter(str.isalnum, text))


def _written(form: Format, result: AuditResult) -> str:
    if form.name == "pdf":
        from abaudit.reports.formats import pdf

        return _flat(json.dumps(pdf._contents(Document(result), b""), ensure_ascii=False).replace("\u200b", ""))
    try:
        return _flat("\n".join(texts(form.render(result))))
    except ImportError:
        lacking(f"package for -o {form.name}")


def test_every_format_is_decided_on() -> None:
    """A new format gets a line in `HOW`, and no line is left over."""
    assert set(HOW) == {form.name for form in FORMATS}
    names = {kind.name for kind in notes.KINDS}
    assert all(set(how) <= names for how in HOW.values())
    assert len(names) == len(notes.KINDS)


@pytest.mark.parametrize("kind", notes.KINDS, ids=lambda kind: kind.name)
def test_the_result_has_a_note_of_every_kind(kind: notes.NoteKind) -> None:
    """Otherwise the next test would look for nothing."""
    assert list(kind.sentences(redact(with_ledger(), "id")))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_shows_every_kind_of_note(form: Format, language: str) -> None:
    """In its own words; where facts stand for them, all of the facts; where there is no place, really none."""
    i18n.use(language)
    try:
        result = redact(with_ledger(), "id" if form.ids_only else "full")
        seen = _written(form, result)
        for kind in notes.KINDS:
            how = HOW[form.name].get(kind.name, WORDS)
            if how is WORDS:
                wanted = list(kind.sentences(result))
            elif isinstance(how, str):
                assert not [each for each in kind.sentences(result) if _flat(each) in seen], how
                continue
            else:
                wanted = list(how(result))
            if form.name != "json":  # words of reports are translated, names of fields are not
                wanted = list(map(i18n._, wanted))
            assert not [each for each in wanted if _flat(each) not in seen], kind.name
    finally:
        i18n.use("en")
