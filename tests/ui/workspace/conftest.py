"""A practice made once, and a copy of it for each test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.settings import Settings
from tests.ui.workspace import practice
from ui.jobs import Worker
from ui.theme import Appearance
from ui.workspace.desk import Desk
from ui.workspace.form import PatientForm
from ui.workspace.window import MainWindow

PATIENTS = 40


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("practice")
    (folder / "documents").mkdir()
    made = practice.context(folder)
    practice.fill(made, folder, PATIENTS, documents=6)
    made.database.close()
    return folder


@pytest.fixture
def desk_with(_template: Path, tmp_path: Path) -> Iterator[Callable[[Worker], Desk]]:
    """A desk on a copy of the practice, with a worker of the test's choice."""
    folder = tmp_path / "practice"
    shutil.copytree(_template, folder)
    made = practice.context(folder)
    yield lambda worker: practice.desk(made, folder, worker)
    made.database.close()


@pytest.fixture
def desk(desk_with: Callable[[Worker], Desk]) -> Desk:
    return desk_with(practice.InTurn())


@pytest.fixture
def window(qtbot, desk: Desk, appearance: Appearance) -> MainWindow:
    made = MainWindow(desk, appearance, Settings(theme="light"), "Cabinet du Dr Exemple")
    qtbot.addWidget(made, before_close_func=lambda closing: closing.hide())
    made.resize(1320, 840)
    made.show()
    qtbot.waitUntil(lambda: bool(made.patients.search.rows.rows))
    qtbot.waitUntil(lambda: not desk.jobs._waiting and not desk.people.expected("anybody"))
    return made


@pytest.fixture
def id_of(desk: Desk) -> Callable[[str], str]:
    """The id of the first patient found for a name."""
    return lambda typed: desk.people.find(typed).patients[0].id


@pytest.fixture
def opened(qtbot, window: MainWindow, id_of: Callable[[str], str]) -> MainWindow:
    """The window with the record of ŒUVRARD Hélène."""
    window.patients.open(id_of("œuvrard"))
    qtbot.waitUntil(lambda: bool(window.patients.patient_id))
    return window


@pytest.fixture
def form(qtbot, desk: Desk) -> PatientForm:
    made = PatientForm(desk)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made
