"""What surrounds the patients: a task noted in passing, the agenda, and the page a day begins with."""

from typing import Final

from PySide6.QtCore import Qt

from ui.demo.hands import Hands
from ui.demo.stage import Stage
from ui.workspace.window import MainWindow

_TASK: Final = "Rappeler pour le résultat du Holter"
#: At what hour, and whether one turns to the visits at home: one key down in the list of places.
_VISITS: Final = (("8h30", False), ("8h50", False), ("12h15", True), ("", True))


class Morning:
    """Everything done around the record that is open."""

    def __init__(self, stage: Stage, hands: Hands, main: MainWindow) -> None:
        self._stage = stage
        self._hands = hands
        self._main = main

    def note_task(self) -> None:
        """A task about the patient whose record is open, due today."""
        stage, line = self._stage, self._main.patients.record.task
        with stage.step("task"):
            self._hands.shortcut(Qt.Key.Key_T)
            self._hands.type(_TASK)
            self._hands.type("aujourd’hui", line.due)
            stage.picture(self._main, "task-noted")
            self._hands.press(Qt.Key.Key_Return)
            stage.until(line.isHidden, "the task is kept")

    def plan(self) -> None:
        """Two appointments and two visits at home."""
        stage, agenda = self._stage, self._main.agenda
        with stage.step("agenda"):
            self._hands.shortcut(Qt.Key.Key_G)
            stage.until(agenda.isVisible, "the agenda is shown")
            for rank, (hour, turns) in enumerate(_VISITS, 1):
                self._hands.press(Qt.Key.Key_N, text="n")
                self._choose(rank)
                if turns:
                    self._hands.go_to(agenda.line.place)
                    self._hands.press(Qt.Key.Key_Down)
                self._hands.type(hour, agenda.line.hour)
                if turns and hour:
                    stage.picture(self._main, "visit-planned")
                self._hands.press(Qt.Key.Key_Return)
                stage.until(agenda.line.isHidden, "the visit is planned")
            stage.let_work(20)
            stage.picture(self._main, "agenda")
            self._hands.push(agenda.turn)
            stage.picture(self._main, "agenda-day")
            self._hands.push(agenda.turn)

    def _choose(self, rank: int) -> None:
        """One of the patients seen last."""
        line = self._main.agenda.line
        for _ in range(rank):
            self._hands.press(Qt.Key.Key_Down)
        self._hands.press(Qt.Key.Key_Return)
        self._stage.until(line.who.isVisible, "somebody is chosen")

    def look_at_today(self) -> None:
        """What waits, and back to the patients."""
        stage, today = self._stage, self._main.today
        with stage.step("today"):
            self._hands.shortcut(Qt.Key.Key_J)
            stage.until(lambda: bool(today.visits.rows.rows), "the day is read")
            stage.picture(self._main, "today")
            self._hands.press(Qt.Key.Key_Escape)
