"""UTC moments of the records, as Python's own."""

from datetime import UTC, date, datetime, time
from typing import Final

from vault import clock

#: Nothing that a practice writes down happened before: 16/11/206 is a slip, or not typed to its end.
FIRST_YEAR: Final = 1900


def parse(written: str) -> datetime:
    """A moment as the records hold it; a date alone is its midnight on this computer's clock."""
    if len(written) == 10:
        return datetime.combine(date.fromisoformat(written), time()).astimezone()
    return clock.moment(written)


def now() -> str:
    """This moment, as the records hold it."""
    return clock.stamp(datetime.now(UTC))


def on_day(day: date) -> str:
    """The moment of care on ``day``: now for today, else the date alone, since nobody said at what time."""
    return now() if day == date.today() else day.isoformat()


def parse_day(typed: str) -> date | None:
    """The day in "16/11/2026", "16.11.26" or "16 11 2026"; None when there is none in living memory."""
    parts = typed.replace(".", "/").replace("-", "/").replace(" ", "/").split("/")
    try:
        day, month, year = (int(part) for part in parts)
        found = date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
    return found if found.year >= FIRST_YEAR else None
