"""What the child may do, and what it loads."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.decoder import confinement, landlock
from app.decoder.decoder import Decoder, File
from app.decoder.questions import LIST, PDF
from tests.app.decoder import samples
from tests.app.decoder.children import LINUX, pid_of
from tests.app.decoder.samples import CSV, TODAY


@LINUX
def test_the_limits_are_in_force(decoder):
    decoder.pages(File("image/png", samples.png()))
    limits = Path(f"/proc/{pid_of(decoder)}/limits").read_text()
    held = {line[:26].strip(): line[26:].split()[:2] for line in limits.splitlines()}
    assert held["Max file size"] == ["0", "0"]
    assert held["Max core file size"] == ["0", "0"]
    assert held["Max address space"] == [str(confinement.MEMORY)] * 2
    assert held["Max cpu time"] == [str(confinement.CPU_SECONDS)] * 2
    assert held["Max open files"] == [str(confinement.DESCRIPTORS)] * 2
    status = Path(f"/proc/{pid_of(decoder)}/status").read_text()
    assert "NoNewPrivs:\t1" in status
    assert "Seccomp:\t2" in status


@LINUX
def test_every_thread_of_the_child_is_confined(decoder):
    decoder.pages(File("image/png", samples.png()))
    threads = list(Path(f"/proc/{pid_of(decoder)}/task").iterdir())
    assert len(threads) > 1
    assert all("Seccomp:\t2" in (thread / "status").read_text() for thread in threads)


@LINUX
def test_nothing_is_inherited_but_one_socket(own, tmp_path):
    """Not even what somebody forgot to protect: an inheritable descriptor stays behind."""
    leaked = os.open(tmp_path / "records.db", os.O_CREAT | os.O_RDWR)
    os.set_inheritable(leaked, True)
    own.rest()
    own.pages(File(PDF, samples.letter("x")))
    os.close(leaked)
    folder = Path(f"/proc/{pid_of(own)}/fd")
    held = {int(one.name): os.readlink(one) for one in folder.iterdir()}
    assert all(held.pop(standard) == "/dev/null" for standard in (0, 1, 2))
    assert len(held) == 1
    assert all(name.startswith("socket:") for name in held.values())


FILTERED = pytest.mark.skipif(
    sys.platform != "linux" or os.uname().machine not in ("x86_64", "aarch64"),
    reason="no filter for this machine",
)

CONFINED = """
import os, socket, subprocess, sys, ctypes
from app.decoder.confinement import confine
confine()
def refused(attempt):
    try: attempt()
    except (OSError, MemoryError): return True
print([
    refused(lambda: socket.socket()),
    refused(lambda: socket.socket(socket.AF_UNIX)),
    refused(lambda: os.execv(sys.executable, [sys.executable, '-c', '0'])),
    refused(lambda: os.kill(os.getppid(), 0)),
    refused(lambda: os.write(os.open(sys.argv[1], os.O_CREAT | os.O_WRONLY), b'x')),
    refused(lambda: bytearray(2 << 30)),
])
"""


@LINUX
@FILTERED
def test_a_confined_process_has_no_network_no_program_no_file_and_little_memory(tmp_path):
    command = [sys.executable, "-B", "-c", CONFINED, str(tmp_path / "x")]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == str([True] * 6)


TAKEN_OVER = """
import ctypes, os, sys
from app.decoder import confinement, landlock
if sys.argv[3:]:
    landlock.enclose = lambda: None
confinement.confine()
folder, other = sys.argv[1], int(sys.argv[2])
raw = ctypes.CDLL(None, use_errno=True).syscall
def call(number, *arguments):
    if raw(number, *arguments) < 0:
        raise OSError(ctypes.get_errno(), 'refused')
    os._exit(1)
