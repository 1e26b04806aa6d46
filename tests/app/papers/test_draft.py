"""What stands in the fields of a paper, and what is issued of it."""

from app.papers import draft as drafts
from app.papers.draft import Draft
from vault.records.documents_index import DocumentClass
from vault.records.history import Entry, Facts
from vault.records.history import Kind as History
from vault.records.papers import Content, Kind, Line, Override


def _paper(*lines: Line, overrides: tuple[Override, ...] = ()) -> Draft:
    typed = Content(
        Kind.PRESCRIPTION,
        DocumentClass.MEDICAL,
        " Suivi ",
        "2026-11-20",
        " À\u00a0jeun. ",
        recipient="\nDr\u00a0B \n",
    )
    return Draft(typed, lines, overrides, "paper")


def test_the_space_around_the_words_is_not_issued() -> None:
    (line,) = drafts.meant(
        _paper(Line(" Doliprane 1 g ", posology=" 1 ", duration="3 j\u00a0", quantity=" "))
    ).lines
    assert line == Line("Doliprane 1 g", posology="1", duration="3 j")


def test_the_remark_is_issued_with_its_own_spaces_and_lines_that_can_be_broken() -> None:
    content = drafts.meant(_paper()).content
    assert (content.title, content.body, content.recipient) == ("Suivi", " À jeun. ", "Dr B")


def test_a_line_without_a_name_is_not_issued_and_reasons_stay_with_their_lines() -> None:
    reasons = tuple(
        Override(at, "a", "Pénicilline", "same", why) for at, why in ((0, "non"), (1, " oui "), (2, " "))
    )
    issued = drafts.meant(_paper(Line(" ", posology="1"), Line("A"), Line("B"), overrides=reasons))
    assert [line.text for line in issued.lines] == ["A", "B"]
    assert [(one.position, one.reason) for one in issued.overrides] == [(0, "oui")]


def test_what_is_meant_is_meant_once() -> None:
    issued = drafts.meant(_paper(Line(" A "), Line("")))
    assert drafts.meant(issued) == issued


def test_a_draft_comes_back_to_the_last_space() -> None:
    typed = _paper(Line(" A "), Line(""))
    assert drafts.read(typed.json()) == typed


def test_a_treatment_never_prescribed_before_is_known_as_a_narcotic_by_its_name() -> None:
    for name, narcotic in (("Skénan LP 10 mg", True), ("Amlodipine 5 mg", False)):
        treatment = Entry("treatment", "patient", Facts(History.TREATMENT, name), "author", "", "")
        assert drafts.renewed(treatment, ()).narcotic is narcotic
