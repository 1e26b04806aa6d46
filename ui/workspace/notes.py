"""Finding words in every note of the vault: a field, and the pieces of text that hold them.

The vault is asked on its own thread at every keystroke. An answer about other
words than those in the field is dropped, and the rows go as soon as the words
change: nothing that Enter could act on is ever about something else. Enter in
the field goes to the list and opens nobody, since people press it to search.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.jobs import Job
from ui.models.rows import Rows
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.fields import ENTER, Field
from ui.widgets.labels import label
from ui.workspace.desk import Desk
from ui.workspace.pages import READABLE
from ui.workspace.passages import PassageDelegate, PassageWords
from vault.records.texts import FoundText
from vault.search import query

MOST = 50


class PassageList(QListView):
    """The passages found. ``chosen`` is announced on Enter and on a click."""

    chosen = Signal(object)
    left_upwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = PassageWords(self)
        self.rows: Rows[FoundText] = Rows(words.spoken, self)
        self.setModel(self.rows)
        self.setItemDelegate(PassageDelegate(words, self))
        self.setAccessibleName(self.tr("Passages found"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(lambda index: self.chosen.emit(self.rows.row(index)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            # The key that came here from the field may still be held down: it chose nothing.
            if self.currentIndex().isValid() and not event.isAutoRepeat():
                self.chosen.emit(self.rows.row(self.currentIndex()))
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)


class NotesPage(QWidget):
    """``opened(patient_id, note_id)`` is announced when a passage was chosen; ``left`` by Escape."""

    opened = Signal(str, str)
    left = Signal()
    touched = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._asked: Job | None = None
        self._held = QWidget(self)
        self.title = label(self.tr("Search all notes"), "title", wrap=True)
        self.field = Field(self.tr("Words to find"), self.tr("Words in the notes of all patients"), "search")
        self.count = label("", "small", wrap=True)
        self._stack = QStackedWidget(self)
        self.list = PassageList(self._stack)
        self.nothing = EmptyState("file-text", "", parent=self._stack)
        self.back = Button(self.tr("Back"), "arrow-left")
        self._lay_out()
        self.field.textChanged.connect(self._ask)
        self.field.textChanged.connect(self.touched)
        self.field.installEventFilter(self)
        self.list.chosen.connect(self._open)
        self.list.left_upwards.connect(self.focus)
        self.back.clicked.connect(self.left)

    def search(self, typed: str) -> None:
        """Look for ``typed``; nothing typed leaves what was looked for last."""
        if typed:
            self.field.setText(typed)
        self.focus()

    def focus(self) -> None:
        """Ready to type other words over those that are there."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """Asked again when one comes back: notes may have been signed since."""
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Passages of other patients are not kept behind the record that was opened."""
        super().hideEvent(event)
        self._drop()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter and Down in the field go to the list; everything else is typing."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (*ENTER, Qt.Key.Key_Down):
            self._enter_list()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self._drop()
        typed = self.field.text()
        if not self.isVisible():
            return
        if not query(typed):
            self._say(self.tr("Type words as they may stand in a note; accents do not matter."))
            return
        self.count.setText(self.tr("Searching…"))
        self._asked = job = self._desk.jobs.submit(self._desk.store.find_texts, typed, MOST + 1)
        job.done.connect(lambda found: self._show(job, typed, found))
        job.failed.connect(lambda error: self._fail(job, error))

    def _drop(self) -> None:
        """What was found is not about what is typed any more."""
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None
        self.list.rows.replace(())

    def _show(self, job: Job, typed: str, found: list[FoundText]) -> None:
        if job is not self._asked or typed != self.field.text():
            return
        self._asked = None
        self.list.rows.replace(found[:MOST])
        if found:
            self.list.setCurrentIndex(self.list.rows.index(0))
            self._stack.setCurrentWidget(self.list)
            self.count.setText(self._summary(len(found)))
        else:
            self._say(self.tr("No note holds all of these words."))

    def _fail(self, job: Job, error: Exception) -> None:
        if job is self._asked:
            self._asked = None
            self._say(self._desk.explain(error))

    def _say(self, words: str) -> None:
        self.count.setText("")
        self.nothing.say(words)
        self._stack.setCurrentWidget(self.nothing)

    def _summary(self, count: int) -> str:
        if count > MOST:
            return self.tr("The first %n passages. Type more words to narrow it down.", "", MOST)
        return self.tr("%n passages", "", count)

    def _enter_list(self) -> None:
        if self.list.rows.rows:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, found: FoundText | None) -> None:
        if found is not None:
            self.opened.emit(found.patient_id, found.record_id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._held.setMaximumWidth(theme.px(READABLE))

    def _lay_out(self) -> None:
        for page in (self.nothing, self.list):
            self._stack.addWidget(page)
        column = QVBoxLayout(self._held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.back)
        column.addLayout(head)
        for piece in (self.field, self.count):
            column.addWidget(piece)
        column.addWidget(self._stack, 1)
        self._held.setMaximumWidth(theme.px(READABLE))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 20, 24, 20)
        row.addWidget(self._held, 1)
        row.addStretch(0)
