"""What a place says while there is nothing in it: why, and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, label


class EmptyState(QWidget):
    """An icon, a sentence and perhaps a few buttons, one under the other, in the middle."""

    def __init__(self, icon: str, title: str, sentence: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        self._title = label(title, "heading", wrap=True)
        self._sentence = label(sentence, "muted", wrap=True)
        self._actions = QWidget(self)
        self._actions.hide()
        self._buttons = QVBoxLayout(self._actions)
        self._buttons.setContentsMargins(0, 8, 0, 0)
        self._buttons.setSpacing(8)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(IconLabel(icon, "muted", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (self._title, self._sentence):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addWidget(self._actions, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def offer(self, words: str, icon: str = "", kind: str = "") -> Button:
        """One more thing to do; shown by ``show_actions``."""
        button = Button(words, icon, kind, self._actions)
        self._buttons.addWidget(button)
        return button

    def show_actions(self, shown: bool) -> None:
        self._actions.setVisible(shown)

    def say(self, title: str, sentence: str = "") -> None:
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
