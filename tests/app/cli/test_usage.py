"""What can be typed: help with an example for each verb, and one sentence for each mistake."""

import pytest

from app.cli.errors import AskedWrongly
from app.cli.options import named
from app.cli.parser import parser
from app.language import Language
from app.sentences import sentence

VERBS = "create verify slots import export backup backups restore rehearse drives place lock demo".split()
LANGUAGES: tuple[Language, ...] = ("en", "fr")


def shown(words: list[str], language: Language, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ended:
        parser(language).parse_args(words)
    assert ended.value.code == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_verb_has_help_with_an_example(verb, language, capsys):
    text = " ".join(shown([verb, "--help"], language, capsys).split())
    assert ("Exemple : serment " if language == "fr" else "Example: serment ") + verb in text
    assert "--json" in text
    english = ("usage:", "show this help", "positional", "the folder", "VAULT", "options:")
    assert not any(word in text for word in english) if language == "fr" else "usage:" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_example_stands_on_one_line_to_be_copied(language, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    last = shown(["restore", "--help"], language, capsys).splitlines()[-1]
    assert last.startswith("  serment restore /media/")
    assert last.endswith(".serment")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_lists_every_verb_and_every_exit_code(language, capsys):
    text = shown(["--help"], language, capsys)
    assert all(f"\n    {verb} " in text for verb in VERBS)
    assert all(f" {code} " in " ".join(text.split()) for code in (0, 1, 2, 3, 4, 5, 6, 7, 8, 130))


def test_the_version_is_shown(capsys):
    assert shown(["--version"], "en", capsys).startswith("Serment ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("words", "about"),
    [
        ([], "VERB"),
        (["s3cret"], "VERB"),
        (["--json"], "VERB"),
        (["create"], "VAULT"),
        (["restore", "s3cret"], "NEW"),
        (["rehearse"], "SNAPSHOT"),
        (["verify", "v", "s3cret"], ""),
        (["verify", "v", "--passphrase=s3cret"], ""),
        (["verify", "v", "--without"], ""),
        (["place", "p"], "--for"),
        (["place", "p", "--for"], "--for"),
        (["place", "p", "--for", "s3cret"], "--for"),
        (["demo", "d", "--patients", "s3cret"], "--patients"),
        (["slots", "v", "--revoke"], "--revoke"),
        (["slots", "v", "--revoke", "x", "--new-recovery"], "--new-recovery"),
    ],
)
def test_a_mistake_is_one_sentence_that_names_the_argument_and_repeats_no_value(words, about, language):
    with pytest.raises(AskedWrongly) as refused:
        parser(language).parse_args(words)
    said = sentence(refused.value, language)
    assert (named(about, language) if about.isupper() else about) in said
    assert "s3cret" not in said
    assert "--help`" in said
    assert "\n" not in said
