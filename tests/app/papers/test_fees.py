"""The receipts book: what the accountant may know, and nothing else."""

from app.papers import fees
from tests.app.papers.test_ordonnance import PRACTICE, said
from vault.records.fees import Means, Receipt

RECEIPTS = [
    Receipt("a", "2026-11-02", "2026-0001", "ALVU55", 3000, Means.CARD),
    Receipt("b", "2026-11-03", "2026-0002", "7XD4H2", 125050, Means.CHEQUE),
    Receipt("c", "2026-11-04", "2026-0002", "7XD4H2", -25050, Means.CHEQUE),
]


def test_the_book_sums_by_means_and_altogether() -> None:
    read = said(fees.book(PRACTICE, RECEIPTS, "2026-11-01", "2026-11-30"))
    for expected in ("du 01/11/2026 au 30/11/2026", "ALVU55", "1\u202f000,00\u00a0€", "1\u202f030,00\u00a0€"):
        assert expected in read
    assert "espèces" not in read


def test_a_spreadsheet_reads_the_table_as_french_numbers_and_days() -> None:
    data = fees.book_csv(RECEIPTS)
    assert data.startswith(b"\xef\xbb\xbf")
    lines = data.decode("utf-8-sig").split("\r\n")
    assert lines[0] == "date;note;reference;reglement;montant"
    assert lines[3] == "04/11/2026;2026-0002;7XD4H2;chèque;-250,50"
