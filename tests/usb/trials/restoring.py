"""A stick carried to another computer, which has never seen the vault."""

from tests.usb.bench import AFTER, Bench, Trial
from tests.usb.office import HOME, PASSPHRASE


def _restored_elsewhere(bench: Bench) -> None:
    """With the recovery words; what was restored is examined with the passphrase."""
    place = bench.plug(bench.used("exfat"))
    bench.office.does("backup", AFTER, place)
    bench.takes_out(place)
    bench.forgets()
    place = bench.plug(bench.stick)
    bench.machine.run(f"rm -r {HOME}/before {HOME}/after")
    newest, first = bench.office.backups(place)
    target = f"{HOME}/Cabinet.serment"
    made = bench.office.does("restore", newest, target, secrets=[" ".join(bench.practice.words)])
    assert made["counts"]["notes"] == 12, made
    bench.takes_out(place)
    found = bench.office.does("verify", target, secrets=[PASSPHRASE])
    assert found["ok"], found
    assert not found["findings"], found
    assert found["counts"]["documents"] == made["counts"]["documents"] == 10, found
    assert first < newest
    bench.counted["restored on another computer"] += 1
    bench.forgets()


TRIALS = (Trial("restored on another computer", _restored_elsewhere),)
