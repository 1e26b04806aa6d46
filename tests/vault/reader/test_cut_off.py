"""A session that was cut off is read as far as it is proven, from a copy, and never further."""

import pytest

from tests.vault import frames, rig
from tests.vault.reader.script import flip, keys_of, read_ids, rows


def test_the_script_reads_a_session_that_was_cut_off(run, folder, tmp_path):
    working = rig.Session(folder, keys_of(folder))
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
        assert row in {found["row"].get("id") for found in rows(state.parent / "out")}


def test_the_script_reads_a_vault_that_was_cut_off_while_opening_or_after_its_checkpoint(
    run, folder, tmp_path
):
    working = rig.Session(folder, keys_of(folder))
    row = working.note("Avant le point")
    working.vault.checkpoint()
    opening = rig.copied(folder, tmp_path / "opening" / "Cabinet.serment")
    working.vault._begin_checkpoint()
    closing = rig.copied(folder, tmp_path / "closing" / "Cabinet.serment")
    working.close()
    for state in (opening, closing):
        done = run(state, state.parent / "out")
        assert (done.returncode, done.stderr) == (0, "")
        assert row in {found["row"].get("id") for found in rows(state.parent / "out")}


def test_the_script_leaves_a_planted_wal_unread(run, folder, tmp_path):
    working = rig.Session(folder, keys_of(folder))
    working.note("D'une session d'avant")
    planted = (folder / "records.db-wal").read_bytes()
    working.close()
    with rig.session(folder, keys_of(folder)) as again:
        latest = again.note("La vraie")
    (folder / "records.db-wal").write_bytes(planted)
    done = run(folder, tmp_path / "out")
    assert done.returncode == 5
    assert "records.db-wal" in done.stderr
    assert latest in {row["row"].get("id") for row in rows(tmp_path / "out")}


@pytest.mark.parametrize("state", ["open", "closing"])
@pytest.mark.parametrize("attack", ["removed", "replaced"])
def test_the_wal_of_a_cut_off_session_is_read_only_if_it_is_its_own(run, folder, tmp_path, state, attack):
    working = rig.Session(folder, keys_of(folder))
    row = working.note("Seulement dans le -wal")
    if state == "closing":
        working.vault._begin_checkpoint()
    cut = rig.copied(folder, tmp_path / "cut" / "Cabinet.serment")
    working.close()
    wal = cut / "records.db-wal"
    if attack == "removed":
        wal.unlink()
    else:
        flip(wal, 18)
    done = run(cut, tmp_path / "out")
    assert done.returncode == 5
    assert "records.db" in done.stderr
    assert row not in {found["row"].get("id") for found in rows(tmp_path / "out")}


@pytest.fixture
def cut(folder, tmp_path):
    """A session that was cut off after two notes, and what the -wal was before the second."""
    working = rig.Session(folder, keys_of(folder))
    first = working.note("Avant")
    second = working.note("Après")
    left = rig.copied(folder, tmp_path / "cut" / "Cabinet.serment")
    working.close()
    return left, first, second


def test_old_pages_behind_the_proven_work_are_not_read(run, cut, tmp_path):
    left, first, second = cut
    wal = left / "records.db-wal"
    frames.append(wal, frames.count(wal), frames.pages(left / "records.db"))
    assert run(left, tmp_path / "out").returncode == 0
    assert {first, second} <= read_ids(tmp_path / "out")


def test_old_pages_in_the_place_of_proven_work_are_named_and_not_read(run, cut, tmp_path):
    left, first, second = cut
    wal = left / "records.db-wal"
    frames.append(wal, frames.commits(wal)[-2], frames.pages(left / "records.db"))
    done = run(left, tmp_path / "out")
    assert (done.returncode, "records.db-wal" in done.stderr) == (5, True)
    assert first in read_ids(tmp_path / "out")
    assert second not in read_ids(tmp_path / "out")


def test_without_its_proof_only_what_the_seal_vouches_for_is_read(run, cut, tmp_path):
    left, first, second = cut
    (left / "records.db-proof").unlink()
    done = run(left, tmp_path / "out")
    assert (done.returncode, "Missing: records.db-proof" in done.stderr) == (5, True)
    assert not {first, second} & read_ids(tmp_path / "out")


def test_a_proof_with_more_than_a_torn_record_is_named(run, cut, tmp_path):
    left, first, second = cut
    proof = left / "records.db-proof"
    data = proof.read_bytes()
    proof.write_bytes(data[:-1] + b"x")
    assert run(left, tmp_path / "torn").returncode == 0
    proof.write_bytes(data[:-4097] + b"x" + data[-4096:-1] + b"x")
    done = run(left, tmp_path / "out")
    assert (done.returncode, "altered: records.db-proof" in done.stderr) == (5, True)
    assert {first, second} <= read_ids(tmp_path / "out")


def test_frames_behind_a_checkpoint_that_was_cut_off_are_not_read(run, folder, tmp_path):
    working = rig.Session(folder, keys_of(folder))
    row = working.note()
    working.vault._begin_checkpoint()
    left = rig.copied(folder, tmp_path / "cut" / "Cabinet.serment")
    working.close()
    wal = left / "records.db-wal"
    frames.append(wal, frames.count(wal), frames.pages(left / "records.db"))
    assert run(left, tmp_path / "out").returncode == 0
    assert row in read_ids(tmp_path / "out")


def test_a_checkpoint_over_other_records_is_named(run, folder, tmp_path):
    working = rig.Session(folder, keys_of(folder))
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
