"""What each column means.

No two programs name their columns alike, so a header is folded, freed of the
words that say nothing (of, the, patient) and looked up among the names that
French and English programs use. The answer is a ``Mapping``: a plain value
that a window shows, changes and gives back.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from vault.search import fold_name


class Field(StrEnum):
    """The places of a patient's record a column can fill."""

    RECORD_NUMBER = "record_number"
    TITLE = "title"
    FULL_NAME = "full_name"
    NAME = "name"  # the birth name, or the used one when another column holds the birth name
    BIRTH_NAME = "birth_name"
    USED_NAME = "used_name"
    FIRST_NAME = "first_name"
    FIRST_NAMES = "first_names"
    USED_FIRST_NAME = "used_first_name"
    BIRTH_DATE = "birth_date"
    BIRTH_PLACE = "birth_place"
    BIRTH_PLACE_CODE = "birth_place_code"
    SEX = "sex"
    NIR = "nir"
    NIR_KEY = "nir_key"
    ADDRESS = "address"
    POSTCODE = "postcode"
    TOWN = "town"
    COUNTRY = "country"
    HOME_PHONE = "home_phone"
    MOBILE_PHONE = "mobile_phone"
    WORK_PHONE = "work_phone"
    PHONE = "phone"
    EMAIL = "email"
    TREATING_GP = "treating_gp"
    ALLERGIES = "allergies"
    HISTORY = "history"
    REMARKS = "remarks"
    LAST_VISIT = "last_visit"


NAMES = frozenset({Field.FULL_NAME, Field.NAME, Field.BIRTH_NAME, Field.USED_NAME})
# These may be spread over several columns; of any other field the first column is taken.
SEVERAL = frozenset(
    {
        Field.ADDRESS,
        Field.HOME_PHONE,
        Field.MOBILE_PHONE,
        Field.WORK_PHONE,
        Field.PHONE,
        Field.EMAIL,
        Field.ALLERGIES,
        Field.HISTORY,
        Field.REMARKS,
    }
)

