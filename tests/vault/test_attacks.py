"""Everything someone with the folder, and without the key, can do to it: each is named, never repaired.

The attacks of the design, on a closed vault and on one whose session was cut off. ``verify`` names
each with its file; opening refuses it under the same name, or names it and leaves it unopened.
"""

import hashlib
from pathlib import Path

import msgspec
import pytest

from tests.vault import cheap, frames, rig
from tests.vault.attacks import (
    JOURNAL,
    PROOF,
    SHM,
    WAL,
    a_folder_for_a_document,
    a_lagging_copy,
    an_extra_document,
    both_old_headers,
    cheaper,
    cut_the_last_transaction,
    edit_manifest,
    edited_header,
    flip,
    forget_what_was_proven,
    link_to_nowhere,
    one_document_for_another,
    only_a_lagging_copy,
    plant,
    put_old_pages_behind,
    put_old_pages_in_the_last_transaction,
    remove,
    replay_a_page,
    seal_of_another_vault,
    signed_by_someone_else,
    signed_by_someone_else_in,
    swap_pages,
    take_from,
    truncate,
    without_a_slot,
    without_a_slot_in_the_copy,
)
from tests.vault.museum import Museum, built
from tests.vault.rig import Session
from vault import aside, files, header, seal
from vault.backup import restore
from vault.database import PAGE_SIZE, Database
from vault.entry import RECORDS
from vault.errors import Damaged, KdfBelowFloor, SermentError, Tampered, WrongSecret
from vault.findings import Finding, Kind
from vault.records.documents_index import key_of
from vault.seal import State
from vault.verify import Subject, verify


@pytest.fixture(scope="module")
def museum(tmp_path_factory):
    return built(tmp_path_factory.mktemp("museum"))


#: What is done, and the name under which verify and opening tell it.
ON_A_CLOSED_VAULT = [
    ("a bit of the records", flip(RECORDS), Kind.RECORDS_ALTERED),
    ("the last bit of the records", flip(RECORDS, 0.9999), Kind.RECORDS_ALTERED),
    ("a bit of a header", flip(header.MAIN), Kind.HEADER_DAMAGED),
    ("a bit of the other header", flip(header.COPY), Kind.HEADER_DAMAGED),
    ("a bit of the seal", flip(seal.NAME), Kind.SEAL_DAMAGED),
    ("a bit of the manifest", flip("manifest.json"), Kind.MANIFEST_ALTERED),
    ("a bit of the drafts", flip("pending.bin"), Kind.PENDING_ALTERED),
    ("two pages swapped", swap_pages, Kind.RECORDS_ALTERED),
    ("the records cut short", truncate(RECORDS), Kind.RECORDS_TRUNCATED),
    ("an old page replayed", replay_a_page, Kind.RECORDS_ALTERED),
    ("the records of the session before", take_from("earlier", RECORDS), Kind.RECORDS_ALTERED),
    ("the records removed", remove(RECORDS), Kind.RECORDS_MISSING),
    ("a -wal of an earlier session", plant(WAL), Kind.JOURNAL_PLANTED),
    ("a -shm of an earlier session", plant(SHM), Kind.JOURNAL_PLANTED),
    ("a -journal", plant(JOURNAL, b"\xd9\xd5\x05\xf9 \xa1c\xd7" + bytes(504)), Kind.JOURNAL_PLANTED),
    ("a -proof of an earlier session", plant(PROOF), Kind.JOURNAL_PLANTED),
    ("a -wal that is a link", link_to_nowhere, Kind.JOURNAL_PLANTED),
    ("a document cut short", truncate("documents/*/*", 5), Kind.DOCUMENT_ALTERED),
    ("a document removed", remove("documents/*/*"), Kind.DOCUMENT_MISSING),
    ("all documents removed", remove("documents"), Kind.DOCUMENT_MISSING),
    ("a folder in a document's place", a_folder_for_a_document, Kind.DOCUMENT_ALTERED),
    ("an extra document", an_extra_document, Kind.DOCUMENT_UNKNOWN),
    ("a slot removed", edited_header(without_a_slot, resummed=False), Kind.HEADER_DAMAGED),
    ("a slot removed with the checksum", edited_header(without_a_slot, resummed=True), Kind.HEADER_ALTERED),
    ("a slot removed in one file", without_a_slot_in_the_copy, Kind.HEADER_ALTERED),
    ("Argon2 made cheaper", edited_header(cheaper, resummed=False), Kind.HEADER_DAMAGED),
    ("Argon2 made cheaper with the checksum", edited_header(cheaper, resummed=True), Kind.HEADER_ALTERED),
    ("signed with a key of the attacker", signed_by_someone_else, Kind.HEADER_FOREIGN),
    ("one file signed with such a key", signed_by_someone_else_in(header.MAIN), Kind.HEADER_FOREIGN),
    ("its copy signed with such a key", signed_by_someone_else_in(header.COPY), Kind.HEADER_FOREIGN),
    ("the header of the old passphrase", both_old_headers, Kind.HEADER_ROLLED_BACK),
    ("its copy alone", a_lagging_copy, Kind.HEADER_ROLLED_BACK),
    ("both headers removed but for the old copy", only_a_lagging_copy, Kind.HEADER_ROLLED_BACK),
    ("the seal of the session before", take_from("earlier", seal.NAME), Kind.RECORDS_ALTERED),
    ("the seal of a session that was cut off", take_from("cut", seal.NAME), Kind.RECORDS_ALTERED),
    ("the seal of another vault", seal_of_another_vault, Kind.SEAL_FOREIGN),
    ("the seal removed", remove(seal.NAME), Kind.SEAL_MISSING),
    ("a document struck from the manifest", edit_manifest, Kind.MANIFEST_ALTERED),
    ("the manifest removed", remove("manifest.json"), Kind.MANIFEST_MISSING),
    ("the drafts of the session before", take_from("earlier", "pending.bin"), Kind.PENDING_ALTERED),
    ("the drafts removed", remove("pending.bin"), Kind.PENDING_MISSING),
]  # fmt: skip

