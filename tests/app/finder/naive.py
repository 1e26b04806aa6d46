"""The finder's rules written a second time, without an index: slow, and easy to believe."""

import re
from datetime import date

from vault.records.patients import Listed
from vault.search import fold

MONTHS = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split()


def words(*names: str) -> list[str]:
    found = []
    for name in names:
        parts = fold(name).split()
        found += [*parts, "".join(parts)]
    return found


def families(row: Listed) -> list[str]:
    return words(row.birth_name, row.used_name)


def every_name(row: Listed) -> list[str]:
    return families(row) + words(row.birth_first_name, row.used_first_name)


def rank(row: Listed, asked: list[str]) -> int | None:
    """0: the family name begins so; 1: names do; 2: names hold the pieces; None: no match."""

    def begins(one: str, names: list[str]) -> bool:
        return any(name.startswith(one) for name in names)

    def holds(one: str) -> bool:
        return begins(one, every_name(row)) or (
            len(one) >= 3 and any(one in name for name in every_name(row))
        )

    if all(begins(one, every_name(row)) for one in asked):
        return 0 if begins(asked[0], families(row)) else 1
    return 2 if all(map(holds, asked)) else None


def order(row: Listed) -> tuple[bool, str, str, str, str]:
    name, first = row.used_name or row.birth_name, row.used_first_name or row.birth_first_name
    return row.archived, fold(name), fold(first), row.birth_date, row.id


def by_words(rows: list[Listed], typed: str) -> list[Listed]:
    """The answer to words alone."""
    asked = fold(typed).split()
    ranked = [(found, order(row), row) for row in rows if (found := rank(row, asked)) is not None]
    return [row for _, _, row in sorted(ranked)]


def spellings(born: date) -> list[str]:
    """How people in France type a birth date."""
    day, month, year = born.day, born.month, born.year
    return [
        f"{day:02}/{month:02}/{year}",
        f"{day:02}{month:02}{year}",
        f"{day}-{month}-{year % 100:02}",
        f"{day}/{month}/{year}",
        f"{day:02}.{month:02}.{year}",
        f"{day:02} {month:02} {year}",
        f"{day} {MONTHS[month - 1]} {year}",
        f"{day} {MONTHS[month - 1][:4]}. {year}",
        f"{MONTHS[month - 1].upper()} {year}",
        f"{month:02}/{year}",
        f"{day:02}/{month:02}",
        f"{year}-{month:02}-{day:02}",
        f"{year}{month:02}{day:02}",
        f"{day:02}{month:02}{year % 100:02}",
        str(year),
    ]


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)
