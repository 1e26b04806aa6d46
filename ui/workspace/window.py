"""The main window of an open session: the rail, the pages, the status line, and the keys.

It is constructed with open records and never asks whether a vault is locked.
What it wants from the rest of the program it announces; its owner decides.
No patient is ever named in its title.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial

import msgspec
from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.settings import Settings
from ui import last_backup, text
from ui.day.today import TodayPage
from ui.theme import Appearance, ThemeChoice
from ui.widgets.banner import Banner
from ui.widgets.bars import StatusLine
from ui.widgets.offers import OfferBar
from ui.widgets.rail import Rail
from ui.workspace.backups import BackupsPage
from ui.workspace.desk import Desk
from ui.workspace.look_page import LookPage
from ui.workspace.marks import marks_of
from ui.workspace.patients import PatientsPage
from ui.workspace.places import (
    AGENDA,
    BACKUPS,
    DIRECTORY,
    HELP,
    IMPORT,
    LOCK,
    NOTES,
    PATIENTS,
    RECEIPTS,
    SETTINGS,
    SNIPPETS,
    TODAY,
    within,
)
from ui.workspace.returning import Returning
from ui.workspace.view import Keeps, View
from ui.workspace.visited import VisitedPages
from ui.workspace.ways import Ways
from ui.writing.store import SnippetStore
from vault.pending import Pending

_log = logging.getLogger(__name__)

LEAST_WIDTH, LEAST_HEIGHT = 760, 520
#: Among what is kept of the pages.
_PAPERS = "papers"


class MainWindow(VisitedPages):
    """``pending_changed`` means: put ``pending()`` on the disk, then call ``pending_saved``."""

    lock_requested = Signal()
    close_requested = Signal()
    minimised = Signal()
    pending_changed = Signal()
    settings_changed = Signal(Settings)

    def __init__(
        self,
        desk: Desk,
        appearance: Appearance,
        settings: Settings,
        practice: str = "",
        fictive: bool = False,
    ) -> None:
        super().__init__(desk, settings)
        self._appearance = appearance
        self._name(practice)
        # Every widget is made inside its parent: under a style sheet Qt polishes a whole branch again
        # each time it is moved to another parent, which tripled the time to the first paint.
        inside = QWidget(self)
        inside.setObjectName("page")
        self.setCentralWidget(inside)
        self.rail = Rail(inside)
        self.stack = QStackedWidget(inside)
        self.today = TodayPage(desk, self.stack)
        self.patients = PatientsPage(desk, self.stack)
        self.backups = BackupsPage(self.stack)
        self.status = StatusLine(inside)
        nobody = self.tr("Nobody here exists.")
        self.fictive = Banner("info", self.tr("Fictional practice."), nobody, parent=inside)
        self.fictive.setVisible(fictive)
        self.findings = Banner("info", "", "", self.tr("Noted"), inside)
        self.findings.acted.connect(self.findings.hide)
        self.findings.hide()
        self.locum = Banner("info", "", "", parent=inside)
        self.locum.hide()
        for banner in (self.fictive, self.locum, self.findings):
            banner.span()
        self.offers = OfferBar(inside)
        for key, page in ((TODAY, self.today), (PATIENTS, self.patients), (BACKUPS, self.backups)):
            self._add(key, page)
        #: What is typed into besides a record, and comes back after a lock.
        self._keeping: dict[str, Callable[[], Keeps]] = {
            SNIPPETS: lambda: self.snippets,
            DIRECTORY: lambda: self.directory,
            SETTINGS: lambda: self.settings,
            IMPORT: lambda: self.imports,
            TODAY: lambda: self.today,
            AGENDA: lambda: self.agenda,
            RECEIPTS: lambda: self.receipts,
            HELP: lambda: self.help,
            _PAPERS: lambda: desk.put_down,
        }
        self.before = dict.fromkeys((HELP, IMPORT, DIRECTORY), PATIENTS)
        self._titled = ""
        self.returning = Returning(self)
        #: How the window was before the lock.
        self.restored = View()
        #: The view as it could last be written.
        self._viewed = msgspec.json.encode(self.restored)
        self._lay_out(inside)
        self.ways = Ways(self)
        self._connect()
        desk.shelf.remember(settings.note_forms)
        self._read_snippets()
        self.show_page(PATIENTS)
        self.patients.search.focus()

    # --- What the owner calls

    def pending(self) -> Pending:
        """Every draft and the view, as they are this moment; nothing is waited for.

        A defect in one page costs the view of this moment, and none of what was typed.
        """
        try:
            self._viewed = msgspec.json.encode(self.view())
        except Exception as error:  # noqa: BLE001 - whatever it is, the drafts must reach the disk
            _log.error("view not kept", exc_info=error)
        return Pending(self._desk.drafts.all(), {"workspace": msgspec.Raw(self._viewed)})

    def belong_to(self, practice: str, *, fictive: bool, locum: tuple[str, date] | None = None) -> None:
        """A window made before its vault was open learns whose it is, and which locum works until when."""
        self._name(practice)
        self.fictive.setVisible(fictive)
        if locum is not None:
            name, last = locum
            until = self.tr("locum until {day}: everything written here bears this name.")
            self.locum.say("info", name, until.format(day=text.day(last)))
        self.locum.setVisible(locum is not None)

    def pending_saved(self, when: datetime | None = None) -> None:
        """What was typed is on the disk."""
        moment = when or datetime.now(UTC)
        for editor in (self.patients.record.composer, self.patients.record.chronicle.addendum):
            editor.show_saved(moment)

    def pending_not_saved(self, why: str) -> None:
        """What was typed could not be put on the disk; it stays on the screen, and is tried again."""
        for editor in (self.patients.record.composer, self.patients.record.chronicle.addendum):
            editor.show_unsaved()
        self.tell(why, serious=True)

    def view(self) -> View:
        """What is on the screen, for ``restore``."""
        form = self.patients.form if self.patients.filling else None
        return View(
            page=self.ways.current(),
            before=self.before,
            patient_id=self.patients.record.wanted,
            place=self.patients.record.place,
            searched=self.patients.search.field.text(),
            searched_notes=self.notes.field.text() if NOTES in self.pages else "",
            form=form.values() if form else None,
            form_of=form.patient_id if form else "",
            aside=self.patients.aside(),
            typed={key: typed for key, one in self._kept() if (typed := one.half_typed())},
            alone=self.patients.alone,
            marks=marks_of(self),
            begun_on=self.today.begun_on,
            earlier=self.patients.earlier.places(),
            left=self.patients.record.attachments.taking_in.left(),
        )

    def _kept(self) -> Iterator[tuple[str, Keeps]]:
        """Nothing was typed into a page that nobody visited."""
        for key, one in self._keeping.items():
            if key in self.pages or key == _PAPERS:
                yield key, one()

    def restore(self, pending: Pending) -> None:
        """Bring the view back; the drafts are in the database by now. A new day begins with what is due."""
        for part in self._parts_of(pending.view.get("workspace", msgspec.Raw(b"{}"))):
            try:
                part()
            except Exception as error:  # noqa: BLE001 - whatever it is, it must keep nobody from the records
                _log.error("part of the view not brought back", exc_info=error)
        self.today.begin_day(self.restored.begun_on)

    def _parts_of(self, view: msgspec.Raw) -> Iterator[Callable[[], object]]:
        """The view in its order, each part for itself: another version may have kept one differently."""
        yield partial(self._read_view, view)
        was, patients = self.restored, self.patients
        yield partial(self.show_page, was.page)
        known = self.pages.keys() | self._makers.keys()
        self.before |= {page: back for page, back in was.before.items() if back in known}
        yield partial(patients.search.field.setText, was.searched)
        if was.searched_notes:
            yield lambda: self.notes.field.setText(was.searched_notes)
        yield partial(patients.set_forms_aside, was.aside)
        for key, typed in was.typed.items():
            yield partial(self._resume, key, typed)
        if was.patient_id:
            yield partial(patients.earlier.resume, {was.patient_id: was.place, **was.earlier})
            yield partial(patients.open, was.patient_id)
            yield partial(patients.set_alone, was.alone)
        if was.form is not None:
            yield partial(patients.resume_form, was.form, was.form_of)
        yield partial(patients.record.attachments.taking_in.tell_left, was.left)
        yield partial(self.returning.begin, was.marks)

    def _read_view(self, view: msgspec.Raw) -> None:
        self.restored = msgspec.json.decode(view, type=View)

    def _resume(self, key: str, typed: dict[str, str]) -> None:
        self._keeping[key]().resume(typed)

    @property
    def comes_back(self) -> bool:
        """Whether the view is not yet what it was before the lock, nor what somebody has made of it since."""
        record = self.patients.record
        return self.returning.under_way or bool(record.wanted and not record.patient_id)

    def end_restoring(self) -> None:
        """All is back and laid out: from now on everything stands where the person puts it."""
        self.returning.end()

    def show_lock_countdown(self, seconds: int | None) -> None:
        """The last 30 seconds before the program locks itself; None when somebody came back."""
        words = "" if seconds is None else self.tr("Locks in %n seconds", "", seconds)
        self.status.keep("lock", words, "warning", "lock")

    def tell(self, words: str, *, serious: bool) -> None:
        """Say what was found at opening, or what could not be saved, until it is noted."""
        before = "" if self.findings.isHidden() else self.findings.sentence + "\n"
        if words in before.split("\n"):
            return  # a disk that is full is found so at every save
        word = self.tr("Please read.") if serious else self.tr("For information.")
        self.findings.say("warning" if serious else "info", word, before + words)
        self.findings.show()

    def show_last_backup(self, verified_at: datetime | None, now: datetime | None = None) -> None:
        """How old the last verified backup is, in the status line and on the morning page."""
        self.today.show_last_backup(verified_at, now)
        self.status.keep("backup", *last_backup.told(verified_at, now))

    def show_page(self, key: str) -> None:
        """Go to a page."""
        if key in self.before and self.ways.current() not in (key, HELP):
            self.before[key] = self.ways.current()
        if key != self.ways.current():
            self.status.say("")  # it was of the page that is left
        self.stack.setCurrentWidget(self.page(key))
        self.rail.show_current(within(key))

    def show_look(self, page: LookPage) -> None:
        """Show a backup in the place of today; the title says so as long as it is on the screen."""
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.rail.hide()
        self.status.say("")
        self._titled = self.windowTitle()
        self.setWindowTitle(f"{page.marked} — {self._titled}")

    def leave_look(self) -> None:
        """Back from a backup to the page of backups."""
        self.setWindowTitle(self._titled)
        self.rail.show()
        self.show_page(BACKUPS)

    # --- Events

    def showEvent(self, event: QShowEvent) -> None:
        """Only now does it have the size that decides what is seen of it."""
        super().showEvent(event)
        self.returning.put()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing locks and quits, which the owner does."""
        event.ignore()
        self.close_requested.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self.isMinimized():
            self.minimised.emit()

    def _name(self, practice: str) -> None:
        self.setWindowTitle(f"{practice} — Serment" if practice else "Serment")

    def _read_snippets(self) -> None:
        """Have the snippets of this practice, and of its profession, ready to be typed."""
        job = self._desk.jobs.submit(SnippetStore(self._desk.store).everything)
        job.done.connect(self._desk.shelf.hold)

    def _apply(self, settings: Settings) -> None:
        self._appearance.set_theme(ThemeChoice(settings.theme))
        self._appearance.set_text_size(settings.text_percent)
        self.settings_changed.emit(settings)

    def _show_alone(self, alone: bool) -> None:
        self.rail.setVisible(not alone)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.ways.choose)
        self.patients.said.connect(self.status.say)
        taking_in = self.patients.record.attachments.taking_in
        taking_in.progress.connect(
            lambda *said: self.status.keep("documents", said[0], "", "file-input", said[1])
        )
        self.status.acted.connect(taking_in.stop)
        # "Note signed" is said of one patient, and must not stand under another.
        self.patients.record.shown.connect(lambda _: self.status.say(""))
        self.patients.alone_changed.connect(self._show_alone)
        self.patients.changed.connect(self._desk.drafts.touch)
        self.stack.currentChanged.connect(lambda _: self._desk.drafts.touch())
        self.patients.resumed.connect(self.returning.put)
        self._desk.drafts.changed.connect(self.pending_changed)
        self._desk.shelf.form_chosen.connect(lambda *form: self.settings.remember_form(*form))
        self.settings_chosen.connect(self._apply)
        self.practice_known.connect(lambda practice: self._name(practice.name))
        self.practice_known.connect(lambda _: self._read_snippets())
        self.patients.record.card_wanted.connect(self.ways.show_directory)
        self.patients.import_wanted.connect(lambda: self.show_page(IMPORT))
        self.patients.backups_wanted.connect(lambda: self.show_page(BACKUPS))
        self.patients.search.notes_wanted.connect(self.ways.find_notes)
        self.today.opened.connect(self.ways.open_at)
        self.today.wanted.connect(self.ways.begin_with_today)
        self.today.searched.connect(self.ways.find_by)
        self.today.left.connect(lambda: self.show_page(PATIENTS))
        self.today.touched.connect(self._desk.drafts.touch)
        self.today.agenda_wanted.connect(self.ways.show_agenda)
        self.today.backups_wanted.connect(lambda: self.show_page(BACKUPS))

    def _lay_out(self, inside: QWidget) -> None:
        self.rail.add_place(TODAY, "sun", self.tr("Today"))
        self.rail.add_place(PATIENTS, "users", self.tr("Patients"))
        self.rail.add_place(AGENDA, "calendar", self.tr("Agenda"))
        self.rail.add_place(BACKUPS, "hard-drive", self.tr("Backups"))
        self.rail.add_place(SETTINGS, "settings", self.tr("Settings"))
        self.rail.add_place_below(HELP, "circle-question-mark", self.tr("Help"))
        lock = self.rail.add_action(LOCK, "lock", self.tr("Lock"))
        lock.setToolTip(self.tr("Lock (Ctrl+L)"))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.stack, 1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.fictive)
        column.addWidget(self.locum)
        column.addWidget(self.findings)
        column.addLayout(row, 1)
        column.addWidget(self.offers)
        column.addWidget(self.status)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
