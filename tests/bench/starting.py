"""From the command to a lock screen on the screen, and what each process weighs once it is there."""

import sys
import time
from pathlib import Path

from tests.bench import processes
from tests.bench.figure import Figure, figure
from tests.bench.screen import HEIGHT, WIDTH, Screen, screen
from tests.bench.timing import alternated, median

RUNS = 9
_SETTLED = 5.0
_EMPTY = f"""
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize({WIDTH}, {HEIGHT})
window.show()
app.exec()
"""
_GOALS = {"keeper": 20.0, "lock screen": 80.0, "waiting session": 110.0}


def measured(vault: Path) -> list[Figure]:
    """Needs a home where ``vault`` is known."""
    with screen() as seen:
        ours, peer = alternated(lambda: _start(seen, "-m", "ui"), lambda: _start(seen, "-c", _EMPTY), RUNS)
        first = figure(
            "start to lock screen",
            1000 * median(ours),
            "ms",
            runs=RUNS,
            peer=("empty PySide6 window", 1000 * median(peer)),
            at_most=300,
        )
        return [first, *_weights(seen)]


def _start(seen: Screen, *command: str) -> float:
    seen.last_change(lambda: False)  # the window of the run before is gone
    blank = seen.digest()
    began = time.perf_counter()
    with processes.running(*command):
        took = seen.first_change(blank) - began
        time.sleep(1.0)  # what starts behind the first paint ends undisturbed
    return took


def _weights(seen: Screen) -> list[Figure]:
    with processes.running("-c", _EMPTY) as empty:
        time.sleep(_SETTLED)
        peer = processes.weight(empty.pid)
    with processes.running("-m", "ui") as keeper:
        time.sleep(_SETTLED)
        pids = {"keeper": keeper.pid}
        for pid in processes.children(keeper.pid):
            command = processes.command_of(pid)
            pids["lock screen" if "ui.lockscreen" in command else "waiting session"] = pid
        found = {name: processes.weight(pid) for name, pid in pids.items()}
    return [each for name, weight in found.items() for each in _weighed(name, weight, peer)]


def _weighed(name: str, weight: processes.Weight, peer: processes.Weight) -> list[Figure]:
    beside = "empty PySide6 window" if name != "keeper" else ""
    resident = figure(
        f"memory of the {name} (resident)",
        weight.resident,
        "MB",
        runs=1,
        peer=(beside, peer.resident) if beside else None,
        at_most=_GOALS[name],
    )
    if weight.own is None or peer.own is None:
        return [resident]
    own = figure(
        f"memory of the {name} (own share)",
        weight.own,
        "MB",
        runs=1,
        peer=(beside, peer.own) if beside else None,
    )
    return [resident, own]


if __name__ == "__main__":
    processes.home(Path(sys.argv[1]), Path(sys.argv[2]))
    for one in measured(Path(sys.argv[2])):
        print(one)
