"""A folder that bears a client's name is taken for that client's."""

import pytest

from app.places.cloud_names import named, provider_of
from app.places.clouds import Unread
from tests.app.places.fake_linux import HOME, FakeReader

STICK = "/media/anne/CLE"


@pytest.mark.parametrize(
    ("name", "provider"),
    [
        ("Dropbox", "Dropbox"),
        ("dropbox", "Dropbox"),
        ("Dropbox (Cabinet)", "Dropbox"),
        ("OneDrive - Cabinet Médical", "OneDrive"),
        ("Nextcloud2", "Nextcloud"),
        ("Mon Drive", "Google Drive"),
        ("Dropbox-ancien", ""),
        ("Ma Dropbox", ""),
        ("Box", ""),
        ("Synchronisation", ""),
        ("Drive", ""),
    ],
)
def test_only_a_clients_own_names_count(name, provider):
    assert provider_of(name) == provider


@pytest.mark.parametrize(
    ("path", "root"),
    [
        (f"{HOME}/Dropbox", f"{HOME}/Dropbox"),
        (f"{HOME}/Dropbox/a/b", f"{HOME}/Dropbox"),
        (f"{STICK}/MEGA/x", f"{STICK}/MEGA"),
        (f"{HOME}/Documents/Dropbox", None),
        (HOME, None),
        (STICK, None),
    ],
)
def test_a_name_counts_right_under_a_home_and_at_the_top_of_a_drive(path, root):
    found = [each.path for each in named(FakeReader(), path, (HOME, STICK))]
    assert found == ([root] if root else [])


def test_a_link_of_that_name_leads_to_the_folder():
    reader = FakeReader()
    reader.links[f"{HOME}/Dropbox"] = "/data/dossiers"
    assert [each.path for each in named(reader, "/data/dossiers/x", (HOME,))] == [f"{HOME}/Dropbox"]
    assert named(reader, "/data/autre", (HOME,)) == ()


def test_a_home_that_cannot_be_listed_is_not_taken_for_one_without_links():
    reader = FakeReader()
    reader.files[HOME] = PermissionError(HOME)
    with pytest.raises(Unread):
        named(reader, "/data/dossiers/x", (HOME,))


def test_a_home_that_is_not_there_has_no_links():
    assert named(FakeReader(), "/data/dossiers/x", ("/home/paul",)) == ()
