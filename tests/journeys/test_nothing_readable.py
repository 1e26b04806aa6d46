"""The search of the proof ``canaries`` finds what is there."""

from pathlib import Path

import pytest

from tests.journeys import canaries
from tests.vault import cheap


@pytest.mark.parametrize("spelling", canaries.spellings("Zqkanariabcdefgh"))
def test_the_search_finds_every_spelling(tmp_path: Path, spelling: bytes):
    (tmp_path / "file").write_bytes(b"before" + spelling + b"after")
    assert canaries.readable(tmp_path)


def test_the_search_finds_a_file_name(tmp_path: Path):
    (tmp_path / f"{cheap.PASSPHRASE}-Zqkanari.txt").write_bytes(b"")
    assert canaries.readable(tmp_path)
