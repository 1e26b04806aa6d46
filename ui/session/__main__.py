"""The session process: ``python -m ui.session --control FD --keys FD``, started early by the keeper."""

import sys

from app import child


def main() -> None:
    """Harden, import, say ready, wait for keys."""
    ends = child.begin(sys.argv[1:])
    from PySide6.QtWidgets import QApplication

    from app import log, paths, settings
    from app.language import user_language
    from ui.control import Control, leave
    from ui.session.process import SessionProcess
    from ui.theme import prepare_application

    log.start(paths.log_folder(), "session")
    chosen = settings.load(paths.settings_folder())
    app = QApplication(["serment"])
    app.setDesktopFileName("serment")
    app.setQuitOnLastWindowClosed(False)
    language = user_language() if chosen.language == "system" else chosen.language
    appearance = prepare_application(app, chosen.theme, language, chosen.text_percent)
    assert ends.keys is not None, "a session is started with a key socket"
    control = Control(ends.control)
    process = SessionProcess(control, ends.keys, chosen, language, appearance)
    process.ended.connect(leave)
    process.wait_for_keys()
    app.exec()
    leave()


if __name__ == "__main__":
    main()
