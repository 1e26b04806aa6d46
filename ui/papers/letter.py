"""The form of a letter, a certificate or a free form: to whom, what it is called, and its words."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.papers.draft import Draft
from app.visible import visible
from ui import text
from ui.papers.completion import Completion
from ui.papers.recipients import Recipient
from ui.widgets.banner import Banner
from ui.widgets.choices import Choice
from ui.widgets.fields import Captioned, Field, TextArea
from ui.widgets.labels import label
from vault import search
from vault.records.correspondents import Correspondent
from vault.records.documents_index import DocumentClass
from vault.records.papers import Kind
from vault.records.sharing import Objection

_TO_BE_COPIED = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
#: The focus comes back to where it was.
_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class LetterForm(QWidget):
    """``changed`` follows every keystroke; ``draft`` is what stands in the fields.

    ``addressed(recipient)``: the recipient was left as it stands.
    """

    changed = Signal()
    addressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        #: Whose address was taken; another first line is somebody else.
        self._taken: Recipient | None = None
        self.objections = Banner("warning", self.tr("Objection to sharing:"), parent=self)
        self.recipient = TextArea(
            self.tr("Recipient, with the address"),
            self.tr("Name, then the address (↓: those written to before)"),
            lines=4,
            steady=True,
        )
        self.recipients = RecipientCompletion(self.recipient)
        #: How whoever it is for is reached, to send what was made.
        self.reached = label("", "small", wrap=True)
        self.reached.setTextInteractionFlags(_TO_BE_COPIED)
        self.reached.hide()
        self.title = Field(self.tr("Title or subject"))
        self.kind = Choice(self.tr("What it is"), self._classes())
        self.body = TextArea(self.tr("Text"), lines=12)
        self._to = Captioned(self.tr("Recipient, with the address"), self.recipient)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for piece in (
            self.objections,
            self._to,
            self.recipients,
            self.reached,
            Captioned(self.tr("Title or subject"), self.title),
            Captioned(self.tr("What it is"), self.kind),
        ):
            column.addWidget(piece)
        column.addWidget(Captioned(self.tr("Text"), self.body), 1)
        self.recipient.installEventFilter(self)
        self.recipients.taken.connect(self._take)
        self.title.textEdited.connect(self.changed)
        self.title.returnPressed.connect(self.body.setFocus)
        self.kind.chosen.connect(self.changed)
        self.recipients.told.connect(self._say_reached)
        self.recipient.textChanged.connect(self._say_reached)
        for area in (self.recipient, self.body):
            area.textChanged.connect(self.changed)

    @property
    def draft(self) -> Draft:
        """The paper as it is typed."""
        if self._draft is None:
            raise AssertionError("no paper is being written")
        content = replace(
            self._draft.content,
            title=self.title.text(),
            body=self.body.typed(),
            recipient=self.recipient.typed(),
            document_class=DocumentClass(self.kind.key()),
            correspondent_id=self._correspondent_id(),
        )
        return msgspec.structs.replace(self._draft, content=content)

    def fill(self, draft: Draft, objections: Sequence[Objection]) -> None:
        """Show ``draft``; whom the patient does not want told stands above all of it."""
        content = draft.content
        self._draft, self._taken = draft, Recipient(content.recipient, content.correspondent_id)
        self.blockSignals(True)  # nobody typed this
        self.recipient.setPlainText(content.recipient)
        self.title.setText(content.title)
        self.kind.show_key(content.document_class.value)
        self.body.setPlainText(content.body)
        self.blockSignals(False)
        self._say_reached()
        letter = content.kind is Kind.LETTER
        self._to.setVisible(letter)
        self.objections.setVisible(bool(objections))
        self.objections.say(
            "warning", self.tr("Objection to sharing:"), " ".join(self._said(one) for one in objections)
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another window in front, or a lock, is no end of an address."""
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STAYS:
            self.addressed.emit(self.recipient.toPlainText())
        return False

    def name(self) -> str:
        """What stands above it."""
        named = {Kind.LETTER: self.tr("Letter"), Kind.CERTIFICATE: self.tr("Certificate")}
        return named.get(self.draft.content.kind, self.tr("Free form"))

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

    def _take(self, chosen: Recipient) -> None:
        """The lines of an address, which may be changed for this paper."""
        self._taken = chosen
        self.recipient.setPlainText(chosen.address)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.selectAll()

    def _correspondent_id(self) -> str | None:
        same = self._taken and _first_line(self._taken.address) == _first_line(self.recipient.toPlainText())
        return self._taken.correspondent_id if self._taken and same else None

    def _say_reached(self) -> None:
        """The secure mail of whose address was taken: what is medical goes to no other."""
        card = self.recipients.card(self._correspondent_id())
        secure = self.tr("MSSanté: {}").format(card.secure_email) if card and card.secure_email else ""
        phone = self.tr("Phone: {}").format(text.phone(card.phone)) if card and card.phone else ""
        self.reached.setText(visible(" · ".join(filter(None, (secure, phone)))))
        self.reached.setVisible(bool(secure or phone))

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


class RecipientCompletion(Completion[Recipient]):
    """The treating GP, and who was written to before: those one knows at once, others by their address.

    ``told``: others are known than before.
    """

    told = Signal()

    def __init__(self, field: TextArea, parent: QWidget | None = None) -> None:
        super().__init__(field, self.tr("Written to before"), self._in_a_line, parent)
        self._typed = field.toPlainText
        self._known: Sequence[Recipient] = ()
        field.textChanged.connect(self.ask)

    def know(self, recipients: Sequence[Recipient]) -> None:
        """Whom one may write to, the latest first."""
        self._known = recipients
        self.ask()
        self.told.emit()

    def card(self, correspondent_id: str | None) -> Correspondent | None:
        """What the directory says of one of them."""
        return next(
            (one.card for one in self._known if one.card and one.correspondent_id == correspondent_id), None
        )

    def ask(self) -> None:
        """Offer whom the first line may mean; nobody once there is a second one."""
        typed = self._typed()
        begun = [f" {word}" for word in search.words(typed)]
        # Another patient's mother is nobody to show beside this one: she is asked for by name.
        meant = [one for one in self._known if one.known or begun]
        self.offer(
            [one for one in meant if all(map(_folded(one).__contains__, begun))] if "\n" not in typed else ()
        )

    def _in_a_line(self, of: Recipient) -> str:
        lines = of.address.split("\n")
        return visible(" · ".join([lines[0], self.tr("treating GP"), *lines[1:]] if of.treats else lines))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.ask()
        return super().eventFilter(watched, event)


def _folded(of: Recipient) -> str:
    return " " + search.fold(of.address)


def _first_line(address: str) -> str:
    return address.strip().split("\n")[0]
