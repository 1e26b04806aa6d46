"""What the slots page orders is carried out on a real vault, and the session knows who works."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import access, locums
from app.host import Host
from app.session import Session
from tests.app.cli.serment import CHEAP
from tests.app.cli.shell import OTHER, PASSPHRASE
from tests.app.computer import computer
from tests.app.founded import ENTROPY, founded, typed
from tests.ui.lockscreen.scene import lock_process
from tests.vault import rig
from ui.lockscreen import terms, work
from ui.lockscreen.choices import SlotAction, SlotChange, SlotLine
from ui.lockscreen.opening import Opening
from ui.lockscreen.process import LockProcess
from ui.lockscreen.terms import Ended
from ui.lockscreen.values import KnownVault, SecretKind
from ui.theme import Appearance
from vault import header, slots, words
from vault import rekeying as steps
from vault.creation import Seedling
from vault.errors import LocumMayNot, LocumNotYet, LocumOver, WrongSecret
from vault.keys import VaultKeys
from vault.keyslot import Credential, Locum
from vault.secret import Secret

THEIRS = "grenouille parasol tambour noisette écluse chardon"
LOCUM = Locum("ab" * 16, "Dr Agathe Fictive", "", "", "2026-12-01T00:00:00Z", "2026-12-15T00:00:00Z")


class Day:
    """A clock that stands where it was put."""

    def __init__(self, day: int) -> None:
        self.now = datetime(2026, 12, day, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Day:
    return Day(5)


@pytest.fixture
def here(tmp_path: Path, clock: Day) -> Host:
    return replace(computer(tmp_path), clock=clock, settings_folder=tmp_path / "settings")


@pytest.fixture
def vault(tmp_path: Path, here: Host) -> Path:
    target = tmp_path / "work" / "V.serment"
    founded(target, here)
    return target


def _change(
    vault: Path,
    here: Host,
    action: SlotAction,
    new: str = "",
    secret: str = PASSPHRASE,
    slot: str = "",
    locum: Locum | None = None,
    entropy: bytearray | None = None,
    seedling: Seedling | None = None,
) -> list[SlotLine]:
    change = SlotChange(
        action,
        SecretKind.PASSPHRASE,
        bytearray(secret.encode()),
        bytearray(new.encode()),
        slot,
        locum,
        entropy or bytearray(),
        seedling,
    )
    return work.slots_changed(vault, change, here)


def _unlock(vault: Path, here: Host, passphrase: str) -> Opening:
    return work.unlocked(vault, SecretKind.PASSPHRASE, bytearray(passphrase.encode()), here)


def _session(opening: Opening, here: Host) -> Session:
    keys = VaultKeys(*(Secret(opening.keys[name]) for name in ("records", "pending", "seal")))
    return Session.opening(opening.vault, keys, here, slot_id=opening.slot).result()


def test_a_locum_works_under_their_own_name_within_their_days(vault: Path, here: Host, clock: Day) -> None:
    lines = _change(vault, here, SlotAction.LEND, THEIRS, locum=LOCUM)
    assert [line.label for line in lines if line.first] == ["Dr Agathe Fictive"]
    session = _session(_unlock(vault, here, THEIRS), here)
    assert session.locum == LOCUM
    assert (session.context.author_id, session.context.locum) == (LOCUM.author_id, LOCUM.name)
    session.close()
    owner = _session(_unlock(vault, here, PASSPHRASE), here)
    assert owner.locum is None
    assert owner.context.author_id != LOCUM.author_id
    owner.close()


def test_outside_their_days_it_is_said_and_a_clock_set_back_revives_nothing(
    vault: Path, here: Host, clock: Day
) -> None:
    _change(vault, here, SlotAction.LEND, THEIRS, locum=LOCUM)
    clock.now = datetime(2026, 11, 30, 9, tzinfo=UTC)
    _unlock(vault, here, THEIRS)  # the seal was written on 5 December: it is at least that day
    clock.now = datetime(2026, 12, 15, tzinfo=UTC)
    with pytest.raises(LocumOver):
        _unlock(vault, here, THEIRS)
    _session(_unlock(vault, here, PASSPHRASE), here).close()
    clock.now = datetime(2026, 12, 5, tzinfo=UTC)
    with pytest.raises(LocumOver):
        _unlock(vault, here, THEIRS)


def test_a_term_is_told_over_once_its_passphrase_opens_nothing(vault: Path, here: Host, clock: Day) -> None:
    assert terms.ended(vault, lambda: pytest.fail("nobody is lent anything")) == ()
    _change(vault, here, SlotAction.LEND, THEIRS, locum=LOCUM)
    _change(
        vault, here, SlotAction.LEND, OTHER, locum=replace_locum(name="Dr Y", ends_at="2027-01-01T00:00:00Z")
    )
    assert terms.ended(vault, lambda: here) == []
    clock.now = datetime(2026, 12, 15, tzinfo=UTC)
    assert terms.ended(vault, lambda: here) == [Ended("Dr Agathe Fictive", locums.last_day(LOCUM))]
    _session(_unlock(vault, here, PASSPHRASE), here).close()
    clock.now = datetime(2026, 12, 5, tzinfo=UTC)  # a clock set back revives nothing
    assert [one.name for one in terms.ended(vault, lambda: here)] == ["Dr Agathe Fictive"]


def test_the_lock_screen_says_it_behind_its_first_paint_and_of_each_vault_it_turns_to(
    qtbot: QtBot, vault: Path, here: Host, clock: Day, appearance: Appearance
) -> None:
    _change(vault, here, SlotAction.LEND, THEIRS, locum=LOCUM)
    clock.now = datetime(2026, 12, 15, tzinfo=UTC)
    asked: list[Path] = []

    def host() -> Host:
        asked.append(vault)
        return here

    process = lock_process(qtbot, appearance, host)
    process.show_lock(KnownVault(vault, "Cabinet"))
    assert asked == []
    process.window.painted.emit()
    _waits_for_the_term(qtbot, process)
    process.show_lock(KnownVault(vault, "Cabinet"))
    _waits_for_the_term(qtbot, process)


def _waits_for_the_term(qtbot: QtBot, process: LockProcess) -> None:
    screen = process._screen
    assert screen is not None
    qtbot.waitUntil(lambda: any("Dr Agathe Fictive" in one for one in screen.sentences))


def test_before_their_first_day_it_is_said(vault: Path, here: Host) -> None:
    later = replace_locum(starts_at="2026-12-10T00:00:00Z")
    _change(vault, here, SlotAction.LEND, THEIRS, locum=later)
    with pytest.raises(LocumNotYet):
        _unlock(vault, here, THEIRS)


def replace_locum(**changes: str) -> Locum:
    return Locum(**{**{name: getattr(LOCUM, name) for name in LOCUM.__struct_fields__}, **changes})


@pytest.mark.parametrize("action", list(SlotAction))
def test_a_locum_changes_no_way_in(vault: Path, here: Host, action: SlotAction) -> None:
    _change(vault, here, SlotAction.LEND, THEIRS, locum=LOCUM)
    before = header.read(vault).header
    with pytest.raises(LocumMayNot):
        _change(vault, here, action, OTHER, THEIRS, locum=LOCUM)
    assert header.read(vault).header == before


def test_a_slot_closed_meanwhile_opens_no_session(vault: Path, here: Host) -> None:
    lines = _change(vault, here, SlotAction.LEND, THEIRS, locum=LOCUM)
    opening = _unlock(vault, here, THEIRS)
    _change(vault, here, SlotAction.REVOKE, slot=next(line.id for line in lines if line.first))
    with pytest.raises(WrongSecret):
        _session(opening, here)


def test_everything_under_new_keys_by_the_window(vault: Path, here: Host) -> None:
    seedling = steps.drawn(vault)
    entropy = bytearray(range(16, 32))
    _change(vault, here, SlotAction.REKEY, OTHER, entropy=entropy, seedling=seedling)
    assert header.read(vault).header.public_key == seedling.keys.public_key
    session = _session(_unlock(vault, here, OTHER), here)
    assert not session.opened.findings
    session.close()
    with pytest.raises(WrongSecret):
        _unlock(vault, here, PASSPHRASE)


def test_what_was_cut_off_is_gone_on_with_by_the_window(vault: Path, here: Host) -> None:
    key = access.unlock(access.found_header(vault).header, typed(PASSPHRASE), here)
    ways = steps.Ways(Credential.passphrase(typed(OTHER)), Credential.recovery(Secret(ENTROPY)), CHEAP, CHEAP)
    made = steps.prepare(vault, key, ways, here.kdf, here.clock)
    with pytest.raises(WrongSecret):
        _change(vault, here, SlotAction.RESUME, THEIRS)
    _change(vault, here, SlotAction.RESUME, OTHER)
    assert header.read(vault).header.public_key == made.keys.public_key
    assert not rig.examined(vault, made.keys).findings


def test_without_any_passphrase_left_a_new_one_is_a_way_more(vault: Path, here: Host) -> None:
    """Revoked from the command line, the passphrase was missed by an index."""
    key = access.unlock(access.found_header(vault).header, typed(" ".join(words.from_entropy(ENTROPY))), here)
    (passphrase,) = [slot.id for slot in header.read(vault).header.slots if slot.kind.value == "passphrase"]
    slots.revoked(vault, key, passphrase)
    change = SlotChange(
        SlotAction.CHANGE_PASSPHRASE, SecretKind.RECOVERY, bytearray(ENTROPY), bytearray(OTHER.encode())
    )
    work.slots_changed(vault, change, here)
    assert _unlock(vault, here, OTHER).keys
