"""Everything under new keys: whole, resumable after any crash, and nothing of before fits."""

import dataclasses
import shutil
from pathlib import Path

import msgspec
import pytest

from tests.vault import cheap, rig
from vault import files, header, manifest, pending, rekeying, seal, slots
from vault.creation import workshop
from vault.database import Database
from vault.documents import DocumentFiles
from vault.entry import RECORDS
from vault.errors import (
    Damaged,
    Interrupted,
    LocumMayNot,
    NotAVault,
    NotClosedCleanly,
    Tampered,
    TooLittleRoom,
    WrongSecret,
)
from vault.keyslot import Locum
from vault.progress import Silent, Stage
from vault.secret import Secret
from vault.verify import Subject, verify

NEW = "une phrase toute neuve"
WORDS = bytes(range(1, 17))
CONTENTS = (b"%PDF-1.7 ordonnance", b"", b"x" * 3_000_000)


@pytest.fixture
def worked(folder, key):
    """A vault with notes, a draft's view and documents; what was acknowledged in it."""
    with rig.session(folder, key.keys) as working:
        working.note("Toux sèche.")
        working.note("Va mieux.")
        for plain in CONTENTS:
            working.document(plain)
        working.pend(working.draft("En cours"))
    return working.rows


def _ways(passphrase=NEW, words=WORDS):
    return rekeying.Ways(cheap.passphrase(passphrase), cheap.recovery(words), cheap.CHEAP, cheap.CHEAP)


def _rekey(folder, key, passphrase=NEW, progress=None):
    new = rekeying.prepare(folder, key, _ways(passphrase), cheap.KDF)
    rekeying.rewrite(folder, key.keys, new.keys, progress)
    rekeying.change_names(folder)
    rekeying.finish(folder)
    return new


def _opened(folder, passphrase):
    return header.read(folder).header.unlock(cheap.passphrase(passphrase), cheap.KDF)


def _read_all(folder, keys):
    """Notes, and what is in each document, of a vault that opens without a finding."""
    with rig.session(folder, keys) as working:
        assert not working.opened.findings
        notes = {str(row[0]) for row in working.database.rows("SELECT id FROM note")}
        found = working.database.rows("SELECT id, key FROM document")
        stored = DocumentFiles(folder, working.vault.seal.vault_id)
        plain = sorted(stored.read(str(one), Secret(bytes(key))) for one, key in found)  # type: ignore[arg-type]
    return notes, plain


def test_every_record_and_document_is_there_under_the_new_keys(folder, key, worked):
    new = _rekey(folder, key)
    report = verify(Subject(folder, new.keys))
    assert report.ok, report.findings
    assert not report.findings
    notes, plain = _read_all(folder, _opened(folder, NEW).keys)
    assert notes >= set(worked)
    assert plain == sorted(CONTENTS)
    assert _read_all(folder, header.read(folder).header.unlock(cheap.recovery(WORDS), cheap.KDF).keys)


def test_nothing_of_before_opens_anything(folder, key, worked, tmp_path):
    old = rig.copied(folder, tmp_path / "old" / "Cabinet.serment")
    _rekey(folder, key)
    for credential in (cheap.passphrase(), cheap.recovery()):
        with pytest.raises(WrongSecret):
            header.read(folder).header.unlock(credential, cheap.KDF)
    with pytest.raises(Damaged):
        Database.open(folder / RECORDS, key.keys.records)
    for name in (header.MAIN, header.COPY):
        shutil.copy(old / name, folder / name)
    with pytest.raises(Tampered):
        seal.read(folder, header.read(folder).header)


def test_no_page_and_no_document_is_as_it_was(folder, key, worked, tmp_path):
    old = rig.copied(folder, tmp_path / "old" / "Cabinet.serment")
    _rekey(folder, key)
    pages = [path.joinpath(RECORDS).read_bytes() for path in (old, folder)]
    assert all(pages[0][at : at + 4096] != pages[1][at : at + 4096] for at in range(0, len(pages[1]), 4096))
    names = [
        {path.name for path in (one / "documents").rglob("*") if path.is_file()} for one in (old, folder)
    ]
    assert not names[0] & names[1]
    assert len(names[0]) == len(names[1]) == len(CONTENTS)


