"""What stands in a record besides notes, measurements and papers, in French lines, for the patient's copy.

Every noun of ``nouns.OF_A_RECORD`` is in ``TOLD`` or in ``KEPT_BACK``, and whatever
it holds is said, but for codes, ids, and what is of a third person: their
number and how to reach them (L1111-7).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from app import measured
from app import wounds as sizes
from app.papers import names
from app.papers.letterhead import day_of, short_day
from vault.records import (
    care,
    contacts,
    coverages,
    keeping,
    prescribed,
    relations,
    sharing,
    targets,
    treatments,
    vaccinations,
    wounds,
)
from vault.records.noun import Record

#: What a record holds of each noun, by its table.
Nouns: TypeAlias = Mapping[str, Sequence[Record[Any]]]
#: Why a record must stay is the practitioner's: a claim, an investigation.
KEPT_BACK: Final = frozenset({keeping.HOLD.table})


@dataclass(frozen=True, slots=True)
class Told:
    """How one record of a noun is said: under ``heading``, or under what its field ``of`` has the id of.

    ``together``: the word before all of one owner, in one paragraph; "" where each is a line.
    """

    say: Callable[[Any], str]
    heading: str = ""
    of: str = ""
    together: str = ""


def lines(table: str, of: Nouns) -> list[str]:
    """All there is of a noun that has a heading, each with what stands under it."""
    return [line for one in of.get(table, ()) for line in (TOLD[table].say(one.facts), *under(one.id, of))]


def under(owner_id: str, of: Nouns) -> list[str]:
    """What belongs to one record: the renewals of a treatment, the sessions of a prescription, ..."""
    found: list[str] = []
    for table, told in TOLD.items():
        said = [
            told.say(one.facts)
            for one in of.get(table, ())
            if told.of and getattr(one.facts, told.of) == owner_id
        ]
        found += [f"{told.together} : {' ; '.join(said)}"] if said and told.together else said
    return found


def joined(*parts: str) -> str:
    """The parts that say something."""
    return ", ".join(filter(None, parts))


def _from(since: str, until: str) -> str:
    if since and until:
        return f"du {short_day(since)} au {short_day(until)}"
    return f"depuis le {short_day(since)}" if since else _dated("jusqu’au", until)


def _dated(words: str, on: str) -> str:
    return f"{words} {short_day(on)}" if on else ""


def _if(said: bool, words: str) -> str:
    return words if said else ""


def _number(of: contacts.Number) -> str:
    return f"{names.SYSTEM.get(of.system, of.system)} : {of.value}"


def _relation(of: relations.Relation) -> str:
    return joined(
        f"{names.ROLE[of.role]} : {of.name.upper()} {of.first_name}".rstrip(),
        of.relationship,
        _dated("désignation écrite le", of.designated_on),
        _if(of.authority, "décide pour le patient"),
    )


def _coverage(of: coverages.Coverage) -> str:
    return joined(
        names.COVERAGE[of.kind],
        of.payer,
        of.payer_number,
        f"droits ouverts par {of.holder}" if of.holder else "",
        _from(of.since, of.until),
        _if(of.third_party_payment, "tiers payant"),
    )


def _illness(of: coverages.Illness) -> str:
    number = f"ALD {of.number}" if of.number else ""
    return joined(of.text, number, f"CIM-10 {of.code}" if of.code else "", _from(of.since, of.until))


def _objection(of: sharing.Objection) -> str:
    what, whom = of.subject or "tout le dossier", of.recipient or "quiconque"
    return joined(f"Ne pas partager : {what}, avec {whom}", _dated("dite le", of.said_on))


def _renewal(of: treatments.Renewal) -> str:
    return " ".join(filter(None, (short_day(of.renewed_on), _dated("jusqu’au", of.until))))


def _vaccination(of: vaccinations.Vaccination) -> str:
    state = {
        vaccinations.State.DONE: "",
        vaccinations.State.REPORTED: "rapporté",
        vaccinations.State.NOT_DONE: "non fait",
    }[of.state]
    return joined(
        f"{short_day(of.given_on)} : {of.vaccine}",
        f"contre {of.against}" if of.against else "",
        of.dose,
        state,
        of.reason,
        f"lot {of.lot}" if of.lot else "",
        _dated("périmant le", of.expires_on),
        of.site,
        of.route,
        f"par {of.given_by}" if of.given_by else "",
        _dated("prochain le", of.next_due_on),
    )


def _target(of: targets.Target) -> str:
    kept = f"{names.between(of.low, of.high)} {measured.unit(of.unit)}".strip()
    return joined(f"{names.measured(of.code)} : {kept}", _from(of.since, ""))


def _received(of: prescribed.Received) -> str:
    return joined(
        f"{short_day(of.prescribed_on)} : {of.acts}",
        f"prescrit par {of.prescriber}",
        f"{of.sessions} séance{'s' if of.sessions > 1 else ''}" if of.sessions else "",
        _from(of.since, of.until),
        _if(of.renewable, "renouvelable"),
        _dated("terminée le", of.ended_on),
        of.end_reason,
    )


def _session(of: prescribed.Session) -> str:
    return day_of(of.given_at) + (f" ({of.remark})" if of.remark else "")


def _care(of: care.Care) -> str:
    return joined(of.text, of.rhythm, _from(of.since, of.until))


def _given(of: care.Given) -> str:
    late = of.done_at and day_of(of.done_at) != day_of(of.planned_at)
    how = (f"fait le {day_of(of.done_at)}" if late else "fait") if of.done else "non fait"
    return f"{day_of(of.planned_at)} {how}" + (f" ({of.reason})" if of.reason else "")


def _wound(of: wounds.Wound) -> str:
    return joined(
        of.label,
        " ".join(filter(None, (names.SITE.get(of.site, of.site), names.SIDE.get(of.side, "")))),
        of.kind,
        _from(of.since, ""),
        _dated("cicatrisée le", of.healed_on),
        f"protocole : {' '.join(of.protocol.split())}" if of.protocol else "",
    )


def _wound_state(of: wounds.WoundState) -> str:
    lengths = (("longueur", of.length), ("largeur", of.width), ("profondeur", of.depth))
    tissues = (
        ("nécrose", of.necrosis),
        ("fibrine", of.slough),
        ("bourgeonnement", of.granulation),
        ("épidermisation", of.epithelium),
    )
    area = sizes.area(of)
    return joined(
        f"Vue le {day_of(of.seen_at)}",
        *(f"{name} {names.quantity(size / 10, 'cm')}" for name, size in lengths if size is not None),
        f"aire {names.quantity(round(area.size / 100, 2), 'cm²')}" if area else "",
        *(f"{name} {share}\u00a0%" for name, share in tissues if share is not None),
        " ".join(filter(None, (names.EXUDATE.get(of.exudate, ""), of.exudate_kind))),
        _if(of.odour, "odeur"),
        _if(of.infection, "signes d’infection"),
        f"berges : {of.edges}" if of.edges else "",
        f"peau autour : {of.skin_around}" if of.skin_around else "",
        f"douleur {of.pain}/10" if of.pain is not None else "",
        f"pansement : {of.dressing}" if of.dressing else "",
        " ".join(of.remark.split()),
    )


def _photo(of: wounds.Photo) -> str:
    return day_of(of.taken_at)


TOLD: Final[Mapping[str, Told]] = {
    coverages.ILLNESS.table: Told(_illness, "Affections de longue durée"),
    treatments.RENEWAL.table: Told(_renewal, of="entry_id", together="Renouvelé"),
    vaccinations.NOUN.table: Told(_vaccination, "Vaccinations"),
    targets.NOUN.table: Told(_target, "Cibles"),
    prescribed.NOUN.table: Told(_received, "Prescriptions reçues"),
    prescribed.SESSION.table: Told(_session, of="prescription_id", together="Séances faites"),
    care.NOUN.table: Told(_care, "Soins"),
    care.GIVEN.table: Told(_given, of="care_id", together="Diagramme"),
    wounds.NOUN.table: Told(_wound, "Plaies"),
    wounds.STATE.table: Told(_wound_state, of="wound_id"),
    wounds.PHOTO.table: Told(_photo, of="wound_id", together="Photographies, remises à part"),
    relations.NOUN.table: Told(_relation, "Proches"),
    contacts.IDENTIFIER.table: Told(_number, "Identifiants"),
    coverages.NOUN.table: Told(_coverage, "Couverture"),
    sharing.OBJECTION.table: Told(_objection, "Opposition au partage"),
}
