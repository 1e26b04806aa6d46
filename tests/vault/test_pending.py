"""Drafts on the disk: encrypted, and of one session only."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault import cipher, files, pending
from vault.errors import Damaged, Tampered
from vault.findings import Kind
from vault.pending import Binding, Draft, Pending

KEY = cipher.random_key()
BINDING = Binding("ab" * 16, 1, "cd" * 16, 7)
DRAFT = Draft("n", "p", "Toux sèche, œdème", "2026-11-16T09:00:00Z", "2026-11-16T09:05:00Z")


def test_drafts_and_view_come_back(tmp_path):
    written = Pending((DRAFT,), {"page": msgspec.Raw(b'{"patient":"p"}')})
    pending.write(tmp_path, written, KEY, BINDING)
    read = pending.read(tmp_path, KEY, [BINDING])
    assert read
    assert read.drafts == (DRAFT,)
    assert msgspec.json.decode(read.view["page"]) == {"patient": "p"}


def test_no_file_is_no_draft(tmp_path):
    assert pending.read(tmp_path, KEY, [BINDING]) is None


def test_nothing_of_a_draft_is_readable(tmp_path):
    pending.write(tmp_path, Pending((DRAFT,)), KEY, BINDING)
    assert b"Toux" not in (tmp_path / pending.NAME).read_bytes()


@pytest.mark.parametrize(
    "change",
    [{"vault_id": "00" * 16}, {"epoch": 2}, {"lineage": "00" * 16}, {"revision": 8}, {"revision": 6}],
)
def test_drafts_of_another_session_are_not_read(tmp_path, change):
    pending.write(tmp_path, Pending((DRAFT,)), KEY, BINDING)
    with pytest.raises(Tampered) as raised:
        pending.read(tmp_path, KEY, [msgspec.structs.replace(BINDING, **change)])
    assert raised.value.kind is Kind.PENDING_ALTERED


@given(st.data())
def test_any_flipped_bit_is_refused(tmp_path_factory, data):
    folder = tmp_path_factory.getbasetemp()
    pending.write(folder, Pending((DRAFT,)), KEY, BINDING)
    content = bytearray((folder / pending.NAME).read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    (folder / pending.NAME).write_bytes(content)
    with pytest.raises(Tampered):
        pending.read(folder, KEY, [BINDING])


@pytest.mark.parametrize("content", [b"", b"serment pnd1", pending.MAGIC + bytes(20)])
def test_a_file_cut_short_is_refused(tmp_path, content):
    (tmp_path / pending.NAME).write_bytes(content)
    with pytest.raises(Tampered):
        pending.read(tmp_path, KEY, [BINDING])


def test_what_was_encrypted_and_is_no_draft_is_damaged(tmp_path):
    nonce, sealed = cipher.encrypt(KEY, b"[]", BINDING.associated())
    files.write(tmp_path / pending.NAME, pending.MAGIC + nonce + sealed)
    with pytest.raises(Damaged):
        pending.read(tmp_path, KEY, [BINDING])


def test_a_file_too_large_to_be_ours_is_not_read_into_memory(tmp_path):
    with (tmp_path / pending.NAME).open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(Tampered):
        pending.read(tmp_path, KEY, [BINDING])
