"""What is not as it was sealed is named, and the rest is read all the same."""

import json
from pathlib import Path

import msgspec
import pytest

from tests.vault import cheap, rig
from tests.vault.reader.script import flip, keys_of
from vault import cipher, files, header, seal, slots
from vault.kdf import ARGON2ID


@pytest.mark.parametrize(
    ("name", "damage", "said"),
    [
        ("records.db", flip, "records.db"),
        ("seal.json", flip, "seal.json"),
        ("seal.json", Path.unlink, "seal.json"),
        ("manifest.json", flip, "manifest.json"),
        ("pending.bin", flip, "pending.bin"),
        ("header.json", flip, "header.json"),
        ("documents/71/*", flip, "71"),
        ("documents/71/*", Path.unlink, "Missing"),
        ("records.db", Path.unlink, "Missing"),
    ],
)
def test_the_script_names_what_is_not_as_sealed(run, folder, tmp_path, name, damage, said):
    damage(next(folder.glob(name)))
    done = run(folder, tmp_path / "out")
    assert done.returncode == 5
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_the_script_names_the_row_of_the_access_log(run, folder, tmp_path):
    working = rig.Session(folder, keys_of(folder))
    working.database.run("DROP TRIGGER access_log_is_final")
    working.database.run("UPDATE access_log SET operation = 'rien' WHERE seq = 6")
    working.close()
    done = run(folder, tmp_path / "out")
    assert done.returncode == 5
    assert "row 6" in done.stderr


def test_a_later_format_is_named(run, folder, tmp_path):
    outer = json.loads((folder / "header.json").read_text())
    outer["body"] = outer["body"].replace('"format":1', '"format":3')
    for name in ("header.json", "header.copy.json"):
        (folder / name).write_text(json.dumps(outer))
    assert run(folder, tmp_path / "out").returncode == 8


@pytest.mark.parametrize("name", ["header.json", "header.copy.json"])
def test_one_header_put_there_by_somebody_else_stops_nobody(run, folder, tmp_path, name):
    """Anybody can write a later format, or sign a header of a higher revision with a key of his own."""
    genuine = (folder / name).read_text()
    (folder / name).write_text(json.dumps({"body": '{"format": 9}', "sha256": "", "signature": ""}))
    assert run(folder, tmp_path / "later").returncode == 5
    assert (tmp_path / "later" / "records.jsonl").exists()
    (folder / name).write_text(genuine)
    seed = cipher.random_key()
    found = header.read(folder).header
    changed = msgspec.structs.replace(
        found, revision=99, public_key=cipher.public_key(seed), slots=found.slots[:1]
    )
    for path, data in header.signed(folder, changed, seed):
        if path.name == name:
            path.write_bytes(data)
    done = run(folder, tmp_path / "out")
    assert (tmp_path / "out" / "records.jsonl").exists()
    assert name in done.stderr


def _resigned(folder, key=None, **changes):
    """Both headers changed and signed: with the vault's key, or with the attacker's."""
    keys = keys_of(folder)
    found = header.read(folder).header
    header.write(folder, msgspec.structs.replace(found, **changes), key or keys.seal)


def test_parameters_below_the_floor_are_never_used(run, folder, tmp_path):
    found = header.read(folder).header
    weak = tuple(msgspec.structs.replace(slot, memory_kib=1024) for slot in found.slots)
    _resigned(folder, slots=weak)
    done = run(folder, tmp_path / "out")
    assert done.returncode == 3
    assert "out of bounds" in done.stderr


def test_a_header_signed_by_someone_else_is_named(run, folder, tmp_path):
    seed = cipher.random_key()
    _resigned(folder, seed, public_key=cipher.public_key(seed))
    done = run(folder, tmp_path / "out")
    assert done.returncode == 5
    assert "not the header's" in done.stderr


def test_a_header_older_than_the_seal_allows_is_named(run, folder, tmp_path):
    key = header.read(folder).header.unlock(cheap.passphrase(), ARGON2ID)
    old = (folder / header.MAIN).read_bytes()
    slots.added(folder, key, cheap.passphrase("autre"), ARGON2ID.floor)
    for name in (header.MAIN, header.COPY):
        (folder / name).write_bytes(old)
    done = run(folder, tmp_path / "out")
    assert done.returncode == 5
    assert "older than the seal" in done.stderr


def test_both_headers_damaged_is_the_end(run, folder, tmp_path):
    for name in (header.MAIN, header.COPY):
        (folder / name).write_bytes(b"{}")
    done = run(folder, tmp_path / "out")
    assert done.returncode == 5
    assert "Both copies" in done.stderr


def test_a_document_that_does_not_decrypt_is_named(run, folder, tmp_path):
    """Its hash in the row was made to fit: its cipher tells."""
    keys = keys_of(folder)
    for content in (b"serment doc1" + bytes(40), b"other"):
        working = rig.Session(folder, keys)
        document = str(working.database.value("SELECT id FROM document"))
        print_ = files.write(folder / "documents" / document[:2] / document, content)
        working.database.run(
            "UPDATE document SET cipher_size = ?, cipher_sha256 = ? WHERE id = ?",
            (print_.size, print_.sha256, document),
        )
        working.close()
        done = run(folder, tmp_path / f"out{len(content)}")
        assert done.returncode == 5
        assert document in done.stderr


def test_a_log_cut_short_is_named(run, folder, tmp_path):
    sealed = seal.read(folder, header.read(folder).header)
    seal.write(folder, msgspec.structs.replace(sealed, log_rows=sealed.log_rows + 1), keys_of(folder).seal)
    done = run(folder, tmp_path / "out")
    assert done.returncode == 5
    assert f"row {sealed.log_rows + 1}" in done.stderr
