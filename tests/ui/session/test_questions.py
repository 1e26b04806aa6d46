"""What the session asks before it opens a vault, and what it takes back when it ends."""

import shutil
import socket
from typing import cast

import msgspec
import pytest

from app import answers, founding, settings
from app import key_messages as k
from app import messages as m
from app.channel import KeyChannel
from app.errors import NotTheLastUsed, VaultMisplaced
from app.settings import KnownVault, Settings
from tests.app.cli.shell import tree
from tests.ui.keeper import Keeper
from tests.ui.session.pair import Pair
from tests.vault import cheap, rig
from ui.control import Control
from ui.session.process import SessionProcess
from ui.session.unlocking import Unlocking
from vault.backup import restore
from vault.pending import Pending
from vault.verify import Subject, verify


def asked(answer: k.KeyMessage) -> Exception:
    assert isinstance(answer, k.Questioned)
    return answers.answer(answer.error, answer.facts)


def told(pair: Pair) -> str:
    """What was found at opening, as the window says it."""
    assert pair.session.opened is not None
    return pair.session.opened.window.findings.sentence


def test_a_vault_that_came_to_be_synchronised_is_asked_about_once(qtbot, vault, host, appearance, started):
    key = cheap.new_vault(vault)
    (vault.parent / ".stfolder").mkdir()
    before = tree(vault)
    started.append(pair := Pair(vault, key, host, appearance))
    assert isinstance(asked(pair.answer(qtbot)), VaultMisplaced)
    assert tree(vault) == before
    pair.lock_screen.send(k.Confirmed())
    assert isinstance(pair.answer(qtbot), k.Accepted)
    assert "Syncthing" in told(pair)
    pair.close()
    started.append(again := Pair(vault, key, host, appearance))
    assert isinstance(again.answer(qtbot), k.Accepted)
    assert "Syncthing" in told(again)


def test_two_questions_are_asked_one_after_the_other(qtbot, vault, host, appearance, started, tmp_path):
    key = cheap.new_vault(vault)
    new = tmp_path / "work" / "R.serment"
    restore.restore(vault, new, key.keys)
    founding.adopt(new, key.keys, host)
    shutil.rmtree(new)
    shutil.copytree(vault, new)
    (new.parent / ".stfolder").mkdir()
    before = tree(new)
    started.append(pair := Pair(new, key, host, appearance))
    assert isinstance(asked(pair.answer(qtbot)), VaultMisplaced)
    pair.lock_screen.send(k.Confirmed())
    assert isinstance(asked(pair.answer(qtbot)), NotTheLastUsed)
    assert tree(new) == before
    pair.lock_screen.send(k.Confirmed())
    assert isinstance(pair.answer(qtbot), k.Accepted)


def test_a_lock_while_a_question_stands_ends_the_session(qtbot, vault, host, appearance, started):
    key = cheap.new_vault(vault)
    (vault.parent / ".stfolder").mkdir()
    started.append(pair := Pair(vault, key, host, appearance))
    pair.answer(qtbot)
    pair.keeper.heard.emit(m.Lock(m.Cause.IDLE, 0.0), None)
    assert pair.left == [0]


def test_a_lock_that_overtakes_the_opening_leaves_a_sealed_vault_and_its_view(
    qtbot, vault, host, appearance, started, monkeypatch
):
    key, view = cheap.new_vault(vault), {"workspace": msgspec.Raw(b"{}")}
    with rig.session(vault, key.keys) as before:
        before.vault.save_pending(Pending((), view))
    begin = Unlocking._open

    def overtaken(unlocking, *arguments, **named):
        begin(unlocking, *arguments, **named)
        pair.keeper.heard.emit(m.Lock(m.Cause.IDLE, 0.0), None)
        assert pair.left == []

    monkeypatch.setattr(Unlocking, "_open", overtaken)
    started.append(pair := Pair(vault, key, host, appearance))
    qtbot.waitUntil(lambda: pair.left == [0], timeout=20_000)
    assert pair.session.opened is None
    assert not verify(Subject(vault, key.keys)).findings
    with rig.session(vault, key.keys) as again:
        assert again.opened.view == view


def test_a_lock_before_the_keys_ends_the_session(qapp, vault, host, appearance):
    ours, theirs = socket.socketpair()
    keeper, left = Keeper(), list[int]()
    waiting = SessionProcess(cast(Control, keeper), KeyChannel(theirs), Settings(), "en", appearance, host)
    waiting.ended.connect(left.append)
    keeper.heard.emit(m.Lock(m.Cause.IDLE, 0.0), None)
    assert left == [0]
    ours.close()
    theirs.close()


def test_a_vault_that_cannot_be_closed_does_not_keep_the_keys_alive(
    qtbot, vault, host, appearance, started, caplog
):
    """The error left the process running until the keeper's deadline."""
    started.append(pair := Pair(vault, cheap.new_vault(vault), host, appearance))
    assert isinstance(pair.answer(qtbot), k.Accepted)
    assert pair.session.opened is not None
    vault.rename(elsewhere := vault.with_name("Archives"))
    pair.keeper.heard.emit(m.Lock(m.Cause.IDLE, 0.0), None)
    assert pair.left == [0]
    assert "vault not closed" in caplog.messages
    elsewhere.rename(vault)
    pair.session.opened.session.close()


@pytest.mark.parametrize("order", ["lock", "keeper gone"])
def test_what_was_copied_does_not_outlive_the_session(
    qtbot, vault, host, appearance, started, monkeypatch, order
):
    started.append(pair := Pair(vault, cheap.new_vault(vault), host, appearance))
    assert isinstance(pair.answer(qtbot), k.Accepted)
    done: list[str] = []
    pair.session.ended.connect(lambda _: done.append("left"))
    monkeypatch.setattr(pair.session._clipboard, "clear", lambda: done.append("cleared"))
    if order == "lock":
        pair.keeper.heard.emit(m.Lock(m.Cause.IDLE, 0.0), None)
    else:
        pair.keeper.keeper_gone.emit()
        assert pair.session.opened is not None
        pair.session.opened.session.close()
    assert done == ["cleared", "left"]


def test_settings_that_cannot_be_saved_are_told_and_keep_nobody_out(
    qtbot, vault, host, appearance, started, tmp_path
):
    (tmp_path / "config" / "serment" / "settings.json").mkdir(parents=True)
    started.append(pair := Pair(vault, cheap.new_vault(vault), host, appearance))
    assert isinstance(pair.answer(qtbot), k.Accepted)
    qtbot.waitUntil(lambda: "settings.json" in told(pair))


def test_a_vault_made_meanwhile_is_not_forgotten(qtbot, vault, host, appearance, started, tmp_path):
    """The session saved the settings it had read when it started."""
    started.append(pair := Pair(vault, cheap.new_vault(vault), host, appearance))
    folder = tmp_path / "config" / "serment"
    settings.save(folder, Settings(known_vaults=(KnownVault("/made/meanwhile"),)))
    assert isinstance(pair.answer(qtbot), k.Accepted)
    qtbot.waitUntil(lambda: settings.load(folder).known_vaults[0].path == str(vault))
    assert KnownVault("/made/meanwhile") in settings.load(folder).known_vaults
