"""Document files: encrypted under a key of their own, and never what they are not."""

import errno
import os
import secrets

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vault import cipher, documents
from vault.documents import DocumentFiles, path_of
from vault.errors import DiskFull, FileUnreachable, Tampered
from vault.files import UNFINISHED, Fingerprint
from vault.findings import Kind
from vault.manifest import Entry

VAULT = "ab" * 16


@pytest.fixture
def store(tmp_path):
    (tmp_path / "documents").mkdir()
    return DocumentFiles(tmp_path, VAULT)


@pytest.fixture
def path(tmp_path):
    return lambda stored: tmp_path / documents.path_of(stored.id)


@pytest.mark.parametrize("size", [0, 1, cipher.SEGMENT_SIZE, cipher.SEGMENT_SIZE + 1])
def test_a_document_of_any_size_comes_back(store, path, size):
    plain = os.urandom(size)
    stored = store.add([plain[: size // 2], plain[size // 2 :]])
    assert store.read(stored.id, stored.key) == plain
    assert path(stored).stat().st_size == stored.fingerprint.size
    assert plain[:64] not in path(stored).read_bytes() or size < 4


@settings(max_examples=25)
@given(plain=st.binary(min_size=1, max_size=400), data=st.data())
def test_any_change_to_the_file_is_named(tmp_path_factory, plain, data):
    folder = tmp_path_factory.mktemp("vault")
    store = DocumentFiles(folder, VAULT)
    stored = store.add([plain])
    file = folder / documents.path_of(stored.id)
    content = bytearray(file.read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    file.write_bytes(content)
    with pytest.raises(Tampered) as raised:
        store.read(stored.id, stored.key)
    assert raised.value.kind is Kind.DOCUMENT_ALTERED


@pytest.mark.parametrize("content", [b"", b"serment doc", b"serment doc1", b"serment doc2" + bytes(50)])
def test_what_is_no_document_is_altered(store, path, content):
    stored = store.add([b"lettre"])
    path(stored).write_bytes(content)
    with pytest.raises(Tampered):
        store.read(stored.id, stored.key)


def test_a_missing_document_is_named(store, path):
    stored = store.add([b"lettre"])
    path(stored).unlink()
    with pytest.raises(Tampered) as raised:
        store.read(stored.id, stored.key)
    assert (raised.value.kind, raised.value.path) == (Kind.DOCUMENT_MISSING, documents.path_of(stored.id))


def test_a_document_is_bound_to_its_vault_and_its_id(store, path, tmp_path):
    one, other = store.add([b"lettre"]), store.add([b"lettre"])
    with pytest.raises(Tampered):
        DocumentFiles(tmp_path, "00" * 16).read(one.id, one.key)
    path(other).write_bytes(path(one).read_bytes())
    with pytest.raises(Tampered):
        store.read(other.id, one.key)


def test_two_documents_may_share_a_folder(store, monkeypatch):
    names = iter(["ab" + "00" * 15, "ab" + "11" * 15])
    monkeypatch.setattr(secrets, "token_hex", lambda _: next(names))
    for _ in range(2):
        stored = store.add([b"lettre"])
        assert store.read(stored.id, stored.key) == b"lettre"


def test_a_full_disk_leaves_nothing_behind(store, monkeypatch, tmp_path):
    def full(_: int) -> None:
        raise OSError(28, "full")

    store.add([b"lettre"])
    before = store.present()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        store.add([b"lettre"])
    assert store.present() == before


def test_what_is_there_is_listed_whatever_it_is(store, tmp_path):
    stored = store.add([b"lettre"])
    (tmp_path / "documents" / "notes.txt").write_bytes(b"x")
    (tmp_path / "documents" / "link").symlink_to(tmp_path)
    present = store.present()
    assert present[documents.path_of(stored.id)] == stored.fingerprint.size
    assert present["documents/notes.txt"] == 1
    assert "documents/link" in present


def test_no_folder_is_no_document(tmp_path):
    assert DocumentFiles(tmp_path, VAULT).present() == {}


def test_a_folder_that_cannot_be_read_is_the_machine_s_fault(tmp_path, monkeypatch):
    (tmp_path / "documents").mkdir()

    def unreadable(path):
        raise OSError(errno.EIO, os.strerror(errno.EIO), path)

    monkeypatch.setattr(os, "scandir", unreadable)
    with pytest.raises(FileUnreachable):
        DocumentFiles(tmp_path, VAULT).present()


def test_presence_is_compared_by_name_and_size():
    name = documents.path_of
    right, wrong, gone = (Entry(name(digit * 32), 5, "") for digit in "abc")
    present = {
        right.path: 5,
        wrong.path: 4,
        name("d" * 32): 1,
        name("e" * 32) + ".unfinished": 1,
        "documents/x.unfinished": 1,
    }
    found = documents.compare([right, wrong, gone], present)
    assert found.missing == (gone.path,)
    assert found.wrong_size == (wrong.path,)
    assert found.unknown == (name("d" * 32), "documents/x.unfinished")
    assert found.unfinished == (name("e" * 32) + ".unfinished",)


def test_a_stored_document_tells_what_its_row_must_keep(store):
    stored = store.add([b"lettre"])
    assert stored.fingerprint == Fingerprint(12 + 6 + 16, stored.fingerprint.sha256)
    assert len(stored.key) == 32


def test_a_document_that_was_written_is_none_before_it_is_finished(store):
    stored = store.write([b"Rien a signaler."])
    assert list(store.present()) == [path_of(stored.id) + UNFINISHED]
    assert b"".join(store.written(stored)) == b"Rien a signaler."
    with pytest.raises(Tampered):
        store.read(stored.id, stored.key)
    store.finish(stored)
    assert list(store.present()) == [path_of(stored.id)]
    assert store.read(stored.id, stored.key) == b"Rien a signaler."
