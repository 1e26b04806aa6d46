"""What is worked out of measurements and dates."""

from datetime import date

import pytest

from app import figures


def test_a_body_mass_index_has_one_decimal():
    assert figures.bmi(69.2, 172) == 23.4


@pytest.mark.parametrize(("weight", "height"), [(0, 172), (69.2, 0), (-1, 172)])
def test_without_weight_or_height_there_is_none(weight, height):
    assert figures.bmi(weight, height) is None


@pytest.mark.parametrize(
    ("born", "on", "months"),
    [
        ("2026-01-15", "2026-02-14", 0),
        ("2026-01-15", "2026-02-15", 1),
        ("2025-12-31", "2026-02-27", 1),
        ("2025-12-31", "2026-02-28", 2),
        ("2024-02-29", "2026-02-28", 24),
        ("2026-01-15", "2026-01-15", 0),
        ("2026-01-15", "2026-01-14", None),
        ("2025-11-30", "2025-12-31", 1),
    ],
)
def test_months_are_completed_months(born, on, months):
    assert figures.months_old(date.fromisoformat(born), date.fromisoformat(on)) == months


def test_an_outline_has_the_area_its_ruler_gives_it():
    scale = figures.scale_of(200, 50)
    assert scale == 0.25
    square = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)]
    assert figures.outlined_area(square, scale) == 625.0
    assert figures.outlined_area(square[::-1], scale) == 625.0
    assert figures.outlined_area([], scale) == 0


@pytest.mark.parametrize(("pixels", "length"), [(0, 50), (200, 0)])
def test_without_a_ruler_there_is_no_scale(pixels, length):
    assert figures.scale_of(pixels, length) is None


def test_without_an_outline_length_by_width_is_compared():
    assert figures.product_area(40, 18.5) == 740.0
