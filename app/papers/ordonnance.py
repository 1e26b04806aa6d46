"""An ordonnance as it is read: R5132-3 complete, in two zones with a long-term illness, narcotics in words.

With a recognised long-term illness (ALD) the sheet has two zones even where one
stays empty: the pharmacist must see that nothing was meant for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.papers.blocks import Block, Framed, Gap, Look, Sheet, Side, Together, Words
from app.papers.letterhead import Letterhead, at_and_on, head, named, short_day, signature
from app.prescribing.acts import names_act
from app.prescribing.spelling import in_words, spelt_out
from vault.records.papers import Line

#: The words of the official form (S 3321).
_UPPER: Final = (
    "Prescriptions relatives au traitement de l’affection de longue durée reconnue",
    "(liste ou hors liste) · AFFECTION EXONÉRANTE",
)
_LOWER: Final = (
    "Prescriptions SANS RAPPORT avec l’affection de longue durée",
    "MALADIES INTERCURRENTES",
)
_NOTHING: Final = "— néant —"


class Lacking(StrEnum):
    """What R5132-3 asks of an ordonnance and this one does not say."""

    PROFESSION = "profession"
    RPPS = "rpps"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    SEX = "sex"
    BIRTH_DATE = "birth_date"
    POSOLOGY = "posology"
    DURATION = "duration"


@dataclass(frozen=True, slots=True)
class Ordonnance:
    """``remark`` stands under the lines."""

    letterhead: Letterhead
    dated_on: str
    lines: tuple[Line, ...]
    remark: str = ""
    mark: str = ""

    @property
    def narcotic(self) -> bool:
        """Whether it must be written on secure paper."""
        return any(line.narcotic for line in self.lines)


def lacking(of: Ordonnance) -> list[Lacking]:
    """What is not said of the prescriber, of the patient, or of some line."""
    practice, person = of.letterhead.practice, of.letterhead.person
    said = {
        Lacking.PROFESSION: practice.profession,
        Lacking.RPPS: practice.rpps,
        Lacking.ADDRESS: practice.address,
        Lacking.PHONE: practice.phone or practice.mobile,
        Lacking.EMAIL: practice.email,
        Lacking.SEX: person.sex,
        Lacking.BIRTH_DATE: person.birth_date,
    }
    of_lines = {what for line in of.lines for what in unsaid(line)}
    return [what for what in Lacking if what in of_lines or not said.get(what, True)]


def unsaid(line: Line) -> list[Lacking]:
    """What is not said of a medicine; of an act nothing has to be."""
    if not _medicine(line):
        return []
    said = {
        Lacking.POSOLOGY: line.posology.strip(),
        Lacking.DURATION: line.duration.strip() or line.quantity.strip(),
    }
    return [what for what, there in said.items() if not there]


def sheet(of: Ordonnance) -> Sheet:
    """The ordonnance, from head to signature."""
    practice, person = of.letterhead.practice, of.letterhead.person
    blocks: list[Block] = [
        *head(practice),
        Words(at_and_on(practice, of.dated_on), side=Side.RIGHT),
        *named(person),
        Gap(6),
    ]
    if person.long_term_illness or any(line.long_term for line in of.lines):
        for words, long_term in ((_UPPER, True), (_LOWER, False)):
            blocks += [_zone(words, [line for line in of.lines if line.long_term is long_term]), Gap(4)]
    else:
        blocks += _items(of.lines)
    if of.remark.strip():
        blocks += [Gap(2), Words(of.remark.strip())]
    if of.narcotic:
        counted = in_words(len(of.lines))
        blocks += [
            Gap(2),
            Words(f"Nombre de spécialités prescrites : {counted} ({len(of.lines)})", Look.SMALL),
        ]
    blocks.append(Together(signature(practice)))
    foot = f"Ordonnance du {short_day(of.dated_on)} · {person.full_name}"
    return Sheet("Ordonnance", tuple(blocks), foot, of.mark)


def _medicine(line: Line) -> bool:
    """Known as one, or by no word as anything else."""
    return bool(line.code or line.entry_id or line.narcotic or line.posology) or not names_act(line.text)


def _zone(words: tuple[str, str], lines: Sequence[Line]) -> Framed:
    title = (Words(words[0], Look.STRONG, Side.CENTRE), Words(words[1], Look.SMALL, Side.CENTRE), Gap(3))
    return Framed((*title, *(_items(lines) or [Words(_NOTHING, side=Side.CENTRE)])))


def _items(lines: Sequence[Line]) -> list[Block]:
    return [Together(_item(line), 2) for line in lines]


def _item(line: Line) -> tuple[Block, ...]:
    name = Words(line.text, Look.STRONG)
    how = ", ".join(filter(None, (line.posology, _lasting(line.duration))))
    said = [line.substance if line.substance.casefold() not in line.text.casefold() else "", how]
    if line.quantity:
        said.append(f"Quantité : {line.quantity}")
    if line.narcotic:
        said.append(f"En toutes lettres : {_in_letters(line)}")
    if line.renewals:
        said.append(f"À renouveler {in_words(line.renewals, feminine=True)} ({line.renewals}) fois")
    if line.not_substitutable:
        said.append(f"Non substituable ({line.not_substitutable})")
    return (name, *(Words(one) for one in said if one), Gap(3))


def _lasting(duration: str) -> str:
    """ "pendant 6 jours", unless it already begins with such a word."""
    begun = duration.strip()
    if not begun or not begun[0].isdigit():
        return begun
    return f"pendant {begun}"


def _in_letters(line: Line) -> str:
    """Dose, takes and duration spelt out (R5132-29)."""
    each = (line.text, line.posology, _lasting(line.duration), line.quantity)
    return " ; ".join(spelt_out(one) for one in each if one)
