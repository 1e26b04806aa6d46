"""What a nurse does in the open record: measurements, a prescription, the care chart, a wound."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt

from app.intake import Incoming
from ui.care.leaf import CareLeaf
from ui.care.tracing import Stroke
from ui.demo.hands import Hands
from ui.demo.photographs import Photograph
from ui.demo.stage import Stage
from ui.dossier.form import FactsForm
from ui.workspace.places import CARE, MEASURES
from ui.workspace.window import MainWindow

#: Days ago, length and width of the wound in cm, and how much of it granulates.
_VISITS = ((42, "5,2", "3,6", "40"), (21, "4,4", "2,9", "65"), (1, "3,1", "1,8", "90"))
_PLACE = "Jambe droite"
#: Days ago, and what was photographed.
_PHOTOGRAPHS = ((21, Photograph(4.4, 2.9, 0.65, 88)), (1, Photograph(3.1, 1.8, 0.9, 104)))


class CareDay:
    """Everything done with keys, in the record that is open."""

    def __init__(self, stage: Stage, hands: Hands, main: MainWindow, today: date) -> None:
        self._stage, self._hands, self._main, self._today = stage, hands, main, today

    def work(self) -> None:
        """The whole of it."""
        self._measure()
        self._receive()
        self._tick()
        self._follow_wound()
        self._photograph()

    @property
    def _leaf(self) -> CareLeaf:
        leaf = self._main.patients.record.leaves.open(CARE)
        assert isinstance(leaf, CareLeaf)
        return leaf

    def _counted(self, wanted: int, have: Callable[[], int], what: str) -> None:
        """Wait until there are as many as there must be by then."""
        self._stage.until(lambda: have() == wanted, what)

    def _measure(self) -> None:
        with self._stage.step("measurements"):
            self._hands.shortcut(Qt.Key.Key_M)
            leaves = self._main.patients.record.leaves
            self._stage.until(lambda: leaves.shown == MEASURES, "the charts open")
            self._stage.picture(self._main, "measurements")
            self._hands.press(Qt.Key.Key_Escape)

    def _receive(self) -> None:
        with self._stage.step("received_prescription"):
            self._hands.shortcut(Qt.Key.Key_B)
            panel = self._leaf.prescriptions
            self._hands.push(panel.new)
            self._type(
                panel.stack.form,
                prescriber="Dr Nathalie Quérouil",
                acts="Pansement de la jambe gauche",
                sessions="4",
            )
            self._stage.picture(self._main, "prescription-form")
            self._keep(panel.stack.form)
            self._stage.until(lambda: bool(panel.rows.rows), "the prescription is written")
            for given, ago in enumerate((2, 0), 1):
                self._hands.retype(self._day(ago), panel.day)
                self._hands.go_to(panel.list)
                self._hands.press(Qt.Key.Key_Space)
                self._counted(given, panel.sessions_rows.rowCount, "the session is counted")
            self._stage.picture(self._main, "received-prescription")

    def _tick(self) -> None:
        with self._stage.step("care_chart"):
            self._turn_page()
            panel = self._leaf.chart
            for care, rhythm in (
                ("Pansement de la jambe gauche", "un jour sur deux"),
                ("Aide à la toilette", "matin"),
            ):
                before = panel.grid.rowCount()
                self._hands.push(panel.new)
                self._fill(panel.stack.form, text=care, rhythm=rhythm)
                self._counted(before + 1, panel.grid.rowCount, "the care is planned")
            self._hands.go_to(panel.table)
            self._hands.press(Qt.Key.Key_Space)
            self._hands.press(Qt.Key.Key_Down)
            self._hands.press(Qt.Key.Key_N)
            self._hands.type("refusée")
            self._hands.press(Qt.Key.Key_Return)
            self._stage.until(panel.reason_row.isHidden, "the reason is written")
            self._stage.picture(self._main, "care-chart")

    def _follow_wound(self) -> None:
        with self._stage.step("wound"):
            self._turn_page()
            panel = self._leaf.wounds
            self._hands.push(panel.new)
            form = panel.forms.form
            assert form is not None
            self._hands.retype("Ulcère veineux", form.fields["label"])
            self._hands.retype(self._day(_VISITS[0][0]), form.fields["since"])
            self._hands.go_to(form.fields["where"])
            self._hands.type("Jambe")
            self._stage.picture(self._main, "wound-place")
            self._hands.push(form.keep)
            self._stage.until(lambda: bool(panel.rows.rows), "the wound is written")
            for seen, (days, length, width, share) in enumerate(_VISITS, start=1):
                self._hands.push(panel.visit)
                day = self._day(days)
                self._type(panel.forms.form, seen_on=day, length=length, width=width, granulation=share)
                if seen == len(_VISITS):
                    self._stage.picture(self._main, "wound-visit")
                self._keep(panel.forms.form)
                self._counted(seen, panel.visits.rowCount, "the visit is written")
            self._stage.picture(self._main, "wound")

    def _photograph(self) -> None:
        """Two photographs of the wound, measured, at the same scale side by side."""
        with self._stage.step("wound_photographs"):
            filed = self._file_photographs()
            page = self._leaf.wounds.photos
            self._hands.push(self._leaf.wounds.photos_button)
            for count, (document_id, (_, photograph)) in enumerate(zip(filed, _PHOTOGRAPHS, strict=True), 1):
                page.add.show_key(document_id)
                self._hands.push(page.take)
                side = page.sides[count - 1]
                self._stage.until(lambda side=side: side.shown is not None, "the photograph is drawn")  # type: ignore[misc]  # bound at once
                self._hands.push(side.measure)
                drawn = {Stroke.RULER.name: photograph.ruler, Stroke.OUTLINE.name: photograph.edge}
                page.measuring.resume({"length": "5", "drawn": json.dumps(drawn)})
                if count == len(_PHOTOGRAPHS):
                    self._stage.picture(self._main, "wound-measured")
                self._hands.push(page.measuring.keep)
                self._counted(count, page.scaled, "the photograph is measured")
            self._stage.picture(self._main, "wound-photographs")
            self._hands.press(Qt.Key.Key_Escape)

    def _file_photographs(self) -> Sequence[str]:
        """Each on its own day; their ids."""
        leaf, store = self._leaf, self._leaf.desk.store
        panel, ids = leaf.wounds, list[str]()
        for days, photograph in _PHOTOGRAPHS:
            before = {one.id for one in panel.record.documents}
            leaf.write(store.file, store.put(Incoming(_PLACE, "image/jpeg", photograph.jpeg())))
            self._counted(len(before) + 1, lambda: len(panel.record.documents), "a photograph is filed")
            (new,) = (one for one in panel.record.documents if one.id not in before)
            label = replace(new.label, dated_on=(self._today - timedelta(days=days)).isoformat())
            leaf.write(store.change_document, new.id, label)
            ids.append(new.id)
            self._stage.until(
                lambda label=label: any(one.label == label for one in panel.record.documents),  # type: ignore[misc]  # bound at once
                "its day is written",
            )
        return ids

    def _day(self, ago: int) -> str:
        return f"{self._today - timedelta(days=ago):%d/%m/%Y}"

    def _turn_page(self) -> None:
        self._hands.shortcut(Qt.Key.Key_PageDown)

    def _fill(self, form: FactsForm | None, **typed: str) -> None:
        """Type into a form and keep it."""
        self._type(form, **typed)
        self._keep(form)

    def _type(self, form: FactsForm | None, **typed: str) -> None:
        assert form is not None
        for name, words in typed.items():
            self._hands.retype(words, form.fields[name])

    def _keep(self, form: FactsForm | None) -> None:
        assert form is not None
        self._hands.push(form.keep)
