"""Records open by turns, their answers late and never awaited: nothing written reaches another patient.

A state machine presses keys in the real window and lets the database answer when it likes. Whatever is
typed bears the name that stands in the banner, or over the form, at that moment. After every step the
database is read past all windows: each text with a name in it lies in that patient's record. At the end
everything that was asked is answered, and what was kept is there.
"""

import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import cast

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.settings import Settings
from tests.bench import finding
from tests.proofs.proof import Proof
from tests.ui.typing import press, type_text
from tests.ui.workspace import practice
from ui.dossier.store import ENTRIES
from ui.theme import Appearance, prepare_application
from ui.workspace.chronicle import NOTES, Chronicle
from ui.workspace.happenings import Happening, Sort
from ui.workspace.noted import Moment
from ui.workspace.record import RecordPage
from ui.workspace.window import MainWindow
from vault.pending import Draft
from vault.records import measurements, notes
from vault.records.context import Context, new_id
from vault.records.patients import Traits, create

_STEPS = 60
#: Nobody else bears these names, and no text contains them by chance.
NAMES = ("ZZALBARET", "ZZBERTHIER", "ZZCOULOMB")
#: Kilograms: which patient a weight was measured of.
_WEIGHTS = (50.0, 60.0, 70.0)
#: Every table with text of a patient, where that stands and how its patient is called there.
_TEXTS = (
    ("note", "text", "patient_id"),
    ("note", "reason", "patient_id"),
    ("allergy", "substance", "patient_id"),
    ("allergy", "reaction", "patient_id"),
    ("entry", "text", "patient_id"),
    ("contact", "value", "patient_id"),
    ("earlier_version", "content", "patient_id"),
    ("search_text", "body", "patient"),
)
#: What comes between two things a person does: answers of the database, somebody else's record.
_meanwhile = st.tuples(st.integers(0, 4), st.sampled_from((None, None, None, 0, 1, 2)))


class CrossWrites:
    """Each trial is a run of the state machine from its own seed, and the plainest run there is."""

    runs = 300

    def __init__(self, scratch: Path) -> None:
        self._appearance = prepare_application(finding.application(), "light", "fr", 100)
        self._template, self._copy = scratch / "practice", scratch / "copy"
        (self._template / "documents").mkdir(parents=True)
        made = practice.context(self._template)
        practice.fill(made, self._template, 3)
        self._ids = tuple(create(made, Traits(name, "Camille")) for name in NAMES)
        for name, whose in zip(NAMES, self._ids, strict=True):
            for _ in range(2):  # one waits in the editor, the other on its line
                begun = Draft(new_id(), whose, name, made.now(), made.now(), made.author_id)
                notes.save_draft(made, begun)
        made.database.close()
        self._counted: Counter[str] = Counter()

    def trial(self, number: int) -> None:
        """One run, with fresh records."""
        raised: list[BaseException] = []
        # What a slot raises ends in the hook, not here.
        before, sys.excepthook = sys.excepthook, lambda _kind, error, _trace: raised.append(error)
        try:
            self._run(number)
        finally:
            sys.excepthook = before
        for error in raised:
            raise error

    def _run(self, number: int) -> None:
        once = settings(
            max_examples=2,
            stateful_step_count=_STEPS,
            deadline=None,
            database=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        )
        begun = seed(number)(lambda: self._machine())
        # Its factory may be a function, which its annotation does not say.
        run_state_machine_as_test(cast("type[RuleBasedStateMachine]", begun), settings=once)

    def facts(self) -> dict[str, int]:
        """What was done, and how often."""
        return dict(sorted(self._counted.items()))

    def _machine(self) -> "Windows":
        shutil.rmtree(self._copy, ignore_errors=True)
        shutil.copytree(self._template, self._copy)
        return Windows(practice.context(self._copy), self._copy, self._ids, self._appearance, self._counted)


