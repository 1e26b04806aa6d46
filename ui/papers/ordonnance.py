"""The form of an ordonnance: its lines, one of them always ready, and what else stands on it."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.papers.draft import Draft
from app.papers.letterhead import Letterhead
from app.papers.ordonnance import Lacking, Ordonnance, lacking, unsaid
from app.prescribing.matching import matches
from ui.papers.line_form import LineForm
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.fields import TextArea
from ui.widgets.lines import clear
from ui.workspace.desk import Desk
from vault.records.allergies import Allergy
from vault.records.papers import Line, Override


class OrdonnanceForm(QWidget):
    """``changed`` follows every keystroke; ``draft`` is what stands in the fields."""

    changed = Signal()
    renew_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._draft: Draft | None = None
        self._allergies: Sequence[Allergy] = ()
        self._two_zones = False
        self._forms: list[LineForm] = []
        #: Of which medicines what was asked for, once: asked again only where there is more.
        self._asked: set[tuple[str, Lacking]] = set()
        self.renew = Button(self.tr("Renew the long-term treatments"), "refresh-cw", "quiet")
        self.secure = Banner("warning", self.tr("Narcotic."), self._on_secure_paper(), parent=self)
        self.lacking = Banner("info", self.tr("Not said yet:"), parent=self)
        self.remark = TextArea(self.tr("Remark under the lines"), self.tr("Remark"), lines=2, steady=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.renew, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.secure)
        column.addLayout(self._list)
        column.addWidget(self.remark)
        column.addWidget(self.lacking)
        column.addStretch(1)
        self.remark.textChanged.connect(self.changed)
        self.renew.clicked.connect(lambda: self.renew_wanted.emit())

    @property
    def draft(self) -> Draft:
        """The ordonnance as it is typed, with every line of which anything is on the screen."""
        if self._draft is None:
            raise AssertionError("no ordonnance is being written")
        lines = [form.typed() for form in self._forms]
        if lines[-1] == Line("") and (len(lines) == 1 or lines[-2].text.strip()):
            lines.pop()  # ``fill`` has one ready behind a line with a name
        return msgspec.structs.replace(
            self._draft,
            content=replace(self._draft.content, body=self.remark.typed()),
            lines=tuple(lines),
            overrides=tuple(one for at, form in enumerate(self._forms) for one in form.overrides(at)),
        )

    def fill(self, draft: Draft, allergies: Sequence[Allergy], *, two_zones: bool) -> None:
        """Show ``draft``, about a patient with these allergies; ``two_zones`` with a long-term illness."""
        self._draft, self._allergies, self._two_zones = draft, allergies, two_zones
        self._forms, self._asked = [], set()
        self.lacking.hide()
        clear(self._list)
        self.remark.blockSignals(True)  # nobody typed this
        self.remark.setPlainText(draft.content.body)
        self.remark.blockSignals(False)
        for at, line in enumerate(draft.lines):
            self._add(line, [one for one in draft.overrides if one.position == at])
        if not self._forms or not self._forms[-1].empty:
            self._add()
        self._look_over()

    def beside(self) -> str:
        """How its lines stand, which is in no draft: for ``resume_beside``, after a lock."""
        return msgspec.json.encode([form.beside for form in self._forms]).decode()

    def resume_beside(self, beside: str) -> None:
        """What ``beside`` gave, once the draft is filled in."""
        stood = msgspec.json.decode(beside, type=list[tuple[bool, str]])
        for form, (unfolded, renewals) in zip(self._forms, stood, strict=False):
            form.show_beside(unfolded, renewals)

    def show_allergies(self, allergies: Sequence[Allergy]) -> None:
        """Others were recorded meanwhile."""
        self._allergies = allergies
        if self._forms:
            self._look_over()

    def offer_renewal(self, offered: bool) -> None:
        """Whether there are long-term treatments to take over."""
        self.renew.setVisible(offered)

    def add(self, line: Line) -> None:
        """One more line, in the place of the empty one; a treatment that is there already is not doubled."""
        if line.entry_id and any(form.line().entry_id == line.entry_id for form in self._forms):
            return
        self._forms[-1].fill(line)
        self._add()
        self._changed()

    def name(self) -> str:
        """What stands above it."""
        return self.tr("Ordonnance")

    def focus(self) -> None:
        """Where one types next."""
        self._forms[-1].medicine.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self) -> bool:
        """Go to what keeps it from being issued; whether anything does.

        No line at all, an allergy without a reason, and once what the law wants said of a medicine.
        """
        if not self._filled():
            self.focus()
            return True
        asking = next((form for form in self._filled() if form.unanswered), None)
        if asking is not None:
            asking.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            asking.reason.mark_wrong(True, self.tr("A reason is needed."))
        return asking is not None or self._ask()

    def show_lacking(self, by: Letterhead, on: str) -> None:
        """What the law asks for and nobody has said, but for what a line already asks."""
        lines = tuple(form.line() for form in self._filled())
        asked = {what for form in self._filled() for what in self._asked_of(form)}
        named = self._names()
        missing = [named[one] for one in lacking(Ordonnance(by, on, lines)) if one not in asked]
        self.lacking.setVisible(bool(missing) and bool(lines))
        self.lacking.say("info", self.tr("Not said yet:"), ", ".join(missing))

    def _ask(self) -> bool:
        """For what is not said of a medicine and was not asked for; whether there was anything."""
        unasked = [form for form in self._filled() if unsaid(form.line()) != self._asked_of(form)]
        for form in unasked:
            self._asked |= {(form.line().text, what) for what in unsaid(form.line())}
        self._look_over()
        if unasked:
            unasked[0].go_to_unsaid()
        return bool(unasked)

    def _asked_of(self, form: LineForm) -> list[Lacking]:
        """What is still not said of a medicine although it was asked for."""
        line = form.line()
        return [what for what in unsaid(line) if (line.text, what) in self._asked]

    def _filled(self) -> list[LineForm]:
        return [form for form in self._forms if not form.empty]

    def _add(self, line: Line | None = None, overrides: Sequence[Override] = ()) -> None:
        form = LineForm(self._desk, self)
        if line is not None:
            form.fill(line, overrides)
        form.offer_zones(self._two_zones)
        form.changed.connect(self._changed)
        form.finished.connect(self.focus)
        form.remove_wanted.connect(lambda: self._remove(form))
        self._forms.append(form)
        self._list.addWidget(form)
        if len(self._forms) > 1:
            self.setTabOrder(self._forms[-2].remove, form.medicine)

    def _remove(self, form: LineForm) -> None:
        if form is self._forms[-1]:
            form.fill(Line(""))
        else:
            self._forms.remove(form)
            self._list.removeWidget(form)
            form.hide()
            form.deleteLater()
        self._changed()
        self.focus()

    def _changed(self) -> None:
        if not self._forms[-1].empty:
            self._add()
        self._look_over()
        self.changed.emit()

    def _look_over(self) -> None:
        """What the lines meet, and what they ask for."""
        filled = self._filled()
        met = matches([form.line() for form in filled], self._allergies)
        for at, form in enumerate(filled):
            form.show_matches([one for one in met if one.position == at])
            form.ask_for({what: self._names()[what] for what in self._asked_of(form)})
        for form in self._forms:
            if form.empty:
                form.show_matches(())
                form.ask_for({})
        self.secure.setVisible(any(form.line().narcotic for form in filled))

    def _on_secure_paper(self) -> str:
        return self.tr(
            "Print on secure paper. Doses and duration stand in words; 28 days at most, less for some."
        )

    def _names(self) -> dict[Lacking, str]:
        return {
            Lacking.PROFESSION: self.tr("your profession"),
            Lacking.RPPS: self.tr("your RPPS number"),
            Lacking.ADDRESS: self.tr("the address of the practice"),
            Lacking.PHONE: self.tr("your phone number"),
            Lacking.EMAIL: self.tr("your e-mail address"),
            Lacking.SEX: self.tr("the patient’s sex"),
            Lacking.BIRTH_DATE: self.tr("the patient’s birth date"),
            Lacking.POSOLOGY: self.tr("a posology"),
            Lacking.DURATION: self.tr("a duration or a quantity"),
        }
