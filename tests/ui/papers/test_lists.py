"""Lists that come in and go out: the public list of medicines, the receipts book."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.papers.conftest import Papers
from tests.ui.typing import press, type_text
from ui import printers
from ui.papers import printing, receipts
from ui.papers.line_form import LineForm
from ui.papers.medicine_list import MedicineListCard
from ui.papers.receipts import Period, ReceiptsPage, period
from ui.theme import Appearance
from vault.records import fees, medicines, sharing
from vault.records.fees import Means

ROWS = (
    "60000001\tAMOXICILLINE EXEMPLE 1 g, comprimé\tcomprimé\torale\tA\tP\tCommercialisée\r\n"
    "pas une ligne\n"
    "60000002\tMORPHINE EXEMPLE 10 mg, gélule\tgélule\torale\tA\tP\tCommercialisée\n"
)


def test_what_was_taken_in_and_what_was_not_is_said(papers: Papers, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "CIS_bdpm.txt").write_bytes(ROWS.encode("cp1252"))
    (tmp_path / "CIS_CPD_bdpm.txt").write_text("60000002\tstupéfiants\n")
    (tmp_path / "autre.txt").write_text("x")
    card = MedicineListCard(papers.desk)
    qtbot.addWidget(card)
    card.take([tmp_path / name for name in ("CIS_bdpm.txt", "CIS_CPD_bdpm.txt", "autre.txt")])
    papers.settle()
    assert card.stock.text().startswith("2 médicaments, liste du ")
    said = card.outcome.text()
    assert "CIS_bdpm.txt, CIS_CPD_bdpm.txt" in said
    assert "autre.txt" in said
    assert "1 ligne" in said
    assert medicines.get(papers.context.database, "60000002").narcotic


def test_what_is_no_list_leaves_the_one_before(papers: Papers, qtbot: QtBot, tmp_path: Path) -> None:
    medicines.replace_all(papers.context, [medicines.Medicine("1", "A")], "2026-11-01")
    (tmp_path / "CIS_bdpm.txt").write_text("rien")
    card = MedicineListCard(papers.desk)
    qtbot.addWidget(card)
    card.take([tmp_path / "CIS_bdpm.txt"])
    papers.settle()
    assert card.outcome.text() == "Réponse : NotAMedicineList."
    assert medicines.get(papers.context.database, "1")


def test_names_complete_from_the_list_and_bring_what_it_knows(papers: Papers, qtbot: QtBot) -> None:
    morphine = medicines.Medicine(
        "60000002", "MORPHINE EXEMPLE 10 mg, gélule", substances="MORPHINE 10 mg", narcotic=True
    )
    medicines.replace_all(papers.context, [morphine], "2026-11-01")
    form = LineForm(papers.desk)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    form.medicine.setFocus()
    qtbot.waitUntil(form.medicine.hasFocus)
    type_text(form.medicine, "morph")
    papers.settle()
    press(form.medicine, Qt.Key.Key_Down)
    press(form.medicine, Qt.Key.Key_Return)
    line = form.line()
    assert (line.text, line.substance, line.code) == (morphine.name, "MORPHINE 10 mg", "60000002")
    assert line.narcotic
    type_text(form.medicine, " x")
    assert form.line().code == ""  # other words are another medicine
    form.close()
    papers.settle()


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("month", "2026-01-01", "2026-01-15"),
        ("last_month", "2025-12-01", "2025-12-31"),
        ("year", "2026-01-01", "2026-01-15"),
        ("last_year", "2025-01-01", "2025-12-31"),
    ],
)
def test_periods_are_whole_months_and_years(key: str, first: str, last: str) -> None:
    assert period(key, date(2026, 1, 15)) == Period(first, last)


def test_the_book_is_saved_without_a_name_and_written_down(
    papers: Papers, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = date.today().isoformat()
    note = fees.issue(papers.context, papers.hélène, [fees.Line("Consultation", 3000)], today)
    fees.pay(papers.context, note.id, today, 3000, Means.CARD)
    page = ReceiptsPage(papers.desk)
    qtbot.addWidget(page)
    page.refresh()
    papers.settle()
    assert page.total.text() == "1 règlement · 30,00\u00a0€"
    monkeypatch.setattr(receipts, "choose_new_file", lambda *_: tmp_path / "recettes.csv")
    page.csv.click()
    papers.settle()
    written = (tmp_path / "recettes.csv").read_text("utf-8-sig")
    assert note.reference in written
    assert "ŒUVRARD" not in written
    (left,) = sharing.disclosures(papers.context.database, None)
    assert left.disclosed.recipient == "comptable"


def test_what_is_saved_is_the_period_shown_whatever_was_chosen_since(
    papers: Papers, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ReceiptsPage(papers.desk)
    qtbot.addWidget(page)
    page.refresh()
    papers.settle()
    shown = period("month", date.today())
    page.choice.show_key("last_year")
    page.refresh()
    named: list[str] = []

    def choose(_page: object, _words: str, name: str) -> Path:
        named.append(name)
        return tmp_path / name

    monkeypatch.setattr(receipts, "choose_new_file", choose)
    page.csv.click()
    papers.settle()
    assert named == [f"recettes-{shown.first}-{shown.last}.csv"]
    (left,) = sharing.disclosures(papers.context.database, None)
    assert left.disclosed.what == f"Livre des recettes {shown.first} – {shown.last}"


def test_the_book_is_written_down_as_having_left_before_it_is_printed(
    papers: Papers, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash between the two left a print that nothing told of."""
    page = ReceiptsPage(papers.desk)
    qtbot.addWidget(page)
    told: list[int] = []

    def refuse(*_: object) -> bool:
        told.append(len(sharing.disclosures(papers.context.database, None)))
        return False

    monkeypatch.setattr(printers, "there_is_a_printer", lambda: True)
    monkeypatch.setattr(printers, "chosen_printer", lambda _: object())
    monkeypatch.setattr(printing, "print_on", refuse)
    page.print_shown()
    papers.settle()
    assert told == [1]
    assert page.state.sentence == "L’imprimante ne l’a pas pris."


@pytest.mark.parametrize("size", [100, 150])
def test_every_way_out_of_the_book_is_read_whole_also_in_large_letters(
    papers: Papers, qtbot: QtBot, appearance: Appearance, size: int
) -> None:
    appearance.set_text_size(size)
    page = ReceiptsPage(papers.desk)
    qtbot.addWidget(page)
    page.resize(1160, 780)
    page.show()
    papers.settle()
    for button in (page.csv, page.pdf, page.print):
        assert button.width() >= button.sizeHint().width()
    assert page.total.geometry().intersected(page.csv.geometry()).isEmpty()
    # In a window of its own it would grow; in the program's it would be cut off.
    assert page.width() == 1160
