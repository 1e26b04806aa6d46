"""A patient's text on the clipboard: marked as confidential, and taken back at the lock.

Clipboard managers keep a history, and some send it to other machines. Those
that can be asked look for a mark beside the text. Whatever copied it, a note, a
field or a menu, it is marked as soon as the clipboard says that its content is
ours. Nothing is read from a clipboard that is somebody else's: on X11 that
waits for another program, which a lock must not.
"""

from typing import Final, Protocol

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard

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
        shared.dataChanged.connect(self._mark)

    def clear(self) -> None:
        """Take back what is still ours; what somebody else has copied since stays."""
        if self._shared.ownsClipboard():
            self._shared.clear()
        if self._shared.ownsSelection():
            self._shared.clear(QClipboard.Mode.Selection)

    def _mark(self) -> None:
        if not self._shared.ownsClipboard():
            return
        copied = self._shared.mimeData()
        if copied.formats() and not copied.hasFormat(_MARK):
            self._shared.setMimeData(_marked(copied))


def _marked(copied: QMimeData) -> QMimeData:
    marked = QMimeData()
    for name in copied.formats():
        marked.setData(name, copied.data(name))
    for name, value in _MARKS.items():
        marked.setData(name, value)
    return marked
