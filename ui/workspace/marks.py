"""Where a person was in a window: the focus, each caret and selection, and how far each list was scrolled.

What comes back after a lock must not depend on anybody having thought of one more
field: every part that is seen is asked, and found again by its kind and its name, and
by its turn among those that are called the same.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from ui import text
from ui.models.rows import ROW, Rows

#: Among what is half typed, what is read in the place of the note or beside it.
LEAF, DOCUMENT, SOUGHT, STANDS = "leaf", "document", "document.sought", "document.stands"
SHOWN_ALONE, NAMED, NAMED_PLACE = "timeline.shown", "named", "named.place"
#: What is open, with nothing in it.
OPEN, ALLERGIES, MEASURE_KIND, ADDENDUM = "open", "allergies", "measure.kind", "addendum"
#: None of it was typed.
_READ = frozenset(
    (LEAF, DOCUMENT, SOUGHT, STANDS, SHOWN_ALONE, NAMED, NAMED_PLACE, OPEN, ALLERGIES, MEASURE_KIND, ADDENDUM)
)
#: Rows of a list that are laid out behind the one that is looked for.
_ROWS = 50


class Mark(msgspec.Struct, frozen=True, omit_defaults=True):
    """One part: where its caret stands and its selection began, how far it is scrolled.

    Of a list, its first row, and the id of the one that is chosen.
    """

    caret: int = 0
    anchor: int = 0
    scroll: int = 0
    row: int = 0
    chosen: str = ""


class Marks(msgspec.Struct, frozen=True, omit_defaults=True):
    """All parts that do not stand at their beginning, and which one has the focus."""

    focus: str = ""
    parts: dict[str, Mark] = {}  # a Struct copies its defaults


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where to be in a record: as it was left, or as it was before a lock; at a note that is looked for."""

    caret: int | None = None
    half_typed: dict[str, str] = {}  # a Struct copies its defaults
    marks: Marks = Marks()
    note_id: str = ""

    def at(self, note_id: str) -> "Place":
        """The same, but at a note: whatever else was read there is not opened again over it."""
        typed = {name: words for name, words in self.half_typed.items() if name not in _READ}
        return Place(self.caret, typed, note_id=note_id)

    @property
    def begun(self) -> bool:
        """Whether something was typed there that is written nowhere else."""
        return bool(self.half_typed.keys() - _READ)


def marks_of(window: QWidget) -> Marks:
    """How ``window`` stands, also when it was hidden a moment ago."""
    focus, parts, held = "", dict[str, Mark](), window.focusWidget()
    for name, part in _parts(window):
        if part is held:
            focus = name
        mark = _mark_of(part)
        if mark != Mark():
            parts[name] = mark
    return Marks(focus, parts)


def put_carets(window: QWidget, marks: Marks) -> None:
    """Give the focus back, and its carets and selections to what is seen."""
    for name, part in _parts(window):
        if name in marks.parts:
            _put_caret(part, marks.parts[name])
        if name == marks.focus:
            part.setFocus(Qt.FocusReason.OtherFocusReason)


def put_rows(window: QWidget, parts: Mapping[str, Mark]) -> None:
    """Bring the lists that are seen to the row they were at, with the same one chosen; laid out by now."""
    for name, part in _parts(window):
        if name in parts and isinstance(part, QListView):
            _choose(part, parts[name].chosen)
            _bring(part, parts[name].row)


def put_scrolls(window: QWidget, parts: Mapping[str, Mark]) -> Iterator[tuple[QScrollBar, int]]:
    """Scroll everything else to where it was; each bar, and the place that it may not have room for yet."""
    for name, part in _parts(window):
        if name in parts and isinstance(part, QAbstractScrollArea) and not isinstance(part, QListView):
            part.verticalScrollBar().setValue(parts[name].scroll)
            yield part.verticalScrollBar(), parts[name].scroll


def _parts(window: QWidget) -> Iterator[tuple[str, QWidget]]:
    turns: Counter[str] = Counter()
    for part in window.findChildren(QWidget):
        scrolls = isinstance(part, QScrollArea)
        if (part.focusPolicy() == Qt.FocusPolicy.NoFocus and not scrolls) or not part.isVisibleTo(window):
            continue
        called = f"{type(part).__name__} {_name(part)}"
        yield f"{called} {turns[called]}", part
        turns[called] += 1


def _name(part: QWidget) -> str:
    return part.accessibleName() or (part.text() if isinstance(part, QAbstractButton) else "")


def _mark_of(part: QWidget) -> Mark:
    if isinstance(part, QLineEdit):
        start, end, caret = part.selectionStart(), part.selectionEnd(), part.cursorPosition()
        return Mark(caret, caret if start < 0 else start if caret == end else end)
    if isinstance(part, QPlainTextEdit):
        cursor = part.textCursor()
        return Mark(cursor.position(), cursor.anchor(), part.verticalScrollBar().value())
    if isinstance(part, QListView):
        top = part.indexAt(part.viewport().rect().topLeft()).row()
        return Mark(row=max(0, top), chosen=_chosen(part))
    if isinstance(part, QAbstractScrollArea):
        return Mark(scroll=part.verticalScrollBar().value())
    return Mark()


def _put_caret(part: QWidget, mark: Mark) -> None:
    if isinstance(part, QLineEdit):
        # Qt leaves the caret where it is, at the beginning, if it is asked for a place behind the end.
        last = text.utf16_units(part.text())
        caret, anchor = min(mark.caret, last), min(mark.anchor, last)
        part.setCursorPosition(caret)
        if anchor != caret:
            part.setSelection(anchor, caret - anchor)
    elif isinstance(part, QPlainTextEdit):
        last = max(0, part.document().characterCount() - 1)
        cursor = part.textCursor()
        cursor.setPosition(min(mark.anchor, last))
        cursor.setPosition(min(mark.caret, last), QTextCursor.MoveMode.KeepAnchor)
        part.setTextCursor(cursor)


def _chosen(part: QListView) -> str:
    """The id of the row the keyboard is on; "" where none is chosen, or rows have none."""
    index = part.currentIndex()
    if not index.isValid() or not part.selectionModel().isSelected(index):
        return ""
    return str(getattr(index.data(ROW), "id", ""))


def _choose(part: QListView, row_id: str) -> None:
    """By its id and not by its place: what has come since moves no choice to something else."""
    rows = part.model()
    if row_id and isinstance(rows, Rows) and _chosen(part) != row_id:
        ids = [getattr(one, "id", "") for one in rows.rows]
        if row_id in ids:
            part.setCurrentIndex(rows.index(ids.index(row_id)))


def _bring(part: QListView, row: int) -> None:
    """A long list is laid out in batches, and scrolls no further than those."""
    if part.layoutMode() == QListView.LayoutMode.Batched:
        part.setBatchSize(row + _ROWS)
        part.doItemsLayout()
    part.scrollTo(part.model().index(row, 0), QListView.ScrollHint.PositionAtTop)
