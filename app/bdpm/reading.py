"""From the files of the BDPM to medicines.

The files are tab-separated and unquoted; their encodings vary from one to the
next and from year to year (UTF-8 is tried strictly, then CP1252), and so do
their line ends, within one file. Only ``CIS_bdpm.txt`` is needed; compositions
and conditions of prescription are taken where they are given. A row that makes
no sense is left out and counted.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.bdpm.errors import NotAMedicineList
from vault.records.medicines import Medicine
from vault.search import fold

#: Which file is which, by its folded name: downloads are renamed "CIS_bdpm (1).txt".
_MEDICINES: Final = re.compile(r"cis bdpm\b.*")
_COMPOSITIONS: Final = re.compile(r"cis compo bdpm\b.*")
_CONDITIONS: Final = re.compile(r"cis cpd bdpm\b.*")
#: The files of the list; only the first is needed.
KINDS: Final = (_MEDICINES, _COMPOSITIONS, _CONDITIONS)
_LINE_ENDS: Final = re.compile(r"\r\n|\r|\n")
_CODE: Final = re.compile(r"\d{8}")
#: Three times what the largest file has.
LARGEST: Final = 32 << 20


@dataclass(frozen=True, slots=True)
class Read:
    """The medicines, by code, how many rows of all files made no sense, and the files that were read."""

    medicines: tuple[Medicine, ...]
    skipped: int
    files: tuple[str, ...]


class _Rows:
    """Rows of one file with a code and enough columns; the others are counted."""

    def __init__(self) -> None:
        self.skipped = 0

    def of(self, data: bytes, columns: int) -> Iterator[list[str]]:
        """The cells of each row, without the blanks around them. Raises NotAMedicineList."""
        if len(data) > LARGEST:
            raise NotAMedicineList("too_large")
        for line in _LINE_ENDS.split(_text(data)):
            cells = [cell.strip() for cell in line.split("\t")]
            if len(cells) >= columns and _CODE.fullmatch(cells[0]):
                yield cells
            elif line.strip():
                self.skipped += 1


def read(files: Mapping[str, bytes]) -> Read:
    """What these files, by their names, hold. Raises NotAMedicineList."""
    named = {kind: name for kind in KINDS if (name := _named(files, kind))}
    if _MEDICINES not in named:
        raise NotAMedicineList("missing")
    data = {kind: files[name] for kind, name in named.items()}
    rows = _Rows()
    listed = list(rows.of(data[_MEDICINES], 7))
    substances = _substances(rows, data.get(_COMPOSITIONS, b""))
    conditions = _conditions(rows, data.get(_CONDITIONS, b""))
    made = {cells[0]: _medicine(cells, substances, conditions) for cells in listed if cells[1]}
    if not made:
        raise NotAMedicineList("empty")
    return Read(tuple(made[code] for code in sorted(made)), rows.skipped, tuple(named.values()))


def _named(files: Mapping[str, bytes], kind: re.Pattern[str]) -> str:
    """The first file of a kind; '' where there is none."""
    return next((name for name in sorted(files) if kind.fullmatch(fold(name))), "")


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # CP1252 leaves five bytes without a meaning.
        return data.decode("cp1252", "replace")


def _substances(rows: _Rows, data: bytes) -> Mapping[str, str]:
    """By code: the active substances with their doses, as they are printed, each once."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for cells in rows.of(data, 5):
        # SA is the active substance, FT or ST the part of it that acts: it would say the same twice.
        if len(cells) < 7 or cells[6] in ("SA", ""):
            found[cells[0]][f"{cells[3]} {cells[4]}".strip()] = None
    return {code: " + ".join(each) for code, each in found.items()}


def _conditions(rows: _Rows, data: bytes) -> Mapping[str, str]:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for cells in rows.of(data, 2):
        found[cells[0]][cells[1]] = None
    return {code: "; ".join(filter(None, each)) for code, each in found.items()}


def _medicine(cells: list[str], substances: Mapping[str, str], conditions: Mapping[str, str]) -> Medicine:
    code, name, form, routes = cells[:4]
    said = conditions.get(code, "")
    return Medicine(
        code,
        name,
        form,
        routes.replace(";", ", "),
        substances.get(code, ""),
        marketed=fold(cells[6]) == "commercialisee",
        narcotic="stupefiant" in fold(said),
        conditions=said,
    )
