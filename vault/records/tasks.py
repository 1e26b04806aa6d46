"""What is still to be done: a result to look at, somebody to call back. Of a patient, or of nobody."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from vault.database import Database
from vault.records import rows, texts
from vault.records.context import Context
from vault.records.noun import Noun, Record


class Kind(StrEnum):
    """What kind of thing it is."""

    RESULT = "result"
    CALL_BACK = "call_back"
    VACCINATION = "vaccination"
    RENEWAL = "renewal"
    LETTER = "letter"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Task:
    """``about_id`` is the record it speaks of, such as a document."""

    kind: Kind
    text: str
    due_on: str = ""
    about_id: str = ""


NOUN: Final = Noun("task", Task, required=("text",), order="due_on = '', due_on, created_at, rowid")
get, add, change, remove = NOUN.get, NOUN.add, NOUN.change, NOUN.remove

_OPEN: Final = "done_at IS NULL"


def due(database: Database, by: str) -> list[Record[Task]]:
    """What is open and due by a day, or has no day; the soonest first."""
    return NOUN.where(database, f"{_OPEN} AND due_on <= ?", (by,))


def of_patient(database: Database, patient_id: str) -> list[Record[Task]]:
    """What is open for one patient."""
    return NOUN.where(database, f"patient_id = ? AND {_OPEN}", (patient_id,))


def spoken_of(database: Database) -> frozenset[str]:
    """The records that some task is about, open or done."""
    found = database.rows("SELECT DISTINCT about_id FROM task WHERE about_id <> '' AND removed_at IS NULL")
    return frozenset(str(row[0]) for row in found)


def finish(context: Context, task_id: str) -> None:
    """It is done. Raises UnknownRecord."""
    _set(context, task_id, "task.done", context.now())


def reopen(context: Context, task_id: str) -> None:
    """It was not. Raises UnknownRecord."""
    _set(context, task_id, "task.reopened", None)


def _set(context: Context, task_id: str, operation: str, done_at: str | None) -> None:
    patient_id = get(context.database, task_id).patient_id
    with context.writing(operation, patient_id, task_id) as database:
        texts.unindex(database, "task", task_id)
        rows.change(context, "task", task_id, {"done_at": done_at})
        texts.index(database, "task", task_id)
