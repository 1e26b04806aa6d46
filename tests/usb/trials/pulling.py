"""A stick pulled out at ten moments of a backup, and plugged in again."""

from dataclasses import dataclass
from functools import partial
from itertools import cycle

from tests.usb.bench import AFTER, NAME, Bench, Trial
from tests.usb.machine import Plugged
from tests.usb.moments import Moment
from tests.usb.sticks import FILE_SYSTEMS, MIB

_DOCUMENT = "?" * 32
#: So slow that an operation that was begun can be met in its middle.
_SLOW = 2 * MIB
_UNDER_WAY = 64 << 10


@dataclass(frozen=True, slots=True)
class Pull:
    """When it is pulled out: just before an operation, or ``under_way``, while the drive works on it."""

    name: str
    moment: Moment
    under_way: bool = False


PULLS = (
    Pull("written, not flushed", Moment("write", f"{_DOCUMENT}.unfinished", 3)),
    Pull("in a flush", Moment("flush", "all"), under_way=True),
    Pull("in reading back", Moment("read", f"{_DOCUMENT}.unfinished"), under_way=True),
    Pull("before a document's name", Moment("rename", _DOCUMENT)),
    Pull("before documents' names are flushed", Moment("flush", "all", 2)),
    Pull("the snapshot is begun", Moment("write", "header.json.unfinished")),
    Pull("in the flush of the records", Moment("fsync", "records.db.unfinished"), under_way=True),
    Pull("before the records are read back", Moment("read", "records.db.unfinished")),
    Pull("before the seal's name", Moment("rename", "seal.json")),
    Pull("before the seal's name is flushed", Moment("renamed", "seal.json")),
)


def _pulled(bench: Bench, pull: Pull, file_system: str) -> None:
    office, machine = bench.office, bench.machine
    place = bench.plug(bench.used(file_system), how=Plugged(bytes_per_second=_SLOW if pull.under_way else 0))
    (first,) = office.backups(place)
    before = bench.contents(first)
    command = office.begin("backup", AFTER, place, moment=pull.moment)
    process = command.stops()
    if pull.under_way:
        moved = machine.moved(NAME)
        office.goes_on(process)
        machine.waits_until_moved(NAME, sum(moved) + _UNDER_WAY)
        bench.pulls(place)
    else:
        bench.pulls(place)
        office.goes_on(process)
    said = command.ends().failed_with(6)
    assert said.startswith(f"The drive of {place} is gone."), said
    place = bench.plug(bench.stick)
    assert bench.contents(first) == before, "the snapshot before was touched"
    for shown in set(office.backups(place)) - {first}:
        assert bench.is_all_of(shown, AFTER), "what shows is not whole"
        bench.counted["pulled out, and the new snapshot was whole all the same"] += 1
    again = office.does("backup", AFTER, place)
    assert bench.is_all_of(again["path"], AFTER), "the next backup is not the vault"
    assert bench.contents(first) == before, "the snapshot before was touched by the next backup"
    bench.counted[f"pulled out of {file_system}"] += 1
    bench.takes_out(place)


#: The file systems take turns: one trial takes a minute or two.
TRIALS = tuple(
    Trial(f"pulled out ({kind}): {pull.name}", partial(_pulled, pull=pull, file_system=kind))
    for pull, kind in zip(PULLS, cycle(FILE_SYSTEMS), strict=False)
)
