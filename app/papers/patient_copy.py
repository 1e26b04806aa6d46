"""The patient's copy: the whole record, without what is for the practitioner alone or of third persons.

Left out are drafts, what was entered in error, personal notes, notes that hold
what a third person said, and remarks, which are personal too (R4127-45). An
addendum goes with the note it was added to.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.measured import Reading, Series, series, unit
from app.papers import names, told
from app.papers.blocks import Block, Gap, Look, Sheet, Side, Table, Together, Words
from app.papers.letterhead import Letterhead, day, day_of, head, named, short_day
from app.papers.told import Nouns, joined
from vault.records.allergies import Allergies, Allergy, Certainty, Known
from vault.records.contacts import Point
from vault.records.documents_index import Document
from vault.records.history import PAST, Entry, Kind
from vault.records.measurements import Measurement
from vault.records.notes import Note, State
from vault.records.noun import Record
from vault.records.papers import Paper
from vault.records.papers import State as PaperState
from vault.records.patients import Patient
from vault.records.sharing import Disclosure

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


@dataclass(frozen=True, slots=True)
class Copied:
    """What the record holds; ``authors`` are names by id."""

    letterhead: Letterhead
    on: str
    patient: Patient
    contacts: Sequence[Record[Point]]
    allergies: Allergies
    entries: Sequence[Entry]
    notes: Sequence[Note]
    measurements: Sequence[Measurement]
    nouns: Nouns
    papers: Sequence[Paper]
    documents: Sequence[Document]
    disclosures: Sequence[Disclosure]
    authors: Mapping[str, str]


def communicable(notes: Iterable[Note]) -> list[Note]:
    """Signed notes, neither personal nor of third persons, with their addenda; the oldest first."""
    kept = [one for one in notes if one.state is State.SIGNED and not one.personal and not one.third_party]
    ids = {one.id for one in kept if one.addendum_to is None}
    whole = [one for one in kept if one.addendum_to is None or one.addendum_to in ids]
    return sorted(whole, key=lambda one: one.care_at)


def sheet(of: Copied) -> Sheet:
    """The copy, from the identity to what left the practice."""
    person = of.letterhead.person
    blocks: list[Block] = [
        *head(of.letterhead.practice),
        Words("Copie du dossier", Look.TITLE, Side.CENTRE),
        Words(f"remise au patient, état au {day(of.on)}", side=Side.CENTRE),
        Gap(4),
        *named(person),
        *_identity(of.patient, of.contacts),
        *_section("Allergies", _allergies(of.allergies)),
    ]
    for kind, heading in _KINDS:
        entries = [one for one in of.entries if one.facts.kind is kind]
        blocks += _section(
            heading, [line for one in entries for line in (_entry(one), *told.under(one.id, of.nouns))]
        )
    for table, noun in told.TOLD.items():
        blocks += _section(noun.heading, told.lines(table, of.nouns)) if noun.heading else []
    notes = communicable(of.notes)
    blocks += _heading("Consultations") if notes else []
    for note in notes:
        blocks += _note(note, of.authors)
    if of.measurements:
        blocks += [*_heading("Mesures"), _measures(of.measurements)]
    issued = [one for one in of.papers if one.state is PaperState.ISSUED]
    blocks += _section("Ordonnances et autres papiers", [_paper(one) for one in issued])
    blocks += _section("Documents, remis à part", [_document(one) for one in of.documents])
    blocks += _section("Ce qui est sorti du cabinet", [_disclosure(one) for one in of.disclosures])
    foot = f"Copie du dossier au {short_day(of.on)} · {person.full_name}"
    return Sheet("Copie du dossier", tuple(blocks), foot)


def _identity(of: Patient, contacts: Sequence[Record[Point]]) -> list[Block]:
    """What the line that names the patient does not say."""
    traits = of.traits
    said = (
        f"Prénoms de naissance : {traits.all_first_names}" if traits.all_first_names else "",
        f"Lieu de naissance (code INSEE) : {traits.birthplace}" if traits.birthplace else "",
        joined(names.STATUS[of.status], of.evidence, day_of(of.evidence_on)),
        f"Profession : {of.occupation}" if of.occupation else "",
        f"Décès le {short_day(of.deceased_on)}" if of.deceased_on else "",
        *(_point(one.facts) for one in contacts),
    )
    return [Gap(2), *(Words(one) for one in said if one)]


def _point(of: Point) -> str:
    return joined(
        f"{names.REACHED[of.kind]} : {', '.join(of.value.splitlines())}",
        of.label,
        f"vérifié le {short_day(of.verified_on)}" if of.verified_on else "",
        "pas pour les résultats" if of.not_for_results else "",
    )


def _section(heading: str, lines: Sequence[str]) -> list[Block]:
    """A heading stands with its first line; without a line there is none."""
    if not lines:
        return []
    first = Together((*_heading(heading), Words(lines[0])))
    return [first, *(Words(line) for line in lines[1:])]


def _heading(words: str) -> list[Block]:
    return [Gap(4), Words(words, Look.HEADING)]


def _allergies(of: Allergies) -> list[str]:
    if of.known is not Known.LISTED:
        return ["Aucune connue" if of.known is Known.NONE_KNOWN else "Non renseigné"]
    return [_allergy(one) for one in of.listed]


def _allergy(of: Allergy) -> str:
    facts = of.facts
    refuted = facts.certainty is Certainty.REFUTED
    return joined(
        f"Écartée, n’est pas une allergie : {facts.substance}" if refuted else facts.substance,
        facts.reaction,
        names.SEVERITY.get(facts.severity, ""),
        names.CERTAINTY.get(facts.certainty, ""),
        f"notée le {short_day(facts.noted_on)}" if facts.noted_on else "",
    )


def _entry(entry: Entry) -> str:
    facts = entry.facts
    begun = short_day(facts.since) if facts.since else ""
    past = facts.kind in PAST and not facts.until
    since = f"depuis {begun}" if begun and not past else begun
    until = f"jusqu’à {short_day(facts.until)}" if facts.until else ""
    code = f"CIM-10 {facts.code}" if facts.kind is Kind.PROBLEM and facts.code else ""
    return joined(facts.text, facts.detail, code, since, until, facts.until_reason)


def _note(note: Note, authors: Mapping[str, str]) -> list[Block]:
    kind = "Complément du" if note.addendum_to else "Le"
    when = f"{kind} {day_of(note.care_at)}, {authors.get(note.author_id, '')}"
    first, *rest = note.text.strip().split("\n")
    return [
        Together((Gap(3), Words(when, Look.SMALL), Words(first))),
        *(Words(line) if line.strip() else Gap(2) for line in rest),
    ]


def _measures(taken: Sequence[Measurement]) -> Table:
    """As they were written down, the two values of a pressure together."""
    read = [
        (one.at, each, one) for each in series(taken, None) for one in each.readings if not one.worked_out
    ]
    rows = tuple(
        (day_of(at), names.measured(each.kind), _value(each, one))
        for at, each, one in sorted(read, key=lambda found: found[0])
    )
    return Table(("Date", "Mesure", "Valeur"), rows, (2, 4, 5))


def _value(of: Series, reading: Reading) -> str:
    parts = [one.value for one in reading.parts]
    numbers = "/".join(f"{one.comparator}{names.number(one.value)}" for one in parts)
    ranges = " et ".join(filter(None, (names.between(one.low, one.high) for one in parts)))
    beside = joined(f"référence : {ranges}" if ranges else "", parts[0].source)
    return f"{numbers}\u00a0{unit(of.unit)}".strip() + (f" ({beside})" if beside else "")


def _paper(of: Paper) -> str:
    lines = " ; ".join(", ".join(filter(None, (one.text, one.posology, one.duration))) for one in of.lines)
    return f"{short_day(of.content.dated_on)} : {of.content.title}" + (f" ({lines})" if lines else "")


def _document(of: Document) -> str:
    return joined(f"{short_day(of.label.dated_on)} : {of.label.title}", of.label.source)


def _disclosure(of: Disclosure) -> str:
    gone = of.disclosed
    to = {"": "", "patient": " au patient"}.get(gone.recipient, f" à {gone.recipient}")
    why = f" ({gone.reason})" if gone.reason else ""
    return f"{day_of(of.at)} : {gone.what}, {names.WAY[gone.way]}{to}{why}"
