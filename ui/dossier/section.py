"""The lines of one kind, each with its tools, and the form that opens among them.

It announces wishes and writes nothing. All that is done with a line is done
with keys: Tab and the arrows reach its tools, Delete on any of them takes it back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.dossier import asked as asking
from ui.dossier.form import FactsForm
from ui.dossier.sheet import Deed, FactsSheet, Item, Said, Values
from ui.widgets.buttons import IconButton
from ui.widgets.labels import IconLabel, label, restyle
from ui.widgets.lines import Line, clear
from ui.workspace.store import Record
from ui.workspace.typeset import together

ADD, EDIT, PRESCRIBE = "add", "edit", "prescribe"


class FactsSection(QWidget):
    """A heading and the lines of ``sheet``. One form at a time is open in it."""

    #: The table, and the facts.
    add_wanted = Signal(object, object)
    #: The table, the line as it was, and the facts from now on.
    change_wanted = Signal(object, object, object)
    #: The table, the line, and how it reads.
    remove_wanted = Signal(object, object, str)
    #: The id of the treatment that is to go into an ordonnance.
    prescribe_wanted = Signal(str)
    #: What is shown here is changed in another place.
    elsewhere_wanted = Signal()
    #: The form, once it has its place.
    opened = Signal(object)
    touched = Signal()

    def __init__(
        self, sheet: FactsSheet, columns: int = 2, parent: QWidget | None = None, *, prescribes: bool = False
    ) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self._prescribes = prescribes
        self._columns = columns
        self._record: Record | None = None
        self._items: Sequence[Item] = ()
        self._begun: tuple[str, Item | None] | None = None
        self.form: FactsForm | None = None
        self.add = IconButton("plus", sheet.add, size=16)
        self.add.setProperty("kind", "tiny")
        head = QHBoxLayout()
        head.addWidget(label(sheet.heading, "section"), 1)
        head.addWidget(self.add)
        self.lines: list[FactsLine] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._place = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (head, self._list, self._place):
            column.addLayout(part)
        self.add.setVisible(bool(sheet.add))
        self.add.clicked.connect(lambda: self._open(ADD, None))

    def show_record(self, record: Record, other: bool) -> None:
        """Show what ``record`` says; ``other`` when it is not the one that was shown."""
        if other:
            self.close_form()
        self._record = record
        self._items = self.sheet.items(record)
        said = [self.sheet.says(item, record) for item in self._items]
        if self._columns == 1:  # no room for a picture beside the words
            said = [replace(one, icon="") for one in said]
        self.lines = [
            FactsLine(self.sheet, item, one, prescribes=self._prescribes)
            for item, one in zip(self._items, said, strict=True)
        ]
        clear(self._list)
        for line in self.lines:
            line.opened.connect(self._open)
            line.remove_wanted.connect(self._remove)
            line.prescribe_wanted.connect(self.prescribe_wanted)
            self._list.addWidget(line)
        self._order()

    def _order(self) -> None:
        """Tab goes from line to line: made last, they would all come behind what stands under them."""
        before: QWidget = self.add
        for line in self.lines:
            for tool in line.buttons:
                QWidget.setTabOrder(before, tool)
                before = tool

    def half_typed(self) -> dict[str, str]:
        """What stands in the open form, and what it is about."""
        if self.form is None or self._begun is None:
            return {}
        deed, item = self._begun
        typed = {"form": deed, "of": item.id if item else "", **self.form.values()}
        return {f"{self.sheet.key}.{name}": words for name, words in typed.items()}

    def resume(self, half_typed: Mapping[str, str]) -> None:
        """Open the form again as it was before a lock, if what it was about is still there."""
        key = f"{self.sheet.key}."
        mine = {name.removeprefix(key): words for name, words in half_typed.items() if name.startswith(key)}
        deed, of = mine.get("form", ""), mine.get("of", "")
        item = next((one for one in self._items if one.id == of), None)
        if deed and (item is None) == (deed == ADD):
            self._open(deed, item)
            assert self.form is not None
            self.form.resume(mine)

    def close_form(self) -> None:
        """Nothing half-typed is left."""
        self._begun, self.form = None, None
        clear(self._place)

    def begin(self) -> None:
        """Add one; where there is exactly one, change it."""
        self._open(ADD, None) if self.sheet.add else self._open(EDIT, self._items[0])

    def _open(self, key: str, item: Item | None) -> None:
        assert self._record is not None
        if self.form is not None and self.form.changed():
            next(iter(self.form.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)
            return  # what was typed for another line is kept or left first
        self.close_form()
        deed = next((one for one in self.sheet.deeds if one.key == key), None)
        if deed and item and not deed.asked:
            self.change_wanted.emit(self.sheet.table, item, deed.make(item, {}))
            return
        if self.sheet.elsewhere:
            self.elsewhere_wanted.emit()
            return
        self._begun = key, item
        asked = deed.asked if deed else self.sheet.asked
        self.form = FactsForm(
            self._title(deed, item), asked, self._keep(deed, item), self._record, columns=self._columns
        )
        self._place.addWidget(self.form)
        self.form.kept.connect(lambda values: self._keep_facts(deed, item, values))
        self.form.given_up.connect(self._give_up)
        self.form.touched.connect(self.touched)
        if deed and item:
            self.form.begin(deed.begin(item))
        else:
            self.form.begin(asking.typed(asked, item.facts) if item else self.sheet.begin())
        self.opened.emit(self.form)
        self.touched.emit()

    def _title(self, deed: Deed | None, item: Item | None) -> str:
        if item is None or self._record is None:
            return ""
        words = self.sheet.says(item, self._record).words
        return (deed.words if deed else self.tr("Edit {}")).format(words) if self.sheet.add else ""

    def _keep(self, deed: Deed | None, item: Item | None) -> str:
        if deed:
            return deed.keep
        return self.tr("Keep") if item else self.tr("Add")

    def _keep_facts(self, deed: Deed | None, item: Item | None, values: Values) -> None:
        assert self._record is not None
        assert self.form is not None
        complaint = None if deed else self.sheet.check(values, self._record)
        if complaint:
            self.form.complain(*complaint)
            return
        made = deed.make(item, values) if deed and item else self.sheet.made(item, values)
        # It closes once that is written: what is refused is not typed again.
        self.form.setEnabled(False)
        if item is None:
            self.add_wanted.emit(self.sheet.table, made)
        elif deed and deed.adds:
            self.add_wanted.emit(deed.adds, made)
        else:
            self.change_wanted.emit(self.sheet.table, item, made)

    def written(self, form: object) -> None:
        """What ``form`` asked, or a line without one, is in the vault; another form stays open."""
        if self.form is form:
            self.close_form()
            self.focus()

    def refused(self, form: object) -> None:
        """It is not, and can be said otherwise."""
        if self.form is not None and self.form is form:
            self.form.setEnabled(True)

    def focus(self) -> None:
        """Where the card begins for the keyboard."""
        if self.sheet.add:
            self.add.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.lines:
            next(iter(self.lines[0].tools.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def _give_up(self) -> None:
        self.close_form()
        self.focus()
        self.touched.emit()

    def _remove(self, item: Item) -> None:
        assert self._record is not None
        self.remove_wanted.emit(self.sheet.table, item, self.sheet.says(item, self._record).words)


class FactsLine(Line):
    """One line and its tools. ``opened(deed, item)``; R on any of them prescribes a treatment again."""

    opened = Signal(str, object)
    prescribe_wanted = Signal(str)
    remove_wanted = Signal(object)

    def __init__(
        self,
        sheet: FactsSheet,
        item: Item,
        said: Said,
        parent: QWidget | None = None,
        *,
        prescribes: bool = False,
    ) -> None:
        words = QWidget()
        self._prescribes = prescribes
        tr = self.tr
        self.said = said
        self.item = item
        self.tools: dict[str, IconButton] = {}
        if sheet.asked or sheet.elsewhere:
            self.tools[EDIT] = IconButton("pencil", tr("Edit {}").format(said.words), size=14)
        for deed in sheet.deeds:
            if deed.offered(item.facts):
                self.tools[deed.key] = IconButton(deed.icon, deed.words.format(said.words), size=14)
        if prescribes:
            name = tr("Prescribe {} again (R)").format(said.words)
            self.prescribe = self.tools[PRESCRIBE] = IconButton("pill", name, size=14)
        self.remove = IconButton("x", tr("Remove {}").format(said.words), size=14)
        self._removable = sheet.table.remove is not None
        #: Those that are there, from left to right.
        self.buttons = [*self.tools.values(), *([self.remove] if self._removable else [])]
        super().__init__(words, *self.buttons, parent=parent)
        self._lay_out(words, said)
        for key, tool in self.tools.items():
            if key != PRESCRIBE:
                tool.clicked.connect(lambda _=False, deed=key: self.opened.emit(deed, item))
        if prescribes:
            self.prescribe.clicked.connect(lambda: self.prescribe_wanted.emit(item.id))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(item))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self._removable:
            self.remove_wanted.emit(self.item)
        elif event.key() == Qt.Key.Key_R and not event.modifiers() and self._prescribes:
            self.prescribe_wanted.emit(self.item.id)
        else:
            super().keyPressEvent(event)

    def _lay_out(self, holder: QWidget, said: Said) -> None:
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(6)
        if said.icon:
            top.addWidget(IconLabel(said.icon, said.tone or "muted", 15), 0, Qt.AlignmentFlag.AlignTop)
        first = label(together(said.words), wrap=True)
        restyle(first, tone=said.tone)
        top.addWidget(first, 1)
        column.addLayout(top)
        if said.beneath:
            column.addWidget(label(together(said.beneath), "muted", wrap=True))
