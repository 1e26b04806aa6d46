"""Who replaces the practitioner, from one day to another, both included, as a diary says it."""

import secrets
from datetime import date, datetime, time, timedelta
from pathlib import Path

from app.host import Host
from vault import header, slots
from vault.clock import moment, stamp
from vault.errors import InvalidInput
from vault.header import DataKey
from vault.keyslot import Credential, Locum
from vault.secret import Secret

#: A term, where nobody says until when.
USUAL = timedelta(days=14)
_LONGEST = 120


def made(name: str, first: date, last: date, profession: str = "", rpps: str = "") -> Locum:
    """A term, from the first moment of ``first`` to the last of ``last`` here. Raises InvalidInput."""
    if not name.strip() or len(name) > _LONGEST or not name.isprintable():
        raise InvalidInput("name", "name")
    if last < first:
        raise InvalidInput("until", "order")
    starts, ends = _midnight(first), _midnight(last + timedelta(days=1))
    return Locum(secrets.token_hex(16), name.strip(), profession, rpps, stamp(starts), stamp(ends))


def lend(folder: Path, data_key: DataKey, locum: Locum, passphrase: Secret, host: Host) -> str:
    """Open the vault to a locum; their slot's id. Raises WeakPassphrase, UnusableSecret, LocumMayNot."""
    # The lock screen lends; a session only asks for the days.
    from app import access

    personal = (*access.known_words(folder, header.read(folder).header), locum.name)
    access.check_strength(passphrase, personal)
    credential = Credential.passphrase(passphrase)
    return slots.lent(folder, data_key, credential, locum, host.passphrase_kdf(), host.clock)


def first_day(locum: Locum) -> date:
    """The first day of the term, here."""
    return moment(locum.starts_at).astimezone().date()


def last_day(locum: Locum) -> date:
    """The last day of the term, here."""
    return (moment(locum.ends_at).astimezone() - timedelta(seconds=1)).date()


def _midnight(day: date) -> datetime:
    """The beginning of a day by this computer's clock, summer time included."""
    return datetime.combine(day, time()).astimezone()
