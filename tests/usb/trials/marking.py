"""A known stick exchanged for another of the same name: its UUID and its signed mark tell them apart."""

from pathlib import Path
from typing import Any

from tests.app.cli.shell import PASSPHRASE
from tests.usb import practice
from tests.usb.bench import AFTER, Bench, Trial
from tests.usb.machine import PATIENCE
from tests.vault import cheap
from vault import header, seal
from vault.backup import marker
from vault.kdf import ARGON2ID

_AT = "2026-11-22T18:00:00Z"
_INTRODUCE = """
from pathlib import Path
from app import introducing
from app.host import this_host
introducing.introduce(Path({vault!r}), {place!r}, {mark!r}, this_host())
"""


def _told_apart(bench: Bench) -> None:
    stick = bench.used("vfat")
    place = bench.plug(stick)
    assert _standing(bench, place) == "new"
    uuid = next(one["uuid"] for one in _drives(bench) if one["mount"] == place)
    job = bench.office.python(
        f"- <<'END'\n{_INTRODUCE.format(vault=AFTER, place=place, mark=_mark(bench, uuid))}\nEND"
    )
    assert job.ends(PATIENCE) == 0, job.said
    assert _standing(bench, place) == "known"
    mark = bench.machine.run(f"ls {place}/Serment/*/{marker.NAME}")
    bench.machine.run(f"cp {mark} /tmp/mark")
    bench.takes_out(place)
    assert bench.plug(bench.new("vfat", "other"), "other") == place
    assert _standing(bench, place) == "namesake"
    bench.machine.run(f"mkdir -p {Path(mark).parent}; cp /tmp/mark {mark}; rm /tmp/mark; sync")
    assert _standing(bench, place) == "copied"
    bench.takes_out(place, "other")
    assert bench.plug(stick) == place
    assert _standing(bench, place) == "known"
    bench.counted["sticks of one name told apart"] += 1
    bench.takes_out(place)


def _mark(bench: Bench, uuid: str) -> bytes:
    """As the open vault signs it."""
    folder = bench.practice.place / practice.AFTER
    found = header.read(folder).header
    keys = found.unlock(cheap.passphrase(PASSPHRASE), ARGON2ID).keys
    return marker.signed(seal.read(folder, found), uuid, _AT, keys.seal)


def _drives(bench: Bench) -> list[dict[str, Any]]:
    return list(bench.office.does("drives", "--vault", AFTER)["drives"])


def _standing(bench: Bench, place: str) -> Any:
    """What the stick at ``place`` is to the vault."""
    (drive,) = (one for one in _drives(bench) if one["mount"] == place)
    (seen,) = drive["vaults"]
    return seen["standing"]


TRIALS = (Trial("a known stick exchanged for one of the same name", _told_apart),)
