"""A drive that is plugged in while the first run or the restore is open appears, and may be chosen."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QLabel
from shiboken6 import delete

from app.host import Host
from app.localstate import LocalState
from tests.app.places.fake_linux import Box
from tests.ui.lockscreen.scene import lock_process
from tests.vault import cheap
from ui.lockscreen.first_run import FirstRun
from ui.lockscreen.plugged_in import PluggedIn
from ui.lockscreen.process import LockProcess
from ui.lockscreen.restore import Restore

STICK = Path("/media/anne/CLE")


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def process(qtbot, box, appearance, tmp_path) -> LockProcess:
    host = Host(box.machine, cheap.KDF, tmp_path, tmp_path, tmp_path)
    made = lock_process(qtbot, appearance, lambda: host)
    return made


def opened(process: LockProcess, show: str) -> Restore | FirstRun:
    """The page that ``show`` turns to."""
    getattr(process, show)()
    page = process.window.currentWidget()
    assert isinstance(page, Restore | FirstRun)
    return page


def drives_of(page: Restore | FirstRun) -> list[Path]:
    step = page.source if isinstance(page, Restore) else page.drive
    return list(step.drives.buttons)


def changed(page: Restore | FirstRun) -> None:
    """As if the kernel had said that the mounts changed."""
    following = page.findChild(PluggedIn)
    assert following is not None
    following._mounts.changed.emit()


@pytest.mark.parametrize("show", ["show_restore", "show_first_run"])
def test_a_drive_that_is_plugged_in_appears_and_goes_with_the_drive(qtbot, process, box, show):
    page = opened(process, show)
    qtbot.waitUntil(lambda: not process.drive_jobs._waiting)
    assert drives_of(page) == []
    box.stick()
    changed(page)
    qtbot.waitUntil(lambda: drives_of(page) == [STICK])
    box.folders.discard(str(STICK))
    changed(page)
    qtbot.waitUntil(lambda: drives_of(page) == [])


def said_of(page: Restore | FirstRun) -> str:
    step = page.source if isinstance(page, Restore) else page.drive
    return " ".join(one.text() for one in step.drives.findChildren(QLabel))


@pytest.fixture
def worn(box, process, tmp_path) -> None:
    """A stick is plugged in that another vault of this computer found to return other bytes."""
    box.stick(label="CLE", uuid="1A2B-3C4D")
    LocalState(tmp_path, "77b0").distrust("1A2B-3C4D", "CLE", "2026-11-20T08:00:00Z")


def test_a_drive_that_does_not_keep_what_it_takes_cannot_be_chosen_for_a_first_backup(qtbot, process, worn):
    page = cast(FirstRun, opened(process, "show_first_run"))
    qtbot.waitUntil(lambda: "20/11/2026" in said_of(page))
    assert drives_of(page) == []
    assert "Aucune sauvegarde n’y va" in said_of(page)
    assert page.drive.drives.path is None


def test_it_may_hold_all_there_is_so_it_is_restored_from_but_not_offered(qtbot, process, worn, box):
    page = cast(Restore, opened(process, "show_restore"))
    qtbot.waitUntil(lambda: drives_of(page) == [STICK])
    assert "20/11/2026" in said_of(page)
    assert page.source.drives.path is None
    page.source.drives.buttons[STICK].click()
    assert page.source.drives.path == STICK


def test_the_focus_goes_with_the_choice(qtbot, process, box):
    """It would stay on a button that is gone, or on one that is not chosen any more."""
    page = cast(Restore, opened(process, "show_restore"))
    with qtbot.waitExposed(process.window):
        process.window.show()
    process.window.activateWindow()
    qtbot.waitUntil(process.window.isActiveWindow)
    page.source.drives.otherwise.setFocus()
    box.stick()
    changed(page)
    qtbot.waitUntil(lambda: drives_of(page) == [STICK])
    assert page.source.drives.path == STICK
    assert page.focusWidget() is page.source.drives.buttons[STICK]


def test_an_answer_that_comes_after_its_page_has_gone_disturbs_nobody(qtbot, process, box):
    page = opened(process, "show_restore")
    delete(page)
    qtbot.waitUntil(lambda: not process.drive_jobs._waiting)
