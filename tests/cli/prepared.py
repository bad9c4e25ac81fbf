"""An interpreter that has imported what every call imports, and forks for each: a process of its own in half the time.

`run` starts one for each environment that Python itself looks at, and hands it the call: arguments, folder,
environment, and the three standard streams.  The fork sees nothing else of the tests, and ends as any interpreter ends.
It has not imported `abaudit.cli`, whose texts depend on the language of the call.  Under ``ABAUDIT_TEST_REAL=1`` every
call starts anew.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

IS_POSSIBLE = sys.platform == "linux" and not os.environ.get("ABAUDIT_TEST_REAL")
"""Elsewhere a fork is unknown, or not safe with the system's own libraries."""

_IMPORTED = """
    click typer phonenumbers phonenumbers.data.region_DE yaml difflib csv zoneinfo sqlite3 filelock rich.console
    abaudit.config abaudit.rulefiles abaudit.service.auditing abaudit.importers.vcard abaudit.importers.tables
    abaudit.stores.yaml_store abaudit.stores.chained.store abaudit.stores.chained.sqlite abaudit.audit abaudit.redact
    abaudit.reports.json_result abaudit.reports.formats.terminal.page
"""
_LOOKED_AT = ("LANG", "LC_", "TZ", "PYTHONWARNINGS")
"""How variables begin that an interpreter, or the system's library under it, looks at when it starts."""


def can_run(environment: Mapping[str, str]) -> bool:
    """Whether a call with *environment* can be forked; other switches of Python's own need a start of their own."""
    return IS_POSSIBLE and not any(name.startswith("PYTHON") and name != "PYTHONWARNINGS" for name in environment)


class Prepared:
    """One such interpreter."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._here, there = socket.socketpair()
        with there:
            self._process = subprocess.Popen(
                [sys.executable, __file__, str(there.fileno())], env=dict(environment), pass_fds=[there.fileno()]
            )

    def run(self, call: Mapping[str, Any], streams: Sequence[int], limit: float) -> int:
        """The status of the *call*; `subprocess.TimeoutExpired` after *limit* seconds."""
        data = json.dumps(call).encode()
        self._here.settimeout(None)
        socket.send_fds(self._here, [len(data).to_bytes(4, "big")], streams)
        for stream in streams:
            os.close(stream)  # the call has them now, and its end must show
        self._here.sendall(data)
        child = int.from_bytes(_read(self._here, 4), "big")
        self._here.settimeout(limit)
        try:
            return int.from_bytes(_read(self._here, 4), "big", signed=True)
        except TimeoutError:
            os.kill(child, signal.SIGKILL)
            self._here.settimeout(None)
            _read(self._here, 4)
            raise subprocess.TimeoutExpired(call["arguments"], limit) from None


_started: dict[tuple[tuple[str, str], ...], Prepared] = {}


def run(
    arguments: Sequence[str],
    *,
    cwd: Path,
    environment: Mapping[str, str],
    given: bytes,
    stdout: int | None,
    limit: float,
) -> tuple[int, bytes, bytes]:
    """(status, standard output, standard error) of ``abaudit`` with *arguments*, as `subprocess.run` gives them."""
    own = {name: value for name, value in environment.items() if name.startswith((*_LOOKED_AT, "PATH"))}
    key = tuple(sorted(own.items()))
    if key not in _started:
        _started[key] = Prepared(own)
    theirs_in, ours_in = os.pipe()
    ours_err, theirs_err = os.pipe()
    ours_out, theirs_out = os.pipe() if stdout is None else (None, _taken(stdout))
    call = {"arguments": list(arguments), "cwd": str(cwd), "environment": dict(environment)}
    with ThreadPoolExecutor(3) as pool:
        pool.submit(_write_all, ours_in, given)
        out = pool.submit(_read_all, ours_out)
        err = pool.submit(_read_all, ours_err)
        status = _started[key].run(call, [theirs_in, theirs_out, theirs_err], limit)
        return status, out.result(), err.result()


def _taken(stdout: int) -> int:
    return os.open(os.devnull, os.O_WRONLY) if stdout == subprocess.DEVNULL else os.dup(stdout)


def _write_all(stream: int, data: bytes) -> None:
    # Not everybody reads what is given.
    with suppress(BrokenPipeError), os.fdopen(stream, "wb", buffering=0) as opened:
        while data:
            data = data[opened.write(data) :]


def _read_all(stream: int | None) -> bytes:
    if stream is None:
        return b""
    with os.fdopen(stream, "rb") as opened:
        return opened.read()


def _read(connection: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        part = connection.recv(size - len(data))
        if not part:
            raise EOFError("the other side has ended")
        data += part
    return data


# --- the interpreter's own side


def _serve(connection: socket.socket) -> dict[str, Any] | None:
    """Fork for each call until there is none: in the fork returns the call, in the interpreter itself None."""
    while True:
        data, streams, _flags, _address = socket.recv_fds(connection, 4, 3)
        if not data:
            return None
        call: dict[str, Any] = json.loads(_read(connection, int.from_bytes(data, "big")))
        child = os.fork()
        if child == 0:
            connection.close()
            for own, stream in enumerate(streams):
                os.dup2(stream, own)
                os.close(stream)
            return call
        for stream in streams:
            os.close(stream)
        connection.sendall(child.to_bytes(4, "big"))
        _child, status = os.waitpid(child, 0)
        connection.sendall(os.waitstatus_to_exitcode(status).to_bytes(4, "big", signed=True))


def _become(call: Mapping[str, Any]) -> None:
    """Make this interpreter one that was started for *call*."""
    os.chdir(call["cwd"])
    os.environ.clear()
    os.environ.update(call["environment"])
    for name, number, mode in (("stdin", 0, "r"), ("stdout", 1, "w"), ("stderr", 2, "w")):
        was = getattr(sys, name)
        buffering = 1 if name == "stderr" else -1
        stream = os.fdopen(number, mode, buffering, encoding=was.encoding, errors=was.errors, closefd=False)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    sys.argv[1:] = call["arguments"]
    sys.path[0] = call["cwd"]


def main(number: int) -> None:
    """Import, wait for calls, and in each fork be abaudit."""
    for name in _IMPORTED.split():
        importlib.import_module(name)
    gc.freeze()
    call = _serve(socket.socket(fileno=number))
    if call is not None:
        _become(call)
        runpy.run_module("abaudit", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
