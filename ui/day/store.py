"""What the windows of the day ask of an open vault: what is to be done, and who is seen when.

As with the records (ui/workspace/store.py), every call runs on the database
thread, and what is written of one patient names them and is refused where the
line it touches is somebody else's. A round is planned again and taken out whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from app.papers.rounds import PrintedStop
from ui.day import visits
from ui.day.visits import Outcome, Planned, Visit
from ui.workspace.substore import Substore
from vault.clock import stamp
from vault.pending import Draft
from vault.records import agenda, notes, patients, prescribed, sharing, tasks, vaccinations
from vault.records.agenda import Place, Stop
from vault.records.documents_index import DocumentClass
from vault.records.noun import Record
from vault.records.patients import Listed
from vault.records.prescribed import Received
from vault.records.vaccinations import Vaccination

#: What ends or falls due within these days is said beforehand: an appointment has to be found.
AHEAD: Final = timedelta(days=14)
#: Behind every stop that a round can have.
LAST: Final = 1_000_000


class What(StrEnum):
    """What a line of the morning page asks for; tasks bear the names of ``tasks.Kind``."""

    DRAFT = "draft"
    RESULT = "result"
    CALL_BACK = "call_back"
    VACCINATION = "vaccination"
    RENEWAL = "renewal"
    LETTER = "letter"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do. ``noun`` is the table of ``id``; a task may be about nobody ('')."""

    what: What
    noun: str
    id: str
    patient_id: str
    text: str
    #: A day, for a draft the moment it was typed; '' for whenever there is time.
    on: str = ""
    #: Sessions that remain of a received prescription.
    left: int | None = None
    patient: Listed | None = None


@dataclass(frozen=True, slots=True)
class Morning:
    """What the morning page shows."""

    due: Sequence[Due]
    visits: Sequence[Visit]


