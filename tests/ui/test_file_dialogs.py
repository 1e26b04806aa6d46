"""Qt's own file dialogs write down the folders they visited: nowhere, here."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.file_dialogs import FilePicker, choose_folder


@pytest.fixture
def owner(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def visited() -> str:
    """What Qt remembers of file dialogs."""
    written = QSettings("QtProject", "")
    return str([written.value(key) for key in written.allKeys()])


def test_files_are_chosen_in_qts_own_dialog_which_leaves_no_history(qtbot, owner: QWidget, tmp_path: Path):
    picker = FilePicker(owner, "Joindre", ["*.pdf"])
    assert picker.dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    picker.dialog.setDirectory(str(tmp_path))
    picker.dialog.setHistory([str(tmp_path)])
    picker.dialog.deleteLater()
    qtbot.waitUntil(lambda: not owner.findChildren(QFileDialog))
    assert str(tmp_path) not in visited()


def test_a_folder_that_is_not_there_yet_is_looked_for_from_its_parent(
    qtbot, owner: QWidget, tmp_path: Path, monkeypatch
):
    begun: list[QFileDialog] = []

    def accept(dialog: QFileDialog) -> bool:
        begun.append(dialog)
        assert dialog.directory().absolutePath() == str(tmp_path)
        assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setHistory([str(tmp_path)])
        return True

    monkeypatch.setattr(QFileDialog, "exec", accept)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(tmp_path)])
    assert choose_folder(owner, "Dossier", tmp_path / "neuf" / "Cabinet.serment") == tmp_path
    assert len(begun) == 1
    qtbot.waitUntil(lambda: not owner.findChildren(QFileDialog))
    assert str(tmp_path) not in visited()
