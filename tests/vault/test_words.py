"""Twelve words and sixteen bytes are the same thing, however the words are typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault import words
from vault.errors import WrongWords

# The published BIP-39 vectors have no French; these are its English ones word for word by index.
ZEROS = ("abaisser",) * 11 + ("abeille",)


def test_sixteen_zero_bytes_are_the_first_word_and_its_checksum() -> None:
    assert words.from_entropy(bytes(16)) == ZEROS
    assert words.to_entropy(ZEROS) == bytes(16)


@given(st.binary(min_size=16, max_size=16))
def test_any_entropy_survives_the_sheet(entropy: bytes) -> None:
    assert words.to_entropy(words.from_entropy(entropy)) == entropy


@given(st.binary(min_size=16, max_size=16))
def test_accents_capitals_and_word_ends_may_be_missing(entropy: bytes) -> None:
    printed = words.from_entropy(entropy)
    assert words.to_entropy([words.fold(word).upper() for word in printed]) == entropy
    assert words.to_entropy([words.fold(word)[:4] for word in printed]) == entropy
    assert words.to_entropy([unicodedata.normalize("NFD", word) for word in printed]) == entropy


def test_the_first_four_folded_letters_name_a_word() -> None:
    starts = {words.fold(word)[:4] for word in words.french_words()}
    assert len(starts) == len(words.french_words()) == 2048
    assert min(len(words.fold(word)) for word in words.french_words()) >= 4


def test_a_wrong_word_is_pointed_out_by_its_position() -> None:
    typed = [*ZEROS[:6], "stéthoscope", *ZEROS[7:]]
    with pytest.raises(WrongWords) as refusal:
        words.to_entropy(typed)
    assert refusal.value.position == 7
    assert "stéthoscope" not in repr(refusal.value)


@pytest.mark.parametrize("typed", ["", "aba", "abaissez", "abaisserx", "1"])
def test_a_start_of_three_letters_or_a_wrong_ending_is_no_word(typed: str) -> None:
    assert words.recognise(typed) is None


def test_words_in_the_wrong_order_fail_the_checksum() -> None:
    with pytest.raises(WrongWords) as refusal:
        words.to_entropy(ZEROS[::-1])
    assert refusal.value.position == 0
    assert refusal.value.__cause__ is None
    assert refusal.value.__suppress_context__


@pytest.mark.parametrize(("count", "position"), [(0, 1), (11, 12), (13, 13), (24, 13)])
def test_too_few_or_too_many_words_are_pointed_out_where_they_stop(count: int, position: int) -> None:
    with pytest.raises(WrongWords) as refusal:
        words.to_entropy(["abaisser"] * count)
    assert refusal.value.position == position


def test_only_sixteen_bytes_make_a_sheet() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        words.from_entropy(bytes(32))


def test_a_copied_sheet_with_numbers_is_split_into_its_words() -> None:
    assert words.split(" 1. abaisser,\n2) Écureuil ; 3 zèbre\n") == ["abaisser", "Écureuil", "zèbre"]
    assert words.split(unicodedata.normalize("NFD", "1 écureuil")) == ["écureuil"]


def test_the_first_four_letters_of_a_word_are_enough() -> None:
    assert words.recognise("ecur") == "écureuil"
