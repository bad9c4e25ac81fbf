"""Rule and recipient files → `RuleSet` and `Recipient`.

A rule file is refused as a whole, with every problem in it: an unknown fact or value, a repeated id, a rule that does
not decide one of its own examples.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from abaudit import documents, files
from abaudit.documents import Reader, suggest
from abaudit.errors import Problem, RulesError
from abaudit.i18n import _
from abaudit.model.facts import EVERY_FACT, OF_A_NUMBER, OF_AN_AUDIT, ExemptionKind, audit_with, number_with
from abaudit.model.readings import NONE_REASONS
from abaudit.model.rulebook import (
    CATEGORIES,
    Action,
    Charge,
    Recipient,
    Rule,
    RuleFile,
    RuleSet,
    Severity,
    ShippedExemption,
    Taken,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

UNEXPLAINED = "AB100"
FINDINGS_FILE = "gdpr.yaml"
CATEGORIES_FILE = "categories.yaml"
RECIPIENTS_FOLDER = "recipients"

_RULE_ID = re.compile(r"[A-Z]{2,8}\d{3}", re.ASCII)
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)


def shipped_folder() -> Path:
    """Where the shipped rules lie: inside the installed package, or at the top of a checkout."""
    folder = files.shipped("rules", FINDINGS_FILE)
    if folder is not None:
        return folder
    raise RulesError(
        FINDINGS_FILE,
        Problem(
            _("the rules that come with abaudit are missing"),
            hint=_("Install this program again, from where you had it."),
        ),
    )


USUAL_RECIPIENT = "whatsapp"
"""Whom an audit asks about where nobody says."""


def load(own: str = "", recipient_name: str = "") -> RuleSet:
    """The shipped rules, and those of the folder *own* behind them, speaking of *recipient_name*.

    Without a name they speak of the usual recipient.  `RulesError` where a file has a problem, uses a shipped id, or
    where the folder holds no rule file at all.
    """
    return _written(own).naming(recipient_name or recipient(USUAL_RECIPIENT).name)


def _written(own: str) -> RuleSet:
    """The rules as they are written, with gaps for the name of the recipient."""
    source = files.read(str(shipped_folder() / FINDINGS_FILE), RulesError)
    shipped = parse(FINDINGS_FILE, source.data)
    if not own:
        return shipped
    names = files.names_in(own, (".yaml", ".yml"))
    if not names:
        hint = _("An own rule file ends in .yaml; “abaudit rules list” shows what one looks like.")
        raise RulesError(own, Problem(_("there is no folder with rule files of this name"), hint=hint))
    ruleset = shipped
    for name in names:
        ruleset = add(ruleset, name, files.read(name, RulesError).data)
    return ruleset


def add(ruleset: RuleSet, name: str, data: bytes) -> RuleSet:
    """*ruleset* with the rules of the own file *data*, called *name* in messages; none of its ids may be taken.

    An own file holds rules and nothing else: what acquits stands in ``abaudit.yaml``.
    """
    with documents.reading(name, data, RulesError) as root:
        root.header("rules")
        version = root.text("version", required=True)
        written = root.items("rules", required=True)
        rules = [_rule(reader) for reader in written]
        _check_ids(written, rules, taken={rule.id for rule in ruleset.everything})
        for reader, rule in zip(written, rules, strict=True):
            _check_examples(reader, rule, (*ruleset.everything, *rules))
    digest = hashlib.sha256(data).hexdigest()
    own = [replace(rule, own=True) for rule in rules]
    return replace(
        ruleset,
        rules=(*ruleset.rules, *(rule for rule in own if not rule.is_whole)),
        whole=(*ruleset.whole, *(rule for rule in own if rule.is_whole)),
        own=(*ruleset.own, RuleFile(PurePath(name).name, version, digest)),
        sha256=hashlib.sha256(f"{ruleset.sha256} {digest}".encode()).hexdigest(),
    )


def check(name: str, data: bytes) -> int:
    """How many rules a file holds: a whole rule set where it has AB100, else own rules beside the shipped ones."""
    if UNEXPLAINED.encode() in data:
        return len(parse(name, data).everything)
    shipped = load()
    return len(add(shipped, name, data).everything) - len(shipped.everything)


def parse(name: str, data: bytes) -> RuleSet:
    """The rule file *data*, called *name* in messages; `RulesError` with all its problems."""
    with documents.reading(name, data, RulesError) as root:
        root.header("rules")
        version = root.text("version", required=True)
        written = root.items("rules", required=True)
        rules = [_rule(reader) for reader in written]
        _check_ids(written, rules)
        if UNEXPLAINED not in {rule.id for rule in rules}:
            message = _("The rule {id} is missing, which flags whatever no other rule explains.")
            root.wrong("rules", message.format(id=UNEXPLAINED))
        exemptions = tuple(_exemption(reader) for reader in root.items("exemptions"))
        for reader, rule in zip(written, rules, strict=True):
            _check_examples(reader, rule, rules)
    return RuleSet(
        rules=tuple(rule for rule in rules if rule.id != UNEXPLAINED and not rule.is_whole),
        whole=tuple(rule for rule in rules if rule.is_whole),
        unexplained=next(rule for rule in rules if rule.id == UNEXPLAINED),
        exemptions=exemptions,
        version=version,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def categories() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The shipped words that hint at a category, as (category, words) pairs."""
    source = files.read(str(shipped_folder() / CATEGORIES_FILE), RulesError)
    with documents.reading(CATEGORIES_FILE, source.data, RulesError) as root:
        root.header("categories")
        stated = root.mapping("categories", required=True)
        return tuple((category, stated.texts(category, required=True)) for category in CATEGORIES)


