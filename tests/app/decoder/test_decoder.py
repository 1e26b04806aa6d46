"""Foreign files meet a decoder in a process of its own, whatever they are."""

import errno
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app import spawn
from app.decoder import confinement
from app.decoder.decoder import PATIENCE, Decoder, File, Pixels
from app.decoder.errors import DecoderError, DecoderGone, Stalled, TooLarge, Unreadable
from app.decoder.questions import LIST, MOST_DRAWN, PDF
from app.decoder.wire import LARGEST, Parcel, Wire, WireEnded
from app.takeover import planning
from app.takeover.errors import EmptyList, NoKnownColumn, NotText
from tests.app.decoder import samples

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="/proc")
TODAY = date(2026, 11, 21)
CSV = (
    "NUM;NOM;PRENOM;DATE_NAISS;SEXE\r\n1;AUBRAC;Lucie;29/06/1912;F\r\n2;MOULIN;Jean;20/06/1899;M\r\n"
    "2;MOULIN;Jean;20/06/1899;M\r\n;;;;\r\n"
).encode("cp1252")


@pytest.fixture(scope="module")
def shared() -> Iterator[Decoder]:
    made = Decoder()
    yield made
    made.rest()


@pytest.fixture
def decoder(shared: Decoder) -> Decoder:
    return shared


@pytest.fixture
def own() -> Iterator[Decoder]:
    """One whose child a test may kill, stop and hold to a short patience."""
    made = Decoder()
    made.pages(File("image/png", samples.png()))
    yield made
    made.rest()


def pid_of(decoder: Decoder) -> int:
    assert decoder.pid is not None
    return decoder.pid


def gone(pid: int) -> bool:
    """Whether a process has ended with all its threads, reaped or not."""
    try:
        ended = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
        return ended and len(list(Path(f"/proc/{pid}/task").iterdir())) <= 1
    except FileNotFoundError:
        return True


def until(condition, seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def colour(pixels: Pixels, x: int, y: int) -> tuple[int, ...]:
    at = (y * pixels.width + x) * 4
    return tuple(pixels.data[at : at + 4])


# --- Honest files


@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [(1, (120, 80), (5, 40)), (3, (120, 80), (115, 40)), (6, (80, 120), (40, 5)), (8, (80, 120), (40, 115))],
)
def test_a_photo_stands_upright(decoder, orientation, size, red_at):
    file = File("image/jpeg", samples.jpeg(orientation=orientation))
    assert decoder.pages(file) == (size,)
    drawn = decoder.render(file, 0, size[0])
    assert (drawn.width, drawn.height) == size
    red, _, blue, full = colour(drawn, *red_at)
    assert red > 200 > 50 > blue
    assert full == 255


def test_a_page_turns_clockwise(decoder):
    file = File("image/jpeg", samples.jpeg())
    drawn = decoder.render(file, 0, 80, 90)
    assert (drawn.width, drawn.height) == (80, 120)
    assert colour(drawn, 40, 5)[0] > 200  # what was left is above


def test_what_shows_through_a_picture_is_white(decoder):
    drawn = decoder.render(File("image/png", samples.png("RGBA", colour=(0, 0, 0, 0))), 0, 60)
    assert colour(drawn, 5, 5) == (255, 255, 255, 255)


def test_a_scan_of_16_bits_is_grey_and_not_white(decoder):
    drawn = decoder.render(File("image/png", samples.png("I;16", colour=0x8000)), 0, 60)
    assert colour(drawn, 5, 5)[:3] == (128, 128, 128)


def test_a_picture_of_100_million_pixels_is_drawn_as_large_as_is_ever_needed(decoder):
    file = File("image/png", samples.png("L", (10_000, 10_000), 77))
    assert decoder.pages(file) == ((10_000, 10_000),)
    drawn = decoder.render(file, 0, 10_000)
    assert drawn.width * drawn.height <= MOST_DRAWN
    assert colour(drawn, 9, 9)[:3] == (77, 77, 77)


