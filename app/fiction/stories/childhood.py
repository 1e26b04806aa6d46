"""Children's check-ups: growth, milestones and the French vaccination schedule at each age."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.fiction import correspondents as post
from app.fiction.chart import Chart
from app.fiction.model import NoteKind
from app.fiction.told import Story, Told


@dataclass(frozen=True, slots=True)
class CheckUp:
    """A visit due at an age: what the child does by then and what is injected."""

    days: int
    topic: str
    milestones: tuple[str, ...]
    vaccines: str = ""
    advice: str = ""


_SIX = "Hexavalent + pneumocoque"
CHECK_UPS = (
    CheckUp(12, "examen de la 2e semaine", ("A repris son poids de naissance. Allaitement bien conduit.",
            "Biberons 8 x 60 mL, bonne prise. Cordon tombé.")),
    CheckUp(33, "examen du 1er mois", ("Suit du regard, sourire-réponse débutant.", "Quelques coliques le "
                                                                                    "soir, bon éveil."),
            "", "Vit. D 3 gouttes/j. Couchage sur le dos."),
    CheckUp(64, "examen du 2e mois", ("Sourire réponse, tient sa tête.", "Gazouille, bonne poursuite "
                                                                         "oculaire."),
            f"{_SIX}, rotavirus 1", "Paracétamol si fièvre."),
    CheckUp(95, "examen du 3e mois", ("Joue avec ses mains, bon tonus axial.", "Rit aux éclats. Transit ok."),
            "Méningocoque B 1, rotavirus 2"),
    CheckUp(125, "examen du 4e mois", ("Attrape les objets, tient bien sa tête.", "Se retourne ventre-dos."),
            f"{_SIX} 2", "Diversification expliquée, allergènes précoces."),
    CheckUp(158, "examen du 5e mois", ("Passe un objet d'une main à l'autre.", "Diversification bien "
                                                                               "acceptée."),
            "Méningocoques B 2"),
    CheckUp(190, "examen du 6e mois", ("Tient assis avec appui.", "Deux dents. Dort 10 h."), "Méningocoque ACWY 1"),
    CheckUp(280, "examen du 9e mois", ("Tient assis seul, pince pouce-index débutante.", "Rampe, dit « "
                                                                                         "papa, mama »."),
            "", "Sécurité domestique. Certificat du 9e mois."),
    CheckUp(338, "examen du 11e mois", ("Se met debout avec appui.", "Pince fine acquise."), f"{_SIX} rappel"),
    CheckUp(370, "examen des 12 mois", ("Marche tenu par la main, 3 mots.", "Premiers pas. Mange en "
                                                                            "morceaux."),
            "ROR 1, méningocoques B 3 et ACWY 2"),
    CheckUp(510, "examen des 16-18 mois", ("Marche, dit une dizaine de mots, pointe.", "Empile 3 cubes, "
                                                                                       "court."),
            "ROR 2"),
    CheckUp(735, "examen des 2 ans", ("Associe 2 mots, court, monte l'escalier.", "Phase d'opposition. "
                                                                                  "Gribouille."),
            "", "Brossage des dents. Certificat du 24e mois. Pas d'écran."),
    CheckUp(1105, "examen des 3 ans", ("Propre le jour, phrases, entre à l'école.", "Dessine un rond, "
                                                                                    "tricycle."),
            "", "Langage ok, dépistage visuel fait."),
    CheckUp(1470, "examen des 4 ans", ("Bonhomme têtard, connaît les couleurs.", "Saute à cloche-pied."), "",
            "Acuité visuelle 10/10 aux deux yeux."),
    CheckUp(2210, "examen des 6 ans", ("CP sans difficulté, lit les syllabes.", "A des copains, natation."),
            "Rappel dTcaP", "Dentiste (M'T dents)."),
    CheckUp(3100, "examen des 8-9 ans", ("CE2, foot 2 fois/sem.", "Bons résultats, sommeil 10 h."), "", "Rachis droit."),
    CheckUp(4300, "examen des 11-13 ans", ("6e, bonne intégration.", "Entrée au collège, téléphone le soir."),
            "Rappel dTcaP, HPV 1", "Pas de gibbosité. HPV 2 dans 6 mois."),
    CheckUp(5600, "examen des 15-16 ans", ("Seconde, va bien. Vu seul une partie de la consultation.",
            "Basket en club, pas de tabac."), "", "Échange prévention, confidentialité rappelée."),
)  # fmt: skip


def check_ups(born_on: date) -> list[tuple[date, CheckUp]]:
    """Every check-up of a childhood with the day it falls due."""
    return [(born_on + timedelta(days=due.days), due) for due in CHECK_UPS]


def check_up(chart: Chart, due: CheckUp) -> Story:
    """One check-up."""
    dice = chart.dice
    findings = dice.pick(
        (
            "Examen normal : ausc. libre, abdomen souple, hanches stables.",
            "Examen clinique normal. Tympans ok, OGE normaux.",
            "Bon tonus, BDC réguliers sans souffle. Peau saine.",
        )
        if due.days < 500
        else (
            "Examen normal : ausc. libre, abdomen souple.",
            "BDC réguliers sans souffle. Tympans normaux, rachis droit.",
            "Examen clinique sans particularité, dentition saine.",
        )
    )
    vaccines = _given(due.vaccines, chart.day.year)
    plan = [f"Vaccins : {vaccines}, lot {_batch(chart)}." if vaccines else "", due.advice]
    said = dice.pick(due.milestones)
    exam = f"{chart.child_measures()} {findings} Courbes régulières."
    kind = NoteKind.VACCINATION if vaccines else NoteKind.CONSULTATION
    if due.days == 1105 and dice.chance(0.3):
        post.office_paper(
            chart,
            post.PRACTITIONER_PAPER,
            "Certificat d'aptitude à la vie en collectivité",
            "Je soussignée, docteur en médecine, certifie que l'enfant est à jour de ses vaccinations "
            "obligatoires et "
            "ne présente pas de contre-indication à la vie en collectivité.",
            "Certificat remis aux parents pour faire valoir ce que de droit.",
        )
    yield Told(due.topic, said, exam, " ".join(part for part in plan if part), kind)


def _given(vaccines: str, year: int) -> str:
    """The schedule of that year: B since 2022, rotavirus since 2023, ACWY in the place of C since 2025."""
    if year < 2025:
        vaccines = vaccines.replace("ACWY", "C")
    if year < 2023:
        vaccines = vaccines.replace(", rotavirus 1", "").replace(", rotavirus 2", "")
    if year < 2022 and "éningocoque" in vaccines:
        vaccines = {"ROR 1, méningocoques B 3 et C 2": "ROR 1, méningocoque C 2"}.get(vaccines, "")
    return vaccines


def _batch(chart: Chart) -> str:
    letters = "ABCDEFGHKLMNPRSTVX"
    return f"{chart.dice.pick(letters)}{chart.dice.pick(letters)}{chart.dice.between(1000, 9999)}"
