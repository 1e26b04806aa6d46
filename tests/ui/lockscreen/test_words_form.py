"""Twelve fields understand what people type from paper, and point out the word that is wrong."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.lockscreen.scene import ENTROPY, WORDS
from tests.ui.typing import press, type_text
from ui.lockscreen.words_form import WordsForm
from vault.words import fold


@pytest.fixture
def form(qtbot: QtBot) -> WordsForm:
    made = WordsForm()
    qtbot.addWidget(made)
    made.show()
    return made


def _fill(form: WordsForm, words: tuple[str, ...] = WORDS) -> None:
    for field, word in zip(form.fields, words, strict=True):
        field.setText(word)


def test_four_letters_and_a_blank_are_enough_for_each_word(form: WordsForm) -> None:
    for field, word in zip(form.fields, WORDS, strict=True):
        field.setFocus()
        type_text(field, fold(word)[:4].upper())
        press(field, Qt.Key.Key_Space)
        field.editingFinished.emit()
    assert [field.text() for field in form.fields] == list(WORDS)
    assert form.take() == bytearray(ENTROPY)


def test_a_sheet_pasted_into_one_field_fills_the_others(form: WordsForm) -> None:
    form.fields[0].textEdited.emit("".join(f"{at}. {word}\n" for at, word in enumerate(WORDS, 1)))
    assert form.take() == bytearray(ENTROPY)


def test_a_word_that_is_none_is_pointed_out_by_its_number(form: WordsForm) -> None:
    _fill(form, (*WORDS[:6], "stéthoscope", *WORDS[7:]))
    assert form.take() is None
    assert "mot 7" in form.complaint
    assert form.fields[6].hasFocus()
    assert form.fields[6].accessibleDescription() == form.complaint


def test_a_missing_word_is_said_to_be_missing(form: WordsForm) -> None:
    _fill(form, (*WORDS[:2], "", *WORDS[3:]))
    assert form.take() is None
    assert form.complaint == "Il manque le mot 3."


def test_words_that_do_not_belong_together_are_kept_for_comparing(form: WordsForm) -> None:
    _fill(form, WORDS[::-1])
    assert form.take() is None
    assert "ne vont pas ensemble" in form.complaint
    assert form.fields[0].text() == WORDS[11]


def test_enter_in_the_last_field_submits(qtbot: QtBot, form: WordsForm) -> None:
    with qtbot.waitSignal(form.submitted):
        press(form.fields[11], Qt.Key.Key_Return)


def test_backspace_in_an_empty_field_goes_back_to_the_word_before(form: WordsForm) -> None:
    form.fields[4].setFocus()
    press(form.fields[4], Qt.Key.Key_Backspace)
    assert form.fields[3].hasFocus()
