"""``serment slots``: the ways into a vault, listed and changed."""

import re
import shutil

from tests.app.cli.shell import OTHER, PASSPHRASE, Shell, tree


def slots(shell: Shell) -> dict[str, str]:
    return {one["kind"]: one["id"] for one in shell.run("slots", shell.vault, "--json").json["slots"]}


def test_slots_are_listed_without_a_secret(office: Shell):
    before = tree(office.vault)
    answer = office.run("slots", office.vault, "--json")
    assert list(answer.json) == ["slots"]
    assert [sorted(one) for one in answer.json["slots"]] == [["created_at", "id", "kind", "label"]] * 2
    assert [one["kind"] for one in answer.json["slots"]] == ["passphrase", "recovery"]
    assert all(re.fullmatch(r"[0-9a-f]{16}", one["id"]) for one in answer.json["slots"])
    assert tree(office.vault) == before


def test_a_person_reads_their_kinds_in_french(office: Shell):
    shown = office.run("slots", office.vault, language="fr").out
    assert "phrase de passe" in shown
    assert "mots de secours" in shown


def test_a_replaced_passphrase_opens_nothing_any_more(office: Shell):
    before = slots(office)
    answer = office.run("slots", office.vault, "--change-passphrase", "--json", secrets=[PASSPHRASE, OTHER])
    assert answer.code == 0
    assert "still open" in answer.err
    after = slots(office)
    assert after["passphrase"] != before["passphrase"]
    assert after["recovery"] == before["recovery"]
    assert office.run("verify", office.vault, secrets=[PASSPHRASE]).code == 3
    assert office.run("verify", office.vault, "--json", secrets=[OTHER]).json["findings"] == []


def test_the_new_passphrase_may_be_given_twice_and_must_be_the_same_then(office: Shell):
    words = ("slots", office.vault, "--change-passphrase")
    assert "not the same" in office.run(*words, secrets=[PASSPHRASE, OTHER, OTHER + "x"]).failed_with(2)
    assert office.run("verify", office.vault, secrets=[PASSPHRASE]).code == 0
    assert office.run(*words, secrets=[PASSPHRASE, OTHER, OTHER]).code == 0


def test_a_change_that_is_refused_changes_nothing(office: Shell):
    before = tree(office.vault)
    words = ("slots", office.vault, "--change-passphrase")
    office.run(*words, secrets=["wrong", OTHER]).failed_with(3)
    office.run(*words, secrets=[PASSPHRASE, "soleil"]).failed_with(4)
    office.run(*words, secrets=[PASSPHRASE]).failed_with(2)
    office.run("slots", office.vault, "--revoke", "0" * 16, secrets=[PASSPHRASE]).failed_with(2)
    after = tree(office.vault)
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"vault.lock"}


def test_new_words_replace_the_old_ones(office: Shell, words):
    answer = office.run("slots", office.vault, "--new-recovery", "--json", secrets=[PASSPHRASE])
    assert sorted(answer.json) == ["recovery_words", "slots"]
    assert office.run("verify", office.vault, secrets=[" ".join(words)]).code == 3
    assert office.run("verify", office.vault, secrets=[" ".join(answer.json["recovery_words"])]).code == 0


def test_a_revoked_slot_is_gone_and_the_last_one_stays(office: Shell, words):
    known = slots(office)
    gone = office.run(
        "slots", office.vault, "--revoke", known["passphrase"], "--json", secrets=[" ".join(words)]
    )
    assert [one["kind"] for one in gone.json["slots"]] == ["recovery"]
    assert office.run("verify", office.vault, secrets=[PASSPHRASE]).code == 3
    last = office.run("slots", office.vault, "--revoke", known["recovery"], secrets=[" ".join(words)])
    assert "last way in" in last.failed_with(2)


def test_someone_with_nothing_but_the_words_gives_themselves_a_passphrase_again(office: Shell, words):
    secret = " ".join(words)
    office.run("slots", office.vault, "--revoke", slots(office)["passphrase"], secrets=[secret])
    assert office.run("slots", office.vault, "--change-passphrase", secrets=[secret, OTHER]).code == 0
    assert office.run("verify", office.vault, secrets=[OTHER]).code == 0
    assert sorted(slots(office)) == ["passphrase", "recovery"]


def test_a_change_of_passphrase_writes_less_than_16_kib(office: Shell):
    before = tree(office.vault)
    office.run("slots", office.vault, "--change-passphrase", secrets=[PASSPHRASE, OTHER])
    after = tree(office.vault)
    written = [name for name in after if after[name] != before.get(name) and (office.vault / name).is_file()]
    assert sum((office.vault / name).stat().st_size for name in written) < 16 << 10
    assert "records.db" not in written


def test_a_header_from_before_a_change_opens_nothing_and_verify_names_it(office: Shell, tmp_path):
    """Header and seal rolled back together pass for genuine: only this computer knows that they are old."""
    kept = shutil.copytree(office.vault, tmp_path / "kept")
    office.run("slots", office.vault, "--change-passphrase", secrets=[PASSPHRASE, OTHER])
    for name in ("header.json", "header.copy.json", "seal.json"):
        shutil.copy(kept / name, office.vault / name)
    office.run("import", office.vault, office.list(), secrets=[PASSPHRASE]).failed_with(5)
    office.run("slots", office.vault, "--change-passphrase", secrets=[PASSPHRASE, OTHER]).failed_with(5)
    found = office.run("verify", office.vault, "--json", secrets=[PASSPHRASE])
    assert found.code == 5
    assert [one["kind"] for one in found.json["findings"]] == ["header-rolled-back"]


def test_a_snapshot_from_before_a_change_is_sound(office: Shell):
    snapshot = office.backed_up()
    office.run("slots", office.vault, "--change-passphrase", secrets=[PASSPHRASE, OTHER])
    assert office.run("verify", snapshot, "--json", secrets=[PASSPHRASE]).json["findings"] == []
