"""Wounds: where they are, what was seen at each visit, how their area goes, and their photographs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app import wounds as sizes
from ui import text, theme
from ui.care.body import BY_KEY, Spot
from ui.care.figure import Figure, Marked
from ui.care.forms import Begun, FormStack
from ui.care.lists import KeyList
from ui.care.panel import Panel
from ui.care.photos import PhotosPage
from ui.care.visit_form import VisitForm
from ui.care.visits import Visits
from ui.care.wound_list import WoundDelegate
from ui.care.wound_words import WoundWords
from ui.dossier.asked import typed
from ui.dossier.form import FactsForm
from ui.models.rows import Rows
from ui.widgets.buttons import Button
from ui.widgets.chart import Chart, Line, Plot
from ui.widgets.choices import Choice
from ui.widgets.empty import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.labels import Card, label
from ui.widgets.tables import TwinTable
from ui.workspace import moments
from ui.workspace.leaf import Leaf
from vault.records import wounds
from vault.records.noun import Record as Written
from vault.records.wounds import Wound, WoundState

WOUND, VISIT = "wound", "visit"
#: Pixels of the design under which the figure, and the curve, leave their room to the lists.
_LOW = 400


class WoundsPanel(Panel):
    """Enter changes the wound or the visit chosen, Delete takes it back; Space shows the photographs."""

    def __init__(self, leaf: Leaf) -> None:
        super().__init__(leaf)
        self._words = WoundWords(self)
        #: Where the figure was pointed at, for the spot chosen.
        self._place: tuple[Spot, float, float] | None = None
        page = QWidget(self)
        self.rows: Rows[Written[Wound]] = Rows(self._numbered, self)
        self.list = KeyList(self.rows, self.tr("Wounds"), page)
        self.list.setItemDelegate(WoundDelegate(self.list, self._words))
        self.figure = Figure(self.tr("Where the wounds are"), page)
        self.course = label("", "small")
        self.chart = Chart(page)
        self.visits = Visits(self._words, self)
        self.table = TwinTable(self.visits, self.tr("Visits, the latest first"), page)
        self.protocol = label("", "small", wrap=True)
        self.empty = EmptyState("activity", self.tr("No wound was written down"), parent=page)
        self.new = Button(self.tr("New wound"), "plus")
        self.change = Button(self.tr("Change"), "pencil", "quiet")
        self.visit = Button(self.tr("Write a visit"), "plus", "primary")
        self.photos_button = Button(self.tr("Photographs"), "image")
        self._deeds = Flow(page)
        self.forms = FormStack(page, self)
        self.photos = PhotosPage(self, self._words)
        self.stack = QStackedWidget(self)
        for one in (self.forms, self.photos):
            self.stack.addWidget(one)
        self._lay_out(page)
        self._connect()

    # --- What a panel does

    def show_record(self, other: bool) -> None:
        if other:
            self.clear()
        chosen = self._chosen
        self.rows.replace(self.record.of(wounds.NOUN))
        self._choose(chosen.id if chosen else "")

    def clear(self) -> None:
        self.forms.close_form()
        self.photos.clear()
        self.stack.setCurrentIndex(0)
        self.rows.replace([])
        self.visits.show_visits([])
        self.chart.clear()
        self.figure.show_marks([])
        self._place = None

    def half_typed(self) -> dict[str, str]:
        begun, chosen = self.forms.half_typed(), self._chosen
        if begun and chosen:
            begun["wound"] = chosen.id
        if begun and self._place:
            spot, x, y = self._place
            begun |= {"place": f"{x} {y}", "place.of": spot.key}
        showing = self.stack.currentWidget() is self.photos
        begun |= {"photos": chosen.id} | self.photos.half_typed() if showing and chosen else {}
        return begun

    def resume(self, half_typed: Mapping[str, str]) -> None:
        if self._choose(half_typed.get("photos", "")):
            self._show_photos()
            self.photos.resume(half_typed)
        deed, of = half_typed.get("form", ""), half_typed.get("of", "")
        if not deed:
            return
        visit = next((one for one in self.record.of(wounds.STATE) if one.id == of), None)
        if self._choose(half_typed.get("wound", "")) or (deed == WOUND and not of):
            self._ask_visit(visit) if deed == VISIT else self._ask_wound(self._chosen if of else None)
            assert self.forms.form is not None
            self.forms.form.resume(half_typed)
            self._resume_place(half_typed)

    def panes(self) -> list[QWidget]:
        if self.stack.currentWidget() is self.photos:
            return self.photos.panes()
        if self.forms.form is not None:
            return [self.forms.form]
        return [self.new, self.list, self.chart, self.table, self._deeds]

    def focus(self) -> None:
        if self.stack.currentWidget() is self.photos:
            self.photos.focus()
        elif self.forms.form is None and self.rows.rows:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.forms.form is None:
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- Showing

    @property
    def _chosen(self) -> Written[Wound] | None:
        return self.rows.row(self.list.currentIndex())

    def _choose(self, wound_id: str) -> bool:
        """Turn to a wound, or to the first; whether it is there."""
        ids = [one.id for one in self.rows.rows]
        at = ids.index(wound_id) if wound_id in ids else 0
        self.list.setCurrentIndex(self.rows.index(at, 0))
        self._show_chosen()
        return wound_id in ids

    def _numbered(self, one: Written[Wound]) -> str:
        """As the figure numbers it."""
        return f"{self.rows.rows.index(one) + 1}. {self._words.spoken(one.facts)}"

    def _states(self, wound_id: str) -> list[Written[WoundState]]:
        return [one for one in self.record.of(wounds.STATE) if one.facts.wound_id == wound_id]

    def _show_chosen(self) -> None:
        one = self._chosen
        states = self._states(one.id) if one else []
        self.visits.show_visits(states)
        self.protocol.setText(one.facts.protocol if one else "")
        self.protocol.setVisible(bool(self.protocol.text()))
        self._show_marks(one)
        self._show_curve(states)
        self._arrange()
        if states:
            self.table.selectRow(0)
        self.photos.show_wound(one)

    def _show_marks(self, chosen: Written[Wound] | None) -> None:
        marks, current = [], 0
        for number, one in enumerate(self.rows.rows, start=1):
            place = _place_of(one.facts)
            marks += [Marked(number, *place)] if place else []
            current = number if chosen is not None and one.id == chosen.id else current
        self.figure.show_marks(marks, current)

    def _show_curve(self, states: Sequence[Written[WoundState]]) -> None:
        by, points = sizes.curve([one.facts for one in states])
        seen = {one.facts.seen_at: one for one in states}
        self.chart.clear()
        self.course.setText(self.tr("Area in cm², {}").format(self._words.way(by)))
        if points:
            self.chart.show_plot(
                Plot(
                    name=self.course.text(),
                    moments=[moments.parse(at).timestamp() for at, _ in points],
                    lines=[Line("", [size / 100 for _, size in points])],
                    spoken=[self.visits.spoken(seen[at].facts) for at, _ in points],
                    written=lambda moment: text.day(datetime.fromtimestamp(moment, UTC).astimezone().date()),
                    from_zero=True,
                )
            )

    def _arrange(self) -> None:
        """On a low screen the lists keep the room: they say all that the figure and the curve show."""
        one, low = self._chosen, self.height() < theme.px(_LOW)
        self.empty.setVisible(one is None)
        for piece in (self.list, self.table, self.change, self.visit, self.photos_button):
            piece.setVisible(one is not None)
        self._deeds.place()
        self.figure.setVisible(one is not None and not low)
        curved = len(self.visits.rows) > 1 and not low
        self.course.setVisible(curved)
        self.chart.setVisible(curved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _show_photos(self) -> None:
        if self._chosen is not None:
            self.photos.show_wound(self._chosen)
            self.stack.setCurrentWidget(self.photos)
            self.photos.focus()
            self.touched.emit()

    def _leave_photos(self) -> None:
        self.stack.setCurrentWidget(self.forms)
        self.focus()
        self.touched.emit()

    # --- A wound

    def _ask_wound(self, one: Written[Wound] | None) -> None:
        asked = self._words.asked_of_wound()
        title = self.tr("Change: {}").format(one.facts.label) if one else self.tr("New wound")
        form = FactsForm(title, asked, self.tr("Keep") if one else self.tr("Add"), self.record)
        known = [each for each in asked if each.name != "where"]
        values = typed(known, one.facts) if one else {"since": text.day(date.today())}
        values["where"] = _key_of(one.facts) if one else ""
        place = _place_of(one.facts) if one else None
        self._place = (BY_KEY[values["where"]], *place) if place and values["where"] in BY_KEY else None
        figure = Figure(self.tr("Where on the body"))
        figure.setMinimumHeight(theme.px(280))
        where = form.fields["where"]
        assert isinstance(where, Choice)
        figure.picked.connect(lambda spot, x, y: self._point(where, figure, spot, x, y))
        where.currentIndexChanged.connect(lambda: self._show_spot(figure, where.key()))
        form.kept.connect(lambda facts: self._keep_wound(one, facts))
        self.forms.ask(Begun(WOUND, one.id if one else ""), form, values, figure)
        self._show_spot(figure, where.key())

    def _point(self, where: Choice, figure: Figure, spot: Spot, x: float, y: float) -> None:
        self._place = (spot, x, y)
        where.show_key(spot.key)
        self._show_spot(figure, spot.key)
        self.touched.emit()

    def _show_spot(self, figure: Figure, key: str) -> None:
        place = self._placed(key)
        figure.show_marks([Marked(1, *place)] if place else [], 1)

    def _placed(self, key: str) -> tuple[float, float] | None:
        """Where exactly: as it was pointed at, or the middle of the spot."""
        if self._place and self._place[0].key == key:
            return self._place[1:]
        spot = BY_KEY.get(key)
        return (spot.x, spot.y) if spot else None

    def _resume_place(self, half_typed: Mapping[str, str]) -> None:
        spot = BY_KEY.get(half_typed.get("place.of", ""))
        if spot and half_typed.get("place"):
            x, y = map(float, half_typed["place"].split())
            self._place = (spot, x, y)

    def _keep_wound(self, one: Written[Wound] | None, values: Mapping[str, object]) -> None:
        said = dict(values)
        key = str(said.pop("where"))
        if key in BY_KEY:
            place = self._placed(key) or (None, None)
            said |= {
                "site": BY_KEY[key].site,
                "side": BY_KEY[key].side,
                "place_x": place[0],
                "place_y": place[1],
            }
        facts: Wound = replace(one.facts, **said) if one else Wound(**said)  # type: ignore[arg-type]  # read as asked
        self.forms.close_with(self.write_noun(wounds.NOUN, one, facts))

    def _remove_wound(self) -> None:
        if self._chosen is not None:
            self.remove(wounds.NOUN, self._chosen.id, self._words.spoken(self._chosen.facts))

    # --- A visit

    def _ask_visit(self, one: Written[WoundState] | None = None) -> None:
        wound = self._chosen
        if wound is None:
            return
        title = self.tr("{}: what is seen").format(wound.facts.label)
        form = VisitForm(title, self._words, self.record)
        before = self.visits.rows[0].facts if self.visits.rows else None
        values = form.known(one.facts if one else None, before)
        form.kept.connect(lambda said: self._keep_visit(form, wound.id, one, said))
        self.forms.ask(Begun(VISIT, one.id if one else ""), form, values)

    def _keep_visit(
        self, form: VisitForm, wound_id: str, one: Written[WoundState] | None, values: Mapping[str, object]
    ) -> None:
        said = form.facts(values)
        if said is None:
            return
        day = date.fromisoformat(str(said.pop("seen_on")))
        if one is not None:
            same = day == moments.parse(one.facts.seen_at).astimezone().date()
            seen_at = one.facts.seen_at if same else day.isoformat()
            facts = replace(one.facts, seen_at=seen_at, **said)  # type: ignore[arg-type]  # read as asked
        else:
            facts = WoundState(wound_id, moments.on_day(day), **said)  # type: ignore[arg-type]  # read as asked
        self.forms.close_with(self.write_noun(wounds.STATE, one, facts))

    def _remove_visit(self, row: int) -> None:
        one = self.visits.rows[row]
        self.remove(wounds.STATE, one.id, self.visits.spoken(one.facts))

    # --- Wiring

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda: self._show_chosen())
        self.list.space.connect(self._show_photos)
        self.list.enter.connect(lambda: self._ask_wound(self._chosen))
        self.list.delete.connect(self._remove_wound)
        self.table.opened.connect(lambda row: self._ask_visit(self.visits.rows[row]))
        self.table.removed.connect(self._remove_visit)
        self.figure.picked.connect(self._choose_at)
        self.new.clicked.connect(lambda: self._ask_wound(None))
        self.change.clicked.connect(lambda: self._ask_wound(self._chosen))
        self.visit.clicked.connect(lambda: self._ask_visit())
        self.photos_button.clicked.connect(self._show_photos)
        self.photos.left.connect(self._leave_photos)
        self.photos.touched.connect(self.touched)
        self.forms.touched.connect(self.touched)
        self.forms.closed.connect(self.focus)

    def _choose_at(self, _spot: Spot, x: float, y: float) -> None:
        """Pointing at the figure turns to the wound nearest to there."""
        placed = [(one, place) for one in self.rows.rows if (place := _place_of(one.facts))]
        if placed:
            near = min(placed, key=lambda each: (each[1][0] - x) ** 2 + (each[1][1] - y) ** 2)
            self._choose(near[0].id)

    def _lay_out(self, page: QWidget) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        left.addWidget(self.list, 1)
        left.addWidget(self.figure, 2)
        card = Card(parent=page)
        card.setAccessibleName(self.tr("Course of the wound"))
        for words in (self.protocol, self.course):
            card.body.addWidget(words)
        for piece, share in ((self.chart, 2), (self.table, 2), (self.empty, 4)):
            card.body.addWidget(piece, share)
        self._deeds.replace((self.visit, self.photos_button, self.change))
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(card, 1)
        right.addWidget(self._deeds)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 2)
        row.addLayout(right, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)


def _key_of(facts: Wound) -> str:
    return f"{facts.site} {facts.side.value}"


def _place_of(facts: Wound) -> tuple[float, float] | None:
    if facts.place_x is not None and facts.place_y is not None:
        return facts.place_x, facts.place_y
    spot = BY_KEY.get(_key_of(facts))
    return (spot.x, spot.y) if spot else None
