"""One command from its words to its exit code; every answer is one plain sentence."""

import logging
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from app import harden, log, paths, sentences
from app.cli.parser import parser
from app.cli.terminal import Terminal
from app.host import Host, this_host
from app.language import user_language
from vault.errors import ExitCode, SermentError

Verb = Callable[[Namespace, Terminal, Host], ExitCode]


def run(words: Sequence[str], host: Host | None = None, extra: dict[str, Verb] | None = None) -> ExitCode:
    """Carry out ``serment WORDS``. ``extra`` are verbs that need windows, given by the composition root."""
    language = user_language()
    arguments = parser(language).parse_args(words)
    terminal = Terminal(sys.stdin, sys.stdout, language, arguments.json)
    try:
        harden.harden()
        log.start(paths.log_folder(), "command")
        return {**_verbs(), **(extra or {})}[arguments.verb](arguments, terminal, host or this_host())
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except SermentError as error:
        print(sentences.sentence(error, language), file=sys.stderr)
        return error.exit_code
    except Exception:
        logging.getLogger(__name__).exception("command failed")
        print(sentences.defect(str(paths.log_folder()), language), file=sys.stderr)
        return ExitCode.DEFECT


def _verbs() -> dict[str, Verb]:
    # What a verb needs is imported with it: `serment lock` should not wait for the ciphers.
    from app.cli import verbs_places, verbs_records, verbs_vault

    return {
        "create": verbs_vault.create,
        "verify": verbs_vault.verify_,
        "slots": verbs_vault.slots_,
        "import": verbs_records.import_,
        "export": verbs_records.export,
        "backup": verbs_places.backup,
        "backups": verbs_places.backups,
        "restore": verbs_places.restore,
        "drives": verbs_places.drives,
        "place": verbs_places.place,
        "lock": verbs_places.lock,
    }
