"""Whatever the bytes are, reading ends, raises nothing and loses nothing in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from abaudit.importers import vcard
from vcard_cases import nasty_files
from vcard_corpus import files

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
SEEDS = [file.read_bytes() for file in [*files(), *sorted(SAMPLES.glob("vcard/*.vcf"))] if file.stat().st_size < 8000]


def check(data: bytes) -> None:
    """Read *data* with everything that can be asked of it."""
    vcard.recognises(data)
    imported = vcard.read(data)
    assert imported.counted == imported.entries or "count-mismatch" in {unread.code for unread in imported.unread}
    for contact in imported.contacts:
        for field in contact.fields:
            vcard.decode_field(data, imported.encoding, field)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A real file or one of the corpus with a few places cut, doubled, replaced or filled in."""
    data = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        piece = draw(
            st.one_of(
                st.binary(max_size=6),
                st.just(data[start:end] * 2),
                st.sampled_from([b"\n", b"\r", b"\n ", b"=\n", b"\0", b'"', b":", b";", b"TEL:", b"BEGIN:VCARD\n"]),
            )
        )
        data = data[:start] + piece + data[end:]
    return data


@given(st.binary(max_size=400))
def test_any_bytes_end_well(data: bytes) -> None:
    """No bytes raise."""
    check(data)


@given(nasty_files())
def test_nasty_files_end_well(data: bytes) -> None:
    """Files built to be hard do not raise either."""
    check(data)


@settings(max_examples=200)
@given(mutated())
def test_mutated_files_end_well(data: bytes) -> None:
    """Damaged files do not raise, and both counts agree or the result says that they do not."""
    check(data)


HOSTILE = {
    "begins": b"BEGIN:VCARD\n",
    "begins on one line": b"BEGIN:VCARD ",
    "glued cards": b"END:VCARDBEGIN:VCARD",
    "agents on one line": b"AGENT:BEGIN:VCARD",
    "agents": b"AGENT:BEGIN:VCARD\nTEL:1\n",
    "folds": b"\n ",
    "soft breaks": b"NOTE;QUOTED-PRINTABLE:a=\n=\n\n",
    "line ends": b"\r\r\n\r\n\r",
    "distinct heads": b"",
    "quotes": b'TEL;X=",,,,,,,,":1\n',
    "open quotes": b'TEL;X=,,,,,,,,,,,,,,,,,,,,,,,,,,,,"a:1\n',
    "backslashes": b"N:\\;\\,\\\\",
    "NULs": b"T\0",
    "base64 without folds": b"PHOTO;BASE64:\nAAAAAAAA\n",
    "phone lines outside of cards": b"TEL:1\nBEGIN:VCARD\nEND:VCARD\n",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("encoding", ["ascii", "utf-16"])
def test_hostile_files_end(name: str, encoding: str) -> None:
    """A quarter of a megabyte of anything that invites quadratic time or deep recursion is read to its end."""
    piece = HOSTILE[name]
    data = piece * (250_000 // len(piece)) if piece else b"".join(b"A%d;B=%d:1\n" % (i, i) for i in range(20_000))
    check(data.decode().encode(encoding))


def test_one_line_of_fifty_megabytes_ends() -> None:
    """A file of one enormous line is read."""
    imported = vcard.read(b"BEGIN:VCARD\nTEL:" + b"1" * 50_000_000)
    assert imported.entries == imported.counted == 1


def test_deep_agents_do_not_recurse() -> None:
    """Cards inside cards, as text or as lines, to any depth."""
    depth = 20_000
    imported = vcard.read(b"BEGIN:VCARD\nFN:a\nAGENT:\n" * depth + b"TEL:1\n" + b"END:VCARD\n" * depth)
    assert imported.entries == imported.counted == 1
    assert imported.records == depth
