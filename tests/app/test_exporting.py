"""An export is whole, or it is not there."""

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from app import exporting
from app.host import Host
from app.places import ApprovedFolder, FolderHandle
from tests.app.cli.serment import host
from tests.vault import cheap
from vault.clock import utc_now
from vault.errors import DriveFull, FileUnreachable, FolderNotEmpty, PlaceRefused
from vault.opening import open_vault
from vault.openvault import OpenVault
from vault.records import documents_index, patients
from vault.records.context import Context
from vault.records.documents_index import DocumentClass, Label
from vault.records.practice import authors

LETTER = b"%PDF-1.7 lettre de sortie"


@pytest.fixture
def here(tmp_path: Path) -> Host:
    (tmp_path / "stick").mkdir()
    return host(tmp_path / "stick")


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[OpenVault]:
    """One patient with one document."""
    folder = tmp_path / "V.serment"
    keys = cheap.new_vault(folder).keys
    opened = open_vault(folder, keys).vault
    context = Context(opened.database, authors(opened.database)[0].id)
    patient_id = patients.create(context, patients.Traits("MARTIN", "Zoé"))
    stored = opened.documents.add([LETTER])
    label = Label("Lettre", DocumentClass.MEDICAL, "2026-11-20")
    documents_index.add(context, patient_id, stored, label, "application/pdf", len(LETTER))
    yield opened
    opened.close()


@pytest.fixture
def place(tmp_path: Path, here: Host) -> Iterator[ApprovedFolder]:
    with exporting.approved(tmp_path / "out", here, fictive=False) as folder:
        yield folder


def test_documents_are_written_readable_under_their_kind(vault, place):
    written = exporting.export(vault, place, utc_now)
    assert written.documents == 1
    [letter] = (Path(place.path) / "documents").iterdir()
    assert (letter.suffix, letter.read_bytes()) == (".pdf", LETTER)
    assert (Path(place.path) / "records.jsonl").read_bytes().count(b"\n") == written.records


def test_a_document_of_a_kind_unknown_here_is_named_the_same_on_every_computer(vault, place):
    vault.database.run("UPDATE document SET media_type = 'image/gif'")
    exporting.export(vault, place, utc_now)
    [letter] = (Path(place.path) / "documents").iterdir()
    assert letter.suffix == ".bin"


@pytest.mark.parametrize("at", ["records.jsonl", "documents"])
def test_an_export_that_fails_leaves_an_empty_folder(vault, place, monkeypatch, at):
    def refuses(file: BinaryIO, data: bytes) -> None:
        if at == "records.jsonl" or data == LETTER:
            raise OSError(28, "")
        really(file, data)

    really = exporting.write_all
    monkeypatch.setattr(exporting, "write_all", refuses)
    with pytest.raises(DriveFull):
        exporting.export(vault, place, utc_now)
    assert list(Path(place.path).iterdir()) == []


def test_an_interrupted_export_leaves_an_empty_folder(vault, place, monkeypatch):
    def interrupted(file: object, data: bytes) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(exporting, "write_all", interrupted)
    with pytest.raises(KeyboardInterrupt):
        exporting.export(vault, place, utc_now)
    assert list(Path(place.path).iterdir()) == []


def test_a_drive_that_is_gone_is_told_though_nothing_can_be_swept(vault, place, monkeypatch):
    def gone(handle: FolderHandle) -> None:
        raise OSError(5, "")

    def full(file: object, data: bytes) -> None:
        raise OSError(28, "")

    monkeypatch.setattr(exporting, "_sweep", gone)
    monkeypatch.setattr(exporting, "write_all", full)
    with pytest.raises(DriveFull):
        exporting.export(vault, place, utc_now)


def test_a_place_is_checked_before_anything_is_made(tmp_path, here):
    exporting.check_place(tmp_path / "new" / "er", here, fictive=False)
    assert not (tmp_path / "new").exists()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()
    with pytest.raises(FolderNotEmpty):
        exporting.check_place(tmp_path / "full", here, fictive=False)
    with pytest.raises(PlaceRefused):
        exporting.check_place(Path("/proc/out"), here, fictive=False)


def test_an_export_is_never_added_to_other_files(vault, place):
    (Path(place.path) / "x").touch()
    with pytest.raises(FolderNotEmpty):
        exporting.export(vault, place, utc_now)


def test_nothing_is_exported_into_a_vault_or_a_backup(tmp_path, here, vault):
    for ask in (exporting.check_place, exporting.approved):
        with pytest.raises(PlaceRefused) as refused:
            ask(vault.folder / "documents" / "out", here, fictive=True)
        assert refused.value.rule == "inside-vault"


def test_whatever_a_disk_answers_is_an_answer(vault, place, monkeypatch):
    """A file system that needs cleaning (EUCLEAN) ended in a page of code."""

    def odd(file: object, data: bytes) -> None:
        raise OSError(errno.ENOTEMPTY, "Structure needs cleaning")

    monkeypatch.setattr(exporting, "write_all", odd)
    with pytest.raises(FileUnreachable) as raised:
        exporting.export(vault, place, utc_now)
    assert raised.value.reason == "ENOTEMPTY"


class TestOneFile:
    def test_it_takes_the_place_of_the_one_before(self, tmp_path, here):
        target = tmp_path / "copie.pdf"
        for data in (b"first", b"second"):
            exporting.save(target, data, here)
            assert target.read_bytes() == data
        assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["copie.pdf"]

    def test_one_that_fails_leaves_the_one_before(self, tmp_path, here, monkeypatch):
        def full(file: object, data: bytes) -> None:
            raise OSError(28, "")

        target = tmp_path / "copie.pdf"
        exporting.save(target, b"first", here)
        monkeypatch.setattr(exporting, "write_all", full)
        with pytest.raises(DriveFull):
            exporting.save(target, b"second", here)
        assert target.read_bytes() == b"first"
        assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["copie.pdf"]

    def test_it_goes_into_no_vault(self, vault, here):
        with pytest.raises(PlaceRefused):
            exporting.save(vault.folder / "copie.pdf", b"copy", here)
        assert not (vault.folder / "copie.pdf").exists()
