"""One sentence about the state of something, with an icon, a word and perhaps something to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, Saying, label, restyle

ICONS = {"danger": "triangle-alert", "warning": "circle-alert", "info": "info", "ok": "circle-check"}
RADIUS = 8


class Banner(QWidget):
    """A tinted bar: icon, the bold word that names the state, the sentence, an optional action."""

    acted = Signal()

    def __init__(
        self, tone: str, word: str, sentence: str = "", action: str = "", parent: QWidget | None = None
    ):
        super().__init__(parent)
        self._tone = tone
        self._radius = RADIUS
        self._icon = IconLabel(ICONS[tone], tone, 18)
        self._word = label(word)
        self._word.setProperty("strong", True)
        self._sentence = Saying(self, wrap=True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        policy.setRetainSizeWhenHidden(True)
        self._sentence.setSizePolicy(policy)
        self.action = Button(action, kind="quiet", parent=self)
        self.action.setVisible(bool(action))
        self.action.clicked.connect(self.acted)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 8, 8, 8)
        self._row.setSpacing(8)
        for piece in (self._icon, self._word):
            self._row.addWidget(piece)
        self._row.addWidget(self._sentence, 1)
        self._row.addWidget(self.action)
        self.say(tone, word, sentence)

    def span(self) -> None:
        """Go from edge to edge of the window: corners are rounded only where something is beside them."""
        self._radius = 0

    @property
    def words(self) -> str:
        """All it says, as a screen reader hears it."""
        return self.accessibleName()

    @property
    def sentence(self) -> str:
        """What it says behind the bold word."""
        return self._sentence.text()

    def say(self, tone: str, word: str, sentence: str = "") -> None:
        """Change what the bar tells, for the eye and for screen readers."""
        self._tone = tone
        self._icon.show_icon(ICONS[tone], tone)
        self._word.setText(word)
        self._sentence.setText(sentence)
        self.setAccessibleName(f"{word} {sentence}".strip())
        for piece in (self._word, self._sentence):
            restyle(piece, tone=tone)
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{self._tone}_bg"))
        painter.drawRoundedRect(self.rect(), self._radius, self._radius)
