"""The page of one's own snippets, and of those that came with the program, to be made one's own."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.writing import snippets
from app.writing.shipped import shipped
from ui.jobs import Job
from ui.widgets.bars import UndoBar
from ui.widgets.buttons import Button, IconButton
from ui.widgets.fields import Captioned, Field, TextArea
from ui.widgets.labels import Card, label
from ui.widgets.lines import Line, clear
from ui.workspace.desk import Desk
from ui.workspace.pages import QuietPage
from ui.writing.shelf import Own
from ui.writing.snippet_list import spoken
from ui.writing.store import SnippetStore
from vault.errors import InvalidInput
from vault.records.noun import Record
from vault.records.snippets import Snippet


class SnippetsPage(QuietPage):
    """``left`` is announced by Escape and by the button."""

    left = Signal()
    touched = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.setText(self.tr("Short texts"))
        self._desk = desk
        self._store = SnippetStore(desk.store)
        self._own: tuple[Record[Snippet], ...] = ()
        #: The one that is being changed; "" for a new one.
        self._changing = ""
        self.shortcut = Field(self.tr("Typed behind the slash"), "ta")
        self.name = Field(self.tr("What it is"), self.tr("Blood pressure"))
        self.body = TextArea(self.tr("Text"), lines=4, steady=True)
        self.rows = {
            "shortcut": Captioned(self.shortcut.accessibleName(), self.shortcut),
            "title": Captioned(self.name.accessibleName(), self.name),
            "body": Captioned(self.body.accessibleName(), self.body, self._how()),
        }
        self.stop = Button(self.tr("Add a stop"), "plus", "quiet")
        self.save = Button(self.tr("Keep"), "check", "primary")
        self.give_up = Button(self.tr("Cancel"), kind="quiet")
        self.mine = Card(self.tr("Yours"), self._held)
        self.theirs = Card(self.tr("With the program"), self._held)
        self._lists = (QVBoxLayout(), QVBoxLayout())
        self.undo = UndoBar(self)
        self._lay_out()
        self._connect()
        self._begin("", Snippet("", ""))

    def show_own(self, own: Own) -> None:
        """What the vault holds now; every note offers it from now on."""
        self._own = own.snippets
        self._desk.shelf.hold(own)
        for list_ in self._lists:
            clear(list_)
        for one in own.snippets:
            self._lists[0].addWidget(self._row(one.facts, one.id))
        if not own.snippets:
            self._lists[0].addWidget(label(self.tr("None yet."), "small"))
        taken = {one.facts.shortcut for one in own.snippets}
        for each in shipped(own.profession):
            if each.shortcut not in taken:
                self._lists[1].addWidget(self._row(each, ""))

    def half_typed(self) -> dict[str, str]:
        """What was typed and not kept."""
        typed = {"shortcut": self.shortcut.text(), "title": self.name.text(), "body": self.body.typed()}
        typed = {name: words for name, words in typed.items() if words}
        return typed | ({"of": self._changing} if typed and self._changing else {})

    def resume(self, half_typed: Mapping[str, str]) -> None:
        """Bring back what was being written before a lock."""
        shortcut, title, body = (half_typed.get(name, "") for name in ("shortcut", "title", "body"))
        self._begin(half_typed.get("of", ""), Snippet(shortcut, body, title=title))

    def focus(self) -> None:
        """Where one begins; with what the vault holds."""
        self._ask(self._store.everything)
        self.shortcut.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _begin(self, record_id: str, one: Snippet) -> None:
        self._changing = record_id
        self.shortcut.setText(one.shortcut)
        self.name.setText(one.title)
        self.body.setPlainText(one.body)
        for row in self.rows.values():
            row.complain("")
        self.save.setText(self.tr("Keep the change") if record_id else self.tr("Keep"))

    def _change(self, record_id: str, one: Snippet) -> None:
        self._begin(record_id, one)
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        body = self.body.toPlainText().strip()
        one = Snippet(self.shortcut.text().strip().lower(), body, title=self.name.text().strip())
        taken = any(each.facts.shortcut == one.shortcut and each.id != self._changing for each in self._own)
        self.rows["shortcut"].complain(
            self.tr("Another text of yours has this shortcut already.") if taken else ""
        )
        self.rows["body"].complain("" if body else self.tr("The text is missing."))
        if not taken and body:
            job = self._ask(partial(self._store.save, one, self._changing))
            job.done.connect(lambda _: self._begin("", Snippet("", "")))

    def _remove(self, record_id: str, one: Snippet) -> None:
        job = self._ask(partial(self._store.remove, record_id))
        words = self.tr("Removed: {}").format(spoken(one))
        job.done.connect(lambda _: self.undo.offer(words, one))

    def _ask(self, call: Callable[[], Own]) -> Job:
        job = self._desk.jobs.submit(call)
        job.done.connect(self.show_own)
        job.failed.connect(self._complain)
        return job

    def _complain(self, error: Exception) -> None:
        if isinstance(error, InvalidInput):
            why = self.tr(
                "Letters without accents, digits, - and _: at most 31, the first a letter or digit."
            )
            self.rows["shortcut"].complain(why)
        else:
            self.rows["body"].complain(self._desk.explain(error))

    def _add_stop(self) -> None:
        """The next number, where the caret is."""
        known = [one.number for one in snippets.expanded(self.body.toPlainText()).stops]
        self.body.insertPlainText(f"${{{max(known, default=0) + 1}}}")
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def _preview(self) -> None:
        typed = self.body.toPlainText()
        shown = snippets.preview(typed)
        self.rows["body"].note.setText(self.tr("In a note: {}").format(shown) if typed else self._how())

    def _how(self) -> str:
        return self.tr("A stop is what you fill in with Tab: ${1}, or ${1:dry} with a word proposed.")

    def _row(self, one: Snippet, record_id: str) -> QWidget:
        words = QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(label(spoken(one), wrap=True))
        lines.addWidget(label(snippets.preview(one.body), "muted", wrap=True))
        change = IconButton("pencil", self.tr("Change {}").format(spoken(one)), size=14)
        change.clicked.connect(lambda: self._change(record_id, one))
        tools = [change]
        if record_id:
            remove = IconButton("x", self.tr("Remove {}").format(spoken(one)), size=14)
            remove.clicked.connect(lambda: self._remove(record_id, one))
            tools.append(remove)
        return Line(words, *tools)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.save.clicked.connect(self._keep)
        self.shortcut.returnPressed.connect(self._keep)
        self.name.returnPressed.connect(self._keep)
        self.body.submitted.connect(self._keep)
        self.give_up.clicked.connect(lambda: self._begin("", Snippet("", "")))
        self.stop.clicked.connect(self._add_stop)
        self.undo.undone.connect(lambda one: self._ask(partial(self._store.save, one)))
        for field in (self.shortcut, self.name, self.body):
            field.textChanged.connect(self.touched)
        self.body.textChanged.connect(self._preview)

    def _lay_out(self) -> None:
        self.back.show()
        writing = Card(self.tr("Write one"), self._held)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.rows["shortcut"], 1)
        row.addWidget(self.rows["title"], 2)
        foot = QHBoxLayout()
        foot.addWidget(self.stop)
        foot.addStretch(1)
        for button in (self.give_up, self.save):
            foot.addWidget(button)
        writing.body.addLayout(row)
        writing.body.addWidget(self.rows["body"])
        writing.body.addLayout(foot)
        for card, list_ in zip((self.mine, self.theirs), self._lists, strict=True):
            list_.setSpacing(6)
            card.body.addLayout(list_)
        for each in (writing, self.mine, self.theirs):
            self.column.addWidget(each)
        around = self.layout()
        assert around is not None
        around.addWidget(self.undo)
