"""A real clipboard: what a session copied is marked, and goes with a session that is killed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("Xvfb") is None, reason="no Xvfb here"
)

_BEGIN = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
clipboard = app.clipboard()
"""
_SESSION = """
from ui.clipboard import ConfidentialClipboard
kept = ConfidentialClipboard(clipboard)
clipboard.setText("Marqueur : dort mal depuis mars")
app.processEvents()
print("copied", flush=True)
app.exec()
"""
_OTHER = """
for _ in sys.stdin:
    app.processEvents()
    found = clipboard.mimeData()
    print(repr(found.text()), "x-kde-passwordManagerHint" in found.formats(), flush=True)
"""


@contextmanager
def display() -> Iterator[str]:
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        yield f":{number}"
        server.kill()


@contextmanager
def program(words: str, shown_on: str) -> Iterator["subprocess.Popen[str]"]:
    environment = {**os.environ, "DISPLAY": shown_on, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-c", _BEGIN + words]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    ) as started:  # fmt: skip
        yield started
        started.kill()


def says(asked: "subprocess.Popen[str]") -> str:
    assert asked.stdin is not None
    assert asked.stdout is not None
    asked.stdin.write("\n")
    asked.stdin.flush()
    return asked.stdout.readline().strip()


def test_what_was_copied_is_marked_and_goes_with_a_session_that_is_killed():
    with display() as shown, program(_SESSION, shown) as session, program(_OTHER, shown) as other:
        assert session.stdout is not None
        assert session.stdout.readline() == "copied\n"
        assert says(other) == "'Marqueur : dort mal depuis mars' True"
        session.kill()
        session.wait()
        assert says(other) == "'' False"
