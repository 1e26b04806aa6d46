"""Notes of a fixed form: SOAP, data-action-result of nurses (transmission ciblée), the physiotherapist's BDK.

A form is a text with headings, nothing else: what is searched, printed and
signed is what was read, and a heading that was deleted is missed by nobody.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.writing.snippets import Expansion, Stop
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
_LINE: Final = re.compile(r"[^\n]+")
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


def blank(text: str) -> bool:
    """Whether nothing was written: no word, or nothing but headings."""
    # Line by line: of a long note the first one answers, at every key.
    return all(not words.strip() for _, words in _headed(line[0] for line in _LINE.finditer(text)))


def form_of(text: str) -> Form | None:
    """The form a text is written in: most of its headings stand there. None for free text."""
    found = {heading for heading, _ in _headed(text.split("\n")) if heading}
    return next(
        (form for form in FORMS.values() if 2 * len(found & {*form.headings}) > len(form.headings)), None
    )


def reshaped(text: str, form: Form | None) -> Expansion:
    """``text`` in another form (None: free), with a stop behind each heading that nothing stands under.

    What stands under a heading of that form goes there, everything else above it, as it was; a heading
    without words goes. Headings count written out only: "P : 69" is a weight, not a plan.
    """
    above, under = _sorted(text, form.headings if form else ())
    pieces, stops, length = [], list[Stop](), 0
    for heading, words in _lines_of(above, under, form):
        piece = f"{heading}{_COLON} {words}" if heading else words
        pieces.append(piece)
        length += len(piece) + 1
        if heading and not words:
            stops.append(Stop(len(stops) + 1, length - 1, length - 1))
    written = "\n".join(pieces)
    return Expansion(written, tuple(stops), len(written))


def _lines_of(above: str, under: Mapping[str, str], form: Form | None) -> Iterator[tuple[str, str]]:
    if above or form is None:
        yield "", above
    if form is not None:
        yield from ((heading, under.get(heading, "")) for heading in form.headings)


def _sorted(text: str, headings: Sequence[str]) -> tuple[str, dict[str, str]]:
    """What stands under none of ``headings``, and what under each; an empty heading of others goes."""
    above, under, piece = list[str](), dict[str, str](), ("", list[str]())
    pieces = [piece]
    for line, (heading, words) in zip(text.split("\n"), _headed(text.split("\n")), strict=True):
        if heading:
            piece = (heading, [words])
            pieces.append(piece)
        else:
            piece[1].append(line)
    for heading, lines in pieces:
        words = "\n".join(lines).strip("\n ")
        if heading in headings:
            under[heading] = "\n".join(filter(None, (under.get(heading), words)))
        elif words:
            above.append(f"{heading}{_COLON} {words}" if heading else words)
    return "\n".join(above), under


def _headed(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Of each line its heading ('' for none), and the words behind it."""
    for line in lines:
        match = _HEADING.match(line)
        heading = _EVERY.get(fold_name(match[1])) if match else None
        yield (heading, match[2]) if match and heading else ("", line)


_EVERY: Final = {fold_name(heading): heading for form in FORMS.values() for heading in form.headings}


def _known(form: Form) -> dict[str, str]:
    letters = [] if form is BDK else [(fold_name(heading)[0], heading) for heading in form.headings]
    return dict([*letters, *((fold_name(heading), heading) for heading in form.headings)])
