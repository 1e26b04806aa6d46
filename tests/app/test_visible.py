"""A name that somebody else chose gives no orders to a terminal."""

import io

import pytest

from app import sentences
from app.cli.terminal import Terminal
from app.visible import visible
from vault.errors import FileUnreachable
from vault.findings import Kind

CLEARED = "Cabinet\x1b[2J\x1b[H"


@pytest.mark.parametrize(
    "order", ["\x1b[2J", "\x07", "\x9b2J", "\r", "\n", "\x7f", "\u202e", "\u2028", "\udc80"]
)
def test_an_order_is_written_out(order):
    shown = visible(f"Cabinet{order}")
    assert shown.startswith("Cabinet\\")
    assert shown.isprintable()


def test_words_stay_as_they_are():
    for words in ("Cabinet des Tilleuls", "Fermé à 18 h 30\u202f: œuvre\u00a0!", "e\u0301té", "日本"):
        assert visible(words) == words


def test_lines_stay_where_they_are_wanted():
    assert visible("a\nb\x1b", keep="\n") == "a\nb\\x1b"


def test_a_file_s_name_forges_no_line_of_a_report():
    """``verify`` named a stray file ``x<line end>Everything is what was sealed.`` as two lines."""
    said = sentences.finding(Kind.DOCUMENT_UNKNOWN, "documents/x\nEverything is what was sealed", "", "en")
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_sentence_about_a_path_obeys_nothing(language):
    assert "\x1b" not in sentences.sentence(FileUnreachable(CLEARED, "EIO"), language)


def test_an_answer_for_a_person_keeps_its_lines_and_obeys_nothing():
    """``serment backups`` printed the name that a stranger's stick gave its folder."""
    written = io.StringIO()
    Terminal(None, written, "en").answer({}, lambda: f"one\n{CLEARED}")
    assert written.getvalue() == "one\nCabinet\\x1b[2J\\x1b[H\n"
