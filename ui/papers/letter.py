"""The form of a letter, a certificate or a free form: to whom, what it is called, and its words."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.papers.draft import Draft
from ui import text
from ui.widgets.banner import Banner
from ui.widgets.choices import Choice
from ui.widgets.fields import Captioned, Field, TextArea
from vault.records.correspondents import Correspondent
from vault.records.documents_index import DocumentClass
from vault.records.noun import Record
from vault.records.papers import Kind
from vault.records.sharing import Objection


class LetterForm(QWidget):
    """``changed`` follows every keystroke; ``draft`` is what stands in the fields."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._correspondent: str | None = None
        self._directory: Sequence[Record[Correspondent]] = ()
        self.objections = Banner("warning", self.tr("Objection to sharing:"), parent=self)
        self.directory = Choice(self.tr("From the directory"), [])
        self.recipient = TextArea(self.tr("Recipient, with the address"), lines=4, steady=True)
        self.title = Field(self.tr("Title or subject"))
        self.kind = Choice(self.tr("What it is"), self._classes())
        self.body = TextArea(self.tr("Text"), lines=12)
        self._from_directory = Captioned(self.tr("From the directory"), self.directory)
        self._to = Captioned(self.tr("Recipient, with the address"), self.recipient)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for piece in (
            self.objections,
            self._from_directory,
            self._to,
            Captioned(self.tr("Title or subject"), self.title),
            Captioned(self.tr("What it is"), self.kind),
        ):
            column.addWidget(piece)
        column.addWidget(Captioned(self.tr("Text"), self.body), 1)
        self.directory.chosen.connect(self._address)
        self.title.textEdited.connect(self.changed)
        self.title.returnPressed.connect(self.body.setFocus)
        self.kind.chosen.connect(self.changed)
        for area in (self.recipient, self.body):
            area.textChanged.connect(self.changed)

    @property
    def draft(self) -> Draft:
        """The paper as it is typed."""
        if self._draft is None:
            raise AssertionError("no paper is being written")
        content = replace(
            self._draft.content,
            title=self.title.text().strip(),
            body=self.body.toPlainText(),
            recipient=self.recipient.toPlainText().strip(),
            document_class=DocumentClass(self.kind.key()),
            correspondent_id=self._correspondent,
        )
        return msgspec.structs.replace(self._draft, content=content)

    def fill(self, draft: Draft, objections: Sequence[Objection]) -> None:
        """Show ``draft``; whom the patient does not want told stands above all of it."""
        self._draft, self._correspondent = draft, draft.content.correspondent_id
        content = draft.content
        self.blockSignals(True)  # nobody typed this
        self.recipient.setPlainText(content.recipient)
        self.title.setText(content.title)
        self.kind.show_key(content.document_class.value)
        self.body.setPlainText(content.body)
        self.blockSignals(False)
        letter = content.kind is Kind.LETTER
        self._to.setVisible(letter)
        self.objections.setVisible(bool(objections))
        self.objections.say(
            "warning", self.tr("Objection to sharing:"), " ".join(self._said(one) for one in objections)
        )

    def focus(self) -> None:
        """Where one types: behind the words a certificate begins with, or at the recipient of a letter."""
        if not self._to.isHidden() and not self.recipient.toPlainText():
            self.recipient.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)
        opening = self.body.toPlainText().find("\n\n")
        if opening >= 0:
            cursor = self.body.textCursor()
            cursor.setPosition(opening)
            self.body.setTextCursor(cursor)
        else:
            self.body.moveCursor(QTextCursor.MoveOperation.End)

    def complain(self) -> bool:
        """Go to the title where there is none; whether that is so."""
        nameless = not self.title.text().strip()
        self.title.mark_wrong(nameless, self.tr("A title is needed."))
        if nameless:
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        return nameless

    def show_directory(self, directory: Sequence[Record[Correspondent]]) -> None:
        """Whom one may choose among."""
        self._directory = directory
        self.directory.clear()
        self.directory.addItem("—", "")
        for one in directory:
            self.directory.addItem(" · ".join(filter(None, (one.facts.name, one.facts.profession))), one.id)
        self.directory.show_key(self._correspondent or "")
        self._from_directory.setVisible(bool(directory) and not self._to.isHidden())

    def _address(self, chosen: str) -> None:
        """The lines of an address of the directory, which may be changed for this paper."""
        self._correspondent = chosen or None
        one = next((each.facts for each in self._directory if each.id == chosen), None)
        if one is not None:
            lines = (one.name, one.profession, one.organisation, one.address)
            self.recipient.setPlainText("\n".join(filter(None, lines)))

    def _said(self, objection: Objection) -> str:
        whom = objection.recipient or self.tr("anybody")
        what = objection.subject or self.tr("everything")
        on = text.partial_day(objection.said_on)
        return self.tr("{what}, with {whom} (said on {day}).").format(what=what, whom=whom, day=on)

    def _classes(self) -> list[tuple[str, str]]:
        return [
            (DocumentClass.MEDICAL.value, self.tr("Medical: to the patient or a colleague")),
            (DocumentClass.ADMINISTRATIVE.value, self.tr("Administrative: nothing of anybody’s health")),
        ]
