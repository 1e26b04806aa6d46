"""PySide6 6.12.0 on Python 3.11 lost a reference to None at every void call, and the process died of it.

From 3.12 on None is immortal and counts nothing; there the same is asked of an object that is counted.
"""

import sys

import pytest
from PySide6.QtCore import QObject

CALLS = 10_000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from 3.12 on")
def test_a_call_that_returns_nothing_keeps_every_reference_to_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("a")
    # Interned names and caches move it by a handful; the defect moved it by one a call.
    assert abs(sys.getrefcount(None) - before) < CALLS // 100


def test_a_value_handed_to_qt_and_back_keeps_its_references() -> None:
    thing, value = QObject(), object()
    before = sys.getrefcount(value)
    for _ in range(CALLS):
        thing.setProperty("held", value)
        assert thing.property("held") is value
    thing.setProperty("held", None)
    assert sys.getrefcount(value) == before
