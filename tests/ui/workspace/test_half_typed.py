"""Whatever is half typed, in whichever form, comes back to the last space after a lock."""

from collections.abc import Callable, Iterator, Mapping

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from tests.ui.typing import type_text
from tests.ui.workspace.handling import choose_note, settled, shortcut, unlocked_again
from ui.care.leaf import CareLeaf
from ui.dossier.leaf import DossierLeaf
from ui.papers.leaf import PapersLeaf
from ui.papers.shelf import ShelfPane
from ui.theme import Appearance
from ui.widgets.fields import TextArea
from ui.workspace import keys
from ui.workspace.chronicle import Chronicle
from ui.workspace.desk import Desk
from ui.workspace.marks import Marks, marks_of
from ui.workspace.places import AGENDA, DIRECTORY, NOTES, SETTINGS, SNIPPETS, TODAY
from ui.workspace.record import RecordPage
from ui.workspace.window import MainWindow
from vault.records.papers import Kind

#: What somebody types who is interrupted: half a date, half a number, spaces at both ends that do
#: not break or do, a letter written as two, one beyond the first plane of Unicode.
LINE = "  1\u00a02/ é e\u0301,\U0001d11e 1, "
LINES = f"\n {LINE}\n\n \u00a0l’œuf\u202f:  \n\n"

#: Of the patient file.
SECTIONS = (
    "traits",
    "standing",
    "life",
    "identifier",
    "contact",
    "related_person",
    "long_term_illness",
    "coverage",
    "treating_gp",
    "sharing_objection",
    "legal_hold",
    "allergy",
    "treatment",
    "renewal",
    "vaccination",
)

Opener = Callable[[MainWindow], object]


def record(window: MainWindow) -> RecordPage:
    return window.patients.record


def papers(window: MainWindow) -> PapersLeaf:
    leaf = record(window).leaves.open("papers")
    assert isinstance(leaf, PapersLeaf)
    return leaf


def care(window: MainWindow, panel: str) -> CareLeaf:
    leaf = record(window).leaves.open("care")
    assert isinstance(leaf, CareLeaf)
    leaf.turn_to(panel)
    new = leaf._panel.new  # type: ignore[attr-defined]  # each has one
    new.click()
    return leaf


def letter(window: MainWindow) -> None:
    papers(window)._begin_new(Kind.LETTER.value)


def fee(window: MainWindow) -> None:
    leaf = papers(window)
    leaf._begin_new(ShelfPane.FEE)
    for act in range(3):
        type_text(leaf.fee._acts[act].label, f"Acte {act}")
    leaf.fee._acts[0].label.clear()
    leaf.fee._acts[0]._edited()


def ordonnance(window: MainWindow) -> None:
    """The first of three lines was emptied again, and the second unfolded."""
    form = papers(window).ordonnance

    def write() -> None:
        for line in range(3):
            type_text(form._forms[line].medicine, f"Acte {line}")
        form._forms[1].unfold.click()
        form._forms[0].medicine.clear()
        form._forms[0].changed.emit()

    papers(window).write_ordonnance()
    papers(window)._once_loaded(write)


def entries(window: MainWindow) -> None:
    for one in record(window).side.sections.values():
        one._begin()


def an_entry(window: MainWindow) -> None:
    """It is changed."""
    section = next(one for one in record(window).side.sections.values() if one._shown)
    section._edit(section._shown[0])


def a_note(window: MainWindow) -> Chronicle:
    choose_note(record(window).chronicle)
    return record(window).chronicle


def page_of(window: MainWindow, key: str) -> MainWindow:
    window.show_page(key)
    return window


def dossier(section: str) -> Opener:
    def open_it(window: MainWindow) -> None:
        leaf = record(window).leaves.open("dossier")
        assert isinstance(leaf, DossierLeaf)
        leaf.sections[section].begin()

    return open_it


