"""A rehearsal proves that a whole vault comes back; what does not come back is named."""

import os
import shutil

import pytest

from tests.vault import rig
from vault import migrations
from vault.backup import rehearsal, restore
from vault.documents import DocumentFiles
from vault.errors import Interrupted, Tampered, TooLittleRoom, VaultTooNew
from vault.findings import Finding, Kind
from vault.progress import Tally
from vault.verify import Report, verify


@pytest.fixture
def scratch(tmp_path):
    place = tmp_path / "essai"
    place.mkdir()
    return place


@pytest.fixture
def snapshot_path(desk):
    desk.work("Seconde")
    return desk.path_of(desk.back_up())


def test_everything_comes_back_and_is_counted(desk, snapshot_path, scratch):
    before = rig.tree(desk.drive)
    rehearsed = rehearsal.rehearse(snapshot_path, scratch, desk.key.keys)
    assert rehearsed.snapshot == snapshot_path.name
    assert rehearsed.counts["patients"] == 1
    assert rehearsed.counts["notes"] == 2
    assert rehearsed.documents_read == 2
    assert not rehearsed.findings
    assert rig.tree(desk.drive) == before


def test_twenty_documents_are_deciphered_of_many(desk, scratch):
    with rig.session(desk.folder, desk.key.keys) as working:
        for number in range(25):
            working.document(b"%d" % number)
    path = desk.path_of(desk.back_up())
    assert rehearsal.rehearse(path, scratch, desk.key.keys).documents_read == 20


def test_drafts_that_were_never_saved_come_back_as_notes(desk, scratch):
    with rig.session(desk.folder, desk.key.keys) as working:
        working.pend(working.draft("À finir"))
    path = desk.path_of(desk.back_up())
    assert rehearsal.rehearse(path, scratch, desk.key.keys).counts["notes"] == 2


def test_progress_tells_of_every_stage_and_may_stop_it(desk, snapshot_path, scratch):
    stages: list[str] = []

    class Watched(Tally):
        def begin(self, stage, total):
            super().begin(stage, total)
            stages.append(stage.value)

        def advance(self, size):
            super().advance(size)
            if self.stage == "rehearsing":
                raise Interrupted

    with pytest.raises(Interrupted):
        rehearsal.rehearse(snapshot_path, scratch, desk.key.keys, Watched())
    assert stages == ["restoring", "checking", "rehearsing"]


def test_what_does_not_come_back_whole_is_named(desk, snapshot_path, scratch, monkeypatch):
    wrong = Report((Finding(Kind.ACCESS_LOG_ALTERED, "records.db", "row 3"),), True, {})
    monkeypatch.setattr(rehearsal, "verify", lambda *_: wrong)
    with pytest.raises(Tampered) as raised:
        rehearsal.rehearse(snapshot_path, scratch, desk.key.keys)
    assert raised.value.kind is Kind.ACCESS_LOG_ALTERED


def test_an_ordinary_finding_proves_nothing_wrong(desk, snapshot_path, scratch, monkeypatch):
    really = verify

    def with_a_leftover(*given):
        report = really(*given)
        return Report((Finding(Kind.LEFTOVER, "x"),), report.authenticated, report.counts)

    monkeypatch.setattr(rehearsal, "verify", with_a_leftover)
    assert rehearsal.rehearse(snapshot_path, scratch, desk.key.keys).documents_read == 2


def test_a_patient_who_does_not_come_back_fails_it(desk, snapshot_path, scratch, monkeypatch):
    monkeypatch.setattr(rehearsal, "_counted_in", lambda *_: {"patients": 2})
    with pytest.raises(Tampered) as raised:
        rehearsal.rehearse(snapshot_path, scratch, desk.key.keys)
    assert (raised.value.kind, raised.value.detail) == (Kind.RECORDS_INCONSISTENT, "counts")


def test_a_document_of_another_size_than_its_row_says_fails_it(desk, snapshot_path, scratch, monkeypatch):
    monkeypatch.setattr(DocumentFiles, "read", lambda *_: b"court")
    with pytest.raises(Tampered) as raised:
        rehearsal.rehearse(snapshot_path, scratch, desk.key.keys)
    assert raised.value.kind is Kind.DOCUMENT_ALTERED


def test_too_little_room_is_said_before_anything_is_copied(desk, snapshot_path, scratch, monkeypatch):
    monkeypatch.setattr(restore, "disk_usage", lambda path: shutil._ntuple_diskusage(9, 8, 1))
    with pytest.raises(TooLittleRoom) as raised:
        rehearsal.rehearse(snapshot_path, scratch, desk.key.keys)
    assert raised.value.free == 1
    assert raised.value.needed > 4096
    assert os.listdir(scratch) == []


def test_a_snapshot_of_a_program_to_come_is_refused_before_anything_is_copied(
    desk, snapshot_path, scratch, monkeypatch
):
    monkeypatch.setattr(migrations, "latest", lambda: 0)
    with pytest.raises(VaultTooNew):
        rehearsal.rehearse(snapshot_path, scratch, desk.key.keys)
    assert os.listdir(scratch) == []
