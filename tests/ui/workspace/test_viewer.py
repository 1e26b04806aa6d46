"""Documents on the screen, from memory."""

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter

from tests.ui.typing import press
from ui.workspace.viewer import Unreadable, Viewer, pages_of
from vault.records.documents_index import Document, DocumentClass, Label


def png(width: int = 60, height: int = 40) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())


def document(media_type: str) -> Document:
    label = Label("Courrier", DocumentClass.MEDICAL, "2026-11-05")
    return Document("d1", "p1", label, media_type, 100, "a", "", "")


@pytest.fixture
def viewer(qtbot) -> Viewer:
    made = Viewer()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


def test_a_picture_is_one_page_and_zooms(viewer: Viewer) -> None:
    viewer.show_document(document("image/png"), png())
    assert viewer.extent.text() == "1 page"
    before = viewer.pages.width()
    press(viewer, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert viewer.pages.width() > before
    press(viewer, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert viewer.pages.width() == before
    assert not viewer.pages.grab().isNull()


def test_text_is_shown_as_text(viewer: Viewer) -> None:
    viewer.show_document(document("text/plain"), "Cher confrère".encode())
    assert viewer.words.toPlainText() == "Cher confrère"
    assert viewer.words.isReadOnly()


@pytest.mark.parametrize("media_type", ["application/pdf", "image/jpeg"])
def test_what_is_damaged_is_said_and_kept(viewer: Viewer, media_type: str) -> None:
    with pytest.raises(Unreadable):
        pages_of(media_type, b"not what it says")
    viewer.show_document(document(media_type), b"not what it says")
    assert "ne peut pas être affiché" in viewer.words.toPlainText()


def test_nothing_of_a_document_stays_when_it_is_closed(viewer: Viewer) -> None:
    viewer.show_document(document("text/plain"), b"secret")
    viewer.clear()
    assert viewer.words.toPlainText() == ""
    assert viewer.title.text() == ""
    assert viewer.document_id == ""
