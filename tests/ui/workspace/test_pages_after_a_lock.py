"""The pages beside the record, and the ways between them, are after an unlock as before the lock."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.settings import Settings
from tests.ui.typing import press, type_text
from tests.ui.workspace.handling import settled, shortcut, unlocked_again
from ui.theme import Appearance
from ui.workspace import keys
from ui.workspace.desk import Desk
from ui.workspace.places import AGENDA, HELP, IMPORT, PATIENTS, RECEIPTS, SETTINGS
from ui.workspace.window import MainWindow
from vault.pending import Pending


def test_the_document_and_the_help_one_was_reading_are_there_after_a_lock(
    qtbot, window: MainWindow, desk: Desk, appearance: Appearance
) -> None:
    whose = next(row.id for row in desk.people.find("").patients if desk.store.reread(row.id).documents)
    window.patients.open(whose)
    qtbot.waitUntil(lambda: window.patients.patient_id == whose)
    document = desk.store.reread(whose).documents[0]
    attachments = window.patients.record.attachments
    attachments.reopen({"document": document.id})
    qtbot.waitUntil(lambda: attachments.open_id == document.id)
    settled(qtbot, desk)
    attachments.viewer.search.setText("créat")
    attachments.viewer._turn()
    attachments.viewer._step(1)
    stood = attachments.viewer.stands
    window.show_page(HELP)
    again = unlocked_again(qtbot, desk, appearance, window.pending())
    qtbot.waitUntil(lambda: again.patients.record.attachments.open_id == document.id)
    assert again.patients.record.attachments.viewer.search.text() == "créat"
    settled(qtbot, desk)
    assert again.patients.record.attachments.viewer.stands == stood != ""
    assert again.view().page == HELP
    again.ways.leave_help()
    assert again.view().page == PATIENTS


def test_the_ways_back_and_what_the_help_is_about_are_as_before_the_lock(
    qtbot, window: MainWindow, desk: Desk, appearance: Appearance
) -> None:
    """From the settings to the import, and back to the patients; the help began with another page."""
    window.show_page(SETTINGS)
    window.show_page(IMPORT)
    shortcut(window, keys.HELP)
    window.help.show_topic(AGENDA)
    again = unlocked_again(qtbot, desk, appearance, window.pending())
    assert again.help.half_typed() == {"topic": AGENDA}
    press(again.help, Qt.Key.Key_Escape)
    assert again.ways.current() == IMPORT
    press(again.imports.back, Qt.Key.Key_Space)
    assert again.ways.current() == SETTINGS


def look_at_a_list(qtbot: QtBot, window: MainWindow, desk: Desk, folder: Path) -> Path:
    """The file of it, read on the page of the import."""
    path = folder / "patients.csv"
    path.write_text("Nom;Prénom;Né le\nAUBRAC;Lucie;12/03/1968\n", encoding="utf-8")
    window.show_page(IMPORT)
    window.imports._read([path])
    settled(qtbot, desk)
    return path


def test_a_list_that_was_being_looked_at_comes_back_with_what_its_columns_mean(
    qtbot, window: MainWindow, desk: Desk, appearance: Appearance, tmp_path: Path
) -> None:
    look_at_a_list(qtbot, window, desk, tmp_path)
    window.imports.columns._change(1, "")
    settled(qtbot, desk)
    again = unlocked_again(qtbot, desk, appearance, window.pending())
    settled(qtbot, desk)
    assert again.imports.columns.mapping == window.imports.columns.mapping
    assert again.imports.write.isEnabled()


def test_a_lock_while_a_list_is_still_being_read_again_loses_nothing_of_it(
    qtbot, window: MainWindow, desk: Desk, appearance: Appearance, tmp_path: Path
) -> None:
    """On a slow stick: two locks in a row, and the page of the import was empty."""
    path = look_at_a_list(qtbot, window, desk, tmp_path)
    window.imports.columns._change(1, "")
    before = window.imports.half_typed()
    again = MainWindow(desk, appearance, Settings())
    qtbot.addWidget(again, before_close_func=lambda closing: closing.hide())
    again.restore(window.pending())
    assert again.imports.half_typed() == before
    settled(qtbot, desk)
    path.unlink()
    gone = unlocked_again(qtbot, desk, appearance, again.pending())
    settled(qtbot, desk)
    assert gone.imports.half_typed() == {}
    assert gone.imports.state.isVisible()


def test_what_is_chosen_is_kept_as_soon_as_what_is_typed(
    qtbot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    """It was put on the disk at a lock alone: not if the program was killed."""
    look_at_a_list(qtbot, window, desk, tmp_path)
    window.show_page(RECEIPTS)
    qtbot.waitUntil(lambda: not desk.drafts._timer.isActive())
    for act in (
        lambda: window.receipts.choice.chosen.emit("year"),
        lambda: window.imports.columns._change(1, ""),
        lambda: type_text(window.settings.idle.field, "?"),
    ):
        with qtbot.waitSignal(window.pending_changed):
            act()


def test_the_period_of_the_receipts_that_was_read_comes_back_after_a_lock(
    qtbot, window: MainWindow, desk: Desk, appearance: Appearance
) -> None:
    window.show_page(RECEIPTS)
    window.receipts.choice.show_key("last_year")
    window.receipts.refresh()
    again = unlocked_again(qtbot, desk, appearance, window.pending())
    assert again.view().page == RECEIPTS
    assert again.receipts.choice.key() == "last_year"
    assert again.receipts._book.period == window.receipts._book.period


@pytest.mark.parametrize(
    "lost",
    [
        {"page": "a page of another version"},
        {"typed": {"a page of another version": {"words": "Toux"}}},
        {"typed": {AGENDA: {"of another version": "7"}, RECEIPTS: {"of another version": "7"}}},
    ],
)
def test_what_cannot_come_back_keeps_nobody_from_the_records(
    qtbot,
    opened: MainWindow,
    desk: Desk,
    appearance: Appearance,
    caplog: pytest.LogCaptureFixture,
    lost: dict[str, object],
) -> None:
    """The window was not shown at all, after this unlock and after each that followed."""
    opened.patients.search.field.setText("dup")
    lost |= {"before": {IMPORT: "a page of another version"}}
    kept = msgspec.json.decode(opened.pending().view["workspace"]) | lost
    view = {"workspace": msgspec.Raw(msgspec.json.encode(kept))}
    again = unlocked_again(qtbot, desk, appearance, Pending((), view))
    assert again.patients.patient_id == opened.patients.patient_id
    assert again.patients.search.field.text() == "dup"
    assert again.before[IMPORT] == PATIENTS
    assert "part of the view not brought back" in caplog.messages


def test_a_view_that_is_none_of_ours_is_left_where_it_is(
    qtbot, window: MainWindow, desk: Desk, appearance: Appearance, caplog: pytest.LogCaptureFixture
) -> None:
    again = unlocked_again(qtbot, desk, appearance, Pending((), {"workspace": msgspec.Raw(b'{"page": 7}')}))
    assert again.isVisible()
    assert again.ways.current() == PATIENTS
    assert "part of the view not brought back" in caplog.messages
