"""Every kind of the dossier alike: added, changed, removed and brought back with keys, for one patient."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.typing import press, type_text
from ui import text
from ui.dossier.form import FactsForm
from ui.dossier.leaf import DossierLeaf
from ui.dossier.section import FactsSection
from ui.widgets.fields import Field
from ui.workspace.marks import Place
from ui.workspace.record import RecordPage
from ui.workspace.store import Identity, Record
from vault.records import coverages, history, relations, treatments, vaccinations
from vault.records.history import Kind
from vault.records.patients import Status

Now = Callable[[], Record]


def fill(section: FactsSection, **typed: str) -> FactsForm:
    """Open the form for a new one, and type into its fields."""
    press(section.add, Qt.Key.Key_Space)
    return retype(section, **typed)


def retype(section: FactsSection, **typed: str) -> FactsForm:
    """Type into the fields of the open form."""
    form = section.form
    assert form is not None
    for name, words in typed.items():
        field = form.fields[name]
        assert isinstance(field, Field)
        field.clear()
        type_text(field, words)
    return form


def test_a_person_is_added_changed_removed_and_brought_back(
    page: RecordPage, dossier: DossierLeaf, now: Now
) -> None:
    section = dossier.sections["related_person"]
    form = fill(section, name="MARTIN", first_name="Paul")
    press(form.fields["name"], Qt.Key.Key_Return)
    (person,) = now().of(relations.NOUN)
    assert section.form is None
    assert section.lines[0].said.words == "Personne de confiance\u00a0: MARTIN Paul"
    press(section.lines[0].tools["edit"], Qt.Key.Key_Space)
    form = retype(section, phone="0612345678")
    press(form.fields["phone"], Qt.Key.Key_Return)
    assert now().of(relations.NOUN)[0].facts.phone == "0612345678"
    press(section.lines[0].remove, Qt.Key.Key_Delete)
    assert now().of(relations.NOUN) == []
    press(page.undo.button, Qt.Key.Key_Space)
    (back,) = now().of(relations.NOUN)
    assert (back.id, back.facts.phone) == (person.id, "0612345678")


def test_a_form_begun_for_one_line_outlives_what_is_done_to_another(
    page: RecordPage, dossier: DossierLeaf, now: Now
) -> None:
    """Removing or editing one person closed the form that was half filled for the next."""
    section = dossier.sections["related_person"]
    form = fill(section, name="MARTIN", first_name="Paul")
    press(form.fields["name"], Qt.Key.Key_Return)
    now()
    begun = fill(section, name="DURA")
    press(section.lines[0].tools["edit"], Qt.Key.Key_Space)
    assert section.form is begun
    press(section.lines[0].remove, Qt.Key.Key_Delete)
    assert now().of(relations.NOUN) == []
    assert section.form is begun
    assert begun.values()["name"] == "DURA"


def test_what_was_refused_of_one_patient_is_not_said_of_the_next(page: RecordPage, now: Now) -> None:
    first, second = (row.id for row in page._desk.store.last_seen().first[:2])

    def full(patient_id: str) -> Record:
        raise OSError(patient_id)

    page.outcomes.write_for(first, full)
    page.open(second)
    assert now().id == second
    assert "Pas fait dans le dossier de" in page.trouble.words
    page.outcomes.write_for(second, full)
    now()
    assert "dossier de" not in page.trouble.words


def test_a_change_is_undone(page: RecordPage, dossier: DossierLeaf, now: Now) -> None:
    form = fill(dossier.sections["vaccination"], vaccine="Boostrixtetra", given_on="12/09/2024", lot="AC39")
    press(form.keep, Qt.Key.Key_Space)
    now()
    press(dossier.sections["vaccination"].lines[0].tools["edit"], Qt.Key.Key_Space)
    form = retype(dossier.sections["vaccination"], lot="AC40")
    press(form.keep, Qt.Key.Key_Space)
    assert now().of(vaccinations.NOUN)[0].facts.lot == "AC40"
    press(page.undo.button, Qt.Key.Key_Space)
    assert now().of(vaccinations.NOUN)[0].facts.lot == "AC39"


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("29/02/2026", "29/02/2026 n’existe dans aucun calendrier."),
        ("22/11/2099", "22/11/2099 est encore à venir."),
        ("hier", "Tapez une date comme 12/03/2026, 03/2026 ou 2026."),
        ("22/11/206", "Tapez une date comme 12/03/2026, 03/2026 ou 2026."),
        ("22/11/0206", "Tapez une date comme 12/03/2026, 03/2026 ou 2026."),
        ("", "C’est nécessaire."),
    ],
)
def test_an_impossible_day_is_refused_and_named(
    dossier: DossierLeaf, now: Now, typed: str, complaint: str
) -> None:
    form = fill(dossier.sections["vaccination"], vaccine="Vaxigrip", given_on=typed)
    press(form.keep, Qt.Key.Key_Space)
    assert now().of(vaccinations.NOUN) == []
    assert form.rows["given_on"].note.text() == complaint


@pytest.mark.parametrize("early", ["1901", "02/1901", "03/02/1901"])
def test_nobody_is_vaccinated_before_they_are_born(dossier: DossierLeaf, now: Now, early: str) -> None:
    form = fill(dossier.sections["vaccination"], vaccine="Vaxigrip", given_on=early)
    press(form.keep, Qt.Key.Key_Space)
    assert now().of(vaccinations.NOUN) == []
    born = text.partial_day(now().patient.traits.birth_date)
    assert form.rows["given_on"].note.text() == f"C’est avant la naissance, {born}."


def test_an_end_before_its_beginning_is_refused(dossier: DossierLeaf, now: Now) -> None:
    form = fill(dossier.sections["long_term_illness"], text="Diabète", since="03/2024", until="2023")
    press(form.keep, Qt.Key.Key_Space)
    assert now().of(coverages.ILLNESS) == []
    assert form.rows["until"].note.text() == "La fin est avant le début, 03/2024."


def test_a_status_comes_with_its_evidence(dossier: DossierLeaf, now: Now) -> None:
    section = dossier.sections["standing"]
    press(section.lines[0].tools["edit"], Qt.Key.Key_Space)
    form = section.form
    assert form is not None
    form.resume({"status": Status.QUALIFIED.value})
    press(form.keep, Qt.Key.Key_Space)
    assert now().patient.status is Status.PROVISIONAL
    assert form.rows["evidence"].note.text()
    form.resume(
        {"status": Status.QUALIFIED.value, "evidence": "INSi", "evidence_on": "12/01/2026", "homonym": "1"}
    )
    press(form.keep, Qt.Key.Key_Space)
    patient = now().patient
    assert (patient.status, patient.evidence_on, {one.value for one in patient.marks}) == (
        Status.QUALIFIED,
        "2026-01-12",
        {"homonym"},
    )


def test_nobody_died_before_they_were_born(dossier: DossierLeaf, now: Now) -> None:
    section = dossier.sections["life"]
    press(section.lines[0].tools["edit"], Qt.Key.Key_Space)
    form = retype(section, deceased_on="1901")
    press(form.keep, Qt.Key.Key_Space)
    assert now().patient.deceased_on == ""
    assert "avant la naissance" in form.rows["deceased_on"].note.text()


def test_a_record_is_archived_and_brought_back(page: RecordPage, dossier: DossierLeaf, now: Now) -> None:
    press(dossier.sections["filing"].lines[0].tools["archive"], Qt.Key.Key_Space)
    assert now().patient.archived_at
    press(page.undo.button, Qt.Key.Key_Space)
    assert now().patient.archived_at is None


def test_a_treatment_is_renewed_and_stopped_for_a_reason(
    page: RecordPage, dossier: DossierLeaf, now: Now
) -> None:
    side = page.side.treatments
    form = fill(side, text="Ramipril 5 mg", detail="1 le matin")
    press(form.keep, Qt.Key.Key_Space)
    entry = now().entries[-1]
    assert (entry.facts.kind, entry.facts.detail) == (Kind.TREATMENT, "1 le matin")
    press(side.lines[-1].tools["renew"], Qt.Key.Key_Space)
    press(retype(side, until="22/02/2027").keep, Qt.Key.Key_Space)
    assert [one.facts.entry_id for one in now().of(treatments.RENEWAL)] == [entry.id]
    assert "22/02/2027" in side.lines[-1].said.beneath
    press(side.lines[-1].tools["stop"], Qt.Key.Key_Space)
    form = retype(side, until_reason="")
    press(form.keep, Qt.Key.Key_Space)
    assert now().entries[-1].facts.until == ""
    press(retype(side, until_reason="toux").keep, Qt.Key.Key_Space)
    assert now().entries[-1].facts.until_reason == "toux"
    assert entry.id not in {line.item.id for line in side.lines}
    (stopped,) = (one for one in dossier.sections["treatment"].lines if one.item.id == entry.id)
    assert "toux" in stopped.said.beneath
    press(stopped.tools["restart"], Qt.Key.Key_Space)
    assert now().entries[-1].facts.until == ""


def test_a_half_filled_form_of_every_kind_comes_back(
    page: RecordPage, dossier: DossierLeaf, now: Now
) -> None:
    patient_id = page.patient_id
    for section in dossier.sections.values():
        if section.sheet.add:
            section.begin()
            assert section.form is not None
            first = next(field for field in section.form.fields.values() if isinstance(field, Field))
            type_text(first, "à moitié")
    page.side.treatments.begin()
    retype(page.side.treatments, text="Metfor")
    typed = page.place.half_typed
    page.leave()
    page.open(patient_id, Place(half_typed=typed))
    now()
    assert page.leaves.shown == "dossier"
    again = page.place.half_typed
    assert again == typed
    assert sum(key.endswith(".form") for key in again) == 15


def test_escape_leaves_a_form_only_while_nothing_is_typed(dossier: DossierLeaf) -> None:
    section = dossier.sections["coverage"]
    form = fill(section, payer="CPAM")
    press(form.fields["payer"], Qt.Key.Key_Escape)
    assert section.form is form
    retype(section, payer="")
    press(form.fields["payer"], Qt.Key.Key_Escape)
    assert section.form is None
    assert dossier.window().focusWidget() is section.add


def test_what_is_half_typed_for_one_patient_is_gone_for_the_next(
    page: RecordPage, dossier: DossierLeaf, now: Now
) -> None:
    fill(dossier.sections["contact"], value="0612")
    other = page._desk.store.last_seen().first[1].id
    page.open(other)
    now()
    assert dossier.half_typed() == {}


def test_what_was_said_before_is_read_with_who_said_it_and_until_when(
    page: RecordPage, dossier: DossierLeaf, now: Now
) -> None:
    assert dossier.versions.isHidden()
    store, patient_id = page._desk.store, page.patient_id
    entry = history.Facts(Kind.TREATMENT, "Metformine", "500 mg")
    entry_id = history.add(store.context, patient_id, entry)
    history.change(store.context, entry_id, replace(entry, detail="1000 mg"))
    store.change_identity(patient_id, Identity(replace(now().patient.traits, used_name="QUÉRÉ"), {}))
    store.change_identity(patient_id, Identity(replace(now().patient.traits, used_name="ZWILLER"), {}))
    page.show_record(store.reread(patient_id))
    now()
    said = [one.text().replace("\u00a0", " ") for one in dossier.versions.findChildren(QLabel)]
    said = [line for line in said if "jusqu" in line]
    identity = [line for line in said if line.startswith("Identité :")]
    assert ["QUÉRÉ" in line for line in identity] == [True, False]  # as it was each time, the latest first
    assert not any(line.startswith("Profession") for line in said)  # which nobody changed
    assert said[-1].startswith("Traitements : Metformine (500 mg)")
    assert "Dr Claire Marchand" in said[-1]


def test_a_treating_gp_who_is_not_in_the_directory_can_be_kept(
    page: RecordPage, dossier: DossierLeaf, now: Callable[[], Record]
) -> None:
    section = dossier.sections["treating_gp"]
    press(section.add, Qt.Key.Key_Space)
    assert section.form is not None
    type_text(section.form.fields["text"], "Dr Anne Roux")
    press(section.form.keep, Qt.Key.Key_Space)
    now()
    assert page.keep_line.words == "Dr Anne Roux n’est pas dans l’annuaire."


def test_the_field_one_types_in_stays_in_view_when_the_room_changes(
    qtbot: QtBot, page: RecordPage, dossier: DossierLeaf, now: Now
) -> None:
    """A form higher than its room went back to its beginning when the undo bar came or went."""
    now()
    section = dossier.sections["related_person"]
    press(section.add, Qt.Key.Key_Space)
    assert section.form is not None
    last = list(section.form.fields.values())[-2]
    page.resize(900, 560)
    last.setFocus(Qt.FocusReason.TabFocusReason)
    dossier._area.ensureWidgetVisible(last)
    for height in (540, 600, 520):
        page.resize(900, height)
        qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())
