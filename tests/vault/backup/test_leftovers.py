"""What runs that were cut off left is removed, and nothing else is."""


def test_unfinished_files_of_cut_off_runs_are_swept_and_nothing_else(desk):
    made = desk.back_up()
    home = desk.path_of(made).parent
    branch = next((home / "documents").iterdir())
    for place in (home, branch):
        (place / "half.unfinished").write_bytes(b"half")
    (home / "lettre.txt").write_text("à garder")
    torn = home / "2026-01-01T00-00-00Z"
    torn.mkdir()
    (torn / "records.db").write_bytes(b"half")
    desk.back_up()
    assert not list(home.rglob("*.unfinished"))
    assert not torn.exists()
    assert (home / "lettre.txt").exists()
    desk.check_every_snapshot({made.name})


def test_a_person_s_file_in_a_snapshot_that_was_cut_off_is_kept(desk):
    home = desk.path_of(desk.back_up()).parent
    torn = home / "2026-01-01T00-00-00Z"
    torn.mkdir()
    for name in ("records.db", "seal.json.unfinished", "lettre.txt"):
        (torn / name).write_bytes(b"half")
    desk.back_up()
    assert [path.name for path in torn.iterdir()] == ["lettre.txt"]


def test_a_folder_with_an_unfinished_name_is_in_nobody_s_way(desk):
    made = desk.back_up()
    home = desk.path_of(made).parent
    planted = [home / "x.unfinished", next((home / "documents").iterdir()) / "x.unfinished"]
    for folder in planted:
        folder.mkdir()
    again = desk.back_up()
    assert all(folder.is_dir() for folder in planted)
    desk.check_every_snapshot({made.name, again.name})
