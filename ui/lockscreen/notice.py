"""One plain sentence under what it is about, with an icon that says how serious it is.

Red is for danger: a vault that was altered, say. What was mistyped is a
warning; nobody is harmed by it.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import theme
from ui.widgets.labels import IconLabel, label

_ICONS = {
    "danger": "circle-x",
    "warning": "circle-alert",
    "info": "info",
    "ok": "circle-check",
    "muted": "info",
}


class Notice(QWidget):
    """A sentence that comes and goes; it is read aloud when it comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = "muted"
        self._icon = IconLabel("info", "muted", 16)
        self._words = label("", wrap=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    @property
    def words(self) -> str:
        """What it says at the moment, "" when it is silent."""
        return "" if self.isHidden() else self._words.text()

    @property
    def tone(self) -> str:
        return self._tone

    def say(self, tone: str, words: str) -> None:
        """Show ``words``; ``tone`` is "danger", "warning", "info", "ok" or "muted". No words hide it."""
        if not words:
            self.silence()
            return
        changed = words != self.words
        self._tone = tone
        self._icon.show_icon(_ICONS[tone], tone)
        self._words.setText(words)
        self.setAccessibleName(words)
        self._tint()
        self.show()
        if changed:
            # Its many enumerations are made when it is imported: a first lock screen says nothing.
            from PySide6.QtGui import QAccessible, QAccessibleEvent

            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def silence(self) -> None:
        """Say nothing and take no room."""
        self._words.setText("")
        self.setAccessibleName("")
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._tint()

    def _tint(self) -> None:
        wanted = f"color: {theme.tokens().colour(self._tone)};"
        if self._words.styleSheet() != wanted:  # setting it again would send another StyleChange, for ever
            self._words.setStyleSheet(wanted)
