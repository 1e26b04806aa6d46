"""Processes that end in every way, killed ones first: real files, real locks, real ends."""

import os
import random
import subprocess
import sys
import time

import pytest

from tests.vault import rig
from vault.findings import sound
from vault.keys import VaultKeys
from vault.seal import State

#: How many times a writing process is killed here; ``make proofs`` does it a thousand times.
KILLS = int(os.environ.get("SERMENT_KILLS", "12"))


def _keys_text(keys: VaultKeys) -> str:
    return "\n".join(key.reveal().hex() for key in (keys.records, keys.pending, keys.seal))


def _worker(folder, keys, end: str) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.vault.children.worker", str(folder), end],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    process.stdin.write(_keys_text(keys))
    process.stdin.close()
    process.stdin = None
    return process


@pytest.fixture
def vault(tmp_path):
    folder = tmp_path / "Cabinet.serment"
    return folder, rig.new_vault(folder).keys


def _acknowledged(output: str) -> list[str]:
    return [line for line in output.split("\n")[:-1] if len(line) == 32]


def test_a_process_killed_while_writing_loses_no_acknowledged_row(vault, capsys):
    folder, keys = vault
    dice, rows = random.Random(3), list[str]()
    for _ in range(KILLS):
        process = _worker(folder, keys, "never")
        assert process.stdout
        process.stdout.readline()
        time.sleep(dice.uniform(0, 0.25))
        process.kill()
        rows += _acknowledged(process.communicate()[0])
        report = rig.examined(folder, keys)
        assert report.ok, report.findings
    with rig.session(folder, keys) as again:
        assert sound(again.opened.findings)
        assert not again.missing(rows)
    with capsys.disabled():
        print(f" [{KILLS} kills, {len(rows)} acknowledged rows]", end="")
    assert len(rows) > KILLS


@pytest.mark.parametrize("end", ["exit", "error"])
def test_an_ordinary_end_of_the_interpreter_moves_nothing_into_a_sealed_file(vault, end):
    """A connection freed at the end checkpoints: the next opening then called the records altered."""
    folder, keys = vault
    output, _ = _worker(folder, keys, end).communicate()
    assert rig.sealed(folder).state is State.OPEN
    assert rig.examined(folder, keys).ok
    with rig.session(folder, keys) as again:
        assert sound(again.opened.findings)
        assert not again.missing(_acknowledged(output))
    assert not rig.examined(folder, keys).findings


def test_a_closed_vault_has_nothing_beside_it(vault):
    folder, keys = vault
    output, errors = _worker(folder, keys, "close").communicate()
    assert not errors
    assert rig.sealed(folder).state is State.CLOSED
    assert not list(folder.glob("records.db-*"))
    assert len(_acknowledged(output)) == 5
    assert not rig.examined(folder, keys).findings


def test_a_closing_on_a_full_disk_can_be_repeated(vault):
    folder, keys = vault
    output, errors = _worker(folder, keys, "full").communicate()
    assert "full" in output
    assert not errors
    assert rig.sealed(folder).state is State.CLOSED
    assert not rig.examined(folder, keys).findings
    with rig.session(folder, keys) as again:
        assert not again.missing(_acknowledged(output))
