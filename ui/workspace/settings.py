"""Settings: the practice, language, theme, text size, and after how long the program locks itself."""

from collections.abc import Mapping
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.settings import Settings
from app.visible import visible
from ui import theme
from ui.file_dialogs import choose_folder
from ui.papers.medicine_list import MedicineListCard
from ui.theme import TEXT_SIZES
from ui.widgets.buttons import Button
from ui.widgets.choices import Choice
from ui.widgets.fields import Captioned
from ui.widgets.labels import Card, label, restyle
from ui.widgets.stepper import Stepper
from ui.workspace.desk import Desk
from ui.workspace.pages import QuietPage
from ui.workspace.practice import PracticeCard

_STAY, _LOCK = "stay", "lock"
#: Among what is half typed; the rest is the letterhead's.
_IDLE = "idle"


class SettingsPage(QuietPage):
    """Announces ``changed(settings)`` at every choice; they hold at once, language at the next unlock."""

    changed = Signal(Settings)
    touched = Signal()
    import_wanted = Signal()
    locks_wanted = Signal()
    snippets_wanted = Signal()
    #: A folder was chosen to be watched: the policy has the word.
    folder_wanted = Signal(Path)
    receipts_wanted = Signal()
    directory_wanted = Signal()

    def __init__(self, settings: Settings, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._settings = settings
        self.practice = PracticeCard(desk, self._held)
        self.title.setText(self.tr("Settings"))
        self.theme = Choice(self.tr("Theme"), self._themes())
        self.text_size = Choice(self.tr("Text size"), [(str(size), f"{size} %") for size in TEXT_SIZES])
        self.language = Choice(self.tr("Language"), self._languages())
        self.idle = Stepper(self.tr("Minutes before locking"), 1, 30, self.tr("min"))
        self.minimise = Choice(self.tr("When the window is minimised"), self._when_minimised())
        self.try_locks = Button(self.tr("Does my lock work?"), "shield-check")
        self.short_texts = Button(self.tr("Short texts behind a slash…"), "pencil")
        self.directory = Button(self.tr("Correspondents…"), "users")
        self.import_folder = label("", wrap=True)
        self.choose_import = Button(self.tr("Choose a folder…"), "folder-open")
        self.no_import = Button(self.tr("Watch none"), kind="quiet")
        self.refusal = label("", "small", wrap=True)
        self.arrivals = Choice(self.tr("When a backup drive is plugged in"), self._when_arrived())
        self.take_over = Button(self.tr("Take over a patient list…"), "file-input")
        self.medicines = MedicineListCard(desk, self._held)
        self.receipts = Button(self.tr("Receipts book…"), "table")
        for choice in (self.theme, self.text_size, self.language, self.minimise, self.arrivals):
            choice.setMaximumWidth(theme.px(320))
        self._show()
        self._lay_out()
        self.take_over.clicked.connect(self.import_wanted)
        self.receipts.clicked.connect(self.receipts_wanted)
        self.directory.clicked.connect(self.directory_wanted)
        self.theme.chosen.connect(lambda key: self._change(theme=key))
        self.text_size.chosen.connect(lambda key: self._change(text_percent=int(key)))
        self.language.chosen.connect(lambda key: self._change(language=key))
        self.try_locks.clicked.connect(self.locks_wanted)
        self.short_texts.clicked.connect(self.snippets_wanted)
        self.choose_import.clicked.connect(self._choose_import)
        self.no_import.clicked.connect(lambda: self._change(import_folder=""))
        self.minimise.chosen.connect(lambda key: self._change(lock_on_minimise=key == _LOCK))
        self.arrivals.chosen.connect(lambda key: self._change(drive_arrives=key))
        self.idle.changed.connect(lambda minutes: self._change(idle_minutes=minutes))
        for part in (self.practice, self.idle):
            part.touched.connect(self.touched)

    def half_typed(self) -> dict[str, str]:
        """What was typed and is not kept yet: of the letterhead, and of the minutes."""
        minutes = self.idle.half_typed()
        return self.practice.half_typed() | ({} if minutes is None else {_IDLE: minutes})

    def resume(self, half_typed: Mapping[str, str]) -> None:
        """Bring it back after a lock."""
        letterhead = dict(half_typed)
        minutes = letterhead.pop(_IDLE, None)
        if minutes is not None:
            self.idle.resume(minutes)
        self.practice.resume(letterhead)

    def show_import_folder(self, folder: Path) -> None:
        """The policy allows it: watch it from now on."""
        self._change(import_folder=str(folder))

    def refuse_import_folder(self, why: str) -> None:
        """The policy does not: the folder of before stays."""
        self.refusal.setText(why)
        self.refusal.show()

    def _choose_import(self) -> None:
        chosen = choose_folder(self, self.tr("The import folder"), Path.home())
        if chosen is not None:
            self.folder_wanted.emit(chosen)

    def remember_form(self, profession: str, form: str) -> None:
        """Somebody of this profession chose a form for a note."""
        self._change(note_forms={**self._settings.note_forms, profession: form})

    @property
    def settings(self) -> Settings:
        return self._settings

    def _change(self, **choices: object) -> None:
        self._settings = msgspec.structs.replace(self._settings, **choices)
        self._show()
        self.changed.emit(self._settings)

    def _show(self) -> None:
        self.theme.show_key(self._settings.theme)
        self.text_size.show_key(str(self._settings.text_percent))
        self.language.show_key(self._settings.language)
        self.idle.show_value(self._settings.idle_minutes)
        self.arrivals.show_key(self._settings.drive_arrives)
        folder = self._settings.import_folder
        self.import_folder.setText(visible(folder) if folder else self.tr("No folder is watched."))
        self.no_import.setVisible(bool(folder))
        self.refusal.hide()
        self.minimise.show_key(_LOCK if self._settings.lock_on_minimise else _STAY)

    def _when_arrived(self) -> list[tuple[str, str]]:
        return [("ask", self.tr("Offer its backup")), ("start", self.tr("Start its backup by itself"))]

    def _themes(self) -> list[tuple[str, str]]:
        return [
            ("system", self.tr("Like the desktop")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ]

    def _languages(self) -> list[tuple[str, str]]:
        return [("system", self.tr("Like the desktop")), ("fr", "Français"), ("en", "English")]

    def _when_minimised(self) -> list[tuple[str, str]]:
        return [(_STAY, self.tr("Stay unlocked")), (_LOCK, self.tr("Lock"))]

    def _lay_out(self) -> None:
        look = Card(self.tr("Look"), self._held)
        look.body.addWidget(Captioned(self.tr("Theme"), self.theme))
        look.body.addWidget(Captioned(self.tr("Text size"), self.text_size))
        hint = self.tr("Holds from the next unlock on.")
        look.body.addWidget(Captioned(self.tr("Language"), self.language, hint))
        lock = Card(self.tr("Locking"), self._held)
        why = self.tr("From 1 to 30 minutes without a key or a movement of the mouse.")
        lock.body.addWidget(Captioned(self.tr("Lock by itself after"), self.idle, why))
        lock.body.addWidget(Captioned(self.tr("When the window is minimised"), self.minimise))
        lock.body.addWidget(self.try_locks, 0, Qt.AlignmentFlag.AlignLeft)
        taking = Card(self.tr("Another program’s patients"), self._held)
        taking.body.addWidget(self.take_over, 0, Qt.AlignmentFlag.AlignLeft)
        backups = Card(self.tr("Backups"), self._held)
        only = self.tr("Only for drives that you introduced as yours; also while the vault is locked.")
        backups.body.addWidget(Captioned(self.tr("When a backup drive is plugged in"), self.arrivals, only))
        scans = Card(self.tr("Scans and photos"), self._held)
        told = self.tr("What a scanner or a phone leaves in this folder is offered to the open record.")
        row = QHBoxLayout()
        for button in (self.choose_import, self.no_import):
            row.addWidget(button)
        row.addStretch(1)
        for piece in (label(told, "small", wrap=True), self.import_folder, self.refusal):
            scans.body.addWidget(piece)
        scans.body.addLayout(row)
        restyle(self.refusal, tone="warning")
        writing = Card(self.tr("Notes"), self._held)
        writing.body.addWidget(self.short_texts, 0, Qt.AlignmentFlag.AlignLeft)
        written_to = Card(self.tr("Directory"), self._held)
        written_to.body.addWidget(self.directory, 0, Qt.AlignmentFlag.AlignLeft)
        money = Card(self.tr("Accounts"), self._held)
        money.body.addWidget(self.receipts, 0, Qt.AlignmentFlag.AlignLeft)
        for card in (
            self.practice,
            written_to,
            writing,
            scans,
            self.medicines,
            money,
            look,
            lock,
            backups,
            taking,
        ):
            self.column.addWidget(card)
