"""What happened, the latest first: signed notes whole, and between them a quiet line for everything else.

Addenda stand under the note they complete, and the note that one is being written to
is marked. A note entered in error says so, with the reason, struck through.
"""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelectionModel,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import icons, text, theme
from ui.models.rows import ROW, Index, Rows
from ui.workspace.happenings import Happening
from ui.workspace.noted import Moment, Words
from ui.workspace.pen import Pen
from ui.workspace.store import Record
from vault.records.notes import State

#: Rows measured before the first paint, and between two events afterwards: measuring 500 notes at once
#: took 300 ms.
BATCH = 24
#: Pixels of the design: a heading and a few lines under it.
LEAST_HEIGHT = 96
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_ICONS = {
    "home_visit": "house",
    "remote": "video",
    "phone": "phone",
    "vaccination": "syringe",
    "certificate": "file-text",
}


class Timeline(QListView):
    """The list; ``chosen`` is announced when the keyboard comes to another line, None when to none.

    ``opened(happening)`` is the wish of whoever wants to see more than a line.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Words(self)
        #: The note that an addendum is being written to, and the one that is about to be entered in error.
        self.completed = self.doubted = ""
        #: Those with an addendum that waits as a draft.
        self._begun: frozenset[str | None] = frozenset()
        self.rows: Rows[Moment | Happening] = Rows(self._spoken, self)
        self.setModel(self.rows)
        self.setItemDelegate(_MomentDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(theme.px(24))
        self.setAccessibleName(self.tr("Timeline"))
        self.selectionModel().currentChanged.connect(lambda index, _: self.chosen.emit(self.rows.row(index)))
        self.rows.modelReset.connect(lambda: self.chosen.emit(None))
        self.clicked.connect(self._open)

    def mark(self, moment: Moment) -> str:
        """What is being done to a note; "" when nothing is."""
        if moment.note.id == self.completed:
            return self.words.completed()
        if moment.note.id == self.doubted:
            return self.words.doubted()
        return self.words.begun() if moment.note.id in self._begun else ""

    def show_begun(self, record: Record) -> None:
        """Mark the notes with an addendum that waits as a draft."""
        begun = frozenset(one.addendum_to for one in record.notes if one.state is State.DRAFT)
        if begun != self._begun:
            self._begun = begun
            self.scheduleDelayedItemsLayout()

    def show_moments(self, shown: Sequence[Moment | Happening]) -> None:
        """Show these; where they are shown already, the place one has read to stays."""
        if list(shown) != list(self.rows.rows):
            chosen = self.rows.row(self.currentIndex()) if self.hasFocus() else None
            self.setBatchSize(BATCH)
            self.rows.replace(shown)
            at = self.row_of(chosen.id) if chosen else None
            if at is not None:  # whoever has just said something of a note is still at it
                self.setCurrentIndex(self.rows.index(at))

    def sizeHint(self) -> QSize:
        """It takes what is left; a note that is being written has its lines before."""
        return QSize(super().sizeHint().width(), theme.px(LEAST_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Qt waits a tenth of a second. Where the scroll bar has just come, words would lie over words.
        self.scheduleDelayedItemsLayout()

    def reveal(self, row: int) -> None:
        """Bring a row to the top of what is seen, and the keyboard to it."""
        self._scroll_up(row)
        self.setCurrentIndex(self.rows.index(row))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, record_id: str) -> None:
        """Bring the keyboard to where something is shown, if it is."""
        at = self.row_of(record_id)
        if at is not None:
            self.setCurrentIndex(self.rows.index(at))

    def mark_meant(self, completed: str = "", doubted: str = "") -> None:
        """Mark the note that is written about, in either way, and bring it into view; "" marks none."""
        if (completed, doubted) == (self.completed, self.doubted):
            return
        self.completed, self.doubted = completed, doubted
        self.scheduleDelayedItemsLayout()
        if self.meant:
            # When the list has the room that what is written leaves it.
            QTimer.singleShot(0, self, self._bring_meant)

    @property
    def meant(self) -> str:
        """The note that is marked; "" for none."""
        return self.completed or self.doubted

    def row_of(self, record_id: str) -> int | None:
        """Where something is shown, or the note it was added to."""
        for at, one in enumerate(self.rows.rows):
            addenda = one.addenda if isinstance(one, Moment) else ()
            if record_id in (one.id, *(addendum.id for addendum in addenda)):
                return at
        return None

    def _spoken(self, moment: Moment | Happening) -> str:
        if isinstance(moment, Happening):
            return f"{moment.words}, {text.partial_day(moment.on)}"
        mark = self.mark(moment)
        return f"{mark}. {self.words.spoken(moment)}" if mark else self.words.spoken(moment)

    def _bring_meant(self) -> None:
        row = self.row_of(self.meant)
        if row is not None:
            self._scroll_up(row)

    def _scroll_up(self, row: int) -> None:
        self.setBatchSize(row + BATCH)
        self.doItemsLayout()
        self.scrollTo(self.rows.index(row), QListView.ScrollHint.PositionAtTop)

    def current(self) -> Moment | None:
        """The note the keyboard is on."""
        row = self.rows.row(self.currentIndex())
        return row if isinstance(row, Moment) else None

    def _open(self, index: Index) -> None:
        row = self.rows.row(index)
        if isinstance(row, Happening):
            self.opened.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moment = self.rows.row(self.currentIndex())
        if moment and event.matches(QKeySequence.StandardKey.Copy):
            said = moment.note.text if isinstance(moment, Moment) else moment.words
            QGuiApplication.clipboard().setText(said)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() in _PAGES:
            self._turn(_PAGES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _turn(self, pages: int) -> None:
        """A page further. Qt's own way never ends while the list is still being laid out in batches."""
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + pages * bar.pageStep())
        at = self.indexAt(QPoint(0, 0))
        if bar.value() == before:  # nothing further: the first note, or the last
            at = self.rows.index(0 if pages < 0 else self.rows.rowCount() - 1)
        if at.isValid():  # until then Qt finds no row at any place
            self.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.ClearAndSelect)


