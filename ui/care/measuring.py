"""The page on which a photograph is measured: its ruler, the edge of the wound, and the area within."""

import json
import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import figures
from ui.care.tracing import Point, Stroke, Tracing
from ui.care.wound_words import millimetres, square_centimetres
from ui.widgets.beside import Beside
from ui.widgets.buttons import Button
from ui.widgets.fields import Captioned, Field
from ui.widgets.labels import label
from vault.records.wounds import Photo

#: Pixels of the design: in less, the end of the work stands under its tools.
_WIDE = 700


class MeasuringPage(QWidget):
    """``kept(scale, outline)``: mm a pixel and the edge, "" where none was drawn; ``left``."""

    kept = Signal(float, str)
    left = Signal()
    touched = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale: float | None = None
        self.tracing = Tracing(self.tr("Photograph to measure on"), self)
        self.length = Field(self.tr("Length of the ruler (cm)"), "5")
        self.length_row = Captioned(self.length.accessibleName(), self.length)
        self.ruler = Button(self.tr("Ruler"))
        self.outline = Button(self.tr("Edge"))
        self.again = Button(self.tr("Begin again"), "undo-2", "quiet")
        self.keep = Button(self.tr("Keep"), "check", "primary")
        self.cancel = Button(self.tr("Cancel"), kind="quiet")
        self.hint = label("", "small", wrap=True)
        self.found = label("", "heading")
        self._lay_out()
        self.tracing.changed.connect(self._work_out)
        self.length.textEdited.connect(lambda _: self._work_out())
        self.length.returnPressed.connect(lambda: self._draw(Stroke.OUTLINE))
        self.ruler.clicked.connect(lambda: self._draw(Stroke.RULER))
        self.outline.clicked.connect(lambda: self._draw(Stroke.OUTLINE))
        self.again.clicked.connect(self.tracing.begin_again)
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.left)

    def show_photo(self, photo: Photo, image: QImage, whole: QSize) -> None:
        """Measure on ``photo``; what was measured before is shown, and can be drawn anew."""
        self._scale = photo.scale
        self.length.clear()
        self.tracing.show_photo(image, whole, outline_of(photo))
        self._draw(Stroke.OUTLINE if photo.scale else Stroke.RULER)

    def clear(self) -> None:
        """Nothing of the photograph stays here."""
        self.setEnabled(True)
        self.tracing.clear()
        self.length.clear()
        self.found.clear()

    @property
    def scale(self) -> float | None:
        """mm a pixel: of the ruler drawn, or else as it was known."""
        ends, size = self.tracing.points[Stroke.RULER], millimetres(self.length.text())
        if len(ends) == Stroke.RULER.most and size:
            return figures.scale_of(math.dist(*ends), size)
        return self._scale

    @property
    def area(self) -> float | None:
        """mm2 within the edge; None without a ruler or with fewer than three points."""
        edge, scale = self.tracing.points[Stroke.OUTLINE], self.scale
        return figures.outlined_area(edge, scale) if scale and len(edge) > 2 else None

    def half_typed(self) -> dict[str, str]:
        drawn = {stroke.name: points for stroke, points in self.tracing.points.items()}
        return {"drawn": json.dumps(drawn), "length": self.length.text()}

    def resume(self, half_typed: Mapping[str, str]) -> None:
        self.length.setText(half_typed.get("length", ""))
        drawn = json.loads(half_typed["drawn"])
        self.tracing.resume({stroke: [(x, y) for x, y in drawn[stroke.name]] for stroke in Stroke})

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Or their words would stand lower than the others'.
        for lower in (self.again, self.found, self.cancel):
            lower.setMinimumHeight(self.keep.sizeHint().height())
        self._tools.arrange(self)

    def _draw(self, stroke: Stroke) -> None:
        self.ruler.become("chosen" if stroke is Stroke.RULER else "")
        self.outline.become("chosen" if stroke is Stroke.OUTLINE else "")
        self.hint.setText(
            self.tr("Put a point on each end of a known length: Space, or a click. Arrows move the cross.")
            if stroke is Stroke.RULER
            else self.tr("Put points around the edge of the wound, in order. Backspace takes one back.")
        )
        self.tracing.draw(stroke)
        self.tracing.setFocus(Qt.FocusReason.OtherFocusReason)

    def _work_out(self) -> None:
        area = self.area
        self.found.setText(square_centimetres(area) if area is not None else "")
        self.length_row.complain("")
        self.touched.emit()

    def _keep(self) -> None:
        if self.scale is None:
            self._draw(Stroke.RULER)
            self.length_row.complain(self.tr("Two points on the ruler, and its length in centimetres."))
            return
        edge = self.tracing.points[Stroke.OUTLINE]
        self.kept.emit(self.scale, json.dumps(edge) if len(edge) > 2 else "")

    def _lay_out(self) -> None:
        drawing, ending = QHBoxLayout(), QHBoxLayout()
        for row, pieces in (
            (drawing, (self.ruler, self.length_row, self.outline, self.again)),
            (ending, (self.found, self.cancel, self.keep)),
        ):
            row.setSpacing(8)
            for piece in pieces:
                row.addWidget(piece, 0, Qt.AlignmentFlag.AlignBottom)
        drawing.addStretch(1)
        ending.insertStretch(0, 1)
        self._tools = Beside(_WIDE)
        self._tools.addLayout(drawing, 1)
        self._tools.addLayout(ending)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._tools)
        column.addWidget(self.hint)
        column.addWidget(self.tracing, 1)


def outline_of(photo: Photo) -> Sequence[Point]:
    """The edge that was drawn, in pixels of the whole photograph."""
    return [(float(x), float(y)) for x, y in json.loads(photo.outline)] if photo.outline else []
