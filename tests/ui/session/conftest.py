"""A lock ends the decoder of its process for good: each test here has one of its own."""

import pytest

from app.decoder.decoder import Decoder
from ui import decoding
from ui.decoding import Decoding


@pytest.fixture(autouse=True)
def own_decoding(monkeypatch: pytest.MonkeyPatch) -> Decoding:
    """What ``decoding.shared`` answers meanwhile."""
    made = Decoding(Decoder())
    monkeypatch.setattr(decoding, "shared", lambda: made)
    return made
