"""Every colour of the program, by what it means, once for a light and once for a dark desk.

A widget never names a colour: it names a token, and the theme in force says
what that is. The pairs that are painted on each other are listed here too, so
that their contrast is computed by a test and not by an eye.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme's colours as "#rrggbb"."""

    bg: str
    surface: str
    border: str
    field_border: str
    hover: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    danger: str
    danger_bg: str
    warning: str
    warning_bg: str
    ok: str
    ok_bg: str
    info: str
    info_bg: str
    dark: bool

    def colour(self, name: str) -> str:
        """The colour of token ``name``; an unknown name is a bug and raises AttributeError."""
        value = getattr(self, name)
        assert isinstance(value, str)
        return value


LIGHT = Tokens(
    bg="#F4F6F8", surface="#FFFFFF", border="#DFE3E8", field_border="#7C8894", hover="#E9EDF1",
    text="#1A222C", muted="#56616F", disabled="#919BA6",
    accent="#0B6478", accent_hover="#09536A", on_accent="#FFFFFF", selection="#DDEFF3",
    danger="#A3211A", danger_bg="#FCE9E7", warning="#7A4F00", warning_bg="#FFF3D6",
    ok="#1A6638", ok_bg="#E3F3E8", info="#0B6478", info_bg="#E1F0F4", dark=False,
)  # fmt: skip

DARK = Tokens(
    bg="#12161B", surface="#191F26", border="#2E3742", field_border="#6B7988", hover="#242C35",
    text="#E7ECF2", muted="#A0ACBA", disabled="#5F6C7A",
    accent="#58BFD4", accent_hover="#7CCFE0", on_accent="#06222A", selection="#173C46",
    danger="#FFABA3", danger_bg="#411D1B", warning="#F5C563", warning_bg="#3A2C10",
    ok="#7FD6A0", ok_bg="#173325", info="#7CCFE0", info_bg="#14333C", dark=True,
)  # fmt: skip

# For people whose desktop asks for more contrast: borders as strong as text, no grey text. The
# backgrounds differ by a hair from the plain themes', which keeps every theme known by its background.
LIGHT_CONTRAST = replace(
    LIGHT, bg="#FAFAFA", border="#4A5561", field_border="#1A222C",
    text="#000000", muted="#1A222C", disabled="#6B7580",
)  # fmt: skip
DARK_CONTRAST = replace(
    DARK, bg="#000000", border="#A0ACBA", field_border="#E7ECF2",
    text="#FFFFFF", muted="#E7ECF2", disabled="#8793A1",
)  # fmt: skip

THEMES = (LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST)

# Foreground on background, as painted somewhere: 4.5:1 or better (WCAG 1.4.3).
TEXT_PAIRS = (
    *(
        (fore, back)
        for fore in ("text", "muted", "accent")
        for back in ("bg", "surface", "hover", "selection")
    ),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    *((tone, f"{tone}_bg") for tone in ("danger", "warning", "ok", "info")),
    *((tone, back) for tone in ("danger", "warning", "ok", "info") for back in ("bg", "surface")),
    *(("text", f"{tone}_bg") for tone in ("danger", "warning", "ok", "info")),
    # A backup that is looked into stands on the ground of warnings.
    *((fore, "warning_bg") for fore in ("muted", "accent")),
)

# The outline of what can be typed into or pressed: 3:1 or better (WCAG 1.4.11).
OUTLINE_PAIRS = tuple((line, back) for line in ("field_border", "accent") for back in ("bg", "surface"))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
