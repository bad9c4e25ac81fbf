"""``abaudit ledger``: keep the consents, so that they stand as proof, and forget whom you must.

``init``  make one      ``enter``  add, withdraw      ``correct``      ``intake``  import      ``look``  show, log
``export``      ``proof``  verify, seal      ``erase``      ``records``  due, paper      ``texts``  text
``workbook``  Excel      ``shared``, ``opened``  what those that write, and those that read, have in common
``ask``  questions on a terminal
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.cli.commands import group
from abaudit.cli.ledger import correct, enter, erase, export, init, intake, look, proof, records, texts
from abaudit.cli.overview import described
from abaudit.i18n import _

if TYPE_CHECKING:
    import typer


def app() -> typer.Typer:
    """The group of commands, in the language in use."""
    made = group(
        described(
            "ledger",
            _(
                "LEDGER is the path of a file (consents.db) or the address of a database (postgresql://…). It is only "
                "ever added to, and each entry is chained to the one before, so that later changes show."
            ),
        ),
        records.due,
        records.paper,
        init.init,
        enter.add,
        enter.withdraw,
        correct.correct,
        intake.take_in,
        export.export,
        look.show_all,
        look.log,
        proof.verify,
        proof.seal,
        erase.erase,
    )
    made.add_typer(texts.app(), name="text")
    return made
