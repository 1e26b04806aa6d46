"""The script among people: what it asks, what it needs, and how it ends."""

import builtins
import runpy
import subprocess
import sys
from pathlib import Path

import argon2.low_level
import pytest
from argon2.exceptions import HashingError

from tests.vault.reader.script import READER, SECRET, WORDS
from vault import words


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


def test_of_a_folder_of_backups_one_is_to_be_named(run, folder, tmp_path):
    done = run(folder.parent, tmp_path / "out")
    assert done.returncode == 2
    assert str(folder) in done.stderr
    assert not (tmp_path / "out").exists()


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


def test_a_terminal_is_asked_without_echo(run, folder, tmp_path, monkeypatch):
    asked = []

    def type_it(prompt):
        asked.append(prompt)
        return SECRET

    monkeypatch.setattr("getpass.getpass", type_it)
    assert run(folder, tmp_path / "out", secret=None, language="fr_FR").returncode == 0
    assert asked == ["Phrase de passe, ou les douze mots de secours : "]


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


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "tout est écrit, lisible"), ("en", "readable by anybody")]
)
def test_the_help_says_what_to_name_in_the_persons_language(run, language, said):
    done = run("--help", language=language)
    assert done.returncode == 0
    assert said in " ".join(done.stdout.split())
