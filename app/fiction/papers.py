"""The papers a practice receives: laboratory results, letters, reports, plain text.

Senders are invented, and every page says at its foot that it is fictional, so
that a picture or a print of the demonstration can deceive nobody.
"""

from dataclasses import dataclass
from datetime import date

from app.fiction.pdf import HEIGHT, WIDTH, Page, wrapped
from app.fiction.told import capital

_LEFT, _RIGHT = 56, WIDTH - 56
_FOOT = "Document fictif, produit par la démonstration de Serment. Aucune personne réelle."


@dataclass(frozen=True, slots=True)
class LabRow:
    name: str
    value: str
    unit: str
    reference: str
    high: bool = False


@dataclass(frozen=True, slots=True)
class LabReport:
    """A laboratory's results on one page."""

    patient: str
    drawn_on: date
    rows: tuple[LabRow, ...]
    remark: str = ""

    def render(self) -> bytes:
        page = _headed("Laboratoire BioOrle", "3, quai des Gabares, 49981 Montbrelan", "Biologie médicale")
        page.text(_LEFT, 150, self.patient, 11, bold=True)
        page.text(_LEFT, 166, f"Prélèvement du {self.drawn_on:%d/%m/%Y}, patient à jeun", 9, grey=0.35)
        page.band(_LEFT, 190, _RIGHT - _LEFT, 20)
        for x, label in (
            (_LEFT + 6, "Analyse"),
            (300, "Résultat"),
            (360, "Unité"),
            (440, "Valeurs de référence"),
        ):
            page.text(x, 204, label, 9, bold=True)
        y = 228
        for row in self.rows:
            self._row(page, y, row)
            y += 22
        for line in wrapped(self.remark, 9, _RIGHT - _LEFT):
            page.text(_LEFT, y + 14, line, 9)
            y += 13
        page.text(_LEFT, y + 40, "Validé par le biologiste médical : C. Aubrac", 9, grey=0.35)
        return page.bytes()

    def _row(self, page: Page, y: float, row: LabRow) -> None:
        page.text(_LEFT + 6, y, row.name, 10)
        page.right(344, y, f"{row.value} *" if row.high else row.value, 10, bold=row.high)
        page.text(360, y, row.unit, 9, grey=0.35)
        page.text(440, y, row.reference, 9, grey=0.35)
        page.rule(_LEFT, _RIGHT, y + 7, 0.88)


@dataclass(frozen=True, slots=True)
class Colleague:
    """An invented correspondent."""

    name: str
    quality: str
    address: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter or a report on a colleague's paper: paragraphs, of which "Titre : " ones open in bold."""

    sender: Colleague
    recipient: str
    patient: str
    written_on: date
    subject: str
    paragraphs: tuple[str, ...]

    def render(self) -> bytes:
        page = _headed(self.sender.name, self.sender.address, self.sender.quality)
        page.right(_RIGHT, 150, f"Montbrelan, le {self.written_on:%d/%m/%Y}", 10)
        page.text(_LEFT, 150, f"À l'attention du {self.recipient}", 10)
        page.text(_LEFT, 180, self.subject, 12, bold=True)
        page.text(_LEFT, 197, self.patient, 10, grey=0.25)
        y = 230.0
        for paragraph in self.paragraphs:
            y = _paragraph(page, y, paragraph)
        page.right(_RIGHT, y + 26, self.sender.name, 10, bold=True)
        page.right(_RIGHT, y + 40, "Signé électroniquement", 8, grey=0.45)
        return page.bytes()


@dataclass(frozen=True, slots=True)
class PlainText:
    text: str

    def render(self) -> bytes:
        return f"{self.text}\n\n{_FOOT}\n".encode()


def _paragraph(page: Page, y: float, text: str) -> float:
    heading, colon, rest = text.partition(" : ")
    if colon and heading.isupper():
        page.text(_LEFT, y, heading.capitalize(), 10, bold=True)
        y, text = y + 15, capital(rest)
    for line in wrapped(text, 10, _RIGHT - _LEFT):
        page.text(_LEFT, y, line, 10)
        y += 14.5
    return y + 9


def _headed(name: str, address: str, quality: str) -> Page:
    page = Page()
    page.text(_LEFT, 64, name, 15, bold=True)
    page.text(_LEFT, 82, quality, 10, grey=0.3)
    page.text(_LEFT, 97, address, 9, grey=0.45)
    page.rule(_LEFT, _RIGHT, 114)
    page.rule(_LEFT, _RIGHT, HEIGHT - 54, 0.85)
    page.text(_LEFT, HEIGHT - 40, _FOOT, 8, grey=0.5)
    return page
