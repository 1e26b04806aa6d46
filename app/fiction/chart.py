"""A record while it is being told: the body that ages, the treatments, what was measured and received.

Stories read the patient's present from it (age, weight, drugs, allergies) and
leave measures and documents in it, so that what a note says and what the
measures show are one and the same thing.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.fiction import growth
from app.fiction import measures as m
from app.fiction.agenda import age_in_months, age_in_years, evening_time, last_open, next_open
from app.fiction.dice import Dice
from app.fiction.model import (
    Allergy,
    DocumentClass,
    FictionalDocument,
    FictionalMeasurement,
    Recipe,
    Sex,
    Treatment,
)
from app.fiction.person import Person
from app.fiction.told import number

GROWN = 18


@dataclass(frozen=True, slots=True)
class Received:
    """A document as a story names it: what it is called, who sent it, how it is drawn."""

    title: str
    file_stem: str
    extension: str
    sender: str
    recipe: Recipe
    document_class: DocumentClass = DocumentClass.MEDICAL


_MEDIA = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png", "txt": "text/plain"}


_REGULAR = (
    "BDC réguliers, pas de souffle.",
    "Auscultation cardio-pulm. sans particularité.",
    "BDC réguliers, pouls périph. perçus, mollets souples.",
    "Ausc. libre, pas d'OMI, pas de signe d'IC.",
)
_IRREGULAR = (
    "BDC irréguliers, pas de souffle, pas d'OMI.",
    "Rythme irrégulier bien toléré, ausc. pulm. libre.",
    "BDC irréguliers, mollets souples.",
)


class Chart:
    """One patient's record in the making. ``at`` is the visit being told; nothing is dated after ``latest``."""

    def __init__(self, person: Person, dice: Dice, allergies: tuple[Allergy, ...], latest: date) -> None:
        self.person = person
        self.dice = dice
        self.latest = latest
        self.at = datetime(person.born_on.year, person.born_on.month, person.born_on.day, 9)  # noqa: DTZ001
        self.measurements: list[FictionalMeasurement] = []
        self.documents: list[FictionalDocument] = []
        self.treatments: dict[str, Treatment] = {}
        self.anticoagulated = False
        self.irregular = False
        self.frail = False
        self._allergens = " ".join(allergy.substance.lower() for allergy in allergies)
        self._size = dice.bell(0.0, 0.9)
        woman = person.sex is Sex.FEMALE
        self.height = round(dice.bell(163.0 if woman else 176.0, 6.0))
        self._mass = dice.bell(24.5, 3.2) * (self.height / 100) ** 2
        self.systolic = dice.bell(118.0, 7.0)
        self._pressed: str | None = None
        self._weighed: str | None = None
        self._pulsed = False

    def start(self, at: datetime) -> None:
        """Open the visit of that moment."""
        self.at = at
        self._pressed = self._weighed = None
        self._pulsed = False

    @property
    def day(self) -> date:
        return self.at.date()

    @property
    def age(self) -> int:
        return age_in_years(self.person.born_on, self.day)

    @property
    def months(self) -> int:
        return age_in_months(self.person.born_on, self.day)

    @property
    def woman(self) -> bool:
        return self.person.sex is Sex.FEMALE

    def allergic_to(self, *substances: str) -> bool:
        return any(substance in self._allergens for substance in substances)

    @property
    def pregnant(self) -> bool:
        return expecting(self.person.births, self.day)

    # What is measured

    def measure(self, what: m.Measure, value: float, text: str) -> str:
        """Keep the value and give back its text, for the note."""
        taken = FictionalMeasurement(what.loinc, what.label, value, what.unit, text, self.at, what.panel)
        self.measurements.append(taken)
        return text

    def pressure(self) -> str:
        """``TA 148/88``, taken once a visit; not measured again if another story asks."""
        if self._pressed is not None:
            return ""
        systolic = round(self.dice.bell(self.systolic, 3.5))
        diastolic = round(self.dice.bell(self.systolic * 0.34 + 33, 4.0))
        self._pressed = f"TA {systolic}/{diastolic}"
        self.measure(m.SYSTOLIC, systolic, self._pressed)
        self.measure(m.DIASTOLIC, diastolic, self._pressed)
        return f"{self._pressed}."

    def pulse(self, mean: float = 74.0) -> str:
        value = round(self.dice.bell(mean, 6.0))
        return self.measure(m.PULSE, value, f"FC {value}")

    def rhythm(self, mean: float = 71.0) -> str:
        """``FC 68, BDC réguliers, pas de souffle.``, once a visit, as the heart beats now."""
        if self._pulsed:
            return ""
        self._pulsed = True
        heard = _IRREGULAR if self.irregular else _REGULAR
        return f"{self.pulse(mean)}. {self.dice.pick(heard)}"

    def temperature(self, mean: float) -> str:
        value = round(min(40.4, self.dice.bell(mean, 0.35)), 1)
        return self.measure(m.TEMPERATURE, value, f"T° {number(value)}")

    def saturation(self, mean: float = 97.6) -> str:
        value = min(100, round(self.dice.bell(mean, 0.7)))
        return self.measure(m.SATURATION, value, f"SpO2 {value} %")

    def weigh(self) -> str:
        """``69,2 kg``, once a visit."""
        if self._weighed is not None:
            return ""
        kilograms = self.kilograms()
        self._weighed = f"{number(kilograms)} kg"
        self.measure(m.WEIGHT, kilograms, self._weighed)
        return f"Poids {self._weighed}."

    def body_mass(self) -> str:
        """Weight with height and BMI, for a grown-up."""
        said = self.weigh()
        if not said:
            return ""
        kilograms = self.measurements[-1].value
        index = round(kilograms / (self.height / 100) ** 2, 1)
        self.measure(m.HEIGHT, self.height, f"{self.height} cm")
        self.measure(m.BMI, index, f"IMC {number(index)}")
        return f"{said[:-1]}, taille {self.height} cm, IMC {number(index)}."

    def kilograms(self) -> float:
        if self.age < GROWN:
            return growth.weight(self.person.sex, self._exact_months(), self._size)
        return round(self.dice.bell(self._mass, 0.5), 1)

    def gain(self, kilograms: float) -> None:
        """The grown-up's weight from now on."""
        self._mass += kilograms

    def grow_stout(self, body_mass_index: float) -> None:
        self._mass = body_mass_index * (self.height / 100) ** 2

    def child_measures(self) -> str:
        """Weight, height and, to three years, head circumference: the child's page of every check-up."""
        months, sex = self._exact_months(), self.person.sex
        kilograms = growth.weight(sex, months, self._size)
        tall = growth.height(sex, months, self._size * 0.8)
        weight = number(kilograms, 2 if months <= 24 else 1)
        said = [f"P {self.measure(m.WEIGHT, kilograms, f'{weight} kg')}"]
        said.append(f"T {self.measure(m.HEIGHT, tall, f'{number(tall)} cm')}")
        if months <= 38:
            around = growth.head(sex, months, self._size * 0.6)
            said.append(f"PC {self.measure(m.HEAD, around, f'{number(around)} cm')}")
        return ", ".join(said) + "."

    def _exact_months(self) -> float:
        return (self.day - self.person.born_on).days / 30.44

    # What is taken

    def take(self, medicine: str, posology: str, instead_of: str = "") -> str:
        """Put a long-term medicine on the list, in the place of another; gives ``medicine, posology``."""
        self.treatments.pop(instead_of, None)
        self.treatments[medicine] = Treatment(medicine, posology, self.day)
        return f"{medicine}, {posology}"

    def relief(self) -> str:
        """A pain-killer this person may have: anti-inflammatories are not for everyone."""
        fragile = not 16 <= self.age < 65 or self.anticoagulated or self.pregnant
        if fragile or self.treatments or self.allergic_to("ains", "aspirine", "ibuprofène"):
            return self.paracetamol()
        return self.dice.pick(
            ("ibuprofène 400 mg x3/j au repas, 5 j", "kétoprofène LP 100 mg x2/j, 5 j + IPP")
        )

    def paracetamol(self) -> str:
        if self.age >= 15:
            return "paracétamol 1 g x3/j si douleur"
        return f"paracétamol {number(self.kilograms(), 0)} kg : 1 dose-poids x4/j si T° > 38,5 ou douleur"

    # What is received

    def receive(self, item: Received, days: int = 0) -> None:
        """File a document that arrives ``days`` after the visit, but never after the story's end."""
        day = min(next_open(self.day + timedelta(days=days)), self.latest)
        day = max(last_open(day), self.day)
        document = FictionalDocument(
            item.title,
            f"{item.file_stem}_{day.isoformat()}.{item.extension}",
            _MEDIA[item.extension],
            item.document_class,
            item.sender,
            day if days else self.day,
            evening_time(self.dice, day),
            item.recipe,
        )
        self.documents.append(document)


def expecting(births: tuple[date, ...], day: date) -> bool:
    """Was a mother of those births pregnant that day?"""
    return any(0 < (birth - day).days < 282 for birth in births)
