"""The arguments and options that several commands share, each written once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from abaudit.i18n import _
from abaudit.model.rulebook import Severity
from abaudit.reports import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable

FAIL_ON = ("any", *Severity, "never")

Exports = Annotated[
    list[str],
    typer.Argument(
        metavar=_("EXPORT..."),
        help=_(
            "Address books that a phone or an office program wrote: vCard, CSV, .xlsx, FRITZ!Box, LDIF, JSON; a "
            "folder or archive (.zip, .tar.gz, .gz) of them; - is standard input."
        ),
    ),
]
Config = Annotated[
    str,
    typer.Option(
        "--config",
        metavar=_("FILE"),
        envvar="ABAUDIT_CONFIG",
        help=_("The abaudit.yaml to use, instead of the one in the working directory or above it."),
    ),
]
LedgerFile = Annotated[
    str,
    typer.Option(
        "--ledger",
        "-l",
        metavar=_("FILE"),
        envvar="ABAUDIT_LEDGER",
        help=_("The consent ledger: .yaml, .csv, .db or postgresql://…."),
    ),
]
RulesFolder = Annotated[
    str,
    typer.Option(
        "--rules", metavar=_("DIR"), help=_("Folder with rules of your own, in addition to the shipped ones.")
    ),
]
RecipientName = Annotated[
    str,
    typer.Option(
        "--recipient",
        metavar=_("NAME"),
        envvar="ABAUDIT_RECIPIENT",
        help=_("Who would receive the data. [default: whatsapp]"),
    ),
]
On = Annotated[
    str, typer.Option("--on", metavar=_("DATE"), help=_("The day to judge, e.g. 2026-03-01. [default: today]"))
]
Region = Annotated[
    str,
    typer.Option(
        "--region",
        metavar="XX",
        envvar="ABAUDIT_REGION",
        help=_("Country of the numbers that have no country code, e.g. DE, AT or CH."),
    ),
]
PhoneColumn = Annotated[
    list[str] | None,
    typer.Option(
        "--phone-column",
        metavar=_("NAME"),
        help=_("Header or position (1, 2, …) of a column that holds phone numbers; may be repeated."),
    ),
]
NameColumn = Annotated[
    list[str] | None,
    typer.Option(
        "--name-column",
        metavar=_("NAME"),
        help=_("Header or position of a column that holds names; may be repeated."),
    ),
]
AsLayout = Annotated[
    str,
    typer.Option(
        "--as",
        metavar=_("LAYOUT"),
        help=_("Read the exports in this layout instead of the one that was recognised, e.g. outlook-desktop-de."),
    ),
]
Encoding = Annotated[
    str,
    typer.Option(
        "--encoding",
        metavar=_("NAME"),
        help=_(
            "Encoding of the tables instead of the one that was found, e.g. utf-8, cp1252, cp850, mac_roman, utf-16."
        ),
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude",
        metavar=_("PATTERN"),
        help=_("Leave this out in folders and archives, e.g. old/* or *.csv; counted in the result; may be repeated."),
    ),
]
AlreadyShared = Annotated[
    str,
    typer.Option(
        "--already-shared",
        metavar=_("REPORT"),
        help=_("WhatsApp's own account report (.zip or contacts.json): which numbers it has listed already."),
    ),
]
AlreadySharedOn = Annotated[
    str,
    typer.Option(
        "--already-shared-on",
        metavar=_("DATE"),
        help=_("The day of that report. [default: the day that its archive shows]"),
    ),
]


def output(formats: Iterable[str]) -> Any:
    """The option ``-o`` of a command that writes these *formats*."""
    return typer.Option(
        "-o",
        "--output",
        metavar=_("FORMAT[:PATH]"),
        help=_("What to write ({formats}), with a path or to standard output; may be repeated.").format(
            formats=", ".join(formats)
        ),
    )


Output = Annotated[list[str] | None, output(known.name for known in FORMATS)]
PlainOutput = Annotated[list[str] | None, output(("json", "terminal"))]
Show = Annotated[
    str,
    typer.Option(
        "--show",
        metavar="id|masked|full",
        help=_(
            "How much of a person to show: pseudonyms, hints, or names and numbers in full. Without it only your own "
            "screen shows names; files, pipes and CI get pseudonyms."
        ),
    ),
]
Force = Annotated[
    bool,
    typer.Option(
        "--force",
        help=_("Replace an existing file that is no earlier output of this kind; an input, ledger or key never."),
    ),
]
Category = Annotated[
    str,
    typer.Option(
        "--category",
        metavar=_("NAME"),
        help=_(
            "What SARIF and JUnit call this audit, where several phones are reported in one place. No personal data."
        ),
    ),
]
SavedResult = Annotated[
    str,
    typer.Argument(metavar="RESULT.json", help=_("A result that “abaudit audit … -o json:RESULT.json” saved.")),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help=_("Print nothing on the screen but errors."))]
Verbose = Annotated[
    bool,
    typer.Option(
        "-v", "--verbose", help=_("Tell on standard error which files are used, and each step. Names no person.")
    ),
]
