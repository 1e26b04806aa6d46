"""The import folder in the window: offered to the open record, filed, read back, deleted if one agrees."""

import os
from pathlib import Path

import msgspec
import pytest

from app.settings import Settings
from tests.app.computer import computer
from tests.ui.workspace.conftest import _template, desk, desk_with, id_of, opened, window  # noqa: F401 - fixtures
from tests.ui.workspace.handling import page, record_of, settled
from ui.session.inbox import Inbox
from ui.workspace.places import AGENDA, PATIENTS
from ui.workspace.window import MainWindow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "machine").mkdir()
    return tmp_path / "machine" / "work"


@pytest.fixture
def inbox(qtbot, opened: MainWindow, folder: Path) -> Inbox:  # noqa: F811
    host = computer(folder.parent)
    made = Inbox(opened, Settings(import_folder=str(folder)), "fr", host, opened)
    wait(qtbot, made)
    return made


def wait(qtbot, inbox: Inbox) -> None:
    qtbot.waitUntil(lambda: not inbox._jobs._waiting, timeout=20_000)


def leave_there(qtbot, opened: MainWindow, folder: Path, name: str) -> None:  # noqa: F811
    (folder / name).write_text(f"Compte rendu {name}")
    qtbot.waitUntil(lambda: name in opened.offers.words, timeout=20_000)


def test_a_file_that_arrives_is_filed_read_back_and_then_offered_for_deletion(
    qtbot,
    inbox: Inbox,
    opened: MainWindow,  # noqa: F811
    folder: Path,
) -> None:
    leave_there(qtbot, opened, folder, "Bilan.txt")
    opened.offers.action.click()
    settled(qtbot, opened._desk)
    assert "Bilan" in [one.label.title for one in record_of(opened).documents]
    assert (folder / "Bilan.txt").exists()
    assert "Bilan.txt" in opened.offers.words
    opened.offers.action.click()
    wait(qtbot, inbox)
    assert not (folder / "Bilan.txt").exists()


def test_the_next_page_of_a_scanner_that_knows_one_name_is_offered_too(
    qtbot,
    inbox: Inbox,
    opened: MainWindow,  # noqa: F811
    folder: Path,
) -> None:
    """It lay there unseen until the next unlock."""
    for page_number in (1, 2):
        leave_there(qtbot, opened, folder, "scan.txt")
        assert opened.offers.action.text() == "Classer dans ce dossier"
        opened.offers.action.click()
        settled(qtbot, opened._desk)
        assert [one.label.title for one in record_of(opened).documents].count("scan") == page_number
        opened.offers.action.click()
        wait(qtbot, inbox)
        assert not list(folder.iterdir())


@pytest.mark.parametrize("chosen", ["", "another"])
def test_what_is_filed_is_deleted_where_it_was_whatever_folder_is_watched_by_then(
    qtbot,
    inbox: Inbox,
    opened: MainWindow,  # noqa: F811
    folder: Path,
    chosen: str,
) -> None:
    """With no folder watched any more, the button did nothing; with another, it looked there."""
    leave_there(qtbot, opened, folder, "Bilan.txt")
    opened.offers.action.click()
    settled(qtbot, opened._desk)
    another = folder / chosen
    another.mkdir(exist_ok=True)
    inbox.follow(Settings(import_folder=str(another) if chosen else ""))
    wait(qtbot, inbox)
    opened.offers.action.click()
    wait(qtbot, inbox)
    assert not (folder / "Bilan.txt").exists()


def test_what_lies_in_a_folder_that_is_not_watched_any_more_is_not_offered(
    qtbot,
    inbox: Inbox,
    opened: MainWindow,  # noqa: F811
    folder: Path,
) -> None:
    (folder / "Bilan.txt").write_text("Compte rendu")
    inbox.look()
    inbox.follow(Settings())
    wait(qtbot, inbox)
    assert not opened.offers.words


