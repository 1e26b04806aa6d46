"""The decoder holds a patient's document, so that it goes before anything else does."""

import os
import signal
from typing import cast

import pytest

from app import messages as m
from app.channel import KeyChannel
from app.decoder.decoder import Decoder, File
from app.host import Host
from app.settings import Settings
from tests.ui.keeper import Keeper
from tests.ui.workspace.test_viewer import pdf
from ui.control import Control
from ui.decoding import Decoding
from ui.session.opened import OpenedWindow
from ui.session.process import SessionProcess
from ui.theme import Appearance


class Opened:
    """As much of an open window as an end needs: it says whether the decoder lives when its turn comes."""

    def __init__(self, decoder: Decoder) -> None:
        self._decoder = decoder
        self.lived: list[bool] = []

    def lock(self) -> None:
        child = self._decoder._child
        assert child is not None
        self.lived.append(child.process.wait(1) != -signal.SIGKILL)

    leave = lock


@pytest.mark.parametrize("order", ["lock", "keeper gone"])
def test_the_decoder_is_killed_before_anything_else(
    appearance: Appearance, own_decoding: Decoding, order: str
) -> None:
    decoder = own_decoding.decoder
    decoder.pages(File("application/pdf", pdf("Courrier")))
    assert decoder.pid is not None
    os.kill(decoder.pid, signal.SIGSTOP)  # hung in a hostile file
    opened, keeper = Opened(decoder), Keeper()
    session = SessionProcess(
        cast(Control, keeper), cast(KeyChannel, None), Settings(), "fr", appearance, cast(Host, None)
    )
    session.opened = cast(OpenedWindow, opened)
    if order == "lock":
        keeper.heard.emit(m.Lock(m.Cause.BUTTON, 0.0), None)
    else:
        keeper.keeper_gone.emit()
    assert opened.lived == [False]
    decoder.rest()
