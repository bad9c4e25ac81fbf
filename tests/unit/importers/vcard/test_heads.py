from __future__ import annotations

from typing import Any

import pytest
import vobject.base

from abaudit.importers.vcard.heads import Heads


@pytest.mark.parametrize(
    ("written", "role", "name", "group"),
    [
        (b"TEL", "phone", "TEL", ""),
        (b"item1.tel", "phone", "TEL", "item1"),
        (b"\xef\xbb\xbftel ", "phone", "TEL", ""),
        (b"a.b.TEL", "phone", "TEL", "a.b"),
        (b"TEL/x", "phone", "TEL", ""),
        (b"TELEX", "unknown", "TELEX", ""),
        (b"TEL.CELL", "unknown", "CELL", "tel"),
        (b"X_ABLABEL", "label", "X-ABLABEL", ""),
        (b"X-A/B;x=1", "other", "X-A/B", ""),
        (b"PHOTO;VALUE=uri", "binary", "PHOTO", ""),
        (b"X-ICON;ENCODING=b", "binary", "X-ICON", ""),
        (b"NOTE;BASE64", "field", "NOTE", ""),
        (b"Herr Beispiel", "unreadable", "", ""),
        (b"", "unreadable", "", ""),
        (b"\xff\xfe", "unreadable", "", ""),
    ],
)
def test_names_and_roles(written: bytes, role: str, name: str, group: str) -> None:
    """A name is found whatever stands around it; what is none is unreadable."""
    head = Heads().read(written)
    assert (head.role, head.name, head.group) == (role, name, group)


def test_each_distinct_head_goes_through_vobject_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The grammar is vobject's, which is asked no more than once for each way of writing."""
    asked: list[str] = []
    original = vobject.base.parseLine

    def listening(line: str, *rest: Any) -> Any:
        asked.append(line)
        return original(line, *rest)

    monkeypatch.setattr(vobject.base, "parseLine", listening)
    heads = Heads()
    for _ in range(3):
        heads.read(b"TEL;CELL")
        heads.read(b"TEL;TYPE=HOME")
    assert asked == ["TEL;CELL:", "TEL;TYPE=HOME:"]


@pytest.mark.parametrize(
    ("written", "kinds"),
    [
        (b"TEL;", ()),
        (b"TEL;;CELL;;", ("cell",)),
        (b"TEL;X-CUSTOM(CHARSET=UTF-8,A=B);CELL", ("cell",)),
        (b'TEL;X="a;b";CELL', ("cell",)),
        (b'TEL;X=a"b;CELL', ("cell",)),
        (b'TEL;CELL;X="a', ("cell",)),
        (b"TEL;b c=d;TYPE=CELL", ("cell",)),
        (b"TEL CELL;HOME", ("home",)),
    ],
)
def test_only_unreadable_parameters_are_dropped(written: bytes, kinds: tuple[str, ...]) -> None:
    """One bad parameter does not take the others with it."""
    assert Heads().read(written).kinds == kinds


@pytest.mark.parametrize(
    "hostile", [b"," * 5000 + b'"', b"=" * 5000 + b'"x', b'"a",' * 2000 + b'b"c', b"a,b," * 2000 + b";c d"]
)
def test_hostile_parameters_end(hostile: bytes) -> None:
    """On quotes that do not fit, vobject's expression takes exponential time; it never sees them."""
    assert Heads().read(b"TEL;CELL;X=" + hostile).kinds == ("cell",)


def test_whatsapp_is_evidence() -> None:
    """A waid or a type WhatsApp stays."""
    assert (Heads().read(b"TEL;waid=491713920001").waid, Heads().read(b"TEL;waid=1").whatsapp) == ("491713920001", True)
    assert Heads().read(b"TEL;TYPE=WhatsApp").whatsapp
    assert Heads().read(b"TEL;X-WHATSAPP").whatsapp
    assert not Heads().read(b"TEL;CELL").whatsapp
