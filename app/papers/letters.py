"""Letters, certificates and free forms: a head, perhaps an address, a title, and what was written."""

from dataclasses import dataclass
from typing import Final

from app.papers.blocks import Beside, Block, Gap, Look, Sheet, Side, Together, Words
from app.papers.letterhead import Letterhead, Person, at_and_on, head, named, short_day, signature
from app.writing.shipped import Profession, profession_of
from vault.records.papers import Content, Kind
from vault.records.practice import Practice

NAMES: Final = {
    Kind.PRESCRIPTION: "Ordonnance",
    Kind.LETTER: "Courrier",
    Kind.CERTIFICATE: "Certificat",
    Kind.FORM: "Document",
}
#: Whose certificates are medical (L4131-1, L4151-1).
_MEDICAL: Final = (Profession.DOCTOR, Profession.MIDWIFE)


@dataclass(frozen=True, slots=True)
class Written:
    """A paper that is words."""

    letterhead: Letterhead
    content: Content
    mark: str = ""


def sheet(of: Written) -> Sheet:
    """The paper, from head to signature."""
    content, practice = of.content, of.letterhead.practice
    blocks: list[Block] = [*head(practice)]
    if content.recipient.strip():
        blocks += [Beside((), (Words(content.recipient.strip()),)), Gap(4)]
    blocks += [Words(at_and_on(practice, content.dated_on), side=Side.RIGHT), Gap(4)]
    if content.kind is Kind.LETTER:
        said = content.title != NAMES[Kind.LETTER]
        about = [Words(f"Objet : {content.title}", Look.STRONG)] if said else []
        blocks += [*about, *named(of.letterhead.person), Gap(6)]
    else:
        blocks += [Words(content.title, Look.TITLE, Side.CENTRE), Gap(8)]
    blocks += _paragraphs(content.body)
    blocks.append(Together(signature(practice)))
    name = NAMES[content.kind]
    foot = f"{name} du {short_day(content.dated_on)} · {of.letterhead.person.full_name}"
    return Sheet(name, tuple(blocks), foot, of.mark)


def _paragraphs(body: str) -> list[Block]:
    """Each line is a paragraph; an empty one is room."""
    return [Words(line) if line.strip() else Gap(3) for line in body.strip().split("\n")]


def opening(kind: Kind, practice: Practice, person: Person) -> str:
    """The words such a paper begins with, for the person who writes it to go on from."""
    if kind is not Kind.CERTIFICATE:
        return ""
    who = {"F": "Madame ", "M": "Monsieur "}.get(person.sex, "") + person.full_name
    born = {"F": "née", "M": "né"}.get(person.sex, "né(e)")
    on = f", {born} le {short_day(person.birth_date)}," if person.birth_date else ""
    return (
        f"Je soussigné(e), {practice.practitioner}, certifie avoir examiné ce jour {who}{on} "
        "et constaté que \n\n"
        "Certificat établi à la demande de l’intéressé(e) et remis en main propre."
    )


def title(kind: Kind, practice: Practice) -> str:
    """What a new paper of this kind is called until it is called otherwise."""
    medical = kind is Kind.CERTIFICATE and profession_of(practice.profession) in _MEDICAL
    return NAMES[kind] + (" médical" if medical else "")
