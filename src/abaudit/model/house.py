"""What a business states about itself and about its ledger: who it is, how long the ledger keeps, who may look."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date

_LONGEST = 100
"""Years; a longer retention is a slip."""
_WRITTEN = re.compile(
    r"(?P<end>(?:end of|ende(?: des)?) )?(?P<count>\d{1,4})\.? ?"
    r"(?P<unit>years?|jahr(?:e[ns]?)?|months?|monat(?:en?|s)?)",
    re.ASCII | re.IGNORECASE,
)
"""``3 years``, ``end of 3 years``, ``Ende des 3. Jahres``, ``18 Monate``"""


@dataclass(frozen=True, slots=True)
class Details:
    """The controller beside its name, as ``controller_details`` of abaudit.yaml states it; empty where it does not."""

    address: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)
    """How a person reaches the business: also to withdraw a consent."""
    representative: str = field(default="", repr=False)
    """Who acts for the business, e.g. its managing director."""
    officer: str = field(default="", repr=False)
    """The data-protection officer's contact, or that there is none."""
    authority: str = field(default="", repr=False)
    """The supervisory authority that people can complain to."""


@dataclass(frozen=True, slots=True)
class LedgerDetails:
    """The ledger as a processing of its own: what no program can know of it; empty where abaudit.yaml does not say."""

    subjects: str = field(default="", repr=False)
    """Whose consents it holds, e.g. customers and suppliers."""
    stored: str = field(default="", repr=False)
    """On which machine or with which provider it lies."""
    access: str = field(default="", repr=False)
    """Who may read it."""
    backups: str = field(default="", repr=False)
    """Where copies lie, and when they are overwritten."""
    measures: str = field(default="", repr=False)
    """How it is protected: technical and organisational measures."""


@dataclass(frozen=True, slots=True)
class Retention:
    """How long proof is kept after a consent ended: years or months, and whether the year then runs to its end."""

    count: int
    unit: str
    """``years`` or ``months``."""
    to_year_end: bool = False

    def last_day(self, ended: date) -> date:
        """The last day on which proof of a consent is kept that ended on the day *ended*.

        The end of the calendar (year 9999) where it would lie beyond it; a day that a month does not have becomes its
        last one.
        """
        months = ended.month - 1 + self.count * (12 if self.unit == "years" else 1)
        year, month = ended.year + months // 12, months % 12 + 1
        if year > date.max.year:
            return date.max
        if self.to_year_end:
            return date(year, 12, 31)
        return date(year, month, min(ended.day, calendar.monthrange(year, month)[1]))

    def __str__(self) -> str:
        """As `retention` reads it."""
        return f"{'end of ' if self.to_year_end else ''}{self.count} {self.unit}"


PROPOSED = Retention(3, "years", to_year_end=True)
"""What is proposed where the owner states nothing: the end of the third year after, as claims usually lapse in Germany
(§§ 195, 199 BGB).  The GDPR sets no period; EDPB Guidelines 05/2020, 107, ask for no longer than strictly necessary."""


def retention(written: str) -> Retention | None:
    """A period as ``3 years``, ``18 months``, ``end of 3 years`` or ``Ende des 3. Jahres``; None where it is none."""
    parts = _WRITTEN.fullmatch(" ".join(written.split()))
    if parts is None:
        return None
    unit = "months" if parts["unit"].casefold().startswith("mo") else "years"
    count = int(parts["count"])
    if count > _LONGEST * (12 if unit == "months" else 1):
        return None
    return Retention(count, unit, to_year_end=parts["end"] is not None)
