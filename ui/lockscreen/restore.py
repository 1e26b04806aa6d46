"""Getting a vault back: which drive, which backup, which secret, to where.

On another computer there is no vault yet, so this starts from the welcome page
as well as from the lock screen.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import text
from ui.drive_lines import DriveLine
from ui.jobs import Jobs
from ui.lockscreen.choice_list import ChoiceList
from ui.lockscreen.choices import RestoreChoices, SnapshotChoice
from ui.lockscreen.drive_list import DriveList
from ui.lockscreen.first_run import PlaceStep
from ui.lockscreen.notice import Notice
from ui.lockscreen.page import CardPage
from ui.lockscreen.place_picker import ChooseFolder, Judge, PlacePicker
from ui.lockscreen.secret_step import SecretStep
from ui.lockscreen.steps import Step, Steps
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, label

_SOURCE, _SNAPSHOT, _SECRET, _PLACE = range(4)
_DONE_WIDTH = 520


class SourceStep(Step):
    """Which drive, or any other folder that holds a backup."""

    source_chosen = Signal(Path)

    def __init__(
        self, drives: Sequence[DriveLine] | None, choose_folder: ChooseFolder, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name(self.tr("Where is the backup?"))
        self.explain(self.tr("Plug in the drive that holds it. Nothing on the drive is changed."))
        self._choose_folder = choose_folder
        self.drives = DriveList(drives, self.tr("In a folder I choose…"), offered=True)
        self.body.addWidget(self.drives)
        self.start = self.drives

    def chosen(self) -> Path | None:
        """The drive, or the folder asked for now; None when no folder was chosen."""
        path = self.drives.path
        return path or self._choose_folder(self, self.tr("Folder of the backup"), Path.home())


class SnapshotStep(Step):
    """Which of the backups found: the newest is chosen already."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name(self.tr("Which backup?"))
        self.explain(self.tr("“Verified” means that every byte was read back and matches."))
        self.list = ChoiceList(self.tr("Backups"))
        self.notice = Notice()
        self.body.addWidget(self.list)
        self.body.addWidget(self.notice)
        self.start = self.list

    @property
    def snapshot(self) -> SnapshotChoice | None:
        value = self.list.chosen()
        return value if isinstance(value, SnapshotChoice) else None

    def show_snapshots(self, snapshots: Sequence[SnapshotChoice]) -> None:
        """The newest first, whatever order they come in."""
        newest_first = sorted(snapshots, key=lambda one: one.sealed_at, reverse=True)
        self.list.show_entries([(self._lines(snapshot), snapshot) for snapshot in newest_first])
        self.notice.say("warning", "" if snapshots else self.tr("There is no complete backup here."))

    def advance(self) -> bool:
        return self.snapshot is not None

    def _lines(self, snapshot: SnapshotChoice) -> tuple[str, str, str]:
        when = f"{text.moment(snapshot.sealed_at)} · {snapshot.practice}"
        if snapshot.fictive:
            when += f" · {self.tr('fictional practice')}"
        documents = self.tr("%Ln documents", "", snapshot.documents)
        return when, f"{text.size(snapshot.size)} · {documents}", self._trust(snapshot)

    def _trust(self, snapshot: SnapshotChoice) -> str:
        if snapshot.proven_at:
            return self.tr("Restoring tried on {day}").format(
                day=text.long_day(snapshot.proven_at.astimezone().date())
            )
        if snapshot.verified_at:
            return self.tr("Verified on {day}").format(
                day=text.long_day(snapshot.verified_at.astimezone().date())
            )
        return self.tr("Will be read back in full before it is restored")


class Restore(Steps):
    """Four steps, then the work, then what came back. ``drives`` is None until somebody has looked.

    ``source_chosen`` is answered by ``show_snapshots``, ``restore_submitted`` (RestoreChoices) by
    ``show_working``, ``show_wrong_secret``, ``show_problem`` or ``show_done``.
    """

    source_chosen = Signal(Path)
    restore_submitted = Signal(object)
    open_requested = Signal(Path)

    def __init__(
        self,
        drives: Sequence[DriveLine] | None,
        proposed: Path,
        judge: Judge,
        choose_folder: ChooseFolder,
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        self.source = SourceStep(drives, choose_folder)
        self.snapshots = SnapshotStep()
        self.secret = SecretStep(self.tr("Those that were valid when the backup was made."))
        self._restored = proposed
        self.place = PlaceStep(PlacePicker(proposed, judge, choose_folder, jobs))
        super().__init__((self.source, self.snapshots, self.secret, self.place), "", parent)
        self.place.name(self.tr("Where the vault goes"))
        self.place.explain(
            self.tr("A new folder on a disk of this computer. An existing vault is never overwritten.")
        )
        self._finish = self.tr("Restore")
        self._done = _Done()
        self._done.open.clicked.connect(lambda: self.open_requested.emit(self._restored))
        self._around.insertWidget(0, self._done)
        self.secret.form.submitted.connect(self.go_on)
        self.finished.connect(self._submit)

    def show_drives(self, drives: Sequence[DriveLine]) -> None:
        """A drive came or went."""
        self.source.drives.show_drives(drives)

    def show_snapshots(self, snapshots: Sequence[SnapshotChoice]) -> None:
        """What the chosen source holds."""
        self.snapshots.show_snapshots(snapshots)
        self.show_step(_SNAPSHOT)

    def show_wrong_secret(self) -> None:
        """The secret opens nothing in this backup."""
        self.show_step(_SECRET)
        self.secret.form.say_wrong()

    def show_progress(self, done: int, total: int) -> None:
        """So many bytes are back."""
        words = self.tr("Restoring and checking: {done} of {total}")
        self.show_working(words.format(done=text.size(done), total=text.size(total)), done, total)

    def show_done(self, place: Path, counts: Mapping[str, int]) -> None:
        """It is all back: so many patients and documents."""
        self._restored = place
        patients = self.tr("%Ln patients", "", counts["patients"])
        documents = self.tr("%Ln documents", "", counts["documents"])
        sentence = self.tr("Everything was read back and matches: {patients}, {documents}.")
        self._done.sentence.setText(sentence.format(patients=patients, documents=documents))
        self._page.hide()
        self._foot.hide()
        self._done.show()
        self._done.open.setFocus()

    def go_on(self) -> None:
        if self.at == _SOURCE:
            if (chosen := self.source.chosen()) is not None:
                self.source_chosen.emit(chosen)
        else:
            super().go_on()

    def _submit(self) -> None:
        snapshot, place = self.snapshots.snapshot, self.place.picker.approved
        assert snapshot is not None
        assert place is not None
        choices = RestoreChoices(snapshot.path, self.secret.kind, self.secret.take(), place)
        self.show_working(self.tr("Checking every byte of the backup…"))
        self.restore_submitted.emit(choices)


class _Done(QWidget):
    """The end: what came back, and the way to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = label("", "muted", wrap=True)
        self.open = Button(self.tr("Open the vault"), "lock-open", "primary")
        page = CardPage(_DONE_WIDTH)
        page.body.addWidget(IconLabel("circle-check", "ok", 40))
        page.body.addWidget(label(self.tr("Vault restored"), "title"))
        page.body.addWidget(self.sentence)
        page.body.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.hide()
