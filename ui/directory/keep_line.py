"""One quiet line under the open record: a name was typed that the directory does not have.

A key keeps whom was typed with all that was typed of them, and nothing else
changes on the screen; the same key once more opens the card, to be completed. A
name that was waved away is not asked about again in this session.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.visible import visible
from ui.directory.store import DirectoryStore
from ui.jobs import Job
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import IconLabel, label
from ui.workspace import marks
from ui.workspace.desk import Desk
from vault.records import correspondents
from vault.records.correspondents import Correspondent


class KeepLine(QFrame):
    """``complete_wanted(correspondent_id)``; ``failed(patient_id, error)``, while that patient is shown."""

    complete_wanted = Signal(str)
    failed = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._desk = desk
        self._store = DirectoryStore(desk.store)
        self._asked: Job | None = None
        self._patient_id = ""
        #: As it was typed.
        self._typed = ("", "")
        self._meant: Correspondent | None = None
        self._kept = ""
        self._waved_away: set[frozenset[str]] = set()
        self._words = label("", wrap=True)
        self.button = Button("", "user-plus", "quiet")
        self.close_button = IconButton("x", self.tr("Do not keep"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(IconLabel("users", "muted", 15))
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        row.addWidget(self.close_button)
        self.button.clicked.connect(self.act)
        self.close_button.clicked.connect(self._wave_away)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; "" while it is not there."""
        return "" if self.isHidden() else self._words.text()

    def offer(self, patient_id: str, own: str, typed: str, place: str = "") -> None:
        """``typed`` was finished in the record of ``patient_id``, whose ``own`` name is nobody to keep."""
        self.leave()
        if not typed.strip():
            return
        self._patient_id, self._typed = patient_id, (typed, place)
        self._asked = job = self._desk.jobs.submit(self._store.unknown, typed, place, own)
        job.done.connect(lambda meant: self._show(meant) if job is self._asked else None)

    def act(self) -> None:
        """Keep whom was typed; complete the card of one who was kept."""
        if self.isHidden():
            return
        if self._kept:
            correspondent_id = self._kept
            self.leave()
            self.complete_wanted.emit(correspondent_id)
        elif self._meant is not None and self.button.isEnabled():
            self.button.setEnabled(False)
            patient_id = self._patient_id
            self._asked = job = self._desk.jobs.submit(self._store.keep, self._meant)
            job.done.connect(lambda kept: self._show_kept(kept) if job is self._asked else None)
            job.failed.connect(lambda error: self._fail(patient_id, error))

    def leave(self) -> None:
        """Another name, or another record."""
        self._asked, self._meant, self._kept, self._typed = None, None, "", ("", "")
        self.button.setEnabled(True)
        self.hide()

    def half_typed(self) -> dict[str, str]:
        """Who is offered."""
        typed, place = self._typed if self._meant is not None and not self._kept else ("", "")
        return {name: words for name, words in ((marks.NAMED, typed), (marks.NAMED_PLACE, place)) if words}

    def _show(self, meant: Correspondent | None) -> None:
        if meant is None or correspondents.bare(meant.name) in self._waved_away:
            self.leave()
            return
        self._meant = meant
        self._say(
            self.tr("{} is not in the directory.").format(visible(meant.name)), self.tr("Keep (Ctrl+Shift+K)")
        )

    def _show_kept(self, correspondent_id: str) -> None:
        assert self._meant is not None
        self._kept = correspondent_id
        self.button.setEnabled(True)
        kept = self.tr("{} is kept in the directory.").format(visible(self._meant.name))
        self._say(kept, self.tr("Complete the card (Ctrl+Shift+K)"))

    def _say(self, words: str, act: str) -> None:
        self._words.setText(words)
        self.setAccessibleName(words)
        self.button.setText(act)
        self.button.setAccessibleName(act)
        self.show()

    def _fail(self, patient_id: str, error: Exception) -> None:
        self.button.setEnabled(True)
        self.failed.emit(patient_id, error)

    def _wave_away(self) -> None:
        if self._meant is not None:
            self._waved_away.add(correspondents.bare(self._meant.name))
        self.leave()
