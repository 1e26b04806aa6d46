"""Somebody types as fast as they can and presses Enter: nobody but the patient meant is ever opened.

The real page stands on the real database's thread, and keys come without a pause for painting or for
answers. Who may be meant is counted by a search of this proof's own: every patient whose names, birth
date or telephone hold every word that was typed.
"""

import random
import unicodedata
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.bench import finding, stock
from tests.proofs.proof import Proof
from tests.ui.typing import type_text
from ui.workspace import identity
from ui.workspace.patients import PatientsPage
from vault.opening import open_vault
from vault.records.context import Context
from vault.records.patients import Listed

_PATIENTS, _NOTES = 10_000, 3_000
#: Fewer signs are looked for at the beginnings of words only.
_PIECE = 3
#: What a person does besides typing a name and pressing Enter.
_TOLD = (
    "opened, the only one meant",
    "opened, the first of several",
    "chosen with the arrows",
    "left to choose among homonyms",
    "left to choose among similar names",
    "nobody is called like that",
    "opened over a record still to come",
    "wrong patients",
)


class FastEnter:
    """Each trial is one patient looked for; the page stays, with whatever the trial before left on it."""

    runs = 10_000

    def __init__(self, scratch: Path) -> None:
        self._app = finding.application()
        keys = stock.filled(scratch / "Cabinet.serment", _PATIENTS, _NOTES, documents=0)
        self._worker = ThreadPoolExecutor(1)
        self._everyone = stock.listed(_PATIENTS)
        self._by_id = {row.id: row for row in self._everyone}
        self._words = [_said_of(row) for row in self._everyone]
        self._counted: Counter[str] = Counter(dict.fromkeys(_TOLD, 0))
        vault = self._worker.submit(lambda: open_vault(scratch / "Cabinet.serment", keys).vault).result()
        author = self._worker.submit(lambda: str(vault.database.value("SELECT id FROM author"))).result()
        self._context = Context(vault.database, author)
        self._desk = finding.desk(self._context, scratch, self._worker, self._everyone)
        self._page = PatientsPage(self._desk)
        self._page.resize(1200, 760)
        self._page.show()
        self._opened: list[str] = []
        self._page.search.opened.connect(self._opened.append)
        self._settle()

    def trial(self, number: int) -> None:
        """Look for one patient as somebody in a hurry does."""
        dice = random.Random(number)
        meant = dice.choice(self._everyone)
        typed = _typed(meant, dice)
        self._opened.clear()
        self._counted["opened over a record still to come"] += bool(self._desk.jobs._waiting)
        self._type(typed, dice)
        shown = list(self._page.search.rows.rows)
        moved = self._move(dice, len(shown))
        self._press(self._page.search.field, Qt.Key.Key_Return)
        try:
            self._check(meant, typed, shown, moved)
        except AssertionError:
            self._counted["wrong patients"] += 1
            raise
        if self._opened and dice.random() < 0.5:
            self._settle()
            self._check_screen(self._opened[-1])

    def facts(self) -> dict[str, int]:
        """How the trials went."""
        return dict(self._counted)

    def _check(self, meant: Listed, typed: str, shown: list[Listed], moved: int) -> None:
        assert len(self._opened) <= 1, f"{typed}: one Enter opened {len(self._opened)} records"
        if not self._opened:
            self._check_choice(typed, shown)
            return
        opened = self._by_id[self._opened[0]]
        assert opened.id == shown[moved].id, f"{typed}: another row was opened than the one outlined"
        holding = self._holding(typed)
        if moved:
            self._counted["chosen with the arrows"] += 1
        elif holding == [meant]:
            assert opened.id == meant.id, f"{typed}: the only one meant was not opened"
            self._counted["opened, the only one meant"] += 1
        else:
            assert opened in holding, f"{typed}: opened somebody who does not hold what was typed"
            assert len(_called(opened, shown)) == 1, f"{typed}: the first of homonyms was opened"
            self._counted["opened, the first of several"] += 1

    def _check_choice(self, typed: str, shown: list[Listed]) -> None:
        """Nobody was opened: there was a reason to ask."""
        if self._holding(typed):
            assert shown, f"{typed}: somebody holds it, and nobody is shown"
            assert len(_called(shown[0], shown)) > 1, f"{typed}: nobody was opened, and nobody doubtful"
            self._counted["left to choose among homonyms"] += 1
        else:
            self._counted[
                "left to choose among similar names" if shown else "nobody is called like that"
            ] += 1

    def _check_screen(self, patient_id: str) -> None:
        """One patient on the screen: the row, the banner, the note, the page."""
        page = self._page
        assert page.patient_id == patient_id
        assert page.search.open_id in ("", patient_id)
        assert page.record.composer.patient_id == patient_id
        record = page.record.record
        assert record is not None
        row = self._by_id[patient_id]
        assert (record.patient.traits.birth_name, record.patient.traits.birth_first_name) == (
            row.birth_name,
            row.birth_first_name,
        )
        assert page.record.header.name.text() == identity.name(record.patient.traits)
        last = self._worker.submit(
            self._context.database.value,
            "SELECT patient_id FROM access_log WHERE operation = 'patient.opened' ORDER BY seq DESC LIMIT 1",
        ).result()
        assert last == patient_id

    def _type(self, typed: str, dice: random.Random) -> None:
        """Over what stands there, with now and then a moment for whatever waits to be painted or answered."""
        self._page.go_to_search()
        for sign in typed:
            type_text(self._page.search.field, sign)
            if dice.random() < 0.1:
                self._app.processEvents()

    def _move(self, dice: random.Random, rows: int) -> int:
        """Sometimes a few steps down; the row that is outlined then."""
        steps = dice.randrange(1, 4) if dice.random() < 0.15 else 0
        for _ in range(steps):
            self._press(self._page.search.field, Qt.Key.Key_Down)
        return min(steps, max(0, rows - 1))

    def _press(self, widget: QWidget, key: Qt.Key) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))

    def _settle(self) -> None:
        """Everything asked is answered, and everything answered is shown."""
        self._app.processEvents()
        while self._desk.jobs._waiting or self._desk.people.expected("anybody"):
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _holding(self, typed: str) -> list[Listed]:
        """Every patient who may be meant."""
        asked = _pieces(typed)
        pairs = zip(self._everyone, self._words, strict=True)
        return [row for row, said in pairs if all(_held(piece, said) for piece in asked)]