class Windows(RuleBasedStateMachine):
    """A person's keys and the database's answers, in any order."""

    def __init__(
        self,
        made: Context,
        folder: Path,
        ids: tuple[str, ...],
        appearance: Appearance,
        counted: Counter[str],
    ) -> None:
        super().__init__()
        self._made, self._folder, self._appearance = made, folder, appearance
        self._ids, self._counted = ids, counted
        self._numbers: Iterator[int] = count(1)
        self._signed: list[str] = []
        self._unlock()

    # --- What comes in between

    def _wait(self, meanwhile: tuple[int, int | None]) -> None:
        answers, who = meanwhile
        self._answer(answers)
        if who is not None:
            self._count("opened")
            self._window.patients.open(self._ids[who])
            self._answer(answers // 2)

    def _answer(self, answers: int) -> None:
        """The database answers so many questions, and the window does what waits to be done."""
        for _ in range(min(answers, len(self._worker.waiting))):
            self._worker.answer()
        QApplication.processEvents()

    # --- What a person does

    @rule(meanwhile=_meanwhile)
    def write(self, meanwhile: tuple[int, int | None]) -> None:
        """Write on in the note that is on the screen."""
        self._wait(meanwhile)
        self._type(self._record.composer.area, "note")

    @rule(meanwhile=_meanwhile)
    def sign(self, meanwhile: tuple[int, int | None]) -> None:
        """Sign it."""
        self._wait(meanwhile)
        composer = self._record.composer
        if composer.isEnabled() and not composer.area.isReadOnly() and not composer.blank:
            self._count("signed")
            self._signed.append(composer.area.toPlainText())
        press(composer.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    @rule(meanwhile=_meanwhile)
    def complete(self, meanwhile: tuple[int, int | None]) -> None:
        """Begin an addendum to the latest note, or write on in it."""
        self._wait(meanwhile)
        chronicle = self._record.chronicle
        if not chronicle.asks:
            _choose_latest(chronicle)
            press(chronicle.complete, Qt.Key.Key_Space)
        self._type(chronicle.addendum.area, "addendum")

    @rule(meanwhile=_meanwhile)
    def go_on(self, meanwhile: tuple[int, int | None]) -> None:
        """Turn to a note that waits for a signature, and write on in it."""
        self._wait(meanwhile)
        rows = self._record.chronicle.list.rows.rows
        waiting = [one for one in rows if isinstance(one, Happening) and one.sort is Sort.DRAFT]
        if waiting:
            self._count("gone on with")
            self._record.chronicle.list.opened.emit(waiting[0])
            if self._record.composer.area.hasFocus():
                self._type(self._record.composer.area, "note")

    @rule(meanwhile=_meanwhile)
    def sign_addendum(self, meanwhile: tuple[int, int | None]) -> None:
        """Sign the addendum."""
        self._wait(meanwhile)
        area = self._record.chronicle.addendum.area
        press(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    @rule(meanwhile=_meanwhile)
    def withdraw(self, meanwhile: tuple[int, int | None]) -> None:
        """Say that the latest note was entered in error."""
        self._wait(meanwhile)
        chronicle = self._record.chronicle
        _choose_latest(chronicle)
        press(chronicle.withdraw, Qt.Key.Key_Space)
        self._type(chronicle.reason.field, "reason")
        press(chronicle.reason.field, Qt.Key.Key_Return)

    @rule(meanwhile=_meanwhile, keep=st.booleans())
    def name_allergy(self, meanwhile: tuple[int, int | None], keep: bool) -> None:
        """Type an allergy, and perhaps keep it."""
        self._wait(meanwhile)
        bar = self._record.header.allergies
        if bar.editor.isHidden():
            press(bar.banner.action, Qt.Key.Key_Space)
        self._type(bar.editor.substance, "allergy")
        if keep:
            press(bar.editor.substance, Qt.Key.Key_Return)

    @rule(meanwhile=_meanwhile, keep=st.booleans())
    def add_entry(self, meanwhile: tuple[int, int | None], keep: bool) -> None:
        """Type a line of history, and perhaps keep it."""
        self._wait(meanwhile)
        section = next(iter(self._record.side.sections.values()))
        if section.line.isHidden():
            press(section.add, Qt.Key.Key_Space)
        self._type(section.line, "entry")
        if keep:
            press(section.line, Qt.Key.Key_Return)

    @rule(meanwhile=_meanwhile)
    def weigh(self, meanwhile: tuple[int, int | None]) -> None:
        """Measure a weight that says whose it is."""
        self._wait(meanwhile)
        measures = self._record.side.measures
        who = self._in_banner()
        if measures.form.isHidden():
            press(measures.add, Qt.Key.Key_Space)
        if who is None or not measures.form.value.isEnabled():
            return
        measures.form.show_kind(measurements.WEIGHT)
        measures.form.value.clear()
        type_text(measures.form.value, str(_WEIGHTS[who]).replace(".", ","))
        press(measures.form.value, Qt.Key.Key_Return)
        self._count("weighed")

    @rule(meanwhile=_meanwhile)
    def take_back(self, meanwhile: tuple[int, int | None]) -> None:
        """Undo what the bar offers."""
        self._wait(meanwhile)
        if not self._record.undo.isHidden():
            self._count("undone")
            press(self._record.undo.button, Qt.Key.Key_Space)

    @rule(meanwhile=_meanwhile)
    def remove_entry(self, meanwhile: tuple[int, int | None]) -> None:
        """Remove the first line of the side column."""
        self._wait(meanwhile)
        entries = self._record.record.entries if self._record.record else ()
        if entries and self._record.isEnabled():
            self._count("entry removed")
            section = next(iter(self._record.side.sections.values()))
            section.remove_wanted.emit(ENTRIES, entries[0], entries[0].facts.text)

    @rule(meanwhile=_meanwhile, keep=st.booleans())
    def edit_identity(self, meanwhile: tuple[int, int | None], keep: bool) -> None:
        """Change an address in the form, and perhaps keep it."""
        self._wait(meanwhile)
        page = self._window.patients
        page.edit_identity()
        if not page.filling:
            return
        who = self._named(page.form.fields["birth_name"].text())
        if who is None:
            return
        field = page.form.fields["email"]
        field.clear()
        type_text(field, f"{NAMES[who].lower()}{next(self._numbers)}@exemple.fr")
        self._count("identity changed")
        if keep:
            press(field, Qt.Key.Key_Return)

    @rule(meanwhile=_meanwhile, wanted=st.sampled_from((False, False, False, True)))
    def lock_and_unlock(self, meanwhile: tuple[int, int | None], wanted: bool) -> None:
        """The session ends where it stands; what was asked and not begun is lost, drafts are not."""
        self._wait(meanwhile)
        if not wanted:
            return
        self._count("locked")
        pending = self._window.pending()
        self._put_away()
        self._unlock()
        for draft in pending.drafts:
            self._desk.store.keep_draft(draft)
        self._window.restore(pending)

    # --- What must hold

    @invariant()
    def each_text_lies_with_its_patient(self) -> None:
        """In the database and among the drafts."""
        database = self._made.database
        for table, column, owner in _TEXTS:
            named = f"SELECT {owner}, {column} FROM {table} WHERE {column} LIKE '%zz%'"
            for patient_id, text in database.rows(named):
                self._belongs(str(text), str(patient_id), table)
        for draft in self._desk.drafts.all():
            self._belongs(draft.text, draft.patient_id, "draft")
        for patient_id, value in database.rows(
            "SELECT patient_id, value FROM measurement WHERE code = ?", (measurements.WEIGHT,)
        ):
            if patient_id in self._ids:
                assert value == _WEIGHTS[self._ids.index(patient_id)], f"a weight of {value!r} kg"

    @invariant()
    def one_patient_is_on_the_screen(self) -> None:
        """The row, the banner and the note agree."""
        page = self._window.patients
        if page.record.isEnabled() and page.patient_id:
            assert page.record.composer.patient_id == page.record.header.patient_id == page.patient_id
            assert page.search.open_id in ("", page.patient_id, page.form.patient_id)

    def teardown(self) -> None:
        """Answer everything: then what was signed is there once, and everything lies where it belongs."""
        try:
            while self._worker.waiting:
                self._answer(1)
            self.each_text_lies_with_its_patient()
        finally:
            self._put_away()
            self._made.database.close()

    def _belongs(self, text: str, patient_id: str, where: str) -> None:
        for who, name in enumerate(NAMES):
            if name.casefold() in text.casefold():
                assert patient_id == self._ids[who], f"{name} stands in a {where} of somebody else"

    # --- Hands and eyes

    @property
    def _record(self) -> RecordPage:
        return self._window.patients.record

    def _in_banner(self) -> int | None:
        """Whose name stands over the record, or the form that covers it."""
        return self._named(self._record.header.name.text())

    def _named(self, words: str) -> int | None:
        return next((who for who, name in enumerate(NAMES) if name in words), None)

    def _type(self, where: QWidget, what: str) -> None:
        """A word that says whose it is, into whatever takes it."""
        who = self._in_banner()
        if who is not None and where.isEnabled():
            type_text(where, f"{NAMES[who]} {what} {next(self._numbers)} ")
            self._count(what)

    def _unlock(self) -> None:
        self._worker = practice.Held()
        self._desk = practice.desk(self._made, self._folder, self._worker)
        self._window = MainWindow(self._desk, self._appearance, Settings(theme="light"), "Cabinet")
        self._window.resize(1320, 840)
        self._window.show()

    def _put_away(self) -> None:
        self._worker.waiting.clear()
        self._window.hide()
        self._window.deleteLater()
        self._desk.jobs.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _count(self, what: str) -> None:
        self._counted[what] += 1


PROOF = Proof(
    "cross-writes",
    "of records open by turns, with every answer late, nothing is ever written to the other patient",
    CrossWrites,
    code=("vault", "app", "ui"),
)


def _choose_latest(chronicle: Chronicle) -> None:
    """The latest note, behind the lines of those that wait; nothing where there is none."""
    chronicle.show_only(NOTES)
    rows = chronicle.list.rows
    at = next((at for at, one in enumerate(rows.rows) if isinstance(one, Moment)), -1)
    chronicle.list.setCurrentIndex(rows.index(at))
