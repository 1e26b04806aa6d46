"""The window itself, in the machine: a stick is pulled out while the backups page is looked at."""

import json
import time
from functools import partial

from tests.usb.bench import NAME, SHOWN, Bench, Trial
from tests.usb.machine import PATIENCE, Plugged
from tests.usb.office import HOME
from tests.usb.sticks import MIB

_SLOW = Plugged(bytes_per_second=MIB)
#: The middle of a document of 5 MB, read or written.
_MIDDLE = 2 * MIB
#: Seconds until the window says that the drive is gone.
_SOON = 5.0


def _says_so(bench: Bench, file_system: str) -> None:
    machine = bench.machine
    stick = bench.new(file_system)
    place = bench.plug(stick, how=_SLOW)
    before = sum(machine.moved(NAME))
    folder = f"{HOME}/window-{file_system}"
    job = bench.office.python(f"-m tests.usb.window {SHOWN} {folder}", JOURNEY_SLOWER="8")
    assert json.loads(job.line(0, PATIENCE))["said"] == "copying", job.said
    machine.waits_until_moved(NAME, before + _MIDDLE)
    pulled = time.monotonic()
    machine.pull(NAME)
    found = json.loads(job.line(1, PATIENCE))
    took = time.monotonic() - pulled
    assert "n’est plus là" in found["said"], found
    assert took <= _SOON, f"said after {took:.1f} s"
    assert found["longest"] <= _SOON, f"silent for {found['longest']:.1f} s"
    bench.counted["pulled out before the eyes of the window"] += 1
    bench.counted["milliseconds until the window said so, all together"] += round(took * 1000)
    job.ends(PATIENCE)
    bench.office.gone(place)


TRIALS = tuple(
    Trial(f"pulled out while the window looks ({kind})", partial(_says_so, file_system=kind))
    for kind in ("vfat", "ext4")
)
