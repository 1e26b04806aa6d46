"""The rail: the program's few places, one real button each.

A Qt toolbar takes no keyboard focus, and checkable buttons are announced as
check boxes. These are plain push buttons; the place shown is marked by colour
and weight for the eye and by "current page" for the ear. Up and Down move
along the rail.
"""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui import icons, theme
from ui.widgets.labels import restyle

ICON = 20


class RailButton(QToolButton):
    """An icon over a word."""

    def __init__(self, icon: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setText(words)
        self.setAccessibleName(words)
        self.setProperty("kind", "rail")
        self.setProperty("current", False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tint()

    def mark(self, current: bool) -> None:
        """Show whether this is the place on the screen."""
        self.setAccessibleDescription(self.tr("Current page") if current else "")
        restyle(self, current=current)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._tint()

    def _tint(self) -> None:
        self.setIcon(icons.icon(self._icon, "accent" if self.property("current") else "muted", ICON))
        self.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))


class Rail(QFrame):
    """Places from the top, actions at the bottom. Announces ``chosen(key)`` for both."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._places: dict[str, RailButton] = {}
        self._buttons: list[RailButton] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 12, 8, 12)
        self._layout.setSpacing(4)
        self._layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def add_place(self, key: str, icon: str, words: str) -> RailButton:
        """A button for a page; it can be marked as the current one."""
        button = self._add(key, icon, words)
        self._layout.insertWidget(len(self._places), button)
        self._places[key] = button
        return button

    def add_place_below(self, key: str, icon: str, words: str) -> RailButton:
        """A page that is seldom wanted, among the actions at the bottom."""
        button = self._places[key] = self.add_action(key, icon, words)
        return button

    def add_action(self, key: str, icon: str, words: str) -> RailButton:
        """A button at the bottom for something to do."""
        button = self._add(key, icon, words)
        self._layout.addWidget(button)
        return button

    def button(self, key: str) -> RailButton:
        """The button of a place; the first one for what has none."""
        return self._places.get(key, self._buttons[0])

    def show_current(self, key: str) -> None:
        """Mark the place ``key`` and no other."""
        for name, button in self._places.items():
            button.mark(name == key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        focused = next((at for at, button in enumerate(self._buttons) if button.hasFocus()), None)
        if step and focused is not None:
            self._buttons[(focused + step) % len(self._buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _add(self, key: str, icon: str, words: str) -> RailButton:
        button = RailButton(icon, words, self)
        button.clicked.connect(lambda: self.chosen.emit(key))
        self._buttons.append(button)
        return button
