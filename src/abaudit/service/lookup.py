"""What ``abaudit explain`` was asked for, looked up: rules, numbers, and contacts by their ids or their names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abaudit.audit import Case
    from abaudit.model.rulebook import Rule, RuleSet
    from abaudit.reports.explain.explanation import Explained
    from abaudit.service.preparation import Request

MANY = 9
"""Of more contacts than this no list is worth reading: the name says too little."""

_RUNNING = re.compile(r"([NC])-?0*([0-9]{1,9})", re.IGNORECASE | re.ASCII)
_STABLE = re.compile(r"(?=.*[a-f])[0-9a-f]{8,32}|[0-9]{32}", re.ASCII)
"""An id that was made with a key, or the beginning of one; digits alone may be a telephone number."""
_RULE = re.compile(r"[A-Z]{2,8}[0-9]{3}", re.IGNORECASE | re.ASCII)
_NUMBER = re.compile(r"[-+0-9 ()./]*[0-9][-+0-9 ()./]*", re.ASCII)


def looks_like_id(word: str) -> bool:
    """Whether *word* is an id, a rule's id or a telephone number, and so hardly the name of a file."""
    return any(pattern.fullmatch(word) for pattern in (_RUNNING, _STABLE, _RULE, _NUMBER))


class FoundAnswer:
    """Everything that was asked for, found; `UsageError` for the first thing that is not there."""

    def __init__(self, what: Sequence[str], asked: Request, check: str) -> None:
        from abaudit import rulefiles

        self._check = check.strip().casefold()
        self.explained = _explained(asked) if asked.exports else None
        self.ruleset = self.explained.ruleset if self.explained else rulefiles.load(asked.rules)
        self.rules: list[Rule] = []
        self.contacts: list[tuple[str, list[str]]] = []
        cases: dict[str, Case] = {}
        for one in what:
            rule = _rule(one, self.ruleset)
            if rule is not None:
                self.rules.append(rule)
                continue
            found = self._found(one)
            cases.update((case.number.id, case) for case in found)
        self.explanations = [self.explained.explain(case) for case in cases.values()] if self.explained else []

    def _found(self, one: str) -> Sequence[Case]:
        from abaudit.errors import UsageError

        if self.explained is None:
            raise UsageError(self._refusal(one, _("Name the exports that this is to be looked up in with --in.")))
        contact, number = _running(one, "C"), _running(one, "N")
        if contact or number:
            self._demand_the_same_exports()
        if contact:
            cases = self.explained.of_contact(contact)
            if int(contact[2:]) not in range(1, len(self.explained.contacts) + 1):
                raise UsageError(_unknown(contact, "C", len(self.explained.contacts)))
            self.contacts.append((contact, [case.number.id for case in cases]))
            return cases
        case = self.explained.number(number) if number else self._stable(one) or self.explained.written(one)
        if case is not None:
            return (case,)
        if number:
            raise UsageError(_unknown(number, "N", len(self.explained.cases)))
        named = self.explained.called(one)
        if named:
            return self._of_persons(named)
        message = _("No field of these exports holds this number or text; “abaudit inspect” shows what they hold.")
        raise UsageError(self._refusal(one, message))

    def _of_persons(self, named: Sequence[str]) -> Sequence[Case]:
        """The numbers of these contacts; `UsageError` where they are too many to be one person's."""
        from abaudit.errors import UsageError

        if self.explained is None or len(named) > MANY:
            message = _("{count} contacts are called so. Write more of the name, or the id of one of them.")
            raise UsageError(message.format(count=len(named)))
        cases = {contact: self.explained.of_contact(contact) for contact in named}
        self.contacts += [(contact, [case.number.id for case in found]) for contact, found in cases.items()]
        return [case for found in cases.values() for case in found]

    def _demand_the_same_exports(self) -> None:
        """`UsageError` where running ids may mean others here than in the report that they were read in."""
        from abaudit.errors import UsageError
        from abaudit.model.findings import check_of

        digests = [export.sha256 for export in self.explained.exports] if self.explained else []
        if self._check and self._check != check_of(digests):
            raise UsageError(
                _(
                    "--check: the ids come from other exports, from another state of them, or from another order. Name "
                    "them as they were audited, or name the number or the person."
                )
            )
        if not self._check and len(digests) > 1:
            raise UsageError(
                _(
                    "Ids count through all exports in the order of the audit. Add --check with the code at the head of "
                    "its report, or name the number or the person."
                )
            )

    def _stable(self, one: str) -> Case | None:
        """The only number whose stable id is or begins with *one*; None where that is no such id."""
        from abaudit.errors import UsageError
        from abaudit.service import keys

        if self.explained is None or not _STABLE.fullmatch(one):
            return None
        key = keys.demand(keys.find(), _("An id like this one"))
        found = [
            case
            for case in self.explained.cases
            if key.pseudonym(case.number.text, exact=case.number.e164 is not None).startswith(one)
        ]
        if len(found) != 1:
            message = _("{count} numbers of these exports have this id or one that begins so.")
            raise UsageError(message.format(count=len(found)))
        return found[0]

    def _refusal(self, one: str, no_such_number: str) -> str:
        """Why *one* cannot be explained: it names no rule, or, where it can be a number's name, *no_such_number*.

        Quotes nothing but ids and names of rules.
        """
        from abaudit.documents import suggest

        rules = self.ruleset.everything
        words = [word for rule in rules for word in (rule.id, rule.name)]
        guess = suggest(one, words) if one[:1].isalpha() and not _RUNNING.fullmatch(one) else ""
        if not guess and any(sign.isdigit() for sign in one) and not _RULE.fullmatch(one):
            return no_such_number
        if not guess and self.explained is not None and not _RULE.fullmatch(one):
            return _("There is no rule, number or contact of this name; “abaudit inspect” shows what the exports hold.")
        message = _("There is no rule of this name; “abaudit rules list” shows them all.")
        return f"{_('Did you mean “{word}”?').format(word=guess)} {message}" if guess else message


def _explained(asked: Request) -> Explained:
    from abaudit.reports.explain.explanation import Explained
    from abaudit.service import preparation

    prepared = preparation.prepare(asked)
    return Explained(
        exports=prepared.exports,
        sources=prepared.sources,
        ledger=prepared.ledger,
        ruleset=prepared.ruleset,
        scope=prepared.scope,
    )


def _rule(written: str, ruleset: RuleSet) -> Rule | None:
    """The rule with this id or name, however its case."""
    folded = written.strip().casefold()
    rules = ruleset.everything
    return next((rule for rule in rules if folded in (rule.id.casefold(), rule.name)), None)


def _running(written: str, letter: str) -> str:
    """The running id that *written* means (n-7 is N-0007), or empty."""
    found = _RUNNING.fullmatch(written.strip())
    return f"{letter}-{int(found[2]):04}" if found and found[1].upper() == letter else ""


def _unknown(written: str, letter: str, count: int) -> str:
    message = _("There is no {id} in these exports; the last is {last}.")
    return message.format(id=written, last=f"{letter}-{count:04}")
