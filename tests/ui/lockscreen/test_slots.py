"""Ways into a vault are changed only with a secret that opens it."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.lockscreen.scene import ENTROPY, SLOTS, SUGGESTION, WORDS, Printer, slots
from tests.ui.typing import press, type_text
from ui.lockscreen.choices import SlotAction, SlotChange
from ui.lockscreen.locum_step import LocumStep, day_of
from ui.lockscreen.new_passphrase import NewPassphrase
from ui.lockscreen.recovery_words import RecoveryWords
from ui.lockscreen.secret_step import SecretStep
from ui.lockscreen.slots import Slots
from ui.lockscreen.steps import Step
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
    assert new.heading == "Votre nouvelle phrase de passe"
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


def _choose_passphrase(step: Step) -> None:
    assert isinstance(step, NewPassphrase)
    type_text(step.repeated.field, SUGGESTION)


def _read_back(window: Slots, step: Step) -> None:
    assert window.flow
    assert isinstance(step, RecoveryWords)
    window.flow.next.click()
    for field, position in zip(step.asked, step._positions, strict=True):
        type_text(field, WORDS[position - 1])


def test_the_vault_is_lent_with_a_name_two_days_and_a_passphrase(qtbot: QtBot, window: Slots) -> None:
    window.overview.lend.click()
    _give_secret(window)
    assert window.flow
    who = window.flow.steps[1]
    assert isinstance(who, LocumStep)
    window.flow.next.click()
    assert "nécessaire" in who.notice.words
    who.who.setText("Dr Agathe Fictive")
    for wrong in ("bientôt", "31/02/2027", "1/1/2001"):
        who.last.setText(wrong)
        window.flow.next.click()
        assert who.notice.words
        assert window.flow.at == 1
    who.last.setText("24/12/99")
    window.flow.next.click()
    _choose_passphrase(window.flow.steps[2])
    change = _finish(qtbot, window)
    assert change.action is SlotAction.LEND
    assert change.locum
    assert change.locum.name == "Dr Agathe Fictive"
    assert change.locum.ends_at.startswith("2099-12-2")
    assert change.new == bytearray(SUGGESTION.encode())


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1/12/2026", date(2026, 12, 1)),
        ("01.12.26", date(2026, 12, 1)),
        ("2026-12-01", date(2026, 12, 1)),
        (" 1 12 2026 ", date(2026, 12, 1)),
        ("1/12", None),
        ("31/11/2026", None),
        ("", None),
    ],
)
def test_a_day_is_understood_as_it_is_written(written: str, day: date | None) -> None:
    assert day_of(written) == day


def test_new_keys_come_with_a_new_passphrase_and_new_words_on_a_sheet_of_their_own(
    qtbot: QtBot, window: Slots
) -> None:
    window.overview.rekey.click()
    _give_secret(window)
    assert window.flow
    _choose_passphrase(window.flow.steps[1])
    window.flow.next.click()
    words = window.flow.steps[2]
    assert isinstance(words, RecoveryWords)
    _read_back(window, words)
    change = _finish(qtbot, window)
    assert change.action is SlotAction.REKEY
    assert change.entropy == ENTROPY
    assert change.seedling
    assert words._sheet().fingerprint == change.seedling.keys.public_key.hex()
    window.show_progress(40, 100)
    window.show_done(SLOTS)
    assert "nouvelle sauvegarde" in window.overview.notice.words


def test_what_was_cut_off_is_gone_on_with_by_the_passphrase_chosen_then(qtbot: QtBot, window: Slots) -> None:
    assert window.overview.resume.isHidden()
    window.overview.show_waiting(True)
    assert "interrompu" in window.overview.notice.words
    window.overview.resume.click()
    _give_secret(window)
    assert window.flow
    chosen = window.flow.steps[1]
    assert isinstance(chosen, SecretStep)
    type_text(chosen.form.passphrase.field, "toute neuve")
    with qtbot.waitSignal(window.change_submitted) as submitted:
        press(chosen.form.passphrase.field, Qt.Key.Key_Return)
    assert submitted.args[0].action is SlotAction.RESUME
    assert submitted.args[0].new == bytearray(b"toute neuve")
    window.show_done(SLOTS)
    assert window.overview.resume.isHidden()


def test_a_locum_s_way_whose_days_are_over_says_that_it_is_to_be_closed(window: Slots) -> None:
    over = SLOTS[2].last
    assert over is not None
    for today, said in ((over, False), (over + timedelta(days=1), True)):
        window.overview._today = partial(date.fromordinal, today.toordinal())
        window.overview.show_slots(SLOTS)
        assert window.overview.list.item(2).text().endswith("terminé\u00a0: à fermer") is said


def test_closing_a_locum_s_way_offers_new_keys(window: Slots) -> None:
    window.overview.list.setCurrentRow(2)
    window.overview.revoke.click()
    _give_secret(window)
    window.show_done(SLOTS[:2])
    assert "nouvelles clés" in window.overview.notice.words
    kinds = {
        button: button.property("kind") for button in (window.overview.passphrase, window.overview.rekey)
    }
    assert kinds == {window.overview.passphrase: "", window.overview.rekey: "primary"}
    assert window.overview.rekey.hasFocus()


def test_at_the_top_of_a_disk_new_keys_are_refused_before_anything_is_typed(window: Slots) -> None:
    window._facts = replace(window._facts, stuck="Le coffre occupe /media/disque.")
    for button in (window.overview.rekey, window.overview.resume):
        window.overview.notice.silence()
        button.click()
        assert window.flow is None
        assert window.overview.notice.words == "Le coffre occupe /media/disque."
