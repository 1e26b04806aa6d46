"""Letting go of a drive: the steps udisks2 is asked for, and what each system's answer means."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.errors import DriveBusy, EjectRefused, EjectUnavailable
from app.places import ejecting
from app.places.eject_linux import BusError, Objects, Step, UdisksEjector, steps
from app.places.eject_macos import Answered, MacEjector
from app.places.eject_windows import ACCESS_DENIED, NO_SUCH_DEVNODE, REMOVE_VETOED, SUCCESS, WindowsEjector
from app.places.facts import Bus, Disk, Facts, Nature
from tests.app.places.fake_linux import Box
from vault.errors import DriveGone, PlaceRefused

ROOT = "/org/freedesktop/UDisks2"
STICK, INTERNAL = f"{ROOT}/drives/SanDisk_Ultra_4C53", f"{ROOT}/drives/Samsung_SSD"
SERVICE = "org.freedesktop.UDisks2"
FACTS = Facts(
    "/media/anne/CLE", "/media/anne/CLE", "vfat", Nature.DISK, (Disk("1", "sdb", Bus.USB, True),),
    frozenset(), frozenset(), (), False, True,
)  # fmt: skip


def block(number: int, drive: str = "/", backing: str = "/", mounted: str = "") -> dict[str, dict[str, Any]]:
    held: dict[str, dict[str, Any]] = {
        f"{SERVICE}.Block": {"DeviceNumber": number, "Drive": drive, "CryptoBackingDevice": backing}
    }
    if mounted:
        held[f"{SERVICE}.Filesystem"] = {"MountPoints": [mounted.encode() + b"\0"]}
    return held


def drive(**properties: Any) -> dict[str, dict[str, Any]]:
    known = {"CanPowerOff": True, "Ejectable": True, "SiblingId": ""}
    return {f"{SERVICE}.Drive": known | properties}


def machine(**more: dict[str, dict[str, Any]]) -> Objects:
    """As ``GetManagedObjects`` answers on a desktop with one stick of two partitions, the second hidden."""
    blocks = {
        "sda1": block(2049, INTERNAL, mounted="/"),
        "sdb": block(2064, STICK),
        "sdb1": block(2065, STICK, mounted="/media/anne/CLE"),
        "sdb2": block(2066, STICK),
    } | more
    found = {f"{ROOT}/block_devices/{name}": held for name, held in blocks.items()}
    manager: Objects = {ROOT + "/Manager": {f"{SERVICE}.Manager": {}}}
    return manager | {STICK: drive(), INTERNAL: drive()} | found


def called(objects: Objects, number: int = 2065) -> list[str]:
    return [f"{step.path.rpartition('/')[2]}.{step.method}" for step in steps(objects, number)]


def test_a_stick_is_unmounted_and_switched_off():
    assert called(machine()) == ["sdb1.Unmount", "SanDisk_Ultra_4C53.PowerOff"]


def test_every_partition_of_the_drive_is_unmounted_and_no_other():
    both = machine(sdb2=block(2066, STICK, mounted="/media/anne/PHOTOS"))
    assert called(both) == ["sdb1.Unmount", "sdb2.Unmount", "SanDisk_Ultra_4C53.PowerOff"]


def test_an_encrypted_drive_is_closed_after_it_was_unmounted():
    """The system gives what is opened from a LUKS partition no drive of its own."""
    backing = f"{ROOT}/block_devices/sdb2"
    encrypted = machine(
        sdb1=block(2065, STICK), sdb2=block(2066, STICK), dm0=block(64768, "/", backing, "/media/anne/CLE")
    )
    assert called(encrypted, 64768) == ["dm0.Unmount", "sdb2.Lock", "SanDisk_Ultra_4C53.PowerOff"]


def test_a_reader_with_two_slots_stays_on():
    objects = machine()
    objects[STICK] = drive(SiblingId="reader-1")
    objects[f"{ROOT}/drives/Slot_2"] = drive(SiblingId="reader-1")
    assert called(objects)[-1] == "SanDisk_Ultra_4C53.Eject"


def test_what_can_neither_be_switched_off_nor_ejected_is_unmounted():
    objects = machine()
    objects[STICK] = drive(CanPowerOff=False, Ejectable=False)
    assert called(objects) == ["sdb1.Unmount"]


@pytest.mark.parametrize("number", [9999, 0])
def test_a_device_udisks_does_not_know_has_no_steps(number):
    assert called(machine(), number) == []


def test_blocks_that_back_each_other_in_a_circle_end_the_search():
    first, second = f"{ROOT}/block_devices/dm0", f"{ROOT}/block_devices/dm1"
    assert called(machine(dm0=block(1, backing=second), dm1=block(2, backing=first)), 1) == []


class Udisks:
    """Answers with the machine's objects, and with an error where it is told to."""

    def __init__(self, **errors: str) -> None:
        self.errors, self.taken = errors, [""][:0]

    def __call__(self, step: Step | None) -> Any:
        name = step.method if step else "GetManagedObjects"
        if error := self.errors.get(name):
            raise BusError(error)
        self.taken.append(name)
        return None if step else machine()


def eject(bus: Udisks, number: int | None = 2065) -> None:
    UdisksEjector(bus, lambda path: number).eject(FACTS)


