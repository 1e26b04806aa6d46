"""Every Linux machine is judged right, and nothing unreadable is ever taken for good."""

import time

import pytest

from app.places.judging import judge
from tests.app.places.linux_boxes import CASES, Case


@pytest.mark.parametrize("case", CASES, ids=str)
def test_each_machine_is_judged_by_the_right_rule(case: Case):
    verdict = judge(case.path, case.purpose, case.make().machine, case.vault)
    assert verdict.rule == case.rule
    assert verdict.allowed == (case.rule in ("local-disk", "external-drive"))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_file_that_cannot_be_read_never_turns_a_refusal_into_an_approval(case: Case):
    if case.rule in ("local-disk", "external-drive"):
        return
    for path in case.make().files:
        box = case.make()
        box.put(path, PermissionError(path))
        assert not judge(case.path, case.purpose, box.machine, case.vault).allowed, path


def test_what_an_approved_backup_rests_on_is_really_read():
    """Each of these, once unreadable, must refuse a stick that is approved otherwise."""
    stick = next(case for case in CASES if case.name.startswith("usb_stick_fat-backup"))
    decisive = []
    for path in stick.make().files:
        box = stick.make()
        box.put(path, PermissionError(path))
        if not judge(stick.path, stick.purpose, box.machine, stick.vault).allowed:
            decisive.append(path.rsplit("/", 2)[-2:])
    assert ["sdb", "dev"] in decisive
    assert ["1-2", "removable"] in decisive
    assert ["nvme0n1", "dev"] in decisive


def test_a_decision_takes_less_than_50_ms():
    slowest = 0.0
    for case in CASES:
        machine = case.make().machine
        start = time.process_time()
        judge(case.path, case.purpose, machine, case.vault)
        slowest = max(slowest, time.process_time() - start)
    assert slowest < 0.05


def test_there_are_enough_machines():
    assert len({case.make for case in CASES}) >= 60
