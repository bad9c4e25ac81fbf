"""What the readers make of every file of the corpus, kept beside it.

    python tools/rewrite_corpus.py [vcard] [tables] [formats]        writes it anew, by default for all three

Read the difference before you commit it: each line of it is a change of what users see.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import formats_corpus
import tables_corpus
import vcard_corpus

if TYPE_CHECKING:
    from types import ModuleType

CORPORA: dict[str, ModuleType] = {"vcard": vcard_corpus, "tables": tables_corpus, "formats": formats_corpus}
"""Each has ``files``, ``expected`` (the path that belongs to a file) and ``described`` (what is kept there)."""


def rewrite(corpus: ModuleType) -> None:
    """Write what is expected of every file of *corpus*."""
    for file in corpus.files():
        corpus.expected(file).write_text(corpus.described(file.read_bytes()), encoding="utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:] or CORPORA:
        rewrite(CORPORA[name])
