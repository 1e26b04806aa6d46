"""Two records of one person become one, from the dossier and from the look-alike line, and two again."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.typing import press
from tests.ui.workspace.handling import settled
from ui.dossier.leaf import DossierLeaf
from ui.theme import Appearance
from ui.widgets.buttons import Button
from ui.workspace.form import PatientForm
from ui.workspace.marks import Place
from ui.workspace.patients import PatientsPage
from ui.workspace.record import RecordPage
from ui.workspace.store import Identity, Record
from vault.records import allergies, contacts
from vault.records.contacts import Kind

Now = Callable[[], Record]


@pytest.fixture
def twice(page: RecordPage, now: Now) -> str:
    """The id of a second record of who is on the screen, with an allergy and the same e-mail."""
    context, store = page._desk.store.context, page._desk.store
    traits = replace(now().patient.traits, all_first_names="Autre")
    contacts.add(context, page.patient_id, contacts.Point(Kind.EMAIL, "a@exemple.fr"))
    other = store.create(Identity(traits, {Kind.EMAIL: "a@exemple.fr"})).id
    allergies.add(context, other, allergies.Facts("Latex"))
    page.show_record(store.reread(page.patient_id))
    return other


def shown(dossier: DossierLeaf) -> str:
    """Everything the panel says of what would go where."""
    return "\n".join(each.text() for each in dossier.merging.preview.findChildren(QLabel))


def test_two_records_are_looked_at_merged_and_made_two_again(
    page: RecordPage, dossier: DossierLeaf, now: Now, twice: str
) -> None:
    now()
    row = next(one for one in dossier.others.alike.rows if one.patient_id == twice)
    press(row.open, Qt.Key.Key_Return)
    before = now()
    assert dossier.window().focusWidget() is dossier.merging.keep
    assert "1 allergie" in shown(dossier)
    assert "prénoms de naissance" in shown(dossier)
    assert "1 coordonnée" in shown(dossier).split("Reste derrière")[1]
    press(dossier.merging.keep, Qt.Key.Key_Return)
    after = now()
    assert {one.facts.substance for one in after.allergies.listed} >= {"Latex"}
    assert dossier.merging.isHidden()
    assert twice not in {one.id for one in page._desk.store.last_seen().first}
    press(page.undo.button, Qt.Key.Key_Space)
    assert (now().allergies.known, now().allergies.listed) == (before.allergies.known, ())
    assert twice in {one.id for one in page._desk.store.last_seen().first}


def test_a_merge_can_be_undone_from_the_dossier_later(
    page: RecordPage, dossier: DossierLeaf, now: Now, twice: str
) -> None:
    dossier.merge_with(twice)
    now()
    press(dossier.merging.keep, Qt.Key.Key_Return)
    now()
    (undo,) = [one for one in dossier.others.findChildren(Button) if "Défaire" in one.text()]
    press(undo, Qt.Key.Key_Return)
    now()
    assert twice in {one.id for one in page._desk.store.last_seen().first}


def test_a_record_that_changed_meanwhile_is_looked_at_again(
    page: RecordPage, dossier: DossierLeaf, now: Now, twice: str
) -> None:
    dossier.merge_with(twice)
    now()
    context = page._desk.store.context
    allergies.add(context, twice, allergies.Facts("Kiwi"))
    press(dossier.merging.keep, Qt.Key.Key_Return)
    now()
    assert not dossier.merging.trouble.isHidden()
    assert "2 allergies" in shown(dossier)
    press(dossier.merging.keep, Qt.Key.Key_Return)
    assert {one.facts.substance for one in now().allergies.listed} >= {"Latex", "Kiwi"}


def test_who_was_chosen_comes_back_after_a_lock(
    page: RecordPage, dossier: DossierLeaf, now: Now, twice: str
) -> None:
    patient_id = page.patient_id
    dossier.merge_with(twice)
    now()
    typed = page.place.half_typed
    page.leave()
    page.open(patient_id, Place(half_typed=typed))
    now()
    assert dossier.merging.duplicate_id == twice
    assert dossier.merging.plan is not None


def test_enter_does_not_merge_two_who_were_born_on_different_days(
    page: RecordPage, dossier: DossierLeaf, now: Now
) -> None:
    other = page._desk.store.last_seen().first[1].id
    dossier.merge_with(other)
    now()
    assert not dossier.merging.doubt.isHidden()
    assert dossier.window().focusWidget() is dossier.merging.cancel


def test_nothing_is_merged_by_escape(page: RecordPage, dossier: DossierLeaf, now: Now, twice: str) -> None:
    dossier.merge_with(twice)
    now()
    press(dossier.merging.keep, Qt.Key.Key_Escape)
    assert dossier.merging.isHidden()
    assert page.leaves.shown == "dossier"
    assert dossier.half_typed() == {}


def test_the_look_alike_line_of_a_record_leads_to_the_merge(
    qtbot: QtBot, page: RecordPage, now: Now, twice: str
) -> None:
    patients = PatientsPage(page._desk)
    qtbot.addWidget(patients)
    patients.open(page.patient_id)
    settled(qtbot, page._desk)
    patients.edit_identity()
    form: PatientForm = patients.form
    form.fields["birth_name"].setText(form.fields["birth_name"].text() + " ")
    settled(qtbot, page._desk)
    row = next(one for one in form.alike.rows if one.patient_id == twice)
    press(row.open, Qt.Key.Key_Return)
    settled(qtbot, page._desk)
    leaf = patients.record.leaves.open("dossier")
    assert isinstance(leaf, DossierLeaf)
    assert patients.right.currentWidget() is patients.record
    assert leaf.merging.duplicate_id == twice


def test_on_a_low_screen_every_line_of_the_preview_has_its_room(
    qtbot: QtBot, page: RecordPage, dossier: DossierLeaf, now: Now, twice: str, appearance: Appearance
) -> None:
    """At 150 % they lay over each other: nobody could read what was about to be merged."""
    appearance.set_text_size(150)
    dossier.merge_with(twice)
    now()
    qtbot.waitUntil(lambda: dossier.merging.area.verticalScrollBar().maximum() > 0)
    said = dossier.merging.preview.findChildren(QLabel)
    assert all(one.height() >= one.heightForWidth(one.width()) for one in said if one.isVisible())
    assert dossier.merging.keep.visibleRegion().boundingRect() == dossier.merging.keep.rect()
    # What is further down is reached by keys too.
    assert dossier.merging.area.focusPolicy() & Qt.FocusPolicy.TabFocus
