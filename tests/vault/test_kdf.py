"""Argon2id between its bounds, and one passphrase however it was typed."""

import unicodedata
from dataclasses import replace

import pytest
from argon2.exceptions import HashingError
from hypothesis import given
from hypothesis import strategies as st

from tests.vault.cheap import CHEAP
from vault import kdf
from vault.errors import Damaged, KdfBelowFloor, OutOfMemory, UnusableSecret
from vault.kdf import ARGON2ID, MIB, KdfParameters, UntrustedKdf
from vault.secret import Secret

FLOOR = UntrustedKdf(64 * MIB, 3, 4)


def test_argon2id_is_the_reference_implementation_s():
    """phc-winner-argon2, test.c, version 0x13: t=2, m=2^8, p=1, "password", "somesalt"."""
    # The public API fixes no salt length: the reference's is 8 bytes.
    key = kdf.derive(Secret(b"password"), b"somesalt", KdfParameters(256, 2, 1))
    assert key.reveal().hex() == "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"


@pytest.mark.parametrize("stated", [FLOOR, UntrustedKdf(64 * MIB, 3, 1), UntrustedKdf(1024 * MIB, 20, 16)])
def test_parameters_within_bounds_are_taken(stated):
    assert ARGON2ID.checked(stated, "header.json").memory_kib == stated.memory_kib


@pytest.mark.parametrize(
    "change", [{"memory_kib": 64 * MIB - 1}, {"passes": 2}, {"lanes": 0}, {"memory_kib": -1}]
)
def test_parameters_below_the_floor_are_refused(change):
    with pytest.raises(KdfBelowFloor):
        ARGON2ID.checked(replace(FLOOR, **change), "header.json")


@pytest.mark.parametrize("change", [{"memory_kib": 1024 * MIB + 1}, {"passes": 21}, {"lanes": 17}])
def test_parameters_that_would_hang_the_machine_are_refused(change):
    with pytest.raises(Damaged):
        ARGON2ID.checked(replace(FLOOR, **change), "header.json")


class Machine:
    """A machine of a given speed: memory times passes over a rate."""

    def __init__(self, kib_passes_a_second: float) -> None:
        self.rate = kib_passes_a_second

    def __call__(self, parameters: KdfParameters) -> float:
        return parameters.memory_kib * parameters.passes / self.rate


@pytest.mark.parametrize(
    ("rate", "ram_gib", "memory", "passes"),
    [
        (64 * MIB * 3 * 0.1, 16, 64, 3),  # ten seconds at the floor: the floor it is
        (64 * MIB * 3 * 4, 16, 256, 3),  # memory first
        (64 * MIB * 3 * 40, 16, 512, 15),  # then passes
        (64 * MIB * 3 * 40, 1, 256, 20),  # a quarter of the memory at most; passes end at the ceiling
        (64 * MIB * 3 * 4, 0.1, 64, 12),  # never below the floor
    ],
)
def test_calibration_takes_memory_first_then_passes(rate, ram_gib, memory, passes):
    chosen = ARGON2ID.calibrated(int(ram_gib * 1024**3), 8, Machine(rate))
    assert (chosen.memory_kib // MIB, chosen.passes, chosen.lanes) == (memory, passes, 4)


def test_calibration_aims_at_a_second():
    machine = Machine(64 * MIB * 3 * 9.7)
    chosen = ARGON2ID.calibrated(16 * 1024**3, 2, machine)
    assert 0.7 < machine(chosen) <= 1.0
    assert chosen.lanes == 2


def test_calibration_measures_this_machine_by_itself():
    quick = replace(ARGON2ID, floor=CHEAP, target_seconds=0.001, calibrated_memory_kib=64)
    chosen = quick.calibrated(1024**3, 1)
    assert quick.checked(UntrustedKdf(chosen.memory_kib, chosen.passes, chosen.lanes), "") == chosen


@pytest.mark.parametrize("failure", [MemoryError, lambda: HashingError("Memory allocation error")])
def test_too_little_memory_says_how_much_is_needed(monkeypatch, failure):
    def fail(*_):
        raise failure()

    monkeypatch.setattr(kdf, "hash_secret_raw", fail)
    with pytest.raises(OutOfMemory) as raised:
        kdf.derive(Secret(b"x"), bytes(16), KdfParameters(512 * MIB, 3, 4))
    assert raised.value.needed_mib == 512


def test_salts_are_random():
    assert len({kdf.random_salt() for _ in range(20)}) == 20


# Normalisation -------------------------------------------------------------------------------------


def _normal(text: str) -> str:
    return bytes(kdf.normalised(Secret(text.encode())).reveal()).decode()


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("e\u0301te\u0301", "été"),
        ("phare\u00a0lune", "phare lune"),
        ("phare\u202flune", "phare lune"),
        ("phare\u3000lune", "phare lune"),
        ("Phare", "Phare"),
        ("œuvre", "œuvre"),
        ("\u212b", "Å"),
        ("🗝 clé", "🗝 clé"),
    ],
)
def test_a_passphrase_is_the_same_however_it_was_typed(typed, same):
    assert _normal(typed) == _normal(same) == unicodedata.normalize("NFC", same)


@pytest.mark.parametrize("typed", ["", "phare\tlune", "phare\n", "\x00", "\u0378"])
def test_what_cannot_be_a_passphrase_is_refused(typed):
    with pytest.raises(UnusableSecret):
        _normal(typed)


def test_bytes_that_are_no_text_are_refused_without_quoting_them():
    with pytest.raises(UnusableSecret) as raised:
        kdf.normalised(Secret(b"phare \xff lune"))
    assert raised.value.__context__ is None or "phare" not in str(raised.value.__context__)


@given(st.text(st.characters(categories=["L", "Nd", "P", "Zs"]), min_size=1, max_size=30))
def test_normalising_twice_changes_nothing(typed):
    try:
        once = _normal(typed)
    except UnusableSecret:
        return
    assert _normal(once) == once
