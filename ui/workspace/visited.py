"""The pages of the window that are made at their first visit, with the ways from each.

A session waits for hours with its window made and nobody there. What stands on the pages that few
visit every day would nearly double what the window weighs all that time.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from app.settings import Settings
from ui.day.agenda import AgendaPage
from ui.directory.page import DirectoryPage
from ui.papers.receipts import ReceiptsPage
from ui.widgets.bars import StatusLine
from ui.workspace.desk import Desk
from ui.workspace.help import HelpPage
from ui.workspace.imports import ImportPage
from ui.workspace.locks import LocksPage
from ui.workspace.notes import NotesPage
from ui.workspace.patients import PatientsPage
from ui.workspace.places import (
    AGENDA,
    DIRECTORY,
    HELP,
    IMPORT,
    LOCKS,
    NOTES,
    PATIENTS,
    RECEIPTS,
    SETTINGS,
    SNIPPETS,
)
from ui.workspace.returning import Returning
from ui.workspace.settings import SettingsPage
from ui.workspace.ways import Ways
from ui.writing.page import SnippetsPage

Page = TypeVar("Page", bound=QWidget)


class VisitedPages(QMainWindow):
    """What the owner of the window hears of a page, whether it was visited yet or not, are signals here."""

    settings_chosen = Signal(Settings)
    #: The letterhead, each time it was read or saved.
    practice_known = Signal(object)
    #: A folder was chosen to be watched: the policy has the word.
    folder_wanted = Signal(Path)
    #: What may lock this computer is to be asked, and one of its causes tried.
    sources_wanted = Signal()
    trial_wanted = Signal(object)

    stack: QStackedWidget
    patients: PatientsPage
    status: StatusLine
    ways: Ways
    returning: Returning
    before: dict[str, str]

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__()
        self._desk, self._settings = desk, settings
        #: The pages there are, in the order of their first visits.
        self.pages: dict[str, QWidget] = {}
        self._makers: Mapping[str, Callable[[], QWidget]] = {
            AGENDA: lambda: self.agenda,
            SETTINGS: lambda: self.settings,
            IMPORT: lambda: self.imports,
            NOTES: lambda: self.notes,
            LOCKS: lambda: self.locks,
            SNIPPETS: lambda: self.snippets,
            RECEIPTS: lambda: self.receipts,
            DIRECTORY: lambda: self.directory,
            HELP: lambda: self.help,
        }

    def page(self, key: str) -> QWidget:
        """The page of this name."""
        return self.pages[key] if key in self.pages else self._makers[key]()

    def _add(self, key: str, page: Page) -> Page:
        self.pages[key] = page
        self.stack.addWidget(page)
        return page

    @cached_property
    def agenda(self) -> AgendaPage:
        """Visits and rounds."""
        page = self._add(AGENDA, AgendaPage(self._desk, self.stack))
        page.opened.connect(self.ways.open_at)
        page.said.connect(self.status.say)
        page.left.connect(lambda: self.ways.choose(PATIENTS))
        page.touched.connect(self._desk.drafts.touch)
        return page

    @cached_property
    def settings(self) -> SettingsPage:
        """The practice and what was chosen for this computer."""
        page = self._add(SETTINGS, SettingsPage(self._settings, self._desk, self.stack))
        page.changed.connect(self.settings_chosen)
        page.practice.known.connect(self.practice_known)
        page.touched.connect(self._desk.drafts.touch)
        page.folder_wanted.connect(self.folder_wanted)
        page.locks_wanted.connect(self.ways.show_locks)
        page.snippets_wanted.connect(self.ways.show_snippets)
        page.receipts_wanted.connect(lambda: self.ways.choose(RECEIPTS))
        page.directory_wanted.connect(self.ways.show_directory)
        page.import_wanted.connect(lambda: self.ways.choose(IMPORT))
        return page

    @cached_property
    def imports(self) -> ImportPage:
        """Another program's patients."""
        page = self._add(IMPORT, ImportPage(self._desk, self.stack))
        page.changed.connect(self.patients.search.refresh)
        page.touched.connect(self._desk.drafts.touch)
        page.left.connect(lambda: self.ways.choose(self.before[IMPORT]))
        page.patients_wanted.connect(self.ways.find)
        return page

    @cached_property
    def notes(self) -> NotesPage:
        """The search in all notes."""
        page = self._add(NOTES, NotesPage(self._desk, self.stack))
        page.opened.connect(self.ways.open_at)
        page.left.connect(lambda: self.ways.choose(PATIENTS))
        page.touched.connect(self._desk.drafts.touch)
        return page

    @cached_property
    def locks(self) -> LocksPage:
        """What locks this computer, and whether it does."""
        page = self._add(LOCKS, LocksPage(self.stack))
        page.wanted.connect(self.sources_wanted)
        page.trial_wanted.connect(self.trial_wanted)
        page.left.connect(self.ways.leave_locks)
        return page

    @cached_property
    def snippets(self) -> SnippetsPage:
        """Short texts behind a slash."""
        page = self._add(SNIPPETS, SnippetsPage(self._desk, self.stack))
        page.left.connect(self.ways.leave_snippets)
        page.touched.connect(self._desk.drafts.touch)
        return page

    @cached_property
    def receipts(self) -> ReceiptsPage:
        """What the accountant reads."""
        page = self._add(RECEIPTS, ReceiptsPage(self._desk, self.stack))
        page.left.connect(lambda: self.ways.choose(SETTINGS))
        page.touched.connect(self._desk.drafts.touch)
        return page

    @cached_property
    def directory(self) -> DirectoryPage:
        """The correspondents."""
        page = self._add(DIRECTORY, DirectoryPage(self._desk, self.stack))
        page.left.connect(self.ways.leave_directory)
        page.touched.connect(self._desk.drafts.touch)
        page.resumed.connect(self.returning.put)
        return page

    @cached_property
    def help(self) -> HelpPage:
        """What each page is for."""
        page = self._add(HELP, HelpPage(self.stack))
        page.left.connect(self.ways.leave_help)
        page.touched.connect(self._desk.drafts.touch)
        return page
