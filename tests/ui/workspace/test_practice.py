"""What letterheads say, after the first run."""

from tests.ui.typing import type_text
from tests.ui.workspace.handling import let_answers_come, unlocked_again
from ui.theme import Appearance
from ui.workspace.desk import Desk
from ui.workspace.places import SETTINGS
from ui.workspace.practice import PracticeCard
from ui.workspace.window import MainWindow
from vault.records.practice import Practice


def visited(qtbot, window: MainWindow) -> PracticeCard:
    """The card, with what the vault knows in it."""
    window.show_page(SETTINGS)
    let_answers_come(qtbot, window)
    return window.settings.practice


def test_a_field_is_saved_as_one_leaves_it_and_the_title_follows(qtbot, window: MainWindow) -> None:
    card = visited(qtbot, window)
    card.fields["practitioner"].setText("Dr Claire Marchand")
    type_text(card.fields["name"], "Cabinet des Tilleuls")
    card.address.setPlainText("3 rue des Tilleuls\n35000 Rennes")
    card.fields["name"].editingFinished.emit()
    let_answers_come(qtbot, window)
    saved = window._desk.store.practice()
    assert saved is not None
    assert saved.name == "Cabinet des Tilleuls"
    assert saved.address == "3 rue des Tilleuls\n35000 Rennes"
    assert window.windowTitle() == "Cabinet des Tilleuls — Serment"
    assert card.half_typed() == {}
    assert card.saved.text().startswith("Enregistré à ")
    assert card.heading.parentWidget() is card.saved.parentWidget()
    assert card.trouble.isHidden()  # and leaves no gap


def test_what_the_page_does_not_show_stays_as_it_is(qtbot, window: MainWindow, desk: Desk) -> None:
    letterhead = Practice("Dr Claire Marchand", quality="Conventionnée secteur 1")
    desk.jobs.submit(desk.store.save_practice, letterhead)
    let_answers_come(qtbot, window)
    card = PracticeCard(desk, window)
    let_answers_come(qtbot, window)
    card.fields["name"].setText("Cabinet des Tilleuls")
    card.save()
    let_answers_come(qtbot, window)
    saved = desk.store.practice()
    assert saved is not None
    assert (saved.name, saved.quality) == ("Cabinet des Tilleuls", "Conventionnée secteur 1")


def test_a_letterhead_without_a_name_is_not_kept(qtbot, window: MainWindow) -> None:
    card = visited(qtbot, window)
    type_text(card.fields["profession"], "Sage-femme")
    card.save()
    let_answers_come(qtbot, window)
    assert window._desk.store.practice() is None
    assert card.rows["practitioner"].note.text() == "Il manque votre nom."


def test_what_was_not_left_yet_comes_back_after_a_lock(
    qtbot, window: MainWindow, desk: Desk, appearance: Appearance
) -> None:
    desk.store.save_practice(Practice("Dr Claire Marchand", "Médecin"))
    visited(qtbot, window).fields["email"].setText("cabinet@")
    again = unlocked_again(qtbot, desk, appearance, window.pending())
    card = again.settings.practice
    assert card.fields["email"].text() == "cabinet@"
    assert card.fields["profession"].text() == "Médecin"
