"""The computer as a command sees it."""

from app import host, paths
from vault.kdf import ARGON2ID


def test_this_computer_has_the_real_derivation_and_folders_of_its_own():
    here = host.this_host()
    assert here.kdf is ARGON2ID
    assert here.state_folder == paths.state_folder()
    assert here.settings_folder != here.runtime_folder
    assert here.recovery_kdf() == ARGON2ID.floor


def test_the_memory_of_this_computer_is_known_or_assumed(monkeypatch):
    assert host.ram_bytes() > 1 << 28

    def unknown(name: str) -> int:
        raise ValueError(name)

    monkeypatch.setattr("os.sysconf", unknown)
    assert host.ram_bytes() == 2 << 30