def test_a_letter_is_drawn_and_its_words_are_found(decoder):
    file = File(PDF, samples.letter("Cher confrère", "Œdème des chevilles", "oedeme"))
    assert decoder.pages(file) == ((793, 1123),)
    drawn = decoder.render(file, 0, 600)
    assert abs(drawn.width - 600) <= 1
    assert min(drawn.data[::4]) < 60  # ink
    first, second = decoder.find(file, "ŒDEME")
    assert first.page == second.page == 0
    assert first.top < second.top
    assert 0.05 < first.left < 0.15
    assert decoder.find(file, "pneumonie") == ()
    assert decoder.find(file, "   ") == ()


def test_words_are_found_where_they_stand_on_a_page_that_is_stored_sideways(decoder):
    file = File(PDF, samples.letter("Cher", rotate="/Rotate 90"))
    assert decoder.pages(file) == ((1123, 793),)
    drawn, (hit,) = decoder.render(file, 0, 1123), decoder.find(file, "cher")
    row = drawn.width * 4
    dark = [
        (at % row // 4 / drawn.width, at // row / drawn.height)
        for at in range(0, len(drawn.data), 4)
        if drawn.data[at] < 100
    ]
    assert dark
    assert all(hit.left - 0.01 < x < hit.left + hit.width + 0.01 for x, _ in dark)
    assert all(hit.top - 0.01 < y < hit.top + hit.height + 0.01 for _, y in dark)


def test_a_plan_is_what_it_would_be_without_a_process_between(decoder):
    file = File(LIST, CSV)
    sheet = decoder.columns(file)
    assert sheet.header == ("NUM", "NOM", "PRENOM", "DATE_NAISS", "SEXE")
    assert sheet.samples[1] == ("AUBRAC", "MOULIN", "MOULIN")
    made = decoder.plan(file, (), sheet.mapping, TODAY)
    here = planning.plan(CSV, (), sheet.mapping, today=TODAY)
    assert (made.created, made.merged, made.skipped) == (here.created, here.merged, here.skipped)
    assert (made.reported, made.header, made.rows) == (here.reported, here.header, 4)


# --- Hostile files: each has a clear answer, and the next file is read as ever

HOSTILE = [
    pytest.param(PDF, b"%PDF-1.7 nothing behind", Unreadable, id="a PDF of its first line"),
    pytest.param(PDF, samples.letter("x")[:250], Unreadable, id="a PDF that breaks off"),
    pytest.param(PDF, b"", Unreadable, id="an empty PDF"),
    pytest.param("image/png", samples.png_that_claims(60_000, 60_000), TooLarge, id="a PNG bomb"),
    pytest.param("image/png", samples.png_that_claims(90, 30_000), TooLarge, id="a PNG too long"),
    pytest.param("image/png", samples.png_that_claims(500, 500), Unreadable, id="a PNG without its pixels"),
    pytest.param("image/png", samples.png()[:60], Unreadable, id="a PNG that breaks off"),
    pytest.param("image/jpeg", samples.jpeg_that_claims(65_000, 65_000), TooLarge, id="a JPEG bomb"),
    pytest.param("image/jpeg", samples.jpeg_that_claims(0, 0), Unreadable, id="a JPEG of no size"),
    pytest.param("image/jpeg", samples.jpeg()[:400], Unreadable, id="a JPEG that breaks off"),
    pytest.param("image/gif", b"GIF89a", Unreadable, id="a kind we do not take"),
]


@pytest.mark.parametrize(("media_type", "data", "error"), HOSTILE)
def test_what_a_hostile_file_is_answered(decoder, media_type, data, error):
    file = File(media_type, data)
    with pytest.raises(error):
        decoder.pages(file)
    before = decoder.pid
    assert decoder.pages(File("image/png", samples.png())) == ((60, 40),)
    assert decoder.pid == before


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyList),
        (b"\x89PNG\r\n\x1a\n\x00\x00", NotText),
        (bytes(range(256)) * 40, NotText),
        (b"a;b\n1;2\n", NoKnownColumn),
    ],
)
def test_what_is_no_list_is_answered_as_the_takeover_answers_it(decoder, data, error):
    with pytest.raises(error):
        decoder.plan(File(LIST, data), (), None, TODAY)


