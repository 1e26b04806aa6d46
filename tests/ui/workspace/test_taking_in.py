"""Many files given at once: one after another, in the memory of one, and none of them unaccounted for."""

import threading
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot

from app import intake
from app.decoder.decoder import Decoder
from app.errors import FiledUnseen
from app.intake import Incoming
from app.sentences import sentence
from tests.ui.workspace.handling import page, record_of, unlocked_again
from tests.ui.workspace.test_viewer import pdf, png
from ui.decoding import Decoding
from ui.theme import Appearance
from ui.workspace.desk import Desk
from ui.workspace.picked import Picked
from ui.workspace.putting import Put
from ui.workspace.taking_in import Given, Left, TakingIn
from ui.workspace.window import MainWindow
from vault.errors import DiskFull, FileUnreachable

SIZE = 2_000_000


@pytest.fixture
def patient_id(desk: Desk) -> str:
    return desk.store.last_seen().first[0].id


@pytest.fixture
def alone(desk: Desk) -> Iterator[Desk]:
    """A desk whose decoder is not that of the other tests, and may be ended."""
    mine = Decoding(Decoder())
    yield replace(desk, decoding=mine)
    mine.end()


@pytest.fixture
def taking_in(qtbot: QtBot, alone: Desk) -> TakingIn:
    return TakingIn(alone, alone.jobs)


def all_taken(qtbot: QtBot, taking_in: TakingIn) -> None:
    qtbot.waitUntil(lambda: not taking_in.left(), timeout=20_000)


def given(name: str, data: bytes = b"Rien a signaler.") -> Given:
    return Given(name, lambda: Picked(name, data))


def dropped(files: list[Path]) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(one)) for one in files])
    return mime


