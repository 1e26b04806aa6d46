"""The morning page and the agenda in words."""

from datetime import date, timedelta

from PySide6.QtCore import QObject

from ui import text
from ui.day.store import Due, What
from ui.day.visits import Outcome, Visit
from ui.workspace import identity, moments
from vault.records.agenda import Place
from vault.records.tasks import Kind

#: Of a note that is not signed, so much is shown that one knows which it is.
_BEGINNING = 140


class DueWords(QObject):
    """What is to be done, in words."""

    def section(self, what: What) -> str:
        return {
            What.DRAFT: self.tr("Drafts to sign"),
            What.RESULT: self.tr("Results to check"),
            What.CALL_BACK: self.tr("To call back"),
            What.VACCINATION: self.tr("Vaccinations due"),
            What.RENEWAL: self.tr("Prescriptions to renew"),
            What.LETTER: self.tr("Letters to write"),
            What.OTHER: self.tr("To do"),
        }[what]

    def kind(self, kind: Kind) -> str:
        """What a task can be, as one chooses it."""
        return {
            Kind.RESULT: self.tr("Result to check"),
            Kind.CALL_BACK: self.tr("Call back"),
            Kind.VACCINATION: self.tr("Vaccination"),
            Kind.RENEWAL: self.tr("Renewal"),
            Kind.LETTER: self.tr("Letter to write"),
            Kind.OTHER: self.tr("To do"),
        }[kind]

    def asked(self, due: Due) -> str:
        """What the line asks for."""
        if due.what is What.DRAFT:
            words = " · ".join(" ".join(line.split()) for line in due.text.splitlines() if line.strip())
            return words if len(words) <= _BEGINNING else f"{_whole_words(words[:_BEGINNING])}…"
        if due.left is None:
            return due.text
        return f"{due.text} · {self._left(due.left)}"

    def when(self, due: Due, today: date) -> str:
        """When it is due, or a draft was typed."""
        if not due.on:
            return ""
        if due.what is What.DRAFT:
            typed = moments.parse(due.on)
            return self.tr("{0}, {1}").format(text.ago(typed), text.clock(typed))
        if len(due.on) < 10:  # a year or a month alone
            return text.partial_day(due.on)
        day = date.fromisoformat(due.on)
        if day == today:
            return self.tr("today")
        if day < today:
            return self.tr("since {}").format(text.day(day))
        return self.tr("by {}").format(text.day(day))

    def late(self, due: Due, today: date) -> bool:
        """Whether it should have been done before today."""
        return due.what is not What.DRAFT and "" < due.on < today.isoformat()

    def who(self, due: Due) -> str:
        return identity.name(due.patient) if due.patient else self.tr("No patient")

    def rest(self, count: int) -> str:
        return self.tr("Show %n more", "", count)

    def spoken(self, due: Due) -> str:
        """A line as a screen reader says it."""
        born = text.partial_day(due.patient.birth_date) if due.patient else ""
        said = (self.section(due.what), self.who(due), born, self.asked(due), self.when(due, date.today()))
        return ", ".join(filter(None, said))

    def _left(self, sessions: int) -> str:
        if sessions <= 0:
            return self.tr("no session left")
        return self.tr("%n sessions left", "", sessions)


class VisitWords(QObject):
    """A line of the agenda, in words."""

    def who(self, visit: Visit) -> str:
        return identity.name(visit.patient) if visit.patient else self.tr("No patient")

    def place(self, place: Place) -> str:
        return {
            Place.PRACTICE: self.tr("At the practice"),
            Place.HOME: self.tr("At home"),
            Place.REMOTE: self.tr("Video consultation"),
            Place.ELSEWHERE: self.tr("Elsewhere"),
        }[place]

    def outcome(self, outcome: Outcome) -> str:
        return {
            Outcome.AWAITED: self.tr("Planned"),
            Outcome.DONE: self.tr("Done"),
            Outcome.MISSED: self.tr("Missed"),
            Outcome.CANCELLED: self.tr("Cancelled"),
        }[outcome]

    def ended(self, visit: Visit) -> str:
        """What became of it; '' as long as it is awaited."""
        if visit.outcome is Outcome.AWAITED:
            return ""
        said = self.outcome(visit.outcome)
        return f"{said} · {visit.why}" if visit.why else said

    def spoken(self, visit: Visit) -> str:
        """A visit as a screen reader says it."""
        planned, patient = visit.planned, visit.patient
        born = text.partial_day(patient.birth_date) if patient else ""
        said = (
            planned.hour,
            self.who(visit),
            born,
            self.place(planned.place),
            planned.words,
            self.ended(visit),
            self.tr("reference {}").format(visit.reference) if visit.reference else "",
        )
        return ", ".join(filter(None, said))


def _whole_words(cut: str) -> str:
    """Without the last one, of which the end is missing."""
    return (cut.rpartition(" ")[0] or cut).rstrip(" ·,;:")


def monday(day: date) -> date:
    """The first day of the week."""
    return day - timedelta(days=day.weekday())
