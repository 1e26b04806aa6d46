"""What the machine is made of, built once and kept in the user's cache folder.

A kernel, a disk with Debian and the packages of the program, and the memory of the machine once it had
started, so that later ones are up in a second. All of it belongs to one state of what it is made from.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
_REQUIREMENTS = CHECKOUT / "requirements" / "run.txt"
# Read once and early: tests have an XDG_CACHE_HOME of their own, and this outlasts them.
_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "serment-usb"
_TOOLS = ("qemu-system-x86_64", "qemu-img", "zstd", "mkfs.vfat", "mkfs.exfat", "mkntfs", "mke2fs")
_PATH = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/sbin"))
#: What the guest's Python is.
_PYTHON = "3.11"


def folder() -> Path:
    """Where the machine of this checkout is, or would be."""
    parts = [HERE / "build.sh", *sorted((HERE / "guest").glob("*.*")), HERE / "hardware.py", _REQUIREMENTS]
    digest = hashlib.sha256(b"".join(part.read_bytes() for part in parts))
    return _CACHE / digest.hexdigest()[:16]


KERNEL, INITRD, DISK = "vmlinuz", "initrd", "root.img"
#: The machine once it had started: its disk, its memory.
WARM_DISK, WARM_MEMORY = "warm.qcow2", "warm.memory.zst"


def lacks() -> str:
    """What keeps the machine from starting here, as a sentence; '' where nothing does."""
    if sys.platform != "linux" or os.uname().machine != "x86_64":
        return "real USB sticks are tried on Linux on x86-64 only"
    missing = [tool for tool in _TOOLS if not shutil.which(tool, path=_PATH)]
    if missing:
        return f"no real USB sticks without {missing[0]}: `make usb` installs it, as root on Debian"
    if not (folder() / WARM_MEMORY).exists():
        return "the machine with the real USB sticks is not built yet: `make usb` builds it"
    return ""


def tool(name: str) -> str:
    """The full path of a tool: those for file systems are not on everybody's PATH."""
    return shutil.which(name, path=_PATH) or name


def build() -> str:
    """Build what is not there yet, but for its memory; a sentence where that cannot be done here."""
    if sys.platform != "linux" or os.uname().machine != "x86_64":
        return lacks()
    if (folder() / DISK).exists():
        return ""
    if os.getuid() != 0 or not shutil.which("apt-get"):
        return "the machine with the real USB sticks is built by root, on Debian: apt-get is used"
    with _made_whole(folder()) as work, tempfile.TemporaryDirectory(prefix="usb") as scratch:
        _packages(Path(scratch))
        subprocess.run([HERE / "build.sh", work, scratch], check=True)
    return ""


@contextmanager
def _made_whole(final: Path) -> Iterator[Path]:
    """A folder that gets its name once everything is in it."""
    final.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f"{final.name}.", dir=final.parent))
    try:
        yield work
        work.rename(final)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _packages(target: Path) -> None:
    """What the lock file names, for the guest's Python."""
    asked = ["--python-version", _PYTHON, "--python-platform", "x86_64-manylinux_2_36"]
    words = ["install", "--quiet", "--target", str(target), *asked, "--only-binary", ":all:", "--no-deps"]
    subprocess.run([sys.executable, "-m", "uv", "pip", *words, "-r", str(_REQUIREMENTS)], check=True)
