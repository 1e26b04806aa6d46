"""A backup at hand: which drive, which backup, what to do with it, which secret, and to where.

It is restored, looked into, or the restore is tried and nothing kept of it. On
another computer there is no vault yet, so this starts from the welcome page as
well as from the lock screen; a session that wants a secret typed starts it too.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.listing import Broken
from app.rehearsing import Proof
from ui import drive_words, text, theme
from ui.drive_lines import DriveLine
from ui.jobs import Jobs
from ui.lockscreen.choice_list import ChoiceList
from ui.lockscreen.choices import Aim, RestoreChoices, SnapshotChoice, SnapshotsHere
from ui.lockscreen.drive_list import DriveList
from ui.lockscreen.first_run import PlaceStep
from ui.lockscreen.notice import Notice
from ui.lockscreen.page import CardPage
from ui.lockscreen.place_picker import ChooseFolder, Judge, PlacePicker
from ui.lockscreen.radio import Radio
from ui.lockscreen.secret_step import SecretStep
from ui.lockscreen.steps import Step, Steps
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, label
from vault.clock import moment
from vault.progress import Stage

_SOURCE, _SNAPSHOT, _AIM, _SECRET, _PLACE = range(5)
_DONE_WIDTH = 520
#: As many backups that cannot be restored are named.
_NAMED = 3


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
        self.drives = DriveList(drives, self.tr("In a folder I choose…"), reads=True)
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
        self.explain(
            self.tr(
                "Verified: every byte was read back and matches. "
                "Restoring tried: all of it has come back once."
            )
        )
        self.list = ChoiceList(self.tr("Backups"))
        self.notice = Notice()
        self.body.addWidget(self.list)
        self.body.addWidget(self.notice)
        self.start = self.list

    @property
    def snapshot(self) -> SnapshotChoice | None:
        value = self.list.chosen()
        return value if isinstance(value, SnapshotChoice) else None

    def show_snapshots(self, here: SnapshotsHere) -> None:
        """The newest first, whatever order they come in; what cannot be restored is named below."""
        newest_first = sorted(here.whole, key=lambda one: one.sealed_at, reverse=True)
        self.list.show_entries([(self._lines(snapshot), snapshot) for snapshot in newest_first])
        said = [] if here.whole else [self.tr("There is no complete backup here.")]
        if here.broken:
            said.append(self._useless(here.broken))
        self.notice.say("warning", " ".join(said))

    def _useless(self, broken: Sequence[Broken]) -> str:
        """One is told by its moment and what it is; of many the newest."""
        named = [
            f"{text.moment(moment(one.sealed_at))} ({drive_words.words.broken_word(one)})" for one in broken
        ]
        more = len(named) - _NAMED
        shown = " · ".join([*named[:_NAMED], *([self.tr("%n more", "", more)] if more > 0 else [])])
        return self.tr("Cannot be restored: {backups}. Choose another one, or another drive.").format(
            backups=shown
        )

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


class AimStep(Step):
    """What is to be done with the backup: three ways, each with what comes of it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name(self.tr("What is to be done with it?"))
        self.explain(self.tr("Whichever you choose, nothing on the drive is changed."))
        self.ways = {
            Aim.RESTORE: (
                self.tr("Restore it"),
                self.tr("A vault is made of it on this computer, and opens from then on."),
            ),
            Aim.LOOK: (
                self.tr("Look into it"),
                self.tr("Its records are shown as they were, read-only, straight from the drive."),
            ),
            Aim.REHEARSE: (
                self.tr("Try to restore it"),
                self.tr("Everything comes back to a scratch place, is looked through, and is removed again."),
            ),
        }
        self.buttons: dict[Aim, Radio] = {}
        self._group = QButtonGroup(self)
        for aim, (words, explanation) in self.ways.items():
            self._add(aim, words, explanation)
        self.choose(Aim.RESTORE)
        self._group.buttonToggled.connect(self._announce)

    @property
    def aim(self) -> Aim:
        """The way that is chosen."""
        return next(aim for aim, button in self.buttons.items() if button.isChecked())

    def choose(self, aim: Aim) -> None:
        """Choose a way for the person, who may choose another."""
        self.buttons[aim].setChecked(True)
        self.start = self.buttons[aim]

    def _announce(self) -> None:
        self.start = self.buttons[self.aim]
        self.changed.emit()

    def _add(self, aim: Aim, words: str, explanation: str) -> None:
        button = Radio(words)
        button.setAccessibleDescription(explanation)
        said = label(explanation, "small", wrap=True)
        said.setIndent(theme.px(18) + 12)
        self.buttons[aim] = button
        self._group.addButton(button)
        pair = QVBoxLayout()
        pair.setSpacing(0)
        pair.addWidget(button)
        pair.addWidget(said)
        self.body.addLayout(pair)


