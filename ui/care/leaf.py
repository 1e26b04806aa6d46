"""Care: received prescriptions, the care chart and wounds, as three pages of one leaf of the record."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QWidget

from ui.care.chart import ChartPanel
from ui.care.panel import Panel
from ui.care.prescriptions import PrescriptionsPanel
from ui.care.wounds import WoundsPanel
from ui.widgets.buttons import Button
from ui.workspace.desk import Desk
from ui.workspace.leaf import Leaf
from ui.workspace.places import CARE
from ui.workspace.store import Record


class CareLeaf(Leaf):
    """Ctrl+B. Ctrl+Page Down and Ctrl+Page Up turn from one page to the next."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.prescriptions = PrescriptionsPanel(self)
        self.chart = ChartPanel(self)
        self.wounds = WoundsPanel(self)
        self._panels: Mapping[str, Panel] = {
            "prescriptions": self.prescriptions,
            "chart": self.chart,
            "wounds": self.wounds,
        }
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(self.tr("Pages of care"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._stack = QStackedWidget(self)
        for words, panel in zip(self._names(), self._panels.values(), strict=True):
            self.tabs.addTab(words)
            self._stack.addWidget(panel)
            panel.touched.connect(self.touched)
        self.versions = Button(self.tr("Earlier versions"), "clock", "quiet")
        self.versions.clicked.connect(lambda: self.versions_wanted.emit(CARE))
        head = QHBoxLayout()
        head.addWidget(self.tabs)
        head.addStretch(1)
        head.addWidget(self.versions)
        self.body.addLayout(head)
        self.body.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._turn)
        # As shortcuts: a list or a table that has the focus would take the keys for itself.
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self, partial(self._step, by), context=within)

    def show_record(self, record: Record) -> None:
        other = record.id != self.patient_id
        super().show_record(record)
        for panel in self._panels.values():
            panel.show_record(other)

    def leave(self) -> None:
        super().leave()
        for panel in self._panels.values():
            panel.clear()

    def half_typed(self) -> dict[str, str]:
        if self.record is None:
            return {}
        typed = {
            f"{name}/{part}": words
            for name, panel in self._panels.items()
            for part, words in panel.half_typed().items()
        }
        return typed | {"page": str(self.tabs.currentIndex())}

    def resume(self, half_typed: Mapping[str, str]) -> None:
        self.tabs.setCurrentIndex(int(half_typed.get("page", "0")))
        for name, panel in self._panels.items():
            mine = {
                part.removeprefix(f"{name}/"): words
                for part, words in half_typed.items()
                if part.startswith(f"{name}/")
            }
            if mine:
                panel.resume(mine)

    def focus(self) -> None:
        self._panel.focus()

    def panes(self) -> list[QWidget]:
        return [self.tabs, *self._panel.panes()]

    def turn_to(self, part: str) -> None:
        self.tabs.setCurrentIndex(list(self._panels).index(part))
        self.focus()

    def _step(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
        self.focus()

    @property
    def _panel(self) -> Panel:
        return list(self._panels.values())[self.tabs.currentIndex()]

    def _names(self) -> tuple[str, ...]:
        return self.tr("Prescriptions"), self.tr("Care chart"), self.tr("Wounds")

    def _turn(self, page: int) -> None:
        self._stack.setCurrentIndex(page)
        self.touched.emit()
