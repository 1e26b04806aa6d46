"""A moment of an open vault, copied while work goes on."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.vault import rig
from vault import files, header, manifest, seal
from vault.backup import restore, snapshot, staging
from vault.errors import DiskFull, SermentError, Tampered
from vault.findings import Kind
from vault.progress import Silent, Stage
from vault.records import documents_index
from vault.seal import State

NOW = datetime(2026, 11, 21, 18, tzinfo=UTC)


@pytest.fixture
def working(desk):
    session = rig.Session(desk.folder, desk.key.keys)
    yield session
    session.close()


def test_a_moment_holds_what_was_written_and_typed_before_it_and_nothing_after(desk, working, tmp_path):
    before = working.note("Avant")
    typed = working.draft("En train d'être tapée")
    moment = staging.checkpointed(working.vault, [typed])
    after = working.note("Après")
    source = staging.staged(moment, Silent())
    made = desk.back_up(desk.order(source))
    restore.restore(desk.path_of(made), tmp_path / "Neuf.serment", desk.key.keys)
    with rig.session(tmp_path / "Neuf.serment", desk.key.keys) as again:
        assert not again.missing([before, typed.note_id])
        assert again.missing([after]) == {after}
    assert not working.missing([before, typed.note_id, after])


def test_the_vault_goes_on_under_an_open_seal_and_a_raised_revision(desk, working):
    before = working.vault.seal
    moment = staging.checkpointed(working.vault, [])
    sealed = seal.read(desk.folder, header.read(desk.folder).header)
    assert moment.seal.state is State.CLOSED
    assert sealed.state is State.OPEN
    assert before.revision < moment.seal.revision < sealed.revision
    assert sealed.session_revision == before.session_revision
    assert moment.seal.pending is None


def test_a_staged_moment_is_found_by_another_process(desk, working):
    source = staging.staged(staging.checkpointed(working.vault, []), Silent())
    found = staging.reopened(source.folder)
    assert found.documents_root == desk.folder
    assert found.seal == source.seal
    assert found.manifest == source.manifest
    staging.discard(source.folder)
    assert not source.folder.exists()


def test_a_moment_overtaken_by_another_is_not_passed_on(desk, working):
    first = staging.checkpointed(working.vault, [])
    working.note("Entre les deux")
    staging.checkpointed(working.vault, [])
    with pytest.raises(Tampered) as raised:
        staging.staged(first, Silent())
    assert raised.value.kind is Kind.RECORDS_ALTERED


def test_a_copy_that_cannot_be_made_leaves_nothing(desk, working, monkeypatch):
    """A full disk must not be fuller after each try."""

    def full(path: Path, data: bytes) -> None:
        raise DiskFull(str(path))

    moment = staging.checkpointed(working.vault, [])
    monkeypatch.setattr(files, "write", full)
    with pytest.raises(DiskFull):
        staging.staged(moment, Silent())
    assert list((desk.folder / staging.FOLDER).iterdir()) == []


def test_a_document_removed_before_its_backup_was_copied_is_found_where_closing_put_it(desk, tmp_path):
    working = rig.Session(desk.folder, desk.key.keys)
    letter = working.document(b"une lettre" * 50)
    source = staging.staged(staging.checkpointed(working.vault, []), Silent())
    documents_index.remove(working.context, letter)
    working.close()
    assert not (desk.folder / "documents" / letter[:2] / letter).exists()
    made = desk.back_up(desk.order(staging.reopened(source.folder)))
    restored = restore.restore(desk.path_of(made), tmp_path / "Neuf.serment", desk.key.keys)
    assert restored.counts["documents"] == 2


def test_a_closed_vault_is_staged_without_a_key_and_can_be_opened_meanwhile(desk, tmp_path):
    with rig.session(desk.folder, desk.key.keys) as session:
        session.pend(session.draft("à reprendre"))
        note = session.note("Avant")
    source = staging.at_rest(desk.folder, Silent())
    desk.work("Après")
    made = desk.back_up(desk.order(source))
    restore.restore(desk.path_of(made), tmp_path / "Neuf.serment", desk.key.keys)
    with rig.session(tmp_path / "Neuf.serment", desk.key.keys) as again:
        assert not again.missing([note])
        assert again.database.rows("SELECT text FROM note WHERE state = 'draft'") == [("à reprendre",)]


@pytest.mark.parametrize(
    ("name", "wreck", "kind"),
    [
        ("records.db", lambda path: path.unlink(), Kind.RECORDS_MISSING),
        ("records.db", lambda path: path.write_bytes(b"x"), Kind.RECORDS_ALTERED),
    ],
)
def test_a_closed_vault_that_is_not_what_was_sealed_is_not_staged(desk, name, wreck, kind):
    wreck(desk.folder / name)
    with pytest.raises(Tampered) as raised:
        staging.at_rest(desk.folder, Silent())
    assert raised.value.kind is kind
    assert list((desk.folder / staging.FOLDER).iterdir()) == []


def test_a_vault_opened_while_it_is_staged_is_not_staged(desk):
    class Opening(Silent):
        def begin(self, stage: Stage, total: int) -> None:
            self.session = rig.Session(desk.folder, desk.key.keys)

    told = Opening()
    with pytest.raises(SermentError):
        staging.at_rest(desk.folder, told)
    assert list((desk.folder / staging.FOLDER).iterdir()) == []
    told.session.close()


def test_one_damaged_header_is_whole_in_the_staging(desk, working):
    (desk.folder / header.MAIN).unlink()
    source = staging.staged(staging.checkpointed(working.vault, []), Silent())
    assert not header.read(source.folder).findings


def test_drafts_stay_readable_after_a_moment_was_taken(desk, working, tmp_path):
    """The moment raises the revision, but the drafts are bound to the session."""
    working.pend(working.draft("avant"))
    staging.checkpointed(working.vault, [])
    cut = rig.copied(desk.folder, tmp_path / "cut" / "Cabinet.serment")
    with rig.session(cut, desk.key.keys) as again:
        assert again.database.rows("SELECT text FROM note WHERE state = 'draft'") == [("avant",)]


def test_the_manifest_of_a_moment_lists_what_was_there(desk, working):
    listed = staging.checkpointed(working.vault, []).manifest
    working.document()
    assert len(listed.documents) == 1
    assert manifest.Manifest.of(reversed(listed.documents)) == listed


def test_a_closed_vault_is_a_source_as_it_lies(desk):
    source = staging.closed(desk.folder)
    assert source.folder == source.documents_root == desk.folder
    assert snapshot.read(desk.folder).seal == source.seal


def test_what_a_killed_worker_left_is_swept_after_a_day_and_what_is_copied_now_is_not(desk):
    left, current = (desk.folder / staging.FOLDER / name for name in ("ab12", "cd34"))
    for place in (left, current):
        files.make_folder(place)
        files.write(place / "records.db", b"x")
    two_days_ago = NOW.timestamp() - 2 * 86400
    os.utime(left, (two_days_ago, two_days_ago))
    os.utime(current, (NOW.timestamp(), NOW.timestamp()))
    staging.sweep(desk.folder, NOW)
    assert [path.name for path in (desk.folder / staging.FOLDER).iterdir()] == ["cd34"]


def test_a_worker_that_removes_its_own_while_it_is_swept_keeps_nobody_out(desk, monkeypatch):
    """The unlock that swept met the end of a backup, and failed."""
    place = desk.folder / staging.FOLDER
    files.make_folder(place)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "iterdir", lambda _: iter([place / "gone meanwhile"]))
        staging.sweep(desk.folder, NOW)
    assert place.exists()


def test_a_vault_without_leftovers_and_a_planted_link_are_swept_of_nothing(desk, tmp_path):
    staging.sweep(desk.folder, NOW)
    (tmp_path / "dear").mkdir()
    (desk.folder / staging.FOLDER).symlink_to(tmp_path)
    os.utime(tmp_path / "dear", (0, 0))
    staging.sweep(desk.folder, NOW)
    assert (tmp_path / "dear").is_dir()
