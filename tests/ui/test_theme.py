from PySide6.QtGui import QFontInfo, QImage
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.theme import Appearance, ThemeChoice
from ui.tokens import DARK, LIGHT
from ui.widgets.buttons import Button, IconButton


def _colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())
    }


def test_a_theme_switched_while_running_repaints_and_tints_icons_anew(qtbot, appearance: Appearance) -> None:
    button = IconButton("lock", "Verrouiller", "accent")
    qtbot.addWidget(button)
    before = button.icon().pixmap(18, 18).toImage()
    assert LIGHT.accent in _colours(before)
    appearance.set_theme(ThemeChoice.DARK)
    after = button.icon().pixmap(18, 18).toImage()
    assert theme.tokens() is DARK
    assert DARK.accent in _colours(after)
    assert LIGHT.accent not in _colours(after)


def test_the_system_theme_follows_the_desktop_and_announces_it(qtbot, appearance: Appearance) -> None:
    with qtbot.waitSignal(appearance.changed):
        appearance.set_theme(ThemeChoice.SYSTEM)
    assert theme.tokens() in (LIGHT, DARK)


def test_text_grows_with_the_setting(qtbot, appearance: Appearance) -> None:
    button = Button("Signer")
    qtbot.addWidget(button)
    small = button.sizeHint()
    appearance.set_text_size(150)
    assert theme.px(14) == 21
    assert button.fontMetrics().height() > 20
    assert button.sizeHint().height() > small.height()
    assert button.sizeHint().width() > small.width()


def test_the_shipped_font_is_used_with_its_narrow_space(qtbot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert QFontInfo(widget.font()).family() == "Inter"
    assert widget.fontMetrics().inFontUcs4(0x202F)
    assert widget.fontMetrics().inFontUcs4(ord("œ"))


def test_no_control_has_a_radius_above_half_its_height(qtbot, appearance: Appearance) -> None:
    appearance.set_text_size(90)
    for control in (Button("Signer"), IconButton("x", "Fermer")):
        qtbot.addWidget(control)
        assert control.sizeHint().height() / 2 > 8
