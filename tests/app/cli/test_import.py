"""``serment import``: a list taken over, looked at beforehand, and taken back."""

from pathlib import Path

import pytest

from tests.app.cli.shell import CSV, PASSPHRASE, Shell, tree

LIST = Path(__file__).parents[1] / "takeover" / "patients-ancien-logiciel.csv"
KEYS = ["created", "merged", "reported", "rows", "skipped"]


def patients(shell: Shell) -> int:
    counts = shell.run("verify", shell.vault, "--json", secrets=[PASSPHRASE]).json["counts"]
    return int(counts["patients"])


def test_every_row_of_the_old_programs_list_is_counted_once(shell: Shell):
    shell.created()
    before = tree(shell.vault)
    dry = shell.run("import", shell.vault, LIST, "--dry-run", "--json", secrets=[PASSPHRASE])
    assert sorted(dry.json) == KEYS
    assert tree(shell.vault) == before
    done = shell.run("import", shell.vault, LIST, "--json", secrets=[PASSPHRASE])
    assert done.code == 0
    assert sorted(done.json) == ["batch", *KEYS]
    assert {key: done.json[key] for key in KEYS} == dry.json
    assert dry.json["rows"] == 2012
    assert dry.json["created"] + dry.json["merged"] + dry.json["skipped"] == 2012
    assert [sorted(one) for one in dry.json["reported"]] == [["reason", "row", "value"]] * len(
        dry.json["reported"]
    )
    assert all(type(one["row"]) is int and 1 <= one["row"] <= 2013 for one in dry.json["reported"])
    assert patients(shell) == dry.json["created"]
    again = shell.run("import", shell.vault, LIST, "--json", secrets=[PASSPHRASE]).json
    assert (again["created"], again["skipped"]) == (0, dry.json["skipped"])
    assert patients(shell) == dry.json["created"]


def test_rows_are_numbered_as_in_the_file_the_header_being_1(office: Shell):
    text = "NOM;PRENOM;DATE_NAISS\nMARTIN;Zoé;12/03/1968\n;;\nDUPONT;Luc;31/02/1970\n"
    taken = office.imported(text)
    assert [(one["row"], one["reason"]) for one in taken["reported"] if one["row"] > 1] == [
        (3, "empty_row"),
        (4, "bad_birth_date"),
    ]


def test_a_row_that_says_the_same_is_merged_in_the_file_and_across_files(shell: Shell):
    shell.created()
    first = shell.imported()
    assert (first["rows"], first["created"], first["merged"], first["skipped"]) == (4, 2, 1, 1)
    second = shell.imported()
    assert (second["created"], second["merged"], second["skipped"]) == (0, 3, 1)


def test_an_import_is_taken_back_in_one_step(office: Shell):
    batch = office.imported("NOM;PRENOM\nMARTIN;Zoé\nROY;Éva\n")["batch"]
    assert patients(office) == 4
    undone = office.run("import", office.vault, "--undo", batch, "--json", secrets=[PASSPHRASE])
    assert (undone.code, undone.json) == (0, {"undone": 2})
    assert patients(office) == 2
    words = ("import", office.vault, "--undo")
    assert "undone already" in office.run(*words, batch, secrets=[PASSPHRASE]).failed_with(2)
    office.run(*words, "no-such-batch", secrets=[PASSPHRASE]).failed_with(2)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_person_reads_what_happened_and_how_to_take_it_back(office: Shell, language: str):
    words = ("import", office.vault, office.list("NOM;PRENOM\nMARTIN;Zoé\n"))
    shown = office.run(*words, secrets=[PASSPHRASE], language=language).out
    said = {"en": "1 row: 1 patient created, 0 rows merged, 0 skipped.",
            "fr": "1 ligne : 1 patient créé, 0 fusionnée, 0 ignorée."}[language]  # fmt: skip
    assert said in shown.replace("\u00a0", " ").splitlines()
    assert "--undo" in shown
    other = ("import", office.vault, office.list("NOM;PRENOM\nROY;Éva\n"), "--dry-run")
    dry = office.run(*other, secrets=[PASSPHRASE], language=language).out
    possible = {"en": "1 row: 1 patient to create, 0 rows to merge, 0 to skip.",
                "fr": "1 ligne : 1 patient à créer, 0 à fusionner, 0 à ignorer."}[language]  # fmt: skip
    assert possible in dry.replace("\u00a0", " ").splitlines()
    assert "--undo" not in dry
    assert {"en": "Nothing was written", "fr": "Rien n’a été écrit"}[language] in dry


