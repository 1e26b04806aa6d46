"""The libraries Qt loads from the system, which its wheels do not carry.

Without them Qt ends the process with a sentence that names none of them. So they are looked for
first, by the loader's own rules, and what is missing is installed where that is allowed; elsewhere
the one command that installs it is printed. Nothing but the standard library is used here, since this
runs before anything is known to work.
"""

import ctypes
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple


class Library(NamedTuple):
    """A shared library and the packages that hold it."""

    soname: str
    debian: str
    arch: str


# What libQt6Gui and the xcb, Wayland and offscreen platforms of the wheels ask the loader for.
LIBRARIES = (
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype2"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus"),
    Library("libEGL.so.1", "libegl1", "libglvnd"),
    Library("libGL.so.1", "libgl1", "libglvnd"),
    Library("libX11.so.6", "libx11-6", "libx11"),
    Library("libX11-xcb.so.1", "libx11-xcb1", "libx11"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    Library("libxcb-render.so.0", "libxcb-render0", "libxcb"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Library("libxcb-shm.so.0", "libxcb-shm0", "libxcb"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    Library("libxcb-util.so.1", "libxcb-util1", "xcb-util"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    Library("libxcb-xinerama.so.0", "libxcb-xinerama0", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    Library("libwayland-client.so.0", "libwayland-client0", "wayland"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "wayland"),
)


def loads(soname: str) -> bool:
    """Whether the loader finds ``soname``."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing(libraries: Iterable[Library] = LIBRARIES) -> list[Library]:
    """Those of ``libraries`` that this system lacks."""
    return [library for library in libraries if not loads(library.soname)]


def command_for(lacking: list[Library]) -> list[str] | None:
    """The command that installs ``lacking`` with the package manager found here, None if none is known."""
    if shutil.which("apt-get"):
        return ["apt-get", "install", *_distinct(library.debian for library in lacking)]
    # rpm systems install by what a package provides, so no names need to be known.
    provides = [f"{library.soname}()(64bit)" for library in lacking]
    for manager in ("dnf", "zypper"):
        if shutil.which(manager):
            return [manager, "install", *(f"'{capability}'" for capability in provides)]
    if shutil.which("pacman"):
        return ["pacman", "-S", "--needed", *_distinct(library.arch for library in lacking)]
    return None


def _distinct(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _install_debian(packages: list[str]) -> int:
    helper = Path(__file__).with_name("install-packages")
    return subprocess.run(["sh", str(helper), *packages], check=False).returncode


def main() -> int:
    """Exit code 0 when every library is there, or was installed."""
    if platform.system() != "Linux" or not (lacking := missing()):
        return 0
    command = command_for(lacking)
    if command is None:
        print("Qt needs these libraries:", *(library.soname for library in lacking), file=sys.stderr)
        return 1
    if command[0] == "apt-get":
        return _install_debian(command[2:])
    print("Qt needs some system libraries. Type this, then start again:", file=sys.stderr)
    print("    sudo", *command, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
