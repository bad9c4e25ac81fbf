"""What every test may rely on: strict Hypothesis profiles, the samples' folder, and skips that are errors on demand."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import HealthCheck, settings

from abaudit import i18n
from postgres_server import Server, binaries, driver, running

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell that starts the tests in the background has them, and what they start, pass over Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)

REQUIRE_ALL = os.environ.get("ABAUDIT_REQUIRE_ALL") == "1"
"""Under this, whatever a machine lacks is a failure and no skip."""

settings.register_profile("quick", max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("deep", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "mutation",
    max_examples=20,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("ABAUDIT_HYPOTHESIS", "quick"))

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT.parent / "shared" / "samples"


def lacking(what: str) -> NoReturn:
    """Skip the running test for want of *what*; under ABAUDIT_REQUIRE_ALL=1 fail it."""
    if REQUIRE_ALL:
        pytest.fail(f"ABAUDIT_REQUIRE_ALL=1, but there is no {what}")
    with (ROOT / ".skipped").open("a", encoding="utf-8") as told:
        told.write(f"{what}\n")  # `make test` names at its end what was skipped
    pytest.skip(f"no {what} on this machine")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root."""
    return ROOT


@pytest.fixture
def samples() -> Path:
    """The folder of real exports; they are not part of the project."""
    if not SAMPLES.is_dir():
        lacking("folder of sample exports (../shared/samples)")
    return SAMPLES


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """An audit opens no connection, and neither does a test."""

    def refuse(*_args: Any, **_kwargs: Any) -> NoReturn:
        raise AssertionError("something tried to open a network connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "bind", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine reaches a test."""
    for name in [name for name in os.environ if name.startswith("ABAUDIT_") or name in {"CI", "NO_COLOR", "COLUMNS"}]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", os.devnull)  # where the key of this account would lie


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """A test that speaks another language, or reads a config that does, speaks it alone."""
    yield
    if i18n.language() != "en":
        i18n.use("en")
        os.environ.pop("LANGUAGE", None)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL of our own on loopback."""
    if binaries() is None:
        lacking("PostgreSQL server (apt-get install postgresql)")
    if not driver():
        lacking("psycopg (extra: postgres)")
    with running() as started:
        yield started


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.xdist_group("postgres"))])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """What makes names of event stores that are not there yet, once for each backend."""
    if request.param == "postgres":
        served: Server = request.getfixturevalue("server")
        return served.fresh
    serial = count(1)
    return lambda: str(tmp_path / f"consents-{next(serial)}.db")
