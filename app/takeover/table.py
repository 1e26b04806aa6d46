"""From bytes to a table, whatever the dialect.

CSV has no way to say its delimiter, its quotation mark or where its header
is, and old programs write all of it wrongly now and then. The layout under
which most columns are recognised and most rows are as wide as the header is
taken; a row that breaks the rules of quoting is read as it stands and marked,
so that it never swallows the rows after it.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from app.takeover.columns import recognised
from app.takeover.encoding import Text, decode
from app.takeover.errors import HeaderOnly

_DELIMITERS = ";,\t|"
_LINE = re.compile(r"[^\r\n]*(?:\r\r\n|\r\n|\r|\n)|[^\r\n]+")
_SEP = re.compile(r"\s*\"?sep=(.)\"?[\r\n]+", re.IGNORECASE)
_SAMPLE_LINES = 400
# Titles of a report stand above the header, never further down.
_HEADER_WITHIN = 20
# A field of several lines is a remark; beyond this it is a quotation mark nobody closed.
_LINES_OF_A_FIELD = 200
_LARGEST_FIELD = 2**31 - 1  # a C long on Windows

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is written. ``quote`` and ``escape`` may be empty; ``encoding`` is a codec's name."""

    encoding: str
    delimiter: str
    quote: str = '"'
    escape: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A file's records, cell by cell as they were written. Row ``i`` is record ``i + 2`` of the file.

    ``preamble`` is what stood above the header; ``stray`` and ``guessed`` name the rows whose quotation
    marks, or whose characters, had to be read by guess.
    """

    layout: Layout
    preamble: tuple[Row, ...]
    header: Row
    rows: tuple[Row, ...]
    stray: frozenset[int] = frozenset()
    guessed: bool = False


def read(data: bytes, layout: Layout | None = None) -> Table:
    """The table in ``data``, its layout detected unless given. Raises a NotAPatientList."""
    text = decode(data, layout.encoding if layout else "")
    body, told = _without_sep(text.text)
    lines = _LINE.findall(body)
    layout = layout or _detect(text, lines, told)
    records, stray = _records(lines, layout)
    at = _header_at(records[:_HEADER_WITHIN])
    if at + 1 >= len(records):
        raise HeaderOnly(len(records[at]))
    return Table(
        layout,
        tuple(row for row in records[:at] if any(row)),
        records[at],
        tuple(records[at + 1 :]),
        frozenset(number - at - 1 for number in stray if number > at),
        text.mixed,
    )


def _without_sep(text: str) -> tuple[str, str]:
    """The text without Excel's "sep=;" line, and the delimiter that line names."""
    found = _SEP.match(text)
    return (text[found.end() :], found[1]) if found else (text, "")


def _header_at(records: list[Row]) -> int:
    known = [recognised(record) for record in records]
    if max(known, default=0) > 0:
        return known.index(max(known))
    return next((at for at, record in enumerate(records) if any(record)), 0)


# --- The layout ------------------------------------------------------------


def _detect(text: Text, lines: list[str], told: str) -> Layout:
    sample = lines[:_SAMPLE_LINES]
    joined = "".join(sample)
    candidates = [
        Layout(text.encoding, delimiter, quote, escape)
        for delimiter in (told or _DELIMITERS)
        for quote in _quotes(joined, delimiter)
        for escape in _escapes(joined, delimiter, quote)
    ]
    return max(candidates, key=lambda layout: _worth(sample, layout))


def _worth(sample: list[str], layout: Layout) -> tuple[int, bool, float, int]:
    records, stray = _records(sample, layout)
    at = _header_at(records[:_HEADER_WITHIN])
    width = len(records[at])
    below = [len(record) for record in records[at + 1 :] if record]
    fitting = sum(length == width for length in below) - len(stray)
    return recognised(records[at]), width > 1, fitting / max(1, len(below)), width


