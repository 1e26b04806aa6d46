"""Settings: kept whole, never in the way."""

import msgspec
import pytest

from app import settings
from app.messages import Placement
from app.settings import KnownVault, Settings


def test_without_a_file_the_defaults_hold(tmp_path):
    assert settings.load(tmp_path) == Settings()
    assert Settings().idle_minutes == 5


def test_what_was_saved_comes_back(tmp_path):
    chosen = Settings("fr", "dark", 150, 30, (KnownVault("/home/camille/Cabinet.serment", "Cabinet"),))
    settings.save(tmp_path / "new", chosen)
    assert settings.load(tmp_path / "new") == chosen


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"{",
        b'{"idle_minutes": 0}',
        b'{"idle_minutes": 31}',
        b'{"text_percent": 151}',
        b'{"theme": "pink"}',
        b'{"theme": "\xff"}',
        b'{"x":' + b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_set_aside_and_the_defaults_hold(tmp_path, bad):
    (tmp_path / "settings.json").write_bytes(bad)
    assert settings.load(tmp_path) == Settings()
    assert (tmp_path / "settings.damaged.json").read_bytes() == bad


def test_a_damaged_file_that_cannot_be_set_aside_is_no_reason_either(tmp_path):
    (tmp_path / "settings.json").write_bytes(b"{")
    (tmp_path / "settings.damaged.json").mkdir()
    assert settings.load(tmp_path) == Settings()


@pytest.mark.parametrize(
    "chosen", [Settings(idle_minutes=0), Settings(idle_minutes=31), Settings(text_percent=89)]
)
def test_a_value_out_of_bounds_is_not_written(tmp_path, chosen):
    with pytest.raises(msgspec.ValidationError):
        settings.save(tmp_path, chosen)
    assert not (tmp_path / "settings.json").exists()


def test_the_vault_opened_last_comes_first_and_once():
    chosen = (
        Settings().with_vault(KnownVault("/a")).with_vault(KnownVault("/b")).with_vault(KnownVault("/a", "A"))
    )
    assert chosen.known_vaults == (KnownVault("/a", "A"), KnownVault("/b"))


def test_a_vault_that_was_made_and_not_opened_comes_after_those_that_were():
    chosen = Settings().with_vault(KnownVault("/a")).with_one_more(KnownVault("/b"))
    assert chosen.known_vaults == (KnownVault("/a"), KnownVault("/b"))
    assert chosen.with_one_more(KnownVault("/a", "A")) is chosen


def test_a_choice_made_in_a_window_that_is_older_than_a_vault_does_not_forget_it():
    """The first run's window was made before its vault was known: another theme forgot it."""
    now = Settings().with_vault(KnownVault("/a"))
    chosen = now.with_choices_of(Settings(theme="dark"))
    assert chosen == Settings(theme="dark", known_vaults=now.known_vaults)


def test_a_change_is_made_to_what_stands_there_now(tmp_path):
    settings.save(tmp_path, Settings(known_vaults=(KnownVault("/here"), KnownVault("/made/meanwhile"))))
    changed = settings.change(tmp_path, lambda now: now.with_vault(KnownVault("/here", "Cabinet")))
    assert changed.known_vaults == (KnownVault("/here", "Cabinet"), KnownVault("/made/meanwhile"))
    assert settings.load(tmp_path) == changed


def test_what_does_not_change_is_not_written(tmp_path):
    assert settings.change(tmp_path, lambda now: now) == Settings()
    assert not any(tmp_path.iterdir())


def test_the_window_is_remembered_without_what_had_the_focus(tmp_path):
    assert settings.load_window(tmp_path) is None
    settings.save_window(tmp_path, Placement(1, 2, 3, 4, "DP-1", "maximised", "note of someone"))
    assert settings.load_window(tmp_path) == Placement(1, 2, 3, 4, "DP-1", "maximised", "")
    (tmp_path / "window.json").write_bytes(b"?")
    assert settings.load_window(tmp_path) is None


@pytest.mark.parametrize("field", ["x", "y", "width", "height"])
@pytest.mark.parametrize("absurd", [1 << 40, -(1 << 40)])
def test_a_window_that_no_desk_could_hold_stood_nowhere(tmp_path, field, absurd):
    """The numbers did not fit into Qt's, and no lock screen appeared at any start."""
    there = {"x": 0, "y": 0, "width": 800, "height": 600} | {field: absurd}
    (tmp_path / "window.json").write_bytes(msgspec.json.encode(there))
    assert settings.load_window(tmp_path) is None
