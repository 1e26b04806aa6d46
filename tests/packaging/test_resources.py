"""The one reader of shipped files."""

import pytest

import resources


def test_a_shipped_text_is_read_as_utf8() -> None:
    assert "français" in resources.text("wordlists", "wikipedia.txt").splitlines()


def test_a_shipped_file_is_read_as_bytes() -> None:
    assert resources.data("fonts", "Inter-Regular.otf").startswith(b"OTTO")


def test_names_are_sorted() -> None:
    names = resources.names("fonts")
    assert names == sorted(names)
    assert "Inter-Regular.otf" in names


def test_what_is_not_shipped_is_a_defect_that_travels() -> None:
    with pytest.raises(FileNotFoundError):
        resources.text("wordlists", "none.txt")
