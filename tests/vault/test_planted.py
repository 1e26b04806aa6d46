"""Links, pipes and nonsense planted in a vault's folder or on a drive by someone who holds no key."""

import base64
import errno
import hashlib
import json
import os
import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

import msgspec
import pytest

from tests.vault import frames
from tests.vault.cheap import new_vault
from tests.vault.fakedrive import FakeDrive
from tests.vault.rig import Session, copied, examined, sealed, session
from vault import aside, creation, files, header, seal, wal
from vault.backup import run, snapshot, staging
from vault.database import PAGE_SIZE
from vault.documents import path_of
from vault.entry import RECORDS, Examined, way_in
from vault.errors import Damaged, FileUnreachable, Tampered
from vault.findings import Kind
from vault.records.documents_index import key_of
from vault.seal import State


@pytest.fixture
def vault(tmp_path):
    folder = tmp_path / "Cabinet.serment"
    return folder, new_vault(folder)


def test_a_link_under_an_unfinished_name_is_not_written_through(vault, tmp_path):
    folder, key = vault
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"JPEG")
    (folder / "seal.json.unfinished").symlink_to(photo)
    with session(folder, key.keys):
        pass
    assert photo.read_bytes() == b"JPEG"


def test_what_a_planted_documents_link_leads_to_is_nobodys_stranger(vault, tmp_path):
    """A link to the person's own folder had their files moved to aside/, and deleted after thirty days."""
    folder, key = vault
    (tmp_path / "Images").mkdir()
    (tmp_path / "Images" / "mariage.jpg").write_bytes(b"JPEG")
    (folder / "documents").rmdir()
    (folder / "documents").symlink_to(tmp_path)
    with session(folder, key.keys) as working:
        assert [finding.path for finding in working.opened.findings] == ["documents"]
    assert (tmp_path / "Images" / "mariage.jpg").exists()


def test_nothing_is_swept_through_a_planted_aside_link(vault, tmp_path):
    """Snapshots are named like moments set aside: a link to a drive deleted old backups."""
    folder, key = vault
    old = tmp_path / "drive" / "2024-05-01T10-00-00Z"
    old.mkdir(parents=True)
    (folder / "aside").symlink_to(old.parent)
    with session(folder, key.keys):
        pass
    assert old.exists()


def test_a_vault_is_not_made_through_a_planted_workshop_link(tmp_path):
    target, elsewhere = tmp_path / "Cabinet.serment", tmp_path / "cloud"
    elsewhere.mkdir()
    creation.workshop(target).symlink_to(elsewhere)
    new_vault(target)
    assert list(elsewhere.iterdir()) == []
    assert not target.is_symlink()


def _snapshot_folder(drive: Path) -> Path:
    place = drive / "Serment" / "Cabinet-0" / "2026-01-01T00-00-00Z"
    place.mkdir(parents=True)
    return place


@pytest.fixture
def bad_sector(monkeypatch):
    """Files of these names cannot be read any more."""
    names: set[str] = set()
    descriptor = files.descriptor

    def read(path, flags=0):
        if path.name in names:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        return descriptor(path, flags)

    monkeypatch.setattr(files, "descriptor", read)
    return names


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("header.json", Kind.HEADER_DAMAGED),
        ("header.copy.json", Kind.HEADER_DAMAGED),
        ("manifest.json", Kind.MANIFEST_ALTERED),
        ("pending.bin", Kind.PENDING_ALTERED),
    ],
)
def test_a_bad_sector_where_another_file_knows_as_much_keeps_nobody_out(vault, bad_sector, name, kind):
    """The header's copy served where the other was damaged, but not where the disk could not read it."""
    folder, key = vault
    with session(folder, key.keys) as working:
        working.note()
        working.pend(working.draft())
    bad_sector.add(name)
    working = Session(folder, key.keys)
    assert (kind, name) in [(found.kind, found.path) for found in working.opened.findings]
    working.note()
    bad_sector.clear()
    working.close()


@pytest.mark.parametrize("name", ["header.json", "header.copy.json"])
def test_a_pipe_or_a_folder_in_the_place_of_one_header_keeps_nobody_out(vault, name):
    folder, key = vault
    (folder / name).unlink()
    (folder / name).mkdir()
    with session(folder, key.keys) as working:
        assert [found.path for found in working.opened.findings] == [name]
    (folder / name).rmdir()
    os.mkfifo(folder / name)
    with session(folder, key.keys) as working:
        assert [found.path for found in working.opened.findings] == [name]


def test_a_pipe_in_the_place_of_a_document_is_answered_at_once(vault):
    """It hung the thread that owns the database, and with it the lock."""
    folder, key = vault
    with session(folder, key.keys) as working:
        document = working.document()
        secret = key_of(working.context, document)
        path = folder / path_of(document)
        path.unlink()
        os.mkfifo(path)
        with pytest.raises(FileUnreachable):
            working.vault.documents.read(document, secret)


def test_a_file_in_the_place_of_the_documents_is_set_aside_like_a_link(vault):
    folder, key = vault
    (folder / "documents").rmdir()
    (folder / "documents").write_text("")
    with session(folder, key.keys) as working:
        assert [finding.path for finding in working.opened.findings] == ["documents"]
        working.document()


@pytest.mark.parametrize("name", ["header.json", "header.copy.json"])
def test_a_device_or_a_pipe_in_the_place_of_a_header_is_answered_at_once(tmp_path, name):
    """A stick with header.json -> /dev/zero filled the memory of the session as soon as it was plugged in."""
    place = _snapshot_folder(tmp_path)
    (place / name).symlink_to("/dev/zero")
    with pytest.raises(FileUnreachable):
        header.read(place)
    (place / name).unlink()
    os.mkfifo(place / name)
    with pytest.raises(FileUnreachable):
        header.read(place)
    assert snapshot.found_on(tmp_path).whole == ()


