"""Everything below a folder or in an archive is read, left aside by name and reason, or unread; it grows by itself.

New report formats, corpora, endings, kinds of things in a folder and reasons are tried without a word here, or fail
the last test of the table.
"""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import formats_corpus
import tables_corpus
import vcard_corpus
from abaudit import files
from abaudit.cli.boundary import run
from abaudit.errors import ExportError, UsageError
from abaudit.importers import Options
from abaudit.importers.aside import EXPORTS, NO_EXPORTS, UNFINISHED
from abaudit.importers.opening import ACCOUNT_REPORT, EMPTY
from abaudit.model.aside import REASONS
from abaudit.model.export_facts import UNREADABLE
from abaudit.reports import FORMATS
from abaudit.service import books
from results_factory import rich_result

CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Beispiel\r\nTEL:0171 3920001\r\nEND:VCARD\r\n"
NONE = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bernd Muster\r\nEND:VCARD\r\n"
BAD = b"\0\1\2 0171 3920001"


def zipped(**members: bytes) -> bytes:
    """A ZIP archive; ``_`` stands for the dot of an ending."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_", "."), data)
    return out.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    """A tar archive."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def _reports() -> dict[str, bytes]:
    found = {}
    for form in FORMATS:
        try:
            found[f"report-{form.name}"] = form.render(rich_result())
        except UsageError:  # a package is missing; the tests of the format tell
            continue
    return found


def contents() -> dict[str, bytes]:
    """Name → bytes of every ordinary file that somebody could have in a folder of exports."""
    corpora = (*formats_corpus.files(), *tables_corpus.files(), *vcard_corpus.files())
    return {
        **{f"corpus-{place}-{file.name}": file.read_bytes() for place, file in enumerate(corpora)},
        **_reports(),
        **{f"ending{ending}": BAD for ending in (*EXPORTS, *NO_EXPORTS, *UNFINISHED)},
        **{f"good{ending}": CARD for ending in EXPORTS},
        ".hidden": CARD, "Thumbs.db": BAD, "__MACOSX/x": CARD, "._a.vcf": CARD, "a.vcf.part": CARD, "book.vcf~": CARD,
        "empty.vcf": b"", "empty.csv": b"\xef\xbb\xbf\r\n", "empty": b"", "words.txt": b"nothing here",
        "in.zip": zipped(a_vcf=CARD, b_jpg=b"x", c_vcf=BAD), "in.tar": tarred({"a.vcf": CARD, "b.jpg": b"x"}),
        "in.tar.gz": gzip.compress(tarred({"a.vcf": CARD})), "a.vcf.gz": gzip.compress(CARD),
        "cut.gz": b"\x1f\x8b\x08x",
        "left/out.vcf": CARD, "contacts.json": b'{"wa_contacts": ["+491713920001"]}',
        "key": b"abaudit-key/1 00\n", "base.txt": b"abaudit-baseline/1 00\n0171\n",
        "store.db": b"SQLite format 3\0" + b"CREATE TABLE chain (commitment BLOB)" + b"0171 3920001",
    }  # fmt: skip


