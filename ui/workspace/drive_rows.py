"""The lines of the drives on the backups page: which one, when, verified, tried, and what can be done."""

from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import reminding
from app.rotation import BackupDrive, Standing, lately_mended
from ui import text
from ui.drive_lines import DriveLine
from ui.drive_words import words
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import Chip, IconLabel, label
from vault.clock import moment


class DriveRow(QWidget):
    """An icon and a name, under them what is known, and buttons. ``buttons`` are kept by what they do."""

    eject_wanted = Signal(str)
    forget_wanted = Signal(str)

    def __init__(self, icon: str, token: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, Button] = {}
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self._head.addWidget(IconLabel(icon, token, 22))
        self._head.addWidget(label(name, "heading", wrap=True), 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 6, 0, 6)
        self.column.setSpacing(6)
        self.column.addLayout(self._head)

    def propose(self, key: str) -> None:
        """What this button does is the thing to do next: the page has one such."""
        if button := self.buttons.get(key):
            button.become("primary")

    def _offer_ejection(self, drive: BackupDrive) -> None:
        button = Button(self.tr("Eject"), "unplug")
        button.setAccessibleName(self.tr("Eject {}").format(drive.name))
        button.clicked.connect(lambda: self.eject_wanted.emit(drive.mount))
        self._tool("eject", button)

    def _offer_to_forget(self, drive: BackupDrive) -> None:
        button = Button(self.tr("Forget"), kind="quiet")
        told = self.tr("Forget {}: it is lost, or serves something else").format(drive.name)
        button.setAccessibleName(told)
        button.setToolTip(text.tip(told))
        button.clicked.connect(lambda: self.forget_wanted.emit(drive.uuid))
        self._tool("forget", button)

    def _tool(self, key: str, button: Button) -> None:
        self.buttons[key] = button
        self._head.addWidget(button)


class KnownDrive(DriveRow):
    """A drive of the vault, plugged in or elsewhere."""

    backup_wanted = Signal(str)

    def __init__(self, drive: BackupDrive, now: datetime, *, written: bool = False, ejected: bool = False):
        state = _state(drive, written=written, ejected=ejected)
        super().__init__("hard-drive", "accent" if drive.here else "muted", drive.name)
        self.drive = drive
        mended = lately_mended(drive, now)
        watch = [Chip(words.to_watch(), "warning", "eye")] if mended else []
        facts = Flow(self)  # without a parent, what is filled is shown as a window of its own
        facts.replace(
            [state, self._verified(now), self._tried(now), *self._room(), *self._old_ways_in(), *watch]
        )
        self.column.addWidget(facts)
        if mended:
            self.column.addWidget(label(words.mended(mended), "muted", wrap=True))
        if drive.here:
            self._offer_backup()
            self._offer_ejection(drive)
        elif not ejected:
            self._offer_to_forget(drive)

    def _verified(self, now: datetime) -> Chip:
        at = self.drive.took.verified_at
        if at is None:
            return Chip(self.tr("no verified backup yet"), "warning", "circle-alert")
        words_ = self.tr("verified backup: {}").format(text.ago(at, now))
        fresh = _age(at, now) <= reminding.FRESH
        return Chip(words_, "ok" if fresh else "warning", "circle-check" if fresh else "clock")

    def _tried(self, now: datetime) -> Chip:
        at = self.drive.took.proven_at
        if at is None:
            return Chip(self.tr("restore never tried"), "", "circle-dashed")
        due = _age(at, now) >= reminding.REHEARSE_EVERY
        words_ = self.tr("restore tried on {}").format(text.day(at.astimezone().date()))
        return Chip(words_, "warning" if due else "ok", "clock" if due else "shield-check")

    def _room(self) -> list[Chip]:
        free = self.drive.free_bytes
        return [] if free is None else [Chip(self.tr("{} free").format(text.size(free)))]

    def _old_ways_in(self) -> list[Chip]:
        if not self.drive.opens_as_before:
            return []
        chip = Chip(self.tr("still opens with the earlier passphrase or ways in"), "warning", "key-round")
        chip.setToolTip(self.tr("Plug it in: this page then offers to bring its backups up to date."))
        return [chip]

    def _offer_backup(self) -> None:
        button = Button(self.tr("Back up"), "upload")
        button.setAccessibleName(self.tr("Back up to {}").format(self.drive.name))
        button.clicked.connect(lambda: self.backup_wanted.emit(self.drive.mount))
        self._tool("backup", button)


