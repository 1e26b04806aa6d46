"""The decoder holds a patient's document, so that it goes before anything else does."""

import os
import signal
from typing import cast

import pytest

from app import messages as m
from app.channel import KeyChannel
from app.decoder.decoder import Decoder, File
from app.host import Host
from app.session import Session
from app.settings import Settings
from tests.ui.keeper import Keeper
from tests.ui.workspace.test_viewer import pdf
from ui import placement
from ui.control import Control
from ui.decoding import Decoding
from ui.session import process
from ui.session.process import SessionProcess
from ui.theme import Appearance
from ui.workspace.window import MainWindow
from vault.pending import Pending


class Left(Exception):
    """Where the process would have ended."""


class Open:
    """A session and its window as far as a lock needs them; each step says whether the decoder lives."""

    def __init__(self, decoder: Decoder) -> None:
        self._decoder = decoder
        self.lived: list[bool] = []

    def _step(self) -> None:
        child = self._decoder._child
        assert child is not None
        self.lived.append(child.process.wait(1) != -signal.SIGKILL)

    def pending(self) -> Pending:
        self._step()
        return Pending((), {})

    def save(self, unsaved: Pending) -> None:
        self._step()

    def close(self) -> None:
        self._step()


@pytest.fixture
def decoder(own_decoding: Decoding) -> Decoder:
    return own_decoding.decoder


@pytest.mark.parametrize("order", ["lock", "keeper gone"])
def test_the_decoder_is_killed_before_anything_else(
    monkeypatch, appearance: Appearance, decoder, order
) -> None:
    decoder.pages(File("application/pdf", pdf("Courrier")))
    assert decoder.pid is not None
    os.kill(decoder.pid, signal.SIGSTOP)  # hung in a hostile file
    opened, keeper = Open(decoder), Keeper()

    def leave() -> None:
        raise Left

    monkeypatch.setattr(process, "leave", leave)
    monkeypatch.setattr(process, "_hide_everything", lambda *_: opened._step())
    monkeypatch.setattr(placement, "of", lambda _: None)
    session = SessionProcess(
        cast(Control, keeper), cast(KeyChannel, None), Settings(), "fr", appearance, cast(Host, None)
    )
    session._session, session._window = cast(Session, opened), cast(MainWindow, opened)
    with pytest.raises(Left):
        session._lock(m.Cause.BUTTON) if order == "lock" else session._keeper_gone()
    assert opened.lived
    assert not any(opened.lived)
    decoder.rest()
