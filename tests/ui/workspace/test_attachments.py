"""Documents of a record: filed with the right patient, shown from memory, destroyed late."""

import os
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image
from pypdfium2 import PdfDocument
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPoint, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QImage, QPageSize, QPdfWriter
from PySide6.QtWidgets import QWidget

from app import intake
from app.errors import DocumentTooLarge
from app.intake import Incoming
from app.papers.blocks import Sheet
from tests.ui.typing import press
from tests.ui.workspace.handling import let_answers_come, page, record_of, settled, shortcut, unlocked_again
from tests.ui.workspace.test_viewer import pdf, png
from ui import printers
from ui.dossier.store import ENTRIES, DossierStore
from ui.papers import printing
from ui.theme import Appearance
from ui.workspace import keys
from ui.workspace.cutting import Frame
from ui.workspace.desk import Desk
from ui.workspace.document_label import DocumentLabel
from ui.workspace.picked import Picked, read_files
from ui.workspace.record import RecordPage
from ui.workspace.store import Record
from ui.workspace.taking_in import Given
from ui.workspace.window import MainWindow
from vault.records.documents_index import Document, DocumentClass, Label
from vault.records.history import Facts, Kind
from vault.records.sharing import disclosures


def test_files_dropped_on_a_record_become_its_documents(qtbot, opened: MainWindow, tmp_path) -> None:
    file = tmp_path / "Courrier du Dr Aubrac.txt"
    file.write_text("Cher confrère, merci de m’avoir adressé…", encoding="utf-8")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    before = len(record_of(opened).documents)
    page(opened).attachments.take(dropped)
    let_answers_come(qtbot, opened)
    titles = [document.label.title for document in record_of(opened).documents]
    assert len(titles) == before + 1
    assert "Courrier du Dr Aubrac" in titles
    assert opened.status.words == "Document classé"


def test_a_file_that_is_gone_is_answered_in_words(qtbot, opened: MainWindow, tmp_path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "parti.pdf"))])
    page(opened).attachments.take(dropped)
    let_answers_come(qtbot, opened)
    assert "FileUnreachable" in page(opened).trouble.words


def test_a_file_is_not_read_further_than_one_is_taken(monkeypatch, tmp_path) -> None:
    """A film of 20 GB was read whole before it was called too large; a pipe was waited for without end."""
    monkeypatch.setattr(intake, "LARGEST", 1000)
    film, pipe = tmp_path / "film.mp4", tmp_path / "pipe"
    film.write_bytes(bytes(2000))
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)
    assert read_files([tmp_path, *([pipe] if pipe.exists() else [])]) == []
    with pytest.raises(DocumentTooLarge):
        read_files([film])


