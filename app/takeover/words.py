"""What a column can mean, in words.

Ids are an interface: scripts read them in the JSON of ``serment import``.
People read these names, in the window's list of meanings and in the report
of the command, so they stand here once.
"""

from app.takeover.columns import Field


def name(field: Field, language: str) -> str:
    """The place a column fills, ``language`` being "fr" or "en"."""
    english, french = NAMES[field]
    return french if language == "fr" else english


NAMES: dict[Field, tuple[str, str]] = {
    Field.RECORD_NUMBER: ("Record number", "Numéro de dossier"),
    Field.TITLE: ("Title", "Civilité"),
    Field.FULL_NAME: ("Full name", "Nom complet"),
    Field.NAME: ("Name", "Nom"),
    Field.BIRTH_NAME: ("Birth name", "Nom de naissance"),
    Field.USED_NAME: ("Used name", "Nom utilisé"),
    Field.FIRST_NAME: ("First name", "Prénom"),
    Field.FIRST_NAMES: ("All first names", "Tous les prénoms"),
    Field.USED_FIRST_NAME: ("Used first name", "Prénom utilisé"),
    Field.BIRTH_DATE: ("Birth date", "Date de naissance"),
    Field.BIRTH_PLACE: ("Birthplace", "Lieu de naissance"),
    Field.BIRTH_PLACE_CODE: ("Birthplace (INSEE code)", "Lieu de naissance (code INSEE)"),
    Field.SEX: ("Sex", "Sexe"),
    Field.NIR: ("Social security number", "Numéro de sécurité sociale"),
    Field.NIR_KEY: ("Its key", "Sa clé"),
    Field.ADDRESS: ("Address", "Adresse"),
    Field.POSTCODE: ("Postcode", "Code postal"),
    Field.TOWN: ("Town", "Ville"),
    Field.COUNTRY: ("Country", "Pays"),
    Field.HOME_PHONE: ("Home phone", "Téléphone fixe"),
    Field.MOBILE_PHONE: ("Mobile phone", "Téléphone mobile"),
    Field.WORK_PHONE: ("Work phone", "Téléphone professionnel"),
    Field.PHONE: ("Phone", "Téléphone"),
    Field.EMAIL: ("E-mail", "Courriel"),
    Field.TREATING_GP: ("Treating GP", "Médecin traitant"),
    Field.ALLERGIES: ("Allergies", "Allergies"),
    Field.HISTORY: ("History", "Antécédents"),
    Field.REMARKS: ("Remarks", "Remarques"),
    Field.LAST_VISIT: ("Last visit", "Dernière visite"),
}
