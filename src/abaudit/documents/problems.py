"""Everything that is wrong with one source, collected until somebody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.errors import InputError, Problem

if TYPE_CHECKING:
    from typing import NoReturn


class Problems:
    """What is wrong with *source*, to be raised at once as an *error*."""

    def __init__(self, source: str, error: type[InputError]) -> None:
        self._source = source
        self._error = error
        self._found: dict[Problem, None] = {}

    def found(self) -> bool:
        """Whether anything is wrong so far."""
        return bool(self._found)

    def add(self, message: str, line: int | None = None, hint: str = "") -> None:
        """Note that something is wrong, once: *message* and *hint* are translated and hold no personal data."""
        self._found[Problem(message, line, hint)] = None

    def stop(self, message: str, line: int | None = None, hint: str = "") -> NoReturn:
        """Note what makes it pointless to read on, and raise everything found so far."""
        self.add(message, line, hint)
        raise self.as_error()

    def check(self) -> None:
        """Raise everything found so far in the order of the lines; return where nothing is wrong."""
        if self._found:
            raise self.as_error()

    def as_error(self) -> InputError:
        """Everything found so far, in the order of the lines; there must be something."""
        return self._error(self._source, *sorted(self._found, key=lambda problem: problem.line or 0))
