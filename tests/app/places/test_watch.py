"""A disk that is mounted or goes away is seen at once, by a descriptor alone."""

import subprocess
import sys
import textwrap

import pytest

from app.places import mountinfo
from app.places.watch import MountChanges, MountWatch

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
