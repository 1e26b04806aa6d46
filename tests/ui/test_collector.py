"""Garbage is collected by the thread of the windows, and by no other."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from ui import collector


class _Knot:
    """Part of a cycle: only the collector can end it."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture
def few() -> Iterator[None]:
    """Due after a few objects."""
    usual, collecting = gc.get_threshold(), gc.isenabled()
    gc.collect()
    gc.set_threshold(50, 2, 2)
    yield
    gc.unfreeze()
    gc.set_threshold(*usual)
    if collecting:
        gc.enable()
    else:
        gc.disable()


def _tied(many: int) -> weakref.ref[_Knot]:
    first = weakref.ref(_Knot())
    for _ in range(many):
        _Knot()
    return first


def test_no_other_thread_collects(qapp, few: None) -> None:
    owner = QObject()
    collector.Collector(owner)
    tied: list[weakref.ref[_Knot]] = []
    thread = threading.Thread(target=lambda: tied.append(_tied(1_000)))
    thread.start()
    thread.join()
    assert tied[0]() is not None
    collector.collect_if_due()
    assert tied[0]() is None


def test_the_windows_thread_collects_by_itself(qtbot, few: None, monkeypatch) -> None:
    monkeypatch.setattr(collector, "_EVERY_MILLISECONDS", 1)
    owner = QObject()
    collector.Collector(owner)
    tied = _tied(1_000)
    qtbot.waitUntil(lambda: tied() is None)


def test_nothing_is_collected_before_it_is_due(qapp, few: None) -> None:
    gc.disable()
    gc.collect()
    tied = _tied(3)
    collector.collect_if_due()
    assert tied() is not None


def test_what_is_set_aside_is_gone_over_no_more(qapp, few: None) -> None:
    gc.disable()
    names = [[number] for number in range(1_000)]
    collector.set_aside()
    assert not any(each is names for each in gc.get_objects())


def test_python_collects_everything_where_it_collects_by_itself(qapp, few: None) -> None:
    gc.enable()
    collector.set_aside()
    assert gc.get_freeze_count() == 0
