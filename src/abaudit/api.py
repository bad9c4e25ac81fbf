"""abaudit from Python: what the commands do, as functions that return values.

    from datetime import date
    from abaudit import api

    result = api.audit_files(["contacts.vcf"], on=date(2026, 11, 23), config="abaudit.yaml")
    print(result.status, result.summary.flagged)

A result from here is the one that the command would write: both are made by `abaudit.service`.  Nothing is written and
nothing is printed.  Whatever the user can mend is an `abaudit.errors.AbauditError`, in the language of `abaudit.i18n`.
Names, numbers and file names stand in a result; `abaudit.redact.redact` takes them out, and the modules of
`abaudit.reports` make text or bytes of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from abaudit.importers import Options
    from abaudit.model.findings import AuditResult
    from abaudit.reports.commands.inspection import Inspection

__all__ = ["audit_files", "inspect_files"]


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
