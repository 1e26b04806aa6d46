"""Before one's eyes while papers are written: a form or all papers, and beside it how it prints.

Where both do not fit, the preview takes the place of the form when it is asked for.
"""

from typing import TypeAlias

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.papers.blocks import Sheet
from ui import theme
from ui.papers.copy_pane import CopyPane
from ui.papers.fee import FeeForm
from ui.papers.letter import LetterForm
from ui.papers.ordonnance import OrdonnanceForm
from ui.papers.preview import Preview
from ui.papers.shelf import ShelfPane
from ui.widgets.buttons import Button, IconButton
from ui.widgets.fields import TextArea
from ui.workspace import panes
from ui.workspace.desk import Desk

#: From this width on the preview stands beside the form.
WIDE = 860
PREVIEW_MILLISECONDS = 120
Form: TypeAlias = ShelfPane | OrdonnanceForm | LetterForm | FeeForm | CopyPane


class Board(QWidget):
    """``changed``: something was typed; ``sheet_wanted`` follows soon, and is answered by ``show_sheet``."""

    changed = Signal()
    sheet_wanted = Signal()
    all_wanted = Signal()
    discard_wanted = Signal()
    file_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stack = QStackedWidget(self)
        self.shelf = ShelfPane(self.stack)
        self.ordonnance = OrdonnanceForm(desk, self.stack)
        self.letter = LetterForm(self.stack)
        self.fee = FeeForm(self.stack)
        self.copy = CopyPane(self.stack)
        self._forms: tuple[Form, ...] = (self.shelf, self.ordonnance, self.letter, self.fee, self.copy)
        self.preview = Preview(self)
        self.all = Button(self.tr("All papers"), "clipboard-list", "quiet")
        self.discard = IconButton("trash-2", self.tr("Throw away"))
        self.see = Button(self.tr("Preview"), "eye")
        self.file = Button(self.tr("File as PDF"), "check")
        self.print = Button(self.tr("Print"), "printer", "primary")
        self.shown: Form = self.shelf
        self._seen = False
        self._drawing = QTimer(self, singleShot=True, interval=PREVIEW_MILLISECONDS)
        self._lay_out()
        self._connect()

    def writes(self, form: QWidget) -> bool:
        """Whether it is ``form`` that is shown."""
        return self.shown is form

    def turn_to(self, form: Form) -> None:
        """Show a form, or all papers."""
        self.shown = form
        self.stack.setCurrentIndex(self._forms.index(form))
        for button in (self.all, self.print):
            button.setVisible(form is not self.shelf)
        writing = form not in (self.shelf, self.copy)
        self.discard.setVisible(writing)
        self.file.setVisible(writing)
        self._seen = False
        self._arrange()
        self.draw_soon()

    def panes(self) -> list[QWidget]:
        """Its parts, in the order they are read."""
        written: list[QWidget] = [self.shown]
        if self.shown is self.shelf:
            written = [next(iter(self.shelf.new.values())), self.shelf.list]
        return [*written, self.preview, self.all, self.see]

    def draw_soon(self) -> None:
        """Not at each of several changes that follow each other."""
        self._drawing.start()

    def show_sheet(self, sheet: Sheet | None) -> None:
        """How it prints; None: there is nothing to print."""
        if sheet is None:
            self.preview.clear()
        elif self.preview.isVisible():
            self.preview.show_sheet(sheet)

    def follow_focus(self) -> None:
        """Bring what is typed next into view, also where a line that comes left less room."""
        held = self.window().focusWidget()
        if isinstance(held, TextArea) and self.shown.isAncestorOf(held):
            held.show_caret()
        elif held is not None and self.shown.isAncestorOf(held):
            panes.bring_into_view(held)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        wide, nothing = self.width() >= theme.px(WIDE), self.writes(self.shelf) and self.shelf.bare
        self.see.setVisible(not wide and not nothing)
        self.preview.setVisible((wide or self._seen) and not nothing)
        self.stack.setVisible(wide or nothing or not self._seen)
        self.see.setText(self.tr("Write") if self._seen else self.tr("Preview"))

    def _followed(self) -> None:
        """Enter goes from line to line; what a mouse points at stays under it."""
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.follow_focus()

    def _toggle_preview(self) -> None:
        self._seen = not self._seen
        self._arrange()
        self.draw_soon()

    def _connect(self) -> None:
        QApplication.instance().focusChanged.connect(self._followed)  # type: ignore[union-attr]  # there is one
        self._drawing.timeout.connect(self.sheet_wanted)
        for form in (self.ordonnance, self.letter, self.fee):
            form.changed.connect(self.draw_soon)
            form.changed.connect(self.changed)
        self.shelf.chosen.connect(lambda _: self.draw_soon())
        self.shelf.filled.connect(self._arrange)
        for reason in (self.shelf.reason, self.copy.reason):
            reason.textEdited.connect(self.changed)
        self.shelf.means.chosen.connect(self.changed)
        self.all.clicked.connect(self.all_wanted)
        self.discard.clicked.connect(self.discard_wanted)
        self.see.clicked.connect(self._toggle_preview)
        self.file.clicked.connect(self.file_wanted)
        self.print.clicked.connect(self.print_wanted)

    def _lay_out(self) -> None:
        self.stack.addWidget(self.shelf)
        for form in (self.ordonnance, self.letter, self.fee, self.copy):
            self.stack.addWidget(self._scrolling(form))
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self.stack, 1)
        both.addWidget(self.preview, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.all)
        foot.addStretch(1)
        for button in (self.see, self.discard, self.file, self.print):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(both, 1)
        column.addLayout(foot)
        self.file.setToolTip(self.tr("Ctrl+Enter"))
        self.print.setToolTip(self.tr("Ctrl+P"))

    def _scrolling(self, form: QWidget) -> QScrollArea:
        area = QScrollArea(self.stack)
        inside = QWidget(area)
        inside.setObjectName("inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(form)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.verticalScrollBar().rangeChanged.connect(lambda: self.follow_focus())
        return area
