"""After a change of passphrase the snapshots on a drive get today's header, and only a later one of ours."""

import errno
import shutil

import msgspec
import pytest

from tests.vault import cheap, rig
from tests.vault.backup.conftest import Desk, made_in
from tests.vault.fakedrive import FakeDrive, PulledOut, Trouble
from vault import header, slots
from vault.backup import headers, shelf, snapshot
from vault.backup.target import OtherBytes
from vault.errors import FileUnreachable, WrongSecret
from vault.findings import Kind
from vault.header import FoundHeader
from vault.verify import Subject, verify

NEW = "quatre mots tout neufs"


@pytest.fixture
def behind(tmp_path):
    """Two snapshots from before the passphrase was changed, twice."""
    desk = Desk(*made_in(tmp_path))
    desk.back_up()
    desk.back_up()
    for text in ("entre deux phrases", NEW):
        slots.replaced(desk.folder, desk.key, _passphrase_slot(desk), cheap.passphrase(text), cheap.CHEAP)
    return desk


def _passphrase_slot(desk) -> str:
    return header.read(desk.folder).header.slots[0].id


def _now(desk) -> FoundHeader:
    return header.read(desk.folder)


def _opens(path, text: str) -> bool:
    try:
        header.read(path).header.unlock(cheap.passphrase(text), cheap.KDF)
    except WrongSecret:
        return False
    return True


def _shown(desk):
    return [found.path for found in snapshot.found_on(desk.drive).whole]


def test_a_replaced_passphrase_opens_no_snapshot_any_more(behind):
    assert all(_opens(path, cheap.PASSPHRASE) for path in _shown(behind))
    assert len(headers.renew(behind.home(), _now(behind))) == 2
    for path in _shown(behind):
        assert not _opens(path, cheap.PASSPHRASE)
        assert _opens(path, NEW)
        assert (path / header.MAIN).read_bytes() == (path / header.COPY).read_bytes()
    behind.check_every_snapshot({path.name for path in _shown(behind)})


def test_those_behind_are_told_and_none_is_left_afterwards(behind):
    now = _now(behind)
    assert len(headers.behind(shelf.look(behind.home()), now.header)) == 2
    headers.renew(behind.home(), now)
    assert headers.behind(shelf.look(behind.home()), now.header) == ()
    assert headers.renew(behind.home(), now) == ()


def test_an_earlier_header_takes_no_ones_place(behind):
    earlier = header.read(_shown(behind)[0])
    headers.renew(behind.home(), _now(behind))
    assert headers.renew(behind.home(), earlier) == ()
    assert not any(_opens(path, cheap.PASSPHRASE) for path in _shown(behind))


@pytest.mark.parametrize("field", ["vault_id", "epoch", "public_key"])
def test_a_header_of_another_vault_or_key_takes_no_ones_place(behind, field):
    other = {"vault_id": "ab" * 16, "epoch": 2, "public_key": bytes(32)}[field]
    now = _now(behind)
    changed = msgspec.structs.replace(now.header, **{field: other})
    assert headers.renew(behind.home(), FoundHeader(changed, now.envelope, ())) == ()


def test_a_copy_that_lags_is_brought_up_too(behind):
    path = _shown(behind)[0]
    before = (path / header.COPY).read_bytes()
    headers.renew(behind.home(), _now(behind))
    (path / header.COPY).write_bytes(before)
    assert headers.renew(behind.home(), _now(behind)) == (path.name,)
    assert (path / header.COPY).read_bytes() != before


@pytest.mark.parametrize("forgets", [False, True])
def test_cut_off_anywhere_every_snapshot_still_opens(behind, forgets, tmp_path):
    now, clean = _now(behind), rig.copied(behind.drive, tmp_path / "clean")
    behind.trouble = Trouble()
    headers.renew(behind.home(), now)
    # All of them: the proof backup-faults.
    for at in range(3, behind.trouble.steps + 1, 3):
        shutil.rmtree(behind.drive)
        rig.copied(clean, behind.drive)
        behind.trouble = Trouble()
        home = behind.home()
        behind.trouble.at, behind.trouble.error = at, PulledOut
        with pytest.raises(PulledOut):
            headers.renew(home, now)
        if forgets:
            behind.trouble.lose_unflushed()
        assert len(_shown(behind)) == 2
        for path in _shown(behind):
            assert _opens(path, NEW) or _opens(path, cheap.PASSPHRASE)
            findings = verify(Subject(path, documents=path.parent)).findings
            assert {one.kind for one in findings} <= {Kind.HEADER_CHANGE_UNFINISHED}, findings


def test_a_drive_that_returns_other_bytes_keeps_the_old_header(behind):
    before = [(path / header.MAIN).read_bytes() for path in _shown(behind)]
    behind.trouble.lies_about = header.COPY + ".unfinished"
    with pytest.raises(OtherBytes):
        headers.renew(behind.home(), _now(behind))
    behind.trouble.lies_about = ""
    assert [(path / header.MAIN).read_bytes() for path in _shown(behind)] == before


def test_a_snapshot_that_cannot_be_read_is_not_passed_over_in_silence(behind, monkeypatch):
    """The drive was gone once the backup was done, and "renewed: none" was said."""
    really, names = FakeDrive.open_file, [path.name for path in _shown(behind)]

    def worn(self, name, mode="rb"):
        if self.path.name == names[0]:
            raise OSError(errno.EIO, "")
        return really(self, name, mode)

    monkeypatch.setattr(FakeDrive, "open_file", worn)
    with pytest.raises(FileUnreachable):
        headers.renew(behind.home(), _now(behind))
    monkeypatch.undo()
    assert [_opens(path, NEW) for path in _shown(behind)] == [False, True]
