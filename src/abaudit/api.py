"""abaudit from Python: what the commands do, as functions that return values.

    from datetime import UTC, date, datetime
    from abaudit import api

    result = api.audit_files(["contacts.vcf"], on=date(2026, 11, 23), config="abaudit.yaml")
    print(result.status, result.summary.flagged)

    with api.open_ledger("consents.db", now=datetime.now(UTC), write=True) as ledger:
        ledger.withdraw("+49 171 3920001")
        print(ledger.standing("+49 171 3920001", date(2026, 11, 23)).standing)

A result from here is the one that the command would write: both are made by `abaudit.service`.  Nothing is written and
nothing is printed.  Whatever the user can mend is an `abaudit.errors.AbauditError`, in the language of `abaudit.i18n`.
Names, numbers and file names stand in a result; `abaudit.redact.redact` takes them out, and the modules of
`abaudit.reports` make text or bytes of it.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from abaudit.importers import Options
    from abaudit.model.findings import AuditResult
    from abaudit.reports.commands.inspection import Inspection
    from abaudit.service.kept import KeptLedger

__all__ = ["audit_files", "inspect_files", "open_ledger"]


def audit_files(
    exports: Sequence[str],
    *,
    on: date,
    ledger: str = "",
    config: str = "",
    rules: str = "",
    recipient: str = "",
    region: str = "",
    fail_on: str = "any",
    options: Options | None = None,
    already_shared: str = "",
    already_shared_on: date | None = None,
    max_age: int | None = None,
    category: str = "",
    waivers: str = "",
    baseline: str = "",
    previous: str = "",
    accept_drop: Sequence[str] = (),
) -> AuditResult:
    """Judge every number of the files and folders *exports* as they stand on the day *on*, like ``abaudit audit``.

    Each argument is the option of that name, and what is left empty holds as it does there: *ledger*, *recipient* and
    *region* as the config says, *config* as it is found from the working directory, *waivers* as they lie beside it.
    *max_age* is in days.  ``result.status`` is the exit status of the command.  `InputError` for the first file that
    cannot be used, `UsageError` for arguments that contradict each other.
    """
    from abaudit.service import auditing, preparation, settings

    settings.check_names(exports, ledger, config, already_shared)
    asked = preparation.request(
        exports,
        settings.load(settings.find(exports, config, region)),
        on=on,
        ledger=ledger,
        rules=rules,
        recipient=recipient,
        fail_on=fail_on,
        options=options,
        report=already_shared,
        report_day=already_shared_on,
        max_age=max_age,
        category=category,
    )
    return auditing.run(asked, auditing.Earlier(waivers, baseline, previous, tuple(accept_drop)))


def inspect_files(
    exports: Sequence[str], *, config: str = "", region: str = "", options: Options | None = None
) -> Inspection:
    """What the readers see in the files and folders *exports*, like ``abaudit inspect``; nothing is judged.

    `ExportError` where nothing can be read, or a name leads to nothing.
    """
    from abaudit.importers import DEFAULTS
    from abaudit.reports.commands.inspection import Inspection
    from abaudit.service import books, settings

    settings.check_names(exports, config)
    chosen = settings.load(settings.find(exports, config, region))
    found = books.look_into(exports, options or DEFAULTS, [name for name in (*exports, chosen.config.path) if name])
    return Inspection(found.exports, chosen.region, full=True, aside=found.aside)


@contextmanager
def open_ledger(
    name: str, *, now: datetime, write: bool = False, region: str = "DE", timezone: str = "Europe/Berlin"
) -> Iterator[KeptLedger]:
    """The ledger *name* that abaudit keeps, a path or a ``postgresql://`` address, open as long as the block lasts.

    *now* is aware, and the time at which whatever is entered is recorded.  Numbers without a country code are read as
    numbers of *region*, days are those of *timezone*.  Entering goes the same way as ``abaudit ledger add`` and
    ``withdraw``, with the same refusals.  `LedgerError` where there is no such ledger, it is a text file, or broken.
    """
    from abaudit.service import ledgers
    from abaudit.service.kept import KeptLedger

    with ledgers.open_store(name, write=write) as store:
        yield KeptLedger(store, now, region, timezone)
