"""``python -m tests.proofs [NAME...]``: every trial of each proof, resumed where it was interrupted.

Writes ``results/NAME.json`` once all trials are done. What was tried is remembered in ``.state``
as long as the code it counts for (``Proof.code``) stays the same.
"""

import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import msgspec

from tests.proofs import (
    attacks,
    backup_faults,
    canaries,
    consultation,
    cross_writes,
    drive_fixtures,
    drive_tampering,
    false_alarms,
    fast_enter,
    handle_writes,
    header_faults,
    kills,
    locks,
    memory,
    presence,
    replays,
    usb,
    writer_kills,
)
from tests.proofs.proof import NotHere, Proof, staged, tried

_ALL = (
    memory,
    canaries,
    locks,
    kills,
    writer_kills,
    attacks,
    replays,
    false_alarms,
    backup_faults,
    header_faults,
    drive_fixtures,
    drive_tampering,
    handle_writes,
    fast_enter,
    cross_writes,
    consultation,
    presence,
    usb,
)
PROOFS = {one.PROOF.name: one.PROOF for one in _ALL}
RESULTS, STATE = Path(__file__).with_name("results"), Path(__file__).with_name(".state")
#: Seconds.
_SAVED_EVERY = 10


class State(msgspec.Struct):
    """How far a proof is. ``facts`` are those of the runs before this one."""

    tree: str
    done: int = 0
    failed: list[str] = []
    facts: dict[str, int] = {}


class Result(msgspec.Struct, frozen=True):
    """What was proven."""

    name: str
    runs: int
    failures: int
    detail: dict[str, str | dict[str, int] | list[str]]
    code: str
    date: str


def main(names: list[str]) -> int:
    """Run the proofs named, or all; 1 where a promise was broken."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # for the windows of this process
    return max([_prove_here(PROOFS[name]) for name in names or PROOFS], default=0)


def _prove_here(proof: Proof) -> int:
    try:
        return _prove(proof)
    except NotHere as reason:
        print(f"{proof.name}: not made. {reason}")
        return 0


def _prove(proof: Proof) -> int:
    state, saved = _resumed(proof), time.monotonic()
    with (
        tempfile.TemporaryDirectory(prefix="proof") as scratch,
        staged(proof, Path(scratch)) as stage,
    ):
        before = dict(state.facts)
        while state.done < stage.runs:
            state.failed += filter(None, [tried(stage, state.done)])
            state.done += 1
            state.facts = _added(before, stage.facts())
            if time.monotonic() - saved > _SAVED_EVERY:
                _save(proof, state)
                saved = time.monotonic()
                print(f"\r{proof.name}: {state.done} of {stage.runs}", end="", file=sys.stderr, flush=True)
    _save(proof, state)
    _store(proof, state)
    print(f"\r{proof.name}: {state.done} trials, {len(state.failed)} failures {state.facts}")
    return int(bool(state.failed))


def _resumed(proof: Proof) -> State:
    tree = _git("rev-parse", *(f"HEAD:{package}" for package in proof.code))
    path = STATE / f"{proof.name}.json"
    known = msgspec.json.decode(path.read_bytes(), type=State) if path.exists() else State(tree)
    return known if known.tree == tree and not _is_whole(proof, known) else State(tree)


def _is_whole(proof: Proof, known: State) -> bool:
    """Whether nothing is left to try: asked for again, it is tried again."""
    result = RESULTS / f"{proof.name}.json"
    return result.exists() and msgspec.json.decode(result.read_bytes(), type=Result).runs == known.done


def _added(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    return {name: one.get(name, 0) + other.get(name, 0) for name in {**one, **other}}


def _save(proof: Proof, state: State) -> None:
    STATE.mkdir(exist_ok=True)
    (STATE / f"{proof.name}.json").write_bytes(msgspec.json.encode(state))


def _store(proof: Proof, state: State) -> None:
    detail: dict[str, str | dict[str, int] | list[str]] = {"promise": proof.promise, "counted": state.facts}
    if state.failed:
        detail["failed"] = state.failed
    found = Result(proof.name, state.done, len(state.failed), detail, _code(proof), date.today().isoformat())
    RESULTS.mkdir(exist_ok=True)
    encoded = msgspec.json.format(msgspec.json.encode(found))
    (RESULTS / f"{proof.name}.json").write_bytes(encoded + b"\n")


def _code(proof: Proof) -> str:
    changed = _git("status", "--porcelain", "--", *proof.code)
    return _git("rev-parse", "HEAD") + ("+changes" if changed else "")


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
