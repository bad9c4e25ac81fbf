"""Ids that mean the same number tomorrow."""

from __future__ import annotations

import hashlib
import hmac

import pytest

from abaudit import pseudonyms
from abaudit.audit import audit
from abaudit.errors import KeyFileError
from factories import ANNA, BERND, book, contact, ruleset, scope

KEY = pseudonyms.SecretKey(bytes(range(32)))


def test_an_id_is_the_first_half_of_an_hmac_over_the_number() -> None:
    """By the published definition: HMAC-SHA256 over kind, a zero byte and the text, cut to 128 bits."""
    expected = hmac.new(bytes(range(32)), b"number\0+491713920001", hashlib.sha256).hexdigest()[:32]
    assert KEY.pseudonym(ANNA, exact=True) == expected
    expected = hmac.new(bytes(range(32)), b"raw\0+491713920001", hashlib.sha256).hexdigest()[:32]
    assert KEY.pseudonym(ANNA, exact=False) == expected


def test_a_result_gets_the_same_ids_wherever_its_numbers_stand() -> None:
    """Another order of contacts and another file give each number the id that it has, one id a number."""
    one = pseudonyms.apply(
        audit([book(contact("A", ANNA, "0171 39"), contact("B", BERND))], None, ruleset(), scope()), KEY
    )
    other = pseudonyms.apply(
        audit([book(contact("B", BERND, ANNA)), book(contact("C", "0171 39"))], None, ruleset(), scope()), KEY
    )
    assert {(row.number, row.id) for row in one.rows} == {(row.number, row.id) for row in other.rows}
    assert len({row.id for row in one.rows}) == 3
    assert one.run.ids == f"hmac:{KEY.id}"


def test_another_key_gives_other_ids() -> None:
    """Neither the ids nor the key's own id of two keys agree."""
    other = pseudonyms.SecretKey(b"x" * 32)
    assert other.id != KEY.id
    assert other.pseudonym(ANNA, exact=True) != KEY.pseudonym(ANNA, exact=True)


def test_a_key_does_not_tell_its_secret() -> None:
    """Neither its repr nor its id holds a piece of it."""
    assert "\\x01" not in repr(KEY)
    assert KEY.id not in KEY.secret.hex()
    assert len(KEY.id) == 16


def test_what_is_written_is_what_is_read() -> None:
    """A key survives its file."""
    assert pseudonyms.parse("key", pseudonyms.write(KEY)) == KEY


@pytest.mark.parametrize(
    "data", [b"", b"abaudit-key/1 ", b"abaudit-key/2 " + b"0" * 64, b"abaudit-key/1 " + b"0" * 63, b"\xff\xfe"]
)
def test_whatever_is_no_key_is_refused(data: bytes) -> None:
    """With what to do, and without quoting it."""
    with pytest.raises(KeyFileError, match="no key of abaudit"):
        pseudonyms.parse("key", data)


def test_text_with_lone_surrogates_gets_an_id() -> None:
    """What an export holds may be no text at all."""
    assert len(KEY.pseudonym("\udc80", exact=False)) == 32
