"""A plan in the words of the vault, ready to be written in one transaction.

What the vault demands and a list may lack is settled here: a family name that
is missing becomes a question mark, and a birth date that no calendar has is
kept as it was written and called odd.
"""

import hashlib
from collections import defaultdict

from app.takeover.dates import is_blank
from app.takeover.drafts import AllergyState, MarkKind, PatientDraft, PhoneKind, Sex
from app.takeover.planning import Plan
from app.takeover.table import Row
from vault.records import allergies, contacts, history, imports, patients
from vault.records.births import Precision
from vault.records.context import new_id

NO_FAMILY_NAME = "?"

MARKS = {
    MarkKind.HOMONYM: patients.Mark.HOMONYM,
    MarkKind.POSSIBLE_DUPLICATE: patients.Mark.DUPLICATE,
}


def file_plan(plan: Plan, data: bytes) -> imports.Plan:
    """What ``imports.write`` takes, of a plan of the file ``data``; findings of the header stay out."""
    said: defaultdict[int, list[imports.Reported]] = defaultdict(list)
    for finding in plan.reported:
        said[finding.row].append(imports.Reported(finding.reason.value, finding.value))
    ids = {draft.row: new_id() for draft in plan.created}
    return imports.Plan(
        hashlib.sha256(data).hexdigest(),
        tuple(_record(draft, ids[draft.row]) for draft in plan.created),
        tuple(sorted(_rows(plan, ids, said), key=lambda source: source.row)),
        _marked(plan),
    )


def _marked(plan: Plan) -> dict[str, frozenset[patients.Mark]]:
    """Whom of those already there somebody new could be taken for: a homonym is one in both directions."""
    found: defaultdict[str, set[patients.Mark]] = defaultdict(set)
    for draft in plan.created:
        for mark in draft.marks:
            if mark.patient is not None:
                found[mark.patient].add(MARKS[mark.kind])
    return {patient_id: frozenset(marks) for patient_id, marks in found.items()}


def _rows(
    plan: Plan, ids: dict[int, str], said: dict[int, list[imports.Reported]]
) -> list[imports.SourceRow]:
    created = [(imports.Outcome.CREATED, draft.source, ids[draft.row]) for draft in plan.created]
    merged = [
        (imports.Outcome.MERGED, merge.source, merge.patient if merge.row is None else ids[merge.row])
        for merge in plan.merged
    ]
    kept = [
        imports.SourceRow(
            source.row,
            outcome,
            patient_id,
            _verbatim(source.header, source.fields),
            tuple(said[source.row]),
            source.digest,
        )
        for outcome, source, patient_id in created + merged
    ]
    skipped = [
        imports.SourceRow(
            skip.number,
            imports.Outcome.SKIPPED,
            None,
            _verbatim(plan.header, skip.fields),
            tuple(said[skip.number]),
        )
        for skip in plan.skipped
    ]
    return kept + skipped


def _verbatim(header: Row, fields: Row) -> tuple[tuple[str, str], ...]:
    """Each cell under its column; cells beyond the header stand under no name."""
    names = header[: len(fields)] + ("",) * (len(fields) - len(header))
    return tuple(zip(names, fields, strict=True))


def _record(draft: PatientDraft, patient_id: str) -> imports.NewRecord:
    return imports.NewRecord(
        patient_id,
        _traits(draft),
        marks=frozenset(MARKS[mark.kind] for mark in draft.marks),
        last_care_on=draft.last_visit.iso if draft.last_visit else "",
        points=_points(draft),
        numbers=_numbers(draft),
        listed_allergies=tuple(
            allergies.Facts(each.substance, each.reaction) for each in draft.allergies.entries
        ),
        no_known_allergy=draft.allergies.state is AllergyState.NONE_KNOWN,
        entries=_entries(draft),
    )


def _traits(draft: PatientDraft) -> patients.Traits:
    born, precision = "", Precision.UNKNOWN
    if draft.birth_date:
        born, precision = draft.birth_date.iso, Precision(draft.birth_date.precision)
    elif not is_blank(draft.birth_date_text):
        born, precision = draft.birth_date_text, Precision.ODD
    return patients.Traits(
        birth_name=draft.birth_name or ("" if draft.used_name else NO_FAMILY_NAME),
        birth_first_name=draft.first_name,
        all_first_names=draft.first_names,
        birth_date=born,
        birth_date_precision=precision,
        sex="" if draft.sex is Sex.UNKNOWN else draft.sex.value,
        birthplace=draft.birth_place_code,
        used_name=draft.used_name,
        used_first_name=draft.used_first_name,
    )


def _points(draft: PatientDraft) -> tuple[contacts.Point, ...]:
    points = [
        contacts.Point(
            contacts.Kind.PHONE,
            phone.e164 or phone.original,
            phone.original,
            "" if phone.kind is PhoneKind.OTHER else phone.kind.value,
        )
        for phone in draft.phones
    ]
    points += [
        contacts.Point(contacts.Kind.EMAIL, email.address or email.original, email.original)
        for email in draft.emails
    ]
    where = draft.address
    lines = (where.street, f"{where.postcode} {where.town}".strip(), where.country)
    address = "\n".join(line for line in lines if line)
    return (*points, contacts.Point(contacts.Kind.ADDRESS, address)) if address else tuple(points)


def _numbers(draft: PatientDraft) -> tuple[contacts.Number, ...]:
    # Warn, never reject: what has not the form of a number is still what stood on the card.
    nir = draft.nir or draft.nir_text
    found = (
        contacts.Number(contacts.NIR, nir, draft.nir_text),
        contacts.Number(contacts.FORMER_RECORD, draft.record_number, draft.record_number),
    )
    return tuple(number for number in found if number.value)


def _entries(draft: PatientDraft) -> tuple[history.Facts, ...]:
    entries = [history.Facts(history.Kind.MEDICAL, text) for text in draft.history]
    if draft.treating_gp:
        entries.append(history.Facts(history.Kind.TREATING_GP, draft.treating_gp))
    if draft.remarks:
        entries.append(history.Facts(history.Kind.REMARK, draft.remarks))
    return tuple(entries)
