"""What the ledger points to, looked up on the disk: evidence, consent texts, documents of other legal bases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from abaudit import files, stores
from abaudit.rules.proof import Proofs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from abaudit.config import Config
    from abaudit.model.consent import ConsentText, Evidence, Ledger


def look_up(ledger: Ledger, ledger_name: str, config: Config) -> Proofs:
    """Every piece that *ledger* or *config* name and that is there; paths are relative to the file that names them."""
    beside_ledger = stores.folder_of(ledger_name)
    beside_config = Path(config.path).parent
    return Proofs(
        evidence=_evidence({event.evidence for event in ledger.events if event.evidence}, beside_ledger, ledger.pieces),
        texts=frozenset((*_ids(ledger, beside_ledger), *_texts(config.texts, beside_config))),
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


def _ids(ledger: Ledger, folder: Path) -> list[str]:
    """The ids of the ledger's own texts; a store keeps their bytes with the evidence."""
    inside = [text for text in ledger.texts if text.sha256 in ledger.pieces]
    outside = [text for text in ledger.texts if text.sha256 not in ledger.pieces]
    return [*(text.id for text in inside if ledger.pieces[text.sha256] == "ok"), *_texts(outside, folder)]


def _texts(texts: Iterable[ConsentText], folder: Path) -> list[str]:
    """The ids whose files are there and unchanged."""
    digests = ((text, files.digest(folder / text.file)) for text in texts)
    return [text.id for text, digest in digests if digest is not None and text.sha256 in ("", digest)]


def _present(documents: Iterable[str], folder: Path) -> list[str]:
    return [document for document in set(documents) if files.digest(folder / document) is not None]
