"""The script reads what the program wrote: every row, every document, every draft."""

import json
import runpy
from pathlib import Path

import pytest

from tests.vault import rig
from tests.vault.reader.script import READER, SECRET, WORDS, keys_of, rows
from tests.vault.test_golden import NOTES
from vault import audit
from vault.records import documents_index, export
from vault.secret import Secret


def _hold_against(folder: Path, output: Path) -> None:
    """Every row of every table as our own code reads them, and every document."""
    with rig.session(rig.copied(folder, output.parent / "ours" / "Cabinet.serment"), keys_of(folder)) as ours:
        documents = {path.stem: path for path in (output / "documents").iterdir()}
        for document_id, key in ours.database.rows("SELECT id, key FROM document"):
            plain = ours.vault.documents.read(str(document_id), Secret(key))  # type: ignore[arg-type]
            assert documents.pop(str(document_id)).read_bytes() == plain
        assert not documents
        written = rows(output)
        lines = (output / "records.jsonl").read_bytes().splitlines(keepends=True)
        # Opening logged itself, and merged the drafts into notes.
        changed = {"vault_state", "access_log", "access_segment", "note"}
        there = [(line, row) for line, row in zip(lines, written, strict=True) if row["table"] not in changed]
        for (line, row), own in zip(there, export.lines(ours.database, changed), strict=True):
            # Opening brought an older vault's rows up to this schema: the script read what was there before.
            known = {name: value for name, value in own.row.items() if name in row["row"]}
            assert line == export.Line(own.table, known).json()
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
    assert not [row for row in rows(tmp_path / "out") if row["table"] == "document" and "key" in row["row"]]
    assert {path.suffix for path in (tmp_path / "out" / "documents").iterdir()} == {".pdf"}


@pytest.mark.parametrize("source", ["backup", "split"])
def test_the_script_reads_a_backup_on_its_drive(run, request, source, folder, tmp_path):
    done = run(request.getfixturevalue(source), tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    _hold_against(folder, tmp_path / "out")


@pytest.mark.parametrize("typed", ["zzzz " * 12, WORDS.replace("abaisser", "abajour"), "abaisser " * 12])
def test_words_that_are_none_are_tried_as_a_passphrase(run, folder, tmp_path, typed):
    assert run(folder, tmp_path / "out", secret=typed).returncode == 3


def test_four_letters_of_each_word_are_enough(run, folder, tmp_path):
    short = " ".join(word[:4] for word in WORDS.split())
    assert run(folder, tmp_path / "out", secret=short).returncode == 0


@pytest.mark.parametrize(
    ("media_type", "ending"), [("text/plain", ".txt"), ("image/gif", ".bin"), ("odd/odd", ".bin")]
)
def test_documents_end_by_their_media_type(run, folder, tmp_path, media_type, ending):
    with rig.session(folder, keys_of(folder)) as working:
        working.database.run("UPDATE document SET media_type = ?", (media_type,))
    assert run(folder, tmp_path / "out").returncode == 0
    assert {path.suffix for path in (tmp_path / "out" / "documents").iterdir()} == {ending}


def test_script_and_program_give_a_document_the_same_ending():
    assert runpy.run_path(str(READER))["ENDINGS"] == documents_index.ENDINGS


def test_a_destroyed_document_is_a_row_without_a_file(run, folder, tmp_path):
    with rig.session(folder, keys_of(folder)) as working:
        documents_index.remove(working.context, str(working.database.value("SELECT id FROM document")))
    assert run(folder, tmp_path / "out").returncode == 0
    assert len(list((tmp_path / "out" / "documents").iterdir())) == 1


def test_a_log_whose_years_were_dropped_still_proves_itself(run, folder, tmp_path):
    with rig.session(folder, keys_of(folder)) as working:
        with working.database.transaction():
            audit.append(working.database, "2031-01-05T09:00:00Z", "", "vault.noted")
        assert audit.drop_year(working.database, 2026, "2031-02-01T09:00:00Z")
    done = run(folder, tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
