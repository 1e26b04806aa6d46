"""What falls due, and the round of a day: asked of the vault by the morning page and the agenda."""

from vault.records import agenda, patients, prescribed, rows, tasks, vaccinations
from vault.records.prescribed import Received
from vault.records.vaccinations import Vaccination

DAY, NEXT = "2026-11-23", "2026-11-24"


def order(context, day):
    return [stop.id for stop in agenda.round_of(context.database, day)]


def test_nothing_falls_due_for_whom_is_no_longer_cared_for(context, françoise, noël):
    for patient_id in (françoise, noël):
        vaccinations.add(context, patient_id, Vaccination("Repevax", "2016-10", next_due_on="2026-10-01"))
        prescribed.add(
            context, patient_id, Received("Dr Roux", "Pansement", "2026-09-01", until="2026-10-01")
        )
    patients.set_deceased(context, françoise, "2026-11-02")
    assert [one.patient_id for one in vaccinations.due(context.database, DAY)] == [noël]
    assert [one.patient_id for one in prescribed.to_renew(context.database, DAY)] == [noël]
    patients.archive(context, noël)
    assert not vaccinations.due(context.database, DAY)
    assert not prescribed.to_renew(context.database, DAY)


def test_what_a_task_is_about_is_known_as_long_as_the_task_stands(context, françoise):
    task_id = tasks.add(context, françoise, tasks.Task(tasks.Kind.RESULT, "INR", about_id="d1"))
    tasks.add(context, "", tasks.Task(tasks.Kind.OTHER, "Commander des gants"))
    tasks.finish(context, task_id)
    assert tasks.spoken_of(context.database) == {"d1"}
    tasks.remove(context, task_id)
    assert not tasks.spoken_of(context.database)


def test_a_stop_moves_within_its_round_and_into_the_round_of_another_day(context, françoise, noël):
    first, second, third = (agenda.add_stop(context, one, DAY) for one in (françoise, noël, françoise))
    agenda.move_stop(context, third, DAY, 0)
    assert order(context, DAY) == [third, first, second]
    there = agenda.add_stop(context, noël, NEXT)
    agenda.move_stop(context, first, NEXT, 1)
    assert order(context, NEXT) == [there, first]
    assert order(context, DAY) == [third, second]
    assert rows.earlier(context.database, first)[-1]["day"] == DAY


def test_the_round_to_repeat_is_the_latest_one_before_a_day(context, françoise):
    assert agenda.latest_round_before(context.database, NEXT) == ""
    agenda.add_stop(context, françoise, "2026-11-16")
    stop = agenda.add_stop(context, françoise, DAY)
    assert agenda.latest_round_before(context.database, NEXT) == DAY
    agenda.STOP.remove(context, stop)
    assert agenda.latest_round_before(context.database, NEXT) == "2026-11-16"


def test_many_patients_are_listed_at_once_as_one_by_one(context, françoise, noël):
    database = context.database
    one_by_one = {one: patients.listed_one(database, one) for one in (françoise, noël)}
    assert patients.listed(database, [noël, françoise, noël, "nobody"]) == one_by_one
    assert patients.listed(database, []) == {}
