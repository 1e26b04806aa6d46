"""Finding somebody: never the wrong patient, never late."""

import random
import unicodedata
from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QImage, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QToolTip

from app import fiction
from app.fiction import FictionalPatient
from tests.ui.typing import press, type_text
from ui import theme
from ui.theme import Appearance
from ui.widgets.people import ROW_HEIGHT, TELLING, Person, _fonts_of_name, _narrowed
from ui.workspace.desk import Desk
from ui.workspace.identity import advice, age_of, name, person, spoken
from ui.workspace.people import SHOWN, People
from ui.workspace.search import SearchPane
from vault.records.patients import Listed, Mark


def row(number: int, family: str = "LEFÈVRE", first: str = "Françoise", born: str = "1968-03-12") -> Listed:
    return Listed(f"{number:032x}", family, first, "", "", born, "F", "", False, False, frozenset(), ())


@pytest.fixture
def pane(qtbot) -> SearchPane:
    made = SearchPane(
        People([row(1), row(2, born="1942-08-20"), row(3, "MOREAU", "Maël"), row(4, "ŒUVRARD", "Hélène")])
    )
    qtbot.addWidget(made)
    made.resize(280, 600)
    made.show()
    return made


def test_the_list_behaves_as_qt_expects(pane: SearchPane) -> None:
    QAbstractItemModelTester(pane.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for typed in ("lef", "", "zzz", "oeu"):
        pane.field.setText(typed)


def test_what_is_shown_is_always_what_was_typed(pane: SearchPane) -> None:
    for length in range(1, 8):
        pane.field.setText("oeuvrar"[:length])
        assert all("ŒUVRARD" in found.birth_name for found in pane.rows.rows[:1])
    assert [found.id for found in pane.rows.rows] == [row(4).id]


def test_enter_opens_the_only_match(qtbot, pane: SearchPane) -> None:
    type_text(pane.field, "œuv")
    with qtbot.waitSignal(pane.opened, check_params_cb=lambda opened: opened == row(4).id):
        press(pane.field, Qt.Key.Key_Return)


def test_enter_among_homonyms_opens_nobody_and_goes_to_the_list(qtbot, pane: SearchPane) -> None:
    pane.activateWindow()
    type_text(pane.field, "lefevre francoise")
    with qtbot.assertNotEmitted(pane.opened):
        press(pane.field, Qt.Key.Key_Return)
    assert pane.list.hasFocus()
    assert pane.list.currentIndex().row() == 0
    press(pane.list, Qt.Key.Key_Down)
    second = pane.rows.rows[1].id
    with qtbot.waitSignal(pane.opened, check_params_cb=lambda opened: opened == second):
        press(pane.list, Qt.Key.Key_Return)


def test_enter_on_a_forgiven_typing_error_opens_nobody(qtbot, pane: SearchPane) -> None:
    type_text(pane.field, "moraeu")
    assert [found.id for found in pane.rows.rows] == [row(3).id]
    assert "Noms proches" in pane.count.text()
    with qtbot.assertNotEmitted(pane.opened):
        press(pane.field, Qt.Key.Key_Return)


def test_enter_with_nothing_typed_opens_nobody(qtbot, pane: SearchPane) -> None:
    with qtbot.assertNotEmitted(pane.opened):
        press(pane.field, Qt.Key.Key_Return)


def test_the_arrows_move_an_outline_and_open_nothing(qtbot, pane: SearchPane) -> None:
    pane.show_open(row(4).id)
    pane.activateWindow()
    pane.list.setFocus()
    with qtbot.assertNotEmitted(pane.opened):
        for _ in range(3):
            press(pane.list, Qt.Key.Key_Down)
    assert pane.open_id == row(4).id


def test_up_from_the_first_row_goes_back_to_the_field(pane: SearchPane) -> None:
    pane.activateWindow()
    pane.open_found()
    press(pane.list, Qt.Key.Key_Up)
    assert pane.field.hasFocus()


FAMILIES = ["MARTIN", "MARTEL", "BERNARD", "LEFÈVRE", "LEFEBVRE", "ŒUVRARD", "D’ANGELO", "LE GOFF", "N’GUYEN"]
FIRSTS = ["Françoise", "Jean-Luc", "Noël", "Maël", "Anaïs", "Zoé", "Inès", "Hélène"]


def crowd(dice: random.Random, size: int) -> list[Listed]:
    """Patients with few names, so that homonyms are everywhere."""
    return [
        row(
            at,
            dice.choice(FAMILIES),
            dice.choice(FIRSTS),
            f"{dice.randint(1925, 2025)}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}",
        )
        for at in range(size)
    ]


def plain(name: str) -> str:
    """Folded without the help of the program."""
    apart = unicodedata.normalize("NFD", name.lower().replace("œ", "oe").replace("’", " ").replace("-", " "))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def expected(rows: list[Listed], family: str, first: str, born: str) -> Listed | None:
    """Whom Enter must open for the beginnings typed; None where it must go to the list."""

    found = [
        one
        for one in rows
        if plain(one.birth_name).startswith(family)
        # A second word may begin any of the names: "martin ma" is every MARTIN.
        and any(word.startswith(first) for word in plain(" ".join(_names(one))).split())
        and one.birth_date.startswith(born)
    ]
    found.sort(key=lambda one: (plain(one.birth_name), plain(one.birth_first_name), one.birth_date))
    alike = [one for one in found if (one.birth_name, one.birth_first_name) == _names(found[0])]
    return found[0] if len(alike) == 1 else None


def _names(one: Listed) -> tuple[str, str]:
    return one.birth_name, one.birth_first_name


def test_five_hundred_hasty_enters_open_exactly_the_one_outlined_or_nobody(qtbot) -> None:
    dice = random.Random(5)
    rows = crowd(dice, 90)
    pane = SearchPane(People(rows))
    qtbot.addWidget(pane)
    pane.show()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    opened: list[str] = []
    pane.opened.connect(opened.append)
    entered = 0
    for _ in range(500):
        wanted = dice.choice(rows)
        family = plain(wanted.birth_name).split()[0][: dice.randint(3, 7)]
        first = plain(wanted.birth_first_name)[: dice.randint(1, 5)].split()[0]
        born = wanted.birth_date[:4] if dice.random() < 0.5 else ""
        pane.focus()
        opened.clear()
        type_text(pane.field, f"{family} {first} {born}".strip())
        press(pane.field, Qt.Key.Key_Return)
        right = expected(rows, family, first, born)
        assert opened == ([right.id] if right else []), pane.field.text()
        assert pane.list.hasFocus() is (right is None)
        entered += right is None
    assert 50 < entered < 450


def test_the_arrows_choose_from_the_field_and_enter_opens_the_chosen(qtbot, pane: SearchPane) -> None:
    type_text(pane.field, "lefevre")
    press(pane.field, Qt.Key.Key_Down)
    second = pane.rows.rows[1].id
    with qtbot.waitSignal(pane.opened, check_params_cb=lambda opened: opened == second):
        press(pane.field, Qt.Key.Key_Return)


def test_typing_on_takes_the_outline_back_to_the_first(pane: SearchPane) -> None:
    type_text(pane.field, "le")
    press(pane.field, Qt.Key.Key_Down)
    type_text(pane.field, "f")
    assert pane.list.currentIndex().row() == 0
    outlined = pane.outlined()
    assert outlined is not None
    assert spoken(outlined) == pane.field.accessibleDescription()


def test_an_enter_held_down_chooses_no_homonym(qtbot, pane: SearchPane) -> None:
    pane.activateWindow()
    type_text(pane.field, "lefevre")
    press(pane.field, Qt.Key.Key_Return)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True)
    with qtbot.assertNotEmitted(pane.opened):
        QApplication.sendEvent(pane.list, held)


