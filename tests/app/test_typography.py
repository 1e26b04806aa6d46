"""French sentences that windows and commands say never break before a sign."""

import re
import string

import pytest

from app.places import reasons as places
from app.sentences import finding, sentence
from app.takeover import reasons as takeover
from app.typography import unbroken
from vault.errors import DiskFull, VaultInUse
from vault.findings import Kind

BREAKS = re.compile(r" [:;?!»]|« ")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Rien n’est perdu ; recommencez.", "Rien n’est perdu\u00a0; recommencez."),
        ("« {path} » est ici : voyez.", "«\u00a0{path}\u00a0» est ici\u00a0: voyez."),
        ("Vraiment ?", "Vraiment\u00a0?"),
        ("à 06:41, 12/03/1968", "à 06:41, 12/03/1968"),
    ],
)
def test_the_blank_before_a_sign_holds(written: str, said: str) -> None:
    assert unbroken(written) == said
    assert unbroken(said) == said


@pytest.mark.parametrize("rule", places.SENTENCES)
def test_what_is_said_of_a_place_holds_together(rule: str) -> None:
    names = {name for _, name, _, _ in string.Formatter().parse(places.SENTENCES[rule][1]) if name}
    assert not BREAKS.search(places.sentence(rule, dict.fromkeys(names, "x"), "fr"))


def test_the_name_of_a_folder_is_shown_as_it_is() -> None:
    """Only our own words are set; a folder's name is not ours to change."""
    rule = next(rule for rule, (_, french) in places.SENTENCES.items() if "{path}" in french)
    assert "/à « moi » : ici" in places.sentence(rule, {"path": "/à « moi » : ici"}, "fr")
    assert "/à : moi" in sentence(DiskFull("/à : moi"), "fr")


@pytest.mark.parametrize("reason", takeover.Reason)
def test_what_is_said_of_a_row_holds_together(reason: takeover.Reason) -> None:
    assert not BREAKS.search(takeover.sentence(reason, "fr"))


def test_what_is_said_of_an_answer_or_a_finding_holds_together() -> None:
    assert not BREAKS.search(sentence(DiskFull("/x"), "fr"))
    assert not BREAKS.search(sentence(VaultInUse("/x", "2026-11-21T09:31:00Z"), "fr"))
    assert not BREAKS.search(finding(Kind.RECORDS_ALTERED, "records.db", "", "fr"))
