"""What the law wants said of a medicine is asked for before it is issued: once, and never for good."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.papers.conftest import Papers
from tests.ui.papers.test_leaf import finish, prescribe
from tests.ui.typing import press, type_text
from ui.papers.line_form import LineForm
from vault.records import papers as records
from vault.records.papers import State


def lines(there: Papers, *typed: str) -> list[LineForm]:
    """An ordonnance with a line for each name, and nothing else said."""
    there.leaf.write_ordonnance()
    there.settle()
    for name in typed:
        type_text(there.leaf.ordonnance._forms[-1].medicine, name)
    return there.leaf.ordonnance._forms[:-1]


def issued(there: Papers) -> int:
    return sum(
        one.state is State.ISSUED for one in records.of_patient(there.context.database, there.leaf.patient_id)
    )


def test_a_medicine_without_posology_and_duration_is_asked_about_once(papers: Papers) -> None:
    """It was issued without a question."""
    (form,) = lines(papers, "Doliprane 1 g")
    assert form.unsaid.isHidden()
    finish(papers)
    assert issued(papers) == 0
    assert not form.unsaid.isHidden()
    assert "une posologie, une durée ou une quantité" in form.unsaid.words
    assert papers.leaf.window().focusWidget() is form.posology
    finish(papers)
    assert issued(papers) == 1


def test_what_is_typed_then_is_asked_for_no_more(papers: Papers) -> None:
    (form,) = lines(papers, "Doliprane 1 g")
    finish(papers)
    type_text(form.posology, "1 si douleur")
    assert "posologie" not in form.unsaid.words
    type_text(form.duration, "5 jours")
    assert form.unsaid.isHidden()
    assert form.posology.accessibleDescription() == ""
    finish(papers)
    assert issued(papers) == 1


def test_of_another_medicine_it_is_asked_anew(papers: Papers) -> None:
    first, _second = lines(papers, "Doliprane 1 g", "NFS, CRP")
    finish(papers)
    first.medicine.clear()
    type_text(first.medicine, "Amlodipine 5 mg")
    assert first.unsaid.isHidden()
    finish(papers)
    assert issued(papers) == 0
    finish(papers)
    assert issued(papers) == 1


def test_analyses_and_care_are_issued_at_once(papers: Papers) -> None:
    lines(papers, "NFS, CRP", "10 séances de kinésithérapie")
    finish(papers)
    assert issued(papers) == 1


def test_another_ordonnance_asks_again(papers: Papers) -> None:
    lines(papers, "Doliprane 1 g")
    for _ in range(2):
        finish(papers)
    lines(papers, "Doliprane 1 g")
    finish(papers)
    assert issued(papers) == 1


def test_an_allergy_comes_first_and_stays_in_the_way(papers: Papers) -> None:
    (form,) = lines(papers, "Amoxicilline 1 g")
    for _ in range(3):
        finish(papers)
    assert issued(papers) == 0
    type_text(form.reason, "toléré en 2024")
    finish(papers)
    assert issued(papers) == 0
    finish(papers)
    assert issued(papers) == 1


def seen(field: QWidget) -> bool:
    return not field.visibleRegion().isEmpty()


def test_enter_takes_the_next_line_into_view_and_a_question_the_line_it_is_about(
    papers: Papers, qtbot: QtBot
) -> None:
    """From the fifth medicine on one typed below the edge of the window."""
    papers.leaf.resize(900, 420)
    papers.leaf.show()
    papers.leaf.activateWindow()
    forms = lines(papers, *(f"Médicament {number}" for number in range(8)))
    forms[-1].duration.setFocus()
    press(forms[-1].duration, Qt.Key.Key_Return)
    following = papers.leaf.ordonnance._forms[-1].medicine
    qtbot.waitUntil(following.hasFocus)
    qtbot.waitUntil(lambda: seen(following))
    assert not seen(forms[0].posology)
    finish(papers)
    qtbot.waitUntil(lambda: seen(forms[0].posology))


def test_what_was_repeated_whole_is_not_asked_about(papers: Papers) -> None:
    prescribe(papers)
    finish(papers)
    papers.leaf.repeat_ordonnance()
    papers.settle()
    finish(papers)
    assert issued(papers) == 2


def test_a_line_that_is_reached_by_keys_comes_into_view_though_none_is_new(
    papers: Papers, qtbot: QtBot
) -> None:
    papers.leaf.resize(900, 420)
    papers.leaf.show()
    papers.leaf.activateWindow()
    forms = lines(papers, *(f"Médicament {number}" for number in range(8)))
    forms[0].medicine.setFocus()
    # Whatever comes with the sheet that is drawn a moment later is there before the next line is reached.
    qtbot.waitUntil(lambda: not papers.leaf.board._drawing.isActive())
    QApplication.processEvents()
    assert not seen(forms[-1].medicine)
    forms[-1].medicine.setFocus()
    qtbot.waitUntil(lambda: seen(forms[-1].medicine))
