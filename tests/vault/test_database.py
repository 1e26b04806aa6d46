"""The records database: nothing readable, nothing attached, no checkpoint of its own."""

import gc
import threading

import pytest
import sqlcipher3

from tests.vault.records.store import new_database
from vault import database as module
from vault import wal
from vault.database import Database, Mode
from vault.errors import Damaged, DiskFull, FileUnreachable, ReadOnlyFolder
from vault.secret import Secret

KEY = Secret(bytes(range(32)))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Dossier d'été" / "records.db"


@pytest.fixture
def database(path):
    path.parent.mkdir()
    made = Database.open(path, KEY, Mode.CREATE)
    made.run("CREATE TABLE t (x)")
    yield made
    made.close()


def _add(database, value="Moreau"):
    with database.transaction():
        database.run("INSERT INTO t VALUES (?)", (value,))


def _fail_after(database, sql):
    database.run(sql)
    raise RuntimeError


def test_nothing_of_it_is_readable(database, path):
    _add(database, "marqueur très reconnaissable")
    database.checkpoint()
    _add(database, "marqueur très reconnaissable")
    for file in path.parent.iterdir():
        assert b"marqueur" not in file.read_bytes()
    assert not path.read_bytes().startswith(b"SQLite")


@pytest.mark.parametrize("size", [0, 16, 31, 33, 64])
def test_a_key_of_another_length_never_becomes_a_passphrase(path, size):
    with pytest.raises(ValueError, match="32 bytes"):
        Database.open(path, Secret(bytes(size)))


def test_a_wrong_key_is_damage_and_says_nothing_on_standard_error(database, path, capfd):
    database.checkpoint()
    with pytest.raises(Damaged):
        Database.open(path, Secret(bytes(32)))
    assert capfd.readouterr() == ("", "")


