"""A look into a snapshot: what was sealed is shown, nothing is written, a pulled drive is called that."""

import os
import shutil

import pytest

from tests.vault import rig
from vault import migrations
from vault.backup import look, parts
from vault.database import Database
from vault.errors import DriveGone, NotAVault, NotSealed, ReadOnlyFolder, Tampered, VaultTooNew
from vault.findings import Kind
from vault.records import documents_index, patients
from vault.records.context import Context


@pytest.fixture
def snapshot_path(desk):
    return desk.path_of(desk.back_up())


@pytest.fixture
def looked(desk, snapshot_path):
    opened = look.into(snapshot_path, desk.key.keys)
    yield opened
    opened.close()


def _document(database):
    return str(database.value("SELECT id FROM document"))


def test_records_and_documents_are_read_where_they_lie(desk, looked):
    before = rig.tree(desk.drive)
    assert looked.database.value("SELECT text FROM note") == "Première"
    assert looked.document(_document(looked.database)).startswith("Première".encode())
    assert rig.tree(desk.drive) == before


def test_nothing_can_be_written(looked):
    with pytest.raises(ReadOnlyFolder):
        looked.database.run("DELETE FROM note")
    patient = str(looked.database.value("SELECT id FROM patient"))
    with pytest.raises(ReadOnlyFolder):
        patients.open_record(Context(looked.database, "a"), patient)


def test_a_drive_of_a_read_only_file_system_can_be_looked_into(desk, snapshot_path):
    for path in [desk.drive, *desk.drive.rglob("*")]:
        path.chmod(0o500 if path.is_dir() else 0o400)
    opened = look.into(snapshot_path, desk.key.keys)
    assert opened.database.value("SELECT count(*) FROM note") == 1
    opened.close()
    for path in [desk.drive, *desk.drive.rglob("*")]:
        path.chmod(0o700)


def test_a_closed_vault_can_be_looked_into_too(desk):
    opened = look.into(desk.folder, desk.key.keys)
    assert opened.document(_document(opened.database)).startswith("Première".encode())
    opened.close()


@pytest.mark.parametrize(
    ("harm", "kind"),
    [
        (lambda data: bytes(len(data)), Kind.RECORDS_ALTERED),
        (lambda data: data[:-4096], Kind.RECORDS_TRUNCATED),
    ],
)
def test_records_that_are_not_what_was_sealed_are_not_opened(desk, snapshot_path, harm, kind):
    path = snapshot_path / "records.db"
    path.write_bytes(harm(path.read_bytes()))
    with pytest.raises(Tampered) as raised:
        look.into(snapshot_path, desk.key.keys)
    assert raised.value.kind is kind


def test_records_that_are_missing_are_named(desk, snapshot_path):
    (snapshot_path / "records.db").unlink()
    with pytest.raises(Tampered) as raised:
        look.into(snapshot_path, desk.key.keys)
    assert raised.value.kind is Kind.RECORDS_MISSING


def test_records_that_are_replaced_between_proof_and_opening_are_noticed(desk, snapshot_path, monkeypatch):
    path = snapshot_path / "records.db"
    really = Database.open

    def replaced(*given, **named):
        other = path.with_name("other")
        shutil.copyfile(path, other)
        os.replace(other, path)
        return really(*given, **named)

    monkeypatch.setattr(Database, "open", replaced)
    with pytest.raises(Tampered) as raised:
        look.into(snapshot_path, desk.key.keys)
    assert raised.value.kind is Kind.RECORDS_ALTERED


def test_records_of_another_state_than_the_seal_says_are_not_shown(desk, snapshot_path, monkeypatch):
    monkeypatch.setattr("vault.openvault.VaultState.fits", lambda *_, **__: False)
    with pytest.raises(Tampered) as raised:
        look.into(snapshot_path, desk.key.keys)
    assert raised.value.kind is Kind.RECORDS_FOREIGN


def test_keys_of_another_vault_show_nothing(snapshot_path, tmp_path):
    other = rig.new_vault(tmp_path / "Autre.serment")
    with pytest.raises(Tampered) as raised:
        look.into(snapshot_path, other.keys)
    assert raised.value.kind is Kind.HEADER_FOREIGN


