"""One measured number, the most it may be, and what it was measured beside."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """``target`` is the most that ``value`` may be; ``load`` is how busy the machine was beside us."""

    name: str
    value: float
    unit: str
    peer: str = ""
    peer_value: float | None = None
    target: float | None = None
    runs: int = 1
    load: float = 0.0
    meets: bool | None = None

    @property
    def ratio(self) -> float | None:
        """How many times its peer."""
        return self.value / self.peer_value if self.peer_value else None


def figure(
    name: str,
    value: float,
    unit: str,
    *,
    runs: int,
    peer: tuple[str, float] | None = None,
    at_most: float | None = None,
    at_most_of_peer: float | None = None,
) -> Figure:
    """A number judged: by a limit of its own, or by a share of its peer's."""
    target = at_most
    if peer and at_most_of_peer is not None:
        target = round(at_most_of_peer * peer[1], 3)
    rounded = round(value, 3)
    return Figure(
        name=name,
        value=rounded,
        unit=unit,
        peer=peer[0] if peer else "",
        peer_value=round(peer[1], 3) if peer else None,
        target=target,
        runs=runs,
        load=round(os.getloadavg()[0], 1),
        meets=None if target is None else rounded <= target,
    )


def stored(group: str, figures: Sequence[Figure], path: Path) -> None:
    """Write the numbers of a group in the place of those it had; the other groups keep theirs."""
    known = msgspec.json.decode(path.read_bytes(), type=dict[str, list[Figure]]) if path.exists() else {}
    path.write_bytes(msgspec.json.format(msgspec.json.encode({**known, group: figures})) + b"\n")


def table(figures: Iterable[Figure]) -> str:
    """The numbers for a person."""
    rows = [("", "", "at most", "peer", "", "times", ""), *map(_cells, figures)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "\n".join(_line(row, widths) for row in rows)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    right = (1, 2, 4, 5)
    cells = (
        cell.rjust(width) if at in right else cell.ljust(width)
        for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join(cells).rstrip()


def _cells(each: Figure) -> tuple[str, ...]:
    def number(value: float | None) -> str:
        return "" if value is None else f"{value:,.2f} {each.unit}"

    ratio = f"{each.ratio:.2f}" if each.ratio else ""
    verdict = {True: "", False: "MISSED", None: ""}[each.meets]
    return (
        each.name,
        number(each.value),
        number(each.target),
        each.peer,
        number(each.peer_value),
        ratio,
        verdict,
    )
