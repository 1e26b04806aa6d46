"""Variables of other programs, which must not decide anything here."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import surroundings


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("vnc", None),
        ("VNC:size=800x600:port=5900", None),
        ("vnc;xcb", "xcb"),
        ("wayland;vnc:port=1;xcb", "wayland;xcb"),
        ("xcb", "xcb"),
        ("offscreen:width=800", "offscreen:width=800"),
        ("", None),
    ],
)
def test_no_window_is_shown_to_the_network(given, kept):
    """Qt brings a platform that serves every window to whoever connects, without a password."""
    environment = {"QT_QPA_PLATFORM": given}
    surroundings.settle(environment)
    assert environment.get("QT_QPA_PLATFORM") == kept


def test_what_is_not_of_other_programs_stays():
    environment = {"DISPLAY": ":0", "OPENSSL_CONF": "/x", "QT_LOGGING_RULES": "*=true", "LANG": "fr_FR.UTF-8"}
    surroundings.settle(environment)
    assert environment == {"DISPLAY": ":0", "LANG": "fr_FR.UTF-8"}


def test_a_vault_opens_whatever_another_program_wants_of_openssl(tmp_path: Path):
    """SQLCipher could not even be read: every command ended with a defect of ours."""
    wanted = tmp_path / "openssl.cnf"
    wanted.write_text(
        "openssl_conf = a\n[a]\nproviders = p\n[p]\nnone = n\n[n]\nmodule = /none.so\nactivate = 1\n"
    )
    own = {f"XDG_{name}_HOME": str(tmp_path) for name in ("CONFIG", "STATE", "CACHE")}
    done = subprocess.run(
        [sys.executable, "-m", "ui", "verify", str(tmp_path)],
        env={**os.environ, **own, "OPENSSL_CONF": str(wanted)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr  # it is no vault
