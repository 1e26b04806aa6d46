"""The line in which a visit is planned or said otherwise: whom, which day, at what hour, where, and what for.

Whom it is about is found as in the patient search, where the first of two
homonyms is never chosen by a fast Enter. Escape puts the line away with
whatever is in it: N brings it back, also where another visit was changed
meanwhile.
"""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import text, theme
from ui.day import typed
from ui.day.visits import ATTENDANCES, STOP_STATES, Outcome, Planned, Visit
from ui.day.words import VisitWords
from ui.widgets.buttons import Button
from ui.widgets.choices import Choice
from ui.widgets.fields import Field
from ui.widgets.labels import label
from ui.workspace import identity
from ui.workspace.desk import Desk
from ui.workspace.search import SearchPane
from vault.records.agenda import Place
from vault.records.patients import Listed

#: Pixels of the design: three of those found, or a few more.
LEAST_HEIGHT, MOST_HEIGHT = 108, 168
_MINUTES = ("10", "15", "20", "30", "45", "60", "90")


class VisitLine(QFrame):
    """``planned(patient_id, Planned)`` for a new visit; ``changed(visit, Planned, Outcome, why)`` for one."""

    planned = Signal(str, object)
    changed = Signal(object, object, object, str)
    touched = Signal()
    left = Signal()
    #: Whether it is open from now on.
    turned = Signal(bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._desk = desk
        self._patient: Listed | None = None
        self._free = False
        self._visit: Visit | None = None
        #: A new visit that was not planned to its end when another was changed, and whom it is about.
        self._aside: tuple[Mapping[str, str], Listed | None] = ({}, None)
        self._said = words = VisitWords()
        self.pane = SearchPane(desk.people, self)
        self.who = label("", "heading", wrap=True)
        self.other = Button(self.tr("Someone else"), kind="quiet", parent=self)
        self.nobody = Button(self.tr("Time kept free, without a patient"), kind="quiet", parent=self)
        self.day = Field(self.tr("Day"), self.tr("Monday, 12/01"))
        self.hour = Field(self.tr("Hour"), self.tr("9:30"))
        lengths = [(count, self.tr("{} min").format(count)) for count in _MINUTES]
        self.minutes = Choice(self.tr("Length"), lengths)
        self.place = Choice(self.tr("Place"), [(place.value, words.place(place)) for place in Place])
        self.words = Field(self.tr("What for"), self.tr("What for"))
        self.outcome = Choice(self.tr("State"), [(one.value, words.outcome(one)) for one in Outcome])
        self.why = Field(self.tr("Why missed"), self.tr("Why missed"))
        self.keep = Button(self.tr("Plan"), "check", "primary")
        self._lay_out()
        self._connect()
        self.clear()
        self.hide()

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        self.turned.emit(visible)

    def begin(self, day: date) -> None:
        """A new visit, on ``day`` unless one was begun before."""
        if self._visit is not None:
            self.clear()
        (said, patient), begun = self._aside, self._begun()
        if said and not begun:
            self._fill(said, patient, None)
            self._aside = {}, None
        elif not begun:
            self.day.setText(text.day(day))
        self._show()

    def edit(self, visit: Visit) -> None:
        """Say a visit otherwise."""
        if self._visit is None and (begun := self._begun()):
            self._aside = begun, self._patient
        self.clear()
        planned = visit.planned
        self._visit, self._patient, self._free = visit, visit.patient, visit.patient is None
        self.day.setText(text.day(planned.day))
        self.hour.setText(planned.hour)
        self.minutes.show_key(str(planned.minutes or Planned(planned.day).minutes))
        self.place.show_key(planned.place.value)
        self._offer_outcomes()
        self.words.setText(planned.words)
        self.outcome.show_key(visit.outcome.value)
        self.why.setText(visit.why)
        self._show()

    @property
    def first(self) -> Field:
        """Where one goes on typing."""
        return self.hour if self._patient or self._free else self.pane.field

    def clear(self) -> None:
        """Nothing planned, nobody chosen."""
        self._visit, self._patient, self._free = None, None, False
        for field in (self.pane.field, self.day, self.hour, self.words, self.why):
            field.clear()
        usual = Planned(date.min)
        self.minutes.show_key(str(usual.minutes))
        self.place.show_key(usual.place.value)
        self._offer_outcomes()
        self.outcome.show_key(Outcome.AWAITED.value)

    def half_typed(self) -> dict[str, str]:
        """What is planned and not kept, for ``resume``."""
        both = {"line": self._begun(shown=not self.isHidden()), "aside": self._aside[0]}
        return {f"{which}.{name}": words for which, said in both.items() for name, words in said.items()}

    def _begun(self, *, shown: bool = False) -> dict[str, str]:
        said = {
            "searched": self.pane.field.text(),
            "patient": self._patient.id if self._patient else "",
            "hour": self.hour.text(),
            "words": self.words.text(),
        }
        if self._visit is None and not shown and not any(said.values()):
            return {}
        said |= {"day": self.day.text(), "minutes": self.minutes.key(), "place": self.place.key()}
        said |= {"free": "1" if self._free else "", "open": "" if self.isHidden() else "1"}
        if self._visit is not None:
            said |= {"of": self._visit.id, "outcome": self.outcome.key(), "why": self.why.text()}
        return {name: words for name, words in said.items() if words}

    def resume(self, half_typed: Mapping[str, str], whom: Mapping[str, Listed], of: Visit | None) -> None:
        """Bring back what was planned before a lock; ``whom`` are those it is about, by their ids."""
        said, aside = (_part(half_typed, which) for which in ("line.", "aside."))
        self._aside = aside, whom.get(aside.get("patient", ""))
        self._fill(said, whom.get(said.get("patient", "")), of)
        if "open" in said:
            self._arrange()
            self.show()

    def _fill(self, said: Mapping[str, str], patient: Listed | None, of: Visit | None) -> None:
        self._visit, self._patient, self._free = of, patient, "free" in said
        for name, field in (
            ("searched", self.pane.field), ("day", self.day), ("hour", self.hour),
            ("words", self.words), ("why", self.why),
        ):  # fmt: skip
            field.setText(said.get(name, ""))
        for name, choice in (("minutes", self.minutes), ("place", self.place), ("outcome", self.outcome)):
            if name in said:
                choice.show_key(said[name])
            self._offer_outcomes()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def choose(self, patient: Listed | None) -> None:
        """Somebody, or nobody for time kept free."""
        self._patient, self._free = patient, patient is None
        self.pane.field.clear()
        self._arrange()
        self.hour.setFocus(Qt.FocusReason.OtherFocusReason)
        self.touched.emit()

    def _choose_found(self, patient_id: str) -> None:
        self.choose(next(one for one in self.pane.rows.rows if one.id == patient_id))

    def _choose_again(self) -> None:
        self._patient, self._free = None, False
        self._arrange()
        self.pane.focus()

    def _show(self) -> None:
        self.pane.refresh()  # it was made before anybody was read
        self._arrange()
        self.show()
        self.first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _arrange(self) -> None:
        known = self._patient is not None or self._free
        self.pane.setVisible(not known)
        self.nobody.setVisible(not known)
        self.who.setVisible(known)
        self.other.setVisible(known and self._visit is None)
        self.who.setText(self._named())
        self._offer_outcomes()
        self.outcome.setVisible(self._visit is not None)
        self.why.setVisible(self._missed_stop())
        self.keep.setText(self.tr("Plan") if self._visit is None else self.tr("Keep"))

    def _named(self) -> str:
        if self._patient is None:
            return self.tr("Time kept free")
        marks = [caution.word for caution in identity.cautions(self._patient.marks)]
        return " · ".join((identity.name(self._patient), identity.born(self._patient.birth_date), *marks))

    # --- Keeping it

    def _keep(self) -> None:
        day, hour = typed.day(self.day.text(), date.today()), typed.hour(self.hour.text())
        wrong = {
            self.day: day is None,
            self.hour: hour is None and not (self._is_stop() and not self.hour.text().strip()),
            self.why: self._missed_stop() and not self.why.text().strip(),
        }
        for field, is_wrong in wrong.items():
            field.mark_wrong(is_wrong, self.tr("This is needed, and cannot be read."))
        first = next((field for field, is_wrong in wrong.items() if is_wrong), None)
        if not (self._patient or self._free):
            self.pane.focus()
        elif first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif day is not None:
            self._announce(
                Planned(
                    day,
                    hour or "",
                    int(self.minutes.key()),
                    Place(self.place.key()),
                    self.words.text().strip(),
                )
            )

    def _announce(self, planned: Planned) -> None:
        visit, patient_id = self._visit, self._patient.id if self._patient else ""
        if visit is None:
            self.planned.emit(patient_id, planned)
        else:
            outcome = Outcome(self.outcome.key())
            self.changed.emit(visit, planned, outcome, self.why.text().strip() if self._missed_stop() else "")

    def _is_stop(self) -> bool:
        """Whether what the line says is a stop of the round: somebody seen at home."""
        return Place(self.place.key()) is Place.HOME and self._patient is not None

    def _missed_stop(self) -> bool:
        """Only of a stop the reason why it was missed is kept."""
        missed = Outcome(self.outcome.key()) is Outcome.MISSED
        return self._visit is not None and missed and self._is_stop()

    def _offer_outcomes(self) -> None:
        """What this visit can be: a stop of the round is taken out of it, never cancelled."""
        offered = STOP_STATES if self._is_stop() else ATTENDANCES
        before = self.outcome.key()
        if self.outcome.count() != len(offered):
            self.outcome.offer([(one.value, self._said.outcome(one)) for one in offered])
            self.outcome.show_key(before if Outcome(before) in offered else Outcome.AWAITED.value)

    def _connect(self) -> None:
        self.pane.opened.connect(self._choose_found)
        self.nobody.clicked.connect(lambda: self.choose(None))
        self.other.clicked.connect(self._choose_again)
        for choice in (self.outcome, self.place):
            choice.chosen.connect(self._arrange)
        for choice in (self.minutes, self.place, self.outcome):
            choice.chosen.connect(self.touched)
        self.keep.clicked.connect(self._keep)
        for field in (self.day, self.hour, self.words, self.why):
            field.returnPressed.connect(self._keep)
            field.textChanged.connect(self.touched)
        self.pane.field.textChanged.connect(self.touched)

    def _lay_out(self) -> None:
        for elsewhere in (self.pane.notes, self.pane.new):
            elsewhere.hide()
        layout = self.pane.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, 0)
        self.pane.list.setMinimumHeight(theme.px(LEAST_HEIGHT))
        self.pane.list.setMaximumHeight(theme.px(MOST_HEIGHT))
        self.day.span(130)
        self.hour.span(80)
        whom = QHBoxLayout()
        whom.addWidget(self.who, 1)
        whom.addWidget(self.other)
        facts = QHBoxLayout()
        facts.setSpacing(8)
        for piece in (self.day, self.hour, self.minutes, self.place):
            facts.addWidget(piece)
        facts.addWidget(self.words, 1)
        for end in (self.outcome, self.why, self.keep):
            facts.addWidget(end)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.pane)
        column.addWidget(self.nobody, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(whom)
        column.addLayout(facts)


def _part(half_typed: Mapping[str, str], prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): words for name, words in half_typed.items() if name.startswith(prefix)}
