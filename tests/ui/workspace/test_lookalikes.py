"""Somebody who may be there already: asked about, opened rather than created, and created on purpose only."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.ui.typing import press, type_text
from tests.ui.workspace.handling import answer_all, chips, settled
from tests.ui.workspace.practice import Held
from ui import text
from ui.jobs import Worker
from ui.workspace import birthdate, identity
from ui.workspace.desk import Desk
from ui.workspace.form import PatientForm
from ui.workspace.store import Identity
from ui.workspace.window import MainWindow
from vault.records import patients
from vault.records.births import Precision
from vault.records.contacts import Kind
from vault.records.patients import Listed, Mark, Traits


@pytest.fixture
def worker() -> Held:
    return Held()


@pytest.fixture
def held_form(qtbot, desk_with: Callable[[Worker], Desk], worker: Held) -> PatientForm:
    """A form whose questions are answered when the test says so."""
    made = PatientForm(desk_with(worker))
    qtbot.addWidget(made)
    return made


def type_who(form: PatientForm, other: Listed) -> None:
    """A new patient with the names and the birth date of somebody who is there."""
    form.begin()
    for name, typed in (
        ("birth_name", other.birth_name),
        ("birth_first_name", other.birth_first_name),
        ("birth_date", birthdate.written(other.birth_date)),
    ):
        form.fields[name].setText(typed)


def test_a_lookalike_warns_and_blocks_nothing(qtbot, form: PatientForm, desk: Desk) -> None:
    type_who(form, desk.people.find("lefèvre françoise").patients[0])
    settled(qtbot, desk)
    assert not form.alike.isHidden()
    assert "ressemblant" in form.alike.banner.words
    with qtbot.waitSignal(form.kept):
        press(form.keep, Qt.Key.Key_Return)


def test_beside_a_lookalike_the_button_that_creates_is_not_the_bright_one(
    qtbot, form: PatientForm, desk: Desk
) -> None:
    type_who(form, desk.people.find("œuvrard").patients[0])
    settled(qtbot, desk)
    assert form.keep.text() == "Créer quand même un nouveau dossier"
    assert form.keep.property("kind") == ""
    form.fields["birth_name"].setText("INTROUVABLE")
    settled(qtbot, desk)
    assert form.keep.text() == "Créer le dossier"
    assert form.keep.property("kind") == "primary"


def test_the_changes_of_somebody_with_a_lookalike_are_kept_by_enter(
    qtbot, form: PatientForm, desk: Desk
) -> None:
    other = desk.people.find("œuvrard").patients[0]
    record = desk.store.reread(other.id)
    desk.store.create(Identity(record.patient.traits, {}))
    form.edit(record)
    form.fields["birthplace"].setText("75056")
    settled(qtbot, desk)
    assert not form.alike.isHidden()
    assert (form.keep.text(), form.keep.property("kind")) == ("Enregistrer", "primary")
    with qtbot.waitSignal(form.kept):
        press(form.fields["birthplace"], Qt.Key.Key_Return)


@pytest.mark.parametrize("key", ["return in a field", "control and return in the address", "twice"])
def test_enter_goes_to_the_lookalikes_and_creates_nobody(
    qtbot, form: PatientForm, desk: Desk, key: str
) -> None:
    other = desk.people.find("œuvrard").patients[0]
    before = desk.store.last_seen().total
    type_who(form, other)
    settled(qtbot, desk)
    form.activateWindow()
    if key == "control and return in the address":
        press(form.address, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    else:
        press(form.fields["birth_date"], Qt.Key.Key_Return)
    settled(qtbot, desk)
    qtbot.waitUntil(form.alike.rows[0].open.hasFocus)
    if key == "twice":
        with qtbot.waitSignal(form.opened, check_params_cb=lambda opened: opened == other.id):
            press(form.alike.rows[0].open, Qt.Key.Key_Return)
    assert desk.store.last_seen().total == before


def test_who_cancels_before_enter_is_answered_creates_nobody(
    qtbot, held_form: PatientForm, worker: Held
) -> None:
    before = held_form._desk.store.last_seen().total
    held_form.begin("zqy ondine")
    type_text(held_form.fields["birth_date"], "02/04/1940")
    press(held_form.fields["birth_date"], Qt.Key.Key_Return)
    press(held_form.cancel, Qt.Key.Key_Space)
    assert held_form.keep.isEnabled()
    answer_all(qtbot, held_form._desk, worker)
    assert held_form._desk.store.last_seen().total == before


def test_enter_typed_before_the_lookalikes_are_known_creates_nobody(
    qtbot, held_form: PatientForm, worker: Held
) -> None:
    """Their answer took longer than the way from the last digit to Enter."""
    before = held_form._desk.store.last_seen().total
    type_who(held_form, held_form._desk.people.find("œuvrard").patients[0])
    assert held_form.alike.isHidden()
    press(held_form.fields["birth_date"], Qt.Key.Key_Return)
    answer_all(qtbot, held_form._desk, worker)
    assert held_form.alike.rows
    assert held_form._desk.store.last_seen().total == before


def test_the_button_creates_nobody_beside_lookalikes_it_did_not_speak_of(
    qtbot, held_form: PatientForm, worker: Held
) -> None:
    type_who(held_form, held_form._desk.people.find("œuvrard").patients[0])
    held_form.keep.click()
    before = held_form._desk.store.last_seen().total
    answer_all(qtbot, held_form._desk, worker)
    assert held_form.alike.rows
    assert held_form._desk.store.last_seen().total == before


def test_a_lookalike_stands_there_with_all_that_tells_people_apart(
    qtbot, form: PatientForm, desk: Desk
) -> None:
    plain = Traits("LEFEVRE", "Ondine", "", "1968-03-12", Precision.DAY, sex="F")
    married = replace(plain, birth_name="CESBRON", used_name="LEFÈVRE")
    one = desk.store.create(Identity(married, {Kind.PHONE: "0639981021"}))
    other = desk.store.create(Identity(plain, {}))
    patients.cared_for(desk.store._database, one.id, "2026-10-02")
    form.begin("LEFEVRE Ondine")
    form.fields["birth_date"].setText("12/03/1968")
    settled(qtbot, desk)
    rows = {row.patient_id: row for row in form.alike.rows}
    assert (rows[one.id].name.text(), rows[one.id].maiden.text()) == ("LEFÈVRE Ondine", "née CESBRON")
    age = identity.age_of("1968-03-12")
    assert rows[one.id].facts.text() == (
        f"12/03/1968 · {age} · {text.phone('0639981021')} · dernière visite\u00a0: 02/10/2026"
    )
    assert rows[other.id].maiden.text() == ""
    assert rows[other.id].facts.text() == f"12/03/1968 · {age} · aucune visite"
    for row in rows.values():
        assert row.name.y() < row.facts.y()
        assert row.words in row.open.accessibleName()


def test_of_many_lookalikes_the_likeliest_are_shown_and_said_to_be(
    qtbot, form: PatientForm, desk: Desk
) -> None:
    for year in range(1950, 1960):
        desk.store.create(Identity(Traits("LEFEVRE", "Ondine", "", f"{year}", Precision.YEAR), {}))
    form.begin("LEFEVRE Ondine")
    settled(qtbot, desk)
    assert len(form.alike.rows) == 6
    assert form.alike.banner.words.startswith("10 dossiers ressemblants.")
    assert form.alike.banner.words.endswith("Voici les plus proches.")


@pytest.mark.parametrize(
    ("born", "mark", "said"),
    [
        ("02/02/1999", Mark.HOMONYM, "homonyme\u00a0: vérifier prénom et date de naissance"),
        ("", Mark.DUPLICATE, "doublon possible\u00a0: comparer les deux dossiers"),
    ],
)
def test_a_patient_created_despite_a_namesake_is_marked_with_them(
    qtbot, opened: MainWindow, born: str, mark: Mark, said: str
) -> None:
    people, pages = opened._desk.people, opened.patients
    other = people.find("œuvrard").patients[0]
    pages.new_patient("ŒUVRARD Hélène")
    pages.form.fields["birth_date"].setText(born)
    settled(qtbot, opened._desk)
    pages.form.keep.click()
    settled(qtbot, opened._desk)
    namesakes = people.find("œuvrard hélène").patients
    assert {one.id for one in namesakes} == {other.id, pages.patient_id}
    pages.search.field.setText("œuvrard hélène")
    word = said.partition("\u00a0")[0]
    for row in pages.search.rows.rows:
        assert row.marks == {mark}
        assert word in pages.search.rows._spoken(row)
        assert identity.advice(row) == said
    for who in (pages.patient_id, other.id):
        pages.open(who)
        settled(qtbot, opened._desk)
        assert chips(pages.record.header.marks) == [said]


def test_lookalikes_are_in_view_while_the_names_are_typed_on_a_small_screen(
    qtbot, form: PatientForm, desk: Desk
) -> None:
    form.resize(640, 620)
    other = desk.people.find("œuvrard").patients[0]
    form.begin()
    form.fields["birth_name"].setText(other.birth_name)
    form.fields["birth_first_name"].setText(other.birth_first_name)
    settled(qtbot, desk)

    def in_view() -> bool:
        return bool(form.alike.rows) and not form.alike.rows[0].visibleRegion().isEmpty()

    qtbot.waitUntil(in_view)
    assert not form.keep.visibleRegion().isEmpty()


def test_a_lookalike_can_be_opened_instead(qtbot, form: PatientForm, desk: Desk) -> None:
    other = desk.people.find("œuvrard").patients[0]
    form.begin()
    form.fields["birth_name"].setText(other.birth_name)
    form.fields["birth_first_name"].setText(other.birth_first_name)
    settled(qtbot, desk)
    button = form.alike.rows[0].open
    assert "ŒUVRARD" in button.accessibleName()
    with qtbot.waitSignal(form.opened, check_params_cb=lambda opened: opened == other.id):
        press(button, Qt.Key.Key_Space)


def test_an_answer_about_an_earlier_name_is_not_shown(qtbot, form: PatientForm, desk: Desk) -> None:
    other = desk.people.find("œuvrard").patients[0]
    form.begin()
    form.fields["birth_name"].setText(other.birth_name)
    form.fields["birth_first_name"].setText(other.birth_first_name)
    form.fields["birth_name"].setText("INTROUVABLE")
    settled(qtbot, desk)
    assert form.alike.isHidden()


def test_a_search_that_was_typed_over_before_it_began_is_never_made(
    qtbot, held_form: PatientForm, worker: Held
) -> None:
    """Among 100,000 patients each took up to a second, and a note to be kept stood behind them all."""
    held_form.begin()
    for typed in ("M", "MO", "MOR"):
        held_form.fields["birth_name"].setText(typed)
    assert [future.cancelled() for _, future in worker.waiting] == [True, True, False]


def test_somebody_with_one_of_all_first_names_is_looked_for_too(qtbot, form: PatientForm, desk: Desk) -> None:
    other = desk.people.find("œuvrard").patients[0]
    form.begin()
    form.fields["birth_name"].setText(other.birth_name)
    form.fields["birth_first_name"].setText("Introuvable")
    settled(qtbot, desk)
    assert form.alike.isHidden()
    form.fields["all_first_names"].setText(other.birth_first_name)
    settled(qtbot, desk)
    assert [one.patient_id for one in form.alike.rows] == [other.id]
