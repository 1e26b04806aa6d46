"""Every kind of disk that the machine has, judged as a place for backups."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from tests.usb.bench import LABEL, NAME, Bench, Trial
from tests.usb.machine import Plugged
from tests.usb.office import HOME, USER

_ELSEWHERE = "/mnt/elsewhere"
_EXTERNAL = "external-drive"
_ORDINARY, _FIXED, _UAS = Plugged(), Plugged(fixed=True), Plugged(fixed=True, uas=True)
_LOCKED = Plugged(read_only=True)


def _judged(bench: Bench, place: str, rule: str) -> None:
    answer = bench.office.serment("place", place, "--for", "backup", "--json")
    assert answer.json["rule"] == rule, answer
    assert answer.code == (0 if rule == _EXTERNAL else 4), answer
    bench.counted[f"judged {rule}"] += 1


def _plugged(
    bench: Bench, file_system: str, rule: str, *, table: bool = True, how: Plugged = _ORDINARY
) -> None:
    stick = bench.new(file_system, table=table)
    place = bench.plug(stick, how=how)
    _judged(bench, place, rule)
    if how == _ORDINARY:
        shown = {one["mount"]: one for one in bench.office.does("drives")["drives"]}[place]
        assert (shown["label"], shown["bus"], shown["rule"]) == (LABEL, "usb", rule), shown
    bench.takes_out(place)


@contextmanager
def _mounted(bench: Bench, what: str, place: str = _ELSEWHERE, after: str = "") -> Iterator[None]:
    """Something mounted by root, for the user to write; ``after`` takes back what else was made."""
    run = bench.machine.run
    run(f"mkdir -p {_ELSEWHERE}; {what}; mountpoint {place}; chown {USER}: {place} || true")
    try:
        yield
    finally:
        run(f"umount {place}; {after}")


def _internal(bench: Bench, device: str, rule: str) -> None:
    with _mounted(bench, f"mount {device} {_ELSEWHERE}"):
        _judged(bench, _ELSEWHERE, rule)


def _network(bench: Bench) -> None:
    with _mounted(bench, f"systemctl start nfs-server; mount -t nfs4 127.0.0.1:/ {_ELSEWHERE}"):
        _judged(bench, _ELSEWHERE, "network-share")


def _sshfs(bench: Bench) -> None:
    """A program that answers as another computer would; no network is needed for that."""
    mount = f"sshfs -o passive,allow_other :/srv {_ELSEWHERE}"
    start = f"socat EXEC:/usr/lib/openssh/sftp-server 'EXEC:\"{mount}\"' >/dev/null 2>&1 &"
    wait = f"for i in $(seq 100); do mountpoint -q {_ELSEWHERE} && break; sleep 0.2; done"
    with _mounted(bench, f"modprobe fuse; ({start}) ; {wait}"):
        _judged(bench, _ELSEWHERE, "virtual-file-system")


def _luks(bench: Bench, device: str, rule: str) -> None:
    run = bench.machine.run
    cheap = "--type luks2 --pbkdf pbkdf2 --pbkdf-force-iterations 1000 --batch-mode"
    run(f"printf secret | cryptsetup luksFormat {cheap} {device} -")
    run(f"printf secret | cryptsetup open {device} locked -; mkfs.ext4 -q /dev/mapper/locked")
    with _mounted(bench, f"mount /dev/mapper/locked {_ELSEWHERE}", after="cryptsetup close locked"):
        _judged(bench, _ELSEWHERE, rule)


def _luks_on_a_stick(bench: Bench) -> None:
    device = bench.machine.plug(NAME, bench.new("ext4"))
    _luks(bench, f"{device}1", _EXTERNAL)
    bench.machine.pull(NAME)


def _on_a_stick(bench: Bench, what: str, place: str, rule: str, *, after: str = "") -> None:
    """Something that is mounted from a stick or over it; ``STICK`` stands for its place."""
    stick = bench.plug(bench.new("ext4"))
    names = {"STICK": stick}
    for name, path in names.items():
        what, place = what.replace(name, path), place.replace(name, path)
    with _mounted(bench, what, place, after):
        _judged(bench, place, rule)
    bench.takes_out(stick)


def _by_a_link(bench: Bench) -> None:
    place = bench.plug(bench.new("vfat"))
    bench.machine.run(f"ln -s {place} {HOME}/link", USER)
    _judged(bench, f"{HOME}/link", _EXTERNAL)
    bench.machine.run(f"rm {HOME}/link")
    bench.takes_out(place)


def _card(bench: Bench) -> None:
    run = bench.machine.run
    run("modprobe -a sdhci_pci mmc_block vfat")
    run("for i in $(seq 100); do [ -b /dev/mmcblk0p1 ] && break; sleep 0.2; done")
    with _mounted(bench, f"udevadm settle; mount -o uid=1000 /dev/mmcblk0p1 {_ELSEWHERE}"):
        _judged(bench, _ELSEWHERE, _EXTERNAL)
        shown = {one["mount"]: one["bus"] for one in bench.office.does("drives")["drives"]}
        assert shown[_ELSEWHERE] == "sd", shown


_IMAGE = "truncate -s 20M STICK/image; mkfs.ext4 -q STICK/image; mount -o loop STICK/image /mnt/elsewhere"

TRIALS = (
    Trial("a stick", partial(_plugged, file_system="vfat", rule=_EXTERNAL)),
    Trial("a stick without a table", partial(_plugged, file_system="exfat", rule=_EXTERNAL, table=False)),
    Trial("a USB SSD", partial(_plugged, file_system="ext4", rule=_EXTERNAL, how=_FIXED)),
    Trial("a USB SSD by UAS", partial(_plugged, file_system="ntfs", rule=_EXTERNAL, how=_UAS)),
    Trial(
        "a stick with its lock on",
        partial(_plugged, file_system="vfat", rule="read-only", how=_LOCKED),
    ),
    Trial("a stick of root's", partial(_plugged, file_system="ext4 of root", rule="no-permission")),
    Trial("the disk of the system", partial(_judged, place=HOME, rule="system-disk")),
    Trial("an internal SATA disk", partial(_internal, device="/dev/sda1", rule="internal-disk")),
    Trial("an internal virtio disk", partial(_internal, device="/dev/vdb", rule="internal-disk")),
    Trial("NFS", _network),
    Trial("sshfs", _sshfs),
    Trial("LUKS on a stick", _luks_on_a_stick),
    Trial("LUKS on an internal disk", partial(_luks, device="/dev/vdb", rule="internal-disk")),
    Trial("a disk image on a stick", partial(_on_a_stick, what=_IMAGE, place=_ELSEWHERE, rule="disk-image")),
    Trial(
        "a folder of a stick, mounted elsewhere",
        partial(_on_a_stick, what=f"mount --bind STICK {_ELSEWHERE}", place=_ELSEWHERE, rule=_EXTERNAL),
    ),
    Trial(
        "a folder of the internal disk, mounted over a stick",
        partial(_on_a_stick, what=f"mount --bind {HOME} STICK", place="STICK", rule="system-disk"),
    ),
    Trial(
        "memory, mounted over a stick",
        partial(_on_a_stick, what="mount -t tmpfs tmpfs STICK", place="STICK", rule="memory"),
    ),
    Trial("a stick by a link", _by_a_link),
)
COLD = (Trial("a card in the reader that is built in", _card, cold=True),)
