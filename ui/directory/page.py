"""The page of correspondents: whom the practice writes to, found, added, changed and put away by keys.

Who is put away is offered no more and stays in what was written to them; earlier
versions of what was known of somebody stand under the form that changes it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import rpps, theme
from ui.care.forms import Begun, FormStack
from ui.care.lists import KeyList
from ui.directory.store import DirectoryStore, Earlier, Listed
from ui.directory.words import CorrespondentDelegate, CorrespondentWords
from ui.dossier.asked import typed
from ui.dossier.form import FactsForm
from ui.jobs import Job
from ui.models.rows import Rows
from ui.widgets.bars import UndoBar
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.fields import ENTER, Field
from ui.widgets.labels import label, restyle
from ui.workspace.desk import Desk
from ui.workspace.pages import READABLE
from vault import search
from vault.records import correspondents
from vault.records.correspondents import Correspondent
from vault.records.noun import Record

NEW, CHANGE = "new", "change"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list."""

    one: Record[Correspondent]
    away: bool = False

    @property
    def id(self) -> str:
        return self.one.id


class DirectoryPage(QWidget):
    """``left`` by Escape, by the button, and when what one came to complete is kept."""

    left = Signal()
    touched = Signal()
    #: What was typed before a lock is there again.
    resumed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._store = DirectoryStore(desk.store)
        self._words = CorrespondentWords(self)
        self._listed = Listed((), ())
        self._resumed: Mapping[str, str] = {}
        #: Whose card one comes to complete from another page, and whether it is the one that is open.
        self._wanted = ""
        self._completes = False
        self._held = QWidget(self)
        self.title = label(self.tr("Correspondents"), "title", wrap=True)
        self.back = Button(self.tr("Back"), "arrow-left")
        page = QWidget(self._held)
        self.field = Field(
            self.tr("Find a correspondent"), self.tr("Name, specialty, town"), "search", parent=page
        )
        self.new = Button(self.tr("New correspondent"), "user-plus", parent=page)
        self.rows: Rows[Row] = Rows(lambda row: self._words.spoken(row.one.facts, row.away), self)
        self._lists = QStackedWidget(page)
        self.list = KeyList(self.rows, self.tr("Correspondents"), self._lists)
        self.list.setItemDelegate(CorrespondentDelegate(self.list, self._words))
        self.empty = EmptyState("users", "", parent=self._lists)
        self.change = Button(self.tr("Change (Enter)"), "pencil", "quiet")
        self.put_away = Button(self.tr("Put away (Del)"), "x", "quiet")
        self.bring_back = Button(self.tr("Bring back (Enter)"), "undo-2", "quiet")
        self.show_away = Button("", "eye", "quiet")
        self._shows_away = False
        self.trouble = label("", "small", wrap=True)
        self.stack = FormStack(page, self._held)
        self.undo = UndoBar(self)
        self._lay_out(page)
        self._connect()

    # --- What the window calls

    def focus(self) -> None:
        """Ready to type whom one looks for."""
        if self.stack.form is None:
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.selectAll()

    def complete(self, correspondent_id: str) -> None:
        """Change one card, then go back to where one was."""
        self._wanted = correspondent_id
        self.field.clear()
        self._ask(self._store.everybody)

    def half_typed(self) -> dict[str, str]:
        """What was typed and not kept."""
        if self._resumed:
            return dict(self._resumed)
        searched = {"searched": self.field.text()} if self.field.text() else {}
        return searched | self.stack.half_typed()

    def resume(self, half_typed: Mapping[str, str]) -> None:
        """Bring back what was typed before a lock, once the vault has said who there is."""
        self._resumed = half_typed
        self._ask(self._store.everybody)

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody may have been kept elsewhere since."""
        super().showEvent(event)
        self._ask(self._store.everybody)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Down in the field go to the list; with nobody in it, Enter writes somebody down."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in (*ENTER, Qt.Key.Key_Down):
            return False
        if self.rows.rows:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in ENTER:
            self._open(NEW)
        return True

    # --- The list

    def _ask(self, call: Callable[..., Listed], *arguments: object) -> Job:
        job = self._desk.jobs.submit(call, *arguments)
        job.done.connect(self._show)
        job.failed.connect(self._complain)
        return job

    def _show(self, listed: Listed) -> None:
        self._listed = listed
        self._complain(None)
        self._filter(listed.written)
        if self._resumed:
            self._bring_back_typed()
        self._open_wanted()

    def _filter(self, chosen: str = "") -> None:
        """Those who hold every word that is typed."""
        here = self._chosen
        begun = search.words(self.field.text())
        shown = [Row(one) for one in self._listed.kept]
        if self._shows_away:
            shown += [Row(one, True) for one in self._listed.away]
        found = [row for row in shown if correspondents.holds(row.one.facts, begun)]
        self.rows.replace(found)
        self._choose(chosen or (here.id if here else ""))
        self._lists.setCurrentWidget(self.list if found else self.empty)
        if begun:
            self.empty.say(self.tr("Nobody of this name"), self.tr("Enter writes them down."))
        else:
            self.empty.say(
                self.tr("Nobody yet"),
                self.tr("Whom you write to can be kept here, also from a letter while you write it."),
            )
        away = len(self._listed.away)
        self.show_away.setVisible(away > 0)
        self.show_away.setText(
            self.tr("Hide those put away") if self._shows_away else self.tr("Show %n put away", "", away)
        )

    @property
    def _chosen(self) -> Row | None:
        return self.rows.row(self.list.currentIndex())

    def _choose(self, correspondent_id: str) -> bool:
        """Turn to somebody, or to the first; whether they are there."""
        ids = [row.id for row in self.rows.rows]
        found = correspondent_id in ids
        self.list.setCurrentIndex(self.rows.index(ids.index(correspondent_id) if found else 0))
        self._offer()
        return found

    def _offer(self) -> None:
        """What can be done with who is chosen."""
        row = self._chosen
        self.change.setVisible(row is not None and not row.away)
        self.put_away.setVisible(row is not None and not row.away)
        self.bring_back.setVisible(row is not None and row.away)

    def _act(self) -> None:
        row = self._chosen
        if row is not None and row.away:
            self._bring_back()
        elif row is not None:
            self._open(CHANGE)

    def _put_away(self) -> None:
        row = self._chosen
        if row is not None and not row.away:
            job = self._ask(self._store.put_away, row.id)
            words = self.tr("Card put away: {}").format(row.one.facts.name)
            job.done.connect(lambda _: self.undo.offer(words, row.id))

    def _bring_back(self) -> None:
        row = self._chosen
        if row is not None and row.away:
            self._ask(self._store.bring_back, row.id)

    def _turn_away(self) -> None:
        self._shows_away = not self._shows_away
        self._filter()

    # --- The form

    def _open(self, deed: str) -> None:
        row = self._chosen if deed == CHANGE else None
        if deed == CHANGE and row is None:
            return
        asked = self._words.asked()
        title = self.tr("Change: {}").format(row.one.facts.name) if row else self.new.text()
        form = FactsForm(title, asked, self.tr("Keep"))
        name = form.fields["name"]
        number = form.fields["rpps"]
        assert isinstance(name, Field)
        assert isinstance(number, Field)
        of = row.id if row else ""
        name.textChanged.connect(lambda words: self._doubt_name(form, words, of))
        number.textChanged.connect(lambda words: form.rows["rpps"].advise(rpps.doubt(words)))
        form.kept.connect(lambda values: self._keep(of, Correspondent(**values)))
        before = _EarlierLines(self._words) if row else None
        values = typed(asked, row.one.facts) if row else {"name": self.field.text()}
        self.stack.ask(Begun(deed, of), form, values, beneath=before)
        if before is not None:
            job = self._desk.jobs.submit(self._store.earlier, of)
            job.done.connect(
                lambda versions: before.show_versions(versions) if self.stack.form is form else None
            )

    def _open_wanted(self) -> None:
        """Once what else was being typed here is kept or given up."""
        if self._wanted and self.stack.form is None:
            wanted, self._wanted = self._wanted, ""
            if self._choose(wanted):
                self._completes = True
                self._open(CHANGE)

    def _keep(self, of: str, facts: Correspondent) -> None:
        job = self._desk.jobs.submit(self._store.save, facts, of)
        job.failed.connect(self._complain)
        job.done.connect(lambda _: self.field.clear())
        job.done.connect(self._show)
        self.stack.close_with(job)

    def _closed(self) -> None:
        if self._wanted:
            self._open_wanted()
        elif self._completes:
            self._completes = False
            self.left.emit()
        else:
            where: QWidget = self.list if self.rows.rows else self.field
            where.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_back_typed(self) -> None:
        half_typed, self._resumed = self._resumed, {}
        self.field.setText(half_typed.get("searched", ""))
        deed, of = half_typed.get("form", ""), half_typed.get("of", "")
        if deed and self._choose(of) == bool(of):
            self._open(deed)
            assert self.stack.form is not None
            self.stack.form.resume(half_typed)
        self.resumed.emit()

    def _doubt_name(self, form: FactsForm, words: str, of: str) -> None:
        """Somebody else of the same name is no reason to refuse one, and one to look twice."""
        meant = correspondents.bare(words)
        known = any(correspondents.bare(one.facts.name) == meant for one in self._listed.kept if one.id != of)
        form.rows["name"].advise(self.tr("Somebody of this name is there already.") if known else "")

    def _complain(self, error: Exception | None) -> None:
        self.trouble.setText(self._desk.explain(error) if error else "")
        self.trouble.setVisible(error is not None)

    # --- Wiring

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._held.setMaximumWidth(theme.px(READABLE))

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(lambda: self._filter())
        self.field.textChanged.connect(self.touched)
        self.list.selectionModel().currentChanged.connect(lambda: self._offer())
        self.list.enter.connect(self._act)
        self.list.delete.connect(self._put_away)
        self.list.doubleClicked.connect(self._act)
        self.new.clicked.connect(lambda: self._open(NEW))
        self.change.clicked.connect(self._act)
        self.put_away.clicked.connect(self._put_away)
        self.bring_back.clicked.connect(self._bring_back)
        self.show_away.clicked.connect(self._turn_away)
        self.undo.undone.connect(partial(self._ask, self._store.bring_back))
        self.stack.touched.connect(self.touched)
        self.stack.closed.connect(self._closed)

    def _lay_out(self, page: QWidget) -> None:
        for each in (self.empty, self.list):
            self._lists.addWidget(each)
        find, tools, head = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        find.setSpacing(8)
        find.addWidget(self.field, 1)
        find.addWidget(self.new)
        tools.setSpacing(8)
        for tool in (self.change, self.put_away, self.bring_back):
            tools.addWidget(tool)
        tools.addStretch(1)
        tools.addWidget(self.show_away)
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(find)
        inside.addWidget(self._lists, 1)
        inside.addLayout(tools)
        head.addWidget(self.title, 1)
        head.addWidget(self.back)
        column = QVBoxLayout(self._held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.trouble)
        column.addWidget(self.stack, 1)
        self._held.setMaximumWidth(theme.px(READABLE))
        row = QHBoxLayout()
        row.setContentsMargins(24, 20, 24, 20)
        row.addWidget(self._held, 1)
        row.addStretch(0)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addLayout(row, 1)
        around.addWidget(self.undo)
        restyle(self.trouble, tone="warning")
        self.trouble.hide()
        self._filter()


class _EarlierLines(QWidget):
    """What was known of somebody before; not there while nothing was ever said otherwise."""

    def __init__(self, words: CorrespondentWords) -> None:
        super().__init__()
        self._words = words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def show_versions(self, versions: Sequence[Earlier]) -> None:
        self._column.addWidget(label(self.tr("Earlier versions"), "section"))
        for one in versions:
            self._column.addWidget(label(self._words.earlier(one), "small", wrap=True))
        self.setVisible(bool(versions))
