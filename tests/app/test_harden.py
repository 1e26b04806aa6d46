"""A process that may hold patients or keys."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="prctl")

# As root, both sides become somebody else: root may read everything.
PLAIN = """
import ctypes, os, resource, sys
from app import harden
if os.getuid() == 0:
    os.setgid(65534), os.setuid(65534)
"""
VICTIM = """
ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
for line in sys.stdin:
    if line == "harden\\n":
        harden.harden()
        assert harden.hardened() and resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
    print("done", flush=True)
"""
READER = """
open(f"/proc/{sys.argv[1]}/mem", "rb").close()
"""


def can_read(pid: int) -> bool:
    command = [sys.executable, "-c", PLAIN + READER, str(pid)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_the_memory_of_a_hardened_process_is_closed_to_others_of_the_same_user():
    command = [sys.executable, "-c", PLAIN + VICTIM]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        readable = []
        for order in ("wait", "harden"):
            print(order, file=process.stdin, flush=True)
            assert process.stdout.readline() == "done\n"
            readable.append(can_read(process.pid))
        process.stdin.close()
    assert readable == [True, False]


WATCHED = """
import ctypes
from app import errors, harden
assert ctypes.CDLL(None).ptrace(0, 0, 0, 0) == 0  # PTRACE_TRACEME: the parent is our debugger now
try:
    harden.harden()
except errors.Watched as error:
    print(error.pid)
"""


def test_a_process_under_a_debugger_takes_no_secret():
    found = subprocess.run([sys.executable, "-c", WATCHED], capture_output=True, text=True, check=False)
    assert found.stdout == f"{os.getpid()}\n", found.stderr


def test_a_child_that_no_keeper_started_says_so():
    script = "from app import child; child.begin([])"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert b"started without a keeper" in found.stderr
