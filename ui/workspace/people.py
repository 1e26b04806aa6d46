"""Every patient of the vault, for the search: the first at once, all of them soon after.

The list is painted with the patients seen last. Everyone is read behind that, and
sorted on a thread of its own, so that neither the windows nor a lock wait for it.
A search that comes earlier waits for everyone: it must not miss anybody.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial

from PySide6.QtCore import QTimer

from app.finder import Finder, Found
from ui.jobs import Job, Jobs
from vault.records.patients import LastSeen, Listed

#: Nobody reads further, and Qt asks a model for every row it holds before it paints the first.
SHOWN = 200
#: Milliseconds behind the first paint.
BEHIND = 50

Read = Callable[[], list[Listed]]


class People:
    """The patients there are; begun anew after an import."""

    def __init__(self, rows: Iterable[Listed] = ()) -> None:
        self._finder = Finder(rows)
        self._first: Found | None = None
        self._coming: _Everyone | None = None
        self._unasked = False

    def begin(self, first: LastSeen, jobs: Jobs, read: Read) -> None:
        """Show these; everyone is ``read`` through ``jobs`` behind their first paint."""
        self._finder = Finder(first.first)
        self._first = Found(first.first, first.total, approximate=False)
        self._coming = _Everyone(jobs, read, self._complete)
        self._unasked = True

    def find(self, typed: str) -> Found:
        """The patients ``typed`` may mean."""
        if self._first is not None and not typed.strip():
            return self._first
        self._wait()
        return self._finder.find(typed)

    def put(self, row: Listed) -> None:
        """A patient was created or changed."""
        self._wait()
        self._first = None
        self._finder.put(row)

    def painted(self) -> None:
        """The list is on the screen. A timer from the beginning itself ran before that on a slow machine."""
        if self._unasked and self._coming is not None:
            self._unasked = False
            self._coming.ask_soon()

    def _wait(self) -> None:
        if self._coming is not None:
            self._coming.wait()

    def _complete(self, coming: "_Everyone", finder: Finder) -> None:
        """Everyone is there. What is on the screen stays: the first of them are the same."""
        if coming is self._coming:
            self._finder = finder
            self._first = self._coming = None


class _Everyone:
    """All patients on their way: read by the thread that owns the database, sorted by another."""

    def __init__(self, jobs: Jobs, read: Read, use: "Callable[[_Everyone, Finder], None]") -> None:
        self._jobs = jobs
        self._aside = Jobs(_aside())
        self._read = read
        self._use = partial(use, self)
        self._reading: Job | None = None
        self._sorting: Job | None = None

    def ask_soon(self) -> None:
        """Once what opening has to say besides is said."""
        QTimer.singleShot(BEHIND, self._jobs, self.ask)

    def ask(self) -> Job:
        """Have them read, if nobody did yet."""
        if self._reading is None:
            self._reading = self._jobs.submit(self._read)
            self._reading.done.connect(self._sort)
        return self._reading

    def wait(self) -> None:
        """Have them now."""
        self._jobs.wait_for(self.ask())
        if self._sorting is not None:
            self._aside.wait_for(self._sorting)

    def _sort(self, rows: list[Listed]) -> None:
        self._sorting = self._aside.submit(_prepared, rows)
        self._sorting.done.connect(self._use)


def _prepared(rows: list[Listed]) -> Finder:
    finder = Finder(rows)
    finder.prepare()
    return finder


@cache
def _aside() -> ThreadPoolExecutor:
    """The one of this process."""
    return ThreadPoolExecutor(1, thread_name_prefix="finder")
