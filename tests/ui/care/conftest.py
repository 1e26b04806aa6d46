"""The leaf of care on a real record, without the rest of the window."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.workspace import practice
from ui.care.leaf import CareLeaf
from ui.workspace.desk import Desk
from ui.workspace.store import Record


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("practice")
    made = practice.context(folder)
    practice.fill(made, folder, 2)
    made.database.close()
    return folder


@pytest.fixture
def desk(tmp_path: Path, _template: Path) -> Iterator[Desk]:
    folder = Path(shutil.copytree(_template, tmp_path / "practice"))
    made = practice.context(folder)
    yield practice.desk(made, folder)
    made.database.close()


@pytest.fixture
def leaf(qtbot: QtBot, desk: Desk) -> Iterator[CareLeaf]:
    """It shows the first patient, and what was written as it is then."""
    holder = QWidget()
    qtbot.addWidget(holder)
    made = CareLeaf(desk, holder)
    made.resize(1000, 800)
    holder.resize(1000, 800)
    holder.show()
    made.written.connect(made.show_record)
    made.show_record(desk.store.reread(_patients(desk)[0]))
    yield made
    holder.hide()


@pytest.fixture
def other(desk: Desk) -> Record:
    """Somebody else's record."""
    return desk.store.reread(_patients(desk)[1])


@pytest.fixture
def settle(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    """Wait until everything that was asked of the database is answered."""
    return lambda: qtbot.waitUntil(lambda: not desk.jobs._waiting)


def _patients(desk: Desk) -> list[str]:
    return [one.id for one in desk.store.last_seen().first]
