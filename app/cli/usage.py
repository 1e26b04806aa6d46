"""Help and mistakes in the person's language.

argparse speaks English and quotes what was typed. Here its complaints become
one sentence that names the argument and never its value.
"""

import argparse
import re
from collections.abc import Iterable
from typing import Final, NoReturn

from app.cli.errors import AskedWrongly
from app.language import Language

#: What argparse says, by a pattern whose first group names the argument.
PROBLEMS: Final = {
    "missing": re.compile(r"the following arguments are required: (.+)"),
    "too_many": re.compile(r"unrecognized arguments()"),
    "unknown": re.compile(r"argument ([^:]+): invalid choice"),
    "no_value": re.compile(r"argument ([^:]+): expected"),
    "bad_value": re.compile(r"argument ([^:]+): invalid"),
    "not_together": re.compile(r"argument ([^:]+): not allowed with"),
    "misunderstood": re.compile(r"()"),
}


class _Formatter(argparse.HelpFormatter):
    def _fill_text(self, text: str, width: int, indent: str) -> str:
        fill = super()._fill_text
        return "\n".join(
            line if line.startswith(" ") else fill(line, width, indent) for line in text.splitlines()
        )


class _FrenchFormatter(_Formatter):
    def start_section(self, heading: str | None) -> None:
        super().start_section(heading and heading + "\u00a0")  # a colon follows

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "utilisation\u00a0: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser whose mistakes are answers. ``named`` and ``options`` are its two lists."""

    def __init__(self, *, language: Language, prog: str, description: str, epilog: str) -> None:
        french = language == "fr"
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_FrenchFormatter if french else _Formatter,
        )
        self.named = self.add_argument_group("arguments")
        self.options = self.add_argument_group("options")
        shown = "montre cette aide" if french else "show this help"
        self.options.add_argument("-h", "--help", action="help", help=shown)

    def error(self, message: str) -> NoReturn:
        """Raises AskedWrongly."""
        problem, found = next((name, hit) for name, form in PROBLEMS.items() if (hit := form.match(message)))
        raise AskedWrongly(self.prog, problem, found[1])
