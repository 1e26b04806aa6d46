"""The two ends of a channel before anything is said over them, and how one gets into another process.

Imports little: the first lock screen is started from here.
"""

import socket
import sys
from typing import TYPE_CHECKING

if sys.platform == "win32":
    import _winapi
    import os
    from multiprocessing.connection import Pipe, PipeConnection

    if TYPE_CHECKING:
        import subprocess

    End = PipeConnection

    def pair() -> tuple[End, End]:
        """Two connected pipe ends, not inheritable."""
        return Pipe(duplex=True)

    def number(end: End) -> int:
        """The handle of ``end``, by which a child that inherits it adopts it."""
        return end.fileno()

    def adopt(number: int) -> End:
        """The end inherited under ``number``, which no grandchild inherits."""
        os.set_handle_inheritable(number, False)
        return PipeConnection(number)

    def handle_of(process: "subprocess.Popen[bytes]") -> int:
        """The handle of a process: signalled when it has ended."""
        return int(process._handle)  # type: ignore[attr-defined]  # there is no public name for it

    def grant(handle: int, process: "subprocess.Popen[bytes]") -> int:
        """Make ``handle`` valid in ``process`` too; its number there."""
        ours = _winapi.GetCurrentProcess()
        same = _winapi.DUPLICATE_SAME_ACCESS
        return _winapi.DuplicateHandle(ours, handle, handle_of(process), 0, False, same)

else:
    import os

    End = socket.socket

    def pair() -> tuple[End, End]:
        """Two connected sockets, not inheritable."""
        return socket.socketpair()

    def number(end: End) -> int:
        """The descriptor of ``end``, by which a child that inherits it adopts it."""
        return end.fileno()

    def adopt(number: int) -> End:
        """The end inherited under ``number``, which no grandchild inherits."""
        os.set_inheritable(number, False)
        return socket.socket(fileno=number)
