"""``serment verify``: names what is wrong, and never writes."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app import vaultlock
from tests.app.cli.shell import CHECKOUT, PASSPHRASE, Shell, tree
from vault import header


def kinds(answer) -> list[tuple[str, str]]:
    return [(one["kind"], one["path"]) for one in answer.json["findings"]]


def flip(path: Path, offset: int) -> None:
    data = bytearray(path.read_bytes())
    data[offset] ^= 1
    path.write_bytes(data)


def cut_off(shell: Shell) -> None:
    """A session that dies while the vault is open."""
    command = [sys.executable, "-m", "tests.app.cli.cut_off", str(shell.stick), str(shell.vault)]
    done = subprocess.run(command, env=shell.environment(), cwd=CHECKOUT, capture_output=True, check=False)
    assert done.returncode == 9, done.stderr


def test_a_sound_vault_is_authentic_and_counted(office: Shell):
    answer = office.run("verify", office.vault, "--json", secrets=[PASSPHRASE])
    assert answer.code == 0
    assert sorted(answer.json) == ["authenticated", "counts", "findings", "ok"]
    assert (answer.json["ok"], answer.json["authenticated"], answer.json["findings"]) == (True, True, [])
    counts = answer.json["counts"]
    assert sorted(counts) == ["documents", "log_rows", "measurements", "notes", "patients"]
    assert all(type(count) is int for count in counts.values())
    assert counts["patients"] == 2


def test_verifying_writes_nothing_anywhere(office: Shell):
    snapshot = office.backed_up()
    copied = office.root / "work" / "copie.serment"
    shutil.copytree(office.vault, copied)
    (copied / vaultlock.NAME).unlink()
    before = tree(office.root / "work"), tree(office.stick), tree(office.root / "tmp")
    for folder in (office.vault, snapshot, copied):
        assert office.run("verify", folder, secrets=[PASSPHRASE]).code == 0
        assert office.run("verify", folder, "--without-secret").code == 0
        assert office.run("verify", folder, secrets=["nothing of the kind"]).code == 3
    assert (tree(office.root / "work"), tree(office.stick), tree(office.root / "tmp")) == before


def test_verifying_a_vault_that_was_cut_off_leaves_it_as_it_was(office: Shell):
    cut_off(office)
    before = {name: found[2] for name, found in tree(office.root / "work").items()}
    assert office.run("verify", office.vault, secrets=[PASSPHRASE]).code == 0
    assert {name: found[2] for name, found in tree(office.root / "work").items()} == before


def test_a_vault_that_was_cut_off_is_sound_and_said_to_be(office: Shell):
    cut_off(office)
    answer = office.run("verify", office.vault, "--json", secrets=[PASSPHRASE])
    assert (answer.code, answer.json["ok"]) == (0, True)
    assert ("not-closed-cleanly", "records.db") in kinds(answer)
    assert answer.json["counts"]["patients"] == 3


def test_a_vault_that_was_cut_off_is_recovered_by_the_next_opening_and_says_so(office: Shell):
    cut_off(office)
    refused = office.run("backup", office.vault, office.stick).failed_with(5)
    assert "not closed cleanly" in refused
    answer = office.run("import", office.vault, office.list("NOM\nMARTIN\n"), secrets=[PASSPHRASE])
    assert answer.code == 0
    assert "not closed cleanly" in answer.err
    assert office.run("verify", office.vault, "--json", secrets=[PASSPHRASE]).json["findings"] == []
    assert office.run("backup", office.vault, office.stick).code == 0


def test_a_dry_run_does_not_recover_anything(office: Shell):
    cut_off(office)
    before = tree(office.vault)
    words = ("import", office.vault, office.list(), "--dry-run")
    assert "not closed cleanly" in office.run(*words, secrets=[PASSPHRASE]).failed_with(5)
    assert tree(office.vault) == before


@pytest.mark.parametrize("name", [header.MAIN, header.COPY])
def test_one_damaged_header_is_named_while_the_vault_still_opens(office: Shell, name: str):
    (office.vault / name).write_bytes(b"\0" * 512)
    answer = office.run("verify", office.vault, "--json", secrets=[PASSPHRASE])
    assert (answer.code, answer.json["ok"]) == (5, False)
    assert kinds(answer) == [("header-damaged", name)]
    taken = office.run("import", office.vault, office.list("NOM\nMARTIN\n"), secrets=[PASSPHRASE])
    assert taken.code == 0
    assert name in taken.err
    assert name in office.run("slots", office.vault).err


def test_two_damaged_headers_are_named_and_open_nothing(office: Shell):
    for name in (header.MAIN, header.COPY):
        (office.vault / name).write_bytes(b"{}")
    answer = office.run("verify", office.vault, "--json", secrets=[PASSPHRASE])
    assert (answer.code, answer.json["ok"], answer.json["authenticated"]) == (5, False, False)
    office.run("slots", office.vault).failed_with(5)
    office.run("backup", office.vault, office.stick).failed_with(5)


@pytest.mark.parametrize(
    ("name", "offset", "kind"),
    [
        ("records.db", 9000, "records-altered"),
        ("manifest.json", 12, "manifest-altered"),
        ("seal.json", 300, "seal-damaged"),
    ],
)
def test_a_flipped_bit_is_named(office: Shell, name: str, offset: int, kind: str):
    flip(office.vault / name, offset)
    for how in (["--without-secret"], []):
        answer = office.run("verify", office.vault, "--json", *how, secrets=[PASSPHRASE])
        assert answer.code == 5
        assert (kind, name) in kinds(answer)


def test_an_altered_record_stops_every_verb_that_opens_it(office: Shell):
    flip(office.vault / "records.db", 9000)
    listed = office.list()
    said = office.run("import", office.vault, listed, secrets=[PASSPHRASE]).failed_with(5)
    assert "altered or replaced: records.db" in said
    office.run("import", office.vault, listed, "--dry-run", secrets=[PASSPHRASE]).failed_with(5)
    office.run("export", office.vault, office.root / "out", secrets=[PASSPHRASE]).failed_with(5)
    office.run("backup", office.vault, office.stick).failed_with(5)
    office.run("restore", office.vault, office.root / "work" / "R", secrets=[PASSPHRASE]).failed_with(5)
    assert not (office.root / "work" / "R").exists()


@pytest.mark.parametrize("suffix", ["-wal", "-journal", "-shm"])
def test_a_planted_journal_is_named(office: Shell, suffix: str):
    (office.vault / f"records.db{suffix}").write_bytes(b"\0" * 4096)
    answer = office.run("verify", office.vault, "--json", secrets=[PASSPHRASE])
    assert answer.code == 5
    assert kinds(answer) == [("journal-planted", f"records.db{suffix}")]


def test_an_extra_document_is_named(office: Shell):
    (office.vault / "documents" / "ab").mkdir()
    (office.vault / "documents" / "ab" / ("ab" * 16)).write_bytes(b"?")
    answer = office.run("verify", office.vault, "--json", "--without-secret")
    assert (answer.code, kinds(answer)) == (5, [("document-unknown", f"documents/ab/{'ab' * 16}")])


def test_a_truncated_record_and_a_missing_one_are_told_apart(office: Shell):
    records = office.vault / "records.db"
    records.write_bytes(records.read_bytes()[:-4096])
    assert kinds(office.run("verify", office.vault, "--json", secrets=[PASSPHRASE])) == [
        ("records-truncated", "records.db")
    ]
    records.unlink()
    assert kinds(office.run("verify", office.vault, "--json", secrets=[PASSPHRASE])) == [
        ("records-missing", "records.db")
    ]


def test_an_older_state_of_the_folder_opens_only_after_a_question(office: Shell):
    aside = office.root / "aside"
    shutil.copytree(office.vault, aside)
    office.imported("NOM;PRENOM\nMARTIN;Zoé\n")
    shutil.rmtree(office.vault)
    shutil.copytree(aside, office.vault)
    said = office.run("import", office.vault, office.list(), secrets=[PASSPHRASE]).failed_with(5)
    assert "older than what this computer has seen" in said


def test_a_vault_of_a_later_format_is_refused_by_name(office: Shell):
    for name in (header.MAIN, header.COPY):
        envelope = json.loads((office.vault / name).read_bytes())
        body = json.loads(envelope["body"]) | {"format": 7}
        envelope["body"] = json.dumps(body)
        envelope["sha256"] = hashlib.sha256(envelope["body"].encode()).hexdigest()
        (office.vault / name).write_text(json.dumps(envelope))
    assert "format 7" in office.run("verify", office.vault, secrets=[PASSPHRASE]).failed_with(8)
    assert "format 7" in office.run("slots", office.vault).failed_with(8)
    assert "format 7" in office.run("backup", office.vault, office.stick).failed_with(8)


def test_a_header_without_its_signature_is_altered(office: Shell):
    for name in (header.MAIN, header.COPY):
        envelope = json.loads((office.vault / name).read_bytes())
        body = json.loads(envelope["body"])
        body["slots"][0]["memory_kib"] = 1
        envelope["body"] = json.dumps(body)
        envelope["sha256"] = hashlib.sha256(envelope["body"].encode()).hexdigest()
        (office.vault / name).write_text(json.dumps(envelope))
    answer = office.run("verify", office.vault, "--json", secrets=[PASSPHRASE])
    assert (answer.code, kinds(answer)) == (5, [("header-altered", "header.json")])


def test_the_shipped_program_refuses_a_derivation_under_the_floor(on_disk: Shell):
    on_disk.created()
    said = on_disk.run("verify", on_disk.vault, secrets=[PASSPHRASE], shipped=True).failed_with(5)
    assert "too weak" in said


def test_without_a_secret_an_unknown_vault_is_complete_but_not_proven(office: Shell, tmp_path: Path):
    elsewhere = Shell(tmp_path / "elsewhere").make_folders()
    words = ("verify", office.vault, "--without-secret", "--json")
    answer = elsewhere.run(*words)
    assert (answer.code, answer.json["ok"], answer.json["authenticated"]) == (0, True, False)
    assert office.run(*words).json["authenticated"] is True


def test_the_fingerprint_on_the_sheet_proves_a_vault_in_any_grouping(office: Shell, tmp_path: Path):
    elsewhere = Shell(tmp_path / "elsewhere").make_folders()
    key = header.read(office.vault).header.public_key.hex()
    groups = [key[at : at + 4] for at in range(0, 64, 4)]
    words = ("verify", office.vault, "--without-secret", "--json", "--fingerprint")
    assert elsewhere.run(*words, *groups).json["authenticated"] is True
    assert elsewhere.run(*words, key.upper()).json["authenticated"] is True
    other = elsewhere.run(*words, "00" * 32)
    assert (other.code, kinds(other)) == (5, [("header-foreign", "header.json")])
    for nonsense in ("zz", "abcd", "00" * 31):
        assert "fingerprint" in elsewhere.run(*words, nonsense).failed_with(2)


@pytest.mark.parametrize("what", ["missing", "empty", "file"])
def test_what_is_no_vault_is_said_to_be_none(shell: Shell, what: str):
    path = shell.root / "work" / "thing"
    if what == "empty":
        path.mkdir()
    elif what == "file":
        path.write_text("x")
    for words in (("verify", path), ("slots", path), ("backup", path, shell.stick), ("export", path, "out")):
        assert "is not a vault" in shell.run(*words, secrets=[PASSPHRASE]).failed_with(2)
    assert not list(shell.stick.iterdir())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_person_reads_the_verdict_in_their_language(office: Shell, language: str):
    sound = office.run("verify", office.vault, secrets=[PASSPHRASE], language=language)
    verdict = {"en": "Everything is what was sealed.", "fr": "Tout est bien ce qui a été scellé."}[language]
    assert sound.out.replace("\u00a0", " ").startswith(f"{verdict}\n2 patients, ")
    flip(office.vault / "records.db", 9000)
    broken = office.run("verify", office.vault, secrets=[PASSPHRASE], language=language)
    assert broken.code == 5
    assert {"en": "altered or replaced", "fr": "altérés ou remplacés"}[language] in broken.out
