"""Contacts written as JSON: Telegram's ``result.json``, Microsoft Graph, WhatsApp's account report.

located    JSON with the place of every value, read as far as it goes
counting   the second, independent count (Python's own ``json``)
whatsapp   telegram   graph      one module a format
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.importers.jsons import graph, telegram, whatsapp
from abaudit.importers.options import DEFAULTS, Options

if TYPE_CHECKING:
    from abaudit.model.contacts import Imported


def recognises(data: bytes) -> bool:
    """Whether *data* is JSON of one of these formats."""
    return whatsapp.recognises(data) or telegram.recognises(data) or graph.recognises(data)


def read_as(layout: str, data: bytes) -> Imported:
    """Everything that *data* holds as ``telegram`` or ``microsoft-graph``; never raises."""
    return telegram.read(data) if layout == telegram.LAYOUT else graph.read(data)


def read(data: bytes, options: Options = DEFAULTS) -> Imported:  # noqa: ARG001 - the formats say where numbers are
    """Everything that *data* holds, which is of one of these formats; never raises."""
    if whatsapp.recognises(data):
        return whatsapp.read(data)
    return telegram.read(data) if telegram.recognises(data) else graph.read(data)
