"""A whole record, told visit after visit: notes with their dates, their late additions and their mistakes."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from app.fiction.agenda import (
    DAY,
    age_in_years,
    consultation_time,
    evening_time,
    home_visit_time,
    last_open,
    next_open,
)
from app.fiction.chart import Chart
from app.fiction.dice import Dice
from app.fiction.health import Constitution, constitution
from app.fiction.model import Addendum, EnteredInError, FictionalNote, NoteKind, Problem
from app.fiction.person import Person
from app.fiction.stories.catalogue import LASTING
from app.fiction.told import Told, body, capital, title
from app.fiction.visits import Planned, followed, plan

_HYPERTENSIVE = 154.0


class Record:
    """What became of one person. Everything is told when it is made."""

    def __init__(self, person: Person, seed: int, rank: int, today: date, mean: float) -> None:
        self._dice = Dice(seed, "record", rank)
        self._today = today
        self.person = person
        self.span = followed(person, today, self._dice)
        self.constitution: Constitution = constitution(
            person, age_in_years(person.born_on, self.span.last), today.year, self._dice
        )
        self.chart = Chart(person, self._dice, self.constitution.allergies, self.span.last)
        if "hypertension" in self.constitution.conditions:
            self.chart.systolic = self._dice.bell(_HYPERTENSIVE, 3.0)
        self._began: dict[str, int] = {}
        self.notes = self._tell(self._wanted(mean))

    def problems(self) -> tuple[Problem, ...]:
        """The long illnesses, with the year in which each began: when it was told, or some years before."""
        opened = self.span.first.year
        return tuple(
            Problem(LASTING[name].label, self._began.get(name, opened))
            for name in self.constitution.conditions
        )

    def _wanted(self, mean: float) -> int:
        """How many visits: the old and the ill come more, newcomers less."""
        age = age_in_years(self.person.born_on, self.span.last)
        need = 0.62 + 0.0085 * age + 0.22 * len(self.constitution.conditions)
        need *= 0.35 + 0.65 * min(1.0, self.span.days / (365 * 5))
        if self.person.featured:
            need = max(1.1, need)
        exact = mean * need * (0.55 + 0.9 * self._dice.roll())
        return int(exact) + self._dice.chance(exact % 1)

    def _tell(self, wanted: int) -> tuple[FictionalNote, ...]:
        planned = plan(self.chart, self.constitution.conditions, self.span, wanted)
        planned = self._one_a_day(planned)
        notes = [
            self._note(visit, last=visit is planned[-1], months=_months_to_next(visit, planned))
            for visit in planned
        ]
        return tuple(self._with_a_mistake(notes))

    def _one_a_day(self, planned: list[Planned]) -> list[Planned]:
        """The same visits in order of time, no two on one day."""
        taken: set[date] = set()
        apart: list[Planned] = []
        for visit in planned:
            if visit.day in taken:
                visit = replace(visit, day=self._free_day(visit.day, taken))
            taken.add(visit.day)
            apart.append(visit)
        apart.sort(key=lambda visit: visit.day)
        return apart

    def _free_day(self, day: date, taken: set[date]) -> date:
        """The next open day that is not taken, or at the span's end the last one before."""
        later = day
        while later in taken:
            later = next_open(later + DAY)
        if later <= self.span.last:
            return later
        while day in taken:
            day = last_open(day - DAY)
        return max(day, self.person.born_on + DAY)

    def _note(self, visit: Planned, last: bool, months: int) -> FictionalNote:
        kind, at = self._when(visit)
        self.chart.start(at)
        parts = tuple([part for part in [next(story, None) for story in visit.stories] if part])
        self._remember(visit, parts)
        if parts[0].kind is not NoteKind.CONSULTATION:
            kind = parts[0].kind
        text = body(parts, self._renewal(months) if visit.follow_up else "")
        written = self._written(at)
        headline = capital(title(parts, visit.follow_up))
        if last and (self._today - at.date()).days < 12 and self._dice.chance(0.15):
            return FictionalNote(kind, headline, _unfinished(text), at, written, None)
        return FictionalNote(kind, headline, text, at, written, written, self._addenda(parts, written))

    def _when(self, visit: Planned) -> tuple[NoteKind, datetime]:
        if (
            self.person.address.street.startswith("EHPAD")
            or age_in_years(self.person.born_on, visit.day) > 92
        ):
            return NoteKind.HOME_VISIT, home_visit_time(self._dice, visit.day)
        remote = visit.follow_up and self._dice.chance(0.03)
        at = consultation_time(self._dice, visit.day)
        return NoteKind.REMOTE if remote else NoteKind.CONSULTATION, at

    def _remember(self, visit: Planned, parts: tuple[Told, ...]) -> None:
        known = len(self._began)
        names = self.constitution.conditions
        renewing = visit.follow_up or (known == 0 and bool(names) and any(p.topic for p in parts))
        if renewing:
            for name in names[known : len(visit.stories)]:
                self._began[name] = visit.day.year

    def _renewal(self, months: int) -> str:
        """``Renouvelé 3 mois : ...``, the medicines as they now stand."""
        medicines = list(self.chart.treatments)
        if not medicines:
            return ""
        return f"Renouvelé {months} mois : {', '.join(medicines)}."

    def _written(self, at: datetime) -> datetime:
        """Typed as the patient leaves; now and then in the evening, or the next morning."""
        draw = self._dice.roll()
        if draw < 0.92:
            return at + timedelta(minutes=self._dice.between(6, 19))
        following = next_open(at.date() + DAY)
        if draw < 0.97 or following > self.span.last:
            return evening_time(self._dice, at.date())
        return datetime.combine(following, at.replace(hour=8, minute=self._dice.between(2, 28)).time())

    def _addenda(self, parts: tuple[Told, ...], written: datetime) -> tuple[Addendum, ...]:
        texts = [part.addendum for part in parts if part.addendum]
        if not texts:
            return ()
        day = next_open(written.date() + timedelta(days=self._dice.between(1, 3)))
        if day > self.span.last:
            return ()
        return tuple(Addendum(text, evening_time(self._dice, day)) for text in texts)

    def _with_a_mistake(self, notes: list[FictionalNote]) -> list[FictionalNote]:
        """One record in thirty holds a note that was meant for somebody else."""
        # Slips are made during the day, between two patients.
        signed = [note for note in notes if note.signed_at and note.written_at.hour < 18]
        if len(signed) < 3 or not self._dice.chance(0.035):
            return notes
        beside = self._dice.pick(signed)
        text, reason = self._dice.pick(_ELSEWHERE if self.chart.age >= 18 else _ELSEWHERE_CHILD)
        at = beside.written_at + timedelta(minutes=self._dice.between(3, 9))
        marked = EnteredInError(reason, at + timedelta(minutes=self._dice.between(2, 40)))
        headline, _, content = text.partition("\n")
        note = FictionalNote(NoteKind.CONSULTATION, headline, content, at, at, at, entered_in_error=marked)
        return sorted([*notes, note], key=lambda each: each.care_at)


