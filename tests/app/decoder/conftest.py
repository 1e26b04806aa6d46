"""A decoder that a file of tests shares, and one that a test may kill."""

from collections.abc import Iterator

import pytest

from app.decoder.decoder import Decoder, File
from tests.app.decoder import samples


@pytest.fixture(scope="module")
def shared() -> Iterator[Decoder]:
    made = Decoder()
    yield made
    made.rest()


@pytest.fixture
def decoder(shared: Decoder) -> Decoder:
    return shared


@pytest.fixture
def own() -> Iterator[Decoder]:
    """One whose child a test may kill, stop and hold to a short patience."""
    made = Decoder()
    made.pages(File("image/png", samples.png()))
    yield made
    made.rest()
