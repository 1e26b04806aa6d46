"""The lock-screen process: ``python -m ui.lockscreen --control FD``, started by the keeper."""

import gc
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app import child

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.host import Host
    from ui.lockscreen.process import LockProcess


def compose(arguments: Sequence[str], host: "Callable[[], Host]") -> "tuple[QApplication, LockProcess]":
    """A hardened process that waits for the keeper's Show; ``host`` is asked once somebody types."""
    ends = child.begin(arguments)
    # Reading modules makes no garbage worth looking for; behind the first paint the collector looks.
    gc.disable()
    # After hardening, and only what the first paint needs: the rest is imported behind it.
    from ui.application import begin
    from ui.collector import Collector
    from ui.control import Control, leave
    from ui.lockscreen.process import LockProcess

    begun = begin("lockscreen")
    process = LockProcess(Control(ends.control), begun.settings, begun.appearance, begun.language, host)
    process.ended.connect(leave)
    Collector(process)
    return begun.app, process


def main() -> None:
    """Take a secret, hand over derived keys, end."""
    app, _process = compose(sys.argv[1:], _this_host)
    from ui.control import leave

    app.exec()
    leave()


def _this_host() -> "Host":
    from app.host import this_host

    return this_host()


if __name__ == "__main__":
    main()
