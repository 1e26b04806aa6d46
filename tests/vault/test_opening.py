"""From a folder and its keys to an open vault: ages, drafts, documents, lineages, errors of the machine."""

import os
from datetime import UTC, datetime

import msgspec
import pytest

from tests.vault import rig
from tests.vault.records import store
from vault import aside, files, pending
from vault.entry import Examined
from vault.errors import (
    Damaged,
    DiskFull,
    FileUnreachable,
    NotAVault,
    OlderThanRemembered,
    ReadOnlyFolder,
    Tampered,
)
from vault.findings import Finding, Kind
from vault.opening import Terms, open_vault
from vault.openvault import VaultState
from vault.pending import Binding, Pending
from vault.records import documents_index
from vault.seal import State


@pytest.fixture
def key(folder, key):
    with rig.session(folder, key.keys) as working:
        working.note("Première")
    return key


def test_an_opening_raises_the_revision_and_says_open(folder, key):
    before = rig.sealed(folder)
    with rig.session(folder, key.keys) as working:
        sealed = rig.sealed(folder)
        assert sealed == working.vault.seal
        assert sealed.state is State.OPEN
        assert sealed.revision == sealed.session_revision == before.revision + 1
        assert working.opened.findings == ()
    assert rig.sealed(folder).state is State.CLOSED


def test_keys_of_another_vault_open_nothing_and_write_nothing(folder, key, tmp_path):
    other = rig.new_vault(tmp_path / "Autre.serment")
    before = rig.tree(folder)
    with pytest.raises(Tampered) as raised:
        rig.Session(folder, other.keys)
    assert raised.value.kind is Kind.HEADER_FOREIGN
    assert rig.tree(folder) == before


def test_a_folder_without_a_vault_is_said_so(tmp_path, key):
    with pytest.raises(NotAVault):
        open_vault(tmp_path / "rien", key.keys)


def test_an_older_vault_opens_only_once_that_was_read(folder, key, tmp_path):
    sealed = rig.sealed(folder)
    terms = Terms(remembered={sealed.lineage: sealed.revision + 3})
    before = rig.tree(folder)
    with pytest.raises(OlderThanRemembered) as raised:
        open_vault(folder, key.keys, terms)
    assert (raised.value.revision, raised.value.remembered) == (sealed.revision, sealed.revision + 3)
    assert raised.value.sealed_at == sealed.sealed_at
    assert rig.tree(folder) == before
    with rig.session(folder, key.keys, Terms(remembered=terms.remembered, accept_older=True)) as working:
        assert working.vault.seal.revision == sealed.revision + 1


@pytest.mark.parametrize("remembered", [{}, {"autre": 99}])
def test_what_is_remembered_of_another_life_does_not_matter(folder, key, remembered):
    with rig.session(folder, key.keys, Terms(remembered=remembered)):
        pass


def test_a_restored_vault_goes_on_as_another_lineage(folder, key):
    old = rig.sealed(folder).lineage
    with rig.session(folder, key.keys, Terms(new_lineage="ef" * 16)) as working:
        assert working.vault.state().lineage == "ef" * 16
    sealed = rig.sealed(folder)
    assert (sealed.lineage, sealed.parent) == ("ef" * 16, old)
    with rig.session(folder, key.keys) as again:
        assert again.vault.seal.parent == old


def test_records_hashed_early_are_used_if_nobody_wrote_since(folder, key):
    early = Examined.ahead(folder)
    opened = open_vault(folder, key.keys, examined=early)
    assert opened.vault._records is early.held
    opened.vault.close()


def test_records_written_since_they_were_hashed_are_hashed_again(folder, key):
    early = Examined.ahead(folder)
    data = bytearray((folder / "records.db").read_bytes())
    data[9000] ^= 1
    (folder / "records.db").write_bytes(data)
    with pytest.raises(Tampered):
        open_vault(folder, key.keys, examined=early)
    os.close(early.held._descriptor)


# Drafts -------------------------------------------------------------------------------------------


def _drafts(working) -> list[str]:
    return [str(row[0]) for row in working.database.rows("SELECT text FROM note WHERE state = 'draft'")]


def test_waiting_drafts_enter_the_records_and_the_file_goes(folder, key):
    with rig.session(folder, key.keys) as working:
        working.pend(working.draft("à reprendre"))
    assert rig.sealed(folder).pending == files.fingerprint(folder / pending.NAME)
    with rig.session(folder, key.keys) as again:
        assert _drafts(again) == ["à reprendre"]
        assert not (folder / pending.NAME).exists()
    assert rig.sealed(folder).pending is None


def test_the_view_comes_back_as_it_was(folder, key):
    with rig.session(folder, key.keys) as working:
        working.vault.save_pending(Pending((), {"page": msgspec.Raw(b"[1]")}))
    # Twice: it stays for whoever is killed before the next save.
    for _ in range(2):
        with rig.session(folder, key.keys) as again:
            assert bytes(again.opened.view["page"]) == b"[1]"


def test_drafts_that_entered_leave_the_file_and_the_view_stays(folder, key):
    with rig.session(folder, key.keys) as working:
        working.vault.save_pending(Pending((working.draft(),), {"page": msgspec.Raw(b"[1]")}))
    with rig.session(folder, key.keys) as again:
        left = pending.read(folder, key.keys.pending, [again.vault.binding])
        assert left is not None
        assert (left.drafts, bytes(left.view["page"])) == ((), b"[1]")


