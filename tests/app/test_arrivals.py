"""A drive that is there is introduced once, offered, or starts its backup; nothing is asked twice."""

from datetime import UTC, datetime, timedelta

import pytest

from app.arrivals import Offer, at_opening, on_arrival
from app.localstate import Met
from app.rotation import BackupDrive, Standing, Took

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def drive(
    standing: Standing = Standing.KNOWN, ago: timedelta | None = timedelta(days=2), **more
) -> BackupDrive:
    last = None if ago is None else NOW - ago
    return BackupDrive("1A2B", "CLE", standing, "/media/CLE", took=Took(last), **more)


def test_a_known_drive_offers_its_backup_or_starts_it():
    assert on_arrival(drive(), "ask", NOW) is Offer.ASK
    assert on_arrival(drive(), "start", NOW) is Offer.START
    assert on_arrival(drive(ago=None), "start", NOW) is Offer.START


def test_a_loose_plug_makes_no_second_backup():
    assert on_arrival(drive(ago=timedelta(minutes=2)), "start", NOW) is None
    assert on_arrival(drive(ago=timedelta(minutes=10)), "start", NOW) is Offer.START
    # A clock that was ahead.
    assert on_arrival(drive(ago=timedelta(days=-400)), "start", NOW) is Offer.START


def test_a_drive_that_stays_plugged_in_gets_one_backup_a_day_at_the_opening():
    assert at_opening(drive(ago=timedelta(hours=1)), "start", NOW) is None
    assert at_opening(drive(ago=timedelta(days=1)), "start", NOW) is Offer.START
    assert at_opening(drive(ago=timedelta(days=1)), "ask", NOW) is Offer.ASK


@pytest.mark.parametrize("when", [on_arrival, at_opening])
@pytest.mark.parametrize("standing", [Standing.NEW, Standing.NAMESAKE, Standing.ELSEWHERE, Standing.FOREIGN])
def test_an_unknown_drive_is_introduced_once(when, standing):
    assert when(drive(standing), "start", NOW) is Offer.INTRODUCE
    assert when(drive(standing, met=Met("2026-11-01T08:00:00Z")), "start", NOW) is None


@pytest.mark.parametrize("standing", [Standing.REPLACED, Standing.COPIED])
def test_a_drive_that_is_not_what_it_was_is_told_of_each_time(standing):
    assert on_arrival(drive(standing, met=Met("2026-11-01T08:00:00Z")), "start", NOW) is Offer.INTRODUCE


@pytest.mark.parametrize("when", [on_arrival, at_opening])
@pytest.mark.parametrize("standing", [Standing.UNFAITHFUL, Standing.TWIN])
def test_a_drive_that_gets_no_backup_says_why_and_starts_none(when, standing):
    assert when(drive(standing, ago=None), "start", NOW) is Offer.EXPLAIN
    assert (
        when(drive(standing, met=Met("2026-11-01T08:00:00Z", declined=True)), "start", NOW) is Offer.EXPLAIN
    )


@pytest.mark.parametrize(
    "standing", [one for one in Standing if one not in (Standing.KNOWN, Standing.UNFAITHFUL, Standing.TWIN)]
)
def test_what_the_person_declined_is_not_offered_again_and_nothing_unknown_is_written_to(standing):
    assert on_arrival(drive(standing, met=Met(declined=True)), "start", NOW) is None
    assert on_arrival(drive(standing), "start", NOW) in (Offer.INTRODUCE, None)


def test_what_has_no_uuid_cannot_be_introduced():
    assert on_arrival(drive(Standing.NAMELESS), "start", NOW) is None
