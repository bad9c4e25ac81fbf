"""``abaudit completion``: what a shell needs so that TAB knows commands, options and their values.

The scripts in ``shells/`` are thin: they hand the words before the cursor to the hidden command ``__complete`` and show
what it answers, so that no list is kept twice.  Nothing is written into a shell's start-up files.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from abaudit.cli import streams
from abaudit.cli.commands import command
from abaudit.cli.overview import described
from abaudit.i18n import _

FOLDER = Path(__file__).parent / "shells"
SHELLS = {"bash": "abaudit.bash", "zsh": "abaudit.zsh", "fish": "abaudit.fish", "powershell": "abaudit.ps1"}


@command(
    described(
        "completion",
        _(
            "bash: abaudit completion bash > ~/.abaudit.bash, and in ~/.bashrc: source ~/.abaudit.bash\n\n"
            "zsh: abaudit completion zsh > FOLDER/_abaudit, where FOLDER is one of $fpath\n\n"
            "fish: abaudit completion fish > ~/.config/fish/completions/abaudit.fish\n\n"
            "PowerShell: abaudit completion powershell >> $PROFILE"
        ),
    )
)
def completion(
    shell: Annotated[str, typer.Argument(metavar="|".join(SHELLS), help=_("The shell to print it for."))],
) -> int:
    from abaudit.errors import UsageError

    if shell not in SHELLS:
        raise UsageError(_("There is no completion for this shell; known are {names}.").format(names=", ".join(SHELLS)))
    streams.say_bytes((FOLDER / SHELLS[shell]).read_bytes())
    return 0


def answer(
    words: Annotated[list[str] | None, typer.Argument()] = None,
    *,
    line: Annotated[str | None, typer.Option("--line")] = None,
) -> int:
    """Proposals for the last of *words*, or of the command line *line* up to the cursor: one a line, for the scripts.

    ``plain``, TAB, value, TAB, help; ``part`` for a value that goes on; ``file`` or ``directory`` where the shell knows
    better; and before them ``word`` with what is being completed.
    """
    from abaudit.cli import proposals
    from abaudit.cli.app import command

    before, current = proposals.split(line) if line is not None else proposals.last_of(words or [])
    rows = [("word", current, ""), *proposals.propose(command(), before, current)]
    streams.say_bytes("".join("\t".join(row) + "\n" for row in rows).encode("utf-8", "surrogateescape"))
    return 0
