"""The program under test: real processes, started, watched and driven. Waits for facts, never for time."""

import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from tests.journeys.played.play import Play
from tests.vault import cheap

# Nothing here takes this long on a machine that does nothing else; what does is a failure.
# A machine that is emulated says how much slower it is (tests/usb).
PATIENCE = 40.0 * float(os.environ.get("JOURNEY_SLOWER", "1"))

Fact = dict[str, Any]

_SCREEN = {"name": "1", "x": 0, "y": 0, "width": 1920, "height": 1080, "dpr": 1} | dict.fromkeys(
    ("logicalDpi", "logicalBaseDpi"), 96
)


def children_of(parent: int, module: str) -> list[int]:
    """The processes that ``parent`` started to run a module of ours."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            above = int((process / "stat").read_text().rpartition(")")[2].split()[1])
            if above == parent and module in (process / "cmdline").read_text().split("\0"):
                found.append(int(process.name))
        except OSError:
            pass  # it has ended meanwhile
    return found


def processes_in(home: Path) -> list[int]:
    """Every process that believes this folder to be its home: those of a program, whoever started them."""
    found = []
    wanted = f"HOME={home}".encode()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if wanted in (process / "environ").read_bytes().split(b"\0"):
                found.append(int(process.name))
        except OSError:
            pass  # it has ended meanwhile
    return found


class Gone(Exception):
    """The process has ended."""


class Child:
    """One process of the program: what it told so far, and a way to order it about."""

    def __init__(self, connection: socket.socket, changed: threading.Condition) -> None:
        self._connection = connection
        self._changed = changed
        self._lines = connection.makefile("r", encoding="utf-8")
        facts = json.loads(self._lines.readline())
        self.role: str = facts["role"]
        self.pid: int = facts["pid"]
        self._end = os.pidfd_open(self.pid)
        self.events: list[Fact] = []
        self._answers: list[Any] = []
        self.over = False
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        try:
            for line in self._lines:
                fact = json.loads(line)
                with self._changed:
                    if "answer" in fact:
                        self._answers.append(fact["answer"])
                    else:
                        self.events.append(fact)
                    self._changed.notify_all()
        except (OSError, ValueError):
            pass  # closed by the other side, or by us
        with self._changed:
            self.over = True
            self._changed.notify_all()

    def until(self, true: Callable[[], Any], patience: float = PATIENCE) -> Any:
        """Wait for what this child tells."""
        with self._changed:
            if not self._changed.wait_for(true, patience):
                raise TimeoutError(f"{self.role}: {self.events[-5:]}")
            return true()

    def told(self, event: str) -> list[Fact]:
        return [fact for fact in self.events if fact["event"] == event]

    @property
    def shown(self) -> bool:
        """Whether a window of it is on the screen."""
        seen = [
            fact["event"]
            for fact in self.events
            if fact.get("window", "") in ("LockWindow", "MainWindow", "LookWindow")
        ]
        return bool(seen) and seen[-1] == "shown" and not self.over

    def does(self, what: str, **order: object) -> Any:
        """Order something and wait for its answer. Raises Gone."""
        with self._changed:
            self._answers.clear()
        self.orders(what, **order)
        answered = self.until(lambda: self._answers or self.over)
        if answered is True:
            raise Gone
        return answered[0]

    def orders(self, what: str, **order: object) -> None:
        """Order something and wait for nothing. Raises Gone."""
        try:
            self._connection.sendall(json.dumps({"do": what, **order}).encode() + b"\n")
        except OSError:
            raise Gone from None

    def ends(self, patience: float = PATIENCE) -> float:
        """Wait for its end; the moment of it."""
        assert self._ended(patience), f"{self.role} {self.pid} did not end"
        return time.monotonic()

    @property
    def alive(self) -> bool:
        return not self._ended(0)

    def _ended(self, patience: float) -> bool:
        """Polled: ``select`` knows no descriptor above 1023, and a long proof has many."""
        polled = select.poll()
        polled.register(self._end, select.POLLIN)
        return bool(polled.poll(1000 * patience))

    def kill(self) -> None:
        signal.pidfd_send_signal(self._end, signal.SIGKILL)

    # --- As a person works

    def types(self, text: str, every: int = 0) -> None:
        """Type, and wait until the last character is there."""
        before = len(self.told("typed_all"))
        self.does("type", text=text, every=every)
        self.until(lambda: len(self.told("typed_all")) > before or self.over)

    def has_typed(self, count: int) -> None:
        """Wait until so many characters are there, or the process has ended."""
        self.until(lambda: len(self.told("typed")) >= count or self.over)

    def presses(self, *keys: str) -> None:
        """Press keys, once a window is there to take them."""
        deadline = time.monotonic() + PATIENCE
        while not self.does("press", keys=keys):
            assert time.monotonic() < deadline, f"no window takes {keys}"
            time.sleep(0.02)

    def clicks(self, name: str) -> None:
        self.sees_when(lambda _: self.does("click", name=name), f"a button {name!r}")

    def tabs_to(self, name: str) -> None:
        """Walk to a field or button by Tab alone."""
        reached = self.does("tab_to", name=name)
        assert reached == name, f"Tab never comes to {name!r}, stops at {reached!r}: {self.sees()}"

    def sees(self) -> Fact:
        """What is on the screen."""
        seen: Fact = self.does("see")
        return seen

    def sees_when(self, true: Callable[[Fact], Any], what: str = "", patience: float = PATIENCE) -> Fact:
        """What is on the screen once this holds of it."""
        deadline = time.monotonic() + patience
        while not true(seen := self.sees()):
            last = self.events[-12:]
            assert time.monotonic() < deadline, f"never on the screen: {what}; {last}; {seen}"
            time.sleep(0.02)
        return seen

    def reads(self, words: str, patience: float = PATIENCE) -> Fact:
        """Wait for words on the screen."""
        return self.sees_when(lambda seen: any(words in text for text in seen["texts"]), words, patience)

    def focuses(self, name: str) -> Fact:
        """Wait until the focus is on what is called so."""
        return self.sees_when(lambda seen: seen["focus"]["name"] == name, f"the focus on {name!r}")

    def close(self) -> None:
        self._lines.close()
        self._connection.close()
        os.close(self._end)


class Program:
    """One home folder, one stick, and every process of the program that lives in it."""

    def __init__(
        self,
        folder: Path,
        *,
        slow_kdf: bool = False,
        stick: Path | None = None,
        desktop: Mapping[str, str] | None = None,
    ) -> None:
        """``desktop`` leads to a screen that is not Qt's own, and to its buses."""
        self.folder = folder
        self._desktop = desktop or {}
        self.home = folder / "home"
        self.stick = stick or folder / "stick"
        self.slow_kdf = slow_kdf
        #: Milliseconds until a lock screen that remembers a wrong secret is replaced.
        self.spent_after = 30_000
        for path in (self.home, self.stick, folder / "tmp"):
            path.mkdir(parents=True, exist_ok=True)
        (folder / "run").mkdir(mode=0o700, exist_ok=True)
        # A test's own folder may be deeper than the 108 bytes a socket's name may have.
        self._place = tempfile.TemporaryDirectory(prefix="j")
        self._path = str(Path(self._place.name) / "j")
        self._screen = Path(self._place.name) / "screen.json"
        self._screen.write_text(json.dumps({"screens": [_SCREEN]}))
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(self._path)
        self._socket.listen()
        self._changed = threading.Condition()
        self.children: list[Child] = []
        self.programs: list[subprocess.Popen[bytes]] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
                child = Child(connection, self._changed)
            except (OSError, ValueError):
                if self._socket.fileno() < 0:
                    return
                continue
            with self._changed:
                self.children.append(child)
                self._changed.notify_all()

    @property
    def environment(self) -> dict[str, str]:
        given = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "DBUS_"))}
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "LC_ALL", "COV_CORE_SOURCE"):
            given.pop(name, None)
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            given[f"XDG_{name}_HOME"] = str(self.folder / name.lower())
        return given | {
            "HOME": str(self.home),
            "TMPDIR": str(self.folder / "tmp"),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "LANG": "fr_FR.UTF-8",
            # The platform's own screen of 800 by 800 would have every window in its narrow form.
            "QT_QPA_PLATFORM": f"offscreen:configfile={self._screen}",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            **self._desktop,
        }

    def starts(self) -> "subprocess.Popen[bytes]":
        """Start the program; its keeper."""
        play = Play(self._path, str(self.stick), slow_kdf=self.slow_kdf, spent_after=self.spent_after)
        command = [sys.executable, "-m", "tests.journeys.played.keeper", msgspec.json.encode(play).decode()]
        program = subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL)
        self.programs.append(program)
        return program

    def command(self, *words: str, secrets: str = "") -> "subprocess.CompletedProcess[str]":
        """A command of the program, as typed in a terminal beside it."""
        return subprocess.run(
            [sys.executable, "-m", "ui", *words],
            env=self.environment,
            input=secrets,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )

    def on_view(self, role: str, after: Child | None = None) -> Child:
        """Wait for a process of this kind with a window on the screen (another one than ``after``)."""

        def there() -> Child | None:
            alive = [one for one in self.children if one.role == role and one.shown and one is not after]
            return alive[-1] if alive else None

        return self._wait(there, f"{role} on view")

    def on_view_any(self, after: Child | None = None) -> Child:
        """Wait for a window of any process but ``after``."""

        def there() -> Child | None:
            return next((one for one in self.children if one.shown and one is not after), None)

        return self._wait(there, "window on view")

    def hidden(self, role: str, after: Child | None = None) -> Child:
        """Wait for a process of this kind that waits unseen (another one than ``after``)."""

        def there() -> Child | None:
            unseen = [one for one in self.children if one.role == role and not one.shown and not one.over]
            return next((one for one in reversed(unseen) if one is not after), None)

        return self._wait(there, f"{role} unseen")

    def _wait(self, there: Callable[[], Child | None], what: str) -> Child:
        with self._changed:
            if not self._changed.wait_for(there, PATIENCE):
                alive = [(c.role, c.pid, c.shown, c.events[-3:]) for c in self.children if not c.over]
                raise TimeoutError(f"no {what}: {alive}")
            found = there()
        assert found is not None
        return found

    @property
    def lock_screen(self) -> Child:
        """The lock screen on view."""
        return self.on_view("lockscreen")

    @property
    def session(self) -> Child:
        """The session on view."""
        return self.on_view("session")

    @property
    def worker(self) -> Child:
        """The backup worker started last."""
        there = [child for child in self.children if child.role == "worker"]
        return there[-1]

    @contextmanager
    def worker_held_while_it_copies(self) -> Iterator[None]:
        """Hold the backup worker still in the middle of its copy, for as long as the block lasts."""
        self.copies()
        os.kill(self.worker.pid, signal.SIGSTOP)
        try:
            assert self.worker.alive
            yield
        finally:
            os.kill(self.worker.pid, signal.SIGCONT)

    def copies(self) -> None:
        """Wait until a backup worker has something on the stick."""
        self._wait(
            lambda: next((one for one in self.children if one.role == "worker"), None), "backup worker"
        )
        deadline = time.monotonic() + PATIENCE
        while not any(path.is_file() for path in self.stick.rglob("*")):
            assert time.monotonic() < deadline, "nothing comes onto the stick"
            time.sleep(0.005)

    @property
    def processes(self) -> list[int]:
        """Every process of the program that is alive."""
        keepers = [program.pid for program in self.programs if program.poll() is None]
        return keepers + [child.pid for child in self.children if child.role != "keeper" and child.alive]

    def put_clock_forward(self, seconds: float) -> None:
        """Let the keeper believe that so much time has passed."""
        keeper = [child for child in self.children if child.role == "keeper" and not child.over][-1]
        keeper.orders("ahead", seconds=seconds)

    def unlocks(self, passphrase: str = cheap.PASSPHRASE) -> Child:
        """Type the passphrase on the lock screen on view; the session it opens."""
        screen = self.lock_screen
        screen.types(passphrase)
        screen.presses("Return")
        return self.session

    def close(self) -> None:
        for program in self.programs:
            if program.poll() is None:
                program.kill()
            program.wait()
        for child in self.children:
            if child.alive:
                child.kill()
            child.close()
        self._socket.shutdown(socket.SHUT_RDWR)  # whoever waits for a connection is told
        self._socket.close()
        self._place.cleanup()


@contextmanager
def program(folder: Path, **options: Any) -> Iterator[Program]:
    """A program that is ended with the test."""
    made = Program(folder, **options)
    try:
        yield made
    finally:
        made.close()
