"""Where one is in the open record: at the note, on one of its leaves, or in a document."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.workspace import help_topics
from ui.workspace.happenings import Happening, Sort
from ui.workspace.places import DOSSIER, NOTE, PAPERS

if TYPE_CHECKING:
    from ui.workspace.record import RecordPage


class Turning:
    """Of one page, whichever record it shows."""

    def __init__(self, page: "RecordPage") -> None:
        self._page = page
        #: What one was at when the line of a task was opened.
        self._held: QWidget | None = None

    @property
    def topic(self) -> str:
        """The help that belongs to what is shown of the record."""
        if self._page.attachments.open_id:
            return help_topics.DOCUMENT
        return self._page.leaves.shown or help_topics.RECORD

    def to(self, name: str) -> None:
        """Turn to what a button above the record names."""
        if name == NOTE:
            self._page.write()
        else:
            self._page.show_leaf(name)

    def to_leaf(self, name: str, act: Callable[[Any], object]) -> None:
        """Turn to a leaf of the record on the screen, and do something there."""
        self._page.attachments.close()
        act(self._page.leaves.open(name))

    def to_more(self, of: Happening) -> None:
        """Where it is said whole."""
        if of.leaf:
            self._page.show_leaf(of.leaf, lambda leaf: leaf.turn_to(of.part))
        elif of.sort is Sort.DRAFT:
            self.to_written(of.id)
        else:
            self._page.attachments.open(of.id)

    def to_prescription(self, treatment_id: str) -> None:
        """Prescribe a treatment again."""
        self._page.show_leaf(PAPERS, lambda leaf: leaf.renew(treatment_id))

    def to_versions(self, part: str) -> None:
        """Read what was said before of a part of the record, in the patient file."""
        self._page.show_leaf(DOSSIER, lambda leaf: leaf.show_versions(part))

    def to_note(self) -> None:
        """Where one writes, also where a small screen shows something else in its place."""
        page = self._page
        if page.stack.isHidden():
            page.header.allergies.toggle()
        self._put_away()
        if page.composer.isHidden():
            page.chronicle.leave_panel()
        page.composer.area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def to_task(self) -> None:
        """The line of a task, whatever else is shown and goes on to be."""
        page = self._page
        held = page.window().focusWidget()
        if held is None or not page.task.isAncestorOf(held):
            self._held = held
        page.task.begin(page.patient_id)

    def from_task(self) -> None:
        """Back to what one was at: an ordonnance that is half written is not left for a task."""
        held, self._held = self._held, None
        leaf = self._page.leaves.shown_leaf
        if held is not None and isValid(held) and held.isVisible() and self._page.isAncestorOf(held):
            held.setFocus(Qt.FocusReason.OtherFocusReason)
        elif leaf is not None:
            leaf.focus()
        else:
            self._page.write()

    def to_written(self, note_id: str) -> None:
        """Where that note is written, or to be read."""
        self._put_away()
        record = self._page.record
        if record and self._page.writing.take_up(record, note_id):
            self._page.write()
        else:
            self._page.chronicle.reveal(note_id)

    def panes(self) -> list[QWidget]:
        """The parts of what is shown, in the order they are read."""
        page, leaf = self._page, self._page.leaves.shown_leaf
        if leaf is not None:
            return [page.header.edit, *leaf.panes()]
        if page.attachments.open_id:
            return [page.header.edit, *page.attachments.viewer.panes()]
        # On a small screen one of these stands in the place of another.
        writing = (page.composer.area, page.chronicle.addendum.area, page.chronicle.list)
        return [page.header.edit, *writing, next(iter(page.side.sections.values())).add]

    def print_shown(self) -> bool:
        """Print what is on the screen; False where there is nothing to print, or it is not seen."""
        page = self._page
        if not page.isVisibleTo(page.window()):
            return False
        if page.attachments.open_id:
            return page.attachments.print_shown()
        leaf = page.leaves.shown_leaf
        return leaf is not None and leaf.print_shown()

    def _put_away(self) -> None:
        self._page.attachments.close()
        self._page.leaves.close()
