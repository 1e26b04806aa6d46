"""Putting the focus, the carets and the scrolls back after a lock, with each part that comes back.

Records and pages arrive one after the other, and a long list is laid out later
still: each arrival is a moment to put back what belongs to it. Whoever types or
clicks before all is back has gone on, and nothing may take the focus from them.
"""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.workspace.marks import Marks, put_carets, put_scrolls

#: What a person does.
_ACTS = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}
)


class Returning(QObject):
    """The marks of ``window`` on their way back."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        #: Where everything stood before the lock, until all of it is back.
        self.marks = Marks()
        self.scrolls = QTimer(self, singleShot=True)
        self.scrolls.timeout.connect(self._put_scrolls)

    @property
    def under_way(self) -> bool:
        """Whether something may still be put back: not all has come, and nobody has gone on."""
        return self.marks != Marks()

    def begin(self, marks: Marks) -> None:
        """The window was told what it showed; its parts begin to come."""
        if marks != Marks():
            self.marks = marks
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one
            self.put()

    def put(self) -> None:
        """Once more with each part that came back; where one is scrolled to, when it is laid out."""
        put_carets(self._window, self.marks)
        self.scrolls.start()

    def end(self) -> None:
        """All is back and laid out: from now on everything stands where the person puts it."""
        put_carets(self._window, self.marks)
        self._put_scrolls()
        self._forget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTS:
            self._forget()
        return False

    def _put_scrolls(self) -> None:
        put_scrolls(self._window, self.marks.parts)

    def _forget(self) -> None:
        self.scrolls.stop()
        self.marks = Marks()
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # there is one
