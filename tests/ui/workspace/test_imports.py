"""Taking over a list: looked at first, written whole, taken back in one step."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QWidget

from tests.ui.typing import press
from tests.ui.workspace.handling import settled
from ui.workspace.desk import Desk
from ui.workspace.import_cards import MOST_HIGH
from ui.workspace.imports import ImportPage
from ui.workspace.picked import Picked
from ui.workspace.places import SETTINGS
from ui.workspace.window import MainWindow

CSV = (
    "NUM;NOM;PRENOM;DATE_NAISS;SEXE;REMARQUES\r\n"
    "1;AUBRAC;Lucie;29/06/1912;F;préfère le matin\r\n"
    "2;MOULIN;Jean;20/06/1899;M;\r\n"
    ";;;;;\r\n"
    "3;SANS DATE;Paul;31/02/1950;M;\r\n"
).encode("cp1252")


@pytest.fixture
def page(qtbot, desk: Desk) -> ImportPage:
    made = ImportPage(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_is_written_before_the_report_was_shown(qtbot, page: ImportPage, desk: Desk) -> None:
    before = desk.store.last_seen().total
    page.take(Picked("patients.csv", CSV))
    settled(qtbot, desk)
    assert page.sums.text() == "4 lignes · 3 patients seront créés · 1 sera écartée"
    assert page.write.text() == "Reprendre 3 patients"
    assert desk.store.last_seen().total == before
    assert page.report.rows.rowCount() >= 2
    QAbstractItemModelTester(page.report.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_what_was_taken_over_is_found_at_once_and_taken_back_in_one_step(
    qtbot, page: ImportPage, desk: Desk
) -> None:
    before = desk.store.last_seen().total
    page.take(Picked("patients.csv", CSV))
    settled(qtbot, desk)
    with qtbot.waitSignal(page.changed):
        page.write.click()
    desk.people.find("aubrac")
    qtbot.waitUntil(lambda: not desk.people.expected("aubrac"))
    assert desk.people.find("aubrac").total == 1
    assert page.state.words == "C’est fait. 3 patients ont été repris."
    assert not any("pour l’instant" in one.text() for one in page.findChildren(QLabel) if one.isVisible())
    with qtbot.waitSignal(page.changed):
        page.state.action.click()
    desk.people.find("aubrac")
    qtbot.waitUntil(lambda: not desk.people.expected("aubrac"))
    assert desk.people.find("aubrac lucie").total == 0 or desk.people.find("aubrac lucie").approximate
    assert desk.store.last_seen().total == before


def test_what_will_happen_is_said_after_the_columns_and_beside_the_button(
    qtbot, page: ImportPage, desk: Desk
) -> None:
    page.resize(1000, 560)
    page.take(Picked("patients.csv", CSV))
    settled(qtbot, desk)
    tops = [piece.mapTo(page, QPoint()).y() for piece in (page.columns, page.report, page.write)]
    assert page.columns.mapTo(page, QPoint()).y() < page.report.mapTo(page, QPoint()).y()
    assert page.foot.geometry().bottom() == page.rect().bottom(), tops  # however long the list of columns is
    assert page.foot.isAncestorOf(page.sums)
    assert page.foot.isAncestorOf(page.write)


def test_the_page_begins_with_the_choice_of_a_file_not_with_the_way_back(window: MainWindow) -> None:
    window.activateWindow()
    window.show_page(SETTINGS)
    window.settings.take_over.setFocus()
    press(window.settings.take_over, Qt.Key.Key_Return)
    assert window.imports.choose.hasFocus()


def test_a_short_report_is_as_short_as_what_it_says(qtbot, page: ImportPage, desk: Desk) -> None:
    page.resize(1000, 700)
    page.take(Picked("patients.csv", CSV))
    settled(qtbot, desk)
    shown = page.report.list
    assert 0 < shown.height() < MOST_HIGH / 2
    assert shown.verticalScrollBar().maximum() == 0
    many = "".join(f"{number};NOM{number};;31/02/1950;M;\r\n" for number in range(60))
    page.take(Picked("patients.csv", CSV + many.encode()))
    settled(qtbot, desk)
    assert shown.height() == MOST_HIGH


@pytest.mark.parametrize("size", [(1280, 800), (860, 540)])
def test_the_button_ends_where_the_cards_end(
    qtbot, page: ImportPage, desk: Desk, size: tuple[int, int]
) -> None:
    page.resize(*size)
    page.take(Picked("patients.csv", CSV * 3))
    settled(qtbot, desk)

    def ends(piece: QWidget) -> int:
        return piece.mapTo(page, piece.rect().topRight()).x()

    qtbot.waitUntil(lambda: ends(page.write) == ends(page.columns))


def test_after_the_import_its_patients_are_one_key_away(qtbot, page: ImportPage, desk: Desk) -> None:
    page.activateWindow()
    page.take(Picked("patients.csv", CSV))
    settled(qtbot, desk)
    assert not page.see.isVisible()
    page.write.click()
    settled(qtbot, desk)
    assert page.see.hasFocus()
    assert not page.foot.isVisible()
    assert [one.property("kind") for one in (page.see, page.choose)] == ["primary", ""]
    with qtbot.waitSignal(page.patients_wanted):
        press(page.see, Qt.Key.Key_Return)
    page.state.action.click()
    settled(qtbot, desk)
    assert not page.see.isVisible()
    assert page.choose.property("kind") == "primary"


def test_a_list_with_nothing_to_look_at_shows_no_report(qtbot, page: ImportPage, desk: Desk) -> None:
    header = "NOM;PRENOM;DATE_NAISS;SEXE;TEL;ADRESSE;CP;VILLE;NIR;ALLERGIES"
    rows = f"{header}\r\nAUBRAC;Lucie;29/06/1912;F;0261910012;1 rue du Port;49981;LYON;;\r\n".encode()
    page.take(Picked("patients.csv", rows))
    settled(qtbot, desk)
    assert page.sums.text() == "1 ligne · 1 patient sera créé"
    assert page.report.isVisible() == bool(page.report.rows.rowCount())


def test_each_column_shows_its_values_and_its_meaning_can_be_changed(
    qtbot, page: ImportPage, desk: Desk
) -> None:
    page.take(Picked("patients.csv", CSV))
    settled(qtbot, desk)
    meanings = [choice.key() for choice in page.columns.choices]
    assert meanings == ["record_number", "name", "first_name", "birth_date", "sex", "remarks"]
    page.columns.choices[1].show_key("")
    page.columns.choices[1].chosen.emit("")
    settled(qtbot, desk)
    assert "NoKnownColumn" in page.state.words


def test_the_report_speaks_of_people_and_days_not_of_the_file(qtbot, page: ImportPage, desk: Desk) -> None:
    rows = (
        "NUM;NOM;PRENOM;DATE_NAISS;VILLE\r\n"
        "1;AUBRAC;Lucie;29/06/12;Lyon\r\n"
        ";;;;\r\n"
        "4;MOULIN;Jean;20/06/1899;Béziers\r\n"
        "4;MOULIN;Jean;20/06/1899;Béziers\r\n"
        "5;MOULIN;Jean;20/06/1901\r\n"
    ).encode()
    page.take(Picked("patients.csv", rows))
    settled(qtbot, desk)
    said = [page.report._spoken(finding) for finding in page.report.rows.rows]
    assert not any(";;" in words or "MOULIN;" in words for words in said)
    assert not any(re.search(r"\d{4}-\d\d", words) for words in said)
    assert "Ligne 3\u00a0: La ligne est vide." in said
    assert any("(comme la ligne 4)" in words for words in said)
    assert any("MOULIN · Jean" in words for words in said)


def test_a_file_that_is_no_list_is_answered_in_words(qtbot, page: ImportPage, desk: Desk) -> None:
    page.take(Picked("photo.jpg", b"\xff\xd8\xff\x00\x01\x02"))
    settled(qtbot, desk)
    assert "NotText" in page.state.words
    assert not page.state.isHidden()
    assert not page.write.isVisible()


def test_a_list_that_became_a_folder_is_answered_and_the_one_before_stays(
    qtbot, page: ImportPage, desk: Desk, tmp_path: Path
) -> None:
    """It ended in an error that nobody had foreseen."""
    listed = tmp_path / "patients.csv"
    listed.write_bytes(CSV)
    page._read([listed])
    settled(qtbot, desk)
    (tmp_path / "autre.csv").mkdir()
    page._read([tmp_path / "autre.csv"])
    settled(qtbot, desk)
    assert "FileUnreachable" in page.state.words
    assert page.half_typed()["path"] == str(listed)
