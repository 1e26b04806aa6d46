"""The snippets that fit what is typed behind a slash, with a preview of the one that Enter would put in.

It stands under the caret and takes no focus: every key goes to the note, which
passes on those that choose.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.writing.snippets import preview
from ui import theme
from ui.models.rows import ROW, Index, Rows
from ui.widgets.labels import label
from vault.records.snippets import Snippet

MOST_ROWS = 6
WIDTH = 340
_PREVIEW_LINES = 5


class SnippetList(QFrame):
    """``chosen`` is announced by a click; keys reach it through ``move`` and ``current``."""

    chosen = Signal(Snippet)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows: Rows[Snippet] = Rows(spoken, self)
        self.list = QListView(self)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_SnippetDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Snippets"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.preview = label("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(6)
        column.addWidget(self.list)
        self.preview.setContentsMargins(8, 0, 8, 4)
        column.addWidget(self.preview)
        self.list.clicked.connect(lambda index: self.chosen.emit(self.rows.row(index)))
        self.hide()

    @property
    def current(self) -> Snippet | None:
        """What Enter would put in; None while nothing is chosen."""
        return self.rows.row(self.list.currentIndex())

    def offer(self, found: Sequence[Snippet], caret: QRect, choose: bool) -> None:
        """Show ``found`` under ``caret`` (in the window); ``choose`` the first of them."""
        self.rows.replace(found)
        self._show_current(0 if choose else -1)
        self._place(caret)
        self.show()
        self.raise_()

    def move_by(self, step: int) -> None:
        """Choose the next one or the one before, round and round."""
        here, many = self.list.currentIndex().row(), self.rows.rowCount()
        self._show_current(here + step if here >= 0 else (0 if step > 0 else many - 1))

    def _show_current(self, row: int) -> None:
        self.list.setCurrentIndex(
            self.rows.index(row % self.rows.rowCount()) if row != -1 else self.rows.index(-1)
        )
        one = self.current
        self.preview.setText(
            _few_lines(preview(one.body)) if one else self.tr("↓ to choose, or go on typing")
        )
        self._fit()

    def _place(self, caret: QRect) -> None:
        """Under the line that is typed; above it where the window ends."""
        inside = self.window().rect()
        left = min(caret.left(), inside.right() - self.width() - 4)
        top = caret.bottom() + 4
        if top + self.height() > inside.bottom():
            top = caret.top() - self.height() - 4
        self.move(QPoint(max(4, left), max(4, top)))

    def _fit(self) -> None:
        rows = min(MOST_ROWS, self.rows.rowCount())
        self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) + 4)
        self.setFixedWidth(theme.px(WIDTH))
        self.resize(self.width(), self.layout().heightForWidth(self.width()))  # type: ignore[union-attr]  # it has one
        self.adjustSize()


def spoken(one: Snippet) -> str:
    """A snippet in a line."""
    return f"/{one.shortcut} {one.title}".strip()


def _few_lines(words: str) -> str:
    lines = words.split("\n")
    return "\n".join(lines[:_PREVIEW_LINES] + (["…"] if len(lines) > _PREVIEW_LINES else []))


class _SnippetDelegate(QStyledItemDelegate):
    """The shortcut, and what it is called."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme.metrics(14).height() + theme.px(10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one: Snippet = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection"))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 6, 6)
        room = option.rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        bold = theme.font(14, QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(theme.colour("accent"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, f"/{one.shortcut}")
        beside = theme.metrics(14, QFont.Weight.DemiBold).horizontalAdvance(f"/{one.shortcut}") + theme.px(10)
        painter.setFont(theme.font(13))
        painter.setPen(theme.colour("text"))
        room = room.adjusted(max(beside, theme.px(64)), 0, 0, 0)
        words = theme.metrics(13).elidedText(one.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
