"""`make soak`: what the quick tests do a few times, as often as it takes to believe it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import fire
from postgres_server import Server

pytestmark = pytest.mark.soak
Fresh = Callable[[], str]


def test_a_thousand_writers_are_killed(fresh: Fresh) -> None:
    """Every acknowledged event is there, the chain verifies, no half event."""
    fire.kill_writers(fresh(), 1000)


def test_the_server_is_killed_twenty_times(server: Server) -> None:
    """Likewise, with two writers each time."""
    fire.kill_server(server, server.fresh(), 20)


def test_eight_writers_add_a_thousand_events_each(fresh: Fresh) -> None:
    """8,000 events, one chain, no error shown to anyone."""
    fire.write_at_once(fresh(), writers=8, each=1000)
