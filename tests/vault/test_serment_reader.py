"""The stand-alone script reads and restores what the program wrote, and says what is not as sealed."""

import builtins
import io
import json
import os
import runpy
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import argon2.low_level
import msgspec
import pytest
from argon2.exceptions import HashingError

import vault
from tests.vault import cheap, frames, rig
from tests.vault.test_golden import GOLDEN, NOTES
from vault import audit, cipher, files, header, seal, slots, words
from vault.backup import snapshot
from vault.kdf import ARGON2ID
from vault.records import documents_index
from vault.secret import Secret

READER = Path(vault.__file__).parent / "serment_reader.py"
SECRET = cheap.PASSPHRASE
WORDS = " ".join(words.from_entropy(cheap.ENTROPY))


@pytest.fixture
def golden(tmp_path):
    return rig.copied(GOLDEN / "format-1", tmp_path / "golden")


@pytest.fixture
def folder(golden):
    return golden / "Cabinet.serment"


@pytest.fixture
def backup(golden):
    return snapshot.found_on(golden / "drive")[0].path


def _keys(folder):
    return header.read(folder).header.unlock(cheap.passphrase(), ARGON2ID).keys


@dataclass
class Done:
    """How the script ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


class Terminal(io.StringIO):
    """Someone types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def run(monkeypatch, capsys):
    """The script as a person runs it, in this process so that every line of it is counted."""

    def run(*arguments: object, secret: str | None = SECRET, language: str = "en") -> Done:
        monkeypatch.setattr(sys, "argv", [str(READER), *map(str, arguments)])
        typed = (
            io.TextIOWrapper(io.BytesIO(f"{secret}\n".encode()), "utf-8")
            if secret is not None
            else Terminal()
        )
        monkeypatch.setattr(sys, "stdin", typed)
        monkeypatch.delenv("LC_ALL", raising=False)
        monkeypatch.setenv("LANG", language)
        mask = os.umask(0o022)
        try:
            with pytest.raises(SystemExit) as ended:
                runpy.run_path(str(READER), run_name="__main__")
        finally:
            os.umask(mask)
        return Done(int(str(ended.value.code)), *capsys.readouterr())

    return run


def _rows(output: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (output / "records.jsonl").read_text("utf-8").splitlines()]


def _hold_against(folder: Path, output: Path) -> None:
    """Every row of every table as our own code reads them, and every document."""
    with rig.session(rig.copied(folder, output.parent / "ours" / "Cabinet.serment"), _keys(folder)) as ours:
        documents = {path.stem: path for path in (output / "documents").iterdir()}
        for document_id, key in ours.database.rows("SELECT id, key FROM document"):
            plain = ours.vault.documents.read(str(document_id), Secret(key))  # type: ignore[arg-type]
            assert documents.pop(str(document_id)).read_bytes() == plain
        assert not documents
        written = _rows(output)
        for table in {row["table"] for row in written} - {"vault_state", "access_log", "note"}:
            count = ours.database.value(f"SELECT count(*) FROM {table}")
            assert count == sum(row["table"] == table for row in written)
        assert {row["row"]["text"] for row in written if row["table"] == "note"} == NOTES


@pytest.mark.parametrize("secret", [SECRET, WORDS, WORDS.upper(), SECRET.replace(" ", "\u00a0")])
def test_the_script_reads_the_vault_with_either_secret(run, folder, tmp_path, secret):
    before = rig.tree(folder)
    done = run(folder, tmp_path / "out", secret=secret)
    assert (done.returncode, done.stderr) == (0, "")
    assert rig.tree(folder) == before
    _hold_against(folder, tmp_path / "out")
    drafts = json.loads((tmp_path / "out" / "drafts.json").read_text("utf-8"))
    assert [draft["text"] for draft in drafts] == ["à reprendre demain"]
    assert not [row for row in _rows(tmp_path / "out") if row["table"] == "document" and "key" in row["row"]]
    assert {path.suffix for path in (tmp_path / "out" / "documents").iterdir()} == {".pdf"}