def test_it_is_a_new_life_of_the_same_vault(folder, key, worked):
    before = rig.sealed(folder)
    _rekey(folder, key)
    after = rig.sealed(folder)
    assert (after.vault_id, after.epoch, after.parent) == (before.vault_id, before.epoch + 1, before.lineage)
    assert after.lineage != before.lineage
    assert after.revision == before.revision + 1
    assert not list(folder.parent.glob("*.unfinished")) + list(folder.parent.glob("*before*"))
    assert not (folder / rekeying.PLAN).exists()


def test_what_was_being_typed_comes_along(folder, key, worked):
    new = _rekey(folder, key)
    with rig.session(folder, new.keys) as working:
        assert working.database.value("SELECT count(*) FROM note WHERE state = 'draft'") == 1


def test_the_access_log_goes_on_and_says_so(folder, key, worked):
    new = _rekey(folder, key)
    with rig.session(folder, new.keys) as working:
        said = [str(row[0]) for row in working.database.rows("SELECT operation FROM access_log ORDER BY seq")]
    assert said[0] == "vault.created"
    assert said.count("vault.rekeyed") == 1
    assert "slots.changed" not in said


def test_earlier_versions_of_a_document_s_label_still_belong_to_it(folder, key):
    with rig.session(folder, key.keys) as working:
        document = working.document()
        working.database.run(
            """
            INSERT INTO earlier_version (noun, record_id, patient_id, content, kept_at, author_id)
            VALUES ('document', ?, ?, '{}', '2026-11-21T10:00:00Z', ?)
            """,
            (document, working.patient(), working.context.author_id),
        )
    new = _rekey(folder, key)
    with rig.session(folder, new.keys) as working:
        assert working.database.value(
            "SELECT count(*) FROM earlier_version JOIN document ON document.id = record_id"
        )
        with pytest.raises(Exception, match="never changes"):
            working.database.run("UPDATE earlier_version SET content = ''")


def test_whatever_names_a_document_names_it_afterwards(folder, key):
    """Later schema steps may hang other rows on documents, and guard them."""
    with rig.session(folder, key.keys) as working:
        document = working.document()
        working.database.run(
            "CREATE TABLE letter (seq INTEGER PRIMARY KEY, of TEXT REFERENCES document (id))"
        )
        working.database.run("INSERT INTO letter (of) VALUES (?)", (document,))
        working.database.run(
            "CREATE TRIGGER letter_is_final BEFORE UPDATE ON letter BEGIN SELECT RAISE (ABORT, 'final'); END"
        )
    new = _rekey(folder, key)
    with rig.session(folder, new.keys) as working:
        assert working.database.value("SELECT count(*) FROM letter JOIN document ON document.id = of") == 1
        with pytest.raises(Exception, match="final"):
            working.database.run("UPDATE letter SET of = NULL")


def test_a_locum_s_way_ends_with_it_and_a_locum_may_not(folder, key):
    locum = Locum("ab" * 16, "Dr Agathe Fictive", "", "", "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z")
    slots.lent(folder, key, cheap.passphrase("la sienne"), locum, cheap.CHEAP)
    with pytest.raises(LocumMayNot):
        rekeying.prepare(folder, _opened(folder, "la sienne"), _ways(), cheap.KDF)
    _rekey(folder, key)
    with pytest.raises(WrongSecret):
        _opened(folder, "la sienne")


def test_too_little_room_is_said_before_anything_is_written(folder, key, worked, monkeypatch):
    usage = shutil.disk_usage(folder)
    monkeypatch.setattr(rekeying, "disk_usage", lambda _: usage._replace(free=rekeying.room_for(folder) - 1))
    with pytest.raises(TooLittleRoom) as refused:
        rekeying.check_room(folder)
    assert refused.value.needed > refused.value.free


def test_a_vault_that_is_open_and_one_without_a_plan_are_refused(folder, key):
    with pytest.raises(NotAVault):
        rekeying.rewrite(folder, key.keys, key.keys)
    working = rig.Session(folder, key.keys)
    with pytest.raises(NotClosedCleanly):
        rekeying.rewrite(folder, key.keys, key.keys)
    working.close()


