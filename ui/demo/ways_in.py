"""The pages around a closed vault: its ways in, a way lent to a locum, and a PIN for the day."""

from collections.abc import Callable
from datetime import datetime

from app import access
from app.messages import Cause
from ui.demo.hands import Hands
from ui.demo.office import Office, measured, no_printer
from ui.demo.stage import Stage
from ui.lockscreen import work
from ui.lockscreen.locum_step import LocumStep
from ui.lockscreen.pin_page import PinPage
from ui.lockscreen.slots import SheetFacts, Slots
from vault import creation, header, seal

_LOCUM = "Dr Agathe Fictive"
_PIN = "270349"


class WaysIn:
    """Looks at each page and changes nothing. ``suggest`` draws a passphrase."""

    def __init__(
        self, stage: Stage, hands: Hands, office: Office, passphrase: str, suggest: Callable[[], str]
    ) -> None:
        self._stage, self._hands, self._office = stage, hands, office
        self._passphrase, self._suggest = passphrase, suggest

    def look(self) -> None:
        """The whole of it."""
        self._choose_pin()
        self._see_ways()

    def _choose_pin(self) -> None:
        stage, office = self._stage, self._office
        with stage.step("pin"):
            page = PinPage(datetime.now().astimezone())
            office.turn_to(page)
            for field in (page.first, page.second):
                self._hands.type(_PIN, field)
            stage.picture(office.window, "pin-chosen")
            office.lock_screen(Cause.IDLE, pin=True)
            stage.picture(office.window, "lock-screen-pin")

    def _see_ways(self) -> None:
        stage, hands, office = self._stage, self._hands, self._office
        found = header.read(office.vault).header
        page = Slots(
            work.slot_lines(found),
            SheetFacts(
                seal.read(office.vault, found).practice,
                found.vault_id,
                found.public_key.hex(),
                access.known_words(office.vault, found),
            ),
            lambda: bytes(16),
            creation.drawn,
            measured,
            self._suggest,
            no_printer,
            office.jobs,
        )
        with stage.step("ways_in"):
            office.turn_to(page)
            stage.picture(office.window, "ways-in")
            hands.push(page.overview.passphrase)
            assert page.flow is not None
            stage.picture(office.window, "ways-in-secret")
            hands.push(page.flow.back)
            hands.push(page.overview.lend)
            assert page.flow is not None
            hands.type(self._passphrase)
            hands.push(page.flow.next)
            who = page.flow.steps[1]
            assert isinstance(who, LocumStep)
            hands.type(_LOCUM, who.who)
            stage.picture(office.window, "locum")
