"""Received prescriptions that come to their end: a task to have them renewed, once, while it is needed.

Whoever writes to a prescription or counts a session calls ``remind`` behind it:
the task comes when few sessions or days are left, and goes when that was a
mistake. One that was finished is not made again.
"""

from datetime import date, timedelta
from typing import Final

from vault.records import prescribed, tasks
from vault.records.context import Context
from vault.records.prescribed import Received
from vault.records.tasks import Kind, Task

FEW_SESSIONS: Final = 2
FEW_DAYS: Final = timedelta(days=14)


def runs_out(facts: Received, left: int | None, today: date) -> bool:
    """Whether it goes on, and few sessions or days of it are left."""
    few = left is not None and left <= FEW_SESSIONS
    soon = bool(facts.until) and facts.until <= (today + FEW_DAYS).isoformat()
    return not facts.ended_on and (few or soon)


def remind(context: Context, prescription_id: str, words: str) -> None:
    """Have the task stand while it is needed; ``words`` are its text. Raises UnknownRecord."""
    received = prescribed.get(context.database, prescription_id)
    today = context.clock().astimezone().date()
    left = prescribed.counter(context.database, received).left
    if not runs_out(received.facts, left, today):
        _take_task_back(context, received.patient_id, prescription_id)
    elif not tasks.NOUN.where(context.database, "about_id = ?", (prescription_id,)):
        task_facts = Task(Kind.RENEWAL, words, today.isoformat(), prescription_id)
        tasks.add(context, received.patient_id, task_facts)


def remove(context: Context, prescription_id: str) -> None:
    """Take a prescription back, and what asks to renew it. Raises UnknownRecord."""
    with context.database.transaction():
        patient_id = prescribed.get(context.database, prescription_id).patient_id
        prescribed.NOUN.remove(context, prescription_id)
        _take_task_back(context, patient_id, prescription_id)


def _take_task_back(context: Context, patient_id: str, prescription_id: str) -> None:
    for task in tasks.of_patient(context.database, patient_id):
        if task.facts.about_id == prescription_id:
            tasks.remove(context, task.id)


def give(context: Context, prescription_id: str, given_at: str, words: str) -> str:
    """Count one session, and return its id. Raises UnknownRecord."""
    with context.database.transaction():
        session_id = prescribed.give(context, prescription_id, given_at)
        remind(context, prescription_id, words)
    return session_id
