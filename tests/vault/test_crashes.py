"""A power cut at every step: the vault opens again with every acknowledged row, and no cry of tampering."""

import os
import random
import shutil
from pathlib import Path

import msgspec
import pytest

from tests.vault import rig
from tests.vault.rig import Camera, Picture, Session
from vault import seal, wal
from vault.backup import staging
from vault.database import PAGE_SIZE
from vault.entry import RECORDS
from vault.findings import Kind, sound
from vault.header import read
from vault.keys import VaultKeys
from vault.pending import Pending
from vault.progress import Silent
from vault.records import notes
from vault.seal import State

#: What the window showed, as it wrote it down.
_VIEW = {"workspace": msgspec.Raw(b'{"form":{"name":"Del"}}')}


def _survives(picture: Picture, keys: VaultKeys) -> Session:
    """What every picture must allow: verify finds no tampering, and a session finds every row."""
    report = rig.examined(picture.folder, keys)
    assert report.ok, (picture.moment, report.findings)
    again = Session(picture.folder, keys)
    assert sound(again.opened.findings), (picture.moment, again.opened.findings)
    assert not again.missing(picture.rows), picture.moment
    return again


def _survive_all(pictures: list[Picture], keys: VaultKeys) -> None:
    for picture in pictures:
        _survives(picture, keys).close()
        after = rig.examined(picture.folder, keys)
        assert after.ok, (picture.moment, after.findings)
        assert not after.findings, (picture.moment, after.findings)
        shutil.rmtree(picture.folder.parent)


@pytest.fixture
def keys(tmp_path):
    made = rig.new_vault(tmp_path / "Cabinet.serment")
    with rig.session(tmp_path / "Cabinet.serment", made.keys) as first:
        first.note("Première")
        first.document()
        first.vault.save_pending(Pending((first.draft("à reprendre"),), _VIEW))
    return made.keys


@pytest.fixture
def camera(tmp_path):
    return Camera(tmp_path / "Cabinet.serment", tmp_path / "album")


def test_a_cut_while_opening_loses_nothing(keys, camera):
    with camera.rolling():
        working = Session(camera.folder, keys)
    _survive_all(camera.pictures, keys)
    assert len(camera.pictures) > 5
    working.close()


def test_a_cut_while_opening_keeps_the_waiting_drafts_and_the_view(keys, camera):
    with camera.rolling():
        working = Session(camera.folder, keys)
    for picture in camera.pictures:
        again = _survives(picture, keys)
        texts = [row[0] for row in again.database.rows("SELECT text FROM note WHERE state = 'draft'")]
        assert texts == ["à reprendre"], picture.moment
        assert again.opened.view == _VIEW, picture.moment
        again.close()
    working.close()


def test_a_cut_while_opening_gives_what_was_typed_after_a_signature_one_addendum(keys, camera):
    with rig.session(camera.folder, keys) as first:
        notes.sign_draft(first.context, signed := first.draft("Toux"))
        later = msgspec.structs.replace(signed, text="Toux, fièvre", typed_at="2099-01-01T00:00:00Z")
        first.vault.save_pending(Pending((later,), _VIEW))
    with camera.rolling():
        working = Session(camera.folder, keys)
    for picture in camera.pictures:
        again = _survives(picture, keys)
        texts = [row[0] for row in again.database.rows("SELECT text FROM note WHERE addendum_to NOT NULL")]
        assert texts == ["Toux, fièvre"], picture.moment
        again.close()
    working.close()


def test_a_cut_while_working_and_closing_loses_nothing(keys, camera):
    working = Session(camera.folder, keys)
    camera.rows = working.rows
    with camera.rolling():
        working.note("Deuxième")
        working.document(b"x" * 3000)
        working.pend(working.draft())
        working.close()
    _survive_all(camera.pictures, keys)
    assert len(camera.pictures) > 5


def test_a_cut_while_a_backup_is_staged_loses_nothing(keys, camera):
    working = Session(camera.folder, keys)
    working.note("Avant")
    camera.rows = working.rows
    with camera.rolling():
        moment = staging.checkpointed(working.vault, [])
        working.note("Pendant")
        staging.staged(moment, Silent())
    _survive_all(camera.pictures, keys)
    assert len(camera.pictures) > 5
    working.close()