def _special(folder: Path) -> dict[str, str]:
    """Things that are no ordinary files: name → kind."""
    outside = folder.parent / "elsewhere"
    outside.mkdir()
    (outside / "sim.vcf").write_bytes(CARD)
    (folder / "deep").mkdir()
    (folder / "deep" / "memory.vcf").write_bytes(CARD)
    (folder / "to-card.vcf").symlink_to(outside / "sim.vcf")
    (folder / "to-picture.jpg").symlink_to(outside / "sim.vcf")
    (folder / "to-folder").symlink_to(outside, target_is_directory=True)
    (folder / "inside.vcf").symlink_to("deep/memory.vcf")
    (folder / "to-deep").symlink_to("deep", target_is_directory=True)
    (folder / "shown.vcf").symlink_to(".hidden")
    (folder / "broken.vcf").symlink_to("gone.vcf")
    os.mkfifo(folder / "pipe.vcf")
    os.mkfifo(folder / "pipe.log")
    (folder / "locked").mkdir()
    return {
        "deep/memory.vcf": "read", "to-card.vcf": "unread", "to-picture.jpg": "unread", "to-folder": "unread",
        "inside.vcf": "link", "to-deep": "link", "shown.vcf": "read", "broken.vcf": "unread", "pipe.vcf": "unread",
        "pipe.log": "special", "locked": "unread",
    }  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with all of it, one of its folders locked."""
    place = tmp_path / "phone"
    for name, data in contents().items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)
    real = os.scandir

    def scan(path: str) -> object:
        if os.fspath(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scan)
    return place


def outcomes(found: books.Books, root: str) -> dict[str, set[str]]:
    """Path below *root* → what became of it: ``read``, ``unread``, or why it is aside."""
    seen: dict[str, set[str]] = {}
    for export in found.exports:
        what = "unread" if export.imported.layout == UNREADABLE else "read"
        seen.setdefault(export.name.removeprefix(f"{root}/"), set()).add(what)
    for each in found.aside:
        seen.setdefault(each.name.removeprefix(f"{root}/"), set()).add(each.why)
    return seen


def _accounted(seen: dict[str, set[str]], names: list[str]) -> None:
    """Every one of *names* is there, itself or by what is in it, and nothing is there in two ways."""
    for name in names:
        assert name in seen or any(each.startswith(f"{name}/") for each in seen), f"{name} was passed over"
    assert [name for name, ways in seen.items() if len(ways) != 1] == []


posix = pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")


@posix
def test_everything_below_a_folder_is_read_or_told(folder: Path) -> None:
    """Files of every kind and content, links in and out, pipes, locked folders; each reason that there is occurs."""
    special = _special(folder)
    (folder / "abaudit.yaml").write_text("abaudit: config/1\n")
    config = str(folder / "abaudit.yaml")
    found = books.look_into([str(folder)], Options(exclude=("left/*",)), [config])
    seen = outcomes(found, str(folder))
    _accounted(seen, [*contents(), *special, "abaudit.yaml"])
    assert {name: seen[name] for name in special} == {name: {what} for name, what in special.items()}
    assert {each.kind for each in files.below(str(folder))} == set(files.FileKind)
    assert {each.why for each in found.aside} | {"no-sheet"} == set(REASONS)
    for name in _reports():
        assert seen[name] == {"own"}, "a report is never read as an address book"
    for ending in EXPORTS:
        assert seen[f"ending{ending}"] == {"unread"}
        assert seen[f"good{ending}"] == {"read"}, "it is told by its bytes"


@pytest.mark.parametrize("pack", ["zip", "tar", "tar.gz"])
def test_everything_in_an_archive_is_read_or_told(pack: str, tmp_path: Path) -> None:
    """The same files in each kind of archive; an archive in an archive is unread."""
    members = contents()
    if pack == "zip":
        del members["contacts.json"]  # with it the archive is WhatsApp's report, which an audit refuses as a whole
    if pack == "zip":
        data = zipped()
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, each in members.items():
                archive.writestr(name, each)
        data = out.getvalue()
    else:
        data = tarred(members)
    path = tmp_path / f"all.{pack}"
    path.write_bytes(gzip.compress(data) if pack == "tar.gz" else data)
    found = books.look_into([str(path)], Options(exclude=("left/*",)))
    seen = outcomes(found, str(path))
    _accounted(seen, list(members))
    for name in ("in.zip", "in.tar", "in.tar.gz", "a.vcf.gz"):
        assert seen[name] == {"unread"}
    for name in _reports():
        assert seen[name] == {"own"}
    assert seen["empty.vcf"] == {"read"}
    assert all(export.imported.layout != ACCOUNT_REPORT for export in found.exports)


def test_nothing_in_a_workbook_is_passed_over(tmp_path: Path) -> None:
    """Filled sheets are read, empty and chart sheets are aside, one whose part is missing is unread."""
    xlsxwriter = pytest.importorskip("xlsxwriter")
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name in ("Kontakte", "Fehlt", "Leer"):
        sheet = book.add_worksheet(name)
        if name != "Leer":
            sheet.write_row(0, 0, ["Name", "Telefon"])
            sheet.write_row(1, 0, ["Anna Beispiel", "0171 3920001"])
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Kontakte!$B$2:$B$2"})
    book.add_chartsheet("Bild").set_chart(chart)
    book.close()
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(io.BytesIO(out.getvalue())) as old, zipfile.ZipFile(path, "w") as new:
        for info in old.infolist():
            if info.filename not in ("xl/worksheets/sheet2.xml", "xl/chartsheets/_rels/sheet1.xml.rels"):
                new.writestr(info.filename, old.read(info))
    seen = outcomes(books.look_into([str(path)], Options()), str(path))
    assert seen == {"Kontakte": {"read"}, "Fehlt": {"unread"}, "Leer": {"empty"}, "Bild": {"no-sheet"}}


@posix
def test_a_link_to_what_is_named_itself_is_no_loss(tmp_path: Path) -> None:
    """A file, or a folder that is named beside the one with the link, is read where it lies."""
    (tmp_path / "phone").mkdir()
    (tmp_path / "sim").mkdir()
    (tmp_path / "sim" / "card.vcf").write_bytes(CARD)
    (tmp_path / "phone" / "memory.vcf").write_bytes(CARD)
    (tmp_path / "phone" / "card.vcf").symlink_to("../sim/card.vcf")
    (tmp_path / "phone" / "sim").symlink_to("../sim", target_is_directory=True)
    phone, sim = str(tmp_path / "phone"), str(tmp_path / "sim")
    found = books.look_into([phone, sim], Options())
    assert outcomes(found, str(tmp_path)) == {
        "phone/memory.vcf": {"read"}, "sim/card.vcf": {"read"}, "phone/card.vcf": {"link"}, "phone/sim": {"named"},
    }  # fmt: skip
    named = books.look_into([phone, f"{sim}/card.vcf"], Options())
    assert outcomes(named, str(tmp_path))["phone/card.vcf"] == {"named"}
    assert outcomes(named, str(tmp_path))["phone/sim"] == {"unread"}, "the folder may hold more"


def _folder(place: Path, members: dict[str, bytes]) -> list[str]:
    (place / "all").mkdir()
    for name, data in members.items():
        (place / "all" / name).write_bytes(data)
    return ["all"]


def _direct(place: Path, members: dict[str, bytes]) -> list[str]:
    for name, data in members.items():
        (place / name).write_bytes(data)
    return list(members)


def _zip(place: Path, members: dict[str, bytes]) -> list[str]:
    with zipfile.ZipFile(place / "all.zip", "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return ["all.zip"]


def _tar(place: Path, members: dict[str, bytes]) -> list[str]:
    (place / "all.tgz").write_bytes(gzip.compress(tarred(members)))
    return ["all.tgz"]


WAYS: tuple[Callable[[Path, dict[str, bytes]], list[str]], ...] = (_direct, _folder, _zip, _tar)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__.strip("_"))
@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"a.vcf": CARD}, (1, 1)),
        ({"a.vcf": CARD, "none.vcf": NONE}, (4, 2)),
        ({"a.vcf": CARD, "empty.vcf": b""}, (4, 2)),
        ({"empty.vcf": b""}, (4, 1)),
        ({"a.vcf": CARD, "bad.csv": BAD}, (3, 2)),
        ({"empty.vcf": b"", "bad.csv": BAD}, (3, 2)),
        ({"bad.csv": BAD, "worse.csv": BAD}, (2, 0)),
        ({"a.vcf": CARD, "list.json": b'{\n  "schema": "abaudit/result/1"}'}, (1, 1)),
        ({"list.json": b'{\n  "schema": "abaudit/result/1"}'}, (2, 0)),
    ],
    ids=["one", "no-number", "empty-beside", "empty", "bad", "bad-and-empty", "all-bad", "own-beside", "own"],
)
def test_one_rule_however_an_export_was_named(
    way: Callable[[Path, dict[str, bytes]], list[str]],
    members: dict[str, bytes],
    expected: tuple[int, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Directly, by its folder, in an archive: the same status, and a result wherever something could be judged."""
    from abaudit import results

    monkeypatch.chdir(tmp_path)
    status, exports = expected
    names = way(tmp_path, members)
    assert run(["audit", *names, "-q", "-o", "json:result.out"]) == status
    assert (tmp_path / "result.out").exists() == bool(exports)
    if exports:
        found = results.load("result.out", (tmp_path / "result.out").read_bytes())
        assert len(found.run.exports) == exports
    assert run(["inspect", *names, "-o", "json:seen.out"]) == (0 if status == 1 else status)