def test_the_list_shows_where_the_focus_is_even_before_anything_was_typed(qtbot, pane: SearchPane) -> None:
    pane.activateWindow()
    pane.list.setFocus()
    assert pane.outlined() == pane.rows.rows[0]
    assert pane.open_id == ""


def test_the_birth_dates_of_homonyms_are_written_large(pane: SearchPane) -> None:
    pane.field.setText("")
    assert not any(pane._as_person(one).telling for one in pane.rows.rows)
    pane.field.setText("le")
    assert [one.birth_name for one in pane.rows.rows if pane._as_person(one).telling] == [
        "LEFÈVRE",
        "LEFÈVRE",
    ]


def test_the_way_to_the_notes_names_what_was_typed(qtbot, pane: SearchPane) -> None:
    pane.field.setText("toux & fièvre")
    assert pane.notes.accessibleName() == "«\u00a0toux & fièvre\u00a0» dans les notes…"
    with qtbot.waitSignal(pane.notes_wanted, check_params_cb=lambda typed: typed == "toux & fièvre"):
        press(pane.notes, Qt.Key.Key_Space)


def test_the_list_says_whole_names_to_screen_readers(desk: Desk) -> None:
    for one in desk.people.find("").patients:
        assert spoken(one).startswith(name(one))


def test_a_maiden_name_says_why_somebody_was_found() -> None:
    married = Listed(
        "1" * 32, "LEFÈVRE", "Anne", "MARCHAND", "", "1960-09-16", "F", "", False, False, frozenset(), ()
    )
    age = age_of("1960-09-16")
    assert person(married).beneath == f"16/09/1960 · {age} · née LEFÈVRE"
    assert person(married).strong == "MARCHAND"