def test_the_script_reads_a_backup_on_its_drive(run, backup, folder, tmp_path):
    done = run(backup, tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    _hold_against(folder, tmp_path / "out")


@pytest.mark.parametrize("source", ["folder", "backup"])
def test_the_script_restores_what_the_program_opens(run, request, folder, tmp_path, source):
    new = tmp_path / "Neuf.serment"
    done = run("--restore", request.getfixturevalue(source), new)
    assert (done.returncode, done.stderr) == (0, "")
    assert not rig.examined(new, _keys(folder)).findings
    with rig.session(new, _keys(folder)) as working:
        assert not working.opened.findings


def test_the_script_reads_a_session_that_was_cut_off(run, folder, tmp_path):
    working = rig.Session(folder, _keys(folder))
    row = working.note("Juste avant la coupure")
    cut = rig.copied(folder, tmp_path / "cut" / "Cabinet.serment")
    working.vault._begin_checkpoint()
    closing = rig.copied(folder, tmp_path / "closing" / "Cabinet.serment")
    working.close()
    for state in (cut, closing):
        before = rig.tree(state)
        done = run(state, state.parent / "out")
        assert done.returncode == 0
        assert "not closed cleanly" in done.stderr
        assert rig.tree(state) == before
        assert row in {found["row"].get("id") for found in _rows(state.parent / "out")}


def test_the_script_reads_a_vault_that_was_cut_off_while_opening_or_after_its_checkpoint(
    run, folder, tmp_path
):
    working = rig.Session(folder, _keys(folder))
    row = working.note("Avant le point")
    working.vault.checkpoint()
    opening = rig.copied(folder, tmp_path / "opening" / "Cabinet.serment")
    working.vault._begin_checkpoint()
    closing = rig.copied(folder, tmp_path / "closing" / "Cabinet.serment")
    working.close()
    for state in (opening, closing):
        done = run(state, state.parent / "out")
        assert (done.returncode, done.stderr) == (0, "")
        assert row in {found["row"].get("id") for found in _rows(state.parent / "out")}


def _flip(path: Path, place: int = 5000) -> None:
    data = bytearray(path.read_bytes())
    data[place % len(data)] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("name", "damage", "said"),
    [
        ("records.db", _flip, "records.db"),
        ("seal.json", _flip, "seal.json"),
        ("seal.json", Path.unlink, "seal.json"),
        ("manifest.json", _flip, "manifest.json"),
        ("pending.bin", _flip, "pending.bin"),
        ("header.json", _flip, "header.json"),
        ("documents/71/*", _flip, "71"),
        ("documents/71/*", Path.unlink, "Missing"),
        ("records.db", Path.unlink, "Missing"),
    ],
)
def test_the_script_names_what_is_not_as_sealed(run, folder, tmp_path, name, damage, said):
    damage(next(folder.glob(name)))
    done = run(folder, tmp_path / "out")
    assert done.returncode == 5
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_the_script_leaves_a_planted_wal_unread(run, folder, tmp_path):
    working = rig.Session(folder, _keys(folder))
    working.note("D'une session d'avant")
    planted = (folder / "records.db-wal").read_bytes()
    working.close()
    with rig.session(folder, _keys(folder)) as again:
        latest = again.note("La vraie")
    (folder / "records.db-wal").write_bytes(planted)
    done = run(folder, tmp_path / "out")
    assert done.returncode == 5
    assert "records.db-wal" in done.stderr
    assert latest in {row["row"].get("id") for row in _rows(tmp_path / "out")}


@pytest.mark.parametrize(
    ("name", "damage"), [("records.db", _flip), ("documents/71/*", Path.unlink), ("seal.json", _flip)]
)
def test_the_script_restores_nothing_altered(run, folder, tmp_path, name, damage):
    damage(next(folder.glob(name)))
    done = run("--restore", folder, tmp_path / "Neuf.serment")
    assert done.returncode == 5
    assert not list(tmp_path.glob("Neuf*"))


def test_the_script_restores_from_one_header_what_is_whole_again(run, folder, tmp_path):
    _flip(folder / "header.json", 50)
    done = run("--restore", folder, tmp_path / "Neuf.serment")
    assert done.returncode == 5
    assert not header.read(tmp_path / "Neuf.serment").findings


