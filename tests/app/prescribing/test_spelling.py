"""Numbers in French words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.prescribing import spelling

WORDS = """
0 zéro|1 un|7 sept|10 dix|16 seize|17 dix-sept|20 vingt|21 vingt et un|28 vingt-huit|31 trente et un
60 soixante
61 soixante et un|70 soixante-dix|71 soixante et onze|77 soixante-dix-sept|80 quatre-vingts|81 quatre-vingt-un
90 quatre-vingt-dix|91 quatre-vingt-onze|99 quatre-vingt-dix-neuf|100 cent|101 cent un|180 cent quatre-vingts
200 deux cents|201 deux cent un|380 trois cent quatre-vingts|999 neuf cent quatre-vingt-dix-neuf|1000 mille
1001 mille un|1100 mille cent|2000 deux mille|80000 quatre-vingt mille|200000 deux cent mille
200280 deux cent mille deux cent quatre-vingts
999999 neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf
""".strip().replace("\n", "|")


@pytest.mark.parametrize("line", WORDS.split("|"))
def test_numbers_are_spelt_as_everybody_writes_them(line):
    number, words = line.split(" ", 1)
    assert spelling.in_words(int(number)) == words


def test_no_two_numbers_are_spelt_alike():
    assert len({spelling.in_words(number) for number in range(20_000)}) == 20_000


@given(st.integers(0, spelling.LARGEST))
def test_a_feminine_noun_changes_the_last_one_alone(number):
    masculine, feminine = spelling.in_words(number), spelling.in_words(number, feminine=True)
    is_one = number % 10 == 1 and number % 100 not in (11, 71, 91)
    assert feminine == masculine + ("e" if is_one else "")


@pytest.mark.parametrize("number", [-1, 1_000_000])
def test_what_no_ordonnance_asks_for_is_refused(number):
    with pytest.raises(ValueError, match="no ordonnance"):
        spelling.in_words(number)


@pytest.mark.parametrize(
    ("whole", "decimals", "words"),
    [
        (2, "5", "deux virgule cinq"),
        (2, "50", "deux virgule cinq"),
        (0, "05", "zéro virgule zéro cinq"),
        (1, "25", "un virgule vingt-cinq"),
        (3, "0", "trois"),
        (3, "", "trois"),
    ],
)
def test_decimals_are_spelt_digit_by_leading_zero(whole, decimals, words):
    assert spelling.decimal_in_words(whole, decimals) == words


@pytest.mark.parametrize(
    ("posology", "spelt"),
    [
        ("1 gélule matin et soir pendant 28 jours", "une gélule matin et soir pendant vingt-huit jours"),
        ("10 mg toutes les 12 h", "dix milligrammes toutes les douze heures"),
        ("1 cp à 2,5 mg", "un comprimé à deux virgule cinq milligrammes"),
        ("21 ampoules de 50\u00a0mg", "vingt et une ampoules de cinquante milligrammes"),
        ("31 comprimés", "trente et un comprimés"),
        ("0,5 mL", "zéro virgule cinq millilitre"),
        ("12 µg/h, 1 patch", "douze microgrammes/h, un patch"),
        ("1 000 mg", "mille milligrammes"),
        ("1 fois par jour", "une fois par jour"),
        ("au coucher", "au coucher"),
        ("", ""),
    ],
)
def test_a_posology_is_spelt_with_its_units(posology, spelt):
    assert spelling.spelt_out(posology) == spelt


@given(st.text("0123456789 ,.mgcpjh/\u00a0é", max_size=30))
def test_no_posology_is_too_odd_to_be_spelt(posology):
    spelling.spelt_out(posology)
