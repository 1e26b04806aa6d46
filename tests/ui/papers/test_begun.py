"""A paper that was begun: kept once, never lost, and never the reason or the form of another patient."""

import pytest

from tests.ui.papers.conftest import Papers
from tests.ui.papers.test_leaf import finish, issued, prescribe
from tests.ui.typing import type_text
from ui.papers.put_down import PutDown
from ui.papers.shelf import ShelfPane
from ui.papers.store import PaperStore
from vault.errors import InvalidInput
from vault.records import fees
from vault.records import papers as records
from vault.records.errors import AlreadyIssued
from vault.records.papers import Kind, State


def of(there: Papers, patient_id: str) -> list[records.Paper]:
    return records.of_patient(there.context.database, patient_id)


def begin_fee(there: Papers, price: str = "30,00") -> None:
    there.leaf._begin_new(ShelfPane.FEE)
    type_text(there.leaf.fee._acts[0].label, "Consultation")
    type_text(there.leaf.fee._acts[0].price, price)


def test_the_reason_of_a_copy_is_not_the_next_patient_s(papers: Papers) -> None:
    papers.leaf._show_copy()
    usual = papers.leaf.copy.reason.text()
    type_text(papers.leaf.copy.reason, " pour son avocat")
    kept = papers.leaf.half_typed()
    papers.open(papers.noël)
    assert papers.leaf.copy.reason.text() == usual
    papers.open(papers.hélène)
    papers.leaf.resume(kept)
    assert papers.leaf.board.writes(papers.leaf.copy)
    assert papers.leaf.copy.reason.text().endswith(" pour son avocat")


def test_a_paper_one_comes_back_to_is_the_one_that_was_left(papers: Papers) -> None:
    prescribe(papers)
    kept = papers.leaf.half_typed()
    papers.open(papers.noël)
    papers.open(papers.hélène)
    papers.leaf.resume(kept)
    type_text(papers.leaf.ordonnance._forms[0].posology, ", 3 par jour")
    papers.open(papers.noël)
    (draft,) = of(papers, papers.hélène)
    assert "3 par jour" in draft.lines[0].posology


def test_a_fee_note_one_comes_back_to_does_not_begin_the_next_one(papers: Papers) -> None:
    begin_fee(papers)
    kept = papers.leaf.half_typed()
    papers.open(papers.noël)
    papers.open(papers.hélène)
    papers.leaf.resume(kept)
    finish(papers)
    papers.leaf._begin_new(ShelfPane.FEE)
    assert papers.leaf.fee.lines == ()


def two_fee_notes(there: Papers) -> None:
    for price in ("30,00", "60,00"):
        begin_fee(there, price)
        finish(there)
        there.leaf.focus()
        there.settle()


def test_a_reason_comes_back_beside_the_paper_it_was_typed_for(papers: Papers) -> None:
    """It stood beside the first of the list after a lock: Enter would have taken another paper back."""
    two_fee_notes(papers)
    shelf = papers.leaf.shelf
    shelf.list.setCurrentIndex(shelf.rows.index(1))
    wrong = shelf.rows.rows[1].of.id
    type_text(shelf.reason, "payée deux fois")
    shelf.means.setCurrentIndex(2)
    kept = papers.leaf.half_typed()
    papers.open(papers.noël)
    assert shelf.reason.text() == ""
    papers.leaf.leave()
    papers.leaf.show_record(papers.desk.store.open(papers.hélène))
    papers.leaf.resume(kept)
    assert papers.leaf.half_typed() == kept
    papers.leaf.focus()
    papers.settle()
    assert shelf.current is not None
    assert shelf.current.of.id == wrong
    assert (shelf.reason.text(), shelf.means.currentIndex()) == ("payée deux fois", 2)


def test_a_reason_whose_paper_has_gone_stands_beside_no_other(papers: Papers) -> None:
    two_fee_notes(papers)
    papers.leaf.resume({"chosen": "another", "reason": "payée deux fois", "means": "cash"})
    assert papers.leaf.shelf.reason.text() == ""
    assert papers.leaf.half_typed() == {}


def test_fee_notes_that_were_put_down_outlive_a_lock(papers: Papers) -> None:
    begin_fee(papers)
    papers.open(papers.noël)
    kept = papers.desk.put_down.half_typed()
    papers.desk.put_down.fees.clear()
    papers.desk.put_down.resume(kept)
    papers.open(papers.hélène)
    papers.leaf._begin_new(ShelfPane.FEE)
    assert papers.leaf.fee.lines[0].label == "Consultation"


