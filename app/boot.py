"""Which start of the computer this is: what holds for one start only is bound to it."""

import sys
from pathlib import Path

if sys.platform == "linux":

    def boot_id() -> str:
        """A name no other start of this computer has; empty where it cannot be known."""
        try:
            return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        except OSError:
            return ""

elif sys.platform == "darwin":

    def boot_id() -> str:
        """A name no other start of this computer has; empty where it cannot be known."""
        import subprocess

        asked = ["/usr/sbin/sysctl", "-n", "kern.bootsessionuuid"]
        found = subprocess.run(asked, capture_output=True, check=False)
        return found.stdout.decode("ascii", "replace").strip()

else:

    def boot_id() -> str:
        """A name no other start of this computer has; empty where it cannot be known."""
        import winreg

        # Windows counts its starts here. A "fast start" out of hibernation is not counted: it wakes
        # the system that was shut down, and a PIN then ends with its hours.
        place = r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
                return f"{winreg.QueryValueEx(key, 'BootId')[0]}"
        except OSError:
            return ""
