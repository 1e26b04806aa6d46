"""The papers of the open record: all of them, or the one that is being written, beside how it prints.

What is typed comes back after a lock, and is kept as a draft when the record is
put away. Nothing is issued while an allergy it meets has no reason.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeAlias

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.papers import draft as drafts
from app.papers import fees as fee_sheets
from app.papers import letterhead
from app.papers.blocks import Sheet
from app.papers.draft import Draft
from app.papers.fees import Fee
from app.papers.letterhead import Letterhead
from app.papers.letters import opening
from app.papers.ordonnance import Ordonnance, lacking
from ui import theme
from ui.papers.fee import FeeForm
from ui.papers.issuing import Issuing
from ui.papers.letter import LetterForm
from ui.papers.ordonnance import OrdonnanceForm
from ui.papers.person import has_long_term_illness, person
from ui.papers.preview import Preview
from ui.papers.shelf import Kept, ShelfPane
from ui.papers.store import PaperStore, Shelf
from ui.widgets.buttons import Button, IconButton
from ui.widgets.fields import ENTER
from ui.workspace import keys
from ui.workspace.desk import Desk
from ui.workspace.leaf import Leaf
from ui.workspace.store import Record
from vault.records.fees import FeeNote, Means
from vault.records.history import Entry
from vault.records.papers import Kind, Line, Paper, State
from vault.records.sharing import OBJECTION

#: From this width on the preview stands beside the form; below, in its place when it is asked for.
WIDE = 860
PREVIEW_MILLISECONDS = 120
Form: TypeAlias = ShelfPane | OrdonnanceForm | LetterForm | FeeForm


class PapersLeaf(Leaf):
    """``write_ordonnance``, ``repeat_ordonnance``, ``renew`` and ``print_shown`` are what keys ask for."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, "", parent)
        self._store = PaperStore(desk.store)
        self._shelf: Shelf | None = None
        self._waiting: list[Callable[[], None]] = []
        #: The paper as it began: what was not touched is not worth keeping.
        self._begun: Draft | None = None
        self.issuing = Issuing(desk, self)
        self.stack = QStackedWidget(self)
        self.shelf = ShelfPane(self.stack)
        self.ordonnance = OrdonnanceForm(desk, self.stack)
        self.letter = LetterForm(self.stack)
        self.fee = FeeForm(self.stack)
        self.preview = Preview(self)
        self.all = Button(self.tr("All papers"), "clipboard-list", "quiet")
        self.discard = IconButton("trash-2", self.tr("Throw away"))
        self.see = Button(self.tr("Preview"), "eye")
        self.file = Button(self.tr("File as PDF"), "check")
        self.print = Button(self.tr("Print"), "printer", "primary")
        self._shown: Form = self.shelf
        self._seen = False
        self._drawing = QTimer(self, singleShot=True, interval=PREVIEW_MILLISECONDS)
        self._lay_out()
        self._connect()
        self._turn_to(self.shelf)

    # --- The record

    def show_record(self, record: Record) -> None:
        other = record.id != self.patient_id
        super().show_record(record)
        self.ordonnance.show_allergies(record.allergies.listed)
        if not other and self._shelf is not None:
            self._load()

    def leave(self) -> None:
        self._put_down()
        super().leave()
        self._shelf, self._waiting = None, []
        self._forget()
        self.shelf.clear()

    def half_typed(self) -> dict[str, str]:
        if self._draft is not None:
            return {"draft": self._draft.json(), "begun": self._begun.json() if self._begun else ""}
        fee = self.fee.half_typed() if self._writes(self.fee) else ""
        return {name: typed for name, typed in (("fee", fee), ("reason", self.shelf.reason.text())) if typed}

    def resume(self, half_typed: Mapping[str, str]) -> None:
        if "draft" in half_typed:
            self._begin(drafts.read(half_typed["draft"]))
            self._begun = drafts.read(half_typed["begun"])
        elif "fee" in half_typed:
            self._turn_to(self.fee)
            self.fee.resume(half_typed["fee"])
        self.shelf.reason.setText(half_typed.get("reason", ""))

    def focus(self) -> None:
        self._load()
        self._shown.focus()

    # --- What keys ask for

    def write_ordonnance(self) -> None:
        """A new one, unless one is being written."""
        if not self._writes(self.ordonnance):
            self._begin_new(Kind.PRESCRIPTION.value)

    def repeat_ordonnance(self) -> None:
        """The last one that was issued, as a new draft of today."""
        self._once_loaded(self._repeat_last)

    def renew(self, treatment: Entry) -> None:
        """One long-term treatment into the ordonnance, as it was prescribed the last time."""
        self.write_ordonnance()
        self._once_loaded(lambda: self.ordonnance.add(self._renewed(treatment)))

    def print_shown(self) -> bool:
        """Issue and print what is written, or print what is chosen once more."""
        self._once_loaded(lambda: self._finish(to_print=True))
        return True

    # --- Which paper

    @property
    def _draft(self) -> Draft | None:
        """The paper that is being written, dated today; None on the shelf and in a fee note."""
        for form in (self.ordonnance, self.letter):
            if self._writes(form) and self.record is not None:
                draft = form.draft
                content = replace(draft.content, dated_on=_today().isoformat())
                return msgspec.structs.replace(draft, content=content)
        return None

    def _writes(self, form: QWidget) -> bool:
        return self._shown is form

    def _begin_new(self, kind: str) -> None:
        self._put_down()
        if kind == ShelfPane.FEE:
            self.fee.fill(())
            self._turn_to(self.fee)
            self.fee.focus()
        else:
            self._once_loaded(lambda: self._begin(self._fresh(Kind(kind))))

    def _fresh(self, kind: Kind) -> Draft:
        fresh = drafts.new(kind, _today().isoformat())
        by = self._letterhead()
        body = opening(kind, by.practice, by.person)
        return msgspec.structs.replace(fresh, content=replace(fresh.content, body=body))

    def _begin(self, draft: Draft) -> None:
        """Write ``draft``, which is new, repeated, or was begun before."""
        if self.record is None:
            return
        self._begun = draft
        if draft.content.kind is Kind.PRESCRIPTION:
            two_zones = has_long_term_illness(self.record, _today())
            self.ordonnance.fill(draft, self.record.allergies.listed, two_zones=two_zones)
            self._turn_to(self.ordonnance)
        else:
            self.letter.fill(draft, [one.facts for one in self.record.of(OBJECTION)])
            self.letter.show_directory(self._shelf.correspondents if self._shelf else ())
            self._turn_to(self.letter)
        self._shown.focus()

    def _repeat_last(self) -> None:
        papers = self._shelf.papers if self._shelf else ()
        issued = (
            one for one in papers if one.content.kind is Kind.PRESCRIPTION and one.state is State.ISSUED
        )
        last = next(issued, None)
        if last is None:
            self.said.emit(self.patient_id, self.tr("No ordonnance to repeat"))
        else:
            self._repeat(last)

    def _repeat(self, paper: Paper) -> None:
        """Reasons given against an allergy are not repeated: the question is asked again."""
        self._put_down()
        content = replace(paper.content, dated_on=_today().isoformat())
        self._begin(Draft(content, paper.lines, repeated_from=paper.id))

    def _renewed(self, treatment: Entry) -> Line:
        facts = treatment.facts
        for paper in self._shelf.papers if self._shelf else ():
            for line in paper.lines:
                if line.entry_id == treatment.id and paper.state is not State.CANCELLED:
                    return line
        long_term = bool(facts.illness_id)
        return Line(
            facts.text,
            code_system=facts.code_system,
            code=facts.code,
            posology=facts.detail,
            long_term=long_term,
            entry_id=treatment.id,
        )

    def _put_down(self) -> None:
        """Keep what was written as a draft, where anything was."""
        draft = self._draft
        if draft is not None and draft != self._begun and not self.issuing.busy:
            job = self.desk.jobs.submit(self._store.keep, self.patient_id, _titled(draft))
            job.failed.connect(self.failed)
        self._forget()

    def _forget(self) -> None:
        self._begun = None
        self.fee.fill(())
        self._turn_to(self.shelf)

    def _discard(self) -> None:
        """Throw away what is being written; it can be brought back for a while."""
        draft, patient_id = self._draft, self.patient_id
        self._forget()
        if draft is None:
            return
        if draft.paper_id:
            self._store_then_load(self._store.discard, draft.paper_id)
        again = msgspec.structs.replace(draft, paper_id="")
        self.undoable.emit(
            self.tr("Draft thrown away"), lambda: self._bring_back(patient_id, again), lambda: None
        )

    def _bring_back(self, patient_id: str, draft: Draft) -> None:
        if patient_id == self.patient_id:
            self._begin(draft)

    # --- The shelf

    def _load(self) -> None:
        patient_id = self.patient_id
        job = self.desk.jobs.submit(self._store.shelf, patient_id)
        job.done.connect(self._show_shelf)
        job.failed.connect(self.failed)

    def _show_shelf(self, shelf: Shelf) -> None:
        if shelf.patient_id != self.patient_id:
            return
        self._shelf = shelf
        self.shelf.show_shelf(shelf)
        if self._writes(self.letter):
            self.letter.show_directory(shelf.correspondents)
        waiting, self._waiting = self._waiting, []
        for each in waiting:
            each()
        self._draw_soon()

    def _once_loaded(self, act: Callable[[], None]) -> None:
        """Now, or when the papers have come."""
        if self._shelf is not None:
            act()
        else:
            self._waiting.append(act)

    def _store_then_load(self, call: Callable[..., Shelf], *arguments: object) -> None:
        job = self.desk.jobs.submit(call, self.patient_id, *arguments)
        job.done.connect(self._show_shelf)
        job.failed.connect(self.failed)

    def _cancel(self, of: Paper | FeeNote, reason: str) -> None:
        if isinstance(of, Paper):
            self._store_then_load(self._store.cancel, of.id, reason)
        else:
            today = _today().isoformat()
            self.issuing.credit(self.patient_id, of, reason, self._letterhead(), today)

    def _pay(self, kept: Kept, means: str) -> None:
        today = _today().isoformat()
        self._store_then_load(self._store.pay, kept.of.id, today, kept.owed, Means(means))

    def _duplicate(self, paper: Paper) -> None:
        self.issuing.duplicate(self.patient_id, paper, letterhead.kept(paper.letterhead))

    # --- Issuing

    def _finish(self, *, to_print: bool) -> None:
        """Issue what is written; on the shelf, print what is chosen once more."""
        form = self._shown
        if isinstance(form, ShelfPane):
            chosen = form.current
            if to_print and chosen and isinstance(chosen.of, Paper) and chosen.of.state is State.ISSUED:
                self._duplicate(chosen.of)
        elif form.complain():
            return
        elif isinstance(form, FeeForm):
            today = _today().isoformat()
            by = self._letterhead()
            self.issuing.issue_fee(self.patient_id, form.lines, form.paid, by, today, to_print)
        else:
            draft = self._draft
            if draft is not None:
                self.issuing.issue(self.patient_id, draft, self._letterhead(), to_print)

    def _issued(self, patient_id: str, words: str) -> None:
        """It is in the record: back to the note, where its document stands at the side."""
        self.said.emit(patient_id, words)
        if patient_id != self.patient_id:
            return
        self._forget()
        self._load()
        job = self.desk.jobs.submit(self.desk.store.reread, patient_id)
        job.done.connect(self.written)
        self.left.emit()

    # --- How it prints

    def _letterhead(self) -> Letterhead:
        if self._shelf is None or self.record is None:
            raise AssertionError("no record to write about")
        return Letterhead(self._shelf.practice, person(self.record, _today()))

    def _sheet(self) -> Sheet | None:
        """What the preview shows."""
        if self._shelf is None:
            return None
        draft = self._draft
        if draft is not None:
            return drafts.sheet(draft, self._letterhead())
        if self._writes(self.fee):
            note = _unnumbered(self.fee, _today())
            return fee_sheets.sheet(Fee(self._letterhead(), note, self.fee.paid))
        chosen = self.shelf.current
        if chosen is None:
            return None
        if isinstance(chosen.of, FeeNote):
            return fee_sheets.sheet(Fee(self._letterhead(), chosen.of, of=self._credited(chosen.of)))
        paper = chosen.of
        by = letterhead.kept(paper.letterhead) if paper.letterhead else self._letterhead()
        mark = "ANNULÉ" if paper.state is State.CANCELLED else ""
        return drafts.sheet(drafts.of_paper(paper), by, mark)

    def _credited(self, note: FeeNote) -> str:
        fees = self._shelf.fees if self._shelf else ()
        return next((one.label for one in fees if one.id == note.credits), "")

    def _draw_soon(self) -> None:
        self._drawing.start()

    def _draw(self) -> None:
        if not self.preview.isVisible():
            self._check()
            return
        sheet = self._sheet()
        if sheet is None:
            self.preview.clear()
        else:
            self.preview.show_sheet(sheet)
        self._check()

    def _check(self) -> None:
        """What the law asks of an ordonnance and nobody said yet."""
        draft = self._draft
        if draft is not None and draft.content.kind is Kind.PRESCRIPTION and self._shelf is not None:
            said = Ordonnance(self._letterhead(), draft.content.dated_on, draft.lines)
            self.ordonnance.show_lacking(lacking(said))

    # --- Events and layout

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = QKeySequence(event.keyCombination()) == QKeySequence(keys.SIGN)
        if control or (event.key() in ENTER and event.modifiers() and not self._writes(self.shelf)):
            self._once_loaded(lambda: self._finish(to_print=False))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _turn_to(self, form: Form) -> None:
        self._shown = form
        at = (self.shelf, self.ordonnance, self.letter, self.fee).index(form)
        self.stack.setCurrentIndex(at)
        writing = form is not self.shelf
        for piece in (self.all, self.discard, self.file, self.print):
            piece.setVisible(writing)
        self._seen = False
        self.title.setText(self._titles()[form])
        self._arrange()
        self._draw_soon()

    def _titles(self) -> dict[QWidget, str]:
        kind = self._begun.content.kind if self._begun else Kind.FORM
        named = {
            Kind.LETTER: self.tr("Letter"),
            Kind.CERTIFICATE: self.tr("Certificate"),
        }
        return {
            self.shelf: self.tr("Papers"),
            self.ordonnance: self.tr("Ordonnance"),
            self.letter: named.get(kind, self.tr("Free form")),
            self.fee: self.tr("Fee note"),
        }

    def _arrange(self) -> None:
        wide = self.width() >= theme.px(WIDE)
        self.see.setVisible(not wide)
        self.preview.setVisible(wide or self._seen)
        self.stack.setVisible(wide or not self._seen)
        self.see.setText(self.tr("Write") if self._seen else self.tr("Preview"))

    def _toggle_preview(self) -> None:
        self._seen = not self._seen
        self._arrange()
        self._draw_soon()

    def _connect(self) -> None:
        self._drawing.timeout.connect(self._draw)
        for form in (self.ordonnance, self.letter, self.fee):
            form.changed.connect(self._draw_soon)
            form.changed.connect(self.touched)
        for area in (self.ordonnance.remark, self.letter.body, self.letter.recipient):
            area.submitted.connect(lambda: self._once_loaded(lambda: self._finish(to_print=False)))
        self.shelf.reason.textEdited.connect(self.touched)
        self.shelf.new_wanted.connect(self._begin_new)
        self.shelf.chosen.connect(lambda _: self._draw_soon())
        self.shelf.go_on_wanted.connect(lambda paper: self._begin(drafts.of_paper(paper)))
        self.shelf.discard_wanted.connect(self._discard_kept)
        self.shelf.repeat_wanted.connect(self._repeat)
        self.shelf.duplicate_wanted.connect(self._duplicate)
        self.shelf.cancel_wanted.connect(self._cancel)
        self.shelf.pay_wanted.connect(self._pay)
        self.issuing.issued.connect(self._issued)
        self.issuing.failed.connect(self.failed)
        self.all.clicked.connect(self._show_all)
        self.discard.clicked.connect(self._discard)
        self.see.clicked.connect(self._toggle_preview)
        self.file.clicked.connect(lambda: self._once_loaded(lambda: self._finish(to_print=False)))
        self.print.clicked.connect(self.print_shown)

    def _discard_kept(self, paper: Paper) -> None:
        """A draft of the shelf goes as one that is being written goes."""
        self._begin(drafts.of_paper(paper))
        self._discard()

    def _show_all(self) -> None:
        self._put_down()
        self._load()
        self.shelf.focus()

    def _lay_out(self) -> None:
        self.stack.addWidget(self.shelf)
        for form in (self.ordonnance, self.letter, self.fee):
            self.stack.addWidget(self._scrolling(form))
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self.stack, 1)
        both.addWidget(self.preview, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.all)
        foot.addStretch(1)
        for button in (self.see, self.discard, self.file, self.print):
            foot.addWidget(button)
        self.body.addLayout(both, 1)
        self.body.addLayout(foot)
        self.file.setToolTip(self.tr("Ctrl+Return"))
        self.print.setToolTip(self.tr("Ctrl+P"))

    def _scrolling(self, form: QWidget) -> QScrollArea:
        area = QScrollArea(self.stack)
        inside = QWidget(area)
        inside.setObjectName("inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(form)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area


def _today() -> date:
    return date.today()


def _titled(draft: Draft) -> Draft:
    """A draft needs a title in the database, whatever was deleted of it."""
    if draft.content.title:
        return draft
    title = drafts.new(draft.content.kind, draft.content.dated_on).content.title
    return msgspec.structs.replace(draft, content=replace(draft.content, title=title))


def _unnumbered(form: FeeForm, today: date) -> FeeNote:
    """The fee note as it would be issued now, before it has its number."""
    cents = sum(line.count * line.cents for line in form.lines)
    return FeeNote("", None, today.year, 0, None, "", "", today.isoformat(), cents, form.lines)
