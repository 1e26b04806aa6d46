import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.typing import press, type_text
from ui import theme
from ui.theme import Appearance
from ui.widgets import paragraph
from ui.widgets.banner import Banner
from ui.widgets.bars import StatusLine, UndoBar
from ui.widgets.buttons import IconButton
from ui.widgets.choices import Choice
from ui.widgets.fields import Captioned, Field, PasswordField, TextArea
from ui.widgets.flow import Flow
from ui.widgets.labels import Chip, label
from ui.widgets.lines import Line
from ui.widgets.rail import Rail
from ui.widgets.sparkline import Sparkline
from ui.widgets.stepper import Stepper


@pytest.fixture
def rail(qtbot) -> Rail:
    made = Rail()
    qtbot.addWidget(made)
    for key, icon in (("patients", "users"), ("backups", "hard-drive")):
        made.add_place(key, icon, key.title())
    made.add_action("lock", "lock", "Verrouiller")
    made.show()
    return made


def test_the_rail_is_announced_as_buttons_not_check_boxes(rail: Rail) -> None:
    for button in rail._buttons:
        assert QAccessible.queryAccessibleInterface(button).role() == QAccessible.Role.Button


def test_the_rail_says_which_page_is_shown_without_colour(rail: Rail) -> None:
    rail.show_current("backups")
    said = [button.accessibleDescription() for button in rail._buttons]
    assert said == ["", "Page affichée", ""]


def test_a_page_at_the_foot_of_the_rail_is_marked_too(rail: Rail) -> None:
    rail.add_place_below("help", "circle-question-mark", "Aide")
    rail.show_current("help")
    assert [button.accessibleDescription() for button in rail._buttons] == ["", "", "", "Page affichée"]


def test_a_banner_from_edge_to_edge_has_square_corners(qtbot, appearance: Appearance) -> None:
    banner = Banner("info", "Cabinet fictif.")
    qtbot.addWidget(banner)
    banner.resize(300, 40)
    tinted = theme.colour("info_bg").name()
    assert banner.grab().toImage().pixelColor(0, 0).name() != tinted
    banner.span()
    assert banner.grab().toImage().pixelColor(0, 0).name() == tinted


@pytest.mark.qt_log_ignore("raise", "grabbing the keyboard", "propagateSizeHints")
def test_an_opened_choice_shows_each_of_its_options_whole(qtbot: QtBot) -> None:
    """It opened as a menu, which left the last of four half behind an arrow."""
    words = ["non connu", "féminin", "masculin", "indéterminé"]
    choice = Choice("Sexe", [(one, one) for one in words])
    qtbot.addWidget(choice)
    choice.show()
    choice.showPopup()
    shown = choice.view()
    last = shown.visualRect(shown.model().index(len(words) - 1, 0))
    assert not last.isEmpty()
    assert shown.viewport().rect().contains(last)


def test_a_choice_can_be_narrower_than_its_longest_words(qtbot) -> None:
    choice = Choice("Colonne", [("a", "court"), ("b", "Conservé avec la ligne d’origine seulement")])
    qtbot.addWidget(choice)
    assert choice.minimumSizeHint().width() < choice.sizeHint().width()


def test_lines_break_between_words_and_within_one_that_is_too_long() -> None:
    words = "Biologie : exploration d’une anomalie lipidique"
    layout = paragraph.laid_out(words, theme.font(14), 120)
    starts = [layout.lineAt(at).textStart() for at in range(layout.lineCount())]
    assert len(starts) > 2
    assert all(words[start - 1] == " " for start in starts[1:])
    long = paragraph.laid_out("a" * 60, theme.font(14), 120)
    assert long.lineCount() > 1
    assert paragraph.height(long) > paragraph.height(paragraph.laid_out("a", theme.font(14), 120))


def test_the_rail_is_walked_with_the_arrows_and_pressed_with_the_space_bar(qtbot, rail: Rail) -> None:
    rail._buttons[0].setFocus()
    press(rail._buttons[0], Qt.Key.Key_Down)
    assert rail._buttons[1].hasFocus()
    with qtbot.waitSignal(rail.chosen, check_params_cb=lambda key: key == "backups"):
        press(rail._buttons[1], Qt.Key.Key_Space)


def test_an_icon_inside_a_field_is_no_unnamed_button(qtbot) -> None:
    field = Field("Chercher", icon="search")
    qtbot.addWidget(field)
    assert field.findChildren(QWidget) == []
    assert field.accessibleName() == "Chercher"


