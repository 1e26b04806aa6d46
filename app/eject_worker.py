"""The worker that lets go of a drive: ``python -m app.eject_worker --control FD``. It holds no key.

Asking the system takes as long as a slow stick needs for what it still has to
write, and may hang: so no window asks, but a process that can be killed.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from app import answers, child, log, paths
from app import messages as m
from app.channel import ControlChannel
from app.host import Host, this_host
from app.places import ejecting
from vault.errors import SermentError


def main(host: Callable[[], Host] = this_host) -> None:
    """One drive, then the end."""
    control = child.begin(sys.argv[1:]).control
    log.start(paths.log_folder(), "eject")
    mount = _ordered(control)
    if mount is None:
        return
    try:
        machine = host()
        gone = ejecting.eject(Path(mount), machine.machine, machine.ejector)
        control.send(m.Finished({"drive": mount, "uuid": gone.uuid}))
    except SermentError as error:
        control.send(m.Failed(*answers.named(error)))


def _ordered(control: ControlChannel) -> str | None:
    """Where the drive is mounted; None where the keeper is gone before it said so."""
    while not control.closed:
        control.wait()
        for arrival in control.receive():
            if isinstance(arrival.message, m.Job):
                return arrival.message.arguments["drive"]
    return None


if __name__ == "__main__":
    main()
