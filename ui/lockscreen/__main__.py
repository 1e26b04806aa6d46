"""The lock-screen process: ``python -m ui.lockscreen --control FD``, started by the keeper."""

from app.harden import harden


def main() -> None:
    """Wait for the keeper's Show, take a secret, hand over derived keys, end."""
    harden()
    # After hardening, and only what the first paint needs: the rest is imported behind it.
    from PySide6.QtWidgets import QApplication

    from app import log, paths, settings
    from app.channel import ControlChannel
    from app.sentences import user_language
    from ui.control import Control, arguments, leave
    from ui.lockscreen.process import LockProcess
    from ui.theme import prepare_application

    given = arguments("control")
    log.start(paths.log_folder(), "lockscreen")
    chosen = settings.load(paths.settings_folder())
    app = QApplication(["serment"])
    app.setDesktopFileName("serment")
    app.setQuitOnLastWindowClosed(False)
    language = user_language() if chosen.language == "system" else chosen.language
    prepare_application(app, chosen.theme, language, chosen.text_percent)
    process = LockProcess(Control(ControlChannel.inherited(given.control)), chosen, language)
    process.ended.connect(leave)
    app.exec()
    leave()


if __name__ == "__main__":
    main()