def _typed(meant: Listed, dice: random.Random) -> str:
    """What somebody types who looks for this patient."""
    name = (meant.used_name or meant.birth_name).lower()
    first = meant.birth_first_name.lower()
    day = f"{meant.birth_date[8:]}/{meant.birth_date[5:7]}/{meant.birth_date[:4]}"
    choices = [
        f"{name[:4]} {first[:3]}",
        f"{name} {first}",
        f"{first[:4]} {name[: dice.randrange(3, 8)]}",
        name,
        day,
        f"{name[:3]} {day}",
        _slipped(name, dice),
    ]
    return dice.choice([*choices, *([meant.phones[0]] if meant.phones else [])])


def _slipped(name: str, dice: random.Random) -> str:
    """Two letters in the wrong order."""
    at = dice.randrange(max(1, len(name) - 1))
    return name[:at] + name[at + 1 : at + 2] + name[at : at + 1] + name[at + 2 :]


def _said_of(row: Listed) -> str:
    """Everything a patient is found by, folded: names, birth date as it is written, telephone."""
    day = f"{row.birth_date[8:]}/{row.birth_date[5:7]}/{row.birth_date[:4]}"
    names = (row.used_name, row.birth_name, row.used_first_name, row.birth_first_name)
    phones = ("".join(filter(str.isdigit, phone)) for phone in row.phones)
    plain = [_plain(name) for name in names]
    # "le goff" is also written "legoff".
    joined = (name.replace(" ", "") for name in plain)
    return " ".join((*plain, *joined, day, *phones))


def _pieces(typed: str) -> list[str]:
    """What was typed, in the pieces each of which must be there."""
    if typed[:1].isdigit() and "/" not in typed:
        return ["".join(filter(str.isdigit, typed))]
    return [piece if "/" in piece else word for piece in typed.split() for word in _plain(piece).split()]


def _held(piece: str, said: str) -> bool:
    """Somewhere in a word; a short one, that stands within one name of thirty, at its beginning."""
    return piece in said if len(piece) >= _PIECE else f" {piece}" in f" {said}"


def _plain(name: str) -> str:
    ligatures = name.casefold().replace("œ", "oe").replace("æ", "ae").replace("'", " ").replace("’", " ")
    letters = unicodedata.normalize("NFKD", ligatures.replace("-", " "))
    return "".join(sign for sign in letters if not unicodedata.combining(sign))


def _called(row: Listed, among: list[Listed]) -> list[Listed]:
    """Those who bear the same names as ``row``, as a list shows them."""
    return [one for one in among if _shown_names(one) == _shown_names(row)]


def _shown_names(row: Listed) -> tuple[str, str]:
    return _plain(row.used_name or row.birth_name), _plain(row.used_first_name or row.birth_first_name)


PROOF = Proof(
    "fast-enter",
    "among 10,000 patients, typing without a pause and Enter never open anybody but whom was meant",
    FastEnter,
    code=("vault", "app", "ui"),
)