class SlowCleaning:
    """Cleans when it is told to, and remembers on which thread."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.threads: list[str] = []

    def __call__(self, name: str, data: bytes) -> Incoming:
        assert self.go.wait(20)
        self.threads.append(threading.current_thread().name)
        return Incoming(name, "text/plain", data)


def test_a_file_is_filed_with_the_patient_it_was_given_to_however_long_it_takes(
    qtbot, desk: Desk, appearance: Appearance
) -> None:
    cleaning = SlowCleaning()
    slow = replace(desk, clean=cleaning)
    shown = RecordPage(slow)
    qtbot.addWidget(shown)
    first, second = (row.id for row in desk.people.find("").patients[:2])
    given = QImage(4, 3, QImage.Format.Format_RGB32)
    given.fill(Qt.GlobalColor.red)
    copied = QMimeData()
    copied.setImageData(given)
    before = [len(desk.store.reread(who).documents) for who in (first, second)]
    shown.open(first)
    qtbot.waitUntil(lambda: shown.patient_id == first)
    shown.attachments.take(copied)
    shown.open(second)
    # The database answers while the file is still being cleaned.
    qtbot.waitUntil(lambda: shown.patient_id == second)
    cleaning.go.set()
    settled(qtbot, desk)
    assert [len(desk.store.reread(who).documents) for who in (first, second)] == [before[0] + 1, before[1]]
    assert shown.side.documents.list.rows.rowCount() == before[1]
    assert all(name.startswith("incoming") for name in cleaning.threads)


def test_a_picture_pasted_into_the_note_goes_to_the_documents(qtbot, opened: MainWindow) -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    copied = QMimeData()
    copied.setImageData(picture)
    before = len(record_of(opened).documents)
    page(opened).composer.area.insertFromMimeData(copied)
    let_answers_come(qtbot, opened)
    assert len(record_of(opened).documents) == before + 1
    assert page(opened).composer.area.toPlainText() == ""


def test_a_document_opens_from_memory_under_the_allergy_bar(qtbot, opened: MainWindow) -> None:
    documents = page(opened).side.documents
    first = documents.list.rows.rows[0]
    documents.list.setCurrentIndex(documents.list.rows.index(0))
    press(documents.list, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    viewer = page(opened).attachments.viewer
    assert viewer.document_id == first.id
    assert page(opened).stack.currentWidget() is viewer
    assert page(opened).header.allergies.isVisible()
    qtbot.waitUntil(lambda: viewer.ready, timeout=20_000)
    press(viewer, Qt.Key.Key_Escape)
    assert page(opened).stack.currentWidget() is page(opened).body
    assert viewer.document_id == ""


def test_a_removed_document_is_destroyed_only_once_nobody_takes_it_back(qtbot, opened: MainWindow) -> None:
    shown, store = page(opened), opened._desk.store
    first = record_of(opened).documents[0]
    shown.attachments._remove(first)
    assert first not in shown.side.documents.list.rows.rows
    assert store.read_document(opened.patients.patient_id, first.id)
    press(shown.undo.button, Qt.Key.Key_Space)
    assert first in shown.side.documents.list.rows.rows
    shown.attachments._remove(first)
    shown.show_record(
        DossierStore(store).add(opened.patients.patient_id, ENTRIES, Facts(Kind.REMARK, "Sourd"))
    )
    assert first not in shown.side.documents.list.rows.rows
    shown.undo.settle()
    let_answers_come(qtbot, opened)
    assert first.id not in [document.id for document in record_of(opened).documents]


def test_a_document_that_could_not_be_destroyed_is_shown_again(
    qtbot, opened: MainWindow, monkeypatch
) -> None:
    def full(*_: object) -> Record:
        raise OSError

    monkeypatch.setattr(type(opened._desk.store), "remove_document", full)
    shown = page(opened)
    first = record_of(opened).documents[0]
    shown.attachments._remove(first)
    shown.undo.settle()
    let_answers_come(qtbot, opened)
    assert first in shown.side.documents.list.rows.rows
    assert "OSError" in shown.trouble.words


def read_first(qtbot, window: MainWindow) -> DocumentLabel:
    """Open the first document of the record."""
    documents = page(window).side.documents
    documents.list.setCurrentIndex(documents.list.rows.index(0))
    press(documents.list, Qt.Key.Key_Return)
    let_answers_come(qtbot, window)
    return page(window).attachments.viewer.label


def test_what_is_said_of_a_document_is_corrected_in_its_place(qtbot, opened: MainWindow) -> None:
    label = read_first(qtbot, opened)
    document_id = page(opened).attachments.open_id
    label.begin()
    for field, words in ((label.kind, "Courrier"), (label.dated_on, "03/2026"), (label.source, "Dr Aubrac")):
        field.setText(words)
    label.document_class.show_key("administrative")
    press(label.source, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    (now,) = [one.label for one in record_of(opened).documents if one.id == document_id]
    assert (now.kind, now.dated_on, now.source) == ("Courrier", "2026-03", "Dr Aubrac")
    assert now.document_class is DocumentClass.ADMINISTRATIVE
    assert "Administratif · Courrier · 03/2026 · de Dr Aubrac" in label.line.text()
    assert page(opened).attachments.open_id == document_id


def test_a_paper_that_was_issued_here_is_called_as_people_call_it(qtbot, opened: MainWindow) -> None:
    """The kind of a fee note was shown as “fee_note”."""
    label = read_first(qtbot, opened)
    viewer = page(opened).attachments.viewer
    document = viewer.document
    assert document is not None
    viewer.show_label(replace(document, label=replace(document.label, kind="fee_note")))
    assert "Note d’honoraires" in label.line.text()
    label.begin()
    assert label.kind.text() == "Note d’honoraires"
    wished: list[Label] = []
    label.changed.connect(wished.append)
    label.source.setText("Dr Aubrac")
    press(label.source, Qt.Key.Key_Return)
    assert [one.kind for one in wished] == ["fee_note"]  # the timeline knows it by that


def test_a_day_that_is_none_is_not_kept_and_stays_typed(qtbot, opened: MainWindow) -> None:
    label = read_first(qtbot, opened)
    label.begin()
    label.dated_on.setText("hier")
    with qtbot.assertNotEmitted(label.changed):
        press(label.keep, Qt.Key.Key_Space)
    assert label.dated_on.property("wrong")
    assert label.half_typed()["dated_on"] == "hier"


def test_a_lock_brings_back_what_was_being_corrected(
    qtbot, desk: Desk, opened: MainWindow, appearance: Appearance
) -> None:
    label = read_first(qtbot, opened)
    label.begin()
    label.kind.setText("Compte ren")
    again = unlocked_again(qtbot, desk, appearance, opened.pending())
    assert page(again).attachments.viewer.label.kind.text() == "Compte ren"
    assert not page(again).attachments.viewer.label.form.isHidden()


def test_a_correction_waits_for_its_own_document_whatever_is_shown_in_between(
    qtbot, desk: Desk, opened: MainWindow, appearance: Appearance
) -> None:
    """A leaf's key, or Back, threw away what was being corrected."""
    label = read_first(qtbot, opened)
    label.begin()
    label.kind.setText("Compte ren")
    press(label.kind, Qt.Key.Key_Escape)
    assert not label.form.isHidden()
    shortcut(opened, keys.MEASURES)
    again = unlocked_again(qtbot, desk, appearance, opened.pending())
    assert page(again).attachments.open_id == ""
    other = read_first(qtbot, again)
    assert other.kind.text() == "Compte ren"
    other.close_form()
    press(page(again).attachments.viewer, Qt.Key.Key_Escape)
    assert read_first(qtbot, again).form.isHidden()


