"""Who somebody is: looked for before it is created."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from tests.ui.typing import press, type_text
from tests.ui.workspace.handling import settled
from tests.ui.workspace.practice import Held
from ui import text
from ui.jobs import Worker
from ui.widgets.labels import Chip
from ui.workspace import birthdate, identity
from ui.workspace.desk import Desk
from ui.workspace.form import PatientForm
from ui.workspace.patients import PatientsPage
from ui.workspace.store import Identity
from ui.workspace.window import MainWindow
from vault.records import patients
from vault.records.births import Precision
from vault.records.contacts import Kind
from vault.records.patients import Listed, Mark, Traits


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


def type_who(form: PatientForm, other: Listed) -> None:
    """A new patient with the names and the birth date of somebody who is there."""
    form.begin()
    for name, typed in (
        ("birth_name", other.birth_name),
        ("birth_first_name", other.birth_first_name),
        ("birth_date", birthdate.written(other.birth_date)),
    ):
        form.fields[name].setText(typed)


def test_a_name_typed_over_the_one_that_was_searched_for_replaces_it(form: PatientForm) -> None:
    form.begin("zola émile")
    type_text(form.fields["birth_name"], "ZOLLA")
    assert form.fields["birth_name"].text() == "ZOLLA"


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


def answer_all(qtbot, desk: Desk, worker: Held) -> None:
    """Answer whatever was asked, and whatever is asked because of the answers."""
    while worker.waiting:
        worker.answer()
        qtbot.waitUntil(
            lambda: len(desk.jobs._waiting) == sum(not asked.cancelled() for _, asked in worker.waiting)
        )


def test_who_cancels_before_enter_is_answered_creates_nobody(
    qtbot, desk_with: Callable[[Worker], Desk]
) -> None:
    worker = Held()
    desk = desk_with(worker)
    form = PatientForm(desk)
    qtbot.addWidget(form)
    before = desk.store.last_seen().total
    form.begin("zqy ondine")
    type_text(form.fields["birth_date"], "02/04/1940")
    press(form.fields["birth_date"], Qt.Key.Key_Return)
    press(form.cancel, Qt.Key.Key_Space)
    assert form.keep.isEnabled()
    answer_all(qtbot, desk, worker)
    assert desk.store.last_seen().total == before


def test_enter_typed_before_the_lookalikes_are_known_creates_nobody(
    qtbot, desk_with: Callable[[Worker], Desk]
) -> None:
    """Their answer took longer than the way from the last digit to Enter."""
    worker = Held()
    desk = desk_with(worker)
    form = PatientForm(desk)
    qtbot.addWidget(form)
    before = desk.store.last_seen().total
    type_who(form, desk.people.find("œuvrard").patients[0])
    assert form.alike.isHidden()
    press(form.fields["birth_date"], Qt.Key.Key_Return)
    answer_all(qtbot, desk, worker)
    assert form.alike.rows
    assert desk.store.last_seen().total == before


def test_the_button_creates_nobody_beside_lookalikes_it_did_not_speak_of(
    qtbot, desk_with: Callable[[Worker], Desk]
) -> None:
    worker = Held()
    desk = desk_with(worker)
    form = PatientForm(desk)
    qtbot.addWidget(form)
    type_who(form, desk.people.find("œuvrard").patients[0])
    form.keep.click()
    before = desk.store.last_seen().total
    answer_all(qtbot, desk, worker)
    assert form.alike.rows
    assert desk.store.last_seen().total == before


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
        return bool(form.alike.rows) and not form.alike.rows[0].visibleRegion().isEmpty()

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
    button = form.alike.rows[0].open
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


def test_a_search_that_was_typed_over_before_it_began_is_never_made(
    qtbot, desk_with: Callable[[Worker], Desk]
) -> None:
    """Among 100,000 patients each took up to a second, and a note to be kept stood behind them all."""
    worker = Held()
    form = PatientForm(desk_with(worker))
    qtbot.addWidget(form)
    form.begin()
    for typed in ("M", "MO", "MOR"):
        form.fields["birth_name"].setText(typed)
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
