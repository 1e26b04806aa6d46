"""Screens of the open window that an ordinary day passes by: each is gone to with keys, seen, and left."""

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Qt

from ui.demo.hands import Hands
from ui.demo.stage import Stage
from ui.dossier.leaf import DossierLeaf
from ui.papers.leaf import PapersLeaf
from ui.workspace.places import DOSSIER, SETTINGS
from ui.workspace.record import RecordPage
from ui.workspace.window import MainWindow
from vault.records.papers import Kind

_WHY: Final = "Forme vide, signée par mégarde"
_SOUGHT: Final = "palpitations"
_LOCUM: Final = "Dr Agathe Fictive"
_CTRL_SHIFT: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_NONE: Final = Qt.KeyboardModifier.NoModifier


class Corners:
    """Begins and ends in the record that is open."""

    def __init__(self, stage: Stage, hands: Hands, main: MainWindow, today: date) -> None:
        self._stage, self._hands, self._main, self._today = stage, hands, main, today

    @property
    def _record(self) -> RecordPage:
        return self._main.patients.record

    def look_into_record(self) -> None:
        """What can be corrected in a record, and what it said before."""
        self._edit_allergies()
        self._withdraw()
        self._edit_identity()
        self._read_versions()
        self._correct_document()
        self._certify()
        self._be_alone()

    def look_beyond(self) -> None:
        """All notes, short texts, and whose window it is."""
        self._search_notes()
        self._keep_short_texts()
        self._lend()

    def _edit_allergies(self) -> None:
        bar = self._record.header.allergies
        with self._stage.step("allergies"):
            self._hands.push(bar.banner.action)
            self._stage.let_work(20)
            self._picture("allergies")
            bar.toggle()

    def _withdraw(self) -> None:
        """The note that was signed empty is marked, with its reason; it leaves the timeline."""
        stage, hands, chronicle = self._stage, self._hands, self._record.chronicle
        with stage.step("entered_in_error"):
            hands.go_to(chronicle.list)
            hands.press(Qt.Key.Key_Home)
            while chronicle.list.current() is None:  # a day's papers and measures stand beside its notes
                hands.press(Qt.Key.Key_Down)
            hands.push(chronicle.withdraw)
            hands.type(_WHY, chronicle.reason.field)
            self._picture("entered-in-error")
            hands.press(Qt.Key.Key_Return)
            stage.until(lambda: not chronicle.asks and chronicle.hidden.isVisible(), "the note is withdrawn")
            hands.push(chronicle.hidden)
            self._picture("entered-in-error-shown")
            hands.push(chronicle.hidden)

    def _edit_identity(self) -> None:
        patients = self._main.patients
        with self._stage.step("identity"):
            self._hands.shortcut(Qt.Key.Key_F2, _NONE)
            self._stage.until(patients.form.isVisible, "the identity can be edited")
            self._picture("identity")
            self._hands.press(Qt.Key.Key_Escape)
            self._stage.until(lambda: not patients.form.isVisible(), "the record is back")

    def _read_versions(self) -> None:
        with self._stage.step("earlier_versions"):
            self._hands.shortcut(Qt.Key.Key_D)
            leaf = self._record.leaves.open(DOSSIER)
            assert isinstance(leaf, DossierLeaf)
            self._hands.push(leaf.versions_way)
            self._stage.let_work(20)
            self._picture("earlier-versions")
            self._hands.press(Qt.Key.Key_Escape)

    def _correct_document(self) -> None:
        """What is said of the letter that came in: its title, its class, where it is from."""
        stage, hands, record = self._stage, self._hands, self._record
        with stage.step("document_label"):
            hands.shortcut(Qt.Key.Key_N)
            hands.go_to(record.side.documents.list)
            hands.press(Qt.Key.Key_Home)
            hands.press(Qt.Key.Key_Return)
            stage.until(lambda: record.attachments.viewer.ready, "the document is shown")
            hands.push(record.attachments.viewer.label.edit)
            self._picture("document-label")
            hands.press(Qt.Key.Key_Escape)
            hands.push(record.attachments.viewer.back)
            stage.until(lambda: not record.attachments.viewer.document_id, "the document is put away")

    def _certify(self) -> None:
        stage, hands = self._stage, self._hands
        with stage.step("certificate"):
            hands.shortcut(Qt.Key.Key_E)
            leaf = self._record.leaves.open("papers")
            assert isinstance(leaf, PapersLeaf)
            stage.until(lambda: leaf.board.all.isVisible() or leaf.shelf.isVisible(), "the papers are shown")
            if not leaf.shelf.isVisible():  # one comes back to the paper that was left
                hands.push(leaf.board.all)
            hands.push(leaf.shelf.new[Kind.CERTIFICATE.value])
            stage.until(lambda: not leaf.board.writes(leaf.shelf), "the certificate is begun")
            stage.let_work(300)  # until the paper beside it is drawn
            self._picture("certificate")
            hands.push(leaf.board.discard)
            hands.shortcut(Qt.Key.Key_N)

    def _be_alone(self) -> None:
        """Somebody sits beside the desk."""
        with self._stage.step("record_alone"):
            self._hands.shortcut(Qt.Key.Key_F11, _NONE)
            self._picture("record-alone")
            self._hands.shortcut(Qt.Key.Key_F11, _NONE)

    def _search_notes(self) -> None:
        stage, notes = self._stage, self._main.notes
        with stage.step("search_notes"):
            self._hands.shortcut(Qt.Key.Key_F, _CTRL_SHIFT)
            stage.until(notes.isVisible, "the search opens")
            self._hands.retype(_SOUGHT, notes.field)
            stage.until(lambda: bool(notes.list.rows.rows), "passages are found")
            self._picture("notes-found")
            self._hands.press(Qt.Key.Key_Escape)

    def _keep_short_texts(self) -> None:
        main = self._main
        with self._stage.step("short_texts"):
            self._hands.push(main.rail.button(SETTINGS))
            self._hands.push(main.settings.short_texts)
            self._stage.until(main.snippets.isVisible, "the short texts are shown")
            self._stage.let_work(20)
            self._picture("short-texts")
            self._hands.press(Qt.Key.Key_Escape)

    def _lend(self) -> None:
        """The window as a locum has it, and the last seconds before it locks by itself."""
        main = self._main
        with self._stage.step("locum_at_work"):
            self._hands.shortcut(Qt.Key.Key_K)
            main.belong_to("", fictive=True, locum=(_LOCUM, self._today + timedelta(days=12)))
            main.show_lock_countdown(24)
            self._picture("locum-at-work")
            main.show_lock_countdown(None)
            main.belong_to("", fictive=True)

    def _picture(self, name: str) -> None:
        self._stage.picture(self._main, name)
