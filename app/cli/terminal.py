"""Secrets in, answers out.

A secret comes from a prompt that shows nothing or, where standard input is not
a terminal, as one line of it; never from an argument or the environment.
"""

import getpass
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from app.language import Language
from vault.errors import InvalidInput, UnusableSecret
from vault.secret import Secret


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where a command reads and writes."""

    stdin: TextIO
    stdout: TextIO
    language: Language
    as_json: bool = False

    @property
    def interactive(self) -> bool:
        """Whether a person sits there."""
        return self.stdin.isatty()

    def said(self, english: str, french: str) -> str:
        """The text in the person's language."""
        return french if self.language == "fr" else english

    def secret(self, english: str, french: str) -> Secret:
        """Ask for a secret. Raises UnusableSecret at the end of input."""
        if self.interactive:
            return Secret(getpass.getpass(self.said(english, french) + " ").encode())
        line = self.stdin.readline()
        if not line:
            raise UnusableSecret
        return Secret(line.rstrip("\r\n").encode())

    def new_secret(self, *, twice_from_input: bool) -> Secret:
        """Ask for a new passphrase, twice at a prompt. Raises InvalidInput where the two differ."""
        first = self.secret("New passphrase:", "Nouvelle phrase de passe :")
        if self.interactive or twice_from_input:
            again = self.secret("The same again:", "Encore une fois :")
            if again.reveal() != first.reveal():
                raise InvalidInput("passphrase", "differs")
            again.wipe()
        return first

    def answer(self, facts: dict[str, object], text: Callable[[], str]) -> None:
        """The result: one JSON object, or text for a person."""
        self.print(json.dumps(facts, ensure_ascii=False) if self.as_json else text())

    def note(self, english: str, french: str) -> None:
        """Something worth knowing that is not the result: on standard error."""
        print(self.said(english, french), file=sys.stderr)

    def print(self, text: str) -> None:
        """Write one line or more."""
        print(text, file=self.stdout)
