"""Every Linux machine; what the policy refuses there without need is said by ``falsely``.

Three false refusals are left: a disk on an eSATA socket, a Thunderbolt disk before Linux 5.14, and a
card in a USB reader built into the computer. Nothing the kernel says tells them from disks that stay.
"""

from tests.app.places.machines import (
    linux_elsewhere,
    linux_external,
    linux_lookalikes,
    linux_mounts,
    linux_silent,
    linux_stacked,
    linux_synchronised,
    linux_systems,
)
from tests.app.places.machines.linux_parts import LINUX

CHAPTERS = (
    linux_external,
    linux_stacked,
    linux_lookalikes,
    linux_elsewhere,
    linux_systems,
    linux_mounts,
    linux_synchronised,
    linux_silent,
)
__all__ = ["CHAPTERS", "LINUX"]
