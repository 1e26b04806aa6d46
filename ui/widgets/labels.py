"""Text that is read, not typed: plain labels, an icon as a label, chips, a section's card."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme


def label(words: str, kind: str = "", wrap: bool = False) -> QLabel:
    """A label of ``kind`` "title", "heading", "section", "small", "muted" or "" for body text."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    made.setWordWrap(wrap)
    return made


class Saying(QLabel):
    """A label inside ``parent`` that keeps its place, and is not announced, while it has nothing to say."""

    def __init__(self, parent: QWidget, kind: str = "", wrap: bool = False) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setWordWrap(wrap)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def setText(self, words: str) -> None:
        super().setText(words)
        self.setHidden(not words)


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties that the style sheet looks at, and have it look again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class IconLabel(QWidget):
    """An icon beside words that already say what it means; it takes no focus and is not announced."""

    def __init__(
        self, icon: str, token: str = "muted", size: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._token, self._size = icon, token, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str, token: str) -> None:
        self._icon, self._token = icon, token
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self._icon, self._token, 0, 0, min(self.width(), self.height()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class Chip(QWidget):
    """A word on a tinted ground; ``tone`` is "info", "ok", "warning", "danger" or "" for neutral.

    The colour only repeats what the word, and the icon if there is one, says. It is painted here and not
    by the style sheet, because Qt draws square corners when a radius exceeds half the height.
    """

    def __init__(self, words: str, tone: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._tone, self._icon = words, tone, icon
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        return self._words

    def say(self, words: str, tone: str = "", icon: str = "") -> None:
        self._words, self._tone, self._icon = words, tone, icon
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self._metrics()
        icon = theme.px(14) + 6 if self._icon else 0
        return QSize(
            metrics.horizontalAdvance(self._words) + icon + theme.px(20), metrics.height() + theme.px(7)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{self._tone}_bg" if self._tone else "hover"))
        painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)
        left = theme.px(10)
        if self._icon:
            side = theme.px(14)
            icons.paint(painter, self._icon, self._tone or "muted", left, (self.height() - side) / 2, side)
            left += side + 6
        painter.setFont(self._font())
        painter.setPen(theme.colour(self._tone or "text"))
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _font(self) -> QFont:
        return theme.font(12, QFont.Weight.DemiBold)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._font())


class Card(QFrame):
    """A bordered ground with a heading; contents go into ``body``, small buttons into ``tools``."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        self.heading = label("", "section")
        self.tools = QHBoxLayout()
        self.tools.setSpacing(4)
        self._head = QWidget(self)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addLayout(self.tools)
        column.addWidget(self._head)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        column.addLayout(self.body, 1)
        self.name(heading)

    def name(self, heading: str) -> None:
        """Call the card ``heading``; "" leaves out the row it stands in."""
        self.heading.setText(heading)
        self.setAccessibleName(heading)
        self._head.setVisible(bool(heading))
