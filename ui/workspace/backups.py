"""Backups: how safe the records are today, the drives and what each holds, the copy that runs, the snapshots.

The page holds no drive and copies nothing: it is told what to show and announces
what is wanted. What is said of a refused disk is the policy's verdict in words.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.listing import Broken
from app.rotation import Rotation
from app.whatnext import Next
from ui import drive_words, text
from ui.drive_lines import DriveLine
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.labels import Card, Chip, label
from ui.widgets.lines import clear
from ui.workspace.backup_summary import Summary
from ui.workspace.drive_rows import DriveRow, KnownDrive, Refused, Stranger, ToReplace
from ui.workspace.pages import QuietPage


@dataclass(frozen=True, slots=True)
class SnapshotLine:
    """One backup: when it was made, and what is known of it."""

    sealed_at: datetime
    drive: str
    size: int
    verified_at: datetime | None = None
    proven_at: datetime | None = None
    #: Where it lies, for a look into it; "" where it cannot be looked into.
    path: str = ""
    #: What is wrong, where it is called a backup and cannot be restored; its size is unknown.
    broken: Broken | None = None


def latest(snapshots: Sequence[SnapshotLine]) -> SnapshotLine | None:
    """The newest that can be looked into or tried, on the drives that are plugged in."""
    return max((one for one in snapshots if one.path), key=lambda one: one.sealed_at, default=None)


@dataclass(frozen=True, slots=True)
class Ask:
    """Something the person has to decide before backups go on; ``key`` comes back with the answer."""

    key: str
    word: str
    sentence: str
    accept: str
    decline: str = ""


class BackupsPage(QuietPage):
    """Announces what is wanted of which drive: its mount point where it is written to, else its UUID."""

    backup_wanted = Signal(str)
    introduce_wanted = Signal(str)
    eject_wanted = Signal(str)
    decline_wanted = Signal(str)
    forget_wanted = Signal(str)
    #: The key of an ``Ask``, and whether it was accepted.
    answered = Signal(str, bool)
    cancel_wanted = Signal()
    refresh_wanted = Signal()
    #: Of the snapshot at a path.
    look_wanted = Signal(str)
    rehearsal_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.setText(self.tr("Backups"))
        self._busy = False
        self._written = ""
        self._listed: tuple[SnapshotLine, ...] = ()
        self._ejected: set[str] = set()
        self._rotation: Rotation | None = None
        self._refused: Sequence[DriveLine] = ()
        self._now: datetime | None = None
        self._rows: dict[str, DriveRow] = {}
        self._began_at: tuple[str, str] | None = None
        self.state = Summary(self._held)
        self.outcome = Banner("info", "", parent=self._held)
        self.running = _RunningCard(self._held)
        self.drives = Card(self.tr("Backup drives"), self._held)
        self.others = Card(self.tr("Other disks of this computer"), self._held)
        self.refresh = Button(self.tr("Look again"), "refresh-cw", "quiet")
        self.snapshots = Card(self.tr("Snapshots"), self._held)
        self._asks = QVBoxLayout()
        self._drive_list = QVBoxLayout()
        self._other_list = QVBoxLayout()
        self._snapshot_list = QVBoxLayout()
        #: The way into each snapshot, by its path.
        self.looks: dict[str, Button] = {}
        self._lay_out()
        self._connect()
        self._show_drives()
        self.snapshots.hide()

    def show_rotation(
        self, rotation: Rotation, refused: Sequence[DriveLine], now: datetime | None = None
    ) -> None:
        """The drives, the vault's own first, and the disks that may hold no backups."""
        self._rotation, self._refused, self._now = rotation, refused, now
        self._ejected -= {one.uuid for one in rotation.drives if one.here}
        self._show_drives()

    def show_snapshots(self, snapshots: Sequence[SnapshotLine]) -> None:
        """The snapshots on the drives that are plugged in, the latest first."""
        # What is being written now is under way, and not cut off.
        shown = tuple(one for one in snapshots if not (self._busy and one.broken and one.broken.unfinished))
        if shown == self._listed:
            return  # whoever has the focus on one keeps it
        self._listed = shown
        clear(self._snapshot_list)
        self.looks = {}
        for snapshot in sorted(shown, key=lambda one: one.sealed_at, reverse=True):
            self._snapshot_list.addWidget(self._snapshot(snapshot))
        self.snapshots.setVisible(bool(shown))
        self._summarise(self._now or datetime.now(UTC))

    def show_asks(self, asks: Sequence[Ask]) -> None:
        """What has to be decided, above everything else."""
        clear(self._asks)
        for ask in asks:
            self._asks.addWidget(_AskCard(ask, self.answered.emit, self._held))

    def show_progress(self, words: str, done: int, total: int, mount: str = "") -> None:
        """What the running backup is doing, and the drive it is written to, once that is known."""
        self._written = mount or self._written
        self._set_busy(True)
        self.running.show_progress(words, done, total)
        self._keep_focus()

    def show_finished(self, words: str = "") -> None:
        """The backup ended; ``words`` say why where it did not succeed."""
        self._written = ""
        self._set_busy(False)
        self.outcome.setVisible(bool(words))
        if words:
            self.outcome.say("warning", self.tr("Not finished."), words)

    def show_ejecting(self, words: str) -> None:
        """A drive is being let go of: nothing else is asked of any meanwhile."""
        self._set_enabled(False)
        self._tell("info", self.tr("Please wait."), words)

    def show_ejected(self, uuid: str, words: str) -> None:
        """The drive may be unplugged."""
        self._ejected.add(uuid)
        self._set_enabled(not self._busy)
        self._tell("ok", self.tr("Done."), words)

    def show_problem(self, words: str) -> None:
        """Something else than a backup did not succeed."""
        self._set_enabled(not self._busy)
        self._tell("warning", self.tr("Not done."), words)

    def _tell(self, tone: str, word: str, sentence: str) -> None:
        self.outcome.say(tone, word, sentence)
        self.outcome.show()

    def _show_drives(self) -> None:
        held = self._held_button()
        now = self._now or datetime.now(UTC)
        clear(self._drive_list)
        clear(self._other_list)
        self._rows = {}
        if self._rotation is not None:
            self._summarise(now)
            self._list(self._rotation, now)
            self._propose()
        for disk in self._refused:
            self._other_list.addWidget(Refused(disk))
        # Before anybody has looked, nothing is said of drives or backups.
        self.state.setVisible(self._rotation is not None)
        self.others.setVisible(bool(self._refused))
        self._set_enabled(not self._busy)
        self._return_to(held)
        self._keep_focus()

    def _summarise(self, now: datetime) -> None:
        if self._rotation is not None:
            at_hand = latest(self._listed) is not None
            self.state.show_state(self._rotation, now, busy=self._busy, at_hand=at_hand)

    def _rehearse_latest(self) -> None:
        if (found := latest(self._listed)) is not None:
            self.rehearsal_wanted.emit(found.path)

    def _list(self, rotation: Rotation, now: datetime) -> None:
        for drive in rotation.known:
            written = bool(self._written) and drive.mount == self._written
            known = KnownDrive(drive, now, written=written, ejected=drive.uuid in self._ejected)
            known.backup_wanted.connect(self.backup_wanted)
            known.eject_wanted.connect(self.eject_wanted)
            known.forget_wanted.connect(self.forget_wanted)
            self._add_row(drive.mount or drive.uuid, known)
        for drive in rotation.unfaithful:
            to_replace = ToReplace(drive, ejected=drive.uuid in self._ejected)
            to_replace.eject_wanted.connect(self.eject_wanted)
            to_replace.forget_wanted.connect(self.forget_wanted)
            self._add_row(drive.mount or drive.uuid, to_replace)
        for drive in rotation.others:
            stranger = Stranger(drive)
            stranger.introduce_wanted.connect(self.introduce_wanted)
            stranger.backup_wanted.connect(self.backup_wanted)
            stranger.decline_wanted.connect(self.decline_wanted)
            stranger.eject_wanted.connect(self.eject_wanted)
            self._add_row(drive.mount, stranger)
        if not self._rows:
            words = self.tr("No external drive is connected. Plug one in: it appears here by itself.")
            self._drive_list.addWidget(label(words, "muted", wrap=True))

    def _propose(self) -> None:
        """The button of the next step stands out."""
        step, keys = self.state.step, {Next.BACK_UP: "backup", Next.INTRODUCE: "introduce"}
        for row in self._rows.values():
            if isinstance(row, KnownDrive | Stranger) and row.drive == step.drive and step.what in keys:
                row.propose(keys[step.what])

    def _add_row(self, key: str, row: DriveRow) -> None:
        self._rows[key] = row
        self._drive_list.addWidget(row)

    def _set_enabled(self, enabled: bool) -> None:
        for row in self._rows.values():
            for button in row.buttons.values():
                button.setEnabled(enabled)

    def _set_busy(self, busy: bool) -> None:
        if busy == self._busy:
            return
        self._busy = busy
        if busy:
            self._began_at = self._held_button()
            self.outcome.hide()
            self.running.show()
        if busy and self._began_at is not None:
            # The button that was pressed is about to go grey, and Qt would give the focus to any other.
            self.running.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        watched = self.running.cancel.hasFocus()
        self._show_drives()
        if watched and not busy:
            self._return_to(self._began_at)
        self.running.setVisible(busy)
        self._keep_focus()

    def _held_button(self) -> tuple[str, str] | None:
        """The row and the button of it that has the focus."""
        rows = self._rows.items()
        held = ((key, what) for key, row in rows for what, button in row.buttons.items() if button.hasFocus())
        return next(held, None)

    def _keep_focus(self) -> None:
        """What had the focus may be gone with its drive, and then no key would do anything."""
        if self.isVisible() and self.isActiveWindow() and QApplication.focusWidget() is None:
            wanted = self.running.cancel if self._busy else self.refresh
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _return_to(self, held: tuple[str, str] | None) -> None:
        """Give the focus to the button of the drive's row, which was made anew, or what is nearest to it."""
        if held is None:
            return
        row = self._rows.get(held[0])
        buttons = [one for one in row.buttons.values() if one.isEnabled()] if row is not None else []
        same = row.buttons.get(held[1]) if row is not None else None
        nearest = same if same in buttons else next(iter(buttons), self.refresh)
        if nearest is not None:
            nearest.setFocus(Qt.FocusReason.OtherFocusReason)

    def _snapshot(self, snapshot: SnapshotLine) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(8)
        what = drive_words.words.broken(snapshot.broken) if snapshot.broken else text.size(snapshot.size)
        words = f"{snapshot.drive} · {what}"
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addWidget(label(text.moment(snapshot.sealed_at), wrap=True))
        both.addWidget(label(words, "small", wrap=True))
        line.addLayout(both, 1)
        line.addWidget(self._proof(snapshot), 0, Qt.AlignmentFlag.AlignVCenter)
        for button in self._ways_into(snapshot):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _ways_into(self, snapshot: SnapshotLine) -> list[Button]:
        if not snapshot.path:
            return []
        when = text.moment(snapshot.sealed_at)
        look = Button(self.tr("Look into it"), "eye", "quiet")
        look.setAccessibleName(self.tr("Look into the backup of {}").format(when))
        self.looks[snapshot.path] = look
        look.clicked.connect(lambda: self.look_wanted.emit(snapshot.path))
        rehearse = Button(self.tr("Try to restore…"), "shield-check", "quiet")
        rehearse.setAccessibleName(self.tr("Try to restore the backup of {}").format(when))
        rehearse.setToolTip(self.tr("The program locks and asks for your passphrase; nothing is kept of it."))
        rehearse.clicked.connect(lambda: self.rehearsal_wanted.emit(snapshot.path))
        return [look, rehearse]

    def _proof(self, snapshot: SnapshotLine) -> Chip:
        if snapshot.broken:
            return Chip(drive_words.words.broken_word(snapshot.broken), "warning", "circle-alert")
        if snapshot.proven_at:
            day = text.day(snapshot.proven_at.astimezone().date())
            return Chip(self.tr("restore tried on {}").format(day), "ok", "shield-check")
        if snapshot.verified_at:
            return Chip(self.tr("verified backup"), "ok", "circle-check")
        return Chip(self.tr("not verified"), "warning", "circle-alert")

    def _connect(self) -> None:
        self.refresh.clicked.connect(self.refresh_wanted)
        self.running.cancel.clicked.connect(self.cancel_wanted)
        self.state.rehearse.clicked.connect(self._rehearse_latest)

    def _lay_out(self) -> None:
        self.drives.tools.addWidget(self.refresh)
        self.drives.body.addLayout(self._drive_list)
        self.others.body.addLayout(self._other_list)
        self.snapshots.body.addLayout(self._snapshot_list)
        self._asks.setSpacing(8)
        self.column.addLayout(self._asks)
        for piece in (self.outcome, self.state, self.running, self.drives, self.snapshots, self.others):
            self.column.addWidget(piece)
        self.running.hide()
        self.outcome.hide()


