"""The lock-screen process: ``python -m ui.lockscreen --control FD``, started by the keeper."""

import sys

from app import child


def main() -> None:
    """Wait for the keeper's Show, take a secret, hand over derived keys, end."""
    ends = child.begin(sys.argv[1:])
    # After hardening, and only what the first paint needs: the rest is imported behind it.
    from PySide6.QtWidgets import QApplication

    from app import log, paths, settings
    from app.language import user_language
    from ui.control import Control, leave
    from ui.lockscreen.process import LockProcess
    from ui.theme import prepare_application

    log.start(paths.log_folder(), "lockscreen")
    chosen = settings.load(paths.settings_folder())
    app = QApplication(["serment"])
    app.setDesktopFileName("serment")
    app.setQuitOnLastWindowClosed(False)
    language = user_language() if chosen.language == "system" else chosen.language
    prepare_application(app, chosen.theme, language, chosen.text_percent)
    process = LockProcess(Control(ends.control), chosen, language)
    process.ended.connect(leave)
    app.exec()
    leave()


if __name__ == "__main__":
    main()
