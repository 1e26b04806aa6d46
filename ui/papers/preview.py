"""A paper beside the form it is written in, exactly as it will print."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.papers.blocks import Sheet
from ui import theme
from ui.papers.printing import picture
from ui.papers.setting import Page, pages
from ui.workspace.sheets import PageView

#: A4 at 96 dots an inch.
_SIZE = (794, 1123)


class Preview(QScrollArea):
    """The pages of a sheet, no larger than they are, painted here from the same marks that print."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[Page] = []
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
        at = self.verticalScrollBar().value()
        self._pages = list(pages(sheet))
        self.view.show_pages([_SIZE] * len(self._pages))
        self._fit()
        self.verticalScrollBar().setValue(at)

    def clear(self) -> None:
        """Show and keep nothing."""
        self._pages = []
        self.view.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._pages:
            self.view.zoom_to(min(self.viewport().width(), theme.px(_SIZE[0])) / _SIZE[0])

    def _draw(self, number: int, width: int, rotation: int) -> None:
        self.view.put(number, width, rotation, picture(self._pages[number], width))
