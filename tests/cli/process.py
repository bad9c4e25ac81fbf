"""abaudit as its users start it: a process of its own in a bare environment, and small files for it to read."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from cli import prepared

COMMAND = (sys.executable, "-m", "abaudit")
LIMIT = 60
"""Seconds after which a process that hangs is a failure."""

ANNA = "0171 3920001"
BERND = "0171 3920002"
CLARA = "0171 3920003"

CARD_HEAD = "BEGIN:VCARD\r\nVERSION:3.0\r\n"

CONTROLLER = "Fliesen Beispiel GmbH"


@dataclass(frozen=True)
class Ended:
    """What a process left behind: its status, and what it wrote as bytes and as text."""

    status: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        """Standard output as UTF-8."""
        return self.raw.decode()


def environment(extra: dict[str, str] | None = None) -> dict[str, str]:
    """Nothing of this machine but what Python itself needs."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", "PYTHONWARNINGS": "error", "TZ": "UTC", **(extra or {})}


def run(
    command: list[str], *, cwd: Path, given: bytes = b"", env: dict[str, str] | None = None, stdout: int | None = None
) -> Ended:
    """Run *command* in *cwd* with *given* on its standard input; *stdout* takes its output away from the test."""
    ended = subprocess.run(
        command,
        cwd=cwd,
        input=given,
        stdout=subprocess.PIPE if stdout is None else stdout,
        stderr=subprocess.PIPE,
        env={"HOME": str(cwd / "home"), **environment(env)},
        timeout=LIMIT,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout or b"", ended.stderr.decode())


def abaudit(
    *arguments: str | Path, cwd: Path, given: bytes = b"", env: dict[str, str] | None = None, stdout: int | None = None
) -> Ended:
    """Run ``abaudit`` with *arguments*, in a process that need not import everything anew where that is possible."""
    if prepared.can_run(surroundings := {"HOME": str(cwd / "home"), **environment(env)}):
        status, out, err = prepared.run(
            [str(argument) for argument in arguments],
            cwd=cwd,
            environment=surroundings,
            given=given,
            stdout=stdout,
            limit=LIMIT,
        )
        return Ended(status, out, err.decode())
    return run([*COMMAND, *map(str, arguments)], cwd=cwd, given=given, env=env, stdout=stdout)


def card(name: str, *numbers: str) -> str:
    """One vCard."""
    phones = "".join(f"TEL;TYPE=CELL:{number}\r\n" for number in numbers)
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\n{phones}END:VCARD\r\n"


def write(path: Path, text: str) -> Path:
    """*text* as the UTF-8 file *path*, not a character changed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return path


def event(number: str, person: str, state: str = "given") -> str:
    """One event of a YAML ledger; a consent is complete with its text and its evidence (see `Ground`)."""
    proof = f"text: t\n    evidence: {{file: proof.txt, sha256: {sha256(PROOF)}}}" if state == "given" else "note: none"
    return (
        f"  - number: {number}\n    person: {person}\n    state: {state}\n    on: 2026-03-01\n    how: signed-form\n"
        f"    {proof}\n"
    )


def ledger(*events: str) -> str:
    """A YAML ledger."""
    listed = "events:\n" + "".join(events) if events else "events: []\n"
    return (
        f"abaudit: ledger/1\ndefaults:\n  controller: {CONTROLLER}\n  recipients: [whatsapp]\n"
        f"  purposes: [upload]\ntexts:\n  t: {{file: text.txt, language: de, sha256: {sha256(TEXT)}}}\n{listed}"
    )


PROOF = "Ich bin einverstanden.\n"
TEXT = "Dürfen wir Ihre Nummer auf einem Telefon mit WhatsApp speichern?\n"
CONFIG = f"abaudit: config/1\ncontroller: {CONTROLLER}\nregion: DE\nledger: ledger.yaml\n"


def sha256(text: str) -> str:
    """The digest of *text* as a file of its own would have it."""
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Ground:
    """A folder with a config, a ledger in which Anna has consented, and an address book with Anna alone."""

    folder: Path

    def book(self, text: str, name: str = "book.vcf") -> Path:
        """*text* as an export of this folder."""
        return write(self.folder / name, text)

    def audit(
        self,
        *arguments: str | Path,
        given: bytes = b"",
        env: dict[str, str] | None = None,
        stdout: int | None = None,
    ) -> Ended:
        """``abaudit audit`` on a fixed day in this folder."""
        return abaudit("audit", "--on", "2026-11-23", *arguments, cwd=self.folder, given=given, env=env, stdout=stdout)

    def files(self) -> set[str]:
        """What lies in the folder, hidden files too."""
        return {path.name for path in self.folder.iterdir()}


def lay(folder: Path) -> Ground:
    """Make *folder* a `Ground`."""
    write(folder / "proof.txt", PROOF)
    write(folder / "text.txt", TEXT)
    write(folder / "abaudit.yaml", CONFIG)
    write(folder / "ledger.yaml", ledger(event(ANNA, "Anna Beispiel")))
    write(folder / "book.vcf", card("Anna Beispiel", ANNA))
    return Ground(folder)
