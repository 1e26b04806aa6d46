"""The lock screen takes a secret, keeps nothing of it, and says everything in one plain sentence."""

import re
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from app.messages import Cause
from tests.ui.lockscreen.scene import ENTROPY, LOCKED, VAULT, WORDS
from tests.ui.typing import press, type_text
from ui.lockscreen.lock_screen import LockScreen
from ui.lockscreen.terms import Ended
from ui.lockscreen.values import KnownVault, Locked, SecretKind


@pytest.fixture
def screen(qtbot: QtBot) -> LockScreen:
    shown = LockScreen(LOCKED)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def offered(screen: LockScreen) -> list[QAction]:
    """What the menu of other ways offers as it opens."""
    screen.menu.aboutToShow.emit()
    return [action for action in screen.menu.actions() if not action.isSeparator()]


def test_typing_and_enter_submit_the_passphrase_and_empty_the_field(qtbot: QtBot, screen: LockScreen) -> None:
    type_text(screen.form.passphrase.field, "œuvre à l’été €")
    with qtbot.waitSignal(screen.secret_submitted) as submitted:
        press(screen.form.passphrase.field, Qt.Key.Key_Return)
    kind, secret = submitted.args
    assert kind == SecretKind.PASSPHRASE
    assert isinstance(secret, bytearray)
    assert secret.decode() == "œuvre à l’été €"
    assert screen.form.passphrase.text() == ""
    assert not screen.form.passphrase.field.isUndoAvailable()


def test_an_empty_field_submits_nothing(qtbot: QtBot, screen: LockScreen) -> None:
    with qtbot.assertNotEmitted(screen.secret_submitted):
        screen.unlock.click()
    assert screen.unlock.isVisible()


def test_while_the_key_is_derived_one_can_only_cancel(qtbot: QtBot, screen: LockScreen) -> None:
    screen.form.passphrase.field.setText("x")
    screen.unlock.click()
    assert screen.cancel.isVisible()
    assert not screen.unlock.isVisible()
    assert not screen.form.isEnabled()
    with qtbot.waitSignal(screen.cancel_requested):
        press(screen, Qt.Key.Key_Escape)


def test_a_wrong_passphrase_is_one_sentence_and_can_be_typed_again(screen: LockScreen) -> None:
    screen.show_working()
    screen.show_wrong_secret()
    assert "n’ouvre pas le coffre" in " ".join(screen.sentences)
    assert screen.form.notice.tone == "warning"  # red is for allergies and danger
    assert screen.form.isEnabled()
    type_text(screen.form.passphrase.field, "a")
    assert "n’ouvre pas" not in " ".join(screen.sentences)


def test_it_says_when_and_why_it_locked_and_that_the_note_is_kept(screen: LockScreen) -> None:
    said = " ".join(screen.sentences)
    assert "personne n’était au clavier" in said
    assert "Votre note en cours est conservée" in said
    screen.show_locked(Locked(VAULT))
    assert screen.sentences == []


@pytest.mark.parametrize("cause", [cause for cause in Cause if cause is not Cause.CANCELLED])
def test_every_cause_of_a_lock_is_one_sentence_with_its_time(screen: LockScreen, cause: Cause) -> None:
    screen.show_locked(replace(LOCKED, cause=cause))
    said = screen.sentences[0]
    assert re.fullmatch(r"Verrouillé à \d\d:31(\xa0: |, )\w.*\.", said)


def test_whose_days_are_over_is_told_before_they_type(screen: LockScreen) -> None:
    screen.show_locked(Locked(VAULT))
    screen.show_ended(
        [Ended("Dr Agathe Fictive", date(2026, 12, 14)), Ended("Dr\u202eX", date(2026, 12, 31))]
    )
    first, second = screen.sentences[0].replace("\u00a0", " ").split("\n")
    assert first == (
        "Le remplacement de Dr Agathe Fictive a pris fin le 14/12/2026 : "
        "sa phrase de passe n’ouvre plus ce coffre."
    )
    assert second.startswith("Le remplacement de Dr\\u202eX ")
    assert screen.form.isEnabled()
    screen.show_ended([])
    assert screen.sentences == []


def test_a_lock_that_was_asked_for_says_so(screen: LockScreen) -> None:
    screen.show_locked(replace(LOCKED, cause=Cause.BUTTON))
    assert screen.sentences[0].endswith(", à votre demande.")


def test_who_gave_up_unlocking_is_not_told_why_it_is_locked(screen: LockScreen) -> None:
    screen.show_locked(replace(LOCKED, cause=Cause.CANCELLED, note_kept=False))
    assert screen.sentences == []


def test_recovery_words_are_submitted_as_their_sixteen_bytes(qtbot: QtBot, screen: LockScreen) -> None:
    screen.form.turn.click()
    assert screen.form.words
    screen.form.words.fields[0].textEdited.emit("\n".join(WORDS))
    with qtbot.waitSignal(screen.secret_submitted) as submitted:
        screen.unlock.click()
    assert submitted.args == [SecretKind.RECOVERY, bytearray(ENTROPY)]
    assert all(not field.text() for field in screen.form.words.fields)


