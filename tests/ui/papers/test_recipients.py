"""Whom a letter goes to: those written to before are offered while one types."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.papers.draft import Draft
from tests.ui.papers.conftest import Papers
from tests.ui.typing import press, type_text
from ui.papers.letter import LetterForm
from ui.papers.store import Going
from vault.records import correspondents, history
from vault.records import papers as records
from vault.records.correspondents import Correspondent
from vault.records.documents_index import DocumentClass
from vault.records.papers import Kind
from vault.records.sharing import Way

QUÉROUIL = "Dr Nathalie Quérouil\nCardiologie\n49982 Saint-Aubin-la-Rive"


@pytest.fixture
def form(papers: Papers, qtbot: QtBot) -> LetterForm:
    """A letter about Hélène, after others."""
    for patient_id, to in ((papers.hélène, QUÉROUIL), (papers.noël, "Mme Odile Perrin\n49981 Montbrelan")):
        content = records.Content(Kind.LETTER, DocumentClass.MEDICAL, "Suivi", "2026-11-20", recipient=to)
        by = papers.leaf._letterhead().json()
        records.issue(papers.context, records.save_draft(papers.context, patient_id, content), by)
    correspondents.add(papers.context, "", Correspondent("Dr Paul Anquetil", "Rhumatologie"))
    papers.leaf.show()
    papers.leaf.activateWindow()
    papers.leaf._begin_new(Kind.LETTER.value)
    papers.settle()
    qtbot.waitUntil(papers.leaf.letter.recipient.hasFocus)
    return papers.leaf.letter


def offered(form: LetterForm) -> list[str]:
    return [one.address.split("\n")[0] for one in form.recipients.rows.rows]


def test_with_nothing_typed_nobody_of_another_patient_is_shown(form: LetterForm) -> None:
    assert offered(form) == ["Dr Nathalie Quérouil"]


def test_the_words_of_an_address_bring_whoever_has_it(form: LetterForm) -> None:
    type_text(form.recipient, "perr mont")
    assert offered(form) == ["Mme Odile Perrin"]
    form.recipient.clear()
    type_text(form.recipient, "dr")
    assert offered(form) == ["Dr Nathalie Quérouil", "Dr Paul Anquetil"]
    type_text(form.recipient, "\nx")
    assert offered(form) == []


def test_two_keys_take_the_address_and_the_directory_s_own_stays_theirs_until_renamed(
    papers: Papers, form: LetterForm
) -> None:
    type_text(form.recipient, "anq")
    press(form.recipient, Qt.Key.Key_Down)
    press(form.recipient, Qt.Key.Key_Return)
    assert form.recipient.toPlainText() == "Dr Paul Anquetil\nRhumatologie"
    (known,) = correspondents.everyone(papers.context.database)
    assert form.draft.content.correspondent_id == known.id
    form.recipient.setPlainText("Dr Jean Anquetil")
    assert form.draft.content.correspondent_id is None


def test_a_colleague_who_moved_is_offered_where_they_are_and_one_put_away_no_more(papers: Papers) -> None:
    context = papers.context
    moved = correspondents.add(context, "", Correspondent("Dr Paul Anquetil", address="Angers"))
    gone = correspondents.add(context, "", Correspondent("Dr Odile Perrin", address="Angers"))
    for whose, to in ((moved, "Dr Paul Anquetil\nAngers"), (gone, "Dr Odile Perrin\nAngers")):
        content = records.Content(
            Kind.LETTER, DocumentClass.MEDICAL, "Suivi", "2026-11-20", correspondent_id=whose, recipient=to
        )
        by = papers.leaf._letterhead().json()
        records.issue(context, records.save_draft(context, papers.hélène, content), by)
    correspondents.change(context, moved, Correspondent("Dr Paul Anquetil", address="Nantes"))
    correspondents.remove(context, gone)
    offered = papers.leaf._store.recipients(papers.hélène)
    assert [(one.address, one.correspondent_id, one.known) for one in offered] == [
        ("Dr Paul Anquetil\nNantes", moved, True)
    ]


def test_a_homonym_whose_address_was_typed_stays_apart_from_the_one_in_the_directory(papers: Papers) -> None:
    """Their letter counted as one to the other: that other's address alone was offered the next time."""
    angers = correspondents.add(papers.context, "", Correspondent("Dr Roux", address="49000 Angers"))
    store, by = papers.leaf._store, papers.leaf._letterhead()
    for to in ("Dr Roux\n44000 Nantes", "Dr Roux\n49000 ANGERS"):
        content = records.Content(
            Kind.LETTER, DocumentClass.MEDICAL, "Suivi", "2026-11-20", recipient="Dr Roux"
        )
        papers.leaf.letter.fill(store.keep(papers.hélène, Draft(content)), ())
        papers.leaf.letter.recipient.setPlainText(to)
        store.issue(papers.hélène, papers.leaf.letter.draft, by, b"%PDF-1.7", Going(Way.PRINTED))
    assert [(one.address, one.correspondent_id) for one in store.recipients(papers.hélène)] == [
        ("Dr Roux\n49000 Angers", angers),
        ("Dr Roux\n44000 Nantes", None),
    ]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("Dr Paul Anquetil", ["Dr Paul Anquetil\nAngers", QUÉROUIL]),
        # A letter went to one of that name, who may be somebody else.
        ("QUÉROUIL Nathalie", ["QUÉROUIL Nathalie", QUÉROUIL, "Dr Paul Anquetil\nAngers"]),
        ("Dr Paul Anquetil, à Nantes", ["Dr Paul Anquetil", QUÉROUIL, "Dr Paul Anquetil\nAngers"]),
        ("Dr Inès Maury, à Nantes", ["Dr Inès Maury", QUÉROUIL, "Dr Paul Anquetil\nAngers"]),
        # The practitioner of these tests writes to herself of no patient.
        ("Dr Claire Marchand", [QUÉROUIL, "Dr Paul Anquetil\nAngers"]),
    ],
)
def test_the_treating_gp_comes_first(papers: Papers, typed: str, offered: list[str]) -> None:
    context = papers.context
    content = records.Content(Kind.LETTER, DocumentClass.MEDICAL, "Suivi", "2026-11-20", recipient=QUÉROUIL)
    by = papers.leaf._letterhead().json()
    records.issue(context, records.save_draft(context, papers.noël, content), by)
    correspondents.add(context, "", Correspondent("Dr Paul Anquetil", address="Angers"))
    history.add(context, papers.hélène, history.Facts(history.Kind.TREATING_GP, typed))
    found = papers.leaf._store.recipients(papers.hélène)
    assert [one.address for one in found] == offered
    assert [one.treats for one in found] == [one.known for one in found]


def test_a_treating_gp_who_was_put_away_or_treats_no_more_is_not_offered(papers: Papers) -> None:
    context = papers.context
    gone = correspondents.add(context, "", Correspondent("Dr Paul Anquetil", address="Angers"))
    for facts in (
        history.Facts(history.Kind.TREATING_GP, "Dr Paul Anquetil", correspondent_id=gone),
        history.Facts(history.Kind.TREATING_GP, "Dr Inès Maury", until="2020"),
    ):
        history.add(context, papers.hélène, facts)
    correspondents.remove(context, gone)
    assert papers.leaf._store.recipients(papers.hélène) == []
