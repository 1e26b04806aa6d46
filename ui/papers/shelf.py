"""Everything on paper of one patient, the latest first, and what can be done with each.

A draft is gone on with or thrown away; what was issued is repeated, printed
again as a duplicata, or taken back with a reason.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from app.papers.fees import euros
from ui import text
from ui.models.rows import Index, Rows
from ui.papers.completion import Roomy
from ui.papers.store import Shelf
from ui.widgets.buttons import Button
from ui.widgets.choices import Choice
from ui.widgets.empty import EmptyState
from ui.widgets.fields import Field
from ui.widgets.flow import Flow
from ui.widgets.labels import Card
from vault.records.fees import FeeNote, Means
from vault.records.papers import Kind, Paper, State

_BEGUN = ("chosen", "reason", "means")


@dataclass(frozen=True, slots=True)
class Kept:
    """A row: a paper, or a fee note with what is still owed for it."""

    of: Paper | FeeNote
    owed: int = 0
    credited: bool = False

    @property
    def dated_on(self) -> str:
        return self.of.content.dated_on if isinstance(self.of, Paper) else self.of.issued_on


class ShelfPane(QWidget):
    """The list. Each signal carries the paper or the fee note that was chosen."""

    new_wanted = Signal(str)
    chosen = Signal(object)
    go_on_wanted = Signal(object)
    discard_wanted = Signal(object)
    repeat_wanted = Signal(object)
    duplicate_wanted = Signal(object)
    cancel_wanted = Signal(object, str)
    pay_wanted = Signal(object, str)
    copy_wanted = Signal()
    #: Others are there, or none.
    filled = Signal()

    #: What a new paper can be besides those of ``Kind``.
    FEE = "fee"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr = self.tr
        self.new = {key: Button(words, icon) for key, words, icon in self._kinds()}
        self.copy = Button(tr("The patient’s copy…"), "download")
        self.list = QListView()
        self.rows: Rows[Kept] = Rows(self._spoken, self)
        self.card = Card("", self)
        self.empty = EmptyState("file-text", tr("No paper yet"), self._what_stays(), self)
        self.go_on = Button(tr("Go on"), "pencil", "primary")
        self.discard = Button(tr("Throw away"), "trash-2")
        self.repeat = Button(tr("Repeat as new"), "copy")
        self.duplicate = Button(tr("Print a duplicate"), "printer")
        self.means = Choice(tr("How it was paid"), self._payments())
        self.pay = Button(tr("Paid"), "check")
        self.reason = Field(tr("Reason"), tr("Reason (nothing medical)"))
        self.cancel = Button(tr("Take back"), "ban")
        self._tools = Flow(self)
        #: What was begun before a lock, until the papers are there.
        self._resumed: Mapping[str, str] = {}
        self._lay_out()
        self._connect()
        self.clear()

    @property
    def bare(self) -> bool:
        """Whether it is known that there is no paper."""
        return not self.empty.isHidden()

    @property
    def current(self) -> Kept | None:
        """The row that is chosen."""
        return self.rows.row(self.list.currentIndex())

    @property
    def issued(self) -> Paper | None:
        """The issued paper that is chosen, which can be printed once more."""
        of = self.current.of if self.current else None
        return of if isinstance(of, Paper) and of.state is State.ISSUED else None

    def show_shelf(self, shelf: Shelf) -> None:
        """Everything of a patient; the row one was at stays chosen."""
        held = self.current
        credited = {note.credits for note in shelf.fees if note.credits}
        fees = [
            Kept(note, note.cents - shelf.received.get(note.id, 0), note.id in credited)
            for note in shelf.fees
        ]
        kept = [*(Kept(paper) for paper in shelf.papers), *fees]
        kept.sort(key=lambda one: (_draft(one), one.dated_on), reverse=True)
        self.rows.replace(kept)
        self._show_empty(not kept)
        self._turn_to(held.of.id if held else "")
        self._offer(self.current)
        self._bring_back()

    def half_typed(self) -> dict[str, str]:
        """What was begun about the paper that is chosen, and which that is."""
        if self.current is None or not (self.reason.text() or self.means.currentIndex()):
            return dict(self._resumed)
        return {"chosen": self.current.of.id, "reason": self.reason.text(), "means": self.means.key()}

    def resume(self, half_typed: Mapping[str, str]) -> None:
        """Bring it back, now or with the papers: beside the one it is about, or not at all."""
        self._resumed = {name: half_typed.get(name, "") for name in _BEGUN} if "chosen" in half_typed else {}
        if self.rows.rows:
            self._bring_back()

    def clear(self) -> None:
        """Show nothing, and keep nothing half-typed for somebody else."""
        self._resumed = {}
        self.rows.replace(())
        self._show_empty(False)
        self.reason.clear()
        self.means.setCurrentIndex(0)
        self._offer(None)

    def focus(self) -> None:
        """The list, or the first thing one can write."""
        where: QWidget = self.list if self.rows.rows else self.new[Kind.PRESCRIPTION.value]
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_empty(self, empty: bool) -> None:
        """Once it is known that there is no paper; not while nobody knows yet."""
        self.empty.setVisible(empty)
        self.card.setVisible(not empty)
        self.filled.emit()

    def _bring_back(self) -> None:
        resumed, self._resumed = self._resumed, {}
        if resumed and self._turn_to(resumed["chosen"]):
            self.reason.setText(resumed["reason"])
            self.means.show_key(resumed["means"])

    def _turn_to(self, of_id: str) -> bool:
        """Choose the row of a paper or a fee note, or the first; whether it is there."""
        ids = [one.of.id for one in self.rows.rows]
        self.list.setCurrentIndex(self.rows.index(ids.index(of_id) if of_id in ids else 0))
        return of_id in ids

    def _choose(self, index: Index) -> None:
        kept = self.rows.row(index)
        self._offer(kept)
        if kept is not None:
            self.chosen.emit(kept)

    def _offer(self, kept: Kept | None) -> None:
        """The tools for what is chosen."""
        paper = kept.of if kept and isinstance(kept.of, Paper) else None
        fee = kept.of if kept and isinstance(kept.of, FeeNote) else None
        draft = paper is not None and paper.state is State.DRAFT
        issued = paper is not None and paper.state is State.ISSUED
        standing = fee is not None and fee.credits is None and kept is not None and not kept.credited
        self.go_on.setVisible(draft)
        self.discard.setVisible(draft)
        self.repeat.setVisible(paper is not None and not draft)
        self.duplicate.setVisible(issued)
        self.reason.setVisible(issued or standing)
        self.cancel.setVisible(issued or standing)
        unpaid = standing and kept is not None and kept.owed > 0
        self.means.setVisible(unpaid)
        self.pay.setVisible(unpaid)
        self.pay.setEnabled(True)
        self._tools.place()

    def _cancel(self) -> None:
        kept, why = self.current, self.reason.text().strip()
        self.reason.mark_wrong(not why, self.tr("A reason is needed."))
        if not why:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        elif kept is not None:
            self.reason.clear()
            self.cancel_wanted.emit(kept.of, why)

    def _spoken(self, kept: Kept) -> str:
        return " · ".join((text.partial_day(kept.dated_on), *self._words(kept)))

    def _words(self, kept: Kept) -> Sequence[str]:
        if isinstance(kept.of, FeeNote):
            name = self.tr("Credit {}") if kept.of.credits else self.tr("Fee note {}")
            return (name.format(kept.of.label), *self._settled(kept.of, kept))
        paper = kept.of
        lines = ", ".join(line.text for line in paper.lines)
        state = {
            State.DRAFT: self.tr("draft"),
            State.ISSUED: "",
            State.CANCELLED: self.tr("taken back"),
        }[paper.state]
        letter = self.tr("Letter") if paper.content.kind is Kind.LETTER else ""
        return tuple(filter(None, (letter, paper.content.title, state, lines)))

    def _settled(self, note: FeeNote, kept: Kept) -> Sequence[str]:
        """The sum and what became of it, or what is owed of it."""
        sum_of_all, owed = euros(note.cents), self.tr("{} owed").format(euros(kept.owed))
        if note.credits:
            return (sum_of_all,)
        if kept.credited:
            return sum_of_all, self.tr("taken back")
        if kept.owed <= 0:
            return sum_of_all, self.tr("paid")
        return (owed,) if kept.owed == note.cents else (sum_of_all, owed)

    def _what_stays(self) -> str:
        return self.tr("What you write for this patient stays here: to print again, repeat or take back.")

    def _kinds(self) -> Sequence[tuple[str, str, str]]:
        return (
            (Kind.PRESCRIPTION.value, self.tr("Ordonnance"), "pill"),
            (Kind.LETTER.value, self.tr("Letter"), "file-text"),
            (Kind.CERTIFICATE.value, self.tr("Certificate"), "file-text"),
            (Kind.FORM.value, self.tr("Free form"), "file"),
            (self.FEE, self.tr("Fee note"), "table"),
        )

    def _payments(self) -> list[tuple[str, str]]:
        return [
            (Means.CARD.value, self.tr("By card")),
            (Means.CHEQUE.value, self.tr("By cheque")),
            (Means.CASH.value, self.tr("In cash")),
            (Means.TRANSFER.value, self.tr("By transfer")),
            (Means.THIRD_PARTY.value, self.tr("By a third party")),
        ]

    def _connect(self) -> None:
        for key, button in self.new.items():
            button.clicked.connect(lambda _=False, key=key: self.new_wanted.emit(key))
        self.copy.clicked.connect(self.copy_wanted)
        self.list.selectionModel().currentChanged.connect(lambda index, _: self._choose(index))
        self.list.activated.connect(lambda _: self._activate())
        self.go_on.clicked.connect(lambda: self._wish(self.go_on_wanted.emit))
        self.discard.clicked.connect(lambda: self._wish(self.discard_wanted.emit))
        self.repeat.clicked.connect(lambda: self._wish(self.repeat_wanted.emit))
        self.duplicate.clicked.connect(lambda: self._wish(self.duplicate_wanted.emit))
        self.pay.clicked.connect(self._pay)
        self.cancel.clicked.connect(self._cancel)
        self.reason.returnPressed.connect(self._cancel)
        self.reason.textEdited.connect(lambda: self.reason.mark_wrong(False))

    def _activate(self) -> None:
        """Enter does what is nearest: goes on with a draft, repeats what was issued."""
        if not self.go_on.isHidden():
            self._wish(self.go_on_wanted.emit)
        elif not self.repeat.isHidden():
            self._wish(self.repeat_wanted.emit)

    def _wish(self, wish: Callable[[Paper | FeeNote], None]) -> None:
        if self.current is not None:
            wish(self.current.of)

    def _pay(self) -> None:
        if self.current is not None:
            self.pay.setEnabled(False)  # until the shelf comes anew
            self.pay_wanted.emit(self.current, self.means.key())

    def _lay_out(self) -> None:
        self.list.setModel(self.rows)
        self.list.setAccessibleName(self.tr("Papers"))
        self.list.setItemDelegate(Roomy(self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setWordWrap(True)
        fresh = Flow(self)
        fresh.replace((*self.new.values(), self.copy))
        self._tools.replace((self.go_on, self.discard, self.repeat, self.duplicate, self.means, self.pay))
        self.card.body.addWidget(self.list, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(fresh)
        column.addWidget(self.card, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self._tools)
        why = QHBoxLayout()
        why.addWidget(self.reason, 1)
        why.addWidget(self.cancel)
        column.addLayout(why)


def _draft(kept: Kept) -> bool:
    return isinstance(kept.of, Paper) and kept.of.state is State.DRAFT
