"""One command from its words to its exit code; every answer is one plain sentence."""

import io
import logging
import os
import signal
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from types import FrameType
from typing import Final

from app import harden, log, paths, sentences
from app.cli.parser import parser
from app.cli.terminal import Terminal
from app.host import Host, this_host
from app.language import Language, user_language
from vault.errors import ExitCode, Interrupted, SermentError

Verb = Callable[[Namespace, Terminal, Host], ExitCode]


def run(words: Sequence[str], host: Host | None = None, extra: dict[str, Verb] | None = None) -> ExitCode:
    """Carry out ``serment WORDS``. ``extra`` are verbs that need windows, given by the composition root."""
    language = user_language()
    _open_streams()
    ctrl_c = _CtrlC()
    try:
        with ctrl_c:
            return _carried_out(words, language, host, extra or {})
    except KeyboardInterrupt:
        return _said(Interrupted(), language)
    except SermentError as error:
        return _said(error, language)
    except Exception:
        if ctrl_c.pressed:
            return _said(Interrupted(), language)
        logging.getLogger(__name__).exception("command failed")
        print(sentences.defect(str(paths.log_folder()), language), file=sys.stderr)
        return ExitCode.DEFECT


class _CtrlC:
    """Remembers that it was pressed: of what is raised in a callback of its own, SQLite makes another error."""

    def __init__(self) -> None:
        self.pressed = False

    def __enter__(self) -> None:
        # Who started the command may have it ignore Ctrl+C.
        self._heeded = signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if self._heeded:
            signal.signal(signal.SIGINT, self._press)

    def __exit__(self, *_: object) -> None:
        if self._heeded:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    def _press(self, number: int, frame: FrameType | None) -> None:
        self.pressed = True
        signal.default_int_handler(number, frame)


def _carried_out(
    words: Sequence[str], language: Language, host: Host | None, extra: dict[str, Verb]
) -> ExitCode:
    arguments = parser(language).parse_args(words)
    terminal = Terminal(sys.stdin, sys.stdout, language, arguments.json)
    if arguments.json:
        _write_utf8()
    harden.harden()
    log.start(paths.log_folder(), "command")
    verb = extra.get(arguments.verb) or _verb(arguments.verb)
    return verb(arguments, terminal, host or this_host())


def _said(error: SermentError, language: Language) -> ExitCode:
    print(sentences.sentence(error, language), file=sys.stderr)
    return error.exit_code


def _open_streams() -> None:
    """Streams that exist and take every character: a name on a disk may be no text at all."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # as long as the process
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # likewise
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _write_utf8() -> None:
    # JSON is UTF-8 (RFC 8259) whatever the terminal's own encoding; \udcXX is an escape of JSON too.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def _verb(name: str) -> Verb:
    """What carries a verb out, imported with all it needs: `serment lock` does not wait for the ciphers."""
    module, function = _HOMES[name]
    found: Verb = getattr(import_module(f"app.cli.{module}"), function)
    return found


_HOMES: Final = {
    "create": ("verbs_vault", "create"),
    "verify": ("verbs_vault", "verify_"),
    "slots": ("verbs_slots", "slots_"),
    "import": ("verbs_records", "import_"),
    "export": ("verbs_records", "export"),
    "backup": ("verbs_backup", "backup"),
    "backups": ("verbs_backup", "backups"),
    "restore": ("verbs_restore", "restore"),
    "rehearse": ("verbs_restore", "rehearse"),
    "drives": ("verbs_places", "drives"),
    "place": ("verbs_places", "place"),
    "lock": ("verbs_program", "lock"),
}
