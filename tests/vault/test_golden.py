"""What a released format wrote opens for ever: with our code, and with the script that shares none."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import vault
from tests.vault import cheap, rig
from vault import header, seal, words
from vault.backup import restore, snapshot
from vault.kdf import ARGON2ID
from vault.secret import Secret
from vault.verify import Subject, verify

GOLDEN = Path(__file__).parent.parent / "golden"
FORMATS = sorted(path.name for path in GOLDEN.iterdir() if path.name.startswith("format-"))
READER = Path(vault.__file__).parent / "serment_reader.py"
#: The golden passphrase and words are those of ``tests.vault.cheap``, at the true floor of Argon2id.
SECRET = cheap.PASSPHRASE
WORDS = " ".join(words.from_entropy(cheap.ENTROPY))
NOTES = {"Toux sèche depuis trois jours.", "Œdème des chevilles, l'après-midi surtout."}


@pytest.fixture(params=FORMATS)
def golden(request, tmp_path):
    return rig.copied(GOLDEN / request.param, tmp_path / "golden")


@pytest.fixture
def folder(golden):
    return golden / "Cabinet.serment"


@pytest.fixture
def backup(golden):
    return snapshot.found_on(golden / "drive")[0].path


def _keys(folder, credential=None):
    return header.read(folder).header.unlock(credential or cheap.passphrase(), ARGON2ID).keys


def test_every_format_has_its_golden_files():
    assert [f"format-{number}" for number in range(1, seal.FORMAT + 1)] == FORMATS


def test_the_golden_vault_opens_with_either_secret(folder):
    assert _keys(folder).public_key == _keys(folder, cheap.recovery()).public_key
    with rig.session(folder, _keys(folder)) as working:
        assert not working.opened.findings
        texts = {str(row[0]) for row in working.database.rows("SELECT text FROM note")}
        assert texts == NOTES | {"à reprendre demain"}


def test_the_golden_vault_and_backup_verify(folder, backup):
    keys = _keys(folder)
    report = rig.examined(folder, keys)
    assert report.ok
    assert report.authenticated
    assert (report.counts["notes"], report.counts["documents"]) == (2, 2)
    root = snapshot.documents_root(backup)
    assert not verify(Subject(backup, keys, documents=root)).findings


def test_the_golden_backup_restores(folder, backup, tmp_path):
    restored = restore.restore(backup, tmp_path / "Neuf.serment", _keys(backup))
    assert (restored.counts["notes"], restored.counts["documents"]) == (3, 2)
    assert not restored.findings


# The stand-alone script -------------------------------------------------------------------------------------


def _run(
    *arguments: object, secret: str = SECRET, language: str = "en"
) -> "subprocess.CompletedProcess[str]":
    """As a person on another computer runs it: another folder, nothing of ours on the path."""
    return subprocess.run(
        [sys.executable, "-I", str(READER), *map(str, arguments)],
        input=secret + "\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"LANG": language, "PYTHONUTF8": "1"},
        cwd="/",
        check=False,
    )


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
def test_the_script_reads_the_vault_with_either_secret(folder, tmp_path, secret):
    before = rig.tree(folder)
    done = _run(folder, tmp_path / "out", secret=secret)
    assert (done.returncode, done.stderr) == (0, "")
    assert rig.tree(folder) == before
    _hold_against(folder, tmp_path / "out")
    drafts = json.loads((tmp_path / "out" / "drafts.json").read_text("utf-8"))
    assert [draft["text"] for draft in drafts] == ["à reprendre demain"]
    assert not [row for row in _rows(tmp_path / "out") if row["table"] == "document" and "key" in row["row"]]
    assert {path.suffix for path in (tmp_path / "out" / "documents").iterdir()} == {".pdf"}


def test_the_script_reads_a_backup_on_its_drive(backup, folder, tmp_path):
    done = _run(backup, tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    _hold_against(folder, tmp_path / "out")


@pytest.mark.parametrize("source", ["folder", "backup"])
def test_the_script_restores_what_the_program_opens(request, folder, tmp_path, source):
    new = tmp_path / "Neuf.serment"
    done = _run("--restore", request.getfixturevalue(source), new)
    assert (done.returncode, done.stderr) == (0, "")
    assert not rig.examined(new, _keys(folder)).findings
    with rig.session(new, _keys(folder)) as working:
        assert not working.opened.findings


def test_the_script_reads_a_session_that_was_cut_off(folder, tmp_path):
    working = rig.Session(folder, _keys(folder))
    row = working.note("Juste avant la coupure")
    cut = rig.copied(folder, tmp_path / "cut" / "Cabinet.serment")
    working.vault._begin_checkpoint()
    closing = rig.copied(folder, tmp_path / "closing" / "Cabinet.serment")
    working.close()
    for state in (cut, closing):
        before = rig.tree(state)
        done = _run(state, state.parent / "out")
        assert done.returncode == 0
        assert "not closed cleanly" in done.stderr
        assert rig.tree(state) == before
        assert row in {found["row"].get("id") for found in _rows(state.parent / "out")}


def test_the_script_reads_a_vault_that_was_cut_off_while_opening_or_after_its_checkpoint(folder, tmp_path):
    working = rig.Session(folder, _keys(folder))
    row = working.note("Avant le point")
    working.vault.checkpoint()
    opening = rig.copied(folder, tmp_path / "opening" / "Cabinet.serment")
    working.vault._begin_checkpoint()
    closing = rig.copied(folder, tmp_path / "closing" / "Cabinet.serment")
    working.close()
    for state in (opening, closing):
        done = _run(state, state.parent / "out")
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
def test_the_script_names_what_is_not_as_sealed(folder, tmp_path, name, damage, said):
    damage(next(folder.glob(name)))
    done = _run(folder, tmp_path / "out")
    assert done.returncode == 5
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_the_script_leaves_a_planted_wal_unread(folder, tmp_path):
    working = rig.Session(folder, _keys(folder))
    working.note("D'une session d'avant")
    planted = (folder / "records.db-wal").read_bytes()
    working.close()
    with rig.session(folder, _keys(folder)) as again:
        latest = again.note("La vraie")
    (folder / "records.db-wal").write_bytes(planted)
    done = _run(folder, tmp_path / "out")
    assert done.returncode == 5
    assert "records.db-wal" in done.stderr
    assert latest in {row["row"].get("id") for row in _rows(tmp_path / "out")}


@pytest.mark.parametrize(
    ("name", "damage"), [("records.db", _flip), ("documents/71/*", Path.unlink), ("seal.json", _flip)]
)
def test_the_script_restores_nothing_altered(folder, tmp_path, name, damage):
    damage(next(folder.glob(name)))
    done = _run("--restore", folder, tmp_path / "Neuf.serment")
    assert done.returncode == 5
    assert not list(tmp_path.glob("Neuf*"))


def test_the_script_restores_from_one_header_what_is_whole_again(folder, tmp_path):
    _flip(folder / "header.json", 50)
    done = _run("--restore", folder, tmp_path / "Neuf.serment")
    assert done.returncode == 5
    assert not header.read(tmp_path / "Neuf.serment").findings


def test_the_script_names_the_row_of_the_access_log(folder, tmp_path):
    working = rig.Session(folder, _keys(folder))
    working.database.run("DROP TRIGGER access_log_is_final")
    working.database.run("UPDATE access_log SET operation = 'rien' WHERE seq = 6")
    working.close()
    done = _run(folder, tmp_path / "out")
    assert done.returncode == 5
    assert "row 6" in done.stderr


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "does not open"), ("fr_FR.UTF-8", "n'ouvrent pas")]
)
def test_a_wrong_secret_is_said_in_the_reader_s_language(folder, tmp_path, language, sentence):
    done = _run(folder, tmp_path / "out", secret="autre", language=language)
    assert done.returncode == 3
    assert sentence in done.stderr
    assert not (tmp_path / "out").exists()


def test_the_script_never_writes_where_something_is(folder, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "lettre.txt").write_text("à garder")
    for arguments in ([folder, tmp_path / "out"], ["--restore", folder, tmp_path / "out"]):
        assert _run(*arguments).returncode == 2
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["lettre.txt"]


def test_a_folder_that_is_no_vault_is_said_so(tmp_path):
    done = _run(tmp_path, tmp_path / "out")
    assert done.returncode == 2
    assert "neither a vault nor a backup" in done.stderr


def test_a_later_format_is_named(folder, tmp_path):
    outer = json.loads((folder / "header.json").read_text())
    outer["body"] = outer["body"].replace('"format":1', '"format":2')
    for name in ("header.json", "header.copy.json"):
        (folder / name).write_text(json.dumps(outer))
    assert _run(folder, tmp_path / "out").returncode == 8


def test_the_word_list_beside_the_script_is_the_program_s():
    assert tuple((READER.parent / "french.txt").read_text("utf-8").split()) == words.french_words()


def test_the_script_needs_nothing_of_ours():
    lines = (line.split() for line in READER.read_text("utf-8").splitlines())
    imported = {words[1].split(".")[0] for words in lines if words and words[0] in ("import", "from")}
    assert imported - set(sys.stdlib_module_names) == {"sqlcipher3", "argon2", "cryptography"}
