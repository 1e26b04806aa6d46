"""Every patient of the vault, for the search: the first at once, all of them soon after.

The list is painted with the patients seen last. Everyone is read behind that, and
sorted in steps between which the window does what it is asked, and a lock comes in.
A search that comes earlier is ``expected``: it must not miss anybody, and nothing may
wait for it, since a lock would wait too. ``arrived`` says when it can be answered. Where
everyone cannot be read it finds among the first, which ``lacking`` tells, and the next
search reads once more.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from app.finder import Finder, Found
from app.finder.steps import Steps
from ui import collector
from ui.jobs import Job, Jobs
from vault.records.patients import LastSeen, Listed, Part

#: Nobody reads further, and Qt asks a model for every row it holds before it paints the first.
SHOWN = 200
#: Milliseconds behind the first paint.
BEHIND = 50

Read = Callable[[int], Part]
_NOBODY = Found((), 0, approximate=False)


class People(QObject):
    """The patients there are; begun anew after an import."""

    #: What was searched for, or put, before everyone was there can be shown now.
    arrived = Signal()

    def __init__(self, rows: Iterable[Listed] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._finder = Finder(rows)
        self._first: Found | None = None
        self._coming: _Everyone | None = None
        self._unasked = False
        #: What was searched for while everyone was on the way, last; None where nobody searched.
        self._asked: str | None = None
        #: Who was created or changed meanwhile.
        self._changed: dict[str, Listed] = {}

    def begin(self, first: LastSeen, jobs: Jobs, read: Read) -> None:
        """Show these; everyone is ``read`` through ``jobs``, part by part, behind their first paint."""
        self._finder = Finder(first.first)
        self._first = Found(first.first, first.total, approximate=False)
        self._coming = _Everyone(jobs, read, self._complete, self._give_up)
        self._unasked = True
        self._asked = None
        self._changed = {}

    @property
    def lacking(self) -> bool:
        """Whether everyone could not be read: who is not found may be there all the same."""
        return self._coming is not None and self._coming.failed

    def expected(self, typed: str) -> bool:
        """Whether whom ``typed`` means is still on the way: ``arrived`` will follow."""
        return bool(typed.strip()) and self._coming is not None and not self._coming.failed

    def find(self, typed: str) -> Found:
        """The patients ``typed`` may mean; nobody as long as they are ``expected``."""
        if self._coming is None:
            return self._finder.find(typed)
        if not typed.strip() and self._first is not None:
            return self._first
        if typed != self._asked:
            # The answer to what failed is asked for again: a search for it is what tells of the failure.
            self._asked = typed
            self._coming.ask()
        return self._finder.find(typed) if self._coming.failed else _NOBODY

    def put(self, row: Listed) -> None:
        """A patient was created or changed."""
        self._finder.put(row)
        if self._coming is not None:
            self._changed[row.id] = row
            self._show_among_first(row)

    def painted(self) -> None:
        """The list is on the screen. A timer from the beginning itself ran before that on a slow machine."""
        if self._unasked and self._coming is not None:
            self._unasked = False
            self._coming.ask_soon()

    def _show_among_first(self, row: Listed) -> None:
        """Whether they are one more is known when everyone is there."""
        if self._first is not None:
            others = [one for one in self._first.patients if one.id != row.id]
            self._first = Found([row, *others], self._first.total, approximate=False)

    def _complete(self, coming: "_Everyone", finder: Finder) -> None:
        """Everyone is there. What is on the screen stays: the first of them are the same."""
        coming.end()
        if coming is not self._coming:
            return
        for row in self._changed.values():
            finder.put(row)
        self._finder = finder
        self._first = self._coming = None
        collector.set_aside()
        if self._asked is not None or self._changed:
            self._asked, self._changed = None, {}
            self.arrived.emit()

    def _give_up(self, coming: "_Everyone") -> None:
        if coming is self._coming and self._asked is not None:
            self.arrived.emit()


class _Everyone:
    """All patients on their way: read in parts by the database's thread, sorted in steps by this one."""

    def __init__(
        self,
        jobs: Jobs,
        read: Read,
        use: "Callable[[_Everyone, Finder], None]",
        fail: "Callable[[_Everyone], None]",
    ) -> None:
        self._jobs = jobs
        self._read = read
        self._use = use
        self._fail = fail
        self.failed = False
        self._rows: list[Listed] = []
        self._reading: Job | None = None
        self._sorting: Steps[Finder] | None = None
        # Not QTimer.singleShot: given an object to go with, it calls a method whose own one is gone.
        self._timer = QTimer(jobs, singleShot=True)
        self._timer.timeout.connect(self._go_on)

    def ask_soon(self) -> None:
        """Once what opening has to say besides is said."""
        self._timer.start(BEHIND)

    def ask(self) -> None:
        """Have them read, if nobody did yet or it failed."""
        if self._reading is None:
            self.failed, self._rows = False, []
            self._reading = self._ask(0)

    def end(self) -> None:
        """They are there."""
        self._timer.deleteLater()

    def _ask(self, after: int) -> Job:
        job = self._jobs.submit(self._read, after)
        job.done.connect(self._add)
        job.failed.connect(self._give_up)
        return job

    def _add(self, part: Part) -> None:
        self._rows += part.rows
        if part.next is not None:
            self._reading = self._ask(part.next)
        else:
            self._sorting = Finder.made(self._rows)
            self._timer.start(0)

    def _give_up(self, error: Exception) -> None:
        self.failed, self._reading = True, None
        self._jobs.crashed.emit(error)
        self._fail(self)

    def _go_on(self) -> None:
        if self._sorting is not None:
            self._sort_on(self._sorting)
        else:
            self.ask()

    def _sort_on(self, steps: Steps[Finder]) -> None:
        """One step; what was typed, clicked or painted meanwhile comes before the next."""
        try:
            next(steps)
        except StopIteration as end:
            self._use(self, end.value)
        else:
            self._timer.start(0)
