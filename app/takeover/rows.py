"""One row becomes the draft of one patient, with everything odd about it."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from app.takeover import clinical, contacts, dates
from app.takeover.columns import Field, Mapping
from app.takeover.dates import Century, NoDate
from app.takeover.digests import Digester
from app.takeover.drafts import (
    Address,
    Allergies,
    Email,
    PartialDate,
    PatientDraft,
    Phone,
    PhoneKind,
    Sex,
    SourceRow,
)
from app.takeover.names import FamilyNames, family_names, names_somebody, split_full_name
from app.takeover.nir import Nir, disagreements, read_nir
from app.takeover.reasons import Finding, Reason
from app.takeover.table import Row, Table
from vault.search import fold_name

_FORMULA = re.compile(r'^="(.*)"$', re.DOTALL)
_NOTHING = frozenset(["null", "(null)", "\\n", "n/a", "#n/a", "none", "nan", "nil"])
_NO_CELLS = dict.fromkeys(Field, "")
_AROUND = " \t\r\n\u00a0\u202f\ufeff\x00"
_BLANKS = re.compile(r"[ \t\u00a0\u202f]+")
# Hyphens that only show at a line's end, spaces without width, marks that turn the writing round.
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_POSTCODE = re.compile(r"\d{5}|2[AB]\d{3}", re.IGNORECASE)
_FRANCE = frozenset(["", "france", "fr", "fra", "f"])
_SEXES = {
    **dict.fromkeys("m h 1 homme masculin male man masc monsieur garcon".split(), Sex.MALE),
    **dict.fromkeys("f 2 femme feminin female woman fem w madame fille".split(), Sex.FEMALE),
    **dict.fromkeys(("", "u", "i", "0", "9", "inconnu", "unknown", "indetermine", "nr", "x"), Sex.UNKNOWN),
}
_TITLES = {
    **dict.fromkeys("m mr monsieur mister sir mons messieurs".split(), Sex.MALE),
    **dict.fromkeys("mme mlle madame mademoiselle mrs ms miss mrss melle mme veuve".split(), Sex.FEMALE),
}
_PHONES = (
    (Field.HOME_PHONE, PhoneKind.HOME),
    (Field.MOBILE_PHONE, PhoneKind.MOBILE),
    (Field.WORK_PHONE, PhoneKind.WORK),
    (Field.PHONE, PhoneKind.OTHER),
)


class _Row(dict[Field, str]):
    """One record while it is read: its cells by meaning, and what was found odd."""

    def __init__(self, number: int, cells: dict[Field, str]) -> None:
        super().__init__(cells)
        self.number = number
        self.findings: list[Finding] = []

    @property
    def who(self) -> str:
        """The names as they stand, for a line of the report that has no value of its own."""
        names = (Field.NAME, Field.FULL_NAME, Field.BIRTH_NAME, Field.FIRST_NAME, Field.FIRST_NAMES)
        return " ".join(self[name] for name in names if self[name])

    def doubt(self, reason: Reason, value: str) -> None:
        self.findings.append(Finding(self.number, reason, value))


class RowReader:
    """Reads the rows of one table under one mapping; ``today`` bounds every date."""

    def __init__(self, table: Table, mapping: Mapping, today: date) -> None:
        self._header = table.header
        self._today = today
        self._places = [(name, at) for name in Field for at in mapping.columns(name)]
        self._known = {name for name, _ in self._places}
        self._digester = Digester(table.header)
        self._day_first = self._decide_order(table.rows, mapping)

    def read(self, number: int, fields: Row) -> tuple[PatientDraft | None, list[Finding]]:
        """The patient in record ``number``, None when it names nobody, and what is odd about it."""
        row = _Row(number, self._cells(fields))
        family, first = self._names(row)
        if not family.birth and not first:
            return None, row.findings
        last_visit = self._last_visit(row)
        sex = self._sex(row)
        birth, nir = self._birth_and_nir(row, last_visit, sex)
        if birth and last_visit and last_visit.day and birth > last_visit:
            row.doubt(Reason.VISIT_BEFORE_BIRTH, row[Field.LAST_VISIT])
        draft = PatientDraft(
            row=number,
            source=SourceRow(number, self._header, fields, self._digester.digest(fields)),
            record_number=row[Field.RECORD_NUMBER],
            title=row[Field.TITLE],
            birth_name=family.birth,
            used_name=family.used,
            first_name=_first_of(row, first),
            first_names=first,
            used_first_name=used if (used := _named(row[Field.USED_FIRST_NAME])) != first else "",
            birth_date=birth,
            birth_date_text=row[Field.BIRTH_DATE],
            birth_place=row[Field.BIRTH_PLACE],
            birth_place_code=row[Field.BIRTH_PLACE_CODE],
            sex=sex,
            nir=nir.number,
            nir_text=row[Field.NIR],
            nir_doubts=nir.doubts,
            phones=_phones(row),
            emails=_emails(row),
            address=_address(row),
            treating_gp=row[Field.TREATING_GP],
            allergies=_allergies(row),
            history=clinical.read_history(row[Field.HISTORY]),
            remarks=clinical.lines(row[Field.REMARKS]),
            last_visit=last_visit,
            last_visit_text=row[Field.LAST_VISIT],
        )
        return draft, row.findings

    # --- The cells ---------------------------------------------------------

    def _cells(self, fields: Sequence[str]) -> dict[Field, str]:
        cells = _NO_CELLS.copy()
        width = len(fields)
        for name, at in self._places:
            if at < width and fields[at] and (text := _clean(fields[at])):
                cells[name] = f"{cells[name]}\n{text}" if cells[name] else text
        return cells

    def _decide_order(self, rows: Sequence[Row], mapping: Mapping) -> Callable[[Field], bool]:
        if mapping.day_first is not None:
            always = mapping.day_first
            return lambda _: always
        order = {}
        for name in (Field.BIRTH_DATE, Field.LAST_VISIT):
            at = next(iter(mapping.columns(name)), None)
            texts = () if at is None else (row[at] for row in rows[:20_000] if at < len(row))
            order[name] = dates.days_come_first(texts)
        return order.__getitem__

    # --- The identity ------------------------------------------------------

    def _names(self, row: _Row) -> tuple[FamilyNames, str]:
        name, first = row[Field.NAME], row[Field.FIRST_NAMES] or row[Field.FIRST_NAME]
        whole = row[Field.FULL_NAME]
        sure = True
        if whole and not name:
            name, given, sure = split_full_name(whole)
            first = first or given
        family = family_names(*(_named(cell) for cell in (name, row[Field.BIRTH_NAME], row[Field.USED_NAME])))
        first = _named(first) or _named(row[Field.USED_FIRST_NAME])
        if family.birth or first:
            self._doubt_names(row, family, first, whole if not sure else "")
        return family, first

    @staticmethod
    def _doubt_names(row: _Row, family: FamilyNames, first: str, unsure: str) -> None:
        if unsure:
            row.doubt(Reason.NAME_SPLIT_UNSURE, unsure)
        if not family.birth:
            row.doubt(Reason.NO_BIRTH_NAME, first)
        if not first:
            row.doubt(Reason.NO_FIRST_NAME, family.birth)

    def _sex(self, row: _Row) -> Sex:
        text, title = row[Field.SEX], _TITLES.get(fold_name(row[Field.TITLE]))
        sex = _SEXES.get(fold_name(text))
        if sex is None:
            row.doubt(Reason.UNKNOWN_SEX, text)
        if sex in (None, Sex.UNKNOWN) and title:
            if Field.SEX in self._known:
                row.doubt(Reason.SEX_FROM_TITLE, row[Field.TITLE])
            return title
        if title and sex is not title:
            row.doubt(Reason.SEX_TITLE_MISMATCH, f"{row[Field.TITLE]} / {text}")
        return sex or Sex.UNKNOWN

    def _birth_and_nir(
        self, row: _Row, visit: PartialDate | None, sex: Sex
    ) -> tuple[PartialDate | None, Nir]:
        nir = read_nir(row[Field.NIR], row[Field.NIR_KEY])
        birth = self._birth_date(row, visit)
        nir = Nir(nir.number, nir.doubts + disagreements(nir, sex, birth))
        for reason in nir.doubts:
            row.doubt(reason, _doubtful(reason, row))
        return birth, nir

    def _birth_date(self, row: _Row, visit: PartialDate | None) -> PartialDate | None:
        text = row[Field.BIRTH_DATE]
        if dates.is_blank(text):
            if Field.BIRTH_DATE in self._known:
                row.doubt(Reason.NO_BIRTH_DATE, text or row.who)
            return None
        seen = date(visit.year, visit.month, visit.day) if visit and visit.day else None
        try:
            reading = dates.read_date(text, self._today, seen, day_first=self._day_first(Field.BIRTH_DATE))
        except NoDate:
            row.doubt(Reason.BAD_BIRTH_DATE, text)
            return None
        return self._plausible(row, text, reading)

    def _plausible(self, row: _Row, text: str, reading: dates.Reading) -> PartialDate | None:
        birth = reading.date
        if birth > PartialDate(self._today.year, self._today.month, self._today.day):
            row.doubt(Reason.BIRTH_DATE_IN_FUTURE, text)
            return None
        if self._today.year - birth.year > dates.OLDEST_AGE:
            row.doubt(Reason.BIRTH_DATE_TOO_OLD, text)
        if not birth.day:
            row.doubt(Reason.BIRTH_DATE_PARTIAL, text)
        if reading.century is not Century.WRITTEN:
            unsure = reading.century is Century.UNSURE
            reason = Reason.BIRTH_CENTURY_UNSURE if unsure else Reason.BIRTH_CENTURY_COMPLETED
            row.doubt(reason, f"{text} → {birth.iso}")
        return birth

    def _last_visit(self, row: _Row) -> PartialDate | None:
        text = row[Field.LAST_VISIT]
        if dates.is_blank(text):
            return None
        try:
            visit = dates.read_date(text, self._today, day_first=self._day_first(Field.LAST_VISIT)).date
        except NoDate:
            row.doubt(Reason.BAD_LAST_VISIT, text)
            return None
        if visit > PartialDate(self._today.year, self._today.month, self._today.day):
            row.doubt(Reason.LAST_VISIT_IN_FUTURE, text)
        return visit


def _clean(cell: str) -> str:
    """The cell without what spreadsheets and databases put around a value."""
    if cell.isdigit():
        return cell
    text = cell.strip(_AROUND)
    if not text:
        return ""
    if text[0] == "=" and (found := _FORMULA.match(text)):
        text = found[1].strip()
    if text[0:1] == "'" and text[1:2].isdigit():
        text = text[1:]
    if len(text) <= 6 and text.lower() in _NOTHING:
        return ""
    if "  " in text or "\t" in text or "\u00a0" in text or "\u202f" in text:
        text = _BLANKS.sub(" ", text)
    return text


@lru_cache(maxsize=16384)
def _named(cell: str) -> str:
    """A name without what nobody sees: somebody called Je\N{SOFT HYPHEN}an is never found as Jean."""
    return " ".join(_UNSEEN.sub("", cell).split()) if names_somebody(cell) else ""


def _first_of(row: _Row, names: str) -> str:
    """The first given name: its own column, or all of the names up to a comma (Anne Marie is one name)."""
    return _named(row[Field.FIRST_NAME]) or names.split(",")[0].strip()


def _doubtful(reason: Reason, row: _Row) -> str:
    nir = row[Field.NIR]
    if reason is Reason.NIR_BIRTH_MISMATCH:
        return f"{nir} / {row[Field.BIRTH_DATE]}"
    if reason is Reason.NIR_SEX_MISMATCH:
        return f"{nir} / {row[Field.SEX] or row[Field.TITLE]}"
    return nir


def _phones(row: _Row) -> tuple[Phone, ...]:
    phones: list[Phone] = []
    for name, kind in _PHONES:
        if text := row[name]:
            found, doubts = contacts.read_phones(text, kind)
            phones += found
            for doubt in doubts:
                row.doubt(*doubt)
    return tuple(phones)


def _emails(row: _Row) -> tuple[Email, ...]:
    text = row[Field.EMAIL]
    if not text:
        return ()
    emails, doubts = contacts.read_emails(text)
    for doubt in doubts:
        row.doubt(*doubt)
    return emails


def _address(row: _Row) -> Address:
    postcode = row[Field.POSTCODE]
    # A spreadsheet takes 01000 for a number.
    if len(postcode) == 4 and postcode.isdigit() and fold_name(row[Field.COUNTRY]) in _FRANCE:
        postcode = "0" + postcode
    elif postcode and not _POSTCODE.fullmatch(postcode) and fold_name(row[Field.COUNTRY]) in _FRANCE:
        row.doubt(Reason.BAD_POSTCODE, postcode)
    return Address(clinical.lines(row[Field.ADDRESS]), postcode, row[Field.TOWN], row[Field.COUNTRY])


def _allergies(row: _Row) -> Allergies:
    allergies, clear = clinical.read_allergies(row[Field.ALLERGIES])
    if not clear:
        row.doubt(Reason.ALLERGY_UNCLEAR, row[Field.ALLERGIES])
    return allergies
