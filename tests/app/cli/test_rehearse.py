"""``rehearse``, and what stands in the way of bringing a vault back: one sentence and its code each."""

import os
import shutil
from pathlib import Path

import msgspec

from tests.app.cli.serment import KDF
from tests.app.cli.shell import PASSPHRASE, Shell, tree
from vault import header, seal
from vault.keyslot import Credential
from vault.secret import Secret


def test_a_rehearsal_proves_a_backup_and_keeps_nothing_of_it(office: Shell):
    snapshot = office.backed_up()
    before = tree(office.stick)
    answer = office.run("rehearse", snapshot, "--json", secrets=[PASSPHRASE])
    assert answer.code == 0, answer.err
    proof = answer.json
    assert sorted(proof) == ["counts", "documents_read", "proven_at", "sealed_at", "snapshot", "today"]
    assert proof["counts"]["patients"] == proof["today"]["patients"] == 2
    assert office.run("backups", office.stick, "--json").json["backups"][0]["proven_at"] == proof["proven_at"]
    assert tree(office.stick) == before
    assert os.listdir(office.root / "work") == [office.vault.name]


def test_a_rehearsal_in_words_says_what_came_back(office: Shell):
    said = office.run("rehearse", office.backed_up(), secrets=[PASSPHRASE]).out
    assert "restores: 2\u00a0patients" in said
    assert "Nothing of it was kept." in said
    assert "The vault holds now: 2\u00a0patients" in said


def test_on_a_computer_that_never_saw_the_vault_the_words_prove_it_too(shell: Shell, tmp_path: Path):
    words = shell.created()
    snapshot = shell.backed_up()
    other = Shell(tmp_path / "other").make_folders()
    answer = other.run("rehearse", snapshot, "--json", secrets=[" ".join(words)])
    assert answer.json["today"] is None


def test_what_stands_in_the_way_of_a_rehearsal_is_one_sentence(office: Shell):
    snapshot = office.backed_up()
    office.run("rehearse", snapshot, secrets=["wrong"]).failed_with(3)
    office.run("rehearse", office.stick, secrets=[PASSPHRASE]).failed_with(2)
    (snapshot / "records.db").write_bytes(b"\0" * 8192)
    assert "records.db" in office.run("rehearse", snapshot, secrets=[PASSPHRASE]).failed_with(5)
    (snapshot / "records.db").unlink()
    assert "records.db" in office.run("rehearse", snapshot, secrets=[PASSPHRASE]).failed_with(5)
    shutil.rmtree(snapshot)
    office.run("rehearse", snapshot, secrets=[PASSPHRASE]).failed_with(2)
    assert os.listdir(office.root / "work") == [office.vault.name]


def _of_a_program_to_come(snapshot: Path) -> None:
    """As a later version of the program would have sealed it."""
    found = header.read(snapshot).header
    keys = found.unlock(Credential.passphrase(Secret(PASSPHRASE.encode())), KDF).keys
    sealed = seal.read(snapshot, found)
    seal.write(snapshot, msgspec.structs.replace(sealed, schema=99), keys.seal)


def test_a_backup_of_a_program_to_come_is_refused_before_a_secret_is_asked_for(office: Shell):
    snapshot = office.backed_up()
    _of_a_program_to_come(snapshot)
    new = office.root / "work" / "R.serment"
    assert "99" in office.run("restore", snapshot, new).failed_with(8)
    office.run("rehearse", snapshot).failed_with(8)
    assert os.listdir(office.root / "work") == [office.vault.name]
