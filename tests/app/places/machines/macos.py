"""Every Mac; what the policy refuses there without need is said by ``falsely``.

Two false refusals are left: an AppleRAID set of two USB disks, and a USB disk encrypted by Core Storage
before APFS. diskutil shows both as virtual disks.
"""

from tests.app.places.machines import macos_disks, macos_elsewhere, macos_synchronised
from tests.app.places.machines.macos_parts import MACOS

CHAPTERS = (macos_disks, macos_elsewhere, macos_synchronised)
__all__ = ["CHAPTERS", "MACOS"]
