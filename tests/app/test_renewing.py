"""Received prescriptions: one task to have each renewed, while that is needed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app import renewing
from tests.vault.records import store
from vault.records import patients, prescribed, tasks
from vault.records.context import Context
from vault.records.prescribed import Received

DRESSING = Received("Dr Quérouil", "Pansement", "2026-11-01", sessions=4)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    made = store.new_context(tmp_path / "records.db")
    yield made
    made.database.close()


@pytest.fixture
def patient(context: Context) -> str:
    return patients.create(context, store.traits())


def give(context: Context, prescription_id: str) -> str:
    return renewing.give(context, prescription_id, "2026-11-16", "À renouveler")


def texts(context: Context, patient: str) -> list[str]:
    return [task.facts.text for task in tasks.of_patient(context.database, patient)]


def test_the_task_comes_when_two_sessions_are_left_and_comes_once(context: Context, patient: str) -> None:
    received = prescribed.add(context, patient, DRESSING)
    give(context, received)
    assert texts(context, patient) == []
    give(context, received)
    give(context, received)
    assert texts(context, patient) == ["À renouveler"]


def test_a_session_counted_by_mistake_takes_its_task_along(context: Context, patient: str) -> None:
    received = prescribed.add(context, patient, DRESSING)
    give(context, received)
    mistaken = give(context, received)
    prescribed.SESSION.remove(context, mistaken)
    renewing.remind(context, received, "À renouveler")
    assert texts(context, patient) == []


def test_a_task_that_was_done_does_not_come_again(context: Context, patient: str) -> None:
    received = prescribed.add(context, patient, DRESSING)
    give(context, received)
    give(context, received)
    tasks.finish(context, tasks.of_patient(context.database, patient)[0].id)
    give(context, received)
    assert texts(context, patient) == []


@pytest.mark.parametrize(
    ("until", "ended", "due"),
    [
        ("2026-11-30", "", True),
        ("2026-12-01", "", False),
        ("2026-11-20", "2026-11-10", False),
        ("", "", False),
    ],
)
def test_two_weeks_before_its_end_it_is_time(
    context: Context, patient: str, until: str, ended: str, due: bool
) -> None:
    facts = replace(DRESSING, sessions=None, until=until, ended_on=ended)
    received = prescribed.add(context, patient, facts)
    renewing.remind(context, received, "À renouveler")
    assert bool(texts(context, patient)) is due