def test_the_script_names_the_row_of_the_access_log(run, folder, tmp_path):
    working = rig.Session(folder, _keys(folder))
    working.database.run("DROP TRIGGER access_log_is_final")
    working.database.run("UPDATE access_log SET operation = 'rien' WHERE seq = 6")
    working.close()
    done = run(folder, tmp_path / "out")
    assert done.returncode == 5
    assert "row 6" in done.stderr


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "does not open"), ("fr_FR.UTF-8", "n'ouvrent pas")]
)
def test_a_wrong_secret_is_said_in_the_reader_s_language(run, folder, tmp_path, language, sentence):
    done = run(folder, tmp_path / "out", secret="autre", language=language)
    assert done.returncode == 3
    assert sentence in done.stderr
    assert not (tmp_path / "out").exists()


def test_the_script_never_writes_where_something_is(run, folder, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "lettre.txt").write_text("à garder")
    for arguments in ([folder, tmp_path / "out"], ["--restore", folder, tmp_path / "out"]):
        assert run(*arguments).returncode == 2
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["lettre.txt"]


def test_a_folder_that_is_no_vault_is_said_so(run, tmp_path):
    done = run(tmp_path, tmp_path / "out")
    assert done.returncode == 2
    assert "neither a vault nor a backup" in done.stderr


def test_a_later_format_is_named(run, folder, tmp_path):
    outer = json.loads((folder / "header.json").read_text())
    outer["body"] = outer["body"].replace('"format":1', '"format":2')
    for name in ("header.json", "header.copy.json"):
        (folder / name).write_text(json.dumps(outer))
    assert run(folder, tmp_path / "out").returncode == 8


def test_the_word_list_beside_the_script_is_the_program_s():
    assert tuple((READER.parent / "french.txt").read_text("utf-8").split()) == words.french_words()


def test_the_script_needs_nothing_of_ours():
    lines = (line.split() for line in READER.read_text("utf-8").splitlines())
    imported = {words[1].split(".")[0] for words in lines if words and words[0] in ("import", "from")}
    assert imported - set(sys.stdlib_module_names) == {"sqlcipher3", "argon2", "cryptography"}


