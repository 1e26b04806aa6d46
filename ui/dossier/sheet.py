"""One kind of thing in the dossier: what it is called, what is asked of it, how a line of it reads.

Every kind is shown, added, changed, taken back and brought back alike
(``section``), so a kind is a value and no widget of its own.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from ui.dossier.asked import Asked
from ui.dossier.store import FactsTable
from ui.workspace.store import Record
from vault.database import Value

Values = Mapping[str, Value]
#: The field that cannot be kept as it is, and why; None where all can.
Complaint = tuple[str, str] | None


class Item(Protocol):
    """A line: whatever was written down under an id."""

    @property
    def id(self) -> str: ...

    @property
    def facts(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Whole:
    """Facts of which there is exactly one, in the patient's own row."""

    id: str
    facts: Any


@dataclass(frozen=True, slots=True)
class Said:
    """A line in words: what it is, what else is known under it, and a tone where it must be noticed."""

    words: str
    beneath: str = ""
    tone: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something else that is done with a line than to edit it: it asks, and makes facts of the answer.

    Where nothing is ``asked`` it is done at once. ``adds``: they come beside the line, of another kind;
    otherwise the line says them from now on.
    """

    key: str
    icon: str
    #: With a place for what the line says.
    words: str
    keep: str
    asked: Sequence[Asked]
    make: Callable[[Item, Values], Any]
    begin: Callable[[Item], Mapping[str, str]] = lambda _item: {}
    offered: Callable[[Any], bool] = lambda _facts: True
    adds: FactsTable | None = None


@dataclass(frozen=True, slots=True)
class FactsSheet:
    """A kind of thing. Without ``add`` there is exactly one of it, which can only be changed."""

    key: str
    heading: str
    table: FactsTable
    facts: type
    asked: Sequence[Asked]
    items: Callable[[Record], Sequence[Item]]
    says: Callable[[Item, Record], Said]
    add: str = ""
    #: What stands in the fields of a new one.
    begin: Callable[[], Mapping[str, str]] = dict
    #: What every one of this kind says, and no form asks.
    fixed: Mapping[str, object] = field(default_factory=dict)
    #: It is changed in another place, to which its tool leads.
    elsewhere: bool = False
    #: What no field can tell alone.
    check: Callable[[Values, Record], Complaint] = lambda _values, _record: None
    deeds: Sequence[Deed] = ()

    def made(self, item: Item | None, values: Values) -> Any:
        """The facts that were asked for; what is not asked stays as it was."""
        return replace(item.facts, **values) if item else self.facts(**self.fixed, **values)
