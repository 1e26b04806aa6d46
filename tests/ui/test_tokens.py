"""What is painted on what can be read, in every theme."""

import re
from pathlib import Path

import pytest

import ui
from ui.tokens import DARK, LIGHT, OUTLINE_PAIRS, TEXT_PAIRS, THEMES, Tokens, contrast


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark", "light contrast", "dark contrast"])
@pytest.mark.parametrize(("fore", "back"), TEXT_PAIRS, ids=lambda name: str(name))
def test_text_stands_out_from_its_ground(theme: Tokens, fore: str, back: str) -> None:
    assert contrast(theme.colour(fore), theme.colour(back)) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark", "light contrast", "dark contrast"])
@pytest.mark.parametrize(("line", "back"), OUTLINE_PAIRS, ids=lambda name: str(name))
def test_the_outline_of_a_field_stands_out(theme: Tokens, line: str, back: str) -> None:
    assert contrast(theme.colour(line), theme.colour(back)) >= 3.0


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark", "light contrast", "dark contrast"])
def test_what_cannot_be_pressed_looks_so_and_can_still_be_read(theme: Tokens) -> None:
    """The grey of quiet words looked like the grey of a button that is off."""
    off, quiet = (contrast(theme.colour(name), theme.surface) for name in ("disabled", "muted"))
    assert 2.2 <= off <= 0.6 * quiet


def test_contrast_is_the_ratio_of_the_web_guidelines() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21.0)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_every_theme_is_known_by_its_background() -> None:
    assert len({theme.bg for theme in THEMES}) == len(THEMES)


def test_the_studys_border_would_not_have_passed() -> None:
    assert contrast(LIGHT.border, LIGHT.bg) < 3
    assert contrast(DARK.border, DARK.bg) < 3


def test_red_is_for_allergies_and_danger_alone() -> None:
    """A mistyped passphrase harms nobody; a vault that was altered, or an allergy, may."""
    root = Path(ui.__file__).parent
    red = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if re.search(r'(say|Banner|Chip|restyle)\([^)]*"danger"', path.read_text(encoding="utf-8"))
    }
    # The bar of a record, and a medicine that meets what stands in it.
    assert red == {"workspace/allergies.py", "papers/line_form.py"}
    style = root.parent.joinpath("resources", "style.qss").read_text(encoding="utf-8")
    assert [line for line in style.splitlines() if "@danger" in line and "tone=" not in line] == []
