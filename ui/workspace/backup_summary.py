"""The first thing on the backups page: how safe the records are today, and the one thing to do next."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.reminding import Past, backup_due
from app.rotation import BackupDrive, Rotation
from app.whatnext import Next, Step, next_step
from ui import text
from ui.drive_words import words
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, label, restyle


class Summary(QFrame):
    """Says it; what is to be pressed stands beside the drive it concerns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.step = Step(Next.NOTHING)
        self._icon = IconLabel("circle-alert", "warning", 32)
        self._headline = label("", "heading", wrap=True)
        self._tried = label("", "muted", wrap=True)
        self._next = label("", wrap=True)
        #: Shown where a rehearsal is the next step, and a backup is at hand to be tried.
        self.rehearse = Button(self.tr("Try to restore…"), "shield-check", "primary")
        self.rehearse.setToolTip(
            self.tr("The program locks and asks for your passphrase; nothing is kept of it.")
        )
        self._lay_out()

    @property
    def words(self) -> str:
        """All it says, as a screen reader hears it."""
        return self.accessibleName()

    def show_state(self, rotation: Rotation, now: datetime, *, busy: bool, at_hand: bool = False) -> None:
        """What is known of all drives together; ``at_hand``: a backup could be tried now."""
        past = Past.of(rotation, now)
        self.step = next_step(rotation, past, now)
        tone = "warning" if past.verified_at is None or backup_due(past, now) else "ok"
        self._icon.show_icon("circle-alert" if tone == "warning" else "shield-check", tone)
        self._headline.setText(self._safety(rotation, now))
        restyle(self._headline, tone=tone)
        self._tried.setText(self._rehearsed(rotation))
        self._tried.setVisible(past.verified_at is not None)
        self._next.setText(self._told(now))
        self._next.setVisible(not busy)
        self.rehearse.setVisible(self.step.what is Next.REHEARSE and at_hand and not busy)
        said = (self._headline, self._tried, self._next)
        self.setAccessibleName(" ".join(one.text() for one in said if not one.isHidden()))

    def _safety(self, rotation: Rotation, now: datetime) -> str:
        at = rotation.took.verified_at
        if at is None:
            return self.tr("No backup yet: if this computer breaks today, everything is lost.")
        latest = next((one for one in rotation.known if one.took.verified_at == at), None)
        when = text.ago(at, now)
        if latest is None:
            return self.tr("Last verified backup: {}.").format(when)
        return self.tr("Last verified backup: {0}, on {1}.").format(when, latest.name)

    def _rehearsed(self, rotation: Rotation) -> str:
        at = rotation.took.proven_at
        if at is None:
            return self.tr("Every byte was read back. A restore was never tried.")
        tried = text.day(at.astimezone().date())
        return self.tr("Every byte was read back. Restore tried on {}.").format(tried)

    def _told(self, now: datetime) -> str:
        name = self.step.drive.name if self.step.drive else ""
        match self.step.what:
            case Next.PLUG_IN:
                return self.tr("Next: plug in an external drive. It appears here by itself.")
            case Next.INTRODUCE:
                return self.tr("Next: say whether {} is your backup drive.").format(name)
            case Next.REPLACE:
                return self.tr("Next: plug in another drive, in the place of {}.").format(name)
            case Next.BACK_UP:
                return self.tr("Next: back up to {}.").format(name)
            case Next.BRING:
                return self.tr("Next: plug in {0}, {1}.").format(name, self._behind(now))
            case Next.REHEARSE:
                return self.tr("Next: try a restore. Only that proves that a backup opens.")
            case Next.SECOND:
                return self.tr(
                    "Next: a second drive, kept elsewhere, for the day this one is lost with the computer."
                )
            case _:
                return self.tr("Nothing to do today.")

    def _behind(self, now: datetime) -> str:
        drive: BackupDrive | None = self.step.drive
        return words.behind(drive, now) if drive else ""

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(4)
        for line in (self._headline, self._tried, self._next):
            said.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(16)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(said, 1)
        row.addWidget(self.rehearse, 0, Qt.AlignmentFlag.AlignVCenter)
