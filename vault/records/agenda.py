"""The day: appointments, and the round (tournée) with its stops in order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from vault.database import Database
from vault.errors import InvalidInput
from vault.records.context import Context
from vault.records.noun import Noun, Record


class Place(StrEnum):
    """Where one meets."""

    PRACTICE = "practice"
    HOME = "home"
    REMOTE = "remote"
    ELSEWHERE = "elsewhere"


class Attendance(StrEnum):
    """What became of an appointment."""

    PLANNED = "planned"
    ARRIVED = "arrived"
    DONE = "done"
    MISSED = "missed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Appointment:
    """``starts_at`` is a moment; of no patient it is time kept free."""

    starts_at: str
    minutes: int
    place: Place = Place.PRACTICE
    state: Attendance = Attendance.PLANNED
    reason: str = ""


def _check(facts: Appointment) -> None:
    if facts.minutes < 1:
        raise InvalidInput("minutes", "impossible")


APPOINTMENT: Final = Noun(
    "appointment", Appointment, required=("starts_at",), check=_check, order="starts_at, rowid"
)


def between(database: Database, first: str, end: str) -> list[Record[Appointment]]:
    """Appointments that start from one moment on and before another."""
    return APPOINTMENT.where(database, "starts_at >= ? AND starts_at < ?", (first, end))


class StopState(StrEnum):
    """What became of a stop."""

    PLANNED = "planned"
    DONE = "done"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Stop:
    """A visit of the round of a day; ``planned_at`` is the local time of day, 07:30."""

    day: str
    position: int
    planned_at: str = ""
    purpose: str = ""
    state: StopState = StopState.PLANNED
    reason: str = ""


def _check_stop(facts: Stop) -> None:
    if facts.state is StopState.MISSED and not facts.reason.strip():
        raise InvalidInput("reason", "missing")


STOP: Final = Noun("stop", Stop, required=("day",), check=_check_stop, order="day, position, rowid")


def round_of(database: Database, day: str) -> list[Record[Stop]]:
    """The stops of a day, in order."""
    return STOP.where(database, "day = ?", (day,))


def add_stop(context: Context, patient_id: str, day: str, planned_at: str = "", purpose: str = "") -> str:
    """Put a patient at the end of a round, and return the stop's id. Raises UnknownRecord."""
    with context.database.transaction():
        sql = "SELECT coalesce(max(position), 0) FROM stop WHERE day = ? AND removed_at IS NULL"
        last = int(context.database.value(sql, (day,)) or 0)
        return STOP.add(context, patient_id, Stop(day, last + 1, planned_at, purpose))


def put_in_order(context: Context, day: str, stop_ids: Sequence[str]) -> None:
    """Give the stops of a day this order. Raises InvalidInput where it is not exactly those stops."""
    with context.database.transaction():
        stops = {stop.id: stop.facts for stop in round_of(context.database, day)}
        if len(stop_ids) != len(stops) or set(stop_ids) != set(stops):
            raise InvalidInput("stop_ids", "outdated")
        for position, stop_id in enumerate(stop_ids, 1):
            if stops[stop_id].position != position:
                STOP.change(context, stop_id, replace(stops[stop_id], position=position))


def move_stop(context: Context, stop_id: str, day: str, at: int) -> None:
    """Put a stop at a place, 0 being the first, of the round of a day. Raises UnknownRecord."""
    with context.database.transaction():
        facts = STOP.get(context.database, stop_id).facts
        if facts.day != day:
            STOP.change(context, stop_id, replace(facts, day=day))
        order = [stop.id for stop in round_of(context.database, day) if stop.id != stop_id]
        order.insert(at, stop_id)
        put_in_order(context, day, order)


def repeat_round(context: Context, day: str, on: str) -> list[str]:
    """Plan the round of one day again on another, behind what stands there; the ids of its stops."""
    with context.database.transaction():
        return [
            add_stop(context, stop.patient_id, on, stop.facts.planned_at, stop.facts.purpose)
            for stop in round_of(context.database, day)
        ]


def latest_round_before(database: Database, day: str) -> str:
    """The last day before ``day`` that has a round; '' where none has."""
    sql = "SELECT max(day) FROM stop WHERE day < ? AND removed_at IS NULL"
    return str(database.value(sql, (day,)) or "")
