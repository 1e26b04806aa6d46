"""Moments are written one way, so that the order of texts is the order of time."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from vault.clock import moment, stamp, utc_now


def test_a_moment_is_written_in_utc_and_read_back():
    paris = datetime(2026, 11, 21, 19, 30, 12, 999, timezone(timedelta(hours=1)))
    assert stamp(paris) == "2026-11-21T18:30:12Z"
    assert moment("2026-11-21T18:30:12Z") == datetime(2026, 11, 21, 18, 30, 12, tzinfo=UTC)


def test_a_moment_without_a_time_zone_is_a_mistake():
    with pytest.raises(ValueError, match="time zone"):
        stamp(datetime(2026, 11, 21))


def test_any_other_text_is_no_moment():
    with pytest.raises(ValueError, match="does not match"):
        moment("2026-11-21")


def test_the_system_clock_is_utc():
    assert utc_now().tzinfo is UTC
