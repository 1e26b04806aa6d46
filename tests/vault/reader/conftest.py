"""The script as a person runs it, on the golden vault and its backup."""

import io
import os
import runpy
import sys

import pytest

from tests.vault import rig
from tests.vault.reader.script import READER, SECRET, Done, Terminal
from tests.vault.test_golden import GOLDEN
from vault.backup import snapshot


@pytest.fixture
def golden(tmp_path):
    return rig.copied(GOLDEN / "format-1", tmp_path / "golden")


@pytest.fixture
def folder(golden):
    return golden / "Cabinet.serment"


@pytest.fixture
def backup(golden):
    return snapshot.found_on(golden / "drive").whole[0].path


@pytest.fixture
def split(golden, backup):
    """The same backup as on a drive that takes no large file."""
    (source,) = (golden / "split").iterdir()
    return rig.copied(source, backup.parent / source.name)


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
