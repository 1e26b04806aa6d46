"""The virtual computer: two internal disks, a card reader, and a USB controller with empty sockets."""

import shlex
from pathlib import Path

from tests.usb import kit

_MEMORY_MIB, _CORES = 1536, 2
_PROCESSOR = "max,la57=off"
_START = (
    "console=ttyS0 root=/dev/vda rw quiet mitigations=off nokaslr audit=0 apparmor=0 panic=5 "
    "systemd.show_status=0 8250.nr_uarts=1 loglevel=5"
)
#: The disks that are in it, and how each is attached.
_ATTACHED = {
    "root": ["virtio-blk-pci,drive=disk-root,serial=ROOT"],
    "internal": ["virtio-blk-pci,drive=disk-internal,serial=INTERNALVIRTIO"],
    "sata": ["ide-hd,bus=ide.0,drive=disk-sata,serial=INTERNALSATA"],
    "card": ["sdhci-pci", "sd-card,drive=disk-card"],
}
DISKS = tuple(_ATTACHED)


def command(place: Path, built: Path, shares: dict[str, Path], *, warm: bool) -> list[str]:
    """QEMU's, for a machine whose disks and sockets lie in ``place``; ``shares``: tag -> folder."""
    words = [kit.tool("qemu-system-x86_64"), "-name", "usb", "-accel", "tcg,thread=multi,tb-size=512"]
    words += ["-M", "q35", "-cpu", _PROCESSOR, "-m", str(_MEMORY_MIB), "-smp", str(_CORES)]
    words += ["-nodefaults", "-display", "none", "-no-reboot", "-nic", "none"]
    words += ["-kernel", f"{built / kit.KERNEL}", "-initrd", f"{built / kit.INITRD}", "-append", _START]
    words += ["-serial", f"file:{place}/console.log", "-qmp", f"unix:{place}/monitor,server=on,wait=off"]
    for device in _devices(place):
        words += ["-device", device]
    words += ["-chardev", f"socket,id=agent,path={place}/agent,server=on,wait=off"]
    words += ["-object", "rng-random,id=random,filename=/dev/urandom"]
    for name in DISKS:
        words += ["-drive", f"file={place}/{name}.qcow2,format=qcow2,if=none,id=disk-{name},cache=unsafe"]
    words += _shared(shares)
    if warm:
        words += ["-incoming", f"exec:zstd -q -dc {shlex.quote(str(built / kit.WARM_MEMORY))}"]
    return words


def _devices(place: Path) -> list[str]:
    agent = ["virtio-serial-pci,id=serial", "virtserialport,bus=serial.0,chardev=agent,name=usb.agent"]
    disks = [device for devices in _ATTACHED.values() for device in devices]
    return [*agent, "virtio-rng-pci,rng=random", *disks, "qemu-xhci,id=xhci,p2=8,p3=8"]


def _shared(shares: dict[str, Path]) -> list[str]:
    words: list[str] = []
    for tag, folder in shares.items():
        read_only = ",readonly=on" if tag == "in" else ""
        words += ["-fsdev", f"local,id=share-{tag},path={folder},security_model=none{read_only}"]
        words += ["-device", f"virtio-9p-pci,fsdev=share-{tag},mount_tag={tag}"]
    return words
