"""The first of the list, and everyone in parts."""

from tests.vault.records import store
from vault.records import contacts, patients


def create(context, name: str, seen: str) -> str:
    return patients.create(context, store.traits(name), last_care_on=seen)


def test_the_last_seen_come_first_and_the_archived_behind_everybody(context):
    archived = create(context, "ARNAUD", "2026-11-20")
    patients.archive(context, archived)
    never, month = create(context, "BESSON", ""), create(context, "CARON", "2026-11")
    today, tie = create(context, "DUVAL", "2026-11-19"), create(context, "ÉMERY", "2026-11-19")
    october = create(context, "FABRE", "2026-10-31")
    found = patients.last_seen(context.database, 10)
    assert [one.id for one in found.first] == [today, tie, month, october, never, archived]


def test_only_so_many_are_read_and_all_are_counted(context):
    ids = [create(context, name, "2026-11-19") for name in ("ARNAUD", "BESSON", "CARON")]
    found = patients.last_seen(context.database, 2)
    assert ([one.id for one in found.first], found.total) == (ids[:2], 3)


def test_the_parts_together_are_everyone_once(context, monkeypatch):
    monkeypatch.setattr(patients, "_PART", 2)
    for name in ("ARNAUD", "BESSON", "CARON", "DUVAL"):
        phone = contacts.Point(contacts.Kind.PHONE, "0473436004")
        contacts.add(context, create(context, name, "2026-11-19"), phone)
    parts = [patients.part(context.database)]
    while parts[-1].next is not None:
        parts.append(patients.part(context.database, parts[-1].next))
    found = [one for part in parts for one in part.rows]
    assert sorted(found, key=lambda one: one.birth_name) == store.everyone(context.database)
    assert len(parts) == 3


def test_they_bear_their_phones_as_everyone_does(context):
    françoise, other = create(context, "LEFÈVRE", "2026-11-19"), create(context, "ARNAUD", "")
    contacts.add(context, françoise, contacts.Point(contacts.Kind.PHONE, "0473436004"))
    contacts.add(context, other, contacts.Point(contacts.Kind.PHONE, "0611223344"))
    [first] = patients.last_seen(context.database, 1).first
    assert first.phones == ("0473436004",)
    assert first in store.everyone(context.database)
