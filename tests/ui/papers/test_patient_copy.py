"""The patient's copy: everything but what is for the practitioner alone or of third persons."""

import threading
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from app.papers.blocks import Sheet
from tests.ui.papers.conftest import Papers
from ui.papers import handing_over, printing
from vault.pending import Draft
from vault.records import history, measurements, notes, sharing
from vault.records.context import new_id
from vault.records.sharing import Way

KEPT = "Toux depuis trois jours, auscultation libre."
LEFT_OUT = {
    "personal": "Je la crois épuisée.",
    "third_party": "Sa voisine dit qu’elle boit.",
    "draft": "Brouillon en cours.",
    "error": "Note d’une autre patiente.",
    "addendum": "Complément de la note personnelle.",
}


@pytest.fixture
def told(papers: Papers) -> Papers:
    """A record with notes of every kind."""
    made = papers.context

    def write(text: str, *, sign: bool = True, to: str | None = None, **flags: bool) -> str:
        at = made.now()
        draft = Draft(
            note_id=new_id(),
            patient_id=papers.hélène,
            text=text,
            care_at=at,
            typed_at=at,
            kind="free",
            addendum_to=to,
        )
        notes.save_draft(made, draft)
        if sign:
            notes.sign(made, draft.note_id)
        if flags:
            notes.flag(made, draft.note_id, **flags)
        return draft.note_id

    write(KEPT)
    personal = write(LEFT_OUT["personal"], personal=True)
    write(LEFT_OUT["addendum"], to=personal)
    write(LEFT_OUT["third_party"], third_party=True)
    write(LEFT_OUT["draft"], sign=False)
    notes.enter_in_error(made, write(LEFT_OUT["error"]), "mauvais dossier")
    history.add(made, papers.hélène, history.Facts(history.Kind.REMARK, "Famille difficile"))
    weight = measurements.Value(measurements.WEIGHT, 69.2, "kg")
    measurements.add(made, papers.hélène, [weight], made.now())
    papers.open(papers.hélène)
    return papers


def saved(there: Papers, path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Save the copy and read it back."""
    monkeypatch.setattr(handing_over, "choose_new_file", lambda *_: path)
    there.leaf.shelf.copy.click()
    there.settle()
    there.leaf.copy.save.click()
    there.settle()
    pages = pypdfium2.PdfDocument(path.read_bytes())
    return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pages)


def test_it_holds_the_record_and_nothing_personal_or_of_third_persons(
    told: Papers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = saved(told, tmp_path / "copie.pdf", monkeypatch)
    for expected in (
        "ŒUVRARD Hélène",
        "Pénicilline, urticaire",
        "Amlodipine 5 mg, 1 le matin",
        KEPT,
        "69,2 kg",
    ):
        assert expected in read
    for hidden in (*LEFT_OUT.values(), "Famille difficile"):
        assert hidden not in read


def test_its_pages_are_not_set_where_a_lock_would_wait_for_them(
    told: Papers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where: list[threading.Thread] = []
    made = printing.pdf

    def pdf(sheet: Sheet) -> bytes:
        where.append(threading.current_thread())
        return made(sheet)

    monkeypatch.setattr(printing, "pdf", pdf)
    assert "ŒUVRARD" in saved(told, tmp_path / "copie.pdf", monkeypatch)
    assert [one is threading.main_thread() for one in where] == [False]


def test_whoever_asked_may_be_gone_when_it_is_printed_or_refused(
    told: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The thread of what leaves outlives every window."""
    wants = handing_over.HandingOver(told.desk, QWidget())
    delete(wants)
    for answer in (
        partial(wants._say_printed, told.hélène, printed=True),
        partial(wants._say_saved, told.hélène),
        partial(wants._refuse, told.hélène, OSError()),
    ):
        answer()


def test_it_is_written_down_as_having_left(
    told: Papers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(told, tmp_path / "copie.pdf", monkeypatch)
    (left,) = sharing.disclosures(told.context.database, told.hélène)
    assert (left.disclosed.what, left.disclosed.way) == ("Copie du dossier", Way.EXPORTED)
    assert (left.disclosed.recipient, left.disclosed.reason) == ("patient", "demande du patient")
    assert told.said[-1] == "Copie enregistrée"


def test_who_chooses_no_place_has_handed_nothing_over(told: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handing_over, "choose_new_file", lambda *_: None)
    told.leaf.shelf.copy.click()
    told.settle()
    told.leaf.copy.save.click()
    told.settle()
    assert sharing.disclosures(told.context.database, told.hélène) == []
