"""What a released format wrote opens for ever.

The golden passphrase and words are those of ``tests.vault.cheap``, at the true floor of Argon2id.
"""

from pathlib import Path

import pytest

from tests.vault import cheap, rig
from vault import files, header, migrations, seal
from vault.backup import parts, restore, snapshot
from vault.kdf import ARGON2ID
from vault.records import export, texts
from vault.seal import SetAside
from vault.verify import Subject, verify

GOLDEN = Path(__file__).parent.parent / "golden"
FORMATS = sorted(path.name for path in GOLDEN.iterdir() if path.name.startswith("format-"))
NOTES = {"Toux sèche depuis trois jours.", "Œdème des chevilles, l'après-midi surtout."}


@pytest.fixture(params=FORMATS)
def golden(request, tmp_path):
    return rig.copied(GOLDEN / request.param, tmp_path / "golden")


@pytest.fixture
def folder(golden):
    return golden / "Cabinet.serment"


@pytest.fixture
def backup(golden):
    return snapshot.found_on(golden / "drive").whole[0].path


@pytest.fixture
def split(golden, backup):
    """The same backup as on a drive that takes no large file; it shares the documents."""
    (source,) = (golden / "split").iterdir()
    return rig.copied(source, backup.parent / source.name)


def _keys(folder, credential=None):
    return header.read(folder).header.unlock(credential or cheap.passphrase(), ARGON2ID).keys


def test_every_format_and_every_schema_has_its_golden_files():
    sealed = [rig.sealed(GOLDEN / name / "Cabinet.serment") for name in FORMATS]
    assert {one.format for one in sealed} == set(range(1, seal.FORMAT + 1))
    assert {one.schema for one in sealed} == set(range(1, migrations.latest() + 1))


def test_a_golden_vault_of_the_working_day_holds_every_noun(tmp_path):
    folder = rig.copied(GOLDEN / "format-1-schema-2" / "Cabinet.serment", tmp_path / "Cabinet.serment")
    with rig.session(folder, _keys(folder)) as working:
        database = working.database
        held = {one for one in export.tables(database) if database.row(f"SELECT 1 FROM {one}")}
        assert {"vaccination", "paper", "fee_note"} < held
        assert {one.noun for one in texts.find(working.database, "metformine")} == {"prescription_line"}


def test_the_golden_vault_opens_with_either_secret(folder):
    assert _keys(folder).public_key == _keys(folder, cheap.recovery()).public_key
    with rig.session(folder, _keys(folder)) as working:
        assert not working.opened.findings
        texts = {str(row[0]) for row in working.database.rows("SELECT text FROM note")}
        assert texts == NOTES | {"à reprendre demain"}


def test_a_golden_vault_brought_up_to_this_schema_may_be_cut_off_anywhere(folder, tmp_path):
    keys = _keys(folder)
    before = files.fingerprint(folder / "records.db")
    older = rig.sealed(folder).schema < migrations.latest()
    camera = rig.Camera(folder, tmp_path / "album")
    with camera.rolling():
        working = rig.Session(folder, keys)
    aside = SetAside(f"records.before-{migrations.latest()}.db", before)
    assert working.vault.seal.before_migration == (aside if older else None)
    working.close()
    # One picture in three: each is a whole vault that is verified and migrated.
    for picture in camera.pictures[::3]:
        assert rig.examined(picture.folder, keys).ok, picture.moment
        with rig.session(picture.folder, keys) as again:
            assert again.vault.seal.schema == migrations.latest()
            assert {str(row[0]) for row in again.database.rows("SELECT text FROM note")} >= NOTES


def test_the_golden_vault_and_backup_verify(folder, backup):
    keys = _keys(folder)
    report = rig.examined(folder, keys)
    assert report.ok
    assert report.authenticated
    assert (report.counts["notes"], report.counts["documents"]) == (2, 2)
    root = snapshot.documents_root(backup)
    assert not verify(Subject(backup, keys, documents=root)).findings


def test_the_golden_backup_restores(folder, backup, tmp_path):
    restored = restore.restore(backup, tmp_path / "Neuf.serment", _keys(backup))
    assert (restored.counts["notes"], restored.counts["documents"]) == (3, 2)
    assert not restored.findings


@pytest.mark.parametrize("golden", ["format-1"], indirect=True)
def test_the_golden_backup_in_parts_verifies_and_restores(folder, split, tmp_path):
    assert parts.is_split(split)
    report = verify(Subject(split, _keys(folder), documents=snapshot.documents_root(split)))
    assert not report.findings
    assert (report.counts["notes"], report.counts["documents"]) == (2, 2)
    restored = restore.restore(split, tmp_path / "Neuf.serment", _keys(split))
    assert (restored.counts["notes"], restored.counts["documents"]) == (3, 2)
