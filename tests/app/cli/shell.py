"""A stranger's script: runs the commands as processes, with a home of their own, and reads the answers."""

import atexit
import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).parents[3]
PASSPHRASE = "perdrix violon cadenas ourson falaise mirabelle"
OTHER = "autruche plancher ruisseau fenouil cartable moineau"
CSV = (
    "NOM;PRENOM;DATE_NAISS;SEXE;TEL\n"
    "ZÉPHYRINE;Adélaïde;12/03/1968;F;06 12 34 56 78\n"
    "ZÉPHYRINE;Adélaïde;12/03/1968;F;06 12 34 56 78\n"
    "QUATREBARBES;Hippolyte;31/02/1970;M;\n"
    ";;;;\n"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one JSON object it printed."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        assert self.out.count("\n") == 1
        return found

    def failed_with(self, code: int) -> str:
        """The one sentence of a failure: nothing on standard output, no traceback, no secret."""
        assert (self.code, self.out) == (code, ""), (self.code, self.out, self.err)
        assert "Traceback" not in self.err
        assert PASSPHRASE not in self.err
        assert self.err.count("\n") == 1, self.err
        return self.err.strip()


@dataclass(frozen=True, slots=True)
class Shell:
    """A computer: ``root`` holds the home, the place of the vaults and the stick."""

    root: Path

    @property
    def stick(self) -> Path:
        """What counts as a mounted USB stick."""
        return self.root / "stick"

    @property
    def vault(self) -> Path:
        """Where the vault of most tests lies."""
        return self.root / "work" / "Cabinet d’été.serment"

    def make_folders(self) -> "Shell":
        for name in ("home", "work", "stick", "run", "tmp"):
            (self.root / name).mkdir(mode=0o700, parents=True)
        return self

    def environment(self, language: str = "en") -> dict[str, str]:
        """Nothing of the person who runs the tests."""
        home = self.root / "home"
        named = {
            f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "STATE", "DATA", "CACHE")
        }
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "PYTHONPATH": str(CHECKOUT),
            "TMPDIR": str(self.root / "tmp"),
            "XDG_RUNTIME_DIR": str(self.root / "run"),
            "LC_ALL": f"{'fr_FR' if language == 'fr' else 'C'}.UTF-8",
            **named,
        }

    def command(self, *words: str | Path, shipped: bool = False, **options: bool) -> list[str]:
        """The shipped program, or the same on a machine made for tests, with the options it has there."""
        chosen = [f"--{name.replace('_', '-')}" for name, on in options.items() if on]
        module = ["ui"] if shipped else ["tests.app.cli.serment", *chosen, str(self.stick)]
        return [sys.executable, "-m", *module, *map(str, words)]

    def started(
        self,
        *words: str | Path,
        language: str = "en",
        **which: bool,
    ) -> "subprocess.Popen[bytes]":
        """A command that waits for its input."""
        return subprocess.Popen(
            self.command(*words, **which),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self.environment(language),
            cwd=self.root / "work",
            preexec_fn=_hears_ctrl_c,
        )

    def run(
        self,
        *words: str | Path,
        secrets: Sequence[str] = (),
        stdin: bytes | None = None,
        language: str = "en",
        shipped: bool = False,
        **options: bool,
    ) -> Answer:
        """A command from start to end; ``secrets`` are its lines of input."""
        given = "".join(f"{secret}\n" for secret in secrets).encode() if stdin is None else stdin
        if not shipped:
            return self._forged(words, given, language, options)
        process = self.started(*words, language=language, shipped=True)
        out, err = process.communicate(given, timeout=120)
        return Answer(process.returncode, out.decode(), err.decode())

    def _forged(
        self, words: Sequence[str | Path], given: bytes, language: str, options: dict[str, bool]
    ) -> Answer:
        streams = [self.root / f"{name}.stream" for name in ("in", "out", "err")]
        streams[0].write_bytes(given)
        request = {
            "words": self.command(*words, **options)[3:],
            "environment": self.environment(language),
            "folder": str(self.root / "work"),
            "streams": list(map(str, streams)),
        }
        code = _forge().told(request)
        out, err = (path.read_text(encoding="utf-8") for path in streams[1:])
        for path in streams:
            path.unlink()
        return Answer(code, out, err)

    def created(self, **how: Any) -> tuple[str, ...]:
        """Make ``vault``; its recovery words."""
        answer = self.run("create", self.vault, "--json", secrets=[PASSPHRASE] * 2, **how)
        assert answer.code == 0, answer.err
        return tuple(answer.json["recovery_words"])

    def imported(self, text: str = CSV) -> dict[str, Any]:
        """Take a list over into ``vault``."""
        return self.run("import", self.vault, self.list(text), "--json", secrets=[PASSPHRASE]).json

    def list(self, text: str = CSV) -> Path:
        """The patient list as a file."""
        path = self.root / "patients.csv"
        path.write_text(text, encoding="utf-8")
        return path

    def backed_up(self) -> Path:
        """A snapshot on the stick; its folder."""
        return Path(self.run("backup", self.vault, self.stick, "--json").json["path"])


class _Forge:
    """The process that runs commands as forks of itself."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.app.cli.forge"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=CHECKOUT,
            text=True,
        )
        # It ends with its input, which ends with the tests.
        atexit.register(self._process.communicate)

    def told(self, request: dict[str, Any]) -> int:
        """The exit code of a command."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


@cache
def _forge() -> _Forge:
    return _Forge()


def _hears_ctrl_c() -> None:
    # A shell that starts the tests in the background has its children ignore it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def tree(folder: Path) -> dict[str, tuple[int, int, str]]:
    """Everything below a folder: mode, time of the last change in nanoseconds, content."""
    return {
        str(path.relative_to(folder)): (
            path.lstat().st_mode,
            path.lstat().st_mtime_ns,
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
        )
        for path in [folder, *folder.rglob("*")]
    }
