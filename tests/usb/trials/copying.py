"""A backup to each file system: made, verified, made again, read by the script that lies beside it."""

from functools import partial

from tests.app.cli.shell import PASSPHRASE
from tests.usb.bench import AFTER, Bench, Trial
from tests.usb.office import HOME, USER
from tests.usb.sticks import FILE_SYSTEMS


def _copies(bench: Bench, file_system: str) -> None:
    office = bench.office
    place = bench.plug(bench.used(file_system))
    (first,) = office.backups(place)
    before = bench.contents(first)
    second = office.does("backup", AFTER, place)
    assert second["verified_at"], second
    # Out at once, as soon as it was said to be complete.
    bench.pulls(place)
    place = bench.plug(bench.stick)
    assert office.backups(place) == [second["path"], first]
    assert bench.is_all_of(second["path"], AFTER), "the backup is not the vault"
    assert bench.contents(first) == before, "the snapshot before was touched"
    assert office.findings(second["path"]) == []
    _read_by_the_script(bench, second["path"])
    bench.counted[f"backups to {file_system} pulled out at once"] += 1
    bench.takes_out(place)


def _read_by_the_script(bench: Bench, snapshot: str) -> None:
    """The page on the drive says how."""
    script, output = f"{snapshot}/../serment_reader.py", f"{HOME}/output"
    command = f"printf '{PASSPHRASE}\\n' | PYTHONPATH=/opt/packages python3 {script} {snapshot} {output}"
    told = bench.machine.run(f"{command}; find {output} -type f | wc -l; rm -r {output}", USER)
    documents = bench.machine.run(f"grep -o 'documents/../[0-9a-f]*' {snapshot}/manifest.json | wc -l")
    assert int(told.splitlines()[-1]) > int(documents), told


TRIALS = tuple(Trial(f"a backup to {kind}", partial(_copies, file_system=kind)) for kind in FILE_SYSTEMS)
