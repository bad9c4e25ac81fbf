"""Archives and folders: every file an address book of its own, told where it cannot be read, within bounds."""

from __future__ import annotations

import io
import zipfile

import pytest

from abaudit import importers
from abaudit.importers import archives
from abaudit.importers.members import Member

CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Beispiel\r\nTEL:0171 3920001\r\nEND:VCARD\r\n"


def packed(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of *files*."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def layouts(data: bytes) -> list[tuple[str, str | None]]:
    """Name and layout of each book in *data*."""
    return [(book.name, book.imported.layout) for book in importers.contents(data).books]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/anna.vcf", "etc/anna.vcf"),
        ("/etc/anna.vcf", "etc/anna.vcf"),
        ("..\\..\\anna.vcf", "anna.vcf"),
        ("a/./b/../anna.vcf", "a/b/anna.vcf"),
        ("a\x1b[2J.vcf", "a\ufffd[2J.vcf"),
    ],
)
def test_no_path_leaves_the_archive(name: str, shown: str) -> None:
    """A member's name is shown without anything that leads upwards or steers a terminal."""
    assert layouts(packed((name, CARD))) == [(shown, "vcard")]


@pytest.mark.parametrize("name", ["a.vcf", "a.csv", "a.bin", "a"])
def test_a_member_that_nobody_can_read_is_told(name: str) -> None:
    """What may hold a number and cannot be read makes the result incomplete."""
    (good, bad) = importers.contents(packed(("0.vcf", CARD), (name, b"\0\1\2 0171 3920001"))).books
    assert good.imported.layout == "vcard"
    assert bad.imported.layout == "unreadable"
    assert [part.code for part in bad.imported.unread] == ["member-unreadable"]


@pytest.mark.parametrize(
    "name", ["a.jpg", "A.HTML", "b/c.pdf", ".DS_Store", "thumbs.db", "a/._hidden.vcf", "a/.hidden"]
)
def test_what_is_surely_no_export_is_counted_and_not_opened(name: str) -> None:
    """Pictures and web pages do not make a run fail."""
    contents = importers.contents(packed(("0.vcf", CARD), (name, b"\0 0171 3920001")))
    assert len(contents.books) == 1
    assert [each.name for each in contents.aside] == [name]


@pytest.mark.parametrize("name", [".hidden.vcf", ".hidden/a.vcf", "node_modules/a.vcf"])
def test_what_is_called_an_export_is_opened_wherever_it_lies(name: str) -> None:
    """A folder's or a file's leading dot hides no number."""
    contents = importers.contents(packed(("0.vcf", CARD), (name, CARD)))
    assert {book.name for book in contents.books} == {"0.vcf", name}


def test_text_without_a_digit_is_left_aside() -> None:
    """A note in the folder that cannot hold a number is no reason to doubt the result; nor is an earlier result."""
    result = b'{\n  "schema": "abaudit/result/1", "x": "0171 3920001"}'
    contents = importers.contents(packed(("0.vcf", CARD), ("note.txt", b"nothing here"), ("result.json", result)))
    assert len(contents.books) == 1
    assert [(each.name, each.why) for each in contents.aside] == [("note.txt", "no-number"), ("result.json", "own")]


def test_an_archive_without_an_address_book_is_refused() -> None:
    """Nothing that can be read is no pass."""
    for data in (packed(), packed(("a.jpg", b"x")), b"PK\x03\x04 and nothing else"):
        contents = importers.contents(data)
        assert not contents.books
        assert contents.problem
        assert contents.hint


def test_locked_and_damaged_members_are_told() -> None:
    """A password or a wrong checksum costs one member, not the archive."""
    data = bytearray(packed(("0.vcf", CARD), ("1.vcf", CARD), ("2.vcf", CARD), method=zipfile.ZIP_STORED))
    data[data.rindex(b"1.vcf") - 46 + 8] |= 1  # in the directory: encrypted
    data[data.rindex(b"Anna")] ^= 1
    codes = [[part.code for part in book.imported.unread] for book in importers.contents(bytes(data)).books]
    assert codes == [[], ["archive-encrypted"], ["archive-damaged"]]


def test_an_archive_in_an_archive_is_told_and_one_in_a_folder_is_opened() -> None:
    """One level is opened; what lies deeper is named with what to do."""
    inner = packed(("a.vcf", CARD))
    assert layouts(packed(("in.zip", inner), ("0.vcf", CARD))) == [("0.vcf", "vcard"), ("in.zip", "unreadable")]
    contents = importers.of_members([Member("in.zip", inner, None)], folder=True)
    assert [book.name for book in contents.books] == ["in.zip/a.vcf"]


def test_the_account_report_among_exports_is_told() -> None:
    """A report of WhatsApp that lies in a folder of exports is no address book, and not passed over either."""
    report = b'{"wa_contacts": ["+491713920001"]}'
    contents = importers.of_members([Member("contacts.json", report, None), Member("a.vcf", CARD, None)], folder=True)
    assert [part.code for book in contents.books for part in book.imported.unread] == ["member-account-report"]


def test_a_bomb_is_one_unreadable_member() -> None:
    """A member that grows beyond all measure is not unpacked."""
    data = packed(("0.vcf", CARD), ("bomb.vcf", b" " * 50_000_000))
    codes = [[part.code for part in book.imported.unread] for book in importers.contents(data).books]
    assert codes == [[], ["archive-too-large"]]


def test_an_archive_that_holds_or_grows_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Number and size of all members together are bounded."""
    monkeypatch.setattr(archives, "MOST_MEMBERS", 1)
    assert "too many files" in importers.contents(packed(("0.vcf", CARD), ("1.vcf", CARD))).problem
    monkeypatch.undo()
    monkeypatch.setattr(archives, "LARGEST_IN_ALL", len(CARD))
    assert "too large" in importers.contents(packed(("0.vcf", CARD), ("1.vcf", CARD))).problem
