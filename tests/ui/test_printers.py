"""A printer is chosen once there is a place of this process where what is printed waits."""

import os
import tempfile
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app import paths
from ui import printers


@pytest.fixture
def parent(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    monkeypatch.setenv("TMPDIR", tempfile.gettempdir())  # or later tests would keep what it becomes
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_whether_there_is_a_printer_is_a_mere_question(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "runtime_folder", lambda: tmp_path)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Laser"]))
    asked_in = os.environ["TMPDIR"]
    assert printers.there_is_a_printer()
    assert os.environ["TMPDIR"] == asked_in
    assert list(tmp_path.iterdir()) == []


def test_what_is_printed_waits_in_a_folder_of_its_own_before_a_printer_is_asked_for(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits_in: list[Path] = []

    def asked(_: QPrintDialog) -> int:
        waits_in.append(Path(os.environ["TMPDIR"]))
        return 0

    monkeypatch.setattr(paths, "runtime_folder", lambda: tmp_path)
    monkeypatch.setattr(QPrintDialog, "exec", asked)
    assert printers.chosen_printer(parent) is None
    assert [folder.parent for folder in waits_in] == [tmp_path]


def test_nothing_is_printed_without_a_place_to_wait_and_it_is_said(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "runtime").write_bytes(b"a file where the folder should be")
    said: list[str] = []
    monkeypatch.setattr(paths, "runtime_folder", lambda: tmp_path / "runtime")
    monkeypatch.setattr(QMessageBox, "warning", lambda _, title, words: said.append(words))
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: pytest.fail("a printer was asked for"))
    assert printers.chosen_printer(parent) is None
    assert len(said) == 1
    assert str(tmp_path / "runtime") in said[0]


def test_a_printer_is_asked_for_once_at_a_time(
    qtbot: QtBot, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The keys of the window below are still heard."""
    monkeypatch.setattr(paths, "runtime_folder", lambda: tmp_path)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: pytest.fail("a second one was asked for"))
    first = QDialog(parent)
    first.setModal(True)
    first.show()
    assert printers.chosen_printer(parent) is None
    first.close()
