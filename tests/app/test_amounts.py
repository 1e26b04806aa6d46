"""Amounts are said in the units drives are sold in, and in the person's spelling."""

import pytest

from app.amounts import counted, size


@pytest.mark.parametrize(
    ("count", "french", "english"),
    [
        (0, "0 o", "0 B"),
        (999, "999 o", "999 B"),
        (1_253_406, "1,3 Mo", "1.3 MB"),
        (322_000_000, "322 Mo", "322 MB"),
        (64_000_000_000, "64,0 Go", "64.0 GB"),
        (4_000_000_000_000_000, "4000 To", "4000 TB"),
    ],
)
def test_a_size_is_said_as_people_say_it(count, french, english):
    assert size(count, "fr") == french.replace(" ", "\u00a0")
    assert size(count, "en") == english.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("count", "french", "english"),
    [
        (0, "0 ligne", "0 rows"),
        (1, "1 ligne", "1 row"),
        (2, "2 lignes", "2 rows"),
        (2012, "2 012 lignes", "2,012 rows"),
        (1_000_000, "1 000 000 lignes", "1,000,000 rows"),
    ],
)
def test_a_number_has_the_plural_and_the_spelling_of_its_language(count, french, english):
    assert counted(count, "ligne", "lignes", "fr") == french.replace(" ", "\u00a0")
    assert counted(count, "row", "rows", "en") == english.replace(" ", "\u00a0")
