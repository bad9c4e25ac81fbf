"""Writers that are killed, and several at once: the small version of `make soak`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import fire
from postgres_server import Server

pytestmark = pytest.mark.slow
Fresh = Callable[[], str]


def test_every_acknowledged_event_survives_kill_9(fresh: Fresh) -> None:
    """Twenty writers die at random moments; the chain is whole, and no half event is there."""
    assert fire.kill_writers(fresh(), 20) >= 20


@pytest.mark.xdist_group("postgres")
def test_every_acknowledged_event_survives_the_servers_death(server: Server) -> None:
    """The whole server dies at a random moment, as in a power cut, and comes up again."""
    assert fire.kill_server(server, server.fresh(), 1) >= 2


def test_writers_at_once_make_one_chain(fresh: Fresh) -> None:
    """Nobody is shown an error, and nobody waits in vain."""
    fire.write_at_once(fresh(), writers=4, each=40)