@pytest.mark.parametrize(("language", "named"), [("en", "Birth date"), ("fr", "Date de naissance")])
def test_a_column_that_is_missing_is_named_in_words(office: Shell, language: str, named: str):
    words = ("import", office.vault, office.list("NOM;PRENOM\nMARTIN;Zoé\n"), "--dry-run")
    shown = office.run(*words, secrets=[PASSPHRASE], language=language).out
    assert any(line.endswith(f".  {named}") for line in shown.splitlines())
    assert "birth_date" not in shown
    reported = office.run(*words, "--json", secrets=[PASSPHRASE]).json["reported"]
    assert "birth_date" in [one["value"] for one in reported if one["reason"] == "column_missing"]


def test_what_a_long_report_comes_to_is_said_last(office: Shell):
    path = office.list("NOM;PRENOM;DATE_NAISSANCE\nMARTIN;Zoé;97/97/1997\n;;\nROY;Éva;98/98/1998\n")
    shown = office.run("import", office.vault, path, secrets=[PASSPHRASE]).out.splitlines()
    assert ";;" not in "".join(shown)  # the separators of an empty row are not shown
    assert "      2  × " in "\n".join(shown)
    assert shown[-2].replace("\u00a0", " ").startswith("3 rows: 2 patients created")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", 2),
        (b"NOM;PRENOM\n", 2),
        (b"a;b\n1;2\n", 2),
        (b"%PDF-1.7 \x00\x01", 2),
        (b"PK\x03\x04" + bytes(60), 2),
        (b"\x00" * 4000, 2),
    ],
    ids=["empty", "header only", "no known column", "PDF", "spreadsheet", "zeros"],
)
def test_what_is_no_list_is_refused_and_changes_nobody(office: Shell, content: bytes, code: int):
    path = office.root / "list.csv"
    path.write_bytes(content)
    office.run("import", office.vault, path, secrets=[PASSPHRASE]).failed_with(code)
    assert patients(office) == 2


def test_a_list_that_cannot_be_read_is_said_before_any_secret(office: Shell):
    before = tree(office.vault)
    said = office.run("import", office.vault, office.root / "missing.csv").failed_with(6)
    assert "missing.csv" in said
    office.run("import", office.vault, office.root).failed_with(6)
    assert tree(office.vault) == before


def test_a_wrong_secret_imports_nobody(office: Shell):
    office.run("import", office.vault, office.list(), secrets=["wrong"]).failed_with(3)
    assert patients(office) == 2


@pytest.mark.parametrize(
    "words",
    [(), ("list.csv", "--undo", "x"), ("--undo", "x", "--dry-run"), ("list.csv", "list.csv"), ("--undo",)],
)
def test_requests_that_contradict_themselves_are_usage_errors(office: Shell, words):
    office.run("import", office.vault, *words, secrets=[PASSPHRASE]).failed_with(2)


def test_a_path_may_hold_anything_a_disk_allows(office: Shell):
    odd = office.root / "dossier à « moi »\t1 \\ 2" / "liste'é\".csv"
    odd.parent.mkdir()
    odd.write_text(CSV, encoding="utf-8")
    assert office.run("import", office.vault, odd, "--dry-run", secrets=[PASSPHRASE]).code == 0


def test_a_cell_of_the_list_never_speaks_in_our_name(office: Shell):
    listed = office.list('NOM;PRENOM;DATE_NAISS\nDURAND;Zoé;"31/02/1970\n9 patients were removed."\n')
    said = office.run("import", office.vault, listed, "--dry-run", secrets=[PASSPHRASE]).out
    assert "31/02/1970\\n9 patients were removed." in said
