"""A drive read again and held against a memory of it: what is wrong is named, and by whose memory."""

import errno
import os
import shutil

import pytest

from tests.vault import rig
from tests.vault.fakedrive import FakeDrive
from vault import files, header, manifest, seal
from vault.backup import copying, examine, shelf
from vault.backup.examine import Memory
from vault.errors import VaultTooNew
from vault.findings import Finding, Kind

_NOTHING = Memory()


@pytest.fixture
def drive(desk):
    with rig.session(desk.folder, desk.key.keys) as working:
        working.pend(working.draft())
    desk.made = desk.path_of(desk.back_up())
    return desk


def _found(drive, memory=_NOTHING):
    return [(one.kind, one.path) for one in examine.examine(drive.home(), memory).findings]


def _failures(drive, memory=_NOTHING):
    found = examine.examine(drive.home(), memory).findings
    return [(one.kind, one.path) for one in found if one.fails]


def _memory(drive) -> Memory:
    standing = shelf.look(drive.home()).standing
    return Memory(drive.key.keys.public_key, 1, {one.seal_sha256: one.name for one in standing})


def test_a_drive_as_it_was_left_is_whole(drive):
    found = examine.examine(drive.home(), _memory(drive))
    assert found.ok
    assert not found.findings
    assert [one.name for one in found.whole] == [drive.made.name]


def test_without_a_memory_a_snapshot_without_a_seal_may_be_a_run_that_was_cut_off(drive):
    memory = _memory(drive)
    (drive.made / seal.NAME).unlink()
    assert _found(drive) == [(Kind.SNAPSHOT_UNFINISHED, f"{drive.made.name}/seal.json")]
    assert examine.examine(drive.home(), _NOTHING).ok
    assert _failures(drive, memory) == [(Kind.SEAL_MISSING, f"{drive.made.name}/seal.json")]


def test_a_snapshot_that_was_there_and_is_not_is_missing(drive):
    memory = _memory(drive)
    shutil.rmtree(drive.made)
    assert _failures(drive, memory) == [(Kind.SNAPSHOT_MISSING, drive.made.name)]


def test_a_vault_signed_by_somebody_else_is_foreign(drive):
    assert (Kind.HEADER_FOREIGN, f"{drive.made.name}/header.json") in _found(drive, Memory(bytes(32)))


def test_a_header_from_before_the_latest_is_rolled_back(drive):
    assert _found(drive, Memory(None, 2)) == [(Kind.HEADER_ROLLED_BACK, f"{drive.made.name}/header.json")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("records.db", Kind.RECORDS_MISSING),
        ("manifest.json", Kind.MANIFEST_MISSING),
        ("pending.bin", Kind.PENDING_MISSING),
        ("header.copy.json", Kind.HEADER_DAMAGED),
    ],
)
def test_a_file_that_is_missing_is_named(drive, name, kind):
    (drive.made / name).unlink()
    assert _failures(drive) == [(kind, f"{drive.made.name}/{name}")]
    assert examine.examine(drive.home(), _NOTHING).whole == ()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("records.db", Kind.RECORDS_ALTERED),
        ("manifest.json", Kind.MANIFEST_ALTERED),
        ("pending.bin", Kind.PENDING_ALTERED),
        ("seal.json", Kind.SEAL_DAMAGED),
    ],
)
def test_a_file_that_was_altered_is_named(drive, name, kind):
    path = drive.made / name
    path.write_bytes(path.read_bytes()[:-2] + b"??")
    assert _failures(drive) == [(kind, f"{drive.made.name}/{name}")]


def test_a_byte_that_says_nothing_is_named_all_the_same(drive):
    path = drive.made / header.MAIN
    path.write_bytes(path.read_bytes().replace(b"\n", b" "))
    assert _failures(drive) == [(Kind.HEADER_DAMAGED, f"{drive.made.name}/header.json")]


def test_a_document_that_is_missing_or_altered_takes_its_snapshots_with_it(drive):
    path = next(drive.made.parent.glob("documents/*/*"))
    named = path.relative_to(drive.made.parent).as_posix()
    path.write_bytes(b"?" * path.stat().st_size)
    assert _found(drive) == [(Kind.DOCUMENT_ALTERED, named)]
    assert examine.examine(drive.home(), _NOTHING).whole == ()
    path.unlink()
    assert _found(drive) == [(Kind.DOCUMENT_MISSING, named)]


@pytest.mark.parametrize("lost", ["manifest.json", "header.json", "seal.json"])
def test_documents_that_only_a_lost_list_knew_are_named_as_not_judged(drive, lost):
    """A document and a manifest were exchanged with each other: the manifest alone was named."""
    document = next(drive.made.parent.glob("documents/*/*"))
    named = document.relative_to(drive.made.parent).as_posix()
    memory = _memory(drive)
    for path in drive.made.glob(lost.replace(".", "*.")):
        path.write_bytes(b"?")
    findings = examine.examine(drive.home(), memory).findings
    assert findings[-1] == Finding(Kind.DOCUMENT_UNJUDGED, named)
    assert not findings[-1].fails
    assert findings[0].fails


def test_documents_of_a_snapshot_that_is_gone_are_named_too(drive):
    memory = _memory(drive)
    shutil.rmtree(drive.made)
    (drive.made.parent / "documents" / "desktop.ini").write_bytes(b"not ours")
    assert Kind.DOCUMENT_UNJUDGED in [kind for kind, _ in _found(drive, memory)]
    assert Kind.DOCUMENT_UNJUDGED not in [kind for kind, _ in _found(drive)]


