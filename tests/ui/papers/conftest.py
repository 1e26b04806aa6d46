"""One small practice with an allergic patient and a treatment; a leaf of papers without a window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.app.papers.test_ordonnance import PRACTICE
from tests.ui.workspace import practice as practices
from tests.ui.workspace.handling import settled
from tests.ui.workspace.practice import InTurn
from ui import printers
from ui.papers.leaf import PapersLeaf
from ui.workspace.desk import Desk
from vault.records import allergies, history, patients, practice
from vault.records.births import Precision
from vault.records.context import Context


@dataclass
class Papers:
    """The desk, the leaf, two patients, and how to wait for answers."""

    context: Context
    desk: Desk
    leaf: PapersLeaf
    hélène: str
    noël: str
    treatment: str
    said: list[str]
    failed: list[Exception]
    settle: Callable[[], None]

    def open(self, patient_id: str) -> None:
        """Put the record on the screen before away, and show another."""
        if self.leaf.record is not None:
            self.leaf.leave()
        self.leaf.show_record(self.desk.store.open(patient_id))
        self.leaf.focus()
        self.settle()


@pytest.fixture
def papers(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Papers]:
    monkeypatch.setattr(printers, "there_is_a_printer", lambda: False)
    (tmp_path / "documents").mkdir()
    made = practices.context(tmp_path)
    practice.save(made, PRACTICE)
    hélène = _patient(made, "ŒUVRARD", "Hélène")
    allergies.add(made, hélène, allergies.Facts("Pénicilline", "urticaire"))
    amlodipine = history.Facts(history.Kind.TREATMENT, "Amlodipine 5 mg", "1 le matin")
    treatment = history.add(made, hélène, amlodipine)
    desk = practices.desk(made, tmp_path, InTurn())
    leaf = PapersLeaf(desk, None)  # type: ignore[arg-type]  # it stands in no window
    qtbot.addWidget(leaf)
    said: list[str] = []
    failed: list[Exception] = []
    leaf.said.connect(lambda _, words: said.append(words))
    leaf.failed.connect(lambda _, error: failed.append(error))
    there = Papers(
        made, desk, leaf, hélène, _patient(made, "MARTIN", "Noël"), treatment, said, failed,
        lambda: settled(qtbot, desk),
    )  # fmt: skip
    there.open(hélène)
    yield there
    leaf.leave()
    there.settle()
    assert not failed
    made.database.close()


def _patient(made: Context, name: str, first_name: str) -> str:
    return patients.create(made, patients.Traits(name, first_name, "", "1968-03-12", Precision.DAY, "F"))
