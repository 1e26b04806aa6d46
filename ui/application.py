"""What the lock screen and the session begin with alike: a log, the settings, and a styled application.

Import it after hardening; nothing here comes before ``ui.thrift``.
"""

import ui.thrift  # noqa: F401, I001 - before more is imported
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

from app import log, paths, settings
from app.language import Language, user_language
from app.settings import Settings
from ui import capture
from ui.theme import STYLE, Appearance, prepare_application


class Begun(NamedTuple):
    """An application without a window, in the language and the look that were chosen."""

    app: QApplication
    settings: Settings
    language: Language
    appearance: Appearance


def begin(role: str) -> Begun:
    """Begin the window process that logs as ``role``."""
    log.start(paths.log_folder(), role)
    chosen = settings.load(paths.settings_folder())
    app = _application()
    language = user_language() if chosen.language == "system" else chosen.language
    appearance = prepare_application(app, chosen.theme, language, chosen.text_percent, styled=True)
    return Begun(app, chosen, language, appearance)


def _application() -> QApplication:
    # The style is an argument: setting it would have PySide6 make all of QStyle, which nobody here needs
    # before the first paint.
    app = QApplication(["serment", "-style", STYLE])
    app.setDesktopFileName("serment")
    capture.shield(app)
    app.setQuitOnLastWindowClosed(False)
    return app