FORMS: dict[str, Opener] = {
    **{f"the patient file: {section}": dossier(section) for section in SECTIONS},
    "the note": lambda window: record(window).composer.area.setFocus(),
    "a new patient": lambda window: window.patients.new_patient(),
    "an identity": lambda window: window.patients.edit_identity(),
    "allergies": lambda window: record(window).header.allergies.toggle(),
    "entries": entries,
    "a measurement": lambda window: record(window).side.measures.resume("29463-7", "6"),
    "an entry that is changed": an_entry,
    "an addendum": lambda window: a_note(window).complete.click(),
    "a withdrawal": lambda window: a_note(window).withdraw.click(),
    "the timeline's search": lambda window: record(window).chronicle.search_notes(),
    "a task": lambda window: shortcut(window, keys.TASK),
    "a letter": letter,
    "a certificate": lambda window: papers(window)._begin_new(Kind.CERTIFICATE.value),
    "an ordonnance": ordonnance,
    "a fee note": fee,
    "a copy": lambda window: papers(window)._once_loaded(papers(window)._show_copy),
    "charts": lambda window: record(window).leaves.open("measures"),
    "a prescription": lambda window: care(window, "prescriptions"),
    "a care": lambda window: care(window, "chart"),
    "a wound": lambda window: care(window, "wounds"),
    "a visit": lambda window: page_of(window, AGENDA).agenda.plan(),
    "today": lambda window: page_of(window, TODAY).today.line.begin(""),
    "a correspondent": lambda window: page_of(window, DIRECTORY).directory.new.click(),
    "a snippet": lambda window: page_of(window, SNIPPETS),
    "the practice": lambda window: page_of(window, SETTINGS),
    "the search in notes": lambda window: page_of(window, NOTES),
}


def fields(window: MainWindow) -> Iterator[QLineEdit | QPlainTextEdit]:
    """Everything one can type into."""
    every: list[QLineEdit | QPlainTextEdit] = [*window.findChildren(QLineEdit)]
    for one in (*every, *window.findChildren(QPlainTextEdit)):
        if one.isVisibleTo(window) and one.isEnabled() and not one.isReadOnly():
            yield one


def seen(window: MainWindow) -> dict[str, str]:
    """The words of each field, by its name and its turn."""
    words: dict[str, str] = {}
    for one in fields(window):
        turn = sum(name.startswith(f"{one.accessibleName()} ") for name in words)
        read = one.text() if isinstance(one, QLineEdit) else one.document().toRawText()
        words[f"{one.accessibleName()} {turn}"] = read
    return words


def empty(one: QLineEdit | QPlainTextEdit) -> None:
    """As somebody who takes everything away first."""
    one.selectAll()
    type_text(one, " ")
    one.clear()
    if isinstance(one, QLineEdit):
        one.textEdited.emit("")


def type_awkwardly(one: QLineEdit | QPlainTextEdit) -> None:
    """At its end, then select backwards in the middle of it."""
    if isinstance(one, QLineEdit):
        one.end(False)
        type_text(one, LINE)
        one.setSelection(len(LINE) - 3, -4)
        return
    one.moveCursor(one.textCursor().MoveOperation.End)
    one.insertPlainText(LINES)
    cursor = one.textCursor()
    cursor.setPosition(len(LINES) - 5)
    cursor.setPosition(len(LINES) - 9, cursor.MoveMode.KeepAnchor)
    one.setTextCursor(cursor)


@pytest.mark.parametrize("typing", [type_awkwardly, empty])
@pytest.mark.parametrize("form", FORMS)
def test_what_is_half_typed_comes_back_to_the_last_space(
    qtbot,
    opened: MainWindow,
    desk: Desk,
    appearance: Appearance,
    form: str,
    typing: Callable[[QLineEdit | QPlainTextEdit], None],
) -> None:
    FORMS[form](opened)
    settled(qtbot, desk)
    held: QWidget = opened.focusWidget()
    for one in list(fields(opened)):
        if isinstance(one, QLineEdit | TextArea):
            typing(one)
    QApplication.processEvents()
    if not held.isVisibleTo(opened):  # its line is empty, and folded
        held = next(fields(opened))
    held.setFocus()
    opened.hide()
    words, before, pending = seen(opened), marks_of(opened), opened.pending()
    for draft in pending.drafts:
        desk.store.keep_draft(draft)
    again = unlocked_again(qtbot, desk, appearance, pending)
    again.end_restoring()
    assert differing(words, seen(again)) == {}
    after = marks_of(again)
    assert after.focus == before.focus
    assert differing(carets(before), carets(after)) == {}


def carets(marks: Marks) -> dict[str, tuple[int, int]]:
    return {name: (one.caret, one.anchor) for name, one in marks.parts.items()}


def differing(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, object]:
    """What is otherwise: how it was, and how it is."""
    names = before.keys() | after.keys()
    return {
        name: (before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)
    }
