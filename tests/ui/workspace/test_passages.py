"""What was found, in words: every noun of the index has its own."""

import pytest

from ui.theme import Appearance
from ui.workspace.passages import PassageWords, _laid_out
from vault.records.texts import SOURCES, FoundText
from vault.search import Snippet, snippet


@pytest.mark.parametrize(
    ("noun", "words"),
    [
        ("allergy", "Allergie, ven. 20 nov. 2026"),
        ("document", "Document, ven. 20 nov. 2026"),
        ("vaccination", "Vaccination, ven. 20 nov. 2026"),
        ("long_term_illness", "Affection de longue durée, ven. 20 nov. 2026"),
        ("received_prescription", "Prescription reçue, ven. 20 nov. 2026"),
        ("wound", "Plaie, ven. 20 nov. 2026"),
        ("task", "Tâche, ven. 20 nov. 2026"),
        ("prescription_line", "Ordonnance, ven. 20 nov. 2026"),
        ("paper", "Papier, ven. 20 nov. 2026"),
    ],
)
def test_a_passage_says_what_it_is_of(appearance: Appearance, noun: str, words: str) -> None:
    found = FoundText(noun, "a", "b", "LEFÈVRE", "Zoé", "1968-03-12", "", "2026-11-20", Snippet("mots", ()))
    assert PassageWords().where(found) == words


def test_every_noun_of_the_index_has_words(appearance: Appearance) -> None:
    for noun in set(SOURCES) - {"note", "entry"}:
        found = FoundText(noun, "a", "b", "LEFÈVRE", "Zoé", "", "", "2026-11-20", Snippet("mots", ()))
        assert PassageWords().where(found)


@pytest.mark.parametrize(
    ("words", "goes_on"),
    [("douleur persistante " * 40, True), ("Toux sèche", False), ("Pas de douleur. " * 40, False)],
)
def test_a_passage_that_is_cut_says_that_it_goes_on(
    appearance: Appearance, words: str, goes_on: bool
) -> None:
    """It was told by its length alone, and since it ends with a whole word no length is the same."""
    shown = _laid_out(snippet(words, "douleur"), 600).text()
    assert shown.endswith("…") is goes_on
