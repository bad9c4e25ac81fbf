"""A real PostgreSQL from the system's packages, on loopback, run by a user of its own because initdb refuses root."""

from __future__ import annotations

import contextlib
import os
import pwd
import random
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import IO

PASSWORD = "only-for-tests"
_SERIAL = count(1)


def binaries() -> Path | None:
    """The folder of initdb and postgres; None where they are not installed."""
    found = shutil.which("initdb")
    if found:
        return Path(os.path.realpath(found)).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return folders[-1].parent if folders else None


def driver() -> bool:
    """Whether psycopg is installed."""
    try:
        import psycopg  # noqa: F401 - whether it is there
    except ImportError:
        return False
    return True


@dataclass
class Server:
    """One server in a folder of its own."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @classmethod
    def make(cls) -> Server:
        """A new cluster, started."""
        folder = Path(tempfile.mkdtemp(prefix="abaudit-pg-"))
        user = _user()
        if user is not None:
            os.chown(folder, user.pw_uid, user.pw_gid)
        (folder / "password").write_text(PASSWORD)
        server = cls(folder, 0)
        command = ["initdb", "-D", "data", "-U", "owner", "-A", "scram-sha-256", "--pwfile=password", "-E", "UTF8"]
        server.run([*command, "--locale=C", "--no-sync", "--no-instructions"])
        for _attempt in range(20):
            server.port = random.SystemRandom().randrange(20000, 32000)
            if server.start():
                return server
        raise RuntimeError("no port is free, or postgres does not start")

    def start(self) -> bool:
        """Start it; False where it did not come up."""
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": "",
            "shared_buffers": "32MB",
            "max_connections": "40",
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as log:
            self.process = self._popen(["postgres", "-D", "data", *options], log)
        until = time.monotonic() + 30
        while time.monotonic() < until and self.process.poll() is None:
            if self.is_ready():
                return True
            time.sleep(0.05)
        self.stop()
        return False

    def is_ready(self) -> bool:
        """Whether it takes connections."""
        ready = [str(_binary("pg_isready")), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        return subprocess.run(ready, check=False).returncode == 0

    def kill(self) -> None:
        """Kill the whole server as a power cut would."""
        assert self.process is not None
        self.process.send_signal(signal.SIGSTOP)  # so that it starts no further process meanwhile
        for pid in [*_children(self.process.pid), self.process.pid]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """End it at once, in order."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()

    def remove(self) -> None:
        """Stop it and delete its folder."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(
        self, schema: str = "", *, user: str = "owner", password: str = PASSWORD, database: str = "postgres"
    ) -> str:
        """An address; with *schema* the tables lie in a schema of that name."""
        options = f"?options=-csearch_path%3D{schema}" if schema else ""
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{database}{options}"

    def fresh(self) -> str:
        """The address of a new, empty schema."""
        import psycopg

        schema = f"s{os.getpid()}_{next(_SERIAL)}"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {schema}".encode())
        return self.url(schema)

    @contextlib.contextmanager
    def small_disk(self, megabytes: int) -> Iterator[Path | None]:
        """A disk of this size, unmounted at the end when the server is stopped; None where it cannot be mounted."""
        folder = self.folder / "small"
        folder.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0777", "abaudit-small", str(folder)]
        if (
            os.geteuid()
            or shutil.which("mount") is None
            or subprocess.run(mount, capture_output=True, check=False).returncode
        ):
            yield None
            return
        try:
            yield folder
        finally:
            self.stop()
            subprocess.run(["umount", str(folder)], check=True)

    def run(self, command: list[str]) -> None:
        """Run one of PostgreSQL's programs to its end."""
        process = self._popen(command, subprocess.PIPE)
        out, _ = process.communicate(timeout=120)
        if process.returncode:
            raise RuntimeError(out.decode("utf-8", "replace"))

    def _popen(self, command: list[str], stdout: int | IO[bytes]) -> subprocess.Popen[bytes]:
        user = _user()
        return subprocess.Popen(
            [str(_binary(command[0])), *command[1:]],
            cwd=self.folder,
            stdout=stdout,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "PGTZ": "UTC"},
            user=user.pw_uid if user else None,
            group=user.pw_gid if user else None,
            extra_groups=() if user else None,
            start_new_session=True,
        )


@contextlib.contextmanager
def running() -> Iterator[Server]:
    """A server for as long as the block lasts."""
    server = Server.make()
    try:
        yield server
    finally:
        server.remove()


def _children(pid: int) -> list[int]:
    """The processes that it started; each has a group of its own."""
    if not Path("/proc/self/stat").exists():
        told = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, check=False).stdout
        return [int(word) for word in told.split()]
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parent = stat.read_text().rpartition(")")[2].split()[1]  # what stands before may hold blanks
            if int(parent) == pid:
                found.append(int(stat.parent.name))
    return found


def _binary(name: str) -> Path:
    folder = binaries()
    assert folder is not None
    return folder / name


def _user() -> pwd.struct_passwd | None:
    """Whom to run it as; None where this process is no root."""
    if os.geteuid():
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise RuntimeError("there is no account to run PostgreSQL as")
