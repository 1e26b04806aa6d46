"""Whatever is done to the access log behind its back is seen, at the row where it was done."""

import pytest
import sqlcipher3

from tests.vault.records import store
from vault import audit
from vault.audit import START, Head


@pytest.fixture
def database(tmp_path):
    made = store.new_database(tmp_path / "records.db")
    yield made
    made.close()


SLIPPED_IN = """
    INSERT INTO access_log
    SELECT {}, at, author_id, operation, patient_id, record_id, hash FROM access_log LIMIT 1
    """


def write(database, years, rows=3):
    """Three rows in each of ``years``."""
    for year in years:
        for number in range(rows):
            audit.append(
                database, f"{year}-05-0{number + 1}T10:00:00Z", "author", "patient.opened", f"p{number}"
            )


def behind_its_back(database, sql):
    """Change the log as somebody would who has the key and drops the triggers."""
    for trigger in ("access_log_is_final", "access_log_stays", "access_segment_stays"):
        database.run(f"DROP TRIGGER IF EXISTS {trigger}")
    database.run(sql)


def test_an_empty_log_has_a_head_and_is_whole(database):
    assert audit.head(database) == Head(0, START)
    assert audit.verify_log(database) is None


def test_every_row_moves_the_head(database):
    write(database, [2026])
    first = audit.head(database)
    assert first.rows == 3
    assert audit.append(database, "2026-06-01T00:00:00Z", "author", "vault.closed") == 4
    assert audit.head(database).rows == 4
    assert audit.head(database).hash != first.hash
    assert audit.verify_log(database) is None


def test_the_log_is_read_latest_first(database):
    write(database, [2026])
    assert [access.seq for access in audit.latest(database, 2)] == [3, 2]
    (access,) = [one for one in audit.latest(database) if one.patient_id == "p1"]
    assert (access.operation, access.at, access.author_id) == (
        "patient.opened",
        "2026-05-02T10:00:00Z",
        "author",
    )


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE access_log SET at = 'x'",
        "DELETE FROM access_log",
        "DELETE FROM access_segment",
        "INSERT OR REPLACE INTO access_log SELECT * FROM access_log",
    ],
)
def test_triggers_refuse_a_change_made_by_mistake(database, sql):
    write(database, [2026])
    with pytest.raises(sqlcipher3.IntegrityError, match=r"the access log|the heads"):
        database.run(sql)


@pytest.mark.parametrize("column", ["at", "author_id", "operation", "patient_id", "record_id", "hash"])
def test_an_altered_row_is_named(database, column):
    write(database, [2026])
    behind_its_back(database, f"UPDATE access_log SET {column} = {column} || '0' WHERE seq = 2")
    assert audit.verify_log(database) == 2


@pytest.mark.parametrize(
    ("sql", "row"),
    [
        ("DELETE FROM access_log WHERE seq = 1", 1),
        ("DELETE FROM access_log WHERE seq = 2", 2),
        ("UPDATE access_log SET seq = 9 WHERE seq = 3", 3),
        (
            SLIPPED_IN.format(0),
            1,
        ),
        ("UPDATE access_segment SET start_hash = 'x' WHERE year = 2027", 4),
        ("DELETE FROM access_log WHERE seq BETWEEN 4 AND 5", 4),
    ],
)
def test_a_row_removed_moved_or_slipped_in_is_named(database, sql, row):
    write(database, [2026, 2027])
    behind_its_back(database, sql)
    assert audit.verify_log(database) == row


def test_rows_cut_off_at_the_end_move_the_head_the_seal_signed(database):
    write(database, [2026])
    signed = audit.head(database)
    behind_its_back(database, "DELETE FROM access_log WHERE seq = 3")
    assert audit.head(database) != signed


def test_fields_cannot_be_shifted_into_each_other():
    assert audit.chained(START, 1, ("ab", "c")) != audit.chained(START, 1, ("a", "bc"))


def test_a_year_is_dropped_whole_and_its_head_stays(database):
    write(database, [2024, 2025, 2026])
    before = audit.head(database)
    assert audit.drop_year(database, 2024, "2026-06-01T00:00:00Z") == 3
    assert [access.seq for access in audit.latest(database)] == [9, 8, 7, 6, 5, 4]
    assert audit.head(database) == before
    assert audit.verify_log(database) is None
    assert audit.drop_year(database, 2025, "2026-06-01T00:00:00Z") == 3
    assert audit.verify_log(database) is None
    assert audit.append(database, "2026-06-02T00:00:00Z", "author", "patient.opened") == 10


@pytest.mark.parametrize("year", [2026, 2025, 1999])
def test_only_the_oldest_finished_year_is_dropped(database, year):
    write(database, [2024, 2025, 2026])
    assert audit.drop_year(database, year, "2026-06-01T00:00:00Z") == 0
    assert audit.head(database).rows == 9


def test_the_year_being_written_is_never_dropped(database):
    write(database, [2026])
    assert audit.drop_year(database, 2026, "2026-06-01T00:00:00Z") == 0


@pytest.mark.parametrize(
    ("sql", "row"),
    [
        ("UPDATE access_segment SET head_hash = printf('%064d', 7) WHERE year = 2024", 4),
        ("UPDATE access_log SET operation = 'x' WHERE seq = 4", 4),
        ("DELETE FROM access_log WHERE seq = 4", 4),
        (
            SLIPPED_IN.format(2),
            4,
        ),
    ],
)
def test_after_a_year_was_dropped_the_rest_still_proves_itself(database, sql, row):
    write(database, [2024, 2025])
    audit.drop_year(database, 2024, "2026-06-01T00:00:00Z")
    behind_its_back(database, sql)
    assert audit.verify_log(database) == row


def test_a_year_whose_rows_were_all_removed_is_named(database):
    write(database, [2024, 2025])
    audit.drop_year(database, 2024, "2026-06-01T00:00:00Z")
    behind_its_back(database, "DELETE FROM access_log")
    assert audit.head(database).rows == 3
    assert audit.verify_log(database) == 4


def test_a_clock_set_back_writes_on_in_the_year_it_came_from(database):
    write(database, [2026])
    audit.append(database, "2025-12-31T23:59:59Z", "author", "patient.opened")
    assert database.rows("SELECT year FROM access_segment") == [(2026,)]
    assert audit.verify_log(database) is None


def test_more_rows_than_one_batch_are_verified(database, monkeypatch):
    monkeypatch.setattr(audit, "BATCH", 4)
    write(database, [2025, 2026], rows=9)
    assert audit.verify_log(database) is None
    behind_its_back(database, "UPDATE access_log SET operation = 'x' WHERE seq = 17")
    assert audit.verify_log(database) == 17
