"""Nothing readable is left behind: not in the vault, on the stick, in logs, in temporary folders."""

from pathlib import Path

import pytest

from tests.app.cli.shell import OTHER, PASSPHRASE, Shell

NAMES = [f"MARQUEUR{number}QZX" for number in range(50)]
TABLE = "NOM;PRENOM;DATE_NAISS;SEXE;TEL;REMARQUES\n" + "".join(
    f"{name};Prénom{name};12/03/1968;F;06 12 34 56 {at:02};Remarque sur {name}\n"
    for at, name in enumerate(NAMES)
)


def found_in(folder: Path, markers: list[str]) -> set[tuple[str, str]]:
    spellings = [
        (marker, encoded)
        for marker in markers
        for encoded in (marker.encode(), marker.encode("utf-16-le"), marker.encode("utf-16-be"))
    ]
    return {
        (str(path.relative_to(folder)), marker)
        for path in folder.rglob("*")
        if path.is_file()
        for marker, encoded in spellings
        if encoded in path.read_bytes()
    }


def test_after_a_day_of_commands_no_file_holds_a_name_or_a_secret(shell: Shell, tmp_path: Path):
    listed = tmp_path / "liste.csv"
    listed.write_text(TABLE, encoding="utf-8")
    words = " ".join(shell.created())
    shell.run("import", shell.vault, listed, "--dry-run", secrets=[PASSPHRASE])
    assert shell.run("import", shell.vault, listed, secrets=[PASSPHRASE]).code == 0
    shell.run("import", shell.vault, listed, secrets=["wrong"])
    shell.run("verify", shell.vault, secrets=[PASSPHRASE])
    snapshot = shell.backed_up()
    shell.run("slots", shell.vault, "--change-passphrase", secrets=[PASSPHRASE, OTHER])
    shell.run("restore", snapshot, shell.root / "work" / "R.serment", secrets=[PASSPHRASE])
    secrets = [PASSPHRASE, OTHER, words]
    assert found_in(shell.root, NAMES + secrets) == set()
    out = tmp_path / "out"
    shell.run("export", shell.vault, out, secrets=[OTHER])
    assert {marker for _, marker in found_in(out, NAMES)} == set(NAMES)


def test_no_secret_is_in_the_arguments_or_the_environment_of_a_command(office: Shell):
    process = office.started("verify", office.vault)
    assert process.stdin is not None
    try:
        described = Path(f"/proc/{process.pid}/cmdline").read_bytes()
        assert b"verify" in described
        assert PASSPHRASE.encode() not in described
    finally:
        process.communicate(f"{PASSPHRASE}\n".encode(), timeout=60)


@pytest.mark.parametrize("verb", ["import", "export"])
def test_a_defect_says_where_it_is_written_and_nothing_of_a_patient(office: Shell, verb: str):
    log = office.root / "home" / "state" / "serment" / "log"
    argument = office.list(TABLE) if verb == "import" else office.root / "out"
    broken = office.run(verb, office.vault, argument, secrets=[PASSPHRASE], sabotaged=True)
    assert "defect of its own" in broken.failed_with(1)
    assert str(log) in broken.err
    written = (log / "command.log").read_text(encoding="utf-8")
    assert "RuntimeError" in written
    assert "MARQUEUR" not in written
    assert PASSPHRASE not in written
