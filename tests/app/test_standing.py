"""An existing vault is judged where it lies: nobody is locked out, and nothing is written there unasked."""

from dataclasses import replace
from pathlib import Path

import pytest

from app import answers, standing
from app.errors import VaultMisplaced
from app.host import Host
from app.sentences import sentence
from tests.app.computer import computer
from tests.vault import cheap


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return computer(tmp_path)


@pytest.fixture
def vault(tmp_path: Path, host: Host) -> Path:
    cheap.new_vault(tmp_path / "work" / "V.serment")
    return tmp_path / "work" / "V.serment"


def synchronise(vault: Path) -> None:
    """What Syncthing leaves in a folder that it copies."""
    (vault.parent / ".stfolder").mkdir()


def test_a_vault_on_a_local_disk_stands_well(vault, host):
    assert standing.misplaced(vault, host) is None
    standing.check(vault, host)


def test_a_folder_that_came_to_be_synchronised_is_named(vault, host):
    synchronise(vault)
    with pytest.raises(VaultMisplaced) as found:
        standing.check(vault, host)
    assert found.value.rule == "cloud-folder"
    english, french = sentence(found.value, "en"), sentence(found.value, "fr")
    assert "Syncthing" in english
    assert "move its folder" in english
    assert "déplacez son dossier" in french


def test_a_vault_carried_to_a_stick_may_lose_records_there(host, tmp_path):
    folder = tmp_path / "stick" / "V.serment"
    cheap.new_vault(folder)
    found = standing.misplaced(folder, host)
    assert found is not None
    assert found.rule == "not-atomic"


def test_a_fictive_vault_may_lie_in_any_local_folder_but_no_synchronised_one(host, tmp_path):
    folder = tmp_path / "stick" / "F.serment"
    cheap.new_vault(folder, fictive=True)
    assert standing.misplaced(folder, host) is None
    synchronise(folder)
    assert standing.misplaced(folder, host) is not None


def test_what_was_accepted_is_not_asked_again_and_another_reason_is(vault, host):
    synchronise(vault)
    found = standing.misplaced(vault, host)
    assert found is not None
    standing.accept(found, host)
    standing.check(vault, host)
    assert standing.misplaced(vault, host) is not None, "it is still said"
    standing.accept(replace(found, rule="network-share"), host)
    with pytest.raises(VaultMisplaced):
        standing.check(vault, host)


def test_a_vault_that_cannot_be_written_says_so_itself(vault, host):
    host.machine._reader.locked.add(str(vault))
    standing.check(vault, host)


def test_a_folder_that_holds_no_vault_is_left_to_whoever_opens_it(host, tmp_path):
    for folder in (tmp_path / "missing", tmp_path):
        assert standing.misplaced(folder, host) is None


def test_the_question_crosses_to_the_lock_screen_whole(vault, host):
    synchronise(vault)
    found = standing.misplaced(vault, host)
    assert found is not None
    there = answers.answer(*answers.named(found))
    assert isinstance(there, VaultMisplaced)
    assert sentence(there, "en") == sentence(found, "en")
