"""What happened: signed notes, the latest first, each with its author and both its dates.

Addenda stand under the note they complete, and the note that one is being written to
is marked. Notes entered in error are left out
unless they are asked for; then they say so, with the reason, struck through.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
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
from ui.models.rows import ROW, Rows
from ui.workspace import moments
from ui.workspace.pen import Pen
from ui.workspace.store import Record
from vault.records.notes import Note, State

Index = QModelIndex | QPersistentModelIndex

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


@dataclass(frozen=True, slots=True)
class Moment:
    """One signed note with its author's name and what was added to it."""

    note: Note
    author: str
    addenda: tuple["Moment", ...] = ()
    #: When the backup it was taken back from was sealed; "" for what was written here.
    taken_back: str = ""

    @property
    def withdrawn(self) -> bool:
        return self.note.state is State.ENTERED_IN_ERROR


def moments_of(record: Record, withdrawn: bool = False) -> list[Moment]:
    """The timeline of a record; ``withdrawn`` shows notes entered in error too."""
    added: dict[str, list[Moment]] = {}
    for note in reversed(record.notes):
        if note.addendum_to and note.state is not State.DRAFT:
            added.setdefault(note.addendum_to, []).append(_moment(record, note))
    return [
        _moment(record, note, tuple(added.get(note.id, ())))
        for note in record.notes
        if note.addendum_to is None
        and (note.state is State.SIGNED or (withdrawn and note.state is State.ENTERED_IN_ERROR))
    ]


def _moment(record: Record, note: Note, addenda: tuple[Moment, ...] = ()) -> Moment:
    author = record.authors.get(note.author_id, "")
    return Moment(note, author, addenda, record.taken_back.get(note.id, ""))


class Words(QObject):
    """The timeline's own words."""

    def kind(self, kind: str) -> str:
        return {
            "consultation": self.tr("Consultation"),
            "home_visit": self.tr("Home visit"),
            "remote": self.tr("Video consultation"),
            "phone": self.tr("Phone call"),
            "vaccination": self.tr("Vaccination"),
            "certificate": self.tr("Certificate"),
        }.get(kind, self.tr("Note"))

    def care(self, note: Note) -> str:
        return text.long_day(moments.parse(note.care_at).astimezone().date())

    def signed(self, moment: Moment) -> str:
        """Who signed, and when it was typed: the second of the two dates."""
        when = text.moment(moments.parse(moment.note.signed_at or moment.note.typed_at))
        by = self.tr("Signed by {0}, {1}") if moment.author else self.tr("Signed {1}")
        said = by.format(moment.author, when)
        if not moment.taken_back:
            return said
        day = text.long_day(moments.parse(moment.taken_back).astimezone().date())
        return self.tr("{0} · taken back from the backup of {1}").format(said, day)

    def added(self, moment: Moment) -> str:
        return self.tr("Addendum. {0}").format(self.signed(moment))

    def flags(self, note: Note) -> str:
        """Who is not to see a note; "" for most."""
        said = [
            self.tr("Personal note") if note.personal else "",
            self.tr("About a third person") if note.third_party else "",
        ]
        return " · ".join(filter(None, said))

    def in_error(self, moment: Moment) -> str:
        return self.tr("Entered in error: {0}").format(moment.note.reason)

    def completed(self) -> str:
        return self.tr("You are adding to this note")

    def begun(self) -> str:
        return self.tr("Addendum kept as a draft")

    def spoken(self, moment: Moment) -> str:
        """A note as a screen reader says it."""
        parts = [f"{self.kind(moment.note.kind)}, {self.care(moment.note)}."]
        if moment.withdrawn:
            parts.append(f"{self.in_error(moment)}.")
        parts += [self.flags(moment.note), moment.note.text, self.signed(moment)]
        for addendum in moment.addenda:
            parts += [self.added(addendum), self.flags(addendum.note), addendum.note.text]
        return "\n".join(filter(None, parts))


