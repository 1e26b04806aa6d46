"""Qt's own file dialogs write down the folders they visited: nowhere, here."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QTreeView, QWidget

from ui.file_dialogs import FilePicker, choose_folder
from ui.theme import Appearance


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


def test_the_dialog_speaks_french_and_shows_names_and_days_whole(
    owner: QWidget, tmp_path: Path, appearance: Appearance
) -> None:
    """Two labels and the kinds of files were in English, and the days were cut off."""
    dialog = FilePicker(owner, "Joindre", ["*.pdf"]).dialog
    which = QFileDialog.DialogLabel
    said = [dialog.labelText(one) for one in (which.LookIn, which.FileName, which.FileType, which.Reject)]
    assert said == ["Dossier\u00a0:", "&Nom de fichier\u00a0:", "Types de fichiers\u00a0:", "Annuler"]
    table = dialog.findChild(QTreeView, "treeView")
    assert isinstance(table, QTreeView)
    assert [table.isColumnHidden(column) for column in range(4)] == [False, False, True, False]
