"""Write what the readers make of every other format's corpus beside it: ``python tests/corpus/rewrite_formats.py``.

Look at the difference before you commit it: each line of it is a change of what users see.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from formats_corpus import described, expected, files

if __name__ == "__main__":
    for file in files():
        expected(file).write_text(described(file.read_bytes()), encoding="utf-8")
