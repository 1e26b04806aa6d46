"""The snippets and templates that come with the program, in French, by profession.

They are what one types thirty times a day, with what changes as stops; none
proposes a normal finding that nobody looked for.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.writing.forms import BDK, DAR, SOAP, skeleton
from vault.records.snippets import Kind, Snippet
from vault.search import fold_name


class Profession(StrEnum):
    """Whose words one needs."""

    DOCTOR = "doctor"
    NURSE = "nurse"
    PHYSIOTHERAPIST = "physiotherapist"
    MIDWIFE = "midwife"
    PSYCHOLOGIST = "psychologist"


#: How a profession is told from what stands on the letterhead, folded; the first that fits.
_TOLD_BY: Final[Mapping[str, Profession]] = {
    "sage femme": Profession.MIDWIFE,
    "midwife": Profession.MIDWIFE,
    "maieut": Profession.MIDWIFE,
    "infirm": Profession.NURSE,
    "nurse": Profession.NURSE,
    "kine": Profession.PHYSIOTHERAPIST,
    "physio": Profession.PHYSIOTHERAPIST,
    "psycholog": Profession.PSYCHOLOGIST,
}


def profession_of(written: str) -> Profession:
    """Who writes, as far as the letterhead tells; a doctor where it does not."""
    folded = fold_name(written)
    return next((which for told, which in _TOLD_BY.items() if told in folded), Profession.DOCTOR)


_EVERYBODY: Final = (
    Snippet("ta", "TA ${1}/${2} mmHg", title="Tension artérielle"),
    Snippet("fc", "FC ${1}/min", title="Fréquence cardiaque"),
    Snippet("t", "T ${1} °C", title="Température"),
    Snippet("p", "P ${1} kg", title="Poids"),
    Snippet("eva", "EVA ${1}/10", title="Douleur"),
    Snippet("rdv", "À revoir ${1:dans} ${2}.", title="À revoir"),
    Snippet("tel", "Appel téléphonique de ${1} : ${2}", title="Appel"),
)
_OWN: Final[Mapping[Profession, tuple[Snippet, ...]]] = {
    Profession.DOCTOR: (
        Snippet("tox", "Toux ${1:sèche} depuis ${2} jours, ${3:sans} fièvre.", title="Toux"),
        Snippet(
            "ren",
            "Renouvellement du traitement pour ${1} mois. Tolérance : ${2}. Observance : ${3}.",
            title="Renouvellement",
        ),
        Snippet("cv", "Bruits du cœur ${1}, souffle ${2}, œdèmes ${3}.", title="Examen cardiovasculaire"),
        Snippet("pulm", "Auscultation pulmonaire : ${1}.", title="Auscultation pulmonaire"),
        Snippet("abd", "Abdomen : ${1}. Fosses lombaires : ${2}.", title="Abdomen"),
        Snippet("orl", "Gorge : ${1}. Tympans : ${2}. Aires ganglionnaires : ${3}.", title="ORL"),
        Snippet("at", "Arrêt de travail du ${1} au ${2}.", title="Arrêt de travail"),
        Snippet("soap", skeleton(SOAP), Kind.TEMPLATE, SOAP.title),
    ),
    Profession.NURSE: (
        Snippet("pst", "Pansement ${1} : ${2}. Exsudat ${3}. Peau autour ${4}.", title="Pansement"),
        Snippet("ins", "Glycémie ${1} g/L, insuline ${2} ${3} UI, site ${4}.", title="Insuline"),
        Snippet("ps", "Prise de sang faite à ${1}, ${2} tubes, ${3} à jeun.", title="Prise de sang"),
        Snippet("nd", "Soin non fait : ${1}.", title="Soin non fait"),
        Snippet("dar", skeleton(DAR), Kind.TEMPLATE, DAR.title),
    ),
    Profession.PHYSIOTHERAPIST: (
        Snippet("sea", "Séance ${1}/${2} : ${3}.", title="Séance"),
        Snippet("amp", "Amplitudes : flexion ${1}°, extension ${2}°.", title="Amplitudes"),
        Snippet("ex", "Exercices à faire : ${1}, ${2} fois par jour.", title="Exercices"),
        Snippet("bdk", skeleton(BDK), Kind.TEMPLATE, BDK.title),
    ),
    Profession.MIDWIFE: (
        Snippet(
            "sa", "${1} SA + ${2} j. MAF ${3}, CU ${4}, métrorragies ${5}.", title="Consultation de grossesse"
        ),
        Snippet("hu", "HU ${1} cm, BDCF ${2}/min, col ${3}.", title="Hauteur utérine"),
        Snippet("pp", "J${1} : seins ${2}, globe ${3}, lochies ${4}, périnée ${5}.", title="Post-partum"),
        Snippet("soap", skeleton(SOAP), Kind.TEMPLATE, SOAP.title),
    ),
    Profession.PSYCHOLOGIST: (
        Snippet("ent", "Entretien ${1}. Thèmes : ${2}.", title="Entretien"),
        Snippet("sui", "Suite : ${1}. Prochain entretien : ${2}.", title="Suite"),
        Snippet("soap", skeleton(SOAP), Kind.TEMPLATE, SOAP.title),
    ),
}


def shipped(profession: Profession) -> tuple[Snippet, ...]:
    """What comes with the program for a profession."""
    return (*_EVERYBODY, *_OWN[profession])
