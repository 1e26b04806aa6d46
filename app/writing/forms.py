"""Notes of a fixed form: SOAP, data-action-result of nurses (transmission ciblée), the physiotherapist's BDK.

A form is a text with headings, nothing else: what is searched, printed and
signed is what was read, and a heading that was deleted is missed by nobody.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from vault.search import fold_name


@dataclass(frozen=True, slots=True)
class Form:
    """A form: how it is called, and its headings in order."""

    key: str
    title: str
    headings: tuple[str, ...]


SOAP: Final = Form("soap", "SOAP", ("Subjectif", "Objectif", "Appréciation", "Plan"))
DAR: Final = Form("dar", "Transmission ciblée", ("Cible", "Données", "Actions", "Résultats"))
#: What the Haute Autorité de santé names as the content of a bilan-diagnostic kinésithérapique.
BDK: Final = Form(
    "bdk",
    "Bilan-diagnostic kinésithérapique",
    (
        "Prescription",
        "Antécédents et contexte",
        "Attentes du patient",
        "Douleur",
        "Inspection et palpation",
        "Mobilité",
        "Force musculaire",
        "Sensibilité",
        "Équilibre et marche",
        "Activités et participation",
        "Diagnostic kinésithérapique",
        "Objectifs",
        "Projet thérapeutique",
        "Nombre et rythme des séances",
    ),
)
FORMS: Final[Mapping[str, Form]] = {form.key: form for form in (SOAP, DAR, BDK)}

#: French typography: the colon stands behind a no-break space.
_COLON: Final = "\u00a0:"
_HEADING: Final = re.compile(r"^([^:\n]{1,60}?)[ \u00a0\u202f]*:[ \u00a0]?(.*)$")


def skeleton(form: Form) -> str:
    """A form to fill in, as the body of a snippet: one stop a heading."""
    return "\n".join(f"{heading}{_COLON} ${{{at}}}" for at, heading in enumerate(form.headings, 1))


def sections(form: Form, text: str) -> dict[str, str]:
    """What stands under each heading that is there; what stands before the first is under ''.

    A heading is known without its accents and capitals, and by its first letter alone in SOAP and in DAR.
    """
    known = _known(form)
    found: dict[str, list[str]] = {"": []}
    under = ""
    for line in text.split("\n"):
        heading = _HEADING.match(line)
        named = known.get(fold_name(heading[1])) if heading else None
        if heading and named:
            under = named
            found.setdefault(under, []).append(heading[2])
        else:
            found[under].append(line)
    said = {heading: "\n".join(lines).strip() for heading, lines in found.items()}
    return {heading: words for heading, words in said.items() if heading or words}


def _known(form: Form) -> dict[str, str]:
    letters = [] if form is BDK else [(fold_name(heading)[0], heading) for heading in form.headings]
    return dict([*letters, *((fold_name(heading), heading) for heading in form.headings)])
