"""A disk may hand over fewer bytes than it was asked for; nobody may take that for the end of the file."""

import os

from vault import files


def test_a_read_that_comes_in_parts_is_put_together(tmp_path, monkeypatch):
    data = bytes(range(256)) * 40
    (tmp_path / "file").write_bytes(data)
    whole = os.read
    monkeypatch.setattr(os, "read", lambda descriptor, size: whole(descriptor, min(size, 300)))
    assert list(files.pieces(tmp_path / "file", 4096)) == [data[:4096], data[4096:8192], data[8192:]]


def test_an_empty_file_has_no_pieces(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    assert list(files.pieces(tmp_path / "file")) == []