def test_turning_to_the_words_forgets_what_was_typed(screen: LockScreen) -> None:
    screen.form.passphrase.field.setText("half a secret")
    screen.form.turn.click()
    screen.form.turn.click()
    assert screen.form.passphrase.text() == ""
    assert screen.form.kind is SecretKind.PASSPHRASE


def test_an_older_vault_is_opened_only_after_its_sentence_was_accepted(
    qtbot: QtBot, screen: LockScreen
) -> None:
    screen.show_question("Ce coffre est plus ancien de 3 jours.")
    assert screen.unlock.isHidden()
    assert "plus ancien" in " ".join(screen.sentences)
    with qtbot.waitSignal(screen.question_accepted):
        press(screen.accept, Qt.Key.Key_Return)


def test_typing_another_passphrase_takes_the_question_back(screen: LockScreen) -> None:
    screen.show_question("Ce coffre est plus ancien de 3 jours.")
    type_text(screen.form.passphrase.field, "a")
    assert screen.accept.isHidden()
    assert not screen.unlock.isHidden()
    assert "plus ancien" not in " ".join(screen.sentences)


def test_a_damaged_vault_leads_to_its_backups(qtbot: QtBot, screen: LockScreen) -> None:
    screen.show_damage("Les dossiers ont été altérés.")
    assert (screen.notice.tone, screen.unlock.isHidden()) == ("danger", False)
    # What is typed again at once is typed into its field, and Enter restores nothing.
    assert screen.focusWidget() is screen.form.passphrase.field
    with qtbot.waitSignal(screen.restore_requested):
        press(screen.restore, Qt.Key.Key_Return)
    type_text(screen.form.passphrase.field, "a")
    assert (screen.restore.isHidden(), screen.unlock.isHidden()) == (True, False)


def test_what_was_offered_goes_with_the_next_problem(screen: LockScreen) -> None:
    screen.show_damage("Les dossiers ont été altérés.")
    screen.show_problem("Il faut 512 Mio de mémoire.", "warning")
    assert (screen.restore.isHidden(), screen.unlock.isHidden()) == (True, False)


def test_a_problem_is_said_in_its_own_words(screen: LockScreen) -> None:
    screen.show_problem("Il faut 512 Mio de mémoire.", "warning")
    assert "Il faut 512 Mio de mémoire." in screen.sentences
    assert screen.notice.tone == "warning"


def test_other_vaults_can_be_chosen_and_absent_ones_say_so(qtbot: QtBot, screen: LockScreen) -> None:
    other = KnownVault(VAULT.path.with_name("Autre.serment"), "Tilleuls & Cie")
    absent = KnownVault(VAULT.path.with_name("Absent.serment"), "Disque", missing=True)
    screen.show_locked(LOCKED, (VAULT, other, absent))
    first, second = offered(screen)[:2]
    assert first.text() == "Tilleuls && Cie"
    assert not second.isEnabled()
    with qtbot.waitSignal(screen.vault_chosen) as chosen:
        first.trigger()
    assert chosen.args == [other.path]


def test_the_menu_is_filled_anew_each_time_it_is_opened(screen: LockScreen) -> None:
    before = [action.text() for action in offered(screen)]
    assert [action.text() for action in offered(screen)] == before


def test_from_the_menu_one_restores_creates_or_looks_elsewhere(qtbot: QtBot, screen: LockScreen) -> None:
    wishes = (
        screen.folder_requested,
        screen.restore_requested,
        screen.first_run_requested,
        screen.slots_requested,
    )
    for wish, action in zip(wishes, offered(screen), strict=True):
        with qtbot.waitSignal(wish):
            action.trigger()


def test_caps_lock_is_noticed_from_what_the_keys_type(screen: LockScreen) -> None:
    field = screen.form.passphrase
    type_text(field.field, "A")  # no Shift is held
    assert "majuscules" in field.hint
    type_text(field.field, "1")
    assert "majuscules" in field.hint
    type_text(field.field, "a")
    assert field.hint == ""


def test_a_revealed_passphrase_is_hidden_again_once_taken(screen: LockScreen) -> None:
    field = screen.form.passphrase
    field.field.reveal.click()
    assert field.revealed
    field.field.setText("x")
    field.take()
    assert not field.revealed


def test_a_fictional_vault_says_so(screen: LockScreen) -> None:
    screen.show_locked(Locked(replace(VAULT, fictive=True)))
    assert screen._fictive.isVisible()
    assert screen._trial.text().endswith("«\xa0cabinet fictif\xa0».")
    screen.show_locked(LOCKED)
    assert not screen._fictive.isVisible()
    assert not screen._trial.isVisible()
