"""What of a record has earlier versions to be read, kind by kind, and how each of them reads."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject

from app.measured import Bounds, unit
from ui import text
from ui.care.grid import GivenWords
from ui.care.prescription_words import PrescriptionWords
from ui.care.visits import Visits
from ui.care.wound_words import WoundWords
from ui.dossier.rights import period
from ui.dossier.sheet import FactsSheet, Whole
from ui.workspace import moments
from ui.workspace.document_label import LabelWords
from ui.workspace.measure_words import MeasureWords, numbers, written_bounds
from ui.workspace.places import CARE, MEASURES
from ui.workspace.store import Record
from vault.database import Value as Column
from vault.records import care, history, prescribed, targets, wounds
from vault.records.allergies import Known
from vault.records.care import Care, Given
from vault.records.documents_index import DocumentClass, Label
from vault.records.history import HISTORY, Kind
from vault.records.measurements import BLOOD_PRESSURE, DIASTOLIC, SYSTOLIC, Measurement, Value
from vault.records.noun import Noun, facts_of
from vault.records.targets import Target
from vault.records.versions import Version
from vault.records.wounds import Wound

#: The parts of a record, as whoever asks for their earlier versions names them: two leaves, and these.
FILE, DOCUMENTS = "file", "documents"


@dataclass(frozen=True, slots=True)
class Told:
    """One kind of thing: ``facts`` are what a version says, None where it is of another kind."""

    part: str
    key: str
    heading: str
    facts: Callable[[Version], Any]
    #: The facts in words, the id of what says them, and the record they are of.
    says: Callable[[Any, str, Record], str]
    #: What is said now, by its id.
    today: Callable[[Record], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured at one moment: one value, or the two of a pressure."""

    values: tuple[Value, ...]
    at: str


#: Before the names of the columns that the diastolic value of a pressure says.
_LOW: Final = f"{DIASTOLIC} "


def joined(versions: Sequence[Version]) -> list[Version]:
    """The two values of a pressure, said otherwise at once, are one version: that of the systolic one."""
    found: list[Version] = []
    for one in versions:
        other = found[-1] if found else one
        codes = {str(each.columns.get("code")) for each in (one, other)}
        panel = one.columns.get("panel_id")
        if codes == {SYSTOLIC, DIASTOLIC} and panel and panel == other.columns.get("panel_id"):
            high, low = (one, other) if one.columns["code"] == SYSTOLIC else (other, one)
            both = {**high.columns, **{_LOW + name: said for name, said in low.columns.items()}}
            found[-1] = Version(high.table, high.record_id, both, high.kept_at)
        else:
            found.append(one)
    return found


