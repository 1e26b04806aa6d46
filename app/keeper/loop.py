"""The keeper's loop on this platform. One thread, no Qt."""

import sys

from app.keeper.timers import Timer, Timers

if sys.platform == "win32":
    from app.keeper.handles import HandleLoop as Loop
else:
    from app.keeper.sockets import SocketLoop as Loop

__all__ = ["Loop", "Timer", "Timers"]