_SYNONYMS: dict[Field, str] = {
    Field.RECORD_NUMBER: """
        num dossier, numdoss, dossier, no dossier, n dossier, nb dossier, numero dossier, id, id patient,
        patient id, code patient, code, num patient, num, numero, no patient, n patient, identifiant, ref,
        reference, ref patient, ipp, record number, record no, chart number, chart no, mrn, file number,
        patient number, patient no, medical record number, ident, cle patient, no fiche, num fiche, fiche,
        identifiant interne, external id
    """,
    Field.TITLE: """
        civ, civilite, titre, title, salutation, prefix, prefixe, politesse, formule, qualite, civilite
        patient
    """,
    Field.FULL_NAME: """
        nom prenom, prenom nom, nom et prenom, prenom et nom, nom prenoms, nom et prenoms, nom complet,
        patient, identite, name, full name, patient name, fullname, nom prenom patient, last name first
        name, display name, client, surname and first name, beneficiaire, raison sociale
    """,
    Field.NAME: """
        nom, nom famille, nom patient, last name, lastname, surname, family name, pat nom, noms, nom1,
        family, lname, nom du malade, nom beneficiaire
    """,
    Field.BIRTH_NAME: """
        nom jf, nom jeune fille, jeune fille, jf, nomjf, njf, nom j f, nee, ne e, nom nee, nom naissance,
        nom naiss, nom de naiss, nom ne, nom natal, nom patronymique, patronyme, birth name, maiden name,
        name at birth, birth last name, birth family name, birth surname, maiden, nom famille naissance,
        naissance nom, nnaissance, nom2 jf, nom etat civil
    """,
    Field.USED_NAME: """
        nom usage, nom usuel, nom marital, nom epouse, nom epoux, nom mari, nom d usage, nom utilise,
        epouse, used name, married name, usual name, usage nom, nom conjugal, nom marie, nom mariage,
        marital name, nom femme mariee, preferred last name, nom courant
    """,
    Field.FIRST_NAME: """
        prenom, first name, firstname, given name, forename, pat prenom, prenom1, premier prenom, prenom 1,
        prenom usuel naissance, first, prenom principal, prenom naissance, 1er prenom, fname, prenom
        patient, 1er prenom naissance, premier prenom naissance
    """,
    Field.FIRST_NAMES: """
        prenoms, liste prenoms, prenoms naissance, tous prenoms, given names, first names, forenames, liste
        prenoms naissance, prenoms etat civil
    """,
    Field.USED_FIRST_NAME: """
        prenom usage, prenom usuel, prenom utilise, preferred name, used first name, nickname, surnom,
        prenom d usage, preferred first name, usual first name
    """,
    Field.BIRTH_DATE: """
        date naiss, date naissance, datenaiss, datenais, date nais, dnaiss, ddn, dn, naissance, ne le, nee
        le, ne e le, nele, date ne, dob, birth date, birthdate, date birth, date of birth, born, born on,
        birthday, dat naiss, dt naiss, dt naissance, dtnaiss, jour naissance, naissance date, d naissance, d
        naiss, dat nais, anniversaire, date naissance jj mm aaaa, geburtsdatum
    """,
    Field.BIRTH_PLACE: """
        lieu naissance, lieu naiss, ville naissance, commune naissance, ne a, nee a, birth place, place of
        birth, place birth, birth town, birth city, lieunaiss, naissance lieu
    """,
    Field.BIRTH_PLACE_CODE: """
        code lieu naissance, code insee naissance, insee naissance, code commune naissance, code insee lieu
        naissance, birth place code, cog naissance, code insee, birthplace insee code
    """,
    Field.SEX: """
        sexe, sex, gender, genre, sx, code sexe, sexe patient, administrative gender, s, m f, h f, sexe m f
    """,
    Field.NIR: """
        n secu, no secu, num secu, numero secu, nsecu, secu, numsecu, nir, num ss, no ss, n ss, nss, numss,
        ss, numero securite sociale, no securite sociale, n securite sociale, num securite sociale, securite
        sociale, immat, immatriculation, matricule, num immat, numero immatriculation, insee, numero insee,
        no insee, n insee, num insee, ssn, social security number, social security no, social security,
        insurance number, national id, nss patient, numero ss, n assure, num assure, no assure, numero
        assure, assure, nir patient, nir assure, matricule ins, ins, numero ins, ins nir, nir ins, health
        insurance number, num assurance, nir beneficiaire
    """,
    Field.NIR_KEY: """
        cle, cle secu, cle nir, cle ss, nir key, cle nss, cle insee, ssn key, cle immat, cle securite
        sociale
    """,
    Field.ADDRESS: """
        adresse, adr, address, rue, adresse1, adresse2, adresse3, adresse 1, adresse 2, adresse 3, adr1,
        adr2, adr3, adr 1, adr 2, adr 3, street, street address, address1, address2, address line 1, address
        line 2, address 1, address 2, voie, complement, complement adresse, adresse complement, complement d
        adresse, num voie, lieu dit, adresse suite, adresse postale, adresse ligne 1, adresse ligne 2,
        numero rue, no rue, street 1, street 2, home address, adresse domicile, domicile, batiment,
        residence, num rue, numero voie
    """,
    Field.POSTCODE: """
        cp, code postal, codepostal, postcode, zip, zip code, zipcode, postal code, codpost, cpostal, code
        post, c p, cod postal, post code, cp domicile, cp ville code
    """,
    Field.TOWN: """
        ville, commune, localite, town, city, bureau distributeur, ville domicile, municipality,
        agglomeration, vil
    """,
    Field.COUNTRY: """
        pays, country, pays residence, country code, code pays, nation
    """,
    Field.HOME_PHONE: """
        tel dom, tel domicile, tel fixe, telephone fixe, telephone domicile, fixe, teldom, home phone, tel
        maison, phone home, tel1, tel 1, telephone 1, landline, tel perso, telephone personnel, tel prive,
        tel d, home tel, telephone home, phone 1, telephone perso, numero fixe, home telephone, num fixe
    """,
    Field.MOBILE_PHONE: """
        tel port, tel portable, portable, mobile, tel mobile, telephone portable, telephone mobile, gsm,
        cell, cellphone, cell phone, mobile phone, phone mobile, telport, tel gsm, tel p, port, mobile tel,
        mobile number, num portable, numero portable, numero mobile, num mobile, sms
    """,
    Field.WORK_PHONE: """
        tel pro, tel travail, telephone travail, telephone professionnel, work phone, tel bureau, tel prof,
        phone work, business phone, telpro, telephone pro, telephone bureau, work tel
    """,
    Field.PHONE: """
        tel, telephone, phone, telephones, tel2, tel 2, tel3, tel 3, telephone 2, telephone 3, phone number,
        phone 2, num tel, numero telephone, no telephone, n tel, no tel, n telephone, telephone number,
        contact, tels, tph, num telephone, autre tel, autre telephone, other phone, phones, tel autre, tel
        urgence
    """,
    Field.EMAIL: """
        email, e mail, mail, courriel, adresse mail, adresse email, adresse e mail, adresse electronique,
        mel, email address, e mail address, mail perso, email perso, adresse courriel, email 1, email 2,
        mail 1, mail 2
    """,
    Field.TREATING_GP: """
        medecin traitant, med traitant, medecin, mt, gp, treating gp, treating physician, treating doctor,
        family doctor, general practitioner, primary care physician, pcp, medecin generaliste, generaliste,
        med trait, medtraitant, dr traitant, docteur traitant, medecin referent, referent, medecin famille,
        physician, doctor, medecin declare, nom medecin traitant, generalist, regular doctor
    """,
    Field.ALLERGIES: """
        allergies, allergie, all, allerg, allergy, allergies connues, allergies et intolerances,
        intolerances, allergies intolerances, allergies medicamenteuses, known allergies, drug allergies,
        allergene, allergenes, atcd allergiques, antecedents allergiques, allergie medicamenteuse, allergies
        alimentaires
    """,
    Field.HISTORY: """
        antecedents, antecedent, atcd, atcds, history, medical history, past medical history, atcd medicaux,
        antecedents medicaux, antecedents chirurgicaux, atcd chirurgicaux, atcd chir, atcd med, pathologies,
        pathologie, maladies, antecedents familiaux, atcd familiaux, atcd fam, antecedents personnels, atcd
        personnels, problems, conditions, pmh, ant, terrain, antecedents et pathologies, pmhx, diagnoses,
        antecedents medico chirurgicaux
    """,
    Field.REMARKS: """
        remarques, remarque, notes, note, commentaire, commentaires, observation, observations, divers,
        remarks, remark, comment, comments, memo, info, infos, informations, information complementaire,
        bloc notes, texte libre, a savoir, alerte, alertes, informations complementaires, pense bete, nota,
        free text, autres, autre
    """,
    Field.LAST_VISIT: """
        derniere visite, dern visite, date derniere visite, derniere consultation, date derniere
        consultation, last visit, last visit date, last seen, date last visit, derniere venue, vu le,
        dernier passage, last appointment, derniere consult, dern consult, dernier rdv, last consultation,
        der visite, derniere date, date dern visite, dernier acte, last encounter, date dernier passage,
        visite derniere, dernier rendez vous, date dernier rdv, dt derniere visite, date of last visit, last
        contact
    """,
}
_NOISE = frozenset(
    """
    de du des d la le les l un une the of s et and
    patient patients pat client malade beneficiaire fichier
    """.split()
)
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")