class Restore(Steps):
    """The steps, then the work, then what came of it. ``drives`` is None until somebody has looked.

    ``source_chosen`` is answered by ``show_snapshots``, ``submitted`` (RestoreChoices) by
    ``show_working``, ``show_wrong_secret``, ``show_problem``, ``show_done`` or ``show_proof``.
    """

    source_chosen = Signal(Path)
    snapshot_chosen = Signal(object)  # SnapshotChoice
    submitted = Signal(object)
    open_requested = Signal(Path)
    over = Signal()

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
        self.aims = AimStep()
        self.secret = SecretStep()
        self._restored = proposed
        self.proven = False
        self.place = PlaceStep(PlacePicker(proposed, judge, choose_folder, jobs))
        super().__init__((self.source, self.snapshots, self.aims, self.secret, self.place), "", parent)
        self.place.name(self.tr("Where the vault goes"))
        self.place.explain(
            self.tr("A new folder on a disk of this computer. An existing vault is never overwritten.")
        )
        self._name_end()
        self._done = _Done()
        self._done.open.clicked.connect(lambda: self.open_requested.emit(self._restored))
        self._done.leave.clicked.connect(self.over)
        self._around.insertWidget(0, self._done)
        self.aims.changed.connect(self._name_end)
        self.secret.form.submitted.connect(self.go_on)
        self.finished.connect(self._submit)

    @property
    def last(self) -> int:
        """Only what is to stay needs a place."""
        return _PLACE if self.aims.aim is Aim.RESTORE else _SECRET

    def show_drives(self, drives: Sequence[DriveLine]) -> None:
        """A drive came or went."""
        self.source.drives.show_drives(drives)

    def show_snapshots(self, here: SnapshotsHere) -> None:
        """What the chosen source holds."""
        self.snapshots.show_snapshots(here)
        self.show_step(_SNAPSHOT)

    def begin_with(self, aim: Aim) -> None:
        """Whoever came here has chosen the backup and what to do with it: ask for the secret."""
        self.aims.choose(aim)
        self._announce_snapshot()
        self.show_step(_SECRET)

    def show_wrong_secret(self) -> None:
        """The secret opens nothing in this backup."""
        self.show_step(_SECRET)
        self.secret.form.say_wrong()

    def show_progress(self, stage: str, done: int, total: int) -> None:
        """So many bytes of what is being done."""
        words = {
            Stage.CHECKING: self.tr("Looking through what came back: {done} of {total}"),
            Stage.REHEARSING: self.tr("Deciphering some documents: {done} of {total}"),
        }.get(Stage(stage), self.tr("Restoring and checking: {done} of {total}"))
        self.show_working(words.format(done=text.size(done), total=text.size(total)), done, total)

    def show_done(self, place: Path, counts: Mapping[str, int]) -> None:
        """It is all back: so many patients and documents."""
        self._restored = place
        sentence = self.tr("Everything was read back and matches: {held}.").format(held=self._held(counts))
        if (chosen := self.snapshots.snapshot) is not None:
            since = self.tr("It is the vault as of {when}: what was written later is not in it.")
            sentence += "\n" + since.format(when=text.moment(chosen.sealed_at))
        self._end(self.tr("Vault restored"), sentence, opens=True)

    def show_proof(self, proof: Proof) -> None:
        """The rehearsal succeeded, and nothing of it is left."""
        sentence = self.tr("The backup of {when} comes back whole: {held}.").format(
            when=text.moment(moment(proof.sealed_at)), held=self._held(proof.counts)
        )
        if proof.documents_read:
            sentence += " " + self.tr("%Ln documents were deciphered.", "", proof.documents_read)
        sentence += " " + self.tr("Nothing of it was kept.")
        if proof.today is not None:
            sentence += "\n" + self.tr("The vault holds now: {held}.").format(held=self._held(proof.today))
        self.proven = True
        self._end(self.tr("Backup proven"), sentence, opens=False)

    def go_on(self) -> None:
        if self.at == _SOURCE:
            if (chosen := self.source.chosen()) is not None:
                self.source_chosen.emit(chosen)
            return
        if self.at == _SNAPSHOT:
            self._announce_snapshot()
        super().go_on()

    def _announce_snapshot(self) -> None:
        if (chosen := self.snapshots.snapshot) is not None:
            told = self.tr("Those that were valid when the backup of {when} was made.")
            self.secret.explain(told.format(when=text.moment(chosen.sealed_at)))
            self.snapshot_chosen.emit(chosen)

    def _name_end(self) -> None:
        self._finish = self.aims.ways[self.aims.aim][0]
        self.count_steps()

    def _held(self, counts: Mapping[str, int]) -> str:
        patients = self.tr("%Ln patients", "", counts["patients"])
        documents = self.tr("%Ln documents", "", counts["documents"])
        return f"{patients}, {documents}"

    def _end(self, title: str, sentence: str, *, opens: bool) -> None:
        self._page.hide()
        self._foot.hide()
        self._done.say(title, sentence, opens=opens)

    def _submit(self) -> None:
        snapshot, aim = self.snapshots.snapshot, self.aims.aim
        assert snapshot is not None
        place = self.place.picker.approved if aim is Aim.RESTORE else None
        choices = RestoreChoices(snapshot.path, self.secret.kind, self.secret.take(), place, aim)
        self.show_working(self.tr("Checking every byte of the backup…"))
        self.submitted.emit(choices)


class _Done(QWidget):
    """The end: what came back, and the way on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", "title", wrap=True)
        self.sentence = label("", "muted", wrap=True)
        self.open = Button(self.tr("Open the vault"), "lock-open", "primary")
        self.leave = Button(self.tr("Done"), "", "primary")
        page = CardPage(_DONE_WIDTH)
        page.body.addWidget(IconLabel("circle-check", "ok", 40))
        for piece in (self.title, self.sentence, self.open, self.leave):
            page.body.addWidget(piece)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.hide()

    def say(self, title: str, sentence: str, *, opens: bool) -> None:
        """What came of it; ``opens``: into the vault that was made."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.open.setVisible(opens)
        self.leave.setVisible(not opens)
        self.show()
        (self.open if opens else self.leave).setFocus()
