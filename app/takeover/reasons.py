"""Everything worth saying about a row, as a short stable id and a sentence.

Ids are an interface: scripts read them in the JSON of ``serment import``.
The sentences are kept beside them, and not with the answers of the commands,
so that no reason can be added without saying it in both languages.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.typography import unbroken


class Reason(StrEnum):
    """Why a row, or a value of it, is in the report."""

    # The file
    BEFORE_HEADER = "before_header"
    COLUMN_NOT_TAKEN = "column_not_taken"
    COLUMN_MISSING = "column_missing"
    MIXED_ENCODING = "mixed_encoding"
    # The row
    EMPTY_ROW = "empty_row"
    NO_NAME = "no_name"
    DOUBLED_ROW = "doubled_row"
    ALREADY_HERE = "already_here"
    SHORT_ROW = "short_row"
    LONG_ROW = "long_row"
    STRAY_QUOTE = "stray_quote"
    # The identity
    NO_BIRTH_NAME = "no_birth_name"
    NO_FIRST_NAME = "no_first_name"
    NAME_SPLIT_UNSURE = "name_split_unsure"
    NO_BIRTH_DATE = "no_birth_date"
    BAD_BIRTH_DATE = "bad_birth_date"
    BIRTH_DATE_PARTIAL = "birth_date_partial"
    BIRTH_CENTURY_COMPLETED = "birth_century_completed"
    BIRTH_CENTURY_UNSURE = "birth_century_unsure"
    BIRTH_DATE_IN_FUTURE = "birth_date_in_future"
    BIRTH_DATE_TOO_OLD = "birth_date_too_old"
    UNKNOWN_SEX = "unknown_sex"
    SEX_FROM_TITLE = "sex_from_title"
    SEX_TITLE_MISMATCH = "sex_title_mismatch"
    NIR_MALFORMED = "nir_malformed"
    NIR_DAMAGED_BY_SPREADSHEET = "nir_damaged_by_spreadsheet"
    NIR_WITHOUT_KEY = "nir_without_key"
    NIR_KEY = "nir_key"
    NIR_SEX_MISMATCH = "nir_sex_mismatch"
    NIR_BIRTH_MISMATCH = "nir_birth_mismatch"
    NIR_SHARED = "nir_shared"
    RECORD_NUMBER_REUSED = "record_number_reused"
    # Lookalikes
    HOMONYM = "homonym"
    POSSIBLE_DUPLICATE = "possible_duplicate"
    # The rest
    BAD_PHONE = "bad_phone"
    PHONE_ZERO_RESTORED = "phone_zero_restored"
    BAD_EMAIL = "bad_email"
    ACCENTED_EMAIL = "accented_email"
    BAD_POSTCODE = "bad_postcode"
    BAD_LAST_VISIT = "bad_last_visit"
    LAST_VISIT_IN_FUTURE = "last_visit_in_future"
    VISIT_BEFORE_BIRTH = "visit_before_birth"
    ALLERGY_UNCLEAR = "allergy_unclear"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report: record ``row`` of the file (the header is 1), why, and the value to look for.

    ``other`` is the row that it was compared with, ``patient`` the stored patient.
    """

    row: int
    reason: Reason
    value: str
    other: int | None = None
    patient: str | None = None


def sentence(reason: Reason, language: str) -> str:
    """The reason in plain words, ``language`` being "fr" or "en"."""
    english, french = SENTENCES[reason]
    return unbroken(french) if language == "fr" else english


