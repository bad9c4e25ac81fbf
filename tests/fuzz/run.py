"""Arbitrary and mutated bytes into every importer, as many as wanted: ``python tests/fuzz/run.py [COUNT] [SEED]``.

Nothing may raise, and no entry may be lost in silence: the check is that of the tests in this folder.  The same seed
gives the same inputs; what fails is written to the temporary folder, and its path and seed are told.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import tables_corpus
import vcard_corpus
from abaudit import importers
from abaudit.importers import Options

SEEDS = [file.read_bytes() for file in (*tables_corpus.files(), *vcard_corpus.files())]
LAYOUTS = importers.layouts()
PIECES = (
    *(
        b"\n",
        b"\r",
        b'"',
        b'""',
        b";",
        b",",
        b"\t",
        b"|",
        b"\0",
        b'\n"',
        b'";"',
        b"\xff",
        b"\xef\xbf\xbd",
        b"\xef\xbb\xbf",
    ),
    *(
        b"Telefon;",
        b"BEGIN:VCARD\n",
        b"END:VCARD\n",
        b"TEL:",
        b"0171 3920001",
        b" ::: ",
        b"=\n",
        b"#TYPE x\n",
        b"sep=;\n",
    ),
)


def main() -> int:
    """Try them, tell how many and how long the slowest took; 1 where one failed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    slowest, begin = 0.0, time.perf_counter()
    for index in range(count):
        chance = random.Random(f"{seed} {index}")
        data, options = an_input(chance), some_options(chance)
        started = time.perf_counter()
        try:
            check(data, options)
        except Exception as error:  # noqa: BLE001 - whatever it is, the input that caused it is wanted
            path = Path(tempfile.gettempdir(), f"abaudit-fuzz-{seed}-{index}")
            path.write_bytes(data)
            sys.stdout.write(f"{path}: {type(error).__name__} with {options}\n")
            return 1
        slowest = max(slowest, time.perf_counter() - started)
    seconds = time.perf_counter() - begin
    sys.stdout.write(f"{count:,} inputs in {seconds:.0f} s, nothing raised; the slowest took {slowest:.2f} s\n")
    return 0


def check(data: bytes, options: Options) -> None:
    """Read *data* with everything that can be asked of it."""
    imported = importers.read(data, options)
    assert imported.counted == imported.entries or imported.unread
    assert bool(imported.problem) == bool(imported.hint) == (imported.layout is None)
    for contact in imported.contacts:
        for field in contact.fields:
            importers.decode_field(data, imported, field)


def an_input(chance: random.Random) -> bytes:
    """Bytes of any kind, or a file of the corpus with a few places cut, doubled, replaced or filled in."""
    if chance.random() < 0.2:
        return chance.randbytes(chance.randrange(300))
    data = chance.choice(SEEDS)
    for _ in range(chance.randrange(5)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.randrange(60))
        piece = chance.choice((chance.choice(PIECES), data[start:end] * 2, chance.randbytes(chance.randrange(6)), b""))
        data = data[:start] + piece + data[end:]
    return data


def some_options(chance: random.Random) -> Options:
    """Mostly none; else a layout, an encoding or named columns."""
    if chance.random() < 0.7:
        return Options()
    return Options(
        phone_columns=chance.choice(((), ("2",), ("Telefon", "3"))),
        name_columns=chance.choice(((), ("1",), ("name",))),
        layout=chance.choice(("", *LAYOUTS)),
        encoding=chance.choice(("", "utf-8", "cp1252", "utf-16", "cp850")),
    )


if __name__ == "__main__":
    sys.exit(main())
