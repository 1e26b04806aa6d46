"""Commands on a vault whose folder came to be synchronised: reading goes on, writing is refused."""

import shutil
from pathlib import Path

from tests.app.cli.shell import OTHER, PASSPHRASE, Shell, tree


def synchronise(office: Shell) -> None:
    (office.vault.parent / ".stfolder").mkdir()


def test_records_are_not_written_where_they_would_be_copied_elsewhere(office: Shell):
    synchronise(office)
    before = tree(office.vault)
    said = office.run("import", office.vault, office.list(), secrets=[PASSPHRASE]).failed_with(4)
    assert "Syncthing" in said
    assert "move its folder" in said
    office.run("import", office.vault, "--undo", "x", secrets=[PASSPHRASE]).failed_with(4)
    assert tree(office.vault) == before


def test_reading_and_carrying_away_go_on_and_say_it(office: Shell):
    synchronise(office)
    out, new = office.root / "out", office.root / "R.serment"
    for words, secrets in (
        (("import", office.vault, office.list(), "--dry-run"), [PASSPHRASE]),
        (("verify", office.vault), [PASSPHRASE]),
        (("slots", office.vault), []),
        (("slots", office.vault, "--change-passphrase"), [PASSPHRASE, OTHER]),
        (("backup", office.vault, office.stick), []),
        (("export", office.vault, out), [OTHER]),
    ):
        answer = office.run(*words, secrets=secrets)
        assert (answer.code, "Syncthing" in answer.err) == (0, True), (words, answer)
    assert office.run("restore", office.vault, new, secrets=[OTHER]).code == 0
    moved = office.run("import", new, office.list(), secrets=[OTHER])
    assert (moved.code, moved.err) == (0, "")


def test_an_existing_vault_is_judged_by_where_it_lies_and_not_as_a_stranger_in_itself(office: Shell):
    def rule(path: Path) -> object:
        return office.run("place", path, "--for", "vault", "--json").json["rule"]

    assert rule(office.vault) == "local-disk"
    assert rule(office.vault / "documents") == "inside-vault"
    synchronise(office)
    assert rule(office.vault) == rule(office.vault.parent) == "cloud-folder"


def test_a_backup_is_no_place_for_a_vault(office: Shell):
    carried = shutil.copytree(office.backed_up(), office.root / "work" / "carried")
    answer = office.run("place", carried, "--for", "vault", "--json")
    assert (answer.code, answer.json["rule"]) == (4, "inside-vault")
