"""The public list of medicines completes what is typed."""

import pytest

from vault.records import medicines
from vault.records.errors import UnknownRecord
from vault.records.medicines import Medicine

STOCK = [
    Medicine("60000001", "AMOXICILLINE BIOGARAN 1 g, comprimé", substances="AMOXICILLINE 1 g"),
    Medicine(
        "60000002", "AMOXICILLINE ARROW 500 mg, gélule", substances="AMOXICILLINE 500 mg", marketed=False
    ),
    Medicine("60000003", "CLAMOXYL 500 mg, gélule", substances="AMOXICILLINE 500 mg"),
    Medicine("60000004", "ŒSTRODOSE, gel", "gel", "cutanée", "ESTRADIOL", conditions="liste I"),
    Medicine("60000005", "SKENAN L.P. 10 mg", substances="MORPHINE 10 mg", narcotic=True),
]


@pytest.fixture
def full(context):
    assert medicines.replace_all(context, STOCK, "2026-11-02") == 5
    return context.database


def test_without_a_list_nothing_is_completed(database):
    assert medicines.stock(database) is None
    assert not medicines.complete(database, "amox")


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("amox", ["60000001", "60000002", "60000003"]),
        ("Amoxicilline 500", ["60000002", "60000003"]),
        ("clam", ["60000003"]),
        ("oestro", ["60000004"]),
        ("morph lp", []),
        ("morphine 10", ["60000005"]),
        ("%", []),
        ("xyz", []),
    ],
)
def test_names_come_before_substances_and_what_is_sold_first(full, typed, codes):
    assert [one.code for one in medicines.complete(full, typed)] == codes


def test_no_more_are_offered_than_asked_for(full):
    assert len(medicines.complete(full, "amox", limit=2)) == 2


def test_each_is_read_as_it_was_written(full):
    assert [medicines.get(full, one.code) for one in STOCK] == STOCK
    with pytest.raises(UnknownRecord):
        medicines.get(full, "1")


def test_a_new_list_takes_the_place_of_the_one_before(context, full):
    medicines.replace_all(context, STOCK[:1], "2026-12-01")
    assert not medicines.complete(full, "clam")
    found = medicines.stock(full)
    assert found
    assert (found.dated_on, found.medicines) == ("2026-12-01", 1)
