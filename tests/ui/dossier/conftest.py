"""A record of a small practice, with its dossier open."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.workspace.handling import settled
from tests.ui.workspace.practice import context, desk, fill
from ui.dossier.leaf import DossierLeaf
from ui.workspace.record import RecordPage
from ui.workspace.store import Record


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("practice")
    made = context(folder)
    fill(made, folder, 3)
    made.database.close()
    return folder


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, _template: Path) -> Iterator[RecordPage]:
    """The first of three patients."""
    folder = Path(shutil.copytree(_template, tmp_path / "practice"))
    made = context(folder)
    page = RecordPage(desk(made, folder))
    qtbot.addWidget(page)
    page.resize(900, 760)
    page.show()
    page.open(page._desk.store.last_seen().first[0].id)
    settled(qtbot, page._desk)
    yield page
    made.database.close()


@pytest.fixture
def dossier(page: RecordPage) -> DossierLeaf:
    page.show_leaf("dossier")
    leaf = page.leaves.open("dossier")
    assert isinstance(leaf, DossierLeaf)
    return leaf


@pytest.fixture
def now(qtbot: QtBot, page: RecordPage) -> Callable[[], Record]:
    """The record on the screen, once everything that was asked is answered."""

    def record() -> Record:
        settled(qtbot, page._desk)
        assert page.record is not None
        return page.record

    return record
