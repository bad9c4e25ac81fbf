"""What the ledger points to, looked up on the disk: evidence, consent texts, documents of other legal bases."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from abaudit import files, stores
from abaudit.model.consent import EvidenceState
from abaudit.rules.proof import Proofs
from abaudit.service import archive, own_files

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abaudit.config import Config
    from abaudit.model.consent import Evidence, Ledger
    from abaudit.service.archive import ArchivedText


def look_up(
    ledger: Ledger,
    ledger_name: str,
    config: Config,
    texts: Iterable[ArchivedText] | None = None,
    own: Iterable[str] = (),
) -> Proofs:
    """Every piece that *ledger* or *config* name and that is there; paths are relative to the file that names them.

    *texts* is their archive of consent texts (`archive.kept`) where the caller looked into it already.  *own* are
    digests of what is audited; neither these files nor what abaudit wrote proves anything, and both count as missing.
    """
    beside_ledger = stores.folder_of(ledger_name)
    beside_config = Path(config.path).parent
    kept = archive.kept(ledger, ledger_name, config, ledger.pieces) if texts is None else tuple(texts)
    look = _Looker(frozenset((*own, ledger.digest, *filter(None, (config.sha256,)))))
    for each in kept:
        if each.digest and each.digest not in ledger.pieces:
            look.has_own(each.path)
    return Proofs(
        evidence=_evidence({event.evidence for event in ledger.events if event.evidence}, look, beside_ledger, ledger),
        texts=archive.known(each if each.path not in look.own else replace(each, digest=None) for each in kept),
        documents=frozenset(
            (
                *look.present((event.document for event in ledger.events if event.document), beside_ledger),
                *look.present((basis.document for basis in config.policy.accepted_bases), beside_config),
                *look.present((each.document for each in config.exemptions if each.document), beside_config),
            )
        ),
        own=len(look.own) + look.stored,
    )


class _Looker:
    """Looks files up, and remembers which were there and prove nothing."""

    def __init__(self, digests: frozenset[str]) -> None:
        self.digests = digests
        self.own: set[Path] = set()
        self.stored = 0
        """Pieces in the ledger itself that prove nothing."""

    def has_own(self, path: Path) -> bool:
        """Whether *path* is the audit's own."""
        if own_files.is_own(path, self.digests):
            self.own.add(path)
        return path in self.own

    def present(self, documents: Iterable[str], folder: Path) -> list[str]:
        """Those that are there and not the audit's own."""
        return [
            document
            for document in set(documents)
            if files.digest(folder / document) is not None and not self.has_own(folder / document)
        ]


def _evidence(pieces: Iterable[Evidence], look: _Looker, folder: Path, ledger: Ledger) -> dict[Evidence, EvidenceState]:
    """Piece → whether it is there or altered; a piece without a recorded checksum cannot be seen to be altered.

    *ledger* tells of those that lie in itself.
    """
    found = {}
    for piece in pieces:
        if piece.stored:
            if piece.sha256 in look.digests:
                look.stored += 1
            elif piece.sha256 in ledger.pieces:
                found[piece] = ledger.pieces[piece.sha256]
            continue
        digest = files.digest(folder / piece.file)
        if digest is not None and not look.has_own(folder / piece.file):
            found[piece] = EvidenceState.OK if piece.sha256 in ("", digest) else EvidenceState.ALTERED
    return found