def test_a_cut_while_recovering_loses_nothing(keys, camera, tmp_path):
    working = Session(camera.folder, keys)
    working.note("Avant la coupure")
    crashed = rig.copied(camera.folder, tmp_path / "crashed" / "Cabinet.serment")
    working.close()
    second = Camera(crashed, tmp_path / "second", working.rows)
    with second.rolling():
        again = Session(crashed, keys)
    assert again.opened.view == _VIEW
    _survive_all(second.pictures, keys)
    again.close()


def test_a_cut_in_the_middle_of_a_checkpoint_loses_nothing(keys, camera, tmp_path):
    """However many pages were copied, and in whatever order the disk kept them."""
    working = Session(camera.folder, keys)
    for number in range(12):
        working.note(f"Note {number} " + "é" * 900)
    working.vault._begin_checkpoint()
    image = rig.copied(camera.folder, tmp_path / "image" / "Cabinet.serment")
    working.close()
    dice = random.Random(7)
    for turn in range(20):
        torn = rig.copied(image, tmp_path / f"torn{turn}" / "Cabinet.serment")
        _copy_some_pages(torn / RECORDS, dice)
        assert seal.read(torn, read(torn).header).state is State.CLOSING
        _survive_all([Picture(torn, working.rows, f"torn {turn}")], keys)


def _copy_some_pages(records: Path, dice: random.Random) -> None:
    frames = wal.beside(records, "-wal").read_bytes()[32:]
    share = dice.random()
    with records.open("r+b") as file:
        for start in range(0, len(frames), 24 + PAGE_SIZE):
            if dice.random() < share:
                file.seek((int.from_bytes(frames[start : start + 4], "big") - 1) * PAGE_SIZE)
                file.write(frames[start + 24 : start + 24 + PAGE_SIZE])


def test_a_torn_last_transaction_is_not_taken_for_tampering(keys, camera, tmp_path):
    """Wherever the power went: in its frames, between them and their proof, in the proof."""
    working = Session(camera.folder, keys)
    working.note("Acquittée")
    before = rig.copied(camera.folder, tmp_path / "before" / "Cabinet.serment")
    draft = working.draft("À demi écrite")
    working.patient()
    notes.sign_draft(working.context, draft)
    after = rig.copied(camera.folder, tmp_path / "after" / "Cabinet.serment")
    whole, longer = (wal.beside(folder / RECORDS, "-wal").stat().st_size for folder in (before, after))
    frame = 24 + PAGE_SIZE
    sizes = [size for end in range(whole, longer + 1, frame) for size in (end, end + 12, end + frame // 2)]
    for size in sizes[:-2]:
        torn = _torn(after, before, tmp_path / f"frames{size}")
        os.truncate(wal.beside(torn / RECORDS, "-wal"), size)
        _survive_all([Picture(torn, working.rows, f"torn at {size}")], keys)
    old, new = (wal.beside(folder / RECORDS, wal.PROOF).read_bytes() for folder in (before, after))
    place = next(at for at in range(len(old)) if old[at] != new[at])
    for written in (1, 7, 8, 39, 40, 103, 104, 4096):
        torn = _torn(after, before, tmp_path / f"proof{written}")
        end = place // 4096 * 4096 + written
        wal.beside(torn / RECORDS, wal.PROOF).write_bytes(new[:end] + old[end:])
        rows = [*working.rows, draft.note_id] if written >= 104 else working.rows
        _survive_all([Picture(torn, rows, f"proof torn at {written}")], keys)
    working.close()


def _torn(after: Path, before: Path, place: Path) -> Path:
    """The later folder with the earlier proof: a -wal reaches the disk before its proof is begun."""
    torn = rig.copied(after, place / "Cabinet.serment")
    shutil.copyfile(*(wal.beside(folder / RECORDS, wal.PROOF) for folder in (before, torn)))
    return torn


def test_a_commit_that_was_cut_off_from_its_proof_is_set_aside_and_said(keys, camera, tmp_path):
    working = Session(camera.folder, keys)
    working.note("Acquittée")
    camera.rows = working.rows
    draft = working.draft("Validée, jamais acquittée")
    with camera.rolling():
        notes.sign_draft(working.context, draft)
    between = next(one for one in camera.pictures if one.moment.startswith("after _run ('COMMIT'"))
    again = _survives(between, keys)
    assert Kind.WAL_UNPROVEN in {finding.kind for finding in again.opened.findings}
    assert again.missing([draft.note_id])
    assert list(between.folder.glob("aside/*/records.db-wal"))
    again.close()
    working.close()