def test_records_that_are_not_the_sealed_ones_are_not_taken_over(folder, key, worked):
    new = rekeying.prepare(folder, key, _ways(), cheap.KDF)
    with (folder / RECORDS).open("r+b") as file:
        file.seek(9000)
        file.write(b"\0")
    with pytest.raises(Tampered):
        rekeying.rewrite(folder, key.keys, new.keys)


def test_a_document_that_its_new_key_does_not_open_keeps_the_old_vault(folder, key, worked, monkeypatch):
    add = DocumentFiles.add

    def of_another_key(self, plain):
        return dataclasses.replace(add(self, plain), key=Secret(bytes(32)))

    monkeypatch.setattr(DocumentFiles, "add", of_another_key)
    with pytest.raises(Tampered) as altered:
        _rekey(folder, key)
    assert altered.value.kind == "document-altered"
    monkeypatch.undo()
    assert _read_all(folder, key.keys)[1] == sorted(CONTENTS)


def test_a_new_vault_that_is_not_what_was_sealed_keeps_the_old_one(folder, key, worked):
    new = rekeying.prepare(folder, key, _ways(), cheap.KDF)
    stranger = workshop(folder) / "documents" / "ab" / ("ab" * 16)

    def plant(_: Path) -> None:
        stranger.parent.mkdir(exist_ok=True)
        stranger.write_bytes(b"not ours")

    with pytest.raises(Tampered) as altered:
        rekeying.rewrite(folder, key.keys, new.keys, furnish=plant)
    assert altered.value.kind == "document-unknown"
    assert _read_all(folder, key.keys)[1] == sorted(CONTENTS)


