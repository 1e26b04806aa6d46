"""How children grow and what grown-ups weigh: medians near the WHO curves, interpolated by month."""

from bisect import bisect_right

from app.fiction.model import Sex

_MONTHS = (0, 1, 2, 3, 4, 5, 6, 9, 12, 18, 24, 36, 48, 60, 72, 84, 96, 108, 120, 144, 168, 192, 216)
_WEIGHT = {
    Sex.MALE: (3.3, 4.5, 5.6, 6.4, 7.0, 7.5, 7.9, 8.9, 9.6, 10.9, 12.2, 14.3, 16.3, 18.3, 20.5, 22.9, 25.4, 28.1, 31.2,
               40.0, 51.0, 61.0, 67.0),
    Sex.FEMALE: (3.2, 4.2, 5.1, 5.8, 6.4, 6.9, 7.3, 8.2, 8.9, 10.2, 11.5, 13.9, 16.1, 18.2, 20.2, 22.4, 25.0, 28.2,
                 31.9, 41.5, 49.0, 53.5, 56.5),
}  # fmt: skip
_HEIGHT = {
    Sex.MALE: (49.9, 54.7, 58.4, 61.4, 63.9, 65.9, 67.6, 72.0, 75.7, 82.3, 87.8, 96.1, 103.3, 110.0, 116.0, 121.7,
               127.3, 132.6, 137.8, 149.0, 164.0, 173.0, 176.0),
    Sex.FEMALE: (49.1, 53.7, 57.1, 59.8, 62.1, 64.0, 65.7, 70.1, 74.0, 80.7, 86.4, 95.1, 102.7, 109.4, 115.1, 120.8,
                 126.6, 132.5, 138.6, 151.0, 160.0, 162.5, 163.0),
}  # fmt: skip
_HEAD = {
    Sex.MALE: (34.5, 37.3, 39.1, 40.5, 41.6, 42.6, 43.3, 45.0, 46.1, 47.4, 48.3, 49.5, 50.3),
    Sex.FEMALE: (33.9, 36.5, 38.3, 39.5, 40.6, 41.5, 42.2, 43.8, 44.9, 46.2, 47.2, 48.5, 49.3),
}


def weight(sex: Sex, months: float, deviation: float) -> float:
    """Kilograms at ``months`` for a child ``deviation`` standard deviations from the median."""
    return round(_between(_WEIGHT[sex], months) * (1 + 0.11 * deviation), 1 if months > 24 else 2)


def height(sex: Sex, months: float, deviation: float) -> float:
    """Centimetres, to the half."""
    return round(_between(_HEIGHT[sex], months) * (1 + 0.036 * deviation) * 2) / 2


def head(sex: Sex, months: float, deviation: float) -> float:
    """Head circumference in centimetres, to the half; followed to four years."""
    return round(_between(_HEAD[sex], months) * (1 + 0.025 * deviation) * 2) / 2


def _between(curve: tuple[float, ...], months: float) -> float:
    last = len(curve) - 1
    at = bisect_right(_MONTHS, months, hi=last + 1) - 1
    if at >= last:
        return curve[last]
    share = (months - _MONTHS[at]) / (_MONTHS[at + 1] - _MONTHS[at])
    return curve[at] + share * (curve[at + 1] - curve[at])
