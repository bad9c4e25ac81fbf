"""What every test may rely on: strict Hypothesis profiles, the samples' folder, and skips that are errors on demand."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import HealthCheck, settings

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
