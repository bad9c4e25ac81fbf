"""The archive of consent texts: which ids are certain, and what speaks against the others."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from abaudit.config import Config
from abaudit.model.consent import ConsentText, EvidenceState
from abaudit.service import archive, proofs
from factories import ledger


def sha256(text: str) -> str:
    """Of a file with this text."""
    return hashlib.sha256(text.encode()).hexdigest()


def kept(
    folder: Path, ledger_texts: list[ConsentText], config_texts: list[ConsentText]
) -> tuple[archive.ArchivedText, ...]:
    """What is on the disk of a ledger's and a config's texts."""
    written = replace(ledger(), texts=tuple(ledger_texts))
    config = Config(path=str(folder / "abaudit.yaml"), texts=tuple(config_texts))
    found = archive.kept(written, str(folder / "ledger.yaml"), config)
    assert proofs.look_up(written, str(folder / "ledger.yaml"), config).texts == archive.known(found)
    return found


def text(name: str, file: str, digest: str = "") -> ConsentText:
    """One entry of an archive."""
    return ConsentText(name, file, "de", digest)


def test_each_state_is_told(tmp_path: Path) -> None:
    """There and unchanged, without a checksum, changed, missing, empty; only the first two are certain."""
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "empty.txt").write_text("")
    found = kept(
        tmp_path,
        [text("ok", "a.txt", sha256("one")), text("open", "a.txt"), text("changed", "a.txt", sha256("two"))],
        [text("gone", "b.txt"), text("empty", "empty.txt"), text("folder", ".")],
    )
    assert [each.state for each in found] == ["ok", "unrecorded", "altered", "missing", "missing", "missing"]
    assert archive.known(found) == {"ok", "open"}


def test_two_texts_of_one_id_are_certain_only_when_they_say_the_same(tmp_path: Path) -> None:
    """Which of two different texts was shown, nobody can tell; a missing or changed one casts the same doubt."""
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "b.txt").write_text("two")
    (tmp_path / "c.txt").write_text("one")
    one = text("t", "a.txt", sha256("one"))
    assert archive.known(kept(tmp_path, [one], [text("t", "c.txt")])) == {"t"}
    for other in (text("t", "b.txt"), text("t", "none.txt"), text("t", "c.txt", sha256("two"))):
        assert archive.known(kept(tmp_path, [one], [other])) == frozenset()
        assert archive.known(kept(tmp_path, [other], [one])) == frozenset()


def test_without_a_ledger_the_configs_texts_are_there(tmp_path: Path) -> None:
    """A business may archive its text before anybody consented."""
    (tmp_path / "a.txt").write_text("one")
    config = Config(path=str(tmp_path / "abaudit.yaml"), texts=(text("t", "a.txt"),))
    assert archive.known(archive.kept(None, "", config)) == {"t"}


def test_a_text_that_lies_in_the_ledger_needs_no_file(tmp_path: Path) -> None:
    """It is there and unchanged, or it is not; one of the same id elsewhere must still agree."""
    digest = sha256("one")
    written = replace(ledger(), texts=(text("t", "gone.txt", digest),))
    config = Config(path=str(tmp_path / "abaudit.yaml"))
    for state, ids in ((EvidenceState.OK, {"t"}), (EvidenceState.ALTERED, set())):
        found = archive.kept(written, str(tmp_path / "consents.db"), config, {digest: state})
        assert [each.state for each in found] == [state]
        assert archive.known(found) == ids
    (tmp_path / "other.txt").write_text("two")
    both = Config(path=str(tmp_path / "abaudit.yaml"), texts=(text("t", "other.txt"),))
    assert archive.known(archive.kept(written, "", both, {digest: EvidenceState.OK})) == frozenset()