def test_a_picture_is_what_its_bytes_say_whatever_it_is_called(decoder):
    assert decoder.pages(File("image/jpeg", samples.png())) == ((60, 40),)


def test_a_page_of_any_size_is_drawn_within_bounds(decoder):
    file = File(PDF, samples.pdf(size="0 0 1000000 900000"))
    assert all(side <= 20_000 for side in decoder.pages(file)[0])
    drawn = decoder.render(file, 0, 1_000_000)
    assert drawn.width * drawn.height <= MOST_DRAWN


def test_a_pdf_of_too_many_pages_is_refused(decoder):
    with pytest.raises(TooLarge):
        decoder.pages(File(PDF, samples.pdf(pages=10_001)))


def test_a_page_that_is_not_there_is_an_answer(decoder):
    with pytest.raises(Unreadable):
        decoder.render(File(PDF, samples.letter("x")), 7, 100)


def test_a_file_that_inflates_without_end_costs_the_session_nothing(own):
    """Whatever the answer, the session goes on and the next file is read."""
    file = File(PDF, samples.pdf_that_inflates())
    own._patience = 3.0
    try:
        own.pages(file)
        own.render(file, 0, 200)
    except DecoderError:
        pass
    assert own.pages(File("image/png", samples.png())) == ((60, 40),)


def test_a_page_that_never_ends_is_stopped_and_the_next_file_is_read():
    impatient = Decoder(patience=1.0)
    file = File(PDF, samples.pdf_that_never_ends_drawing())
    impatient.pages(file)
    pid = pid_of(impatient)
    with pytest.raises(Stalled):
        impatient.render(file, 0, 4000)
    assert impatient.pid is None
    assert gone(pid)
    impatient._patience = 10.0
    assert impatient.pages(File("image/png", samples.png())) == ((60, 40),)
    impatient.rest()


# --- A child that may be gone at any time


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
        time.sleep(0.3)
        assert not gone(pid)
        session.kill()
    until(lambda: gone(pid), 2.0)


# --- An answer is not believed before it was checked


@pytest.mark.parametrize(
    "said",
    [
        b"nonsense",
        b"\x82\xa4type\xa5Sizes\xa5sizes\x91\x92\xff\x01",  # a side of -1
        b"\x82\xa4type\xa5Sizes\xa5sizes\x90",  # no page
        b"\x83\xa4type\xa5Drawn\xa5width\x02\xa6height\x02",  # not what was asked
        b"\x83\xa4type\xa6Failed\xa5error\xabWrongSecret\xa5facts\x80",  # not a decoder's to say
    ],
)
def test_a_child_taken_over_by_a_file_is_not_believed(own, said):
    class Lying:
        def ask(self, *_):
            return Parcel(said)

        process, end = own._child.process, own._child.end

    own._child = Lying()
    with pytest.raises(DecoderGone):
        own.pages(File("image/png", samples.png()))


def test_fewer_pixels_than_were_announced_are_not_shown(own):
    class Lying:
        def ask(self, *_):
            return Parcel(b"\x83\xa4type\xa5Drawn\xa5width\x64\xa6height\x64", bytes(16))

        process, end = own._child.process, own._child.end

    own._child = Lying()
    with pytest.raises(DecoderGone):
        own.render(File("image/png", samples.png()), 0, 100)


# --- What the child may do


