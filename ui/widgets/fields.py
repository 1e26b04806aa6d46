"""Fields to type into, each with an accessible name and its caption above it.

Qt's own actions inside a line edit are unnamed buttons that the keyboard cannot
reach; here an icon inside a field is only painted, and a button inside a field
is a real one.
"""

import math

from PySide6.QtCore import SIGNAL, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import icons, theme
from ui.widgets.buttons import IconButton
from ui.widgets.labels import label, restyle

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Field(QLineEdit):
    """One line to type in, called ``name``; an icon may stand at its left."""

    def __init__(
        self, name: str, placeholder: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._across = icon, 0
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._make_room()

    def span(self, across: int) -> None:
        """Be as wide as so many pixels of the design, whatever size the text has."""
        self._across = across
        self._make_room()

    def mark_wrong(self, wrong: bool, why: str = "") -> None:
        """Outline the field as wrong and say why to whoever cannot see the outline."""
        self.setAccessibleDescription(why if wrong else "")
        if wrong != bool(self.property("wrong")):
            restyle(self, wrong=wrong)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in ENTER and self.receivers(SIGNAL("returnPressed()")):
            # Qt passes an answered Enter on to the page, which would answer it a second time.
            event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon:
            side = theme.px(16)
            icons.paint(QPainter(self), self._icon, "muted", theme.px(10), (self.height() - side) / 2, side)

    def _make_room(self) -> None:
        self.setTextMargins(theme.px(22) if self._icon else 0, 0, 0, 0)
        if self._across:
            self.setFixedWidth(theme.px(self._across))


class PasswordField(Field):
    """A secret being typed; a button inside shows and hides it."""

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.reveal = IconButton("eye", self.tr("Show what is typed"), parent=self)
        self.reveal.setCursor(Qt.CursorShape.ArrowCursor)
        self.reveal.clicked.connect(self._turn)
        self._make_room()

    def hide_secret(self) -> None:
        """Back to dots, as when the field was made."""
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.reveal.rename(self.tr("Show what is typed"), "eye")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self.reveal.sizeHint()
        self.reveal.setGeometry(
            self.width() - size.width() - 4, (self.height() - size.height()) // 2, size.width(), size.height()
        )

    def _turn(self) -> None:
        if self.echoMode() == QLineEdit.EchoMode.Password:
            self.setEchoMode(QLineEdit.EchoMode.Normal)
            self.reveal.rename(self.tr("Hide what is typed"), "eye-off")
        else:
            self.hide_secret()

    def _make_room(self) -> None:
        self.setTextMargins(0, 0, theme.px(30), 0)


class TextArea(QPlainTextEdit):
    """Several lines to type in. Tab leaves it; Ctrl+Return announces ``submitted``.

    ``steady`` keeps it at the height of its lines, where Qt would give it as much as a page.
    """

    submitted = Signal()

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        lines: int = 3,
        steady: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        if steady:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.cursorPositionChanged.connect(self.show_caret)
        self._measure()

    def typed(self) -> str:
        """What stands in it, to the last space."""
        return typed_in(self.document())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        self.setMinimumHeight(self.high(self._lines))

    def high(self, lines: int) -> int:
        """Pixels for so many ``lines``; Qt lays each out in whole ones, and wants the rounding up."""
        return math.ceil(QFontMetricsF(self.font()).lineSpacing()) * lines + 24

    def show_caret(self) -> None:
        """Where the page around it scrolls, it goes along with the line that is written."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        inside = area.widget() if isinstance(area, QScrollArea) else None
        if self.hasFocus() and isinstance(area, QScrollArea) and inside is not None:
            caret = self.cursorRect() & self.viewport().rect()
            at = self.viewport().mapTo(inside, caret.center())
            area.ensureVisible(at.x(), at.y(), 0, caret.height())


class Captioned(QWidget):
    """A caption, the field it names, and room under it for what is wrong or helpful."""

    def __init__(self, caption: str, field: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._hint = hint
        self.caption = label(caption, "small")
        self.caption.setBuddy(field)
        self.note: QLabel = label(hint, "small", wrap=True)
        if not field.accessibleName():
            field.setAccessibleName(caption)
        field.setAccessibleDescription(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for piece in (self.caption, field, self.note):
            column.addWidget(piece)
        self.note.setVisible(bool(hint))

    def show_under(self, beneath: QWidget) -> None:
        """Have what belongs to the field between it and what is helpful."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(self.note), beneath)

    def advise(self, doubt: str) -> None:
        """Say what looks odd about a value that is taken all the same; "" takes it back."""
        self.note.setText(doubt or self._hint)
        self.note.setVisible(bool(doubt or self._hint))
        restyle(self.note, tone="warning" if doubt else "")
        self.field.setAccessibleDescription(doubt or self._hint)

    def complain(self, why: str) -> None:
        """Say ``why`` the value cannot be used; "" takes the complaint back."""
        self.note.setText(why or self._hint)
        self.note.setVisible(bool(why or self._hint))
        restyle(self.note, tone="warning" if why else "")
        if isinstance(self.field, Field):
            self.field.mark_wrong(bool(why), why)


def typed_in(document: QTextDocument) -> str:
    """Its words as they were typed: ``toPlainText`` has a plain space for each that does not break."""
    typed = document.toRawText()
    for end in _LINE_ENDS:  # 3 ms less than str.translate at each key of a long note
        typed = typed.replace(end, "\n")
    return typed


#: What Qt ends a line with.
_LINE_ENDS = "\u2028\u2029\ufdd0\ufdd1"
