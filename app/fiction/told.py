"""What a story tells of one visit, and how the practitioner writes it down.

Stories give pieces (what was said, what was found, what was decided), because
a diabetic with hypertension is seen once, not twice: the pieces of several
stories join into one note.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.fiction.model import NoteKind


@dataclass(frozen=True, slots=True)
class Told:
    """One story's part of a visit; ``addendum`` comes some days after the note is signed."""

    topic: str
    said: str
    exam: str = ""
    plan: str = ""
    kind: NoteKind = NoteKind.CONSULTATION
    addendum: str = ""


Story = Iterator[Told]


def title(parts: Sequence[Told], renewal: bool) -> str:
    topics = ", ".join([part.topic for part in parts[:3]])
    return f"Renouvellement : {topics}" if renewal and len(topics) < 44 else topics


def body(parts: Sequence[Told], closing: str = "") -> str:
    """The note's text: history, findings, plan, each on its own line."""
    if len(parts) == 1:
        said, exam, plan = parts[0].said, parts[0].exam, parts[0].plan
    else:
        said, exam, plan = _joined(parts)
    plan = " ".join([text for text in ("CAT :", plan, closing) if text]) if plan or closing else ""
    # A pressure taken by one story leaves a gap in the next one's findings.
    lines = (said, exam.strip().replace("  ", " ").replace("  ", " "), plan)
    return "\n".join([line for line in lines if line])


def _joined(parts: Sequence[Told]) -> tuple[str, str, str]:
    said = " ".join([part.said for part in parts if part.said])
    exam = " ".join([part.exam for part in parts if part.exam])
    plan = " ".join([part.plan for part in parts if part.plan])
    return said, exam, plan


def capital(text: str) -> str:
    """``text`` with a capital first letter; the rest stands (``LP`` stays ``LP``)."""
    return text[:1].upper() + text[1:]


def number(value: float, places: int = 1) -> str:
    """``69,2``: the French decimal comma."""
    return f"{value:.{places}f}".replace(".", ",")