ON_A_CUT_SESSION = [
    ("a bit of the records", flip(RECORDS), Kind.RECORDS_ALTERED),
    ("two pages swapped", swap_pages, Kind.RECORDS_ALTERED),
    ("the records cut short", truncate(RECORDS), Kind.RECORDS_TRUNCATED),
    ("the -wal of the session before", plant(WAL), Kind.WAL_ALTERED),
    ("the salts of the -wal", flip(WAL, 18), Kind.WAL_ALTERED),
    ("the -wal removed", remove(WAL), Kind.WAL_MISSING),
    ("the -wal emptied", plant(WAL, b""), Kind.WAL_MISSING),
    ("old pages behind the last frame", put_old_pages_behind, Kind.WAL_UNPROVEN),
    ("old pages in the last transaction", put_old_pages_in_the_last_transaction, Kind.WAL_ALTERED),
    ("old pages, and nothing proven", forget_what_was_proven, Kind.WAL_UNPROVEN),
    ("the last transaction cut off", cut_the_last_transaction, Kind.WAL_ALTERED),
    ("a bit of a frame", flip(WAL, 0.9), Kind.WAL_ALTERED),
    ("a bit of the first frame", flip(WAL, 100), Kind.WAL_ALTERED),
    ("the proof removed", remove(PROOF), Kind.PROOF_MISSING),
    ("the proof emptied", plant(PROOF, b""), Kind.PROOF_ALTERED),
    ("the proof cut short", truncate(PROOF, 1), Kind.PROOF_ALTERED),
    ("the proof made longer", plant(PROOF, bytes(17 * PAGE_SIZE)), Kind.PROOF_ALTERED),
    ("the proof of the session before", plant(PROOF), Kind.PROOF_ALTERED),
    ("a bit of the proof", flip(PROOF, 20), Kind.PROOF_ALTERED),
    ("a bit behind a record of the proof", flip(PROOF, PAGE_SIZE - 1), Kind.PROOF_ALTERED),
    ("a -journal", plant(JOURNAL, b"\xd9\xd5\x05\xf9 \xa1c\xd7" + bytes(504)), Kind.JOURNAL_PLANTED),
    ("the drafts of the session before", take_from("earlier_cut", "pending.bin"), Kind.PENDING_STALE),
    ("a bit of the drafts", flip("pending.bin"), Kind.PENDING_STALE),
    ("a document removed", remove("documents/*/*"), Kind.DOCUMENT_MISSING),
    ("a document cut short", truncate("documents/*/*", 5), Kind.DOCUMENT_ALTERED),
    ("the seal of the session before", take_from("earlier", seal.NAME), Kind.JOURNAL_PLANTED),
    ("the seal removed", remove(seal.NAME), Kind.SEAL_MISSING),
    ("a slot removed with the checksum", edited_header(without_a_slot, resummed=True), Kind.HEADER_ALTERED),
]  # fmt: skip

