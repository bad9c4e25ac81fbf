"""The exception tree.

    AbauditError                 anything the user can mend; the command line shows it without a traceback
    ├── UsageError               the call itself does not make sense
    │   └── NoKeyError           it needs stable pseudonyms, and there is no key
    └── InputError               a source cannot be used
        ├── ExportError          an address book
        ├── LedgerError          a consent ledger
        ├── RulesError           a rule or recipient file
        ├── ConfigError          abaudit.yaml
        ├── KeyFileError         the key of the pseudonyms
        ├── ResultError          a saved result
        └── KnownError           waivers or a baseline

Whatever is not an ``AbauditError`` is a bug in abaudit.

Messages say what, where and what to do.  They are built from file names, places and the program's own words, never
from names, numbers or free text of a person.
"""

from __future__ import annotations

from dataclasses import dataclass


class AbauditError(Exception):
    """Base of every error that the user can mend."""

    exit_status = 2


class UsageError(AbauditError):
    """The call itself does not make sense: two options that exclude each other, an output that is an input."""


class NoKeyError(UsageError):
    """The call needs ids that mean the same number tomorrow, and there is no key to make them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a source.

    ``message`` is already translated; ``line`` is the 1-based physical line, or None where the whole source is meant;
    ``hint`` says what to do, or is empty.
    """

    message: str
    line: int | None = None
    hint: str = ""


class InputError(AbauditError):
    """A source that cannot be used, with everything that is wrong with it.

    ``source`` is the name that the user gave (a path as written, or ``-``).
    """

    def __init__(self, source: str, *problems: Problem) -> None:
        if not problems:
            raise ValueError("an InputError needs at least one problem")
        super().__init__(source, *problems)
        self.source = source
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(
            f"{self.source}{f':{problem.line}' if problem.line else ''}: {problem.message}"
            + (f"\n    {problem.hint}" if problem.hint else "")
            for problem in self.problems
        )


class ExportError(InputError):
    """An address book that cannot be used at all."""


class LedgerError(InputError):
    """A consent ledger that cannot be used; nothing in it counts then."""


class RulesError(InputError):
    """A rule or recipient file that cannot be used."""


class ConfigError(InputError):
    """An ``abaudit.yaml`` that cannot be used."""


class KeyFileError(InputError):
    """A key file that cannot be used."""


class ResultError(InputError):
    """A saved result that cannot be used."""


class KnownError(InputError):
    """A file of waivers or a baseline that cannot be used."""