def test_a_name_that_is_long_is_set_smaller_before_it_is_cut(pane: SearchPane) -> None:
    assert _fonts_of_name(Person("MM", "MOREAU", "Maël", ""), 200)[0].pixelSize() == 14
    long = Person("VM", "VAN DEN BROUCKE", "Marie-Antoinette", "")
    strong, plain = _fonts_of_name(long, 200)
    assert strong.pixelSize() < 14
    family = QFontMetrics(strong).horizontalAdvance(f"{long.strong} ")
    assert family + QFontMetrics(plain).horizontalAdvance(long.plain) <= 201


@pytest.mark.parametrize("text_size", [100, 150])
@pytest.mark.parametrize("marks", [frozenset(), frozenset({Mark.HOMONYM, Mark.DUPLICATE})])
def test_no_line_of_the_fictional_practice_is_cut_off(
    pane: SearchPane, appearance: Appearance, text_size: int, marks: frozenset[Mark]
) -> None:
    """Name, birth date, age and birth name are read whole; a mark takes no room of theirs."""
    appearance.set_text_size(text_size)
    # The list at its narrowest, without its margins, its scroll bar and the disc.
    room = theme.px(280) - 24 - 8 - 4 - theme.px(46) - 2
    for one in fiction.practice(7, 300, date(2026, 11, 21)).patients():
        shown = person(_listed(one, marks))
        strong, plain = _fonts_of_name(shown, room)
        name = QFontMetrics(strong).horizontalAdvance(f"{shown.strong} ")
        assert name + QFontMetrics(plain).horizontalAdvance(shown.plain) <= room + 1, shown
        # A strong birth date takes a little more: the longest birth names are then cut, and nothing else.
        if len(one.birth_name) < (12 if marks else 14):
            beside, words = room, shown.beneath
            if shown.telling:
                taken, _, words = words.partition(" · ")
                beside -= theme.metrics(TELLING, QFont.Weight.DemiBold).horizontalAdvance(taken) + theme.px(6)
            assert QFontMetrics(_narrowed(words, beside)).horizontalAdvance(words) <= beside, shown


def _listed(one: FictionalPatient, marks: frozenset[Mark]) -> Listed:
    born, used = one.birth_date.iso(), (one.used_name or "").upper()
    return Listed(
        "1" * 32, one.birth_name.upper(), one.first_name, used, one.used_first_name or "", born,
        one.sex.value, "", False, False, marks, (),
    )  # fmt: skip


