"""The recovery sheet is one A4 page on which every word can be read."""

from datetime import date

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.recovery_sheet import RecoverySheet
from tests.ui.lockscreen.scene import WORDS
from ui.lockscreen import sheet

LONGEST = "Cabinet pluridisciplinaire des Tilleuls argentés de Villeneuve-sur-l’Île-aux-Moines"
SHEET = RecoverySheet(LONGEST, "7f3a19c2-51b0-4d7e", "0123456789abcdef" * 4, WORDS, date(2026, 11, 21))


def test_one_page_holds_the_words_the_vault_and_the_fingerprint() -> None:
    document = pypdfium2.PdfDocument(sheet.pdf(SHEET))
    assert len(document) == 1
    width, height = document[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    read = " ".join(document[0].get_textpage().get_text_bounded().split())
    for expected in (*WORDS, "7f3a19c2", "0123 4567 89ab cdef", "21 novembre 2026"):
        assert expected in read


def test_nothing_is_drawn_beyond_the_margins() -> None:
    page = pypdfium2.PdfDocument(sheet.pdf(SHEET))[0]
    picture = page.render(scale=1).to_pil().convert("L").point(lambda tone: 255 if tone < 200 else 0)
    left, top, right, bottom = picture.getbbox() or (0, 0, 0, 0)
    assert left >= 50
    assert top >= 50
    assert right <= 595 - 50
    assert bottom <= 842 - 50


def test_without_a_printer_nothing_is_asked(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    parent = QWidget()
    qtbot.addWidget(parent)
    assert sheet.print_with_dialog(SHEET, parent) is False
