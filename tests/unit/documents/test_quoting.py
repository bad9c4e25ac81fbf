from __future__ import annotations

import pytest

from abaudit.documents import quotable, suggest


@pytest.mark.parametrize("word", ["state", "known_as", "not-yet", "sha256", "Europe/Berlin"])
def test_words_of_a_vocabulary_may_be_quoted(word: str) -> None:
    """Identifiers of the kind that this program uses are harmless in a message."""
    assert quotable(word)


@pytest.mark.parametrize("word", ["", "Anna Beispiel", "Jörg", "+49", "a1b2c3d4e5", "x" * 41, "a\n", "0171"])
def test_names_numbers_and_sentences_may_not_be_quoted(word: str) -> None:
    """Whatever may be personal data stays out of messages."""
    assert not quotable(word)


def test_the_nearest_word_is_suggested() -> None:
    """A slip finds its word whatever its case and separators; what resembles nothing finds none."""
    allowed = ("known_as", "recipients", "number")
    assert [suggest(word, allowed) for word in ("Known-As", "recipient", "nubmer")] == list(allowed)
    assert suggest("xyz", allowed) == suggest("n" * 100, allowed) == suggest("recip", allowed, 0.9) == ""
