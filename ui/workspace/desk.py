"""What every page of a session works with: the records, the job desk, the patients, and words for errors."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QTimer

from app.finder import Finder, Found
from app.intake import Incoming
from ui import decoding
from ui.decoding import Decoding
from ui.jobs import Job, Jobs
from ui.workspace.drafts import Drafts
from ui.workspace.store import RecordStore
from vault.records.patients import LastSeen, Listed

#: Milliseconds behind its first paint: what else opening has to say goes before.
BEHIND = 50


class _Everyone:
    """All patients, read when somebody needs them or else when there is time."""

    def __init__(
        self, jobs: Jobs, read: Callable[[], list[Listed]], use: Callable[[list[Listed]], None]
    ) -> None:
        self._jobs = jobs
        self._read = read
        self._use = use
        self._job: Job | None = None

    def ask(self) -> Job:
        """Have them read, if nobody did yet."""
        if self._job is None:
            self._job = self._jobs.submit(self._read)
            self._job.done.connect(self._use)
        return self._job

    def wait(self) -> None:
        """Have them now."""
        self._jobs.wait_for(self.ask())


class People:
    """Every patient of the vault, for the search; replaced as a whole after an import.

    The list can be painted with the first of them, before everyone is read. A search
    that comes earlier than everyone waits for them: it must not miss anybody.
    """

    def __init__(self, rows: Iterable[Listed]) -> None:
        self._finder = Finder(rows)
        self._first: Found | None = None
        self._everyone: _Everyone | None = None
        self._unprepared = False

    def begin(self, first: LastSeen, jobs: Jobs, everyone: Callable[[], list[Listed]]) -> None:
        """Show these; ``everyone`` is read behind their first paint."""
        self._finder = Finder(first.first)
        self._first = Found(first.first, first.total, approximate=False)
        self._everyone = _Everyone(jobs, everyone, self._complete)
        self._unprepared = True

    def find(self, typed: str) -> Found:
        """The patients ``typed`` may mean."""
        if self._first is not None and not typed.strip():
            return self._first
        self._wait()
        return self._finder.find(typed)

    def put(self, row: Listed) -> None:
        """A patient was created or changed."""
        self._wait()
        self._finder.put(row)

    def refill(self, rows: Iterable[Listed]) -> None:
        """Many were. The list can be painted at once; what a search needs is made right behind it."""
        self._finder = Finder(rows)
        self._first = self._everyone = None
        self._unprepared = True

    def painted(self) -> None:
        """The list is on the screen. A timer from the refill itself ran before that on a slow machine."""
        if self._unprepared:
            self._unprepared = False
            QTimer.singleShot(BEHIND, self._prepare)

    def _prepare(self) -> None:
        if self._everyone is not None:
            self._everyone.ask()
        else:
            self._finder.prepare()

    def _wait(self) -> None:
        if self._everyone is not None:
            self._everyone.wait()

    def _complete(self, rows: Iterable[Listed]) -> None:
        """Everyone is there. What is on the screen stays: the first of them are the same."""
        self.refill(rows)
        self.painted()


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
