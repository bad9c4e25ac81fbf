"""``abaudit ledger``: keep the consents, so that they stand as proof, and forget whom you must.

``init``  make one      ``enter``  add, withdraw      ``correct``      ``intake``  import      ``look``  show, log
``export``      ``proof``  verify, seal      ``erase``      ``records``  due, paper      ``texts``  text
``workbook``  Excel      ``shared``, ``opened``  what those that write, and those that read, have in common
``ask``  questions on a terminal
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.cli import arguments as args
from abaudit.cli.ledger import correct, enter, erase, export, init, intake, look, proof, records
from abaudit.i18n import _

if TYPE_CHECKING:
    import typer


def app() -> typer.Typer:
    """The group of commands, in the language in use."""
    group = args.group(
        _(
            "The consent ledger: who has consented, since when, by which words, and how it can be proved.\n\n"
            "LEDGER is the path of a file (consents.db) or the address of a database (postgresql://…). It is only ever "
            "added to, and each entry is chained to the one before, so that later changes show."
        )
    )
    records.add_to(group)
    for name, text, command in (
        ("init", init.HELP, init.init),
        ("add", enter.HELP_ADD, enter.add),
        ("withdraw", enter.HELP_WITHDRAW, enter.withdraw),
        ("correct", correct.HELP, correct.correct),
        ("import", intake.HELP, intake.take_in),
        ("export", export.HELP, export.export),
        ("show", look.HELP_SHOW, look.show_all),
        ("log", look.HELP_LOG, look.log),
        ("verify", proof.HELP_VERIFY, proof.verify),
        ("seal", proof.HELP_SEAL, proof.seal),
        ("erase", erase.HELP, erase.erase),
    ):
        group.command(name, help=text, context_settings=args.SETTINGS)(command)
    return group
