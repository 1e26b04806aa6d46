"""The papers of the open record: all of them, or the one that is being written, beside how it prints.

What is typed comes back after a lock, and is kept as a draft when the record is
put away. Nothing is issued while an allergy it meets has no reason.
"""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.papers import draft as drafts
from app.papers import letterhead
from app.papers.blocks import Sheet
from app.papers.draft import Draft
from app.papers.letterhead import Letterhead
from ui.jobs import Job
from ui.papers import sheets
from ui.papers.board import Board, Form
from ui.papers.copy_pane import CopyPane
from ui.papers.fee import FeeForm
from ui.papers.handing_over import HandingOver, copy_of
from ui.papers.issuing import Issuing
from ui.papers.keeping import Keeping
from ui.papers.person import has_long_term_illness, person
from ui.papers.shelf import Kept, ShelfPane
from ui.papers.store import PaperStore, Shelf
from ui.widgets.labels import label
from ui.workspace import keys
from ui.workspace.desk import Desk
from ui.workspace.leaf import Leaf
from ui.workspace.store import Record
from vault.records import treatments
from vault.records.fees import FeeNote, Means
from vault.records.history import Entry
from vault.records.papers import Kind, Paper
from vault.records.sharing import OBJECTION


class PapersLeaf(Leaf):
    """``write_ordonnance``, ``repeat_ordonnance``, ``renew`` and ``print_shown`` are what keys ask for."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._title = label("", "title", wrap=True)
        self._store = PaperStore(desk.store)
        self._shelf: Shelf | None = None
        self._waiting: list[Callable[[], None]] = []
        #: The paper as it began: what was not touched is not worth keeping.
        self._begun: Draft | None = None
        self._keeping = Keeping(desk, self)
        self.issuing = Issuing(desk, self)
        self.handing_over = HandingOver(desk, self)
        self.board = Board(desk, self)
        self.shelf, self.ordonnance = self.board.shelf, self.board.ordonnance
        self.letter, self.fee, self.copy = self.board.letter, self.board.fee, self.board.copy
        self.body.addWidget(self._title)
        self.body.addWidget(self.board, 1)
        self._connect()
        self._turn_to(self.shelf)
        # A shortcut, because Enter means the next field wherever one types.
        self._file = QShortcut(QKeySequence(keys.SIGN), self, self._finish_as_pdf)
        self._file.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._file.setAutoRepeat(False)  # a key that is held answers no question

    # --- The record

    def show_record(self, record: Record) -> None:
        other = record.id != self.patient_id
        super().show_record(record)
        self.ordonnance.show_allergies(record.allergies.listed)
        if other:
            self._keeping.try_again(self.patient_id)
        elif self._shelf is not None:
            self._load()

    def leave(self) -> None:
        self._put_down()
        super().leave()
        self._shelf, self._waiting = None, []
        self._forget()
        self.shelf.clear()

    def half_typed(self) -> dict[str, str]:
        if self._typed is not None:
            begun = self._begun.json() if self._begun else ""
            beside = self.ordonnance.beside() if self.board.writes(self.ordonnance) else ""
            return {"draft": self._typed.json(), "begun": begun, "beside": beside}
        typed = {
            "fee": self.fee.half_typed() if self.board.writes(self.fee) else "",
            **self.shelf.half_typed(),
        }
        written = {name: words for name, words in typed.items() if words}
        return written | ({"copy": self.copy.reason.text()} if self.board.writes(self.copy) else {})

    def resume(self, half_typed: Mapping[str, str]) -> None:
        if "draft" in half_typed:
            self._begin(drafts.read(half_typed["draft"]))
            self._begun = drafts.read(half_typed["begun"])
            if beside := half_typed.get("beside"):
                self.ordonnance.resume_beside(beside)
        elif "fee" in half_typed:
            self.desk.put_down.fees.pop(self.patient_id, None)
            self._write_fee(half_typed["fee"])
        elif "copy" in half_typed:
            self._show_copy()
            self.copy.reason.setText(half_typed["copy"])
        self.shelf.resume(half_typed)

    def focus(self) -> None:
        self._load()
        self.board.shown.focus()

    def panes(self) -> list[QWidget]:
        return self.board.panes()

    # --- What keys ask for

    def write_ordonnance(self) -> None:
        """A new one, unless one is being written."""
        if not self.board.writes(self.ordonnance):
            self._begin_new(Kind.PRESCRIPTION.value)

    def repeat_ordonnance(self) -> None:
        """The last one that was issued, as a new draft of today."""
        self._once_loaded(self._repeat_last)

    def renew(self, treatment_id: str = "") -> None:
        """A long-term treatment, or all that go on, into the ordonnance as prescribed the last time."""
        self.write_ordonnance()
        self._once_loaded(lambda: self._renew(treatment_id))

    def print_shown(self) -> bool:
        """Issue and print what is written, or print what is chosen once more."""
        on_shelf = self._shelf is not None and self.board.writes(self.shelf)
        self._once_loaded(lambda: self._finish(to_print=True))
        return not on_shelf or self.shelf.issued is not None

    # --- Which paper

    @property
    def _typed(self) -> Draft | None:
        """What stands in the fields of a paper, dated today; None on the shelf and in a fee note."""
        for form in (self.ordonnance, self.letter):
            if self.board.writes(form) and self.record is not None:
                return drafts.dated(form.draft, _today())
        return None

    @property
    def _draft(self) -> Draft | None:
        """The paper that is being written, as it would be issued."""
        typed = self._typed
        return drafts.meant(typed) if typed else None

    def _begin_new(self, kind: str) -> None:
        self._put_down()
        if kind == ShelfPane.FEE:
            self._write_fee(self.desk.put_down.fees.pop(self.patient_id, ""))
        else:
            self._once_loaded(lambda: self._begin(drafts.new(Kind(kind), self._letterhead(), _today())))

    def _write_fee(self, *begun: str) -> None:
        """A new fee note, or one that was begun."""
        self._turn_to(self.fee)
        self.fee.fill(())
        for half_typed in filter(None, begun):
            self.fee.resume(half_typed)
        self.fee.focus()

    def _begin(self, draft: Draft) -> None:
        """Write ``draft``, which is new, repeated, or was begun before."""
        if self.record is None:
            return
        self._begun = draft
        if draft.content.kind is Kind.PRESCRIPTION:
            two_zones = has_long_term_illness(self.record, date.today())
            self.ordonnance.fill(draft, self.record.allergies.listed, two_zones=two_zones)
            self.ordonnance.offer_renewal(bool(self._taken()))
            self._turn_to(self.ordonnance)
        else:
            self.letter.fill(draft, [one.facts for one in self.record.of(OBJECTION)])
            job = self.desk.jobs.submit(self._store.recipients, self.patient_id)
            job.done.connect(self.letter.recipients.know)
            self._turn_to(self.letter)
        self.board.shown.focus()

    def _repeat_last(self) -> None:
        last = drafts.last_ordonnance(self._shelf.papers if self._shelf else ())
        if last is None:
            self.said.emit(self.patient_id, self.tr("No ordonnance to repeat"))
        else:
            self._repeat(last)

    def _repeat(self, paper: Paper) -> None:
        self._put_down()
        self._begin(drafts.repeated(paper, _today()))

    def _renew(self, treatment_id: str) -> None:
        papers = self._shelf.papers if self._shelf else ()
        for entry in self._taken():
            if treatment_id in ("", entry.id):
                self.ordonnance.add(drafts.renewed(entry, papers))
        self.ordonnance.focus()

    def _taken(self) -> list[Entry]:
        """The treatments that go on."""
        return treatments.going_on(self.record.entries if self.record else (), _today())

    def _put_down(self) -> None:
        """Keep what was written as a draft, where anything was."""
        draft = self._draft
        if draft is not None and draft != self._begun:
            self._keeping.keep(self.patient_id, draft)
        if self.board.writes(self.fee) and self.fee.begun:
            self.desk.put_down.fees[self.patient_id] = self.fee.half_typed()
        self._forget()

    def _forget(self) -> None:
        self._begun = None
        self.copy.reset()
        self.fee.fill(())
        self._turn_to(self.shelf)

    def _discard(self) -> None:
        """Throw away what is being written; it can be brought back for a while."""
        draft, patient_id = self._draft, self.patient_id
        fee = self.fee.half_typed() if self.fee.begun else ""
        self._forget()
        if draft is not None:
            self.desk.put_down.let_go(draft.paper_id)
            self._store_then_load(self._store.discard, draft.paper_id)
        if draft is not None or fee:
            self.undoable.emit(
                self.tr("Draft thrown away"),
                lambda: self._bring_back(patient_id, draft) if draft else self._bring_back_fee(fee),
                lambda: None,
            )

    def _bring_back(self, patient_id: str, draft: Draft) -> None:
        """Into the database first: it is a draft again, whatever is written or shown meanwhile."""
        self._keeping.keep(patient_id, draft)
        if patient_id == self.patient_id:
            self._put_down()
            self._begin(draft)

    def _bring_back_fee(self, fee: str) -> None:
        """Before what was begun since, which is the same note."""
        self._put_down()
        self._write_fee(fee, self.desk.put_down.fees.pop(self.patient_id, ""))

    # --- The shelf

    def _load(self) -> None:
        self._store_then_load(self._store.shelf)

    def _show_shelf(self, shelf: Shelf) -> None:
        if shelf.patient_id != self.patient_id:
            return
        self._shelf = shelf
        self.shelf.show_shelf(shelf)
        waiting, self._waiting = self._waiting, []
        for each in waiting:
            each()
        self.board.draw_soon()

    def _once_loaded(self, act: Callable[[], None]) -> None:
        """Now, or when the papers have come."""
        if self._shelf is not None:
            act()
        else:
            self._waiting.append(act)

    def _store_then_load(self, call: Callable[..., Shelf], *arguments: object) -> Job:
        job = self.ask_for(self.patient_id, call, *arguments)
        job.done.connect(self._show_shelf)
        return job

    def _cancel(self, of: Paper | FeeNote, reason: str) -> None:
        if isinstance(of, Paper):
            job = self._store_then_load(self._store.cancel, of.id, reason)
            job.done.connect(lambda _: self._reread(of.patient_id))  # its line in the timeline says so
        else:
            self.issuing.credit(self.patient_id, of, reason, self._letterhead(), _today())

    def _pay(self, kept: Kept, means: str) -> None:
        job = self._store_then_load(self._store.pay, kept.of.id, _today(), kept.owed, Means(means))
        job.failed.connect(lambda _: self.shelf.pay.setEnabled(True))

    def _duplicate(self, paper: Paper) -> None:
        self.issuing.duplicate(self.patient_id, paper, letterhead.kept(paper.letterhead))

    # --- Issuing

    def _finish_as_pdf(self) -> None:
        self._once_loaded(lambda: self._finish(to_print=False))

    def _finish(self, *, to_print: bool) -> None:
        """Issue what is written; on the shelf, print what is chosen once more."""
        form = self.board.shown
        if isinstance(form, ShelfPane):
            if to_print and self.shelf.issued is not None:
                self._duplicate(self.shelf.issued)
        elif isinstance(form, CopyPane):
            if to_print:
                self.handing_over.print(self.patient_id, self._copied(), form.reason.text())
        elif form.complain():
            self._check()
            self.board.follow_focus()
        elif isinstance(form, FeeForm):
            by = self._letterhead()
            self.issuing.issue_fee(
                self.patient_id, form.note_id, form.lines, form.paid, by, _today(), to_print
            )
        else:
            draft = self._draft
            if draft is not None:
                self.issuing.issue(self.patient_id, draft, self._letterhead(), to_print)

    def _issued(self, patient_id: str, words: str, paper_id: str) -> None:
        """It is in the record: from its form back to the note, where its document stands at the side."""
        if paper_id:
            self.desk.put_down.let_go(paper_id)
        else:
            self.desk.put_down.fees.pop(patient_id, None)
        self._tell(patient_id, words)
        draft = self._draft
        written = draft.paper_id == paper_id if draft else not paper_id and self.board.writes(self.fee)
        if patient_id == self.patient_id and written:
            self._forget()
            self.left.emit()

    def _tell(self, patient_id: str, words: str) -> None:
        """Say what was done, and read the papers and the record anew; what is being written stays."""
        self.said.emit(patient_id, words)
        if patient_id == self.patient_id:
            self._load()
            self._reread(patient_id)

    def _reread(self, patient_id: str) -> None:
        job = self.desk.jobs.submit(self.desk.store.reread, patient_id)
        job.done.connect(self.written)

    # --- How it prints

    def _letterhead(self) -> Letterhead:
        if self._shelf is None or self.record is None:
            raise AssertionError("no record to write about")
        return Letterhead(self._shelf.practice, person(self.record, date.today()))

    def _sheet(self) -> Sheet | None:
        """What the preview shows."""
        if self._shelf is None or self.record is None:
            return None
        return sheets.shown(self.board, self._draft, self.record, self._shelf, self._letterhead())

    def _draw(self) -> None:
        self.board.show_sheet(self._sheet())
        self._check()

    def _copied(self) -> Sheet:
        assert self.record is not None
        assert self._shelf is not None
        return copy_of(self.record, self._shelf, self._letterhead(), _today())

    def _save_copy(self) -> None:
        self.handing_over.save(self.patient_id, self._copied(), self.copy.reason.text())

    def _show_copy(self) -> None:
        self._turn_to(self.copy)
        self.copy.focus()

    def _check(self) -> None:
        """What the law asks of an ordonnance and nobody said yet."""
        draft = self._draft
        if draft is not None and draft.content.kind is Kind.PRESCRIPTION and self._shelf is not None:
            self.ordonnance.show_lacking(self._letterhead(), draft.content.dated_on)

    def _turn_to(self, form: Form) -> None:
        self.board.turn_to(form)
        written = "" if isinstance(form, ShelfPane) else form.name()
        self._title.setText(written)
        self._title.setVisible(bool(written))

    def _connect(self) -> None:
        board, shelf = self.board, self.shelf
        board.changed.connect(self.touched)
        board.sheet_wanted.connect(self._draw)
        board.all_wanted.connect(self._show_all)
        board.discard_wanted.connect(self._discard)
        board.file_wanted.connect(self._finish_as_pdf)
        board.print_wanted.connect(self.print_shown)
        self.ordonnance.renew_wanted.connect(self.renew)
        self.letter.addressed.connect(lambda recipient: self.named.emit(recipient, ""))
        shelf.new_wanted.connect(self._begin_new)
        shelf.go_on_wanted.connect(lambda paper: self._begin(drafts.of_paper(paper)))
        shelf.discard_wanted.connect(self._discard_kept)
        shelf.repeat_wanted.connect(self._repeat)
        shelf.duplicate_wanted.connect(self._duplicate)
        shelf.cancel_wanted.connect(self._cancel)
        shelf.pay_wanted.connect(self._pay)
        shelf.copy_wanted.connect(lambda: self._once_loaded(self._show_copy))
        self.copy.save_wanted.connect(lambda: self._once_loaded(self._save_copy))
        self.handing_over.done.connect(self.said)
        self.handing_over.failed.connect(self.failed)
        self.issuing.issued.connect(self._issued)
        self.issuing.told.connect(self._tell)
        self.issuing.failed.connect(self.failed)
        self._keeping.failed.connect(self.failed)

    def _discard_kept(self, paper: Paper) -> None:
        """A draft of the shelf goes as one that is being written goes."""
        self._begin(drafts.of_paper(paper))
        self._discard()

    def _show_all(self) -> None:
        self._put_down()
        self._load()
        self.shelf.focus()


def _today() -> str:
    return date.today().isoformat()
