"""Write what the reader makes of every vCard file of the corpus beside it: ``python tests/corpus/rewrite_vcard.py``.

Look at the difference before you commit it: each line of it is a change of what users see.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from vcard_corpus import described, files

if __name__ == "__main__":
    for file in files():
        file.with_suffix(".json").write_text(described(file.read_bytes()), encoding="utf-8")
