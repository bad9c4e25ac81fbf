"""The archive of consent texts: what ledger and config name, looked up on the disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from abaudit import files, stores
from abaudit.model.consent import EvidenceState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from abaudit.config import Config
    from abaudit.model.consent import ConsentText, Ledger


@dataclass(frozen=True, slots=True)
class ArchivedText:
    """One text of the archive and what is on the disk of it."""

    text: ConsentText
    path: Path
    digest: str | None
    """The SHA-256 that it has now, empty where it is known to differ; None where its file is missing or empty."""

    @property
    def state(self) -> str:
        """``ok``, ``unrecorded`` (there, but no checksum was written down), ``altered`` or ``missing``."""
        if self.digest is None:
            return "missing"
        if not self.text.sha256:
            return "unrecorded"
        return "ok" if self.text.sha256 == self.digest else "altered"


def kept(
    ledger: Ledger | None, ledger_name: str, config: Config, pieces: Mapping[str, EvidenceState] | None = None
) -> tuple[ArchivedText, ...]:
    """Every text of *ledger* and of *config*, in that order; paths are relative to the file that names them.

    *pieces* are the texts that lie in the ledger itself, where it keeps any: SHA-256 → whether it is unchanged.
    """
    own = ledger.texts if ledger is not None else ()
    return (
        *_looked_up(own, stores.folder_of(ledger_name), pieces or {}),
        *_looked_up(config.texts, Path(config.path).parent, {}),
    )


def known(archive: Iterable[ArchivedText]) -> frozenset[str]:
    """The ids whose text is certain: each file of that id is there and unchanged, and all of them say the same."""
    digests: dict[str, set[str | None]] = {}
    for each in archive:
        there = each.digest if each.state in ("ok", "unrecorded") else None
        digests.setdefault(each.text.id, set()).add(there)
    return frozenset(text_id for text_id, found in digests.items() if len(found) == 1 and None not in found)


def _looked_up(
    texts: Iterable[ConsentText], folder: Path, pieces: Mapping[str, EvidenceState]
) -> Iterator[ArchivedText]:
    for text in texts:
        path = folder / text.file
        if text.sha256 in pieces:
            yield ArchivedText(text, path, text.sha256 if pieces[text.sha256] is EvidenceState.OK else "")
        else:
            yield ArchivedText(text, path, files.digest(path))
