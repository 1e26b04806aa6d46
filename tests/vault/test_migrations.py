"""Schema steps: each whole or not at all, the records copied aside before, a newer vault refused by name."""

import pytest
import sqlcipher3

from tests.vault import rig
from tests.vault.records.store import new_database
from vault import files, migrations
from vault.errors import VaultTooNew
from vault.records import practice
from vault.seal import State

NOW = migrations.latest()
NEXT = NOW + 1
STEP = (NEXT, "-- a later step\nCREATE TABLE second (x);\nINSERT INTO second VALUES (1);\n")
BROKEN = (NEXT, "CREATE TABLE second (x);\nINSERT INTO none VALUES (1);\n")
COPY = f"records.before-{NEXT}.db"


@pytest.fixture
def key(folder, key):
    with rig.session(folder, key.keys) as working:
        working.note("Avant la mise à jour")
    return key


@pytest.fixture
def with_step(monkeypatch):
    def add(*more):
        known = migrations.steps()
        monkeypatch.setattr(migrations, "steps", lambda: [*known, *more])

    return add


def test_a_new_record_has_every_step(tmp_path):
    database = new_database(tmp_path / "records.db")
    assert migrations.version(database) == migrations.latest()
    migrations.migrate(database)
    database.close()


def test_a_step_is_applied_once_and_the_records_copied_aside_before(folder, key, with_step):
    before = files.fingerprint(folder / "records.db")
    with_step(STEP)
    with rig.session(folder, key.keys) as working:
        assert working.database.value("SELECT x FROM second") == 1
        aside = working.vault.seal.before_migration
        assert aside
        assert aside.path == COPY
    sealed = rig.sealed(folder)
    assert sealed.schema == NEXT
    assert sealed.before_migration == aside
    assert aside.fingerprint == before == files.fingerprint(folder / COPY)
    assert not rig.examined(folder, key.keys).findings
    with rig.session(folder, key.keys) as again:
        assert again.database.rows("SELECT x FROM second") == [(1,)]


def test_a_step_that_fails_changes_nothing(folder, key, with_step, tmp_path, monkeypatch):
    with_step(BROKEN)
    image = rig.copied(folder, tmp_path / "image" / "Cabinet.serment")
    with pytest.raises(sqlcipher3.OperationalError):
        rig.Session(image, key.keys)
    left = rig.copied(image, tmp_path / "left" / "Cabinet.serment")
    monkeypatch.undo()
    assert rig.sealed(left).schema == NOW
    assert rig.examined(left, key.keys).ok
    with rig.session(left, key.keys) as working:
        assert working.database.value("SELECT count(*) FROM sqlite_schema WHERE name = 'second'") == 0


def test_a_migration_cut_off_anywhere_is_done_or_not(folder, key, with_step, tmp_path):
    with_step(STEP)
    camera = rig.Camera(folder, tmp_path / "album")
    with camera.rolling():
        working = rig.Session(folder, key.keys)
    working.close()
    for picture in camera.pictures:
        assert rig.examined(picture.folder, key.keys).ok, picture.moment
        with rig.session(picture.folder, key.keys) as again:
            assert again.database.rows("SELECT x FROM second") == [(1,)]


def test_the_copy_from_before_is_not_part_of_a_backup(folder, key, with_step):
    with_step(STEP)
    with rig.session(folder, key.keys) as working:
        taken = working.vault.snapshot_seal(working.vault.seal.manifest)
        assert taken.before_migration is None
        working.vault.begin("backup.begun")


def test_the_copy_goes_with_its_name_in_the_seal(folder, key, with_step):
    with_step(STEP)
    with rig.session(folder, key.keys) as working:
        working.vault.forget_copy()
        assert working.vault.seal.before_migration is None
        assert not (folder / COPY).exists()
        working.vault.forget_copy()
    assert not rig.examined(folder, key.keys).findings


def test_a_removal_cut_off_anywhere_is_finished_at_the_next_opening(folder, key, with_step, tmp_path):
    with_step(STEP)
    working = rig.Session(folder, key.keys)
    camera = rig.Camera(folder, tmp_path / "album")
    with camera.rolling():
        working.vault.forget_copy()
    working.close()
    for picture in camera.pictures:
        assert rig.examined(picture.folder, key.keys).ok, picture.moment
        with rig.session(picture.folder, key.keys) as again:
            named = again.vault.seal.before_migration
            assert (picture.folder / COPY).exists() == (named is not None), picture.moment
            assert again.database.rows("SELECT x FROM second") == [(1,)]


def test_a_later_step_keeps_the_records_from_before_itself_alone(folder, key, with_step):
    with_step(STEP)
    with rig.session(folder, key.keys):
        pass
    with_step((NEXT + 1, "CREATE TABLE third (x);\n"))
    (folder / "records.before-my-holidays.db").write_bytes(b"not ours")
    with rig.session(folder, key.keys):
        pass
    left = sorted(path.name for path in folder.glob("records.before-*"))
    assert left == [f"records.before-{NEXT + 1}.db", "records.before-my-holidays.db"]


def test_a_newer_vault_is_refused_by_name_and_left_as_it_is(folder, key, with_step, monkeypatch):
    with_step(STEP)
    with rig.session(folder, key.keys):
        pass
    monkeypatch.undo()
    before = rig.tree(folder)
    with pytest.raises(VaultTooNew) as raised:
        rig.Session(folder, key.keys)
    assert (raised.value.found, raised.value.supported) == (NEXT, NOW)
    with pytest.raises(VaultTooNew):
        rig.examined(folder, key.keys)
    assert rig.examined(folder, None).ok
    assert rig.tree(folder) == before
    assert rig.sealed(folder).state is State.CLOSED


def test_newer_records_under_an_older_seal_are_refused_too(tmp_path):
    database = new_database(tmp_path / "records.db")
    database.run("PRAGMA user_version = 99")
    with pytest.raises(VaultTooNew):
        migrations.migrate(database)
    database.close()


def test_names_written_before_the_second_step_are_folded_with_it(tmp_path, monkeypatch):
    first = migrations.steps()[:1]
    monkeypatch.setattr(migrations, "steps", lambda: first)
    database = new_database(tmp_path / "records.db")
    author, now = practice.add_author(database, "Dr Claire Marchand"), "2026-11-16T09:00:00Z"
    database.run(
        """
        INSERT INTO patient (id, birth_name, birth_first_name, birth_date_precision, sex, used_name, status,
                             sort_key, author_id, created_at, typed_at)
        VALUES ('aa', 'LEFÈVRE', 'Françoise', 'unknown', 'F', 'Œuvrard', 'PROV', '', ?, ?, ?)
        """,
        (author, now, now),
    )
    monkeypatch.undo()
    migrations.migrate(database)
    sql = "SELECT folded_birth_name, folded_used_name FROM patient"
    assert database.row(sql) == ("lefevre", "oeuvrard")
    database.close()
