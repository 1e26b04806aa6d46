"""The virtual machine: started, given commands, and sticks to plug in and to pull out.

No more than one at a time on two cores. It dies with the process that started it.
"""

import ctypes
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tests.usb import hardware, kit, sticks
from tests.usb.link import Failed, Job, Link
from tests.usb.monitor import Monitor, Refused
from tests.usb.sticks import MIB, Stick

_BOOT = 900.0
#: The guest is up to twenty times slower than this computer, which may be busy.
PATIENCE = 300.0
_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None)
_DRIVERS = "usb-storage uas vfat exfat nls_ascii nls_cp437 nls_utf8 9p 9pnet_virtio fuse"
_SHARED = "trans=virtio,version=9p2000.L,msize=512000"


@dataclass(frozen=True, slots=True)
class Plugged:
    """How a stick shows itself.

    ``fixed``: it says that it is no removable medium, as USB SSDs do. One with ``uas`` is not to be pulled
    out while it is being written: QEMU 7.2 dies of that. ``bytes_per_second``: 0 is as fast as it can.
    """

    fixed: bool = False
    uas: bool = False
    read_only: bool = False
    bytes_per_second: int = 0


_ORDINARY = Plugged()


class Machine:
    """One run of it: what is written to its disks is forgotten at the end.

    ``cold``: started from the beginning, which a card in the reader needs: QEMU keeps none in a snapshot.
    """

    def __init__(self, scratch: Path, *, cold: bool = False) -> None:
        # The name of a socket has 107 bytes at most, and a test's own folder may take them all.
        self._place = Path(tempfile.mkdtemp(prefix="usb"))
        self._built = kit.folder()
        self._warm = not cold and (self._built / kit.WARM_MEMORY).exists()
        #: Seen as /mnt/out in there, and writable.
        self.out = scratch / "out"
        self.out.mkdir(exist_ok=True)
        self.out.chmod(0o777)
        #: What is plugged in, by our names: QEMU's parts of it.
        self.plugged: dict[str, list[str]] = {}

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *exception: object) -> None:
        self.stop()

    def _start(self) -> None:
        for name in hardware.DISKS:
            _overlay(self._base(name), self._place / f"{name}.qcow2")
        shares = {"in": kit.CHECKOUT, "out": self.out}
        words = hardware.command(self._place, self._built, shares, warm=self._warm)
        with (self._place / "qemu.log").open("wb") as log:
            self._process = subprocess.Popen(
                words, stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=_dies_with_us
            )
        self.monitor = Monitor(self._place / "monitor")
        if self._warm:
            self._wakes()
        self.link = Link(self._place / "agent")
        deadline = time.monotonic() + _BOOT
        while not self.link.answers(1.0):
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise Failed(f"the machine does not start: {self._logs()}")
        for tag, options in (("in", ",ro,cache=loose"), ("out", "")):
            self.run(f"mountpoint -q /mnt/{tag} || mount -t 9p -o {_SHARED}{options} {tag} /mnt/{tag}")

    def _base(self, name: str) -> Path:
        if name == "root":
            return self._built / (kit.WARM_DISK if self._warm else kit.DISK)
        image = self._built / f"{name}.img"
        if not image.exists():
            kind = "vfat" if name == "card" else "ext4"
            sticks.made(image, 256 * MIB, kind, name, table=name != "internal")
        return image

    def _wakes(self) -> None:
        while (state := self.monitor("query-status")["status"]) != "running":
            if self._process.poll() is not None:
                raise Failed(f"the machine does not wake: {self._logs()}")
            if state == "paused":
                self.monitor("cont")
            time.sleep(0.02)

    def _logs(self) -> str:
        texts = [
            (self._place / name).read_text(errors="replace")[-2000:] for name in ("qemu.log", "console.log")
        ]
        return "\n".join(texts)

    def stop(self) -> None:
        """Switch it off, as when the power goes, and forget its disks."""
        if hasattr(self, "link"):
            self.link.close()
        if hasattr(self, "_process"):
            self._process.kill()
            self._process.wait()
        if hasattr(self, "monitor"):
            self.monitor.close()
        shutil.rmtree(self._place, ignore_errors=True)

    def keep_warm(self) -> None:
        """Save disk and memory of a machine that has just started, for all that come after."""
        self.run("systemctl is-system-running --wait || true; udevadm settle -t 30")
        self.run(f"systemctl start udisks2; modprobe -a {_DRIVERS}; umount /mnt/in /mnt/out")
        self.run("modprobe -r sdhci_pci || true; sync; echo 3 >/proc/sys/vm/drop_caches; sync")
        memory = self._built / "saving"
        self.monitor("stop")
        self.monitor("migrate", uri=f"exec:zstd -q -3 -T2 >{memory}")
        while (state := self.monitor("query-migrate")["status"]) != "completed":
            if state == "failed":
                raise Failed("the memory cannot be saved")
            time.sleep(0.1)
        self.monitor("quit")
        self._process.wait(20)
        shutil.copy(self._place / "root.qcow2", self._built / kit.WARM_DISK)
        memory.rename(self._built / kit.WARM_MEMORY)

    # --- Commands

    def begin(self, shell: str, user: str = "root", *, more: bool = False) -> Job:
        """Start a command in there; ``more``: it is given input later."""
        return self.link.asks(op="run", shell=shell, user=user, more=more)

    def run(self, shell: str, user: str = "root", patience: float = PATIENCE) -> str:
        """What a command in there prints. Raises Failed where it fails."""
        job = self.begin(shell, user)
        if job.ends(patience):
            raise Failed(f"{shell!r}: {job.code}: {job.said}")
        return job.out.strip()

    # --- Sticks

    def plug(self, name: str, stick: Stick, how: Plugged = _ORDINARY) -> str:
        """Plug a stick in, under a ``name`` of ours; its device in there."""
        # One of this name that was pulled out just now must not be taken for it.
        gone = f"ls /dev/disk/by-id | grep -q {_serial(name)} || exit 0"
        self.run(f"for i in $(seq 300); do {gone}; sleep 0.2; done; exit 1")
        ask = self.monitor
        image = str(stick.image.resolve())
        flags = {"read-only": how.read_only}
        ask(
            "blockdev-add",
            driver="file",
            filename=image,
            node_name=f"{name}-file",
            **flags,
            auto_read_only=False,
        )
        ask("blockdev-add", driver="raw", file=f"{name}-file", node_name=name, **flags)
        nodes = [name, f"{name}-file"]
        if how.bytes_per_second:
            limits = {"bps-total": how.bytes_per_second}
            ask("object-add", qom_type="throttle-group", id=f"{name}-limit", limits=limits)
            ask(
                "blockdev-add",
                driver="throttle",
                file=name,
                node_name=f"{name}-slow",
                throttle_group=f"{name}-limit",
                **flags,
            )
            nodes.insert(0, f"{name}-slow")
        self._attach(name, nodes[0], removable=not how.fixed, uas=how.uas)
        self.plugged[name] = nodes
        return self._device(name)

    def _attach(self, name: str, node: str, *, removable: bool, uas: bool) -> None:
        ask, serial = self.monitor, _serial(name)
        if not uas:
            ask(
                "device_add",
                driver="usb-storage",
                id=name,
                bus="xhci.0",
                drive=node,
                removable=removable,
                serial=serial,
            )
            return
        hub = f"{name}-hub"
        ask("device_add", driver="usb-uas", id=hub, bus="xhci.0", serial=serial)
        ask(
            "device_add",
            driver="scsi-hd",
            id=name,
            bus=f"{hub}.0",
            drive=node,
            removable=removable,
            serial=serial,
            lun=0,
        )
        # Plugged in while the machine runs, it waits until its disks are there.
        ask("qom-set", path=f"/machine/peripheral/{hub}", property="attached", value=True)

    def _device(self, name: str) -> str:
        # One of the links of a stick is called so, those of its partitions have more behind.
        found = f"ls /dev/disk/by-id 2>/dev/null | grep {_serial(name)} | grep -v part | head -n 1"
        until = f'link=$({found}); [ -n "$link" ] && break; sleep 0.2'
        wait = f"for i in $(seq 300); do {until}; done; udevadm settle -t 100"
        return self.run(f'{wait}; readlink -e "/dev/disk/by-id/$link"')

    def pull(self, name: str) -> None:
        """Pull a stick out, now: nobody in there is asked."""
        nodes = self.plugged.pop(name)
        try:
            self.monitor("device_del", id=f"{name}-hub")
        except Refused:
            self.monitor("device_del", id=name)
        for node in nodes:
            self._lets_go(node)
        if len(nodes) > 2:
            self.monitor("object-del", id=f"{name}-limit")

    def _lets_go(self, node: str) -> None:
        deadline = time.monotonic() + 20
        while True:
            try:
                self.monitor("blockdev-del", node_name=node)
            except Refused as refused:
                if time.monotonic() > deadline or not ("in use" in str(refused) or "busy" in str(refused)):
                    raise
                time.sleep(0.02)
            else:
                return

    def moved(self, name: str) -> tuple[int, int]:
        """Bytes that were written to a stick so far, and read from it."""
        for device in self.monitor("query-blockstats"):
            if name in (device.get("qdev") or "").split("/"):
                return device["stats"]["wr_bytes"], device["stats"]["rd_bytes"]
        raise KeyError(name)

    def waits_until_moved(self, name: str, amount: int) -> None:
        """Until so many bytes were written to a stick or read from it. Raises Failed."""
        deadline = time.monotonic() + PATIENCE
        while sum(self.moved(name)) < amount:
            if time.monotonic() > deadline:
                raise Failed(f"{name} moved no more than {self.moved(name)}")
            time.sleep(0.005)


def _serial(name: str) -> str:
    return f"USB{name.upper()}"


def _overlay(base: Path, path: Path) -> None:
    kind = "qcow2" if base.suffix == ".qcow2" else "raw"
    words = ["create", "-q", "-f", "qcow2", "-F", kind, "-b", str(base), str(path)]
    subprocess.run([kit.tool("qemu-img"), *words], check=True)


def _dies_with_us() -> None:
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
