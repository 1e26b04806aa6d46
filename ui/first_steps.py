"""What a first run asked to be done first: told by the lock screen, done by the session.

It travels with the keys (``Handover.form``), past a keeper that reads neither.
"""

import msgspec


class FirstSteps(msgspec.Struct, frozen=True):
    """Nothing, unless the first run said otherwise."""

    then_import: bool = False
    #: The drive of the first backup; "" for none.
    drive: str = ""

    def packed(self) -> bytes:
        """As a hand-over carries it."""
        return msgspec.msgpack.encode(self)


def unpacked(form: bytes) -> FirstSteps:
    """What a hand-over carried; an unlock carries nothing."""
    return msgspec.msgpack.decode(form, type=FirstSteps) if form else FirstSteps()
