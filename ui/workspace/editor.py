"""Writing: a note that is always ready, and the same editor for an addendum.

Whatever is typed is a draft at once. Signing is a wish: the draft stays one until
the database has it. Each note keeps its own text document, so that
undo goes on working when one comes back to it.
"""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.writing import forms
from ui import text, theme
from ui.widgets.buttons import Button
from ui.widgets.fields import Field
from ui.widgets.labels import Saying, label
from ui.workspace import moments
from ui.writing.area import NoteArea
from ui.writing.offers import MeasureOffer
from ui.writing.sheet import Sheet, document
from ui.writing.shelf import Shelf
from ui.writing.tools import FREE, NoteTools
from vault.pending import Draft
from vault.records.context import new_id
from vault.records.measurements import Value

LEAST_LINES, MOST_LINES = 3, 14


class NoteEditor(QWidget):
    """The text and what is said of it, the day of care, the state of the draft, and the button that signs."""

    typed = Signal(Draft)
    sign_wanted = Signal(Draft)
    #: The draft, and the measurements in it that are to be written.
    measures_wanted = Signal(Draft, list)
    abandoned = Signal()

    def __init__(
        self,
        name: str,
        placeholder: str,
        author: Callable[[], str],
        shelf: Shelf,
        addendum: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._author, self._shelf = author, shelf
        self._is_addendum = addendum
        self._sheets: dict[str, Sheet] = {}
        self._sheet: Sheet | None = None
        self._loading = False
        self._least = LEAST_LINES
        self._low = False
        #: What was taken out of notes before: the note, and the words it was read from.
        self._taken: set[tuple[str, str]] = set()
        self.area = NoteArea(name, placeholder, LEAST_LINES, shelf)
        self.offer = MeasureOffer(self)
        self.tools = NoteTools(not addendum, self)
        self.day = Field(self.tr("Day of care (dd/mm/yyyy)"))
        self.day.setFixedWidth(theme.px(118))
        self.day_caption = label(self.tr("Care given on"), "small")
        self.day_caption.setBuddy(self.day)
        self.state = Saying(self, "small", wrap=True)
        signs = self.tr("Sign the addendum") if addendum else self.tr("Sign the note")
        # Words enough to tell the two apart; an icon beside them would not fit into a narrow column.
        self.sign = Button(signs, kind="primary") if addendum else Button(self.tr("Sign"), "check", "primary")
        self.sign.setAccessibleName(signs)
        self.sign.setToolTip(self.tr("Ctrl+Enter"))
        self.abandon = Button("", kind="quiet", parent=self)
        self.abandon.setVisible(addendum)
        self._lay_out()
        # An addendum is of the moment it is written.
        for piece in (self.day_caption, self.day):
            piece.setVisible(not addendum)
        self.area.textChanged.connect(self._note_change)
        self.area.submitted.connect(self._ask_to_sign)
        self.sign.clicked.connect(self._ask_to_sign)
        self.day.textEdited.connect(self._change_day)
        self.abandon.clicked.connect(self.abandoned)
        self.offer.wanted.connect(self.take_measures)
        self.tools.form_chosen.connect(self.reshape)
        self.tools.flagged.connect(self._change_flags)
        self.setEnabled(False)

    @property
    def patient_id(self) -> str:
        """Whose note this is; "" while there is none."""
        return self._sheet.patient_id if self._sheet else ""

    @property
    def note_id(self) -> str:
        return self._sheet.note_id if self._sheet else ""

    @property
    def addendum_to(self) -> str:
        """The note that is being completed; "" where none is."""
        return (self._sheet.addendum_to if self._sheet else None) or ""

    @property
    def caret(self) -> int:
        return self.area.textCursor().position()

    def begin(self, patient_id: str, draft: Draft | None = None, addendum_to: str | None = None) -> None:
        """Show the note of ``patient_id`` that is being written: ``draft``, or a new one.

        The focus stays: what is typed meanwhile goes into the note that is shown now.
        """
        self._put_away()
        sheet = self._sheet_of(draft, addendum_to) or self._new_sheet(patient_id, draft, addendum_to)
        self._sheets[sheet.note_id] = self._sheet = sheet
        self._load(sheet)
        self.area.setReadOnly(False)
        self.setEnabled(True)
        if sheet.signing:
            self.wait()

    @property
    def blank(self) -> bool:
        """Whether nothing is written in the note that is shown."""
        return self._sheet is None or self._sheet.blank

    def wait(self) -> None:
        """The note is being signed: its text stays, with the focus, and takes no further word."""
        if self._sheet:
            self._sheet.signing = True
        self.area.setReadOnly(True)
        self.sign.setEnabled(False)
        self.abandon.setEnabled(False)
        self.show_signing()

    def show_signing(self) -> None:
        """The note written last is on its way into the database."""
        self.say(self.tr("Signing…"))

    def say(self, words: str) -> None:
        """Say in a few words how the note stands."""
        self.state.setText(words)

    def leave(self) -> Draft | None:
        """Stop showing the note; the draft it leaves behind, if anything was typed here.

        One that is being signed leaves none: it would be written over the signed note.
        """
        sheet = self._sheet
        left = self.draft() if sheet and sheet.document.isModified() and not sheet.signing else None
        self._put_away()
        self.setEnabled(False)
        self._loading = True
        self.area.show_document(document("", self))
        self._loading = False
        return left

    def _put_away(self) -> None:
        if self._sheet:
            self._sheet.caret = self.caret
        self._sheet = None

    def draft(self) -> Draft:
        """The note as it is on the screen."""
        assert self._sheet is not None
        return self._sheet.draft(self._author())

    # --- What helps while one types

    def next_form(self) -> None:
        """Turn to the next form; the first one after free text is that of the last note signed in one."""
        if self._sheet and not self._is_addendum and not self.area.isReadOnly():
            self.reshape(self.tools.next_form(self._shelf.form))

    def reshape(self, key: str) -> None:
        """Put the note into another form, in one step of undo; no word of it is lost."""
        self.tools.form.show_key(key)
        made = forms.reshaped(self.area.toPlainText(), forms.FORMS.get(key))
        self.area.write(made, 0, self.area.document().characterCount() - 1)
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle(self, which: str) -> None:
        """Say who is not to see the note ("personal", "third_party"), or take that back."""
        if self._sheet and not self.area.isReadOnly():
            self.tools.marks[which].click()

    def show_taken(self, taken: set[tuple[str, str]]) -> None:
        """Which measurements were taken out of notes already: they are not offered again."""
        self._taken = taken
        self._offer()

    def take_measures(self) -> bool:
        """Ask for what is offered to be written; False where nothing is."""
        values = list(self.offer.values)
        if not values or self._sheet is None or self._sheet.signing:
            return False
        # At once: a second Ctrl+M before the database has answered would write them twice.
        self._taken |= {(self._sheet.note_id, panel[0].original) for panel in values}
        self._offer()
        self.measures_wanted.emit(self.draft(), values)
        return True

    def _offer(self) -> None:
        sheet, found = self._sheet, dict[str, tuple[Value, ...]]()
        for panel in sheet.reading.values(self.area.toPlainText()) if sheet else ():
            if sheet and (sheet.note_id, panel[0].original) not in self._taken:
                found.setdefault(panel[0].original, panel)
        self.offer.offer(tuple(found.values()))

    def _change_flags(self) -> None:
        if self._sheet and not self._sheet.signing:
            self._sheet.personal = self.tools.marks["personal"].isChecked()
            self._sheet.third_party = self.tools.marks["third_party"].isChecked()
            self._sheet.document.setModified(True)
            self._show_tools()
            self.typed.emit(self.draft())

    def signed(self, note_id: str) -> None:
        """The database has this note; its sheet is not needed any more."""
        self._sheets.pop(note_id, None)

    def not_signed(self, note_id: str) -> None:
        """The database refused this note: it can be written on."""
        if note_id in self._sheets:
            self._sheets[note_id].signing = False

    def restore_caret(self, position: int) -> None:
        """Put the caret where it was before a lock."""
        cursor = self.area.textCursor()
        cursor.setPosition(min(position, self.area.document().characterCount() - 1))
        self.area.setTextCursor(cursor)

    @property
    def typed_day(self) -> str | None:
        """What is typed as the day of care; None where it stands as it is written, and the draft holds it."""
        written = text.day(self._sheet.care_day) if self._sheet else self.day.text()
        return self.day.text() if self.day.text() != written else None

    def resume_day(self, typed: str) -> None:
        """Bring back a day that was half typed before a lock."""
        self.day.setText(typed)
        if self._sheet and moments.parse_day(typed) != self._sheet.care_day:
            self._change_day(typed)

    def set_low(self, low: bool) -> None:
        """Take fewer lines on a low screen; the editor still grows with what is written."""
        self._least = 2 if low else LEAST_LINES
        self._low = low
        self._show_tools()
        self._grow()

    def _show_form(self) -> None:
        form = forms.form_of(self.area.toPlainText())
        self.tools.form.show_key(form.key if form else FREE)

    def _show_tools(self) -> None:
        """Where there is no room for it, the row comes only with what holds; its keys work all the same."""
        said = self._sheet and (self._sheet.personal or self._sheet.third_party)
        self.tools.setVisible(bool(said) or not self._low)

    def show_saved(self, when: datetime) -> None:
        """The draft reached the disk."""
        if self._sheet and not self.blank and not self._sheet.signing:
            self._sheet.saved_at = when
            self._say_saved()

    def show_unsaved(self) -> None:
        """The draft did not reach the disk."""
        if self._sheet and not self.blank and not self._sheet.signing:
            self.say(self.tr("Not saved yet: it is tried again as you type"))

    def _say_saved(self) -> None:
        when = self._sheet.saved_at if self._sheet else None
        if when is None or self.blank:
            self.say("")
        elif when.astimezone().date() == date.today():
            self.say(self.tr("Saved at {}").format(text.clock(when)))
        else:
            day = text.day(when.astimezone().date())
            self.say(self.tr("Saved on {0} at {1}").format(day, text.clock(when)))

    def complain(self, why: str) -> None:
        """Say why the note could not be signed; the text stays."""
        self.say(why)
        self.area.setReadOnly(False)
        self._show_ready()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.day.setFixedWidth(theme.px(118))
            self._grow()

    def resizeEvent(self, event: object) -> None:
        self._grow()

    def _sheet_of(self, draft: Draft | None, addendum_to: str | None) -> Sheet | None:
        """What was begun here: this draft, or the addendum to this note that was put away."""
        if draft:
            return self._sheets.get(draft.note_id)
        put_away = (one for one in self._sheets.values() if addendum_to and one.addendum_to == addendum_to)
        return next(put_away, None)

    def _new_sheet(self, patient_id: str, draft: Draft | None, addendum_to: str | None) -> Sheet:
        care_at = draft.care_at if draft else moments.now()
        day = moments.parse(care_at).astimezone().date()
        parent = draft.addendum_to if draft else addendum_to
        written = draft.text if draft else ""
        saved_at = moments.parse(draft.typed_at) if draft else None
        return Sheet(
            note_id=draft.note_id if draft else new_id(),
            patient_id=patient_id,
            document=document(written, self),
            care_day=day,
            care_at=care_at,
            addendum_to=parent,
            saved_at=saved_at,
            personal=bool(draft and draft.personal),
            third_party=bool(draft and draft.third_party),
            caret=text.utf16_units(written),
        )

    def _load(self, sheet: Sheet) -> None:
        self._loading = True
        sheet.document.setDefaultFont(self.area.font())  # the text size may have changed meanwhile
        self.area.show_document(sheet.document)
        cursor = QTextCursor(sheet.document)
        cursor.setPosition(min(sheet.caret, max(0, sheet.document.characterCount() - 1)))
        self.area.setTextCursor(cursor)
        self.day.setText(text.day(sheet.care_day))
        self.day.mark_wrong(False)
        self.tools.marks["personal"].setChecked(sheet.personal)
        self.tools.marks["third_party"].setChecked(sheet.third_party)
        self._show_form()
        self._show_tools()
        self._say_saved()
        self._loading = False
        self._show_ready()
        self._offer()
        self._grow()

    def _note_change(self) -> None:
        self._grow()
        if not self._loading and self._sheet:
            self._show_ready()
            self._offer()
            if self.tools.form.key() != FREE:  # an undo may have taken it back
                self._show_form()
            self.typed.emit(self.draft())

    def _change_day(self, typed: str) -> None:
        day = moments.parse_day(typed)
        wrong = day is None or day > date.today()
        self.day.mark_wrong(wrong, self.tr("This day does not exist or is still to come."))
        if day is not None and not wrong and self._sheet:
            self._sheet.care_day, self._sheet.care_at = day, moments.on_day(day)
            self._sheet.document.setModified(True)
            self.typed.emit(self.draft())
        self._show_ready()

    def _ask_to_sign(self) -> None:
        if self.sign.isEnabled() and self._sheet:
            if form := forms.form_of(self.area.toPlainText()):
                self._shelf.choose_form(form.key)
            self.sign_wanted.emit(self.draft())

    def _show_ready(self) -> None:
        self.sign.setEnabled(not self.blank and not self.day.property("wrong"))
        if self._is_addendum:
            self._show_what_leaving_does()

    def _show_what_leaving_does(self) -> None:
        """What becomes of the text stands on the button that closes it."""
        self.abandon.setEnabled(True)
        self.abandon.setText(self.tr("Close") if self.blank else self.tr("Keep as a draft"))
        aloud = self.tr("Close the addendum") if self.blank else self.tr("Keep the addendum as a draft")
        self.abandon.setAccessibleName(aloud)

    def _grow(self) -> None:
        lines = max(self._least, min(MOST_LINES, int(self.area.document().size().height()) + 1))
        self.area.hold(self._least, lines)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for piece in (self.day_caption, self.day):
            foot.addWidget(piece)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for above in (self.area, self.offer, self.tools):
            column.addWidget(above)
        if self._is_addendum:  # two buttons with whole sentences fill their line
            column.addWidget(self.state)
            foot.setSpacing(0)
            foot.addStretch(1)
        else:
            foot.addWidget(self.state, 1)
        for button in (self.abandon, self.sign):
            foot.addWidget(button)
        column.addLayout(foot)