BOTH = [pytest.param("closed", *one, id=f"closed: {one[0]}") for one in ON_A_CLOSED_VAULT] + [
    pytest.param("cut", *one, id=f"cut off: {one[0]}") for one in ON_A_CUT_SESSION
]


@pytest.fixture
def victim(tmp_path, museum, state, attack):
    folder = rig.copied(getattr(museum, state), tmp_path / "Cabinet.serment")
    attack(folder, museum)
    return folder


@pytest.mark.parametrize(("state", "what", "attack", "kind"), BOTH)
def test_verify_names_it(victim, museum, what, kind):
    report = rig.examined(victim, museum.key.keys)
    assert kind in {finding.kind for finding in report.findings}
    assert report.ok == (kind in (Kind.PENDING_STALE, Kind.WAL_UNPROVEN))


@pytest.mark.parametrize(("state", "what", "attack", "kind"), BOTH)
def test_opening_names_it_and_keeps_every_file(victim, museum, state, what, kind):
    before = _contents(victim)
    named = _opened(victim, museum)
    assert kind in named
    after = _contents(victim)
    lost = {digest for digest in before.values() if digest not in after.values()}
    # A seal that was read and found good is replaced by the next one, the drafts by what was merged.
    may_go = {before.get(seal.NAME), before.get("pending.bin"), before.get(WAL), before.get(SHM)}
    if state == "cut":
        # Proven first, then brought further by its own -wal, as far as that is proven.
        may_go |= {before.get(RECORDS)} | ({before.get(PROOF)} if not kind.startswith("proof") else set())
    assert lost <= may_go, "something damaged was overwritten"
    if kind.startswith(("pending", "manifest", "journal")) and not kind.endswith("missing"):
        assert any(place.is_dir() for place in (victim / aside.FOLDER).iterdir())


def _opened(folder: Path, museum: Museum) -> set[Kind]:
    """The names under which opening tells what it found. A session that opens is left as it is."""
    try:
        working = Session(folder, museum.key.keys)
    except Tampered as error:
        return {Kind(error.kind)}
    except Damaged as error:
        return {{header.MAIN: Kind.HEADER_DAMAGED, seal.NAME: Kind.SEAL_DAMAGED}[Path(error.path).name]}
    working.let_go()
    return {finding.kind for finding in working.opened.findings}


