"""``serment export``: everything, readable, where the policy allows it."""

import json

import pytest

from tests.app.cli.shell import PASSPHRASE, Shell, tree


def test_everything_is_written_as_lines_of_json(office: Shell):
    out = office.root / "work" / "sortie"
    answer = office.run("export", office.vault, out, "--json", secrets=[PASSPHRASE])
    assert answer.code == 0
    assert sorted(answer.json) == ["documents", "path", "records"]
    lines = (out / "records.jsonl").read_text(encoding="utf-8").splitlines()
    assert (answer.json["records"], answer.json["documents"]) == (len(lines), 0)
    assert answer.json["path"] == str(out)
    names = {line["row"]["birth_name"] for line in map(json.loads, lines) if line["table"] == "patient"}
    assert names == {"ZÉPHYRINE", "QUATREBARBES"}
    assert all(path.stat().st_mode & 0o077 == 0 for path in [out, *out.rglob("*")])


def test_an_export_never_lands_among_other_files(office: Shell):
    out = office.root / "work" / "sortie"
    out.mkdir()
    (out / "lettre.txt").write_text("à garder")
    before = tree(office.root / "work")
    assert "not empty" in office.run("export", office.vault, out).failed_with(2)
    assert tree(office.root / "work") == before


@pytest.mark.parametrize("out", ["/proc/sortie", "/sys/sortie"])
def test_a_refused_place_is_said_before_any_secret(office: Shell, out: str):
    assert out in office.run("export", office.vault, out).failed_with(4)


def test_a_wrong_secret_makes_no_folder(office: Shell):
    out = office.root / "work" / "deeper" / "sortie"
    office.run("export", office.vault, out, secrets=["wrong"]).failed_with(3)
    assert not out.parent.exists()


def test_an_export_is_in_the_access_log(office: Shell):
    before = office.run("verify", office.vault, "--json", secrets=[PASSPHRASE]).json["counts"]["log_rows"]
    out = office.root / "work" / "sortie"
    office.run("export", office.vault, out, secrets=[PASSPHRASE])
    lines = map(json.loads, (out / "records.jsonl").read_text(encoding="utf-8").splitlines())
    log = [line["row"] for line in lines if line["table"] == "access_log"]
    operations = [row["operation"] for row in log if row["seq"] > before]
    assert "vault.exported" in operations
