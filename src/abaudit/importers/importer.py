"""What an importer is: a name, what its files begin with, and a module that reads them.

The module has what `FormatModule` asks for.  It is imported only where the first bytes leave room for its format, for
most runs read one format.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from abaudit.importers.options import Options
    from abaudit.model.contacts import Imported, PersonalField

_LOOKED_AT = 64 * 1024
_BEFORE = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""Marks and blanks that may stand before the first sign."""


class FormatModule(Protocol):
    """What the module of an importer has.  None of it touches the disk, and no bytes make any of it raise."""

    def recognises(self, data: bytes) -> bool:
        """Whether *data* is a file of the format."""

    def read(self, data: bytes, options: Options) -> Imported:
        """Everything that *data* holds, which is of the format; ``counted`` is what a second scanner found."""

    def decode_field(self, data: bytes, encoding: str, field: PersonalField) -> str:
        """The text of a note, e-mail or postal address that `read` left as bytes of *data*."""


@dataclass(frozen=True, slots=True)
class Importer:
    """One format of address books."""

    name: str
    """The layout that results name, and that ``--as`` asks for."""
    module: str
    """Below `abaudit.importers`; a `FormatModule`."""
    may_be: Callable[[bytes], bool] = lambda _head: True
    """Whether a file that begins with these bytes may be of the format: a cheap question, asked before the import."""
    is_asked_for: bool = True
    """Whether ``--as`` can ask for it by its name."""

    @property
    def functions(self) -> FormatModule:
        """Its module."""
        return cast("FormatModule", import_module(f"abaudit.importers.{self.module}"))

    def recognises(self, data: bytes) -> bool:
        """Whether *data* is a file of the format."""
        return self.may_be(data[:_LOOKED_AT]) and self.functions.recognises(data)


def first_sign(sign: bytes) -> Callable[[bytes], bool]:
    """Whether a file begins with *sign*, behind marks and blanks."""
    return lambda head: head.lstrip(_BEFORE)[:1] == sign


def somewhere(word: bytes) -> Callable[[bytes], bool]:
    """Whether *word*, in small letters, stands in the beginning, whatever the width of a sign."""
    return lambda head: word in head.replace(b"\0", b"").lower()
