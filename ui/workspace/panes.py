"""The parts of a window, and the key that walks from each to the next in the order they are read.

A part is a widget that takes the focus, or one that holds such widgets; what is
hidden, or holds nothing that can be reached now, is passed over.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

#: Pixels of what stands above and below it that are shown along.
_AROUND: Final = 120


def walk(panes: Sequence[QWidget], held: QWidget | None, step: int) -> None:
    """Bring the keyboard ``step`` parts further than where ``held`` is."""
    reached = [(pane, entry) for pane in panes if (entry := _entry(pane))]
    if not reached:
        return
    pane, entry = reached[(_part_of([pane for pane, _ in reached], held) + step) % len(reached)]
    entry.setFocus(Qt.FocusReason.TabFocusReason)
    for seen in (pane, entry):
        bring_into_view(seen)


def bring_into_view(one: QWidget) -> None:
    """Qt scrolls to what Tab reaches, and to nothing else."""
    around = one.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(one, 0, _AROUND)
        around = around.parentWidget()


def _entry(pane: QWidget) -> QWidget | None:
    """Where one comes in: the part itself, or the first in it that Tab reaches."""
    inside = (one for one in (pane, *_behind(pane)) if one is pane or pane.isAncestorOf(one))
    return next((one for one in inside if _takes_focus(one)), None)


def _takes_focus(one: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus
    return one.focusPolicy() & tab == tab and one.isEnabled() and one.isVisibleTo(one.window())


def _part_of(panes: Sequence[QWidget], held: QWidget | None) -> int:
    """The part ``held`` stands in; where it is in none, the one that Tab has passed last."""
    for one in (held, *_before(held)) if held else ():
        for at, pane in enumerate(panes):
            if pane is one or pane.isAncestorOf(one):
                return at
    return 0


def _behind(one: QWidget) -> Iterator[QWidget]:
    """All others of the window, as Tab comes to them."""
    other = one.nextInFocusChain()
    while other is not None and other is not one:
        yield other
        other = other.nextInFocusChain()


def _before(one: QWidget) -> Iterator[QWidget]:
    """The other way round."""
    other = one.previousInFocusChain()
    while other is not None and other is not one:
        yield other
        other = other.previousInFocusChain()
