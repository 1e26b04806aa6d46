"""Every patient who should be found is, the likeliest first, at every keystroke."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from app.finder import Finder
from tests.app.finder import naive
from vault.records.patients import Listed

_PIECES = [
    "le",
    "fevre",
    "lefèvre",
    "FRAN",
    "çoise",
    "mar",
    "tin",
    "o",
    "œu",
    "vrard",
    "Jean",
    "Noël",
    "d'",
    "de la ",
]


def patient(name: str, first: str = "", born: str = "", **more: object) -> Listed:
    row = Listed(
        id=f"{abs(hash((name, first, born))):032x}"[-32:],
        birth_name=name,
        birth_first_name=first,
        used_name="",
        used_first_name="",
        birth_date=born,
        sex="F",
        last_care_on="",
        archived=False,
        deceased=False,
        marks=frozenset(),
        phones=(),
    )
    return replace(row, **more)


FRANÇOISE = patient("LEFÈVRE", "Françoise", "1968-03-12", phones=("0612345678", "+33 4 73 43 60 04"))
FRANCK = patient("LEFEBVRE", "Franck", "1942-08-20", last_care_on="2026-11-16")
HÉLÈNE = patient("ŒUVRARD", "Hélène", "1964-11-19", used_name="D'ARTAGNAN", last_care_on="2026-11-15")
NOËL = patient("LE BIHAN", "Jean-Noël", "2004-09")
ANNE = patient("MARTIN", "Anne", "1968", last_care_on="2026-11-16")
ROWS = [FRANÇOISE, FRANCK, HÉLÈNE, NOËL, ANNE]


@pytest.fixture
def finder():
    return Finder(ROWS)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("lefe fran", [FRANCK, FRANÇOISE]),
        ("fran lefe", [FRANCK, FRANÇOISE]),
        ("françoise", [FRANÇOISE]),
        ("LEFEVRE", [FRANÇOISE]),
        ("oeuv", [HÉLÈNE]),
        ("Œuvrard", [HÉLÈNE]),
        ("artag", [HÉLÈNE]),
        ("d’artagnan", [HÉLÈNE]),
        ("darta", [HÉLÈNE]),
        ("lebihan", [NOËL]),
        ("jeannoel", [NOËL]),
        ("jean-n", [NOËL]),
        ("noel bihan", [NOËL]),
        ("arti", [ANNE]),
        ("zzz", []),
    ],
)
def test_names_are_found_by_fragments_in_any_order(finder, typed, expected):
    found = finder.find(typed)
    assert found.patients == expected
    assert (found.total, found.approximate) == (len(expected), False)


@pytest.mark.parametrize("typed", naive.spellings(date(1968, 3, 12)))
def test_a_birth_date_is_found_in_every_usual_spelling(finder, typed):
    assert FRANÇOISE in finder.find(typed).patients
    assert FRANCK not in finder.find(typed).patients


@pytest.mark.parametrize(
    "typed", ["12/03/1968", "12031968", "12-3-68", "12 mars 1968", "1968-03-12", "120368"]
)
def test_a_whole_birth_date_finds_nobody_else(finder, typed):
    assert finder.find(typed).patients == [FRANÇOISE]


@pytest.mark.parametrize(
    "whole", ["12/03/1968", "12031968", "12-3-68", "12 mars 1968", "1968-03-12", "lefevre francoise"]
)
def test_while_one_types_the_patient_never_leaves_the_list(finder, whole):
    for length in range(1, len(whole) + 1):
        assert FRANÇOISE in finder.find(whole[:length]).patients, whole[:length]


@pytest.mark.parametrize(
    "typed",
    [
        "0612345678",
        "06 12 34 56 78",
        "06.12.34.56.78",
        "+33 6 12 34 56 78",
        "0033612345678",
        "345678",
        "0473",
        "6004",
    ],
)
def test_a_phone_is_found_by_its_digits(finder, typed):
    assert finder.find(typed).patients == [FRANÇOISE]


def test_names_and_dates_and_phones_narrow_each_other(finder):
    assert finder.find("lefe 1968").patients == [FRANÇOISE]
    assert finder.find("20/08/1942 franck").patients == [FRANCK]
    assert finder.find("lefe 12 mars 1968").patients == [FRANÇOISE]
    assert finder.find("anne 0612").patients == []


def test_a_partial_birth_date_is_found_by_what_is_known_of_it(finder):
    assert finder.find("09/2004").patients == [NOËL]
    assert finder.find("septembre 2004").patients == [NOËL]
    assert finder.find("2004").patients == [NOËL]
    assert finder.find("12/09/2004").patients == []


def test_a_month_that_is_also_a_name_is_read_both_ways():
    mars = patient("MARS", "Paul", "1950-04-12")
    born = patient("ROY", "Zoé", "1990-03-12")
    assert Finder([mars, born]).find("12 mars").patients == [mars, born]


def test_the_family_name_comes_before_a_first_name_and_a_beginning_before_the_inside():
    rows = [patient("ANDRE", "Martin"), patient("LAMARTINE", "Zoé"), patient("MARTIN", "Zoé")]
    assert [row.birth_name for row in Finder(rows).find("martin").patients] == [
        "MARTIN",
        "ANDRE",
        "LAMARTINE",
    ]


def test_typing_errors_are_forgiven_only_when_nothing_matches(finder):
    for typed in ("lefvere", "lefebre franck", "ouvrard"):
        found = finder.find(typed)
        assert found.approximate, typed
        assert found.patients, typed
    assert finder.find("lefebvre").approximate is False


def test_a_space_at_the_wrong_place_is_forgiven():
    rows = [patient("LE BIHAN", "Romain"), patient("COLONNA D'ISTRIA", "Jean"), patient("DE L'ÉPINAY", "Léo")]
    typed = {"el bihan": 0, "el bihan romain": 0, "colonn ad'istria": 1, "d el'épinay léo": 2}
    for words, meant in typed.items():
        found = Finder(rows).find(words)
        assert (found.approximate, list(found.patients)) == (True, [rows[meant]]), words


def test_fewer_errors_come_first():
    rows = [patient("LEFEBURES", "Zoé"), patient("LEFEBVRES", "Zoé")]
    found = Finder(rows).find("lefebvrez")
    assert (found.approximate, [row.birth_name for row in found.patients]) == (
        True,
        ["LEFEBVRES", "LEFEBURES"],
    )


def test_digits_are_never_forgiven(finder):
    assert finder.find("lefvere 1999").patients == []
    assert finder.find("13/03/1968").patients == []
    assert finder.find("13/03/1968").approximate is False


def test_nothing_typed_shows_everybody_the_last_seen_first(finder):
    for nothing in ("", "  ", "-"):
        assert list(finder.find(nothing).patients) == [FRANCK, ANNE, HÉLÈNE, NOËL, FRANÇOISE]


def test_archived_patients_come_behind(finder):
    finder.put(replace(FRANCK, archived=True))
    assert finder.find("lefe").patients == [FRANÇOISE, replace(FRANCK, archived=True)]
    assert finder.find("").patients[-1].id == FRANCK.id


def test_a_limit_cuts_the_list_and_not_the_count(finder):
    found = finder.find("l", limit=2)
    assert (len(found.patients), found.total) == (2, 3)


def test_what_was_shown_does_not_move_when_somebody_is_added(finder):
    shown = finder.find("").patients
    finder.put(patient("NOUVEAU", "Zoé"))
    assert len(shown) == 5
    assert len(finder.find("").patients) == 6


def test_removing_somebody_unknown_is_no_error(finder):
    finder.remove("0" * 32)
    assert len(finder) == 5


def test_changes_are_found_at_once(finder):
    married = replace(FRANÇOISE, used_name="ZIMMERMANN")
    finder.put(married)
    assert finder.find("zimmer").patients == [married]
    assert finder.find("lefe").patients == [FRANCK, married]
    finder.put(replace(married, used_name="ARNAUD"))
    assert finder.find("zimmer").patients == []
    finder.remove(FRANÇOISE.id)
    assert finder.find("lefe").patients == [FRANCK]
    assert len(finder) == 4


names = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=3).map("".join)
patients = st.builds(
    patient, names, names, st.just(""), used_name=st.one_of(st.just(""), names), archived=st.booleans()
)
rows_of_names = st.lists(patients, max_size=12, unique_by=lambda row: row.id)
typed_words = st.lists(st.sampled_from([*_PIECES, "lef", "fr", "v", "rt", "ev"]), min_size=1, max_size=3).map(
    " ".join
)


@given(rows_of_names, rows_of_names, st.sets(st.integers(0, 11)), typed_words)
def test_the_index_finds_what_a_plain_reading_finds(base, later, gone, typed):
    """Whatever was there from the start, added, replaced or removed since."""
    finder = Finder(base)
    kept = {row.id: row for row in base}
    for row in later:
        finder.put(row)
        kept[row.id] = row
    for number in gone:
        if number < len(base):
            finder.remove(base[number].id)
            kept.pop(base[number].id, None)
    found = finder.find(typed)
    expected = naive.by_words(list(kept.values()), typed)
    if expected or not found.approximate:
        assert found.patients == expected
    assert len(finder) == len(kept) == len(finder.find("").patients)


@given(
    st.dates(date(1850, 1, 1), date(2100, 12, 31)), st.dates(date(1900, 1, 1), date(2026, 12, 31)), st.data()
)
def test_every_spelling_of_every_birth_date_finds_it(born, other, data):
    typed = data.draw(st.sampled_from(naive.spellings(born)))
    row, stranger = patient("ROY", "Zoé", born.isoformat()), patient("ROY", "Anne", other.isoformat())
    found = Finder([row, stranger]).find(typed).patients
    assert row in found
    if len(naive.digits(typed)) >= 7 and "/" in typed and other != born:
        assert stranger not in found


@given(st.text(max_size=30))
def test_nothing_that_can_be_typed_breaks_the_search(typed):
    Finder(ROWS).find(typed)