def test_the_steps_are_taken_in_their_order():
    eject(bus := Udisks())
    assert bus.taken == ["GetManagedObjects", "Unmount", "PowerOff"]


@pytest.mark.parametrize(
    ("error", "meant"),
    [
        (f"{SERVICE}.Error.DeviceBusy", DriveBusy),
        (f"{SERVICE}.Error.AlreadyUnmounting", DriveBusy),
        (f"{SERVICE}.Error.NotAuthorized", EjectRefused),
        (f"{SERVICE}.Error.NotAuthorizedCanObtain", EjectRefused),
        (f"{SERVICE}.Error.Failed", EjectUnavailable),
        ("org.freedesktop.DBus.Error.UnknownObject", EjectUnavailable),
    ],
)
def test_an_unmount_that_is_refused_says_why_and_switches_nothing_off(error, meant):
    bus = Udisks(Unmount=error)
    with pytest.raises(meant):
        eject(bus)
    assert bus.taken == ["GetManagedObjects"]


def test_what_somebody_else_unmounted_meanwhile_is_no_problem():
    eject(bus := Udisks(Unmount=f"{SERVICE}.Error.NotMounted"))
    assert bus.taken[-1] == "PowerOff"


def test_once_all_is_unmounted_the_drive_is_safe_though_it_stays_on():
    eject(Udisks(PowerOff=f"{SERVICE}.Error.NotAuthorizedCanObtain"))


@pytest.mark.parametrize("error", ["org.freedesktop.DBus.Error.ServiceUnknown", "FileNotFoundError"])
def test_a_computer_without_udisks_or_without_a_bus_says_so(error):
    with pytest.raises(EjectUnavailable):
        eject(Udisks(GetManagedObjects=error))


def test_a_drive_that_is_gone_already_is_said_to_be_gone():
    with pytest.raises(DriveGone):
        eject(Udisks(), number=None)


@pytest.mark.parametrize(
    ("code", "text", "meant"),
    [
        (
            1,
            "Volume CLE failed to eject\nUnmount was dissented by PID 432 (/Applications/P",
            DriveBusy,
        ),
        (1, "Unmount of disk4 failed: at least one volume could not be unmounted", DriveBusy),
        (1, "Volume failed to eject: operation not permitted", EjectRefused),
        (1, "Unable to find disk for /Volumes/CLE", DriveGone),
        (64, "Something else", EjectUnavailable),
    ],
)
def test_what_diskutil_answers(code, text, meant):
    with pytest.raises(meant):
        MacEjector(lambda path: Answered(code, text)).eject(FACTS)


def test_diskutil_is_asked_for_the_mount_point():
    asked: list[str] = []

    def ask(path: str) -> Answered:
        asked.append(path)
        return Answered(0, "Disk /Volumes/CLE ejected")

    MacEjector(ask).eject(FACTS)
    assert asked == ["/media/anne/CLE"]


class Configuration:
    """Windows' configuration manager, with one answer."""

    def __init__(self, *answer: int) -> None:
        self.answer = answer

    def request_eject(self, disk: int) -> tuple[int, int]:
        if disk != 1:
            raise OSError("no device")
        return self.answer[0], self.answer[1]


def test_windows_lets_go_of_the_disk():
    WindowsEjector(Configuration(SUCCESS, 0)).eject(FACTS)


@pytest.mark.parametrize(
    ("answer", "meant"),
    [
        ((REMOVE_VETOED, 5), DriveBusy),  # PNP_VetoOutstandingOpen
        ((REMOVE_VETOED, 6), DriveBusy),  # PNP_VetoDevice
        ((REMOVE_VETOED, 12), EjectRefused),  # PNP_VetoInsufficientRights
        ((ACCESS_DENIED, 0), EjectRefused),
        ((NO_SUCH_DEVNODE, 0), DriveGone),
        ((REMOVE_VETOED, 0), EjectUnavailable),
        ((SUCCESS, 9), EjectUnavailable),  # PNP_VetoInsufficientPower
    ],
)
def test_what_windows_answers(answer, meant):
    with pytest.raises(meant):
        WindowsEjector(Configuration(*answer)).eject(FACTS)


@pytest.mark.parametrize(
    ("disks", "meant"), [((), EjectUnavailable), ((Disk("7", "PhysicalDrive7", Bus.USB, True),), DriveGone)]
)
def test_a_volume_without_one_disk_is_not_asked_for(disks, meant):
    with pytest.raises(meant):
        WindowsEjector(Configuration(SUCCESS, 0)).eject(replace(FACTS, disks=disks))


class Remembering:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def eject(self, drive: Facts) -> None:
        self.asked.append(drive.path)


def test_only_a_drive_that_may_hold_backups_is_let_go_of():
    box, ejector = Box().stick(), Remembering()
    with pytest.raises(PlaceRefused):
        ejecting.eject(Path("/"), box.machine, ejector)
    with pytest.raises(DriveGone):
        ejecting.eject(Path("/media/anne/AUTRE"), box.machine, ejector)
    assert ejecting.eject(Path("/media/anne/CLE"), box.machine, ejector).path == "/media/anne/CLE"
    assert ejector.asked == ["/media/anne/CLE"]
