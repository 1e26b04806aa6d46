"""The twelve recovery words: 16 bytes of entropy a person can write on paper.

BIP-39's French list was chosen so that the first four letters name a word
and so that no two words look alike on a handwritten sheet. Someone who types
them back years later has perhaps no accents on the keyboard, capitals, or
the sheet's numbers: all of that is understood here. A word that is not in
the list is pointed out by its position, and the four bits of checksum catch
fifteen of sixteen sheets copied wrongly before a second of Argon2 is spent.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache

from mnemonic import Mnemonic

from vault.errors import WrongWords

WORD_COUNT = 12
ENTROPY_BYTES = 16
# Four folded letters are unique in the French list (measured, and tested).
_TELLING_LETTERS = 4


def from_entropy(entropy: bytes | bytearray) -> tuple[str, ...]:
    """The twelve words of 16 bytes ``entropy``, with accents, as they are printed."""
    if len(entropy) != ENTROPY_BYTES:
        raise ValueError("recovery words stand for 16 bytes")
    return tuple(_composed(_bip39().to_mnemonic(bytes(entropy))).split(" "))


def to_entropy(words: Sequence[str]) -> bytearray:
    """The 16 bytes of twelve typed ``words``. Raises WrongWords: the first wrong one, or 0 (checksum)."""
    found = [recognise(word) for word in words]
    if None in found:
        raise WrongWords(found.index(None) + 1)
    if len(found) != WORD_COUNT:
        raise WrongWords(min(len(found), WORD_COUNT) + 1)
    try:
        return _bip39().to_entropy([_decomposed(word) for word in found if word])
    except ValueError:
        # The library's messages may quote the words.
        raise WrongWords(0) from None


def split(text: str) -> list[str]:
    """The words of ``text`` as typed or pasted: numbers, commas, dots and line ends are skipped."""
    letters = (character if character.isalpha() else " " for character in _composed(text))
    return "".join(letters).split()


def recognise(typed: str) -> str | None:
    """The word that ``typed`` means: accents and capitals aside, its first four letters are enough."""
    folded = fold(typed.strip())
    word = _by_start().get(folded[:_TELLING_LETTERS])
    return word if word and len(folded) >= _TELLING_LETTERS and fold(word).startswith(folded) else None


@cache
def french_words() -> tuple[str, ...]:
    """The 2048 words in the order of BIP-39, each accent one code point."""
    return tuple(_composed(word) for word in _bip39().wordlist)


def fold(word: str) -> str:
    """``word`` in small letters without accents."""
    if word.isascii():
        return word.casefold()
    return "".join(c for c in _decomposed(word.casefold()) if not unicodedata.combining(c))


@cache
def _by_start() -> dict[str, str]:
    return {fold(word)[:_TELLING_LETTERS]: word for word in french_words()}


@cache
def _bip39() -> Mnemonic:
    return Mnemonic("french")


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _decomposed(text: str) -> str:
    # BIP-39 stores its lists in NFKD, and the library compares literally.
    return unicodedata.normalize("NFKD", text)
