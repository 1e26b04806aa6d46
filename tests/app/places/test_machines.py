"""Every recorded machine is judged right; the proof ``drive-fixtures`` takes their facts away one by one."""

import pytest

from app.places.judging import judge
from app.places.policy import Purpose
from tests.app.places.machines import linux, macos, windows
from tests.app.places.machines.everyone import FAMILIES, MACHINES
from tests.app.places.machines.faults import broken
from tests.app.places.machines.recorded import Place, Recorded


def asked(machine: Recorded, place: Place, purpose: Purpose):
    beside = place.beside if purpose is Purpose.BACKUP else None
    return judge(place.path, purpose, machine.make().machine, beside)


@pytest.mark.parametrize("machine", MACHINES, ids=str)
def test_each_machine_is_judged_by_the_right_rule(machine: Recorded):
    for place in machine.places:
        for purpose, answer in place.answers:
            verdict = asked(machine, place, purpose)
            assert (place.path, purpose, verdict.rule) == (place.path, purpose, answer.rule(purpose))
            assert verdict.allowed == (not answer.refused_by)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_a_platform_has_sixty_machines_and_three_false_refusals_at_most(family):
    falsely = [
        machine.name
        for machine in family.machines
        if any(answer.is_false_refusal for place in machine.places for _, answer in place.answers)
    ]
    assert len(family.machines) >= 60
    assert len(falsely) <= 3


@pytest.mark.parametrize("machine", MACHINES, ids=str)
def test_a_machine_states_all_that_is_written_to(machine: Recorded):
    for place in machine.places:
        assert {Purpose.VAULT, Purpose.BACKUP, Purpose.EXPORT} <= {purpose for purpose, _ in place.answers}


@pytest.mark.parametrize("chapters", [linux.CHAPTERS, windows.CHAPTERS, macos.CHAPTERS])
def test_no_chapter_is_empty(chapters):
    makers = {machine.make.__module__ for machine in MACHINES}
    assert {chapter.__name__ for chapter in chapters} <= makers


@pytest.mark.parametrize(
    ("name", "decisive"),
    [
        ("linux: usb stick fat", {"block/sdb/dev", "usb1/1-2/removable", "nvme0/nvme0n1/dev"}),
        ("windows: usb stick exfat", {"volume_path", "extents", "bus_type", "devices", "drive_type"}),
        ("macos: usb stick exfat", {"statfs", "disk", "attributes", "file_flags", "space"}),
    ],
)
def test_what_an_approved_backup_rests_on_is_really_read(name, decisive):
    """Each of these, once unreadable, must refuse a stick that is approved otherwise."""
    machine = next(machine for machine in MACHINES if str(machine) == name)
    place = machine.places[0]
    refusing = {
        what
        for what, box in broken(machine)
        if not judge(place.path, Purpose.BACKUP, box.machine, place.beside).allowed
    }
    assert all(any(what.endswith(end) for what in refusing) for end in decisive), refusing
