"""Why a foreign file gave no answer. None of them carries anything of the file."""

from vault.errors import MachineError


class DecoderError(MachineError):
    """A file was not decoded."""


class Unreadable(DecoderError):
    """The bytes are not what their type says, or are damaged."""


class TooLarge(DecoderError):
    """The file promises more pixels, pages or memory than is ever spent on one."""


class Protected(DecoderError):
    """The file opens only with a password of its own."""


class Stalled(DecoderError):
    """The decoder took longer than it may and was killed; the next question starts another."""


class DecoderGone(DecoderError):
    """The decoder ended in the middle: the file broke it, or something killed it."""
