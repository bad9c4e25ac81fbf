"""What the ledger points to, looked up on the disk: evidence, consent texts, documents of other legal bases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from abaudit import files
from abaudit.cli import archive
from abaudit.rules.proof import Proofs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abaudit.config import Config
    from abaudit.model.consent import Evidence, Ledger


def look_up(ledger: Ledger, ledger_name: str, config: Config) -> Proofs:
    """Every piece that *ledger* or *config* name and that is there; paths are relative to the file that names them."""
    beside_ledger = Path(ledger_name).parent
    beside_config = Path(config.path).parent
    return Proofs(
        evidence=_evidence({event.evidence for event in ledger.events if event.evidence}, beside_ledger),
        texts=archive.known(archive.kept(ledger, ledger_name, config)),
        documents=frozenset(
            (
                *_present((event.document for event in ledger.events if event.document), beside_ledger),
                *_present((basis.document for basis in config.policy.accepted_bases), beside_config),
                *_present((each.document for each in config.exemptions if each.document), beside_config),
            )
        ),
    )


def _evidence(pieces: Iterable[Evidence], folder: Path) -> dict[Evidence, str]:
    """Piece → ``ok`` or ``altered``; a piece without a recorded checksum cannot be seen to be altered."""
    found = {}
    for piece in pieces:
        digest = files.digest(folder / piece.file)
        if digest is not None:
            found[piece] = "ok" if piece.sha256 in ("", digest) else "altered"
    return found


def _present(documents: Iterable[str], folder: Path) -> list[str]:
    return [document for document in set(documents) if files.digest(folder / document) is not None]
