"""Rule and recipient files: what is read, and what is refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from abaudit import rulefiles
from abaudit.errors import RulesError
from abaudit.model.facts import FollowUp, WholeFacts
from abaudit.model.rulebook import Charge, Recipient, RuleSet, Severity
from abaudit.rules.judge import judge_whole
from factories import ruleset

UNEXPLAINED = """\
  - id: AB100
    name: not-explained
    severity: critical
    verdict: flagged
    action: check
    when: {}
    title: {en: x}
    why: {en: x}
    remedy: {en: x}
    references: [GDPR 5(2)]
    examples: [{standing: given}]
"""
RULE = """\
  - id: XY001
    name: no-consent
    severity: high
    verdict: flagged
    action: ask
    when: {standing: [absent]}
    title: {en: No consent, de: Keine}
    why: {en: because}
    remedy: {en: ask}
    references: [GDPR 6(1), GDPR 5(2)]
    fine: 83(5)
    examples: [{standing: absent}]
"""
HEAD = 'abaudit: rules/1\nversion: "1"\nrules:\n'
GOOD = HEAD + UNEXPLAINED + RULE


def parse(text: str) -> RuleSet:
    """A rule file from text."""
    return rulefiles.parse("own.yaml", text.encode())


def refused(text: str) -> str:
    """What a refused rule file is told."""
    with pytest.raises(RulesError) as caught:
        parse(text)
    return str(caught.value)


def test_a_rule_file_becomes_a_rule_set() -> None:
    """Every field of a rule is read, and AB100 stands apart."""
    rules = parse(GOOD)
    (rule,) = rules.rules
    assert (rule.id, rule.name, rule.severity, rule.verdict) == ("XY001", "no-consent", Severity.HIGH, Charge.FLAGGED)
    assert rule.when == (("standing", ("absent",)),)
    assert rule.title == (("en", "No consent"), ("de", "Keine"))
    assert rule.references == ("GDPR 6(1)", "GDPR 5(2)")
    assert rule.fine_tier == "83(5)"
    assert rules.unexplained.id == "AB100"
    assert rules.by_id("XY001") is rule
    assert rules.by_id("AB100") is rules.unexplained
    assert len(rules.sha256) == 64


def test_an_unknown_id_is_no_rule() -> None:
    """Asking for a rule that does not exist is an error, not an empty answer."""
    with pytest.raises(KeyError):
        ruleset().by_id("AB999")


@pytest.mark.parametrize(
    ("was", "becomes", "line", "says"),
    [
        ("standing: [absent]", "standng: [absent]", 20, "Did you mean “standing”?"),
        ("standing: [absent]", "standing: [absnt]", 20, "Did you mean “absent”?"),
        ("severity: high", "severity: hgih", 17, "Did you mean “high”?"),
        ("verdict: flagged\n    action: ask", "verdict: consented\n    action: ask", 18, "not known"),
        ("    remedy: {en: ask}\n", "", 15, "“remedy” is missing"),
        ("why: {en: because}", "why: {de: weil}", 22, "“en” is missing"),
        ("id: XY001", "id: AB100", 15, "used twice"),
        ("id: XY001", "id: xy1", 15, "capital letters"),
        ("name: no-consent", "name: No consent", 16, "lower-case"),
        ("when: {standing: [absent]}", "when: {}", 20, "at least one fact"),
        ("examples: [{standing: absent}]", "examples: [{standing: given}]", 26, "does not decide this example"),
        ("examples: [{standing: given}]", "examples: [{standing: absent}]", 14, "AB100 does not decide"),
        ("    examples: [{standing: absent}]\n", "", 15, "“examples” is missing"),
        ("severity: high", "severity: high\n    severity: low", 18, "written twice"),
        ("references: [GDPR 6(1), GDPR 5(2)]", "references: []", 24, "“references” is missing"),
    ],
)
def test_a_typo_is_refused_with_its_line_and_what_was_meant(was: str, becomes: str, line: int, says: str) -> None:
    """A rule file with a mistake is not used at all, and the message leads to the mistake."""
    message = refused(GOOD.replace(was, becomes, 1) if was in GOOD else "")
    assert f"own.yaml:{line}:" in message
    assert says in message


def test_all_problems_are_told_at_once() -> None:
    """Whoever corrects a rule file does it in one go."""
    message = refused(GOOD.replace("severity: high", "severity: hgih").replace("action: ask", "action: aks"))
    assert message.count("own.yaml:") == 2


def test_the_rule_that_catches_the_rest_cannot_be_left_out() -> None:
    """Without AB100 something could pass unexplained."""
    assert "AB100 is missing" in refused(HEAD + RULE)


@pytest.mark.parametrize("text", ["", "abaudit: ledger/1\n", "rules: []\n", "- 1\n", "abaudit: rules/2\nrules: []\n"])
def test_what_is_no_rule_file_is_refused(text: str) -> None:
    """Another kind of file, another version, or nothing at all is no rule file."""
    assert "own.yaml" in refused(text)


def test_the_shipped_rules_are_the_catalogue() -> None:
    """Every rule of the catalogue is there, with both languages, articles and its own example."""
    rules = ruleset().everything
    assert {rule.id for rule in rules} >= {
        *(f"AB10{digit}" for digit in (0, 1, 2, 3, 4, 5, 6, 7, 9)),
        "AB206",
        "AB602",
        "AB403",
    }
    for rule in rules:
        for text in (rule.title, rule.why, rule.remedy):
            assert [language for language, _sentence in text] == ["en", "de"]
        assert rule.references


def test_every_reading_that_is_no_number_has_a_shipped_exemption() -> None:
    """Nothing that is no number stays unexplained, and the reason is written in both languages."""
    from abaudit.model.readings import NONE_REASONS

    assert {shipped.reading_reason for shipped in ruleset().exemptions} == set(NONE_REASONS)
    for shipped in ruleset().exemptions:
        assert len(shipped.reason) == 2


def test_whatsapp_takes_numbers_and_disputes_names() -> None:
    """The recipient file says what is taken, from which source, and what the sources disagree on."""
    recipient = rulefiles.recipient("whatsapp")
    taken = {field.field: field for field in recipient.takes}
    assert (taken["number"].whose, taken["number"].disputed) == ("everybody", False)
    assert taken["name"].disputed
    assert len(taken["name"].sources) == 2
    assert all(field.sources and field.checked for field in recipient.takes)
    assert "whatsapp" in rulefiles.recipients()


def test_an_unknown_recipient_is_refused_with_the_known_ones() -> None:
    """A typo in the recipient does not fall back to anything."""
    with pytest.raises(RulesError, match="Did you mean “whatsapp”"):
        rulefiles.recipient("whatsap")
    with pytest.raises(RulesError, match="Known are"):
        rulefiles.recipient("../../etc/passwd")


def test_a_recipient_file_with_a_mistake_is_refused() -> None:
    """Every field of a recipient comes from a closed vocabulary and has a source."""

    def recipient(text: str) -> Recipient:
        return rulefiles.parse_recipient("x.yaml", text.encode())

    with pytest.raises(RulesError) as caught:
        recipient(
            "abaudit: recipient/1\nid: x\nname: X\nversion: '1'\ntakes:\n  - field: nubmer\n    whose: everybody\n"
        )
    assert "Did you mean “number”?" in str(caught.value)
    assert "“sources” is missing" in str(caught.value)


OWN = 'abaudit: rules/1\nversion: "7"\nrules:\n' + RULE


def test_own_rules_are_added_behind_the_shipped_ones(tmp_path: Path) -> None:
    """A folder of own rules widens the judgement, and the rule set names each file with its digest."""
    (tmp_path / "b.yaml").write_text(OWN.replace("XY001", "XY002"))
    (tmp_path / "a.yml").write_text(OWN)
    (tmp_path / "notes.txt").write_text("no rules")
    widened = rulefiles.load(str(tmp_path))
    assert [rule.id for rule in widened.rules[-2:]] == ["XY001", "XY002"]
    assert widened.rules[:-2] == ruleset().rules
    assert [(own.name, own.version, len(own.sha256)) for own in widened.own] == [
        ("a.yml", "7", 64),
        ("b.yaml", "7", 64),
    ]
    assert widened.sha256 != ruleset().sha256
    assert widened.unexplained is not None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (OWN.replace("XY001", "AB101"), "there already"),
        (OWN.replace("XY001", "AB100"), "there already"),
        (OWN + RULE, "used twice"),
        (OWN + "exemptions: []\n", "“exemptions” is not known"),
        (OWN.replace("[{standing: absent}]", "[{standing: given}]"), "does not decide"),
        (OWN.replace("severity: high", "severity: hihg"), "Did you mean “high”?"),
    ],
)
def test_own_rules_with_a_mistake_stop_the_run(tmp_path: Path, text: str, says: str) -> None:
    """An own rule file takes no shipped id, acquits nobody and decides its own examples."""
    (tmp_path / "own.yaml").write_text(text)
    with pytest.raises(RulesError) as caught:
        rulefiles.load(str(tmp_path))
    assert says in str(caught.value)


def test_two_own_files_cannot_share_an_id(tmp_path: Path) -> None:
    """An id stands for one rule, whichever file it is in."""
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(OWN)
    with pytest.raises(RulesError, match="there already"):
        rulefiles.load(str(tmp_path))


def test_a_folder_without_rules_is_a_mistake(tmp_path: Path) -> None:
    """Whoever names own rules wants them applied; an empty or missing folder must not pass unseen."""
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(RulesError, match="no folder with rule files"):
            rulefiles.load(str(folder))


def test_rule_files_are_checked_as_what_they_are() -> None:
    """A file with AB100 is a whole rule set, any other stands beside the shipped one."""
    assert rulefiles.check("whole.yaml", GOOD.encode()) == 2
    assert rulefiles.check("own.yaml", OWN.encode()) == 1


WHOLE = (
    RULE.replace("when: {standing: [absent]}", "when: {follow_up: [drift]}")
    .replace("[{standing: absent}]", "[{follow_up: drift}]")
    .replace("verdict: flagged", "verdict: review")
)


def test_a_rule_about_the_whole_audit_stands_apart() -> None:
    """It judges no number, is found by its id, and is listed with the others; own ones, too."""
    rules = parse(HEAD + UNEXPLAINED + WHOLE)
    assert rules.rules == ()
    assert [rule.id for rule in rules.whole] == ["XY001"]
    assert rules.by_id("XY001").is_whole
    assert [rule.id for rule in rules.everything] == ["AB100", "XY001"]
    own = rulefiles.add(ruleset(), "own.yaml", OWN.replace(RULE, WHOLE).encode())
    assert own.rules == ruleset().rules
    assert [rule.id for rule in own.whole] == ["AB602", "XY001"]
    assert [finding.rule for finding in judge_whole(WholeFacts(FollowUp.DRIFT), own)] == ["AB602", "XY001"]
    assert judge_whole(WholeFacts(FollowUp.IN_ORDER), own) == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (WHOLE.replace("{follow_up: [drift]}", "{follow_up: [drift], standing: [absent]}"), "not about both"),
        (WHOLE.replace("[{follow_up: drift}]", "[{follow_up: overdue}]"), "does not decide"),
        (WHOLE.replace("[{follow_up: drift}]", "[{standing: absent}]"), "does not decide"),
        (RULE.replace("[{standing: absent}]", "[{standing: absent, follow_up: drift}]"), "does not decide"),
    ],
)
def test_a_rule_asks_about_a_number_or_about_the_audit(text: str, says: str) -> None:
    """Never about both, and its examples speak of the same."""
    assert says in refused(HEAD + UNEXPLAINED + text)