_ELSEWHERE = (
    (
        "Entorse doigt\nBallon sur l'index G hier. Pas de laxité, radio normale.\nCAT : syndactylie 10 j.",
        "Saisie dans le dossier d'un homonyme.",
    ),
    (
        "Rhinopharyngite\nRhino 3 j, T° 37,8, ausc. libre.\nCAT : symptomatique.",
        "Destinée à son conjoint, recopiée dans le bon dossier.",
    ),
    ("Appel\nRésultats INR 2,4 : même dose.", "Mauvais dossier ouvert pendant l'appel."),
    ("Renouvellement\nTA 134/78. Traitement inchangé.", "Note en double, même consultation."),
)
_ELSEWHERE_CHILD = (
    (
        "Otite\nOMA D, T° 38,7.\nCAT : antalgiques, réévaluer 48 h.",
        "Destinée à son frère, recopiée dans le bon dossier.",
    ),
    ("Rhinopharyngite\nFébricule, tympans normaux.\nCAT : DRP.", "Note en double, même consultation."),
)


def _months_to_next(visit: Planned, planned: list[Planned]) -> int:
    """How long a prescription must last: to the next renewal, in the lengths that are written."""
    later = (other.day for other in planned if other.follow_up and other.day > visit.day)
    days = (next(later, visit.day) - visit.day).days or 90
    return 1 if days < 45 else 3 if days < 130 else 6


def _unfinished(text: str) -> str:
    """A note's text as it stands when the next patient is called: no plan yet."""
    return text.partition("\nCAT")[0]
