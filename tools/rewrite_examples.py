"""What abaudit makes of ``examples/``, kept in ``examples/expected/``.

Run ``python tools/rewrite_examples.py`` after a change that is meant to change it, and read the difference.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXPECTED = ROOT / "examples" / "expected"
RESULT = "result.json"
REPORT = "terminal-en.txt"
"""The result under ``id``, and the report under ``full`` at 100 columns."""

_CALL = (
    *("audit", "examples/telefon.vcf", "examples/buero-outlook.csv"),
    *("--config", "examples/abaudit.yaml", "--on", "2026-11-23", "--lang", "en", "--quiet"),
)


def produce(folder: Path, environment: dict[str, str] | None = None) -> int:
    """Write both files into *folder*; returns the exit status of the second run."""
    status = 0
    for output, show in ((f"json:{folder / RESULT}", "id"), (f"terminal:{folder / REPORT}", "full")):
        command = [sys.executable, "-m", "abaudit", *_CALL, "-o", output, "--show", show]
        status = subprocess.run(command, cwd=ROOT, env=environment, check=False, timeout=60).returncode
    return status


if __name__ == "__main__":
    EXPECTED.mkdir(exist_ok=True)
    sys.exit(produce(EXPECTED) not in {0, 1})
