"""Who a treating GP is in the directory, however they were written down, and whoever else is there."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app import treating
from tests.vault.records import store
from vault.database import Database
from vault.records import correspondents, history, patients
from vault.records.context import Context
from vault.records.correspondents import Correspondent
from vault.records.history import Facts, Kind

ROUX = Correspondent("Dr Anne Roux", "Médecine générale", phone="02 41 00 00 12", address="49981 Montbrelan")


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    made = store.new_context(tmp_path / "records.db")
    yield made
    made.database.close()


def gp(text: str, **said: str) -> Facts:
    return Facts(Kind.TREATING_GP, text, **said)


@pytest.mark.parametrize("typed", ["Dr Anne Roux", "ROUX Anne", "Docteur Anne Roux, 02 41 00 00 12"])
def test_whoever_was_typed_is_known_by_name(context: Context, typed: str) -> None:
    roux = correspondents.add(context, "", ROUX)
    assert treating.tied(context.database, gp(typed)) == gp(typed, correspondent_id=roux)
    found = treating.meant(gp(typed), correspondents.everyone(context.database))
    assert found is not None
    assert found.facts == ROUX


def test_of_two_who_bear_one_name_only_the_one_who_was_chosen_is_meant(context: Context) -> None:
    correspondents.add(context, "", replace(ROUX, address="75013 Paris"))
    chosen = correspondents.add(context, "", ROUX)
    assert treating.tied(context.database, gp("Dr Anne Roux")).correspondent_id is None
    directory = correspondents.everyone(context.database)
    assert treating.meant(gp("Dr Anne Roux"), directory) is None
    of = treating.meant(gp("Dr Anne Roux", correspondent_id=chosen), directory)
    assert of is not None
    assert of.id == chosen


def test_one_of_the_name_elsewhere_is_somebody_else(context: Context) -> None:
    correspondents.add(context, "", ROUX)
    directory = correspondents.everyone(context.database)
    for facts in (gp("Dr Anne Roux, à Nantes"), gp("Dr Anne Roux", detail="Nantes")):
        assert treating.meant(facts, directory) is None
        assert treating.tied(context.database, facts) == facts
    assert treating.meant(gp("Dr Anne Roux", detail="Montbrelan, 02 41 00 00 12"), directory) is not None


def test_nobody_is_meant_by_a_title_a_stranger_or_who_was_put_away(context: Context) -> None:
    roux = correspondents.add(context, "", ROUX)
    directory = correspondents.everyone(context.database)
    assert treating.meant(gp("Dr"), directory) is None
    assert treating.meant(gp("Dr Anne Rousseau"), directory) is None
    correspondents.remove(context, roux)
    assert treating.meant(gp("Dr Anne Roux"), correspondents.everyone(context.database)) is None


def test_another_kind_of_sentence_is_tied_to_nobody(context: Context) -> None:
    correspondents.add(context, "", ROUX)
    said = Facts(Kind.REMARK, "Dr Anne Roux")
    assert treating.tied(context.database, said) == said


def test_the_cards_of_a_record_are_those_of_its_treating_gps(context: Context) -> None:
    patient_id = patients.create(context, store.traits("MOREAU", "Noël"))
    correspondents.add(context, "", ROUX)
    correspondents.add(context, "", Correspondent("Dr Paul Anquetil"))
    for facts in (gp("Dr Anne Roux"), gp("Dr Inès Maury"), Facts(Kind.REMARK, "Dr Paul Anquetil")):
        history.add(context, patient_id, facts)
    entries = history.of_patient(context.database, patient_id)
    assert [one.facts for one in treating.cards(context.database, entries)] == [ROUX]


def test_of_those_who_bear_another_name_nothing_else_is_read(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each opening of a record read five hundred cards whole for a name, 13 to 19 ms of it."""
    patient_id = patients.create(context, store.traits("MOREAU", "Noël"))
    history.add(context, patient_id, gp("Dr Anne Roux"))
    entries = history.of_patient(context.database, patient_id)
    correspondents.add(context, "", ROUX)
    for number in range(20):
        correspondents.add(context, "", Correspondent(f"Dr Paul Anquetil {number}", address="75013 Paris"))
    cells: list[object] = []
    read = Database.rows

    def counted(*asked: Any) -> Any:
        found = read(*asked)
        cells.extend(cell for row in found for cell in row)
        return found

    monkeypatch.setattr(Database, "rows", counted)
    assert [one.facts for one in treating.cards(context.database, entries)] == [ROUX]
    assert "75013 Paris" not in cells


def test_a_card_that_was_chosen_is_found_beside_one_that_was_put_away(context: Context) -> None:
    patient_id = patients.create(context, store.traits("MOREAU", "Noël"))
    gone, there = (correspondents.add(context, "", Correspondent(name)) for name in ("Dr A", "Dr B"))
    for one in (gone, there):
        history.add(context, patient_id, gp("Dr", correspondent_id=one))
    correspondents.remove(context, gone)
    entries = history.of_patient(context.database, patient_id)
    assert [one.id for one in treating.cards(context.database, entries)] == [there]


def test_whoever_treats_no_more_is_not_current_and_the_last_written_comes_first(context: Context) -> None:
    patient_id = patients.create(context, store.traits("MOREAU", "Noël"))
    for name, until in (("Dr A", ""), ("Dr B", "2025"), ("Dr C", "2026-11"), ("Dr D", "2026-11-20")):
        history.add(context, patient_id, gp(name, until=until))
    entries = history.of_patient(context.database, patient_id)
    assert [one.text for one in treating.current(entries, "2026-11-21")] == ["Dr C", "Dr A"]
