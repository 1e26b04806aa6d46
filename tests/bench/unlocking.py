"""From keys handed over to a painted patient list, and from the order to lock to the end of the session."""

import time
from dataclasses import replace
from pathlib import Path

import sqlcipher3

from app import pin
from app.host import this_host
from app.messages import Opened
from tests.app.fakekeychain import FakeKeychain
from tests.bench import processes, stock
from tests.bench.figure import Figure, figure
from tests.bench.screen import Region, Screen, screen
from tests.bench.timing import alternated, median, percentile, seconds
from vault import header, seal
from vault.entry import RECORDS
from vault.keys import VaultKeys
from vault.secret import Secret

RUNS = 7
_PIN = b"739512"
#: The list's part of the window.
_LIST = Region(90, 150, 330, 740)
#: Deriving a key takes this long, and the session hashes the records meanwhile.
_DERIVING = 1.0


def measured(vault: Path) -> list[Figure]:
    """Needs a home of its own."""
    keys = stock.keys_of(vault)
    locks: list[tuple[float, float]] = []
    with screen() as seen:
        ours, bare = alternated(
            lambda: _unlock(seen, vault, keys, locks), lambda: seconds(lambda: read_list(vault, keys)), RUNS
        )
    derived = 1000 * median(by_pin(vault, keys))
    hidden, ended = (sorted(each) for each in zip(*locks, strict=True))
    return [
        figure(
            "unlock beyond key derivation",
            1000 * median(ours),
            "ms",
            runs=RUNS,
            peer=("bare SQLCipher reading the list", 1000 * median(bare)),
            at_most=250,
        ),
        figure("PIN to keys", derived, "ms", runs=RUNS, at_most=450),
        # One comes after the other, in two processes.
        figure("unlock by PIN in all (added)", derived + 1000 * median(ours), "ms", runs=RUNS, at_most=700),
        figure("lock: windows gone", 1000 * percentile(hidden, 100), "ms", runs=len(locks), at_most=150),
        figure("lock: session ended", 1000 * percentile(ended, 100), "ms", runs=len(locks), at_most=1000),
    ]


def _unlock(seen: Screen, vault: Path, keys: VaultKeys, locks: list[tuple[float, float]]) -> float:
    with processes.session() as session:
        session.guard(vault)
        time.sleep(_DERIVING)
        blank = seen.digest(_LIST)
        began = time.perf_counter()
        session.open(vault, keys)
        seen.first_change(blank, _LIST)
        painted = seen.last_change(lambda: session.heard(Opened) is None, _LIST)
        locks.append(session.lock())
    return painted - began


def by_pin(vault: Path, keys: VaultKeys) -> list[float]:
    """From a typed PIN to the keys of a session; the keychain is one in memory."""
    here = replace(this_host(), keychain=FakeKeychain())
    found = header.read(vault).header
    lineage, slot = seal.read(vault, found).lineage, found.slots[0].id
    pin.keep(vault, keys, slot, found, lineage, Secret(_PIN), here)
    times = [seconds(lambda: pin.unlock(vault, found, lineage, Secret(_PIN), here)) for _ in range(RUNS)]
    pin.forget(vault, here)
    return times


def read_list(vault: Path, keys: VaultKeys) -> int:
    """What the list needs, as nobody could read it faster in Python."""
    connection = sqlcipher3.connect(f"file:{vault / RECORDS}?mode=ro&immutable=1", uri=True)
    connection.set_key(bytearray(b"x'" + keys.records.reveal().hex().encode() + b"'"))
    rows = connection.execute(
        """
        SELECT id, birth_name, birth_first_name, used_name, used_first_name, birth_date, sex, last_care_on,
               archived_at, deceased_on, homonym, doubtful, fictive, duplicate, sort_key
          FROM patient
        """
    ).fetchall()
    phones = connection.execute("SELECT patient_id, value FROM contact WHERE kind = 'phone'").fetchall()
    connection.close()
    return len(rows) + len(phones)