def test_a_mark_stands_in_the_place_of_the_initials_and_its_tip_says_what_to_do(pane: SearchPane) -> None:
    plain = pane.rows.rows[0]
    assert (person(plain).badge, advice(plain)) == ("", "")
    homonym = replace(plain, marks=frozenset({Mark.HOMONYM}))
    assert (person(homonym).badge, person(homonym).telling) == ("users", True)
    both = replace(plain, marks=frozenset({Mark.HOMONYM, Mark.DUPLICATE}))
    assert person(both).badge == "copy"
    assert advice(both).split("\n") == [
        "doublon possible\u00a0: comparer les deux dossiers",
        "homonyme\u00a0: vérifier prénom et date de naissance",
    ]
    assert spoken(both).endswith("doublon possible, homonyme")


@pytest.mark.qt_log_ignore("raise", "propagateSizeHints")
def test_the_tip_of_a_mark_is_shown_under_the_mouse(pane: SearchPane) -> None:
    people = pane._people
    people.put(replace(row(9, "ZOLA", "Émile"), marks=frozenset({Mark.HOMONYM})))
    pane.field.setText("zola")
    where = pane.list.visualRect(pane.rows.index(0)).center()
    tip = QHelpEvent(QEvent.Type.ToolTip, where, pane.list.viewport().mapToGlobal(where))
    QApplication.sendEvent(pane.list.viewport(), tip)
    assert QToolTip.text() == "homonyme\u00a0: vérifier prénom et date de naissance"
    QToolTip.hideText()


def test_the_mark_is_painted_and_takes_the_place_of_the_initials(pane: SearchPane) -> None:
    def painted(marks: frozenset[Mark]) -> QImage:
        pane._people.put(replace(row(4, "ŒUVRARD", "Hélène"), marks=marks))
        pane.field.setText("")
        pane.field.setText("œuvrard")
        assert len(pane.rows.rows) == 1
        disc = pane.list.visualRect(pane.rows.index(0)).adjusted(10, 10, 0, -10)
        disc.setWidth(32)
        return pane.list.viewport().grab(disc).toImage()

    warned = theme.colour("warning_bg")
    assert warned not in _colours(painted(frozenset()))
    assert warned in _colours(painted(frozenset({Mark.HOMONYM})))


def _colours(image: QImage) -> list[QColor]:
    return [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]


def test_the_age_of_somebody_deceased_does_not_go_on(pane: SearchPane) -> None:
    late = replace(pane.rows.rows[0], deceased=True)
    assert person(late).beneath == f"{person(late).beneath[:10]} · décès"


@pytest.mark.parametrize("text_size", [100, 150])
def test_the_list_ends_with_a_whole_row(
    qtbot, pane: SearchPane, appearance: Appearance, text_size: int
) -> None:
    """Its last disc was cut by two pixels above the way to the notes."""
    appearance.set_text_size(text_size)
    for height in (500, 531, 560, 599):
        pane.resize(300, height)
        qtbot.waitUntil(lambda: pane.list.viewport().height() % theme.px(ROW_HEIGHT) == 0)
        assert 0 <= pane.list.height() - pane.list.viewport().height() < theme.px(ROW_HEIGHT)


def test_everyone_counts_with_a_real_plural(pane: SearchPane) -> None:
    assert pane.count.text() == "4 patients, derniers vus d’abord"
    pane.field.setText("œuvr")
    assert pane.count.text() == "1 patient pour «\u00a0œuvr\u00a0»"


def test_a_patient_put_later_is_found_at_once(pane: SearchPane, desk: Desk) -> None:
    people = pane._people
    people.put(row(9, "ZOLA", "Émile"))
    pane.field.setText("zola")
    assert [one.id for one in pane.rows.rows] == [row(9).id]


@pytest.mark.parametrize("typed", ["12/03/1968", "12031968", "12 mars 1968"])
def test_a_birth_date_is_found_as_it_is_spelled(pane: SearchPane, typed: str) -> None:
    pane.field.setText(typed)
    assert row(1).id in [one.id for one in pane.rows.rows]


def test_a_long_answer_says_how_to_shorten_it(qtbot) -> None:
    pane = SearchPane(People([row(number) for number in range(SHOWN + 50)]))
    qtbot.addWidget(pane)
    pane.field.setText("lef")
    assert pane.rows.rowCount() == SHOWN
    assert pane.count.text().startswith(f"{SHOWN + 50} patients")
    assert pane.count.text().endswith("Continuez à taper pour préciser.")