class ToReplace(DriveRow):
    """A drive that does not keep what is written to it."""

    def __init__(self, drive: BackupDrive, *, ejected: bool = False) -> None:
        super().__init__("hard-drive", "muted", drive.name)
        facts = Flow(self)
        facts.replace(
            [
                _state(drive, written=False, ejected=ejected),
                Chip(self.tr("to replace"), "warning", "circle-alert"),
            ]
        )
        self.column.addWidget(facts)
        self.column.addWidget(label(words.unfaithful(drive), "muted", wrap=True))
        if drive.here:
            self._offer_ejection(drive)
        elif not ejected:
            self._offer_to_forget(drive)


class Stranger(DriveRow):
    """A drive that is plugged in, may hold backups, and is none of the vault's."""

    introduce_wanted = Signal(str)
    backup_wanted = Signal(str)
    decline_wanted = Signal(str)

    def __init__(self, drive: BackupDrive) -> None:
        super().__init__("usb", "muted", drive.name)
        self.drive = drive
        told = words.stranger(drive)
        if drive.free_bytes is not None:
            told += " " + self.tr("{} free.").format(text.size(drive.free_bytes))
        self.column.addWidget(label(told, "muted", wrap=True))
        if drive.standing is Standing.NAMELESS:
            self._offer_backup()
        elif drive.standing is Standing.TWIN:
            self._offer_ejection(drive)
        else:
            self._offer_introduction()

    def _offer_introduction(self) -> None:
        button = Button(self.tr("This is my backup drive"), "check")
        button.setAccessibleName(self.tr("{} is my backup drive: back up to it").format(self.drive.name))
        button.clicked.connect(lambda: self.introduce_wanted.emit(self.drive.mount))
        self.buttons["introduce"] = button
        if not self.drive.met.declined:
            decline = Button(self.tr("It is not"), kind="quiet")
            decline.setAccessibleName(self.tr("{} is not for backups").format(self.drive.name))
            decline.clicked.connect(lambda: self.decline_wanted.emit(self.drive.uuid))
            self.buttons["decline"] = decline
        # Long words: under the name and not beside it.
        answers = Flow(self)
        answers.replace(list(self.buttons.values()))
        self.column.addWidget(answers)

    def _offer_backup(self) -> None:
        button = Button(self.tr("Back up"), "upload")
        button.setAccessibleName(self.tr("Back up to {}").format(self.drive.name))
        button.clicked.connect(lambda: self.backup_wanted.emit(self.drive.mount))
        self._tool("backup", button)


class Refused(DriveRow):
    """A disk of this computer that may hold no backups, and why."""

    def __init__(self, disk: DriveLine) -> None:
        super().__init__("ban", "muted", disk.name)
        self.column.addWidget(label(disk.reason, "muted", wrap=True))


def _state(drive: BackupDrive, *, written: bool, ejected: bool) -> Chip:
    if written:
        return Chip(words.written_to(), "warning", "circle-alert")
    if drive.here:
        return Chip(words.here(), "info", "usb")
    if ejected:
        return Chip(words.loose(), "ok", "check")
    met = moment(drive.met.at) if drive.met.at else drive.took.verified_at
    return Chip(words.away(drive, met))


def _age(at: datetime, now: datetime) -> timedelta:
    return now.astimezone().date() - at.astimezone().date()
