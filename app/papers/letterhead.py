"""Who writes and for whom: the head of every paper, the line that names the patient, and the signature.

A prescription names its prescriber, their quality and number, an address with
"France", a phone with its country's prefix and an e-mail (R5132-3); beside a
mobile and an e-mail stands "sauf urgence", because neither is read at night.
What a paper was issued with is kept with it as JSON.
"""

import base64
import re
from datetime import date
from typing import Final

import msgspec

from app import phones
from app.papers.blocks import Beside, Block, Gap, Look, Picture, Rule, Side, Words
from app.visible import visible
from vault import clock
from vault.records.practice import Practice

_MONTHS: Final = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
)
_URGENT: Final = "(sauf urgence)"


class Person(msgspec.Struct, frozen=True):
    """A patient as a paper names them; ``weight`` and ``height`` where they are needed, in words.

    ``long_term_illness``: one is recognised that day, so that an ordonnance has two zones.
    """

    name: str
    first_name: str
    birth_name: str = ""
    sex: str = ""
    birth_date: str = ""
    weight: str = ""
    height: str = ""
    long_term_illness: bool = False

    @property
    def full_name(self) -> str:
        """ "LEFÈVRE Françoise"; as on the screen, nothing in it turns the writing round."""
        return visible(f"{self.name.upper()} {self.first_name}".strip())


class Letterhead(msgspec.Struct, frozen=True):
    """Who wrote a paper, and about whom, on the day it was issued."""

    practice: Practice
    person: Person

    def json(self) -> str:
        """As it is kept with the paper."""
        return msgspec.json.encode(self).decode()


def kept(json: str) -> Letterhead:
    """What ``Letterhead.json`` wrote."""
    return msgspec.json.decode(json, type=Letterhead)


def head(practice: Practice) -> tuple[Block, ...]:
    """The top of a paper: the person at the left, the place at the right."""
    left = [Words(practice.practitioner, Look.HEADING)]
    left += _lines(practice.profession, practice.quality)
    if practice.rpps:
        left.append(Words(f"N° RPPS : {practice.rpps}", Look.SMALL))
    if practice.insurer_id:
        left.append(Words(f"N° AM : {practice.insurer_id}", Look.SMALL))
    right = [Words(practice.name, Look.STRONG)] if practice.name else []
    right += _lines(in_france(practice.address), practice.second_address)
    right += _reached(practice)
    return (Beside(tuple(left), tuple(right), 0.5), Gap(2), Rule(), Gap(4))


def _lines(*each: str) -> list[Words]:
    return [Words(one, Look.SMALL) for one in each if one]


def _reached(practice: Practice) -> list[Words]:
    said = [f"Tél. : {from_abroad(practice.phone)}"] if practice.phone else []
    if practice.mobile:
        said.append(f"Mobile : {from_abroad(practice.mobile)} {_URGENT}")
    if practice.email:
        said.append(f"{practice.email} {_URGENT}")
    if practice.hours:
        said.append(practice.hours)
    if practice.mobile or practice.email:
        said.append("Urgence : 15 ou 112")
    return [Words(one, Look.SMALL) for one in said]


def in_france(address: str) -> str:
    """An address that names the country, as R5132-3 asks."""
    if not address.strip() or re.search(r"\bFrance\b", address, re.IGNORECASE):
        return address.strip()
    return f"{address.strip()}\nFrance"


def from_abroad(number: str) -> str:
    """ "+33 1 23 45 67 89": a number of France as it is dialled from abroad; any other as it was typed."""
    digits = re.sub(r"[\s.\-()]", "", number)
    if not re.fullmatch(r"0[1-9]\d{8}", digits):
        return number.strip()
    dialled = phones.abroad(digits)
    prefix, rest = dialled[:-9], dialled[-9:]
    first = 1 if prefix == "+33" else 3
    pairs = [rest[at : at + 2] for at in range(first, len(rest), 2)]
    return "\u00a0".join((prefix, rest[:first], *pairs))


def named(person: Person) -> tuple[Block, ...]:
    """Whom a prescription is for: names, sex, birth date, and weight and height where they are said."""
    who = person.full_name
    if person.birth_name and person.birth_name.casefold() != person.name.casefold():
        who += f" ({_born(person.sex)} {visible(person.birth_name.upper())})"
    sex = {"F": "sexe féminin", "M": "sexe masculin", "I": "sexe indéterminé"}.get(person.sex, "")
    on = f"{_born(person.sex)} le {short_day(person.birth_date)}" if person.birth_date else ""
    measured = [
        f"poids {person.weight}" if person.weight else "",
        f"taille {person.height}" if person.height else "",
    ]
    said = ", ".join(filter(None, (sex, on, *measured)))
    return (Words(who, Look.STRONG), *([Words(said)] if said else []))


def _born(sex: str) -> str:
    return {"F": "née", "M": "né"}.get(sex, "né(e)")


def signature(practice: Practice) -> tuple[Block, ...]:
    """The name at the right, over the signature or the room for one."""
    name = Words(practice.practitioner, side=Side.RIGHT)
    try:
        png = base64.b64decode(practice.signature, validate=True)
    except ValueError:
        png = b""
    return (Gap(6), name, Picture(png, 55, 22, Side.RIGHT))


def day(iso: str) -> str:
    """ "22 novembre 2026", "1er mars 2027"."""
    when = date.fromisoformat(iso)
    return f"{'1er' if when.day == 1 else when.day} {_MONTHS[when.month - 1]} {when.year}"


def short_day(iso: str) -> str:
    """ "12/03/1968"; a partial day as far as it is known."""
    return "/".join(reversed(iso.split("-")))


def day_of(at: str) -> str:
    """ "22/11/2026": of a moment its day on this computer's clock; of a day itself."""
    return (
        clock.moment(at).astimezone().strftime("%d/%m/%Y") if len(at) > len("2026-11-22") else short_day(at)
    )


def at_and_on(practice: Practice, iso: str) -> str:
    """ "Montbrelan, le 22 novembre 2026": the town is what follows the postcode."""
    town = re.search(r"^\s*(?:F-)?\d{5}\s+(.+?)\s*$", practice.address, re.MULTILINE)
    return f"{town[1]}, le {day(iso)}" if town else f"Le {day(iso)}"
