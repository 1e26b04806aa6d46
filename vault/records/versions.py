"""What a record said before, for whoever wants to read it: which row, its columns, and until when."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from vault.database import Database, Row, Value


@dataclass(frozen=True, slots=True)
class Version:
    """A row as it was until ``kept_at``; ``columns`` say who had written it, and when."""

    table: str
    record_id: str
    columns: Mapping[str, Value]
    kept_at: str


def of_patient(database: Database, patient_id: str, limit: int) -> list[Version]:
    """The latest of everything that was said otherwise or taken back: ``limit`` of each noun.

    What was written in a record that was merged into this one stands here too, except who that was.
    """
    found = database.rows(
        """
        SELECT noun, record_id, content, kept_at
          FROM (SELECT *, row_number() OVER (PARTITION BY noun ORDER BY seq DESC) AS place
                  FROM earlier_version
                 WHERE noun <> 'taken_back'
                   AND (patient_id = ?
                    OR (noun NOT IN ('patient', 'allergy_status')
                   AND patient_id IN (SELECT id FROM patient WHERE merged_into = ?))))
         WHERE place <= ?
         ORDER BY seq DESC
        """,
        (patient_id, patient_id, limit),
    )
    return _read(found)


def of_record(database: Database, record_id: str, limit: int) -> list[Version]:
    """The latest of what one row said before."""
    found = database.rows(
        """
        SELECT noun, record_id, content, kept_at
          FROM earlier_version
         WHERE record_id = ?
         ORDER BY seq DESC
         LIMIT ?
        """,
        (record_id, limit),
    )
    return _read(found)


def _read(found: Sequence[Row]) -> list[Version]:
    return [
        Version(table, record_id, json.loads(content), kept_at)
        for table, record_id, content, kept_at in cast(list[tuple[str, str, str, str]], found)
    ]
