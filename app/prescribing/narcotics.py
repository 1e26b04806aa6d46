"""Narcotics known by name, for whoever prescribes without the public list of medicines, which tells them all.

Substances and brands, folded (``vault.search.fold_name``). The list ticks a box that
one can untick: it reminds of secure paper, and is no reference.
"""

from typing import Final

from vault.search import fold_name

_NAMES: Final = frozenset(
    "morphine skenan actiskenan moscontin sevredol oramorph"
    " oxycodone oxycontin oxynorm oxynormoro hydromorphone sophidone"
    " fentanyl durogesic matrifen abstral actiq effentora instanyl pecfent recivit"
    " methadone zoryon methylphenidate ritaline concerta quasym medikinet".split()
)


def names_one(text: str) -> bool:
    """Whether a word of ``text`` is the name of a narcotic."""
    return not _NAMES.isdisjoint(fold_name(text).split())
