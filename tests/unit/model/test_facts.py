"""Each fact is declared once, and everything that must know of it is made of that declaration."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from abaudit.i18n import in_every_language
from abaudit.model.consent import Doubt
from abaudit.model.facts import (
    EVERY_FACT,
    NOT_APPLICABLE,
    OF_A_NUMBER,
    Fact,
    Facts,
    FollowUp,
    Match,
    NotExempt,
    WholeFacts,
    audit_with,
    number_with,
)


@pytest.mark.parametrize("fact", EVERY_FACT.values(), ids=lambda fact: fact.name)
def test_every_value_is_said_in_both_languages(fact: Fact) -> None:
    """None lacks its words, and none is said as another value of the same fact."""
    english = [value.words for value in fact.values]
    assert all(english)
    assert len(set(english)) == len(english)
    assert all(len(set(in_every_language(words))) == 2 for words in english)


def test_the_values_of_one_fact_are_told_apart_by_what_is_written() -> None:
    """Also where a fact has the values of two sets, such as the exemptions and what is none."""
    for fact in EVERY_FACT.values():
        assert len({str(value) for value in fact.values}) == len(fact.values)
        assert fact.ordinary in fact.values
        assert [fact.value(str(value)) for value in fact.values] == list(fact.values)


def test_whoever_states_facts_states_all_of_them() -> None:
    """No fact has a built-in default: what acquits is always said by whoever found it."""
    with pytest.raises(TypeError):
        Facts()  # type: ignore[call-arg]  # the mistake that is tried
    assert [each.name for each in fields(Facts)] == list(OF_A_NUMBER)


def test_an_ordinary_number_is_none_that_anything_is_known_of() -> None:
    """What an example of a rule leaves out acquits nobody."""
    ordinary = number_with({"match": "no-name"})
    assert (ordinary.reading, ordinary.standing, ordinary.match) == ("exact", "absent", Match.NO_NAME)
    assert (ordinary.doubt, ordinary.exemption, ordinary.evidence) == (Doubt.NONE, NotExempt.NONE, NOT_APPLICABLE)
    assert audit_with({}) == WholeFacts(FollowUp.FIRST)


@pytest.mark.parametrize("stated", [{"match": "name-differs"}, {"names": "clear"}, {"follow_up": "drift"}])
def test_what_is_no_fact_is_refused(stated: dict[str, str]) -> None:
    """A slip in a fact or a value is an error, never an ordinary number."""
    with pytest.raises(KeyError):
        number_with(stated)


@pytest.mark.slow
def test_a_slip_in_a_value_is_a_type_error(tmp_path: Path) -> None:
    """What a checker accepts is a member of the fact's own set, never a text or a value of another fact."""
    from mypy import api

    code = "from abaudit.model.facts import Facts, Match, Sibling\nfrom dataclasses import replace\n\n"
    code += "def altered(facts: Facts) -> None:\n"
    code += '    replace(facts, match=Match.NAMES_DIFFER)\n    replace(facts, match="name-differs")\n'
    code += "    replace(facts, match=Sibling.NO)\n"
    (tmp_path / "slip.py").write_text(code)
    cache = f"--cache-dir={tmp_path}"
    said, _errors, status = api.run([cache, "--config-file=", "--follow-imports=silent", str(tmp_path / "slip.py")])
    assert status == 1
    assert [line.split(":")[1] for line in said.splitlines()[:-1]] == ["6", "7"]


def test_what_goes_without_saying_is_never_told() -> None:
    """Reading, standing and match are always told; of the others only what is out of the ordinary."""
    always = {name for name, fact in OF_A_NUMBER.items() if not fact.goes_without_saying(fact.ordinary)}
    assert always == {"reading", "standing", "match"}
    every = [(fact, value) for fact in EVERY_FACT.values() for value in fact.values]
    assert all(fact.goes_without_saying(value) for fact, value in every if value == NOT_APPLICABLE)
