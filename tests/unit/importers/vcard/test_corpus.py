from __future__ import annotations

from pathlib import Path

import pytest

from abaudit.importers import vcard
from vcard_corpus import CORPUS, described, expected, files


@pytest.mark.parametrize("file", files(), ids=lambda file: file.stem)
def test_a_file_reads_as_it_says_beside_it(file: Path) -> None:
    """Every file of the corpus is recognised and gives what the JSON beside it says, nothing more and nothing less."""
    data = file.read_bytes()
    assert vcard.recognises(data)
    assert described(data) == expected(file).read_text(encoding="utf-8")


def test_the_corpus_is_whole() -> None:
    """Every file has its JSON, and every JSON its file."""
    assert files()
    assert {file.stem for file in files()} == {file.stem for file in CORPUS.glob("*.json")}
