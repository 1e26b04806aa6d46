"""Wounds: a place on the figure, visits in a table and a curve, photographs measured by keys alone."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.intake import Incoming
from tests.ui.typing import press
from tests.ui.workspace.test_viewer import png
from ui import theme
from ui.care.body import BY_KEY, SPOTS, BodyWords, Facing, nearest
from ui.care.figure import Figure
from ui.care.leaf import CareLeaf
from ui.care.measuring import MeasuringPage
from ui.care.tracing import Stroke
from ui.care.visits import Column
from ui.care.wound_words import millimetres
from ui.widgets.choices import Choice
from ui.widgets.fields import Field
from ui.workspace.store import Record
from vault.errors import InvalidInput
from vault.records import wounds
from vault.records.wounds import Photo, Side, Wound, WoundState

Settle = Callable[[], None]


@pytest.fixture
def wounded(leaf: CareLeaf, settle: Settle) -> CareLeaf:
    """With an ulcer seen twice."""
    leaf.tabs.setCurrentIndex(2)
    store = leaf.desk.store
    leaf.write(store.add_noun, wounds.NOUN, Wound("Ulcère veineux", "shin", Side.LEFT))
    settle()
    assert leaf.record is not None
    wound_id = leaf.record.of(wounds.NOUN)[0].id
    for day, length in (("2026-10-01", 50.0), ("2026-10-15", 42.0)):
        leaf.write(store.add_noun, wounds.STATE, WoundState(wound_id, day, length=length, width=30.0))
    settle()
    return leaf


def states(leaf: CareLeaf) -> list[WoundState]:
    assert leaf.record is not None
    return [one.facts for one in leaf.record.of(wounds.STATE)]


def fill(form: object, **typed: str) -> None:
    for name, words in typed.items():
        field = form.fields[name]  # type: ignore[attr-defined]  # a form of facts
        field.show_key(words) if isinstance(field, Choice) else field.setText(words)


def test_left_is_the_patients_own_on_both_views() -> None:
    by_view = {
        spot.facing: spot for spot in SPOTS if spot.side is Side.LEFT and spot.site in ("hand", "heel")
    }
    assert by_view[Facing.FRONT].x > 0.25
    assert by_view[Facing.BACK].x < 0.75
    assert all(nearest(spot.x, spot.y) == spot for spot in SPOTS)


def test_every_site_has_a_name() -> None:
    words = BodyWords()
    assert [spot.site for spot in SPOTS if words.site(spot.site, Side.MIDDLE) == spot.site] == []
    assert words.site("heel", Side.LEFT) == "Talon, gauche"


def test_a_place_is_pointed_at_or_chosen_in_the_list(leaf: CareLeaf, settle: Settle) -> None:
    """A wound whose place nobody had chosen was on the skull."""
    leaf.wounds.new.click()
    form = leaf.wounds.forms.form
    assert form is not None
    fill(form, label="Escarre")
    form.keep.click()
    settle()
    assert leaf.record is not None
    assert leaf.record.of(wounds.NOUN) == []
    assert form.rows["where"].note.text() == "C’est nécessaire."
    fill(form, where="heel right")
    form.keep.click()
    settle()
    escarre = leaf.record.of(wounds.NOUN)[0].facts
    spot = BY_KEY["heel right"]
    assert (escarre.site, escarre.side, escarre.place_x) == ("heel", Side.RIGHT, spot.x)
    leaf.wounds._ask_wound(leaf.record.of(wounds.NOUN)[0])
    figure = next(
        one for one in leaf.wounds.findChildren(Figure) if one.accessibleName() == "Où sur le corps"
    )
    figure.picked.emit(BY_KEY["heel left"], 0.71, 0.94)
    assert leaf.wounds.forms.form is not None
    leaf.wounds.forms.form.keep.click()
    settle()
    moved = leaf.record.of(wounds.NOUN)[0].facts
    assert (moved.side, moved.place_x, moved.place_y) == (Side.LEFT, 0.71, 0.94)


def test_a_wound_is_said_whole_in_the_list(wounded: CareLeaf, settle: Settle) -> None:
    long = Wound("Escarre de stade 2 découverte au retour d’hospitalisation à domicile", "heel", Side.LEFT)
    wounded.write(wounded.desk.store.add_noun, wounds.NOUN, long)
    settle()
    short, whole = (wounded.wounds.list.sizeHintForRow(row) for row in (0, 1))
    assert whole >= short + theme.metrics(14).height()


def test_the_table_says_what_the_curve_shows(wounded: CareLeaf, qtmodeltester: ModelTester) -> None:
    panel = wounded.wounds
    said = [str(panel.visits.index(0, column).data()) for column in (Column.DAY, Column.EXTENT, Column.AREA)]
    assert said == ["15/10/2026", "4,2 × 3\u00a0cm", "12,6\u00a0cm² (L × l)"]
    assert panel.table.isColumnHidden(Column.EXUDATE)
    assert not panel.table.isColumnHidden(Column.AREA)
    assert panel.chart.accessibleName() == "Aire en cm², longueur × largeur"
    assert panel.chart.accessibleDescription().startswith("15/10/2026, 4,2 × 3")
    qtmodeltester.check(panel.visits)


def test_a_remark_is_no_html_under_the_mouse(wounded: CareLeaf, settle: Settle) -> None:
    store, state = wounded.desk.store, states(wounded)[0]
    wounded.write(store.add_noun, wounds.STATE, replace(state, seen_at="2026-10-20", remark="<b>sale</b>"))
    settle()
    tip = wounded.wounds.visits.index(0, Column.REMARK).data(Qt.ItemDataRole.ToolTipRole)
    assert "sale" in tip
    assert "<b>" not in tip


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        ("length", "long", "Écrivez des centimètres, par exemple 3,2."),
        ("necrosis", "70", "Les tissus font 130\u00a0% ensemble."),
        ("pain", "11", "De 0 à 10."),
        ("seen_on", "10/2026", "Écrivez le jour entier."),
    ],
)
def test_what_cannot_be_seen_is_refused_at_its_field(
    wounded: CareLeaf, field: str, typed: str, why: str
) -> None:
    wounded.wounds.visit.click()
    form = wounded.wounds.forms.form
    assert form is not None
    fill(form, **{"slough": "60", field: typed})
    form.keep.click()
    assert form.rows[field].note.text() == why


def test_a_visit_is_kept_in_millimetres(wounded: CareLeaf, settle: Settle) -> None:
    press(wounded.wounds.table, Qt.Key.Key_Return)
    form = wounded.wounds.forms.form
    assert form is not None
    assert isinstance(form.fields["length"], Field)
    assert form.fields["length"].text() == "4,2"
    fill(form, depth="0,35 cm", granulation="80", exudate="low", pain="3")
    form.keep.click()
    settle()
    seen = states(wounded)[-1]
    assert (seen.length, seen.depth, seen.granulation, seen.exudate.value, seen.pain) == (
        42,
        3.5,
        80,
        "low",
        3,
    )
    assert seen.seen_at == "2026-10-15"


def test_sizes_are_read_as_they_are_typed() -> None:
    assert (millimetres("3,2"), millimetres("3.2 cm"), millimetres("-1"), millimetres("")) == (
        32,
        32,
        None,
        None,
    )


def test_a_visit_half_written_comes_back_after_a_lock(wounded: CareLeaf, other: Record) -> None:
    record = wounded.record
    assert record is not None
    wounded.wounds.visit.click()
    assert wounded.wounds.forms.form is not None
    fill(wounded.wounds.forms.form, length="3,9")
    typed = wounded.half_typed()
    wounded.show_record(other)
    assert wounded.wounds.forms.form is None
    wounded.show_record(record)
    wounded.resume(typed)
    assert wounded.wounds.forms.form is not None
    assert wounded.wounds.forms.form.values()["length"] == "3,9"


# --- Photographs


@pytest.fixture
def measuring(qtbot: QtBot) -> MeasuringPage:
    made = MeasuringPage(None)  # type: ignore[arg-type]  # stands alone here
    qtbot.addWidget(made)
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    made.show_photo(Photo("w", "d", "2026-10-15"), image, QSize(800, 600))
    return made


def walk(page: MeasuringPage, key: Qt.Key, times: int) -> None:
    for _ in range(times):
        press(page.tracing, key)


def square(page: MeasuringPage) -> None:
    """Twenty steps of four pixels along each side."""
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        press(page.tracing, Qt.Key.Key_Space)
        walk(page, key, 20)


def test_a_photograph_is_measured_by_keys_alone(measuring: MeasuringPage) -> None:
    press(measuring.tracing, Qt.Key.Key_Space)
    walk(measuring, Qt.Key.Key_Right, 10)
    press(measuring.tracing, Qt.Key.Key_Space)
    measuring.length.setText("2")
    press(measuring.length, Qt.Key.Key_Return)
    assert measuring.tracing.stroke is Stroke.OUTLINE
    square(measuring)
    # 40 pixels are 20 mm, so that 80 are 40 mm.
    assert measuring.scale == 0.5
    assert measuring.area == 1600
    assert measuring.found.text() == "16\u00a0cm²"
    assert measuring.tracing.accessibleDescription().startswith("4 points")
    press(measuring.tracing, Qt.Key.Key_Backspace)
    assert measuring.area == 800


def test_without_a_ruler_nothing_is_an_area(measuring: MeasuringPage) -> None:
    kept: list[float] = []
    measuring.kept.connect(lambda scale, _edge: kept.append(scale))
    square(measuring)
    measuring.keep.click()
    assert kept == []
    assert measuring.length_row.note.text() == "Deux points sur la règle, et sa longueur en centimètres."


def test_what_was_drawn_comes_back(measuring: MeasuringPage) -> None:
    square(measuring)
    measuring.length.setText("2,5")
    typed, points = measuring.half_typed(), dict(measuring.tracing.points)
    measuring.clear()
    measuring.resume(typed)
    assert measuring.tracing.points == points
    assert measuring.length.text() == "2,5"


def test_two_photographs_stand_side_by_side_and_one_gives_its_visit_an_area(
    qtbot: QtBot, wounded: CareLeaf, other: Record, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = wounded.desk.store
    for number in (1, 2):
        wounded.write(store.file, store.put(Incoming(f"Photo {number}", "image/png", png(80, 60))))
    settle()
    page = wounded.wounds.photos
    press(wounded.wounds.list, Qt.Key.Key_Space)
    for count in (1, 2):
        page.take.click()
        settle()
        assert [not side.isHidden() for side in page.sides].count(True) == count
        assert [side.choice.count() > 0 for side in page.sides].count(True) == count
    qtbot.waitUntil(lambda: all(side.shown for side in page.sides), timeout=20_000)
    assert [side.caption.text().endswith("sans échelle") for side in page.sides] == [True, True]
    assert page.same.isHidden()
    wound = wounded.wounds._chosen
    assert wound is not None
    shown = page.sides[0].shown
    assert shown is not None
    day = shown.photo.facts.taken_at
    wounded.write(wounded.desk.store.add_noun, wounds.STATE, WoundState(wound.id, day, length=10, width=10))
    settle()
    page.sides[0].measure.click()
    page.measuring.length.setText("4")
    page.measuring.tracing.resume(
        {Stroke.RULER: [(0, 0), (80, 0)], Stroke.OUTLINE: [(0, 0), (20, 0), (20, 20), (0, 20)]}
    )
    with monkeypatch.context() as broken:
        broken.setattr(wounded.desk.store, "together", refuse)
        page.measuring.keep.click()
        settle()
        assert page.stack.currentWidget() is page.measuring
        assert page.measuring.isEnabled()
    page.measuring.keep.click()
    settle()
    assert states(wounded)[-1].area == 100
    assert "1\u00a0cm²" in page.sides[0].caption.text()
    assert page.stack.currentWidget() is not page.measuring
    page.sides[0].measure.click()
    record = wounded.record
    assert record is not None
    typed = wounded.half_typed()
    wounded.show_record(other)
    assert not page.half_typed()
    wounded.show_record(record)
    wounded.resume(typed)
    assert wounded.half_typed() == typed, "a lock before the photograph is drawn loses it"


def test_a_photograph_that_is_drawn_late_shows_what_was_measured_meanwhile(
    qtbot: QtBot, wounded: CareLeaf, settle: Settle
) -> None:
    """Two readings of the record had asked for its pixels; the second drawing came behind the measuring."""
    store, page = wounded.desk.store, wounded.wounds.photos
    wounded.write(store.file, store.put(Incoming("Photo", "image/png", png(80, 60))))
    settle()
    press(wounded.wounds.list, Qt.Key.Key_Space)
    page.take.click()
    settle()
    side = page.sides[0]
    qtbot.waitUntil(lambda: side.shown is not None, timeout=20_000)
    late = side.shown
    assert late is not None
    wounded.write(store.change_noun, wounds.PHOTO, late.photo.id, replace(late.photo.facts, scale=0.5))
    settle()
    assert page.scaled() == 1
    page._arrive(side, late)
    assert page.scaled() == 1


def refuse(*_arguments: object) -> None:
    raise InvalidInput("area", "impossible")