SENTENCES: dict[Reason, tuple[str, str]] = {
    Reason.BEFORE_HEADER: (
        "This line stands above the header and belongs to no patient.",
        "Cette ligne se trouve au-dessus de l’en-tête et n’appartient à aucun patient.",
    ),
    Reason.COLUMN_NOT_TAKEN: (
        "This column has no place in the record; its cells are kept with each source row.",
        "Cette colonne n’a pas de place dans le dossier ; ses valeurs restent avec chaque ligne d’origine.",
    ),
    Reason.COLUMN_MISSING: (
        "The file has no column for this.",
        "Le fichier n’a pas de colonne pour cela.",
    ),
    Reason.MIXED_ENCODING: (
        "The file mixes several encodings; check the accents of this row.",
        "Le fichier mélange plusieurs encodages ; vérifiez les accents de cette ligne.",
    ),
    Reason.EMPTY_ROW: ("The row is empty.", "La ligne est vide."),
    Reason.NO_NAME: (
        "The row names nobody; no record is made of it.",
        "La ligne ne nomme personne ; aucun dossier n’en est créé.",
    ),
    Reason.DOUBLED_ROW: (
        "The same row stands earlier in the file; both are one patient.",
        "La même ligne figure plus haut dans le fichier ; elles forment un seul patient.",
    ),
    Reason.ALREADY_HERE: (
        "This row was taken over before.",
        "Cette ligne avait déjà été reprise.",
    ),
    Reason.SHORT_ROW: (
        "The row has fewer cells than the header.",
        "La ligne a moins de cases que l’en-tête.",
    ),
    Reason.LONG_ROW: (
        "The row has more cells than the header; check that nothing has moved.",
        "La ligne a plus de cases que l’en-tête ; vérifiez que rien ne s’est décalé.",
    ),
    Reason.STRAY_QUOTE: (
        "A quotation mark is not closed properly; the row is read as it stands.",
        "Un guillemet n’est pas fermé correctement ; la ligne est lue telle quelle.",
    ),
    Reason.NO_BIRTH_NAME: ("The family name is missing.", "Le nom de famille manque."),
    Reason.NO_FIRST_NAME: ("The first name is missing.", "Le prénom manque."),
    Reason.NAME_SPLIT_UNSURE: (
        "Family and first name share one cell; check how they are told apart.",
        "Le nom et le prénom partagent une case ; vérifiez comment ils sont séparés.",
    ),
    Reason.NO_BIRTH_DATE: ("The birth date is missing.", "La date de naissance manque."),
    Reason.BAD_BIRTH_DATE: (
        "This is no possible birth date; the text is kept.",
        "Cette date de naissance est impossible ; le texte est conservé.",
    ),
    Reason.BIRTH_DATE_PARTIAL: (
        "The birth date is incomplete and is kept so.",
        "La date de naissance est incomplète et est conservée telle quelle.",
    ),
    Reason.BIRTH_CENTURY_COMPLETED: (
        "The year of birth has two digits; only one century is possible.",
        "L’année de naissance a deux chiffres ; un seul siècle est possible.",
    ),
    Reason.BIRTH_CENTURY_UNSURE: (
        "The year of birth has two digits and two centuries are possible; check the one that is taken.",
        "L’année de naissance a deux chiffres et deux siècles sont possibles ; vérifiez celui retenu.",
    ),
    Reason.BIRTH_DATE_IN_FUTURE: (
        "The birth date lies in the future; the text is kept.",
        "La date de naissance est dans le futur ; le texte est conservé.",
    ),
    Reason.BIRTH_DATE_TOO_OLD: (
        "The patient would be more than 115 years old.",
        "Le patient aurait plus de 115 ans.",
    ),
    Reason.UNKNOWN_SEX: ("The sex is not one we know.", "Le sexe indiqué n’est pas reconnu."),
    Reason.SEX_FROM_TITLE: (
        "The sex is missing and is read from the title.",
        "Le sexe manque et se déduit de la civilité.",
    ),
    Reason.SEX_TITLE_MISMATCH: (
        "Sex and title contradict each other.",
        "Le sexe et la civilité se contredisent.",
    ),
    Reason.NIR_MALFORMED: (
        "This is not written like a social security number; the text is kept.",
        "Ceci n’a pas la forme d’un numéro de sécurité sociale ; le texte est conservé.",
    ),
    Reason.NIR_DAMAGED_BY_SPREADSHEET: (
        "A spreadsheet has rounded this social security number; its last digits are lost.",
        "Un tableur a arrondi ce numéro de sécurité sociale ; ses derniers chiffres sont perdus.",
    ),
    Reason.NIR_WITHOUT_KEY: (
        "The social security number has no key.",
        "Le numéro de sécurité sociale n’a pas de clé.",
    ),
    Reason.NIR_KEY: (
        "The key of the social security number is wrong.",
        "La clé du numéro de sécurité sociale est fausse.",
    ),
    Reason.NIR_SEX_MISMATCH: (
        "The social security number is that of another sex; it may be a parent’s.",
        "Le numéro de sécurité sociale est celui de l’autre sexe ; c’est peut-être celui d’un parent.",
    ),
    Reason.NIR_BIRTH_MISMATCH: (
        "The social security number does not agree with the birth date; it may be a parent’s.",
        "Le numéro de sécurité sociale contredit la date de naissance ; c’est peut-être celui d’un parent.",
    ),
    Reason.NIR_SHARED: (
        "Several patients have this social security number; it may be a parent’s.",
        "Plusieurs patients portent ce numéro de sécurité sociale ; c’est peut-être celui d’un parent.",
    ),
    Reason.RECORD_NUMBER_REUSED: (
        "Several rows carry this record number.",
        "Plusieurs lignes portent ce numéro de dossier.",
    ),
    Reason.HOMONYM: (
        "Another patient has the same name; first name and birth date tell them apart.",
        "Un autre patient porte le même nom ; le prénom et la date de naissance les distinguent.",
    ),
    Reason.POSSIBLE_DUPLICATE: (
        "This may be the same person as another patient; both are kept.",
        "Il s’agit peut-être de la même personne qu’un autre patient ; les deux sont conservés.",
    ),
    Reason.BAD_PHONE: (
        "This is no telephone number; the text is kept.",
        "Ceci n’est pas un numéro de téléphone ; le texte est conservé.",
    ),
    Reason.PHONE_ZERO_RESTORED: (
        "The first zero of this telephone number is missing and is added.",
        "Le premier zéro de ce numéro de téléphone manque et est ajouté.",
    ),
    Reason.BAD_EMAIL: (
        "This is no e-mail address; the text is kept.",
        "Ceci n’est pas une adresse électronique ; le texte est conservé.",
    ),
    Reason.ACCENTED_EMAIL: (
        "This e-mail address has accents; it most likely does not arrive.",
        "Cette adresse électronique contient des accents ; elle n’aboutit probablement pas.",
    ),
    Reason.BAD_POSTCODE: (
        "This is no French postcode; it is kept as it is.",
        "Ceci n’est pas un code postal français ; il est conservé tel quel.",
    ),
    Reason.BAD_LAST_VISIT: (
        "The date of the last visit is impossible; the text is kept.",
        "La date de la dernière visite est impossible ; le texte est conservé.",
    ),
    Reason.LAST_VISIT_IN_FUTURE: (
        "The last visit lies in the future.",
        "La dernière visite est dans le futur.",
    ),
    Reason.VISIT_BEFORE_BIRTH: (
        "The last visit would be before the birth.",
        "La dernière visite serait antérieure à la naissance.",
    ),
    Reason.ALLERGY_UNCLEAR: (
        "What is said about allergies is unclear; it is kept as it is.",
        "Ce qui est dit des allergies n’est pas clair ; le texte est conservé tel quel.",
    ),
}
