"""Received prescriptions: counted with one key, renewed in time, never of somebody else."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.typing import hold, press, type_text
from ui.care.leaf import CareLeaf
from ui.care.prescriptions import CHANGE, END, NEW
from ui.widgets.fields import Field, TextArea
from ui.workspace.desk import Desk
from ui.workspace.store import Record
from vault.errors import InvalidInput
from vault.records import correspondents, prescribed, tasks
from vault.records.correspondents import Correspondent
from vault.records.prescribed import Received

Settle = Callable[[], None]


@pytest.fixture
def received(leaf: CareLeaf, settle: Settle) -> CareLeaf:
    """With a prescription of four sessions."""
    facts = Received("Dr Yves Kermadec", "Rééducation du genou", "2026-11-01", sessions=4)
    leaf.write(leaf.desk.store.add_noun, prescribed.NOUN, facts)
    settle()
    return leaf


def said(leaf: CareLeaf) -> str:
    return str(leaf.prescriptions.rows.index(0, 0).data())


def open_tasks(leaf: CareLeaf) -> list[str]:
    context = leaf.desk.store.context
    return [one.facts.text for one in tasks.of_patient(context.database, leaf.patient_id)]


def test_space_counts_a_session_and_the_task_comes_in_time(received: CareLeaf, settle: Settle) -> None:
    panel = received.prescriptions
    press(panel.list, Qt.Key.Key_Space)
    settle()
    assert said(received).endswith("1 séance faite, 3 restantes sur 4")
    press(panel.list, Qt.Key.Key_Space)
    settle()
    assert said(received).endswith("2 séances faites, 2 restantes sur 4, à renouveler")
    assert open_tasks(received) == [
        "Prescription à renouveler\u00a0: Rééducation du genou (Dr Yves Kermadec)"
    ]
    press(panel.sessions, Qt.Key.Key_Down)
    press(panel.sessions, Qt.Key.Key_Delete)
    settle()
    assert said(received).endswith("1 séance faite, 3 restantes sur 4")
    assert open_tasks(received) == []


def test_a_session_of_yesterday_is_of_yesterday(received: CareLeaf, settle: Settle) -> None:
    panel, yesterday = received.prescriptions, date.today() - timedelta(days=1)
    panel.day.setText(f"{yesterday:%d/%m/%Y}")
    press(panel.day, Qt.Key.Key_Return)
    settle()
    assert received.record is not None
    given = received.record.of(prescribed.SESSION)
    assert [one.facts.given_at for one in given] == [yesterday.isoformat()]
    panel.day.setText("01/01/2999")
    press(panel.day, Qt.Key.Key_Return)
    assert panel.day_row.note.text() == "Ce jour n’est pas encore venu."
    assert not leaf_is_writing(received)


def test_a_day_stays_typed_where_its_session_was_not_counted(
    received: CareLeaf, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel, said, typed = received.prescriptions, list[str](), f"{date.today():%d/%m/%Y}"
    received.said.connect(lambda _patient_id, words: said.append(words))
    monkeypatch.setattr(panel._store, "give", refuse)
    panel.day.setText(typed)
    press(panel.day, Qt.Key.Key_Return)
    settle()
    assert (panel.day.text(), panel.day.isEnabled(), said) == (typed, True, [])
    monkeypatch.undo()
    press(panel.day, Qt.Key.Key_Return)
    settle()
    assert (panel.day.text(), panel.day.isEnabled(), said) == ("", True, ["Séance comptée"])


def refuse(*_arguments: object) -> None:
    raise InvalidInput("given_at", "impossible")


def test_a_key_held_down_counts_one_session(received: CareLeaf, settle: Settle) -> None:
    hold(received.prescriptions.list, Qt.Key.Key_Space)
    settle()
    assert said(received).endswith("1 séance faite, 3 restantes sur 4")


def leaf_is_writing(leaf: CareLeaf) -> bool:
    return bool(leaf.desk.jobs._waiting)


def test_whoever_is_in_the_directory_is_the_prescriber(
    qtbot: QtBot, desk: Desk, leaf: CareLeaf, settle: Settle
) -> None:
    """One was looked for in a list of everybody, beside the field of the name."""
    known = correspondents.add(desk.store.context, "", Correspondent("Dr Gwenaëlle Quérouil"))
    assert leaf.record is not None
    leaf.prescriptions._open(NEW)
    settle()
    form = leaf.prescriptions.stack.form
    assert form is not None
    name, acts, sessions = form.fields["prescriber"], form.fields["acts"], form.fields["sessions"]
    assert isinstance(name, Field)
    assert isinstance(acts, TextArea)
    assert isinstance(sessions, Field)
    qtbot.waitUntil(name.hasFocus)
    type_text(name, "quer")
    press(name, Qt.Key.Key_Down)
    press(name, Qt.Key.Key_Return)
    assert name.text() == "Dr Gwenaëlle Quérouil"
    acts.setPlainText("Pansement")
    sessions.setText("0")
    form.keep.click()
    assert form.rows["sessions"].note.text() == "Au moins une, ou laissez vide."
    sessions.setText("10")
    form.keep.click()
    settle()
    assert said(leaf).startswith("Pansement, Dr Gwenaëlle Quérouil")
    assert leaf.record.of(prescribed.NOUN)[0].facts.correspondent_id == known


def test_one_that_ended_counts_no_session(received: CareLeaf, settle: Settle) -> None:
    panel = received.prescriptions
    panel._open(END)
    form = panel.stack.form
    assert form is not None
    reason = form.fields["end_reason"]
    assert isinstance(reason, Field)
    reason.setText("hospitalisation")
    form.keep.click()
    settle()
    assert "hospitalisation" in said(received)
    press(panel.list, Qt.Key.Key_Space)
    settle()
    assert received.record is not None
    assert received.record.of(prescribed.SESSION) == []


def test_a_form_half_filled_comes_back_after_a_lock(received: CareLeaf, other: Record) -> None:
    panel, record = received.prescriptions, received.record
    assert record is not None
    panel._open(CHANGE)
    assert panel.stack.form is not None
    prescriber = panel.stack.form.fields["prescriber"]
    assert isinstance(prescriber, Field)
    prescriber.setText("Dr Yves K")
    typed = received.half_typed()
    received.show_record(other)
    assert panel.stack.form is None
    assert panel.rows.rows == []
    received.show_record(record)
    received.resume(typed)
    assert panel.stack.form is not None
    assert panel.stack.form.values()["prescriber"] == "Dr Yves K"


def test_one_taken_back_can_be_put_back(received: CareLeaf, settle: Settle) -> None:
    undo: list[Callable[[], object]] = []
    received.undoable.connect(lambda _words, back, _settle: undo.append(back))
    press(received.prescriptions.list, Qt.Key.Key_Delete)
    settle()
    assert received.prescriptions.rows.rows == []
    undo[0]()
    settle()
    assert said(received).startswith("Rééducation du genou")


def test_the_task_to_renew_goes_and_comes_back_with_its_prescription(
    received: CareLeaf, settle: Settle
) -> None:
    undo: list[Callable[[], object]] = []
    received.undoable.connect(lambda _words, back, _settle: undo.append(back))
    for _ in range(2):
        press(received.prescriptions.list, Qt.Key.Key_Space)
        settle()
    asked = open_tasks(received)
    assert len(asked) == 1
    press(received.prescriptions.list, Qt.Key.Key_Delete)
    settle()
    assert open_tasks(received) == []
    undo[0]()
    settle()
    assert open_tasks(received) == asked


def test_a_prescriber_who_was_put_away_stays_that_of_the_prescription(leaf: CareLeaf, settle: Settle) -> None:
    context = leaf.desk.store.context
    whose = correspondents.add(context, "", Correspondent("Dr Anne Roux"))
    facts = Received("Dr Anne Roux", "Rééducation", "2026-11-01", correspondent_id=whose)
    leaf.write(leaf.desk.store.add_noun, prescribed.NOUN, facts)
    correspondents.remove(context, whose)
    leaf.write(leaf.desk.store.reread)
    settle()
    panel = leaf.prescriptions
    panel._open(CHANGE)
    form = panel.stack.form
    assert form is not None
    type_text(form.fields["acts"], "Genou, ")
    press(form.keep, Qt.Key.Key_Space)
    settle()
    assert leaf.record is not None
    [kept] = leaf.record.of(prescribed.NOUN)
    assert (kept.facts.correspondent_id, kept.facts.acts) == (whose, "Genou, Rééducation")
