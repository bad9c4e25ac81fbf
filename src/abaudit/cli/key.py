"""``abaudit key``: the local key that makes ids which mean the same number tomorrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.cli import streams
from abaudit.cli.commands import command, group
from abaudit.cli.overview import described
from abaudit.i18n import _

if TYPE_CHECKING:
    import typer


def app() -> typer.Typer:
    """The group of commands, in the language in use."""
    return group(
        described("key"),
        init,
        show_id,
    )


@command(
    _(
        "Make the key, once. It never leaves this computer; keep a copy, because with another key every number gets "
        "another id."
    )
)
def init() -> int:
    import secrets

    from abaudit import files, pseudonyms
    from abaudit.errors import UsageError
    from abaudit.service import keys

    place = keys.path()
    if place is None:
        raise UsageError(keys.no_place())
    keys.refuse_git(place)
    key = pseudonyms.SecretKey(secrets.token_bytes(pseudonyms.SECRET_BYTES))
    if not files.create(place, pseudonyms.write(key)):
        raise UsageError(
            _("There is a key already: {path}. It stays, because another one would change every id.").format(path=place)
        )
    streams.say(
        _("Key {id} was written to {path}. Keep a copy of this file in a safe place, never beside the results.").format(
            id=key.id, path=place
        )
    )
    return 0


@command(_("Print the id by which results, baselines and waivers name the key."), name="show-id")
def show_id() -> int:
    from abaudit.service import keys

    key = keys.demand(keys.find(), "abaudit key show-id")
    streams.say(key.id)
    return 0
