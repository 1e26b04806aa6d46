"""What a practitioner would have on the desk: a list from an older program, and a letter to file."""

# ruff: noqa: E501  # one record a line, as in the file

from datetime import date
from pathlib import Path
from typing import Final

from app.fiction.correspondents import CARDIOLOGIST, PRACTITIONER
from app.fiction.papers import Letter

#: As an older program exports it: CP1252, semicolons, CR LF; with a row twice, odd dates, a doubtful number.
PATIENT_LIST: Final = """\
NUM_DOSSIER;CIV;NOM;NOM_JF;PRENOM;DATE_NAISS;SEXE;N_SECU;ADRESSE;CP;VILLE;TEL_PORT;ALLERGIES;ANTECEDENTS;REMARQUES;DERNIERE_VISITE
20001;Mme;KERVELLA;MORVAN;Gwenaëlle;07/02/1961;F;261029999900192;3, quai du Port;49981;MONTBRELAN;06 39 98 41 02;Iode (urticaire);HTA depuis 2009;;14/05/2025
20002;M.;OUATTARA;;Seydou;15/08/1984;M;184089999900181;8, rue des Écoles;49981;MONTBRELAN;06 39 98 41 03;aucune connue;;"Préfère le soir ; sonner deux fois";02/09/2026
20003;Mme;D'ANGELO;;Lætitia;28/02/1991;F;;12, impasse du Moulin;49982;SAINT-AUBERT;06 39 98 41 04;;"Asthme ""léger"" dans l'enfance";;
20004;M.;LE GOFF;;Yann;11/1947;M;147119999900105;La Croix Haute;49981;MONTBRELAN;;;BPCO, tabac 30 PA;;19/01/2026
20005;Mme;NGUYEN;TRAN;Thi Mai;03/12/1975;F;275129999900151;27, rue de l'Abbaye;49981;MONTBRELAN;06 39 98 41 06;Aspirine;;;30/06/2026
20005;Mme;NGUYEN;TRAN;Thi Mai;03/12/1975;F;275129999900151;27, rue de l'Abbaye;49981;MONTBRELAN;06 39 98 41 06;Aspirine;;;30/06/2026
20006;M.;PETITJEAN;;Loïc;31/04/2001;M;;5, place du Marché;49981;MONTBRELAN;06 39 98 41 07;;;;
;;;;;;;;;;;;;;;
20007;Mme;LEFEVRE;;Françoise;12/03/1968;F;268034900799901;14, rue Haute;49981;MONTBRELAN;06 39 98 41 08;;;;08/10/2024
20008;;;;;;;;;;;;;;Fiche sans nom, à vérifier;
"""


def patient_list(folder: Path) -> Path:
    """The list, as a file."""
    path = folder / "patients-ancien-logiciel.csv"
    path.write_bytes(PATIENT_LIST.replace("\n", "\r\n").encode("cp1252"))
    return path


def letter(folder: Path, patient: str, today: date) -> Path:
    """A colleague's letter that came in today, under the name a mail program gives it."""
    written = Letter(
        CARDIOLOGIST,
        PRACTITIONER.signature,
        patient,
        today,
        "Consultation de cardiologie",
        (
            "Chère consœur,",
            "MOTIF : palpitations d'effort depuis trois semaines, sans malaise ni douleur thoracique.",
            "EXAMEN : PA 132/78, rythme régulier à 68/min, auscultation sans souffle. ECG sinusal, sans trouble "
            "de conduction ni de repolarisation. Échographie : fonction ventriculaire gauche normale.",
            "CONCLUSION : extrasystoles bénignes. Holter prévu ; pas de traitement pour l'instant.",
            "Bien confraternellement.",
        ),
    )
    path = folder / "Courrier du Dr Quérouil.pdf"
    path.write_bytes(written.render())
    return path
