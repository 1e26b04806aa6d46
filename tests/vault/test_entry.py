"""May this records file be opened? Pure judgement, from a seal and files made up for it."""

import hashlib
import os
from dataclasses import replace

import msgspec
import pytest

from vault import files
from vault.entry import RECORDS, Examined, way_in
from vault.errors import Tampered
from vault.files import Fingerprint
from vault.findings import Kind
from vault.seal import Overlay, Proof, Seal, State

CONTENT = b"the records as they were sealed" * 100
SALTS = "0011223344556677"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / RECORDS).write_bytes(CONTENT)
    return tmp_path


@pytest.fixture
def examined(folder):
    made = []

    def examine(sealed: Seal | None = None) -> Examined:
        made.append(Examined.of(folder, sealed or _seal(State.CLOSED)))
        return made[-1]

    yield examine
    for one in made:
        os.close(one.held._descriptor)


def _seal(state: State, **changes: object) -> Seal:
    nothing = Fingerprint(0, "")
    sealed = Seal(
        1, "ab" * 16, 1, "cd" * 16, None, "", 1, 1, 1, 1, state, "", files.fingerprint_of(CONTENT), nothing
    )
    return msgspec.structs.replace(sealed, **changes)


def _header(salts: str = SALTS) -> bytes:
    return (0x377F0682).to_bytes(4, "big") + bytes(12) + bytes.fromhex(salts) + bytes(8)


#: A -wal that ends where it begins.
PROOF = Proof(0, hashlib.sha256(_header()).hexdigest(), bytes(32))


def _wal(folder, salts: str = SALTS) -> None:
    (folder / f"{RECORDS}-wal").write_bytes(_header(salts))
    (folder / f"{RECORDS}-proof").write_bytes(bytes(16 * 4096))


def _kind(folder, sealed, examined) -> str:
    with pytest.raises(Tampered) as raised:
        way_in(folder, sealed, examined(sealed))
    return raised.value.kind


@pytest.mark.parametrize("state", list(State))
def test_a_file_cut_short_or_altered_is_never_opened(folder, examined, state):
    sealed = _seal(state, wal_salts=SALTS, proof=PROOF, overlay=Overlay(0, files.fingerprint_of(CONTENT)))
    _wal(folder)
    (folder / RECORDS).write_bytes(CONTENT[:-1])
    assert _kind(folder, sealed, examined) is Kind.RECORDS_TRUNCATED
    (folder / RECORDS).write_bytes(CONTENT + b"x")
    assert _kind(folder, sealed, examined) is Kind.RECORDS_ALTERED


@pytest.mark.parametrize("state", list(State))
def test_a_file_with_a_hole_of_eight_tebibytes_is_refused_unread(folder, examined, state):
    """It was hashed to its end before anybody asked the seal how large it may be."""
    sealed = _seal(state, wal_salts=SALTS, proof=PROOF, overlay=Overlay(3, Fingerprint(5, "0")))
    _wal(folder)
    os.truncate(folder / RECORDS, 1 << 43)
    assert _kind(folder, sealed, examined) is Kind.RECORDS_ALTERED


def test_records_that_a_checkpoint_will_make_shorter_are_not_too_long(folder, examined):
    sealed = _seal(State.CLOSING, wal_salts=SALTS, overlay=Overlay(3, Fingerprint(5, "0")))
    assert _kind(folder, sealed, examined) is Kind.WAL_MISSING


def test_a_missing_file_is_named(folder):
    (folder / RECORDS).unlink()
    with pytest.raises(Tampered) as raised:
        Examined.of(folder, _seal(State.CLOSED))
    assert raised.value.kind is Kind.RECORDS_MISSING


def test_a_closed_vault_has_nothing_beside_it(folder, examined):
    assert way_in(folder, _seal(State.CLOSED), examined()).findings == ()
    _wal(folder)
    way = way_in(folder, _seal(State.CLOSED), examined())
    assert not way.recover
    assert [path.name for path in way.aside] == ["records.db-wal", "records.db-proof"]
    assert [finding.kind for finding in way.findings] == [Kind.JOURNAL_PLANTED] * 2


def test_what_a_cut_off_opening_left_is_set_aside_without_a_word_of_tampering(folder, examined):
    _wal(folder)
    way = way_in(folder, _seal(State.OPENING), examined())
    assert way.aside
    assert not way.recover
    assert [finding.kind for finding in way.findings] == [Kind.NOT_CLOSED_CLEANLY]


def test_an_open_vault_is_recovered_with_its_own_wal_only(folder, examined):
    sealed = _seal(State.OPEN, wal_salts=SALTS, proof=PROOF)
    assert _kind(folder, sealed, examined) is Kind.WAL_MISSING
    _wal(folder, "ff" * 8)
    assert _kind(folder, sealed, examined) is Kind.WAL_ALTERED
    _wal(folder)
    assert way_in(folder, sealed, examined(sealed)).recover


@pytest.mark.parametrize("state", [State.OPEN, State.CLOSING])
def test_a_journal_is_never_ours(folder, examined, state):
    _wal(folder)
    (folder / f"{RECORDS}-journal").symlink_to("nowhere")
    sealed = _seal(state, wal_salts=SALTS, proof=PROOF, overlay=Overlay(0, files.fingerprint_of(CONTENT)))
    way = way_in(folder, sealed, examined(sealed))
    assert (folder / f"{RECORDS}-journal") in way.aside
    assert [finding.path for finding in way.findings][1:] == ["records.db-journal"]


def test_a_checkpoint_that_was_finished_needs_no_wal(folder, examined):
    sealed = _seal(State.CLOSING, wal_salts=SALTS, overlay=Overlay(3, files.fingerprint_of(CONTENT)))
    assert way_in(folder, sealed, examined(sealed)).recover
    _wal(folder)
    assert [path.name for path in way_in(folder, sealed, examined(sealed)).aside] == ["records.db-wal"]
    _wal(folder, "ff" * 8)
    assert _kind(folder, sealed, examined) is Kind.WAL_ALTERED


def test_a_checkpoint_that_was_not_finished_needs_its_wal(folder, examined):
    sealed = _seal(State.CLOSING, wal_salts=SALTS, overlay=Overlay(3, Fingerprint(5, "0")))
    assert _kind(folder, sealed, examined) is Kind.WAL_MISSING
    _wal(folder)
    assert _kind(folder, sealed, examined) is Kind.WAL_MISSING


def test_what_was_examined_is_current_until_someone_writes(folder, examined):
    found = examined()
    assert found.is_current(folder)
    os.utime(folder / RECORDS, ns=(1, 1))
    assert not found.is_current(folder)
    (folder / RECORDS).unlink()
    assert not found.is_current(folder)
    assert replace(found) == found