class _AskCard(Card):
    """One thing to decide: what it is about, and one or two buttons."""

    def __init__(self, ask: Ask, answer: Callable[[str, bool], None], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        banner = Banner("warning", ask.word, ask.sentence)
        self.accept = Button(ask.accept, kind="primary", parent=self)
        self.decline = Button(ask.decline, parent=self)
        self.accept.clicked.connect(lambda: answer(ask.key, True))
        self.decline.clicked.connect(lambda: answer(ask.key, False))
        self.decline.setVisible(bool(ask.decline))
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button in (self.decline, self.accept):
            foot.addWidget(button)
        self.body.addWidget(banner)
        self.body.addLayout(foot)
        self.setAccessibleName(banner.words)


class _RunningCard(Card):
    """A backup that runs: what it does, how far it is, and the way to stop it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.name(self.tr("Backup under way"))
        self.words = label("", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the backup"))
        self.cancel = Button(self.tr("Cancel"))
        foot = QHBoxLayout()
        foot.addWidget(label(self.tr("You may lock: the backup goes on."), "small", wrap=True), 1)
        foot.addWidget(self.cancel)
        for piece in (self.words, self.bar):
            self.body.addWidget(piece)
        self.body.addLayout(foot)

    def show_progress(self, words: str, done: int, total: int) -> None:
        self.words.setText(words)
        self.bar.setRange(0, 1000 if total else 0)
        self.bar.setValue(done * 1000 // total if total else 0)
        self.bar.setAccessibleDescription(words)
