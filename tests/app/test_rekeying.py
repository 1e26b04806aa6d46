"""A vault under new keys is this computer's vault as before: no alarm, no PIN, no half-done swap."""

import errno
import os
from pathlib import Path

import pytest

from app import access, backing_up, founding, rekeying, remembered, settings, vaultlock
from app.errors import OlderThanUsed, VaultIsTop
from app.host import Host
from tests.app.cli.shell import OTHER, PASSPHRASE, tree
from tests.app.founded import founded, typed
from tests.vault import rig
from vault import creation, header
from vault import rekeying as steps
from vault.backup import snapshot, staging
from vault.errors import PlaceRefused, WrongSecret
from vault.header import DataKey
from vault.progress import Silent
from vault.secret import Secret
from vault.verify import Subject, verify

WORDS = bytes(range(16, 32))


def _rekey(target: Path, key: DataKey, here: Host) -> DataKey:
    ways = founding.new_ways(typed(OTHER), Secret(WORDS))
    return rekeying.rekey(target, key, rekeying.NewKeys(ways.passphrase, ways.recovery), here, Silent())


def _key(target: Path, here: Host, passphrase: str) -> DataKey:
    return access.unlock(access.found_header(target).header, typed(passphrase), here)


def test_it_opens_here_without_a_question_and_with_the_new_passphrase_alone(target: Path, here: Host) -> None:
    key = founded(target, here)
    _rekey(target, key, here)
    with pytest.raises(WrongSecret):
        _key(target, here, PASSPHRASE)
    new = _key(target, here, OTHER)
    remembered.check_header(target, access.found_header(target).header, here)
    with access.opened(target, new.keys, here) as opened:
        assert not opened.findings
    assert verify(Subject(target, new.keys)).ok
    assert {"LISEZ-MOI.txt", "vault.lock"} <= {path.name for path in target.iterdir()}
    assert {path.name for path in target.parent.iterdir()} == {target.name}
    assert [one.path for one in settings.load(here.settings_folder).known_vaults].count(str(target)) == 1


def test_the_top_of_a_disk_is_refused_before_anything_is_done(
    target: Path, here: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything was written anew beside the mount point, for hours, and then the names could not change."""
    key, before = founded(target, here), tree(target.parent)
    monkeypatch.setattr(rekeying, "is_top", lambda folder: folder == target)
    with pytest.raises(VaultIsTop):
        _rekey(target, key, here)
    assert tree(target.parent) == before
    assert _key(target, here, PASSPHRASE)


def test_a_copy_from_before_is_asked_about(target: Path, here: Host, tmp_path: Path) -> None:
    key = founded(target, here)
    old = rig.copied(target, tmp_path / "work" / "Ancien.serment")
    _rekey(target, key, here)
    with pytest.raises(OlderThanUsed), access.opened(old, key.keys, here):
        pass


def test_a_drive_gets_everything_anew_and_keeps_what_it_had(target: Path, here: Host, tmp_path: Path) -> None:
    key, stick = founded(target, here), tmp_path / "stick"
    with rig.session(target, key.keys) as working:
        working.document()
    backing_up.back_up(staging.closed(target), target, str(stick), here)
    new = _rekey(target, key, here)
    backing_up.back_up(staging.closed(target), target, str(stick), here)
    found = snapshot.found_on(stick).whole
    assert sorted(one.header.epoch for one in found) == [1, 2]
    for one in found:
        keys = (key if one.header.epoch == 1 else new).keys
        report = verify(Subject(one.path, keys, documents=snapshot.documents_root(one.path)))
        assert report.ok, report.findings
    documents = [path for path in next(stick.glob("Serment/*/documents")).rglob("*") if path.is_file()]
    assert len(documents) == 2


def test_a_swap_that_was_cut_off_is_finished_by_whoever_comes(target: Path, here: Host) -> None:
    key = founded(target, here)
    ways = founding.new_ways(typed(OTHER), Secret(WORDS))
    parameters = here.recovery_kdf()
    prepared = steps.Ways(ways.passphrase, ways.recovery, parameters, parameters)
    new = steps.prepare(target, key, prepared, here.kdf, here.clock)
    steps.rewrite(target, key.keys, new.keys)
    target.rename(steps.before(target))
    rekeying.settle(target)
    assert header.read(target).header.epoch == 2
    assert not steps.before(target).exists()
    before = tree(target)
    rekeying.settle(target)
    assert tree(target) == before


def test_through_a_link_nothing_is_left_under_the_old_keys(target: Path, here: Host, tmp_path: Path) -> None:
    """The link took the new vault's place, and the old one stayed where it was, under the old passphrase."""
    (tmp_path / "home").mkdir()
    link = tmp_path / "home" / "Lien.serment"
    link.symlink_to(target)
    key = founded(target, here)
    new = _rekey(link, key, here)
    assert (link.is_symlink(), header.read(target).header.epoch) == (True, 2)
    assert verify(Subject(link, new.keys)).ok
    assert os.listdir(link.parent) == [link.name]
    assert os.listdir(target.parent) == [target.name]
    with access.opened(link, new.keys, here) as opened:
        assert not opened.findings


def test_windows_renames_no_folder_in_which_a_file_is_open(target: Path, here: Host, monkeypatch) -> None:
    """The lock lay in the folder, and the change of names under it was refused there."""
    really = os.rename

    def as_windows_does(old: Path, new: Path) -> None:
        mine = (os.path.realpath(f"/proc/self/fd/{name}") for name in os.listdir("/proc/self/fd"))
        if any(Path(path).is_relative_to(old) for path in mine):
            raise PermissionError(errno.EACCES, "in use", str(old))
        really(old, new)

    monkeypatch.setattr(vaultlock, "BESIDE", True)
    monkeypatch.setattr(os, "rename", as_windows_does)
    key = founded(target, here)
    with access.held(target):
        new = _rekey(target, key, here)
        target.rename(steps.before(target))
        rekeying.settle(target)
        assert not target.exists(), "somebody is at it"
    rekeying.settle(target)
    assert verify(Subject(target, new.keys)).ok
    assert not (target / "vault.lock").exists()


def test_whoever_is_at_it_is_left_alone(target: Path, here: Host) -> None:
    founded(target, here)
    target.rename(steps.before(target))
    with access.held(steps.before(target)):
        rekeying.settle(target)
        assert not target.exists()
    rekeying.settle(target)
    assert target.is_dir()


def test_where_no_vault_may_lie_none_is_written_anew(target: Path, here: Host, monkeypatch) -> None:
    key = founded(target, here)
    before = tree(target)

    def refuse(*_: object, **__: object) -> None:
        raise PlaceRefused("cloud", str(target), {})

    monkeypatch.setattr(founding, "approve", refuse)
    with pytest.raises(PlaceRefused):
        _rekey(target, key, here)
    assert tree(target) == before
    assert not creation.workshop(target).exists()