class EarlierWords(QObject):
    """Every kind there is, in words."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._measures, self._labels = MeasureWords(self), LabelWords(self)
        self._prescriptions, self._given = PrescriptionWords(self), GivenWords(self)
        self._wounds = WoundWords(self)
        self._visits = Visits(self._wounds, self)

    def parts(self) -> Sequence[tuple[str, str]]:
        """The parts of a record, by name."""
        return (
            (FILE, self.tr("Patient file")),
            (MEASURES, self.tr("Measurements")),
            (DOCUMENTS, self.tr("Documents")),
            (CARE, self.tr("Care")),
        )

    def all(self, sheets: Sequence[FactsSheet]) -> Sequence[Told]:
        """Those that the patient file shows in ``sheets``, and those that stand elsewhere."""
        tr = self.tr
        return (
            *map(_of_sheet, sheets),
            Told(FILE, "remark", tr("Remark"), _remark, lambda said, *_: _remark_words(said), _entries),
            Told(FILE, "known", tr("Allergies"), _known, lambda *_: tr("no known allergy"), _known_today),
            Told(MEASURES, "measurement", tr("Measurement"), _measured, self._measured, _measured_today),
            _of_noun(MEASURES, tr("Target"), targets.NOUN, Target, self._target),
            Told(DOCUMENTS, "document", tr("Document"), _label, self._label, _labels_today),
            _of_noun(
                CARE,
                tr("Prescription"),
                prescribed.NOUN,
                prescribed.Received,
                lambda said, *_: self._prescriptions.prescribed(said),
            ),
            _of_noun(CARE, tr("Session"), prescribed.SESSION, prescribed.Session, self._session),
            _of_noun(CARE, tr("Care chart"), care.NOUN, Care, lambda said, *_: _care_words(said)),
            _of_noun(CARE, tr("Care chart"), care.GIVEN, Given, self._care_given),
            _of_noun(CARE, tr("Wound"), wounds.NOUN, Wound, lambda said, *_: self._wound(said)),
            _of_noun(CARE, tr("Visit of a wound"), wounds.STATE, wounds.WoundState, self._visit),
        )

    def _measured(self, said: Measured, _id: str, _record: Record) -> str:
        first = said.values[0]
        kind = BLOOD_PRESSURE if len(said.values) > 1 else first.code
        measured = numbers([one.value for one in said.values], first.comparator)
        came = written_bounds([Bounds(one.low, one.high) for one in said.values])
        words = f"{self._measures.name(kind)} {measured}\u00a0{unit(first.unit)}".strip()
        return _row(words, _day(said.at), came, first.source)

    def _target(self, said: Target, _id: str, _record: Record) -> str:
        kept = written_bounds([Bounds(said.low, said.high)])
        return _row(f"{self._measures.name(said.code)} {kept}\u00a0{unit(said.unit)}".strip())

    def _label(self, said: Label, _id: str, _record: Record) -> str:
        return _row(said.title, self._labels.said(said))

    def _session(self, said: prescribed.Session, _id: str, record: Record) -> str:
        acts = _found(record, prescribed.NOUN, said.prescription_id, "acts")
        return _row(acts, text.moment(moments.parse(said.given_at)), said.remark)

    def _care_given(self, said: Given, _id: str, record: Record) -> str:
        return _row(
            _found(record, care.NOUN, said.care_id, "text"), _day(said.planned_at), self._given.said(said)
        )

    def _wound(self, said: Wound) -> str:
        return _row(self._wounds.spoken(said), said.kind, said.protocol)

    def _visit(self, said: wounds.WoundState, _id: str, record: Record) -> str:
        return _row(_found(record, wounds.NOUN, said.wound_id, "label"), self._visits.spoken(said))


def _of_sheet(sheet: FactsSheet) -> Told:
    def says(facts: Any, record_id: str, record: Record) -> str:
        said = sheet.says(Whole(record_id, facts), record)
        return _row(said.words, said.beneath)

    def today(record: Record) -> Mapping[str, Any]:
        return {item.id: item.facts for item in sheet.items(record)}

    return Told(FILE, sheet.key, sheet.heading, partial(_in_sheet, sheet), says, today)


def _in_sheet(sheet: FactsSheet, one: Version) -> Any:
    if sheet.table.name != one.table or not {part.name for part in fields(sheet.facts)} <= one.columns.keys():
        return None
    kind = one.columns.get("kind") if one.table == "entry" else None
    if kind is not None and (kind != sheet.fixed["kind"] if "kind" in sheet.fixed else kind not in HISTORY):
        return None
    return facts_of(sheet.facts, one.columns)


def _of_noun(
    part: str, heading: str, noun: Noun[Any], facts: type, says: Callable[[Any, str, Record], str]
) -> Told:
    return Told(
        part,
        noun.table,
        heading,
        lambda one: facts_of(facts, one.columns) if one.table == noun.table else None,
        says,
        lambda record: {each.id: each.facts for each in record.of(noun)},
    )


def _remark(one: Version) -> history.Facts | None:
    ours = one.table == "entry" and one.columns["kind"] == Kind.REMARK
    return facts_of(history.Facts, one.columns) if ours else None


def _remark_words(said: history.Facts) -> str:
    return _row(said.text, said.detail)


def _entries(record: Record) -> Mapping[str, Any]:
    return {one.id: one.facts for one in record.entries}


def _known(one: Version) -> str | None:
    """That none was known; the lines of the list are told by themselves."""
    return Known.NONE_KNOWN if one.columns.get("status") == Known.NONE_KNOWN else None


def _known_today(record: Record) -> Mapping[str, Any]:
    return {record.id: record.allergies.known}


def _measured(one: Version) -> Measured | None:
    if one.table != "measurement":
        return None
    values, low = [facts_of(Value, one.columns)], _without(_LOW, one.columns)
    values += [facts_of(Value, low)] if low else []
    return Measured(tuple(values), str(one.columns["measured_at"]))


def _without(prefix: str, columns: Mapping[str, Column]) -> dict[str, Column]:
    return {name.removeprefix(prefix): said for name, said in columns.items() if name.startswith(prefix)}


def _measured_today(record: Record) -> Mapping[str, Measured]:
    lows = {one.panel_id: one for one in record.measurements if one.value.code == DIASTOLIC}
    return {one.id: _whole(one, lows.get(one.panel_id)) for one in record.measurements}


def _whole(one: Measurement, low: Measurement | None) -> Measured:
    paired = low is not None and one.panel_id is not None and one.value.code == SYSTOLIC
    return Measured((one.value, low.value) if low and paired else (one.value,), one.measured_at)


def _label(one: Version) -> Label | None:
    if one.table != "document":
        return None
    said = one.columns
    kept = (str(said[name]) for name in ("dated_on", "kind", "source"))
    return Label(str(said["title"]), DocumentClass(str(said["class"])), *kept)


def _labels_today(record: Record) -> Mapping[str, Label]:
    return {one.id: one.label for one in record.documents}


def _care_words(said: Care) -> str:
    return _row(said.text, said.rhythm, period(said.since, said.until))


def _found(record: Record, noun: Noun[Any], record_id: str, name: str) -> str:
    """What a line belongs to; "" where that was taken back too."""
    facts = (one.facts for one in record.of(noun) if one.id == record_id)
    return next((str(getattr(one, name)) for one in facts), "")


def _day(at: str) -> str:
    return text.day(moments.parse(at).astimezone().date())


def _row(*parts: str) -> str:
    return " · ".join(filter(None, parts))
