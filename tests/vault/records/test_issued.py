"""What was issued tells itself in a few words, and what was not is left out."""

from vault.records import issued, papers
from vault.records.documents_index import DocumentClass
from vault.records.issued import Gist

ORDONNANCE = papers.Content(papers.Kind.PRESCRIPTION, DocumentClass.MEDICAL, "Ordonnance", "2026-11-20")
LETTER = papers.Content(
    papers.Kind.LETTER, DocumentClass.MEDICAL, "Suivi", "2026-11-20", recipient="Dr Ode Querrec\nRhumatologie"
)
LINES = (papers.Line("RAMIPRIL 2,5 mg, comprimé"), papers.Line("KARDÉGIC 75 mg"))


def test_each_paper_says_its_lines_or_its_recipient_by_its_document(context, françoise, noël):
    papers.issue(context, papers.save_draft(context, françoise, ORDONNANCE, LINES), "{}", "d1")
    papers.issue(context, papers.save_draft(context, françoise, LETTER), "{}", "d2")
    papers.issue(context, papers.save_draft(context, noël, LETTER), "{}", "d3")
    papers.save_draft(context, françoise, LETTER)
    assert issued.gists(context.database, françoise) == {
        "d1": Gist(("RAMIPRIL 2,5 mg, comprimé", "KARDÉGIC 75 mg")),
        "d2": Gist(recipient="Dr Ode Querrec\nRhumatologie"),
    }


def test_one_that_was_taken_back_says_so(context, françoise):
    paper = papers.issue(context, papers.save_draft(context, françoise, ORDONNANCE, LINES[:1]), "{}", "d1")
    papers.cancel(context, paper.id, "erreur")
    assert issued.gists(context.database, françoise) == {"d1": Gist(("RAMIPRIL 2,5 mg, comprimé",), "", True)}
