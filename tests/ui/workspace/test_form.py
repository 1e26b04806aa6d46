"""Who somebody is: looked for before it is created."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.typing import press, type_text
from tests.ui.workspace.handling import settled
from ui import text
from ui.widgets.labels import Chip
from ui.workspace import birthdate
from ui.workspace.desk import Desk
from ui.workspace.form import PatientForm
from ui.workspace.store import Identity
from ui.workspace.window import MainWindow
from vault.records import patients
from vault.records.births import Precision
from vault.records.contacts import Kind
from vault.records.patients import Mark


@pytest.fixture
def form(qtbot, desk: Desk) -> PatientForm:
    made = PatientForm(desk)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


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


def test_one_form_creates_a_patient_and_opens_the_record(qtbot, window: MainWindow) -> None:
    window.patients.new_patient("zola émile")
    form = window.patients.form
    assert form.fields["birth_name"].text() == "ZOLA"
    assert form.fields["birth_first_name"].text() == "Émile"
    type_text(form.fields["birth_date"], "02/04/1940")
    form.address.setPlainText("21 rue de Bruxelles\n75009 Paris")
    press(form.fields["birth_date"], Qt.Key.Key_Return)
    settled(qtbot, window._desk)
    record = window.patients.record.record
    assert record is not None
    assert record.patient.traits.birth_name == "ZOLA"
    assert [one.point.value for one in record.contacts if one.point.kind is Kind.ADDRESS] == [
        "21 rue de Bruxelles\n75009 Paris"
    ]
    assert window._desk.people.find("zola").total == 1


def test_a_lookalike_warns_and_blocks_nothing(qtbot, form: PatientForm, desk: Desk) -> None:
    other = desk.people.find("lefèvre françoise").patients[0]
    form.begin()
    form.fields["birth_name"].setText(other.birth_name)
    form.fields["birth_first_name"].setText(other.birth_first_name)
    form.fields["birth_date"].setText(birthdate.written(other.birth_date))
    settled(qtbot, desk)
    assert not form.alike.isHidden()
    assert "ressemblant" in form.alike.words
    assert form.keep.isEnabled()
    with qtbot.waitSignal(form.kept):
        form._keep()


def test_a_patient_created_despite_a_namesake_is_marked_with_them(qtbot, opened: MainWindow) -> None:
    people, pages = opened._desk.people, opened.patients
    other = people.find("œuvrard").patients[0]
    pages.new_patient("ŒUVRARD Hélène")
    pages.form.fields["birth_date"].setText("02/02/1999")
    pages.form._keep()
    settled(qtbot, opened._desk)
    namesakes = people.find("œuvrard hélène").patients
    assert {one.id for one in namesakes} == {other.id, pages.patient_id}
    pages.search.field.setText("œuvrard hélène")
    for row in pages.search.rows.rows:
        assert row.marks == {Mark.HOMONYM}
        assert "homonyme" in pages.search.rows._spoken(row)
    for who, born in ((pages.patient_id, "02/02/1999"), (other.id, text.partial_day(other.birth_date))):
        pages.open(who)
        settled(qtbot, opened._desk)
        assert chips(pages.record.header.marks) == [f"homonyme · {born}"]


def chips(held: QWidget) -> list[str]:
    return [chip.words for chip in held.findChildren(Chip) if not chip.isHidden()]


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
        line = form._alike_list.itemAt(0)
        widget = line.widget() if line is not None else None
        return widget is not None and not widget.visibleRegion().isEmpty()

    qtbot.waitUntil(in_view)
    assert not form.keep.visibleRegion().isEmpty()


def test_an_address_takes_two_lines_and_not_the_page(qtbot, form: PatientForm) -> None:
    form.resize(900, 1400)
    assert form.address.height() < 4 * form.address.fontMetrics().lineSpacing() + 24


def test_a_lookalike_can_be_opened_instead(qtbot, form: PatientForm, desk: Desk) -> None:
    other = desk.people.find("œuvrard").patients[0]
    form.begin()
    form.fields["birth_name"].setText(other.birth_name)
    form.fields["birth_first_name"].setText(other.birth_first_name)
    settled(qtbot, desk)
    line = form._alike_list.itemAt(0)
    assert line is not None
    widget = line.widget()
    assert widget is not None
    button = next(child for child in widget.findChildren(type(form.keep)))
    assert "ŒUVRARD" in button.accessibleName()
    with qtbot.waitSignal(form.opened, check_params_cb=lambda opened: opened == other.id):
        press(button, Qt.Key.Key_Space)


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


def test_an_answer_about_an_earlier_name_is_not_shown(qtbot, form: PatientForm, desk: Desk) -> None:
    other = desk.people.find("œuvrard").patients[0]
    form.begin()
    form.fields["birth_name"].setText(other.birth_name)
    form.fields["birth_first_name"].setText(other.birth_first_name)
    form.fields["birth_name"].setText("INTROUVABLE")
    settled(qtbot, desk)
    assert form.alike.isHidden()