def _index() -> dict[str, Field]:
    index: dict[str, Field] = {}
    for field, names in _SYNONYMS.items():
        for name in names.split(","):
            words = fold_name(name).split()
            index.setdefault("".join(words), field)
    for field, names in _SYNONYMS.items():
        for name in names.split(","):
            index.setdefault("".join(w for w in fold_name(name).split() if w not in _NOISE), field)
    index.update((field.value.replace("_", ""), field) for field in Field)
    index.pop("", None)
    return index


_INDEX = _index()


@lru_cache(maxsize=4096)
def meaning(header: str) -> Field | None:
    """The field a column of this name fills, or None."""
    plain = header.strip().strip("°").replace("N°", "no ").replace("n°", "no ")
    for text in (plain, _CAMEL.sub(" ", plain)):
        words = fold_name(text).split()
        telling = [word for word in words if word not in _NOISE]
        found = _INDEX.get("".join(words)) or _INDEX.get("".join(telling))
        if found:
            return found
    return None


def recognised(cells: Sequence[str]) -> int:
    """How many of these cells look like names of columns."""
    return sum(meaning(cell) is not None for cell in cells if cell)


@dataclass(frozen=True, slots=True)
class Mapping:
    """What each column of one file means: as many entries as its header has cells, None for "not taken".

    ``day_first`` tells 03/04/1950 apart; None lets the column decide.
    """

    fields: tuple[Field | None, ...]
    day_first: bool | None = None

    def with_field(self, column: int, field: Field | None) -> "Mapping":
        """The same mapping with another meaning for one column."""
        return replace(self, fields=(*self.fields[:column], field, *self.fields[column + 1 :]))

    def columns(self, field: Field) -> tuple[int, ...]:
        """The columns that fill ``field``; the first alone where only one can."""
        found = tuple(at for at, each in enumerate(self.fields) if each is field)
        return found if field in SEVERAL else found[:1]

    @property
    def names_somebody(self) -> bool:
        """Whether rows can name a patient with this mapping."""
        return not NAMES.isdisjoint(self.fields)


def guess(header: Sequence[str]) -> Mapping:
    """The likely meaning of each column; of two columns for one place the first has it."""
    fields: list[Field | None] = []
    for cell in header:
        field = meaning(cell)
        fields.append(None if field in fields and field not in SEVERAL else field)
    return Mapping(tuple(_settle(fields)))


def _settle(fields: list[Field | None]) -> list[Field | None]:
    # "Name" beside a first name is the family name; alone it is the whole of it.
    if Field.FULL_NAME in fields and not NAMES.isdisjoint(set(fields) - {Field.FULL_NAME}):
        return [None if field is Field.FULL_NAME else field for field in fields]
    if Field.FULL_NAME in fields and {Field.FIRST_NAME, Field.FIRST_NAMES} & set(fields):
        return [Field.NAME if field is Field.FULL_NAME else field for field in fields]
    return fields
