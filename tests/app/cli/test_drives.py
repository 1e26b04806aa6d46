"""``drives``: known drives, here or at home, what each last took, and letting go of one."""

import io
import json
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app import backing_up, introducing, settings
from app.cli import verbs_places
from app.cli.terminal import Terminal
from app.errors import DriveBusy
from app.host import Host
from app.localstate import LocalState
from app.places.facts import Facts
from app.settings import KnownVault, Settings
from tests.app.computer import Socket, computer
from tests.vault import rig
from vault.backup import staging
from vault.errors import FileUnreachable, PlaceRefused


class Ejector:
    def __init__(self, error: Exception | None = None) -> None:
        self.error = error

    def eject(self, drive: Facts) -> None:
        if self.error is not None:
            raise self.error


class Office:
    """A vault with one known drive, and what ``serment drives`` says of it."""

    def __init__(self, place: Path) -> None:
        made = computer(place)
        self.socket, self.vault = Socket(place / "stick"), place / "work" / "V.serment"
        self.socket.plug()
        self.host: Host = replace(
            made, machine=self.socket.machine(), settings_folder=place / "settings", ejector=Ejector()
        )
        key = rig.new_vault(self.vault)
        with rig.session(self.vault, key.keys) as working:
            mark = working.vault.drive_mark("1A2B-3C4D")
        introducing.introduce(self.vault, self.socket.stick, mark, self.host)
        backing_up.back_up(staging.closed(self.vault), self.vault, self.socket.stick, self.host)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def drives(office: Office) -> Any:
    def run(language: Any = "", *, vault: str | None = None, eject: str | None = None) -> Any:
        """The JSON object, or the page in ``language``."""
        written = io.StringIO()
        terminal = Terminal(None, written, language or "en", as_json=not language)
        verbs_places.drives(Namespace(vault=vault, eject=eject), terminal, office.host)
        return written.getvalue() if language else json.loads(written.getvalue())

    return run


def test_a_known_drive_says_whose_it_is_and_when_it_was_verified(office, drives):
    [row] = drives(vault=str(office.vault))["drives"]
    assert (row["known"], row["connected"], row["label"]) == (True, True, "CLE")
    [held] = row["vaults"]
    assert (held["vault"], held["standing"], held["proven_at"]) == (str(office.vault), "known", None)
    assert held["verified_at"] == row["verified_at"]
    assert held["revision"] == staging.closed(office.vault).seal.revision


def test_a_drive_that_is_at_home_is_listed_too(office, drives):
    office.socket.unplug()
    [row] = drives(vault=str(office.vault))["drives"]
    assert (row["mount"], row["connected"], row["known"]) == ("", False, True)
    assert row["verified_at"]


def test_without_a_vault_those_opened_here_are_meant(office, drives, tmp_path):
    assert drives()["drives"][0]["known"] is False
    known = (KnownVault(str(office.vault)), KnownVault(str(tmp_path / "moved")))
    settings.save(office.host.settings_folder, Settings(known_vaults=known))
    assert drives()["drives"][0]["known"] is True


def test_a_page_for_people_says_it_in_their_language(office, drives):
    page = drives("fr", vault=str(office.vault))
    assert "son disque de sauvegarde, vérifiée le " in page
    office.socket.plug("5E6F-7081")
    page = drives("en", vault=str(office.vault))
    assert "the mark of another drive, copied" in page
    assert "(not plugged in)" in page


def test_a_drive_that_does_not_keep_what_it_takes_is_told_whichever_vault_found_it(office, drives):
    LocalState(office.host.state_folder, "77b0").distrust("1A2B-3C4D", "CLE", "2026-11-20T08:00:00Z")
    [row] = drives()["drives"]
    assert (row["vaults"], row["unfaithful_at"]) == ([], "2026-11-20T08:00:00Z")
    assert "did not give back" in drives("en")
    assert "aucune sauvegarde n’y va" in drives("fr")
    office.socket.unplug()
    [row] = drives(vault=str(office.vault))["drives"]
    assert (row["connected"], row["unfaithful_at"]) == (False, "2026-11-20T08:00:00Z")


def test_ejecting_says_when_the_drive_may_be_unplugged(office, drives):
    assert drives("en", eject=office.socket.stick) == "You can unplug CLE now.\n"
    assert drives(eject=office.socket.stick) == {"ejected": office.socket.stick, "uuid": "1A2B-3C4D"}


def test_a_drive_in_use_stays(office, drives):
    office.host = replace(office.host, ejector=Ejector(DriveBusy("/media/CLE")))
    with pytest.raises(DriveBusy):
        drives(eject=office.socket.stick)
    with pytest.raises(PlaceRefused):
        drives(eject=str(office.vault))


def test_a_drive_that_was_never_there_is_not_said_to_have_gone(office, drives):
    with pytest.raises(FileUnreachable):
        drives(eject=f"{office.socket.stick}-of-another-name")
