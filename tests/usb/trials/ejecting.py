"""Letting go of a stick as the backups page does: by udisks2, and only when nothing is being written."""

from tests.usb.bench import AFTER, NAME, Bench, Trial
from tests.usb.machine import PATIENCE
from tests.usb.moments import Moment

_EJECT = """
from pathlib import Path
from app.places.ejecting import eject, this_ejector
from app.places.machine import this_machine
try:
    eject(Path({place!r}), this_machine(), this_ejector())
    print("may be unplugged")
except Exception as error:
    print(type(error).__name__)
"""


def _asks(bench: Bench, place: str) -> str:
    job = bench.office.python(f"- <<'END'\n{_EJECT.format(place=place)}\nEND")
    job.ends(PATIENCE)
    return job.said.strip()


def _ejected(bench: Bench) -> None:
    """While a backup is being written it stays; afterwards it goes, and everything is on it."""
    office = bench.office
    place = bench.plug(bench.used("vfat"))
    command = office.begin("backup", AFTER, place, moment=Moment("read", "records.db.unfinished"))
    process = command.stops()
    assert _asks(bench, place) == "DriveBusy"
    office.goes_on(process)
    answer = command.ends()
    assert answer.code == 0, answer
    assert _asks(bench, place) == "may be unplugged"
    bench.machine.run(f"! mountpoint -q {place}")
    bench.machine.pull(NAME)
    place = bench.plug(bench.stick)
    newest, _ = office.backups(place)
    assert bench.is_all_of(newest, AFTER)
    bench.counted["ejected"] += 1
    bench.takes_out(place)


TRIALS = (Trial("a stick let go of", _ejected),)
