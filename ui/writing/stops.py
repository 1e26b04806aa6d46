"""The places of a snippet that are still to be filled: Tab goes from one to the next.

Each stop is held by two cursors of the document, so that it moves with the text
around it and holds what was typed into it. They are over as soon as the caret
leaves the snippet, or an undo has taken the snippet back.
"""

from PySide6.QtGui import QTextCursor, QTextDocument

from app.writing.snippets import Expansion
from ui import text


class Stops:
    """The stops of an expansion whose text begins at ``start`` of ``document``."""

    def __init__(self, document: QTextDocument, start: int, expansion: Expansion) -> None:
        def place(at: int) -> int:
            return start + text.utf16_units(expansion.text[:at])

        self._document = document
        #: An undo beyond here takes the snippet back.
        self._written = document.availableUndoSteps()
        self._whole = _Span(document, start, place(len(expansion.text)))
        self._stops = [_Span(document, place(one.start), place(one.end)) for one in expansion.stops]
        self._last = _Span(document, place(expansion.caret), place(expansion.caret))
        self._at = -1

    def step(self, by: int) -> QTextCursor:
        """The stop after the one that is being filled, or before it; behind the last one, the caret's end."""
        self._at = max(0, self._at + by)
        span = self._stops[self._at] if self._at < len(self._stops) else self._last
        return span.selected()

    def holds(self, caret: int) -> bool:
        """Whether there is a stop left to walk to, with the caret still in the snippet."""
        there = self._document.availableUndoSteps() >= self._written
        return there and self._at < len(self._stops) and self._whole.holds(caret)


class _Span:
    """A piece of the text; what is written at either end of it belongs to it."""

    def __init__(self, document: QTextDocument, start: int, end: int) -> None:
        self._start, self._end = QTextCursor(document), QTextCursor(document)
        self._start.setPosition(start)
        self._start.setKeepPositionOnInsert(True)
        self._end.setPosition(end)

    def holds(self, caret: int) -> bool:
        return self._start.position() <= caret <= self._end.position()

    def selected(self) -> QTextCursor:
        cursor = QTextCursor(self._end)
        cursor.setPosition(self._start.position())
        cursor.setPosition(self._end.position(), QTextCursor.MoveMode.KeepAnchor)
        return cursor
