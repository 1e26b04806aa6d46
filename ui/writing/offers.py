"""The measurements that stand in a note, offered in one line under it; only who agrees has them written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.measured import unit
from ui import text
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, label
from ui.workspace.measure_words import MeasureWords
from vault.records.measurements import BLOOD_PRESSURE, Value

MOST_NAMED = 4


class MeasureOffer(QWidget):
    """``wanted`` is announced by the button; ``values`` is what is offered, a panel each."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values: Sequence[tuple[Value, ...]] = ()
        self._names = MeasureWords(self)
        self.words = label("", "small", wrap=True)
        self.take = Button(self.tr("Write down (Ctrl+M)"), kind="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("activity", "accent", 16))
        row.addWidget(self.words, 1)
        row.addWidget(self.take, 0, Qt.AlignmentFlag.AlignTop)
        self.take.clicked.connect(self.wanted)
        self.hide()

    def offer(self, values: Sequence[tuple[Value, ...]]) -> None:
        """Offer these and nothing else."""
        if values == self.values:
            return  # as after most keys
        self.values = values
        named = [self._said(panel) for panel in values[:MOST_NAMED]]
        more = len(values) - len(named)
        said = " · ".join([*named, *([self.tr("%n more", "", more)] if more else [])])
        self.words.setText(said)
        self.take.setAccessibleName(self.tr("Write down: {}").format(said))
        self.setVisible(bool(values))

    def _said(self, panel: Sequence[Value]) -> str:
        """As it is understood, which is not always as it was typed: "14/8" is 140/80 mmHg."""
        value = "/".join(text.decimal(one.value) for one in panel)
        kind = BLOOD_PRESSURE if len(panel) > 1 else panel[0].code
        return f"{self._names.name(kind)} {value}\u00a0{unit(panel[0].unit)}"