def test_a_draft_of_a_record_that_is_no_more_is_set_aside_not_lost(folder, key):
    lost = store.draft("0" * 32, "texte")
    with rig.session(folder, key.keys) as working:
        working.pend(lost)
    with rig.session(folder, key.keys) as again:
        assert again.opened.findings == (Finding(Kind.PENDING_STALE, pending.NAME),)
        bindings = pending.bindings(again.vault.seal)
    [kept] = (folder / aside.FOLDER).rglob(pending.NAME)
    assert pending.read(kept.parent, key.keys.pending, bindings) == Pending((lost,))


def test_drafts_of_another_session_are_set_aside_not_merged(folder, key, tmp_path):
    working = rig.Session(folder, key.keys)
    cut = rig.copied(folder, tmp_path / "cut" / "Cabinet.serment")
    working.close()
    sealed = rig.sealed(cut)
    binding = Binding(sealed.vault_id, sealed.epoch, sealed.lineage, sealed.session_revision - 1)
    pending.write(cut, Pending(), key.keys.pending, binding)
    with rig.session(cut, key.keys) as again:
        assert Finding(Kind.PENDING_STALE, pending.NAME) in again.opened.findings
    assert list((cut / aside.FOLDER).rglob(pending.NAME))


def test_drafts_that_cannot_be_read_are_not_put_out_of_the_way(folder, key, monkeypatch):
    """A disk that fails is no draft of another session."""
    with rig.session(folder, key.keys) as working:
        working.pend(working.draft())
    read = files.read

    def broken(path):
        if path.name == pending.NAME:
            raise FileUnreachable(str(path), "EIO")
        return read(path)

    monkeypatch.setattr(files, "read", broken)
    with pytest.raises(FileUnreachable):
        rig.Session(folder, key.keys)
    assert (folder / pending.NAME).exists()


# Documents ----------------------------------------------------------------------------------------


def test_a_destroyed_document_s_file_is_set_aside_at_closing(folder, key):
    with rig.session(folder, key.keys) as working:
        document = working.document()
    with rig.session(folder, key.keys) as working:
        documents_index.remove(working.context, document)
    assert not rig.examined(folder, key.keys).findings
    assert list((folder / aside.FOLDER).rglob(document))
    with rig.session(folder, key.keys) as again:
        assert again.opened.findings == ()


def test_a_document_without_a_row_is_no_alarm_at_the_next_opening(folder, key):
    """A lock rolled its row back, and the closed vault held a file nobody knew."""
    with rig.session(folder, key.keys) as working:
        working.vault.documents.add([b"jamais inscrit"])
    assert not rig.examined(folder, key.keys).findings


def test_a_half_written_document_is_removed_without_a_word(folder, key, tmp_path):
    working = rig.Session(folder, key.keys)
    working.document()
    unfinished = folder / "documents" / "00" / ("0" * 32 + files.UNFINISHED)
    unfinished.parent.mkdir(exist_ok=True)
    unfinished.write_bytes(b"half")
    cut = rig.copied(folder, tmp_path / "cut" / "Cabinet.serment")
    working.close()
    with rig.session(cut, key.keys) as again:
        assert [finding.kind for finding in again.opened.findings] == [Kind.NOT_CLOSED_CLEANLY]
    assert not list(cut.rglob("*.unfinished"))


def test_a_document_that_is_being_written_when_the_vault_closes_holds_up_nothing(
    folder, key, monkeypatch, tmp_path
):
    """Windows does not let go of a file that somebody writes."""
    unfinished = folder / "documents" / "00" / ("0" * 32 + files.UNFINISHED)
    remove = files.remove

    def held(path):
        if path == unfinished:
            raise FileUnreachable(str(path), "EACCES")
        remove(path)

    with rig.session(folder, key.keys):
        unfinished.parent.mkdir(exist_ok=True)
        unfinished.write_bytes(b"half")
        monkeypatch.setattr(files, "remove", held)
    monkeypatch.undo()
    assert unfinished.exists()
    with rig.session(folder, key.keys) as again:
        assert not again.opened.findings
    assert not unfinished.exists()


# The machine --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("code", "error"), [(28, DiskFull), (30, ReadOnlyFolder), (5, FileUnreachable)])
def test_a_disk_that_takes_nothing_opens_nothing_and_changes_nothing(folder, key, monkeypatch, code, error):
    def refuse(*_: object) -> None:
        raise OSError(code, "no")

    before = {path: files.fingerprint(path) for path in folder.rglob("*") if path.is_file()}
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(error):
        rig.Session(folder, key.keys)
    monkeypatch.undo()
    assert {path: files.fingerprint(path) for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("fails_at", range(1, 5))
def test_a_disk_that_is_full_while_opening_loses_nothing(folder, key, monkeypatch, tmp_path, fails_at):
    with rig.session(folder, key.keys) as working:
        working.pend(working.draft("à reprendre"))
    turns, fsync = [], os.fsync

    def full(descriptor: int) -> None:
        turns.append(descriptor)
        if len(turns) >= fails_at:
            raise OSError(28, "full")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        rig.Session(folder, key.keys)
    monkeypatch.undo()
    left = rig.copied(folder, tmp_path / "left" / "Cabinet.serment")
    assert rig.examined(left, key.keys).ok
    with rig.session(left, key.keys) as again:
        assert _drafts(again) == ["à reprendre"]


def test_records_without_a_state_are_damaged(folder, key):
    def look(working) -> None:
        working.database.run("DELETE FROM vault_state")
        VaultState.of(working.database, folder)

    with rig.session(folder, key.keys) as working, pytest.raises(Damaged), working.database.transaction():
        look(working)


def test_what_was_set_aside_long_ago_is_swept(folder, key):
    old = folder / aside.FOLDER / "2020-01-01T00-00-00Z"
    old.mkdir(parents=True)
    opened = open_vault(folder, key.keys, clock=lambda: datetime(2026, 11, 21, tzinfo=UTC))
    assert not old.exists()
    opened.vault.close()
