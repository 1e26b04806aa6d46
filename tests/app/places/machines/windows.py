"""Every Windows machine; what the policy refuses there without need is said by ``falsely``.

Two false refusals are left: a disk on an eSATA socket, and a card in a USB reader built into the
computer. Windows says of each what it says of a disk that stays.
"""

from tests.app.places.machines import windows_disks, windows_synchronised, windows_volumes
from tests.app.places.machines.windows_parts import WINDOWS

CHAPTERS = (windows_disks, windows_volumes, windows_synchronised)
__all__ = ["CHAPTERS", "WINDOWS"]
