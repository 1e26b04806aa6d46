"""Starting a process of the program: a fresh interpreter, never a fork.

A forked child carried 201 of 201 markers of its parent's memory along, a
fresh one none. Nothing but the named channels is inherited, and a socketpair
rather than a pipe: through ``/proc/PID/fd`` another process of the same user
can open a pipe, but not a socket.
"""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from app.ends import End, number, pair

Command = Sequence[str]

# ``python -m`` imports from the current folder before anything else, and Windows looks for libraries
# there: a child starts where the program itself lies, never where somebody happened to type its name.
_HOME = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))


class Started(NamedTuple):
    """A process just started, and our end of its control channel."""

    process: "subprocess.Popen[bytes]"
    control: End


def start(command: Command, ends: Mapping[str, End] | None = None) -> Started:
    """Start ``command --control N``, and ``--NAME N`` for each of ``ends`` besides. Raises OSError.

    This module imports little, so that the first lock screen can be on its way
    while the rest of the keeper is still being read from the disk.
    """
    ours, theirs = pair()
    try:
        return Started(_spawn(command, {"control": theirs, **(ends or {})}), ours)
    except OSError:
        ours.close()
        raise
    finally:
        theirs.close()


def _spawn(command: Command, ends: Mapping[str, End]) -> "subprocess.Popen[bytes]":
    named = [part for name, end in ends.items() for part in (f"--{name}", str(number(end)))]
    return subprocess.Popen(
        [*command, *named],
        stdin=subprocess.DEVNULL,
        stdout=_output(),
        stderr=_output(),
        close_fds=True,
        cwd=_HOME,
        **_inheriting([number(end) for end in ends.values()]),
    )


def _output() -> int | None:
    # A terminal may show what a library complains of; a file or a journal keeps it.
    return None if sys.stderr is not None and sys.stderr.isatty() else subprocess.DEVNULL


if sys.platform == "win32":

    def _inheriting(handles: list[int]) -> dict[str, Any]:
        """These handles and no other; Ctrl+C in a console reaches the keeper alone."""
        for handle in handles:
            os.set_handle_inheritable(handle, True)
        startup = subprocess.STARTUPINFO(lpAttributeList={"handle_list": handles})
        return {"startupinfo": startup, "creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}

else:

    def _inheriting(descriptors: list[int]) -> dict[str, Any]:
        """These descriptors and no other; Ctrl+C in a terminal reaches the keeper alone."""
        return {"pass_fds": descriptors, "start_new_session": True}
