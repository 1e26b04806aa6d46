"""Social security numbers with a right key that belong to nobody.

INSEE numbers the births of a month in a commune from 001 to 990; these count
down from 999. Corsica keeps 2A and 2B for people born since 1976, 20 before.
"""

from app.fiction.model import Sex
from app.fiction.person import Person


def key(body: str) -> int:
    """97 less the thirteen digits modulo 97, 2A read as 19 and 2B as 18."""
    return 97 - int(body.replace("2A", "19").replace("2B", "18")) % 97


class Register:
    """Gives each person a number no other person of the practice has."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def number(self, person: Person) -> str:
        stem = _stem(person)
        rank = self._given.get(stem, 0)
        self._given[stem] = rank + 1
        body = f"{stem}{999 - rank % 999:03d}"
        return f"{body}{key(body):02d}"


def _stem(person: Person) -> str:
    known = person.known_birth_date()
    code = person.birth_place.insee_code
    if known.year < 1976 and code[0] == "2" and code[1] in "AB":
        code = f"20{code[2:]}"
    # An unknown month of birth is numbered 20 (INSEE, REFN).
    month = known.month or 20
    return f"{1 if person.sex is Sex.MALE else 2}{known.year % 100:02d}{month:02d}{code}"
