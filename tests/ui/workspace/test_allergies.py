"""Writing allergies down, however many there are and however small the screen."""

from collections.abc import Callable

import pytest

from ui.theme import Appearance
from ui.workspace.desk import Desk
from ui.workspace.window import MainWindow
from vault.records.allergies import Facts


@pytest.fixture
def allergic(desk: Desk, id_of: Callable[[str], str]) -> str:
    """A patient with more allergies than one line holds."""
    who = id_of("œuvrard")
    for substance in ("Pénicilline", "Produits de contraste iodés", "Acide acétylsalicylique", "Latex"):
        desk.store.add_allergy(who, Facts(substance, "choc anaphylactique en réanimation, 2014"))
    return who


@pytest.mark.parametrize(
    ("percent", "width", "height"), [(100, 1024, 700), (150, 1024, 700), (150, 1320, 840)]
)
def test_the_editor_is_never_folded_into_itself(
    qtbot, allergic: str, window: MainWindow, appearance: Appearance, percent: int, width: int, height: int
) -> None:
    """At 1024x700 its lines were painted over each other: the note under it took the height."""
    appearance.set_text_size(percent)
    window.resize(width, height)
    window.patients.open(allergic)
    qtbot.waitUntil(lambda: bool(window.patients.patient_id))
    record = window.patients.record
    bar = record.header.allergies
    bar.toggle()
    qtbot.waitUntil(lambda: bar.editor.height() >= bar.editor.minimumSizeHint().height() > 0)
    assert bar.editor.substance.hasFocus()
    assert bar.editor.add.height() >= bar.editor.add.sizeHint().height()
    bar.toggle()
    qtbot.waitUntil(record.composer.isVisible)


def test_the_note_is_reached_from_what_stands_in_its_place(
    qtbot, allergic: str, window: MainWindow, appearance: Appearance
) -> None:
    appearance.set_text_size(150)
    window.resize(1024, 700)
    window.activateWindow()
    window.patients.open(allergic)
    qtbot.waitUntil(lambda: bool(window.patients.patient_id))
    record = window.patients.record
    record.header.allergies.toggle()
    qtbot.waitUntil(record.stack.isHidden)
    assert record.composer.area not in window.patients.panes()
    record.write()
    qtbot.waitUntil(record.composer.area.hasFocus)
    record.chronicle.list.setCurrentIndex(record.chronicle.list.rows.index(0))
    record.chronicle.complete.click()
    qtbot.waitUntil(record.composer.isHidden)
    addendum = record.chronicle.addendum
    qtbot.waitUntil(lambda: addendum.height() >= addendum.minimumSizeHint().height() > 0)
    record.write()
    qtbot.waitUntil(record.composer.area.hasFocus)
