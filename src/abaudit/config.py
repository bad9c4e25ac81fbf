"""``abaudit.yaml``: what the owner states once, for every run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from abaudit import documents, files, phone
from abaudit.documents import parts
from abaudit.errors import ConfigError
from abaudit.i18n import LANGUAGES, _
from abaudit.model.consent import BASES, PURPOSES
from abaudit.model.facts import ExemptionKind
from abaudit.model.house import Details, LedgerDetails, Retention, retention
from abaudit.model.readings import Exact
from abaudit.model.rulebook import CATEGORIES, AcceptedBasis, Exemption, Policy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abaudit.documents import Reader
    from abaudit.model.consent import ConsentText

DEFAULT_REGION = "DE"
DEFAULT_TIMEZONE = "Europe/Berlin"
_OTHER_BASES = tuple(basis for basis in BASES if basis != "consent")
DECLARED = ("device", "accounts", "exported_by", "exported_on", "app_permission")
"""What an owner can declare of the phone and the export; the program cannot see any of it."""


@dataclass(frozen=True, slots=True)
class Config:
    """One ``abaudit.yaml``; what it does not state is empty or None."""

    path: str = ""
    """The file as it was found; empty where there is none."""
    sha256: str = ""
    """Its digest in lower-case hex."""
    controller: str = field(default="", repr=False)
    region: str = ""
    timezone: str = DEFAULT_TIMEZONE
    language: str = ""
    recipient: str = ""
    ledger: str = ""
    """Address of the ledger, or its path, already relative to the working directory."""
    waivers: str = ""
    """Path of the waivers, likewise."""
    recipients: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    """What a CSV ledger's events are for where the table does not say."""
    exemptions: tuple[Exemption, ...] = field(default=(), repr=False)
    policy: Policy = field(default_factory=Policy, repr=False)
    """House rules; ``policy.words`` holds only the categories that the file states itself."""
    texts: tuple[ConsentText, ...] = ()
    """Consent texts; their files are relative to the config."""
    declared: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    rules_page: str = ""
    """Address of a page with ``docs/rules.md``, to which SARIF links."""
    guard_allow: tuple[str, ...] = ()
    """Patterns of paths that ``abaudit guard`` lets pass."""
    details: Details = field(default_factory=Details, repr=False)
    ledger_details: LedgerDetails = field(default_factory=LedgerDetails, repr=False)
    retention: Retention | None = None
    """How long proof is kept after a withdrawal; None where the owner states nothing."""


def connects(config: Config) -> bool:
    """Whether the ledger of *config* lies on another machine than its file: an address, or a share of Windows."""
    shared = [text.replace("\\", "/").startswith("//") for text in (config.ledger, config.path)]
    return "://" in config.ledger or shared == [True, False]


def load(path: str, region: str = "") -> Config:
    """The config file *path*; a *region* given otherwise wins over the file's for the numbers in it.

    `ConfigError` with everything that is wrong in it.
    """
    source = files.read(path, ConfigError)
    return replace(parse(path, source.data, region), sha256=source.sha256)


def parse(path: str, data: bytes, region: str = "") -> Config:
    """The config in *data*; *path* is its name in messages, and what relative paths in it are relative to."""
    with documents.reading(path, data, ConfigError) as root:
        root.header("config")
        own_region = root.text("region").upper()
        if own_region and not phone.is_region(own_region):
            root.wrong("region", _("This is no country code of two letters, such as DE."))
            own_region = ""
        timezone = root.text("timezone") or DEFAULT_TIMEZONE
        if not _is_timezone(timezone):
            root.wrong(
                "timezone",
                _("This time zone is not known on this machine."),
                _("Write it as in Europe/Berlin; where no zone is known at all, install the package tzdata."),
            )
        ledger = root.text("ledger")
        waivers = root.text("waivers")
        defaults = root.mapping("defaults")
        return Config(
            path=path,
            controller=root.text("controller"),
            region=own_region,
            timezone=timezone,
            language=root.choice("language", LANGUAGES),
            recipient=root.text("recipient"),
            ledger=_ledger(path, ledger),
            waivers=str(Path(path).parent / waivers) if waivers else "",
            recipients=defaults.texts("recipients"),
            purposes=defaults.choices("purposes", PURPOSES),
            exemptions=_exemptions(root, region or own_region or DEFAULT_REGION),
            policy=_policy(root.mapping("policy")),
            texts=parts.texts(root.mapping("texts")),
            declared=_declared(root.mapping("declared")),
            rules_page=_page(root),
            guard_allow=root.mapping("guard").texts("allow"),
            details=Details(*_each(Details, root.mapping("controller_details"))),
            ledger_details=LedgerDetails(*_each(LedgerDetails, root.mapping("ledger_details"))),
            retention=_retention(root.mapping("retention")),
        )


