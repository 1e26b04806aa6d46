"""A lock ends the decoder of its process for good: each test here has one of its own."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.decoder.decoder import Decoder
from app.host import Host
from tests.app.computer import computer
from tests.ui.session.pair import Pair
from ui import decoding
from ui.decoding import Decoding


@pytest.fixture(autouse=True)
def own_decoding(monkeypatch: pytest.MonkeyPatch) -> Decoding:
    """What ``decoding.shared`` answers meanwhile."""
    made = Decoding(Decoder())
    monkeypatch.setattr(decoding, "shared", lambda: made)
    return made


@pytest.fixture(autouse=True)
def _nothing_freezes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A session freezes what is there before its patients; the process of the tests outlives it."""
    monkeypatch.setattr(gc, "freeze", lambda: None)


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return computer(tmp_path)


@pytest.fixture
def vault(tmp_path: Path, host: Host) -> Path:
    return tmp_path / "work" / "V.serment"


@pytest.fixture
def started(host, appearance, monkeypatch, tmp_path) -> Iterator[list[Pair]]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    pairs: list[Pair] = []
    yield pairs
    for pair in pairs:
        pair.close()
