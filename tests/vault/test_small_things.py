"""Errors that carry no prose, moments written one way, and progress nobody looks at."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from vault import clock, errors
from vault.errors import ExitCode, SermentError, Tampered
from vault.progress import Silent, Stage


def _classes() -> list[type[SermentError]]:
    return [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, SermentError)]


def test_an_error_says_its_name_and_never_its_facts():
    error = Tampered("records-altered", "/home/marie/Cabinet.serment/records.db", "row 5")
    assert str(error) == "Tampered"


@pytest.mark.parametrize("error", _classes())
def test_every_error_has_an_exit_code_of_its_own(error):
    assert isinstance(error.exit_code, ExitCode)
    assert (
        error in (SermentError, errors.VaultError, errors.MachineError) or error.exit_code > ExitCode.DEFECT
    )


def test_a_moment_is_written_in_utc_and_read_back():
    paris = timezone(timedelta(hours=1))
    moment = datetime(2026, 11, 21, 19, 30, 12, 500, tzinfo=paris)
    assert clock.stamp(moment) == "2026-11-21T18:30:12Z"
    assert clock.moment("2026-11-21T18:30:12Z") == moment.replace(microsecond=0)
    assert clock.utc_now().tzinfo is UTC


@pytest.mark.parametrize("text", ["", "2026-11-21", "2026-11-21T18:30:12", "2026-13-21T18:30:12Z"])
def test_any_other_text_is_no_moment(text):
    with pytest.raises(ValueError):
        clock.moment(text)


def test_a_moment_without_a_time_zone_is_never_written():
    with pytest.raises(ValueError):
        clock.stamp(datetime(2026, 11, 21))


def test_silence_stops_nothing():
    silent = Silent()
    silent.begin(Stage.COPYING, 10)
    silent.advance(10)
