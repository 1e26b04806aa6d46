"""A quiet bar that offers one thing at a time: a drive that arrived, a backup that is due.

It takes no focus and covers nothing. What is offered stays until it is
accepted, dismissed, or no longer true; what came later waits behind it.
"""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import IconLabel, label


@dataclass(frozen=True, slots=True)
class Offered:
    """A sentence with an icon, and the words of its button, "" for none."""

    words: str
    action: str = ""
    icon: str = "hard-drive"


class OfferBar(QFrame):
    """``accepted`` and ``dismissed`` carry the key of what was offered."""

    accepted = Signal(str)
    dismissed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._offers: dict[str, Offered] = {}
        self._icon = IconLabel("hard-drive", "accent", 18)
        self._words = label("", wrap=True)
        self.action = Button("", kind="quiet")
        self.close_button = IconButton("x", self.tr("Not now"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self.action)
        row.addWidget(self.close_button)
        self.action.clicked.connect(lambda: self.accepted.emit(self._settled()))
        self.close_button.clicked.connect(lambda: self.dismissed.emit(self._settled()))
        self.hide()

    @property
    def words(self) -> str:
        """What is offered now; "" for nothing."""
        return "" if self.isHidden() else self._words.text()

    def offer(self, key: str, offered: Offered) -> None:
        """Offer it, or say it anew under the same key."""
        self._offers[key] = offered
        self._show()

    def withdraw(self, key: str) -> None:
        """It is no longer true."""
        if self._offers.pop(key, None) is not None:
            self._show()

    def _show(self) -> None:
        first = next(iter(self._offers.values()), None)
        self.setVisible(first is not None)
        if first is not None:
            self._icon.show_icon(first.icon, "accent")
            self._words.setText(first.words)
            self.setAccessibleName(first.words)
            self.action.setText(first.action)
            self.action.setVisible(bool(first.action))

    def _settled(self) -> str:
        """The key of what was answered, which is offered no longer."""
        key = next(iter(self._offers))
        self.withdraw(key)
        return key
