"""The whole program in one function: exports, ledger and rules → `AuditResult`.

Pure: no clock, no disk, no locale.  The same input gives the same result, and the order of contacts or exports changes
no verdict.

``scope``  what is asked    ``cases``  every distinct number, its facts and its judgement    ``result``  cases → result
``follow_up``  what changed since an earlier result
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.audit.cases import Case, Holder, NumberPlace, examine
from abaudit.audit.follow_up import follow_up
from abaudit.audit.listings import read_entry
from abaudit.audit.result import assemble, export_facts
from abaudit.audit.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abaudit.model.consent import Ledger
    from abaudit.model.export_facts import Export
    from abaudit.model.findings import AuditResult
    from abaudit.model.rulebook import RuleSet

__all__ = ["Case", "Holder", "NumberPlace", "Scope", "audit", "examine", "export_facts", "follow_up", "read_entry"]


def audit(exports: Sequence[Export], ledger: Ledger | None, ruleset: RuleSet, scope: Scope) -> AuditResult:
    """Judge every number of *exports* against *ledger* by *ruleset*.

    ``scope.controller`` None takes the only controller that the ledger names; `LedgerError` where it names several.
    """
    examined = examine(exports, ledger, ruleset, scope)
    return assemble(exports, ledger, ruleset, scope, examined)
