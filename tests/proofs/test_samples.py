"""Seeded samples of every proof, so that a broken promise is seen before ``make proofs`` is run again."""

import random

import pytest

from tests.proofs.__main__ import PROOFS
from tests.proofs.proof import tried

SIZES = {
    "kills": 6,
    "attacks": 90,
    "replays": 15,
    "false-alarms": 1,
    "backup-faults": 25,
    "drive-fixtures": 25,
    "fast-enter": 60,
    "cross-writes": 4,
}


@pytest.mark.parametrize("name", PROOFS)
def test_a_sample_of_the_proof_holds(name, tmp_path, capsys):
    stage = PROOFS[name].stage(tmp_path)
    numbers = random.Random(20261121).sample(range(stage.runs), SIZES[name])
    failed = [found for number in sorted(numbers) if (found := tried(stage, number))]
    with capsys.disabled():
        print(f" [{name}: {SIZES[name]} of {stage.runs} trials, {stage.facts()}]", end="")
    assert not failed


def test_every_proof_has_a_sample():
    assert set(SIZES) == set(PROOFS)