def test_a_record_left_while_the_printer_is_asked_for_keeps_its_draft(papers: Papers) -> None:
    prescribe(papers)
    papers.leaf.issuing.busy = True
    papers.open(papers.noël)
    papers.leaf.issuing.busy = False
    assert [one.state for one in of(papers, papers.hélène)] == [State.DRAFT]


def test_a_record_left_before_the_answer_has_the_paper_once_and_issued(papers: Papers) -> None:
    prescribe(papers)
    papers.leaf.print_shown()
    papers.leaf.leave()
    papers.settle()
    assert [one.state for one in of(papers, papers.hélène)] == [State.ISSUED]
    assert papers.desk.put_down.half_typed() == {}


def test_a_draft_that_could_not_be_kept_is_written_when_its_record_opens_again(
    papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise InvalidInput("disk", "full")

    prescribe(papers)
    with monkeypatch.context() as full:
        full.setattr(PaperStore, "_kept", refuse)
        papers.open(papers.noël)
    assert [type(one) for one in papers.failed] == [InvalidInput]
    papers.failed.clear()
    after_a_lock = PutDown()
    after_a_lock.resume(papers.desk.put_down.half_typed())
    assert [one.lines[0].text for one in after_a_lock.of(papers.hélène)] == ["Doliprane 1 g"]
    papers.open(papers.hélène)
    assert [one.lines[0].text for one in of(papers, papers.hélène)] == ["Doliprane 1 g"]
    assert papers.desk.put_down.half_typed() == {}


def test_what_was_thrown_away_and_brought_back_is_a_draft_like_what_was_begun_meanwhile(
    papers: Papers,
) -> None:
    undo: list[object] = []
    papers.leaf.undoable.connect(lambda words, back, settle: undo.append(back))
    prescribe(papers)
    papers.leaf.board.discard.click()
    papers.settle()
    assert of(papers, papers.hélène) == []
    prescribe(papers, "Ibuprofène 400 mg")
    undo[0]()  # type: ignore[operator]  # an undo is called
    papers.open(papers.noël)
    assert {one.lines[0].text for one in of(papers, papers.hélène)} == {"Doliprane 1 g", "Ibuprofène 400 mg"}


def test_a_fee_note_thrown_away_comes_back_before_what_was_begun_since(papers: Papers) -> None:
    undo: list[object] = []
    papers.leaf.undoable.connect(lambda words, back, settle: undo.append(back))
    begin_fee(papers)
    papers.leaf.board.discard.click()
    assert papers.leaf.board.writes(papers.leaf.shelf)
    begin_fee(papers, "12,50")
    undo[0]()  # type: ignore[operator]  # an undo is called
    assert [line.cents for line in papers.leaf.fee.lines] == [3000, 1250]
    papers.leaf.board.discard.click()
    papers.leaf._begin_new(ShelfPane.FEE)
    assert papers.leaf.fee.lines == ()
    papers.leaf.board.discard.click()
    assert len(undo) == 2  # nothing was typed, so nothing can be brought back


def test_a_credit_leaves_the_form_one_writes_in(papers: Papers) -> None:
    begin_fee(papers)
    finish(papers)
    first = papers.leaf.shelf.rows.rows[0]
    papers.leaf._begin_new(Kind.CERTIFICATE.value)
    papers.settle()
    papers.leaf._cancel(first.of, "erreur")
    papers.settle()
    assert papers.said[-1] == "Avoir établi"
    assert papers.leaf.board.writes(papers.leaf.letter)


def test_a_fee_note_is_paid_once(papers: Papers) -> None:
    begin_fee(papers)
    finish(papers)
    shelf = papers.leaf.shelf
    shelf.list.setCurrentIndex(shelf.rows.index(0))
    shelf.pay.click()
    assert not shelf.pay.isEnabled()
    shelf.pay.click()
    papers.settle()
    (note,) = fees.of_patient(papers.context.database, papers.hélène)
    assert fees.received(papers.context.database, papers.hélène) == {note.id: note.cents}
    with pytest.raises(InvalidInput):
        PaperStore(papers.desk.store).pay(papers.hélène, note.id, note.issued_on, 1, fees.Means.CASH)


def test_a_fee_note_that_comes_back_although_it_was_issued_gets_no_second_number(papers: Papers) -> None:
    begin_fee(papers)
    kept = papers.leaf.half_typed()
    finish(papers)
    papers.leaf.resume(kept)
    finish(papers)
    assert [type(one) for one in papers.failed] == [AlreadyIssued]
    papers.failed.clear()
    assert len(fees.of_patient(papers.context.database, papers.hélène)) == 1


def test_the_wish_to_print_says_when_nothing_is_there(papers: Papers) -> None:
    assert not papers.leaf.print_shown()
    prescribe(papers)
    finish(papers)
    assert issued(papers)
    assert papers.leaf.print_shown()
