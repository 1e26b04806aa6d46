"""A patient's text on the clipboard: marked as confidential, and taken back after 30 s and at the lock.

Clipboard managers keep a history, and some send it to other machines. Those
that can be asked look for a mark beside the text. Whatever copied it, a note, a
field or a menu, it is marked as soon as the clipboard says that its content is
ours. Nothing is read from a clipboard that is somebody else's: on X11 that
waits for another program, which a lock must not.

A session that is killed takes its clipboard along on X11 and Wayland, where the
program that copied serves the text itself, and nobody is asked to keep it: a
session ends without Qt's farewell to a clipboard manager.
"""

from typing import Final, Protocol

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard

from ui import macos

#: How long what was copied stays, in milliseconds: long enough to paste it twice.
STAYS: Final = 30_000

_WINDOWS: Final = 'application/x-qt-windows-mime;value="{}"'
#: Klipper and those that follow it; what Windows' own history, its cloud and monitoring programs look for.
_MARKS: Final = {
    "x-kde-passwordManagerHint": b"secret",
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
    _WINDOWS.format("CanIncludeInClipboardHistory"): bytes(4),
    _WINDOWS.format("CanUploadToCloudClipboard"): bytes(4),
}
_MARK: Final = "x-kde-passwordManagerHint"


class _Signal(Protocol):
    def connect(self, slot: object) -> object: ...


class Shared(Protocol):
    """What this module needs of ``QClipboard``."""

    @property
    def dataChanged(self) -> _Signal: ...  # Qt's spelling
    def ownsClipboard(self) -> bool: ...
    def ownsSelection(self) -> bool: ...
    def mimeData(self) -> QMimeData: ...
    def setMimeData(self, data: QMimeData) -> None: ...
    def clear(self, mode: QClipboard.Mode = ...) -> None: ...


class ConfidentialClipboard(QObject):
    """Marks whatever this process copies, from now on."""

    def __init__(self, shared: Shared, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shared = shared
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(STAYS)
        self._over.timeout.connect(self._take_back)
        shared.dataChanged.connect(self._mark)

    def clear(self) -> None:
        """Take back what is still ours; what somebody else has copied since stays."""
        if self._shared.ownsClipboard():
            self._shared.clear()
        if self._shared.ownsSelection():
            self._shared.clear(QClipboard.Mode.Selection)

    def _take_back(self) -> None:
        # What is merely selected stays as long as it is selected.
        if self._shared.ownsClipboard():
            self._shared.clear()

    def _mark(self) -> None:
        if not self._shared.ownsClipboard():
            self._over.stop()
            return
        copied = self._shared.mimeData()
        if copied.formats() and not copied.hasFormat(_MARK):
            self._shared.setMimeData(_marked(copied))
            macos.conceal_clipboard()
            self._over.start()


def _marked(copied: QMimeData) -> QMimeData:
    marked = QMimeData()
    for name in copied.formats():
        marked.setData(name, copied.data(name))
    for name, value in _MARKS.items():
        marked.setData(name, value)
    return marked
