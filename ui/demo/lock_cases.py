"""What a lock screen says on other days than most: a question, damage, a term that is over, a backup."""

from datetime import UTC, datetime, timedelta
from typing import Final

from app import sentences
from app.errors import OlderThanUsed, PinGone, VaultMisplaced
from app.messages import Cause
from ui.demo.hands import Hands
from ui.demo.office import Office
from ui.demo.stage import Stage
from ui.drive_words import words
from ui.lockscreen.lock_screen import LockScreen
from ui.lockscreen.terms import Ended
from vault.clock import stamp
from vault.entry import RECORDS
from vault.errors import SermentError, Tampered, VaultInUse
from vault.findings import Kind

_LOCUM: Final = "Dr Agathe Fictive"
_TRIES_LEFT: Final = 2


class LockCases:
    """Each on a lock screen of its own, told as the process that owns it tells it."""

    def __init__(self, stage: Stage, hands: Hands, office: Office) -> None:
        self._stage, self._hands, self._office = stage, hands, office

    def look(self) -> None:
        """The whole of it."""
        self._ask()
        self._warn()
        self._tell()

    def _ask(self) -> None:
        """A vault of before, and one in a place where none should be: opened only once that was read."""
        vault, now = self._office.vault, datetime.now(UTC)
        older = OlderThanUsed(str(vault), 812, 840, stamp(now - timedelta(days=3)), stamp(now))
        misplaced = VaultMisplaced(
            "cloud-folder", str(vault), {"path": str(vault), "root": "Dropbox", "provider": "Dropbox"}
        )
        with self._stage.step("lock_questions"):
            for name, error in (("older-vault", older), ("misplaced-vault", misplaced)):
                self._office.lock_screen().show_question(_said(error))
                self._take(name)

    def _warn(self) -> None:
        """What no secret opens."""
        damaged = Tampered(Kind.RECORDS_ALTERED, RECORDS)
        in_use = VaultInUse(str(self._office.vault), stamp(datetime.now(UTC)))
        with self._stage.step("lock_problems"):
            self._office.lock_screen().show_damage(_said(damaged))
            self._take("damaged-vault")
            self._office.lock_screen().show_problem(_said(in_use), "warning")
            self._take("vault-in-use")

    def _tell(self) -> None:
        """What goes on or is over, and where else one can go."""
        with self._stage.step("lock_news"):
            screen = self._office.lock_screen(Cause.CRASHED)
            screen.show_ended([Ended(_LOCUM, (datetime.now(UTC) - timedelta(days=2)).date())])
            screen.show_backup(words.complete("SAUVEGARDES"), "ok")
            self._take("locum-over")
            self._open_menu(screen)
            screen = self._office.lock_screen(Cause.IDLE, pin=True)
            screen.show_wrong_pin(_TRIES_LEFT)
            self._take("wrong-pin")
            screen.show_pin_gone(_said(PinGone()))
            self._take("pin-gone")

    def _open_menu(self, screen: LockScreen) -> None:
        self._hands.push(screen.others)
        self._stage.until(screen.menu.isVisible, "the menu opens")
        self._take("lock-screen-menu")
        screen.menu.close()

    def _take(self, name: str) -> None:
        self._stage.picture(self._office.window, name)


def _said(error: SermentError) -> str:
    return sentences.in_a_window(error, "fr")
