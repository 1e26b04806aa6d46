"""How long a record is kept: the facts that decide it, and the holds that suspend it.

The years are a setting and so not known here (``app/keeping.py``). A record is
destroyed by ``patients.destroy``, never while a hold stands.
"""

from dataclasses import dataclass
from typing import Final, cast

from vault.database import Database
from vault.records.noun import Noun


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a record must stay, since when: a claim, an investigation."""

    reason: str
    since: str


HOLD: Final = Noun("legal_hold", Hold, required=("reason", "since"))


@dataclass(frozen=True, slots=True)
class Kept:
    """What decides how long one record is kept; days may be partial, '' is not known."""

    patient_id: str
    birth_date: str
    last_care_on: str
    deceased_on: str
    created_at: str
    held: bool


def everyone(database: Database) -> list[Kept]:
    """Every record that did not go into another one."""
    found = database.rows(
        """
        SELECT id, CASE birth_date_precision WHEN 'odd' THEN '' ELSE birth_date END, last_care_on,
               deceased_on, created_at,
               EXISTS (SELECT 1 FROM legal_hold WHERE patient_id = patient.id AND removed_at IS NULL)
          FROM patient
         WHERE merged_into IS NULL
         ORDER BY rowid
        """
    )
    return [Kept(*cast(tuple[str, str, str, str, str], row[:5]), held=bool(row[5])) for row in found]
