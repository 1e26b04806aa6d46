"""The photographs of one wound, two at a time side by side, each with its date and its scale.

They are documents of the record and are drawn from memory only. Where both have
a scale, both are shown at the same one, so that what looks smaller is smaller.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.decoder.decoder import File
from ui import decoding, text
from ui.care.measuring import MeasuringPage
from ui.care.panel import Panel
from ui.care.photo_side import Shown, Side
from ui.care.wound_words import WoundWords, square_centimetres
from ui.widgets.buttons import Button
from ui.widgets.choices import Choice
from ui.widgets.empty import EmptyState
from ui.widgets.labels import label
from ui.workspace import moments
from ui.workspace.desk import Desk
from vault.records import wounds
from vault.records.documents_index import Document
from vault.records.noun import Record as Written
from vault.records.wounds import Photo, Wound, WoundState

#: No photograph is drawn wider: enough for half of a large screen.
_WIDEST = 1600


class PhotosPage(QWidget):
    """``left``: back to the wound."""

    left = Signal()
    touched = Signal()

    def __init__(self, panel: Panel, words: WoundWords) -> None:
        super().__init__(panel)
        self._panel, self._words = panel, words
        self._wound: Written[Wound] | None = None
        self._photos: Sequence[Written[Photo]] = ()
        self._measured: Shown | None = None
        #: What was drawn before a lock, until the photograph is there.
        self._resumed: Mapping[str, str] = {}
        page = QWidget(self)
        self.back = Button(self.tr("Back to the wound"), "arrow-left", "quiet")
        self.title = label("", "heading", wrap=True)
        self.same = label(self.tr("Both at the same scale"), "small")
        self.add = Choice(self.tr("Photograph to add, among the documents"), [])
        self.take = Button(self.tr("Add to the series"), "plus")
        how = self.tr("File it with the documents of the record, then add it here.")
        self.empty = EmptyState("image", self.tr("No photograph yet"), how, page)
        names = self.tr("Photograph at the left"), self.tr("Photograph at the right")
        self.sides = [Side(name, page) for name in names]
        self.measuring = MeasuringPage(self)
        self.stack = QStackedWidget(self)
        for one in (page, self.measuring):
            self.stack.addWidget(one)
        self._lay_out(page)
        self._connect()

    def show_wound(self, wound: Written[Wound] | None) -> None:
        """Show the photographs of a wound, the first and the last of them side by side."""
        other = wound is None or self._wound is None or wound.id != self._wound.id
        self._wound = wound
        record = self._panel.leaf.record
        if wound is None or record is None:
            self.clear()
            return
        filed = {one.id: one for one in record.documents}
        series = [one for one in record.of(wounds.PHOTO) if one.facts.wound_id == wound.id]
        self._photos = [one for one in series if one.facts.document_id in filed]
        taken = {one.facts.document_id for one in record.of(wounds.PHOTO)}
        pictures = [one for one in record.documents if one.media_type.startswith("image/")]
        free = [one for one in pictures if one.id not in taken]
        self.title.setText(self._words.spoken(wound.facts))
        self.add.offer([(one.id, _filed(one)) for one in free])
        self._show_series(other)
        for piece in (self.add, self.take):
            piece.setVisible(bool(free))

    def clear(self) -> None:
        """No pixel of it stays here."""
        self._wound, self._photos, self._measured, self._resumed = None, (), None, {}
        self.measuring.clear()
        self.stack.setCurrentIndex(0)
        for side in self.sides:
            side.clear()

    def scaled(self) -> int:
        """How many of these have a scale."""
        return sum(side.shown is not None and side.shown.scale is not None for side in self.sides)

    def half_typed(self) -> dict[str, str]:
        """Which two are shown, and what was drawn on the one that is measured."""
        typed = {f"photo{at}": side.choice.key() for at, side in enumerate(self.sides) if side.choice.count()}
        if self._measured is not None:
            typed |= {"measured": self._measured.photo.id, **self.measuring.half_typed()}
        return typed | dict(self._resumed)

    def resume(self, half_typed: Mapping[str, str]) -> None:
        """Bring back what ``half_typed`` gave; drawing goes on once the photograph is there."""
        ids = [one.id for one in self._photos]
        for at, side in enumerate(self.sides):
            if half_typed.get(f"photo{at}") in ids:
                side.choice.show_key(half_typed[f"photo{at}"])
                self._load(side)
        if half_typed.get("measured") in ids:
            self._resumed = {name: half_typed[name] for name in ("measured", "drawn", "length")}

    def panes(self) -> list[QWidget]:
        """Its parts, in the order they are read."""
        return [self.back, *self.sides, self.add, self.measuring]

    def focus(self) -> None:
        """Where one begins."""
        first = self.sides[0].choice if self._photos else self.add if self.add.count() else self.back
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- Showing

    def _show_series(self, other: bool) -> None:
        options = [(one.id, text.long_day(_day_of(one.facts.taken_at))) for one in self._photos]
        ids = [key for key, _ in options]
        self.empty.setVisible(not options)
        for at, side in enumerate(self.sides):
            there = len(options) > at
            side.setVisible(there)
            before = "" if other else side.choice.key()
            if there:
                side.choice.offer(options)
                side.choice.show_key(before if before in ids else ids[-at])
                self._load(side)
            else:
                side.clear()

    def _load(self, side: "Side") -> None:
        """Have the pixels drawn; what was drawn already is only said anew."""
        photo = next(one for one in self._photos if one.id == side.choice.key())
        if side.shown is not None and side.shown.photo.facts.document_id == photo.facts.document_id:
            self._put(side, replace(side.shown, photo=photo))
            return
        side.clear_picture()
        leaf = self._panel.leaf
        document = next(one for one in self._panel.record.documents if one.id == photo.facts.document_id)
        job = leaf.ask_for(leaf.patient_id, leaf.desk.store.read_document, document.id)
        job.done.connect(lambda data: self._draw(side, photo, File(document.media_type, data)))

    def _draw(self, side: "Side", photo: Written[Photo], file: File) -> None:
        job = self._panel.leaf.desk.decoding.jobs.submit(_drawn, self._panel.leaf.desk, file)
        job.done.connect(lambda found: self._arrive(side, Shown(photo, *found)))
        job.failed.connect(lambda _: self._cannot_show(side, photo))

    def _arrive(self, side: "Side", shown: Shown) -> None:
        """Show it, if it is still the one wanted there, as it is written now: measured since, maybe."""
        if self._is_wanted(side, shown.photo):
            now = next(one for one in self._photos if one.id == shown.photo.id)
            self._put(side, replace(shown, photo=now))
            if self._resumed.get("measured") == shown.photo.id:
                half_typed = self._resumed
                self._measure(side)
                self.measuring.resume(half_typed)

    def _cannot_show(self, side: "Side", photo: Written[Photo]) -> None:
        if self._is_wanted(side, photo):
            side.say(self.tr("This photograph cannot be displayed."))

    def _is_wanted(self, side: "Side", photo: Written[Photo]) -> bool:
        # The decoder's thread outlives every window.
        known = isValid(self) and any(one.id == photo.id for one in self._photos)
        return known and side.choice.key() == photo.id

    def _put(self, side: "Side", shown: Shown) -> None:
        area = shown.area()
        measured = square_centimetres(area) if area is not None else ""
        scaled = "" if shown.scale else self.tr("without a scale")
        side.show_photo(
            shown,
            " · ".join(filter(None, (text.long_day(_day_of(shown.photo.facts.taken_at)), measured, scaled))),
        )
        both = [one.shown for one in self.sides if one.shown is not None]
        same = self.scaled() == len(self.sides)
        self.same.setVisible(same)
        most = max(one.whole.width() * (one.scale or 0) for one in both) if same else None
        for one in self.sides:
            one.picture.span(most)

    # --- Writing

    def _add(self) -> None:
        wound = self._wound
        document = next((one for one in self._panel.record.documents if one.id == self.add.key()), None)
        if wound is None or document is None:
            return
        leaf = self._panel.leaf
        leaf.write(
            leaf.desk.store.add_noun, wounds.PHOTO, Photo(wound.id, document.id, document.label.dated_on)
        )

    def _remove(self, side: "Side") -> None:
        if side.shown is not None:
            photo = side.shown.photo
            side.clear()
            self._panel.remove(wounds.PHOTO, photo.id, text.long_day(_day_of(photo.facts.taken_at)))

    def _measure(self, side: "Side") -> None:
        if side.shown is not None:
            self._measured, self._resumed = side.shown, {}
            self.stack.setCurrentWidget(self.measuring)
            self.measuring.show_photo(side.shown.photo.facts, side.shown.image, side.shown.whole)
            self.touched.emit()

    def _keep_measured(self, scale: float, outline: str) -> None:
        """The scale and the edge belong to the photograph; its area also to the visit of that day."""
        assert self._measured is not None
        measured, area = self._measured, self.measuring.area
        photo, store = measured.photo, self._panel.leaf.desk.store
        facts = replace(photo.facts, scale=scale, outline=outline)
        writes = [partial(store.change_noun, one=wounds.PHOTO, record_id=photo.id, facts=facts)]
        visit = self._visit_of(photo)
        if visit is not None and area is not None:
            seen = replace(visit.facts, area=area)
            writes.append(partial(store.change_noun, one=wounds.STATE, record_id=visit.id, facts=seen))
        self.measuring.setEnabled(False)  # what was drawn stays until the vault has it
        job = self._panel.leaf.write(store.together, writes)
        job.done.connect(lambda _: self._leave_measuring() if self._measured is measured else None)
        job.failed.connect(lambda _: self.measuring.setEnabled(True))

    def _visit_of(self, photo: Written[Photo]) -> Written[WoundState] | None:
        """The visit at which it was taken: the one it was added to, or the last of that day."""
        seen = [
            one for one in self._panel.record.of(wounds.STATE) if one.facts.wound_id == photo.facts.wound_id
        ]
        on_day = [one for one in seen if _day_of(one.facts.seen_at) == _day_of(photo.facts.taken_at)]
        return next((one for one in seen if one.id == photo.facts.state_id), on_day[-1] if on_day else None)

    def _leave_measuring(self) -> None:
        self._measured = None
        self.measuring.clear()
        self.stack.setCurrentIndex(0)
        self.focus()
        self.touched.emit()

    # --- Wiring

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.take.clicked.connect(self._add)
        self.measuring.kept.connect(self._keep_measured)
        self.measuring.left.connect(self._leave_measuring)
        self.measuring.touched.connect(self.touched)
        for side in self.sides:
            side.connect_to(self._load, self._measure, self._remove)
            side.choice.chosen.connect(lambda _: self.touched.emit())

    def _lay_out(self, page: QWidget) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        head.addWidget(self.same)
        adding = QHBoxLayout()
        adding.setSpacing(8)
        adding.addWidget(self.add, 1)
        adding.addWidget(self.take)
        both = QHBoxLayout()
        both.setSpacing(12)
        for side in self.sides:
            both.addWidget(side, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(both, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(adding)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.stack)


def _drawn(desk: Desk, file: File) -> tuple[QImage, QSize]:
    """On the decoder's thread: the pixels and the size of the whole. Raises a DecoderError."""
    decoder = desk.decoding.decoder
    whole = QSize(*decoder.pages(file)[0])
    return decoding.drawn(decoder, file, 0, min(_WIDEST, whole.width())), whole


def _filed(document: Document) -> str:
    return f"{document.label.title}, {text.partial_day(document.label.dated_on)}"


def _day_of(moment: str) -> date:
    return moments.parse(moment).astimezone().date()
