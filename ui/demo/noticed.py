"""What a GNOME desktop tells the keeper: the demonstration has no keeper, and shows the page all the same."""

import time

from app.messages import Cause, LockRecord, Sources, SourceState

_SAVER = "org.gnome.ScreenSaver"
_SESSION = (Cause.SCREEN_LOCKED, Cause.USER_SWITCH, Cause.LOGOUT)


def on_gnome(minutes: int) -> Sources:
    """Somebody is there, and has locked the screen an hour ago; the delay is of so many minutes."""
    now = time.time()
    locked = {Cause.SCREEN_LOCKED: now - 3600}
    return Sources(
        (
            SourceState("mutter", True, now, (Cause.IDLE,), idle=2.0),
            SourceState(_SAVER, True, locked[Cause.SCREEN_LOCKED], (Cause.SCREEN_LOCKED,), locked),
            SourceState("login1", True, None, (Cause.SLEEP, Cause.SHUTDOWN)),
            SourceState("login1_session", True, None, _SESSION),
        ),
        60.0 * minutes,
        (LockRecord(now - 3600, Cause.SCREEN_LOCKED, _SAVER), LockRecord(now - 9000, Cause.IDLE, "mutter")),
    )
