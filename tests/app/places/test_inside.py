"""What is made inside a vault or a backup would be set aside at its next unlock."""

from pathlib import Path

import pytest

from app.places import Purpose, judge, reason
from app.places.machine import Machine
from tests.app.places.fake_linux import with_stick_at


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    (tmp_path / "stick").mkdir()
    return with_stick_at(tmp_path / "stick").machine


@pytest.fixture(params=["header.json", "header.copy.json"])
def vault(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    folder = tmp_path / "work" / "V.serment"
    (folder / "documents").mkdir(parents=True)
    (folder / request.param).touch()
    return folder


@pytest.mark.parametrize("purpose", [Purpose.VAULT, Purpose.EXPORT])
@pytest.mark.parametrize("place", ["", "documents", "documents/not/there/yet"])
def test_it_is_refused_before_anything_is_typed(machine, vault, purpose, place):
    verdict = judge(vault / place, purpose, machine)
    assert (verdict.allowed, verdict.rule) == (False, "inside-vault")
    for language in ("en", "fr"):
        assert str(vault) in reason(verdict, language)


def test_beside_it_is_a_place(machine, vault):
    assert judge(vault.parent, Purpose.VAULT, machine).allowed
    assert judge(vault.parent / "out", Purpose.EXPORT, machine).allowed


def test_what_another_rule_refuses_keeps_its_reason(machine, tmp_path):
    assert judge("/proc/x", Purpose.VAULT, machine).rule != "inside-vault"
