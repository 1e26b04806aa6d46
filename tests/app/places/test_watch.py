"""A disk that is mounted or goes away is seen at once, by a descriptor alone."""

import struct
import subprocess
import sys
import textwrap

import pytest

from app.places import mountinfo, watch_windows
from app.places.watch import MountChanges, MountWatch
from app.places.watch_macos import VolumePaths

LINE = "36 35 {device} / {point} rw - vfat /dev/sdb1 rw\n"


@pytest.fixture
def listed(tmp_path, monkeypatch):
    path = tmp_path / "mountinfo"
    path.write_text(LINE.format(device="8:1", point="/"))
    monkeypatch.setattr(mountinfo, "PATH", str(path))
    return path


def test_what_arrives_and_what_goes_is_named(listed):
    with MountWatch() as watch:
        before = listed.read_text()
        assert not watch.changes()
        listed.write_text(before + LINE.format(device="8:17", point="/media/CL\\303\\211"))
        assert watch.changes() == MountChanges(frozenset({"/media/CL\303\211"}), frozenset())
        listed.write_text(before)
        assert watch.changes().gone == {"/media/CL\303\211"}
        assert not watch.changes()


def test_another_disk_on_the_same_point_has_come_and_gone(listed):
    with MountWatch() as watch:
        listed.write_text(LINE.format(device="8:33", point="/"))
        assert watch.changes() == MountChanges(frozenset({"/"}), frozenset({"/"}))


IN_A_NAMESPACE = """
    import ctypes, os, select, sys, tempfile
    libc = ctypes.CDLL(None, use_errno=True)
    NEWUSER, NEWNS, PRIVATE = 0x10000000, 0x00020000, 0x4C000
    if libc.unshare(NEWNS if os.geteuid() == 0 else NEWNS | NEWUSER):
        sys.exit(77)
    libc.mount(None, b"/", None, PRIVATE, None)
    from app.places.watch import EVENTS, MountWatch
    with MountWatch() as watch, tempfile.TemporaryDirectory() as folder:
        poll = select.poll()
        poll.register(watch.fileno(), EVENTS)
        poll.poll(0)
        assert poll.poll(0) == [], "quiet before"
        if libc.mount(b"tmpfs", folder.encode(), b"tmpfs", 0, None):
            sys.exit(77)
        assert poll.poll(1000), "woken by a mount"
        assert watch.changes().arrived == {folder}
        libc.umount2(folder.encode(), 2)
        assert poll.poll(1000), "woken by an unmount"
        assert watch.changes().gone == {folder}
"""


def test_the_kernel_wakes_the_watcher():
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(IN_A_NAMESPACE)], capture_output=True, text=True
    )
    if done.returncode == 77:
        pytest.skip("this machine lets nobody mount in a namespace of their own")
    assert done.returncode == 0, done.stderr


def broadcast(kind: int, letters: int, flags: int = 0) -> bytes:
    """DEV_BROADCAST_VOLUME as Windows hands it over, padded to the alignment of a structure."""
    return struct.pack("<IIIIHxx", 20, kind, 0, letters, flags)


@pytest.mark.parametrize(
    ("what", "data", "arrived", "gone"),
    [
        (watch_windows.ARRIVED, broadcast(2, 1 << 4), {"E:\\"}, set()),
        (watch_windows.ARRIVED, broadcast(2, 1 << 4 | 1 << 25), {"E:\\", "Z:\\"}, set()),
        (watch_windows.GONE, broadcast(2, 1 << 4), set(), {"E:\\"}),
        (watch_windows.ARRIVED, broadcast(2, 1 << 25, flags=2), set(), set()),  # a network drive
        (watch_windows.ARRIVED, broadcast(5, 1 << 4), set(), set()),  # DBT_DEVTYP_DEVICEINTERFACE
        (watch_windows.ARRIVED, b"", set(), set()),
    ],
)
def test_what_windows_broadcasts_of_volumes(what, data, arrived, gone):
    assert watch_windows.changes(what, data) == MountChanges(frozenset(arrived), frozenset(gone))


def test_other_messages_of_windows_are_not_read():
    assert watch_windows.is_of_interest(0x0219, 0x8000)
    assert not watch_windows.is_of_interest(0x0219, 0x0007)  # DBT_DEVNODES_CHANGED points to nothing
    assert not watch_windows.is_of_interest(0x0218, 0x8000)


def test_what_macos_tells_of_a_stick_from_plugging_in_to_ejecting():
    """As Disk Arbitration told it of a stick with one partition: the whole disk never has a path."""
    paths = VolumePaths()
    assert not paths.told("disk4", None)
    assert paths.told("disk4s1", "/Volumes/CLE").arrived == {"/Volumes/CLE"}
    assert not paths.told("disk4s1", "/Volumes/CLE")
    renamed = paths.told("disk4s1", "/Volumes/CLE 1")
    assert renamed == MountChanges(frozenset({"/Volumes/CLE 1"}), frozenset({"/Volumes/CLE"}))
    assert paths.told("disk4s1", None).gone == {"/Volumes/CLE 1"}
    assert not paths.told("disk4s1", None)
