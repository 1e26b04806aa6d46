"""The first run: five steps from nothing to a vault with a way back in.

Nothing is written here. What was chosen leaves as one value; whoever receives
it makes the vault and tells how it goes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.recovery_sheet import RecoverySheet
from ui.drive_lines import DriveLine
from ui.jobs import Jobs
from ui.lockscreen.choices import FirstRunChoices
from ui.lockscreen.drive_list import DriveList
from ui.lockscreen.new_passphrase import Measure, NewPassphrase
from ui.lockscreen.notice import Notice
from ui.lockscreen.page import CardPage
from ui.lockscreen.place_picker import ChooseFolder, Judge, PlacePicker
from ui.lockscreen.practice_form import PracticeForm
from ui.lockscreen.recovery_words import PrintSheet, RecoveryWords
from ui.lockscreen.steps import Step, Steps
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, label
from vault.words import from_entropy

_WELCOME_WIDTH = 520


@dataclass(frozen=True, slots=True)
class NewVault:
    """What is known of a vault before it exists: id, fingerprint of the public key, recovery entropy."""

    vault_id: str
    fingerprint: str
    entropy: bytes = field(repr=False)


class Welcome(QWidget):
    """Where one starts without a vault: make one, restore one, take over another program, or just look."""

    first_run_requested = Signal()
    import_requested = Signal()
    restore_requested = Signal()
    demo_requested = Signal()
    folder_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.begin = Button(self.tr("Create my vault"), "shield-check", "primary")
        self.take_over = Button(self.tr("Take over patients from another program"), "file-input")
        self.restore = Button(self.tr("Restore from a backup"), "rotate-ccw")
        self.open = Button(self.tr("Open a vault on this computer"), "folder-open")
        self.demo = Button(self.tr("Try with a fictional practice"), "users")
        self.notice = Notice()
        self._lay_out()
        self.begin.clicked.connect(self.first_run_requested)
        self.take_over.clicked.connect(self.import_requested)
        self.restore.clicked.connect(self.restore_requested)
        self.open.clicked.connect(self.folder_requested)
        self.demo.clicked.connect(self.demo_requested)
        self.setFocusProxy(self.begin)

    def show_problem(self, sentence: str, tone: str) -> None:
        """What was asked for could not be done."""
        self.notice.say(tone, sentence)

    def _lay_out(self) -> None:
        page = CardPage(_WELCOME_WIDTH)
        page.body.addWidget(IconLabel("shield-check", "accent", 40))
        page.body.addWidget(label(self.tr("Welcome to Serment"), "title"))
        promise = self.tr(
            "Your patients' records, encrypted on your own computer and on the drives you choose. "
            "No account, no server, no network."
        )
        page.body.addWidget(label(promise, "muted", wrap=True))
        page.body.addWidget(self.notice)
        for button, hint in (
            (self.begin, self.tr("Five steps, about five minutes. Have some paper at hand.")),
            (self.take_over, self.tr("The same five steps, then your patient list is read from a CSV file.")),
            (self.restore, self.tr("From an external drive, with your passphrase or your recovery words.")),
            (self.open, self.tr("One that lies here already, in a folder such as “Cabinet.serment”.")),
            (
                self.demo,
                self.tr("Invented patients in a vault of its own. Nothing of it ever mixes with yours."),
            ),
        ):
            pair = QVBoxLayout()
            pair.setSpacing(4)
            pair.addWidget(button)
            button.setAccessibleDescription(hint)
            pair.addWidget(label(hint, "small", wrap=True))
            page.body.addLayout(pair)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(page)


class PlaceStep(Step):
    """A step that ends with a folder the policy allows."""

    def __init__(self, picker: PlacePicker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picker = picker
        self.body.addWidget(picker)
        self.start = picker

    def advance(self) -> bool:
        return self.picker.insist()


class DriveStep(Step):
    """A step that ends with a backup drive, or with the decision to wait."""

    def __init__(self, drives: Sequence[DriveLine] | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name(self.tr("Your backup drive"))
        self.explain(
            self.tr(
                "A vault on one disk is one accident away from being lost. Plug in an external drive: the "
                "first backup is made at once. It is encrypted like the vault itself."
            )
        )
        self.more = self.tr(
            "A USB stick, an external disk or an SD card will do. Nothing that lies on it is touched: "
            "Serment writes into a folder of its own. The best are two drives in turn, one of them kept "
            "elsewhere. Without a drive at hand, go on: you will be reminded."
        )
        self.drives = DriveList(drives, self.tr("Later: I will be reminded"))
        self.body.addWidget(self.drives)
        self.start = self.drives


class FirstRun(Steps):
    """The five steps. ``completed`` carries the FirstRunChoices; ``left`` is Back on the first.

    ``drives`` is None until somebody has looked.
    """

    completed = Signal(object)

    def __init__(
        self,
        new_vault: NewVault,
        proposed: Path,
        drives: Sequence[DriveLine] | None,
        measure: Measure,
        suggest: Callable[[], str],
        judge: Judge,
        choose_folder: ChooseFolder,
        print_sheet: PrintSheet,
        jobs: Jobs,
        then_import: bool = False,
        today: Callable[[], date] = date.today,
        positions: tuple[int, int] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._new_vault, self._today, self._then_import = new_vault, today, then_import
        self.practice = PracticeForm()
        self.passphrase = NewPassphrase(measure, suggest, jobs, lambda: self.practice.value().known_words())
        words = from_entropy(new_vault.entropy)
        self.words = RecoveryWords(words, self._sheet, print_sheet, positions)
        self.place = PlaceStep(PlacePicker(proposed, judge, choose_folder, jobs))
        self.drive = DriveStep(drives)
        super().__init__((self.practice, self.passphrase, self.words, self.place, self.drive), "", parent)
        self.place.name(self.tr("Where your vault lies"))
        self.place.explain(
            self.tr(
                "One folder on a disk of this computer. Never in a synchronised folder: it would travel to a "
                "company's servers."
            )
        )
        self.place.more = self.tr(
            "The folder holds everything, encrypted, and can be moved later while Serment is closed. A disk "
            "of this computer is right. Folders that a service copies, network shares and sticks formatted "
            "as FAT are refused, with the reason."
        )
        self._finish = self.tr("Create the vault")
        self.finished.connect(self._complete)

    def show_drives(self, drives: Sequence[DriveLine]) -> None:
        """A drive came or went."""
        self.drive.drives.show_drives(drives)

    def show_creating(self) -> None:
        """The vault is being made."""
        self.show_working(self.tr("Making the keys and the vault…"))

    def _sheet(self) -> RecoverySheet:
        new = self._new_vault
        practice = self.practice.value().practice
        return RecoverySheet(
            practice, new.vault_id, new.fingerprint, from_entropy(new.entropy), self._today()
        )

    def _complete(self) -> None:
        assert self.place.picker.approved is not None
        choices = FirstRunChoices(
            practice=self.practice.value(),
            passphrase=self.passphrase.take(),
            entropy=bytearray(self._new_vault.entropy),
            place=self.place.picker.approved,
            drive=self.drive.drives.path,
            then_import=self._then_import,
        )
        self.show_creating()
        self.completed.emit(choices)
