"""Absence on Windows and macOS, from the messages they are documented to send."""

import pytest

from app.messages import Cause
from app.presence import macos, windows
from app.presence.macos import CAN_SLEEP, WILL_SLEEP, MacIdle, MacMessages
from app.presence.windows import WindowsIdle, WindowsMessages

SESSION, POWER, ENDING = windows.WM_WTSSESSION_CHANGE, windows.WM_POWERBROADCAST, windows.WM_QUERYENDSESSION


@pytest.fixture
def locks():
    return []


@pytest.mark.parametrize(
    ("message", "parameter", "cause"),
    [
        (SESSION, 7, Cause.SCREEN_LOCKED),
        (SESSION, 8, None),
        (SESSION, 2, Cause.USER_SWITCH),
        (SESSION, 4, Cause.USER_SWITCH),
        (SESSION, 1, None),
        (SESSION, 5, None),
        (POWER, 4, Cause.SLEEP),
        (POWER, 7, None),
        (POWER, 18, None),
        (ENDING, 0, Cause.SHUTDOWN),
        (ENDING, 0x8000_0000, Cause.LOGOUT),
        (0x000F, 4, None),
    ],
)
def test_a_window_message_locks_if_it_means_absence(locks, message, parameter, cause):
    woken: list[int] = []
    source = WindowsMessages(locks.append, lambda: woken.append(1), lambda: None)
    source.told(message, parameter)
    assert locks == [], "only the keeper's own thread locks"
    source.woken()
    assert locks == ([] if cause is None else [cause])
    assert bool(woken) is (cause is not None)


def test_windows_waits_with_its_sleep_while_a_vault_is_open(locks):
    let: list[int] = []
    source = WindowsMessages(locks.append, lambda: None, lambda: let.append(1))
    assert not source.told(POWER, 4)
    source.guard()
    assert source.told(POWER, 4)
    assert not source.told(SESSION, 7)
    source.rest()
    assert let


@pytest.mark.parametrize(
    ("now", "last", "seconds"), [(5_000, 2_000, 3.0), (1_000, (1 << 32) - 2_000, 3.0), (0, 0, 0.0)]
)
def test_the_last_input_is_counted_across_the_day_the_ticks_begin_anew(now, last, seconds):
    answers: list[float | None] = []
    source = WindowsIdle(lambda: (now, last))
    assert source.available()
    source.ask(answers.append)
    assert answers == [seconds]


def test_a_windows_that_does_not_answer_is_not_available():
    answers: list[float | None] = []
    source = WindowsIdle(lambda: None)
    assert not source.available()
    source.ask(answers.append)
    assert answers == [None]


@pytest.mark.parametrize(
    ("notification", "cause"),
    [
        ("com.apple.screenIsLocked", Cause.SCREEN_LOCKED),
        ("com.apple.screenIsUnlocked", None),
        ("com.apple.screensaver.didstart", Cause.SCREEN_LOCKED),
        ("com.apple.sessionDidMoveOffConsole", Cause.USER_SWITCH),
        ("com.apple.logoutInitiated", Cause.LOGOUT),
        ("com.apple.shutdownInitiated", Cause.SHUTDOWN),
        ("com.apple.restartInitiated", Cause.SHUTDOWN),
        ("com.apple.logoutCancelled", None),
    ],
)
def test_a_notification_locks_if_it_means_absence(locks, notification, cause):
    assert macos.cause_of(notification) == cause
    MacMessages(locks.append, lambda _: None).notified(notification)
    assert locks == ([] if cause is None else [cause])


def test_a_mac_sleeps_when_the_lock_is_done(locks):
    acknowledged: list[int] = []
    source = MacMessages(locks.append, acknowledged.append)
    source.guard()
    source.power(CAN_SLEEP, 11)
    assert (locks, acknowledged) == ([], [11])
    source.power(WILL_SLEEP, 12)
    assert (locks, acknowledged) == ([Cause.SLEEP], [11])
    source.rest()
    source.rest()
    assert acknowledged == [11, 12]
    source.power(WILL_SLEEP, 13)
    assert (locks, acknowledged) == ([Cause.SLEEP], [11, 12, 13])


def test_a_message_about_something_else_is_not_acknowledged(locks):
    acknowledged: list[int] = []
    MacMessages(locks.append, acknowledged.append).power(0xE000_0300, 14)
    assert acknowledged == []


def test_a_mac_counts_in_seconds():
    answers: list[float | None] = []
    MacIdle(lambda: 61.5).ask(answers.append)
    assert answers == [61.5]
