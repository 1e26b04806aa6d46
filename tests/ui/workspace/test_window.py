"""The window: every place and every key, for everyone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from app.settings import Settings
from tests.ui.typing import press, type_text
from tests.ui.workspace import practice
from tests.ui.workspace.handling import choose_note, shortcut
from tests.ui.workspace.test_backups_page import drives
from ui.theme import Appearance, ThemeChoice
from ui.workspace import keys
from ui.workspace.desk import Desk
from ui.workspace.help import HelpPage
from ui.workspace.imports import ImportPage
from ui.workspace.notes import NotesPage
from ui.workspace.places import AGENDA, BACKUPS, HELP, IMPORT, LOCKS, NOTES, PATIENTS, SETTINGS, TODAY
from ui.workspace.window import LEAST_WIDTH, MainWindow

ALL_PAGES = (TODAY, AGENDA, PATIENTS, BACKUPS, SETTINGS, IMPORT, NOTES, LOCKS, HELP)


def test_everything_that_takes_the_focus_has_a_name(opened: MainWindow) -> None:
    drives(opened)
    opened.patients.record.header.allergies.toggle()
    nameless = []
    for page in ALL_PAGES:
        opened.show_page(page)
        nameless += [
            (page, repr(widget))
            for widget in opened.findChildren(QWidget)
            if widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not widget.accessibleName()
            and not (isinstance(widget, QAbstractButton) and widget.text())
        ]
    assert nameless == []


@pytest.mark.parametrize(
    "go", [lambda w: w.show_page(SETTINGS), lambda w: w.patients.new_patient("Du")], ids=["page", "form"]
)
def test_where_one_went_is_kept_as_soon_as_what_one_types(
    opened: MainWindow, desk: Desk, qtbot: QtBot, go
) -> None:
    opened.patients.form.begin()
    desk.drafts._timer.stop()
    with qtbot.waitSignal(opened.pending_changed):
        go(opened)


def test_no_shortcut_is_one_that_french_keyboards_lack(window: MainWindow) -> None:
    for found in window.findChildren(QShortcut):
        sequence = found.key().toString()
        digit = sequence.split("+")[-1].isdigit()
        assert "Ctrl+Alt" not in sequence
        assert not sequence.endswith("+.")
        assert not (digit and ("Ctrl" in sequence or "Shift" in sequence))


def test_every_key_of_the_sheet_is_obeyed(window: MainWindow) -> None:
    obeyed = {found.key().toString() for found in window.findChildren(QShortcut)}
    for wanted in (
        keys.SEARCH, keys.NEW_NOTE, keys.NEW_PATIENT, keys.EDIT, keys.SAVE, keys.LOCK, keys.HELP,
        keys.PANE, keys.ALONE, keys.FIND_HERE, keys.FIND_ALL, keys.TODAY, keys.TASK, keys.AGENDA,
        keys.RETURN,
    ):  # fmt: skip
        assert wanted in obeyed


def test_keys_are_named_as_on_a_french_keyboard(window: MainWindow) -> None:
    sheet = keys.KeySheet()
    assert sheet.keys(keys.NEW_PATIENT) == "Ctrl+Maj+N"
    assert sheet.keys(keys.SIGN) == "Ctrl+Entrée"


def test_ctrl_s_answers_that_all_is_saved(window: MainWindow) -> None:
    shortcut(window, keys.SAVE)
    assert window.status.words == "Déjà enregistré. Tout est enregistré pendant la frappe."


def test_ctrl_l_the_button_and_closing_ask_for_the_lock(qtbot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.lock_requested):
        shortcut(window, keys.LOCK)
    with qtbot.waitSignal(window.lock_requested):
        press(window.rail._buttons[-1], Qt.Key.Key_Space)
    with qtbot.waitSignal(window.close_requested):
        window.close()
    assert window.isVisible()


def test_f1_shows_the_keys_and_escape_goes_back(window: MainWindow) -> None:
    window.show_page(BACKUPS)
    shortcut(window, keys.HELP)
    assert window.stack.currentWidget() is window.help
    press(window.help, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.backups


def _focused() -> QWidget:
    held = QApplication.focusWidget()
    assert held is not None
    return held


def test_help_takes_the_focus_and_gives_it_back(opened: MainWindow) -> None:
    opened.activateWindow()
    area = opened.patients.record.composer.area
    area.setFocus()
    shortcut(opened, keys.HELP)
    assert opened.help.isAncestorOf(_focused())
    shortcut(opened, keys.HELP)  # a second time: one still comes back to the note
    press(_focused(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is area
    settings = opened.rail.button(SETTINGS)
    settings.setFocus()
    press(settings, Qt.Key.Key_Space)
    shortcut(opened, keys.HELP)
    assert opened.help.isAncestorOf(_focused())
    press(_focused(), Qt.Key.Key_Escape)
    assert opened.stack.currentWidget() is opened.settings
    assert QApplication.focusWidget() is settings


@pytest.mark.parametrize("page", [PATIENTS, SETTINGS])
def test_one_leaves_the_import_for_where_one_came_from(window: MainWindow, page: str) -> None:
    window.show_page(page)
    window.show_page(IMPORT)
    shortcut(window, keys.HELP)
    press(window.help, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.imports
    press(window.imports.back, Qt.Key.Key_Space)
    assert window.ways.current() == page


def test_f6_walks_through_every_part_and_comes_back(opened: MainWindow) -> None:
    opened.activateWindow()
    opened.patients.search.focus()
    seen = []
    for _ in range(8):
        shortcut(opened, keys.PANE)
        seen.append(QApplication.focusWidget())
    assert len(set(seen)) >= 6
    assert opened.patients.record.composer.area in seen
    assert opened.patients.record.chronicle.list in seen


def test_f11_leaves_nothing_of_other_patients_on_the_screen(opened: MainWindow) -> None:
    shortcut(opened, keys.ALONE)
    assert not opened.patients.search.isVisible()
    assert not opened.rail.isVisible()
    assert opened.patients.record.header.allergies.isVisible()
    shortcut(opened, keys.ALONE)
    assert opened.patients.search.isVisible()


def test_searching_ends_being_alone(opened: MainWindow) -> None:
    shortcut(opened, keys.ALONE)
    shortcut(opened, keys.SEARCH)
    assert opened.patients.search.isVisible()


def test_in_a_narrow_window_only_one_pane_shows(opened: MainWindow) -> None:
    opened.resize(LEAST_WIDTH, 620)
    assert not opened.patients.search.isVisible()
    assert opened.patients.record.header.back.isVisible()
    press(opened.patients.record.header.back, Qt.Key.Key_Space)
    assert opened.patients.search.isVisible()
    assert opened.patients.patient_id == ""


@pytest.mark.parametrize(("percent", "width"), [(100, LEAST_WIDTH), (150, 1320), (150, 1024)])
def test_while_no_record_is_open_no_part_of_the_page_is_empty(
    qtbot: QtBot, opened: MainWindow, appearance: Appearance, percent: int, width: int
) -> None:
    """Beside the list a narrow window was blank: an empty vault did not say how to begin."""
    appearance.set_text_size(percent)
    opened.resize(width, 700)
    opened.patients.close_record()
    page = opened.patients
    if page.right.isVisible():
        assert page.welcome.isVisible()
    else:
        qtbot.waitUntil(lambda: page.search.width() == page.width())
    assert opened.width() == width


@pytest.mark.parametrize("percent", [90, 100, 125, 150])
def test_every_page_fits_a_small_screen_at_every_text_size(
    qtbot, opened: MainWindow, appearance: Appearance, percent: int
) -> None:
    appearance.set_text_size(percent)
    drives(opened)
    opened.resize(1024, 700)
    for page in ALL_PAGES:
        opened.show_page(page)
        side = opened.patients.record.side
        inside = side.widget()
        assert inside is not None
        qtbot.waitUntil(lambda: inside.minimumSizeHint().width() <= side.viewport().width())  # noqa: B023 - at once
        assert opened.width() == 1024
        assert opened.height() == 700


@pytest.mark.parametrize("percent", [100, 125, 150])
def test_no_hint_and_no_button_is_cut_off(opened: MainWindow, appearance: Appearance, percent: int) -> None:
    appearance.set_text_size(percent)
    opened.resize(1024, 700)
    chronicle = opened.patients.record.chronicle
    choose_note(chronicle)
    press(chronicle.complete, Qt.Key.Key_Space)
    opened.pending_saved()
    cut = [
        button.text() or button.accessibleName()
        for button in opened.findChildren(QAbstractButton)
        if button.isVisible() and button.width() < button.sizeHint().width()
    ]
    assert cut == []
    if not opened.patients.search.isVisible():
        opened.patients.go_to_search()
    field = opened.patients.search.field
    assert (
        field.fontMetrics().horizontalAdvance(field.placeholderText())
        < field.width() - field.textMargins().left()
    )


def test_text_enlarged_while_running_is_arranged_at_once(
    qtbot, opened: MainWindow, appearance: Appearance
) -> None:
    opened.resize(1024, 700)
    type_text(opened.patients.record.composer.area, "Texte en cours")
    who = opened.patients.patient_id
    appearance.set_text_size(150)
    assert not opened.patients.search.isVisible()
    record = opened.patients.record
    inside = record.side.widget()
    assert inside is not None
    qtbot.waitUntil(lambda: inside.minimumSizeHint().width() <= record.side.viewport().width())
    assert record.composer.area.document().defaultFont().pixelSize() == 21
    assert record.composer.area.toPlainText() == "Texte en cours"
    assert opened.patients.patient_id == who


def test_both_themes_paint_every_page(opened: MainWindow, appearance: Appearance) -> None:
    pictures = []
    for theme in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        appearance.set_theme(theme)
        for page in ALL_PAGES:
            opened.show_page(page)
            pictures.append(opened.grab().toImage())
    assert all(pictures[at] != pictures[at + len(ALL_PAGES)] for at in range(len(ALL_PAGES)))


def test_no_patient_is_named_in_the_title(opened: MainWindow) -> None:
    assert opened.windowTitle() == "Cabinet du Dr Exemple — Serment"


def test_a_fictional_practice_says_so(qtbot, desk: Desk, appearance: Appearance) -> None:
    window = MainWindow(desk, appearance, Settings(), "Essai", fictive=True)
    qtbot.addWidget(window, before_close_func=lambda closing: closing.hide())
    window.show()
    for page in ALL_PAGES:
        window.show_page(page)
        assert window.fictive.isVisible()


def test_what_was_found_at_opening_is_said_until_it_is_noted(window: MainWindow) -> None:
    window.tell("La copie de l’en-tête était abîmée.", serious=True)
    window.tell("Deux fichiers ont été mis de côté.", serious=False)
    assert "abîmée" in window.findings.words
    assert "mis de côté" in window.findings.words
    press(window.findings.action, Qt.Key.Key_Space)
    assert window.findings.isHidden()


def test_the_countdown_shows_only_while_somebody_is_missed(window: MainWindow) -> None:
    window.show_lock_countdown(1)
    assert window.status._facts["lock"].words == "Verrouillage dans 1 seconde"
    window.show_lock_countdown(27)
    assert window.status._facts["lock"].words == "Verrouillage dans 27 secondes"
    window.show_lock_countdown(None)
    assert window.status._facts["lock"].isHidden()


def test_a_setting_holds_at_once_and_is_announced(qtbot, window: MainWindow, appearance: Appearance) -> None:
    with qtbot.waitSignal(window.settings_changed) as told:
        window.settings.theme.show_key("dark")
        window.settings.theme.chosen.emit("dark")
    assert told.args[0].theme == "dark"
    assert appearance.theme is ThemeChoice.DARK
    with qtbot.waitSignal(window.settings_changed) as told:
        window.settings.idle.more.click()
    assert told.args[0].idle_minutes == 6
    window.settings.idle.show_value(30)
    with qtbot.assertNotEmitted(window.settings_changed):
        window.settings.idle.more.click()


def test_help_is_marked_in_the_rail_and_walked_from(window: MainWindow) -> None:
    window.show_page(HELP)
    marked = [button.text() for button in window.rail._buttons if button.accessibleDescription()]
    assert marked == ["Aide"]


def test_a_choice_is_found_by_name_and_key(window: MainWindow) -> None:
    for choice in window.findChildren(QComboBox):
        assert choice.accessibleName()


def test_what_was_done_in_one_record_is_not_said_under_another(qtbot, opened: MainWindow) -> None:
    opened.patients.said.emit("Note signée")
    assert opened.status.words == "Note signée"
    other = next(one for one in opened.patients.search.rows.rows if one.id != opened.patients.patient_id)
    opened.patients.open(other.id)
    qtbot.waitUntil(lambda: opened.patients.patient_id == other.id)
    assert opened.status.words == ""


def test_an_empty_vault_offers_what_to_do_first(qtbot, tmp_path: Path, appearance: Appearance) -> None:
    (tmp_path / "documents").mkdir()
    made = practice.context(tmp_path)
    window = MainWindow(practice.desk(made, tmp_path, practice.InTurn()), appearance, Settings(theme="light"))
    qtbot.addWidget(window, before_close_func=lambda closing: closing.hide())
    window.resize(1320, 840)
    window.show()
    patients = window.patients
    assert patients.begin.isVisible()
    assert patients.begin.property("kind") == "primary"
    press(patients.take_over, Qt.Key.Key_Return)
    assert window.stack.currentWidget() is window.imports
    press(window.imports.back, Qt.Key.Key_Return)
    press(patients.back_up, Qt.Key.Key_Return)
    assert window.stack.currentWidget() is window.backups
    window.show_page(PATIENTS)
    press(patients.begin, Qt.Key.Key_Return)
    assert patients.right.currentWidget() is patients.form
    made.database.close()


def test_a_filled_vault_offers_none_of_it(window: MainWindow) -> None:
    assert not window.patients.begin.isVisible()


@pytest.mark.parametrize("page", [IMPORT, NOTES, HELP])
def test_the_way_back_stands_beside_the_title(qtbot, window: MainWindow, page: str) -> None:
    """Below a long page one had to look for it."""
    window.resize(1024, 700)
    window.show_page(page)
    shown = window.pages[page]
    assert isinstance(shown, (ImportPage, NotesPage, HelpPage))

    def middle(widget: QWidget) -> int:
        return widget.mapTo(window, widget.rect().center()).y()

    qtbot.waitUntil(lambda: abs(middle(shown.back) - middle(shown.title)) <= 4)


def test_what_a_known_drive_leads_to_is_chosen_in_the_settings(qtbot, window: MainWindow) -> None:
    window.show_page(SETTINGS)
    with qtbot.waitSignal(window.settings_changed) as heard:
        window.settings.arrivals.chosen.emit("start")
    assert heard.args[0].drive_arrives == "start"


def test_a_defect_of_a_page_costs_none_of_what_was_typed(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """One name that could not be written kept every draft from the disk, and the lock from its end."""
    composer = opened.patients.record.composer
    type_text(composer.area, "Toux")
    before = opened.pending().view

    def fail() -> dict[str, str]:
        raise ValueError

    monkeypatch.setattr(opened.today, "half_typed", fail)
    type_text(composer.area, " sèche")
    kept = opened.pending()
    assert [draft.text for draft in kept.drafts] == ["Toux sèche"]
    assert kept.view == before
    assert "view not kept" in caplog.messages
