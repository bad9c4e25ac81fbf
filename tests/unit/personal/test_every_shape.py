"""Everything that an importer reads is kept back, and every report that shows people; found, not listed.

The corpora and `FORMATS` are asked, so a new importer, layout or report is tried from its first day.
"""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import formats_corpus
import tables_corpus
import vcard_corpus
from abaudit import i18n, importers, personal
from abaudit.errors import UsageError
from abaudit.importers.tables.layouts import LAYOUTS
from abaudit.model.findings import AuditResult
from abaudit.personal.telling import is_number
from abaudit.redact import redact
from abaudit.reports import FORMATS, Format
from conftest import lacking
from named_result import named_result
from results_factory import rich_result


def _has_a_number(path: Path) -> bool:
    """Whether the importers find somebody's number in *path*: the corpora hold templates and damage, too."""
    books = importers.contents(path.read_bytes()).books
    raws = [entry.raw for book in books for contact in book.imported.contacts for entry in contact.entries]
    return sum(map(is_number, raws)) * 2 >= max(len(raws), 1)


CORPUS = [
    path for path in (*formats_corpus.files(), *tables_corpus.files(), *vcard_corpus.files()) if _has_a_number(path)
]


def _zipped(data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.md", "hello\n")
        archive.writestr("picture.jpg", data)  # whatever it is called
    return packed.getvalue()


def _tarred(data: bytes) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        info = tarfile.TarInfo("folder/file")
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return packed.getvalue()


PACKED: tuple[Callable[[bytes], bytes], ...] = (
    bytes,
    gzip.compress,
    _zipped,
    _tarred,
    lambda data: _zipped(_tarred(_zipped(data))),
)


def test_the_corpus_has_every_format() -> None:
    """Nothing is proved by a corpus that lacks a format."""
    layouts = {book.imported.layout for path in CORPUS for book in importers.contents(path.read_bytes()).books}
    formats = {name for name in importers.layouts() if name not in {layout.name for layout in LAYOUTS}}
    assert formats <= layouts
    assert len(layouts) > 30


@pytest.mark.parametrize("path", CORPUS, ids=[f"{path.parent.name}/{path.name}" for path in CORPUS])
def test_whatever_an_importer_reads_is_kept_back(path: Path) -> None:
    """However it is packed, and whatever the file in the archive is called."""
    data = path.read_bytes()
    for pack in PACKED:
        assert personal.kind(pack(data)) not in ("", personal.UNOPENED)


# ------------------------------------------------------------------------------------------------------------------

EVERY = pytest.mark.parametrize("form", FORMATS, ids=[form.name for form in FORMATS])


@cache
def results() -> tuple[AuditResult, ...]:
    """Results with everything in them."""
    return rich_result(), named_result()


def written(form: Format, result: AuditResult) -> bytes:
    """*result* in *form*; what is not installed is a skip that is named."""
    try:
        return form.render(result)
    except UsageError:
        lacking(f"package for -o {form.name}")
        raise


@EVERY
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_reports_pass_with_pseudonyms_alone(form: Format, language: str) -> None:
    """Names, numbers and hints of them are kept back in every format and language; ids pass."""
    i18n.use(language)
    try:
        for result in results():
            for pack in PACKED:
                assert personal.kind(pack(written(form, redact(result, "id")))) == ""
                for show in ("masked", "full"):
                    if not form.ids_only:
                        assert personal.kind(pack(written(form, redact(result, show)))) == personal.RESULT
    finally:
        i18n.use("en")


@EVERY
def test_no_name_makes_a_report_pass(form: Format) -> None:
    """What reports say of themselves says nothing where a contact is called so."""
    from abaudit.marks import IDS_SHOWN, SHOWN, SHOWN_HEAD

    names = (
        IDS_SHOWN,
        f"x\n{IDS_SHOWN}\n",
        f'"{SHOWN_HEAD}","","{SHOWN["id"]}"',
        f'x\n"{SHOWN_HEAD}","","{SHOWN["id"]}"\n',
        f"- **{SHOWN_HEAD}:** {SHOWN['id']}",
        f"x\n- **{SHOWN_HEAD}:** {SHOWN['id']}\n",
        f'<dt>{SHOWN_HEAD}</dt><dd dir="auto">{SHOWN["id"]}</dd>',
        '", "show": "id", "',
        f"{SHOWN_HEAD}\t{SHOWN['id']}",
    )
    for name in () if form.ids_only else names:
        assert personal.kind(written(form, named_result(name))) == personal.RESULT, name
