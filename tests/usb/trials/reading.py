"""A stick pulled out while it is only read: in the middle of a rehearsal, and under a look into a backup."""

from tests.app.cli.shell import PASSPHRASE
from tests.usb.bench import NAME, Bench, Trial
from tests.usb.machine import PATIENCE, Plugged
from tests.usb.office import HOME
from tests.usb.sticks import MIB

_SLOW = Plugged(bytes_per_second=MIB)
#: So far into the documents of the backup.
_UNDER_WAY = MIB


def _pulled_in_a_rehearsal(bench: Bench) -> None:
    office, machine = bench.office, bench.machine
    place = bench.plug(bench.used("exfat"), how=_SLOW)
    (only,) = office.backups(place)
    before = sum(machine.moved(NAME))
    command = office.begin("rehearse", only, secrets=[PASSPHRASE])
    machine.waits_until_moved(NAME, before + _UNDER_WAY)
    bench.pulls(place)
    said = command.ends().failed_with(6)
    assert said.startswith(f"The drive of {only} is gone."), said
    assert machine.run(f"find {HOME} -name 'serment-essai-*'") == "", "scratch was left"
    place = bench.plug(bench.stick)
    proven = office.does("rehearse", only, secrets=[PASSPHRASE])
    assert proven["documents_read"] == proven["counts"]["documents"] == 6, proven
    bench.counted["pulled out in a rehearsal"] += 1
    bench.takes_out(place)


def _pulled_under_a_look(bench: Bench) -> None:
    """What was not read yet says that the drive is gone; the look can be left, and begun again."""
    office = bench.office
    place = bench.plug(bench.used("ext4"))
    (only,) = office.backups(place)
    for pulled in (True, False):
        job = office.python(f"-m tests.usb.peek {only}", more=True)
        assert job.line(0, PATIENCE) == "passphrase", job.said
        job.writes(f"{PASSPHRASE}\n")
        assert job.line(1, PATIENCE) == "open", job.said
        if pulled:
            bench.pulls(place)
        job.writes("\n")
        assert job.ends(PATIENCE) == 0, job.said
        assert job.out.split()[2:] == [*["DriveGone" if pulled else "read"] * 6, "closed"], job.said
        if pulled:
            place = bench.plug(bench.stick)
    bench.counted["pulled out under a look"] += 1
    bench.takes_out(place)


TRIALS = (
    Trial("pulled out in a rehearsal", _pulled_in_a_rehearsal),
    Trial("pulled out under a look into a backup", _pulled_under_a_look),
)
