"""Every importer of the list has what its module must have."""

from __future__ import annotations

import inspect

import pytest

from abaudit.importers import DEFAULTS, importer, plain
from abaudit.model.contacts import PersonalField, Span


@pytest.mark.parametrize("one", plain.IMPORTERS, ids=lambda one: one.name)
def test_the_module_does_what_is_asked(one: importer.Importer) -> None:
    """Each function takes what `FormatModule` says, and no bytes make it raise."""
    module = one.functions
    assert isinstance(module.recognises(b""), bool)
    imported = module.read(b"", DEFAULTS)
    assert not imported.contacts
    assert isinstance(module.decode_field(b"a", "utf-8", PersonalField("NOTE", 1, Span(0, 1))), str)
    for name in ("recognises", "read", "decode_field"):
        asked = list(inspect.signature(getattr(importer.FormatModule, name)).parameters)[1:]
        assert list(inspect.signature(getattr(module, name)).parameters)[: len(asked)] == asked


def test_names_are_layouts() -> None:
    """What is read under an importer's name says so, and ``--as`` asks for it by that name."""
    assert len({one.name for one in plain.IMPORTERS}) == len(plain.IMPORTERS)
    assert {one.name for one in plain.IMPORTERS if one.is_asked_for} <= set(plain.layouts())
    assert plain.IMPORTERS[-1] is plain.TABLES
