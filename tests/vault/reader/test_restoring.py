"""The script restores what the program opens, whole or not at all."""

import json
from pathlib import Path

import msgspec
import pytest

from tests.vault import rig
from tests.vault.reader.script import flip, keys_of
from vault import files, header, seal


@pytest.mark.parametrize("source", ["folder", "backup", "split"])
def test_the_script_restores_what_the_program_opens(run, request, folder, tmp_path, source):
    new = tmp_path / "Neuf.serment"
    done = run("--restore", request.getfixturevalue(source), new)
    assert (done.returncode, done.stderr) == (0, "")
    assert not rig.examined(new, keys_of(folder)).findings
    with rig.session(new, keys_of(folder)) as working:
        assert not working.opened.findings


@pytest.mark.parametrize(
    ("name", "damage"), [("records.db", flip), ("documents/71/*", Path.unlink), ("seal.json", flip)]
)
def test_the_script_restores_nothing_altered(run, folder, tmp_path, name, damage):
    damage(next(folder.glob(name)))
    done = run("--restore", folder, tmp_path / "Neuf.serment")
    assert done.returncode == 5
    assert not list(tmp_path.glob("Neuf*"))


def test_the_script_restores_from_one_header_what_is_whole_again(run, folder, tmp_path):
    flip(folder / "header.json", 50)
    done = run("--restore", folder, tmp_path / "Neuf.serment")
    assert done.returncode == 5
    assert not header.read(tmp_path / "Neuf.serment").findings


def test_the_script_restores_no_records_of_which_a_part_is_missing(run, split, tmp_path):
    (split / "records.db.002").unlink()
    done = run("--restore", split, tmp_path / "Neuf.serment")
    assert done.returncode == 5
    assert not list(tmp_path.glob("Neuf*"))


def test_only_a_closed_vault_is_restored(run, folder, tmp_path):
    working = rig.Session(folder, keys_of(folder))
    cut = rig.copied(folder, tmp_path / "cut" / "Cabinet.serment")
    working.close()
    done = run("--restore", cut, tmp_path / "Neuf.serment")
    assert done.returncode == 5
    assert "not closed" in done.stderr


def test_a_restored_vault_may_take_an_empty_folder(run, folder, tmp_path):
    (tmp_path / "Neuf.serment").mkdir()
    assert run("--restore", folder, tmp_path / "Neuf.serment").returncode == 0


def test_a_vault_without_drafts_is_read_and_restored_too(run, folder, tmp_path):
    with rig.session(folder, keys_of(folder)):
        pass
    assert not (folder / "pending.bin").exists()
    assert run(folder, tmp_path / "out").returncode == 0
    assert run("--restore", folder, tmp_path / "Neuf.serment").returncode == 0
    (folder / "pending.bin").write_bytes(b"planted")
    done = run(folder, tmp_path / "out2")
    assert done.returncode == 5
    assert "pending.bin" in done.stderr


def test_a_manifest_that_names_a_path_elsewhere_restores_nothing(run, folder, tmp_path):
    """Sealed by someone who has the key: still nothing is written outside the new folder."""
    listed = {"format": 1, "documents": [{"path": "../../x", "size": 1, "sha256": ""}]}
    print_ = files.write(folder / "manifest.json", json.dumps(listed).encode())
    sealed = seal.read(folder, header.read(folder).header)
    seal.write(folder, msgspec.structs.replace(sealed, manifest=print_), keys_of(folder).seal)
    assert run("--restore", folder, tmp_path / "Neuf.serment").returncode == 5
    assert not list(tmp_path.glob("Neuf*"))
