"""``serment create``: a vault, and its recovery words once."""

import json
import re

import pytest

from tests.app.cli.shell import PASSPHRASE, Shell, tree
from vault import words as recovery


def test_create_answers_with_the_vault_and_its_words(shell: Shell):
    answer = shell.run("create", shell.vault, "--json", secrets=[PASSPHRASE] * 2)
    assert answer.code == 0
    assert sorted(answer.json) == ["recovery_words", "vault_id"]
    assert len(bytes.fromhex(answer.json["vault_id"])) == 16
    assert len(recovery.to_entropy(answer.json["recovery_words"])) == 16
    assert answer.err == ""


def test_a_new_vault_is_whole_and_for_its_owner_alone(shell: Shell):
    shell.created()
    assert {path.name for path in shell.vault.iterdir()} == {
        "header.json",
        "header.copy.json",
        "seal.json",
        "records.db",
        "manifest.json",
        "documents",
        "vault.lock",
        "LISEZ-MOI.txt",
    }
    assert all(path.stat().st_mode & 0o077 == 0 for path in [shell.vault, *shell.vault.rglob("*")])
    assert [path.name for path in shell.vault.parent.iterdir()] == [shell.vault.name]


def test_a_new_vault_is_one_of_this_computer_s(shell: Shell):
    shell.created()
    checked = shell.run("verify", shell.vault, "--without-secret", "--json")
    assert (checked.json["ok"], checked.json["authenticated"]) == (True, True)
    known = json.loads((shell.root / "home/config/serment/settings.json").read_text("utf-8"))["known_vaults"]
    assert known == [{"path": str(shell.vault), "practice": "Cabinet d’été", "fictive": False}]


@pytest.mark.parametrize("name", ["Cabinet\ndes Tilleuls", "Cabinet \x1b[31m", "C" * 121])
@pytest.mark.parametrize("whose", ["--practice", "--practitioner"])
def test_a_name_that_no_letterhead_could_carry_is_refused_before_a_secret_is_asked_for(shell, whose, name):
    answer = shell.run("create", shell.vault, whose, name)
    assert "one line of at most 120 characters" in answer.failed_with(2)
    assert not shell.vault.exists()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_person_is_shown_where_it_is_and_twelve_numbered_words(shell: Shell, language: str):
    answer = shell.run("create", shell.vault, secrets=[PASSPHRASE] * 2, language=language)
    assert str(shell.vault) in answer.out
    assert ("une fois" if language == "fr" else "only once") in answer.out
    shown = re.findall(r"^ +\d+\. (\S+)$", answer.out, re.MULTILINE)
    assert len(recovery.to_entropy(shown)) == 16


@pytest.mark.parametrize(
    ("secrets", "code", "said"),
    [
        (["", ""], 2, "cannot be a passphrase"),
        ([PASSPHRASE, PASSPHRASE + "x"], 2, "not the same"),
        ([PASSPHRASE], 2, "Standard input ended"),
        ([], 2, "Standard input ended"),
        (["motdepasse", "motdepasse"], 4, "too easy to guess"),
        (["a\tb perdrix violon"] * 2, 2, "cannot be a passphrase"),
    ],
)
def test_a_passphrase_that_will_not_do_is_refused_and_leaves_nothing(shell, secrets, code, said):
    before = tree(shell.root / "work")
    answer = shell.run("create", shell.root / "work" / "deeper" / "V.serment", secrets=secrets)
    assert said in answer.failed_with(code)
    assert tree(shell.root / "work") == before


def test_a_name_given_to_the_practice_makes_a_passphrase_weak(shell: Shell):
    typed = "Cabinet des Tilleuls Argentés de Montreuil"
    answer = shell.run("create", shell.vault, "--practice", typed, secrets=[typed] * 2)
    assert "too easy to guess" in answer.failed_with(4)


def test_a_vault_is_never_made_over_something_else(shell: Shell):
    shell.vault.mkdir()
    (shell.vault / "lettre.txt").write_text("à garder")
    assert "not empty" in shell.run("create", shell.vault, secrets=[PASSPHRASE] * 2).failed_with(2)
    assert [path.name for path in shell.vault.iterdir()] == ["lettre.txt"]


def test_an_empty_folder_will_do_and_so_will_one_to_be_made(shell: Shell):
    shell.vault.mkdir()
    shell.created()
    deeper = shell.root / "work" / "un" / "deux" / "V.serment"
    assert shell.run("create", deeper, secrets=[PASSPHRASE] * 2).code == 0


def test_a_place_refused_for_a_vault_is_refused_before_any_secret(shell: Shell):
    answer = shell.run("create", "/proc/V.serment", secrets=[])
    assert "/proc" in answer.failed_with(4)


@pytest.mark.parametrize(
    "spelled", ["Cabinet d’été.serment", "./Cabinet d’été.serment/", "../{here}/Cabinet d’été.serment"]
)
def test_a_relative_path_is_meant_from_here(office: Shell, spelled: str):
    here = office.vault.parent.name
    assert office.run("verify", spelled.format(here=here), secrets=[PASSPHRASE]).code == 0


def test_a_vault_is_reached_through_a_link(office: Shell):
    link = office.root / "lien"
    link.symlink_to(office.vault)
    assert office.run("verify", link, secrets=[PASSPHRASE]).code == 0
    assert office.run("import", link, office.list("NOM\nMARTIN\n"), secrets=[PASSPHRASE]).code == 0


def test_a_link_is_never_replaced_by_a_vault(shell: Shell):
    link = shell.root / "work" / "lien.serment"
    link.symlink_to(shell.root / "nowhere")
    shell.run("create", link, secrets=[PASSPHRASE] * 2).failed_with(2)
    assert link.is_symlink()