def test_a_documents_folder_that_cannot_be_read_is_named_where_a_list_is_lost(drive):
    (drive.made / "manifest.json").write_bytes(b"?")
    shutil.rmtree(drive.made.parent / "documents")
    (drive.made.parent / "documents").write_bytes(b"")
    found = _found(drive)
    assert (Kind.DOCUMENT_UNJUDGED, "documents") in found


def test_a_journal_planted_in_a_snapshot_is_named(drive):
    (drive.made / "records.db-wal").write_bytes(b"")
    assert _found(drive) == [(Kind.JOURNAL_PLANTED, f"{drive.made.name}/records.db-wal")]


def test_the_pages_are_held_against_those_that_were_written(drive):
    page = drive.made.parent / "LISEZ-MOI.txt"
    assert _found(drive, Memory(companions={page.name: files.fingerprint(page).sha256})) == []
    written = {page.name: "00" * 32}
    assert _found(drive, Memory(companions=written)) == [(Kind.COMPANION_ALTERED, page.name)]
    page.unlink()
    assert _found(drive, Memory(companions=written)) == [(Kind.COMPANION_MISSING, page.name)]


def test_the_seal_of_an_open_vault_is_foreign_in_a_snapshot(drive):
    working = rig.Session(drive.folder, drive.key.keys)
    (drive.made / seal.NAME).write_bytes((drive.folder / seal.NAME).read_bytes())
    working.close()
    assert _failures(drive) == [(Kind.SEAL_FOREIGN, f"{drive.made.name}/seal.json")]


def test_a_vault_that_was_backed_up_twice_as_it_was_is_whole(drive):
    """The first of the two passed for one under the name of another: a memory has one name for a seal."""
    second = drive.path_of(drive.back_up())
    (first,) = {one.name for one in shelf.look(drive.home()).standing} - {second.name}
    assert shelf.read(drive.home(), first).seal_sha256 == shelf.read(drive.home(), second.name).seal_sha256
    for remembered in (first, second.name):
        memory = Memory(seals={shelf.read(drive.home(), first).seal_sha256: remembered})
        assert _found(drive, memory) == []


def test_a_copy_under_the_name_of_another_of_that_second_is_misplaced(drive):
    second = drive.made.with_name(f"{drive.made.name}-1")
    shutil.copytree(drive.made, second)
    seals = {shelf.read(drive.home(), drive.made.name).seal_sha256: drive.made.name, "ab" * 32: second.name}
    assert (Kind.SNAPSHOT_MISPLACED, f"{second.name}/seal.json") in _failures(drive, Memory(seals=seals))
    shutil.rmtree(drive.made)
    seals.pop("ab" * 32)
    assert (Kind.SNAPSHOT_MISPLACED, f"{second.name}/seal.json") in _failures(drive, Memory(seals=seals))


def test_a_snapshot_under_the_name_of_another_moment_is_misplaced(drive):
    other = drive.made.with_name("2020-01-01T00-00-00Z")
    drive.made.rename(other)
    assert _found(drive) == [(Kind.SNAPSHOT_MISPLACED, f"{other.name}/seal.json")]


def test_a_manifest_larger_than_any_of_ours_is_named(drive, monkeypatch):
    monkeypatch.setattr(manifest, "LARGEST", 10)
    assert (Kind.MANIFEST_ALTERED, f"{drive.made.name}/manifest.json") in _found(drive)


def test_both_headers_gone_is_named(drive):
    for name in (header.MAIN, header.COPY):
        (drive.made / name).unlink()
    assert _failures(drive) == [(Kind.HEADERS_DAMAGED, f"{drive.made.name}/header.json")]


def test_a_snapshot_of_a_later_version_is_named_and_hides_no_other(drive, monkeypatch):
    drive.work()
    second = drive.back_up()
    really = shelf.read

    def later(home, name):
        if name == drive.made.name:
            raise VaultTooNew(9, 1)
        return really(home, name)

    monkeypatch.setattr(shelf, "read", later)
    found = examine.examine(drive.home(), _NOTHING)
    assert [one.name for one in found.whole] == [second.name]
    assert [one.kind for one in found.findings if one.fails] == [Kind.SNAPSHOT_TOO_NEW]


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ("records.db", Kind.RECORDS_ALTERED),
        ("documents", Kind.DOCUMENT_ALTERED),
        ("pending.bin", Kind.PENDING_ALTERED),
    ],
)
def test_a_bad_sector_is_no_end_of_the_examination(drive, monkeypatch, what, kind):
    open_file = FakeDrive.open_file

    def worn(self, name, mode="rb"):
        if what in (name, self.path.parent.name):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return open_file(self, name, mode)

    monkeypatch.setattr(FakeDrive, "open_file", worn)
    assert [found[0] for found in _found(drive)] == [kind]


@pytest.mark.parametrize(
    ("where", "kind"),
    [("2*/records.db", Kind.RECORDS_ALTERED), ("documents/*/*", Kind.DOCUMENT_ALTERED)],
)
def test_a_file_with_a_hole_of_eight_tebibytes_is_not_read(drive, where, kind):
    os.truncate(next(drive.made.parent.glob(where)), 1 << 43)
    assert [found[0] for found in _found(drive)] == [kind]


def test_a_manifest_that_changes_once_it_was_read_is_named(drive, monkeypatch):
    really = copying.fingerprint

    def other(folder, name, progress, most):
        found = really(folder, name, progress, most)
        return found if name != "manifest.json" else None

    monkeypatch.setattr(copying, "fingerprint", other)
    assert _found(drive) == [(Kind.MANIFEST_ALTERED, f"{drive.made.name}/manifest.json")]
