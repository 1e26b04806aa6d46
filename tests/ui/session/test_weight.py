"""What a waiting session is spared: a module that only a rare act needs, and its libraries, weigh all day."""

import subprocess
import sys

WAITING = """
import sys
import ui.session.process
from PySide6.QtCore import QObject
from app.host import this_host
from app.settings import Settings
from ui.application import begin
from ui.session.ready import ReadyWindow
begun = begin("session")
this_host()
ready = ReadyWindow(begun.appearance, Settings(), str, lambda path, content: None, QObject())
ready.rehearse(1000, 700)
print([name for name in sys.argv[1:] if name in sys.modules])
"""
#: By the act that asks for it.
LATER = (
    "rapidfuzz",  # a name typed wrong, a medicine against an allergy
    "sqlite3",  # another program's database
    "xml.etree.ElementTree",  # another program's settings
    "app.takeover.storing",  # a list of patients taken over
    "app.takeover.planning",
    "app.looking",  # a backup looked into
    "app.access",  # a secret typed, which the lock screen asks for
    "ui.session.looked_into",
    "PySide6.QtPrintSupport",  # something printed
    "cryptography",  # a vault opened
    "keyring",  # the lock screen
    "zxcvbn",
    "mnemonic",
    "pypdfium2",  # the decoder, in a process of its own
    "PIL",
)


def test_a_waiting_session_has_nothing_that_only_a_rare_act_needs() -> None:
    done = subprocess.run([sys.executable, "-c", WAITING, *LATER], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
