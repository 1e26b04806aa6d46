"""Argon2id made cheap: only tests can build it, nothing that ships does."""

from pathlib import Path

from vault import creation
from vault.header import DataKey
from vault.kdf import Kdf, KdfParameters
from vault.keyslot import Credential
from vault.records.practice import Practice
from vault.secret import Secret

CHEAP = KdfParameters(memory_kib=8, passes=1, lanes=1)
KDF = Kdf(floor=CHEAP, ceiling=KdfParameters(1024, 4, 4), target_seconds=0.001, calibrated_memory_kib=64)

PRACTICE = Practice("Dr Camille Exemple", "médecin généraliste", name="Cabinet des Tilleuls")
PASSPHRASE = "phare lune copie argile"
ENTROPY = bytes(range(16))


def passphrase(text: str = PASSPHRASE) -> Credential:
    """A passphrase as someone types it."""
    return Credential.passphrase(Secret(text.encode()))


def recovery(entropy: bytes = ENTROPY) -> Credential:
    """What twelve words stand for."""
    return Credential.recovery(Secret(entropy))


def founding(*, fictive: bool = False) -> creation.Founding:
    """The two ways into a test's vault."""
    return creation.Founding(passphrase(), recovery(), CHEAP, CHEAP, fictive)


def new_vault(folder: Path, *, fictive: bool = False) -> DataKey:
    """A closed, empty vault."""
    data_key = creation.prepare(folder, founding(fictive=fictive), creation.drawn())
    creation.finish(folder, data_key.keys, PRACTICE)
    return data_key
