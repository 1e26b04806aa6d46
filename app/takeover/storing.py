"""A plan and the vault: what must be known before planning, what is written, what is reported.

The words of the vault are found in ``filing``; here the database is read and
written.
"""

from collections import defaultdict
from datetime import date

from app.takeover.columns import Mapping
from app.takeover.drafts import ExistingPatient
from app.takeover.filing import file_plan
from app.takeover.planning import Plan, plan
from vault.database import Database
from vault.records import contacts, imports
from vault.records.births import Precision
from vault.records.context import Context

_NIR_SIZES = (13, 15)


def planned(database: Database, data: bytes, mapping: Mapping | None = None, *, today: date) -> Plan:
    """What taking over ``data`` will do to the patients already there. Raises a NotAPatientList."""
    return plan(data, existing(database), mapping, today=today)


def existing(database: Database) -> list[ExistingPatient]:
    """The patients already there, as a plan must know them."""
    digests = defaultdict(list)
    for patient_id, digest in database.rows(
        "SELECT patient_id, digest FROM source_row WHERE patient_id IS NOT NULL AND digest <> ''"
    ):
        digests[patient_id].append(str(digest))
    rows = database.rows(
        """
        SELECT p.id, p.birth_name, p.used_name, coalesce(nullif(p.all_first_names, ''), p.birth_first_name),
               p.birth_date, p.birth_date_precision, p.birth_first_name,
               (SELECT value FROM identifier AS i
                 WHERE i.patient_id = p.id AND i.system IN (?, ?, ?, ?) AND i.removed_at IS NULL
                 ORDER BY i.system, i.rowid LIMIT 1),
               p.used_first_name
          FROM patient AS p
        """,
        contacts.SOCIAL_SECURITY,
    )
    return [
        ExistingPatient(
            str(row[0]),
            str(row[1]),
            str(row[2]),
            str(row[3]),
            "" if row[5] == Precision.ODD else str(row[4]),
            _comparable(str(row[7] or "")),
            tuple(digests[row[0]]),
            str(row[6]),
            str(row[8]),
        )
        for row in rows
    ]


def _comparable(nir: str) -> str:
    """A number that has the form of one; what merely stood on the card proves nothing about anybody."""
    return nir if len(nir) in _NIR_SIZES else ""


def report(made: Plan) -> dict[str, object]:
    """The plan as ``serment import --json`` prints it; what is said of the header has row 1."""
    return {
        "rows": made.rows,
        "created": len(made.created),
        "merged": len(made.merged),
        "skipped": len(made.skipped),
        "reported": [
            {"row": found.row, "reason": found.reason.value, "value": found.value} for found in made.reported
        ],
    }


def store(context: Context, made: Plan, data: bytes) -> imports.Batch:
    """Write the plan in one transaction; the batch it returns can be undone."""
    return imports.write(context, file_plan(made, data))
