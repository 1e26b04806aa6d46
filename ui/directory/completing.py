"""A name that is typed may be of somebody in the directory: their card, under the field, for two keys."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.visible import visible
from ui.directory.store import DirectoryStore, Listed
from ui.papers.completion import Completion
from ui.widgets.fields import Field
from ui.workspace.desk import Desk
from vault import search
from vault.records import correspondents
from vault.records.correspondents import Correspondent
from vault.records.noun import Record


class CardCompletion(Completion[Record[Correspondent]]):
    """``card`` holds the id of whoever was chosen, "" as soon as another name is typed."""

    def __init__(self, desk: Desk, field: Field, card: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, self.tr("In the directory"), _in_a_line, parent)
        self._desk = desk
        self._store = DirectoryStore(desk.store)
        self._name, self._card = field, card
        self._known: Sequence[Record[Correspondent]] = ()
        field.textEdited.connect(self._forget)
        self.taken.connect(self._write)
        if field.hasFocus():
            self._learn()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._learn()
        return super().eventFilter(watched, event)

    def _learn(self) -> None:
        self._desk.jobs.submit(self._store.everybody).done.connect(self._know)

    def _know(self, listed: Listed) -> None:
        if isValid(self):  # the form may be gone since
            self._known = listed.kept
            if self._name.isModified():
                self._ask()

    def _forget(self) -> None:
        self._card.clear()
        self._ask()

    def _ask(self) -> None:
        begun = search.words(self._name.text())
        self.offer([one for one in self._known if correspondents.holds(one.facts, begun)] if begun else ())

    def _write(self, chosen: Record[Correspondent]) -> None:
        self._name.setText(chosen.facts.name)
        self._card.setText(chosen.id)


def _in_a_line(one: Record[Correspondent]) -> str:
    facts = one.facts
    said = (facts.name, facts.profession, facts.organisation, *facts.address.split("\n"))
    return visible(" · ".join(filter(None, said)))
