"""A consultation by keyboard alone, as a screen reader hears it, in every look the program has."""

from collections import Counter
from itertools import product
from pathlib import Path

from tests.journeys import assistive, consultation, vaults
from tests.journeys.program import program
from tests.proofs.proof import NotHere, Proof

#: (theme, text size in percent, width and height of the screen)
LOOKS = tuple(product(("light", "dark"), (100, 150), ((1024, 700), (1400, 900))))


class Consultations:
    """Each trial is the whole script in one look, on a program and a desktop of its own."""

    runs = len(LOOKS)

    def __init__(self, scratch: Path) -> None:
        if not (assistive.available() and consultation.available()):
            raise NotHere("Xvfb, openbox, dbus, at-spi2-core and xdotool are needed")
        self._scratch = scratch
        self._counted: Counter[str] = Counter()

    def trial(self, number: int) -> None:
        theme, percent, (width, height) = LOOKS[number]
        folder = self._scratch / str(number)
        with (
            assistive.desktop(width, height) as desktop,
            program(folder, desktop=desktop.environment) as started,
        ):
            made = vaults.given(started, theme=theme, text_percent=percent)
            made.furnish(
                ["Renouvellement."],
                allergies=["Pénicilline"],
                treatments=["Amlodipine 5 mg"],
                prescribed={"Amlodipine 5 mg": "1 comprimé le matin"},
            )
            started.starts()
            played = consultation.Consultation(started, desktop).play()
        assert not played.unnamed, f"unnamed: {sorted(played.unnamed)}"
        assert not played.modal, f"modal: {sorted(played.modal)}"
        assert played.keys <= consultation.MOST_KEYS, f"{played.keys} keys"
        self._counted["keys pressed"] = max(self._counted["keys pressed"], played.keys)
        self._counted["nodes heard"] += played.nodes

    def facts(self) -> dict[str, int]:
        """How many keys the longest took, and how much a screen reader was told in all."""
        return dict(self._counted)


PROOF = Proof(
    "consultation",
    "by keyboard alone, in at most 60 keys, everything named, nothing modal but printing",
    Consultations,
    code=("vault", "app", "ui"),
)
