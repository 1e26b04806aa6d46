"""Why it locked, who noticed, and for how long nobody may be there, in words."""

from PySide6.QtCore import QObject

from app.messages import Cause


class LockWords(QObject):
    """Parts of sentences."""

    def cause(self, cause: Cause) -> str:
        """Why the program locked."""
        return {
            Cause.BUTTON: self.tr("as you asked"),
            Cause.COMMAND: self.tr("as you asked"),
            Cause.IDLE: self.tr("nobody was at the keyboard"),
            Cause.CLOSED: self.tr("the window was closed"),
            Cause.MINIMISED: self.tr("the window was minimised"),
            Cause.SCREEN_LOCKED: self.tr("the computer’s screen was locked"),
            Cause.SLEEP: self.tr("the computer went to sleep"),
            Cause.SHUTDOWN: self.tr("the computer was shut down"),
            Cause.LOGOUT: self.tr("the session was closed"),
            Cause.USER_SWITCH: self.tr("another user took over the screen"),
            Cause.TERM: self.tr("the locum’s last day was over"),
            Cause.CANCELLED: self.tr("unlocking was given up"),
            Cause.ENDED: self.tr("Serment was ended"),
            Cause.CRASHED: self.tr("Serment ended unexpectedly"),
        }[cause]

    def source(self, name: str) -> str:
        """Who noticed, as people call it. What has a name of its own keeps it."""
        own = {
            "": self.tr("you"),
            "own_windows": self.tr("Serment’s own windows"),
            "sleep_gap": self.tr("the computer’s clocks"),
            "login1": self.tr("logind (computer)"),
            "login1_session": self.tr("logind (session)"),
            "mutter": "GNOME (Mutter)",
            "wayland": "Wayland",
            "x11": "X11",
            "windows": "Windows",
            "windows_session": self.tr("Windows (session)"),
            "macos": "macOS",
            "macos_session": self.tr("macOS (session)"),
        }
        return own.get(name) or self.tr("{desktop} screen saver").format(desktop=_desktop(name))

    def delay(self, seconds: float) -> str:
        """ "5 minutes", "2 minutes 30 s"."""
        minutes, rest = divmod(round(seconds), 60)
        parts = [self.tr("%n minutes", "", minutes)] if minutes else []
        return " ".join([*parts, *([f"{rest} s"] if rest or not minutes else [])])


def _desktop(interface: str) -> str:
    names = {"gnome": "GNOME", "xfce": "Xfce", "cinnamon": "Cinnamon", "mate": "MATE"}
    parts = interface.split(".")
    return names.get(parts[1], "freedesktop") if len(parts) > 1 else interface
