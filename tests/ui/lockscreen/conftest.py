"""Windows of a test are gone before the next one: restyling hundreds of leftovers takes minutes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _no_leftovers(qapp: QApplication) -> Iterator[None]:
    yield
    # Outside an event loop Qt keeps what was asked to be deleted.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
