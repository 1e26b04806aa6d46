"""The patient's copy: the whole record, without what is for the practitioner alone or of third persons.

Left out are drafts, what was entered in error, personal notes, notes that hold
what a third person said, and remarks, which are personal too (R4127-45). An
addendum goes with the note it was added to.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from app.papers.blocks import Block, Gap, Look, Sheet, Side, Table, Together, Words
from app.papers.letterhead import Letterhead, day, head, named, short_day
from vault.records import measurements as code
from vault.records.allergies import Allergies, Known
from vault.records.documents_index import Document
from vault.records.history import PAST, Entry, Kind
from vault.records.measurements import Measurement
from vault.records.notes import Note, State
from vault.records.papers import Paper
from vault.records.papers import State as PaperState
from vault.records.vaccinations import Vaccination

_KINDS: Final = (
    (Kind.PROBLEM, "Problèmes"),
    (Kind.TREATMENT, "Traitements"),
    (Kind.MEDICAL, "Antécédents médicaux"),
    (Kind.SURGICAL, "Antécédents chirurgicaux"),
    (Kind.OBSTETRIC, "Antécédents obstétricaux"),
    (Kind.FAMILY, "Antécédents familiaux"),
    (Kind.LIFESTYLE, "Mode de vie"),
    (Kind.TREATING_GP, "Médecin traitant"),
)
_MEASURED: Final = {
    code.SYSTOLIC: "Pression systolique",
    code.DIASTOLIC: "Pression diastolique",
    code.WEIGHT: "Poids",
    code.HEIGHT: "Taille",
    code.TEMPERATURE: "Température",
    code.PULSE: "Pouls",
    code.BMI: "Indice de masse corporelle",
    code.HEAD_CIRCUMFERENCE: "Périmètre crânien",
    code.OXYGEN_SATURATION: "Saturation en oxygène",
    code.RESPIRATION: "Fréquence respiratoire",
}
_UNITS: Final = {"mm[Hg]": "mmHg", "Cel": "°C", "kg/m2": "kg/m²"}


@dataclass(frozen=True, slots=True)
class Copied:
    """What the record holds; ``authors`` are names by id."""

    letterhead: Letterhead
    on: str
    allergies: Allergies
    entries: Sequence[Entry]
    notes: Sequence[Note]
    measurements: Sequence[Measurement]
    vaccinations: Sequence[Vaccination]
    papers: Sequence[Paper]
    documents: Sequence[Document]
    authors: dict[str, str]


def communicable(notes: Iterable[Note]) -> list[Note]:
    """Signed notes, neither personal nor of third persons, with their addenda; the oldest first."""
    kept = [one for one in notes if one.state is State.SIGNED and not one.personal and not one.third_party]
    ids = {one.id for one in kept if one.addendum_to is None}
    whole = [one for one in kept if one.addendum_to is None or one.addendum_to in ids]
    return sorted(whole, key=lambda one: one.care_at)


def sheet(of: Copied) -> Sheet:
    """The copy, from the identity to the list of documents."""
    person = of.letterhead.person
    blocks: list[Block] = [
        *head(of.letterhead.practice),
        Words("Copie du dossier", Look.TITLE, Side.CENTRE),
        Words(f"remise au patient, état au {day(of.on)}", side=Side.CENTRE),
        Gap(4),
        *named(person),
        *_section("Allergies", _allergies(of.allergies)),
    ]
    for kind, heading in _KINDS:
        blocks += _section(heading, [_entry(one) for one in of.entries if one.facts.kind is kind])
    blocks += _section("Vaccinations", [_vaccination(one) for one in of.vaccinations])
    notes = communicable(of.notes)
    blocks += _heading("Consultations") if notes else []
    for note in notes:
        blocks += _note(note, of.authors)
    if of.measurements:
        blocks += [*_heading("Mesures"), _measures(of.measurements)]
    issued = [one for one in of.papers if one.state is PaperState.ISSUED]
    blocks += _section("Ordonnances et autres papiers", [_paper(one) for one in issued])
    named_only = [f"{short_day(one.label.dated_on)} : {one.label.title}" for one in of.documents]
    blocks += _section("Documents, remis à part", named_only)
    foot = f"Copie du dossier au {short_day(of.on)} · {person.full_name}"
    return Sheet("Copie du dossier", tuple(blocks), foot)


def _section(heading: str, lines: Sequence[str]) -> list[Block]:
    """A heading stands with its first line; without a line there is none."""
    if not lines:
        return []
    first = Together((*_heading(heading), Words(lines[0])))
    return [first, *(Words(line) for line in lines[1:])]


def _heading(words: str) -> list[Block]:
    return [Gap(4), Words(words, Look.HEADING)]


def _allergies(of: Allergies) -> list[str]:
    if of.known is Known.LISTED:
        return [", ".join(filter(None, (one.facts.substance, one.facts.reaction))) for one in of.listed]
    return ["Aucune connue" if of.known is Known.NONE_KNOWN else "Non renseigné"]


def _entry(entry: Entry) -> str:
    facts = entry.facts
    begun = short_day(facts.since) if facts.since else ""
    past = facts.kind in PAST and not facts.until
    since = f"depuis {begun}" if begun and not past else begun
    until = f"jusqu’à {short_day(facts.until)}" if facts.until else ""
    return ", ".join(filter(None, (facts.text, facts.detail, since, until, facts.until_reason)))


def _vaccination(of: Vaccination) -> str:
    lot = f"lot {of.lot}" if of.lot else ""
    return ", ".join(filter(None, (short_day(of.given_on), of.vaccine, of.dose, lot)))


def _note(note: Note, authors: dict[str, str]) -> list[Block]:
    kind = "Complément du" if note.addendum_to else "Le"
    when = f"{kind} {short_day(note.care_at[:10])}, {authors.get(note.author_id, '')}"
    first, *rest = note.text.strip().split("\n")
    return [
        Together((Gap(3), Words(when, Look.SMALL), Words(first))),
        *(Words(line) if line.strip() else Gap(2) for line in rest),
    ]


def _measures(taken: Sequence[Measurement]) -> Table:
    rows = tuple(
        (short_day(one.measured_at[:10]), _MEASURED.get(one.value.code, one.value.code), _value(one))
        for one in sorted(taken, key=lambda one: one.measured_at)
    )
    return Table(("Date", "Mesure", "Valeur"), rows, (2, 4, 3))


def _value(of: Measurement) -> str:
    value = of.value
    unit = _UNITS.get(value.unit, value.unit)
    return f"{value.comparator}{value.value:g}".replace(".", ",") + f"\u00a0{unit}"


def _paper(of: Paper) -> str:
    lines = " ; ".join(", ".join(filter(None, (one.text, one.posology, one.duration))) for one in of.lines)
    return f"{short_day(of.content.dated_on)} : {of.content.title}" + (f" ({lines})" if lines else "")
