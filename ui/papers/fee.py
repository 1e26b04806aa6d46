"""The form of a fee note: acts with their codes and prices, and how it was paid.

Its number comes when it is issued; until then nothing of it is in the database.
"""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.papers.fees import euros
from ui import text
from ui.widgets.buttons import IconButton
from ui.widgets.choices import Choice
from ui.widgets.fields import Captioned, Field
from ui.widgets.labels import Card, label
from ui.widgets.lines import clear
from ui.widgets.stepper import Stepper
from vault.records.context import new_id
from vault.records.fees import FeeNote, Line, Means

_LATER = "later"
#: What stands in an act before anything is typed: words, code, how many, price, and how many as typed.
_NOTHING = ["", "", "1", "", "1"]


class FeeForm(QWidget):
    """``changed`` follows every keystroke; ``lines`` is what stands in the fields."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts: list[_Act] = []
        #: Known since it is begun: what comes back after a lock is issued once.
        self.note_id = ""
        self.means = Choice(self.tr("Payment"), self._payments())
        self.total = label("", "heading")
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._list)
        column.addWidget(Captioned(self.tr("Payment"), self.means))
        column.addWidget(self.total)
        column.addStretch(1)
        self.means.chosen.connect(self.changed)
        self.fill(())

    @property
    def lines(self) -> tuple[Line, ...]:
        """The acts that have a name and a price."""
        return tuple(line for act in self._acts if (line := act.line()) is not None)

    @property
    def paid(self) -> Means | None:
        """By what means; None: later."""
        return None if self.means.key() == _LATER else Means(self.means.key())

    def note(self, today: str) -> FeeNote:
        """The fee note as it would be issued now, before it has its number."""
        cents = sum(line.count * line.cents for line in self.lines)
        return FeeNote("", None, int(today[:4]), 0, None, "", "", today, cents, self.lines)

    def fill(self, lines: Sequence[Line]) -> None:
        """Begin another note with ``lines`` and one that is empty."""
        self.note_id = new_id()
        self._acts = []
        clear(self._list)
        for line in lines:
            self._add(line)
        self._add()
        self._sum_up()

    @property
    def begun(self) -> bool:
        """Whether anything is typed."""
        return any(not act.empty for act in self._acts)

    def half_typed(self) -> str:
        """Every field as it stands, for ``resume``."""
        rows = [act.typed() for act in self._acts]
        if rows[-1] == _NOTHING and (len(rows) == 1 or not self._acts[-2].empty):
            rows.pop()  # one is ready behind an act anyway
        return msgspec.json.encode((self.note_id, self.means.key(), rows)).decode()

    def resume(self, half_typed: str) -> None:
        """What ``half_typed`` gave, behind what is there."""
        self.note_id, means, rows = msgspec.json.decode(half_typed, type=tuple[str, str, list[list[str]]])
        for row in rows:
            self._acts[-1].type(row)
            if not self._acts[-1].empty or row is not rows[-1]:
                self._add()
        self.means.show_key(means)
        self._sum_up()
        self.changed.emit()

    def name(self) -> str:
        """What stands above it."""
        return self.tr("Fee note")

    def focus(self) -> None:
        self._acts[0].label.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self) -> bool:
        """Go to the first act that lacks its name or its price; whether there is one, or no act at all."""
        wrong = next((act for act in self._acts if not act.empty and act.line() is None), None)
        if wrong is None and self.lines:
            return False
        (wrong or self._acts[0]).complain()
        return True

    def _add(self, line: Line | None = None) -> None:
        act = _Act(self)
        if line is not None:
            act.fill(line)
        act.changed.connect(self._changed)
        act.remove_wanted.connect(lambda: self._remove(act))
        act.finished.connect(lambda: self._acts[-1].label.setFocus(Qt.FocusReason.OtherFocusReason))
        self._acts.append(act)
        self._list.addWidget(act)

    def _remove(self, act: "_Act") -> None:
        if act is self._acts[-1]:
            act.type(_NOTHING)
        else:
            self._acts.remove(act)
            self._list.removeWidget(act)
            act.hide()
            act.deleteLater()
        self._changed()

    def _changed(self) -> None:
        if not self._acts[-1].empty:
            self._add()
        self._sum_up()
        self.changed.emit()

    def _sum_up(self) -> None:
        cents = sum(line.count * line.cents for line in self.lines)
        self.total.setText(self.tr("Total: {}").format(euros(cents)))

    def _payments(self) -> list[tuple[str, str]]:
        return [
            (_LATER, self.tr("To be paid later")),
            (Means.CARD.value, self.tr("Paid by card")),
            (Means.CHEQUE.value, self.tr("Paid by cheque")),
            (Means.CASH.value, self.tr("Paid in cash")),
            (Means.TRANSFER.value, self.tr("Paid by transfer")),
            (Means.THIRD_PARTY.value, self.tr("Paid by a third party")),
        ]


class _Act(Card):
    """One act: its words, its code, how many, and the price of one."""

    changed = Signal()
    finished = Signal()
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.label = Field(self.tr("Act"), self.tr("Act: consultation"))
        self.code = Field(self.tr("Code"), self.tr("Code"))
        self.count = Stepper(self.tr("How many"), 1, 99)
        self.price = Field(self.tr("Price of one"), self.tr("Price: 30,00"))
        self.remove = IconButton("x", self.tr("Remove this act"))
        self._price = QWidget(self)
        first, second = QHBoxLayout(), QHBoxLayout(self._price)
        first.addWidget(self.label, 1)
        first.addWidget(self.remove)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(8)
        second.addWidget(self.code, 1)
        second.addWidget(self.price, 1)
        second.addWidget(self.count)
        self.body.addLayout(first)
        self.body.addWidget(self._price)
        for field, following in ((self.label, self.code), (self.code, self.price)):
            field.returnPressed.connect(following.setFocus)
        self.price.returnPressed.connect(self.finished)
        for field in (self.label, self.code, self.price):
            field.textEdited.connect(self._edited)
        self.count.changed.connect(self.changed)
        self.remove.clicked.connect(self.remove_wanted)
        self._arrange()

    @property
    def empty(self) -> bool:
        return not any(field.text().strip() for field in (self.label, self.code, self.price))

    def line(self) -> Line | None:
        price = text.parse_decimal(self.price.text())
        name = self.label.text().strip()
        if not name or price is None or price < 0:
            return None
        return Line(name, round(price * 100), self.code.text().strip(), self.count.value)

    def fill(self, line: Line) -> None:
        count = str(line.count)
        self.type([line.label, line.code, count, text.decimal(line.cents / 100, 2), count])

    def typed(self) -> list[str]:
        count = self.count
        said = [self.label.text(), self.code.text(), str(count.value), self.price.text()]
        return [*said, count.field.text()]

    def type(self, typed: Sequence[str]) -> None:
        self.label.setText(typed[0])
        self.code.setText(typed[1])
        self.count.show_value(int(typed[2]))
        self.price.setText(typed[3])
        self.count.field.setText(typed[-1] if len(typed) > 4 else typed[2])  # a lock of 2026 kept four
        self._arrange()

    def complain(self) -> None:
        nameless = not self.label.text().strip()
        wrong = self.label if nameless else self.price
        why = self.tr("Name the act.") if nameless else self.tr("A price in euros: 30,00.")
        wrong.mark_wrong(True, why)
        wrong.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edited(self) -> None:
        for field in (self.label, self.price):
            field.mark_wrong(False)
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        """An act without a name is one field."""
        self._price.setHidden(self.empty)
        self.remove.setHidden(self.empty)
