"""The log says what happened, never to whom."""

import logging
import stat
import sys
import threading

import pytest

from app import log


@pytest.fixture
def logged(tmp_path):
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    log.start(tmp_path / "log", "keeper")
    yield tmp_path / "log" / "keeper.log"
    for handler in [handler for handler in root.handlers if handler not in before]:
        root.removeHandler(handler)
        if isinstance(handler, logging.StreamHandler):
            handler.stream.close()
    root.setLevel(level)
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks


def test_what_the_program_did_is_written(logged):
    logging.getLogger("serment.backup").info("backup proven, %d documents", 214)
    assert "INFO serment.backup: backup proven, 214 documents" in logged.read_text()


def test_an_exception_is_written_without_its_message(logged, caplog):
    try:
        raise KeyError("Camille Lefèvre")
    except KeyError as error:
        sys.excepthook(KeyError, error, error.__traceback__)
    written = logged.read_text()
    assert "KeyError" in written
    assert "test_log.py:" in written
    assert "Camille" not in written


def _end_a_thread() -> None:
    def work() -> None:
        raise KeyError("Camille Lefèvre")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def _end_a_thing() -> None:
    class Thing:
        def __del__(self) -> None:
            raise KeyError("Camille Lefèvre")

    Thing()


@pytest.mark.parametrize("ends", [_end_a_thread, _end_a_thing])
def test_one_that_nobody_could_catch_is_written_so_as_well(logged, caplog, capfd, ends):
    """Python wrote it on the terminal with every word, and nothing of it in the log."""
    ends()
    written = logged.read_text()
    assert "KeyError" in written
    assert "test_log.py:" in written
    assert "Camille" not in written + "".join(capfd.readouterr())


@pytest.mark.skipif(sys.platform == "win32", reason="modes")
def test_nobody_else_can_read_it(logged):
    assert stat.S_IMODE(logged.stat().st_mode) == 0o600


def test_a_log_that_grew_is_put_aside_at_the_next_start(tmp_path, logged):
    logged.write_text("x" * 300_000)
    log.start(tmp_path / "log", "keeper")
    assert logged.stat().st_size == 0
    assert (tmp_path / "log" / "keeper.log.1").stat().st_size == 300_000


def test_where_nothing_can_be_written_the_program_goes_on(tmp_path, logged):
    (tmp_path / "file").write_text("")
    log.start(tmp_path / "file", "keeper")
    logging.getLogger("serment").info("still here")
