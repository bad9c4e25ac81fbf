"""What changed between two results, told."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema

import abaudit
from abaudit import pseudonyms
from abaudit.audit import audit
from abaudit.known.compare import compare
from abaudit.model.findings import AuditResult
from abaudit.reports.commands import difference
from factories import ANNA, BERND, CLARA, book, contact, event, ledger, ruleset, scope
from results_factory import KEY, rich_result

SCHEMA: dict[str, Any] = json.loads((Path(abaudit.__file__).parent / "schemas" / "diff.json").read_text("utf-8"))


def result(*people: tuple[str, str], consented: str = "") -> AuditResult:
    """These people, of whom one may have consented."""
    told = (
        ledger(event("given", consented, {number: name for name, number in people}[consented])) if consented else None
    )
    contacts = [contact(name, number) for name, number in people]
    return pseudonyms.apply(audit([book(*contacts)], told, ruleset(), scope()), KEY)


OLD = result(("Anna Beispiel", ANNA), ("Bernd Muster", BERND), consented=ANNA)
NEW = result(("Anna Beispiel", ANNA), ("Clara Neu", CLARA))
FOUND = difference.Difference(OLD, NEW, compare(OLD, NEW))


def test_the_json_fits_its_schema_and_holds_ids_only() -> None:
    """With verdicts before and after, and the rules that speak against a number now."""
    document = json.loads(difference.to_json(FOUND))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    clara, anna = (KEY.pseudonym(number, exact=True) for number in (CLARA, ANNA))
    assert document["new"] == [{"id": clara, "before": None, "after": "flagged", "rules": ["AB101"]}]
    assert document["lapsed"] == [{"id": anna, "before": "consented", "after": "flagged", "rules": ["AB101"]}]
    assert [entry["after"] for entry in document["fixed"]] == [None]
    assert "Clara" not in json.dumps(document)
    assert "3920003" not in json.dumps(document)


def test_names_are_shown_to_the_owner_alone() -> None:
    """The same text with names or with the beginnings of ids."""
    full = difference.to_text(FOUND, width=100, full=True)
    assert all(name in full for name in ("Clara Neu", "Anna Beispiel", "Bernd Muster"))
    hidden = difference.to_text(FOUND, width=100)
    assert not any(name in hidden for name in ("Clara", "Anna", "Bernd", "392000"))
    assert KEY.pseudonym(CLARA, exact=True)[:12] in hidden


def test_nothing_new_is_said_only_where_it_is_so() -> None:
    """And an unread part of either result is told."""
    same = difference.Difference(OLD, OLD, compare(OLD, OLD))
    assert "Nothing new." in difference.to_text(same, width=100)
    assert "Nothing new." not in difference.to_text(FOUND, width=100)
    unread = replace(OLD, unread=rich_result().unread)
    assert "Not everything was read or audited on 2026-11-23" in difference.to_text(
        difference.Difference(unread, NEW, compare(unread, NEW)), width=100
    )
