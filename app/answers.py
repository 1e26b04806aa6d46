"""An answer on its way from one process to another: its class by name, and its facts.

Facts are numbers and short texts, and what a refused place says of itself: texts by
name, which travel as ``detail.root``. What is neither stays behind, since no sentence
that crosses a socket needs it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from app import errors as _errors  # noqa: F401  # makes its classes known
from app.takeover import errors as _takeover  # noqa: F401  # likewise
from vault.errors import MachineError, SermentError
from vault.records import errors as _records  # noqa: F401  # likewise


def named(error: SermentError) -> tuple[str, dict[str, str | int]]:
    """The class's name, and the facts that fit a message."""
    facts = {name: getattr(error, name) for name in getattr(error, "__dataclass_fields__", {})}
    plain = {name: value for name, value in _flat(facts) if isinstance(value, str | int)}
    return type(error).__name__, plain


def answer(name: str, facts: Mapping[str, str | int]) -> SermentError:
    """The error again. One that is not known here, or lacks a fact, is the machine's fault in general."""
    kind = _known().get(name, MachineError)
    given = _nested(facts)
    try:
        return kind(**given)
    except TypeError:
        return MachineError()


def _flat(facts: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for name, value in facts.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{inner}", text) for inner, text in value.items())
        else:
            yield name, value


def _nested(facts: Mapping[str, str | int]) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for name, value in facts.items():
        outer, dot, inner = name.partition(".")
        if dot:
            given.setdefault(outer, {})[inner] = value
        else:
            given[name] = value
    return given


def _known(kind: type[SermentError] = SermentError) -> dict[str, type[SermentError]]:
    known = {kind.__name__: kind}
    for child in kind.__subclasses__():
        known.update(_known(child))
    return known
