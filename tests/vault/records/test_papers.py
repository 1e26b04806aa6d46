"""Papers: drafts that change, issued ones that never do."""

from dataclasses import replace

import pytest
from sqlcipher3 import IntegrityError

from tests.vault.records import store
from vault.errors import InvalidInput
from vault.records import medicines, papers, patients, texts
from vault.records.documents_index import DocumentClass
from vault.records.errors import AlreadyIssued, UnknownRecord

CONTENT = papers.Content(
    papers.Kind.PRESCRIPTION, DocumentClass.MEDICAL, "Ordonnance", "2026-11-20", body="À jeun."
)
AMOXICILLINE = papers.Line(
    "AMOXICILLINE 1 g, comprimé",
    "amoxicilline",
    medicines.CIS,
    "60000001",
    "1 matin et soir",
    "6 jours",
    "QSP 6 jours",
    renewals=1,
    not_substitutable="EFG",
)
MORPHINE = papers.Line("MORPHINE 10 mg", narcotic=True, long_term=True)
OVERRIDE = papers.Override(0, "ab", "Pénicilline", "same_class", "test cutané négatif en 2025")


@pytest.fixture
def draft(context, françoise):
    return papers.save_draft(context, françoise, CONTENT, [AMOXICILLINE, MORPHINE], [OVERRIDE])


@pytest.fixture
def issued(context, draft):
    return papers.issue(context, draft, '{"name": "Cabinet"}')


def found(context, words="amoxicilline"):
    return {(one.noun, one.kind, one.dated) for one in texts.find(context.database, words)}


class TestDrafts:
    def test_a_draft_is_read_as_it_was_written(self, context, françoise, draft):
        paper = papers.get(context.database, draft)
        assert (paper.content, paper.lines, paper.overrides) == (
            CONTENT,
            (AMOXICILLINE, MORPHINE),
            (OVERRIDE,),
        )
        assert (paper.state, paper.issued_at) == (papers.State.DRAFT, None)
        assert papers.of_patient(context.database, françoise) == [paper]
        assert not found(context)

    def test_it_is_written_over_with_other_lines(self, context, françoise, draft):
        other = replace(CONTENT, title="Ordonnance bizone")
        assert papers.save_draft(context, françoise, other, [MORPHINE], paper_id=draft) == draft
        paper = papers.get(context.database, draft)
        assert (paper.content, paper.lines, paper.overrides) == (other, (MORPHINE,), ())

    def test_one_that_has_its_id_before_it_is_written_keeps_it_and_what_it_repeats(self, context, françoise):
        papers.save_draft(context, françoise, CONTENT, paper_id="c" * 32, repeated_from="d" * 32)
        papers.save_draft(context, françoise, CONTENT, paper_id="c" * 32)
        (paper,) = papers.of_patient(context.database, françoise)
        assert (paper.id, paper.repeated_from) == ("c" * 32, "d" * 32)

    def test_it_can_be_thrown_away_with_its_lines(self, context, draft):
        papers.discard(context, draft)
        for table in ("paper", "prescription_line", "allergy_override"):
            assert context.database.value(f"SELECT count(*) FROM {table}") == 0
        with pytest.raises(UnknownRecord):
            papers.discard(context, draft)

    def test_it_never_moves_to_another_record(self, context, noël, draft):
        with pytest.raises(InvalidInput):
            papers.save_draft(context, noël, CONTENT, paper_id=draft)
        assert papers.get(context.database, draft).lines

    @pytest.mark.parametrize(
        ("content", "lines", "overrides", "field"),
        [
            (replace(CONTENT, title=" "), [], [], "title"),
            (replace(CONTENT, dated_on=""), [], [], "dated_on"),
            (replace(CONTENT, dated_on="2026-02-30"), [], [], "dated_on"),
            (CONTENT, [papers.Line(" ")], [], "text"),
            (CONTENT, [papers.Line("Morphine", renewals=-1)], [], "renewals"),
            (CONTENT, [AMOXICILLINE], [replace(OVERRIDE, reason=" ")], "reason"),
            (CONTENT, [AMOXICILLINE], [replace(OVERRIDE, position=1)], "position"),
        ],
    )
    def test_what_cannot_be_printed_is_refused(self, context, françoise, content, lines, overrides, field):
        with pytest.raises(InvalidInput) as refused:
            papers.save_draft(context, françoise, content, lines, overrides)
        assert refused.value.field == field


