"""What is no note is told a line each, on its day, with where more of it stands."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.ui.workspace import practice
from ui.workspace.happenings import Happening, Happenings, Sort
from ui.workspace.store import RecordStore
from vault.documents import DocumentFiles
from vault.records import (
    care,
    documents_index,
    history,
    measurements,
    papers,
    patients,
    prescribed,
    vaccinations,
    wounds,
)
from vault.records.context import Context
from vault.records.documents_index import DocumentClass, Label
from vault.records.history import Facts, Kind
from vault.records.measurements import Value

DAY = "2026-11-16"

Told: TypeAlias = Callable[[], list[Happening]]
Filed: TypeAlias = Callable[[str, str], str]


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Context]:
    context = practice.context(tmp_path)
    yield context
    context.database.close()


@pytest.fixture
def patient_id(made: Context) -> str:
    return patients.create(made, patients.Traits(birth_name="LEFÈVRE", birth_first_name="Françoise"))


@pytest.fixture
def files(tmp_path: Path) -> DocumentFiles:
    return DocumentFiles(tmp_path, "11" * 16)


@pytest.fixture
def told(made: Context, files: DocumentFiles, patient_id: str) -> Told:
    """What is told of the patient by now."""
    return lambda: Happenings().of(RecordStore(made, files).reread(patient_id))


@pytest.fixture
def filed(made: Context, files: DocumentFiles, patient_id: str) -> Filed:
    """File a document of a title and kind; its id."""

    def file(title: str, kind: str) -> str:
        stored = files.add([b"x"])
        label = Label(title, DocumentClass.MEDICAL, DAY, kind)
        documents_index.add(made, patient_id, stored, label, "text/plain", 1)
        return stored.id

    return file


def test_a_paper_that_was_issued_is_no_document_that_was_received(told: Told, filed: Filed) -> None:
    received = filed("Radio du thorax", "compte rendu")
    issued = filed("Ordonnance", "prescription")
    paper, document = sorted(told(), key=lambda one: one.sort, reverse=True)
    assert (paper.id, paper.sort, paper.on, paper.leaf) == (issued, Sort.PAPER, DAY, "")
    assert (document.id, document.sort, document.leaf) == (received, Sort.DOCUMENT, "")
    assert "Radio du thorax" in document.words
    assert "compte rendu" in document.words


def test_a_paper_says_its_medicines_or_its_recipient(
    made: Context, patient_id: str, told: Told, filed: Filed
) -> None:
    lines = (papers.Line("RAMIPRIL 2,5 mg, comprimé"), papers.Line("KARDÉGIC 75 mg"))
    for kind, title, to, of in (
        (papers.Kind.PRESCRIPTION, "Ordonnance", "", lines),
        (papers.Kind.LETTER, "Suivi", "Dr Ode Querrec\nRhumatologie", ()),
        (papers.Kind.CERTIFICATE, "Certificat d’aptitude", "", ()),
    ):
        document_id = filed(title, kind.value)
        content = papers.Content(kind, DocumentClass.MEDICAL, title, DAY, recipient=to)
        papers.issue(made, papers.save_draft(made, patient_id, content, of), "{}", document_id)
    said = (
        "Ordonnance\N{NO-BREAK SPACE}: RAMIPRIL 2,5 mg, KARDÉGIC 75 mg",
        "Courrier\N{NO-BREAK SPACE}: Suivi · Dr Ode Querrec",
    )
    assert {one.words for one in told()} == {*said, "Certificat d’aptitude"}


def test_a_paper_that_was_taken_back_says_so(
    made: Context, patient_id: str, told: Told, filed: Filed
) -> None:
    content = papers.Content(papers.Kind.LETTER, DocumentClass.MEDICAL, "Suivi", DAY)
    document_id = filed("Suivi", papers.Kind.LETTER.value)
    paper = papers.issue(made, papers.save_draft(made, patient_id, content), "{}", document_id)
    papers.cancel(made, paper.id, "erreur")
    assert [(one.icon, one.words.partition("\N{NO-BREAK SPACE}")[0]) for one in told()] == [("ban", "Annulé")]


def test_the_measurements_of_a_day_are_one_line(made: Context, patient_id: str, told: Told) -> None:
    pressure = [Value(measurements.SYSTOLIC, 148, "mm[Hg]"), Value(measurements.DIASTOLIC, 88, "mm[Hg]")]
    measurements.add(made, patient_id, pressure, f"{DAY}T09:00:00Z")
    measurements.add(made, patient_id, [Value(measurements.WEIGHT, 69.2, "kg")], f"{DAY}T09:10:00Z")
    measurements.add(made, patient_id, [Value(measurements.WEIGHT, 70, "kg")], "2026-10-02")
    latest, before = sorted(told(), key=lambda one: one.on, reverse=True)
    assert (latest.on, before.on) == (DAY, "2026-10-02")
    assert "148/88" in latest.words
    assert "69" in latest.words
    assert "148/88" not in before.words


def test_a_treatment_is_told_when_it_begins_and_when_it_stops_with_its_reason(
    made: Context, patient_id: str, told: Told
) -> None:
    def takes(text: str, **facts: str) -> None:
        history.add(made, patient_id, Facts(Kind.TREATMENT, text, **facts))

    takes("Amlodipine", detail="5 mg", since="2026-03", until=DAY, until_reason="œdèmes")
    takes("Ramipril", since=DAY)
    takes("Périndopril", since=DAY)
    takes("Paracétamol")
    by_day = {(one.on, one.words.partition(":")[2].strip()) for one in told()}
    assert by_day == {
        ("2026-03", "Amlodipine (5 mg)"),
        (DAY, "Amlodipine (œdèmes)"),
        (DAY, "Ramipril, Périndopril"),
        (made.now()[:10], "Paracétamol"),  # nobody said since when
    }


def test_a_vaccination_that_was_not_given_says_so(made: Context, patient_id: str, told: Told) -> None:
    refused = vaccinations.Vaccination("Grippe", DAY, vaccinations.State.NOT_DONE, reason="fièvre")
    vaccinations.add(made, patient_id, refused)
    [line] = told()
    assert (line.sort, line.leaf, line.part) == (Sort.LASTING, "dossier", "vaccinations")
    assert "fièvre" in line.words


def test_sessions_are_counted_and_the_care_of_a_day_is_told_together(
    made: Context, patient_id: str, told: Told
) -> None:
    received = prescribed.add(
        made, patient_id, prescribed.Received("Dr Roux", "Rééducation", "2026-11-01", 10)
    )
    for day in ("2026-11-02", "2026-11-04"):
        prescribed.give(made, received, f"{day}T10:00:00Z")
    at = f"{DAY}T08:00:00Z"
    for text, refusal in (("Pansement", ""), ("Injection", ""), ("Toilette", "refus")):
        given = care.Given(care.add(made, patient_id, care.Care(text)), at, not refusal, reason=refusal)
        care.GIVEN.add(made, patient_id, given)
    lines = sorted(told(), key=lambda one: (one.on, one.icon), reverse=True)
    assert [one.part for one in lines] == ["chart", "chart", "prescriptions", "prescriptions"]
    done, missed, second, first = [one.words for one in lines]
    assert "Pansement, Injection" in done
    assert "Toilette (refus)" in missed
    assert [lines[0].elided, lines[1].elided] == [True, False]
    assert ["2/10" in second, "1/10" in first] == [True, True]


def test_a_visit_to_a_wound_and_its_photographs_are_one_line(
    made: Context, patient_id: str, told: Told, filed: Filed
) -> None:
    wound = wounds.add(made, patient_id, wounds.Wound("Escarre du talon", "heel"))
    seen = wounds.WoundState(wound, f"{DAY}T08:00:00Z", length=32, width=21)
    state = wounds.STATE.add(made, patient_id, seen)
    for title in ("face", "profil"):
        photo = wounds.Photo(wound, filed(title, ""), f"{DAY}T08:05:00Z", state_id=state)
        wounds.PHOTO.add(made, patient_id, photo)
    [line] = told()
    assert (line.on, line.sort, line.leaf, line.part) == (DAY, Sort.CARE, "care", "wounds")
    assert "Escarre du talon" in line.words
    assert "2" in line.words.rpartition("·")[2]
