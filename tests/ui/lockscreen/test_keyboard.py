"""What a hidden passphrase cannot show: Caps Lock, the layout, and that é is é however it is typed."""

import unicodedata

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.typing import press, type_text
from tests.vault import cheap
from ui import keyboard
from ui.lockscreen.secret_field import SecretField
from vault import header, kdf, slots
from vault.keyslot import Credential
from vault.secret import Secret

PHRASE = "été à l’œuvre, çà et là"


@pytest.fixture
def field(qtbot: QtBot) -> SecretField:
    made = SecretField("Phrase de passe")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def test_the_layout_is_shown_where_it_is_known(qtbot: QtBot, field: SecretField, monkeypatch) -> None:
    said = ["FR"]
    monkeypatch.setattr(keyboard, "caps_lock", lambda: False)
    monkeypatch.setattr(keyboard, "layout", lambda: said[0])
    field.field.setFocus()
    qtbot.waitUntil(lambda: field.layout_words.endswith("FR"))
    said[0] = "US"
    press(field.field, Qt.Key.Key_Super_L)
    qtbot.waitUntil(lambda: field.layout_words.endswith("US"))


def test_where_it_is_not_known_nothing_is_said(qtbot: QtBot, field: SecretField) -> None:
    assert keyboard.layout() == ""
    assert keyboard.caps_lock() is None
    field.field.setFocus()
    press(field.field, Qt.Key.Key_Shift)
    QApplication.processEvents()
    assert field.layout_words == ""
    assert field.hint == ""


def test_caps_lock_is_said_before_a_letter_is_typed(qtbot: QtBot, field: SecretField, monkeypatch) -> None:
    monkeypatch.setattr(keyboard, "caps_lock", lambda: True)
    field.field.setFocus()
    qtbot.waitUntil(lambda: "majuscules" in field.hint)
    monkeypatch.setattr(keyboard, "caps_lock", lambda: False)
    press(field.field, Qt.Key.Key_CapsLock)
    qtbot.waitUntil(lambda: field.hint == "")


def _composed(field: SecretField) -> bytearray:
    type_text(field.field, unicodedata.normalize("NFC", PHRASE))
    return field.take()


def _decomposed(field: SecretField) -> bytearray:
    """As macOS' file names, and some layouts, have it: the accent is a character of its own."""
    type_text(field.field, unicodedata.normalize("NFD", PHRASE))
    return field.take()


def _with_dead_keys(field: SecretField) -> bytearray:
    """^ and e: the dead key types nothing, the letter after it comes whole."""
    for sign in PHRASE:
        if unicodedata.decomposition(sign):
            event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Dead_Acute, Qt.KeyboardModifier.NoModifier, "")
            QApplication.sendEvent(field.field, event)
        type_text(field.field, sign)
    return field.take()


def _by_an_input_method(field: SecretField) -> bytearray:
    event = QInputMethodEvent()
    event.setCommitString(unicodedata.normalize("NFD", PHRASE))
    QApplication.sendEvent(field.field, event)
    return field.take()


@pytest.mark.parametrize("typed", [_composed, _decomposed, _with_dead_keys, _by_an_input_method])
def test_a_passphrase_opens_with_either_form_of_its_accents(typed, field: SecretField, tmp_path) -> None:
    folder = tmp_path / "V.serment"
    key = cheap.new_vault(folder)
    slots.replaced(folder, key, key.slot_id, cheap.passphrase(PHRASE), cheap.CHEAP)
    taken = Secret.taken_from(typed(field))
    assert kdf.normalised(taken).reveal() == unicodedata.normalize("NFC", PHRASE).encode()
    opened = header.read(folder).header.unlock(Credential.passphrase(taken), cheap.KDF)
    assert opened.keys.public_key == key.keys.public_key
