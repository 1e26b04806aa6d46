"""A practice in which nothing is written yet: what each place says of itself then."""

from typing import Final

from PySide6.QtCore import Qt

from app.rotation import Rotation
from ui.demo.hands import Hands
from ui.demo.stage import Stage
from ui.workspace.places import BACKUPS, SETTINGS
from ui.workspace.window import MainWindow

_NOBODY: Final = "quenouille"
_CTRL_SHIFT: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class EmptyPractice:
    """Begins and ends at the search for a patient."""

    def __init__(self, stage: Stage, hands: Hands, main: MainWindow) -> None:
        self._stage, self._hands, self._main = stage, hands, main

    def look(self) -> None:
        """Place by place."""
        stage, hands, main = self._stage, self._hands, self._main
        hands.shortcut(Qt.Key.Key_J)
        self._take("empty-today")
        hands.shortcut(Qt.Key.Key_G)
        stage.until(main.agenda.isVisible, "the agenda is shown")
        self._take("empty-agenda")
        hands.push(main.rail.button(BACKUPS))
        main.backups.show_rotation(Rotation(()), ())
        self._take("empty-backups")
        hands.shortcut(Qt.Key.Key_A, _CTRL_SHIFT)
        stage.until(main.directory.isVisible, "the directory is shown")
        self._take("empty-correspondents")
        hands.push(main.rail.button(SETTINGS))
        hands.push(main.settings.receipts)
        self._take("empty-receipts")
        hands.shortcut(Qt.Key.Key_F, _CTRL_SHIFT)
        stage.until(main.notes.isVisible, "the search opens")
        hands.type(_NOBODY, main.notes.field)
        self._take("no-note-found")
        hands.shortcut(Qt.Key.Key_K)
        hands.type(_NOBODY, main.patients.search.field)
        self._take("nobody-found")
        hands.retype("", main.patients.search.field)

    def _take(self, name: str) -> None:
        """A picture, once what was asked of the vault is answered."""
        self._stage.let_work(300)
        self._stage.picture(self._main, name)
