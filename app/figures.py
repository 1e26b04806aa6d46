"""What is worked out of measurements and dates: body mass index, an infant's months, the area of a wound."""

import math
from collections.abc import Sequence
from datetime import date


def bmi(weight_kg: float, height_cm: float) -> float | None:
    """kg/m2 to one decimal; None where a height or a weight is none."""
    if weight_kg <= 0 or height_cm <= 0:
        return None
    return round(weight_kg / (height_cm / 100) ** 2, 1)


def months_old(born: date, on: date) -> int | None:
    """Completed months; None before the birth. Of a 31st, they end on the last day of a shorter month."""
    if on < born:
        return None
    months = (on.year - born.year) * 12 + on.month - born.month
    is_last_day = (on.toordinal() + 1 - date(on.year, on.month, 1).toordinal()) >= _days_of(on)
    return months - (on.day < born.day and not is_last_day)


def _days_of(day: date) -> int:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return (following - date(day.year, day.month, 1)).days


def product_area(length_mm: float, width_mm: float) -> float:
    """Length by width in mm2: what is compared from visit to visit where nothing was outlined."""
    return round(length_mm * width_mm, 1)


def outlined_area(outline: Sequence[tuple[float, float]], scale: float) -> float:
    """mm2 within an outline in pixels, at ``scale`` mm a pixel (the shoelace formula)."""
    following = [*outline[1:], *outline[:1]]
    twice = math.fsum(
        x * other_y - other_x * y for (x, y), (other_x, other_y) in zip(outline, following, strict=True)
    )
    return round(abs(twice) / 2 * scale**2, 1)


def scale_of(pixels: float, millimetres: float) -> float | None:
    """mm a pixel, from a ruler of known length in the picture; None where it has none."""
    return millimetres / pixels if pixels > 0 and millimetres > 0 else None
