"""Papers of a record: written, issued, repeated, taken back, and never the wrong patient's."""

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter

from app.papers import draft as drafts
from tests.ui.papers.conftest import Papers
from tests.ui.typing import type_text
from ui import printers
from ui.dossier.store import ALLERGIES, DossierStore
from ui.papers import printing
from ui.papers.shelf import ShelfPane
from vault.records import allergies, documents_index, fees, sharing, treatments
from vault.records import papers as records
from vault.records.documents_index import DocumentClass
from vault.records.papers import Kind, State
from vault.records.sharing import Objection, Way


def prescribe(there: Papers, medicine: str = "Doliprane 1 g", posology: str = "1 si douleur") -> None:
    """Type one line of a new ordonnance."""
    there.leaf.write_ordonnance()
    there.settle()
    form = there.leaf.ordonnance._forms[-1]
    type_text(form.medicine, medicine)
    type_text(form.posology, posology)
    type_text(form.duration, "5 jours")


def issued(there: Papers) -> records.Paper:
    """The one paper that is issued."""
    (paper,) = [
        one
        for one in records.of_patient(there.context.database, there.leaf.patient_id)
        if one.state is State.ISSUED
    ]
    return paper


def finish(there: Papers) -> None:
    there.leaf.print_shown()
    there.settle()


def operations(there: Papers) -> list[str]:
    return [str(row[0]) for row in there.context.database.rows("SELECT operation FROM access_log")]


