"""What Qt is spared, and that nothing is missed: each in a process where nothing was imported before."""

import subprocess
import sys

WRONGED = """
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
wrong = (lambda: QPoint("x"), lambda: QColor().setRed("x"), lambda: QPoint(1, 2).setX(), lambda: QPoint.z)
for call in wrong:
    try:
        call()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
"""
ASKED = """
from PySide6.support.signature.lib import pyi_generator
print(hasattr(pyi_generator, "generate_everything"), hasattr(pyi_generator, "generate_pyi"))
"""
WAITING = """
import sys
waiting = [name for name, module in sys.modules.items() if "__getattr__" in vars(module)]
print(sum(name.startswith("shibokensupport.signature.") for name in waiting))
"""


def said(code: str) -> str:
    """What a fresh process prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout


def test_what_writes_the_errors_of_qt_is_not_read_before_there_is_one() -> None:
    assert said(f"import ui.thrift, PySide6.QtWidgets, PySide6.QtSvg{WAITING}") == "6\n"


def test_a_wrong_call_is_explained_as_by_qt_itself() -> None:
    plain = said(WRONGED)
    assert "Supported signatures" in plain
    assert said(f"import ui.thrift{WRONGED}") == plain


def test_a_module_that_waits_has_what_it_has_and_nothing_else() -> None:
    assert said(f"import ui.thrift{ASKED}") == "False True\n"


def test_every_other_archive_is_opened_as_ever() -> None:
    assert said(
        "import zipfile; before = zipfile.ZipFile; import ui.thrift; print(zipfile.ZipFile is before)"
    ) == ("True\n")
