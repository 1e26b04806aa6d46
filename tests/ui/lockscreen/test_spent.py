"""A lock screen whose memory holds a wrong secret asks to be replaced, when that disturbs nobody."""

import pytest

from app import messages as m
from tests.ui.keeper import Keeper
from tests.ui.lockscreen.scene import VAULT, lock_process
from ui.lockscreen.process import LockProcess
from ui.lockscreen.values import SecretKind
from vault.errors import Tampered, VaultInUse, WrongSecret
from vault.findings import Kind


@pytest.fixture
def keeper(qapp) -> Keeper:
    return Keeper()


@pytest.fixture
def process(qtbot, keeper, appearance) -> LockProcess:
    made = lock_process(qtbot, appearance, keeper=keeper)
    made.show_lock(VAULT)
    return made


def waited(process: LockProcess) -> None:
    """As if half a minute had passed."""
    assert process._spent.isActive()
    process._spent.stop()
    process._spent.timeout.emit()


def test_after_a_wrong_secret_it_asks_to_be_replaced(process, keeper):
    process.problem(WrongSecret())
    assert keeper.told == []
    waited(process)
    assert keeper.told == [m.Spent()]


@pytest.mark.parametrize("kind", list(SecretKind))
def test_what_is_being_typed_is_waited_for(process, keeper, kind):
    process.problem(WrongSecret())
    form = process._screen.form
    form.ask_for(kind)
    field = form.passphrase.field if kind is SecretKind.PASSPHRASE else form._words_form().fields[3]
    field.setText("b")
    waited(process)
    assert keeper.told == []
    form.clear()
    waited(process)
    assert keeper.told == [m.Spent()]


def test_a_key_that_is_being_derived_and_a_page_that_is_being_filled_in_are_waited_for(process, keeper):
    process.problem(WrongSecret())
    process._screen.show_working()
    waited(process)
    process.show_welcome()
    waited(process)
    assert keeper.told == []


def test_what_stands_in_the_way_of_the_right_secret_stays_to_be_read(process):
    process.problem(VaultInUse("/v", ""))
    assert not process._spent.isActive()
    assert process._screen.notice.tone == "warning"


def test_only_what_was_altered_is_said_in_red(process):
    process.problem(Tampered(Kind.RECORDS_ALTERED, "records.db"))
    assert process._screen.notice.tone == "danger"
