"""Ways into a vault are changed only with a secret that opens it."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.lockscreen.scene import ENTROPY, SLOTS, SUGGESTION, WORDS, Printer, slots
from tests.ui.typing import press, type_text
from ui.lockscreen.choices import SlotAction, SlotChange
from ui.lockscreen.new_passphrase import NewPassphrase
from ui.lockscreen.recovery_words import RecoveryWords
from ui.lockscreen.secret_step import SecretStep
from ui.lockscreen.slots import Slots
from ui.lockscreen.values import SecretKind


@pytest.fixture
def window(qtbot: QtBot) -> Slots:
    made = slots(Printer())
    qtbot.addWidget(made)
    made.show()
    return made


def _give_secret(window: Slots) -> None:
    assert window.flow
    secret = window.flow.steps[0]
    assert isinstance(secret, SecretStep)
    type_text(secret.form.passphrase.field, "now")
    press(secret.form.passphrase.field, Qt.Key.Key_Return)


def _finish(qtbot: QtBot, window: Slots) -> SlotChange:
    assert window.flow
    with qtbot.waitSignal(window.change_submitted) as submitted:
        window.flow.next.click()
    change = submitted.args[0]
    assert isinstance(change, SlotChange)
    return change


def test_a_new_passphrase_needs_the_present_secret(qtbot: QtBot, window: Slots) -> None:
    window.overview.passphrase.click()
    _give_secret(window)
    assert window.flow
    new = window.flow.steps[1]
    assert isinstance(new, NewPassphrase)
    type_text(new.repeated.field, SUGGESTION)
    change = _finish(qtbot, window)
    assert change.action is SlotAction.CHANGE_PASSPHRASE
    assert (change.kind, change.secret, change.new) == (
        SecretKind.PASSPHRASE,
        bytearray(b"now"),
        bytearray(SUGGESTION.encode()),
    )
    assert "now" not in repr(change)


def test_new_recovery_words_are_typed_back_before_they_count(qtbot: QtBot, window: Slots) -> None:
    window.overview.recovery.click()
    _give_secret(window)
    assert window.flow
    step = window.flow.steps[1]
    assert isinstance(step, RecoveryWords)
    window.flow.next.click()
    for field, position in zip(step.asked, step._positions, strict=True):
        type_text(field, WORDS[position - 1])
    change = _finish(qtbot, window)
    assert change.action is SlotAction.NEW_RECOVERY
    assert change.new == ENTROPY


def test_the_chosen_way_is_closed_by_its_id(qtbot: QtBot, window: Slots) -> None:
    window.overview.list.setCurrentRow(1)
    window.overview.revoke.click()
    assert window.flow
    with qtbot.waitSignal(window.change_submitted) as submitted:
        _give_secret(window)
    assert submitted.args[0].slot == "b"
    assert submitted.args[0].action is SlotAction.REVOKE


def test_the_last_way_is_not_closed(window: Slots) -> None:
    window.overview.list.setCurrentRow(0)
    window.overview.revoke.click()
    assert window.flow is None
    assert "dernier accès" in window.overview.notice.words


def test_a_wrong_secret_is_asked_again(window: Slots) -> None:
    window.overview.passphrase.click()
    _give_secret(window)
    window.show_working()
    window.show_wrong_secret()
    assert window.flow
    secret = window.flow.steps[0]
    assert isinstance(secret, SecretStep)
    assert window.flow.at == 0
    assert "n’ouvre pas" in secret.form.notice.words


def test_a_problem_and_a_success_are_said(window: Slots) -> None:
    window.overview.passphrase.click()
    window.show_problem("Dossier en lecture seule.", "warning")
    assert window.flow
    assert window.flow.notice.words == "Dossier en lecture seule."
    window.show_done(SLOTS[:1])
    assert window.flow is None
    assert window.overview.list.count() == 1
    assert "sauvegardes plus anciennes" in window.overview.notice.words


def test_back_returns_to_the_list_and_then_leaves(qtbot: QtBot, window: Slots) -> None:
    window.overview.passphrase.click()
    assert window.flow
    window.flow.back.click()
    assert window.flow is None
    with qtbot.waitSignal(window.left):
        window.overview.back.click()


def test_each_way_in_says_since_when_it_opens(window: Slots) -> None:
    first, second = (window.overview.list.item(at).text() for at in range(2))
    assert first.splitlines() == ["Phrase de passe", "Depuis le sam. 21 nov. 2026"]
    assert second.splitlines()[1] == "Depuis le sam. 21 nov. 2026"