def test_a_file_is_read_only_once_the_one_before_is_in_the_vault(
    qtbot: QtBot, alone: Desk, taking_in: TakingIn, patient_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    file = alone.store.file

    def read(name: str) -> Picked:
        told.append(f"read {name}")
        return Picked(name, b"Rien a signaler.")

    def filed(of: str, put: Put) -> object:
        told.append(f"filed {put.title}")
        return file(of, put)

    monkeypatch.setattr(alone.store, "file", filed)
    names = [f"{number}.txt" for number in range(4)]
    taking_in.take(patient_id, [Given(name, lambda name=name: read(name)) for name in names])  # type: ignore[misc]
    all_taken(qtbot, taking_in)
    assert told == [words for number in range(4) for words in (f"read {number}.txt", f"filed {number}")]


def test_twenty_large_files_need_the_memory_of_one(
    qtbot: QtBot, alone: Desk, taking_in: TakingIn, patient_id: str
) -> None:
    files = [
        Given(f"{at}.txt", lambda at=at: Picked(f"{at}.txt", bytes([65 + at]) * SIZE))  # type: ignore[misc]
        for at in range(20)
    ]
    tracemalloc.start()
    taking_in.take(patient_id, files)
    all_taken(qtbot, taking_in)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * SIZE
    found = alone.store.reread(patient_id).documents
    assert [one.size for one in found].count(SIZE) == 20


def test_one_that_is_refused_holds_up_none_of_the_others(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / name for name in ("un.txt", "parti.txt", "film.txt", "dossier", "deux.txt")]
    files[3].mkdir()
    for path in (files[0], files[4]):
        path.write_text(path.stem)
    monkeypatch.setattr(intake, "LARGEST", 4)
    files[2].write_text("Un film")
    page(opened).attachments.take(dropped(files))
    all_taken(qtbot, page(opened).attachments.taking_in)
    titles = {document.label.title for document in record_of(opened).documents}
    assert titles >= {"un", "deux"}
    assert not titles & {"parti", "film", "dossier"}
    assert opened.status.words == "2\u00a0documents classés"
    assert (
        page(opened).trouble.words == "Pas fait\u00a0: Réponse : FileUnreachable. Réponse : DocumentTooLarge."
    )


def test_on_a_full_disk_the_others_are_named_and_not_even_read(
    qtbot: QtBot, alone: Desk, taking_in: TakingIn, patient_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Put:
        raise DiskFull("/x")

    def never() -> Picked:
        raise AssertionError("read for nothing")

    monkeypatch.setattr(alone.store, "put", full)
    failed: list[tuple[str, list[Exception]]] = []
    taking_in.failed.connect(lambda *told: failed.append(told))
    taking_in.take(patient_id, [given("un.txt"), Given("deux.txt", never), Given("trois.txt", never)])
    all_taken(qtbot, taking_in)
    ((of, errors),) = failed
    assert of == patient_id
    assert [type(one).__name__ for one in errors] == ["DiskFull", "NotTakenIn"]
    assert getattr(errors[1], "names", "") == "deux.txt, trois.txt"


def test_what_goes_on_is_said_while_it_lasts(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taking_in, go = page(opened).attachments.taking_in, threading.Event()
    taking_in._slow.setInterval(0)
    said: list[str] = []
    taking_in.progress.connect(lambda words, _: said.append(words))

    def slow() -> Picked:
        assert go.wait(20)
        return Picked("deux.txt", b"Deux")

    page(opened).attachments.take_given([given("un.txt"), Given("deux.txt", slow), given("trois.txt")])
    qtbot.waitUntil(lambda: bool(said) and said[-1] == "Classement du document 2 sur 3")
    assert opened.status._facts["documents"].words == said[-1]
    go.set()
    all_taken(qtbot, taking_in)
    assert said[-1] == ""
    assert opened.status._facts["documents"].isHidden()


def test_after_a_lock_in_the_middle_the_files_that_are_not_in_the_record_are_named(
    qtbot: QtBot, desk: Desk, opened: MainWindow, appearance: Appearance
) -> None:
    go, waits = threading.Event(), threading.Event()

    def slow() -> Picked:
        waits.set()
        assert go.wait(20)
        return Picked("deux.txt", b"Deux")

    shown = page(opened)
    shown.attachments.take_given([given("un.txt"), Given("deux.txt", slow), given("trois.txt")])
    qtbot.waitUntil(lambda: waits.is_set() and not desk.jobs._waiting)
    pending = opened.pending()
    before = len(record_of(opened).documents)
    words = replace(desk, explain=lambda error: sentence(error, "fr"))
    again = unlocked_again(qtbot, words, appearance, pending)
    qtbot.waitUntil(lambda: not page(again).trouble.isHidden())
    assert "deux.txt, trois.txt" in page(again).trouble.words
    assert "un.txt" not in page(again).trouble.words
    assert len(record_of(again).documents) == before
    go.set()
    all_taken(qtbot, shown.attachments.taking_in)


@pytest.fixture
def named(taking_in: TakingIn) -> list[str]:
    """The files that were said not to be in."""
    names: list[str] = []
    taking_in.failed.connect(lambda _, errors: names.append(errors[0].names))
    return names


def test_one_that_came_in_while_the_program_locked_is_not_named(
    qtbot: QtBot,
    alone: Desk,
    taking_in: TakingIn,
    patient_id: str,
    named: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file, caught = alone.store.file, list[tuple[Left, ...]]()

    def locked_and_filed(of: str, put: Put) -> object:
        caught.append(taking_in.left())
        return file(of, put)

    monkeypatch.setattr(alone.store, "file", locked_and_filed)
    taking_in.take(patient_id, [given("un.txt"), given("deux.txt")])
    all_taken(qtbot, taking_in)
    assert [one.names for (one,) in caught] == [("un.txt", "deux.txt"), ("deux.txt",)]
    for left in caught:
        taking_in.tell_left(left)
    qtbot.waitUntil(lambda: not alone.jobs._waiting)
    assert named == ["deux.txt"]


def test_one_that_is_called_as_the_one_before_is_named_all_the_same(
    qtbot: QtBot, alone: Desk, taking_in: TakingIn, patient_id: str, named: list[str]
) -> None:
    """The same page as a picture and as a PDF, within a second: the second was lost, and nobody was told."""
    go, waits = threading.Event(), threading.Event()
    taking_in.take(patient_id, [given("page.txt"), slow(go, waits, "page.pdf")])
    qtbot.waitUntil(lambda: waits.is_set() and not alone.jobs._waiting)
    left = taking_in.left()
    taking_in.tell_left(left)
    qtbot.waitUntil(lambda: not alone.jobs._waiting)
    assert named == ["page.pdf"]
    go.set()
    all_taken(qtbot, taking_in)


def test_a_lock_before_they_could_be_named_leaves_them_to_the_next_unlock(
    qtbot: QtBot, alone: Desk, taking_in: TakingIn, patient_id: str, named: list[str]
) -> None:
    left = (Left(patient_id, ("un.txt", "deux.txt")), Left(patient_id, ("trois.txt",)))
    taking_in.tell_left(left)
    assert taking_in.left() == left
    qtbot.waitUntil(lambda: not alone.jobs._waiting)
    assert named == ["un.txt, deux.txt", "trois.txt"]
    assert taking_in.left() == ()


def test_a_lock_stops_a_large_one_where_it_is_and_leaves_nothing_of_it(
    qtbot: QtBot, alone: Desk, patient_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lock_and_clean(name: str, data: bytes) -> Incoming:
        alone.decoding.end()
        return Incoming(name, "text/plain", data)

    taking_in = TakingIn(replace(alone, clean=lock_and_clean), alone.jobs)
    before = alone.store.files.present()
    taking_in.take(patient_id, [given("un.txt"), given("deux.txt")])
    qtbot.waitUntil(lambda: not alone.decoding.incoming._waiting)
    assert alone.store.files.present() == before
    assert [one.names for one in taking_in.left()] == [("un.txt", "deux.txt")]


def slow(go: threading.Event, waits: threading.Event, name: str = "deux.txt") -> Given:
    """A file that is being read until ``go``."""

    def read() -> Picked:
        waits.set()
        assert go.wait(20)
        return Picked(name, b"Deux")

    return Given(name, read)


def test_who_stops_it_keeps_what_is_in_and_is_told_the_rest(
    qtbot: QtBot, desk: Desk, opened: MainWindow, appearance: Appearance
) -> None:
    shown, go, waits = page(opened), threading.Event(), threading.Event()
    taking_in, present = shown.attachments.taking_in, desk.store.files.present
    taking_in._slow.setInterval(0)
    fact = opened.status._facts.get
    shown.attachments.take_given([given("un.txt"), slow(go, waits), given("trois.txt")])
    qtbot.waitUntil(lambda: waits.is_set() and not desk.jobs._waiting and fact("documents") is not None)
    before = present()
    button = opened.status._facts["documents"].button
    assert button.text() == "Arrêter"
    button.click()
    assert opened.status._facts["documents"].words == "Arrêt en cours"
    assert button.isHidden()
    go.set()
    all_taken(qtbot, taking_in)
    titles = {document.label.title for document in record_of(opened).documents}
    assert "un" in titles
    assert not titles & {"deux", "trois"}
    assert present() == before
    assert opened.status.words == "Document classé"
    assert shown.trouble.words.startswith("Arrêté")
    assert opened.status._facts["documents"].isHidden()


def test_stopped_the_files_that_are_not_in_are_named_of_each_patient(
    qtbot: QtBot, alone: Desk, taking_in: TakingIn, patient_id: str
) -> None:
    go, waits = threading.Event(), threading.Event()
    other = alone.store.last_seen().first[1].id
    stopped: list[tuple[str, str]] = []
    not_filed: list[str] = []
    taking_in.stopped.connect(lambda of, errors: stopped.append((of, errors[-1].names)))
    taking_in.failed.connect(lambda *_: pytest.fail("nothing was refused"))
    refused = partial(not_filed.append, "first")
    taking_in.take(patient_id, [given("un.txt"), slow(go, waits), given("trois.txt")], refused=refused)
    taking_in.take(other, [given("quatre.txt")], refused=partial(not_filed.append, "second"))
    qtbot.waitUntil(waits.is_set)
    taking_in.stop()
    go.set()
    all_taken(qtbot, taking_in)
    assert stopped == [(other, "quatre.txt"), (patient_id, "deux.txt, trois.txt")]
    assert not_filed == ["second", "first"]
    # What is given afterwards is taken in as ever.
    taking_in.take(patient_id, [given("cinq.txt")])
    all_taken(qtbot, taking_in)
    titles = {one.label.title for one in alone.store.reread(patient_id).documents}
    assert titles >= {"un", "cinq"}
    assert not titles & {"deux", "trois"}


def test_a_document_that_lies_in_the_vault_is_filed_although_it_was_stopped_meanwhile(
    qtbot: QtBot, alone: Desk, taking_in: TakingIn, patient_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = alone.store.file

    def stopped_and_filed(of: str, put: Put) -> object:
        taking_in.stop()
        return file(of, put)

    monkeypatch.setattr(alone.store, "file", stopped_and_filed)
    told: list[str] = []
    taking_in.stopped.connect(lambda _, errors: told.append(errors[-1].names))
    taking_in.take(patient_id, [given("un.txt"), given("deux.txt")])
    all_taken(qtbot, taking_in)
    assert "un" in {one.label.title for one in alone.store.reread(patient_id).documents}
    assert told == ["deux.txt"]


def test_the_last_file_being_in_already_there_is_nothing_to_tell(
    qtbot: QtBot, alone: Desk, taking_in: TakingIn, patient_id: str
) -> None:
    taking_in.stopped.connect(lambda *_: pytest.fail("all of them are in"))
    taking_in.written.connect(lambda _: taking_in.stop())
    taking_in.take(patient_id, [given("un.txt")])
    all_taken(qtbot, taking_in)
    taking_in.stop()
    assert "un" in {one.label.title for one in alone.store.reread(patient_id).documents}


def test_a_slow_folder_holds_up_neither_what_is_looked_at_nor_what_is_printed(
    qtbot: QtBot, alone: Desk, taking_in: TakingIn, patient_id: str
) -> None:
    go, waits = threading.Event(), threading.Event()
    taking_in.take(patient_id, [slow(go, waits)])
    qtbot.waitUntil(waits.is_set)
    for desk in (alone.decoding.jobs, alone.decoding.outgoing):
        with qtbot.waitSignal(desk.submit(lambda: "answered").done):
            pass
    assert taking_in.left()
    go.set()
    all_taken(qtbot, taking_in)


def test_a_slow_printer_holds_up_no_file(
    qtbot: QtBot, alone: Desk, taking_in: TakingIn, patient_id: str
) -> None:
    go = threading.Event()
    printed = alone.decoding.outgoing.submit(go.wait, 20)
    taking_in.take(patient_id, [given("un.txt")])
    all_taken(qtbot, taking_in)
    assert "un" in {one.label.title for one in alone.store.reread(patient_id).documents}
    with qtbot.waitSignal(printed.done):
        go.set()


def test_of_a_whole_folder_the_first_are_named_and_the_others_counted(
    qtbot: QtBot, alone: Desk, taking_in: TakingIn, patient_id: str
) -> None:
    failed: list[tuple[str, list[Exception]]] = []
    taking_in.failed.connect(lambda *told: failed.append(told))
    taking_in.tell_left([Left(patient_id, tuple(f"{at}.pdf" for at in range(20)))])
    qtbot.waitUntil(lambda: bool(failed))
    names = getattr(failed[0][1][0], "names", "")
    assert names.startswith("0.pdf, 1.pdf")
    assert names.endswith("11.pdf et 8 autres")


@pytest.mark.parametrize(
    ("name", "data", "shows"),
    [
        ("bilan.pdf", pdf("Bilan"), True),
        ("photo.png", png(), True),
        ("bilan.pdf", b"%PDF-1.7 torn", False),
        ("photo.png", png()[:-30], False),
    ],
)
def test_who_gives_a_file_that_cannot_be_shown_is_told_at_once(
    qtbot: QtBot, taking_in: TakingIn, patient_id: str, name: str, data: bytes, shows: bool
) -> None:
    """It was filed without a word, and the import folder offered to delete the original."""
    doubted: list[str] = []
    filed: list[str] = []
    failed: list[object] = []
    taking_in.doubted.connect(lambda of, errors: doubted.extend(one.name for one in errors))
    taking_in.failed.connect(lambda of, errors: failed.append(errors))
    taking_in.take(patient_id, [given(name, data)], partial(filed.append, name), partial(failed.append, name))
    all_taken(qtbot, taking_in)
    assert (doubted, filed) == (([], [name]) if shows else ([name.split(".")[0]], []))
    assert failed == []


def test_what_is_refused_and_what_cannot_be_shown_are_told_together(
    qtbot: QtBot, taking_in: TakingIn, patient_id: str
) -> None:
    told: list[list[type]] = []
    taking_in.failed.connect(lambda of, errors: told.append([type(one) for one in errors]))
    taking_in.doubted.connect(lambda of, errors: told.append([]))
    gone = Given("parti.pdf", partial(_gone, Path("parti.pdf")))
    taking_in.take(patient_id, [given("bilan.pdf", b"%PDF-1.7 torn"), gone])
    all_taken(qtbot, taking_in)
    assert told == [[FileUnreachable, FiledUnseen]]


def _gone(path: Path) -> Picked:
    raise FileUnreachable(str(path), "ENOENT")
