"""What codes are called on a paper: measurements, sites of the body, kinds. In French, always."""

from typing import Final

from app.measured import unit
from vault.records import contacts, measurements
from vault.records.allergies import Certainty, Severity
from vault.records.coverages import Kind as Coverage
from vault.records.patients import Status
from vault.records.relations import Role
from vault.records.sharing import Way
from vault.records.wounds import Exudate, Side

MEASURED: Final = {
    measurements.BLOOD_PRESSURE: "Pression artérielle",
    measurements.SYSTOLIC: "Pression systolique",
    measurements.DIASTOLIC: "Pression diastolique",
    measurements.WEIGHT: "Poids",
    measurements.HEIGHT: "Taille",
    measurements.TEMPERATURE: "Température",
    measurements.PULSE: "Pouls",
    measurements.BMI: "Indice de masse corporelle",
    measurements.HEAD_CIRCUMFERENCE: "Périmètre crânien",
    measurements.OXYGEN_SATURATION: "Saturation en oxygène",
    measurements.RESPIRATION: "Fréquence respiratoire",
    "1558-6": "Glycémie à jeun",
    "2089-1": "LDL-cholestérol",
    "14682-9": "Créatinine",
    "62238-1": "Débit de filtration glomérulaire",
    "718-7": "Hémoglobine",
    "2276-4": "Ferritine",
    "14933-6": "Acide urique",
    "19935-6": "Débit expiratoire de pointe",
    "72514-3": "Douleur (0 à 10)",
    "11881-0": "Hauteur utérine",
    "55283-6": "Rythme cardiaque fœtal",
    "4548-4": "HbA1c",
    "3016-3": "TSH",
    "1988-5": "CRP",
    "2857-1": "PSA",
    "44261-6": "PHQ-9",
    "72106-8": "MMSE",
}
SEVERITY: Final = {Severity.MILD: "légère", Severity.MODERATE: "modérée", Severity.SEVERE: "sévère"}
CERTAINTY: Final = {Certainty.SUSPECTED: "suspectée", Certainty.CONFIRMED: "confirmée"}
STATUS: Final = {
    Status.PROVISIONAL: "Identité provisoire (PROV)",
    Status.VALIDATED: "Identité validée (VALI)",
    Status.RETRIEVED: "Identité récupérée (RECUP)",
    Status.QUALIFIED: "Identité qualifiée (QUAL)",
}
SYSTEM: Final = {
    contacts.NIR: "NIR",
    contacts.NIA: "NIA (numéro d’attente)",
    contacts.INS_TEST: "INS de test",
    contacts.INS_DEMONSTRATION: "INS de démonstration",
    contacts.FORMER_RECORD: "Ancien numéro de dossier",
}
REACHED: Final = {
    contacts.Kind.PHONE: "Téléphone",
    contacts.Kind.EMAIL: "Courriel",
    contacts.Kind.ADDRESS: "Adresse",
}
ROLE: Final = {
    Role.TRUSTED: "Personne de confiance",
    Role.PARENT: "Parent",
    Role.GUARDIAN: "Tuteur",
    Role.CURATOR: "Curateur",
    Role.EMERGENCY: "À prévenir en urgence",
    Role.SPOUSE: "Conjoint",
    Role.CHILD: "Enfant",
    Role.CARER: "Aidant",
    Role.OTHER: "Autre proche",
}
COVERAGE: Final = {
    Coverage.MANDATORY: "Assurance maladie obligatoire",
    Coverage.COMPLEMENTARY: "Complémentaire",
    Coverage.SOLIDARITY: "Complémentaire santé solidaire (C2S)",
    Coverage.STATE_AID: "Aide médicale de l’État (AME)",
    Coverage.WORK_ACCIDENT: "Accident du travail",
    Coverage.MATERNITY: "Maternité",
    Coverage.NONE: "Aucune couverture",
}
WAY: Final = {
    Way.PRINTED: "imprimé",
    Way.EXPORTED: "exporté",
    Way.HANDED_OVER: "remis",
    Way.SHOWN: "montré",
}
EXUDATE: Final = {
    Exudate.NONE: "exsudat absent",
    Exudate.LOW: "exsudat faible",
    Exudate.MODERATE: "exsudat modéré",
    Exudate.HIGH: "exsudat abondant",
}
SIDE: Final = {Side.LEFT: "à gauche", Side.RIGHT: "à droite", Side.MIDDLE: "au milieu"}
SITE: Final = {
    "head": "crâne",
    "face": "visage",
    "neck": "cou",
    "shoulder": "épaule",
    "chest": "thorax",
    "upper_arm": "bras",
    "forearm": "avant-bras",
    "hand": "main",
    "abdomen": "abdomen",
    "groin": "aine",
    "thigh": "cuisse",
    "knee": "genou",
    "shin": "jambe (face avant)",
    "ankle": "cheville",
    "foot": "dos du pied",
    "toes": "orteils",
    "occiput": "occiput",
    "nape": "nuque",
    "shoulder_blade": "omoplate",
    "back": "dos",
    "elbow": "coude",
    "lower_back": "lombes",
    "sacrum": "sacrum",
    "trochanter": "trochanter",
    "buttock": "fesse",
    "ischium": "ischion",
    "back_of_thigh": "cuisse (face arrière)",
    "popliteal": "creux poplité",
    "calf": "mollet",
    "heel": "talon",
    "sole": "plante du pied",
}


def measured(loinc: str) -> str:
    """ "Poids"; a code that nobody named here says of which system it is."""
    return MEASURED.get(loinc, f"LOINC {loinc}")


def number(value: float) -> str:
    """ "69,2"."""
    return f"{value:.12g}".replace(".", ",")


def quantity(value: float, ucum: str) -> str:
    """ "69,2 kg"."""
    return f"{number(value)}\u00a0{unit(ucum)}".strip("\u00a0")


def between(low: float | None, high: float | None) -> str:
    """ "70 à 110", "au plus 140", "au moins 60"; "" where both ends are open."""
    if low is None:
        return "" if high is None else f"au plus {number(high)}"
    return f"au moins {number(low)}" if high is None else f"{number(low)} à {number(high)}"
