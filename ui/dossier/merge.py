"""Two records of one person become one: choose, look at what goes where, merge.

The record on the screen is kept. Nothing is written before both stand side by
side with everything that will move; afterwards it can be undone for good.
"""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui import text
from ui.dossier.nouns import NounWords
from ui.dossier.store import DossierStore
from ui.jobs import Job
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, foot
from ui.widgets.labels import Card, label
from ui.widgets.lines import clear
from ui.workspace import identity
from ui.workspace.desk import Desk
from ui.workspace.right_patient import RightPatient
from vault.records.merging import Difference, Plan
from vault.records.patients import Patient


class MergePanel(QWidget):
    """``merge_wanted(plan)`` for what was looked at; ``left`` where nothing is to be merged."""

    merge_wanted = Signal(object)
    left = Signal()
    touched = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._store = DossierStore(desk.store)
        self._kept_id = ""
        self._looking: Job | None = None
        self.plan: Plan | None = None
        self.trouble = Banner("warning", "")
        self.other = RightPatient(
            desk,
            self,
            look=self.tr("Find the other record…"),
            caption=self.tr("The record that goes into the one on the screen"),
            same=self.tr("This is the record on the screen."),
        )
        different = self.tr("The birth dates differ: these may be two people. Check an identity document.")
        self.doubt = Banner("warning", self.tr("The same person?"), different)
        self.preview = Card(self.tr("What goes where"), self)
        #: On a low screen it scrolls: Qt would fold its lines into each other.
        self.area = QScrollArea(self)
        self.keep = Button(self.tr("Merge the two records"), "copy-check", "primary")
        self.cancel = Button(self.tr("Cancel"), kind="quiet")
        self._lay_out()
        self.other.changed.connect(self._look)
        self.keep.clicked.connect(self._merge)
        self.cancel.clicked.connect(self.left)

    @property
    def duplicate_id(self) -> str:
        """Who was chosen; "" for nobody yet."""
        return self.other.patient_id

    def begin(self, kept_id: str, duplicate_id: str = "") -> None:
        """Into the record ``kept_id``; ``duplicate_id`` where somebody was chosen already."""
        self._kept_id = self.other.wrong_id = kept_id
        self.trouble.hide()
        self.setEnabled(True)
        if duplicate_id:
            self.other.choose(duplicate_id)
        else:
            self.other.look_for()

    def leave(self) -> None:
        """Nobody, and nothing that was looked at."""
        self.other.clear()
        self._show(None)

    def refuse(self, error: Exception) -> None:
        """It was not done: either record changed since it was looked at, and is looked at again."""
        self.setEnabled(True)
        self.trouble.say("warning", self.tr("Not merged"), self._desk.explain(error))
        self.trouble.show()
        self._look()

    def _look(self) -> None:
        self.touched.emit()
        if self._looking is not None:
            self._looking.cancel()
        self._show(None)
        if self.other.patient is not None:
            chosen = self.other.patient_id
            job = self._looking = self._desk.jobs.submit(self._store.plan_merge, self._kept_id, chosen)
            job.done.connect(self._show)
            job.failed.connect(self._cannot)

    def _cannot(self, error: Exception) -> None:
        self.trouble.say("warning", self.tr("Cannot be merged"), self._desk.explain(error))
        self.trouble.show()

    def _show(self, plan: Plan | None) -> None:
        self.plan = plan
        clear(self.preview.body)
        self.preview.setVisible(plan is not None)
        self.keep.setEnabled(plan is not None)
        if plan is not None:
            self.preview.body.addWidget(_Preview(plan))
            two = any(one.trait == "birth_date" and one.kept and one.duplicate for one in plan.differences)
            self.doubt.setVisible(two)
            # Enter is pressed without reading: it leads away where these may be two people.
            (self.cancel if two else self.keep).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.doubt.hide()

    def _merge(self) -> None:
        if self.plan is not None:
            self.setEnabled(False)
            self.merge_wanted.emit(self.plan)

    def _lay_out(self) -> None:
        inside = QWidget(self.area.viewport())
        inside.setObjectName("inside")
        looked_at = QVBoxLayout(inside)
        looked_at.setContentsMargins(0, 0, 4, 0)
        looked_at.setSpacing(12)
        for piece in (self.trouble, self.other, self.doubt, self.preview):
            looked_at.addWidget(piece)
        looked_at.addStretch(1)
        self.area.setWidgetResizable(True)
        self.area.setWidget(inside)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.preview.accessibleName())
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Keys scroll where there is something to scroll; elsewhere Tab need not stop.
        self.area.verticalScrollBar().rangeChanged.connect(
            lambda _, most: self.area.setFocusPolicy(
                Qt.FocusPolicy.TabFocus if most else Qt.FocusPolicy.NoFocus
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.area, 1)
        column.addLayout(foot(self.cancel, self.keep))
        self.trouble.hide()
        self._show(None)


class _Preview(QWidget):
    """The two people side by side, then what moves, what stays behind, and which traits hold."""

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        nouns, words = NounWords(self), _Words(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        sides = QGridLayout()
        sides.setHorizontalSpacing(24)
        sides.setVerticalSpacing(4)
        sides.addWidget(label(words.kept(), "section"), 0, 0)
        sides.addWidget(label(words.goes(), "section"), 0, 1)
        for at, patient in enumerate((plan.kept, plan.duplicate)):
            sides.addWidget(_person(patient), 1, at, Qt.AlignmentFlag.AlignTop)
            sides.setColumnStretch(at, 1)
        column.addLayout(sides)
        column.addWidget(_paragraph(words.moves(), nouns.counted(plan.counts)))
        if plan.staying:
            column.addWidget(_paragraph(words.stays(), nouns.counted(plan.staying)))
        if plan.differences:
            lines = [words.difference(one) for one in plan.differences]
            column.addWidget(_paragraph(words.differ(), "\n".join(lines)))


def _person(patient: Patient) -> QWidget:
    traits = patient.traits
    marks = [one.word for one in identity.cautions(patient.marks)]
    seen = text.partial_day(patient.last_care_on)
    lines = [identity.born(traits.birth_date), identity.maiden(traits), *marks, seen and _seen(seen)]
    return _paragraph(identity.name(traits), "\n".join(filter(None, lines)), strong=True)


def _seen(day: str) -> str:
    return _words.seen(day)


def _paragraph(heading: str, words: str, strong: bool = False) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    first = label(heading, "" if strong else "section", wrap=True)
    first.setProperty("strong", strong)
    column.addWidget(first)
    column.addWidget(label(words, wrap=True))
    return made


class _Words(QObject):
    def kept(self) -> str:
        return self.tr("Is kept")

    def goes(self) -> str:
        return self.tr("Goes into it, and is hidden")

    def moves(self) -> str:
        return self.tr("Moves into the record that is kept")

    def stays(self) -> str:
        return self.tr("Stays behind: the record that is kept says the same already")

    def differ(self) -> str:
        return self.tr("Where the two differ, the record that is kept holds")

    def seen(self, day: str) -> str:
        return self.tr("last visit {}").format(day)

    def difference(self, one: Difference) -> str:
        shown = [
            text.partial_day(said) if one.trait == "birth_date" else said
            for said in (one.kept, one.duplicate)
        ]
        kept, other = (said or self.tr("nothing") for said in shown)
        return self.tr("{trait}: {kept} (and not {other})").format(
            trait=self._trait(one.trait), kept=kept, other=other
        )

    def _trait(self, name: str) -> str:
        return {
            "birth_name": self.tr("birth name"),
            "birth_first_name": self.tr("first birth name"),
            "all_first_names": self.tr("birth first names"),
            "birth_date": self.tr("birth date"),
            "birth_date_precision": self.tr("precision of the birth date"),
            "sex": self.tr("sex"),
            "birthplace": self.tr("birthplace"),
            "used_name": self.tr("used name"),
            "used_first_name": self.tr("used first name"),
        }[name]


_words = _Words()
