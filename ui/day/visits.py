"""One line of the agenda: an appointment at its hour, or a stop of the round at its place among others."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum

from ui.workspace import moments
from vault.clock import stamp
from vault.records.agenda import Appointment, Attendance, Place, Stop, StopState
from vault.records.noun import Record
from vault.records.patients import Listed


class Outcome(Enum):
    """What became of a visit."""

    AWAITED = "awaited"
    DONE = "done"
    MISSED = "missed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Planned:
    """What the agenda's line says: when and where somebody is seen, and what for."""

    day: date
    hour: str = ""
    minutes: int = 20
    place: Place = Place.PRACTICE
    words: str = ""

    @property
    def starts_at(self) -> str:
        """The moment, as the records hold it."""
        return stamp(datetime.combine(self.day, time.fromisoformat(self.hour)).astimezone())


@dataclass(frozen=True, slots=True)
class Visit:
    """``patient`` is None for time kept free. ``in_round``: a stop, ordered by hand and not by its hour."""

    id: str
    patient: Listed | None
    planned: Planned
    in_round: bool
    outcome: Outcome = Outcome.AWAITED
    #: Why it was missed.
    why: str = ""
    #: What stands for the patient on a printed round; '' before one was printed.
    reference: str = ""

    @property
    def patient_id(self) -> str:
        """Whose it is; '' for time kept free."""
        return self.patient.id if self.patient else ""


def of_stop(stop: Record[Stop], patient: Listed, reference: str) -> Visit:
    """A stop of the round."""
    facts = stop.facts
    planned = Planned(date.fromisoformat(facts.day), facts.planned_at, 0, Place.HOME, facts.purpose)
    return Visit(stop.id, patient, planned, True, _OF_STOPS[facts.state], facts.reason, reference)


def of_appointment(made: Record[Appointment], patient: Listed | None) -> Visit:
    """An appointment, on this computer's clock."""
    facts, here = made.facts, moments.parse(made.facts.starts_at).astimezone()
    planned = Planned(here.date(), f"{here:%H:%M}", facts.minutes, facts.place, facts.reason)
    return Visit(made.id, patient, planned, False, _OF_APPOINTMENTS[facts.state])


def as_appointment(planned: Planned, state: Attendance = Attendance.PLANNED) -> Appointment:
    """The other way round."""
    return Appointment(planned.starts_at, planned.minutes, planned.place, state, planned.words)


_OF_STOPS = {
    StopState.PLANNED: Outcome.AWAITED,
    StopState.DONE: Outcome.DONE,
    StopState.MISSED: Outcome.MISSED,
}
_OF_APPOINTMENTS = {
    Attendance.PLANNED: Outcome.AWAITED,
    Attendance.ARRIVED: Outcome.AWAITED,
    Attendance.DONE: Outcome.DONE,
    Attendance.MISSED: Outcome.MISSED,
    Attendance.CANCELLED: Outcome.CANCELLED,
}
STOP_STATES = {outcome: state for state, outcome in _OF_STOPS.items()}
ATTENDANCES = {
    Outcome.AWAITED: Attendance.PLANNED,
    Outcome.DONE: Attendance.DONE,
    Outcome.MISSED: Attendance.MISSED,
    Outcome.CANCELLED: Attendance.CANCELLED,
}
