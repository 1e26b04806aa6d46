"""What others prescribed to a nurse's or a physiotherapist's patient: acts, a number of sessions, an end.

Each session that was given is a row, so the counter can be explained, and a
session counted by mistake taken back.
"""

from dataclasses import dataclass
from typing import Final

from vault.database import Database
from vault.errors import InvalidInput
from vault.records import patients
from vault.records.context import Context
from vault.records.noun import Noun, Record


@dataclass(frozen=True, slots=True)
class Received:
    """``sessions`` is None where there are as many as needed until the end."""

    prescriber: str
    acts: str
    prescribed_on: str
    sessions: int | None = None
    since: str = ""
    until: str = ""
    renewable: bool = False
    correspondent_id: str | None = None
    illness_id: str | None = None
    document_id: str = ""
    ended_on: str = ""
    end_reason: str = ""


def _check(facts: Received) -> None:
    if facts.sessions is not None and facts.sessions < 1:
        raise InvalidInput("sessions", "impossible")


NOUN: Final = Noun(
    "received_prescription",
    Received,
    required=("prescriber", "acts", "prescribed_on"),
    check=_check,
    order="prescribed_on DESC, rowid DESC",
    within={"illness_id": "long_term_illness", "document_id": "document"},
)
get, add, change, remove, of_patient = NOUN.get, NOUN.add, NOUN.change, NOUN.remove, NOUN.of_patient


@dataclass(frozen=True, slots=True)
class Session:
    """One session of a prescription."""

    prescription_id: str
    given_at: str
    remark: str = ""


SESSION: Final = Noun(
    "session_given",
    Session,
    required=("given_at",),
    order="given_at, rowid",
    within={"prescription_id": "received_prescription"},
)


@dataclass(frozen=True, slots=True)
class Counter:
    """How far a prescription has gone; ``left`` is None where no number was prescribed."""

    given: int
    prescribed: int | None

    @property
    def left(self) -> int | None:
        """Sessions that remain; below 0 where more were given than prescribed."""
        return None if self.prescribed is None else self.prescribed - self.given


def give(context: Context, prescription_id: str, given_at: str, remark: str = "") -> str:
    """Count one session, and return its id. Raises UnknownRecord."""
    patient_id = get(context.database, prescription_id).patient_id
    return SESSION.add(context, patient_id, Session(prescription_id, given_at, remark))


def counter(database: Database, received: Record[Received]) -> Counter:
    """How many sessions were given, of how many."""
    sql = "SELECT count(*) FROM session_given WHERE prescription_id = ? AND removed_at IS NULL"
    return Counter(int(database.value(sql, (received.id,)) or 0), received.facts.sessions)


def to_renew(database: Database, by: str, sessions_left: int = 2) -> list[Record[Received]]:
    """Prescriptions of whom is cared for, still running, that end by a day or have so few sessions left."""
    return NOUN.where(
        database,
        f"""ended_on = '' AND {patients.FOLLOWED} AND ((until <> '' AND until <= ?) OR sessions - (
               SELECT count(*) FROM session_given
                WHERE prescription_id = received_prescription.id AND removed_at IS NULL) <= ?)""",
        (by, sessions_left),
        order="until = '', until, rowid",
    )
