"""A PIN opens for twelve hours, three tries, this start of the computer; no half opens anything alone."""

from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
import pytest

from app import access, pin, pinned
from app.errors import NoKeychain, PinGone, WeakPin, WrongPin
from app.host import Host
from app.pin import Weakness
from tests.app.computer import computer
from tests.app.fakekeychain import FakeKeychain
from tests.vault import cheap
from vault import cipher, header, kdf, seal, slots
from vault.header import DataKey
from vault.secret import Secret

PIN = "280417"[::-1]


@dataclass
class Desk:
    """A vault, a computer whose clock is turned, and its keychain."""

    vault: Path
    key: DataKey
    host: Host
    keychain: FakeKeychain
    now: float = 1000.0
    boot: str = "this-start"

    def keep(self, digits: str = PIN) -> None:
        found = header.read(self.vault).header
        lineage = seal.read(self.vault, found).lineage
        pin.keep(
            self.vault, self.key.keys, self.key.slot_id, found, lineage, Secret(digits.encode()), self.host
        )

    def unlock(self, digits: str = PIN) -> pin.Unpinned:
        found = header.read(self.vault).header
        lineage = seal.read(self.vault, found).lineage
        return pin.unlock(self.vault, found, lineage, Secret(digits.encode()), self.host)

    @property
    def half(self) -> Path:
        return pinned.path_of(self.host.runtime_folder, self.vault)

    def nothing_is_left(self) -> bool:
        return not self.half.exists() and not self.keychain.kept


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    vault, keychain = tmp_path / "V.serment", FakeKeychain()
    key = cheap.new_vault(vault)
    place = tmp_path / "place"
    place.mkdir()
    runtime = tmp_path / "runtime"
    runtime.mkdir()
    made = Desk(vault, key, replace(computer(place), runtime_folder=runtime, keychain=keychain), keychain)
    made.host = replace(made.host, elapsed=lambda: made.now, boot=lambda: made.boot)
    return made


def test_a_pin_opens_the_session_s_keys_again_and_again(desk: Desk) -> None:
    desk.keep()
    for _ in range(5):
        opened = desk.unlock()
        assert opened.keys.records.reveal() == desk.key.keys.records.reveal()
        assert opened.keys.seal.reveal() == desk.key.keys.seal.reveal()
        assert opened.slot_id == desk.key.slot_id
    assert access.entropy_of(Secret(PIN.encode())) is None


def test_three_wrong_ones_end_it_and_a_right_one_starts_the_count_anew(desk: Desk) -> None:
    desk.keep()
    for _ in range(3):
        for left in (2, 1):
            with pytest.raises(WrongPin) as wrong:
                desk.unlock("998877")
            assert wrong.value.left == left
        desk.unlock()
    for _ in range(2):
        with pytest.raises(WrongPin):
            desk.unlock("998877")
    with pytest.raises(PinGone):
        desk.unlock("998877")
    assert desk.nothing_is_left()
    with pytest.raises(PinGone):
        desk.unlock()


