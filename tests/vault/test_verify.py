"""Verify reads and never writes; what it cannot judge is the machine's fault, never a silent pass."""

import os
import shutil

import msgspec
import pytest

from tests.vault import rig
from vault import files, header, seal
from vault.database import Database
from vault.errors import DiskFull, FolderNotEmpty, Interrupted, NotAVault
from vault.findings import Finding, Kind, sound
from vault.progress import Stage, Tally
from vault.verify import SCRATCH, Subject, verify


@pytest.fixture
def key(folder, key):
    with rig.session(folder, key.keys) as working:
        working.note()
        working.document(b"x" * 5000)
        working.document(b"y" * 100)
    return key


@pytest.fixture
def cut(folder, key, tmp_path):
    working = rig.Session(folder, key.keys)
    working.note()
    yield rig.copied(folder, tmp_path / "cut" / "Cabinet.serment")
    working.close()


def test_a_sound_vault_has_no_findings_and_its_counts(folder, key):
    report = rig.examined(folder, key.keys)
    assert report.ok
    assert report.findings == ()
    assert report.counts == {
        "patients": 1, "notes": 1, "measurements": 0, "documents": 2, "log_rows": report.counts["log_rows"]
    }  # fmt: skip


def test_without_a_key_it_is_complete_but_not_authentic(folder, key):
    report = rig.examined(folder, None)
    assert report.ok
    assert not report.authenticated
    assert report.counts == {}


def test_how_far_it_is_is_told_in_bytes_and_it_can_be_stopped(folder, key):
    tally = Tally()
    verify(Subject(folder, key.keys), tally)
    assert tally.stage == Stage.CHECKING
    assert (
        tally.done == tally.total == sum(path.stat().st_size for path in (folder / "documents").glob("*/*"))
    )

    class Stopping(Tally):
        def advance(self, size: int) -> None:
            raise Interrupted

    with pytest.raises(Interrupted):
        verify(Subject(folder, key.keys), Stopping())


def test_a_session_that_was_cut_off_is_examined_beside_it_and_said(cut, key):
    report = rig.examined(cut, key.keys)
    assert report.findings == (Finding(Kind.NOT_CLOSED_CLEANLY, "records.db"),)
    assert report.counts["notes"] == 2


def test_a_scratch_folder_of_a_verification_that_was_cut_off_is_no_obstacle(cut, key):
    scratch = cut.with_name(cut.name + SCRATCH)
    scratch.mkdir()
    (scratch / "records.db").write_bytes(b"half")
    assert verify(Subject(cut, key.keys)).ok
    assert not scratch.exists()


def test_a_person_s_folder_that_bears_the_scratch_folder_s_name_is_spared(cut, key):
    """All that was in it went, without a question."""
    letters = cut.with_name(cut.name + SCRATCH)
    letters.mkdir()
    (letters / "courrier.odt").write_bytes(b"cher confrere")
    with pytest.raises(FolderNotEmpty):
        verify(Subject(cut, key.keys))
    assert (letters / "courrier.odt").exists()


def test_the_copy_lies_beside_the_vault_and_not_beside_a_link_to_it(cut, key, tmp_path, monkeypatch):
    """A link may lie in a synchronised folder, whose client takes along what lies beside it."""
    link = tmp_path / "synchronised" / "Lien.serment"
    link.parent.mkdir()
    link.symlink_to(cut)
    there, checkpoint = [], Database.checkpoint

    def look(database: Database) -> object:
        there.append((os.listdir(link.parent), cut.with_name(cut.name + SCRATCH).is_dir()))
        return checkpoint(database)

    monkeypatch.setattr(Database, "checkpoint", look)
    assert verify(Subject(link, key.keys)).ok
    assert there == [([link.name], True)]


@pytest.mark.parametrize("error", [DiskFull("x"), KeyboardInterrupt()])
def test_a_verification_that_fails_leaves_no_copy_behind(cut, key, monkeypatch, error):
    def fail(_: object) -> None:
        raise error

    monkeypatch.setattr(Database, "checkpoint", fail)
    with pytest.raises(type(error)):
        verify(Subject(cut, key.keys))
    assert os.listdir(cut.parent) == [cut.name]


def test_a_session_that_was_cut_off_is_judged_without_a_key_too(cut):
    report = rig.examined(cut, None)
    assert report.ok
    assert not report.authenticated


def test_a_document_left_by_a_cut_off_session_is_a_leftover(cut, key):
    stray = cut / "documents" / "ab" / ("ab" * 16)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"x")
    report = rig.examined(cut, key.keys)
    assert report.ok
    assert Kind.LEFTOVER in {finding.kind for finding in report.findings}


def test_a_snapshot_shares_its_documents_with_others(folder, key, tmp_path):
    """What other snapshots need is no stranger in this one."""
    shutil.move(folder / "documents", tmp_path / "documents")
    stray = tmp_path / "documents" / "ab" / ("ab" * 16)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"x")
    assert not verify(Subject(folder, key.keys, documents=tmp_path)).findings


def test_records_whose_pages_do_not_hold_are_named(folder, key):
    """Sealed again by someone with the key, over a page that SQLCipher refuses."""
    data = bytearray((folder / "records.db").read_bytes())
    data[40 * 4096 + 9] ^= 1
    (folder / "records.db").write_bytes(data)
    sealed = seal.read(folder, header.read(folder).header)
    changed = msgspec.structs.replace(sealed, records=files.fingerprint(folder / "records.db"))
    seal.write(folder, changed, key.keys.seal)
    report = rig.examined(folder, key.keys)
    assert Kind.RECORDS_INCONSISTENT in {finding.kind for finding in report.findings}
    assert not sound(report.findings)


def test_a_folder_without_a_vault_is_said_so(tmp_path):
    with pytest.raises(NotAVault):
        verify(Subject(tmp_path))


def test_a_manifest_that_was_sealed_and_is_none_is_named(folder, key):
    print_ = files.write(folder / "manifest.json", b"[]")
    sealed = seal.read(folder, header.read(folder).header)
    seal.write(folder, msgspec.structs.replace(sealed, manifest=print_), key.keys.seal)
    kinds = [finding.kind for finding in rig.examined(folder, key.keys).findings]
    assert Kind.MANIFEST_ALTERED in kinds


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("documents/*/*", Kind.DOCUMENT_ALTERED),
        ("records.db", Kind.RECORDS_ALTERED),
        ("pending.bin", Kind.PENDING_ALTERED),
    ],
)
def test_a_file_with_a_hole_is_refused_by_its_size(folder, key, name, kind):
    """Reading the terabytes that a sparse file pretends to be takes days."""
    path = next(folder.glob(name), folder / name)
    with open(path, "ab") as file:
        file.truncate(4 << 40)
    report = rig.examined(folder, key.keys)
    assert [finding.kind for finding in report.findings] == [kind]