def _quotes(text: str, delimiter: str) -> tuple[str, ...]:
    edge = rf"(?:^|[\r\n{re.escape(delimiter)}])"
    if re.search(rf'{edge}"', text) or not re.search(rf"{edge}'", text):
        return ('"',)
    # An apostrophe quotes where it quotes the header; elsewhere only if rows do not fit without.
    quoted_header = re.match(rf"\s*'[^'\r\n]*'[{re.escape(delimiter)}\r\n]", text)
    return ("'", '"') if quoted_header else ('"', "'")


def _escapes(text: str, delimiter: str, quote: str) -> tuple[str, ...]:
    inside = re.search(rf"\\{quote}(?![{re.escape(delimiter)}\r\n])", text)
    doubled = re.search(rf"[^{re.escape(delimiter)}\r\n]{quote}{quote}", text)
    if inside and not doubled:
        return ("\\", "")
    return ("", "\\") if "\\" in text else ("",)


# --- The records -----------------------------------------------------------


def _records(lines: list[str], layout: Layout) -> tuple[list[Row], set[int]]:
    """All records, and which of them break the rules of quoting."""
    csv.field_size_limit(_LARGEST_FIELD)
    records: list[Row] = []
    stray: set[int] = set()
    start = 0
    while start < len(lines):
        start = _read_strictly(lines, start, layout, records)
        if start < len(lines):
            row, start = _read_as_it_stands(lines, start, layout, _usual_width(records))
            stray.add(len(records))
            records.append(row)
    return records, stray


def _read_strictly(lines: list[str], start: int, layout: Layout, records: list[Row]) -> int:
    """Append records up to the first that breaks the rules; the line where that one starts."""
    reader = csv.reader(
        (lines[at] for at in range(start, len(lines))),
        delimiter=layout.delimiter,
        quotechar=layout.quote or None,
        quoting=csv.QUOTE_MINIMAL if layout.quote else csv.QUOTE_NONE,
        escapechar=layout.escape or None,
        strict=True,
    )
    done = 0
    try:
        for row in reader:
            records.append(tuple(row))
            done = reader.line_num
    except csv.Error:
        pass
    return start + done


def _usual_width(records: list[Row]) -> int:
    widths = Counter(len(record) for record in records[:1000])
    return widths.most_common(1)[0][0] if widths else 0


def _read_as_it_stands(lines: list[str], start: int, layout: Layout, width: int) -> tuple[Row, int]:
    """One record whose quotation marks are wrong, and the line after it."""
    alone = _split(lines[start], layout)
    if alone is not None:
        return alone, start + 1
    literal = tuple(lines[start].rstrip("\r\n").split(layout.delimiter))
    if width < 2 or len(literal) < width:
        for whole, end in _growing(lines, start):
            row = _split(whole, layout)
            if row is not None:
                return (row, end) if len(row) == width else (literal, start + 1)
    return literal, start + 1


def _growing(lines: list[str], start: int) -> Iterator[tuple[str, int]]:
    for end in range(start + 2, min(start + _LINES_OF_A_FIELD, len(lines)) + 1):
        yield "".join(lines[start:end]), end


def _split(text: str, layout: Layout) -> Row | None:
    """The cells of one record when only a quote before a delimiter closes; None when one stays open."""
    text = text.rstrip("\r\n")
    cells: list[str] = []
    at = 0
    while True:
        end, cell = _cell(text, at, layout)
        if end < 0:
            return None
        cells.append(cell)
        if end >= len(text):
            return tuple(cells)
        at = end + 1


def _cell(text: str, at: int, layout: Layout) -> tuple[int, str]:
    """Where the cell that starts at ``at`` ends, and what it says; -1 when its quote stays open."""
    quote = layout.quote
    if not quote or not text.startswith(quote, at):
        end = text.find(layout.delimiter, at)
        end = len(text) if end < 0 else end
        return end, text[at:end]
    close = at + 1
    while True:
        close = text.find(quote, close)
        if close < 0:
            return -1, ""
        after = text[close + 1 : close + 2]
        if after == quote:
            close += 2
        elif not after or after == layout.delimiter:
            return close + 1, text[at + 1 : close].replace(quote * 2, quote)
        else:
            close += 1
