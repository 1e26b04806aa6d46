"""Five steps lead to one value with everything in it, and none can be passed with something missing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.ui.lockscreen.scene import (
    ENTROPY,
    INTERNAL,
    PROPOSED,
    STICK,
    SUGGESTION,
    SYNCHRONISED,
    WORDS,
    Printer,
    first_run,
    judge,
    no_folder,
)  # fmt: skip
from tests.ui.typing import press, type_text
from tests.ui.workspace.practice import Held
from ui.jobs import Jobs
from ui.lockscreen.choices import FirstRunChoices
from ui.lockscreen.first_run import FirstRun, Welcome
from ui.lockscreen.place_picker import PlacePicker
from ui.widgets.buttons import Button


@pytest.fixture
def printer() -> Printer:
    return Printer()


@pytest.fixture
def run(qtbot: QtBot, printer: Printer) -> FirstRun:
    made = first_run(printer)
    qtbot.addWidget(made)
    made.show()
    return made


def _name(run: FirstRun) -> None:
    type_text(run.practice.first_name, "Camille")
    type_text(run.practice.family_name, "Exemple")


def _judged(qtbot: QtBot, run: FirstRun, path: Path) -> None:
    with qtbot.waitSignal(run.place.picker.judged):
        run.place.picker.field.setText(str(path))


def _to_step(run: FirstRun, at: int) -> None:
    _name(run)
    run.show_step(at)


def test_the_keyboard_alone_makes_a_vault(qtbot: QtBot, run: FirstRun) -> None:
    _name(run)
    press(run, Qt.Key.Key_Return)
    type_text(run.passphrase.repeated.field, SUGGESTION)
    press(run, Qt.Key.Key_Return)
    run.next.setFocus()
    press(run.next, Qt.Key.Key_Return)
    for field, position in zip(run.words.asked, (4, 9), strict=True):
        type_text(field, WORDS[position - 1])
    press(run, Qt.Key.Key_Return)
    _judged(qtbot, run, PROPOSED)
    press(run, Qt.Key.Key_Return)
    press(run.drive.drives.buttons[Path(STICK.mount)], Qt.Key.Key_Space)
    with qtbot.waitSignal(run.completed) as completed:
        press(run, Qt.Key.Key_Return)
    choices = completed.args[0]
    assert isinstance(choices, FirstRunChoices)
    assert choices.practice.family_name == "Exemple"
    assert choices.practice.practice == "Cabinet de Camille EXEMPLE"
    assert choices.passphrase == SUGGESTION.encode()
    assert choices.entropy == ENTROPY
    assert (choices.place, choices.drive, choices.then_import) == (PROPOSED, Path(STICK.mount), False)
    assert run.passphrase.repeated.text() == ""
    assert run.cancel.isVisible()


def test_no_choice_shows_a_secret(qtbot: QtBot, run: FirstRun) -> None:
    choices = FirstRunChoices(run.practice.value(), bytearray(b"hush"), bytearray(ENTROPY), PROPOSED)
    assert "hush" not in repr(choices)
    assert repr(ENTROPY) not in repr(run._new_vault)
    assert "entropy" not in repr(choices)


def test_without_a_name_the_first_step_says_what_is_missing(run: FirstRun) -> None:
    run.next.click()
    assert run.at == 0
    assert run.practice.notice.words == "Il manque votre nom."
    assert run.practice.family_name.hasFocus()


def test_an_odd_rpps_number_is_doubted_and_kept(run: FirstRun) -> None:
    run.practice.rpps.setText("1000 1234 567")
    run.practice.rpps.editingFinished.emit()
    assert run.practice.notice.tone == "warning"
    _name(run)
    run.next.click()
    assert run.at == 1
    assert run.practice.value().rpps == "10001234567"


@pytest.mark.parametrize("number", ["", "10002345675"])
def test_a_usual_or_missing_rpps_number_is_not_doubted(run: FirstRun, number: str) -> None:
    run.practice.rpps.setText(number)
    run.practice.rpps.editingFinished.emit()
    assert run.practice.notice.words == ""


def test_a_practice_named_by_hand_is_left_alone(run: FirstRun) -> None:
    type_text(run.practice.practice, "Les Tilleuls")
    _name(run)
    assert run.practice.value().practice == "Les Tilleuls"


def test_the_suggestion_must_be_typed_without_a_mistake(run: FirstRun) -> None:
    _to_step(run, 1)
    type_text(run.passphrase.repeated.field, "dentelle orque")
    run.next.click()
    assert run.at == 1
    assert run.passphrase.notice.tone == "warning"


def test_a_weak_phrase_of_ones_own_is_refused_with_its_reason(run: FirstRun) -> None:
    _to_step(run, 1)
    run.passphrase.own.setChecked(True)
    run.passphrase.first.field.setText("exemple de phrase assez longue")
    run.passphrase.second.field.setText("exemple de phrase assez longue")
    run.next.click()
    assert run.passphrase.notice.words == ""  # said once, with its reason, where it was typed
    assert run.at == 1
    assert "votre cabinet" in run.passphrase.strength.words


def test_two_different_phrases_are_not_accepted(run: FirstRun) -> None:
    _to_step(run, 1)
    run.passphrase.own.setChecked(True)
    run.passphrase.first.field.setText("vingt-quatre lettres ici")
    run.passphrase.second.field.setText("vingt-quatre lettres là")
    run.next.click()
    assert run.at == 1
    assert "pas identiques" in run.passphrase.notice.words


def test_the_same_letters_in_another_code_are_the_same(run: FirstRun) -> None:
    _to_step(run, 1)
    run.passphrase.own.setChecked(True)
    run.passphrase.first.field.setText("hérisson mélancolique du jardin")
    run.passphrase.second.field.setText("he\u0301risson me\u0301lancolique du jardin")
    run.next.click()
    assert run.at == 2


def test_strength_is_told_while_one_types(qtbot: QtBot, run: FirstRun) -> None:
    _to_step(run, 1)
    run.passphrase.own.setChecked(True)
    type_text(run.passphrase.first.field, "court")
    qtbot.waitUntil(lambda: run.passphrase.strength.tone == "warning")
    run.passphrase.first.field.setText("vingt-quatre lettres ici")
    qtbot.waitUntil(lambda: run.passphrase.strength.tone == "ok")
    run.passphrase.first.field.setText("")
    qtbot.waitUntil(lambda: run.passphrase.strength.words == "")


def test_words_are_hidden_while_two_of_them_are_asked_for(run: FirstRun) -> None:
    _to_step(run, 2)
    run.next.click()
    assert run.words.checking
    assert not run.words.print.isVisible()
    run.next.click()
    assert run.at == 2
    assert "pas ce qui était affiché" in run.words.notice.words
    run.back.click()
    assert not run.words.checking
    assert run.at == 2


def test_every_page_of_the_steps_is_called_by_what_it_asks(run: FirstRun) -> None:
    headings = [run._heading.text()]
    for _ in range(2):
        _to_step(run, 2)
        headings.append(run._heading.text())
        run.next.click()
        headings.append(run._heading.text())
        run.back.click()
    assert headings == [
        "Vous et votre cabinet",
        *["Vos mots de secours", "Deux mots, lus sur le papier"] * 2,
    ]
    assert [step.heading for step in run.steps] == [
        "Vous et votre cabinet",
        "Votre phrase de passe",
        "Vos mots de secours",
        "L’emplacement de votre coffre",
        "Votre disque de sauvegarde",
    ]


def test_the_printed_sheet_names_the_vault_to_be_and_never_the_passphrase(
    run: FirstRun, printer: Printer
) -> None:
    _to_step(run, 2)
    run.words.print.click()
    (sheet,) = printer.sheets
    assert sheet.words == WORDS
    assert sheet.vault_id == "7f3a19c2"
    assert sheet.practice == "Cabinet de Camille EXEMPLE"
    assert run.words.notice.tone == "ok"
    printer.working = False
    run.words.print.click()
    assert run.words.notice.tone == "warning"


def test_a_refused_place_says_why_and_holds_one_back(qtbot: QtBot, run: FirstRun) -> None:
    _to_step(run, 3)
    _judged(qtbot, run, SYNCHRONISED)
    assert run.place.picker.verdict.words == "Ce dossier est synchronisé."
    run.next.click()
    assert run.at == 3
    _judged(qtbot, run, PROPOSED)
    run.next.click()
    assert run.at == 4


def test_a_place_that_changed_since_it_was_judged_is_not_approved(qtbot: QtBot, run: FirstRun) -> None:
    """Next pressed right after typing must not carry the verdict on the folder typed before."""
    _to_step(run, 3)
    _judged(qtbot, run, PROPOSED)
    run.place.picker.field.setText(str(SYNCHRONISED))
    run.next.click()
    assert run.at == 3
    assert run.place.picker.approved is None


def test_a_place_that_cannot_be_checked_is_refused(qtbot: QtBot, run: FirstRun) -> None:
    _to_step(run, 3)
    _judged(qtbot, run, Path("/net/Dead/Cabinet.serment"))
    assert run.place.picker.approved is None
    assert "n’a pas pu être vérifié" in run.place.picker.verdict.words


def test_a_relative_path_is_refused(qtbot: QtBot, run: FirstRun) -> None:
    run.place.picker.field.setText("Cabinet")
    qtbot.waitUntil(lambda: "chemin complet" in run.place.picker.verdict.words)
    assert run.place.picker.approved is None


def test_a_folder_can_be_chosen_in_a_dialog(qtbot: QtBot, run: FirstRun) -> None:
    run.place.picker._choose_folder = lambda parent, title, start: SYNCHRONISED
    with qtbot.waitSignal(run.place.picker.judged):
        run.place.picker.choose.click()
    assert run.place.picker.field.text() == str(SYNCHRONISED)


def test_a_folder_in_use_is_where_a_new_one_is_made(qtbot: QtBot, run: FirstRun, tmp_path: Path) -> None:
    """ "Documents" was taken for the vault's own folder, and refused once everything had been typed."""
    documents = tmp_path / "Documents"
    documents.mkdir()
    run.place.picker._choose_folder = lambda parent, title, start: documents
    run.place.picker.choose.click()
    assert run.place.picker.field.text() == str(documents)
    (documents / "Courrier").mkdir()
    run.place.picker.choose.click()
    assert run.place.picker.field.text() == str(documents / PROPOSED.name)


