"""``backup``, ``backups``, ``restore``, ``drives``, ``place``, ``lock``: onto a stick and back."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.cli.shell import PASSPHRASE, Shell, tree

KEYS = ["bytes", "path", "proven_at", "sealed_at", "snapshot", "verified_at"]
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def test_a_backup_needs_no_secret_and_is_listed(office: Shell):
    answer = office.run("backup", office.vault, office.stick, "--json")
    assert answer.code == 0
    told = answer.json
    made = {name: told[name] for name in KEYS}
    assert told["written"] > 0
    assert told["flushes"] is True
    assert (told["removed"], told["renewed"], told["reopened"], told["change"]) == ([], [], [], None)
    assert told["drive"]["room"]["free"] > told["drive"]["room"]["each"] > 0
    assert (told["drive"]["may_go"], told["drive"]["old_headers"]) == ([], [])
    assert (told["drive"]["thins"], told["drive"]["halted"]) == (False, False)
    assert type(made["bytes"]) is int
    assert MOMENT.fullmatch(made["sealed_at"])
    assert MOMENT.fullmatch(made["verified_at"])
    assert made["proven_at"] is None
    assert made["path"].startswith(str(office.stick / "Serment"))
    assert made["path"].endswith(made["snapshot"])
    assert office.run("backups", office.stick, "--json").json == {"backups": [made]}


def test_what_comes_next_on_a_drive_is_told_for_a_vault(office: Shell):
    office.backed_up()
    listed = office.run("backups", office.stick, "--vault", office.vault, "--json").json
    assert sorted(listed) == ["backups", "drive"]
    assert listed["drive"]["thins"] is False
    assert office.run("backup", office.vault, office.stick, "--thin", "--json").json["drive"]["thins"] is True
    again = office.run("backups", office.stick, "--vault", office.vault, "--json").json
    assert again["drive"]["thins"] is True
    kept = office.run("backup", office.vault, office.stick, "--keep-all", "--json").json
    assert kept["drive"]["thins"] is False


def test_a_replaced_passphrase_is_named_and_brought_to_an_end_on_the_drive(office: Shell):
    snapshot = office.backed_up()
    new = "une phrase toute neuve et longue"
    changed = office.run("slots", office.vault, "--change-passphrase", secrets=[PASSPHRASE, new, new])
    assert changed.code == 0
    said = office.run("backups", office.stick, "--vault", office.vault)
    assert "--renew-headers" in said.out
    made = office.run("backup", office.vault, office.stick, "--renew-headers", "--json").json
    assert made["renewed"] == [snapshot.name]
    assert made["drive"]["old_headers"] == []
    again = office.root / "work" / "R"
    office.run("restore", snapshot, again, secrets=[PASSPHRASE]).failed_with(3)
    assert office.run("restore", snapshot, again, secrets=[new]).code == 0


def test_a_backup_in_words_says_its_size_as_people_do(office: Shell):
    made = office.run("backup", office.vault, office.stick)
    assert made.code == 0
    (size,) = re.findall(r"complete and verified: (\d+(?:\.\d)?\u00a0[kM]B), ", made.out)
    assert size in office.run("backups", office.stick).out


def test_backing_up_changes_nothing_in_the_vault(office: Shell):
    before = tree(office.vault)
    office.backed_up()
    after = tree(office.vault)
    assert {name for name in after if after[name] != before.get(name)} <= {"vault.lock"}


def test_a_refused_place_is_told_and_nothing_is_made_anywhere(office: Shell):
    before = tree(office.root / "work"), tree(office.stick), tree(office.root / "run")
    for place in (office.root / "work", office.root / "work" / "new", "/proc/x"):
        said = office.run("backup", office.vault, place).failed_with(4)
        assert str(place) in said
    assert (tree(office.root / "work"), tree(office.stick), tree(office.root / "run")) == before


def test_a_backup_comes_back_elsewhere_as_it_was(office: Shell, tmp_path):
    snapshot = office.backed_up()
    other = Shell(tmp_path / "other").make_folders()
    new = other.root / "work" / "Repris.serment"
    answer = other.run("restore", snapshot, new, "--json", secrets=[PASSPHRASE])
    assert answer.code == 0
    assert sorted(answer.json) == ["counts", "lineage", "snapshot", "vault_id"]
    assert answer.json["snapshot"] == snapshot.name
    assert answer.json["counts"]["patients"] == 2
    assert all(type(count) is int for count in answer.json["counts"].values())
    checked = other.run("verify", new, "--json", secrets=[PASSPHRASE])
    assert (checked.json["ok"], checked.json["authenticated"]) == (True, True)
    assert checked.json["counts"]["patients"] == 2
    assert checked.json["findings"] == []


def test_restoring_changes_nothing_on_the_drive(office: Shell):
    snapshot = office.backed_up()
    before = tree(office.stick)
    office.run("restore", snapshot, office.root / "work" / "R", secrets=[PASSPHRASE])
    assert tree(office.stick) == before


def test_a_restore_onto_the_drive_itself_is_refused_before_a_secret_is_asked_for(office: Shell):
    snapshot = office.backed_up()
    for place in (office.stick, snapshot.parent):
        said = office.run("restore", snapshot, place / "Repris.serment").failed_with(4)
        assert "this one can take backups" in said
    assert not list(office.root.rglob("Repris.serment"))


def test_a_restore_that_fails_leaves_nothing(office: Shell):
    snapshot = office.backed_up()
    target = office.root / "work" / "deeper" / "R"
    office.run("restore", snapshot, target, secrets=["wrong"]).failed_with(3)
    assert not target.parent.exists()
    (snapshot / "records.db").write_bytes(b"\0" * 8192)
    office.run("restore", snapshot, target, secrets=[PASSPHRASE]).failed_with(5)
    assert not target.exists()
    office.run("restore", snapshot, office.vault, secrets=[PASSPHRASE]).failed_with(2)
    (snapshot / "seal.json").unlink()
    office.run("restore", snapshot, target, secrets=[PASSPHRASE]).failed_with(5)


def test_a_snapshot_altered_on_the_drive_is_named_and_one_without_seal_is_none(office: Shell, tmp_path):
    """One whose seal or headers were wrecked was in no list, and nothing was said of it."""
    snapshot = office.backed_up()
    (snapshot / "manifest.json").write_text("{}")
    checked = office.run("verify", snapshot, "--without-secret", "--json")
    assert checked.code == 5
    assert checked.json["findings"][0]["kind"] == "manifest-altered"
    listed = office.run("backups", office.stick, "--json").json
    facts = {"kind": "manifest-altered", "file": "manifest.json", "detail": "", "path": str(snapshot)}
    assert listed["backups"] == []
    assert [{name: one[name] for name in facts} for one in listed["broken"]] == [facts]
    (snapshot / "seal.json").unlink()
    assert _broken(office) == ["seal-missing"]
    elsewhere = Shell(tmp_path / "other").make_folders()
    shutil.copytree(office.stick / "Serment", elsewhere.stick / "Serment")
    assert _broken(elsewhere) == ["snapshot-unfinished"]
    assert elsewhere.run("backups", elsewhere.stick, "--verify").code == 0
    assert office.run("backups", office.stick, "--verify").code == 5


def _broken(shell: Shell) -> list[str]:
    listed = shell.run("backups", shell.stick, "--json").json
    assert listed["backups"] == []
    return [one["kind"] for one in listed["broken"]]


def test_a_backup_that_lost_both_headers_is_named_and_the_next_backup_gives_it_new_ones(office: Shell):
    first = office.backed_up()
    office.imported("NOM;PRENOM\nMARTIN;Zoé\n")
    for name in ("header.json", "header.copy.json"):
        (first / name).write_bytes(b"?")
    listed = office.run("backups", office.stick)
    assert listed.code == 0
    assert "cannot be restored: Both headers are damaged" in listed.out
    assert "Make a new backup now" in listed.out
    read = office.run("backups", office.stick, "--verify", "--json")
    assert (read.code, next(one["kind"] for one in read.json["findings"])) == (5, "headers-damaged")
    made = office.run("backup", office.vault, office.stick, "--json").json
    assert made["reopened"] == [first.name]
    assert office.run("restore", first, office.root / "work" / "R", secrets=[PASSPHRASE]).code == 0


def test_a_drive_that_is_not_there_is_not_a_drive_without_backups(office: Shell):
    assert office.run("backups", office.stick, "--json").json == {"backups": []}
    assert "missing" in office.run("backups", office.root / "missing").failed_with(6)
    office.run("backups", office.list()).failed_with(6)


def test_each_backup_is_a_new_snapshot_and_the_newest_comes_first(office: Shell):
    first = office.backed_up()
    office.imported("NOM;PRENOM\nMARTIN;Zoé\n")
    second = office.backed_up()
    listed = office.run("backups", office.stick, "--json").json["backups"]
    assert [one["path"] for one in listed] == [str(second), str(first)]


def test_a_backup_unknown_to_this_computer_counts_as_unverified(office: Shell, tmp_path):
    office.backed_up()
    other = Shell(tmp_path / "other").make_folders()
    shutil.copytree(office.stick / "Serment", other.stick / "Serment")
    [found] = other.run("backups", other.stick, "--json").json["backups"]
    assert (found["verified_at"], found["proven_at"]) == (None, None)


def test_the_stand_alone_script_on_the_drive_reads_what_the_program_wrote(on_disk: Shell):
    words = on_disk.created(real_kdf=True)
    taken = on_disk.run("import", on_disk.vault, on_disk.list(), secrets=[PASSPHRASE], shipped=True)
    assert taken.code == 0, taken.err
    snapshot = on_disk.backed_up()
    script, out = snapshot.parent / "serment_reader.py", on_disk.root / "work" / "lu"
    command = [sys.executable, str(script), str(snapshot), str(out)]
    done = subprocess.run(command, input=" ".join(words).encode() + b"\n", capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert b"QUATREBARBES" in b"".join(path.read_bytes() for path in out.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("place", "purpose", "code", "allowed"),
    [
        ("work", "vault", 0, True),
        ("stick", "backup", 0, True),
        ("work", "backup", 4, False),
        ("work", "export", 0, True),
    ],
)
def test_a_place_is_judged_without_being_touched(shell: Shell, place, purpose, code, allowed):
    before = tree(shell.root / "work"), tree(shell.stick)
    for path in (shell.root / place, shell.root / place / "to be" / "made"):
        answer = shell.run("place", path, "--for", purpose, "--json")
        assert (answer.code, answer.err) == (code, "")
        assert sorted(answer.json) == ["allowed", "reason", "rule"]
        assert answer.json["allowed"] is allowed
    assert (tree(shell.root / "work"), tree(shell.stick)) == before


def test_a_relative_place_is_judged_from_here(shell: Shell):
    answer = shell.run("place", "../stick", "--for", "backup", "--json")
    assert answer.json["allowed"] is True


def test_reasons_are_in_the_persons_language(shell: Shell):
    words = ("place", shell.root / "work", "--for", "backup")
    assert "disque du système" in shell.run(*words, language="fr").out
    assert "this computer runs from" in shell.run(*words).out


def test_drives_are_listed_with_the_verdict_on_each(shell: Shell):
    answer = shell.run("drives", "--json")
    assert answer.code == 0
    assert list(answer.json) == ["drives"]
    keys = (
        "allowed bus connected file_system free_bytes known label mount reason rule unfaithful_at uuid vaults"
    )
    for drive in answer.json["drives"]:
        assert sorted(drive) == [*keys.split(), "verified_at"]
        assert drive["unfaithful_at"] is None
        assert (drive["connected"], drive["known"], drive["vaults"]) == (True, False, [])
        assert type(drive["free_bytes"]) is int
    assert {one["mount"]: one["allowed"] for one in answer.json["drives"]}["/"] is False


def test_the_shipped_program_judges_this_very_computer(shell: Shell):
    assert list(shell.run("drives", "--json", shipped=True).json) == ["drives"]
    refused = shell.run("place", "/proc", "--for", "vault", "--json", shipped=True)
    assert (refused.code, refused.json["allowed"]) == (4, False)
    assert shell.run("lock", "--json", shipped=True).json == {"locked": 0}


def test_a_name_on_a_drive_begins_no_line_of_its_own(office: Shell):
    """A folder called so that a line seems to say what the program never said."""
    forged = "x\n2026-11-21T08:00:00Z  1  2026-11-21T08:00:00Z  forged"
    snapshot = office.backed_up()
    moved = snapshot.parent.with_name(forged)
    snapshot.parent.rename(moved)
    shown = office.run("backups", office.stick).out
    assert shown.count("\n") == 1
    assert "\\n2026" in shown
    (office.root / "a\nb").mkdir()
    shown = office.run("place", office.root / "a\nb", "--for", "export").out
    assert shown.count("\n") == 1


def test_a_drive_is_read_again_and_what_was_altered_is_named(office: Shell):
    snapshot = office.backed_up()
    read = office.run("backups", office.stick, "--verify", "--json")
    assert read.code == 0
    assert (read.json["ok"], read.json["findings"]) == (True, [])
    assert [name.rpartition("/")[2] for name in read.json["whole"]] == [snapshot.name]
    shutil.rmtree(snapshot)
    again = office.run("backups", office.stick, "--verify", "--json")
    assert again.code == 5
    assert [one["kind"] for one in again.json["findings"]] == ["snapshot-missing"]
    assert again.json["whole"] == []


def _alter(snapshot: Path) -> None:
    with (snapshot / "records.db").open("r+b") as records:
        records.seek(5000)
        records.write(b"altered")


def test_what_was_altered_since_it_was_verified_is_verified_no_more(office: Shell):
    """It went on counting as the last verified backup."""
    _alter(office.backed_up())
    for words in (("--verify", "--json"), ("--json",)):
        [row] = office.run("backups", office.stick, *words).json["backups"]
        assert row["verified_at"] is None


def test_a_vault_that_was_backed_up_twice_as_it_was_stands_there_twice_and_each_is_judged(office: Shell):
    first, second = office.backed_up(), office.backed_up()
    read = office.run("backups", office.stick, "--verify", "--json")
    assert (read.code, read.json["findings"], len(read.json["whole"])) == (0, [], 2)
    _alter(first)
    read = office.run("backups", office.stick, "--verify", "--json")
    assert [one["kind"] for one in read.json["findings"]] == ["records-altered"]
    verified = {one["path"]: bool(one["verified_at"]) for one in read.json["backups"]}
    assert verified == {str(first): False, str(second): True}


def test_where_a_backup_is_altered_another_one_is_proposed(office: Shell):
    """It said that the vault be restored from a backup, to whoever was restoring one."""
    snapshot = office.backed_up()
    header, new = snapshot / "header.json", office.root / "work" / "New.serment"
    _alter(snapshot)
    for words in (("restore", snapshot, new), ("rehearse", snapshot), ("verify", snapshot)):
        answer = office.run(*words, secrets=[PASSPHRASE])
        assert answer.code == 5
        assert "Choose another backup." in answer.out + answer.err
        assert "from a backup" not in answer.out + answer.err
    for one in (header, snapshot / "header.copy.json"):
        one.write_bytes(b"x")
    answer = office.run("restore", snapshot, new, secrets=[PASSPHRASE])
    assert (answer.code, "Choose another backup." in answer.err) == (5, True)
    assert not new.exists()


def test_all_of_a_vault_that_was_on_a_drive_and_is_gone_is_named(office: Shell):
    snapshot = office.backed_up()
    shutil.rmtree(office.stick / "Serment")
    assert f"{snapshot.name}." in office.run("backups", office.stick, "--verify").out
