"""Caps Lock and layout, as the system knows them; where it does not say, nothing is claimed."""

import shutil
import subprocess
import sys

import pytest

from app import keyboard
from tests.app.cli.shell import CHECKOUT


@pytest.mark.parametrize(
    ("rules", "group", "layout"),
    [
        (b"evdev\0pc105\0fr,us\0oss,\0\0", 0, "FR"),
        (b"evdev\0pc105\0fr,us\0oss,\0\0", 1, "US"),
        (b"evdev\0pc105\0fr\0\0\0", 3, ""),
        (b"", 0, ""),
    ],
)
def test_the_layout_is_the_one_of_the_group_in_force(rules: bytes, group: int, layout: str) -> None:
    assert keyboard.named(rules, group) == layout


@pytest.mark.parametrize("platform", ["wayland", "offscreen", ""])
def test_where_nobody_knows_nothing_is_claimed(platform: str) -> None:
    assert keyboard.asked(platform) is None


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("xvfb-run"), reason="needs Xvfb")
def test_a_real_display_tells_its_layout_and_caps_lock() -> None:
    asked = "from app import keyboard; k = keyboard.asked('xcb').state(); print(k.caps_lock, k.layout)"
    said = subprocess.run(
        ["xvfb-run", "-a", sys.executable, "-c", asked],
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        check=True,
    )
    assert said.stdout.split() == ["False", "US"]
