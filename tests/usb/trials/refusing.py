"""Sticks that take no backup: full, full midway, read-only midway, swapped for another of the same name."""

from functools import partial

from tests.usb.bench import AFTER, Bench, Trial
from tests.usb.moments import Moment

_WRITING = Moment("write", f"{'?' * 32}.unfinished", 2)


def _full(bench: Bench, file_system: str) -> None:
    """Said before anything is written, and nothing is."""
    place = bench.plug(bench.used(file_system))
    free = int(bench.machine.run(f"df --output=avail -B1 {place} | tail -n1"))
    bench.machine.run(f"head -c {free - 3_000_000} /dev/zero >{place}/f")
    there = bench.machine.run(f"find {place} | sort")
    said = bench.office.serment("backup", AFTER, place).failed_with(6)
    assert said.startswith(f"The drive {place} has too little room ("), said
    assert bench.machine.run(f"find {place} | sort") == there, "something was written"
    _works_again(bench, place)


def _full_midway(bench: Bench, file_system: str) -> None:
    """Somebody else fills it while the backup is being written."""
    place = bench.plug(bench.used(file_system))
    command = bench.office.begin("backup", AFTER, place, moment=_WRITING)
    process = command.stops()
    bench.machine.run(f"cat /dev/zero >{place}/f 2>/dev/null || sync -f {place}")
    bench.office.goes_on(process)
    said = command.ends().failed_with(6)
    assert said.startswith(f"The drive {place} has too little room ("), said
    _works_again(bench, place)


def _works_again(bench: Bench, place: str) -> None:
    """With room, the same stick takes the backup, and the one before is still there."""
    bench.machine.run(f"rm {place}/f")
    made = bench.office.does("backup", AFTER, place)["path"]
    assert bench.is_all_of(made, AFTER)
    assert len(bench.office.backups(place)) == 2
    bench.counted["full sticks"] += 1
    bench.takes_out(place)


def _read_only_midway(bench: Bench) -> None:
    """As the kernel does with a file system on which it finds an error."""
    place = bench.plug(bench.used("vfat"))
    command = bench.office.begin("backup", AFTER, place, moment=_WRITING)
    process = command.stops()
    wait = f"for i in $(seq 50); do touch {place}/x || break; sleep 0.2; done"
    bench.machine.run(f"echo u >/proc/sysrq-trigger; {wait}")
    bench.office.goes_on(process)
    said = command.ends().failed_with(6)
    assert said.startswith(f"The drive {place} cannot be written."), said
    # Every disk of the machine has become read-only with it.
    bench.forgets()
    bench.counted["sticks that turned read-only"] += 1


def _swapped(bench: Bench) -> None:
    """Another stick of the same name is at the same place when the backup goes on: nothing comes onto it."""
    place = bench.plug(bench.used("vfat"))
    command = bench.office.begin("backup", AFTER, place, moment=_WRITING)
    process = command.stops()
    bench.pulls(place)
    other = bench.new("vfat", "other")
    assert bench.plug(other, "other") == place
    bench.office.goes_on(process)
    said = command.ends().failed_with(6)
    assert said.startswith(f"The drive of {place} is gone."), said
    assert bench.machine.run(f"ls -A {place}") == "", "something came onto the other stick"
    bench.counted["sticks swapped"] += 1
    bench.takes_out(place, "other")


TRIALS = (
    Trial("a full stick (vfat)", partial(_full, file_system="vfat")),
    Trial("a full stick (ext4)", partial(_full, file_system="ext4")),
    Trial("a stick that fills up midway (vfat)", partial(_full_midway, file_system="vfat")),
    Trial("a stick that fills up midway (exfat)", partial(_full_midway, file_system="exfat")),
    Trial("a stick swapped for another", _swapped),
    Trial("a stick that turns read-only midway", _read_only_midway),
)