def test_a_refused_drive_is_shown_with_its_reason_and_cannot_be_chosen(run: FirstRun) -> None:
    assert Path(INTERNAL.mount) not in run.drive.drives.buttons
    assert run.drive.drives.path is None


def test_a_chosen_drive_stays_chosen_until_it_is_pulled_out(run: FirstRun) -> None:
    run.drive.drives.buttons[Path(STICK.mount)].setChecked(True)
    run.show_drives((INTERNAL, STICK))
    assert run.drive.drives.path == Path(STICK.mount)
    run.show_drives(())
    assert run.drive.drives.path is None
    assert run.drive.drives.otherwise.isChecked()


@pytest.mark.parametrize("at", range(5))
def test_f1_says_more_about_the_step_and_no_more_of_it_again(qtbot: QtBot, run: FirstRun, at: int) -> None:
    run.show_step(at)
    field = run.focusWidget()
    assert field is not None
    press(field, Qt.Key.Key_F1)
    assert len(run.notice.words) > 100
    assert run.focusWidget() is field
    run.help.click()
    assert run.notice.words == ""
    run.help.click()
    run.show_creating()
    press(run, Qt.Key.Key_F1)
    assert run.notice.words == ""
    assert run.help.isHidden()


@pytest.mark.parametrize("at", range(5))
def test_one_button_of_a_step_is_the_strongest(run: FirstRun, at: int) -> None:
    run.show_step(at)
    strong = [
        one for one in run.findChildren(Button) if one.isVisible() and one.property("kind") == "primary"
    ]
    assert strong == [run.next]


