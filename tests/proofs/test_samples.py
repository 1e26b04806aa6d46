"""Seeded samples of every proof, so that a broken promise is seen before ``make proofs`` is run again."""

import random
from importlib.resources import files

import pytest

from tests.journeys import memory
from tests.proofs.__main__ import PROOFS
from tests.proofs.proof import NotHere, Stage, staged, tried
from tests.usb.trials import SHORT

#: Other tests run beside these: a window that is hidden a little late is then nobody's fault.
SLACK = 0.6
SIZES = {
    "locks": 14,
    "memory": 1,
    "canaries": 1,
    "kills": 10,
    "writer-kills": 6,
    "attacks": 90,
    "replays": 15,
    "false-alarms": 1,
    "backup-faults": 25,
    "drive-fixtures": 25,
    "fast-enter": 60,
    "cross-writes": 4,
    "consultation": 1,
    "drive-tampering": 36,
    "handle-writes": 36,
    "header-faults": 25,
    "presence": 40,
    "usb": len(SHORT),
}
#: Their trials take turns at what is tried, on one program that runs on: these are taken in a row.
TURNS = ("locks", "kills")


@pytest.mark.parametrize("name", PROOFS)
def test_a_sample_of_the_proof_holds(name, tmp_path, capsys):
    if name == "memory" and not memory.readable():
        pytest.skip("only root reads another process's memory")
    try:
        with staged(PROOFS[name], tmp_path, SLACK) as stage:
            numbers = sampled(name, stage)
            failed = [found for number in numbers if (found := tried(stage, number))]
    except NotHere as reason:
        pytest.skip(str(reason))
    with capsys.disabled():
        print(f" [{name}: {SIZES[name]} of {stage.runs} trials, {stage.facts()}]", end="")
    assert not failed


def test_every_proof_stands_beside_its_promise_on_the_page_of_threats():
    page = files("vault").joinpath("THREATS.md").read_text(encoding="utf-8")
    assert [name for name in PROOFS if f"`{name}`" not in page] == []


def sampled(name: str, stage: Stage) -> list[int]:
    """Drawn; of what takes turns, one turn of each that stands in a row."""
    if name == "usb":  # a trial takes long, and each is another
        return list(SHORT)
    die = random.Random(20261121)
    if name in TURNS:
        begins = die.randrange(stage.runs - SIZES[name])
        return list(range(begins, begins + SIZES[name]))
    return sorted(die.sample(range(stage.runs), SIZES[name]))


def test_every_proof_has_a_sample():
    assert set(SIZES) == set(PROOFS)
