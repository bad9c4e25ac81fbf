"""``abaudit ledger init``: make a ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from abaudit.cli import arguments as args, streams
from abaudit.cli.commands import command
from abaudit.cli.ledger import ask, shared
from abaudit.i18n import _


@command(
    _(
        "Make a ledger, with the details of the business that is responsible (the controller).\n\n"
        "Without a name it is consents.db in this folder: one file that only you can read. For several offices that "
        "write at once name a PostgreSQL database."
    )
)
def init(
    *,
    ledger: shared.Where = "",
    controller: Annotated[
        str, typer.Option("--controller", metavar=_("NAME"), help=_("The business, as it is registered."))
    ] = "",
    address: Annotated[
        str, typer.Option("--address", metavar=_("TEXT"), help=_("Street, postcode and town, in one line."))
    ] = "",
    contact: Annotated[
        str,
        typer.Option(
            "--contact", metavar=_("TEXT"), help=_("How it is reached for a withdrawal: e-mail or telephone.")
        ),
    ] = "",
    officer: Annotated[
        str, typer.Option("--officer", metavar=_("TEXT"), help=_("The data-protection officer, where there is one."))
    ] = "",
    config: args.Config = "",
) -> int:
    from abaudit import stores
    from abaudit.errors import UsageError
    from abaudit.stores.chained.content import Opening
    from abaudit.stores.chained.store import EventStore

    where = shared.place(ledger, config)
    if where.name.lower().endswith((".yaml", ".yml", ".csv")):
        raise UsageError(_("A ledger of this ending is a text file. Name one that ends in .db."))
    controller = ask.needed(
        controller or where.settings.config.controller, "--controller", _("Name of the business, as it is registered")
    )
    address = ask.optional(address, _("Street, postcode and town (may stay empty)"))
    contact = ask.optional(contact, _("E-mail or telephone for a withdrawal (may stay empty)"))
    opening = Opening(controller, address, contact, officer, "")
    with EventStore.create(where.name, opening, shared.recorded()) as store:
        streams.say(_("Made the ledger {name}.").format(name=stores.shown(where.name)))
        if store.backend.note:
            streams.say_lines(store.backend.note)
        shared.say_head(store)
    return 0
