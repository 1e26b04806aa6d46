"""A window made before there is a vault asks it everything once it is open."""

from concurrent.futures import CancelledError

import pytest

from tests.ui.workspace.practice import InTurn
from ui.session.ready import AwaitedWorker


def test_what_was_asked_before_the_vault_was_open_is_answered_in_order():
    waiting, said = AwaitedWorker(), []
    first = waiting.submit(lambda: said.append(1))
    waiting.submit(lambda: said.append(2))
    assert not first.done()
    waiting.arrive(InTurn())
    waiting.submit(lambda: said.append(3))
    assert first.done()
    assert said == [1, 2, 3]


def test_an_error_reaches_whoever_asked_before_the_vault_was_open():
    waiting = AwaitedWorker()
    asked = waiting.submit(lambda: 1 // 0)
    waiting.arrive(InTurn())
    with pytest.raises(ZeroDivisionError):
        asked.result()


def test_what_nobody_wants_any_more_is_never_begun():
    waiting, said = AwaitedWorker(), []
    asked = waiting.submit(lambda: said.append(1))
    asked.cancel()
    waiting.arrive(InTurn())
    with pytest.raises(CancelledError):
        asked.result()
    assert not said
