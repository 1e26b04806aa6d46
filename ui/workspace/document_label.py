"""What is said of the open document: one line, and the fields that say it otherwise, in its place."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import text
from ui.widgets.buttons import Button
from ui.widgets.choices import Choice
from ui.widgets.fields import Captioned, Field
from ui.widgets.labels import label
from ui.workspace import birthdate
from ui.workspace.happenings import FEE_NOTE
from vault.records.documents_index import Document, DocumentClass, Label
from vault.records.papers import Kind

#: An edit that goes on over a lock, even where nothing differs yet.
_EDITING = "class"


class LabelWords(QObject):
    """What is known of a document, in words."""

    def said(self, of: Label) -> str:
        """All but its title."""
        source = self.tr("from {}").format(of.source) if of.source else ""
        known = (self.classes()[of.document_class], self.kind(of.kind), text.partial_day(of.dated_on), source)
        return " · ".join(filter(None, known))

    def kind(self, kind: str) -> str:
        """A kind as somebody typed it; those of papers that were issued here are kept as codes."""
        return self._issued().get(kind, kind)

    def _issued(self) -> dict[str, str]:
        return {
            Kind.PRESCRIPTION.value: self.tr("Ordonnance"),
            Kind.LETTER.value: self.tr("Letter"),
            Kind.CERTIFICATE.value: self.tr("Certificate"),
            Kind.FORM.value: self.tr("Free form"),
            FEE_NOTE: self.tr("Fee note"),
        }

    def classes(self) -> dict[str, str]:
        """By the class."""
        return {
            DocumentClass.MEDICAL: self.tr("Medical"),
            DocumentClass.ADMINISTRATIVE: self.tr("Administrative"),
        }


class DocumentLabel(QWidget):
    """``changed(label)`` is the wish of whoever has corrected it; ``touched`` says that fields changed.

    ``reads_only``: where nobody could keep a correction, none is offered.
    """

    changed = Signal(Label)
    touched = Signal()
    #: What was said of documents before is to be read.
    versions_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, *, reads_only: bool = False) -> None:
        super().__init__(parent)
        self._reads_only = reads_only
        self._words = LabelWords(self)
        self._label: Label | None = None
        #: What stood in the fields before anything was corrected.
        self._known: Mapping[str, str] = {}
        self.line = label("", "small", wrap=True)
        self.edit = Button(self.tr("Correct"), "pencil", "quiet")
        self.versions = Button(self.tr("Earlier versions"), "clock", "quiet")
        self.title = Field(self.tr("Title"))
        self.kind = Field(self.tr("Kind"), self.tr("Report, letter, result…"))
        self.dated_on = Field(self.tr("Date of the document"), self.tr("dd/mm/yyyy"))
        self.source = Field(self.tr("From"), self.tr("Laboratory, colleague…"))
        self.document_class = Choice(self.tr("Class"), list(self._words.classes().items()))
        self.keep = Button(self.tr("Keep"), "check", "primary")
        self.leave = Button(self.tr("Cancel"), kind="quiet")
        self._date_row = Captioned(self.dated_on.accessibleName(), self.dated_on)
        self.form = QWidget(self)
        self._lay_out()
        self.edit.clicked.connect(self.begin)
        self.versions.clicked.connect(self.versions_wanted)
        self.keep.clicked.connect(self._finish)
        self.leave.clicked.connect(self.close_form)
        for field in (self.title, self.kind, self.dated_on, self.source):
            field.returnPressed.connect(self._finish)
            field.textChanged.connect(self.touched)
        self.document_class.chosen.connect(self.touched)

    @property
    def said(self) -> Label | None:
        """What the line says."""
        return self._label

    def show_document(self, document: Document) -> None:
        """Say what is known of ``document``."""
        self._label = document.label
        self.line.setText(self._words.said(document.label))
        self.close_form()

    def clear(self) -> None:
        """No document."""
        self._label = None
        self.line.clear()
        self.close_form()

    def begin(self) -> None:
        """Show the fields, with what is known."""
        if self._label is not None:
            self._fill(self._label)
            self.form.show()
            self._known = self.half_typed()
            for known in (self.line, self.edit, self.versions):
                known.hide()
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Back to the line."""
        self.form.hide()
        self.form.setEnabled(True)
        self.line.show()
        for tool in (self.edit, self.versions):
            tool.setVisible(self._label is not None and not self._reads_only)
        self.touched.emit()

    def refused(self) -> None:
        """The correction was not kept: it stands there still."""
        self.form.setEnabled(True)

    @property
    def corrects(self) -> bool:
        """Whether the fields say something else than what is known."""
        return not self.form.isHidden() and self.half_typed() != self._known

    def half_typed(self) -> dict[str, str]:
        """What stands in the fields while they are shown."""
        if self.form.isHidden():
            return {}
        typed = {name: field.text() for name, field in self._fields().items()}
        return typed | {_EDITING: self.document_class.key()}

    def resume(self, half_typed: Mapping[str, str]) -> None:
        """Bring back what was being corrected before a lock."""
        if _EDITING in half_typed:
            self.begin()
            for name, field in self._fields().items():
                field.setText(half_typed.get(name, ""))
            self.document_class.show_key(half_typed[_EDITING])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.form.isHidden():
            if not self.corrects:  # it never discards what was typed
                self.close_form()
        else:
            super().keyPressEvent(event)

    def _finish(self) -> None:
        title, day = self.title.text().strip(), birthdate.read(self.dated_on.text())
        self.title.mark_wrong(not title, self.tr("The title is missing."))
        said = bool(day and day[0])
        self._date_row.complain(
            "" if said else self.tr("A day, a month or a year: 12/03/2026, 03/2026, 2026.")
        )
        if title and day and said and self._label is not None:
            kind, source = self.kind.text().strip(), self.source.text().strip()
            told = Label(
                title, DocumentClass(self.document_class.key()), day[0], self._kind_meant(kind), source
            )
            if told == self._label:
                self.close_form()
            else:
                self.form.setEnabled(False)  # the words stay until the vault has them
                self.changed.emit(told)

    def _fill(self, said: Label) -> None:
        self.title.setText(said.title)
        self.kind.setText(self._words.kind(said.kind))
        self.dated_on.setText(birthdate.written(said.dated_on))
        self.source.setText(said.source)
        self.document_class.show_key(said.document_class)
        self._date_row.complain("")

    def _kind_meant(self, words: str) -> str:
        """A letter that came in is called so too: only what was issued here stays what it is."""
        assert self._label is not None
        same = words == self._words.kind(self._label.kind)
        return self._label.kind if same else words

    def _fields(self) -> dict[str, Field]:
        return {"title": self.title, "kind": self.kind, "dated_on": self.dated_on, "source": self.source}

    def _lay_out(self) -> None:
        grid = QGridLayout(self.form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.addWidget(Captioned(self.title.accessibleName(), self.title), 0, 0, 1, 2)
        rows = [
            Captioned(each.accessibleName(), each) for each in (self.document_class, self.kind, self.source)
        ]
        for at, row in enumerate((rows[0], rows[1], self._date_row, rows[2])):
            grid.addWidget(row, 1 + at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button in (self.leave, self.keep):
            foot.addWidget(button)
        grid.addLayout(foot, 3, 0, 1, 2)
        top = QHBoxLayout()
        top.addWidget(self.line, 1)
        for tool in (self.edit, self.versions):
            top.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.form)
        self.form.hide()
