"""Which documents a folder must contain, told without a key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault import files, manifest
from vault.errors import Damaged, Tampered
from vault.findings import Kind
from vault.manifest import Entry, Manifest

ID = "ab" + "0" * 30
PATH = manifest.NAME
ENTRIES = st.builds(
    Entry,
    st.text("0123456789abcdef", min_size=32, max_size=32).map(lambda name: f"documents/{name[:2]}/{name}"),
    st.integers(0, 1 << 40),
    st.text("0123456789abcdef", min_size=64, max_size=64),
)


@given(st.lists(ENTRIES, max_size=8))
def test_a_manifest_is_read_back_sorted_whatever_the_order(entries):
    made = Manifest.of(entries)
    assert list(made.documents) == sorted(entries)
    assert made.data() == Manifest.of(reversed(entries)).data()
    assert manifest.decoded(made.data(), PATH) == made


@pytest.mark.parametrize(
    "path",
    [
        "documents/../../etc/passwd",
        "/documents/ab/" + ID,
        "documents/ab/" + ID + "/..",
        "documents/cd/" + ID,
        "documents/ab/" + ID.upper(),
        "documents/ab/" + ID[:-1],
        "records.db",
        "documents\\ab\\" + ID,
        "",
    ],
)
def test_a_path_outside_documents_is_refused(path):
    assert not manifest.is_document_path(path)
    with pytest.raises(Damaged):
        manifest.decoded(Manifest.of([Entry(path, 1, "")]).data(), PATH)


@pytest.mark.parametrize("data", [b"", b"[]", b'{"documents": 3}', b'{"documents": [{"path": "x"}]}'])
def test_what_is_no_manifest_is_damaged(data):
    with pytest.raises(Damaged):
        manifest.decoded(data, PATH)


def test_only_the_manifest_that_was_sealed_is_read(tmp_path):
    data = Manifest().data()
    with pytest.raises(Tampered) as raised:
        manifest.read(tmp_path, files.fingerprint_of(data))
    assert raised.value.kind is Kind.MANIFEST_MISSING
    files.write(tmp_path / manifest.NAME, data)
    assert manifest.read(tmp_path, files.fingerprint_of(data)) == Manifest()
    with pytest.raises(Tampered) as raised:
        manifest.read(tmp_path, files.fingerprint_of(data + b" "))
    assert raised.value.kind is Kind.MANIFEST_ALTERED


def test_a_file_of_another_size_is_not_read_into_memory(tmp_path):
    with (tmp_path / manifest.NAME).open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(Tampered):
        manifest.read(tmp_path, files.fingerprint_of(b"x"))


def test_a_manifest_larger_than_any_is_not_read(tmp_path, monkeypatch):
    """A stranger's seal may state any size."""
    with open(tmp_path / manifest.NAME, "wb") as file:
        file.truncate(3 << 30)
    monkeypatch.setattr(files, "read", lambda path: pytest.fail("read"))
    with pytest.raises(Damaged):
        manifest.read(tmp_path, files.Fingerprint(3 << 30, "0" * 64))
