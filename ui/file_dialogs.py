"""Choosing files and folders with Qt's own dialogs, which must leave no trace on the disk.

The desktop's portal cannot serve a process that hardened itself, and Qt's
dialog writes the folders it visited into a settings file. Their names may name
a patient.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QFileDialog, QHeaderView, QTreeView, QWidget

from ui import theme

#: Pixels of the design.
_WIDTH, _HEIGHT = 820, 520
#: Columns of Qt's table of files.
_NAME, _KIND = 0, 2


def choose_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """The folder chosen, None if none was. ``start`` need not exist yet."""
    dialog = _dialog(parent, title)
    dialog.setDirectory(str(_nearest(start)))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    try:
        return Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    finally:
        dialog.setHistory([])
        dialog.deleteLater()


def choose_new_file(parent: QWidget, title: str, name: str) -> Path | None:
    """Where to write a file called ``name``, None if nowhere; Qt asks before one is replaced."""
    dialog = _dialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDirectory(str(Path.home()))
    dialog.selectFile(name)
    try:
        return Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    finally:
        dialog.setHistory([])
        dialog.deleteLater()


class FilePicker:
    """Made once and kept, so that it comes back where files were chosen last."""

    def __init__(self, owner: QWidget, title: str, filters: Sequence[str], many: bool = True) -> None:
        self.dialog = _dialog(owner, title)
        mode = QFileDialog.FileMode.ExistingFiles if many else QFileDialog.FileMode.ExistingFile
        self.dialog.setFileMode(mode)
        self.dialog.setNameFilters(list(filters))

    def paths(self) -> list[Path]:
        """The files the person chose; none when they gave up."""
        self.dialog.setHistory([])
        return [Path(chosen) for chosen in self.dialog.selectedFiles()] if self.dialog.exec() else []


def _dialog(owner: QWidget, title: str) -> QFileDialog:
    # It writes its history when it is destroyed: from now on Qt keeps its own settings nowhere.
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, os.devnull)
    made = QFileDialog(owner, title)
    made.setOption(QFileDialog.Option.DontUseNativeDialog)
    made.setOption(QFileDialog.Option.DontUseCustomDirectoryIcons)
    _speak(made)
    _make_room(made)
    return made


def _speak(dialog: QFileDialog) -> None:
    """Qt's own French leaves these labels in English."""
    which = QFileDialog.DialogLabel
    dialog.setLabelText(which.LookIn, QCoreApplication.translate("file_dialogs", "Look in:"))
    dialog.setLabelText(which.FileType, QCoreApplication.translate("file_dialogs", "Files of type:"))


def _make_room(dialog: QFileDialog) -> None:
    """Long names and whole dates are read; the kind of a file, which is in English, stands in its name."""
    dialog.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
    table = dialog.findChild(QTreeView, "treeView")
    assert isinstance(table, QTreeView)
    table.setColumnHidden(_KIND, True)
    table.header().setStretchLastSection(False)
    table.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)


def _nearest(start: Path) -> Path:
    return next((folder for folder in (start, *start.parents) if folder.is_dir()), Path.home())
