"""Buttons whose icons follow the theme.

Qt keeps the pixmaps an icon was made of, so every button makes its icon anew
when the style changes.
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from ui import icons, text, theme
from ui.widgets.labels import restyle

ICON = 16


class Button(QPushButton):
    """A button with words and perhaps an icon; ``kind`` is "", "primary", "quiet" or "line"."""

    def __init__(self, words: str, icon: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._icon = icon
        self._kind = kind
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self._tint()

    def become(self, kind: str) -> None:
        """Another ``kind`` from now on: one place has one primary button at a time."""
        self._kind = kind
        restyle(self, kind=kind)
        self._tint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt lets only Space press a button outside dialogs; everybody presses Enter.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.EnabledChange):
            self._tint()

    def _tint(self) -> None:
        if self._icon:
            token = {"primary": "on_accent", "quiet": "accent"}.get(self._kind, "text")
            self.setIcon(icons.icon(self._icon, token, ICON, gap=4))
            self.setIconSize(QSize(theme.px(ICON) + 4, theme.px(ICON)))


class IconButton(QToolButton):
    """A button with an icon alone: ``name`` is what it is called, aloud and in its tool tip."""

    def __init__(
        self, icon: str, name: str, token: str = "muted", size: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._token, self._size = icon, token, size
        self._faded = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.rename(name)
        self._tint()

    def rename(self, name: str, icon: str = "") -> None:
        """Call the button ``name`` from now on, with another icon if one is given."""
        self.setAccessibleName(name)
        self.setToolTip(text.tip(name))
        if icon:
            self._icon = icon
            self._tint()

    def fade(self, faded: bool) -> None:
        """Show no icon until the button has the focus: for tools that would be noise on every line."""
        self._faded = faded
        self._tint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._tint()

    def _tint(self) -> None:
        hidden = self._faded and not self.hasFocus()
        self.setIcon(QIcon() if hidden else icons.icon(self._icon, self._token, self._size))
        self.setIconSize(QSize(theme.px(self._size), theme.px(self._size)))


def foot(*buttons: QWidget) -> QHBoxLayout:
    """The last line of a form: its buttons, at the end of it."""
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addStretch(1)
    for button in buttons:
        line.addWidget(button)
    return line
