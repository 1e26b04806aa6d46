"""A page may go while its work goes on: what the work tells has nowhere to go, and that is all."""

from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.host import Host
from tests.app.places.fake_linux import Box
from tests.ui.lockscreen.scene import lock_process
from tests.vault import cheap
from ui.jobs import Job, Jobs
from ui.lockscreen.choices import Aim, RestoreChoices, SlotAction, SlotChange
from ui.lockscreen.flows import RestoreProgress
from ui.lockscreen.process import LockProcess
from ui.lockscreen.restore import Restore
from ui.lockscreen.slots import Slots
from ui.lockscreen.values import KnownVault, SecretKind
from vault.progress import Stage

SECRET = bytearray(b"une phrase")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[RestoreProgress]:
    """What was given to work that never ends, to say how far it is."""
    given: list[RestoreProgress] = []

    def submit(desk: Jobs, function: object, *arguments: object) -> Job:
        given.extend(one for one in arguments if isinstance(one, RestoreProgress))
        return Job(Future(), desk)

    monkeypatch.setattr(Jobs, "submit", submit)
    return given


@pytest.fixture
def process(qtbot, appearance, told: list[RestoreProgress], tmp_path: Path) -> LockProcess:
    host = Host(Box().machine, cheap.KDF, tmp_path, tmp_path, tmp_path)
    made = lock_process(qtbot, appearance, lambda: host)
    return made


def leave(process: LockProcess) -> None:
    """Another page is shown, and the one before is forgotten."""
    process.show_welcome()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize("aim", [Aim.RESTORE, Aim.REHEARSE])
def test_a_restore_goes_on_telling_although_its_page_is_gone(
    process: LockProcess, told: list[RestoreProgress], tmp_path: Path, aim: Aim
) -> None:
    process.show_restore()
    page = process.window.currentWidget()
    assert isinstance(page, Restore)
    page.submitted.emit(RestoreChoices(tmp_path, SecretKind.PASSPHRASE, SECRET, tmp_path, aim))
    leave(process)
    [one] = told
    assert not isValid(page)
    assert isValid(one)
    one.begin(Stage.RESTORING, 7)


def test_new_keys_go_on_telling_although_their_page_is_gone(
    process: LockProcess, told: list[RestoreProgress], tmp_path: Path
) -> None:
    vault = tmp_path / "Cabinet.serment"
    cheap.new_vault(vault)
    process.show_slots(KnownVault(vault, "Cabinet"))
    page = process.window.currentWidget()
    assert isinstance(page, Slots)
    page.change_submitted.emit(SlotChange(SlotAction.REKEY, SecretKind.PASSPHRASE, SECRET))
    process.handing.held.emit()
    leave(process)
    [one] = told
    assert not isValid(page)
    assert isValid(one)
    one.begin(Stage.REKEYING, 7)
