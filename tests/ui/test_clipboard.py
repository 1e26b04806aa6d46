"""A patient's text on the clipboard is marked, and does not outlive the lock."""

import pytest
from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QClipboard

from ui import clipboard as clipboard_module
from ui.clipboard import ConfidentialClipboard

HINT = "x-kde-passwordManagerHint"
NOTE = "Marqueur : dort mal depuis mars"


class Desk(QObject):
    """A clipboard that knows whose content it holds; the offscreen one does not."""

    dataChanged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.data = QMimeData()
        self.ours = self.selection = False
        self.changes = 0

    def ownsClipboard(self) -> bool:
        return self.ours

    def ownsSelection(self) -> bool:
        return self.selection

    def mimeData(self) -> QMimeData:
        assert self.ours, "another program's clipboard is never waited for"
        return self.data

    def setMimeData(self, data: QMimeData) -> None:
        self.copied(data, ours=True)

    def clear(self, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> None:
        if mode is QClipboard.Mode.Selection:
            self.selection = False
        else:
            self.copied(QMimeData(), ours=True)

    def copied(self, data: QMimeData, *, ours: bool) -> None:
        self.data, self.ours = data, ours
        self.changes += 1
        self.dataChanged.emit()


def text(words: str = NOTE) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    data.setHtml(f"<b>{words}</b>")
    return data


@pytest.fixture
def desk(qapp) -> Desk:
    return Desk()


@pytest.fixture
def clipboard(desk) -> ConfidentialClipboard:
    return ConfidentialClipboard(desk)


def test_what_is_copied_carries_every_mark_and_all_it_had(desk, clipboard):
    desk.copied(text(), ours=True)
    assert desk.data.text() == NOTE
    assert NOTE in desk.data.html()
    assert bytes(desk.data.data(HINT).data()) == b"secret"
    for name in ("ExcludeClipboardContentFromMonitorProcessing", "CanIncludeInClipboardHistory"):
        assert any(name in one for one in desk.data.formats())
    assert desk.changes == 2, "marked once"


def test_what_others_copy_is_neither_read_nor_marked_nor_cleared(desk, clipboard):
    desk.copied(text("autre chose"), ours=False)
    clipboard.clear()
    assert desk.data.text() == "autre chose"
    assert not desk.data.hasFormat(HINT)


def test_a_lock_takes_back_what_is_still_ours(desk, clipboard):
    desk.copied(text(), ours=True)
    desk.selection = True
    clipboard.clear()
    assert not desk.data.formats()
    assert not desk.selection


def test_what_was_copied_is_taken_back_after_half_a_minute(qtbot, desk, monkeypatch):
    monkeypatch.setattr(clipboard_module, "STAYS", 1)
    clipboard = ConfidentialClipboard(desk)
    desk.copied(text(), ours=True)
    desk.selection = True
    qtbot.waitUntil(lambda: not desk.data.formats())
    assert desk.selection, "what is selected stays as long as it is selected"
    del clipboard


def test_the_half_minute_begins_with_each_copy_and_ends_with_somebody_else_s(desk, clipboard):
    assert clipboard._over.interval() == 30_000
    desk.copied(text(), ours=True)
    assert clipboard._over.isActive()
    desk.copied(text("autre chose"), ours=False)
    assert not clipboard._over.isActive()
    clipboard._take_back()
    assert desk.data.text() == "autre chose"
