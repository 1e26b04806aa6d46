"""A practitioner's day in the open window: find, write, sign, file, take a list over, meet somebody new."""

import statistics
import time
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt

from ui.demo import papers
from ui.demo.hands import Hands
from ui.demo.stage import PaintClock, Stage
from ui.dossier.cards import IDENTITY
from ui.dossier.leaf import DossierLeaf
from ui.workspace import identity
from ui.workspace.places import DOSSIER, SETTINGS
from ui.workspace.record import RecordPage
from ui.workspace.window import MainWindow

TYPED: Final = "lefe fran"
_NOTE: Final = (
    "Palpitations à l’effort depuis trois semaines, sans malaise ni douleur.\n"
    "TA 132/78, FC 68 régulière, auscultation sans souffle. Poids 69,2 kg.\n"
    "ECG sinusal, normal. Courrier au Dr Quérouil, Holter. Revoir dans un mois."
)
_ADDENDUM: Final = "Appelée à 18 h 20 : Holter le 3 décembre. Œdème signalé au retour : à revoir d’ici là."
_PRESSURE: Final = ("128", "76")
_TRUSTED: Final = (
    ("name", "CESBRON"),
    ("first_name", "Aurélien"),
    ("relationship", "frère"),
    ("designated_on", "02/05/2024"),
)
_BEGUN: Final = "Vue entre deux : fièvre à 38,4 depuis hier, œdème de la paupière gauche, "
_NEWCOMER: Final = (
    ("birth_name", "LEFEVRE"),
    ("birth_first_name", "Françoise"),
    ("birth_date", "12/03/1968"),
)

_M: Final = Qt.Key.Key_M
_CTRL_SHIFT: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

Measured = dict[str, float | int]