def test_a_file_whose_name_is_no_text_is_filed_and_keeps_nothing_from_being_saved(
    qtbot,
    inbox: Inbox,
    opened: MainWindow,  # noqa: F811
    folder: Path,
) -> None:
    """Named by an old scanner in Latin-1: while it was taken in, no draft was saved, at a lock neither."""
    (folder / os.fsdecode(b"R\xe9sultats\n.txt")).write_text("Compte rendu")
    qtbot.waitUntil(lambda: "sultats" in opened.offers.words, timeout=20_000)
    opened.offers.action.click()
    assert b"sultats" in msgspec.json.encode(opened.pending())
    settled(qtbot, opened._desk)
    assert "R\\udce9sultats\\n" in [one.label.title for one in record_of(opened).documents]
    opened.offers.action.click()
    wait(qtbot, inbox)
    assert not list(folder.iterdir())


def test_what_changed_since_stays_and_that_is_said(
    qtbot,
    inbox: Inbox,
    opened: MainWindow,  # noqa: F811
    folder: Path,
) -> None:
    leave_there(qtbot, opened, folder, "Bilan.txt")
    opened.offers.action.click()
    settled(qtbot, opened._desk)
    (folder / "Bilan.txt").write_text("Un autre")
    opened.offers.action.click()
    wait(qtbot, inbox)
    assert (folder / "Bilan.txt").read_text() == "Un autre"
    assert "Bilan.txt a changé" in opened.findings.sentence


def test_what_cannot_be_filed_stays_where_it_is_and_says_why(
    qtbot,
    inbox: Inbox,
    opened: MainWindow,  # noqa: F811
    folder: Path,
    monkeypatch,
) -> None:
    leave_there(qtbot, opened, folder, "Bilan.txt")
    (folder / "Bilan.txt").unlink()
    opened.offers.action.click()
    settled(qtbot, opened._desk)
    assert "FileUnreachable" in page(opened).trouble.words
    assert not [one for one in record_of(opened).documents if one.label.title == "Bilan"]


def test_without_an_open_record_there_is_nothing_to_press(
    qtbot,
    inbox: Inbox,
    opened: MainWindow,  # noqa: F811
    folder: Path,
) -> None:
    opened.patients.close_record()
    leave_there(qtbot, opened, folder, "Bilan.txt")
    assert opened.offers.action.isHidden()


def test_nothing_is_filed_into_a_record_that_lies_under_another_page_or_a_form(
    qtbot,
    inbox: Inbox,
    opened: MainWindow,  # noqa: F811
    folder: Path,
) -> None:
    """A scan was filed into the record one had left open, from the agenda and from a new patient's form."""
    leave_there(qtbot, opened, folder, "Bilan.txt")
    before = len(record_of(opened).documents)
    for away, back in (
        (lambda: opened.show_page(AGENDA), lambda: opened.show_page(PATIENTS)),
        (opened.patients.new_patient, opened.patients.form.left.emit),
    ):
        away()
        assert opened.offers.action.isHidden()
        opened.offers.action.click()
        settled(qtbot, opened._desk)
        assert "Bilan.txt" in opened.offers.words
        back()
        assert not opened.offers.action.isHidden()
    assert len(record_of(opened).documents) == before


def test_a_folder_that_the_policy_refuses_is_refused_with_its_reason(
    qtbot,
    inbox: Inbox,
    opened: MainWindow,  # noqa: F811
    folder: Path,
    tmp_path: Path,
) -> None:
    cloud = folder / "cloud"
    (cloud / ".stfolder").mkdir(parents=True)
    opened.settings.folder_wanted.emit(cloud)
    wait(qtbot, inbox)
    assert not opened.settings.refusal.isHidden()
    assert opened.settings.settings.import_folder == ""
    opened.settings.folder_wanted.emit(folder)
    wait(qtbot, inbox)
    assert opened.settings.settings.import_folder == str(folder)
    assert opened.settings.refusal.isHidden()
