"""The area of a wound, and the one way of measuring that its curve is made of."""

from app.wounds import Area, Measured, area, curve
from vault.records.wounds import WoundState


def state(seen_at: str, length: float | None = None, area: float | None = None) -> WoundState:
    return WoundState("w", seen_at, length=length, width=None if length is None else 10, area=area)


def test_what_was_outlined_goes_before_length_by_width() -> None:
    assert area(state("a", length=20, area=150)) == Area(150, Measured.OUTLINED)
    assert area(state("a", length=20)) == Area(200, Measured.PRODUCT)
    assert area(state("a")) is None


def test_a_curve_never_mixes_two_ways_of_measuring() -> None:
    states = [state("a", length=20), state("b", length=18, area=120), state("c", length=16)]
    assert curve(states) == (Measured.PRODUCT, [("a", 200), ("b", 180), ("c", 160)])
    assert curve([*states, state("d", area=90), state("e", area=80), state("f", area=70)]) == (
        Measured.OUTLINED,
        [("b", 120), ("d", 90), ("e", 80), ("f", 70)],
    )
