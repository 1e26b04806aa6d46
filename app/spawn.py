"""Starting a process of the program: a fresh interpreter, never a fork.

A forked child carried 201 of 201 markers of its parent's memory along, a
fresh one none. Nothing but the named sockets is inherited, and a socketpair
rather than a pipe: through ``/proc/PID/fd`` another process of the same user
can open a pipe, but not a socket.
"""

import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

Command = Sequence[str]


class Started(NamedTuple):
    """A process just started, and our end of its control socket."""

    process: "subprocess.Popen[bytes]"
    control: socket.socket


def start(command: Command, ends: Mapping[str, socket.socket] | None = None) -> Started:
    """Start a child with a control socket, and with each of ``ends`` besides. Raises OSError.

    This module imports little, so that the first lock screen can be on its way
    while the rest of the keeper is still being read from the disk.
    """
    ours, theirs = pair()
    try:
        return Started(_spawn(command, {"control": theirs, **(ends or {})}), ours)
    finally:
        theirs.close()


def pair() -> tuple[socket.socket, socket.socket]:
    """Two connected sockets, not inheritable."""
    return socket.socketpair()


def _spawn(command: Command, ends: Mapping[str, socket.socket]) -> "subprocess.Popen[bytes]":
    named = [part for name, end in ends.items() for part in (f"--{name}", str(end.fileno()))]
    return subprocess.Popen(
        [*command, *named],
        stdin=subprocess.DEVNULL,
        stdout=_output(),
        stderr=_output(),
        pass_fds=[end.fileno() for end in ends.values()],
        close_fds=True,
        # Ctrl+C in a terminal reaches the keeper alone, which locks in order.
        start_new_session=True,
    )


def _output() -> int | None:
    # A terminal may show what a library complains of; a file or a journal keeps it.
    return None if sys.stderr is not None and sys.stderr.isatty() else subprocess.DEVNULL