def test_an_unfinished_copy_is_no_snapshot(desk, snapshot_path):
    with rig.session(desk.folder, desk.key.keys) as working:
        shutil.copy(desk.folder / "seal.json", snapshot_path / "seal.json")
        working.note()
    with pytest.raises(NotSealed):
        look.into(snapshot_path, desk.key.keys)


def test_a_schema_to_come_is_refused_by_its_number(desk, snapshot_path, monkeypatch):
    monkeypatch.setattr(migrations, "latest", lambda: 0)
    with pytest.raises(VaultTooNew):
        look.into(snapshot_path, desk.key.keys)


def test_older_records_are_brought_up_in_a_copy(desk, snapshot_path, tmp_path, monkeypatch):
    newest = migrations.latest()
    step = (newest + 1, "CREATE TABLE remise (id TEXT);\n")
    steps = [*migrations.steps(), step]
    monkeypatch.setattr(migrations, "steps", lambda: steps)
    before, scratch = rig.tree(desk.drive), tmp_path / "scratch"
    scratch.mkdir()
    opened = look.into(snapshot_path, desk.key.keys, scratch)
    assert opened.database.value("SELECT count(*) FROM remise") == 0
    assert opened.database.value("SELECT text FROM note") == "Première"
    with pytest.raises(ReadOnlyFolder):
        opened.database.run("DELETE FROM note")
    opened.close()
    assert os.listdir(scratch) == ["records.db"]
    assert rig.tree(desk.drive) == before


def test_records_that_lie_in_parts_are_put_together_in_a_copy(desk, snapshot_path, tmp_path):
    whole, scratch = snapshot_path / "records.db", tmp_path / "scratch"
    scratch.mkdir()
    data = whole.read_bytes()
    for number, portion in enumerate((data[:9000], data[9000:]), 1):
        (snapshot_path / parts.part_name(number)).write_bytes(portion)
    whole.unlink()
    before = rig.tree(desk.drive)
    opened = look.into(snapshot_path, desk.key.keys, scratch)
    assert opened.database.value("SELECT text FROM note") == "Première"
    opened.close()
    assert rig.tree(desk.drive) == before


def test_a_drive_pulled_out_before_the_look_is_called_that(desk, snapshot_path):
    shutil.rmtree(desk.drive)
    with pytest.raises(DriveGone):
        look.into(snapshot_path, desk.key.keys)


def test_a_folder_that_never_was_a_snapshot_is_no_drive_that_went_away(desk, tmp_path):
    with pytest.raises(NotAVault):
        look.into(tmp_path, desk.key.keys)


def test_a_drive_pulled_out_while_one_looks_is_called_that(desk, looked):
    document = _document(looked.database)
    shutil.rmtree(desk.drive)
    with pytest.raises(DriveGone):
        looked.document(document)


def test_a_document_that_was_altered_is_named_and_not_shown(desk, looked):
    path = next(desk.drive.glob("Serment/*/documents/*/*"))
    path.write_bytes(bytes(path.stat().st_size))
    with pytest.raises(Tampered) as raised:
        looked.document(_document(looked.database))
    assert raised.value.kind is Kind.DOCUMENT_ALTERED


def test_a_document_whose_key_was_destroyed_before_is_not_there(desk):
    with rig.session(desk.folder, desk.key.keys) as working:
        document = _document(working.database)
        documents_index.remove(working.context, document)
    opened = look.into(desk.path_of(desk.back_up()), desk.key.keys)
    with pytest.raises(Tampered) as raised:
        opened.document(document)
    assert raised.value.kind is Kind.DOCUMENT_MISSING
    opened.close()


def test_records_with_a_hole_of_eight_tebibytes_are_not_read(desk, snapshot_path):
    os.truncate(snapshot_path / "records.db", 1 << 43)
    with pytest.raises(Tampered) as raised:
        look.into(snapshot_path, desk.key.keys)
    assert raised.value.kind is Kind.RECORDS_ALTERED
