"""How the program looks: one palette, one short style sheet, one font, set for the whole application.

The theme in force is known by the palette's background, so a widget that
paints asks :func:`tokens` at that moment and nothing has to be handed around or
remembered. Changing the theme or the text size sets palette, font and style
sheet again; every widget then receives a StyleChange event, which is when those
that hold tinted icons make them anew.
"""

import re
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

import resources
from ui import tokens as _tokens
from ui.tokens import Tokens

BODY_PIXELS = 14
TEXT_SIZES = (90, 100, 110, 125, 150)
FAMILY = "Inter"
STYLE = "Fusion"


class ThemeChoice(StrEnum):
    """What the practitioner asked for."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Appearance(QObject):
    """Theme and text size of the running application; both can change at any time."""

    changed = Signal()

    def __init__(self, app: QApplication, theme: ThemeChoice, text_size: int) -> None:
        super().__init__(app)
        self._app = app
        self._theme = theme
        self._text_size = text_size
        self._applying = False
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def theme(self) -> ThemeChoice:
        return self._theme

    @property
    def text_size(self) -> int:
        """Percent of the ordinary size."""
        return self._text_size

    def set_theme(self, theme: ThemeChoice) -> None:
        self._theme = theme
        self._apply()

    def set_text_size(self, percent: int) -> None:
        self._text_size = percent
        self._apply()

    def _follow_system(self) -> None:
        if self._theme is ThemeChoice.SYSTEM and not self._applying:
            self._apply()

    def _apply(self) -> None:
        self._applying = True  # setting the scheme answers with colorSchemeChanged at once
        _ask_for_scheme(self._theme)
        chosen = _chosen(self._theme)
        # Qt takes five times as long to exchange one style sheet for another as to take it away and set one.
        self._app.setStyleSheet("")
        self._app.setPalette(palette(chosen))
        self._app.setFont(_body_font(self._text_size))
        _scale.percent = self._text_size
        self._app.setStyleSheet(_style_sheet(chosen))
        self._applying = False
        self.changed.emit()


class _Scale:
    """The text size in force, for :func:`px`: asking Qt's font for it cost a millisecond a keystroke."""

    percent = 100


_scale = _Scale()


def prepare_application(
    app: QApplication,
    theme: str = "system",
    language: str = "fr",
    text_size: int = 100,
    *,
    styled: bool = False,
) -> Appearance:
    """Fonts, languages, style and theme, before the first widget. ``language`` is "fr" or "en".

    ``styled``: it was made with our style (``ui.application``).
    """
    if not styled:
        app.setStyle(STYLE)
    for name in ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf"):
        QFontDatabase.addApplicationFontFromData(resources.data("fonts", name))
    _speak(app, language)
    return Appearance(app, ThemeChoice(theme), text_size)


def tokens() -> Tokens:
    """The colours in force, for what is painted now."""
    return _by_background(_background())


def colour(token: str) -> QColor:
    """The colour of ``token`` in the theme in force."""
    return QColor(_colour(_background(), token))


def px(size: float) -> int:
    """``size`` pixels of the design, at the text size in force."""
    return max(1, round(size * _scale.percent / 100))


def font(size: float = BODY_PIXELS, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The program's font at ``size`` design pixels."""
    return QFont(_font(px(size), weight))


def metrics(size: float = BODY_PIXELS, weight: QFont.Weight = QFont.Weight.Normal) -> QFontMetrics:
    """How wide and high words are in :func:`font`."""
    return _metrics(px(size), weight)


def palette(theme: Tokens) -> QPalette:
    """``theme`` as Qt knows colours."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, token in {
        role.Window: "bg", role.WindowText: "text", role.Base: "surface", role.AlternateBase: "hover",
        role.Text: "text", role.Button: "surface", role.ButtonText: "text", role.BrightText: "danger",
        role.ToolTipBase: "surface", role.ToolTipText: "text", role.PlaceholderText: "muted",
        role.Highlight: "selection", role.HighlightedText: "text", role.Accent: "accent", role.Link: "accent",
        role.LinkVisited: "accent", role.Light: "surface", role.Midlight: "hover", role.Mid: "border",
        role.Dark: "field_border", role.Shadow: "border",
    }.items():  # fmt: skip
        made.setColor(which, QColor(theme.colour(token)))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.disabled))
    return made


def _chosen(theme: ThemeChoice) -> Tokens:
    hints = QGuiApplication.styleHints()
    dark = theme is ThemeChoice.DARK
    if theme is ThemeChoice.SYSTEM:
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return _tokens.DARK_CONTRAST if dark else _tokens.LIGHT_CONTRAST
    return _tokens.DARK if dark else _tokens.LIGHT


def _ask_for_scheme(theme: ThemeChoice) -> None:
    """So that the frame the desktop draws around the window matches."""
    hints = QGuiApplication.styleHints()
    if theme is ThemeChoice.SYSTEM:
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(Qt.ColorScheme.Dark if theme is ThemeChoice.DARK else Qt.ColorScheme.Light)


def _body_font(percent: int) -> QFont:
    body = QFont(FAMILY)
    body.setPixelSize(round(BODY_PIXELS * percent / 100))
    body.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return body


def _style_sheet(theme: Tokens) -> str:
    sheet = resources.text("style.qss")
    # Longest names first: "@danger" is also the beginning of "@danger_bg".
    for name in sorted(Tokens.__slots__, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", str(getattr(theme, name)))
    return _scaled(sheet)


def _scaled(sheet: str) -> str:
    """``sheet`` with every length written "12sp" in pixels of the text size in force."""
    return re.sub(r"(\d+)sp\b", lambda length: f"{px(int(length[1]))}px", sheet)


def _speak(app: QApplication, language: str) -> None:
    french = language == "fr"
    QLocale.setDefault(
        QLocale(QLocale.Language.French, QLocale.Country.France)
        if french
        else QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    )
    if french:
        qt = QTranslator(app)
        if qt.load("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(qt)
    for name in resources.names("translations"):
        if name.startswith(f"{language}_") and name.endswith(".qm"):
            app.installTranslator(_Shipped(app, resources.data("translations", name)))


class _Shipped(QTranslator):
    """A translation read from package data, which Qt uses in place and so must stay alive."""

    def __init__(self, parent: QObject, data: bytes) -> None:
        super().__init__(parent)
        self._data = data
        self.load(data)


@lru_cache(maxsize=16)
def _by_background(background: int) -> Tokens:
    name = QColor(background).name().upper()
    return next((theme for theme in _tokens.THEMES if theme.bg == name), _tokens.LIGHT)


def _background() -> int:
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).rgb()


# Lists ask for these a hundred times in one painting; making them anew took half of a keystroke.
@lru_cache(maxsize=128)
def _colour(background: int, token: str) -> QColor:
    return QColor(_by_background(background).colour(token))


@lru_cache(maxsize=64)
def _font(pixels: int, weight: QFont.Weight) -> QFont:
    made = QFont(QApplication.font())
    made.setPixelSize(pixels)
    made.setWeight(weight)
    return made


@lru_cache(maxsize=64)
def _metrics(pixels: int, weight: QFont.Weight) -> QFontMetrics:
    return QFontMetrics(_font(pixels, weight))
