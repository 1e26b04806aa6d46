"""The pages around a closed vault: its ways in, a way lent to a locum, and a PIN for the day."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from app import access
from app.messages import Cause
from ui.demo.hands import Hands
from ui.demo.office import Office, measured, no_printer
from ui.demo.stage import Stage
from ui.lockscreen import work
from ui.lockscreen.choices import SlotLine
from ui.lockscreen.locum_step import LocumStep
from ui.lockscreen.new_passphrase import NewPassphrase
from ui.lockscreen.pin_page import PinPage
from ui.lockscreen.slots import SheetFacts, Slots
from ui.lockscreen.values import SecretKind
from vault import creation, header, seal, words

_LOCUM = "Dr Agathe Fictive"
_PIN = "270349"
#: As no vault has.
_ENTROPY = sha256(b"serment demo new keys").digest()[: words.ENTROPY_BYTES]
#: Bytes, and how many there are.
_WRITTEN = 310_000_000, 840_000_000


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
        self._renew_keys()

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

    def _page(self, *, cut_off: bool = False) -> Slots:
        """The list of the ways in; ``cut_off``: a change of all keys was."""
        office, found = self._office, header.read(self._office.vault).header
        page = Slots(
            _with_locum(work.slot_lines(found)),
            SheetFacts(
                seal.read(office.vault, found).practice,
                found.vault_id,
                found.public_key.hex(),
                access.known_words(office.vault, found),
                cut_off,
            ),
            lambda: _ENTROPY,
            creation.drawn,
            measured,
            self._suggest,
            no_printer,
            office.jobs,
        )
        office.turn_to(page)
        return page

    def _see_ways(self) -> None:
        stage, hands, office = self._stage, self._hands, self._office
        with stage.step("ways_in"):
            page = self._page()
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
            hands.push(page.flow.next)
            stage.picture(office.window, "locum-passphrase")

    def _renew_keys(self) -> None:
        """Step by step up to the button that would begin; then what is shown while and after it goes on."""
        stage, hands, office = self._stage, self._hands, self._office
        with stage.step("new_keys"):
            page = self._page()
            hands.push(page.overview.rekey)
            assert page.flow is not None
            stage.picture(office.window, "new-keys")
            hands.type(self._passphrase)
            hands.push(page.flow.next)
            new = page.flow.steps[1]
            assert isinstance(new, NewPassphrase)
            hands.type(self._passphrase, new.repeated.field)
            stage.picture(office.window, "new-keys-passphrase")
            hands.push(page.flow.next)
            stage.picture(office.window, "new-keys-words")
            page.show_progress(*_WRITTEN)
            stage.picture(office.window, "new-keys-written")
            page = self._page(cut_off=True)
            stage.picture(office.window, "new-keys-cut-off")
            hands.push(page.overview.resume)
            stage.picture(office.window, "new-keys-resumed")


def _with_locum(lines: list[SlotLine]) -> list[SlotLine]:
    """A way that was lent, and is over by today."""
    made = datetime.now(UTC) - timedelta(days=40)
    first, last = made.date(), made.date() + timedelta(days=12)
    return [*lines, SlotLine("", SecretKind.PASSPHRASE, _LOCUM, made, first=first, last=last)]
