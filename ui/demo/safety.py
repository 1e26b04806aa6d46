"""Backups on the pretend drive: made, looked into, something taken back from one, made again."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import Qt

from ui.demo.drive import Copied, PretendDrive
from ui.demo.hands import Hands
from ui.demo.many_drives import ManyDrives
from ui.demo.office import Office
from ui.demo.stage import Stage
from ui.session.beside import LooksBeside
from ui.widgets.buttons import Button
from ui.workspace.drive_rows import DriveRow
from ui.workspace.look_page import LookPage
from ui.workspace.places import BACKUPS, PATIENTS
from ui.workspace.window import MainWindow

_SINCE: Final = "Appelée ce matin : va bien, plus de palpitations."


class Safety:
    """Everything done on the page of backups, and from it."""

    def __init__(self, stage: Stage, hands: Hands, office: Office, folder: Path) -> None:
        self._stage, self._hands, self._office, self._folder = stage, hands, office, folder
        self.drive: PretendDrive | None = None

    def back_up(self, measured: dict[str, float | int]) -> Copied:
        """The whole of it; the last backup, which holds the vault as it is then."""
        first = self._introduce()
        measured["backup_bytes"] = first.backup.bytes
        measured["backup_seconds"] = first.seconds
        measured["backup_mb_per_second"] = first.backup.bytes / first.seconds / 1e6
        self._lose()
        self._take_back()
        self._eject()
        return self._back_up_again(first)

    def leave(self) -> None:
        """Nothing is copied any more."""
        if self.drive is not None:
            self.drive.leave()

    @property
    def drive_name(self) -> str:
        """What the drive is called."""
        assert self.drive is not None
        return self.drive.full_name()

    @property
    def _main(self) -> MainWindow:
        assert self._office.main is not None
        return self._office.main

    def _introduce(self) -> Copied:
        """A drive arrives that is none of the vault's; it is said to be one, and gets its first backup."""
        stage, office, page = self._stage, self._office, self._main.backups
        assert office.session is not None
        drive = self.drive = PretendDrive(
            stage, office.host, self._folder, office.session, self._main, office.drafts.all,
            lambda: stage.picture(self._main, "backing-up") if page.isVisible() else None,
        )  # fmt: skip
        with stage.step("backup"):
            drive.arrive()
            stage.picture(self._main, "drive-arrives")
            self._hands.push(self._main.rail.button(BACKUPS))
            drive.show()
            stage.picture(self._main, "backups")
            self._hands.push(self._button("introduce"))
            stage.until(lambda: drive.copied is not None, "the backup is made")
            stage.picture(self._main, "backup-made")
        ManyDrives(stage, self._main, office.host).look()
        drive.show()
        assert page.looks
        assert drive.copied is not None
        return drive.copied

    def _lose(self) -> None:
        """What happens in a practice: a treatment and a document removed by mistake, a note written since."""
        stage, hands, record = self._stage, self._hands, self._main.patients.record
        with stage.step("lose"):
            hands.push(self._main.rail.button(PATIENTS))
            before = record.patient_id
            hands.shortcut(Qt.Key.Key_Tab)
            stage.until(lambda: record.patient_id not in ("", before), "the record of before is there")
            self._fewer(lambda: len(record.side.treatments.lines), self._remove_treatment)
            stage.picture(self._main, "treatment-removed")
            self._fewer(lambda: len(record.record.documents) if record.record else 0, self._remove_document)
            hands.shortcut(Qt.Key.Key_N)
            hands.type(_SINCE)
            hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "\r")
            stage.until(lambda: not record.composer.area.toPlainText(), "the note is signed")

    def _fewer(self, count: Callable[[], int], remove: Callable[[], None]) -> None:
        before = count()
        remove()
        self._stage.until(lambda: count() == before - 1, "there is one less")

    def _remove_treatment(self) -> None:
        self._hands.go_to(self._main.patients.record.side.treatments.lines[0].remove)
        self._hands.press(Qt.Key.Key_Delete)

    def _remove_document(self) -> None:
        record = self._main.patients.record
        self._hands.go_to(record.side.documents.list)
        self._hands.press(Qt.Key.Key_End)
        self._hands.press(Qt.Key.Key_Delete)
        self._stage.until(record.undo.isVisible, "the removal can be taken back")
        record.undo.settle()  # as it does by itself, some seconds later

    def _take_back(self) -> None:
        """The backup beside the open vault, read-only; what is missing today is written into it again."""
        stage, hands, office, shown = self._stage, self._hands, self._office, self._main.stack
        assert office.session is not None
        looks = LooksBeside(self._main, office.session, lambda _: None, office.host, str, self._main)
        looks.taken_back.connect(self._main.patients.reread)
        patient_id = self._main.patients.patient_id
        with stage.step("look"):
            hands.push(self._main.rail.button(BACKUPS))
            hands.push(next(iter(self._main.backups.looks.values())))
            stage.until(lambda: isinstance(shown.currentWidget(), LookPage), "the backup opens")
            look = cast(LookPage, shown.currentWidget())
            stage.until(lambda: bool(look.search.rows.rows), "its patients are there")
            stage.picture(self._main, "backup-looked-into")
            look.open(patient_id)
            stage.until(look.record.back.isVisible, "a record is shown as it was, beside today's")
            stage.picture(self._main, "backup-beside-today")
        with stage.step("take_back"):
            hands.push(look.record.only)
            stage.picture(self._main, "backup-differences")
            hands.push(look.record.back)
            stage.until(look.undo.isVisible, "what was missing is there again")
            stage.picture(self._main, "taken-back")
            missing = next(pair.then for pair in look.record.pairs if pair.noun == "document")
            look.record.document_wanted.emit(missing)
            stage.until(lambda: look.viewer.ready, "its document is shown")
            stage.picture(self._main, "backup-document")
            hands.push(look.band.action)

    def _eject(self) -> None:
        with self._stage.step("eject"):
            self._hands.push(self._button("eject"))
            self._stage.picture(self._main, "drive-ejected")

    def _back_up_again(self, first: Copied) -> Copied:
        """The drive arrives another day, while one works: its backup is offered, and made."""
        stage, hands, drive = self._stage, self._hands, self.drive
        assert drive is not None
        with stage.step("backup_again"):
            hands.push(self._main.rail.button(PATIENTS))
            drive.arrive()
            stage.picture(self._main, "drive-arrives-again")
            hands.push(self._main.offers.action)
            stage.until(lambda: drive.copied is not first, "the second backup is made")
            stage.picture(self._main, "backup-complete")
        assert drive.copied is not None
        return drive.copied

    def _button(self, what: str) -> Button:
        rows = self._main.backups.drives.findChildren(DriveRow)
        return next(row.buttons[what] for row in rows if what in row.buttons)