class TestIssuing:
    def test_an_ordonnance_is_filed_as_pdf_and_what_left_is_written_down(self, papers: Papers) -> None:
        prescribe(papers)
        finish(papers)
        paper = issued(papers)
        assert [line.text for line in paper.lines] == ["Doliprane 1 g"]
        (document,) = documents_index.of_patient(papers.context.database, papers.hélène)
        assert (document.id, document.label.document_class) == (paper.document_id, DocumentClass.MEDICAL)
        data = papers.desk.store.read_document(papers.hélène, document.id)
        read = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded()
        assert "Doliprane 1 g" in read
        assert "ŒUVRARD Hélène" in read
        (left,) = sharing.disclosures(papers.context.database, papers.hélène)
        told = left.disclosed
        assert (told.noun, told.record_id, told.way) == ("paper", paper.id, Way.HANDED_OVER)
        assert (told.recipient, told.reason) == ("patient", "prescription")
        assert papers.leaf.board.shown is papers.leaf.shelf

    def test_nothing_is_issued_without_a_line(self, papers: Papers) -> None:
        papers.leaf.write_ordonnance()
        papers.settle()
        finish(papers)
        assert records.of_patient(papers.context.database, papers.hélène) == []
        assert papers.leaf.board.shown is papers.leaf.ordonnance

    def test_the_wish_to_print_that_comes_before_the_papers_is_not_lost(self, papers: Papers) -> None:
        prescribe(papers)
        finish(papers)
        papers.open(papers.noël)
        papers.leaf.leave()
        papers.leaf.show_record(papers.desk.store.open(papers.hélène))
        papers.leaf.focus()  # two keys, faster than the database
        papers.leaf.repeat_ordonnance()
        papers.leaf.print_shown()
        papers.settle()
        assert len(records.of_patient(papers.context.database, papers.hélène)) == 2

    def test_a_printer_prints_what_was_written_down_first(
        self, papers: Papers, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        there: list[int] = []

        def print_on(sheet: object, printer: object) -> bool:
            there.append(len(records.of_patient(papers.context.database, papers.hélène)))
            return len(there) == 1

        monkeypatch.setattr(printers, "there_is_a_printer", lambda: True)
        monkeypatch.setattr(printers, "chosen_printer", lambda parent: QPrinter())
        monkeypatch.setattr(printing, "print_on", print_on)
        prescribe(papers)
        finish(papers)
        assert there == [1]
        assert papers.said[-1] == "Imprimé, et classé parmi les documents"
        prescribe(papers)
        finish(papers)
        assert papers.said[-1] == "Classé parmi les documents ; l’imprimante ne l’a pas pris".replace(
            " ;", "\u00a0;"
        )
        ways = [one.disclosed.way for one in sharing.disclosures(papers.context.database, papers.hélène)]
        assert ways == [Way.PRINTED, Way.PRINTED]

    def test_who_thinks_better_of_the_printer_has_issued_nothing(
        self, papers: Papers, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(printers, "there_is_a_printer", lambda: True)
        monkeypatch.setattr(printers, "chosen_printer", lambda parent: None)
        prescribe(papers)
        finish(papers)
        assert papers.leaf.board.shown is papers.leaf.ordonnance
        assert sharing.disclosures(papers.context.database, papers.hélène) == []


class TestAllergies:
    def test_a_medicine_that_meets_one_needs_a_reason_that_no_log_tells(self, papers: Papers) -> None:
        prescribe(papers, "Amoxiciline 1 g", "1 matin et soir")
        form = papers.leaf.ordonnance._forms[0]
        assert not form.meets.isHidden()
        finish(papers)
        assert records.of_patient(papers.context.database, papers.hélène) == []
        type_text(form.reason, "tests négatifs en 2025")
        finish(papers)
        (override,) = issued(papers).overrides
        assert (override.allergen, override.reason) == ("Pénicilline", "tests négatifs en 2025")
        assert operations(papers).count("allergy.overridden") == 1

    def test_one_that_is_recorded_meanwhile_is_met_as_well(self, papers: Papers) -> None:
        prescribe(papers, "Ibuprofène 400 mg")
        form = papers.leaf.ordonnance._forms[0]
        assert form.meets.isHidden()
        record = DossierStore(papers.desk.store).add(papers.hélène, ALLERGIES, allergies.Facts("AINS"))
        papers.leaf.show_record(record)
        assert not form.meets.isHidden()

    def test_the_reason_is_asked_again_when_it_is_repeated(self, papers: Papers) -> None:
        prescribe(papers, "Amoxicilline 1 g")
        type_text(papers.leaf.ordonnance._forms[0].reason, "toléré en 2024")
        finish(papers)
        papers.leaf.repeat_ordonnance()
        papers.settle()
        assert papers.leaf.ordonnance._forms[0].unanswered


class TestRepeating:
    def test_the_last_ordonnance_is_repeated_and_issued_by_two_keys(self, papers: Papers) -> None:
        prescribe(papers)
        finish(papers)
        papers.leaf.repeat_ordonnance()
        papers.settle()
        finish(papers)
        second, first = records.of_patient(papers.context.database, papers.hélène)
        assert (second.lines, second.repeated_from) == (first.lines, first.id)
        assert second.state is State.ISSUED

    def test_without_one_that_is_said(self, papers: Papers) -> None:
        papers.leaf.repeat_ordonnance()
        papers.settle()
        assert papers.said == ["Aucune ordonnance à reprendre"]

    def test_a_treatment_is_prescribed_again_once_and_its_renewal_is_known(self, papers: Papers) -> None:
        for _ in range(2):
            papers.leaf.renew(papers.treatment)
            papers.settle()
        form, empty = papers.leaf.ordonnance._forms
        assert empty.empty
        assert form.posology.text() == "1 le matin"
        type_text(form.duration, "3 mois")
        finish(papers)
        (last,) = treatments.RENEWAL.of_patient(papers.context.database, papers.hélène)
        paper = issued(papers)
        assert (last.facts.entry_id, last.facts.paper_id) == (papers.treatment, paper.id)
        assert last.facts.until > paper.content.dated_on
        papers.leaf.renew()
        papers.settle()
        assert papers.leaf.ordonnance._forms[0].duration.text() == "3 mois"

    def test_a_duplicate_is_marked_counted_and_written_down(
        self, papers: Papers, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        prescribe(papers)
        finish(papers)
        marks: list[str] = []

        def print_on(sheet: object, printer: object) -> bool:
            marks.append(sheet.mark)  # type: ignore[attr-defined]  # a Sheet
            return True

        monkeypatch.setattr(printers, "there_is_a_printer", lambda: True)
        monkeypatch.setattr(printers, "chosen_printer", lambda parent: QPrinter())
        monkeypatch.setattr(printing, "print_on", print_on)
        finish(papers)  # nothing is being written: what is chosen is printed once more
        assert marks == ["DUPLICATA"]
        assert issued(papers).copies == 1
        assert len(sharing.disclosures(papers.context.database, papers.hélène)) == 2

    def test_one_is_taken_back_with_a_reason(self, papers: Papers) -> None:
        prescribe(papers)
        finish(papers)
        shelf = papers.leaf.shelf
        shelf.cancel.click()
        assert issued(papers)  # not without a reason
        type_text(shelf.reason, "mauvais dosage")
        shelf.cancel.click()
        papers.settle()
        (paper,) = records.of_patient(papers.context.database, papers.hélène)
        assert (paper.state, paper.cancel_reason) == (State.CANCELLED, "mauvais dosage")
        assert drafts.sheet_of(paper, papers.leaf._letterhead()).mark == "ANNULÉ"


class TestDrafts:
    def test_what_is_half_typed_comes_back_after_a_lock(self, papers: Papers) -> None:
        prescribe(papers)
        kept = papers.leaf.half_typed()
        papers.leaf._forget()
        papers.leaf.resume(kept)
        papers.settle()
        form = papers.leaf.ordonnance._forms[0]
        assert (form.medicine.text(), form.duration.text()) == ("Doliprane 1 g", "5 jours")
        assert papers.leaf.half_typed() == kept

    def test_a_fee_note_comes_back_as_well_with_a_price_that_is_none_yet(self, papers: Papers) -> None:
        papers.leaf._begin_new(ShelfPane.FEE)
        type_text(papers.leaf.fee._acts[0].label, "Consultation")
        type_text(papers.leaf.fee._acts[0].price, "trente")
        kept = papers.leaf.half_typed()
        papers.leaf._forget()
        papers.leaf.resume(kept)
        assert papers.leaf.fee._acts[0].typed() == ["Consultation", "", "1", "trente", "1"]
        finish(papers)
        assert fees.of_patient(papers.context.database, papers.hélène) == []

    def test_another_patient_leaves_a_draft_behind_in_the_right_record(self, papers: Papers) -> None:
        prescribe(papers)
        papers.open(papers.noël)
        assert papers.leaf.board.shown is papers.leaf.shelf
        assert records.of_patient(papers.context.database, papers.noël) == []
        (draft,) = records.of_patient(papers.context.database, papers.hélène)
        assert (draft.state, draft.lines[0].text) == (State.DRAFT, "Doliprane 1 g")
        papers.open(papers.hélène)
        papers.leaf.shelf.go_on.click()
        finish(papers)
        assert issued(papers).id == draft.id

    def test_what_was_only_looked_at_leaves_nothing(self, papers: Papers) -> None:
        papers.leaf._begin_new(Kind.CERTIFICATE.value)
        papers.settle()
        assert "certifie avoir examiné ce jour Madame ŒUVRARD Hélène" in papers.leaf.letter.body.toPlainText()
        papers.open(papers.noël)
        assert records.of_patient(papers.context.database, papers.hélène) == []

    def test_what_was_thrown_away_can_be_brought_back(self, papers: Papers) -> None:
        undo: list[object] = []
        papers.leaf.undoable.connect(lambda words, back, settle: undo.append(back))
        prescribe(papers)
        papers.leaf.board.discard.click()
        assert papers.leaf.board.shown is papers.leaf.shelf
        (back,) = undo
        back()  # type: ignore[operator]  # an undo is called
        assert papers.leaf.ordonnance._forms[0].medicine.text() == "Doliprane 1 g"


class TestOtherPapers:
    def test_whom_the_patient_does_not_want_told_stands_above_a_letter(self, papers: Papers) -> None:
        objection = Objection("2026-03-02", "Dr Martin", "")
        record = papers.desk.store.add_noun(papers.hélène, sharing.OBJECTION, objection)
        papers.leaf.show_record(record)
        papers.leaf._begin_new(Kind.LETTER.value)
        papers.settle()
        letter = papers.leaf.letter
        assert not letter.objections.isHidden()
        assert "Dr Martin" in letter.objections.words
        letter.recipient.setPlainText("Dr Paul Exemple\n1, rue Haute")
        letter.title.setText("Avis cardiologique")
        letter.body.setPlainText("Chère consœur,\n\nJe vous adresse…")
        finish(papers)
        (left,) = sharing.disclosures(papers.context.database, papers.hélène)
        assert (left.disclosed.what, left.disclosed.recipient) == ("Avis cardiologique", "Dr Paul Exemple")

    def test_fee_notes_follow_each_other_are_paid_and_credited(self, papers: Papers) -> None:
        for _ in range(2):
            papers.leaf._begin_new(ShelfPane.FEE)
            act = papers.leaf.fee._acts[0]
            type_text(act.label, "Consultation")
            type_text(act.price, "30,00")
            finish(papers)
        first = papers.leaf.shelf.rows.rows[-1]
        papers.leaf._pay(first, "card")
        papers.settle()
        papers.leaf._cancel(first.of, "erreur de patient")
        papers.settle()
        database = papers.context.database
        labels = [(one.label, one.cents) for one in fees.of_patient(database, papers.hélène)]
        year = labels[0][0][:4]
        assert labels == [(f"{year}-0003", -3000), (f"{year}-0002", 3000), (f"{year}-0001", 3000)]
        titles = [one.label.title for one in documents_index.of_patient(database, papers.hélène)]
        assert titles == [
            f"Avoir {year}-0003",
            f"Note d’honoraires {year}-0002",
            f"Note d’honoraires {year}-0001",
        ]
        classes = {one.label.document_class for one in documents_index.of_patient(database, papers.hélène)}
        assert classes == {DocumentClass.ADMINISTRATIVE}


def test_a_paper_in_the_list_is_said_whole(papers: Papers) -> None:
    """What became of a fee note stood behind an ellipsis."""
    papers.leaf.resize(420, 700)
    papers.leaf.show()
    for medicine in (
        "Doliprane 1 g",
        "Amlodipine 5 mg, comprimé, un le matin et un le soir pendant les repas",
    ):
        prescribe(papers, medicine)
        finish(papers)
    shelf = papers.leaf.shelf.list
    long, short = sorted((shelf.sizeHintForRow(row) for row in range(2)), reverse=True)
    assert long >= short + shelf.fontMetrics().lineSpacing()


def test_a_record_without_a_paper_says_so_and_shows_no_empty_sheet(papers: Papers) -> None:
    papers.leaf.resize(1000, 600)
    papers.leaf.show()
    shelf, board = papers.leaf.shelf, papers.leaf.board
    assert shelf.empty.isVisible()
    assert not board.preview.isVisible()
    assert not shelf.card.isVisible()
    prescribe(papers)
    assert board.preview.isVisible()
    finish(papers)
    assert shelf.list.isVisible()
    assert not shelf.empty.isVisible()
    assert board.preview.isVisible()
    papers.open(papers.noël)
    assert shelf.empty.isVisible()
    papers.leaf.resize(600, 600)
    assert not board.see.isVisible()