def test_what_was_being_corrected_in_one_record_never_stands_in_another(
    qtbot, opened: MainWindow, id_of: Callable[[str], str]
) -> None:
    """A document that came back after a lock was left before it was read: the next one took its words."""
    label = read_first(qtbot, opened)
    label.begin()
    label.kind.setText("Compte ren")
    typed = page(opened).attachments.half_typed()
    page(opened).attachments.leave()
    page(opened).attachments.show_record(record_of(opened))
    page(opened).attachments.reopen(typed)
    assert page(opened).attachments.half_typed() == typed  # a lock now loses nothing
    theirs = next(one for one in opened._desk.people.find("").patients if has_documents(opened, one.id))
    opened.patients.open(theirs.id)
    let_answers_come(qtbot, opened)
    assert page(opened).attachments.half_typed()["document"] == ""
    assert read_first(qtbot, opened).form.isHidden()


def has_documents(window: MainWindow, patient_id: str) -> bool:
    """Whether there is something to open in another record than the one on the screen."""
    other = patient_id != window.patients.patient_id
    return other and bool(window._desk.store.reread(patient_id).documents)


def test_a_correction_that_was_not_written_stays_typed(qtbot, opened: MainWindow, monkeypatch) -> None:
    def full(*_: object) -> Record:
        raise OSError

    monkeypatch.setattr(type(opened._desk.store), "change_document", full)
    label = read_first(qtbot, opened)
    label.begin()
    label.kind.setText("Courrier")
    press(label.kind, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    assert (label.kind.text(), label.form.isHidden(), label.form.isEnabled()) == ("Courrier", False, True)


class OnAPdf:
    """A printer that prints into a PDF in memory."""

    def __init__(self) -> None:
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.device = QPdfWriter(self._buffer)
        self.device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))

    def pages(self) -> list[Image.Image]:
        """What came out, as grey pictures."""
        self._buffer.close()
        return [
            page.render().to_pil().convert("L") for page in PdfDocument(bytes(self._buffer.data().data()))
        ]


def show(qtbot, window: MainWindow, name: str, data: bytes) -> Document:
    """File a document with the open record, and open it."""
    known = {one.id for one in record_of(window).documents}
    page(window).attachments.take_given([Given(name, lambda: Picked(name, data))])
    let_answers_come(qtbot, window)
    (document,) = [one for one in record_of(window).documents if one.id not in known]
    page(window).attachments._open(document)
    viewer = page(window).attachments.viewer
    qtbot.waitUntil(lambda: viewer.document_id == document.id and viewer.ready, timeout=20_000)
    return document


def test_the_open_document_prints_page_after_page_and_is_among_what_left_the_record(
    qtbot, opened: MainWindow, monkeypatch
) -> None:
    printer = OnAPdf()
    monkeypatch.setattr(printers, "there_is_a_printer", lambda: True)
    monkeypatch.setattr(printers, "chosen_printer", lambda parent: printer.device)
    letter = show(qtbot, opened, "Courrier.pdf", pdf("Cher confrère", pages=3))
    shortcut(opened, keys.PRINT)
    let_answers_come(qtbot, opened)
    let_answers_come(qtbot, opened)
    assert opened.status.words == "Document imprimé"
    assert [any(each.histogram()[:128]) for each in printer.pages()] == [True] * 3
    (left,) = disclosures(opened._desk.store._database, letter.patient_id)
    assert (left.disclosed.what, left.disclosed.record_id) == ("Courrier", letter.id)
    # Under the form of somebody new, Ctrl+P printed the document of whoever was read before.
    opened.patients.new_patient("Aubrac")
    shortcut(opened, keys.PRINT)
    let_answers_come(qtbot, opened)
    assert opened.status.words == "Rien à imprimer sur cet écran."
    assert len(disclosures(opened._desk.store._database, letter.patient_id)) == 1


