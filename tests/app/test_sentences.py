"""Every answer has its sentence in both languages, filled with the facts it carries."""

import string
from dataclasses import fields, is_dataclass

import pytest

from app import answers  # noqa: F401  # makes every class of answer known
from app.cli import errors as cli
from app.cli.usage import PROBLEMS
from app.errors import NotTheLastUsed, OlderThanUsed, VaultMisplaced
from app.language import Language
from app.sentences import NAMED, SENTENCES, defect, finding, in_a_window, sentence
from app.sentences.asking import ASKED_WRONGLY
from app.sentences.findings import TAMPERED
from vault.errors import (
    BackupTampered,
    DriveFull,
    ExitCode,
    FileUnreachable,
    NotAVault,
    OlderThanRemembered,
    PlaceRefused,
    SermentError,
    Tampered,
    TooLargeForDisk,
    VaultInUse,
)
from vault.findings import Kind

LANGUAGES: tuple[Language, ...] = ("en", "fr")
VALUES: dict[str, object] = {"int": 7, "float": 7.5, "str": "/x", "dict": {"path": "/x"}}


def all_kinds(kind: type[SermentError] = SermentError) -> list[type[SermentError]]:
    return [kind, *(below for child in kind.__subclasses__() for below in all_kinds(child))]


KINDS = sorted(
    {kind for kind in all_kinds() if kind.__module__.startswith(("app.", "vault."))},
    key=lambda kind: kind.__name__,
)


def made(kind: type[SermentError]) -> SermentError:
    special: dict[type, dict[str, object]] = {
        Tampered: {"kind": Kind.RECORDS_ALTERED.value},
        PlaceRefused: {"rule": "unreadable"},
        VaultMisplaced: {"rule": "cloud-unknown"},
        cli.AskedWrongly: {"problem": "missing"},
    }
    if not is_dataclass(kind):
        return kind()
    given = {one.name: VALUES[getattr(one.type, "__name__", str(one.type))] for one in fields(kind)}
    asked = next((named for parent, named in special.items() if issubclass(kind, parent)), {})
    return kind(**given | asked)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_answer_is_a_sentence(kind, language):
    said = sentence(made(kind), language)
    assert said[0].isupper() or not said[0].isalpha()
    assert said.endswith((".", "…"))
    assert "{" not in said
    assert "\n" not in said


def test_the_exit_code_of_every_answer_is_one_of_the_nine():
    assert {kind.exit_code for kind in KINDS} <= set(ExitCode)
    own = {kind for kind in KINDS if kind is not SermentError and kind.exit_code is ExitCode.DEFECT}
    assert own == set()


@pytest.mark.parametrize(
    "pairs",
    [SENTENCES, TAMPERED, ASKED_WRONGLY, NAMED],
    ids=["answers", "findings", "mistakes", "names"],
)
def test_both_languages_name_the_same_facts(pairs):
    def named(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for english, french in pairs.values():
        assert named(english) == named(french)
        assert english != french
        assert "'" not in french, french


def test_every_finding_and_every_mistake_has_words():
    assert set(TAMPERED) == set(Kind)
    assert set(ASKED_WRONGLY) == set(PROBLEMS)


def test_a_finding_names_the_file_and_the_row():
    assert finding(Kind.ACCESS_LOG_ALTERED, "records.db", "row 12", "en") == (
        "The access log was altered: records.db, row 12."
    )
    assert finding(Kind.RECORDS_ALTERED, "records.db", "", "fr").endswith("\u00a0: records.db.")


def test_a_vault_that_is_in_use_since_nobody_knows_when_is_told_without_a_moment():
    """ "Open in another process since ." was said."""
    assert sentence(VaultInUse("/v", ""), "en").startswith("/v is open in another process. Lock")
    assert sentence(VaultInUse("/v", ""), "fr").startswith("/v est ouvert ailleurs. Verrouillez")


def test_a_defect_names_the_log():
    assert "/var/log/x" in defect("/var/log/x", "en")
    assert "/var/log/x" in defect("/var/log/x", "fr")


def test_the_room_on_a_drive_is_said_as_people_say_it():
    full = DriveFull("/media/CLE", 1_253_406, 12_000)
    assert "(12,0\u00a0ko libres, 1,3\u00a0Mo nécessaires)" in sentence(full, "fr")
    assert "(12.0\u00a0kB free, 1.3\u00a0MB needed)" in sentence(full, "en")


def test_a_file_too_large_for_a_stick_is_said_with_the_format_that_refuses_it():
    refused = TooLargeForDisk("/media/CLE")
    english, french = sentence(refused, "en"), sentence(refused, "fr")
    for said in (english, french):
        assert all(part in said for part in ("/media/CLE", "FAT32", "exFAT")), said
    assert "4 GiB" in english
    assert "4 Gio" in french


@pytest.mark.parametrize(("language", "words"), [("en", "access denied"), ("fr", "accès refusé")])
def test_what_the_system_answered_is_said_in_words(language, words):
    assert f"({words})" in sentence(FileUnreachable("/x", "EACCES"), language)
    assert "(ESTRPIPE)" in sentence(FileUnreachable("/x", "ESTRPIPE"), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [OlderThanRemembered, OlderThanUsed, NotTheLastUsed, Tampered])
def test_a_window_asks_for_no_command_and_for_no_window(kind, language):
    """A lock screen told people to open the vault "in the window", and to type a command."""
    said = in_a_window(made(kind), language)
    assert said != sentence(made(kind), language)
    assert not any(one in said for one in ("`", "window", "fenêtre", "state", "état ", "{"))
    assert said.endswith(".")


def test_what_a_window_says_no_otherwise_is_said_as_everywhere():
    for kind in (VaultInUse, BackupTampered, NotAVault):
        assert in_a_window(made(kind), "fr") == sentence(made(kind), "fr")
