"""The leaves of the open record: made when they are first wanted, and one of them shown at a time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from ui.care.leaf import CareLeaf
from ui.dossier.leaf import DossierLeaf
from ui.papers.leaf import PapersLeaf
from ui.workspace import keys, marks
from ui.workspace.charts import ChartLeaf
from ui.workspace.desk import Desk
from ui.workspace.leaf import Leaf
from ui.workspace.places import CARE, DOSSIER, MEASURES, PAPERS
from ui.workspace.store import Record


@dataclass(frozen=True, slots=True)
class LeafKind:
    """A leaf one can turn to, and the keys that do; ``acts`` are keys that do something there at once."""

    keys: str
    make: Callable[[Desk, QStackedWidget], Leaf]
    acts: Mapping[str, Callable[[Any], object]] = field(default_factory=dict)


#: Every leaf of a record, by its name.
KINDS: Mapping[str, LeafKind] = {
    CARE: LeafKind(keys.CARE, CareLeaf),
    MEASURES: LeafKind(keys.MEASURES, ChartLeaf),
    PAPERS: LeafKind(
        keys.PAPERS,
        PapersLeaf,
        {keys.ORDONNANCE: PapersLeaf.write_ordonnance, keys.REPEAT: PapersLeaf.repeat_ordonnance},
    ),
    DOSSIER: LeafKind(keys.DOSSIER, DossierLeaf),
}


class Leaves(QObject):
    """In the stack whose first page is the note. ``made(leaf)`` follows each one that is made."""

    made = Signal(object)
    left = Signal()

    def __init__(
        self, desk: Desk, stack: QStackedWidget, owner: QObject, kinds: Mapping[str, LeafKind] = KINDS
    ) -> None:
        super().__init__(owner)
        self._desk, self._stack, self._kinds = desk, stack, kinds
        self._record: Record | None = None
        self._leaves: dict[str, Leaf] = {}

    @property
    def shown(self) -> str:
        """The name of the leaf on the screen; "" while there is none."""
        current = self._stack.currentWidget()
        return next((name for name, leaf in self._leaves.items() if leaf is current), "")

    @property
    def shown_leaf(self) -> Leaf | None:
        """The leaf on the screen."""
        return self._leaves.get(self.shown)

    def open(self, name: str) -> Leaf:
        """Turn to a leaf of the record shown."""
        leaf = self._leaf(name)
        self._stack.setCurrentWidget(leaf)
        leaf.focus()
        return leaf

    def close(self) -> None:
        """Back to the note."""
        if self.shown:
            self._stack.setCurrentIndex(0)

    def show_record(self, record: Record) -> None:
        """Each leaf that was made shows ``record``."""
        self._record = record
        for leaf in self._leaves.values():
            leaf.show_record(record)

    def leave(self) -> None:
        """The record is put away."""
        self._record = None
        self.close()
        for leaf in self._leaves.values():
            leaf.leave()

    def half_typed(self) -> dict[str, str]:
        """What was typed into each and not written yet, and which one is shown."""
        typed = {
            f"{name}/{part}": words
            for name, leaf in self._leaves.items()
            for part, words in leaf.half_typed().items()
        }
        return typed | ({marks.LEAF: self.shown} if self.shown else {})

    def resume(self, half_typed: Mapping[str, str]) -> None:
        """Bring back what ``half_typed`` gave before a lock."""
        for name in self._kinds:
            mine = {
                part.removeprefix(f"{name}/"): words
                for part, words in half_typed.items()
                if part.startswith(f"{name}/")
            }
            if mine:
                self._leaf(name).resume(mine)
        if half_typed.get(marks.LEAF) in self._kinds:
            self.open(half_typed[marks.LEAF])

    def _leaf(self, name: str) -> Leaf:
        if name not in self._leaves:
            leaf = self._leaves[name] = self._kinds[name].make(self._desk, self._stack)
            self._stack.addWidget(leaf)
            leaf.left.connect(self._turn_back)
            self.made.emit(leaf)
            if self._record is not None:
                leaf.show_record(self._record)
        return self._leaves[name]

    def _turn_back(self) -> None:
        self.close()
        self.left.emit()
