"""A small form that opens in its card, and closes when what it asks is kept.

Enter keeps it, Ctrl+Return does from a field of several lines; Escape leaves it
only while nothing in it was changed.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.dossier import asked as asking
from ui.dossier.asked import Asked, How, Unreadable
from ui.widgets.buttons import Button, foot
from ui.widgets.choices import Choice
from ui.widgets.fields import ENTER, Captioned, Field, TextArea
from ui.widgets.labels import label
from ui.widgets.ticks import Tick
from ui.workspace.store import Record
from vault.database import Value

Control = Field | TextArea | Choice | Tick


class FactsForm(QWidget):
    """The fields of ``asked`` over two buttons. ``kept(values)`` as a record holds them; ``given_up``.

    ``record``: whose choices are offered; what is nobody's asks for none.
    """

    kept = Signal(object)
    given_up = Signal()
    touched = Signal()

    def __init__(
        self,
        title: str,
        asked: Sequence[Asked],
        keep: str,
        record: Record | None = None,
        *,
        columns: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._asked = asked
        self._as_opened: dict[str, str] = {}
        self.fields: dict[str, Control] = {one.name: _control(one, record) for one in asked}
        self.rows: dict[str, Captioned] = {}
        self.keep = Button(keep, "check", "primary")
        self.cancel = Button(self.tr("Cancel"), kind="quiet")
        self._lay_out(title, columns)
        for field in self.fields.values():
            self._listen(field)
        self.keep.clicked.connect(self._finish)
        self.cancel.clicked.connect(self.given_up)

    def begin(self, values: Mapping[str, str]) -> None:
        """Ask, with what is known already."""
        self.resume(values)
        self._as_opened = self.values()
        first = next(iter(self.fields.values()))
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first, Field):
            first.selectAll()

    def resume(self, values: Mapping[str, str]) -> None:
        """Bring back what was typed before a lock."""
        for name, field in self.fields.items():
            _write(field, values.get(name, ""))

    def values(self) -> dict[str, str]:
        """Everything that stands in the fields."""
        return {name: _read(field) for name, field in self.fields.items()}

    def changed(self) -> bool:
        """Whether leaving would lose anything."""
        return self.values() != self._as_opened

    def stay_in_view(self, area: QScrollArea) -> None:
        """The whole of it, or its beginning where it is higher than ``area``, once both have their sizes."""
        self._area = area
        area.verticalScrollBar().rangeChanged.connect(self._scroll)

    def _scroll(self) -> None:
        inside = self._area.widget()
        if inside is None or not inside.isAncestorOf(self):
            return  # closed
        bar, room = self._area.verticalScrollBar(), self._area.viewport().height()
        top = self.mapTo(inside, QPoint()).y()
        if self.height() > room or top < bar.value():
            bar.setValue(top)
        else:
            bar.setValue(max(bar.value(), top + self.height() - room))
        focused = self.window().focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._area.ensureWidgetVisible(focused, 0, theme.px(8))  # one goes on typing where one was

    def complain(self, name: str, why: str) -> None:
        """Say at a field why what stands in it is not kept."""
        self.rows[name].complain(why)
        self.fields[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._finish()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.changed():
            self.given_up.emit()

    def _finish(self) -> None:
        values = self._readable()
        if values is not None:
            self.kept.emit(values)

    def _readable(self) -> dict[str, Value] | None:
        """What the fields say; None where one cannot be kept, and the first of those has the focus."""
        found: dict[str, Value] = {}
        wrong = ""
        for one in self._asked:
            try:
                found[one.name] = asking.read(one, _read(self.fields[one.name]), date.today())
                self.rows[one.name].complain("")
            except Unreadable as why:
                self.rows[one.name].complain(str(why))
                wrong = wrong or one.name
        if not wrong:
            try:
                asking.check_period(found)
            except Unreadable as why:
                wrong = "until"
                self.rows[wrong].complain(str(why))
        if wrong:
            self.fields[wrong].setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return found

    def _listen(self, field: Control) -> None:
        match field:
            case Field():
                field.returnPressed.connect(self._finish)
                field.textChanged.connect(self.touched)
            case TextArea():
                field.submitted.connect(self._finish)
                field.textChanged.connect(self.touched)
            case Choice():
                field.submitted.connect(self._finish)
                field.currentIndexChanged.connect(self.touched)
            case Tick():
                field.toggled.connect(self.touched)

    def _lay_out(self, title: str, columns: int) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        at = 0
        for one in self._asked:
            field = self.fields[one.name]
            caption = "" if one.how is How.TICK else one.caption
            row = self.rows[one.name] = Captioned(caption, field, one.hint)
            row.caption.setVisible(bool(caption))
            if one.how is How.FOLLOWS:
                row.setParent(self)
                row.hide()
                continue
            wide = columns > 1 and (one.wide or one.how in (How.LINES, How.TICK))
            at += -at % columns if wide else 0
            grid.addWidget(row, at // columns, at % columns, 1, columns if wide else 1, _TOP)
            at += columns if wide else 1
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 4, 0, 8)
        around.setSpacing(8)
        if title:
            around.addWidget(label(title, "heading", wrap=True))
        around.addLayout(grid)
        around.addLayout(foot(self.cancel, self.keep))


_TOP = Qt.AlignmentFlag.AlignTop


def _control(one: Asked, record: Record | None) -> Control:
    match one.how:
        case How.CHOICE:
            assert record is not None
            return Choice(one.caption, one.options(record))
        case How.TICK:
            return Tick(one.caption)
        case How.LINES:
            return TextArea(one.caption, lines=2, steady=True)
        case _:
            return Field(one.caption)


def _read(field: Control) -> str:
    match field:
        case Field():
            return field.text()
        case TextArea():
            return field.typed()
        case Choice():
            return field.key()
        case Tick():
            return "1" if field.isChecked() else ""


def _write(field: Control, words: str) -> None:
    match field:
        case Field():
            field.setText(words)
        case TextArea():
            field.setPlainText(words)
        case Choice():
            field.show_key(words)
        case Tick():
            field.setChecked(bool(words))
