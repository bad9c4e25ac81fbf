"""Files, folders and archives that the user named, read and taken apart."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from abaudit.errors import ExportError, Problem
from abaudit.importers import Options
from abaudit.service import books

CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Beispiel\r\nTEL:0171 3920001\r\nEND:VCARD\r\n"
REPORT = b'{"wa_contacts": ["+491713920001"]}'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two cards, an archive, a picture and a ledger."""
    place = tmp_path / "exports"
    (place / "below").mkdir(parents=True)
    (place / "a.vcf").write_bytes(CARD)
    (place / "below" / "b.vcf").write_bytes(CARD)
    (place / "c.zip").write_bytes(packed("d.vcf", CARD))
    (place / "photo.jpg").write_bytes(b"x")
    (place / "ledger.csv").write_bytes(b"Nummer;Person\n0171 3920001;Anna\n")
    return place


def packed(name: str, data: bytes, day: tuple[int, int, int] = (2026, 5, 4)) -> bytes:
    """An archive with one file of *day*."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name, (*day, 0, 0, 0)), data)
    return out.getvalue()


def test_a_folder_is_all_its_exports_but_what_the_run_names_otherwise(folder: Path) -> None:
    """Each part has its own digest and bytes; the ledger of the run is no export."""
    found = books.read([str(folder)], Options(), [str(folder / "ledger.csv")])
    assert [export.name for export in found.exports] == [
        f"{folder}/a.vcf",
        f"{folder}/below/b.vcf",
        f"{folder}/c.zip/d.vcf",
    ]
    assert {export.sha256 for export in found.exports} == {hashlib.sha256(CARD).hexdigest()}
    assert {export.container for export in found.exports} == {str(folder)}
    assert found.sources == (CARD,) * 3
    assert [(each.name, each.why) for each in found.aside] == [
        (f"{folder}/ledger.csv", "named"),
        (f"{folder}/photo.jpg", "kind"),
    ]


def test_a_file_named_beside_its_folder_is_read_once(folder: Path) -> None:
    """Nobody's contact counts twice because two names lead to it."""
    found = books.read([str(folder / "a.vcf"), str(folder)], Options(), [str(folder / "ledger.csv")])
    assert [Path(export.name).name for export in found.exports] == ["a.vcf", "b.vcf", "d.vcf"]


def test_a_file_of_a_folder_that_cannot_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A locked file makes the result incomplete; the rest is read."""
    from abaudit import files

    real = files.read

    def locked(name: str, error: type[ExportError]) -> files.ReadFile:
        if name.endswith("b.vcf"):
            raise error(name, Problem("locked"))
        return real(name, error)

    monkeypatch.setattr(files, "read", locked)
    found = books.read([str(folder)], Options())
    assert [part.code for export in found.exports for part in export.imported.unread] == ["member-unreadable"]


def test_a_folder_that_holds_too_much_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read at once is bounded."""
    monkeypatch.setattr(books, "_LARGEST_FOLDER", 10)
    with pytest.raises(ExportError, match="too much"):
        books.read([str(folder)], Options())


@pytest.mark.parametrize(
    ("data", "stated", "on", "source"),
    [
        (packed("whatsapp_connections/contacts.json", REPORT), None, date(2026, 5, 4), "archive"),
        (packed("portability.json", REPORT, (1980, 1, 1)), None, None, "unknown"),
        (REPORT, None, None, "unknown"),
        (REPORT, date(2026, 6, 1), date(2026, 6, 1), "stated"),
        (packed("contacts.json", REPORT), date(2026, 6, 1), date(2026, 6, 1), "stated"),
    ],
)
def test_the_day_of_a_report(tmp_path: Path, data: bytes, stated: date | None, on: date | None, source: str) -> None:
    """Stated by the user, else shown by the archive, else unknown; never that of the file."""
    file = tmp_path / "report"
    file.write_bytes(data)
    (export,) = books.report(str(file), Options(), stated).exports
    assert export.listing is not None
    assert (export.listing.on, export.listing.source) == (on, source)