def _contents(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_untouched_vaults_are_found_sound(museum, tmp_path):
    for state in ("closed", "cut", "earlier", "earlier_cut", "before_change"):
        folder = rig.copied(getattr(museum, state), tmp_path / state / "Cabinet.serment")
        assert rig.examined(folder, museum.key.keys).ok
        assert rig.examined(folder, None).ok


@pytest.mark.parametrize(
    ("state", "attack"), [("closed", one_document_for_another), ("closed", flip("documents/*/*"))]
)
def test_a_document_of_the_right_size_is_named_by_verify_and_when_it_is_read(victim, museum):
    report = rig.examined(victim, museum.key.keys)
    assert [finding.kind for finding in report.findings] == [Kind.DOCUMENT_ALTERED]
    working = Session(victim, museum.key.keys)
    altered = Path(report.findings[0].path).name
    with pytest.raises(Tampered) as raised:
        working.vault.documents.read(altered, _key_of(working, altered))
    assert raised.value.kind is Kind.DOCUMENT_ALTERED
    working.close()


def _key_of(working: Session, document_id: str):
    return key_of(working.context, document_id)


@pytest.mark.parametrize(("state", "attack"), [("closed", signed_by_someone_else)])
def test_a_header_signed_by_someone_else_gives_no_cheaper_way_in(victim, museum):
    found = header.read(victim).header
    with pytest.raises(KdfBelowFloor):
        found.unlock(cheap.passphrase("autre phrase"), cheap.KDF)


@pytest.mark.parametrize(
    ("state", "attack"), [("closed", signed_by_someone_else_in(name)) for name in (header.MAIN, header.COPY)]
)
def test_the_owner_gets_in_by_the_header_that_is_left(victim, museum):
    """One file of a higher revision, signed with any key, and the right passphrase was called wrong."""
    found = header.read(victim)
    found.header.unlock(cheap.passphrase("autre phrase"), cheap.KDF)
    working = Session(victim, museum.key.keys)
    assert [one.kind for one in working.opened.findings] == [Kind.HEADER_FOREIGN]
    working.close()


@pytest.mark.parametrize(("state", "attack"), [("closed", signed_by_someone_else_in(header.COPY))])
def test_without_a_seal_nothing_tells_whose_header_it_is(victim, museum):
    (victim / seal.NAME).unlink()
    assert header.read(victim).header.public_key != museum.key.keys.public_key
    assert {Kind.HEADER_FOREIGN} <= {one.kind for one in rig.examined(victim, museum.key.keys).findings}


@pytest.mark.parametrize(("state", "attack"), [("closed", take_from("before_change", header.MAIN))])
def test_a_replaced_passphrase_opens_nothing(victim, museum):
    with pytest.raises(WrongSecret):
        header.read(victim).header.unlock(cheap.passphrase(), cheap.KDF)


def test_an_altered_row_of_the_access_log_is_named_by_its_number(museum, tmp_path):
    """By someone who has the key and signs again: the chain is what is left."""
    folder = rig.copied(museum.closed, tmp_path / "Cabinet.serment")
    working = Session(folder, museum.key.keys)
    working.database.run("DROP TRIGGER access_log_is_final")
    working.database.run("UPDATE access_log SET operation = 'rien' WHERE seq = 6")
    working.close()
    report = rig.examined(folder, museum.key.keys)
    assert report.findings == (Finding(Kind.ACCESS_LOG_ALTERED, RECORDS, "row 6"),)


def test_a_log_cut_short_is_named_by_the_row_that_the_seal_expects(museum, tmp_path):
    folder = rig.copied(museum.closed, tmp_path / "Cabinet.serment")
    found = header.read(folder).header
    sealed = seal.read(folder, found)
    seal.write(folder, msgspec.structs.replace(sealed, log_rows=sealed.log_rows + 1), museum.key.keys.seal)
    report = rig.examined(folder, museum.key.keys)
    assert report.findings[0].detail == f"row {sealed.log_rows + 1}"


def test_records_of_another_lineage_are_foreign(museum, tmp_path):
    folder = rig.copied(museum.closed, tmp_path / "Cabinet.serment")
    found = header.read(folder).header
    sealed = seal.read(folder, found)
    seal.write(folder, msgspec.structs.replace(sealed, lineage="0" * 32), museum.key.keys.seal)
    assert Kind.RECORDS_FOREIGN in {one.kind for one in rig.examined(folder, museum.key.keys).findings}
    assert _opened(folder, museum) == {Kind.RECORDS_FOREIGN}


def test_a_manifest_that_does_not_tell_of_the_records_is_named(museum, tmp_path):
    folder = rig.copied(museum.closed, tmp_path / "Cabinet.serment")
    edit_manifest(folder, museum)
    found = header.read(folder).header
    sealed = msgspec.structs.replace(
        seal.read(folder, found), manifest=files.fingerprint(folder / "manifest.json")
    )
    seal.write(folder, sealed, museum.key.keys.seal)
    kinds = {one.kind for one in rig.examined(folder, museum.key.keys).findings}
    assert {Kind.RECORDS_FOREIGN, Kind.DOCUMENT_UNKNOWN} <= kinds


OLD_PAGE_SIZES = [put_old_pages_behind, put_old_pages_in_the_last_transaction, forget_what_was_proven]


@pytest.mark.parametrize(("state", "attack"), [("cut", attack) for attack in OLD_PAGE_SIZES])
def test_sqlite_alone_takes_old_pages_for_new_ones(victim, museum):
    """The attack is a real one: checksums, salts and every page's authentication are right."""
    database = Database.open(victim / RECORDS, museum.key.keys.records)
    database.checkpoint()
    assert database.check() == []
    assert _texts(database) == {"Ancienne"}
    database.close()


@pytest.mark.parametrize(("state", "attack"), [("cut", attack) for attack in OLD_PAGE_SIZES])
def test_old_pages_are_never_taken_and_what_was_put_there_is_kept(victim, museum, attack):
    planted = (victim / WAL).read_bytes()
    working = Session(victim, museum.key.keys)
    proven = {
        put_old_pages_behind: {"Récente", "Dernière"},
        put_old_pages_in_the_last_transaction: {"Récente"},
        forget_what_was_proven: set(),
    }[attack]
    assert _texts(working.database) == {"Ancienne", "vieux brouillon", "nouveau brouillon"} | proven
    kept = [path.read_bytes() for path in (victim / aside.FOLDER).glob(f"*/{WAL}*")]
    assert planted in kept
    working.close()
    assert not rig.examined(victim, museum.key.keys).findings


def _texts(database: Database) -> set[str]:
    return {str(row[0]) for row in database.rows("SELECT text FROM note")}


def test_the_last_transactions_of_a_cut_off_session_can_be_dropped_with_their_proof(museum, tmp_path):
    """The limit: an earlier moment of the same session, whole. Said as not closed cleanly, never silent."""
    folder = rig.copied(museum.earlier, tmp_path / "Cabinet.serment")
    working = Session(folder, museum.key.keys)
    kept = {name: (folder / name).read_bytes() for name in (WAL, PROOF)}
    working.note("Oubliée")
    left = rig.copied(folder, tmp_path / "left" / "Cabinet.serment")
    for name, content in kept.items():
        (left / name).write_bytes(content)
    assert [one.kind for one in rig.examined(left, None).findings] == [Kind.NOT_CLOSED_CLEANLY]
    again = Session(left, museum.key.keys)
    assert again.missing(working.rows) == set(working.rows)
    again.close()
    working.close()


def test_a_wal_that_ends_before_its_proof_opens_as_far_as_it_is_proven(museum, tmp_path):
    """A disk that lied about a flush, or somebody: the owner gets in, and is told."""
    folder = rig.copied(museum.earlier, tmp_path / "life" / "Cabinet.serment")
    working = Session(folder, museum.key.keys)
    for number in range(4):
        working.note(f"Note {number}")
    lied = rig.copied(folder, tmp_path / "Cabinet.serment")
    frames.append(lied / WAL, frames.commits(lied / WAL)[-3], [])
    truncate(WAL, 100)(lied, museum)
    report = rig.examined(lied, museum.key.keys)
    assert [one.kind for one in report.findings] == [Kind.NOT_CLOSED_CLEANLY, Kind.WAL_ALTERED]
    again = Session(lied, museum.key.keys)
    assert not again.missing(working.rows[:1])
    assert again.missing(working.rows)
    again.close()
    working.close()


@pytest.mark.parametrize("size", [32, 32 + 24 + PAGE_SIZE])
def test_a_wal_without_what_its_seal_vouches_for_is_not_opened(museum, tmp_path, size):
    folder = rig.copied(museum.cut, tmp_path / "Cabinet.serment")
    wal = folder / WAL
    wal.write_bytes(wal.read_bytes()[:size])
    assert not rig.examined(folder, museum.key.keys).ok
    assert _opened(folder, museum) == {Kind.WAL_ALTERED}


@pytest.mark.parametrize(
    ("state", "attack"), [("closed", flip(RECORDS)), ("closed", remove("documents/*/*"))]
)
def test_nothing_altered_is_restored(victim, museum, tmp_path):
    with pytest.raises(SermentError):
        restore.restore(victim, tmp_path / "Neuf.serment", museum.key.keys)
    assert not (tmp_path / "Neuf.serment").exists()
    assert not list(tmp_path.glob("*.unfinished"))


def test_a_public_key_that_is_remembered_tells_a_stranger_without_a_secret(museum, tmp_path):
    other = rig.new_vault(tmp_path / "Autre.serment")
    subject = Subject(museum.closed, known_key=other.keys.public_key)
    assert [one.kind for one in verify(subject).findings] == [Kind.HEADER_FOREIGN]
    known = verify(Subject(museum.closed, known_key=museum.key.keys.public_key))
    assert known.authenticated
    assert not verify(Subject(museum.closed)).authenticated


def test_the_museum_is_what_it_says(museum):
    assert rig.sealed(museum.closed).state is State.CLOSED
    assert rig.sealed(museum.cut).state is State.OPEN
    assert (museum.closed / RECORDS).read_bytes()[:16] != b"SQLite format 3\0"