def test_a_problem_comes_back_to_the_step_one_was_at(run: FirstRun) -> None:
    _to_step(run, 3)
    run.show_creating()
    assert not run.next.isVisible()
    run.show_problem("Le disque est plein.", "warning")
    assert run.at == 3
    assert run.notice.words == "Le disque est plein."
    assert run.next.isVisible()


def test_back_on_the_first_step_leaves(qtbot: QtBot, run: FirstRun) -> None:
    run.show_step(1)
    run.back.click()
    assert run.at == 0
    with qtbot.waitSignal(run.left):
        run.back.click()


def test_making_the_vault_can_be_cancelled(qtbot: QtBot, run: FirstRun) -> None:
    run.show_creating()
    with qtbot.waitSignal(run.cancel_requested):
        press(run, Qt.Key.Key_Escape)


def test_the_welcome_offers_every_way_to_begin(qtbot: QtBot) -> None:
    welcome = Welcome()
    qtbot.addWidget(welcome)
    for button, wish in (
        (welcome.begin, welcome.first_run_requested),
        (welcome.take_over, welcome.import_requested),
        (welcome.restore, welcome.restore_requested),
        (welcome.open, welcome.folder_requested),
        (welcome.demo, welcome.demo_requested),
    ):
        with qtbot.waitSignal(wish):
            button.click()


def test_a_verdict_that_comes_after_the_page_has_gone_is_dropped(qtbot: QtBot) -> None:
    """A disk that is slow to answer must not write into fields that were deleted meanwhile."""
    worker = Held()
    jobs = Jobs(worker)
    picker = PlacePicker(PROPOSED, judge, no_folder, jobs)
    qtbot.waitUntil(lambda: bool(worker.waiting))
    delete(picker)
    worker.answer()
    with qtbot.captureExceptions() as raised:
        qtbot.waitUntil(lambda: not jobs._waiting)
    assert raised == []