class _MomentDelegate(QStyledItemDelegate):
    """Paints and measures with the same walk over the pieces, so that nothing is ever cut off."""

    def __init__(self, view: Timeline) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[tuple[str, str, int, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Moment | Happening = index.data(ROW)
        width = self._view.viewport().width()
        key = (row.id, self._said(row), width, theme.px(100))
        if key not in self._heights:
            self._heights[key] = self._lay(None, row, QRect(0, 0, width, 0))
        return QSize(width, self._heights[key])

    def _said(self, row: Moment | Happening) -> str:
        """What can come to stand in a row, or leave it."""
        if isinstance(row, Happening):
            return row.words
        flags = "".join(self._view.words.flags(one.note) for one in (row, *row.addenda))
        return f"{len(row.addenda)}{self._view.mark(row)}{flags}"

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option)
        self._lay(painter, index.data(ROW), option.rect)
        painter.restore()

    def _lay(self, painter: QPainter | None, row: Moment | Happening, rect: QRect) -> int:
        return self._walk(painter, row, rect) if isinstance(row, Moment) else _lay_quiet(painter, row, rect)

    def _walk(self, painter: QPainter | None, moment: Moment, rect: QRect) -> int:
        """Lay the pieces out under each other, painting them if there is a painter; the height they take."""
        words = self._view.words
        meant = moment.note.id == self._view.meant
        tone = "warning" if self._view.doubted else "accent"
        if painter:
            _paint_mark(painter, moment, rect)
            if meant:
                _paint_meant(painter, rect, tone)
        pen = Pen(painter, rect.adjusted(theme.px(44), theme.px(12), -theme.px(12), 0))
        pen.line(words.kind(moment.note.kind), words.care(moment.note))
        if mark := self._view.mark(moment):
            pen.text(mark, tone if meant else "muted", 12, QFont.Weight.DemiBold)
        if moment.withdrawn:
            pen.text(words.in_error(moment), "warning", 13, QFont.Weight.DemiBold)
        if flags := words.flags(moment.note):
            pen.text(flags, "info", 12, QFont.Weight.DemiBold)
        pen.text(moment.note.text, "muted" if moment.withdrawn else "text", 14, struck=moment.withdrawn)
        pen.text(words.signed(moment), "muted", 12)
        for addendum in moment.addenda:
            pen.indent()
            if flags := words.flags(addendum.note):
                pen.text(flags, "info", 12, QFont.Weight.DemiBold)
            pen.text(addendum.note.text, "text", 14)
            pen.text(words.added(addendum), "muted", 12)
            pen.outdent()
        return pen.bottom - rect.top() + theme.px(12)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    current = option.state & QStyle.StateFlag.State_HasFocus
    if current:
        painter.setPen(theme.colour("accent"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(option.rect.adjusted(2, 2, -3, -2), 8, 8)
    elif option.state & QStyle.StateFlag.State_Selected:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("hover"))
        painter.drawRoundedRect(option.rect.adjusted(2, 2, -2, -2), 8, 8)


def _paint_meant(painter: QPainter, rect: QRect, tone: str) -> None:
    """The bar down the left of the note that is written about."""
    painter.fillRect(
        QRect(rect.left() + 2, rect.top() + 4, theme.px(3), rect.height() - 8), theme.colour(tone)
    )


def _lay_quiet(painter: QPainter | None, happening: Happening, rect: QRect) -> int:
    """What is no note: its icon on the thread of time, its words, and its day at the right."""
    day, top = text.partial_day(happening.on), theme.px(5)
    beside = theme.metrics(12).horizontalAdvance(f"{day}  ")
    column = rect.adjusted(theme.px(44), top, -theme.px(12), 0)
    if painter:
        _paint_thread(painter, happening.icon, "muted", "surface", rect, rect.top() + top - theme.px(2), 22)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("muted"))
        painter.drawText(column, Qt.AlignmentFlag.AlignRight, day)
    pen = Pen(painter, column.adjusted(0, 0, -beside, 0))
    (pen.elided if happening.elided else pen.text)(happening.words, "muted", 13)
    return pen.bottom - rect.top() + theme.px(2)


def _paint_mark(painter: QPainter, moment: Moment, rect: QRect) -> None:
    icon = "ban" if moment.withdrawn else _ICONS.get(moment.note.kind, "stethoscope")
    tones = ("warning", "warning_bg") if moment.withdrawn else ("accent", "info_bg")
    _paint_thread(painter, icon, *tones, rect, rect.top() + theme.px(10), 26)


def _paint_thread(
    painter: QPainter, icon: str, tone: str, ground: str, rect: QRect, top: int, size: int
) -> None:
    """The thread of time down the left, and on it what kind of thing happened."""
    middle, side, inner = rect.left() + theme.px(21), theme.px(size), theme.px(15)
    painter.fillRect(QRect(middle, rect.top(), 1, rect.height()), theme.colour("border"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    painter.drawEllipse(middle - side // 2, top, side, side)
    gap = (side - inner) / 2
    icons.paint(painter, icon, tone, middle - side // 2 + gap, top + gap, inner)