class TestIssued:
    def test_it_is_final_found_and_counts_as_care(self, context, françoise, issued):
        assert issued.state is papers.State.ISSUED
        assert issued.letterhead == '{"name": "Cabinet"}'
        assert found(context) == {("prescription_line", "", "2026-11-20")}
        assert found(context, "jeun") == {("paper", "prescription", "2026-11-20")}
        assert patients.get(context.database, françoise).last_care_on == "2026-11-20"

    def test_that_an_allergy_was_overridden_is_logged_once_and_not_over_what(self, context, issued):
        assert store.operations(context).count("allergy.overridden") == 1

    def test_nothing_of_it_can_be_changed_or_deleted(self, context, françoise, issued):
        for call in (
            lambda: papers.save_draft(context, françoise, CONTENT, paper_id=issued.id),
            lambda: papers.discard(context, issued.id),
            lambda: papers.issue(context, issued.id, "{}"),
        ):
            with pytest.raises(AlreadyIssued):
                call()
        for sql in (
            "UPDATE paper SET body = 'x'",
            "UPDATE paper SET state = 'draft', issued_at = NULL",
            "INSERT OR REPLACE INTO paper SELECT * FROM paper",
            "DELETE FROM paper",
            "DELETE FROM prescription_line",
            "UPDATE prescription_line SET renewals = 5",
            "DELETE FROM allergy_override",
            "UPDATE allergy_override SET reason = 'x'",
        ):
            with pytest.raises(IntegrityError):
                context.database.run(sql)
        with pytest.raises(IntegrityError, match="never changes"):
            papers._write_lines(context, françoise, issued.id, [MORPHINE] * 3)
        with pytest.raises(IntegrityError, match="never changes"):
            papers._write_override(context, françoise, issued.id, OVERRIDE)
        assert papers.get(context.database, issued.id) == issued

    def test_a_duplicata_is_counted(self, context, issued):
        assert [papers.duplicate(context, issued.id) for _ in range(2)] == [1, 2]
        assert papers.get(context.database, issued.id).copies == 2

    def test_cancelled_it_stays_marked_and_is_found_no_more(self, context, issued):
        with pytest.raises(InvalidInput):
            papers.cancel(context, issued.id, "")
        papers.cancel(context, issued.id, "mauvais dosage")
        paper = papers.get(context.database, issued.id)
        assert (paper.state, paper.cancel_reason) == (papers.State.CANCELLED, "mauvais dosage")
        assert not found(context)
        for call in (
            lambda: papers.cancel(context, issued.id, "encore"),
            lambda: papers.duplicate(context, issued.id),
        ):
            with pytest.raises(InvalidInput):
                call()

    def test_the_index_made_again_finds_the_same(self, context, issued):
        before = found(context)
        texts.reindex(context.database)
        assert found(context) == before

    def test_it_goes_with_the_record(self, context, françoise, issued):
        patients.destroy(context, françoise, "fin de conservation")
        assert context.database.value("SELECT count(*) FROM paper") == 0
        assert context.database.value("SELECT count(*) FROM prescription_line") == 0


def test_whom_letters_went_to_are_named_once_the_latest_first(context, françoise, noël):
    def send(patient_id, recipient, *, kind=papers.Kind.LETTER, state="issued"):
        content = papers.Content(kind, DocumentClass.MEDICAL, "Suivi", "2026-11-20", recipient=recipient)
        paper_id = papers.save_draft(context, patient_id, content)
        if state == "issued":
            papers.issue(context, paper_id, "{}")

    for patient_id, recipient in (
        (françoise, "Laboratoire"),
        (noël, "Dr Quérouil"),
        (françoise, "Dr Quérouil"),
        (noël, "Mme Perrin"),
        (françoise, ""),
    ):
        send(patient_id, recipient)
    send(françoise, "Dr Roux", state="draft")
    send(françoise, "Mairie", kind=papers.Kind.FORM)
    found = [(one.address, one.known) for one in papers.addressed(context.database, françoise)]
    assert found == [("Mme Perrin", False), ("Dr Quérouil", True), ("Laboratoire", True)]
    assert [one.address for one in papers.addressed(context.database, noël, letters=1)] == ["Mme Perrin"]
