"""Taking in the public list of medicines (BDPM), in the place of the one that was there before.

The program downloads nothing. What was taken in and what was not is said.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.bdpm import reading
from app.bdpm.reading import Read
from ui import text
from ui.file_dialogs import FilePicker
from ui.papers.store import PaperStore
from ui.widgets.buttons import Button
from ui.widgets.labels import Card, label, restyle
from ui.workspace.desk import Desk
from ui.workspace.picked import read_files
from vault.records.medicines import Stock


class MedicineListCard(Card):
    """Which list is there, and the button that takes another one in."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.name(self.tr("Medicines"))
        self._desk = desk
        self._store = PaperStore(desk.store)
        self._picker: FilePicker | None = None
        self.stock = label("", wrap=True)
        self.outcome = label("", "small", wrap=True)
        self.choose = Button(self.tr("Choose the files of the public list…"), "file-input")
        why = self.tr(
            "The public database of medicines (BDPM) completes names as one types an ordonnance. Download "
            "CIS_bdpm.txt, CIS_COMPO_bdpm.txt and CIS_CPD_bdpm.txt from its site and choose them together; "
            "Serment itself downloads nothing."
        )
        for piece in (self.stock, label(why, "small", wrap=True), self.outcome):
            self.body.addWidget(piece)
        self.body.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.outcome.hide()
        self.choose.clicked.connect(self._choose)
        desk.jobs.submit(self._store.stock).done.connect(self._show_stock)

    def take(self, paths: Sequence[Path]) -> None:
        """Read these files and put them in the place of the list before."""
        if not paths:
            return
        self.choose.setEnabled(False)
        # Not on the thread of the records, which has notes to save.
        job = self._desk.decoding.jobs.submit(_read, paths)
        job.done.connect(lambda read: self._replace(*read))
        job.failed.connect(self._complain)

    def _choose(self) -> None:
        if self._picker is None:
            kinds = [self.tr("Lists (*.txt)"), self.tr("All files (*)")]
            self._picker = FilePicker(self, self.tr("Choose the files of the public list"), kinds)
        self.take(self._picker.paths())

    def _replace(self, read: Read, dated_on: str, left_out: Sequence[str]) -> None:
        job = self._desk.jobs.submit(self._store.replace_medicines, read.medicines, dated_on)
        job.done.connect(lambda stock: self._taken(stock, read, left_out))
        job.failed.connect(self._complain)

    def _taken(self, stock: Stock, read: Read, left_out: Sequence[str]) -> None:
        self._show_stock(stock)
        said = [self.tr("Taken in: {}.").format(", ".join(read.files))]
        if read.skipped:
            said.append(self.tr("%Ln rows made no sense and were left out.", "", read.skipped))
        if left_out:
            said.append(self.tr("Not of this list: {}.").format(", ".join(left_out)))
        if len(read.files) < len(reading.KINDS):
            said.append(self.tr("Without all three files, substances or narcotics are not told."))
        self._say(" ".join(said), "")

    def _show_stock(self, stock: Stock | None) -> None:
        self.choose.setEnabled(True)
        if stock is None:
            self.stock.setText(self.tr("No list: medicines are typed freely."))
            return
        counted = self.tr("%Ln medicines", "", stock.medicines)
        self.stock.setText(
            self.tr("{count}, list of {day}.").format(count=counted, day=text.partial_day(stock.dated_on))
        )

    def _complain(self, error: Exception) -> None:
        self.choose.setEnabled(True)
        self._say(self._desk.explain(error), "warning")

    def _say(self, words: str, tone: str) -> None:
        self.outcome.setText(words)
        self.outcome.show()
        restyle(self.outcome, tone=tone)


def _read(paths: Sequence[Path]) -> tuple[Read, str, Sequence[str]]:
    """The list, the day of its latest file, and the names of files that are not of it."""
    files = {picked.name: picked.data for picked in read_files(paths)}
    read = reading.read(files)
    days = [path.stat().st_mtime for path in paths if path.name in read.files]
    dated_on = datetime.fromtimestamp(max(days), UTC).date().isoformat()
    return read, dated_on, [name for name in files if name not in read.files]
