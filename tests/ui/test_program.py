"""A program that cannot start says why, where it can be read."""

import sys
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QMessageBox

from app import harden, spawn
from app.errors import Watched
from ui import program


class Terminal:
    """Standard error: a person's terminal, or nobody's."""

    def __init__(self, *, watched: bool) -> None:
        self._watched = watched
        self.said = ""

    def isatty(self) -> bool:
        return self._watched

    def write(self, text: str) -> None:
        self.said += text


class Killed:
    killed = False

    def kill(self) -> None:
        self.killed = True


@pytest.mark.parametrize("watched", [True, False])
def test_who_started_it_by_its_icon_reads_it_in_a_window(qapp, monkeypatch, watched):
    def refuse() -> None:
        raise Watched(4711)

    shown: list[str] = []
    terminal, lock_screen = Terminal(watched=watched), Killed()
    monkeypatch.setattr(harden, "harden", refuse)
    monkeypatch.setattr(spawn, "start", lambda _: SimpleNamespace(process=lock_screen))
    monkeypatch.setattr(QMessageBox, "critical", lambda _, title, words: shown.append(words))
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert program.start() == 6
    assert "4711" in terminal.said
    assert len(shown) == (0 if watched else 1)
    assert lock_screen.killed
