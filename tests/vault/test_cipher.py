"""The ciphers, against their standards' own vectors and against someone who changes bytes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vault import cipher
from vault.cipher import SEGMENT_SIZE, TAG_SIZE, Unauthentic
from vault.secret import Secret

KEY = Secret(bytes(range(32)))
SEALED_SEGMENT = SEGMENT_SIZE + TAG_SIZE


def _hex(text: str) -> bytes:
    return bytes.fromhex(text.replace(" ", ""))


def test_hkdf_is_rfc_5869_s():
    """Appendix A.1, its first 32 bytes."""
    key = cipher.derive(Secret(b"\x0b" * 22), bytes(range(13)), bytes(range(0xF0, 0xFA)))
    assert key.reveal() == _hex("3cb25f25faacd57a90434f64d0362f2a 2d2d0a90cf1a5a4c5db02d56ecc4c5bf")


def test_ed25519_is_rfc_8032_s():
    """Section 7.1, test 2."""
    seed = Secret(_hex("4ccd089b28ff96da9db6c346ec114e0f 5b8a319f35aba624da8cf6ed4fb8a6fb"))
    public = _hex("3d4017c3e843895a92b70aa74d1b7ebc 9c982ccf2ec4968cc0cd55f12af4660c")
    signature = _hex(
        "92a009a9f0d4cab8720e820b5f642540 a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c 387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert cipher.public_key(seed) == public
    assert cipher.sign(seed, b"\x72") == signature
    assert cipher.signed_by(public, signature, b"\x72")
    assert not cipher.signed_by(public, signature, b"\x73")
    assert not cipher.signed_by(public, b"short", b"\x72")
    assert not cipher.signed_by(b"short", signature, b"\x72")


def test_a_key_drawn_for_one_purpose_signs_like_any_other():
    signer, other = cipher.Signer(), cipher.Signer()
    assert cipher.signed_by(signer.public_key, signer.sign(b"frames"), b"frames")
    assert not cipher.signed_by(other.public_key, signer.sign(b"frames"), b"frames")


def test_aes_256_gcm_is_the_standard_s():
    """McGrew and Viega, test case 16: decrypting it proves key, nonce, associated data and tag."""
    key = Secret(_hex("feffe9928665731c6d6a8f9467308308") * 2)
    sealed = _hex(
        "522dc1f099567d07f47f37a32a84427d 643a8cdcbfe5c0c97598a2bd2555d1aa"
        "8cb08e48590dbb3da7b08b1056828838 c5f61e6393ba7a0abcc9f662"
        "76fc6ece0f4e1768cddf8853bb2d551b"
    )
    plain = cipher.decrypt(
        key, _hex("cafebabefacedbaddecaf888"), sealed, _hex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    )
    assert plain[:4] == _hex("d9313225")
    assert len(plain) == 60


@given(st.binary(max_size=200), st.binary(max_size=40))
def test_what_was_encrypted_comes_back(plain, associated):
    nonce, sealed = cipher.encrypt(KEY, plain, associated)
    assert cipher.decrypt(KEY, nonce, sealed, associated) == plain


@given(st.binary(max_size=60), st.data())
def test_any_flipped_bit_is_refused(plain, data):
    nonce, sealed = cipher.encrypt(KEY, plain, b"associated")
    whole = bytearray(nonce + sealed + b"associated")
    bit = data.draw(st.integers(0, len(whole) * 8 - 1))
    whole[bit // 8] ^= 1 << bit % 8
    with pytest.raises(Unauthentic):
        cipher.decrypt(KEY, bytes(whole[:12]), bytes(whole[12:-10]), bytes(whole[-10:]))


@pytest.mark.parametrize("sealed", [b"", b"short"])
def test_what_is_too_short_to_be_sealed_is_refused(sealed):
    with pytest.raises(Unauthentic):
        cipher.decrypt(KEY, bytes(12), sealed, b"")


def test_a_nonce_that_is_none_is_refused():
    with pytest.raises(Unauthentic):
        cipher.decrypt(KEY, b"", bytes(40), b"")


def test_two_keys_are_never_the_same():
    assert cipher.random_key().reveal() != cipher.random_key().reveal()


# Segments ------------------------------------------------------------------------------------------

LENGTHS = [0, 1, SEGMENT_SIZE - 1, SEGMENT_SIZE, SEGMENT_SIZE + 1, 2 * SEGMENT_SIZE, 2 * SEGMENT_SIZE + 7]


def _sealed(plain: bytes) -> list[bytes]:
    return list(cipher.encrypt_segments(KEY, [plain], b"associated"))


def _opened(segments: list[bytes], associated: bytes = b"associated") -> bytes:
    return b"".join(cipher.decrypt_segments(KEY, segments, associated))


@pytest.mark.parametrize("length", LENGTHS)
def test_a_stream_of_any_length_comes_back(length):
    plain = bytes(i & 0xFF for i in range(256)) * (length // 256 + 1)
    assert _opened(_sealed(plain[:length])) == plain[:length]


@settings(max_examples=20)
@given(st.lists(st.binary(max_size=3000), max_size=6), st.integers(0, 2))
def test_how_a_stream_is_cut_before_does_not_matter(pieces, more):
    whole = b"".join(pieces) + bytes(more * SEGMENT_SIZE)
    pieces = [*pieces, bytes(more * SEGMENT_SIZE)]
    assert list(cipher.encrypt_segments(KEY, pieces, b"")) == list(cipher.encrypt_segments(KEY, [whole], b""))


@settings(max_examples=15)
@given(st.data())
def test_any_flipped_bit_of_a_stream_is_refused(data):
    whole = bytearray(b"".join(_sealed(bytes(SEGMENT_SIZE + 100))))
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(Unauthentic):
        _opened([bytes(whole[:SEALED_SEGMENT]), bytes(whole[SEALED_SEGMENT:])])


@pytest.mark.parametrize(
    "change",
    [
        lambda s: s[:-1],
        lambda s: s[1:],
        lambda s: [s[1], s[0], s[2]],
        lambda s: [s[0], s[2]],
        lambda s: [*s, s[-1]],
        lambda s: [s[0], s[0], s[2]],
        lambda s: [],
        lambda s: [*s[:-1], s[-1][:-1]],
        lambda s: [*s, b""],
    ],
    ids=[
        "last dropped",
        "first dropped",
        "swapped",
        "middle dropped",
        "repeated",
        "doubled",
        "none",
        "cut",
        "empty more",
    ],
)
def test_segments_are_neither_dropped_nor_swapped_nor_cut(change):
    segments = _sealed(bytes(2 * SEGMENT_SIZE + 9))
    assert len(segments) == 3
    with pytest.raises(Unauthentic):
        _opened(change(segments))


def test_a_stream_is_bound_to_what_it_belongs_to():
    with pytest.raises(Unauthentic):
        _opened(_sealed(b"lettre"), b"another document")
