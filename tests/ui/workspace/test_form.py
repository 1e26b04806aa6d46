"""Who somebody is: looked for before it is created."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.typing import press, type_text
from tests.ui.workspace.handling import answer_all, settled
from tests.ui.workspace.practice import Held
from ui.jobs import Worker
from ui.workspace import birthdate, identity
from ui.workspace.desk import Desk
from ui.workspace.form import PatientForm
from ui.workspace.patients import PatientsPage
from ui.workspace.store import Identity
from ui.workspace.window import MainWindow
from vault.records import patients
from vault.records.births import Precision
from vault.records.contacts import Kind
from vault.records.patients import Mark


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12/03/1968", ("1968-03-12", Precision.DAY)),
        ("12 3 1968", ("1968-03-12", Precision.DAY)),
        ("12031968", ("1968-03-12", Precision.DAY)),
        ("03/1968", ("1968-03", Precision.MONTH)),
        ("1968", ("1968", Precision.YEAR)),
        ("31/02/1968", ("1968-02-31", Precision.ODD)),
        ("", ("", Precision.UNKNOWN)),
        ("mars", None),
        ("12/03/68", None),
    ],
)
def test_a_birth_date_keeps_the_precision_it_was_typed_with(typed: str, read) -> None:
    assert birthdate.read(typed) == read


@pytest.mark.parametrize("stands_on", ["birth_date", "sex"])
def test_one_form_creates_a_patient_and_opens_the_record(qtbot, window: MainWindow, stands_on: str) -> None:
    window.patients.new_patient("zola émile")
    form = window.patients.form
    assert form.fields["birth_name"].text() == "ZOLA"
    assert form.fields["birth_first_name"].text() == "Émile"
    type_text(form.fields["birth_date"], "02/04/1940")
    form.address.setPlainText("21 rue de Bruxelles\n75009 Paris")
    press({"sex": form.sex, **form.fields}[stands_on], Qt.Key.Key_Return)
    settled(qtbot, window._desk)
    record = window.patients.record.record
    assert record is not None
    assert record.patient.traits.birth_name == "ZOLA"
    assert [one.facts.value for one in record.contacts if one.facts.kind is Kind.ADDRESS] == [
        "21 rue de Bruxelles\n75009 Paris"
    ]
    assert window._desk.people.find("zola").total == 1


def test_a_name_typed_over_the_one_that_was_searched_for_replaces_it(form: PatientForm) -> None:
    form.begin("zola émile")
    type_text(form.fields["birth_name"], "ZOLLA")
    assert form.fields["birth_name"].text() == "ZOLLA"


def test_the_birth_date_of_somebody_with_a_namesake_stands_beside_what_to_check(
    qtbot, opened: MainWindow
) -> None:
    header = opened.patients.record.header
    record = opened.patients.record.record
    assert record is not None
    born = identity.born_on(record.patient.traits)
    assert header.marks.isHidden()
    assert born in header.facts.text()
    marked = replace(record, patient=replace(record.patient, marks=frozenset({Mark.HOMONYM})))
    header.show_record(replace(record, patient=replace(record.patient, deceased_on="2026-02-03")))
    assert identity.age_of(record.patient.traits.birth_date) not in header.facts.text()
    header.show_record(marked)
    said = [one.text() for one in header.marks.findChildren(QLabel) if not one.isHidden()]
    assert [one.startswith(born) for one in said] == [True]
    assert born not in header.facts.text()


def test_nobody_is_selected_in_the_list_while_somebody_new_is_written_down(qtbot, opened: MainWindow) -> None:
    pages = opened.patients
    who = pages.patient_id
    assert pages.search.open_id == who
    pages.new_patient()
    assert pages.search.open_id == ""
    pages.search.refresh()
    assert pages.search.open_id == ""
    pages.form.cancel.click()
    assert pages.search.open_id == who
    pages.edit_identity()
    assert pages.search.open_id == who


def test_a_record_that_comes_under_the_form_of_somebody_new_selects_nobody(
    qtbot, desk_with: Callable[[Worker], Desk]
) -> None:
    worker = Held()
    desk = desk_with(worker)
    pages = PatientsPage(desk)
    qtbot.addWidget(pages)
    pages.search.refresh()
    who = desk.people.find("œuvrard").patients[0].id
    pages.open(who)
    pages.new_patient()
    answer_all(qtbot, desk, worker)
    assert (pages.patient_id, pages.search.open_id) == (who, "")
    pages.form.cancel.click()
    assert pages.search.open_id == who


def test_an_identity_changed_into_a_namesakes_is_marked_once(qtbot, desk: Desk) -> None:
    first, second = (desk.store.reread(one.id) for one in desk.people.find("").patients[:2])
    assert first.patient.marks == set()
    same = replace(second.patient.traits, birth_date="", birth_date_precision=Precision.UNKNOWN)
    desk.store.change_identity(first.id, Identity(same, {}))
    for one in (first, second):
        assert desk.store.reread(one.id).patient.marks == {Mark.DUPLICATE}
    patients.take_marks(desk.store._context, second.id, {Mark.DUPLICATE})
    desk.store.change_identity(first.id, Identity(same, {Kind.PHONE: "0612345678"}))
    assert desk.store.reread(second.id).patient.marks == set()


def test_an_address_takes_two_lines_and_not_the_page(qtbot, form: PatientForm) -> None:
    form.resize(900, 1400)
    assert form.address.height() < 4 * form.address.fontMetrics().lineSpacing() + 24


def test_changing_an_identity_changes_the_row_and_the_record(qtbot, opened: MainWindow) -> None:
    opened.patients.edit_identity()
    form = opened.patients.form
    who = opened.patients.patient_id
    assert form.patient_id == who
    namesakes = opened._desk.people.find("œuvrard").total
    form.fields["used_name"].setText("DUPONT")
    form._keep()
    settled(qtbot, opened._desk)
    assert opened.patients.patient_id == who
    assert opened.patients.record.header.name.text() == "DUPONT Hélène"
    assert opened._desk.people.find("dupont").patients[0].id == who
    assert opened._desk.people.find("œuvrard").total == namesakes


def test_a_patient_needs_a_name_and_a_date_that_can_be_read(qtbot, form: PatientForm, desk: Desk) -> None:
    form.begin()
    form.fields["birth_date"].setText("hier")
    with qtbot.assertNotEmitted(form.kept):
        form._keep()
    assert form.fields["birth_name"].accessibleDescription() == "Il manque le nom."
    assert form.fields["birth_date"].accessibleDescription()


def test_escape_leaves_an_untouched_form_and_keeps_a_touched_one(
    qtbot, form: PatientForm, desk: Desk
) -> None:
    record = desk.store.reread(desk.people.find("œuvrard").patients[0].id)
    form.edit(record)
    with qtbot.waitSignal(form.left):
        press(form, Qt.Key.Key_Escape)
    form.fields["birth_name"].setText("X")
    with qtbot.assertNotEmitted(form.left):
        press(form, Qt.Key.Key_Escape)


def test_leaving_a_new_form_and_coming_back_loses_nothing(qtbot, window: MainWindow) -> None:
    window.patients.new_patient("nouveau patient")
    window.patients.form.fields["birthplace"].setText("75056")
    window.patients.open(window.patients.search.rows.rows[0].id)
    settled(qtbot, window._desk)
    window.patients.edit_identity()
    assert window.patients.form.fields["birthplace"].text() == ""
    window.patients.form.fields["used_name"].setText("DUPONT")
    window.patients.open(window.patients.search.rows.rows[1].id)
    settled(qtbot, window._desk)
    window.patients.new_patient()
    assert window.patients.form.fields["birthplace"].text() == "75056"
    window.patients.open(window.patients.search.rows.rows[0].id)
    settled(qtbot, window._desk)
    window.patients.edit_identity()
    assert window.patients.form.fields["used_name"].text() == "DUPONT"


def asked_and_left(qtbot, desk: Desk, worker: Held, typed: str) -> tuple[PatientsPage, str]:
    """Somebody new was written down and kept; before the answer came another record was opened."""
    pages = PatientsPage(desk)
    qtbot.addWidget(pages)
    pages.show()
    answer_all(qtbot, desk, worker)
    desk.people.find("œuvrard")
    answer_all(qtbot, desk, worker)
    qtbot.waitUntil(lambda: not desk.people.expected("œuvrard"))
    other = desk.people.find("œuvrard").patients[0].id
    pages.new_patient(typed)
    press(pages.form.fields["birth_name"], Qt.Key.Key_Return)
    while pages.form._keeping is not None:  # nobody is like them
        worker.answer()
        QApplication.processEvents()
    pages.open(other)
    return pages, other


def test_a_patient_created_late_takes_nobodys_place_on_the_screen(
    qtbot, desk_with: Callable[[Worker], Desk]
) -> None:
    worker = Held()
    desk = desk_with(worker)
    pages, other = asked_and_left(qtbot, desk, worker, "zaplana ines")
    answer_all(qtbot, desk, worker)
    assert pages.patient_id == other
    assert pages.right.currentWidget() is pages.record
    assert desk.people.find("zaplana").total == 1
    pages.new_patient()
    assert pages.form.values() == {}


def test_an_answer_about_one_patient_keeps_what_is_typed_into_the_form_of_another(
    qtbot, desk_with: Callable[[Worker], Desk]
) -> None:
    worker = Held()
    desk = desk_with(worker)
    pages, other = asked_and_left(qtbot, desk, worker, "zaplana ines")
    worker.answer(1)
    qtbot.waitUntil(lambda: pages.patient_id == other)
    pages.edit_identity()
    pages.form.fields["used_name"].setText("DUPONT")
    answer_all(qtbot, desk, worker)
    assert pages.right.currentWidget() is pages.form
    assert (pages.form.patient_id, pages.form.fields["used_name"].text()) == (other, "DUPONT")
    assert pages.form.changed()


def test_a_patient_who_could_not_be_kept_is_told_of_and_waits_in_the_form(
    qtbot, desk_with: Callable[[Worker], Desk], monkeypatch
) -> None:
    def full(*_: object) -> None:
        raise OSError

    worker = Held()
    desk = desk_with(worker)
    monkeypatch.setattr(type(desk.store), "create", full)
    pages, other = asked_and_left(qtbot, desk, worker, "zaplana ines")
    worker.answer(1)
    qtbot.waitUntil(lambda: pages.patient_id == other)
    pages.edit_identity()
    with qtbot.waitSignal(pages.said) as said:
        answer_all(qtbot, desk, worker)
    assert said.args == ["Non enregistré\u00a0: Réponse : OSError."]
    pages.open(other)
    pages.new_patient()
    assert pages.form.fields["birth_name"].text() == "ZAPLANA"


def test_leaving_the_form_leads_back_to_the_note(qtbot, opened: MainWindow) -> None:
    opened.patients.edit_identity()
    opened.patients.form.cancel.setFocus()
    press(opened.patients.form.cancel, Qt.Key.Key_Space)
    assert opened.focusWidget() is opened.patients.record.composer.area


def test_a_birth_to_come_is_refused_and_named(form: PatientForm) -> None:
    form.begin("MARTIN Lou")
    form.fields["birth_date"].setText("29/02/2096")
    assert form.identity() is None
    assert form.rows["birth_date"].note.text() == "29/02/2096 est encore à venir."


def test_a_29_february_that_never_was_is_kept_with_a_warning(form: PatientForm) -> None:
    form.begin("MARTIN Lou")
    form.fields["birth_date"].setText("29/02/1969")
    assert form.rows["birth_date"].note.text().startswith("29/02/1969 n’existe dans aucun calendrier.")
    who = form.identity()
    assert who is not None
    assert who.traits.birth_date == "1969-02-29"


@pytest.mark.parametrize(("typed", "doubted"), [("12/03/1868", True), ("0068", True), ("12/03/1968", False)])
def test_a_birth_before_anybody_who_lives_is_kept_with_a_warning(
    form: PatientForm, typed: str, doubted: bool
) -> None:
    """12/03/1868 for 1968 was taken without a word."""
    form.begin("MARTIN Lou")
    form.fields["birth_date"].setText(typed)
    assert ("plus de 120\u00a0ans" in form.rows["birth_date"].note.text()) is doubted
    assert form.identity() is not None
