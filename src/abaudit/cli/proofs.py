"""What the ledger points to, looked up on the disk: evidence, consent texts, documents of other legal bases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from abaudit import files, stores
from abaudit.cli import archive
from abaudit.rules.proof import Proofs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from abaudit.cli.archive import Kept
    from abaudit.config import Config
    from abaudit.model.consent import Evidence, Ledger


def look_up(ledger: Ledger, ledger_name: str, config: Config, texts: Iterable[Kept] | None = None) -> Proofs:
    """Every piece that *ledger* or *config* name and that is there; paths are relative to the file that names them.

    *texts* is their archive of consent texts (`archive.kept`) where the caller looked into it already.
    """
    beside_ledger = stores.folder_of(ledger_name)
    beside_config = Path(config.path).parent
    return Proofs(
        evidence=_evidence({event.evidence for event in ledger.events if event.evidence}, beside_ledger, ledger.pieces),
        texts=archive.known(archive.kept(ledger, ledger_name, config, ledger.pieces) if texts is None else texts),
        documents=frozenset(
            (
                *_present((event.document for event in ledger.events if event.document), beside_ledger),
                *_present((basis.document for basis in config.policy.accepted_bases), beside_config),
                *_present((each.document for each in config.exemptions if each.document), beside_config),
            )
        ),
    )


def _evidence(pieces: Iterable[Evidence], folder: Path, stored: Mapping[str, str]) -> dict[Evidence, str]:
    """Piece → ``ok`` or ``altered``; a piece without a recorded checksum cannot be seen to be altered.

    *stored* tells of those that lie in the ledger itself.
    """
    found = {}
    for piece in pieces:
        if piece.stored:
            if piece.sha256 in stored:
                found[piece] = stored[piece.sha256]
            continue
        digest = files.digest(folder / piece.file)
        if digest is not None:
            found[piece] = "ok" if piece.sha256 in ("", digest) else "altered"
    return found


def _present(documents: Iterable[str], folder: Path) -> list[str]:
    return [document for document in set(documents) if files.digest(folder / document) is not None]
