"""What the Macs share."""

from tests.app.places.fake_macos import CABINET, CLE, HOME, Mac
from tests.app.places.machines.recorded import Family

MACOS = Family("macos", CABINET)
at, never, system_disk = MACOS.at, MACOS.never, MACOS.system_disk

__all__ = ["CLE", "HOME", "MACOS", "at", "container", "never", "system_disk"]


def container(*stores: str, whole: str = "USB", external: bool = True, **more: object) -> Mac:
    """An APFS volume CLE in its synthesised disk5; its physical stores, on disk4 unless others are named."""
    mac = Mac()
    mac.whole("disk4", whole, external=external, **more)
    mac.part("disk4s2", "disk4")
    mac.apfs(CLE, "disk5s1", "disk5", *(stores or ("disk4s2",)), FileVault=True)
    return mac
