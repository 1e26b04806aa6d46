"""All pages of a job, or none: what waits for the spooler is called off before it has it.

A file of Qt's in the folder where jobs wait stands for that of the library that speaks to CUPS.
"""

import os
import tempfile
from collections import namedtuple
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter

from app import spooled, spooling
from ui.print_job import painted

_Usage = namedtuple("_Usage", "total used free")


@pytest.fixture
def waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object) -> Path:
    """Where a job waits."""
    monkeypatch.setenv("TMPDIR", tempfile.gettempdir())
    spooling.settle(tmp_path)
    return Path(os.environ["TMPDIR"])


def _page(painter: QPainter) -> None:
    painter.drawText(100, 100, "Toux")


def test_a_job_waits_whole_beside_those_of_others(waiting: Path) -> None:
    (waiting / "other").write_bytes(b"%PDF")
    assert painted(QPdfWriter(str(waiting / "job")), [_page, _page])
    assert (waiting / "job").read_bytes().count(b"/Type /Page\n") == 2


def test_a_page_that_cannot_be_drawn_calls_off_those_before_it(waiting: Path) -> None:
    """A lock ends the decoder in the middle of a document: its first pages were printed all the same."""
    (waiting / "other").write_bytes(b"%PDF")

    def cut_off(painter: QPainter) -> None:
        raise ValueError

    with pytest.raises(ValueError):
        painted(QPdfWriter(str(waiting / "job")), [_page, cut_off])
    assert [left.name for left in waiting.iterdir()] == ["other"]


def test_a_job_cut_short_by_a_full_disk_is_called_off(waiting: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt writes on as if nothing were the matter, and CUPS takes what there is."""
    room = iter((1 << 30, 1 << 20))
    monkeypatch.setattr(spooled, "disk_usage", lambda folder: _Usage(0, 0, next(room)))
    drawn: list[int] = []
    pages = [lambda painter, number=number: drawn.append(number) for number in range(9)]
    assert not painted(QPdfWriter(str(waiting / "job")), pages)
    assert drawn == [0, 1]
    assert not list(waiting.iterdir())


def test_a_folder_that_went_while_it_waited_is_no_room(waiting: Path) -> None:
    def gone(painter: QPainter) -> None:
        (waiting / "job").unlink()
        waiting.rmdir()

    assert not painted(QPdfWriter(str(waiting / "job")), [gone])


def test_what_waits_nowhere_needs_no_room(waiting: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spooled, "disk_usage", lambda folder: _Usage(0, 0, 0))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert painted(QPdfWriter(buffer), [_page])


@pytest.mark.qt_log_ignore("Returned false")
def test_a_device_that_does_not_begin_is_not_painted_on(waiting: Path) -> None:
    assert not painted(QPdfWriter(str(waiting / "nowhere" / "job")), [_page])
