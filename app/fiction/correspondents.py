"""The practitioner of the demonstration and the colleagues who write back. None of them exists."""

from datetime import timedelta

from app.fiction.chart import Chart, Received
from app.fiction.model import Address, DocumentClass, FictionalPractitioner, Recipe, Sex
from app.fiction.papers import Colleague, LabReport, LabRow, Letter, PlainText
from app.fiction.person import Person
from app.fiction.pictures import ChestFilm, Electrocardiogram, KneeFilm

PRACTITIONER = FictionalPractitioner(
    first_name="Claire",
    family_name="Vasseur",
    speciality="Médecine générale",
    # Eleven digits with a right Luhn key, in a block of tests: no register lists it.
    rpps="99900000011",
    practice_name="Cabinet du Dr Vasseur",
    address=Address("12, place du Marché", "49981", "Montbrelan"),
    phone="02 61 91 00 12",
    email="cabinet.vasseur@exemple.fr",
)
OTHER_DOCTORS = ("Dr Paul Berthelot", "Dr Inès Maury", "Dr Luc Fernandez")

PRACTITIONER_PAPER = Colleague(
    PRACTITIONER.signature, PRACTITIONER.speciality, "12, place du Marché, 49981 Montbrelan"
)
RADIOLOGIST = Colleague(
    "Dr Antoine Marchand", "Radiologie et imagerie médicale", "2, place de la Gare, 49981 Montbrelan"
)
CARDIOLOGIST = Colleague(
    "Dr Nathalie Quérouil", "Cardiologie", "Clinique du Val d'Orle, 49982 Saint-Aubin-la-Rive"
)
OPHTHALMOLOGIST = Colleague("Dr Samuel Lévy-Brunet", "Ophtalmologie", "17, rue de la Gare, 49981 Montbrelan")
SURGEON = Colleague(
    "Dr Étienne Carrouge", "Chirurgie orthopédique", "Clinique du Val d'Orle, 49982 Saint-Aubin-la-Rive"
)
VISCERAL = Colleague(
    "Dr Maud Lescure", "Chirurgie viscérale", "Clinique du Val d'Orle, 49982 Saint-Aubin-la-Rive"
)
LUNGS = Colleague(
    "Dr Bruno Tardif", "Pneumologie", "Centre hospitalier du Val d'Orle, 49986 Villeneuve-sous-Orle"
)
GASTRO = Colleague("Dr Sonia Hamelin", "Hépato-gastro-entérologie", "9, quai des Gabares, 49981 Montbrelan")
SKIN = Colleague("Dr Aude Peltier", "Dermatologie", "17, rue de la Gare, 49981 Montbrelan")
GYNAECOLOGIST = Colleague(
    "Dr Caroline Bastide", "Gynécologie-obstétrique", "Maternité du Val d'Orle, 49986 Villeneuve-sous-Orle"
)
MEMORY_CLINIC = Colleague(
    "Dr Gilles Orsoni",
    "Gériatrie, consultation mémoire",
    "Centre hospitalier du Val d'Orle, 49986 Villeneuve-sous-Orle",
)


def named(person: Person) -> str:
    """``Mme LEFÈVRE Françoise, née le 12/03/1968``, as papers head a patient."""
    woman = person.sex is Sex.FEMALE
    name = f"{(person.used_name or person.birth_name).upper()} {person.used_first_name or person.first_name}"
    civility = "Enfant" if person.parent else "Mme" if woman else "M."
    return f"{civility} {name}, né{'e' if woman else ''} le {person.known_birth_date().french()}"


def laboratory(chart: Chart, about: str, rows: tuple[LabRow, ...], remark: str = "", days: int = 2) -> None:
    """Results that come back two days after the visit."""
    report = LabReport(named(chart.person), chart.day, rows, remark)
    _file(chart, f"Biologie : {about}", "biologie", "Laboratoire BioOrle", report, days=days)


def letter(chart: Chart, sender: Colleague, subject: str, *paragraphs: str, days: int = 12) -> None:
    """A colleague's letter, some days later."""
    written_on = min(chart.day + timedelta(days=max(0, days - 1)), chart.latest)
    paper = Letter(sender, PRACTITIONER.signature, named(chart.person), written_on, subject, paragraphs)
    _file(chart, subject, "courrier", sender.name, paper, days=days)


def imaging(chart: Chart, subject: str, why: str, found: str, concluded: str, days: int = 5) -> None:
    """A radiologist's report in its three parts."""
    parts = (f"INDICATION : {why}", f"RÉSULTATS : {found}", f"CONCLUSION : {concluded}")
    paper = Letter(
        RADIOLOGIST,
        PRACTITIONER.signature,
        named(chart.person),
        min(chart.day + timedelta(days=max(0, days - 1)), chart.latest),
        subject,
        parts,
    )
    _file(chart, subject, "imagerie", RADIOLOGIST.name, paper, days=days)


def electrocardiogram(chart: Chart, rate: int, irregular: bool = False) -> None:
    """The tracing made during the visit."""
    drawn = Electrocardiogram(chart.dice.below(1_000_000), rate, irregular)
    _file(chart, f"ECG 12 dérivations, FC {rate}", "ecg", PRACTITIONER.signature, drawn, "png")


def chest_film(chart: Chart, shadow: bool, days: int = 2) -> None:
    film = ChestFilm(chart.dice.below(1_000_000), shadow)
    _file(chart, "Radio thorax (cliché de face)", "radio-thorax", RADIOLOGIST.name, film, "jpg", days)


def knee_film(chart: Chart, side: str, days: int = 6) -> None:
    film = KneeFilm(chart.dice.below(1_000_000), side)
    _file(chart, "Radio genou (cliché de face)", "radio-genou", RADIOLOGIST.name, film, "jpg", days)


def text(chart: Chart, title: str, stem: str, content: str) -> None:
    """A plain text handed over at the visit."""
    _file(chart, title, stem, "Patient", PlainText(content), "txt")


def office_paper(chart: Chart, sender: Colleague, subject: str, *paragraphs: str) -> None:
    """A paper of the administrative class."""
    paper = Letter(sender, PRACTITIONER.signature, named(chart.person), chart.day, subject, paragraphs)
    received = Received(subject, "administratif", "pdf", sender.name, paper, DocumentClass.ADMINISTRATIVE)
    chart.receive(received)


def _file(
    chart: Chart, title: str, stem: str, sender: str, recipe: Recipe, extension: str = "pdf", days: int = 0
) -> None:
    chart.receive(Received(title, stem, extension, sender, recipe), days)
