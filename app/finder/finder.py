"""The patient finder: every patient in memory, an answer at every keystroke.

Those whose family name begins as typed come first, then those with any name
that does, then those that hold the pieces somewhere; within each, the order of
a card index. Only when nothing matches are words compared as typing errors.

Patients changed since the index was made are few: they have a small index of
their own, so that no change waits for 100,000 rows to be sorted again.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from heapq import merge
from itertools import islice, zip_longest

from app.finder.index import Index, Numbers, order
from app.finder.steps import Steps, finished, in_order, mapped, second
from app.finder.text import Reading, readings
from vault.records.patients import Listed

LIMIT = 500


@dataclass(frozen=True, slots=True)
class Found:
    """The first patients of an answer, how many there are in all, and whether typing errors were forgiven."""

    patients: Sequence[Listed]
    total: int
    approximate: bool


class Finder:
    """All patients. Used by one thread at a time."""

    def __init__(self, rows: Iterable[Listed] = ()) -> None:
        """Of few rows, at once; see ``made`` for many."""
        finished(self._make(list(rows)))

    @classmethod
    def made(cls, rows: Sequence[Listed]) -> "Steps[Finder]":
        """Of many rows, step by step: a fifth of a second for 10,000 patients."""
        finder = cls()
        yield from finder._make(rows)
        return finder

    def _make(self, rows: Sequence[Listed]) -> Steps[None]:
        self._gone: Numbers = set()
        self._changed: dict[str, Listed] = {}
        self._changes = Index()
        self._base = yield from Index.made(rows)
        placed = yield from in_order((yield from mapped(_placed, rows)))
        self._seen = yield from second(placed)
        self._everyone: Sequence[Listed] | None = None

    def __len__(self) -> int:
        return len(self._base.rows) - len(self._gone) + len(self._changed)

    def put(self, row: Listed) -> None:
        """Add a patient, or replace what was known of them."""
        self._set_aside(row.id)
        insort(self._seen, row, key=_place)
        self._changed[row.id] = row
        self._changes = Index(list(self._changed.values()))

    def remove(self, patient_id: str) -> None:
        """Forget a patient; one who is not there is no error."""
        self._set_aside(patient_id)
        self._changes = Index(list(self._changed.values()))

    def _set_aside(self, patient_id: str) -> None:
        self._everyone = None
        known = self._changed.pop(patient_id, None)
        number = self._base.numbers.get(patient_id)
        if number is not None and number not in self._gone:
            self._gone.add(number)
            known = self._base.rows[number]
        if known is not None:
            del self._seen[bisect_left(self._seen, _place(known), key=_place)]

    def find(self, typed: str, limit: int = LIMIT) -> Found:
        """Whom ``typed`` may mean, at most ``limit``; for nothing typed everyone, the last seen first."""
        asked = readings(typed)
        if not asked:
            everyone = self._last_seen_first()
            return Found(everyone, len(everyone), approximate=False)
        exact = self._found(self._base.matches(asked), self._changes.matches(asked), limit)
        return exact if exact.total else self._similar(asked, limit)

    def _similar(self, asked: Sequence[Reading], limit: int) -> Found:
        found = self._found(self._base.lookalikes(asked), self._changes.lookalikes(asked), limit)
        return Found(found.patients, found.total, approximate=bool(found.total))

    def _found(self, base: Sequence[Numbers], changes: Sequence[Numbers], limit: int) -> Found:
        patients: list[Listed] = []
        total = 0
        for known, changed in zip_longest(base, changes, fillvalue=frozenset[int]()):
            present = known - self._gone if self._gone else known
            total += len(present) + len(changed)
            patients += self._first(present, changed, limit - len(patients))
        return Found(patients, total, approximate=False)

    def _first(self, base: AbstractSet[int], changed: AbstractSet[int], limit: int) -> list[Listed]:
        """The first of both indices, in one order."""
        keyed = merge(self._base.first(base, limit), self._changes.first(changed, limit))
        return [row for _, row in islice(keyed, limit)]

    def _last_seen_first(self) -> Sequence[Listed]:
        # A copy: whoever shows the rows must not see them move.
        self._everyone = self._everyone or tuple(self._seen)
        return self._everyone


def _placed(row: Listed) -> tuple[str, Listed]:
    return _place(row), row


def _place(row: Listed) -> str:
    """Sorts a row where it stands when nothing is typed: the last seen first, then as in the card index."""
    # A month without its day ("2024-05", from an older program) stands behind the days of that month.
    seen = int(row.last_care_on.replace("-", "").ljust(8, "0"))
    return f"{row.archived:d}{99_999_999 - seen:08d}{order(row)}"