class Day:
    """Everything done in one main window. ``measured`` receives what was timed."""

    def __init__(self, stage: Stage, hands: Hands, main: MainWindow, measured: Measured) -> None:
        self._stage = stage
        self._hands = hands
        self._main = main
        self._measured = measured

    @property
    def _record(self) -> RecordPage:
        return self._main.patients.record

    def find(self) -> None:
        """Type fragments of a name; every key is timed until its answer is painted."""
        stage, search = self._stage, self._main.patients.search
        with stage.step("find"):
            self._hands.shortcut(Qt.Key.Key_K)
            clock, taken = PaintClock(search.list.viewport()), []
            for sign in TYPED:
                began = time.perf_counter()
                self._hands.type(sign)
                search.list.viewport().update()
                stage.until(lambda began=began: clock.painted > began, "the answer is painted")  # type: ignore[misc]  # bound at once
                taken.append(clock.painted - began)
            self._measured["keystroke_to_painted_median_ms"] = 1000 * statistics.median(taken)
            self._measured["keystroke_to_painted_longest_ms"] = 1000 * max(taken)
            stage.until(lambda: bool(search.rows.rows), "somebody is found")
            stage.picture(self._main, "found")

    def open_homonym(self, picture: str = "record") -> None:
        """Enter goes to the list of homonyms, Down to the one who was born under another name."""
        stage, patients = self._stage, self._main.patients
        homonyms = patients.search.rows.rows
        at = next((at for at, one in enumerate(homonyms) if one.used_name.startswith("LEF")), 0)
        wanted = homonyms[at].id
        clock = PaintClock(self._record.header)
        if len(homonyms) > 1:
            self._hands.press(Qt.Key.Key_Return)
        for _ in range(at):
            self._hands.press(Qt.Key.Key_Down)
        began = time.perf_counter()
        self._hands.press(Qt.Key.Key_Return)
        stage.until(lambda: patients.patient_id == wanted and clock.painted > began, "the record opens")
        self._measured["open_record_ms"] = 1000 * (clock.painted - began)
        stage.picture(self._main, picture)

    def write_note(self) -> None:
        """Write a note and sign it with the keyboard."""
        stage, record = self._stage, self._record
        with stage.step("note"):
            before = _signed(record)
            self._hands.shortcut(Qt.Key.Key_N)
            self._hands.type(_NOTE)
            stage.until(lambda: bool(record.composer.state.text()), "the draft is on the disk")
            stage.picture(self._main, "note-written")
            began = time.perf_counter()
            self._hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "\r")
            stage.until(lambda: _signed(record) == before + 1, "the note is signed")
            self._measured["sign_note_ms"] = 1000 * (time.perf_counter() - began)
            stage.picture(self._main, "note-signed")

    def add_to_note(self) -> None:
        """An addendum to the note just signed."""
        stage, chronicle = self._stage, self._record.chronicle
        with stage.step("addendum"):
            before = _signed(self._record)
            self._hands.go_to(chronicle.list)
            self._hands.press(Qt.Key.Key_Home)
            self._hands.push(chronicle.complete)
            self._hands.type(_ADDENDUM)
            stage.picture(self._main, "addendum-written")
            self._hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "\r")
            stage.until(lambda: _signed(self._record) == before + 1, "the addendum is signed")
            stage.picture(self._main, "addendum-signed")

    def write_with_help(self) -> None:
        """Put a snippet in, take the measurements over that the note holds, and give the note a form."""
        stage, hands, record = self._stage, self._hands, self._record
        composer = record.composer
        with stage.step("note_with_help"):
            before = _signed(record)
            hands.shortcut(Qt.Key.Key_N)
            hands.type("Contrôle au repos : /ta")
            stage.until(lambda: composer.area.offers is not None, "a snippet is offered")
            stage.picture(self._main, "note-snippet")
            for pressure in _PRESSURE:
                hands.press(Qt.Key.Key_Tab)
                hands.type(pressure)
            stage.until(composer.offer.isVisible, "the measurement is offered")
            hands.shortcut(_M, _CTRL_SHIFT)
            stage.picture(self._main, "note-in-a-form")
            hands.shortcut(_M)
            stage.until(composer.offer.isHidden, "the measurement is written down")
            hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "\r")
            stage.until(lambda: _signed(record) == before + 1, "the note is signed")

    def read_dossier(self) -> None:
        """Who the trusted person is, and with which record this one could be merged."""
        stage, hands, record = self._stage, self._hands, self._record
        with stage.step("dossier"):
            hands.shortcut(Qt.Key.Key_D)
            leaf = record.leaves.open(DOSSIER)
            assert isinstance(leaf, DossierLeaf)
            persons = leaf.sections["related_person"]
            hands.push(persons.add)
            assert persons.form is not None
            for name, typed in _TRUSTED:
                hands.type(typed, persons.form.fields[name])
            stage.picture(self._main, "dossier-form")
            hands.push(persons.form.keep)
            stage.until(lambda: bool(persons.lines), "the trusted person is written down")
            leaf.go_to(leaf.cards[IDENTITY])
            stage.picture(self._main, "dossier")
            hands.push(leaf.others.alike.rows[0].open)
            stage.until(lambda: leaf.merging.plan is not None, "the two records are compared")
            stage.picture(self._main, "dossier-merge")
            hands.press(Qt.Key.Key_Escape)
            hands.press(Qt.Key.Key_Escape)

    def attach(self, desk: Path, today: date) -> None:
        """File a letter through the file dialog, and look at it from memory."""
        stage, record = self._stage, self._record
        assert record.record is not None
        traits = record.record.patient.traits
        whose = f"Mme {identity.name(traits)}, {identity.born_on(traits)}"
        letter = papers.letter(desk, whose, today)
        documents = record.side.documents
        with stage.step("attach_document"):
            before = documents.list.rows.rowCount()
            self._hands.choose_file(letter)
            self._hands.push(documents.attach)
            stage.until(lambda: documents.list.rows.rowCount() == before + 1, "the letter is filed")
            self._hands.go_to(documents.list)
            record.side.ensureWidgetVisible(documents)
            stage.let_work(20)  # the rows ask for their small pictures when they are painted
            stage.until(lambda: not record.attachments.thumbnails.busy, "the documents are pictured")
            stage.picture(self._main, "document-filed")
        with stage.step("view_document"):
            self._hands.press(Qt.Key.Key_Home)
            self._hands.press(Qt.Key.Key_Return)
            stage.until(lambda: record.attachments.viewer.ready, "the letter is shown")
            stage.picture(self._main, "document-shown")
            self._hands.press(Qt.Key.Key_Escape)
            stage.until(lambda: not record.attachments.viewer.document_id, "the letter is put away")

    def take_over(self, desk: Path) -> None:
        """Take a list of another program over: look at the columns, at the report, write it."""
        stage, imports = self._stage, self._main.imports
        with stage.step("import"):
            self._hands.push(self._main.rail.button(SETTINGS))
            self._hands.push(self._main.settings.take_over)
            stage.until(imports.isVisible, "the import page opens")
            self._hands.choose_file(papers.patient_list(desk))
            self._hands.push(imports.choose)
            stage.until(lambda: imports.write.isEnabled() and imports.columns.isVisible(), "the list is read")
            stage.let_work(20)
            stage.picture(self._main, "import-columns")
            self._hands.go_to(imports.report.list)
            stage.let_work(20)
            stage.picture(self._main, "import-report")
            self._hands.push(imports.write)
            stage.until(lambda: not imports.columns.isVisible(), "the list is taken over")
            stage.picture(self._main, "import-done")

    def meet_newcomer(self) -> None:
        """A new patient who looks like one who is there: said, not forbidden."""
        stage, patients = self._stage, self._main.patients
        with stage.step("new_patient"):
            self._hands.shortcut(
                Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            )
            for name, typed in _NEWCOMER:
                self._hands.retype(typed, patients.form.fields[name])
            stage.until(patients.form.alike.isVisible, "somebody similar is shown")
            stage.picture(self._main, "new-patient-lookalike")
            before = patients.patient_id
            self._hands.push(patients.form.keep)
            stage.until(lambda: patients.patient_id not in ("", before), "the new record opens")
            stage.picture(self._main, "new-patient")

    def begin_note(self) -> str:
        """Begin a note and leave it there, the caret in the middle; the text."""
        with self._stage.step("draft"):
            self._hands.shortcut(Qt.Key.Key_N)
            self._hands.type(_BEGUN)
            for _ in range(12):
                self._hands.press(Qt.Key.Key_Left)
            self._stage.picture(self._main, "draft")
        return _BEGUN


def _signed(record: RecordPage) -> int:
    """How many signed notes the record on the screen has."""
    return sum(note.signed_at is not None for note in record.record.notes) if record.record else 0
