"""The one form of a patient: to create one, and to change who they are.

Identity is looked for before it is created: while names and birth date are
typed, whoever may already be this person is shown under them. A lookalike
warns and never blocks, since homonyms exist; but Enter, which is pressed without
reading, then leads to those who are there, and only the button that says so
creates somebody in spite of them. Escape leaves the form only while nothing in
it was changed.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import text
from ui.jobs import Job
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, foot
from ui.widgets.choices import Choice
from ui.widgets.fields import Captioned, Field, TextArea
from ui.widgets.labels import Card, label
from ui.workspace import birthdate, identity
from ui.workspace.desk import Desk
from ui.workspace.lookalikes import Lookalikes
from ui.workspace.store import Identity, Record
from vault.records.births import Precision
from vault.records.contacts import Kind
from vault.records.likeness import Lookalike
from vault.records.patients import Listed, Traits


class PatientForm(QWidget):
    """Announces ``kept(listed)`` once it is in the database, ``opened(id)`` for a lookalike, ``left``."""

    #: The patient, and "" where somebody new was written down.
    kept = Signal(Listed, str)
    #: The same, of a form that was turned to somebody else before the answer came.
    kept_meanwhile = Signal(Listed, str)
    not_kept_meanwhile = Signal(str)
    opened = Signal(str)
    #: Of the record whose identity is changed, and the one of the same person.
    merge_wanted = Signal(str, str)
    left = Signal()
    touched = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._record: Record | None = None
        self._as_opened: dict[str, str] = {}
        #: Changes each time the form is turned to somebody.
        self._turned = 0
        self.title = label("", "title", wrap=True)
        self.fields = self._make_fields()
        self.address = TextArea(self.tr("Address"), lines=2, steady=True)
        self.sex = Choice(self.tr("Sex"), self._sexes())
        self.rows: dict[str, Captioned] = {}
        self.trouble = Banner("warning", "")
        self.alike = Lookalikes()
        #: Whose lookalikes are being looked for; None where those on the screen are of what is typed.
        self._sought: Traits | None = None
        self._looking: Job | None = None
        self._keeping: Job | None = None
        self.keep = Button("", "check", "primary")
        self.cancel = Button(self.tr("Cancel"))
        self._lay_out()
        for name in _NAMED:
            self.fields[name].textChanged.connect(self._look_for_lookalikes)
        for field in self.fields.values():
            field.returnPressed.connect(self._keep)
            field.textChanged.connect(self.touched)
        self.fields["birth_date"].textChanged.connect(self._doubt_birth)
        self.address.submitted.connect(self._keep)
        self.address.textChanged.connect(self.touched)
        self.sex.chosen.connect(self.touched)
        self.sex.submitted.connect(self._keep)
        self.alike.opened.connect(self.opened)
        self.alike.merge_wanted.connect(lambda other: self.merge_wanted.emit(self.patient_id, other))
        self.keep.clicked.connect(self._keep_anyway)
        self.cancel.clicked.connect(self._leave)

    def begin(self, typed: str = "") -> None:
        """A new patient; ``typed`` is what was searched for, which is how they are called."""
        self._turn_to(None)
        self.title.setText(self.tr("New patient"))
        self._show_lookalikes([])
        family, _, first = ("", "", "") if any(map(str.isdigit, typed)) else typed.strip().partition(" ")
        self._fill({"birth_name": family.upper(), "birth_first_name": first.strip().title()})
        self._as_opened = {}
        # Somebody who types the name all the same replaces it; Tab keeps it.
        self.fields["birth_name"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields["birth_name"].selectAll()

    def edit(self, record: Record) -> None:
        """Change who ``record`` is about."""
        self._turn_to(record)
        self.title.setText(self.tr("Identity of {}").format(identity.name(record.patient.traits)))
        self._show_lookalikes([])
        self._fill(_values(record))
        self._as_opened = self.values()
        self.fields["birth_name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, record: Record | None) -> None:
        self._record = record
        self.alike.merging = record is not None
        self._turned += 1
        self.keep.setEnabled(True)

    @property
    def patient_id(self) -> str:
        """Whose identity is being changed; "" for a new patient."""
        return self._record.id if self._record else ""

    def values(self) -> dict[str, str]:
        """Everything typed, to bring it back after a lock."""
        typed = {name: field.text() for name, field in self.fields.items()}
        typed |= {"sex": self.sex.key(), Kind.ADDRESS.value: self.address.typed()}
        return {name: value for name, value in typed.items() if value}

    def resume(self, values: Mapping[str, str]) -> None:
        """Bring back what was typed before a lock."""
        self._fill(values)

    def changed(self) -> bool:
        """Whether leaving would lose anything."""
        return self.values() != self._as_opened

    def identity(self) -> Identity | None:
        """What the form says; None where it cannot be kept, and the form says why."""
        read = birthdate.read(self.fields["birth_date"].text())
        wrong = self._wrong_birth(read)
        self.rows["birth_date"].complain(wrong)
        named = bool(self.fields["birth_name"].text().strip() or self.fields["used_name"].text().strip())
        self.rows["birth_name"].complain("" if named else self.tr("A record needs a name."))
        if read is None or wrong or not named:
            return None
        return Identity(self._traits(*read), self._points())

    def _wrong_birth(self, read: tuple[str, Precision] | None) -> str:
        """Why a birth date cannot be; "" for one that can."""
        if read is None:
            return self.tr("Type a date like 12/03/1968, 03/1968 or 1968.")
        born, precision = read
        if precision is not Precision.ODD and born > date.today().isoformat()[: len(born)]:
            return self.tr("{} is still to come.").format(text.partial_day(born))
        return ""

    def _doubt_birth(self) -> None:
        """What no calendar has is kept, as registers hold such dates, and so is 1868; it may be a slip."""
        read = birthdate.read(self.fields["birth_date"].text())
        words = ""
        if read is not None and read[1] is Precision.ODD:
            words = self.tr("{} is in no calendar. It is kept like this if the papers say so.")
        elif read is not None and birthdate.nobody_lives_since(read[0], date.today()):
            words = self.tr("{} is more than 120 years ago. It is kept like this if the papers say so.")
        self.rows["birth_date"].advise(words.format(text.partial_day(read[0])) if read else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.changed():
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        """Nobody is created whom the answer to Enter would still have created."""
        if self._keeping is not None:
            self._keeping.cancel()
            self.keep.setEnabled(True)
        self.left.emit()

    def _text(self, name: str) -> str:
        return self.fields[name].text().strip()

    def _points(self) -> dict[Kind, str]:
        reached = {kind: self._text(kind.value) for kind in (Kind.PHONE, Kind.EMAIL)}
        return {**reached, Kind.ADDRESS: self.address.toPlainText().strip()}

    def _traits(self, born: str, precision: Precision) -> Traits:
        return Traits(
            birth_name=self._text("birth_name"),
            birth_first_name=self._text("birth_first_name"),
            all_first_names=self._text("all_first_names"),
            birth_date=born,
            birth_date_precision=precision,
            sex=self.sex.key(),
            birthplace=self._text("birthplace"),
            used_name=self._text("used_name"),
            used_first_name=self._text("used_first_name"),
        )

    def _keep_anyway(self) -> None:
        """The button was pressed, which says what it does about the lookalikes above it."""
        who = self.identity() if self.alike.rows and self._sought is None else None
        if who is None:
            self._keep()
        elif self.keep.isEnabled():
            self._write(who)

    def _keep(self) -> None:
        """Enter: a new patient is created where nobody is like them, whom we look for once more."""
        who = self.identity()
        if who is None or not self.keep.isEnabled():
            return
        if self._record:
            self._write(who)
            return
        self.keep.setEnabled(False)
        job = self._keeping = self._desk.jobs.submit(self._desk.store.lookalikes, who.traits)
        job.done.connect(lambda found: self._create(who, found))
        job.failed.connect(self._complain)

    def _create(self, who: Identity, found: list[Lookalike]) -> None:
        self._keeping = None
        self.keep.setEnabled(True)
        if self._record or not self._asks(who.traits) or self._points() != who.points:
            return  # typed on meanwhile: who was asked for is no longer on the screen
        if not found:
            self._write(who)
            return
        self._show_lookalikes(found)
        self.alike.focus_first()
        QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self) -> None:
        """Once the rows have their places: bring the one that has the focus into view."""
        if self.alike.rows and self.alike.isAncestorOf(self.window().focusWidget() or self):
            self._area.ensureWidgetVisible(self.alike.rows[0], 0, self.alike.banner.height() + 24)

    def _write(self, who: Identity) -> None:
        store, jobs, turned, of = self._desk.store, self._desk.jobs, self._turned, self.patient_id
        self.keep.setEnabled(False)
        job = (
            jobs.submit(store.change_identity, self.patient_id, who)
            if self._record
            else jobs.submit(store.create, who)
        )
        job.done.connect(lambda listed: self._kept(listed, of, turned))
        job.failed.connect(lambda error: self._not_kept(error, turned))

    def _kept(self, listed: Listed, of: str, turned: int) -> None:
        if turned != self._turned:
            self.kept_meanwhile.emit(listed, of)
            return
        self.keep.setEnabled(True)
        self._as_opened = self.values()
        self.kept.emit(listed, of)

    def _not_kept(self, error: Exception, turned: int) -> None:
        if turned != self._turned:
            self.not_kept_meanwhile.emit(self.tr("Not kept: {}").format(self._desk.explain(error)))
        else:
            self._complain(error)

    def _complain(self, error: Exception) -> None:
        self.keep.setEnabled(True)
        self.trouble.say("warning", self.tr("Not kept"), self._desk.explain(error))
        self.trouble.show()

    def _look_for_lookalikes(self) -> None:
        if self._looking is not None:
            # Among 100,000 patients one search takes up to a second: those overtaken would queue up.
            self._looking.cancel()
        born = birthdate.read(self.fields["birth_date"].text())
        if born is None or (not self._text("birth_name") and not self._text("used_name")):
            self._show_lookalikes([])
            return
        sought = self._sought = self._traits(*born)
        job = self._looking = self._desk.jobs.submit(self._desk.store.lookalikes, sought)
        # An answer to an earlier state of the form says nothing about this one.
        job.done.connect(lambda found: self._show_lookalikes(found) if self._sought is sought else None)

    def _asks(self, asked: Traits) -> bool:
        born = birthdate.read(self.fields["birth_date"].text())
        return born is not None and self._traits(*born) == asked

    def _show_lookalikes(self, found: list[Lookalike]) -> None:
        others = [one for one in found if one.patient_id != self.patient_id]
        self._sought = None
        self.alike.show_lookalikes(others)
        self._name_keep(bool(others))

    def _name_keep(self, doubtful: bool) -> None:
        """Whoever is there already is opened rather than created once more: no bright button for that."""
        if self._record:
            self.keep.setText(self.tr("Keep the changes"))
        elif doubtful:
            self.keep.setText(self.tr("Create a new record all the same"))
        else:
            self.keep.setText(self.tr("Create the record"))
        self.keep.become("" if doubtful and not self._record else "primary")

    def _fill(self, values: Mapping[str, str]) -> None:
        for name, field in self.fields.items():
            field.setText(values.get(name, ""))
        self.sex.show_key(values.get("sex", ""))
        self.address.setPlainText(values.get(Kind.ADDRESS.value, ""))
        for row in self.rows.values():
            row.complain("")
        self.trouble.hide()

    def _sexes(self) -> list[tuple[str, str]]:
        return [
            ("", self.tr("not known")),
            ("F", self.tr("female")),
            ("M", self.tr("male")),
            ("I", self.tr("indeterminate")),
        ]

    def _make_fields(self) -> dict[str, Field]:
        captions = {
            "birth_name": self.tr("Birth name"),
            "birth_first_name": self.tr("First birth name"),
            "birth_date": self.tr("Birth date"),
            "used_name": self.tr("Used name"),
            "used_first_name": self.tr("Used first name"),
            "all_first_names": self.tr("All birth first names"),
            "birthplace": self.tr("Birthplace (INSEE code)"),
            Kind.PHONE.value: self.tr("Phone"),
            Kind.EMAIL.value: self.tr("E-mail"),
        }
        return {name: Field(caption) for name, caption in captions.items()}

    def _lay_out(self) -> None:
        area = self._area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(area.viewport())
        inside.setObjectName("inside")
        for name, field in self.fields.items():
            self.rows[name] = Captioned(field.accessibleName(), field)
        self.rows["sex"] = Captioned(self.tr("Sex"), self.sex)
        self.fields["birth_date"].setPlaceholderText(self.tr("dd/mm/yyyy"))
        who, reached = self._card(_WHO, inside), self._card(_REACHED, inside)
        reached.body.setSpacing(12)
        reached.body.addWidget(Captioned(self.tr("Address"), self.address))
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        # The lookalikes between what is asked first and the rest: in view while the names are typed, and
        # under them, so that nothing moves away from the person who types.
        for piece in (self.title, self.trouble, who, self.alike):
            column.addWidget(piece)
        column.addWidget(reached)
        column.addStretch(1)
        area.setWidget(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(area, 1)
        around.addLayout(self._foot())
        self.trouble.hide()

    def _card(self, names: Sequence[str], parent: QWidget) -> Card:
        card = Card(parent=parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        for at, name in enumerate(names):
            grid.addWidget(self.rows[name], at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        card.body.addLayout(grid)
        return card

    def _foot(self) -> QHBoxLayout:
        """Always in view, however long the form is."""
        line = foot(self.cancel, self.keep)
        line.setContentsMargins(16, 8, 16, 12)
        return line


#: What somebody can be taken for another one by.
_NAMED = ("birth_name", "birth_first_name", "all_first_names", "used_name", "used_first_name", "birth_date")
_WHO = ("birth_name", "birth_first_name", "birth_date", "sex", "used_name", "used_first_name")
_REACHED = ("all_first_names", "birthplace", Kind.PHONE.value, Kind.EMAIL.value)


def _values(record: Record) -> dict[str, str]:
    traits = record.patient.traits
    points: dict[str, str] = {}
    for contact in record.contacts:
        points.setdefault(contact.facts.kind.value, contact.facts.value)
    return {
        "birth_name": traits.birth_name,
        "birth_first_name": traits.birth_first_name,
        "all_first_names": traits.all_first_names,
        "birth_date": birthdate.written(traits.birth_date),
        "birthplace": traits.birthplace,
        "used_name": traits.used_name,
        "used_first_name": traits.used_first_name,
        "sex": traits.sex,
        **points,
    }
