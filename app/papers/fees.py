"""Fee notes and credits as they are read, and the receipts book for the accountant.

A fee note is administrative: it names acts by their codes and no motive. The
receipts book holds days, numbers, references and sums; no name.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.papers.blocks import Block, Gap, Look, Sheet, Side, Table, Together, Words
from app.papers.letterhead import Letterhead, at_and_on, head, short_day, signature
from vault.records.fees import FeeNote, Means, Receipt
from vault.records.practice import Practice

#: Care of persons bears no VAT.
_NO_VAT: Final = "Exonération de TVA, article 261, 4, 1° du CGI"
MEANS: Final = {
    Means.CASH: "espèces",
    Means.CHEQUE: "chèque",
    Means.CARD: "carte bancaire",
    Means.TRANSFER: "virement",
    Means.THIRD_PARTY: "tiers payant",
}


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee note or a credit; ``paid`` by what means, ``of`` which number a credit takes back."""

    letterhead: Letterhead
    note: FeeNote
    paid: Means | None = None
    of: str = ""


def euros(cents: int) -> str:
    """ "1 250,00 €"."""
    whole, rest = divmod(abs(cents), 100)
    grouped = f"{whole:,}".replace(",", "\u202f")
    return f"{'-' if cents < 0 else ''}{grouped},{rest:02}\u00a0€"


def sheet(fee: Fee) -> Sheet:
    """The fee note, from head to signature."""
    note, practice = fee.note, fee.letterhead.practice
    name = "Avoir" if note.credits else "Note d’honoraires"
    # Before it is issued it has none.
    numbered = f" n° {note.label}" if note.number else ""
    blocks: list[Block] = [
        *head(practice),
        Words(at_and_on(practice, note.issued_on), side=Side.RIGHT),
        Gap(2),
        Words(f"{name}{numbered}", Look.TITLE, Side.CENTRE),
        Gap(4),
        Words(fee.letterhead.person.full_name, Look.STRONG),
        Gap(4),
    ]
    if note.credits:
        blocks += [Words(f"Annule la note d’honoraires n° {fee.of}. Motif : {note.reason}"), Gap(2)]
    if note.lines:
        blocks.append(_acts(note))
    total = f"Total : {euros(note.cents)}"
    blocks += [Gap(2), Words(total, Look.HEADING, Side.RIGHT), *_settled(fee), Gap(4)]
    blocks += [Words(said, Look.SMALL) for said in (practice.fee_mention, _NO_VAT) if said]
    blocks.append(Together(signature(practice)))
    foot = f"{name}{numbered} · {fee.letterhead.person.full_name}"
    return Sheet(name, tuple(blocks), foot)


def _acts(note: FeeNote) -> Table:
    rows = tuple(
        (line.label, line.code, str(line.count), euros(line.cents), euros(line.count * line.cents))
        for line in note.lines
    )
    return Table(("Acte", "Code", "Nb", "Prix", "Montant"), rows, (9, 3, 1.4, 3, 3), frozenset({2, 3, 4}))


def _settled(fee: Fee) -> list[Block]:
    if fee.note.credits:
        return []
    said = f"Acquittée par {MEANS[fee.paid]}" if fee.paid else "À régler"
    return [Words(said, side=Side.RIGHT)]


def book(practice: Practice, receipts: Sequence[Receipt], first: str, last: str) -> Sheet:
    """The receipts book of a period."""
    period = f"du {short_day(first)} au {short_day(last)}"
    rows = tuple(
        (short_day(one.received_on), one.number, one.reference, MEANS[one.means], euros(one.cents))
        for one in receipts
    )
    sums = [(MEANS[means], sum(one.cents for one in receipts if one.means is means)) for means in Means]
    totals = tuple((means, euros(cents)) for means, cents in sums if cents)
    blocks: list[Block] = [
        *head(practice),
        Words("Livre des recettes", Look.TITLE, Side.CENTRE),
        Words(period, side=Side.CENTRE),
        Gap(6),
    ]
    sum_of_all = euros(sum(one.cents for one in receipts))
    total = Words(f"Total {period} : {sum_of_all}", Look.HEADING, Side.RIGHT)
    if receipts:
        heads = ("Date", "Note n°", "Référence", "Règlement", "Montant")
        by_means = Table(("Règlement", "Total"), totals, (4, 3), frozenset({1}))
        blocks += [Table(heads, rows, (3, 3, 4, 4, 3), frozenset({4})), Gap(6)]
        blocks.append(Together((by_means, Gap(2), total)))
    else:
        blocks.append(total)
    return Sheet("Livre des recettes", tuple(blocks), f"Livre des recettes {period}")


def book_csv(receipts: Sequence[Receipt]) -> bytes:
    """The same as a table that French spreadsheets open: semicolons, decimal commas, UTF-8 with its mark."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(("date", "note", "reference", "reglement", "montant"))
    for one in receipts:
        amount = f"{one.cents / 100:.2f}".replace(".", ",")
        writer.writerow((short_day(one.received_on), one.number, one.reference, MEANS[one.means], amount))
    return out.getvalue().encode("utf-8-sig")
