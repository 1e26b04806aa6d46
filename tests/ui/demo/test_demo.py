"""The demonstration: the whole main job on a small practice, and a verdict that can be no."""

import io
import json
from argparse import Namespace
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app import fictive, trial
from app.cli.errors import AskedWrongly
from app.cli.terminal import Terminal
from app.host import Host, this_host
from ui.demo.folder import MARK, claimed
from ui.demo.proof import Proof, content, proof
from ui.demo.report import MEASURED, STEPS
from ui.demo.verb import demo, verdict
from vault.entry import RECORDS
from vault.errors import ExitCode, FolderNotEmpty
from vault.kdf import Kdf, KdfParameters
from vault.keys import VaultKeys

# Calibration takes as many lanes as there are cores, and Argon2 wants 8 KiB for each.
CHEAP = Kdf(KdfParameters(64, 1, 1), KdfParameters(1024, 4, 4), 0.001, 64)
PATIENTS, TAKEN_OVER, NEWCOMERS = 12, 7, 1

# The whole main job by real windows: the usual three minutes are too few where others work besides.
# Played once, by whichever process takes them all.
# A platform without a screen says of a menu that it cannot come to the front.
pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.xdist_group("demonstration"),
    pytest.mark.qt_log_ignore("raise", "grabbing the keyboard", "propagateSizeHints"),
]


def computer(folder: Path) -> Host:
    """This computer, with a cheap key derivation and a memory of its own."""
    state = folder / "state"
    return replace(this_host(), kdf=CHEAP, settings_folder=state, state_folder=state, runtime_folder=state)


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return computer(tmp_path)


def arguments(folder: Path, patients: int = PATIENTS) -> Namespace:
    return Namespace(folder=str(folder), patients=patients, seed=2026)


@dataclass(frozen=True)
class Played:
    """What a demonstration answered, and what it compared."""

    code: ExitCode
    told: dict[str, Any]
    compared: tuple[Path, Path, Path, VaultKeys]


@pytest.fixture(scope="module")
def played(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Played:
    """One demonstration for all: it takes half a minute, most of it for pictures."""
    folder, compared, out = tmp_path_factory.mktemp("demo"), [], io.StringIO()

    def noted(first: Path, copy: Path, restored: Path, keys: VaultKeys) -> Proof:
        compared.append((first, copy, restored, keys))
        return proof(first, copy, restored, keys)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ui.demo.proof.proof", noted)
        terminal = Terminal(io.StringIO(), out, "fr", as_json=True)
        code = demo(arguments(folder / "made"), terminal, computer(folder))
    return Played(code, json.loads(out.getvalue()), compared[0])


def test_the_restored_vault_is_the_first_one(played: Played) -> None:
    assert played.code is ExitCode.DONE
    assert played.told["ok"] is True
    names = [step["name"] for step in played.told["steps"]]
    assert names == list(STEPS)
    assert played.told["measured"].keys() == MEASURED.keys()
    assert played.told["measured"]["patients"] == PATIENTS + TAKEN_OVER + NEWCOMERS
    assert played.told["measured"]["backup_bytes"] > 0


def test_every_step_leaves_a_picture_in_each_theme(played: Played) -> None:
    pictures = played.told["pictures"]
    assert len(pictures) == len(set(pictures)) >= 260
    for path in pictures:
        taken = QImage(path)
        assert (taken.width(), taken.height()) == (1320, 840)
        assert _is_dark(taken) is path.endswith("-dark.png")


def test_the_letter_is_on_its_picture(played: Played) -> None:
    (path,) = (path for path in played.told["pictures"] if path.endswith("document-shown-light.png"))
    paper = QImage(path).copy(640, 300, 480, 500)
    lines = [any(paper.pixelColor(x, y).lightness() < 128 for x in range(480)) for y in range(500)]
    assert lines.count(True) > 50
    assert lines.count(False) > 50


def _is_dark(picture: QImage) -> bool:
    return picture.pixelColor(picture.width() - 2, picture.height() // 2).lightness() < 128


def test_one_byte_of_the_restored_records_changes_the_verdict(played: Played) -> None:
    first, copy, restored, keys = played.compared
    path = restored / RECORDS
    whole = path.read_bytes()
    spoiled = bytearray(whole)
    spoiled[len(spoiled) // 2] ^= 1
    path.write_bytes(spoiled)
    try:
        assert verdict(proof(first, copy, restored, keys)) is ExitCode.DAMAGED
    finally:
        path.write_bytes(whole)
    assert verdict(proof(first, copy, restored, keys)) is ExitCode.DONE


def test_a_row_that_was_lost_changes_the_verdict(played: Played) -> None:
    """Both vaults are sound here: what differs is what they hold."""
    first, copy, restored, keys = played.compared
    same = proof(first, copy, restored, keys)
    fewer = {**same.restored.counts, "note": same.restored.counts["note"] - 1}
    other = replace(same, restored=replace(same.restored, counts=fewer))
    assert verdict(other) is ExitCode.DAMAGED
    assert verdict(replace(same, restored=replace(same.restored, digest="0" * 64))) is ExitCode.DAMAGED


def test_an_earlier_demonstration_is_replaced_and_nothing_else_is(tmp_path: Path) -> None:
    folder = claimed(tmp_path / "demo")
    (folder.computer / "left.txt").write_text("from before")
    (folder.path / "disque-simule").mkdir()  # as its drive was called before
    again = claimed(tmp_path / "demo")
    assert not (again.computer / "left.txt").exists()
    assert not (again.path / "disque-simule").exists()
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
    with pytest.raises(AskedWrongly):
        demo(arguments(tmp_path / "demo", patients), Terminal(io.StringIO(), io.StringIO(), "fr"), host)


def test_a_furnished_vault_is_fictive_opens_with_its_public_passphrase_and_never_replaces_another(
    tmp_path: Path, host: Host
) -> None:
    first = fictive.furnished(tmp_path / "Cabinet-fictif.serment", host, 3)
    second = fictive.furnished(tmp_path / "Cabinet-fictif.serment", host, 2)
    assert (first.vault.name, second.vault.name) == ("Cabinet-fictif.serment", "Cabinet-fictif-2.serment")
    held = content(first.vault, first.keys)
    assert held.sound
    assert held.counts["patient"] == 3
    assert held.counts["note"] > 0
    assert first.passphrase == trial.PASSPHRASE
