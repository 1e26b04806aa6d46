"""Fee notes: numbers without a gap, sums that never change, a receipts book without names."""

import pytest
from sqlcipher3 import IntegrityError

from vault.errors import InvalidInput
from vault.records import fees, patients
from vault.records.errors import AlreadyIssued, UnknownRecord

VISIT = fees.Line("Consultation", 3000, "GS")


def issue(context, patient_id, day="2026-11-20", lines=(VISIT,)):
    return fees.issue(context, patient_id, lines, day)


class TestNumbers:
    def test_they_follow_each_other_year_by_year(self, context, françoise, noël):
        made = [
            issue(context, whose, day)
            for whose, day in (
                (françoise, "2026-11-20"),
                (noël, "2026-11-20"),
                (françoise, "2027-01-02"),
                (noël, "2026-12-30"),
            )
        ]
        assert [one.label for one in made] == ["2026-0001", "2026-0002", "2027-0001", "2026-0003"]

    def test_one_that_failed_leaves_no_gap(self, context, françoise):
        issue(context, françoise)
        with pytest.raises(InvalidInput):
            issue(context, françoise, lines=())
        with pytest.raises(UnknownRecord):
            issue(context, "00" * 16)
        assert issue(context, françoise).number == 2

    def test_one_that_knows_its_id_is_issued_once(self, context, françoise):
        note = issue(context, françoise)
        with pytest.raises(AlreadyIssued):
            fees.issue(context, françoise, [VISIT], "2026-11-20", note.id)
        assert fees.of_patient(context.database, françoise) == [note]

    def test_a_gap_is_refused_by_the_records_themselves(self, context, françoise):
        note = issue(context, françoise)
        with pytest.raises(IntegrityError, match="without a gap"):
            context.database.run(
                "INSERT INTO fee_note SELECT 'x', patient_id, year, 7, kind, credits, reason, reference,"
                " issued_on, cents, author_id, created_at FROM fee_note"
            )
        for sql in ("UPDATE fee_note SET cents = 1", "DELETE FROM fee_note", "UPDATE fee_line SET cents = 1"):
            with pytest.raises(IntegrityError):
                context.database.run(sql)
        with pytest.raises(IntegrityError):
            context.database.run("DELETE FROM fee_line")
        assert fees.get(context.database, note.id) == note


class TestSums:
    def test_a_note_sums_its_lines(self, context, françoise):
        note = issue(context, françoise, lines=[VISIT, fees.Line("Injection", 450, "AMI 1", 3)])
        assert (note.cents, note.lines[1].count) == (4350, 3)
        assert fees.of_patient(context.database, françoise) == [note]

    def test_what_was_received_is_told_for_each_note(self, context, françoise):
        note, other = issue(context, françoise), issue(context, françoise)
        assert fees.received(context.database, françoise) == {}
        for cents in (3000, -1000):
            fees.pay(context, note.id, "2026-11-20", cents, fees.Means.CARD)
        assert fees.received(context.database, françoise) == {note.id: 2000}
        assert other.id not in fees.received(context.database, françoise)

    def test_a_credit_takes_a_whole_note_back_once(self, context, françoise):
        note = issue(context, françoise)
        with pytest.raises(InvalidInput):
            fees.credit(context, note.id, "2026-11-21", " ")
        credit = fees.credit(context, note.id, "2026-11-21", "erreur de somme")
        assert (credit.label, credit.cents, credit.credits) == ("2026-0002", -3000, note.id)
        for again in (note.id, credit.id):
            with pytest.raises(InvalidInput):
                fees.credit(context, again, "2026-11-21", "encore")

    def test_a_payment_is_undone_by_another(self, context, françoise):
        note = issue(context, françoise)
        for cents, day in ((3000, "2026-11-20"), (-3000, "2026-11-25")):
            fees.pay(context, note.id, day, cents, fees.Means.CHEQUE)
        assert [one.cents for one in fees.receipts(context.database, "2026-11-20", "2026-11-30")] == [
            3000,
            -3000,
        ]
        for sql in ("UPDATE payment SET cents = 1", "DELETE FROM payment"):
            with pytest.raises(IntegrityError):
                context.database.run(sql)

    @pytest.mark.parametrize(
        ("lines", "day"),
        [
            ([fees.Line(" ", 3000)], "2026-11-20"),
            ([fees.Line("Consultation", 3000, count=0)], "2026-11-20"),
            ([VISIT], "2026-11"),
            ([VISIT], "2026-02-30"),
        ],
    )
    def test_what_cannot_be_is_refused(self, context, françoise, lines, day):
        with pytest.raises(InvalidInput):
            issue(context, françoise, day, lines)

    def test_nothing_received_is_no_payment(self, context, françoise):
        note = issue(context, françoise)
        with pytest.raises(InvalidInput):
            fees.pay(context, note.id, "2026-11-20", 0, fees.Means.CASH)


class TestReceiptsBook:
    def test_it_holds_references_and_sums_no_name_and_no_motive(self, context, françoise):
        note = issue(context, françoise, lines=[fees.Line("Frottis", 3000)])
        fees.pay(context, note.id, "2026-11-20", 3000, fees.Means.CASH)
        fees.pay(context, note.id, "2026-12-01", 1, fees.Means.CASH)
        (line,) = fees.receipts(context.database, "2026-11-01", "2026-11-30")
        reference = patients.reference(context, françoise)
        assert (line.received_on, line.number, line.reference, line.cents, line.means) == (
            "2026-11-20",
            "2026-0001",
            reference,
            3000,
            fees.Means.CASH,
        )
        assert "LEFÈVRE" not in str(line)
        assert "Frottis" not in str(line)

    def test_when_a_record_is_destroyed_the_accounts_keep_a_reference_alone(self, context, françoise):
        note = issue(context, françoise)
        fees.pay(context, note.id, "2026-11-20", 3000, fees.Means.CARD)
        patients.destroy(context, françoise, "fin de conservation")
        left = fees.get(context.database, note.id)
        assert (left.patient_id, left.lines, left.cents) == (None, (), 3000)
        (line,) = fees.receipts(context.database, "2026-11-20", "2026-11-20")
        assert line.reference == note.reference
        fees.pay(context, note.id, "2026-11-21", -3000, fees.Means.CARD)
        assert fees.credit(context, note.id, "2026-11-21", "remboursement").patient_id is None