def test_a_try_is_counted_before_it_is_made(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed in the middle of the derivation, a try would otherwise have been free."""
    desk.keep()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(kdf, "derive", killed)
        for _ in range(pin.TRIES):
            with pytest.raises(KeyboardInterrupt):
                desk.unlock()
    with pytest.raises(PinGone):
        desk.unlock()


def test_a_keychain_that_does_not_take_the_count_gives_no_try(desk: Desk) -> None:
    desk.keep()
    before = dict(desk.keychain.kept)
    desk.keychain.asked = lambda what: setattr(desk.keychain, "gone", what == "write")
    with pytest.raises(NoKeychain):
        desk.unlock()
    assert desk.keychain.kept == before


def test_it_ends_after_twelve_hours_of_the_clock_that_counts_sleep(desk: Desk) -> None:
    desk.keep()
    desk.now += 12 * 3600 - 1
    desk.unlock()
    assert pinned.offered(desk.host.runtime_folder, desk.vault, desk.boot, desk.now)
    desk.now += 2
    assert not pinned.offered(desk.host.runtime_folder, desk.vault, desk.boot, desk.now)
    with pytest.raises(PinGone):
        desk.unlock()
    assert desk.nothing_is_left()


@pytest.mark.parametrize("boot", ["another-start", ""])
def test_it_does_not_outlive_this_start_of_the_computer(desk: Desk, boot: str) -> None:
    desk.keep()
    desk.boot = boot
    with pytest.raises(PinGone):
        desk.unlock()
    assert desk.nothing_is_left()


def test_a_clock_that_went_back_with_a_new_start_gives_no_more_hours(desk: Desk) -> None:
    """Where the start has the same name, a clock that counts from it never goes back."""
    desk.keep()
    desk.now -= 900
    with pytest.raises(PinGone):
        desk.unlock()


def test_whoever_changes_a_way_in_ends_it(desk: Desk) -> None:
    desk.keep()
    slots.replaced(desk.vault, desk.key, desk.key.slot_id, cheap.passphrase("autre phrase"), cheap.CHEAP)
    with pytest.raises(PinGone):
        desk.unlock()
    assert desk.nothing_is_left()


def test_neither_half_opens_anything_without_the_other(desk: Desk) -> None:
    desk.keep()
    (kept,) = desk.keychain.kept.values()
    desk.keychain.kept.clear()
    with pytest.raises(PinGone):
        desk.unlock()
    desk.keep()
    stranger = desk.half.read_bytes()
    desk.keep("907254")
    desk.half.write_bytes(stranger)
    with pytest.raises(PinGone):
        desk.unlock()
    assert "\n" not in kept
    assert len(kept) < 1280


def test_no_half_holds_a_key_or_the_pin(desk: Desk) -> None:
    desk.keep()
    (kept,) = desk.keychain.kept.values()
    for key in (desk.key.secret, desk.key.keys.records, desk.key.keys.pending, desk.key.keys.seal):
        for form in (bytes(key.reveal()), key.reveal().hex().encode()):
            assert form not in desk.half.read_bytes()
            assert form not in kept.encode()
    assert PIN.encode() not in desk.half.read_bytes()


@pytest.mark.parametrize(
    "field", ["id", "vault_id", "lineage", "slot_id", "boot", "until", "salt", "nonce", "wrapped_keys"]
)
def test_a_half_altered_on_the_disk_opens_nothing(desk: Desk, field: str) -> None:
    desk.keep()
    found = pinned.read(desk.half)
    assert found is not None
    value = getattr(found, field)
    if isinstance(value, float):
        changed: object = value - 60
    elif isinstance(value, bytes):
        changed = bytes([value[0] ^ 1]) + value[1:]
    else:
        changed = ("0" if value[0] != "0" else "1") + value[1:]
    desk.half.write_bytes(msgspec.msgpack.encode(msgspec.structs.replace(found, **{field: changed})))
    with pytest.raises((PinGone, WrongPin)):
        desk.unlock()


def test_of_another_vault_or_without_a_half_there_is_none(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(PinGone):
        desk.unlock()
    desk.half.write_bytes(b"\xff not ours")
    with pytest.raises(PinGone):
        desk.unlock()
    assert pinned.sweep(desk.host.runtime_folder, desk.boot, desk.now) is None
    assert not desk.half.exists()


def test_what_is_over_is_swept_and_the_next_end_is_known(desk: Desk) -> None:
    desk.keep()
    assert pinned.sweep(desk.host.runtime_folder, desk.boot, desk.now) == pytest.approx(12 * 3600)
    assert desk.half.exists()
    assert pinned.sweep(desk.host.runtime_folder, "another-start", desk.now) is None
    assert not desk.half.exists()


def test_without_a_keychain_there_is_no_pin_and_nothing_is_written(desk: Desk) -> None:
    desk.keychain.gone = True
    assert not pin.possible(desk.host)
    with pytest.raises(NoKeychain):
        desk.keep()
    assert not desk.half.exists()


def test_where_a_start_has_no_name_there_is_no_pin(desk: Desk) -> None:
    desk.boot = ""
    assert not pin.possible(desk.host)
    with pytest.raises(NoKeychain):
        desk.keep()


def test_asking_whether_it_is_possible_leaves_nothing(desk: Desk) -> None:
    assert pin.possible(desk.host)
    assert not desk.keychain.kept


def test_forgotten_the_half_on_the_disk_goes_even_without_a_keychain(desk: Desk) -> None:
    desk.keep()
    desk.keychain.gone = True
    pin.forget(desk.vault, desk.host)
    assert not desk.half.exists()
    pin.forget(desk.vault, desk.host)


@pytest.mark.parametrize(
    ("digits", "why"),
    [
        ("", Weakness.SHORT),
        ("73951", Weakness.SHORT),
        ("7" * 33, Weakness.SHORT),
        ("73951a", Weakness.NOT_DIGITS),
        ("٧٣٩٥١٢", Weakness.NOT_DIGITS),
        ("777777", Weakness.REPEATED),
        ("747474", Weakness.REPEATED),
        ("774447", Weakness.REPEATED),
        ("739739", Weakness.REPEATED),
        ("123456", Weakness.SEQUENCE),
        ("654321", Weakness.SEQUENCE),
        ("789012", Weakness.SEQUENCE),
        ("135791", Weakness.SEQUENCE),
        ("147258", Weakness.SEQUENCE),
        ("120368", Weakness.DATE),
        ("680312", Weakness.DATE),
        ("731968", Weakness.DATE),
        ("19683752", Weakness.DATE),
        ("820174", Weakness.DATE),
    ],
)
def test_a_pin_others_would_try_first_is_refused(desk: Desk, digits: str, why: Weakness) -> None:
    assert pin.weakness(digits) is why
    with pytest.raises(WeakPin) as refused:
        desk.keep(digits)
    assert refused.value.weakness == why


@pytest.mark.parametrize("digits", ["739512", "604883", "8470361", PIN])
def test_an_ordinary_pin_is_taken(digits: str) -> None:
    assert pin.weakness(digits) is None


def test_nine_of_ten_pins_at_random_are_taken() -> None:
    """What is refused must not become a shorter list to try."""
    taken = sum(
        pin.weakness(f"{(number * 7919) % 1_000_000:06}") is None for number in range(0, 1_000_000, 97)
    )
    assert taken > 0.85 * (1_000_000 / 97)


def test_the_keys_are_wrapped_as_the_format_page_says(desk: Desk) -> None:
    """FORMAT of app/pin.py, computed without its helpers."""
    import base64

    from argon2.low_level import Type, hash_secret_raw

    from vault.framing import framed, number

    desk.keep()
    found = pinned.read(desk.half)
    assert found is not None
    (line,) = desk.keychain.kept.values()
    entry = base64.b64decode(line)
    assert (entry[:16].hex(), entry[48]) == (found.id, 3)
    slow = hash_secret_raw(PIN.encode(), found.salt, found.passes, found.memory_kib, found.lanes, 32, Type.ID)
    key = cipher.derive(Secret(slow + entry[16:48]), found.salt, b"serment 1 pin")
    associated = framed(
        b"serment 1 pin",
        bytes.fromhex(found.id),
        bytes.fromhex(found.vault_id),
        bytes.fromhex(found.lineage),
        number(found.header_revision),
        found.slot_id.encode(),
        found.boot.encode(),
        number(int(found.until)),
        number(found.memory_kib),
        number(found.passes),
        number(found.lanes),
        found.salt,
    )
    keys = desk.key.keys
    plain = cipher.decrypt(key, found.nonce, found.wrapped_keys, associated)
    assert plain == keys.records.reveal() + keys.pending.reveal() + keys.seal.reveal()
