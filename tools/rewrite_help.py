"""The help blocks of both READMEs, taken from the program.

python tools/rewrite_help.py        rewrites them
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LANGUAGES = {"README.md": "en", "README.de.md": "de"}
COMMANDS = ("abaudit --help", "abaudit audit --help", "abaudit explain --help")


def block(command: str, language: str) -> str:
    """What *command* says on a screen of 80 columns, under the command itself."""
    done = subprocess.run(
        [sys.executable, "-m", *command.split()],
        env=os.environ | {"COLUMNS": "80", "ABAUDIT_LANG": language, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return f"$ {command}\n{done.stdout.rstrip()}\n"


def rewritten(document: str) -> str:
    """The text of *document* with the help as it is now."""
    text = (ROOT / document).read_text(encoding="utf-8")
    for command in COMMANDS:
        old = re.compile(rf"(?<=^```console\n)\$ {re.escape(command)}\n.*?(?=^```$)", re.MULTILINE | re.DOTALL)
        new = block(command, LANGUAGES[document])
        text = old.sub(new.replace("\\", r"\\"), text)
    return text


if __name__ == "__main__":
    for name in LANGUAGES:
        (ROOT / name).write_text(rewritten(name), encoding="utf-8")
