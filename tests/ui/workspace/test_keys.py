"""The help names every key that the workspace listens for."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence, QShortcut

from ui.widgets.labels import Chip
from ui.workspace import keys, window
from ui.workspace.help import HelpPage
from ui.workspace.window import MainWindow

WORKSPACE = Path(window.__file__).parent
TRANSLATIONS = WORKSPACE.parents[1] / "resources" / "translations"
SOURCES = [*WORKSPACE.glob("*.py"), *(WORKSPACE.parent / "writing").glob("*.py")]
#: Hands know these in every program: along a list, a page of it, about a picture, and the second of two
#: Enter keys.
KNOWN_BY_HEART = {"Up", "Down", "Left", "Right", "PageUp", "PageDown", "Enter"}
#: The key with another key before it, where the source names the key alone.
_CALLED = {"Escape": "Esc", "Delete": "Del", "Backtab": "Shift+Tab"}
WITH_CTRL = {"R": keys.TURN}


def listened_for() -> Iterator[tuple[str, str]]:
    """(where, sequence) of each key named in the source: Key_X, StandardKey.X, and the sheet's own names."""
    for path in sorted(SOURCES):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Attribute):
                continue
            where = f"{path.name}:{node.lineno}"
            owner = ast.unparse(node.value)
            if owner.endswith("StandardKey"):
                bound = QKeySequence.keyBindings(QKeySequence.StandardKey[node.attr])
                yield where, bound[0].toString()
            elif owner.endswith("Qt.Key"):
                yield where, _CALLED.get(name := node.attr[4:], name)
            elif owner == "keys" and node.attr.isupper():
                yield where, getattr(keys, node.attr)


def test_help_names_every_key_that_is_listened_for(qtbot) -> None:
    named = {sequence for _, lines in keys.KeySheet().sections() for sequence, _ in lines}
    found = {WITH_CTRL.get(sequence, sequence): where for where, sequence in listened_for()}
    assert {"Ctrl+K", "Ctrl+C", "Ctrl++", "Ctrl+R", "Esc", "Del", "Shift+F6"} <= set(found)
    missing = {where: sequence for sequence, where in found.items() if sequence not in named | KNOWN_BY_HEART}
    assert missing == {}


def test_the_page_shows_each_of_them_as_it_is_printed_on_the_keyboard(qtbot) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    shown = [chip.words for chip in page.findChildren(Chip)]
    sheet = keys.KeySheet()
    assert shown == [sheet.keys(sequence) for _, lines in sheet.sections() for sequence, _ in lines]
    assert {"Ctrl++", "Ctrl+Entrée", "Maj+F6", "Suppr"} <= set(shown)


@pytest.mark.parametrize("path", sorted(TRANSLATIONS.glob("*.ts")), ids=lambda path: path.stem)
def test_every_sentence_writes_a_key_as_the_sheet_does(path: Path) -> None:
    other = r"\b(Ctrl|Alt|Maj|Shift) ?\+ |Ctrl\+Return|<translation>[^<]*\bShift\b"
    assert re.findall(other, path.read_text(encoding="utf-8")) == []


def test_no_key_of_the_sheet_is_one_that_french_keyboards_lack() -> None:
    for _, lines in keys.KeySheet().sections():
        for sequence, _ in lines:
            assert "Alt" not in sequence
            assert not sequence.endswith("+.")
            assert not sequence[-1].isdigit() or "F" in sequence


def test_a_key_that_is_held_down_asks_once(window: MainWindow) -> None:
    """Ctrl+P held for half a second answered its own question, and printed twice."""
    heard = {one.key().toString(): one.autoRepeat() for one in window.findChildren(QShortcut)}
    assert heard[keys.PRINT] is False
    assert not [sequence for sequence in (keys.NEW_NOTE, keys.LOCK, keys.ORDONNANCE) if heard[sequence]]