def _page(root: Reader) -> str:
    page = root.text("rules_page")
    if page and not re.fullmatch(r"https://[!-~]+", page.partition("#")[0]):
        root.wrong("rules_page", _("This is no address of a page, such as https://intranet.example/abaudit/rules."))
        return ""
    return page.partition("#")[0]


def _ledger(path: str, written: str) -> str:
    """What ``ledger`` names: an address as it is, a path relative to the config *path*."""
    return written if not written or "://" in written else str(Path(path).parent / written)


def _exemptions(root: Reader, region: str) -> tuple[Exemption, ...]:
    first: dict[str, int] = {}
    exemptions = []
    for reader in root.items("exemptions"):
        exemption = _exemption(reader, region)
        for number in exemption.numbers:
            if number in first:
                message = _("This number has an exemption already, in line {line}.").format(line=first[number])
                root.problems.add(message, reader.line)
            first.setdefault(number, reader.line)
        exemptions.append(exemption)
    return tuple(exemptions)


def _exemption(reader: Reader, region: str) -> Exemption:
    key = "numbers" if reader.has("numbers") else "number"
    other = "number" if key == "numbers" else "numbers"
    if reader.has(other):
        reader.wrong(other, _("Write either “number” or “numbers”."))
    numbers = []
    for scalar in reader.scalars(key, required=True):
        reading = phone.read(scalar.text, region)
        if isinstance(reading, Exact):
            numbers.append(reading.e164)
        else:
            reader.problems.add(
                _("This is not exactly one telephone number."),
                scalar.line,
                _("Write it with its country code, as in +49 …"),
            )
    kind = reader.choice("kind", tuple(ExemptionKind), required=True)
    document = reader.text("document")
    if kind == ExemptionKind.OTHER_BASIS and not document:
        reader.wrong(
            "document",
            _("Another legal basis needs the document that substantiates it."),
            _("Add “document” with the file's name."),
        )
    return Exemption(
        numbers=tuple(numbers),
        kind=ExemptionKind(kind) if kind else ExemptionKind.OWN,  # where it is wrong, that is noted
        reason=reader.text("reason", required=True),
        owner=reader.text("owner", required=True),
        line=reader.line,
        document=document,
        organisation=reader.text("organisation"),
        mobile=reader.text("mobile"),
    )


def _policy(reader: Reader) -> Policy:
    categories = reader.mapping("categories")
    return Policy(
        require_written=reader.boolean("require_written"),
        max_age_months=reader.integer("max_age_months", minimum=1, maximum=600),
        first_upload=reader.date("first_upload"),
        audit_interval_days=reader.integer("audit_interval_days", minimum=1, maximum=3660),
        accepted_bases=tuple(
            AcceptedBasis(
                basis=each.choice("basis", _OTHER_BASES, required=True),
                document=each.text("document", required=True),
                reason=each.text("reason", required=True),
                owner=each.text("owner", required=True),
            )
            for each in reader.items("accepted_bases")
        ),
        words=tuple((name, categories.texts(name)) for name in CATEGORIES if categories.stands(name)),
    )


def _declared(reader: Reader) -> tuple[tuple[str, str], ...]:
    written = ((key, ", ".join(reader.texts(key))) for key in DECLARED)
    return tuple((key, value) for key, value in written if value)


def _each(kind: type[Details | LedgerDetails], reader: Reader) -> Iterator[str]:
    """What is written at each field of *kind*; several values are joined."""
    return (", ".join(reader.texts(each.name)) for each in fields(kind))


def _retention(reader: Reader) -> Retention | None:
    written = reader.text("after_withdrawal")
    period = retention(written)
    if written and period is None:
        message = _("This is no period that can be read here.")
        reader.wrong("after_withdrawal", message, _("Write it as “3 years”, “18 months” or “end of 3 years”."))
    return period


def _is_timezone(name: str) -> bool:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (OSError, ValueError):  # ZoneInfoNotFoundError is a KeyError on some systems
        return False
    except KeyError:
        return False
    return True
