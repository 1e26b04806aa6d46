"""The session process: ``python -m ui.session --control FD --keys FD``, started early by the keeper."""

import gc
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app import child

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.host import Host
    from ui.session.process import SessionProcess


def compose(arguments: Sequence[str], host: "Callable[[], Host]") -> "tuple[QApplication, SessionProcess]":
    """A hardened process with everything imported that patients will need."""
    ends = child.begin(arguments)
    # Reading modules makes no garbage worth looking for; from the first window on the collector looks.
    gc.disable()
    from ui.application import begin
    from ui.collector import Collector
    from ui.control import Control, leave
    from ui.session.process import SessionProcess

    begun = begin("session")
    assert ends.keys is not None, "a session is started with a key socket"
    control = Control(ends.control)
    process = SessionProcess(control, ends.keys, begun.settings, begun.language, begun.appearance, host())
    process.ended.connect(leave)
    Collector(process)
    return begun.app, process


def main() -> None:
    """Say ready, wait for keys, show patients until the lock."""
    app, process = compose(sys.argv[1:], _this_host)
    from ui.control import leave

    process.wait_for_keys()
    app.exec()
    leave()


def _this_host() -> "Host":
    from app.host import this_host

    return this_host()


if __name__ == "__main__":
    main()
