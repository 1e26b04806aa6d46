"""Choosing a folder with Qt's own dialog, which must leave no trace on the disk.

The desktop's portal cannot serve a process that hardened itself, and Qt's
dialog writes the folders it visited into a settings file. Their names may name
a patient.
"""

import os
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """The folder chosen, None if none was. ``start`` need not exist yet."""
    forget_visited_folders()
    dialog = QFileDialog(parent, title, str(_nearest(start)))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOptions(QFileDialog.Option.ShowDirsOnly | QFileDialog.Option.DontUseNativeDialog)
    try:
        return Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    finally:
        dialog.setHistory([])
        dialog.deleteLater()


def forget_visited_folders() -> None:
    """From now on Qt writes its own settings, the file dialog's history among them, nowhere."""
    scope = QSettings.Scope.UserScope
    QSettings.setPath(QSettings.Format.NativeFormat, scope, os.devnull)


def _nearest(start: Path) -> Path:
    return next((folder for folder in (start, *start.parents) if folder.is_dir()), Path.home())
