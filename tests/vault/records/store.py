"""A real encrypted database with a random key, a clock one second a reading, and short ways to fill them."""

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from secrets import token_bytes
from tempfile import TemporaryDirectory

from vault import migrations
from vault.database import Database, Mode
from vault.documents import StoredDocument
from vault.files import Fingerprint
from vault.pending import Draft
from vault.records import patients, practice
from vault.records.births import Precision
from vault.records.context import Context, new_id
from vault.records.patients import Listed
from vault.secret import Secret


class TickingClock:
    """Each reading is a second after the one before."""

    def __init__(self, start: datetime = datetime(2026, 11, 16, 9, 0, 0, tzinfo=UTC)) -> None:
        self.now = start

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def new_database(path: Path) -> Database:
    """An empty record."""
    return _made(path, Secret(token_bytes(32)))


def _made(path: Path, key: Secret) -> Database:
    database = Database.open(path, key, Mode.CREATE)
    migrations.migrate(database)
    return database


_KEY = token_bytes(32)


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "records.db"
        _made(path, Secret(_KEY)).close()
        return path.read_bytes()


def everyone(database: Database) -> list[Listed]:
    """Every patient, by name."""
    found, after = [], 0
    while True:
        part = patients.part(database, after)
        found += part.rows
        if part.next is None:
            return sorted(found, key=lambda one: (one.birth_name, one.birth_date, one.id))
        after = part.next


def new_context(path: Path) -> Context:
    """An empty record, and Dr Claire Marchand who writes in it.

    A copy: making one takes ten times as long as opening it.
    """
    path.write_bytes(_empty())
    database, clock = Database.open(path, Secret(_KEY), Mode.WRITE), TickingClock()
    return Context(database, practice.add_author(database, "Dr Claire Marchand", clock=clock), clock)


def traits(name: str = "LEFÈVRE", first: str = "Françoise", born: str = "1968-03-12") -> patients.Traits:
    """Someone born on a whole date."""
    precision = Precision.DAY if born else Precision.UNKNOWN
    return patients.Traits(name, first, birth_date=born, birth_date_precision=precision, sex="F")


def draft(
    patient_id: str,
    text: str = "Toux sèche.",
    *,
    note_id: str = "",
    addendum_to: str | None = None,
    typed_at: str = "2026-11-16T09:05:00Z",
) -> Draft:
    """A consultation of that morning."""
    return Draft(
        note_id=note_id or new_id(),
        patient_id=patient_id,
        text=text,
        care_at="2026-11-16T09:00:00Z",
        typed_at=typed_at,
        addendum_to=addendum_to,
    )


def stored_document() -> StoredDocument:
    """A file as ``DocumentFiles.add`` answers it."""
    return StoredDocument(new_id(), Secret(token_bytes(32)), Fingerprint(1040, "ab" * 32))


def operations(context: Context) -> list[str]:
    """What the access log says was done, in order."""
    return [str(row[0]) for row in context.database.rows("SELECT operation FROM access_log ORDER BY seq")]
