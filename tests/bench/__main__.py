"""``python -m tests.bench [GROUP...]``: every number beside its peer, printed and stored in results.json.

Each group runs in a process of its own, so that none inherits another's memory. The machine is never
quiet: what is compared is measured in turn, medians are taken, and its load stands beside each number.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec

from tests.bench import screen, stock
from tests.bench.figure import Figure, stored, table

RESULTS = Path(__file__).with_name("results.json")
_STOCKED = "Cabinet.serment"


def _starting(scratch: Path) -> list[Figure]:
    from tests.bench import processes, starting

    processes.home(scratch / "home", scratch / _STOCKED)
    return starting.measured(scratch / _STOCKED)


def _unlocking(scratch: Path) -> list[Figure]:
    from tests.bench import processes, unlocking

    processes.home(scratch / "home", scratch / _STOCKED)
    return unlocking.measured(scratch / _STOCKED)


def _finding(scratch: Path) -> list[Figure]:
    from tests.bench import finding

    return finding.measured(scratch)


def _records(scratch: Path) -> list[Figure]:
    from tests.bench import records

    return records.measured(scratch / _STOCKED, scratch)


def _writing(scratch: Path) -> list[Figure]:
    from tests.bench import writing

    return writing.measured(scratch)


def _large(scratch: Path) -> list[Figure]:
    from tests.bench import large

    return large.measured(scratch)


def _backup(scratch: Path) -> list[Figure]:
    from tests.bench import backing_up

    return backing_up.measured(scratch / _STOCKED, scratch)


def _import(scratch: Path) -> list[Figure]:
    from tests.bench import importing

    return importing.measured(scratch)


GROUPS: dict[str, Callable[[Path], list[Figure]]] = {
    "start": _starting,
    "unlock": _unlocking,
    "keystroke": _finding,
    "records": _records,
    "writing": _writing,
    "large": _large,
    "backup": _backup,
    "import": _import,
}
_NEED_A_SCREEN = ("start", "unlock")


def main(arguments: list[str]) -> int:
    """Measure the groups named, or all; 1 where one could not be measured."""
    if arguments[:1] == ["--group"]:
        _one_group(arguments[1], Path(arguments[2]))
    return _all_groups(arguments or list(GROUPS))


def _one_group(name: str, scratch: Path) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(msgspec.json.encode(GROUPS[name](scratch)).decode(), flush=True)
    # As every process that opened records does: the interpreter's own end would touch them.
    os._exit(0)


def _all_groups(names: list[str]) -> int:
    figures: list[Figure] = []
    failed = [name for name in names if name in _NEED_A_SCREEN and not screen.available()]
    if failed:
        print(f"Not measured, for want of Xvfb: {', '.join(failed)}", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        scratch = Path(folder)
        print(f"A vault of {stock.PATIENTS:,} patients and {stock.NOTES:,} notes…", file=sys.stderr)
        stock.filled(scratch / _STOCKED)
        for name in names:
            if name not in failed:
                print(f"{name}…", file=sys.stderr)
                measured = _measured(name, scratch)
                stored(name, measured, RESULTS)
                figures += measured
    print(table(figures))
    return 1 if failed else 0


def _measured(name: str, scratch: Path) -> list[Figure]:
    command = [sys.executable, "-m", "tests.bench", "--group", name, str(scratch)]
    answered = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return msgspec.json.decode(answered.stdout, type=list[Figure])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
