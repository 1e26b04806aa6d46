"""Documents on the screen, from memory."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import NoReturn, cast

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter

from app.decoder.decoder import PATIENCE, Decoder, File
from app.decoder.errors import DecoderGone, Protected, Stalled, TooLarge
from tests.ui.typing import press
from ui.decoding import Decoding
from ui.workspace.viewer import Viewer
from vault.records.documents_index import Document, DocumentClass, Label


def png(width: int = 60, height: int = 40) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())


class Refusing:
    """A decoder that has one answer to everything."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def pages(self, file: File) -> NoReturn:
        raise self._error

    def rest(self) -> None:
        """There is nothing to end."""


def document(media_type: str) -> Document:
    label = Label("Courrier", DocumentClass.MEDICAL, "2026-11-05")
    return Document("d1", "p1", label, media_type, 100, "a", "", "")


def pdf(*lines: str, pages: int = 1) -> bytes:
    """A PDF with the same lines on every page."""
    text = "BT /F 14 Tf 50 800 Td " + " ".join(f"({line}) Tj 0 -40 Td" for line in lines) + " ET"
    kids = " ".join(f"{4 + at} 0 R" for at in range(pages))
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F<</Type/Font"
    page += "/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>>>"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {pages}/Kids[{kids}]>>",
        f"<</Length {len(text)}>>stream\n{text}\nendstream\n",
        *[page] * pages,
    ]
    body = "".join(f"{at} 0 obj{each}endobj\n" for at, each in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R>>".encode("cp1252")


@pytest.fixture(scope="module")
def decoding() -> Iterator[Decoding]:
    made = Decoding(Decoder())
    yield made
    made.end()
    made.decoder.rest()


@pytest.fixture
def viewer(qtbot, decoding: Decoding) -> Viewer:
    made = Viewer(by=decoding)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


def show(qtbot, viewer: Viewer, media_type: str, data: bytes) -> None:
    viewer.show_document(document(media_type), data)
    qtbot.waitUntil(lambda: viewer.ready)


def test_a_picture_is_one_page_and_zooms(qtbot, viewer: Viewer) -> None:
    show(qtbot, viewer, "image/png", png())
    assert viewer.extent.text() == "1 page"
    before = viewer.pages.width()
    press(viewer, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert viewer.pages.width() > before
    press(viewer, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert viewer.pages.width() == before
    middle = viewer.pages.grab().toImage().pixelColor(30, 20)
    assert (middle.red(), middle.green(), middle.blue()) == (0, 0, 255)


def test_a_turned_page_is_as_wide_as_it_was_high(qtbot, viewer: Viewer) -> None:
    show(qtbot, viewer, "image/png", png(60, 40))
    press(viewer, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert viewer.pages.width() == 40
    qtbot.waitUntil(lambda: viewer.pages.grab().toImage().pixelColor(20, 50).blue() == 255)


def test_a_document_is_looked_at_again_as_it_was(qtbot, viewer: Viewer) -> None:
    show(qtbot, viewer, "application/pdf", pdf("Courrier", pages=5))
    assert viewer.stands == ""
    press(viewer, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    for _ in range(3):
        press(viewer, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    viewer.area.horizontalScrollBar().setValue(90)
    viewer.area.verticalScrollBar().setValue(1234)
    stood, width = viewer.stands, viewer.pages.width()
    viewer.show_document(document("application/pdf"), pdf("Courrier", pages=5))
    viewer.stand(stood)
    assert viewer.stands == stood, "a lock before its pages have come loses it"
    qtbot.waitUntil(lambda: viewer.ready)
    assert viewer.stands == stood
    assert (viewer.pages.rotation, viewer.pages.width()) == (270, width)
    assert viewer.area.verticalScrollBar().value() == 1234
    show(qtbot, viewer, "application/pdf", pdf("Courrier", pages=5))
    assert viewer.stands == ""


def test_a_long_text_is_read_on_where_it_was_left(viewer: Viewer) -> None:
    words = "\n".join(map(str, range(300))).encode()
    viewer.show_document(document("text/plain"), words)
    viewer.words.verticalScrollBar().setValue(120)
    stood = viewer.stands
    viewer.show_document(document("text/plain"), words)
    viewer.stand(stood)
    assert viewer.words.verticalScrollBar().value() == 120


def test_only_the_pages_in_view_are_drawn(qtbot, viewer: Viewer) -> None:
    show(qtbot, viewer, "application/pdf", pdf("Courrier", pages=200))
    assert viewer.extent.text() == "200 pages"
    qtbot.waitUntil(lambda: not viewer.pages._asked)
    viewer.area.verticalScrollBar().setValue(viewer.area.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: 199 in viewer.pages._drawn)
    assert len(viewer.pages._drawn) < 10


def test_words_are_found_without_their_accents(qtbot, viewer: Viewer) -> None:
    show(qtbot, viewer, "application/pdf", pdf("Examen clinique", "Œdème et fièvre", "fièvre", pages=2))
    viewer.search.setText("fievre")
    viewer.search.returnPressed.emit()
    qtbot.waitUntil(lambda: viewer.extent.text() == "1 sur 4")
    viewer.search.returnPressed.emit()
    viewer.search.returnPressed.emit()
    assert viewer.extent.text() == "3 sur 4"
    assert viewer.area.verticalScrollBar().value() > viewer.pages.height() // 4
    viewer.search.setText("pneumonie")
    viewer.search.returnPressed.emit()
    qtbot.waitUntil(lambda: viewer.extent.text() == "Introuvable")


def test_text_is_shown_as_text(viewer: Viewer) -> None:
    viewer.show_document(document("text/plain"), "Cher confrère".encode())
    assert viewer.words.toPlainText() == "Cher confrère"
    assert viewer.words.isReadOnly()
    assert viewer.document_id == "d1"
    assert viewer.ready


@pytest.mark.parametrize("media_type", ["application/pdf", "image/jpeg"])
def test_what_is_damaged_is_said_and_kept(qtbot, viewer: Viewer, media_type: str) -> None:
    show(qtbot, viewer, media_type, b"not what it says")
    assert "ne peut pas être affiché" in viewer.words.toPlainText()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (TooLarge(), "trop grand"),
        (Protected(), "mot de passe"),
        (Stalled(), "trop de temps"),
        (DecoderGone(), "a échoué"),
    ],
)
def test_each_reason_has_its_own_words(qtbot, error: Exception, said: str) -> None:
    viewer = Viewer(by=Decoding(cast(Decoder, Refusing(error))))
    qtbot.addWidget(viewer)
    show(qtbot, viewer, "application/pdf", b"%PDF-")
    assert said in viewer.words.toPlainText()


def test_a_page_that_cannot_be_drawn_says_so_in_its_place(qtbot, decoding: Decoding, viewer: Viewer) -> None:
    show(qtbot, viewer, "application/pdf", pdf("Courrier", pages=30))
    qtbot.waitUntil(lambda: not viewer.pages._asked)
    assert decoding.decoder.pid is not None
    os.kill(decoding.decoder.pid, signal.SIGSTOP)
    decoding.decoder._patience = 0.2
    viewer.area.verticalScrollBar().setValue(viewer.area.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: isinstance(viewer.pages._drawn.get(29, (0, None))[1], str))
    decoding.decoder._patience = PATIENCE
    assert "trop de temps" in str(viewer.pages._drawn[29][1])
    viewer.area.verticalScrollBar().setValue(viewer.pages.height() // 2)
    qtbot.waitUntil(lambda: any(at in range(10, 20) for at in viewer.pages._drawn))


def test_an_answer_about_a_document_put_away_is_not_shown(qtbot, decoding: Decoding, viewer: Viewer) -> None:
    viewer.show_document(document("image/png"), png())
    viewer.show_document(document("text/plain"), b"Le suivant")
    qtbot.waitUntil(lambda: not decoding.jobs._waiting)
    assert viewer.words.toPlainText() == "Le suivant"
    assert viewer.words.isVisible()
    assert viewer.extent.text() == ""


def test_a_viewer_that_is_gone_hears_no_answer(qtbot, decoding: Decoding) -> None:
    viewer = Viewer(by=decoding)
    viewer.show_document(document("image/png"), png())
    viewer.deleteLater()
    with qtbot.waitSignal(viewer.destroyed):
        pass
    qtbot.waitUntil(lambda: not decoding.jobs._waiting)


def test_a_decoder_nobody_asks_is_ended(qtbot) -> None:
    decoding = Decoding(Decoder(), rest=50)
    viewer = Viewer(by=decoding)
    qtbot.addWidget(viewer)
    viewer.resize(400, 300)
    viewer.show()
    assert decoding.decoder.pid is None
    show(qtbot, viewer, "image/png", png())
    qtbot.waitUntil(lambda: decoding.decoder.pid is None)


def test_a_decoder_that_pages_are_printed_from_is_not_ended(qtbot) -> None:
    decoding, go = Decoding(Decoder(), rest=0), threading.Event()
    printed = decoding.outgoing.submit(go.wait, 20)
    with qtbot.waitSignal(decoding.jobs.submit(str).done):
        pass
    qtbot.waitUntil(lambda: not decoding.jobs._waiting)
    assert not decoding._rest.isActive()
    with qtbot.waitSignal(decoding._rest.timeout):
        go.set()
    assert printed.future.done()


def test_the_viewer_decodes_nothing_itself() -> None:
    """PDFium and Pillow in the session would meet what somebody sent, beside the keys."""
    script = "import ui.workspace.window, sys; print([n for n in ('pypdfium2', 'PIL') if n in sys.modules])"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_nothing_of_a_document_stays_when_it_is_closed(viewer: Viewer) -> None:
    viewer.show_document(document("text/plain"), b"secret")
    viewer.clear()
    assert viewer.words.toPlainText() == ""
    assert viewer.title.text() == ""
    assert viewer.document_id == ""


@pytest.mark.parametrize("reads_only", [False, True])
def test_where_nothing_could_be_kept_no_correction_and_no_copy_are_offered(
    qtbot, decoding: Decoding, reads_only: bool
) -> None:
    """In a backup both were: what one typed went nowhere."""
    viewer = Viewer(by=decoding, reads_only=reads_only)
    qtbot.addWidget(viewer)
    viewer.show()
    show(qtbot, viewer, "image/png", png())
    offered = viewer.label.edit, viewer.label.versions, viewer.cut
    assert [one.isHidden() for one in offered] == [reads_only] * 3
