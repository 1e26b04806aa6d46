"""``serment slots --locum`` and ``--rekey``: lent for some weeks, and everything under new keys."""

from datetime import date, timedelta

import pytest

from app import locums
from tests.app.cli.shell import OTHER, PASSPHRASE, Shell

THEIRS = "grenouille parasol tambour noisette écluse chardon"


def _lend(shell: Shell, first: int = 0, last: int = 14):
    days = [str(date.today() + timedelta(days=many)) for many in (first, last)]
    words = ("slots", shell.vault, "--locum", "Dr Agathe Fictive", "--from", days[0], "--until", days[1])
    return shell.run(*words, "--json", secrets=[PASSPHRASE, THEIRS])


def test_a_locum_is_listed_with_their_term_and_may_do_nothing_of_the_owner_s(office: Shell):
    answer = _lend(office)
    assert (answer.code, answer.err) == (0, "")
    (locum,) = [one for one in answer.json["slots"] if one["kind"] == "locum"]
    assert locum["name"] == "Dr Agathe Fictive"
    assert locum["from"] < locum["until"]
    shown = office.run("slots", office.vault, language="fr").out
    last = date.today() + timedelta(days=14)
    assert "remplaçant  Dr Agathe Fictive, du" in shown
    assert f"au {last:%d/%m/%Y}" in shown
    refused = office.run("slots", office.vault, "--revoke", locum["id"], secrets=[THEIRS])
    assert "owner of the vault alone" in refused.failed_with(4)
    refused = office.run("slots", office.vault, "--rekey", secrets=[THEIRS, OTHER])
    assert "owner of the vault alone" in refused.failed_with(4)
    gone = office.run("slots", office.vault, "--revoke", locum["id"], "--json", secrets=[PASSPHRASE])
    assert "locum" not in [one["kind"] for one in gone.json["slots"]]
    assert "`--rekey` writes everything anew" in gone.err


def test_a_day_that_is_none_is_refused(office: Shell):
    words = ("slots", office.vault, "--locum", "Dr X", "--until", "bientôt")
    office.run(*words, secrets=[PASSPHRASE, THEIRS]).failed_with(2)


def test_a_term_without_a_last_day_is_two_weeks_from_its_first(office: Shell):
    """It was counted from today: a term that begins next spring was refused, after three secrets."""
    first = date.today() + timedelta(days=100)
    words = ("slots", office.vault, "--locum", "Dr Agathe Fictive", "--from", str(first))
    answer = office.run(*words, secrets=[PASSPHRASE, THEIRS])
    assert f"from {first:%d/%m/%Y} to {first + locums.USUAL:%d/%m/%Y}" in answer.out


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["--locum", "Dr X", "--from", "2027-03-02", "--until", "2027-03-01"], "--until"),
        (["--locum", " "], "--locum"),
        (["--locum", ""], "--locum"),
        (["--from", "2027-03-01"], "--locum"),
        (["--profession", "sage-femme", "--new-recovery"], "--locum"),
    ],
)
def test_what_is_wrong_with_a_term_is_said_before_a_secret_is_asked_for(office: Shell, words, named):
    said = office.run("slots", office.vault, *words).failed_with(2)
    assert named in said
    assert "secret" not in said


def test_new_keys_have_a_new_fingerprint_which_is_shown(office: Shell):
    """Only the JSON had it: the sheet's old one then said that the vault was a stranger's."""
    shown = office.run("slots", office.vault, "--rekey", secrets=[PASSPHRASE, OTHER]).out
    fingerprint = shown.split("(no secret):\n")[1].split()
    answer = office.run("verify", office.vault, "--without-secret", "--json", "--fingerprint", *fingerprint)
    assert answer.json["authenticated"]


def test_under_new_keys_the_old_passphrase_opens_nothing(office: Shell, words):
    answer = office.run("slots", office.vault, "--rekey", "--json", secrets=[PASSPHRASE, OTHER])
    assert answer.code == 0, answer.err
    assert sorted(answer.json) == ["fingerprint", "recovery_words", "slots"]
    assert "still open" in answer.err
    for old in (PASSPHRASE, " ".join(words)):
        assert office.run("verify", office.vault, secrets=[old]).code == 3
    for new in (OTHER, " ".join(answer.json["recovery_words"])):
        assert office.run("verify", office.vault, "--json", secrets=[new]).json["findings"] == []
