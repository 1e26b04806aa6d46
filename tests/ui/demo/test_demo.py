"""The demonstration: the whole main job on a small practice, and a verdict that can be no."""

import io
import json
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from app import fictive
from app.cli.terminal import Terminal
from app.host import Host, this_host
from ui.demo import proof
from ui.demo.folder import MARK, claimed
from ui.demo.proof import Proof
from ui.demo.verb import demo
from vault.entry import RECORDS
from vault.errors import ExitCode, FolderNotEmpty, InvalidInput
from vault.kdf import Kdf, KdfParameters
from vault.keys import VaultKeys

# Calibration takes as many lanes as there are cores, and Argon2 wants 8 KiB for each.
CHEAP = Kdf(KdfParameters(64, 1, 1), KdfParameters(1024, 4, 4), 0.001, 64)
PATIENTS = 30


@pytest.fixture
def host(tmp_path: Path) -> Host:
    state = tmp_path / "state"
    return replace(this_host(), kdf=CHEAP, settings_folder=state, state_folder=state, runtime_folder=state)


def arguments(folder: Path, patients: int = PATIENTS) -> Namespace:
    return Namespace(folder=str(folder), patients=patients, seed=2026)


def played(folder: Path, host: Host) -> tuple[ExitCode, dict[str, object]]:
    out = io.StringIO()
    code = demo(arguments(folder), Terminal(io.StringIO(), out, "fr", as_json=True), host)
    return code, json.loads(out.getvalue())


def test_the_restored_vault_is_the_first_one_and_every_step_leaves_two_pictures(
    tmp_path: Path, host: Host
) -> None:
    code, told = played(tmp_path / "demo", host)
    assert code is ExitCode.DONE
    assert told["ok"] is True
    steps, pictures, measured = told["steps"], told["pictures"], told["measured"]
    assert isinstance(steps, list)
    assert isinstance(pictures, list)
    assert isinstance(measured, dict)
    assert [step["name"] for step in steps][-3:] == ["restore", "open_restored", "compare"]
    assert measured["patients"] == PATIENTS
    assert measured["backup_bytes"] > 0
    assert len(pictures) == len(set(pictures)) >= 60
    for path in pictures:
        taken = QImage(path)
        assert (taken.width(), taken.height()) == (1320, 840)
        assert _is_dark(taken) is path.endswith("-dark.png")


def _is_dark(picture: QImage) -> bool:
    return picture.pixelColor(picture.width() - 2, picture.height() // 2).lightness() < 128


def test_one_byte_of_the_restored_records_changes_the_verdict(
    tmp_path: Path, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoiled(first: Path, copy: Path, restored: Path, keys: VaultKeys) -> Proof:
        records = bytearray((restored / RECORDS).read_bytes())
        records[len(records) // 2] ^= 1
        (restored / RECORDS).write_bytes(records)
        return PROOF(first, copy, restored, keys)

    monkeypatch.setattr(proof, "proof", spoiled)
    code, told = played(tmp_path / "demo", host)
    assert code is ExitCode.DAMAGED
    assert told["ok"] is False


PROOF = proof.proof


def test_an_earlier_demonstration_is_replaced_and_nothing_else_is(tmp_path: Path) -> None:
    folder = claimed(tmp_path / "demo")
    (folder.computer / "left.txt").write_text("from before")
    again = claimed(tmp_path / "demo")
    assert not (again.computer / "left.txt").exists()
    assert (again.path / MARK).exists()
    (again.path / "mine.txt").write_text("not the demonstration's")
    with pytest.raises(FolderNotEmpty):
        claimed(tmp_path / "demo")
    assert (again.path / "mine.txt").exists()


def test_a_folder_with_the_names_of_a_demonstration_but_not_its_mark_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    with pytest.raises(FolderNotEmpty):
        claimed(tmp_path)


def test_a_file_is_no_folder_for_a_demonstration(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(FolderNotEmpty):
        claimed(tmp_path / "file")


@pytest.mark.parametrize("patients", [0, 100_001])
def test_a_practice_has_from_one_to_a_hundred_thousand_patients(
    tmp_path: Path, host: Host, patients: int
) -> None:
    with pytest.raises(InvalidInput):
        demo(arguments(tmp_path / "demo", patients), Terminal(io.StringIO(), io.StringIO(), "fr"), host)


def test_a_furnished_vault_is_fictive_opens_with_its_public_passphrase_and_never_replaces_another(
    tmp_path: Path, host: Host
) -> None:
    first = fictive.furnished(tmp_path / "Cabinet-fictif.serment", host, 3)
    second = fictive.furnished(tmp_path / "Cabinet-fictif.serment", host, 2)
    assert (first.vault.name, second.vault.name) == ("Cabinet-fictif.serment", "Cabinet-fictif-2.serment")
    held = proof.content(first.vault, first.keys)
    assert held.sound
    assert held.counts["patient"] == 3
    assert held.counts["note"] > 0
    assert first.passphrase == fictive.PASSPHRASE
