"""Wounds in words: sizes in centimetres, tissues, exudate, and what a form asks of them."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QObject

from app import wounds as sizes
from app.wounds import Measured
from ui import text
from ui.care.body import SPOTS, BodyWords
from ui.dossier.asked import Asked, How, Options
from ui.workspace.store import Record
from vault.records.wounds import Exudate, Wound, WoundState

TISSUES = ("necrosis", "slough", "granulation", "epithelium")
LENGTHS = ("length", "width", "depth")


def centimetres(millimetres: float) -> str:
    """ "3,2" of 32 mm."""
    return text.decimal(millimetres / 10)


def square_centimetres(square_millimetres: float) -> str:
    """ "4,25 cm²" of 425 mm2."""
    return f"{text.decimal(round(square_millimetres / 100, 2))}\u00a0cm²"


def millimetres(typed: str) -> float | None:
    """What "3,2" or "3,2 cm" is in mm; None where it is no size."""
    number = text.parse_decimal(re.sub(r"\s*cm$", "", typed.strip()))
    return None if number is None or not 0 <= number <= 300 else round(number * 10, 1)


class WoundWords(QObject):
    """How a wound, and a visit to it, is said."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._body = BodyWords(self)

    def where(self, facts: Wound) -> str:
        """ "Heel, left"."""
        return self._body.site(facts.site, facts.side)

    def spoken(self, facts: Wound) -> str:
        """A wound in a sentence."""
        return f"{facts.label}, {self.beneath(facts)}"

    def beneath(self, facts: Wound) -> str:
        """ "heel, left, since 12/03/2026": where it is, and since or until when."""
        since = self.tr("since {}").format(text.partial_day(facts.since)) if facts.since else ""
        healed = self.tr("healed on {}").format(text.partial_day(facts.healed_on)) if facts.healed_on else ""
        where = self.where(facts)
        return ", ".join(filter(None, (where[:1].lower() + where[1:], healed or since)))

    def extent(self, state: WoundState) -> str:
        """ "4,2 × 2,5 × 0,3 cm": what of it was measured."""
        found = [getattr(state, name) for name in LENGTHS]
        known = [centimetres(one) if one is not None else "–" for one in found]
        while known and known[-1] == "–":
            known.pop()
        return " × ".join(known) + "\u00a0cm" if known else ""

    def area(self, state: WoundState) -> str:
        """ "4,25 cm² (outlined)", "10,5 cm² (L × W)"."""
        found = sizes.area(state)
        if found is None:
            return ""
        way = self.tr("L × W") if found.by is Measured.PRODUCT else self.way(found.by)
        return f"{square_centimetres(found.size)} ({way})"

    def way(self, by: Measured) -> str:
        """How it was measured."""
        return self.tr("outlined") if by is Measured.OUTLINED else self.tr("length × width")

    def tissue(self, state: WoundState) -> str:
        """ "slough 30 %, granulation 70 %": what there is of each."""
        named = zip(self._tissues(), TISSUES, strict=True)
        shares = [(words, getattr(state, name)) for words, name in named]
        return ", ".join(f"{words.lower()} {share}\u00a0%" for words, share in shares if share)

    def oozing(self, state: WoundState) -> str:
        """How much it weeps, and what."""
        words = dict(self._exudates())[state.exudate.value].lower() if state.exudate else ""
        return " ".join(filter(None, (words, state.exudate_kind)))

    def pain(self, state: WoundState) -> str:
        return "" if state.pain is None else f"{state.pain}/10"

    def signs(self, state: WoundState) -> str:
        """What else was seen."""
        noted = (
            self.tr("signs of infection") if state.infection else "",
            self.tr("odour") if state.odour else "",
            state.edges,
            state.skin_around,
        )
        return ", ".join(filter(None, noted))

    # --- What is asked

    def asked_of_wound(self) -> Sequence[Asked]:
        """``where`` is the key of a spot of the figure."""
        tr = self.tr
        return (
            Asked("label", tr("Wound"), required=True),
            Asked("where", tr("Where on the body"), How.CHOICE, required=True, options=self._spots),
            Asked("kind", tr("Kind"), hint=tr("Pressure ulcer, leg ulcer, surgical…")),
            Asked("since", tr("Since"), How.PAST_DAY),
            Asked("healed_on", tr("Healed on"), How.PAST_DAY),
            Asked("protocol", tr("Protocol"), How.LINES),
        )

    def asked_of_state(self) -> Sequence[Asked]:
        """Lengths are typed in centimetres, as lines."""
        tr = self.tr
        lengths = (tr("Length (cm)"), tr("Width (cm)"), tr("Depth (cm)"))
        return (
            Asked("seen_on", tr("Seen on"), How.PAST_DAY, required=True),
            *(Asked(name, words) for name, words in zip(LENGTHS, lengths, strict=True)),
            *(
                Asked(name, f"{words} (%)", How.NUMBER)
                for name, words in zip(TISSUES, self._tissues(), strict=True)
            ),
            Asked("exudate", tr("Exudate"), How.CHOICE, kind=Exudate, options=self._exudate_options),
            Asked("exudate_kind", tr("Aspect of the exudate")),
            Asked("pain", tr("Pain (0 to 10)"), How.NUMBER),
            Asked("edges", tr("Edges")),
            Asked("skin_around", tr("Skin around")),
            Asked("dressing", tr("Dressing")),
            Asked("odour", tr("Odour"), How.TICK),
            Asked("infection", tr("Signs of infection"), How.TICK),
            Asked("remark", tr("Remark"), How.LINES),
        )

    def _spots(self, _record: Record) -> Options:
        """None is chosen to begin with: the first of the list would be taken for what was seen."""
        spots = [(spot.key, self._body.site(spot.site, spot.side)) for spot in SPOTS]
        return [("", self.tr("Choose here or on the figure")), *spots]

    def _exudate_options(self, _record: Record) -> Options:
        return self._exudates()

    def _exudates(self) -> Options:
        return [
            (Exudate.UNSAID.value, self.tr("Not said")),
            (Exudate.NONE.value, self.tr("None")),
            (Exudate.LOW.value, self.tr("Low")),
            (Exudate.MODERATE.value, self.tr("Moderate")),
            (Exudate.HIGH.value, self.tr("High")),
        ]

    def _tissues(self) -> tuple[str, ...]:
        return self.tr("Necrosis"), self.tr("Slough"), self.tr("Granulation"), self.tr("Epithelium")
