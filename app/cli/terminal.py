"""Secrets in, answers out.

A secret comes from a prompt that shows nothing or, where standard input is not
a terminal, as one line of it; never from an argument or the environment.
"""

import errno
import getpass
import json
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, TextIO

from app import sentences
from app.amounts import counted
from app.cli.errors import InputEnded, OutputLost, PassphrasesDiffer
from app.language import Language
from app.visible import visible
from vault.errors import UnusableSecret
from vault.findings import Finding
from vault.secret import Secret

_COUNTED: Final = {
    "patients": (("patient", "patients"), ("patient", "patients")),
    "notes": (("note", "notes"), ("note", "notes")),
    "measurements": (("measurement", "measurements"), ("mesure", "mesures")),
    "documents": (("document", "documents"), ("document", "documents")),
}
#: Far beyond any passphrase: a longer line is a file somebody sent by mistake.
LONGEST: Final = 4096


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where a command reads and writes. A script may have closed standard input."""

    stdin: TextIO | None
    stdout: TextIO
    language: Language
    as_json: bool = False

    @property
    def interactive(self) -> bool:
        """Whether a person sits there."""
        return self.stdin is not None and self.stdin.isatty()

    def said(self, english: str, french: str) -> str:
        """The text in the person's language."""
        return french if self.language == "fr" else english

    def secret(self, english: str, french: str) -> Secret:
        """Ask for a secret. Raises InputEnded, UnusableSecret."""
        if self.interactive:
            return self._prompted(self.said(english, french) + " ")
        line = self._line()
        if not line:
            raise InputEnded
        return Secret(line.rstrip(b"\r\n"))

    def unlocking(self) -> Secret:
        """Ask for what opens a vault. Raises InputEnded, UnusableSecret."""
        return self.secret("Passphrase or recovery words:", "Phrase de passe ou mots de secours :")

    def new_secret(self, *, twice_from_input: bool) -> Secret:
        """Ask for a new passphrase, and for the same again.

        From standard input the second time may be left out unless ``twice_from_input``.
        Raises PassphrasesDiffer, InputEnded, UnusableSecret.
        """
        first = self.secret("New passphrase:", "Nouvelle phrase de passe :")
        try:
            again = self.secret("The same again:", "Encore une fois :")
        except InputEnded:
            if twice_from_input or self.interactive:
                raise
            return first
        with again:
            if again.reveal() != first.reveal():
                raise PassphrasesDiffer
        return first

    def _prompted(self, prompt: str) -> Secret:
        try:
            # What the keyboard sent and is no UTF-8 comes as surrogates: it is refused as a passphrase later.
            return Secret(getpass.getpass(prompt).encode("utf-8", "surrogateescape"))
        except EOFError:
            self.note("")
            raise InputEnded from None
        except KeyboardInterrupt:
            self.note("")  # what is said next begins a line
            raise

    def _line(self) -> bytes:
        """The next line as it came: a secret is bytes before it is text."""
        if self.stdin is None:
            return b""
        line = self.stdin.buffer.readline(LONGEST + 1)
        if len(line) > LONGEST:
            raise UnusableSecret
        return line

    def counted(self, count: int, english: tuple[str, str], french: tuple[str, str]) -> str:
        """A number with its noun, given as one and as many."""
        return counted(count, *(french if self.language == "fr" else english), self.language)

    def counts(self, found: dict[str, int]) -> str:
        """What a vault holds: "408 patients, 3,913 notes, ..."."""
        named = [(found[name], nouns) for name, nouns in _COUNTED.items() if name in found]
        return ", ".join(self.counted(count, *nouns) for count, nouns in named)

    def answer(self, facts: dict[str, object], text: Callable[[], str]) -> None:
        """The result: one JSON object, or text for a person. Raises OutputLost."""
        self.print(json.dumps(facts, ensure_ascii=False) if self.as_json else visible(text(), keep="\n"))

    def found(self, findings: Iterable[Finding]) -> None:
        """What was noticed on the way and did not stop the work: on standard error."""
        for one in findings:
            self.note(sentences.finding(one.kind, one.path, one.detail, self.language))

    def note(self, text: str) -> None:
        """Something worth knowing that is not the result: on standard error."""
        print(text, file=sys.stderr)

    def print(self, text: str) -> None:
        """Write one line or more. Raises OutputLost."""
        try:
            print(text, file=self.stdout, flush=True)
        except OSError as error:
            _swallow_the_rest(self.stdout)
            raise OutputLost(errno.errorcode.get(error.errno or 0, "EIO")) from None


def _swallow_the_rest(stream: TextIO) -> None:
    """What is still in the buffer goes nowhere, or it would fail again when the process ends."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
