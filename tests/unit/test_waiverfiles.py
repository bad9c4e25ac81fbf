"""``waivers.yaml``: read, added to, pruned."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, strategies as st

import abaudit
from abaudit import waiverfiles
from abaudit.errors import KnownError
from abaudit.model.known import Waiver

ID = "0b43c69122202d315141a7f1f184741d"
KEY_ID = "0123456789abcdef"
ENTRY = """\
  - rule: AB110
    reason: Renewal is under way
    owner: Office
    approved-by: Ada Beispiel
    approved-on: 2026-11-01
    expires: 2027-01-31
"""
SECOND = ENTRY.replace("rule: AB110", f"id: {ID}")
FILE = f"abaudit: waivers/1\nkey: {KEY_ID}\n# a remark\nwaivers:\n{ENTRY}  # another\n{SECOND}"

SCHEMA: dict[str, Any] = json.loads((Path(abaudit.__file__).parent / "schemas" / "waivers.json").read_text("utf-8"))


def waiver(**changes: Any) -> Waiver:
    """What `ENTRY` says."""
    fields: dict[str, Any] = {
        "name": "W-1",
        "reason": "Renewal is under way",
        "owner": "Office",
        "approved_by": "Ada Beispiel",
        "approved_on": date(2026, 11, 1),
        "expires": date(2027, 1, 31),
        "rule": "AB110",
        "line": 5,
    }
    return Waiver(**{**fields, **changes})


def test_a_file_is_read() -> None:
    """In its order, with names by place and the lines where entries begin."""
    found = waiverfiles.parse("w", FILE.encode(), ("AB110",))
    assert found.key_id == KEY_ID
    assert found.waivers == (waiver(), waiver(name="W-2", rule="", id=ID, line=12))
    assert jsonschema.Draft202012Validator(SCHEMA).is_valid(yaml.load(FILE, yaml.BaseLoader))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("reason: Renewal is under way", "reason:", "“reason” is missing"),
        ("owner: Office", "note: Office", "“owner” is missing"),
        ("approved-by: Ada Beispiel", "approved-by: ''", "“approved-by” is missing"),
        ("approved-on: 2026-11-01", "approved-on: 1.11.26", "must be a date"),
        ("expires: 2027-01-31", "expires: 2026-10-31", "before it was approved"),
        ("expires: 2027-01-31", "expires: never", "must be a date"),
        ("- rule: AB110", "- note: x", "names a number"),
        ("- rule: AB110", "- rule: AB999", "no rule of this name"),
        (f"- id: {ID}", "- id: N-0007", "running numbers"),
        (f"key: {KEY_ID}", "", "which key made it"),
        (f"key: {KEY_ID}", "key: mine", "no id of a key"),
        ("waivers/1", "ledger/1", "waivers/1"),
    ],
)
def test_a_malformed_file_is_refused_whole(old: str, new: str, message: str) -> None:
    """Everything but one of id, rule and group is required; nothing of a refused file counts."""
    assert old in FILE
    with pytest.raises(KnownError, match=message):
        waiverfiles.parse("w", FILE.replace(old, new).encode(), ("AB110",))


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip()),
    st.sampled_from(["AB101", ""]),
    st.sampled_from(["Lieferanten", "*a: [b", "- x", "yes", "#", "1"]),
)
def test_what_is_added_is_what_is_read(reason: str, rule: str, group: str) -> None:
    """Whatever the owner writes, into a new file and into one that is there; what stood there stays."""
    added = waiver(reason=reason, rule=rule, group=group)
    for before in (b"", FILE.encode(), b"abaudit: waivers/1\nwaivers: []\n", FILE.rstrip().encode()):
        after = waiverfiles.added(before, added, KEY_ID)
        read = waiverfiles.parse("w", after).waivers
        assert (read[-1].rule, read[-1].group, read[-1].expires) == (rule, group, added.expires)
        assert read[-1].reason.split() == [word for word in reason.split() if word]
        if before == FILE.encode():
            assert after.startswith(before)
            assert len(read) == 3


def test_an_id_brings_its_key_into_a_file_that_has_none() -> None:
    """Otherwise nobody could tell which key made it."""
    plain = f"abaudit: waivers/1\nwaivers:\n{ENTRY}".encode()
    assert waiverfiles.parse("w", waiverfiles.added(plain, waiver(rule="", id=ID), KEY_ID)).key_id == KEY_ID


def test_pruning_leaves_every_other_line_as_it_is() -> None:
    """Comments stay, and a file without any waiver is still a sound one."""
    found = waiverfiles.parse("w", FILE.encode())
    first_gone = waiverfiles.without(FILE.encode(), found, {"W-1"}).decode()
    assert "# a remark" in first_gone
    assert [each.id for each in waiverfiles.parse("w", first_gone.encode()).waivers] == [ID]
    second_gone = waiverfiles.without(FILE.encode(), found, {"W-2"}).decode()
    assert [each.rule for each in waiverfiles.parse("w", second_gone.encode()).waivers] == ["AB110"]
    nothing = waiverfiles.without(FILE.encode(), found, {"W-1", "W-2"})
    assert waiverfiles.parse("w", nothing).waivers == ()
