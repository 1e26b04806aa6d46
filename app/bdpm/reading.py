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
_LINE_ENDS: Final = re.compile(r"\r\n|\r|\n")
_CODE: Final = re.compile(r"\d{8}")
#: Three times what the largest file has.
LARGEST: Final = 32 << 20


@dataclass(frozen=True, slots=True)
class Read:
    """The medicines, by code, and how many rows of all files made no sense."""

    medicines: tuple[Medicine, ...]
    skipped: int


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
    rows = _Rows()
    listed = list(rows.of(_one(files, _MEDICINES), 7))
    substances = _substances(rows, _one(files, _COMPOSITIONS, needed=False))
    conditions = _conditions(rows, _one(files, _CONDITIONS, needed=False))
    made = {cells[0]: _medicine(cells, substances, conditions) for cells in listed if cells[1]}
    if not made:
        raise NotAMedicineList("empty")
    return Read(tuple(made[code] for code in sorted(made)), rows.skipped)


def _one(files: Mapping[str, bytes], named: re.Pattern[str], *, needed: bool = True) -> bytes:
    for name in sorted(files):
        if named.fullmatch(fold(name)):
            return files[name]
    if needed:
        raise NotAMedicineList("missing")
    return b""


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