def test_a_header_nested_too_deep_is_damaged(tmp_path):
    place = _snapshot_folder(tmp_path)
    body = '{"format":1,"x":' + "[" * 100_000 + "]" * 100_000 + "}"
    frame = {
        "body": body,
        "sha256": hashlib.sha256(body.encode()).hexdigest(),
        "signature": base64.b64encode(bytes(64)).decode(),
    }
    (place / header.MAIN).write_text(json.dumps(frame))
    with pytest.raises(Damaged):
        header.read(place)


@pytest.mark.parametrize(
    "change",
    [{"lineage": "../../x"}, {"sealed_at": "hier"}, {"revision": -1}, {"state": State.OPEN, "proof": None}],
)
def test_a_seal_that_makes_no_sense_is_damaged(vault, change):
    folder, key = vault
    found = header.read(folder).header
    seal.write(folder, msgspec.structs.replace(seal.read(folder, found), **change), key.keys.seal)
    with pytest.raises(Damaged):
        seal.read(folder, found)


def test_more_ways_in_than_anyone_has_are_not_tried(vault):
    folder, key = vault
    found = header.read(folder).header
    header.write(folder, msgspec.structs.replace(found, slots=found.slots * 20), key.keys.seal)
    with pytest.raises(Damaged):
        header.read(folder)


def test_frames_put_behind_those_a_closing_seal_counts_are_not_replayed(vault, tmp_path):
    """Frames need no key to be forged: page, salts and checksum are anybody's to write."""
    folder, key = vault
    working = Session(folder, key.keys)
    working.note()
    working.vault._begin_checkpoint()
    left = copied(folder, tmp_path / "left.serment")
    path = wal.beside(left / RECORDS, "-wal")
    found = seal.read(left, header.read(left).header)
    assert found.state is State.CLOSING
    assert found.overlay is not None
    frames.append(path, found.overlay.frames, [(1, bytes(PAGE_SIZE))])
    with session(left, key.keys) as recovered:
        assert recovered.missing(working.rows) == set()


# Holes: a file of eight tebibytes that takes no room, and days to read -----------------------------

_HOLE = 1 << 43


def test_records_with_a_hole_keep_no_unlock_waiting(vault):
    folder, key = vault
    os.truncate(folder / RECORDS, _HOLE)
    with pytest.raises(Tampered) as raised:
        Session(folder, key.keys)
    assert raised.value.kind is Kind.RECORDS_ALTERED
    with pytest.raises(Tampered), closing(Examined.ahead(folder)) as early:
        way_in(folder, sealed(folder), early)


def test_a_closed_vault_with_a_hole_fills_no_drive(vault, tmp_path):
    folder, _ = vault
    os.truncate(folder / RECORDS, _HOLE)
    drive = FakeDrive(tmp_path / "drive")
    drive.path.mkdir()
    drive.trouble.free, drive.trouble.room = 1 << 30, 64 << 20
    with pytest.raises(Tampered):
        run.back_up(drive, "drive", run.Order(staging.closed(folder), {}, date(2026, 11, 21)))


@pytest.mark.parametrize("planted", [0, PAGE_SIZE])
def test_a_wal_with_a_hole_behind_its_frames_is_neither_read_nor_copied(vault, tmp_path, planted):
    """Verify copied all of it beside the vault; an unlock looked at every frame of it, and kept a copy."""
    folder, key = vault
    working = Session(folder, key.keys)
    working.note()
    cut = copied(folder, tmp_path / "cut" / "Cabinet.serment")
    working.close()
    path = wal.beside(cut / RECORDS, "-wal")
    with open(path, "r+b") as file:
        file.truncate(_HOLE)
        file.seek(_HOLE)
        file.write(bytes(planted))
    assert examined(cut, key.keys).ok
    with session(cut, key.keys) as again:
        assert not again.missing(working.rows)


def test_of_a_wal_with_a_hole_and_a_frame_behind_it_only_so_much_is_kept(vault, tmp_path, monkeypatch):
    """A disk that is full of what somebody planted would keep the owner out."""
    folder, key = vault
    monkeypatch.setattr(aside, "_MOST_KEPT", 1 << 20)
    working = Session(folder, key.keys)
    working.note()
    cut = copied(folder, tmp_path / "cut" / "Cabinet.serment")
    working.close()
    path = wal.beside(cut / RECORDS, "-wal")
    behind = wal.size_of(1 << 31)
    with open(path, "r+b") as file:
        salts = file.read(24)[16:]
        file.truncate(behind)
        file.seek(behind)
        file.write(bytes([0, 0, 0, 1] * 2) + salts + bytes(8))
    with session(cut, key.keys) as again:
        assert Kind.WAL_UNPROVEN in [found.kind for found in again.opened.findings]
        assert not again.missing(working.rows)
    (kept,) = (cut / aside.FOLDER).glob("*/*-wal")
    assert kept.stat().st_size == 1 << 20


def test_a_copy_made_of_hard_links_stays_what_it_was(tmp_path):
    """SQLite wrote into the one file of both: the copy was called tampered with, and sessions shared it."""
    folder = tmp_path / "Cabinet.serment"
    key = new_vault(folder)
    copy = tmp_path / "Copie.serment"
    shutil.copytree(folder, copy, copy_function=os.link)
    with session(folder, key.keys) as working, session(copy, key.keys) as beside:
        working.note("ici")
        beside.note("là")
    for one, text in ((folder, "ici"), (copy, "là")):
        assert not examined(one, key.keys).findings
        with session(one, key.keys) as again:
            assert again.database.rows("SELECT text FROM note") == [(text,)]