class DayStore(Substore):
    """Tasks, agenda and round of an open vault."""

    # --- The morning page

    def morning(self, today: date, begun: Sequence[Draft] = ()) -> Morning:
        """What is to be done by ``today``; ``begun`` are drafts that are not in the database yet."""
        asks = [*self._drafts(begun), *self._tasks(today), *self._falling_due(today)]
        known = patients.listed(self._database, (ask.patient_id for ask in asks))
        order = list(What)
        due = [replace(ask, patient=known.get(ask.patient_id)) for ask in asks]
        return Morning(sorted(due, key=lambda one: order.index(one.what)), self.visits(today))

    def log_shown(self, page: str) -> None:
        """A line in the access log: the page names people, and says why."""
        with self._database.transaction():
            self._context.log(f"{page}.shown")

    def _drafts(self, begun: Sequence[Draft]) -> list[Due]:
        """Every note that is not signed, the oldest first, as it reads now."""
        drafts = {
            note.id: (note.patient_id, note.text, note.typed_at) for note in notes.drafts(self._database)
        }
        drafts |= {one.note_id: (one.patient_id, one.text, one.typed_at) for one in begun}
        return [
            Due(What.DRAFT, "note", note_id, patient_id, text.strip(), typed_at)
            for note_id, (patient_id, text, typed_at) in sorted(drafts.items(), key=lambda one: one[1][2])
            if text.strip()
        ]

    def _tasks(self, today: date) -> list[Due]:
        return [
            Due(What(task.facts.kind), "task", task.id, task.patient_id, task.facts.text, task.facts.due_on)
            for task in tasks.due(self._database, today.isoformat())
        ]

    def _falling_due(self, today: date) -> list[Due]:
        """What falls due by itself and no task speaks of yet."""
        database, by = self._database, (today + AHEAD).isoformat()
        found = [self._vaccination(one) for one in vaccinations.due(database, by)]
        found += [self._renewal(one) for one in prescribed.to_renew(database, by)]
        answered = tasks.spoken_of(database)
        return [due for due in found if due.id not in answered]

    def _vaccination(self, one: Record[Vaccination]) -> Due:
        facts = one.facts
        return Due(What.VACCINATION, "vaccination", one.id, one.patient_id, facts.vaccine, facts.next_due_on)

    def _renewal(self, one: Record[Received]) -> Due:
        facts, left = one.facts, prescribed.counter(self._database, one).left
        return Due(
            What.RENEWAL, "received_prescription", one.id, one.patient_id, facts.acts, facts.until, left
        )

    # --- Tasks

    def add_task(self, patient_id: str, task: tasks.Task) -> str:
        """Write one down, of ``patient_id`` or of nobody (""). Raises InvalidInput."""
        return tasks.add(self._context, patient_id, task)

    def remove_task(self, patient_id: str, task_id: str) -> None:
        """Take back what was noted."""
        self._records.check_owner("task", task_id, patient_id)
        tasks.remove(self._context, task_id)

    def finish(self, due: Due) -> str:
        """It is done; the id of the task that says so.

        What falls due by itself, as a vaccination does, is answered by a task about it.
        """
        if due.noun == "task":
            self._records.check_owner("task", due.id, due.patient_id)
            tasks.finish(self._context, due.id)
            return due.id
        with self._database.transaction():
            about = tasks.Task(tasks.Kind(due.what), due.text, due.on, due.id)
            task_id = tasks.add(self._context, due.patient_id, about)
            tasks.finish(self._context, task_id)
        return task_id

    def unfinish(self, due: Due, task_id: str) -> None:
        """It is not done after all."""
        self._records.check_owner("task", task_id, due.patient_id)
        if due.noun == "task":
            tasks.reopen(self._context, task_id)
        else:
            tasks.remove(self._context, task_id)

    # --- Agenda and round

    def people(self, patient_ids: Sequence[str]) -> Mapping[str, Listed]:
        """Those of these who are known, as the list shows them."""
        return patients.listed(self._database, patient_ids)

    def visits(self, first: date, days: int = 1) -> list[Visit]:
        """Day by day: the appointments by their hour, then the round in its order."""
        found: list[Visit] = []
        for day in (first + timedelta(days=at) for at in range(days)):
            made = agenda.between(self._database, *_span(day))
            stops = agenda.round_of(self._database, day.isoformat())
            whose = [one.patient_id for one in made] + [one.patient_id for one in stops]
            known = patients.listed(self._database, whose)
            found += [visits.of_appointment(one, known.get(one.patient_id)) for one in made]
            found += [self._stop(one, known[one.patient_id]) for one in stops]
        return found

    def plan(self, patient_id: str, planned: Planned) -> str:
        """Somebody is seen; at home it is a stop of the round. Raises InvalidInput, UnknownRecord."""
        if planned.place is Place.HOME and patient_id:
            return agenda.add_stop(
                self._context, patient_id, planned.day.isoformat(), planned.hour, planned.words
            )
        return agenda.APPOINTMENT.add(self._context, patient_id, visits.as_appointment(planned))

    def replan(self, visit: Visit, planned: Planned, outcome: Outcome, why: str) -> str:
        """Say a visit otherwise; its id, another one where it came into the round or left it."""
        self._check(visit)
        with self._database.transaction():
            if visit.in_round != (planned.place is Place.HOME and bool(visit.patient)):
                self.remove(visit)
                visit = self._planned(visit, self.plan(visit.patient_id, planned), planned)
            elif visit.in_round:
                self._replan_stop(visit, planned)
            else:
                appointment = visits.as_appointment(planned)
                agenda.APPOINTMENT.change(self._context, visit.id, appointment)
            self.end(visit, outcome, why)
        return visit.id

    def _planned(self, visit: Visit, visit_id: str, planned: Planned) -> Visit:
        return replace(visit, id=visit_id, planned=planned, in_round=not visit.in_round)

    def _replan_stop(self, visit: Visit, planned: Planned) -> None:
        facts = agenda.STOP.get(self._database, visit.id).facts
        said = replace(facts, planned_at=planned.hour, purpose=planned.words)
        agenda.STOP.change(self._context, visit.id, said)
        if planned.day.isoformat() != facts.day:
            self.move(visit, planned.day, LAST)

    def move(self, visit: Visit, day: date, at: int) -> None:
        """Bring a visit to another day, or a stop to another place in its round."""
        self._check(visit)
        if visit.in_round:
            agenda.move_stop(self._context, visit.id, day.isoformat(), at)
        else:
            state = agenda.APPOINTMENT.get(self._database, visit.id).facts.state
            there = visits.as_appointment(replace(visit.planned, day=day), state)
            agenda.APPOINTMENT.change(self._context, visit.id, there)

    def end(self, visit: Visit, outcome: Outcome, why: str = "") -> None:
        """What became of a visit. Raises InvalidInput where a stop was missed for no reason."""
        self._check(visit)
        if visit.in_round:
            stop = agenda.STOP.get(self._database, visit.id).facts
            agenda.STOP.change(
                self._context, visit.id, replace(stop, state=visits.STOP_STATES[outcome], reason=why)
            )
        else:
            made = agenda.APPOINTMENT.get(self._database, visit.id).facts
            agenda.APPOINTMENT.change(
                self._context, visit.id, replace(made, state=visits.ATTENDANCES[outcome])
            )

    def remove(self, visit: Visit) -> None:
        """Take a visit out of the agenda."""
        self._check(visit)
        (agenda.STOP if visit.in_round else agenda.APPOINTMENT).remove(self._context, visit.id)

    def put_back(self, visit: Visit, at: int) -> None:
        """A visit that was taken out stands where it stood."""
        with self._database.transaction():
            visit_id = self.plan(visit.patient_id, visit.planned)
            again = replace(visit, id=visit_id)
            if visit.in_round:
                self.move(again, visit.planned.day, at)
            if visit.outcome is not Outcome.AWAITED:
                self.end(again, visit.outcome, visit.why)

    def round_to_repeat(self, day: date) -> str:
        """The day of the round that this day's would be like: the same weekday's, else the one before; ''."""
        week_before = (day - timedelta(days=7)).isoformat()
        if agenda.round_of(self._database, week_before):
            return week_before
        return agenda.latest_round_before(self._database, day.isoformat())

    def repeat(self, day: str, on: date) -> list[str]:
        """Plan the stops of one day again; their ids."""
        return agenda.repeat_round(self._context, day, on.isoformat())

    def take_out(self, stop_ids: Sequence[str]) -> None:
        """Take back what was planned again."""
        with self._database.transaction():
            for stop_id in stop_ids:
                agenda.STOP.remove(self._context, stop_id)

    # --- The round on paper

    def hand_out_round(self, day: date, what: str) -> list[PrintedStop]:
        """The round as it may be printed; it is among what left each of these records from now on.

        A reference is drawn for whoever has none yet.
        """
        printed = []
        with self._database.transaction():
            for stop in agenda.round_of(self._database, day.isoformat()):
                way = sharing.Way.PRINTED
                left = sharing.Disclosed(
                    what, DocumentClass.ADMINISTRATIVE, way, noun="stop", record_id=stop.id
                )
                sharing.disclose(self._context, stop.patient_id, left)
                reference = patients.reference(self._context, stop.patient_id)
                printed.append(PrintedStop(stop.facts.planned_at, reference))
        return printed

    def _stop(self, stop: Record[Stop], patient: Listed) -> Visit:
        sql = "SELECT reference FROM patient WHERE id = ?"
        reference = str(self._database.value(sql, (stop.patient_id,)) or "")
        return visits.of_stop(stop, patient, reference)

    def _check(self, visit: Visit) -> None:
        self._records.check_owner("stop" if visit.in_round else "appointment", visit.id, visit.patient_id)


def _span(day: date) -> tuple[str, str]:
    """From one midnight of this computer's clock to the next."""
    midnights = (datetime.combine(one, time()).astimezone() for one in (day, day + timedelta(days=1)))
    first, end = (stamp(one) for one in midnights)
    return first, end
