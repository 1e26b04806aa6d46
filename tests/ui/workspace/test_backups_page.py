"""The backups page: drives with their verdicts, a copy that runs, and how old the last one is."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from tests.ui.typing import press
from ui.drive_lines import DriveLine
from ui.workspace.backups import SnapshotLine
from ui.workspace.window import BACKUPS, MainWindow

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def drives(window: MainWindow) -> None:
    window.backups.show_drives(
        [
            DriveLine("/media/usb", "CABINET", 58_000_000_000, True),
            DriveLine("/", "Interne", None, False, "Non."),
        ]
    )


def test_a_drive_says_its_verdict_and_only_an_allowed_one_can_be_used(qtbot, window: MainWindow) -> None:
    drives(window)
    window.show_page(BACKUPS)
    buttons = [
        button
        for button in window.backups.drives.findChildren(QAbstractButton)
        if "CABINET" in button.accessibleName()
    ]
    assert len(buttons) == 1
    with qtbot.waitSignal(window.backups.backup_wanted, check_params_cb=lambda mount: mount == "/media/usb"):
        press(buttons[0], Qt.Key.Key_Space)


def test_the_focus_follows_a_backup_and_comes_back_to_its_drive(window: MainWindow) -> None:
    """It used to jump to the first button of the page, which looks for drives again."""
    drives(window)
    window.show_page(BACKUPS)
    window.activateWindow()
    page = window.backups
    page._buttons["/media/usb"].setFocus()
    drives(window)
    assert page._buttons["/media/usb"].hasFocus()
    page.show_progress("Copie des documents", 1, 2)
    assert page.running.cancel.hasFocus()
    page.show_progress("Copie des documents", 2, 2)
    page.show_finished()
    assert page._buttons["/media/usb"].hasFocus()


def test_a_running_backup_is_said_in_words_and_bytes_and_can_be_cancelled(qtbot, window: MainWindow) -> None:
    window.show_page(BACKUPS)
    window.backups.show_progress("Copie des documents", 212_000_000, 412_000_000)
    assert window.backups.running.amount.text() == "212\u202fMo sur 412\u202fMo"
    with qtbot.waitSignal(window.backups.cancel_wanted):
        press(window.backups.running.cancel, Qt.Key.Key_Space)
    window.backups.show_finished("Le disque a été retiré.")
    assert window.backups.running.isHidden()
    assert "retiré" in window.backups.state.words


def test_the_last_backup_is_told_with_its_age(window: MainWindow) -> None:
    window.backups.show_snapshots([SnapshotLine(NOW - timedelta(days=2), "CABINET", 400, NOW)], NOW)
    assert (
        window.backups.state.words
        == "Dernière sauvegarde\u00a0: il y a 2 jours, sur CABINET\u202f; relue en entier."
    )
    window.show_last_backup(NOW - timedelta(days=20), NOW)
    assert window.status._facts["backup"].words == "Sauvegarde vérifiée\u00a0: il y a 20 jours"
    window.show_last_backup(None)
    assert window.status._facts["backup"].words == "Aucune sauvegarde"
