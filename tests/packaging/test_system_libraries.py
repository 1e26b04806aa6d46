"""What Qt needs of a Linux system is found, or named in one command."""

import shutil
import sys

import pytest

from tests.packaging.scripts import script

system = script("linux/system_libraries.py")

LACKING = [
    system.Library("libGL.so.1", "libgl1", "libglvnd"),
    system.Library("libEGL.so.1", "libegl1", "libglvnd"),
]


def _only(manager: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name == manager else None)


@pytest.mark.skipif(sys.platform != "linux", reason="names of Linux libraries")
def test_a_library_is_looked_for_by_the_loaders_own_rules() -> None:
    absent = system.Library("libnowhere.so.9", "libnowhere9", "nowhere")
    present = system.Library("libc.so.6", "libc6", "glibc")
    assert system.missing([present, absent]) == [absent]


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "apt-get install libgl1 libegl1"),
        ("dnf", "dnf install 'libGL.so.1()(64bit)' 'libEGL.so.1()(64bit)'"),
        ("zypper", "zypper install 'libGL.so.1()(64bit)' 'libEGL.so.1()(64bit)'"),
        ("pacman", "pacman -S --needed libglvnd"),
    ],
)
def test_the_command_is_that_of_the_package_manager_found(
    manager: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _only(manager, monkeypatch)
    assert " ".join(system.command_for(LACKING)) == command


def test_without_a_known_package_manager_the_libraries_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _only(None, monkeypatch)
    monkeypatch.setattr(system, "missing", lambda: LACKING)
    monkeypatch.setattr(system.platform, "system", lambda: "Linux")
    assert system.main() == 1
    assert "libGL.so.1 libEGL.so.1" in capsys.readouterr().err