attempts = {
    'emptied': lambda: os.open(f'{folder}/kept', os.O_WRONLY | os.O_TRUNC),
    'emptied by name': lambda: os.truncate(f'{folder}/kept', 0),
    'removed': lambda: os.unlink(f'{folder}/kept'),
    'renamed': lambda: os.rename(f'{folder}/kept', f'{folder}/gone'),
    'opened to others': lambda: os.chmod(f'{folder}/kept', 0o666),
    'dated': lambda: os.utime(f'{folder}/kept', (0, 0)),
    'linked': lambda: os.symlink('/', f'{folder}/link'),
    'made a folder': lambda: os.mkdir(f'{folder}/made'),
    'made a pipe': lambda: os.mkfifo(f'{folder}/pipe'),
    'spoken over a pipe of others': lambda: os.open(f'{folder}/theirs', os.O_RDWR),
    'sockets behind the filter': lambda: call(425, 8, ctypes.create_string_buffer(120)),
    'another process': lambda: os.fork() or os._exit(1),
    'signalled': lambda: call(424, os.pidfd_open(other), 9, None, 0),
    'a world of its own': lambda: call({'x86_64': 272, 'aarch64': 97}[os.uname().machine], 0x10000000),
}
found = []
for name, attempt in attempts.items():
    try:
        attempt()
    except OSError:
        continue
    found.append(name)
print(found)
"""


@LINUX
@FILTERED
@pytest.mark.parametrize("old_kernel", [(), ("without Landlock",)])
def test_a_decoder_that_was_taken_over_can_destroy_nothing_and_leave_nothing_running(tmp_path, old_kernel):
    """It could remove and empty files, start processes no lock kills, and reach the network by io_uring."""
    kept = tmp_path / "kept"
    kept.write_text("a vault")
    os.mkfifo(tmp_path / "theirs")
    command = [sys.executable, "-B", "-c", TAKEN_OVER, str(tmp_path), str(os.getpid()), *old_kernel]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
    assert kept.read_text() == "a vault"
    assert {one.name for one in tmp_path.iterdir()} == {"kept", "theirs"}


LOOKING = """
import sys
from app.decoder.confinement import confine
confine()
def hidden(path):
    try:
        open(path, 'rb').close()
    except OSError:
        return True
    return False
import colorsys  # its own modules it may read
print([hidden(path) for path in sys.argv[1:]])
"""


@LINUX
@pytest.mark.skipif(not landlock.version(), reason="this kernel has no Landlock")
def test_a_decoder_reads_no_file_of_the_person_and_no_other_process(tmp_path):
    """Its answers go to whoever holds the keys, and a flaw there could carry them further."""
    letter = tmp_path / "letter.txt"
    letter.write_text("private")
    places = [str(letter), f"/proc/{os.getpid()}/environ", f"/proc/{os.getpid()}/mem"]
    command = [sys.executable, "-B", "-c", LOOKING, *places]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == str([True] * 3)


@LINUX
def test_no_file_is_written(tmp_path, monkeypatch):
    """Every place a library could think of lies in one folder; nothing appears in it, or beside the code."""
    for name in ("HOME", "TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "PYTHONPYCACHEPREFIX"):
        monkeypatch.setenv(name, str(tmp_path))
    decoder = Decoder()
    for file in (File(PDF, samples.letter("x")), File("image/jpeg", samples.jpeg()), File(LIST, CSV)):
        decoder.columns(file) if file.media_type == LIST else decoder.render(file, 0, 300)
    decoder.plan(File(LIST, CSV), (), None, TODAY)
    decoder.rest()
    assert list(tmp_path.rglob("*")) == []


def test_a_photo_loads_no_pdf_library_and_a_pdf_no_telephone_numbers():
    """A hostile file meets the one decoder it needs."""
    script = (
        "import sys; from app.decoder.desk import _opened; _opened({0!r}, sys.stdin.buffer.read())\n"
        "print([n for n in ('PIL', 'pypdfium2', 'phonenumbers', 'rapidfuzz') if n in sys.modules])"
    )
    for media_type, data, loaded in (
        ("image/png", samples.png(), ["PIL"]),
        (PDF, samples.letter("x"), ["pypdfium2"]),
    ):
        command = [sys.executable, "-c", script.format(media_type)]
        found = subprocess.run(command, input=data, capture_output=True, check=True)
        assert found.stdout.decode().strip() == str(loaded)
