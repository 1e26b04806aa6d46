"""From a plan to the vault, and to the report a person or a script reads.

What has no field of its own in the record (the title, a birthplace without a
code, dates that are none) stays with the patient in the source row.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from app.takeover.columns import Mapping
from app.takeover.drafts import (
    AllergyState,
    ExistingPatient,
    MarkKind,
    PartialDate,
    PatientDraft,
    Sex,
    SourceRow,
)
from app.takeover.planning import Merge, Plan, plan
from vault.database import Database
from vault.records import allergies, contacts, history, imports, patients
from vault.records.births import Precision
from vault.records.context import Context, new_id

_MARKS = {MarkKind.HOMONYM: patients.Mark.HOMONYM, MarkKind.POSSIBLE_DUPLICATE: patients.Mark.DUPLICATE}


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
        SELECT p.id, p.birth_name, p.used_name, p.birth_first_name, p.birth_date, p.birth_date_precision,
               (SELECT value FROM identifier AS i
                 WHERE i.patient_id = p.id AND i.system = ? AND i.removed_at IS NULL)
          FROM patient AS p
        """,
        (contacts.NIR,),
    )
    return [
        ExistingPatient(
            str(row[0]),
            str(row[1]),
            str(row[2]),
            str(row[3]),
            "" if row[5] == Precision.ODD else str(row[4]),
            str(row[6] or ""),
            tuple(digests[row[0]]),
        )
        for row in rows
    ]


def report(made: Plan) -> dict[str, object]:
    """The plan as ``serment import --json`` prints it."""
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
    ids = {draft.row: new_id() for draft in made.created}
    records = tuple(_record(draft, ids[draft.row]) for draft in made.created)
    rows = tuple(sorted(_source_rows(made, ids), key=lambda source: source.row))
    return imports.write(context, imports.Plan(hashlib.sha256(data).hexdigest(), records, rows))


def _source_rows(made: Plan, ids: dict[int, str]) -> Iterator[imports.SourceRow]:
    reported = defaultdict(list)
    for found in made.reported:
        reported[found.row].append(imports.Reported(found.reason.value, found.value))
    for draft in made.created:
        yield _source(imports.Outcome.CREATED, ids[draft.row], draft.source, reported[draft.row])
    for merge in made.merged:
        owner = merge.patient or ids[merge.row or 0]
        yield _merged(merge, owner, reported[merge.number])
    for skip in made.skipped:
        cells = _pairs(made.header, skip.fields)
        yield imports.SourceRow(
            skip.number, imports.Outcome.SKIPPED, None, cells, tuple(reported[skip.number])
        )


def _merged(merge: Merge, owner: str, reported: Sequence[imports.Reported]) -> imports.SourceRow:
    if merge.source:
        return _source(imports.Outcome.MERGED, owner, merge.source, reported)
    # The same words as the row it merges with: they are kept there.
    return imports.SourceRow(merge.number, imports.Outcome.MERGED, owner, (), tuple(reported))


def _source(
    outcome: imports.Outcome, owner: str, source: SourceRow, reported: Sequence[imports.Reported]
) -> imports.SourceRow:
    cells = _pairs(source.header, source.fields)
    return imports.SourceRow(source.row, outcome, owner, cells, tuple(reported), source.digest)


def _pairs(header: Sequence[str], fields: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Column and cell; a ragged row has cells without a column, or columns without a cell."""
    longest = max(len(header), len(fields))
    padded = [*header, *[""] * (longest - len(header))], [*fields, *[""] * (longest - len(fields))]
    return tuple(zip(*padded, strict=True))


def _record(draft: PatientDraft, patient_id: str) -> imports.NewRecord:
    return imports.NewRecord(
        patient_id=patient_id,
        traits=_traits(draft),
        marks=frozenset(_MARKS[mark.kind] for mark in draft.marks),
        last_care_on=draft.last_visit.iso if draft.last_visit else "",
        points=tuple(_points(draft)),
        numbers=tuple(_numbers(draft)),
        listed_allergies=tuple(
            allergies.Facts(found.substance, found.reaction) for found in draft.allergies.entries
        ),
        no_known_allergy=draft.allergies.state is AllergyState.NONE_KNOWN,
        entries=tuple(_entries(draft)),
    )


def _traits(draft: PatientDraft) -> patients.Traits:
    birth_date, precision = _birth(draft.birth_date, draft.birth_date_text)
    return patients.Traits(
        birth_name=draft.birth_name,
        birth_first_name=draft.first_names,
        birth_date=birth_date,
        birth_date_precision=precision,
        sex="" if draft.sex is Sex.UNKNOWN else draft.sex.value,
        birthplace=draft.birth_place_code,
        used_name=draft.used_name,
        used_first_name=draft.used_first_name,
    )


def _birth(read: PartialDate | None, text: str) -> tuple[str, Precision]:
    if read:
        return read.iso, Precision(read.precision)
    return text, Precision.ODD if text else Precision.UNKNOWN


def _points(draft: PatientDraft) -> Iterator[contacts.Point]:
    for phone in draft.phones:
        yield contacts.Point(contacts.Kind.PHONE, phone.e164 or phone.original, phone.original)
    for email in draft.emails:
        yield contacts.Point(contacts.Kind.EMAIL, email.address or email.original, email.original)
    town = " ".join(filter(None, (draft.address.postcode, draft.address.town)))
    lines = "\n".join(filter(None, (draft.address.street, town, draft.address.country)))
    if lines:
        yield contacts.Point(contacts.Kind.ADDRESS, lines)


def _numbers(draft: PatientDraft) -> Iterator[contacts.Number]:
    if draft.nir:
        yield contacts.Number(contacts.NIR, draft.nir, draft.nir_text)
    if draft.record_number:
        yield contacts.Number(contacts.FORMER_RECORD, draft.record_number)


def _entries(draft: PatientDraft) -> Iterator[history.Facts]:
    for text in draft.history:
        yield history.Facts(history.Kind.MEDICAL, text)
    if draft.treating_gp:
        yield history.Facts(history.Kind.TREATING_GP, draft.treating_gp)
    if draft.remarks:
        yield history.Facts(history.Kind.REMARK, draft.remarks)
