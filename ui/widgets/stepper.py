"""A small whole number, typed or stepped."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import IconButton
from ui.widgets.fields import Field
from ui.widgets.labels import label


class Stepper(QWidget):
    """A whole number between two others, typed or stepped with real buttons or the arrow keys.

    Not a QSpinBox: under a style sheet Qt gives its text field one pixel when its own buttons are hidden.
    """

    changed = Signal(int)
    #: Somebody types, whether it is a number by now or not.
    touched = Signal()

    def __init__(
        self, name: str, least: int, most: int, unit: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._value = least
        self.field = _StepField(name)
        self.field.setFixedWidth(theme.px(64))
        self.fewer = IconButton("minus", self.tr("One less"))
        self.more = IconButton("plus", self.tr("One more"))
        self.setFocusProxy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        beside = [label(unit)] if unit else []
        for piece in (self.field, *beside, self.fewer, self.more):
            row.addWidget(piece)
        row.addStretch(1)
        self.field.textEdited.connect(self._type)
        self.field.textEdited.connect(self.touched)
        self.field.editingFinished.connect(lambda: self.show_value(self._value))
        self.field.stepped.connect(self.step)
        self.fewer.clicked.connect(lambda: self.step(-1))
        self.more.clicked.connect(lambda: self.step(1))
        self.show_value(least)

    @property
    def value(self) -> int:
        return self._value

    def half_typed(self) -> str | None:
        """What stands in the field while it is no number that can be taken; None otherwise."""
        typed = self.field.text()
        return None if typed == str(self._value) else typed

    def resume(self, half_typed: str) -> None:
        """As it stood before a lock."""
        self.field.setText(half_typed)

    def show_value(self, value: int) -> None:
        """Show ``value``, brought within the limits."""
        self._value = max(self._least, min(self._most, value))
        self.field.setText(str(self._value))

    def step(self, by: int) -> None:
        """One more, or one less."""
        before = self._value
        self.show_value(before + by)
        if self._value != before:
            self.changed.emit(self._value)

    def _type(self, typed: str) -> None:
        if typed.isdecimal() and self._least <= int(typed) <= self._most:
            self._value = int(typed)
            self.changed.emit(self._value)


class _StepField(Field):
    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)
