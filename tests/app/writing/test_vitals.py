"""Measurements that are named in a text are offered; numbers that mean something else are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.writing import vitals
from vault.records import measurements as m


def read(text):
    return [[(value.code, value.value, value.unit) for value in offer.values] for offer in vitals.read(text)]


def one(code, value):
    return [[(code, value, m.UNITS[code])]]


def pressure(systolic, diastolic):
    return [[(m.SYSTOLIC, systolic, "mm[Hg]"), (m.DIASTOLIC, diastolic, "mm[Hg]")]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TA 148/88", pressure(148, 88)),
        ("PA : 14/8", pressure(140, 80)),
        ("tension à 14,5 / 8 cmHg", pressure(145, 80)),
        ("TA\u00a0: 135/85\u00a0mmHg, bien.", pressure(135, 85)),
        ("P 69,2", one(m.WEIGHT, 69.2)),
        ("Poids = 3450 g", one(m.WEIGHT, 3.45)),
        ("poids à 12,345kg", one(m.WEIGHT, 12.345)),
        ("taille 1,72 m", one(m.HEIGHT, 172)),
        ("Taille 1,72", one(m.HEIGHT, 172)),
        ("taille 49 cm", one(m.HEIGHT, 49)),
        ("T 38,5", one(m.TEMPERATURE, 38.5)),
        ("T° 37.2°C", one(m.TEMPERATURE, 37.2)),
        ("température : 38°5", one(m.TEMPERATURE, 38.5)),
        ("P 69 TA basse", one(m.WEIGHT, 69)),
        ("P 69 kg depuis hier", one(m.WEIGHT, 69)),
        ("FC 72/min", one(m.PULSE, 72)),
        ("pouls à 110", one(m.PULSE, 110)),
        ("SpO2 97 %", one(m.OXYGEN_SATURATION, 97)),
        ("sat 94%", one(m.OXYGEN_SATURATION, 94)),
        ("FR : 18", one(m.RESPIRATION, 18)),
        ("PC 38,5 cm", one(m.HEAD_CIRCUMFERENCE, 38.5)),
        ("périmètre crânien 40", one(m.HEAD_CIRCUMFERENCE, 40)),
    ],
)
def test_what_is_named_is_read_in_its_unit(text, found):
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "p 12",
        "P 2 fois",
        "P 0,1",
        "T 3",
        "T38 fractures",
        "T 38,5,2",
        "L5/S1",
        "148/88",
        "TA 88/148",
        "TA 148",
        "TA 400/20",
        "FC 7",
        "T 52°5",
        "AT 38",
        "vu le 12/10/2026",
        "SpO2 9",
        "",
    ],
)
def test_what_means_something_else_is_not_offered(text):
    assert read(text) == []


def test_several_are_offered_in_the_order_they_stand_there():
    text = "Vu ce jour. P 69,2, TA 148/88, T 36,8. FC 80."
    offers = vitals.read(text)
    assert [text[one.start : one.end].rstrip() for one in offers] == [
        "P 69,2",
        "TA 148/88",
        "T 36,8",
        "FC 80",
    ]
    assert [one.values[0].original for one in offers] == ["P 69,2", "TA 148/88", "T 36,8", "FC 80"]


_SPACES = st.sampled_from([" ", "\u00a0", " : ", "\u202f= ", " à ", ":"])
_MARKS = st.sampled_from([",", "."])


@given(st.integers(300, 4449), _SPACES, _MARKS)
def test_every_temperature_is_read_in_french_and_in_english(tenths, between, mark):
    value = max(tenths, 3000) / 100
    text = f"T{between}{value:.2f}".replace(".", mark)
    assert read(text) == one(m.TEMPERATURE, value)


@given(st.integers(3, 3999), _SPACES, _MARKS, st.sampled_from(["", " kg", "kg", "\u202fkg"]))
def test_every_weight_is_read_with_its_unit_or_without(tenths, between, mark, unit):
    text = f"P{between}{tenths / 10:.1f}".replace(".", mark) + unit
    assert read(text) == one(m.WEIGHT, tenths / 10)


@given(st.integers(50, 300), st.integers(20, 299), _SPACES)
def test_a_blood_pressure_is_read_where_it_can_be_one(systolic, diastolic, between):
    found = read(f"TA{between}{systolic}/{diastolic}.")
    assert found == (pressure(systolic, diastolic) if diastolic < systolic else [])


@given(st.text())
def test_no_text_is_too_odd_to_be_read(text):
    for offer in vitals.read(text):
        assert 0 <= offer.start < offer.end <= len(text)


@given(
    st.lists(
        st.sampled_from(["TA 148/88", "P 69,2", "T 38,5 ", ". ", "; ", ".", "\n", " ", "mot" * 150]),
        max_size=12,
    )
)
def test_a_text_read_piece_by_piece_says_what_the_whole_says(pieces):
    reading, text = vitals.Reading(), ""
    for piece in pieces:
        text += piece
        assert reading.values(text) == [offer.values for offer in vitals.read(text)]