def test_a_file_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(FileUnreachable):
        Database.open(tmp_path / "none.db", KEY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("sql", ["ATTACH 'x.db' AS x KEY ''", "ATTACH ':memory:' AS x", "DETACH x", "VACUUM"])
def test_nothing_is_ever_attached(database, sql):
    with pytest.raises(sqlcipher3.DatabaseError, match=r"authoriz|denied"):
        database.rows(sql)


def test_a_transaction_is_all_or_nothing(database):
    with pytest.raises(RuntimeError), database.transaction():
        _fail_after(database, "INSERT INTO t VALUES (1)")
    assert database.value("SELECT count(*) FROM t") == 0
    assert database.value("SELECT x FROM t") is None
    assert database.row("SELECT x FROM t") is None


def test_an_inner_transaction_is_part_of_the_outer_one(database):
    def work() -> None:
        _add(database)
        with pytest.raises(RuntimeError), database.transaction():
            _fail_after(database, "SELECT 1")
        assert database.rows("SELECT x FROM t") == [("Moreau",)]
        _fail_after(database, "SELECT 1")

    with pytest.raises(RuntimeError), database.transaction():
        work()
    assert database.rows("SELECT * FROM t") == []


def test_a_commit_that_fails_is_rolled_back(database, monkeypatch):
    run = Database._run

    def full(self, sql, parameters=()):
        if sql == "COMMIT":
            raise DiskFull("records.db")
        return run(self, sql, parameters)

    monkeypatch.setattr(Database, "_run", full)
    with pytest.raises(DiskFull):
        _add(database)
    assert database.rows("SELECT * FROM t") == []


def test_a_transaction_that_sqlite_ended_itself_is_not_rolled_back_twice(database):
    with pytest.raises(RuntimeError), database.transaction():
        _fail_after(database, "ROLLBACK")
    _add(database)


def test_whatever_is_committed_is_told_before_it_is_acknowledged(database):
    told = []
    database.after_commit = lambda: told.append(database.value("SELECT count(*) FROM t"))
    _add(database)
    database.run("INSERT INTO t VALUES (2)")
    database.run_many("INSERT INTO t VALUES (?)", [(3,), (4,)])
    with pytest.raises(RuntimeError), database.transaction():
        _fail_after(database, "INSERT INTO t VALUES (5)")
    assert told == [1, 2, 4]


def test_a_guard_can_refuse_a_transaction_before_it_begins(database):
    asked = []

    def refuse() -> None:
        asked.append(1)
        raise DiskFull("seal.json")

    database.before_writing = refuse
    with pytest.raises(DiskFull):
        _add(database)
    database.before_writing = lambda: asked.append(2)
    with database.transaction():
        _add(database)
    assert asked == [1, 2]


def test_only_a_checkpoint_of_ours_touches_the_main_file(database, path):
    before = path.read_bytes()
    for number in range(1500):
        _add(database, "x" * 900 + str(number))
    assert path.read_bytes() == before
    assert wal.beside(path, "-wal").stat().st_size > 4_000_000
    assert not database.checkpoint().busy
    assert path.read_bytes() != before
    assert wal.beside(path, "-wal").stat().st_size == 0


def test_a_reader_makes_a_checkpoint_say_busy_at_once(database, path):
    _add(database)
    reader = Database.open(path, KEY)
    with reader.transaction():
        assert reader.rows("SELECT * FROM t") == [("Moreau",)]
        assert database.checkpoint().busy
    reader.close()


def test_a_checkpoint_without_an_answer_is_damage(database, monkeypatch):
    monkeypatch.setattr(Database, "row", lambda *_: None)
    with pytest.raises(Damaged):
        database.checkpoint()


def test_a_connection_that_nobody_holds_does_not_checkpoint(tmp_path):
    """What frees the last connection closes it, and closing moves frames that no seal knows of."""
    path = tmp_path / "records.db"
    lost = Database.open(path, KEY, Mode.CREATE)
    lost.run("CREATE TABLE t (x)")
    lost.checkpoint()
    _add(lost)
    before = path.read_bytes()
    del lost
    gc.collect()
    assert path.read_bytes() == before
    assert wal.beside(path, "-wal").stat().st_size > 0


def test_an_immutable_file_gets_nothing_beside_it(database, path):
    _add(database)
    database.checkpoint()
    copy = path.with_name("copy.db")
    copy.write_bytes(path.read_bytes())
    copy.chmod(0o400)
    reader = Database.open(copy, KEY, Mode.IMMUTABLE)
    assert reader.rows("SELECT x FROM t") == [("Moreau",)]
    with pytest.raises(ReadOnlyFolder):
        reader.run("INSERT INTO t VALUES (2)")
    reader.close()
    assert not wal.companions(copy)


def test_the_file_s_own_checks_name_a_flipped_bit(database, path):
    for number in range(50):
        _add(database, "x" * 900 + str(number))
    database.checkpoint()
    assert database.check() == []
    data = bytearray(path.read_bytes())
    data[5000] ^= 1
    copy = path.with_name("copy.db")
    copy.write_bytes(data)
    reader = Database.open(copy, KEY, Mode.IMMUTABLE)
    try:
        found = reader.check()
    except Damaged:
        found = ["malformed"]
    assert found
    reader.close()


def test_deleted_words_leave_no_trace_and_settings_hold(database):
    for pragma, value in (("secure_delete", 1), ("foreign_keys", 1), ("synchronous", 2), ("temp_store", 2)):
        assert database.value(f"PRAGMA {pragma}") == value
    assert database.value("PRAGMA journal_mode") == "wal"
    assert database.value("PRAGMA wal_autocheckpoint") == 0
    assert database.value("PRAGMA trusted_schema") == 0


def test_a_long_query_can_be_stopped_from_another_thread(database):
    endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    timer = threading.Timer(0.05, database.interrupt)
    timer.start()
    with pytest.raises(sqlcipher3.OperationalError, match="interrupted"):
        database.value(endless)
    timer.join()


def test_many_rows_are_written_at_once(database):
    with database.transaction():
        database.run_many("INSERT INTO t VALUES (?)", [(1,), (2,)])
    assert database.rows("SELECT x FROM t ORDER BY x") == [(1,), (2,)]


@pytest.mark.parametrize(
    ("message", "answer"),
    [
        ("database or disk is full", DiskFull),
        ("attempt to write a readonly database", ReadOnlyFolder),
        ("file is not a database", Damaged),
        ("database disk image is malformed", Damaged),
        ("disk I/O error", FileUnreachable),
        ("unable to open database file", FileUnreachable),
        ("database is locked", FileUnreachable),
    ],
)
def test_what_sqlcipher_says_of_the_world_is_an_answer(path, message, answer):
    assert type(module._answer(message, path)) is answer


def test_what_it_says_of_our_sql_stays_a_bug(database):
    with pytest.raises(sqlcipher3.OperationalError, match="syntax error"):
        database.run("SELEKT 1")


def test_another_program_s_lock_is_the_machine_s_fault(database, path):
    other = Database.open(path, KEY)
    with other.transaction():
        other.run("INSERT INTO t VALUES (1)")
        with pytest.raises(FileUnreachable) as raised:
            _add(database)
    assert raised.value.reason == "EBUSY"
    other.close()


def test_a_new_record_is_of_the_latest_schema(tmp_path):
    made = new_database(tmp_path / "new.db")
    assert made.check() == []
    made.close()