@LINUX
def test_the_limits_are_in_force(decoder):
    decoder.pages(File("image/png", samples.png()))
    limits = Path(f"/proc/{pid_of(decoder)}/limits").read_text()
    held = {line[:26].strip(): line[26:].split()[:2] for line in limits.splitlines()}
    assert held["Max file size"] == ["0", "0"]
    assert held["Max core file size"] == ["0", "0"]
    assert held["Max address space"] == [str(confinement.MEMORY)] * 2
    assert held["Max cpu time"] == [str(confinement.CPU_SECONDS)] * 2
    assert held["Max open files"] == [str(confinement.DESCRIPTORS)] * 2
    status = Path(f"/proc/{pid_of(decoder)}/status").read_text()
    assert "NoNewPrivs:\t1" in status
    assert "Seccomp:\t2" in status


@LINUX
def test_every_thread_of_the_child_is_confined(decoder):
    decoder.pages(File("image/png", samples.png()))
    threads = list(Path(f"/proc/{pid_of(decoder)}/task").iterdir())
    assert len(threads) > 1
    assert all("Seccomp:\t2" in (thread / "status").read_text() for thread in threads)


@LINUX
def test_nothing_is_inherited_but_one_socket(own, tmp_path):
    """Not even what somebody forgot to protect: an inheritable descriptor stays behind."""
    leaked = os.open(tmp_path / "records.db", os.O_CREAT | os.O_RDWR)
    os.set_inheritable(leaked, True)
    own.rest()
    own.pages(File(PDF, samples.letter("x")))
    os.close(leaked)
    folder = Path(f"/proc/{pid_of(own)}/fd")
    held = {int(one.name): os.readlink(one) for one in folder.iterdir()}
    assert all(held.pop(standard) == "/dev/null" for standard in (0, 1, 2))
    assert len(held) == 1
    assert all(name.startswith("socket:") for name in held.values())


CONFINED = """
import os, socket, subprocess, sys, ctypes
from app.decoder.confinement import confine
confine()
def refused(attempt):
    try: attempt()
    except (OSError, MemoryError): return True
print([
    refused(lambda: socket.socket()),
    refused(lambda: socket.socket(socket.AF_UNIX)),
    refused(lambda: os.execv(sys.executable, [sys.executable, '-c', '0'])),
    refused(lambda: os.kill(os.getppid(), 0)),
    refused(lambda: os.write(os.open(sys.argv[1], os.O_CREAT | os.O_WRONLY), b'x')),
    refused(lambda: bytearray(2 << 30)),
])
"""


@LINUX
@pytest.mark.skipif(os.uname().machine not in ("x86_64", "aarch64"), reason="no filter for this machine")
def test_a_confined_process_has_no_network_no_program_no_file_and_little_memory(tmp_path):
    command = [sys.executable, "-B", "-c", CONFINED, str(tmp_path / "x")]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == str([True] * 6)


@LINUX
def test_no_file_is_written(tmp_path, monkeypatch):
    """Every place a library could think of lies in one folder; nothing appears in it, or beside the code."""
    for name in ("HOME", "TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "PYTHONPYCACHEPREFIX"):
        monkeypatch.setenv(name, str(tmp_path))
    decoder = Decoder()
    for file in (File(PDF, samples.letter("x")), File("image/jpeg", samples.jpeg()), File(LIST, CSV)):
        decoder.columns(file) if file.media_type == LIST else decoder.render(file, 0, 300)
    decoder.plan(File(LIST, CSV), (), None, TODAY)
    decoder.rest()
    assert list(tmp_path.rglob("*")) == []


def test_a_photo_loads_no_pdf_library_and_a_pdf_no_telephone_numbers():
    """A hostile file meets the one decoder it needs."""
    script = (
        "import sys; from app.decoder.desk import _opened; _opened({0!r}, sys.stdin.buffer.read())\n"
        "print([n for n in ('PIL', 'pypdfium2', 'phonenumbers', 'rapidfuzz') if n in sys.modules])"
    )
    for media_type, data, loaded in (
        ("image/png", samples.png(), ["PIL"]),
        (PDF, samples.letter("x"), ["pypdfium2"]),
    ):
        command = [sys.executable, "-c", script.format(media_type)]
        found = subprocess.run(command, input=data, capture_output=True, check=True)
        assert found.stdout.decode().strip() == str(loaded)


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
