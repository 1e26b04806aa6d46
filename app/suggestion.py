"""A passphrase nobody has to invent: eight words drawn at random.

People are bad at randomness, so the first run offers one before it asks for
one. Eight of the 2048 words of the French recovery list are 88 bits, by the
draw and not by an estimate. They are offered without accents: the same keys
on every keyboard, on the day the vault must be opened elsewhere.
"""

import secrets

from vault.words import fold, french_words

WORDS = 8


def suggest() -> str:
    """Eight random words with a blank between them, in small letters without accents (88 bits)."""
    words = french_words()
    return " ".join(fold(secrets.choice(words)) for _ in range(WORDS))