def recipients() -> tuple[str, ...]:
    """The ids of the recipients that can be audited."""
    return tuple(sorted(path.stem for path in (shipped_folder() / RECIPIENTS_FOLDER).glob("*.yaml")))


def recipient(recipient_id: str) -> Recipient:
    """The shipped recipient of this id; `RulesError` where there is none."""
    known = recipients()
    if recipient_id not in known:
        guess = suggest(recipient_id, known)
        hint = _("Known are: {names}.").format(names=", ".join(known))
        if guess:
            hint = f"{_('Did you mean “{word}”?').format(word=guess)} {hint}"
        raise RulesError("--recipient", Problem(_("there is no recipient of this name"), hint=hint))
    source = files.read(str(shipped_folder() / RECIPIENTS_FOLDER / f"{recipient_id}.yaml"), RulesError)
    return parse_recipient(f"{RECIPIENTS_FOLDER}/{recipient_id}.yaml", source.data)


def parse_recipient(name: str, data: bytes) -> Recipient:
    """The recipient file *data*, called *name* in messages; `RulesError` with all its problems."""
    with documents.reading(name, data, RulesError) as root:
        root.header("recipient")
        return Recipient(
            id=root.text("id", required=True),
            name=root.text("name", required=True),
            version=root.text("version", required=True),
            takes=tuple(_taken(reader) for reader in root.items("takes", required=True)),
            sha256=hashlib.sha256(data).hexdigest(),
        )


def _rule(reader: Reader) -> Rule:
    rule_id = reader.text("id", required=True)
    if rule_id and not _RULE_ID.fullmatch(rule_id):
        reader.wrong("id", _("An id is two or more capital letters and three digits, e.g. AB101."))
    name = reader.text("name", required=True)
    if name and not _NAME.fullmatch(name):
        reader.wrong("name", _("A name is lower-case words joined by hyphens, e.g. consent-missing."))
    when = _conditions(reader.mapping("when", required=True))
    if not when and rule_id != UNEXPLAINED and reader.has("when"):
        reader.wrong("when", _("A rule needs at least one fact; only {id} has none.").format(id=UNEXPLAINED))
    return Rule(
        id=rule_id,
        name=name,
        severity=Severity(reader.choice("severity", tuple(Severity), required=True) or Severity.CRITICAL),
        verdict=Charge(reader.choice("verdict", tuple(Charge), required=True) or Charge.FLAGGED),
        action=Action(reader.choice("action", tuple(Action), required=True) or Action.CHECK),
        when=when,
        title=reader.localized("title", required=True),
        why=reader.localized("why", required=True),
        remedy=reader.localized("remedy", required=True),
        references=reader.texts("references", required=True),
        fine_tier=reader.text("fine"),
        examples=tuple(_example(example) for example in reader.items("examples", required=True)),
    )


