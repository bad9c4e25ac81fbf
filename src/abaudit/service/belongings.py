"""Every file that belongs to the books of a run, though the command itself may not read it.

Asked only where ``--force`` would replace a file that is no output of abaudit: that file may be somebody's signed form.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from abaudit import config as config_files, configplace, files, stores
from abaudit.errors import AbauditError
from abaudit.service import keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abaudit.config import Config
    from abaudit.model.consent import Ledger
    from abaudit.service.settings import Settings


def watch(chosen: Settings | None = None, ledger: str = "") -> None:
    """Have what belongs to the settings *chosen* (else those that are found here) and *ledger* kept in this run."""
    if (key := keys.path()) is not None:
        files.note(key)
    if ledger and "://" not in ledger:
        files.note(ledger)
    files.forbid(lambda: of(chosen, ledger))


def of(chosen: Settings | None, ledger: str = "") -> Iterator[Path]:
    """Config, ledger, waivers, rules, and every piece of evidence, text and document that they name.

    What cannot be read names nothing; a ledger on another machine is not asked.
    """
    with suppress(AbauditError):
        stated = chosen.config if chosen is not None else _found()
        name = ledger or stated.ledger
        yield from _of_config(stated)
        if name and "://" not in name:
            yield Path(name)
            read = _ledger(name, chosen, stated)
            yield from _of_ledger(read, stores.folder_of(name))


def _found() -> Config:
    path = configplace.find(Path.cwd())
    return config_files.load(path) if path else config_files.Config()


def _of_config(stated: Config) -> Iterator[Path]:
    from abaudit.service import known
    from abaudit.waiverfiles import FILE_NAME

    if not stated.path:
        return
    yield Path(stated.path)
    beside = Path(stated.path).parent
    yield beside / FILE_NAME
    with suppress(AbauditError):
        if waivers := known.found_waivers(stated.path, stated.waivers):
            yield Path(waivers)
    for text in stated.texts:
        yield beside / text.file
    documents = [basis.document for basis in stated.policy.accepted_bases]
    documents += [exemption.document for exemption in stated.exemptions]
    yield from (beside / document for document in documents if document)


def _ledger(name: str, chosen: Settings | None, stated: Config) -> Ledger:
    from abaudit.service import settings

    return settings.read_ledger(name, chosen or settings.Settings(stated, stated.region or "DE", region_stated=True))


def _of_ledger(read: Ledger, beside: Path) -> Iterator[Path]:
    yield from (beside / text.file for text in read.texts)
    for event in read.events:
        if event.evidence is not None and event.evidence.file:
            yield beside / event.evidence.file
        if event.document:
            yield beside / event.document
