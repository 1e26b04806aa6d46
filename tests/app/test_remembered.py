"""What this computer remembers of a vault, held against what somebody put in its folder."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app import access, answers, founding, remembered
from app.errors import NotTheLastUsed, OlderThanUsed
from app.host import Host
from app.localstate import Held, Killed
from app.sentences import here, sentence
from app.session import Session
from tests.app.computer import computer
from tests.vault import cheap
from tests.vault.test_golden import GOLDEN
from vault import header, migrations, seal, slots
from vault.backup import restore
from vault.errors import OlderThanRemembered, ReadOnlyFolder, Tampered
from vault.findings import Kind
from vault.header import DataKey
from vault.kdf import ARGON2ID
from vault.keys import VaultKeys
from vault.opening import open_vault
from vault.openvault import OpenVault
from vault.seal import State


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return replace(computer(tmp_path), kdf=cheap.KDF)


@pytest.fixture
def vault(tmp_path: Path, host: Host) -> Path:
    return tmp_path / "work" / "V.serment"


@pytest.fixture
def key(vault: Path, host: Host) -> DataKey:
    made = cheap.new_vault(vault)
    use(vault, made, host)
    return made


def use(vault: Path, key: DataKey, host: Host) -> None:
    with access.opened(vault, key.keys, host):
        pass


def accept(vault: Path, key: DataKey, host: Host) -> None:
    """The person has read the question in the window, and goes on."""
    session = Session.opening(vault, key.keys, host, accept_older=True).result()
    session.worker.submit(session.opened.vault.close).result()


def restored(vault: Path, key: DataKey, host: Host, *, at: Path) -> Path:
    restore.restore(vault, at, key.keys)
    founding.adopt(at, key.keys, host)
    return at


def put_back(kept: Path, vault: Path) -> None:
    shutil.rmtree(vault)
    shutil.copytree(kept, vault)


def test_the_folder_from_before_a_restore_is_asked_about_wherever_it_is_put(vault, key, host, tmp_path):
    kept = shutil.copytree(vault, tmp_path / "kept")
    new = restored(vault, key, host, at=tmp_path / "work" / "R.serment")
    put_back(kept, new)
    with pytest.raises(NotTheLastUsed) as asked:
        use(new, key, host)
    assert asked.value.path == str(new)
    assert asked.value.used_at != "?"
    with pytest.raises(NotTheLastUsed):
        use(Path(shutil.copytree(kept, tmp_path / "work" / "Other.serment")), key, host)


def test_a_restore_that_ran_here_is_not_asked_about_nor_is_the_vault_it_left_alone(
    vault, key, host, tmp_path
):
    new = restored(vault, key, host, at=tmp_path / "work" / "R.serment")
    for folder in (new, vault, new, vault):
        use(folder, key, host)


def test_another_computer_asks_nothing(vault, key, host, tmp_path):
    new = restored(vault, key, host, at=tmp_path / "work" / "R.serment")
    use(new, key, replace(host, state_folder=tmp_path / "elsewhere"))


def test_a_question_that_was_accepted_is_not_asked_again(vault, key, host, tmp_path):
    kept = shutil.copytree(vault, tmp_path / "kept")
    new = restored(vault, key, host, at=tmp_path / "work" / "R.serment")
    put_back(kept, new)
    accept(new, key, host)
    use(new, key, host)


def test_an_older_revision_that_was_accepted_is_not_asked_about_again(vault, key, host, tmp_path):
    kept = shutil.copytree(vault, tmp_path / "kept")
    for _ in range(3):
        use(vault, key, host)
    put_back(kept, vault)
    with pytest.raises(OlderThanRemembered):
        use(vault, key, host)
    accept(vault, key, host)
    use(vault, key, host)


def test_another_vault_in_the_place_of_one_is_nobodys_older_copy(vault, key, host):
    shutil.rmtree(vault)
    use(vault, cheap.new_vault(vault), host)


def test_the_question_crosses_to_the_lock_screen_whole():
    asked = NotTheLastUsed("/home/x/V", 3, 7, "2026-11-21T08:00:00Z", "2026-11-22T08:00:00Z")
    there = answers.answer(*answers.named(asked))
    assert isinstance(there, NotTheLastUsed)
    assert vars(there) == vars(asked)


def changed_passphrase(vault: Path, key: DataKey, host: Host) -> None:
    new = cheap.passphrase("autre phrase de passe")
    slots.replaced(vault, key, key.slot_id, new, cheap.CHEAP, host.clock)
    remembered.remember_header(vault, key.keys, host)


def test_header_and_seal_rolled_back_together_open_nothing(vault, key, host, tmp_path):
    kept = shutil.copytree(vault, tmp_path / "kept")
    changed_passphrase(vault, key, host)
    remembered.check_header(vault, header.read(vault).header, host)
    for name in ("header.json", "header.copy.json", "seal.json"):
        shutil.copy(kept / name, vault / name)
    for attempt in (
        lambda: remembered.check_header(vault, header.read(vault).header, host),
        lambda: use(vault, key, host),
    ):
        with pytest.raises(Tampered) as refused:
            attempt()
        assert refused.value.kind == "header-rolled-back"


def test_a_folder_that_is_older_as_a_whole_is_asked_about_and_opens(vault, key, host, tmp_path):
    """Its header is of its time: the owner, who knows the passphrase of that time, is not locked out."""
    kept = shutil.copytree(vault, tmp_path / "kept")
    changed_passphrase(vault, key, host)
    use(vault, key, host)
    put_back(kept, vault)
    remembered.check_header(vault, header.read(vault).header, host)
    with pytest.raises(OlderThanRemembered):
        use(vault, key, host)
    accept(vault, key, host)


def test_a_foreign_header_is_named_before_its_records_were_examined(vault, key, host, tmp_path):
    """Whoever puts a vault of their own there may state any size for its records."""
    cheap.new_vault(tmp_path / "theirs")
    for name in (header.MAIN, header.COPY, seal.NAME):
        (vault / name).write_bytes((tmp_path / "theirs" / name).read_bytes())
    waited = []
    with pytest.raises(Tampered) as raised:
        Session.opening(vault, key.keys, host, lambda: waited.append(1)).result()
    assert (raised.value.kind, waited) == (Kind.HEADER_FOREIGN, [])


def test_a_seal_that_cannot_be_read_is_left_to_the_opening(vault, key, host):
    (vault / "seal.json").unlink()
    remembered.check_header(vault, header.read(vault).header, host)


def test_a_memory_that_was_damaged_is_a_memory_lost(vault, key, host, tmp_path):
    new = restored(vault, key, host, at=tmp_path / "work" / "R.serment")
    for path in (host.state_folder / "last").iterdir():
        path.write_bytes(b"\0")
    use(vault, key, host)
    accept(new, key, host)


def test_a_memory_that_cannot_be_kept_keeps_nobody_out(vault, key, host, tmp_path, caplog):
    """The vault was left open under its seal when the state folder could not be written."""
    (tmp_path / "file").write_bytes(b"")
    use(vault, key, replace(host, state_folder=tmp_path / "file"))
    changed_passphrase(vault, key, replace(host, state_folder=tmp_path / "file"))
    assert "vault not remembered" in caplog.text
    assert seal.read(vault, header.read(vault).header).state is State.CLOSED


def cut_off(vault: Path, key: DataKey) -> None:
    """A session that was killed: what is on the disk then, put back after a close that has to be made."""
    working = open_vault(vault, key.keys)
    kept = shutil.copytree(vault, vault.with_name("kept"))
    working.vault.close()
    put_back(kept, vault)
    shutil.rmtree(kept)


def kinds(vault: Path, key: DataKey, host: Host) -> list[Kind]:
    with access.opened(vault, key.keys, host) as opened:
        return [found.kind for found in opened.findings]


def test_an_end_that_was_the_keepers_own_doing_is_called_that_once(vault, key, host):
    lineage = seal.read(vault, header.read(vault).header).lineage
    cut_off(vault, key)
    host.local_state(lineage).record_kill(Killed("2026-11-21T08:00:00Z", "idle", 2, pending_saved=True))
    assert kinds(vault, key, host) == [Kind.CLOSED_BY_KEEPER]
    cut_off(vault, key)
    assert kinds(vault, key, host) == [Kind.NOT_CLOSED_CLEANLY]


def test_a_kill_that_came_after_the_close_leaves_no_excuse_for_later(vault, key, host):
    lineage = seal.read(vault, header.read(vault).header).lineage
    host.local_state(lineage).record_kill(Killed("2026-11-21T08:00:00Z", "idle", 2, pending_saved=True))
    assert kinds(vault, key, host) == []
    cut_off(vault, key)
    assert kinds(vault, key, host) == [Kind.NOT_CLOSED_CLEANLY]


class TestRecordsFromBeforeAMigration:
    """They stay until a backup of what became of them was verified."""

    COPY = f"records.before-{migrations.latest()}.db"

    @pytest.fixture
    def older(self, tmp_path: Path, host: Host) -> tuple[Path, VaultKeys]:
        folder = tmp_path / "work" / "Cabinet.serment"
        shutil.copytree(GOLDEN / "format-1" / "Cabinet.serment", folder)
        return folder, header.read(folder).header.unlock(cheap.passphrase(), ARGON2ID).keys

    def verified(self, folder: Path, host: Host, schema: int) -> None:
        lineage = seal.read(folder, header.read(folder).header).lineage
        host.local_state(lineage).verified(f"{schema:064}", "2026-11-22T08:00:00Z", Held(schema, 1))

    def test_a_backup_from_before_is_not_enough(self, older, host):
        folder, keys = older
        self.verified(folder, host, 1)
        for _ in range(2):
            with access.opened(folder, keys, host) as opened:
                assert opened.vault.seal.before_migration
            assert (folder / self.COPY).exists()

    def test_after_a_backup_of_the_closed_vault_they_go_at_opening(self, older, host):
        folder, keys = older
        with access.opened(folder, keys, host):
            pass
        self.verified(folder, host, migrations.latest())
        with access.opened(folder, keys, host) as opened:
            assert opened.vault.seal.before_migration is None
        assert not (folder / self.COPY).exists()

    def test_after_a_backup_of_the_open_vault_they_go_with_the_session(self, older, host):
        folder, keys = older
        session = Session.opening(folder, keys, host).result()
        assert (folder / self.COPY).exists()
        self.verified(folder, host, migrations.latest())
        session.close()
        assert not (folder / self.COPY).exists()
        assert seal.read(folder, header.read(folder).header).before_migration is None

    def test_a_disk_that_refuses_keeps_nobody_out(self, older, host, monkeypatch, caplog):
        folder, keys = older
        with access.opened(folder, keys, host):
            pass
        self.verified(folder, host, migrations.latest())

        def refuse(vault: OpenVault) -> None:
            raise ReadOnlyFolder(str(vault.folder))

        monkeypatch.setattr(OpenVault, "forget_copy", refuse)
        with access.opened(folder, keys, host) as opened:
            assert opened.vault.seal.before_migration
        assert (folder / self.COPY).exists()
        assert "not remembered" in caplog.text


def test_it_is_said_what_is_older_and_by_how_much(
    vault: Path, key: DataKey, host: Host, tmp_path: Path
) -> None:
    old = shutil.copytree(vault, tmp_path / "old" / vault.name)
    use(vault, key, host)
    use(vault, key, host)
    latest = seal.read(vault, header.read(vault).header)
    shutil.rmtree(vault)
    shutil.copytree(old, vault)
    with pytest.raises(OlderThanUsed) as asked:
        remembered.terms(vault, host)
    assert (asked.value.remembered, asked.value.used_at) == (latest.revision, latest.sealed_at)
    for language in ("fr", "en"):
        said = sentence(asked.value, language)
        assert here(latest.sealed_at) in said
        assert str(latest.revision) in said
    assert answers.answer(*answers.named(asked.value)).__class__ is OlderThanUsed
    remembered.terms(vault, host, accept_older=True)
