"""Machines that do not say what they are."""

from tests.app.places.fake_linux import HOME, Box
from tests.app.places.machines.linux_parts import CLE, at, never
from tests.app.places.machines.recorded import no


@never(HOME, "unreadable")
def proc_is_not_there() -> Box:
    box = Box()
    box.put("/proc/self/mountinfo", FileNotFoundError())
    return box


@never(HOME, "mount-unknown")
@never(CLE, "mount-unknown")
def mounts_that_nobody_lists() -> Box:
    box = Box().stick()
    box.put("/proc/self/mountinfo", "garbage\n1 2 3\n")
    return box


@never(HOME, "disk-unknown")
@at(CLE, vault=no("not-atomic"), backup=no("disk-unknown"), export=no("disk-unknown"))
def sysfs_is_not_there() -> Box:
    box = Box().stick()
    box.links = {path: to for path, to in box.links.items() if not path.startswith("/sys")}
    return box
