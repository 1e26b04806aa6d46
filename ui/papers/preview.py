"""A paper beside the form it is written in, exactly as it will print."""

from collections.abc import Iterator, Sequence
from itertools import islice

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.papers.blocks import Sheet
from ui import theme
from ui.papers.printing import picture
from ui.papers.setting import Page, by_and_by
from ui.workspace.sheets import PageView

#: A4 at 96 dots an inch.
_SIZE = (794, 1123)
#: Blocks and rows that are laid out in one go, in some 30 ms; a year of receipts would take half a second.
_AT_ONCE = 100


class Preview(QScrollArea):
    """The pages of a sheet, no larger than they are, painted here from the same marks that print.

    A long sheet is laid out by and by: a lock must not wait for it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Sequence[Page] = ()
        #: What is laid out, and its pages so far.
        self._laying: Iterator[Sequence[Page]] = iter(())
        self._coming: Sequence[Page] = ()
        self._at = 0
        self._going_on = QTimer(self, singleShot=True)
        self._going_on.timeout.connect(self._lay)
        self.view = PageView(self.viewport())
        self.setWidget(self.view)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(self.tr("Preview"))
        self.view.wanted.connect(self._draw)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def show_sheet(self, sheet: Sheet) -> None:
        """Another sheet, or the same one with other words: one stays where one was."""
        if not self._going_on.isActive():
            self._at = self.verticalScrollBar().value()
        self._laying = by_and_by(sheet)
        self._lay()

    def clear(self) -> None:
        """Show and keep nothing."""
        self._going_on.stop()
        self._laying, self._coming, self._pages = iter(()), (), ()
        self.view.clear()

    def _lay(self) -> None:
        """Go on, and show it when it is whole; until then nothing of what was shown before."""
        laid = list(islice(self._laying, _AT_ONCE))
        self._coming = laid[-1] if laid else self._coming
        if len(laid) == _AT_ONCE:
            self._pages = ()
            self.view.clear()
            self._going_on.start()
            return
        self._going_on.stop()
        self._pages, self._coming = self._coming, ()
        self.view.show_pages([_SIZE] * len(self._pages))
        self._fit()
        self.verticalScrollBar().setValue(self._at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._pages:
            self.view.zoom_to(min(self.viewport().width(), theme.px(_SIZE[0])) / _SIZE[0])

    def _draw(self, number: int, width: int, rotation: int) -> None:
        self.view.put(number, width, rotation, picture(self._pages[number], width))