def test_the_script_runs_alone_on_another_computer(folder, tmp_path):
    """Another folder, nothing of ours on the path."""
    alone = tmp_path / "drive"
    alone.mkdir()
    for name in ("serment_reader.py", "french.txt"):
        (alone / name).write_bytes((READER.parent / name).read_bytes())
    done = subprocess.run(
        [sys.executable, "-I", str(alone / "serment_reader.py"), str(folder), str(tmp_path / "out")],
        input=f"{WORDS}\n",
        capture_output=True,
        encoding="utf-8",
        env={"LANG": "fr_FR.UTF-8"},
        cwd="/",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "n'est pas chiffré" in done.stdout


def test_without_its_word_list_the_words_cannot_be_read_and_the_passphrase_can(
    run, folder, tmp_path, monkeypatch
):
    read = Path.read_text

    def without_the_list(path, *arguments):
        if path.name == "french.txt":
            raise FileNotFoundError
        return read(path, *arguments)

    monkeypatch.setattr(Path, "read_text", without_the_list)
    done = run(folder, tmp_path / "out", secret=WORDS)
    assert done.returncode == 3
    assert "french.txt" in done.stderr
    assert run(folder, tmp_path / "out").returncode == 0


def test_loading_the_script_runs_nothing():
    assert runpy.run_path(str(READER), run_name="reader")["main"]


@pytest.mark.parametrize("typed", ["zzzz " * 12, WORDS.replace("abaisser", "abajour"), "abaisser " * 12])
def test_words_that_are_none_are_tried_as_a_passphrase(run, folder, tmp_path, typed):
    assert run(folder, tmp_path / "out", secret=typed).returncode == 3


def test_four_letters_of_each_word_are_enough(run, folder, tmp_path):
    short = " ".join(word[:4] for word in WORDS.split())
    assert run(folder, tmp_path / "out", secret=short).returncode == 0


def test_a_terminal_is_asked_without_echo(run, folder, tmp_path, monkeypatch):
    asked = []

    def type_it(prompt):
        asked.append(prompt)
        return SECRET

    monkeypatch.setattr("getpass.getpass", type_it)
    assert run(folder, tmp_path / "out", secret=None, language="fr_FR").returncode == 0
    assert asked == ["Phrase secrète, ou les douze mots de secours : "]


def test_a_library_that_is_missing_is_named(run, folder, tmp_path, monkeypatch):
    imported = builtins.__import__

    def missing(name, *rest):
        if name == "sqlcipher3":
            raise ImportError(name=name)
        return imported(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    done = run(folder, tmp_path / "out")
    monkeypatch.undo()
    assert done.returncode == 6
    assert "sqlcipher3" in done.stderr


def test_too_little_memory_says_how_much_is_needed(run, folder, tmp_path, monkeypatch):
    def fail(*_):
        raise HashingError

    monkeypatch.setattr(argon2.low_level, "hash_secret_raw", fail)
    done = run(folder, tmp_path / "out")
    assert done.returncode == 6
    assert "64 MiB" in done.stderr


def test_a_person_who_stops_is_not_scolded(run, folder, tmp_path, monkeypatch):
    def stop(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("getpass.getpass", stop)
    assert run(folder, tmp_path / "out", secret=None).returncode == 130


def test_a_disk_that_refuses_is_the_machine_s_fault(run, folder, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    assert run(folder, tmp_path / "file" / "out").returncode == 6


def _resigned(folder, key=None, **changes):
    """Both headers changed and signed: with the vault's key, or with the attacker's."""
    keys = _keys(folder)
    found = header.read(folder).header
    header.write(folder, msgspec.structs.replace(found, **changes), key or keys.seal)


def test_parameters_below_the_floor_are_never_used(run, folder, tmp_path):
    found = header.read(folder).header
    weak = tuple(msgspec.structs.replace(slot, memory_kib=1024) for slot in found.slots)
    _resigned(folder, slots=weak)
    done = run(folder, tmp_path / "out")
    assert done.returncode == 3
    assert "out of bounds" in done.stderr


def test_a_header_signed_by_someone_else_is_named(run, folder, tmp_path):
    seed = cipher.random_key()
    _resigned(folder, seed, public_key=cipher.public_key(seed))
    done = run(folder, tmp_path / "out")
    assert done.returncode == 5
    assert "not the header's" in done.stderr


def test_a_header_older_than_the_seal_allows_is_named(run, folder, tmp_path):
    key = header.read(folder).header.unlock(cheap.passphrase(), ARGON2ID)
    old = (folder / header.MAIN).read_bytes()
    slots.added(folder, key, cheap.passphrase("autre"), ARGON2ID.floor)
    for name in (header.MAIN, header.COPY):
        (folder / name).write_bytes(old)
    done = run(folder, tmp_path / "out")
    assert done.returncode == 5
    assert "older than the seal" in done.stderr


@pytest.mark.parametrize("state", ["open", "closing"])
@pytest.mark.parametrize("attack", ["removed", "replaced"])
def test_the_wal_of_a_cut_off_session_is_read_only_if_it_is_its_own(run, folder, tmp_path, state, attack):
    working = rig.Session(folder, _keys(folder))
    row = working.note("Seulement dans le -wal")
    if state == "closing":
        working.vault._begin_checkpoint()
    cut = rig.copied(folder, tmp_path / "cut" / "Cabinet.serment")
    working.close()
    wal = cut / "records.db-wal"
    if attack == "removed":
        wal.unlink()
    else:
        _flip(wal, 18)
    done = run(cut, tmp_path / "out")
    assert done.returncode == 5
    assert "records.db" in done.stderr
    assert row not in {found["row"].get("id") for found in _rows(tmp_path / "out")}


@pytest.fixture
def cut(folder, tmp_path):
    """A session that was cut off after two notes, and what the -wal was before the second."""
    working = rig.Session(folder, _keys(folder))
    first = working.note("Avant")
    second = working.note("Après")
    left = rig.copied(folder, tmp_path / "cut" / "Cabinet.serment")
    working.close()
    return left, first, second


def _read_ids(output: Path) -> set[str]:
    return {found["row"].get("id") for found in _rows(output)}


def test_old_pages_behind_the_proven_work_are_not_read(run, cut, tmp_path):
    left, first, second = cut
    wal = left / "records.db-wal"
    frames.append(wal, frames.count(wal), frames.pages(left / "records.db"))
    assert run(left, tmp_path / "out").returncode == 0
    assert {first, second} <= _read_ids(tmp_path / "out")


def test_old_pages_in_the_place_of_proven_work_are_named_and_not_read(run, cut, tmp_path):
    left, first, second = cut
    wal = left / "records.db-wal"
    frames.append(wal, frames.commits(wal)[-2], frames.pages(left / "records.db"))
    done = run(left, tmp_path / "out")
    assert (done.returncode, "records.db-wal" in done.stderr) == (5, True)
    assert first in _read_ids(tmp_path / "out")
    assert second not in _read_ids(tmp_path / "out")


def test_without_its_proof_only_what_the_seal_vouches_for_is_read(run, cut, tmp_path):
    left, first, second = cut
    (left / "records.db-proof").unlink()
    done = run(left, tmp_path / "out")
    assert (done.returncode, "Missing: records.db-proof" in done.stderr) == (5, True)
    assert not {first, second} & _read_ids(tmp_path / "out")


def test_a_proof_with_more_than_a_torn_record_is_named(run, cut, tmp_path):
    left, first, second = cut
    proof = left / "records.db-proof"
    data = proof.read_bytes()
    proof.write_bytes(data[:-1] + b"x")
    assert run(left, tmp_path / "torn").returncode == 0
    proof.write_bytes(data[:-4097] + b"x" + data[-4096:-1] + b"x")
    done = run(left, tmp_path / "out")
    assert (done.returncode, "altered: records.db-proof" in done.stderr) == (5, True)
    assert {first, second} <= _read_ids(tmp_path / "out")


def test_frames_behind_a_checkpoint_that_was_cut_off_are_not_read(run, folder, tmp_path):
    working = rig.Session(folder, _keys(folder))
    row = working.note()
    working.vault._begin_checkpoint()
    left = rig.copied(folder, tmp_path / "cut" / "Cabinet.serment")
    working.close()
    wal = left / "records.db-wal"
    frames.append(wal, frames.count(wal), frames.pages(left / "records.db"))
    assert run(left, tmp_path / "out").returncode == 0
    assert row in _read_ids(tmp_path / "out")


def test_a_checkpoint_over_other_records_is_named(run, folder, tmp_path):
    working = rig.Session(folder, _keys(folder))
    working.note()
    working.vault._begin_checkpoint()
    cut = rig.copied(folder, tmp_path / "cut" / "Cabinet.serment")
    working.close()
    with (cut / "records.db").open("ab") as file:
        file.write(bytes(4096))
    page = bytearray((cut / "records.db").read_bytes())
    page[30 * 4096 + 7] ^= 1
    (cut / "records.db").write_bytes(page)
    assert run(cut, tmp_path / "out").returncode == 5


def test_both_headers_damaged_is_the_end(run, folder, tmp_path):
    for name in (header.MAIN, header.COPY):
        (folder / name).write_bytes(b"{}")
    done = run(folder, tmp_path / "out")
    assert done.returncode == 5
    assert "Both copies" in done.stderr


def test_only_a_closed_vault_is_restored(run, folder, tmp_path):
    working = rig.Session(folder, _keys(folder))
    cut = rig.copied(folder, tmp_path / "cut" / "Cabinet.serment")
    working.close()
    done = run("--restore", cut, tmp_path / "Neuf.serment")
    assert done.returncode == 5
    assert "not closed" in done.stderr


def test_a_restored_vault_may_take_an_empty_folder(run, folder, tmp_path):
    (tmp_path / "Neuf.serment").mkdir()
    assert run("--restore", folder, tmp_path / "Neuf.serment").returncode == 0


def test_a_vault_without_drafts_is_read_and_restored_too(run, folder, tmp_path):
    with rig.session(folder, _keys(folder)):
        pass
    assert not (folder / "pending.bin").exists()
    assert run(folder, tmp_path / "out").returncode == 0
    assert run("--restore", folder, tmp_path / "Neuf.serment").returncode == 0
    (folder / "pending.bin").write_bytes(b"planted")
    done = run(folder, tmp_path / "out2")
    assert done.returncode == 5
    assert "pending.bin" in done.stderr


def test_a_manifest_that_names_a_path_elsewhere_restores_nothing(run, folder, tmp_path):
    """Sealed by someone who has the key: still nothing is written outside the new folder."""
    listed = {"format": 1, "documents": [{"path": "../../x", "size": 1, "sha256": ""}]}
    print_ = files.write(folder / "manifest.json", json.dumps(listed).encode())
    sealed = seal.read(folder, header.read(folder).header)
    seal.write(folder, msgspec.structs.replace(sealed, manifest=print_), _keys(folder).seal)
    assert run("--restore", folder, tmp_path / "Neuf.serment").returncode == 5
    assert not list(tmp_path.glob("Neuf*"))


def test_a_document_that_does_not_decrypt_is_named(run, folder, tmp_path):
    """Its hash in the row was made to fit: its cipher tells."""
    keys = _keys(folder)
    for content in (b"serment doc1" + bytes(40), b"other"):
        working = rig.Session(folder, keys)
        document = str(working.database.value("SELECT id FROM document"))
        print_ = files.write(folder / "documents" / document[:2] / document, content)
        working.database.run(
            "UPDATE document SET cipher_size = ?, cipher_sha256 = ? WHERE id = ?",
            (print_.size, print_.sha256, document),
        )
        working.close()
        done = run(folder, tmp_path / f"out{len(content)}")
        assert done.returncode == 5
        assert document in done.stderr


@pytest.mark.parametrize(
    ("media_type", "ending"), [("text/plain", ".txt"), ("image/gif", ".bin"), ("odd/odd", ".bin")]
)
def test_documents_end_by_their_media_type(run, folder, tmp_path, media_type, ending):
    with rig.session(folder, _keys(folder)) as working:
        working.database.run("UPDATE document SET media_type = ?", (media_type,))
    assert run(folder, tmp_path / "out").returncode == 0
    assert {path.suffix for path in (tmp_path / "out" / "documents").iterdir()} == {ending}


def test_script_and_program_give_a_document_the_same_ending():
    assert runpy.run_path(str(READER))["ENDINGS"] == documents_index.ENDINGS


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "tout est écrit, lisible"), ("en", "readable by anybody")]
)
def test_the_help_says_what_to_name_in_the_persons_language(run, language, said):
    done = run("--help", language=language)
    assert done.returncode == 0
    assert said in " ".join(done.stdout.split())


def test_a_destroyed_document_is_a_row_without_a_file(run, folder, tmp_path):
    with rig.session(folder, _keys(folder)) as working:
        documents_index.remove(working.context, str(working.database.value("SELECT id FROM document")))
    assert run(folder, tmp_path / "out").returncode == 0
    assert len(list((tmp_path / "out" / "documents").iterdir())) == 1


def test_a_log_whose_years_were_dropped_still_proves_itself(run, folder, tmp_path):
    with rig.session(folder, _keys(folder)) as working:
        with working.database.transaction():
            audit.append(working.database, "2031-01-05T09:00:00Z", "", "vault.noted")
        assert audit.drop_year(working.database, 2026, "2031-02-01T09:00:00Z")
    done = run(folder, tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_log_cut_short_is_named(run, folder, tmp_path):
    sealed = seal.read(folder, header.read(folder).header)
    seal.write(folder, msgspec.structs.replace(sealed, log_rows=sealed.log_rows + 1), _keys(folder).seal)
    done = run(folder, tmp_path / "out")
    assert done.returncode == 5
    assert f"row {sealed.log_rows + 1}" in done.stderr
