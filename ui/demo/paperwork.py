"""What leaves the open record on paper: an ordonnance, a letter, a fee note, the patient's copy, the book."""

from typing import Final

from PySide6.QtCore import Qt

from ui.demo.hands import Hands
from ui.demo.stage import Stage
from ui.papers.leaf import PapersLeaf
from ui.papers.line_form import LineForm
from ui.papers.shelf import ShelfPane
from ui.workspace.happenings import Sort
from ui.workspace.places import PAPERS, SETTINGS
from ui.workspace.window import MainWindow
from vault.records.papers import Kind

#: Enter goes from field to field.
_MEDICINE: Final = ("Amoxicilline 1 g", "1 cp matin et soir", "6 jours")
_REASON: Final = "Allergie écartée par l’allergologue, courrier du 4 mai"
_RECIPIENT: Final = "Dr Nathalie Quérouil\nCardiologie\nClinique du Val d’Orle\n49982 Saint-Aubin-la-Rive"
_SUBJECT: Final = "Palpitations à l’effort"
_LETTER: Final = (
    "Chère consœur,\n\n"
    "Merci de recevoir Mme LEFÈVRE pour des palpitations à l’effort depuis trois semaines, "
    "sans malaise ni douleur. TA 132/78, FC 68 régulière, ECG sinusal.\n"
    "Un Holter me paraît utile.\n\n"
    "Bien confraternellement."
)
_LABORATORY: Final = ("Laboratoire de l’Orle", "Biologie médicale", "02 61 91 00 40")
_CTRL_SHIFT: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_ACT: Final = ("Consultation", "G", "30,00")


class Paperwork:
    """Everything done on the papers of the record that is open."""

    def __init__(self, stage: Stage, hands: Hands, main: MainWindow) -> None:
        self._stage = stage
        self._hands = hands
        self._main = main

    def work(self) -> None:
        """The whole of it."""
        self._prescribe()
        self._write_letter()
        self._charge()
        self._copy()

    @property
    def _leaf(self) -> PapersLeaf:
        leaf = self._main.patients.record.leaves.open(PAPERS)
        assert isinstance(leaf, PapersLeaf)
        return leaf

    def _prescribe(self) -> None:
        """A medicine that the patient is allergic to is prescribed with a reason, or not at all."""
        stage, hands = self._stage, self._hands
        with stage.step("ordonnance"):
            hands.shortcut(Qt.Key.Key_O)
            form = self._leaf.ordonnance
            stage.until(lambda: self._leaf.board.writes(form), "an ordonnance is begun")
            line = form.findChildren(LineForm)[0]
            hands.type("\n".join(_MEDICINE))
            stage.until(line.meets.isVisible, "the allergy is noticed")
            self._take("ordonnance-allergy")
            hands.type(_REASON, line.reason)
            self._file("the ordonnance is filed")

    def _write_letter(self) -> None:
        with self._stage.step("letter"):
            self._begin(Kind.LETTER.value)
            form = self._leaf.letter
            for field, typed in ((form.recipient, _RECIPIENT), (form.title, _SUBJECT), (form.body, _LETTER)):
                self._hands.retype(typed, field)
            self._take("letter")
            self._file("the letter is filed")
            line = self._main.patients.record.keep_line
            self._stage.until(lambda: bool(line.words), "the recipient is not in the directory")
            self._hands.shortcut(Qt.Key.Key_K, _CTRL_SHIFT)
            self._stage.until(lambda: not line.half_typed(), "the recipient is kept")

    def _charge(self) -> None:
        with self._stage.step("fee_note"):
            self._begin(ShelfPane.FEE)
            self._hands.type("\n".join(_ACT))
            self._hands.go_to(self._leaf.fee.means)
            self._hands.press(Qt.Key.Key_Down)
            self._take("fee-note")
            self._file("the fee note is filed")

    def _copy(self) -> None:
        """Everything that went out, and the record as the patient takes it home."""
        with self._stage.step("patient_copy"):
            self._open_shelf()
            self._take("papers")
            self._hands.push(self._leaf.shelf.copy)
            self._take("patient-copy")
            self._hands.press(Qt.Key.Key_Escape)

    def look_at_timeline(self) -> None:
        """What was issued, alone in the timeline."""
        with self._stage.step("timeline"):
            sort = self._main.patients.record.chronicle.sort
            self._hands.shortcut(Qt.Key.Key_N)
            if not sort.isVisible():  # in a narrow window it stands beside the words one searches
                self._hands.shortcut(Qt.Key.Key_F)
            self._hands.go_to(sort)
            while sort.key() != Sort.PAPER:
                self._hands.press(Qt.Key.Key_Down)
            self._take("timeline-papers")
            self._hands.press(Qt.Key.Key_Home)

    def look_at_directory(self) -> None:
        """Whom the practice writes to, and one more."""
        stage, hands, page = self._stage, self._hands, self._main.directory
        with stage.step("correspondents"):
            hands.shortcut(Qt.Key.Key_A, _CTRL_SHIFT)
            stage.until(lambda: bool(page.rows.rows), "whom the letter was for is there")
            hands.type(_LABORATORY[0] + "\n")
            form = page.stack.form
            assert form is not None
            for name, typed in zip(("profession", "phone"), _LABORATORY[1:], strict=True):
                hands.type(typed, form.fields[name])
            self._take("correspondent-form")
            hands.press(Qt.Key.Key_Return)
            stage.until(lambda: page.stack.form is None, "the laboratory is kept")
            self._take("correspondents")
            hands.press(Qt.Key.Key_Escape)

    def look_at_receipts(self) -> None:
        """The book for the accountant."""
        stage = self._stage
        with stage.step("receipts"):
            self._hands.push(self._main.rail.button(SETTINGS))
            self._hands.push(self._main.settings.receipts)
            stage.until(self._main.receipts.isVisible, "the book opens")
            self._take("receipts")
            self._hands.push(self._main.receipts.back)

    def _begin(self, kind: str) -> None:
        self._open_shelf()
        self._hands.push(self._leaf.shelf.new[kind])
        self._stage.until(lambda: not self._leaf.board.writes(self._leaf.shelf), "the paper is begun")

    def _open_shelf(self) -> None:
        self._hands.shortcut(Qt.Key.Key_E)
        self._stage.until(self._leaf.shelf.isVisible, "all papers are shown")

    def _file(self, what: str) -> None:
        """As a PDF, among the documents; the note is shown again."""
        self._hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "\r")
        self._stage.until(lambda: not self._main.patients.record.leaves.shown, what)

    def _take(self, name: str) -> None:
        """A picture, once the paper beside it is drawn."""
        self._stage.let_work(300)
        self._stage.picture(self._main, name)
