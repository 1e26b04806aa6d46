"""The machine at fault, the vault in use, the person who presses Ctrl+C: said, and nothing lost."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from app import vaultlock
from tests.app.cli.shell import OTHER, PASSPHRASE, Shell, tree
from vault.clock import moment
from vault.errors import VaultInUse

#: More than fits on the small disks below: 2 MiB of remarks, kept twice.
REMARK = "Renouvellement : bien toléré. " * 175
MANY = "NOM;PRENOM;DATE_NAISS;REMARQUES\n" + "".join(
    f"MARTIN{at};Zoé;12/03/{1930 + at % 90};{REMARK}\n" for at in range(400)
)
LIST = Path(__file__).parents[1] / "takeover" / "patients-ancien-logiciel.csv"


@contextmanager
def small_disk(place: Path, size: str) -> Iterator[None]:
    """A disk of its own at ``place``; only the superuser of a test machine can mount one."""
    place.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=0700", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("no disk can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))


def is_held(folder: Path) -> bool:
    try:
        vaultlock.watch(folder).release()
    except VaultInUse:
        return True
    return False


def wait_for(happened, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while not happened():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_a_vault_in_use_is_refused_with_since_when(office: Shell):
    with vaultlock.take(office.vault):
        holder = vaultlock.holder_of(office.vault)
        assert holder is not None
        since = moment(holder.since).astimezone().strftime("%d/%m/%Y %H:%M")
        for words in (
            ("verify", office.vault),
            ("import", office.vault, office.list()),
            ("import", office.vault, office.list(), "--dry-run"),
            ("export", office.vault, office.root / "out"),
            ("backup", office.vault, office.stick),
            ("slots", office.vault, "--new-recovery"),
        ):
            assert since in office.run(*words, secrets=[PASSPHRASE]).failed_with(7)
    assert not list(office.stick.iterdir())
    assert not (office.root / "out").exists()


def test_beside_a_running_backup_it_is_the_backup_that_is_named(office: Shell):
    """ "Open in another process, lock it there" was said, and nobody had it open anywhere."""
    with vaultlock.take(office.vault, backing_up=True):
        for words in (("backup", office.vault, office.stick), ("slots", office.vault, "--new-recovery")):
            said = office.run(*words, secrets=[PASSPHRASE]).failed_with(7)
            assert "A backup of" in said
            assert "Wait until it is done" in said
    with vaultlock.take(office.vault):
        assert "A backup" not in office.run("backup", office.vault, office.stick).failed_with(7)


def test_a_backup_says_in_the_lock_that_it_is_one_and_a_session_that_it_is_none(office: Shell):
    assert office.run("backup", office.vault, office.stick).code == 0
    holder = vaultlock.holder_of(office.vault)
    assert holder is not None
    assert holder.backing_up
    with vaultlock.take(office.vault):
        holder = vaultlock.holder_of(office.vault)
    assert holder is not None
    assert not holder.backing_up


def test_of_two_commands_at_once_one_waits_for_nobody(office: Shell):
    first = office.started("import", office.vault, office.list("NOM;PRENOM\nMARTIN;Zoé\n"))
    wait_for(lambda: is_held(office.vault), first)
    office.run("import", office.vault, office.list(), secrets=[PASSPHRASE]).failed_with(7)
    _, err = first.communicate(f"{PASSPHRASE}\n".encode(), timeout=60)
    assert first.returncode == 0, err
    assert office.run("verify", office.vault, "--json", secrets=[PASSPHRASE]).json["findings"] == []


@pytest.mark.parametrize("begun", ["-wal", None], ids=["while it writes", "at the question"])
def test_ctrl_c_during_an_import_leaves_a_vault_that_opens(office: Shell, begun: str | None):
    process = office.started("import", office.vault, LIST)
    wait_for(lambda: is_held(office.vault), process)
    if begun:
        assert process.stdin is not None
        process.stdin.write(f"{PASSPHRASE}\n".encode())
        process.stdin.flush()
        wait_for((office.vault / f"records.db{begun}").exists, process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert err.decode().count("\n") == 1
    checked = office.run("verify", office.vault, "--json", secrets=[PASSPHRASE])
    assert checked.json["ok"] is True
    assert checked.json["counts"]["patients"] == 2
    assert office.run("import", office.vault, office.list(), secrets=[PASSPHRASE]).code == 0


def test_ctrl_c_that_sqlite_makes_an_error_of_its_own_of_is_still_one(office: Shell):
    process = office.started("import", office.vault, office.list(), interrupted=True)
    out, err = process.communicate(f"{PASSPHRASE}\n".encode(), timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert err.decode() == "Stopped. What was not finished was taken back.\n"


def test_ctrl_c_while_a_vault_is_made_leaves_nothing(shell: Shell):
    process = shell.started("create", shell.vault, real_kdf=True)
    assert process.stdin is not None
    process.stdin.write(f"{PASSPHRASE}\n{PASSPHRASE}\n".encode())
    process.stdin.flush()
    wait_for(lambda: any((shell.root / "work").iterdir()), process)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 130
    assert list((shell.root / "work").iterdir()) == []


def test_too_little_memory_to_derive_the_key_is_the_machines_fault(shell: Shell):
    shell.created(real_kdf=True)
    answer = shell.run("verify", shell.vault, secrets=[PASSPHRASE], little_memory=True)
    assert re.search(r"\b\d{2,4} MiB are needed", answer.failed_with(6))
    assert shell.run("verify", shell.vault, secrets=[PASSPHRASE], shipped=True).code == 0


def test_a_full_disk_stops_an_import_and_loses_nothing(shell: Shell):
    with small_disk(shell.vault.parent, "3m"):
        shell.created()
        shell.imported()
        many = shell.list(MANY)
        said = shell.run("import", shell.vault, many, secrets=[PASSPHRASE]).failed_with(6)
        assert "full" in said
        subprocess.run(["mount", "-o", "remount,size=60m", str(shell.vault.parent)], check=True)
        checked = shell.run("verify", shell.vault, "--json", secrets=[PASSPHRASE])
        assert (checked.code, checked.json["counts"]["patients"]) == (0, 2)
        assert shell.imported("NOM;PRENOM\nROY;Éva\n")["created"] == 1


def test_a_full_disk_leaves_the_old_passphrase_in_force(shell: Shell):
    with small_disk(shell.vault.parent, "3m"):
        shell.created()
        filler = shell.vault.parent / "filler"
        fill(filler)
        words = ("slots", shell.vault, "--change-passphrase")
        assert "full" in shell.run(*words, secrets=[PASSPHRASE, OTHER]).failed_with(6)
        filler.unlink()
        assert shell.run("verify", shell.vault, secrets=[PASSPHRASE]).code == 0


def test_a_full_disk_makes_no_vault(shell: Shell):
    with small_disk(shell.vault.parent, "100k"):
        assert "full" in shell.run("create", shell.vault, secrets=[PASSPHRASE] * 2).failed_with(6)
        assert list(shell.vault.parent.iterdir()) == []


def test_an_export_that_does_not_fit_takes_back_what_it_wrote(office: Shell):
    out = office.root / "out"
    with small_disk(out, "4k"):
        said = office.run("export", office.vault, out, secrets=[PASSPHRASE]).failed_with(6)
        assert "too little room" in said
        assert list(out.iterdir()) == []


def test_a_drive_with_too_little_room_is_told_in_bytes_and_keeps_its_snapshots(office: Shell):
    with small_disk(office.stick, "2m"):
        first = office.backed_up()
        before = tree(first)
        assert office.run("import", office.vault, office.list(MANY), secrets=[PASSPHRASE]).code == 0
        said = office.run("backup", office.vault, office.stick, "--json").failed_with(6)
        assert "too little room" in said
        assert " 0 needed" not in said
        assert tree(first) == before
        [listed] = office.run("backups", office.stick, "--json").json["backups"]
        assert listed["path"] == str(first)


def test_a_folder_that_cannot_be_written_is_said_to_be_so(office: Shell):
    with small_disk(office.root / "ro", "9m"):
        folder = office.root / "ro" / "V.serment"
        subprocess.run(["cp", "-a", str(office.vault), str(folder)], check=True)
        subprocess.run(["mount", "-o", "remount,ro", str(office.root / "ro")], check=True)
        words = ("import", folder, office.list())
        assert "cannot be written" in office.run(*words, secrets=[PASSPHRASE]).failed_with(6)
        assert office.run("verify", folder, secrets=[PASSPHRASE]).code == 0
        assert office.run("slots", folder).code == 0
        subprocess.run(["mount", "-o", "remount,rw", str(office.root / "ro")], check=True)


def test_an_answer_that_cannot_be_written_is_said_on_standard_error(office: Shell):
    with open("/dev/full", "wb") as full:
        process = subprocess.run(
            [*office.command("slots", office.vault, "--json")],
            env=office.environment(),
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert process.returncode == 6
    assert process.stderr.count(b"\n") == 1
    assert b"could not be written" in process.stderr


def test_a_reader_that_went_away_is_no_defect(office: Shell):
    process = office.started("slots", office.vault)
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate(timeout=60)
    assert process.returncode == 6
    assert err.count(b"\n") == 1
