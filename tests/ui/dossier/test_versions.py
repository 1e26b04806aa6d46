"""What a record said before is read in one place, part by part, and every page leads to its own."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.care.leaf import CareLeaf
from ui.dossier.leaf import DossierLeaf
from ui.dossier.versions import EarlierVersions
from ui.workspace.charts import ChartLeaf
from ui.workspace.marks import Place
from ui.workspace.record import RecordPage
from ui.workspace.store import Record
from vault.documents import StoredDocument
from vault.files import Fingerprint
from vault.records import (
    allergies,
    care,
    documents_index,
    history,
    measurements,
    prescribed,
    wounds,
)
from vault.records.context import Context, new_id
from vault.records.documents_index import DocumentClass, Label
from vault.records.history import Kind
from vault.records.measurements import DIASTOLIC, SYSTOLIC, WEIGHT, Value
from vault.secret import Secret

Now = Callable[[], Record]
Write = Callable[[Context, str], None]


def said(versions: EarlierVersions) -> list[str]:
    """The lines on the screen."""
    items = [versions.lines.itemAt(at) for at in range(versions.lines.count())]
    widgets = [one.widget() for one in items if one is not None]
    lines = [one.text() for one in widgets if isinstance(one, QLabel)]
    return [line.replace("\u00a0", " ").replace("\u202f", " ") for line in lines]


def remark(context: Context, patient_id: str) -> None:
    facts = history.Facts(Kind.REMARK, "préfère le matin")
    history.change(context, history.add(context, patient_id, facts), replace(facts, text="préfère le soir"))


def no_allergy(context: Context, patient_id: str) -> None:
    for one in allergies.of_patient(context.database, patient_id).listed:
        allergies.remove(context, one.id)
    allergies.set_none_known(context, patient_id)
    allergies.add(context, patient_id, allergies.Facts("Pénicilline"))


def weight(context: Context, patient_id: str) -> None:
    value = Value(WEIGHT, 96.2, "kg", source="à domicile")
    (one,) = measurements.add(context, patient_id, [value], "2026-11-02")
    measurements.change(context, one, replace(value, value=69.2), "2026-11-02")


def pressure(context: Context, patient_id: str) -> None:
    values = [Value(SYSTOLIC, 184.0, "mm[Hg]", "184/88"), Value(DIASTOLIC, 88.0, "mm[Hg]", "184/88")]
    for one in measurements.add(context, patient_id, values, "2026-11-02"):
        measurements.remove(context, one)


def label(context: Context, patient_id: str) -> None:
    known = Label("Compte rendu", DocumentClass.ADMINISTRATIVE, "2026-10", "lettre", "Dr Roux")
    stored = StoredDocument(new_id(), Secret(bytes(32)), Fingerprint(64, "0" * 64))
    documents_index.add(context, patient_id, stored, known, "text/plain", 1)
    documents_index.change(context, stored.id, replace(known, document_class=DocumentClass.MEDICAL))


RECEIVED = prescribed.Received("Dr Roux", "Pansement simple", "2026-11-01", 15)


def received(context: Context, patient_id: str) -> None:
    one = prescribed.add(context, patient_id, RECEIVED)
    prescribed.change(context, one, replace(RECEIVED, sessions=20))


def session(context: Context, patient_id: str) -> None:
    given = prescribed.give(context, prescribed.add(context, patient_id, RECEIVED), "2026-11-03", "à jeun")
    prescribed.SESSION.remove(context, given)


def planned(context: Context, patient_id: str) -> None:
    facts = care.Care("Insuline", "matin et soir")
    care.change(context, care.add(context, patient_id, facts), replace(facts, rhythm="matin"))


def not_given(context: Context, patient_id: str) -> None:
    one = care.add(context, patient_id, care.Care("Insuline"))
    given = care.Given(one, "2026-11-03", False, reason="absente")
    care.GIVEN.remove(context, care.GIVEN.add(context, patient_id, given))


WOUND = wounds.Wound("Ulcère", "heel", wounds.Side.LEFT, protocol="alginate")


def protocol(context: Context, patient_id: str) -> None:
    wounds.change(context, wounds.add(context, patient_id, WOUND), replace(WOUND, protocol="hydrocolloïde"))


def visit(context: Context, patient_id: str) -> None:
    seen = wounds.WoundState(wounds.add(context, patient_id, WOUND), "2026-11-03", length=42.0, pain=3)
    one = wounds.STATE.add(context, patient_id, seen)
    wounds.STATE.change(context, one, replace(seen, length=40.0))


@pytest.mark.parametrize(
    ("write", "part", "words"),
    [
        (remark, "file", "Remarque : préfère le matin"),
        (no_allergy, "file", "Allergies : aucune allergie connue"),
        (weight, "measures", "Mesure : Poids 96,2 kg · 02/11/2026 · à domicile"),
        (pressure, "measures", "Mesure : Pression artérielle 184/88 mmHg · 02/11/2026"),
        (label, "documents", "Document : Compte rendu · Administratif · lettre · 10/2026 · de Dr Roux"),
        (received, "care", "Prescription : Pansement simple · Dr Roux · 01/11/2026 · 15 séances"),
        (session, "care", "Séance : Pansement simple"),
        (planned, "care", "Diagramme de soins : Insuline · matin et soir"),
        (not_given, "care", "Diagramme de soins : Insuline · 03/11/2026 · non fait : absente"),
        (protocol, "care", "Plaie : Ulcère, talon, gauche · alginate"),
        (visit, "care", "Visite d’une plaie : Ulcère · 03/11/2026, 4,2 cm"),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_what_was_said_before_is_read_in_its_part(
    page: RecordPage, dossier: DossierLeaf, now: Now, write: Write, part: str, words: str
) -> None:
    store = page._desk.store
    write(store.context, page.patient_id)
    page.show_record(store.reread(page.patient_id))
    now()
    dossier.show_versions(part)
    (line,) = said(dossier.versions)
    assert line.startswith(words), line
    assert "Dr Claire Marchand" in line


def test_of_two_corrections_each_says_what_it_replaced(
    page: RecordPage, dossier: DossierLeaf, now: Now
) -> None:
    store = page._desk.store
    value = Value(WEIGHT, 96.2, "kg")
    (one,) = measurements.add(store.context, page.patient_id, [value], "2026-11-02")
    for measured in (69.5, 69.5, 69.2):
        measurements.change(store.context, one, replace(value, value=measured), "2026-11-02")
    page.show_record(store.reread(page.patient_id))
    now()
    dossier.show_versions("measures")
    assert [line.split(" · ")[0] for line in said(dossier.versions)] == [
        "Mesure : Poids 69,5 kg",
        "Mesure : Poids 96,2 kg",
    ]


@pytest.mark.parametrize(("name", "part"), [("measures", "measures"), ("care", "care")])
def test_a_page_leads_to_what_was_said_before_on_it(
    qtbot: QtBot, page: RecordPage, now: Now, name: str, part: str
) -> None:
    page.show_leaf(name)
    leaf = page.leaves.shown_leaf
    assert isinstance(leaf, ChartLeaf | CareLeaf)
    leaf.versions.click()
    now()
    assert page.leaves.shown == "dossier"
    shown = page.leaves.shown_leaf
    assert isinstance(shown, DossierLeaf)
    assert shown.versions.part.key() == part
    assert page.window().focusWidget() is shown.versions.part
    assert said(shown.versions) == ["Aucune version antérieure."]
    # The lines come later, and the card is the last of a long page.
    bar = shown._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == min(shown.versions.y(), bar.maximum()))


def test_the_part_that_is_read_is_there_again_after_a_lock(
    page: RecordPage, dossier: DossierLeaf, now: Now
) -> None:
    dossier.show_versions("care")
    place, patient_id = page.place, page.patient_id
    page.leave()
    assert dossier.versions.isHidden()
    page.open(patient_id, Place(None, place.half_typed))
    now()
    assert page.leaves.shown == "dossier"
    assert (dossier.versions.part.key(), dossier.versions.isHidden()) == ("care", False)


def test_nobody_reads_under_one_patient_what_another_said(
    page: RecordPage, dossier: DossierLeaf, now: Now
) -> None:
    store = page._desk.store
    weight(store.context, page.patient_id)
    page.show_record(store.reread(page.patient_id))
    now()
    dossier.show_versions("measures")
    assert "96,2" in said(dossier.versions)[0]
    page.open(store.last_seen().first[1].id)
    now()
    assert "96,2" not in said(dossier.versions)[0]
    assert dossier.versions.isHidden()
