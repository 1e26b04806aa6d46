"""A signed JSON: damage is told from alteration."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault import cipher
from vault.envelope import Envelope
from vault.errors import Damaged
from vault.secret import Secret

# The same in each process: it is in the names of tests.
SEED = Secret(bytes(range(32)))
BODY = '{"cabinet": "Œil & Été"}'.encode()


def _data(**changes: object) -> bytes:
    return json.dumps(json.loads(Envelope.signed(BODY, SEED).data()) | changes).encode()


def test_what_was_signed_is_read_back_and_known_by_its_key():
    read = Envelope.read(Envelope.signed(BODY, SEED).data(), "seal.json")
    assert read.body == BODY
    assert read.is_by(cipher.public_key(SEED))
    assert not read.is_by(cipher.public_key(cipher.random_key()))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[1]",
        b"\xff\xfe",
        _data(body="{}"),
        _data(body="\ud800"),
        _data(sha256="0" * 64),
        _data(signature="pas du base64"),
        _data(extra=1),
        _data(body=1),
    ],
)
def test_what_is_no_envelope_is_damaged(data):
    with pytest.raises(Damaged):
        Envelope.read(data, "seal.json")


def test_a_body_with_its_checksum_and_without_its_signature_is_altered():
    read = Envelope.read(Envelope(b"{}", Envelope.signed(BODY, SEED).signature).data(), "seal.json")
    assert not read.is_by(cipher.public_key(SEED))


@given(st.text(max_size=60))
def test_any_text_survives_the_escaping(text):
    body = json.dumps(text, ensure_ascii=False).encode("utf-8", "surrogatepass")
    if "\\ud" not in json.dumps(text):
        assert Envelope.read(Envelope.signed(body, SEED).data(), "").body == body


@given(st.data())
def test_no_flipped_bit_passes_for_the_same_body(data):
    whole = bytearray(Envelope.signed(BODY, SEED).data())
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    try:
        read = Envelope.read(bytes(whole), "")
    except Damaged:
        return
    assert read.body == BODY or not read.is_by(cipher.public_key(SEED))
