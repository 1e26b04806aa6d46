"""What every page of a session works with: the records, the job desk, the patients, and words for errors."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QTimer

from app.finder import Finder, Found
from app.intake import Incoming
from ui import decoding
from ui.decoding import Decoding
from ui.jobs import Jobs
from ui.workspace.drafts import Drafts
from ui.workspace.store import RecordStore
from vault.records.patients import Listed

#: Milliseconds behind its first paint: what else opening has to say goes before.
BEHIND = 50


class People:
    """Every patient of the vault, for the search; replaced as a whole after an import."""

    def __init__(self, rows: Iterable[Listed]) -> None:
        self._finder = Finder(rows)
        self._unprepared = False

    def find(self, typed: str) -> Found:
        """The patients ``typed`` may mean."""
        return self._finder.find(typed)

    def put(self, row: Listed) -> None:
        """A patient was created or changed."""
        self._finder.put(row)

    def refill(self, rows: Iterable[Listed]) -> None:
        """Many were. The list can be painted at once; what a search needs is made right behind it."""
        self._finder = Finder(rows)
        self._unprepared = True

    def painted(self) -> None:
        """The list is on the screen. A timer from the refill itself ran before that on a slow machine."""
        if self._unprepared:
            self._unprepared = False
            QTimer.singleShot(BEHIND, self._finder.prepare)


@dataclass(frozen=True, slots=True)
class Desk:
    """Handed to each page's constructor. ``store`` is called through ``jobs`` only."""

    store: RecordStore
    jobs: Jobs
    people: People
    drafts: Drafts
    #: Name and bytes of a file on its way in to a document without metadata. Raises SermentError.
    clean: Callable[[str, bytes], Incoming]
    #: An error in the practitioner's words.
    explain: Callable[[Exception], str]
    #: Foreign files are decoded through it, in another process, and nowhere else.
    decoding: Decoding = field(default_factory=decoding.shared)
