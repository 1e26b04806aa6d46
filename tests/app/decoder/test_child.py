"""The child may be gone at any time, and is not believed before its answer was checked."""

import errno
import os
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest

from app import spawn
from app.decoder.decoder import PATIENCE, Decoder, File
from app.decoder.errors import DecoderError, DecoderGone
from app.decoder.questions import LIST, MOST_DRAWN
from app.decoder.wire import LARGEST, Parcel, Wire, WireEnded
from tests.app.decoder import samples
from tests.app.decoder.children import LINUX, gone, pid_of, until, worked


def test_a_child_killed_in_the_middle_is_said_and_the_next_question_starts_another(own):
    pid = pid_of(own)
    os.kill(pid, signal.SIGSTOP)
    threading.Timer(0.1, os.kill, (pid, signal.SIGKILL)).start()
    file = File("image/png", samples.png())
    with pytest.raises(DecoderGone):
        own.pages(file)
    assert own.pages(file) == ((60, 40),)
    assert pid_of(own) != pid


def test_a_child_killed_between_two_questions_is_not_even_noticed(own):
    file = File("image/png", samples.png())
    own.pages(file)
    pid = pid_of(own)
    os.kill(pid, signal.SIGKILL)
    until(lambda: gone(pid))
    assert own.render(file, 0, 30).width == 30


def test_a_file_is_sent_once_as_long_as_the_child_lives(own, monkeypatch):
    file, sent = File("image/png", samples.png()), []
    send = Wire.send

    def counted(wire, parcel, seconds):
        sent.append(len(parcel.body))
        send(wire, parcel, seconds)

    monkeypatch.setattr(Wire, "send", counted)
    own.pages(file)
    own.render(file, 0, 20)
    own.render(file, 0, 40)
    assert sent == [len(file.data), 0, 0]


def test_the_end_kills_at_once_and_lets_none_follow(own):
    pid = pid_of(own)
    os.kill(pid, signal.SIGSTOP)
    failed: list[Exception] = []

    def ask() -> None:
        try:
            own.pages(File("image/png", samples.png()))
        except DecoderError as error:
            failed.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    before = time.monotonic()
    own.end()
    assert time.monotonic() - before < PATIENCE / 2
    asking.join(5)
    assert isinstance(failed[0], DecoderGone)
    assert gone(pid)
    with pytest.raises(DecoderGone):
        own.pages(File("image/png", samples.png()))
    assert own.pid is None


@LINUX
def test_the_child_ends_with_its_session_even_while_it_draws(tmp_path):
    script = (
        "import sys; from app.decoder.decoder import *; d = Decoder()\n"
        "f = File('application/pdf', open(sys.argv[1], 'rb').read()); d.pages(f); print(d.pid, flush=True)\n"
        "d.render(f, 0, 4000)"
    )
    endless = tmp_path / "endless.pdf"
    endless.write_bytes(samples.pdf_that_never_ends_drawing())
    command = [sys.executable, "-c", script, str(endless)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as session:
        assert session.stdout is not None
        pid = int(session.stdout.readline())
        before = worked(pid)
        until(lambda: worked(pid) > before + 5, 30.0)
        session.kill()
    until(lambda: gone(pid), 2.0)


class Lying:
    """A child that a file has taken over: it says one thing, whatever it is asked."""

    def __init__(self, child, said: Parcel) -> None:
        self.process, self.end, self._said = child.process, child.end, said

    def ask(self, *_: object) -> Parcel:
        return self._said


@pytest.mark.parametrize(
    "said",
    # Each with a name: one of 100,000 letters does not go into the environment of a child.
    [
        pytest.param(b"nonsense", id="nonsense"),
        pytest.param(b"\x82\xa4type\xa6Failed\xa5error\xa1\xff", id="no text"),
        pytest.param(b"\x82\xa4type\xa5Sizes\xa1x" + b"\x91" * 100_000, id="nested without end"),
        pytest.param(b"\x82\xa4type\xa5Sizes\xa5sizes\x91\x92\xff\x01", id="a side of -1"),
        pytest.param(b"\x82\xa4type\xa5Sizes\xa5sizes\x90", id="no page"),
        pytest.param(b"\x83\xa4type\xa5Drawn\xa5width\x02\xa6height\x02", id="not what was asked"),
        pytest.param(
            b"\x83\xa4type\xa6Failed\xa5error\xabWrongSecret\xa5facts\x80", id="not a decoder's to say"
        ),
    ],
)
def test_a_child_taken_over_by_a_file_is_not_believed(own, said):
    own._child = Lying(own._child, Parcel(said))
    with pytest.raises(DecoderGone):
        own.pages(File("image/png", samples.png()))


def test_fewer_pixels_than_were_announced_are_not_shown(own):
    drawn = b"\x83\xa4type\xa5Drawn\xa5width\x64\xa6height\x64"
    own._child = Lying(own._child, Parcel(drawn, bytes(16)))
    with pytest.raises(DecoderGone):
        own.render(File("image/png", samples.png()), 0, 100)


@pytest.mark.parametrize(
    ("file", "announced"),
    [
        (File("image/png", samples.png()), (2 << 20, 0)),
        (File("image/png", samples.png()), (10, 4 * MOST_DRAWN + 1)),
        (File(LIST, b"NOM"), (10, 1)),
    ],
    ids=["words", "pixels", "what no list has"],
)
def test_more_than_an_answer_can_be_is_not_waited_for(own, monkeypatch, file, announced):
    """A child that a file has taken over filled a gigabyte of the session's memory with its answer."""
    ours, theirs = socket.socketpair()
    own._patience = 2.0
    theirs.sendall(b"".join(size.to_bytes(4, "big") for size in announced))
    honest = own._child._wire
    monkeypatch.setattr(own._child, "_wire", Wire(ours))
    with pytest.raises(DecoderGone):
        own.columns(file) if file.media_type == LIST else own.pages(file)
    theirs.close()
    honest.close()


def test_a_decoder_that_cannot_be_started_is_an_answer(monkeypatch):
    def full(_):
        raise OSError(errno.EAGAIN, "no process left")

    monkeypatch.setattr(spawn, "start", full)
    with pytest.raises(DecoderGone):
        Decoder().pages(File("image/png", samples.png()))


def test_the_wire_refuses_what_is_announced_as_too_large():
    ours, theirs = socket.socketpair()
    theirs.sendall((LARGEST + 1).to_bytes(4, "big") + bytes(4))
    with pytest.raises(WireEnded):
        Wire(ours).receive(1.0)
    theirs.close()
    ours.close()
