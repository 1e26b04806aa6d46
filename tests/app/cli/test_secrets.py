"""Secrets on standard input: one a line, as typed by people and as sent by scripts."""

import unicodedata

import pytest

from app.cli.terminal import LONGEST
from tests.app.cli.shell import OTHER, PASSPHRASE, Shell


def bare(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


@pytest.mark.parametrize(
    "typed",
    [
        lambda words: " ".join(words),
        lambda words: " ".join(map(bare, words)).upper(),
        lambda words: "  ".join(f"{number}. {bare(word)}" for number, word in enumerate(words, 1)),
        lambda words: unicodedata.normalize("NFD", ", ".join(words)) + " \r",
        lambda words: " ".join(bare(word)[:4] for word in words),
    ],
    ids=["as printed", "capitals without accents", "numbered", "decomposed with commas", "four letters"],
)
def test_recovery_words_open_however_they_are_typed(office: Shell, words, typed):
    assert office.run("verify", office.vault, secrets=[typed(words)]).code == 0


def test_recovery_words_are_taken_wherever_a_secret_is_asked(office: Shell, words):
    secret = " ".join(map(bare, words))
    snapshot = office.backed_up()
    listed = office.list("NOM\nMARTIN\n")
    assert office.run("import", office.vault, listed, "--dry-run", secrets=[secret]).code == 0
    assert office.run("import", office.vault, listed, secrets=[secret]).code == 0
    assert office.run("export", office.vault, office.root / "out", secrets=[secret]).code == 0
    assert office.run("restore", snapshot, office.root / "work" / "R", secrets=[secret]).code == 0
    assert office.run("slots", office.vault, "--change-passphrase", secrets=[secret, OTHER]).code == 0
    assert office.run("verify", office.vault, secrets=[PASSPHRASE]).code == 3
    assert office.run("verify", office.vault, secrets=[OTHER]).code == 0


@pytest.mark.parametrize(
    ("stdin", "code"),
    [
        (b"wrong\n", 3),
        (b"\n", 3),
        (b"\xff\xfe\x00\n", 3),
        (b"\x00" * 200 + b"\n", 3),
        (PASSPHRASE.upper().encode() + b"\n", 3),
        (b"", 2),
        (b"a" * (LONGEST + 1), 2),
        (b"a" * 5_000_000, 2),
    ],
    ids=["wrong", "empty line", "no UTF-8", "zeros", "capitals", "no input", "too long", "a file"],
)
def test_what_opens_nothing_is_answered_in_one_sentence(office: Shell, stdin, code):
    office.run("verify", office.vault, stdin=stdin).failed_with(code)


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"", b"\nand more\n"])
def test_a_line_ends_as_systems_end_lines(office: Shell, ending):
    assert office.run("verify", office.vault, stdin=PASSPHRASE.encode() + ending).code == 0


def test_an_accent_is_the_same_in_one_code_point_or_two(shell: Shell):
    typed = "écureuil flûte hôpital naïf piège brûlure"
    created = shell.run("create", shell.vault, secrets=[unicodedata.normalize("NFD", typed)] * 2)
    assert created.code == 0
    assert shell.run("verify", shell.vault, secrets=[unicodedata.normalize("NFC", typed)]).code == 0


def test_no_verb_takes_a_secret_from_its_words_or_repeats_one(office: Shell):
    for words in (("verify", office.vault, PASSPHRASE), ("slots", office.vault, "--passphrase", PASSPHRASE)):
        assert "never taken from the command line" in office.run(*words).failed_with(2)


def test_a_closed_standard_input_is_the_end_of_input(office: Shell):
    process = office.started("verify", office.vault)
    assert process.stdin is not None
    process.stdin.close()
    process.stdin = None
    _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert b"Standard input ended" in err
