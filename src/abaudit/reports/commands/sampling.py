"""A sample of consented numbers, a page each, for somebody who opens the evidence and signs.

The draw is by the SHA-256 of seed and id, so that anybody can repeat it: the smallest come first.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from abaudit.i18n import _
from abaudit.model.notices import BOX_NOT_CHECKED
from abaudit.model.rulebook import Verdict
from abaudit.reports.text.days import day
from abaudit.reports.text.harmless import safe
from abaudit.reports.text.ledger_words import HOW
from abaudit.reports.text.row_words import in_ledger, place, short_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abaudit.model.findings import AuditResult, Consent, Row

_PAGE_BREAK = "\f"
_LINE = "_" * 40


def render(result: AuditResult, *, count: int, seed: int) -> str:
    """A cover and a page for each of *count* consented numbers (all, where there are fewer), with form feeds."""
    drawn = draw(result, count, seed)
    pages = ["\n".join(_cover(result, len(drawn), seed))]
    pages += ["\n".join(_page(result, rows, f"{place}/{len(drawn)}")) for place, rows in enumerate(drawn, 1)]
    return f"\n{_PAGE_BREAK}".join(pages) + "\n"


def draw(result: AuditResult, count: int, seed: int) -> list[list[Row]]:
    """The rows of *count* distinct consented numbers, in the order of the draw."""
    rows: dict[str, list[Row]] = {}
    for row in result.rows:
        if row.verdict is Verdict.CONSENTED:
            rows.setdefault(row.id, []).append(row)
    order = sorted(rows, key=lambda number: (hashlib.sha256(f"{seed}\0{number}".encode()).digest(), number))
    return [rows[number] for number in order[:count]]


def _cover(result: AuditResult, drawn: int, seed: int) -> Iterator[str]:
    run, summary = result.run, result.summary
    yield _("Sample of consents on record")
    yield ""
    yield _("Audit of {on}, controller {controller}, recipient {recipient}").format(
        on=day(run.on), controller=safe(run.controller or "-", 80), recipient=run.recipient_name
    )
    if run.ledger:
        yield _("Consent ledger ({kind}) with the checksum {digest}").format(
            kind=run.ledger.kind, digest=run.ledger.digest
        )
    yield _("Drawn: {drawn} of {consented} consented numbers, with the seed {seed}").format(
        drawn=drawn, consented=summary.consented, seed=seed
    )
    yield ""
    yield _("For each page: open the evidence, compare person, number, day and text, then write down the result.")
    yield _(BOX_NOT_CHECKED).format(recipient=run.recipient_name)
    yield ""
    yield from _fields((_("Pages that hold"), _("Pages that do not hold"), *_signed()))


def _page(result: AuditResult, rows: list[Row], number: str) -> Iterator[str]:
    first = rows[0]
    yield _("Sample {number}: {id}").format(number=number, id=short_id(first.id))
    yield ""
    for row in rows:
        who = ", ".join(safe(text, 60) for text in (row.name, row.number) if text) or row.contact
        yield _("Contact: {who} ({where})").format(who=who, where=place(row, result.run.exports))
    for consent in first.consents:
        yield ""
        yield from _consent(consent, result)
    yield ""
    yield from (
        f"[ ] {check}"
        for check in (
            _("The evidence was opened and can be read"),
            _("It is of this person and names or clearly means this number"),
            _("Its day is that of the ledger"),
            _("It shows what was asked, WhatsApp and the upload included, and a clear yes"),
        )
    )
    yield ""
    yield from _fields((_("Result"), *_signed()))


def _consent(consent: Consent, result: AuditResult) -> Iterator[str]:
    where = in_ledger(consent.event, result.run.ledger)
    yield _("Consent of {on} ({where} of the ledger)").format(on=day(consent.on), where=where)
    nothing = _("not on record")
    values = (
        (_("Person"), consent.person),
        (_("How"), _(HOW[consent.how]) if consent.how in HOW else consent.how),
        (_("Text shown"), consent.text),
        (_("In force until"), day(consent.until) if consent.until else _("it is withdrawn")),
        (_("Evidence"), consent.evidence),
        (_("Checksum of the evidence (SHA-256)"), consent.evidence_sha256),
    )
    for label, value in values:
        if value is not None:  # None is what a redaction took away
            yield f"  {label}: {safe(value, 120) or nothing}"


def _signed() -> tuple[str, ...]:
    return _("Checked by"), _("On"), _("Signature")


def _fields(labels: tuple[str, ...]) -> Iterator[str]:
    yield from (f"{label}: {_LINE}" for label in labels)
