"""Every window test speaks French, in the light theme, at the ordinary text size."""

import gc
import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ui.theme import Appearance, ThemeChoice, prepare_application, tokens
from ui.tokens import LIGHT

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def _prepared(qapp: QApplication) -> Appearance:
    return prepare_application(qapp, "light", "fr", 100)


@pytest.fixture(scope="session")
def _there_before() -> None:
    """The tests themselves are a million things, which no look for garbage needs to go through again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="module", autouse=True)
def _collected_here(_there_before: None) -> Iterator[None]:
    """What a test leaves behind is destroyed here, not by the thread of some database (``ui.collector``)."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def _no_leftovers(qapp: QApplication, appearance: Appearance) -> Iterator[None]:
    """Windows of a test are gone before the next one, and before they are given its look again.

    Restyling a window takes half a second, hundreds of leftovers minutes.
    """
    yield
    # Outside an event loop Qt keeps what was asked to be deleted.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def appearance(_prepared: Appearance) -> Iterator[Appearance]:
    if tokens() is not LIGHT:  # a demonstration in this process, say, has an appearance of its own
        _prepared.set_theme(ThemeChoice.LIGHT)
    yield _prepared
    if _prepared.theme is not ThemeChoice.LIGHT:
        _prepared.set_theme(ThemeChoice.LIGHT)
    if _prepared.text_size != 100:
        _prepared.set_text_size(100)
