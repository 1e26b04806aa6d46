"""Several byte strings as one, without ambiguity."""

from hypothesis import given
from hypothesis import strategies as st

from vault.framing import framed, number

PARTS = st.lists(st.binary(max_size=20), max_size=6)


def test_each_part_stands_behind_its_length():
    assert framed(b"ab", b"") == b"\0\0\0\2ab\0\0\0\0"


def test_a_number_is_eight_bytes():
    assert number(258) == bytes(6) + b"\1\2"


@given(PARTS, PARTS)
def test_different_parts_are_never_the_same_bytes(one, other):
    assert (framed(*one) == framed(*other)) == (one == other)