def test_a_text_prints_as_text_and_what_cannot_be_shown_is_not_printed(
    qtbot, opened: MainWindow, monkeypatch
) -> None:
    printer = OnAPdf()
    monkeypatch.setattr(printers, "there_is_a_printer", lambda: True)
    monkeypatch.setattr(printers, "chosen_printer", lambda parent: printer.device)
    threads: list[str] = []

    def refuses(sheet: Sheet, device: object) -> bool:
        threads.append(threading.current_thread().name)
        return "confrère" not in str(sheet.blocks)

    monkeypatch.setattr(printing, "print_on", refuses)
    letter = show(qtbot, opened, "Courrier.txt", "Cher confrère".encode())
    shortcut(opened, keys.PRINT)
    let_answers_come(qtbot, opened)
    let_answers_come(qtbot, opened)
    assert opened.status.words == "L’imprimante n’a pas pris le document"
    assert all(name.startswith("outgoing") for name in threads)
    show(qtbot, opened, "Scan.pdf", b"%PDF-broken")
    shortcut(opened, keys.PRINT)
    let_answers_come(qtbot, opened)
    assert opened.status.words == "Rien à imprimer sur cet écran."
    assert len(disclosures(opened._desk.store._database, letter.patient_id)) == 1


def test_a_part_of_a_picture_is_covered_in_a_copy_and_the_original_stays(qtbot, opened: MainWindow) -> None:
    original = show(qtbot, opened, "Plaie.png", png(200, 100))
    viewer, store = page(opened).attachments.viewer, opened._desk.store
    before = store.read_document(original.patient_id, original.id)
    press(viewer, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    for _ in range(40):
        press(viewer.frame, Qt.Key.Key_Left)
        press(viewer.frame, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    for _ in range(4):
        press(viewer.frame, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    part = viewer.frame.part
    assert (part.left(), part.top(), part.bottom()) == (0.0, 0.25, 0.75)
    assert 0.7 < part.right() < 1.0
    press(viewer.cutting.cover, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: viewer.document_id not in ("", original.id) and viewer.ready, timeout=20_000)
    assert viewer.title.text() == "Plaie (partie masquée)"
    assert opened.status.words == "Copie classée\u00a0; l’original est conservé"
    copy = store.read_document(original.patient_id, viewer.document_id)
    drawn = QImage.fromData(copy)
    assert (drawn.width(), drawn.height()) == (200, 100)
    assert drawn.pixelColor(20, 50).blue() < 20 < 200 < drawn.pixelColor(20, 10).blue()
    assert drawn.pixelColor(195, 50).blue() > 200
    assert store.read_document(original.patient_id, original.id) == before
    sql = "SELECT made_from FROM document WHERE id = ?"
    assert store._database.value(sql, (viewer.document_id,)) == original.id


def test_a_picture_that_is_turned_is_cut_as_it_stands(qtbot, opened: MainWindow) -> None:
    original = show(qtbot, opened, "Plaie.png", png(200, 100))
    viewer = page(opened).attachments.viewer
    press(viewer, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    press(viewer.cut, Qt.Key.Key_Space)
    press(viewer.cutting.keep, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: viewer.document_id not in ("", original.id) and viewer.ready, timeout=20_000)
    kept = QImage.fromData(opened._desk.store.read_document(original.patient_id, viewer.document_id))
    assert (kept.width(), kept.height()) == (50, 100)


def test_escape_puts_the_frame_away_before_the_picture(qtbot, opened: MainWindow) -> None:
    show(qtbot, opened, "Plaie.png", png(200, 100))
    viewer, attachments = page(opened).attachments.viewer, page(opened).attachments
    press(viewer.cut, Qt.Key.Key_Space)
    assert viewer.frame.isVisible()
    press(viewer, Qt.Key.Key_Escape)
    assert not viewer.frame.isVisible()
    assert attachments.open_id
    press(viewer, Qt.Key.Key_Escape)
    assert not attachments.open_id
    show(qtbot, opened, "Courrier.txt", b"Cher confrere")
    assert not viewer.cut.isVisible()


def test_a_frame_is_drawn_and_moved_with_the_mouse(qtbot) -> None:
    picture = QWidget()
    qtbot.addWidget(picture)
    picture.resize(400, 200)
    frame = Frame(picture)
    frame.setGeometry(picture.rect())
    picture.show()
    frame.begin()

    def drag(start: QPoint, end: QPoint) -> None:
        qtbot.mousePress(frame, Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(frame, end)
        qtbot.mouseRelease(frame, Qt.MouseButton.LeftButton, pos=end)

    drag(QPoint(80, 40), QPoint(20, 20))
    assert frame.part == QRectF(0.05, 0.1, 0.15, 0.1)
    drag(QPoint(40, 30), QPoint(400, 200))
    assert frame.part.bottomRight() == QPointF(1.0, 1.0)
