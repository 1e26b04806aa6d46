"""A secret prints nothing, is pickled by nobody, and can be wiped."""

import pickle

import pytest

from vault.secret import Secret, overwrite


def test_a_secret_shows_itself_nowhere():
    secret = Secret(b"phare lune")
    assert "phare" not in f"{secret!r}{secret}"
    assert len(secret) == 10


def test_wiping_overwrites_the_very_bytes():
    secret = Secret(b"phare")
    buffer = secret.reveal()
    with secret:
        assert buffer == b"phare"
    assert buffer == b""


def test_overwriting_leaves_the_length_and_no_letter():
    buffer = bytearray(b"phare")
    overwrite(buffer)
    assert buffer == bytes(5)


def test_what_a_secret_was_taken_from_is_wiped():
    buffer = bytearray(b"phare")
    assert Secret.taken_from(buffer).reveal() == b"phare"
    assert buffer == bytes(5)


def test_a_secret_is_never_pickled():
    with pytest.raises(TypeError):
        pickle.dumps(Secret(b"phare"))


def test_a_secret_is_a_copy_of_what_it_was_given():
    given = bytearray(b"phare")
    secret = Secret(given)
    overwrite(given)
    assert secret.reveal() == b"phare"
