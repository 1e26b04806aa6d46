"""One day of the agenda: its name above, and who is seen."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import text
from ui.day.visit_list import VisitList
from ui.day.visits import Visit
from ui.widgets.buttons import Button


class DayColumn(QWidget):
    """``chosen`` is announced by a click on the name."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Button("", kind="quiet")
        self.list = VisitList(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.name)
        column.addWidget(self.list, 1)
        self.name.clicked.connect(self.chosen)

    def show_day(self, day: date, visits: Sequence[Visit], *, current: bool) -> None:
        """Show a day, which may be the one the keys are about."""
        self.name.setText(text.long_day(day).rsplit(" ", 1)[0])
        self.name.setAccessibleDescription(self.tr("Today") if day == date.today() else "")
        self.name.become("chosen" if current else "quiet")
        self.list.show_day(day, visits)
