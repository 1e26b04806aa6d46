"""When a person comes, and for what: check-ups, pregnancies, renewals, and what happens in between."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.fiction.agenda import DAY, age_in_years, is_open, last_open, next_open, years_before
from app.fiction.chart import Chart, expecting
from app.fiction.dice import Dice
from app.fiction.person import Person
from app.fiction.stories import childhood, motherhood
from app.fiction.stories.catalogue import LASTING, Acute, acute_story
from app.fiction.told import Story

YEARS = 7
# What is rarer than this happens once to a person, as long as there is something else to tell.
_COMMON = 2.0


@dataclass(frozen=True, slots=True)
class Planned:
    """A day, and the stories that it moves on by one step."""

    day: date
    stories: tuple[Story, ...]
    follow_up: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """The days a record covers."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        return (self.last - self.first).days


def followed(person: Person, today: date, dice: Dice) -> Span:
    """From the first visit to the last possible one, yesterday at the latest."""
    last = last_open(today - DAY)
    if dice.chance(0.08) and age_in_years(person.born_on, last) > 6 and not person.featured:
        # Some have moved away or go elsewhere: their record stops.
        last = last_open(last - timedelta(days=dice.between(200, 1200)))
    opened = years_before(today, YEARS)
    early = person.featured or dice.chance(0.6)
    first = opened + timedelta(days=dice.between(0, 200 if early else YEARS * 340))
    first = max(first, person.born_on + timedelta(days=9))
    return Span(min(next_open(first), last), last) if first <= last else Span(max(last, person.born_on), last)


def plan(chart: Chart, conditions: tuple[str, ...], span: Span, wanted: int) -> list[Planned]:
    """``wanted`` visits at most, in order: what is due first, then renewals, then chance."""
    due = _due(chart, span)
    if len(due) > wanted:
        due = sorted(due, key=lambda visit: visit.day)[-wanted:] if wanted else []
    left = wanted - len(due)
    renewals = _renewals(chart, conditions, span, round(left * _share(conditions, left, chart.dice)))
    between = _between(chart, span, left - len(renewals))
    planned = [*due, *renewals, *between]
    planned.sort(key=lambda visit: visit.day)
    return planned


def _due(chart: Chart, span: Span) -> list[Planned]:
    person, dice = chart.person, chart.dice
    due = [
        Planned(_shifted(dice, day, span), (childhood.check_up(chart, what),))
        for day, what in (
            childhood.check_ups(person.born_on) if age_in_years(person.born_on, span.last) < 17 else ()
        )
        if span.holds(day)
    ]
    for birth in person.births:
        story = motherhood.pregnancy(chart, birth)
        days = [day + timedelta(days=dice.between(-2, 4)) for day in motherhood.visits(birth)]
        due += [Planned(_on_open(day, span), (story,)) for day in days if span.holds(day)]
    return due


def _share(conditions: tuple[str, ...], left: int, dice: Dice) -> float:
    """Of the visits left, the part that renews treatments."""
    if not conditions or left == 0:
        return 0.0
    return dice.bell(0.62, 0.05) if len(conditions) > 1 else dice.bell(0.5, 0.05)


def _renewals(chart: Chart, conditions: tuple[str, ...], span: Span, count: int) -> list[Planned]:
    """Visits some months apart, ending near the span's end; the illnesses begin one after the other."""
    if not count or not conditions:
        return []
    days = _spread(chart.dice, span, count)
    stories = tuple(LASTING[name].story(chart) for name in conditions)
    free = [day for day in days if not _barred(chart.person, conditions, day)]
    return [Planned(day, stories[: 1 + rank // 2], follow_up=rank > 0) for rank, day in enumerate(free)]


def _barred(person: Person, conditions: tuple[str, ...], day: date) -> bool:
    return expecting(person.births, day) and not all(LASTING[name].while_pregnant for name in conditions)


def _spread(dice: Dice, span: Span, count: int) -> list[date]:
    step = min(190.0, max(28.0, span.days / (count + 0.5)))
    start = span.last - timedelta(days=int(step * (count - 1) + dice.roll() * min(step, 80)))
    days = [
        start + timedelta(days=int(step * rank + dice.bell(0.0, min(8.0, step / 8)))) for rank in range(count)
    ]
    return [_on_open(min(max(day, span.first), span.last), span) for day in days]


def _between(chart: Chart, span: Span, count: int) -> list[Planned]:
    """What nobody planned; a wound is seen again, and each further visit counts."""
    person, dice = chart.person, chart.dice
    visits: list[Planned] = []
    had: set[Acute] = set()
    tries = 0
    while len(visits) < count:
        day = _chance_day(dice, span)
        age = age_in_years(person.born_on, day)
        kind = acute_story(dice, age, person.sex, day.month, expecting(person.births, day))
        tries += 1
        if kind in had and tries < 4 * count:
            continue
        if kind.weight < _COMMON:
            had.add(kind)
        story = kind.story(chart)
        days = [day, *(day + timedelta(days=again) for again in kind.again if again == 1 or dice.chance(0.7))]
        days = [_on_open(each, span) for each in days if span.holds(each)]
        visits += [Planned(each, (story,)) for each in days[: count - len(visits)]]
    return visits


def _chance_day(dice: Dice, span: Span) -> date:
    """A working day of the span, the recent ones a little likelier."""
    share = dice.roll()
    share = 1 - (1 - share) * (0.75 + 0.25 * (1 - share))
    return _on_open(span.first + timedelta(days=int(share * (span.days + 1))), span)


def _shifted(dice: Dice, day: date, span: Span) -> date:
    """A check-up is rarely on its very day."""
    return _on_open(min(day + timedelta(days=dice.between(0, 9)), span.last), span)


def _on_open(day: date, span: Span) -> date:
    """The nearest working day inside the span."""
    if is_open(day) and day <= span.last:
        return day
    later = next_open(day)
    return later if later <= span.last else last_open(span.last)