def test_a_passphrase_is_shown_and_hidden_from_the_keyboard(qtbot) -> None:
    field = PasswordField("Phrase de passe")
    qtbot.addWidget(field)
    field.show()
    type_text(field, "été")
    assert field.reveal.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert field.reveal.accessibleName()
    press(field.reveal, Qt.Key.Key_Space)
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    assert field.text() == "été"
    assert field.reveal.accessibleName() == "Masquer la saisie"
    field.hide_secret()
    assert field.echoMode() == QLineEdit.EchoMode.Password


def test_what_is_wrong_with_a_field_is_said_in_words(qtbot) -> None:
    field = Captioned("Né(e) le", Field("Né(e) le"))
    qtbot.addWidget(field)
    field.complain("Cette date n’existe pas.")
    assert field.field.accessibleDescription() == "Cette date n’existe pas." == field.note.text()
    assert field.note.property("tone") == "warning"
    field.complain("")
    assert field.field.accessibleDescription() == ""
    assert field.note.isHidden()


def test_tab_leaves_a_text_area_and_ctrl_return_submits_it(qtbot) -> None:
    area = TextArea("Note")
    qtbot.addWidget(area)
    assert area.tabChangesFocus()
    with qtbot.waitSignal(area.submitted):
        press(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(area, Qt.Key.Key_Return)
    assert area.toPlainText() == "\n"


@pytest.mark.parametrize("tone", ["danger", "warning", "info", "ok"])
def test_a_banner_says_its_state_in_a_word_and_an_icon(qtbot, tone: str) -> None:
    banner = Banner(tone, "Allergies", "Pénicilline")
    qtbot.addWidget(banner)
    assert banner.words == "Allergies Pénicilline"
    assert banner.findChildren(QWidget)


def test_undo_gives_back_what_it_was_offered_for(qtbot) -> None:
    owner = QWidget()
    bar = UndoBar(owner)
    qtbot.addWidget(owner)
    bar.offer("Document retiré.", 42)
    with qtbot.waitSignal(bar.undone, check_params_cb=lambda subject: subject == 42):
        press(bar.button, Qt.Key.Key_Space)
    assert bar.isHidden()


def test_a_second_offer_settles_the_first(qtbot) -> None:
    owner = QWidget()
    bar = UndoBar(owner)
    qtbot.addWidget(owner)
    bar.offer("Document retiré.", 1)
    with qtbot.waitSignal(bar.expired, check_params_cb=lambda subject: subject == 1):
        bar.offer("Allergie retirée.", 2)
    assert not bar.isHidden()


def test_a_lasting_fact_stands_once(qtbot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.keep("backup", "Sauvegarde hier", "ok")
    line.keep("backup", "Sauvegarde aujourd’hui", "ok")
    said = [each.text() for each in line.findChildren(QLabel) if each.text().strip()]
    assert said == ["Sauvegarde aujourd’hui"]


@pytest.mark.parametrize("percent", theme.TEXT_SIZES)
def test_nothing_said_in_the_status_line_makes_it_higher(qtbot, appearance: Appearance, percent: int) -> None:
    """Its first chip did: everything above was painted once more at every unlock."""
    appearance.set_text_size(percent)
    line = StatusLine()
    qtbot.addWidget(line)
    line.show()
    height = line.sizeHint().height()
    line.keep("backup", "Sauvegarde vérifiée hier", "ok", "circle-check")
    line.keep("lock", "Verrouillage dans 3 secondes", "warning", "lock")
    line.keep("documents", "Classement du document 2 sur 3", action="Arrêter")
    line.say("Note signée")
    assert line.sizeHint().height() == height == line.minimumSizeHint().height()


def test_a_chip_shows_all_of_its_words_at_every_text_size(qtbot, appearance: Appearance) -> None:
    chip = Chip("Dyslipidémie", "warning", "circle-alert")
    qtbot.addWidget(chip)
    appearance.set_text_size(150)
    assert chip.sizeHint().width() > chip._metrics().horizontalAdvance("Dyslipidémie") + 20


@pytest.mark.parametrize("points", [[], [(1.0, 70.0)], [(1.0, 70.0), (2.0, 70.0)], [(1.0, 1.0), (9.0, -4.0)]])
def test_a_sparkline_draws_any_row_of_values(qtbot, points) -> None:
    line = Sparkline()
    qtbot.addWidget(line)
    line.resize(160, 28)
    line.show_points(points, "Poids : stable")
    assert not line.grab().isNull()
    assert line.accessibleName() == "Poids : stable"


def test_a_number_is_typed_stepped_and_kept_within_its_limits(qtbot) -> None:
    stepper = Stepper("Minutes", 1, 30, "min")
    qtbot.addWidget(stepper)
    stepper.show_value(5)
    seen: list[int] = []
    stepper.changed.connect(seen.append)
    press(stepper.field, Qt.Key.Key_Up)
    press(stepper.fewer, Qt.Key.Key_Space)
    stepper.field.selectAll()
    type_text(stepper.field, "12")
    stepper.field.selectAll()
    type_text(stepper.field, "99")
    stepper.field.editingFinished.emit()
    assert seen == [6, 5, 1, 12, 9]
    assert stepper.field.text() == "9"
    assert stepper.more.accessibleName() == "Un de plus"


def test_a_choice_is_announced_by_its_key(qtbot) -> None:
    choice = Choice("Thème", [("light", "Clair"), ("dark", "Sombre")])
    qtbot.addWidget(choice)
    choice.show_key("dark")
    assert choice.key() == "dark"
    with qtbot.waitSignal(choice.chosen, check_params_cb=lambda key: key == "light"):
        press(choice, Qt.Key.Key_Up)


def test_chips_wrap_onto_as_many_lines_as_they_need(qtbot) -> None:
    flow = Flow()
    qtbot.addWidget(flow)
    flow.resize(400, 30)
    flow.replace([Chip(f"Traitement {number}") for number in range(8)])
    wide, narrow = flow.heightForWidth(2000), flow.heightForWidth(150)
    assert narrow > 3 * wide
    assert flow.filled()
    flow.replace([])
    assert flow.isHidden()


def test_tools_of_a_line_show_with_the_focus_and_can_always_be_tabbed_to(qtbot) -> None:
    tool = IconButton("x", "Retirer")
    line = Line(label("HTA"), tool)
    qtbot.addWidget(line)
    line.show()
    assert tool.icon().isNull()
    assert tool.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.waitActive(line):
        line.activateWindow()
    tool.setFocus()
    assert tool.hasFocus()
    assert not tool.icon().isNull()


def test_what_somebody_wrote_is_no_html_in_a_tool_tip(qtbot) -> None:
    tool, line = IconButton("x", "Retirer <img src='a.png'>"), Sparkline()
    for each in (tool, line):
        qtbot.addWidget(each)
    line.show_points((), "Poids <b>69</b>")
    assert "<img" not in tool.toolTip()
    assert "<b>" not in line.toolTip()
    assert tool.accessibleName() == "Retirer <img src='a.png'>"


def test_a_flow_that_stands_nowhere_yet_is_no_window_of_its_own(qtbot):
    """One flashed up beside the page of backups, and took the focus with it."""
    flow = Flow()
    flow.replace([Chip("vérifiée")])
    assert not flow.isVisible()
    held = QWidget()
    qtbot.addWidget(held)
    QVBoxLayout(held).addWidget(flow)
    held.show()
    assert flow.isVisible()


def test_a_field_is_as_wide_as_its_words_at_every_size_of_text(qtbot: QtBot, appearance: Appearance) -> None:
    field = Field("Jour")
    qtbot.addWidget(field)
    field.span(130)
    before = field.width()
    appearance.set_text_size(150)
    assert field.width() == before * 150 // 100


@pytest.mark.parametrize("percent", [90, 100, 110, 125, 150])
def test_as_many_lines_as_were_asked_for_need_no_scroll_bar(
    qtbot: QtBot, appearance: Appearance, percent: int
) -> None:
    """At 150 % a bar stood beside the four lines of an address."""
    area = TextArea("Destinataire", lines=4, steady=True)
    qtbot.addWidget(area)
    area.resize(400, area.minimumHeight())
    area.show()
    appearance.set_text_size(percent)
    area.resize(400, area.minimumHeight())
    area.setPlainText("Dr Nathalie Quérouil\nCardiologie\nClinique du Val d’Orle\n49982 Saint-Aubin")
    QApplication.processEvents()
    assert area.verticalScrollBar().maximum() == 0


def test_a_page_that_scrolls_goes_along_with_the_line_that_is_written(qtbot: QtBot) -> None:
    """In a low window one wrote a letter below the edge of what is seen."""
    page = QScrollArea()
    qtbot.addWidget(page)
    inside = QWidget()
    column = QVBoxLayout(inside)
    area = TextArea("Texte", lines=30)
    column.addWidget(area)
    page.setWidgetResizable(True)
    page.setWidget(inside)
    page.resize(400, 160)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    area.setFocus()
    seen = page.viewport().rect()
    for _ in range(20):
        type_text(area, "mot")
        press(area, Qt.Key.Key_Return)
        caret = area.viewport().mapTo(page.viewport(), area.cursorRect().center())
        assert seen.contains(caret)
