"""A calm card in the middle of the window; it scrolls when the window is smaller than the card."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import theme

_MARGIN = 24


class CardPage(QScrollArea):
    """Contents go into ``body``; ``width`` is the card's, in pixels of the design."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = width
        self._room = self.width()
        self.card = QFrame()
        self.card.setObjectName("card")
        self.body = QVBoxLayout(self.card)
        self.body.setSpacing(12)
        inside = QWidget()
        inside.setObjectName("page")
        around = QVBoxLayout(inside)
        around.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        around.addWidget(self.card, 0, Qt.AlignmentFlag.AlignCenter)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The viewport's size. To ask for the viewport itself makes PySide6 look through every widget that
        # Qt has for what it is: a tenth of the time to the first paint.
        self._room = event.size().width()
        self._fit()

    def _fit(self) -> None:
        room = max(280, self._room - 2 * _MARGIN)
        self.card.setFixedWidth(min(theme.px(self._width), room))
        space = theme.px(24)
        self.body.setContentsMargins(space, space, space, space)
