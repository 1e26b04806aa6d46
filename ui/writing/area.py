"""Where a note is typed: text only, with snippets behind a slash and stops that Tab goes through."""

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QInputMethodEvent, QKeyEvent, QTextCursor, QTextDocument

from app.writing.snippets import Expansion, Typed, expanded, offered, typed_before
from ui.widgets.fields import ENTER, TextArea
from ui.writing.shelf import Shelf
from ui.writing.snippet_list import SnippetList
from ui.writing.stops import Stops
from vault.records.snippets import Snippet

_UP_AND_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TABS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class NoteArea(TextArea):
    """Files and pictures dropped or pasted here are for the record, not for the note."""

    files_given = Signal(QMimeData)

    def __init__(self, name: str, placeholder: str, lines: int, shelf: Shelf) -> None:
        self._wanted = lines
        super().__init__(name, placeholder, lines)
        self._shelf = shelf
        self._list: SnippetList | None = None
        self._stops: Stops | None = None
        self.setAcceptDrops(False)
        self.verticalScrollBar().valueChanged.connect(self.close_list)

    # --- Height

    def hold(self, least: int, wanted: int) -> None:
        """Be ``wanted`` lines high; where there is no room for them, shrink to ``least`` and scroll."""
        self._lines, self._wanted = least, wanted
        self._measure()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def _measure(self) -> None:
        super()._measure()
        self.setMaximumHeight(self.high(self._wanted))

    # --- Snippets

    @property
    def offers(self) -> SnippetList | None:
        """The list that is open under the caret."""
        return self._list if self._list is not None and not self._list.isHidden() else None

    def write(self, expansion: Expansion, start: int, end: int) -> None:
        """Put an expansion in the place of ``start`` to ``end``, one step of undo; go to its first stop."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        # Qt makes one step of it with what is typed right behind, unless it ends with something taken away.
        cursor.insertText(expansion.text + "\n")
        cursor.deletePreviousChar()
        cursor.endEditBlock()
        self._stops = Stops(self.document(), start, expansion)
        self._step(1)

    def close_list(self) -> None:
        """Offer no snippet any more; what is typed stays."""
        if self._list is not None:
            self._list.hide()

    def show_document(self, document: QTextDocument) -> None:
        """Another note: the stops of this one are over."""
        self._stops = None
        self.close_list()
        self.setDocument(document)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._chooses(event) or self._walks(event):
            event.accept()
            return
        super().keyPressEvent(event)
        if event.text() or self.offers:
            self._look()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if event.commitString():
            self._look()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab belongs to the list and to the stops while there are any; only then does it not leave."""
        if self._takes_tab():
            return False
        return super().focusNextPrevChild(next)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.close_list()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.close_list()

    def _takes_tab(self) -> bool:
        return bool(self.offers and self.offers.current) or self._has_stops()

    def _has_stops(self) -> bool:
        if self._stops is not None and not self._stops.holds(self.textCursor().position()):
            self._stops = None
        return self._stops is not None

    def _chooses(self, event: QKeyEvent) -> bool:
        """The keys of an open list: up, down, Tab, Enter and Escape; every other one is typing."""
        shown, plain = self.offers, event.modifiers() in (_NONE, Qt.KeyboardModifier.KeypadModifier)
        if shown is None or not plain:
            return False
        if event.key() in _UP_AND_DOWN:
            shown.move_by(_UP_AND_DOWN[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.close_list()
        elif event.key() in (*ENTER, Qt.Key.Key_Tab) and shown.current is not None:
            self._put_in(shown.current)
        else:
            return False
        return True

    def _walks(self, event: QKeyEvent) -> bool:
        if event.key() not in _TABS or not self._has_stops():
            return False
        self._step(_TABS[Qt.Key(event.key())])
        return True

    def _step(self, by: int) -> None:
        assert self._stops is not None
        self.setTextCursor(self._stops.step(by))
        self._has_stops()

    def _look(self) -> None:
        """Offer what fits the shortcut before the caret."""
        typed = self._typed()
        found = offered(typed.shortcut, self._shelf.known) if typed else []
        if typed is None or not found:
            self.close_list()
            return
        if self._list is None:
            self._list = SnippetList(self.window())
            self._list.chosen.connect(self._put_in)
        # With nothing typed behind the slash Enter still ends the line: nobody has asked for any of them.
        self._list.offer(found, self._caret_in_window(), choose=bool(typed.shortcut))

    def _typed(self) -> Typed | None:
        cursor = self.textCursor()
        if cursor.hasSelection() or self.isReadOnly():
            return None
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        before = cursor.selectedText()
        return typed_before(before, len(before))

    def _put_in(self, one: Snippet) -> None:
        typed, caret = self._typed(), self.textCursor().position()
        self.close_list()
        if typed is not None:
            self.write(expanded(one.body), caret - len(typed.shortcut) - 1, caret)

    def _caret_in_window(self) -> QRect:
        caret = self.cursorRect()
        return QRect(self.viewport().mapTo(self.window(), caret.topLeft()), caret.size())

    # --- What is pasted

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasUrls() or source.hasImage() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText() and not source.hasUrls():
            super().insertFromMimeData(source)
        else:
            self.files_given.emit(source)


_NONE = Qt.KeyboardModifier.NoModifier
