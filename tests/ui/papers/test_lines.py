"""A line of an ordonnance: what belongs to one medicine never goes on to another."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.papers import draft as drafts
from app.prescribing.matching import Because, Match
from tests.ui.papers.conftest import Papers
from tests.ui.typing import press, type_text
from ui.papers.line_form import LineForm
from vault.records.allergies import Allergy, Facts
from vault.records.medicines import Medicine
from vault.records.papers import Line, State

MORPHINE = Medicine("60000002", "MORPHINE EXEMPLE 10 mg, gélule", substances="MORPHINE", narcotic=True)
PARACETAMOL = Medicine("60000003", "PARACÉTAMOL EXEMPLE 1 g, comprimé", substances="PARACÉTAMOL")


@pytest.fixture
def form(papers: Papers, qtbot: QtBot) -> LineForm:
    made = LineForm(papers.desk)
    qtbot.addWidget(made)
    return made


def met(allergen: str) -> Match:
    allergy = Allergy(f"id-{allergen}", "patient", Facts(allergen), "", "")
    return Match(0, allergy, Because.SAME_CLASS)


def test_another_medicine_does_not_renew_the_treatment(form: LineForm) -> None:
    form.fill(Line("Amlodipine 5 mg", entry_id="treatment"))
    form._take(PARACETAMOL)
    assert form.line().entry_id == ""
    form.fill(Line("Amlodipine 5 mg", entry_id="treatment"))
    form.medicine.clear()
    type_text(form.medicine, "Doliprane")
    assert form.line().entry_id == ""


def test_another_medicine_is_no_narcotic_and_another_dose_stays_one(form: LineForm) -> None:
    form._take(MORPHINE)
    form.medicine.end(False)
    type_text(form.medicine, " 20 mg")
    assert form.line().narcotic
    form.medicine.clear()
    type_text(form.medicine, "Doliprane")
    assert not form.line().narcotic


def test_a_narcotic_is_known_by_its_name_and_can_be_said_to_be_none(form: LineForm) -> None:
    """Without the public list of medicines, nothing reminded of secure paper."""
    type_text(form.medicine, "Skénan LP 10 mg")
    assert form.line().narcotic
    form.medicine.clear()
    type_text(form.medicine, "Doliprane")
    assert not form.line().narcotic
    form.medicine.clear()
    type_text(form.medicine, "Morphine")
    press(form.narcotic, Qt.Key.Key_Space)
    type_text(form.medicine, " 10 mg")
    assert not form.line().narcotic


def test_a_reason_answers_the_allergies_it_was_typed_for_and_no_other(form: LineForm) -> None:
    form.medicine.setText("Amoxicilline 1 g")
    form.show_matches([met("Pénicilline")])
    type_text(form.reason, "toléré en 2024")
    form.show_matches([met("Pénicilline")])
    assert not form.unanswered
    form.show_matches([met("Pénicilline"), met("Céphalosporines")])
    assert form.unanswered


def test_a_reason_is_not_given_for_another_medicine(form: LineForm) -> None:
    form.medicine.setText("Amoxicilline 1 g")
    form.show_matches([met("Pénicilline")])
    type_text(form.reason, "toléré en 2024")
    type_text(form.medicine, " x")
    assert not form.unanswered
    form.medicine.clear()
    type_text(form.medicine, "Cloxacilline")
    assert form.unanswered


def test_a_reason_comes_back_with_its_draft(form: LineForm) -> None:
    form.medicine.setText("Amoxicilline 1 g")
    form.show_matches([met("Pénicilline")])
    type_text(form.reason, "toléré en 2024")
    line, overrides = form.line(), form.overrides(0)
    form.fill(line, overrides)
    form.show_matches([met("Pénicilline")])
    assert not form.unanswered


def test_what_is_rare_waits_behind_a_button_and_then_stands_in_a_few_words(form: LineForm) -> None:
    form.show()
    assert not form.how.isVisible()
    form.fill(Line("Oxycodone 10 mg", quantity="28 comprimés", renewals=2, narcotic=True))
    assert form.how.isVisible()
    assert not form.more.isVisible()
    assert form.rare.text() == "Quantité : 28 comprimés · à renouveler 2 fois · Stupéfiant".replace(
        " :", "\u00a0:"
    )
    form.unfold.click()
    assert form.more.isVisible()
    assert not form.rare.isVisible()
    form.close()


def test_the_dose_stays_in_view_once_its_field_is_left(form: LineForm) -> None:
    type_text(form.medicine, "Doliprane")
    type_text(form.posology, "1 comprimé jusqu’à trois fois par jour si la douleur persiste")
    press(form.posology, Qt.Key.Key_Return)
    assert form.posology.cursorPosition() == 0


def test_a_treatment_is_renewed_as_it_was_issued_not_as_a_draft_has_it(papers: Papers) -> None:
    papers.leaf.renew(papers.treatment)
    papers.settle()
    type_text(papers.leaf.ordonnance._forms[0].posology, " et 3 le soir")
    papers.open(papers.hélène)
    (draft,) = papers.leaf._shelf.papers if papers.leaf._shelf else ()
    assert draft.state is State.DRAFT
    assert papers.leaf.record is not None
    (treatment,) = [one for one in papers.leaf.record.entries if one.id == papers.treatment]
    assert drafts.renewed(treatment, [draft]).posology == "1 le matin"
