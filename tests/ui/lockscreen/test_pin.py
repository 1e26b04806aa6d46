"""A PIN for today: chosen after a full unlock, asked for first from then on, gone after three mistakes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import messages as m
from app import paths, pinned, settings
from app.errors import PinGone, WrongPin
from tests.app.cli.serment import CHEAP, host
from tests.app.fakekeychain import FakeKeychain
from tests.ui.keeper import Keeper
from tests.ui.lockscreen.scene import LOCKED, lock_process
from tests.ui.typing import press, type_text
from tests.vault import cheap
from ui.lockscreen.lock_screen import LockScreen
from ui.lockscreen.pin_page import PinPage
from ui.lockscreen.process import LockProcess
from ui.lockscreen.values import KnownVault, SecretKind
from vault import creation
from vault.header import DataKey

PIN = "739512"


@dataclass
class Desk:
    """A lock screen of a real vault, a keychain in memory, and a keeper that grants everything."""

    process: LockProcess
    keeper: Keeper
    keychain: FakeKeychain
    vault: Path
    key: DataKey
    qtbot: QtBot

    @property
    def screen(self) -> LockScreen:
        shown = self.process.window.currentWidget()
        assert isinstance(shown, LockScreen)
        return shown

    @property
    def page(self) -> PinPage:
        shown = self.process.window.currentWidget()
        assert isinstance(shown, PinPage)
        return shown

    def lock_again(self) -> LockScreen:
        """As a fresh process would."""
        self.process.memory.read_again()
        self.process.handing._waiting = None
        self.process.show_lock(KnownVault(self.vault, "Cabinet"))
        return self.screen

    def type_passphrase(self, press_button: Callable[[LockScreen], None]) -> None:
        type_text(self.screen.form.passphrase.field, cheap.PASSPHRASE)
        press_button(self.screen)
        self.process.handing.hear(m.Held(str(self.vault)), None)

    def type_pin(self, digits: str) -> None:
        assert self.screen.form.pin
        type_text(self.screen.form.pin.field, digits)
        press(self.screen.form.pin.field, Qt.Key.Key_Return)
        self.process.handing.hear(m.Held(str(self.vault)), None)

    def wait_for(self, what: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(what)

    def handed_over(self) -> bool:
        return self.process.handing._waiting is not None

    def choose(self, digits: str = PIN) -> None:
        """A full unlock, and a PIN after it."""
        self.type_passphrase(lambda screen: screen.with_pin.click())
        self.wait_for(lambda: isinstance(self.process.window.currentWidget(), PinPage))
        type_text(self.page.first.field, digits)
        type_text(self.page.second.field, digits)
        press(self.page.second.field, Qt.Key.Key_Return)
        self.wait_for(self.handed_over)


@pytest.fixture
def desk(qtbot: QtBot, appearance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    for variable in ("XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"):
        folder = tmp_path / variable
        folder.mkdir(0o700)
        monkeypatch.setenv(variable, str(folder))
    vault, keychain, keeper = tmp_path / "V.serment", FakeKeychain(), Keeper()
    ways = creation.Founding(cheap.passphrase(), cheap.recovery(), CHEAP, CHEAP)
    key = creation.prepare(vault, ways, creation.drawn())
    creation.finish(vault, key.keys, cheap.PRACTICE)
    here = replace(host(tmp_path), keychain=keychain)
    process = lock_process(qtbot, appearance, lambda: here, keeper=keeper)
    made = Desk(process, keeper, keychain, vault, key, qtbot)
    process.window.show()
    made.lock_again()
    return made


def test_a_pin_chosen_after_a_full_unlock_opens_the_vault_from_then_on(desk: Desk) -> None:
    desk.choose()
    screen = desk.lock_again()
    assert screen.form.kind is SecretKind.PIN
    assert screen.form.pin
    assert screen.form.pin.field.hasFocus()
    desk.type_pin(PIN)
    desk.wait_for(desk.handed_over)
    assert desk.process.handing._waiting
    _, keys = desk.process.handing._waiting
    assert keys["records"] == desk.key.keys.records.reveal()


def test_an_ordinary_unlock_asks_for_no_pin(desk: Desk) -> None:
    desk.type_passphrase(lambda screen: screen.unlock.click())
    desk.wait_for(desk.handed_over)
    assert isinstance(desk.process.window.currentWidget(), LockScreen)
    assert not desk.keychain.kept


def test_who_chose_one_is_asked_again_the_next_morning_and_can_decline(desk: Desk) -> None:
    desk.choose()
    pinned.path_of(paths.runtime_folder(), desk.vault).unlink()
    screen = desk.lock_again()
    assert screen.form.kind is SecretKind.PASSPHRASE
    assert screen.with_pin.isHidden()
    desk.type_passphrase(lambda shown: shown.unlock.click())
    desk.wait_for(lambda: isinstance(desk.process.window.currentWidget(), PinPage))
    assert not desk.handed_over()
    desk.page.decline.click()
    desk.wait_for(desk.handed_over)
    assert not settings.load(paths.settings_folder()).pin
    assert not desk.lock_again().with_pin.isHidden()


def test_a_pin_that_is_asked_for_before_the_passphrase_follows_it(desk: Desk) -> None:
    """Nothing happened, and what was typed then opened the vault without one."""
    screen = desk.screen
    screen.with_pin.click()
    assert screen.sentences == ["Le code PIN se choisit une fois le coffre ouvert."]
    assert screen.with_pin.isHidden()
    desk.type_passphrase(lambda shown: shown.unlock.click())
    desk.wait_for(lambda: isinstance(desk.process.window.currentWidget(), PinPage))
    assert not desk.handed_over()


def test_three_mistakes_bring_the_passphrase_back(desk: Desk) -> None:
    desk.choose()
    screen = desk.lock_again()
    for left in ("2 essais", "un essai"):
        desk.type_pin("998877")
        desk.wait_for(lambda left=left: left in " ".join(screen.sentences))  # type: ignore[misc]
    desk.type_pin("998877")
    desk.wait_for(lambda: screen.form.kind is SecretKind.PASSPHRASE)
    assert "n’est plus valable" in " ".join(screen.sentences)
    assert not desk.keychain.kept
    assert desk.lock_again().form.kind is SecretKind.PASSPHRASE


def test_what_cannot_be_a_pin_costs_no_try(desk: Desk) -> None:
    desk.choose()
    screen = desk.lock_again()
    before = dict(desk.keychain.kept)
    for typed in ("", "73951", "phrase"):
        screen.form.clear()
        desk.type_pin(typed)
        assert not desk.handed_over()
        assert screen.unlock.isVisible()
    assert desk.keychain.kept == before


def test_the_other_ways_are_a_click_away(desk: Desk) -> None:
    desk.choose()
    screen = desk.lock_again()
    kinds = []
    for _ in range(3):
        screen.form.turn.click()
        kinds.append(screen.form.kind)
    assert kinds == [SecretKind.PASSPHRASE, SecretKind.RECOVERY, SecretKind.PIN]


def test_without_a_keychain_it_is_said_and_the_vault_opens_all_the_same(desk: Desk) -> None:
    desk.keychain.gone = True
    desk.type_passphrase(lambda screen: screen.with_pin.click())
    desk.wait_for(lambda: isinstance(desk.process.window.currentWidget(), PinPage))
    desk.wait_for(lambda: "trousseau" in desk.page.notice.words)
    assert desk.page.first.isHidden() or not desk.page.first.isVisible()
    desk.page.decline.click()
    desk.wait_for(desk.handed_over)
    assert not settings.load(paths.settings_folder()).pin


def test_a_keychain_that_goes_while_one_types_is_said_too(desk: Desk) -> None:
    desk.type_passphrase(lambda screen: screen.with_pin.click())
    desk.wait_for(lambda: isinstance(desk.process.window.currentWidget(), PinPage))
    page = desk.page
    type_text(page.first.field, PIN)
    type_text(page.second.field, PIN)
    desk.keychain.gone = True
    page.choose.click()
    desk.wait_for(lambda: "trousseau" in page.notice.words)
    page.decline.click()
    desk.wait_for(desk.handed_over)


def test_a_vault_just_opened_is_not_left_waiting_for_a_pin(desk: Desk) -> None:
    desk.type_passphrase(lambda screen: screen.with_pin.click())
    desk.wait_for(lambda: isinstance(desk.process.window.currentWidget(), PinPage))
    desk.page._patience.timeout.emit()
    assert m.CancelWanted() in desk.keeper.told


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("7395", "7395", "six chiffres"),
        ("73951a", "73951a", "que de chiffres"),
        ("777777", "777777", "répétés"),
        ("123456", "123456", "se suivent"),
        ("120368", "120368", "une date"),
        (PIN, "739513", "pas les mêmes"),
    ],
)
def test_a_pin_that_does_not_do_is_told_why(qtbot: QtBot, first: str, second: str, said: str) -> None:
    page = PinPage(datetime.now().astimezone())
    qtbot.addWidget(page)
    page.show()
    type_text(page.first.field, first)
    type_text(page.second.field, second)
    with qtbot.assertNotEmitted(page.chosen):
        press(page.second.field, Qt.Key.Key_Return)
    assert said in page.notice.words


def test_answers_about_a_pin_are_said_on_the_lock_screen(qtbot: QtBot, desk: Desk) -> None:
    desk.process.problem(WrongPin(2))
    desk.process.problem(PinGone())
    assert desk.screen.form.kind is SecretKind.PASSPHRASE


def test_a_lock_screen_without_a_pin_is_as_it_was(qtbot: QtBot) -> None:
    shown = LockScreen(LOCKED)
    qtbot.addWidget(shown)
    assert shown.form.pin is None
    assert shown.form.kind is SecretKind.PASSPHRASE


@pytest.mark.parametrize("row", ['è"ç(&é', "73951é", "739512"])
def test_on_a_french_keyboard_shift_is_not_needed(qtbot: QtBot, row: str) -> None:
    """Its row of digits gives é, \" and ' without Shift: nobody sees that in a hidden field."""
    page = PinPage(datetime.now().astimezone())
    qtbot.addWidget(page)
    page.show()
    type_text(page.first.field, row)
    type_text(page.second.field, PIN)
    with qtbot.waitSignal(page.chosen) as chosen:
        page.choose.click()
    assert chosen.args[0] == bytearray(PIN.encode())