def _conditions(reader: Reader) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Facts with the values that a rule accepts; the vocabulary is closed on both sides."""
    of_number, of_whole = (
        tuple(
            (name, reader.choices(name, fact.values, required=True)) for name, fact in facts.items() if reader.has(name)
        )
        for facts in (OF_A_NUMBER, OF_AN_AUDIT)
    )
    if of_number and of_whole:
        reader.wrong(of_whole[0][0], _("A rule asks about a number or about the whole audit, not about both."))
    return of_whole or of_number


def _example(reader: Reader) -> tuple[tuple[str, str], ...]:
    """The facts that an example states, with their values."""
    return tuple((name, reader.choice(name, fact.values)) for name, fact in EVERY_FACT.items() if reader.has(name))


def _exemption(reader: Reader) -> ShippedExemption:
    return ShippedExemption(
        reading_reason=reader.choice("reading", tuple(NONE_REASONS), required=True),
        kind=ExemptionKind(reader.choice("kind", tuple(ExemptionKind), required=True) or ExemptionKind.OWN),
        owner=reader.text("owner", required=True),
        reason=reader.localized("reason", required=True),
    )


def _taken(reader: Reader) -> Taken:
    return Taken(
        field=reader.choice("field", ("number", "name", "email", "photo", "address", "note"), required=True),
        whose=reader.choice("whose", ("everybody", "users", "nobody"), required=True),
        form=reader.choice("form", ("clear", "hash", "enclave", "none"), required=True),
        where=reader.texts("where"),
        disputed=reader.boolean("disputed"),
        sources=reader.texts("sources", required=True),
        checked=reader.text("checked", required=True),
        note=reader.localized("note", required=True),
    )


def _check_ids(written: Iterable[Reader], rules: Iterable[Rule], taken: Collection[str] = ()) -> None:
    first: dict[str, int] = {}
    for reader, rule in zip(written, rules, strict=True):
        if rule.id in taken:
            message = _("This id belongs to a rule that is there already; an id is never used again.")
            reader.wrong("id", message, _("Choose letters of your own, e.g. XY001."))
        elif rule.id in first:
            reader.wrong("id", _("This id is used twice, first in line {line}.").format(line=first[rule.id]))
        elif rule.id:
            first[rule.id] = reader.line_of("id")


def _check_examples(reader: Reader, rule: Rule, rules: Iterable[Rule]) -> None:
    """Every rule decides each of its own examples; the one that catches the rest, only where no other holds."""
    for example, stated in zip(reader.items("examples"), rule.examples, strict=True):
        if reader.problems.found():
            return
        if not _decides(rule, dict(stated), rules):
            reader.problems.add(
                _("The rule {id} does not decide this example of its own.").format(id=rule.id),
                example.line,
                _("Correct the rule's “when” or the example."),
            )


def _decides(rule: Rule, stated: dict[str, str], rules: Iterable[Rule]) -> bool:
    if rule.is_whole:
        return stated.keys() <= OF_AN_AUDIT.keys() and rule.holds(audit_with(stated))
    if stated.keys() & OF_AN_AUDIT.keys():
        return False
    facts = number_with(stated)
    others = [other for other in rules if other.id != UNEXPLAINED and not other.is_whole and other.holds(facts)]
    return not others if rule.id == UNEXPLAINED else rule in others