@pytest.mark.parametrize("name", ["gone.vcf", "gone/contacts.vcf", "a\0b"])
def test_a_name_that_leads_to_nothing_is_wrong_usage(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever else could be judged: the user meant another file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.vcf").write_bytes(CARD)
    with pytest.raises(ExportError):
        books.look_into(["a.vcf", name], Options())


def test_a_named_file_that_cannot_be_read_is_unread_beside_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Locked: the others are judged; alone it is an error."""
    monkeypatch.chdir(tmp_path)
    real = Path.read_bytes
    for name in ("a.vcf", "locked.vcf"):
        (tmp_path / name).write_bytes(CARD)

    def locked(path: Path) -> bytes:
        if path.name == "locked.vcf":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", locked)
    found = books.look_into(["a.vcf", "locked.vcf"], Options())
    assert [export.imported.layout for export in found.exports] == ["vcard", UNREADABLE]
    with pytest.raises(ExportError):
        books.look_into(["locked.vcf"], Options())


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("old/*", {"old/a.vcf", "old/deep/b.vcf"}),
        ("old", {"old/a.vcf", "old/deep/b.vcf"}),
        ("old/", {"old/a.vcf", "old/deep/b.vcf"}),
        ("*.csv", {"c.csv", "old/deep/d.csv"}),
        ("b.vcf", {"old/deep/b.vcf"}),
        ("nothing", set()),
    ],
)
def test_what_is_excluded_is_left_aside_and_told(pattern: str, left: set[str], tmp_path: Path) -> None:
    """By path, folder or name; in a folder and in an archive alike."""
    everything = {"z.vcf": CARD, "c.csv": BAD, "old/a.vcf": CARD, "old/deep/b.vcf": CARD, "old/deep/d.csv": BAD}
    members = {name: data for name, data in everything.items() if pattern == "*.csv" or not name.endswith(".csv")}
    for name, data in members.items():
        (tmp_path / "all" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "all" / name).write_bytes(data)
    (tmp_path / "all.tar").write_bytes(tarred(members))
    for name in ("all", "all.tar"):
        found = books.look_into([str(tmp_path / name)], Options(exclude=(pattern,)))
        assert {name for name, ways in outcomes(found, str(tmp_path / name)).items() if ways == {"excluded"}} == left


@pytest.mark.parametrize("cut", [600, 1500, 2048])
def test_a_tar_archive_that_is_cut_off_is_told(cut: int, tmp_path: Path) -> None:
    """The library stops at such a place without a word."""
    whole = tarred({"a.vcf": CARD, "b.vcf": CARD})
    (tmp_path / "cut.tar").write_bytes(whole[:cut])
    try:
        found = books.look_into([str(tmp_path / "cut.tar")], Options())
    except ExportError:
        return
    assert any(export.imported.unread for export in found.exports)


def test_what_is_packed_is_bounded(tmp_path: Path) -> None:
    """A file that unpacks to a hundredfold is refused before it is whole."""
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(b" " * 80_000_000))
    with pytest.raises(ExportError, match="too large"):
        books.look_into([str(tmp_path / "bomb.gz")], Options())


def test_a_note_with_the_words_of_a_report_is_no_report(tmp_path: Path) -> None:
    """Whoever writes a contact's note takes no address book out of the audit."""
    from abaudit.model.notices import BOX_TITLE

    note = CARD.replace(b"END:", f"NOTE:{BOX_TITLE} abaudit urn:abaudit:term:\r\nEND:".encode())
    table = f'"Name";"Telefon";"Notiz"\n"Anna";"0171 3920001";"{BOX_TITLE}"\n'.encode()
    for name, data in {"a.vcf": note, "b.csv": table}.items():
        (tmp_path / name).write_bytes(data)
    found = books.look_into([str(tmp_path)], Options())
    assert [export.imported.entries for export in found.exports] == [1, 1]
    assert all(export.imported.layout != EMPTY for export in found.exports)
