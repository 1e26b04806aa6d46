"""After a day's work nothing of a patient is readable in any file the program wrote."""

from pathlib import Path

import pytest

from tests.journeys import canaries, day, vaults
from tests.journeys.program import Program
from tests.vault import cheap


def test_after_a_days_work_no_file_shows_a_patient(started: Program, tmp_path: Path):
    words = canaries.drawn(3)
    others = iter(words)
    outside = tmp_path.parent / f"{tmp_path.name}-apart"
    listed, scan = _brought(outside, [next(others) for _ in range(150)])
    vault = vaults.given(started)
    keeper = started.starts()
    session = started.unlocks()
    day.take_list_over(session, listed)
    for year in (1951, 1984):  # born on other days than anybody: all these words begin alike
        day.new_patient(session, next(others), next(others), f"07/04/{year}")
        session.types(" ".join(next(others) for _ in range(8)))
        day.sign(session)
    day.attach(session, scan)
    session.types(" ".join(next(others) for _ in range(10)))
    session.presses("Ctrl+K")
    session.types(next(others))
    day.back_up(session)
    started.copies()
    session.presses("Ctrl+L")
    session.ends()
    started.worker.ends()
    session = started.unlocks()
    session.presses("Ctrl+N")
    session.types(" ".join(next(others) for _ in range(10)))
    session.kill()
    session.ends()
    assert canaries.readable(tmp_path) == []
    started.unlocks().does("close")
    assert keeper.wait(20) == 0
    assert canaries.readable(tmp_path) == []
    assert vault.verified().ok
    assert any(tmp_path.rglob("records.db")), "the scan has seen the vault"
    assert list(started.stick.rglob("seal.json")), "and the backup"


def _brought(folder: Path, words: list[str]) -> tuple[Path, Path]:
    """The practitioner's own files, which lie elsewhere and stay as they are."""
    folder.mkdir()
    listed, scan = folder / "patients.csv", folder / "compte rendu.txt"
    rows = [f"{words[at].upper()};{words[at + 1]};12/03/1968;{words[at + 2]}" for at in range(0, 147, 3)]
    listed.write_text("Nom;Prénom;Date de naissance;Remarques\n" + "\n".join(rows) + "\n", encoding="cp1252")
    scan.write_text(" ".join(words[147:]))
    return listed, scan


@pytest.mark.parametrize("spelling", canaries.spellings("Zqkanariabcdefgh"))
def test_the_search_finds_every_spelling(tmp_path: Path, spelling: bytes):
    (tmp_path / "file").write_bytes(b"before" + spelling + b"after")
    assert canaries.readable(tmp_path)


def test_the_search_finds_a_file_name(tmp_path: Path):
    (tmp_path / f"{cheap.PASSPHRASE}-Zqkanari.txt").write_bytes(b"")
    assert canaries.readable(tmp_path)