class _Stopping(Silent):
    """Stops after so many bytes."""

    def __init__(self, after: int) -> None:
        self.left = after
        self.total = 0

    def begin(self, stage: Stage, total: int) -> None:
        self.total += total

    def advance(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise Interrupted


def test_stopped_it_is_gone_on_with_by_the_same_new_passphrase(folder, key, worked):
    with pytest.raises(Interrupted):
        _rekey(folder, key, progress=_Stopping(rig.sealed(folder).records.size + 100))
    assert rekeying.waiting(folder)
    assert _read_all(folder, key.keys)[1] == sorted(CONTENTS)
    again = _Stopping(1 << 40)
    with pytest.raises(Interrupted):
        _rekey(folder, key, progress=_Stopping(rig.sealed(folder).records.size + 100))
    waiting = header.read(workshop(folder)).header
    new = _rekey(folder, key, progress=again)
    assert new.keys.public_key == waiting.public_key
    assert again.left == (1 << 40) - again.total
    assert _read_all(folder, new.keys)[1] == sorted(CONTENTS)


def test_gone_on_with_as_it_was_its_words_stay(folder, key, worked):
    keep = rekeying.Ways(cheap.passphrase(NEW), None, cheap.CHEAP, cheap.CHEAP)
    with pytest.raises(WrongSecret):
        rekeying.prepare(folder, key, keep, cheap.KDF)
    rekeying.prepare(folder, key, _ways(), cheap.KDF)
    before = header.read(workshop(folder)).header
    rekeying.prepare(folder, key, keep, cheap.KDF)
    assert header.read(workshop(folder)).header == before
    other = rekeying.Ways(cheap.passphrase("une autre"), None, cheap.CHEAP, cheap.CHEAP)
    with pytest.raises(WrongSecret):
        rekeying.prepare(folder, key, other, cheap.KDF)


def test_keys_drawn_beforehand_are_those_that_were_printed(folder, key, worked):
    rekeying.prepare(folder, key, _ways(), cheap.KDF)
    seedling = rekeying.drawn(folder)
    made = rekeying.prepare(folder, key, _ways(), cheap.KDF, seedling=seedling)
    assert made.keys.public_key == seedling.keys.public_key


def test_another_new_passphrase_begins_anew(folder, key, worked):
    with pytest.raises(Interrupted):
        _rekey(folder, key, progress=_Stopping(100))
    waiting = header.read(workshop(folder)).header
    new = _rekey(folder, key, "encore une autre")
    assert new.keys.public_key != waiting.public_key
    assert _read_all(folder, new.keys)[1] == sorted(CONTENTS)


def test_work_done_in_between_is_not_lost(folder, key, worked):
    """Cut off, then a day of work: going on with the records of before would lose that day."""
    with pytest.raises(Interrupted):
        _rekey(folder, key, progress=_Stopping(rig.sealed(folder).records.size + 100))
    with rig.session(folder, key.keys) as working:
        note = working.note("Entre-temps.")
    new = _rekey(folder, key)
    assert note in _read_all(folder, new.keys)[0]


def test_drafts_of_an_attempt_that_was_cut_off_are_not_found_in_the_new_vault(folder, key, worked):
    """Cut off when all was sealed; a session entered them meanwhile. The new vault was refused as altered."""
    with pytest.raises(Interrupted):
        _rekey(folder, key, progress=_LastStop())
    assert (workshop(folder) / pending.NAME).exists()
    with rig.session(folder, key.keys):
        pass
    assert not (folder / pending.NAME).exists()
    new = _rekey(folder, key)
    assert _read_all(folder, new.keys)[1] == sorted(CONTENTS)


class _LastStop(Silent):
    """Stops when everything is read back."""

    def begin(self, stage: Stage, total: int) -> None:
        if stage is Stage.CHECKING:
            raise Interrupted


def test_a_plan_of_another_vault_or_torn_begins_anew(folder, key, worked):
    rekeying.prepare(folder, key, _ways(), cheap.KDF)
    plan = workshop(folder) / rekeying.PLAN
    for data in (b"{", msgspec.json.encode(rekeying.Plan("ab" * 16, 2, "cd" * 16))):
        plan.write_bytes(data)
        again = rekeying.prepare(folder, key, _ways(), cheap.KDF)
        assert header.read(workshop(folder)).header.public_key == again.keys.public_key


def test_cut_off_anywhere_one_of_the_two_is_whole_and_it_can_be_gone_on_with(tmp_path):
    """A picture of the disk around every file operation; each is a power cut."""
    place = tmp_path / "place"
    place.mkdir()
    folder = place / "Cabinet.serment"
    key = cheap.new_vault(folder)
    with rig.session(folder, key.keys) as working:
        working.note()
        working.document()
    camera = rig.Camera(place, tmp_path / "album")
    with camera.rolling():
        _rekey(folder, key)
    camera._looking = True
    camera.take("announced")
    fresh = []
    # Copying and rewriting are alike from one file to the next; every step of the end is tried.
    for picture in (*camera.pictures[:-9:3], *camera.pictures[-9:]):
        there = picture.folder / folder.name
        rekeying.finish(there)
        new = _is_new(there)
        fresh.append(new)
        opened = _opened(there, NEW if new else cheap.PASSPHRASE)
        if not new:
            rig.copied(picture.folder, picture.folder.parent / "again")
            there = picture.folder.parent / "again" / folder.name
            opened = _rekey(there, opened)
        assert set(working.rows) <= _read_all(there, opened.keys)[0], picture.moment
        assert not list(there.parent.glob("*before*")), picture.moment
        shutil.rmtree(picture.folder.parent)
    assert fresh == sorted(fresh)
    assert (fresh[0], fresh[-1]) == (False, True)
    assert len(camera.pictures) > 30


def _is_new(folder: Path) -> bool:
    return header.read(folder).header.epoch == 2


def test_somebody_who_took_the_new_one_away_leaves_the_old_one(folder, key, worked):
    new = rekeying.prepare(folder, key, _ways(), cheap.KDF)
    rekeying.rewrite(folder, key.keys, new.keys)
    files.move(folder, rekeying.before(folder))
    shutil.rmtree(workshop(folder))
    assert rekeying.finish(folder) is False
    assert _read_all(folder, key.keys)[0] >= set(worked)


def test_a_folder_of_another_vault_is_never_removed(folder, key, worked, tmp_path):
    cheap.new_vault(rekeying.before(folder))
    assert rekeying.finish(folder) is False
    assert rekeying.before(folder).is_dir()
    (rekeying.before(folder) / header.MAIN).unlink()
    (rekeying.before(folder) / header.COPY).unlink()
    assert rekeying.finish(folder) is False
    assert rekeying.before(folder).is_dir()


def test_a_vault_without_documents_and_drafts_is_rewritten_too(folder, key):
    new = _rekey(folder, key)
    assert not (folder / pending.NAME).exists()
    assert manifest.read(folder, rig.sealed(folder).manifest).documents == ()
    assert _read_all(folder, new.keys) == (set(), [])
