"""Backups: the drives that are there and what may be said of each, the copy that runs, the snapshots made.

The page holds no drive and copies nothing: it is told what to show and announces
what is wanted. What is said of a drive is the policy's verdict in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui import text
from ui.drive_lines import DriveLine
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.labels import Card, Chip, IconLabel, label
from ui.widgets.lines import clear
from ui.workspace.pages import QuietPage


@dataclass(frozen=True, slots=True)
class SnapshotLine:
    """One backup: when it was made, and what is known of it."""

    sealed_at: datetime
    drive: str
    size: int
    verified_at: datetime | None = None
    proven_at: datetime | None = None


class BackupsPage(QuietPage):
    """Announces ``backup_wanted(mount)``, ``cancel_wanted`` and ``refresh_wanted``."""

    backup_wanted = Signal(str)
    cancel_wanted = Signal()
    refresh_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.setText(self.tr("Backups"))
        self._busy = False
        self._drives: Sequence[DriveLine] = ()
        self._buttons: dict[str, Button] = {}
        self._began_at: str | None = None
        self.state = Banner("info", "", parent=self._held)
        self.running = _RunningCard(self._held)
        self.drives = Card(self.tr("External drives"), self._held)
        self.refresh = Button(self.tr("Look again"), "refresh-cw", "quiet")
        self.snapshots = Card(self.tr("Snapshots"), self._held)
        self._drive_list = QVBoxLayout()
        self._snapshot_list = QVBoxLayout()
        self._lay_out()
        self.refresh.clicked.connect(self.refresh_wanted)
        self.running.cancel.clicked.connect(self.cancel_wanted)
        self.show_drives([])
        self.show_snapshots([])

    def show_drives(self, drives: Sequence[DriveLine]) -> None:
        """The drives found, allowed ones first."""
        self._drives = drives
        held = self._held_drive()
        clear(self._drive_list)
        self._buttons = {}
        for drive in sorted(drives, key=lambda one: not one.allowed):
            self._drive_list.addWidget(self._drive(drive))
        if not drives:
            words = self.tr("No external drive is connected. Plug one in: it appears here by itself.")
            self._drive_list.addWidget(label(words, "muted", wrap=True))
        self._return_to(held)

    def show_snapshots(self, snapshots: Sequence[SnapshotLine], now: datetime | None = None) -> None:
        """The snapshots known, the latest first, and what that means for today."""
        clear(self._snapshot_list)
        latest = sorted(snapshots, key=lambda one: one.sealed_at, reverse=True)
        for snapshot in latest:
            self._snapshot_list.addWidget(self._snapshot(snapshot))
        if latest:
            tone = "ok" if latest[0].verified_at else "warning"
            self.state.say(tone, self.tr("Last backup"), self._told(latest[0], now))
        else:
            words = self.tr("If this computer breaks today, everything is lost.")
            self.state.say("warning", self.tr("No backup yet."), words)
        self.snapshots.setVisible(bool(latest))

    def show_progress(self, words: str, done: int, total: int) -> None:
        """What the running backup is doing."""
        self._set_busy(True)
        self.running.show_progress(words, done, total)

    def show_finished(self, words: str = "") -> None:
        """The backup ended; ``words`` say why where it did not succeed."""
        self._set_busy(False)
        if words:
            self.state.say("warning", self.tr("Not finished."), words)

    def _set_busy(self, busy: bool) -> None:
        if busy == self._busy:
            return
        self._busy = busy
        if busy:
            self._began_at = self._held_drive()
            self.running.show()
        if busy and self._began_at is not None:
            # The button that was pressed is about to go grey, and Qt would give the focus to any other.
            self.running.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        watched = self.running.cancel.hasFocus()
        self.show_drives(self._drives)
        if watched and not busy:
            self._return_to(self._began_at)
        self.running.setVisible(busy)

    def _held_drive(self) -> str | None:
        """The drive whose button has the focus."""
        return next((mount for mount, button in self._buttons.items() if button.hasFocus()), None)

    def _return_to(self, mount: str | None) -> None:
        """Give the focus to the drive's button, which was made anew."""
        button = self._buttons.get(mount) if mount is not None else None
        if button is not None and button.isEnabled():
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drive(self, drive: DriveLine) -> QWidget:
        free = self.tr("{} free").format(text.size(drive.free_bytes)) if drive.free_bytes is not None else ""
        name = self.tr("{} (pretend drive)").format(drive.name) if drive.pretend else drive.name
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(name, "heading", wrap=True))
        words.addWidget(label(drive.reason or free, "muted", wrap=True))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(12)
        icon = IconLabel("hard-drive" if drive.allowed else "ban", "accent" if drive.allowed else "muted", 22)
        line.addWidget(icon)
        line.addLayout(words, 1)
        if drive.allowed:
            line.addWidget(self._backup_button(drive))
        else:
            line.addWidget(Chip(self.tr("refused"), "", "ban"))
        return row

    def _backup_button(self, drive: DriveLine) -> Button:
        button = Button(self.tr("Back up now"), "upload", "primary")
        button.setAccessibleName(self.tr("Back up to {}").format(drive.name))
        button.setEnabled(not self._busy)
        button.clicked.connect(lambda: self.backup_wanted.emit(drive.mount))
        self._buttons[drive.mount] = button
        return button

    def _snapshot(self, snapshot: SnapshotLine) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(8)
        words = f"{snapshot.drive} · {text.size(snapshot.size)}"
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addWidget(label(text.moment(snapshot.sealed_at)))
        both.addWidget(label(words, "small", wrap=True))
        line.addLayout(both, 1)
        line.addWidget(self._proof(snapshot), 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _proof(self, snapshot: SnapshotLine) -> Chip:
        if snapshot.proven_at:
            day = text.day(snapshot.proven_at.astimezone().date())
            return Chip(self.tr("restore tried on {}").format(day), "ok", "shield-check")
        if snapshot.verified_at:
            return Chip(self.tr("verified backup"), "ok", "circle-check")
        return Chip(self.tr("not verified"), "warning", "circle-alert")

    def _told(self, snapshot: SnapshotLine, now: datetime | None) -> str:
        when = text.ago(snapshot.sealed_at, now)
        if snapshot.verified_at:
            return self.tr("{0}, on {1}; every byte was read back.").format(when, snapshot.drive)
        return self.tr("{0}, on {1}; not verified yet.").format(when, snapshot.drive)

    def _lay_out(self) -> None:
        self.drives.tools.addWidget(self.refresh)
        self.drives.body.addLayout(self._drive_list)
        self.snapshots.body.addLayout(self._snapshot_list)
        for piece in (self.state, self.running, self.drives, self.snapshots):
            self.column.addWidget(piece)
        self.running.hide()


class _RunningCard(Card):
    """A backup that runs: what it does, how far it is, and the way to stop it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.name(self.tr("Backup under way"))
        self.words = label("", wrap=True)
        self.amount = label("", "small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the backup"))
        self.cancel = Button(self.tr("Cancel"))
        foot = QHBoxLayout()
        foot.addWidget(self.amount, 1)
        foot.addWidget(self.cancel)
        for piece in (self.words, self.bar):
            self.body.addWidget(piece)
        self.body.addLayout(foot)
        self.body.addWidget(label(self.tr("You may lock: the backup goes on."), "small"))

    def show_progress(self, words: str, done: int, total: int) -> None:
        self.words.setText(words)
        amount = self.tr("{0} of {1}").format(text.size(done), text.size(total)) if total else ""
        self.amount.setText(amount)
        self.bar.setRange(0, 1000 if total else 0)
        self.bar.setValue(done * 1000 // total if total else 0)
        self.bar.setAccessibleDescription(f"{words} {self.amount.text()}")