class Timeline(QListView):
    """The list; ``chosen`` is announced when the keyboard comes to another note, None when to none."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Words(self)
        #: The note that an addendum is being written to, and those with one that waits as a draft.
        self.completed = ""
        self._begun: frozenset[str | None] = frozenset()
        self.rows: Rows[Moment] = Rows(self._spoken, self)
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

    def mark(self, moment: Moment) -> str:
        """What is being done to a note; "" when nothing is."""
        if moment.note.id == self.completed:
            return self.words.completed()
        return self.words.begun() if moment.note.id in self._begun else ""

    def show_begun(self, record: Record) -> None:
        """Mark the notes with an addendum that waits as a draft."""
        begun = frozenset(one.addendum_to for one in record.notes if one.state is State.DRAFT)
        if begun != self._begun:
            self._begun = begun
            self.scheduleDelayedItemsLayout()

    def show_moments(self, shown: Sequence[Moment]) -> None:
        """Show these; where they are shown already, the place one has read to stays."""
        if list(shown) != list(self.rows.rows):
            chosen = self.current() if self.hasFocus() else None
            self.setBatchSize(BATCH)
            self.rows.replace(shown)
            at = self.row_of(chosen.note.id) if chosen else None
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

    def mark_completed(self, note_id: str) -> None:
        """Mark the note that an addendum is being written to, and bring it into view; "" marks none."""
        if note_id == self.completed:
            return
        self.completed = note_id
        self.scheduleDelayedItemsLayout()
        if note_id:
            # When the list has the room that the addendum leaves it.
            QTimer.singleShot(0, self, self._bring_completed)

    def row_of(self, note_id: str) -> int | None:
        """Where a note is shown, or the one it was added to."""
        for at, one in enumerate(self.rows.rows):
            if note_id in (one.note.id, *(addendum.note.id for addendum in one.addenda)):
                return at
        return None

    def _spoken(self, moment: Moment) -> str:
        mark = self.mark(moment)
        return f"{mark}. {self.words.spoken(moment)}" if mark else self.words.spoken(moment)

    def _bring_completed(self) -> None:
        row = self.row_of(self.completed)
        if row is not None:
            self._scroll_up(row)

    def _scroll_up(self, row: int) -> None:
        self.setBatchSize(row + BATCH)
        self.doItemsLayout()
        self.scrollTo(self.rows.index(row), QListView.ScrollHint.PositionAtTop)

    def current(self) -> Moment | None:
        """The note the keyboard is on."""
        return self.rows.row(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moment = self.current()
        if moment and event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(moment.note.text)
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
        self._heights: dict[tuple[str, int, str, int, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        moment: Moment = index.data(ROW)
        width = self._view.viewport().width()
        mark = self._view.mark(moment)
        flags = "".join(self._view.words.flags(one.note) for one in (moment, *moment.addenda))
        key = (moment.note.id, len(moment.addenda), mark + flags, width, theme.px(100))
        if key not in self._heights:
            self._heights[key] = self._walk(None, moment, QRect(0, 0, width, 0))
        return QSize(width, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option)
        self._walk(painter, index.data(ROW), option.rect)
        painter.restore()

    def _walk(self, painter: QPainter | None, moment: Moment, rect: QRect) -> int:
        """Lay the pieces out under each other, painting them if there is a painter; the height they take."""
        words = self._view.words
        completed = moment.note.id == self._view.completed
        if painter:
            _paint_mark(painter, moment, rect)
            if completed:
                _paint_completed(painter, rect)
        pen = Pen(painter, rect.adjusted(theme.px(44), theme.px(12), -theme.px(12), 0))
        pen.line(words.kind(moment.note.kind), words.care(moment.note))
        if mark := self._view.mark(moment):
            pen.text(mark, "accent" if completed else "muted", 12, QFont.Weight.DemiBold)
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


def _paint_completed(painter: QPainter, rect: QRect) -> None:
    """The bar down the left of the note that an addendum is written to."""
    painter.fillRect(
        QRect(rect.left() + 2, rect.top() + 4, theme.px(3), rect.height() - 8), theme.colour("accent")
    )


def _paint_mark(painter: QPainter, moment: Moment, rect: QRect) -> None:
    """The thread of time down the left, and the kind of note on it."""
    side, left = theme.px(26), rect.left() + theme.px(8)
    top = rect.top() + theme.px(10)
    painter.fillRect(QRect(left + side // 2, rect.top(), 1, rect.height()), theme.colour("border"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("warning_bg" if moment.withdrawn else "info_bg"))
    painter.drawEllipse(left, top, side, side)
    icon = "ban" if moment.withdrawn else _ICONS.get(moment.note.kind, "stethoscope")
    inner = theme.px(15)
    gap = (side - inner) / 2
    icons.paint(painter, icon, "warning" if moment.withdrawn else "accent", left + gap, top + gap, inner)
