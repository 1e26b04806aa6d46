"""Amounts are said in the units drives are sold in, and in the person's spelling."""

import pytest

from app.amounts import size


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
