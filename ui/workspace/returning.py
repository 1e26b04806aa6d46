"""Putting the focus, the carets and the scrolls back after a lock, with each part that comes back.

Records and pages arrive one after the other, and a long list is laid out later
still: each arrival is a moment to put back what belongs to it. A part that is not
laid out yet has another height, and goes elsewhere for its caret: what was scrolled
goes back with the caret, and again whenever its room changes. Whoever types or
clicks before all is back has gone on, and nothing may take the focus from them.
"""

from functools import partial

from PySide6.QtCore import QEvent, QMetaObject, QObject, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from ui.workspace.marks import Marks, put_carets, put_rows, put_scrolls

#: What a person does.
_ACTS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.Wheel,
    }
)


class Returning(QObject):
    """The marks of ``window`` on their way back."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        #: Where everything stood before the lock, until all of it is back.
        self.marks = Marks()
        #: Where what is scrolled stays until somebody acts, and who tells that it has other room.
        self._held: dict[QScrollBar, tuple[int, QMetaObject.Connection]] = {}
        self.scrolls = QTimer(self, singleShot=True)
        self.scrolls.timeout.connect(self._put_laid_out)

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
        """Once more with each part that came back; where a list stood, when it is laid out."""
        put_carets(self._window, self.marks)
        self._put_scrolls()
        self.scrolls.start()

    def end(self) -> None:
        """All is back: nothing more comes, and what is scrolled stays so until the person acts."""
        put_carets(self._window, self.marks)
        self._put_laid_out()
        self.scrolls.stop()
        self.marks = Marks()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTS or (isinstance(event, QInputMethodEvent) and _writes(event)):
            self._forget()
        return False

    def _put_laid_out(self) -> None:
        put_rows(self._window, self.marks.parts)
        self._put_scrolls()

    def _put_scrolls(self) -> None:
        for bar, value in put_scrolls(self._window, self.marks.parts):
            if bar not in self._held:
                self._held[bar] = value, bar.rangeChanged.connect(partial(self._hold, bar))

    def _hold(self, bar: QScrollBar, *_: int) -> None:
        """It has other room: back to its place, which may not have been there before."""
        if bar in self._held:
            bar.setValue(self._held[bar][0])

    def _forget(self) -> None:
        self.scrolls.stop()
        self.marks = Marks()
        for _, told in self._held.values():
            QObject.disconnect(told)
        self._held.clear()
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # there is one


def _writes(event: QInputMethodEvent) -> bool:
    """Some keyboards write so alone; without words it is only asked for where one writes."""
    return bool(event.commitString() or event.preeditString())
