"""Every sentence of a window reaches the translators, and comes back whole."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.packaging.scripts import script

translations = script("translations.py")


def _sentences(source: str, folder: Path) -> list[tuple[str, str | None, bool]]:
    path = folder / "page.py"
    path.write_text(source, encoding="utf-8")
    return [(found.context, found.source, found.plural) for found in translations.sentences(path)]


@pytest.mark.parametrize(
    ("call", "found"),
    [
        ("self.tr('Lock')", ("Page", "Lock", False)),
        ("self.tr('One ' 'two')", ("Page", "One two", False)),
        ("f\"<b>{self.tr('Lock')}</b>\"", ("Page", "Lock", False)),
        ("self.tr('%n notes', '', len(notes))", ("Page", "%n notes", True)),
        ("translate('text', '%n days', '', (a - b).days)", ("text", "%n days", True)),
        ("QCoreApplication.translate('text', 'today')", ("text", "today", False)),
        ("self.tr(sentence)", ("Page", None, False)),
    ],
)
def test_a_sentence_is_found_wherever_it_stands(
    call: str, found: tuple[str, str | None, bool], tmp_path: Path
) -> None:
    assert _sentences(f"class Page:\n    def make(self):\n        {call}\n", tmp_path) == [found]


def test_a_strings_own_translate_is_not_ours(tmp_path: Path) -> None:
    assert _sentences("'abc'.translate(table)", tmp_path) == []


@pytest.mark.parametrize(
    ("source", "translation", "fault"),
    [
        ("Lock", "<translation>Verrouiller</translation>", None),
        ("Lock", "<translation></translation>", "not translated"),
        ("Lock", "<translation type='unfinished'>Verrouiller</translation>", "not translated"),
        ("%1 of %2", "<translation>%1 sur %2</translation>", None),
        ("%1 of %2", "<translation>%1</translation>", "not the same %1, %2, {names}"),
        ("{count} kept", "<translation>{nombre} gardés</translation>", "not the same %1, %2, {names}"),
        (
            "%n notes",
            "<translation><numerusform>1 note</numerusform><numerusform>%n notes</numerusform></translation>",
            None,
        ),
        (
            "%n notes",
            "<translation><numerusform>%n note</numerusform><numerusform></numerusform></translation>",
            "not translated",
        ),
    ],
)
def test_a_translation_says_all_that_the_sentence_says(
    source: str, translation: str, fault: str | None
) -> None:
    assert translations._fault(source, ET.fromstring(translation)) == fault


def test_a_sentence_added_to_a_window_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ui" / "pages").mkdir(parents=True)
    (tmp_path / "resources" / "translations").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "ui" / "pages" / "page.py"
    page.write_text("class Page:\n    def make(self):\n        self.tr('Lock')\n", encoding="utf-8")
    translations.update(translations.SHIPPED)
    ts = tmp_path / "resources" / "translations" / "fr_pages.ts"
    assert translations.findings() == ["resources/translations/fr_pages.ts: not translated: Lock"]

    finished = ts.read_text(encoding="utf-8").replace(
        '<translation type="unfinished"></translation>', "<translation>Verrouiller</translation>"
    )
    ts.write_text(finished, encoding="utf-8")
    assert translations.findings() == [
        "resources/translations/fr_pages.qm: not what the source says; run `make translations`"
    ]
    translations.update(translations.SHIPPED)
    assert translations.findings() == []


NO_BREAK = "\u00a0\u202f"
#: (what is wrong, where it is seen). Lines never break before a sign or between a number and its unit.
SLIPS = {
    "a space that breaks before a sign": re.compile(r" ([:;?!»€]|%(?!L?[n\d]))"),
    "no space before a sign": re.compile(rf"[^\s{NO_BREAK}?!][;?!»]|[^\s{NO_BREAK}\d]:(?=\s|$)"),
    "a space that breaks after «": re.compile(rf"«[^{NO_BREAK}]"),
    "a space that breaks before a unit": re.compile(
        r"\d ([kMG]i?o|octets?|[kmc]?[gm]|min|h|s|ans|(chiffre|lettre|mot|étape|minute|seconde|jour)s?)\b"
    ),
    # U+00A0 everywhere, as app/typography.py sets what is said in both windows and consoles.
    "another blank than elsewhere": re.compile(r"\u202f[:;?!»]|«\u202f"),
    "typewriter signs": re.compile(r"['\"]|\.\.\."),
}


def _slips(french: str) -> list[str]:
    return [slip for slip, seen in SLIPS.items() if seen.search(french)]


@pytest.mark.parametrize(
    ("french", "slips"),
    [
        ("Où\u202f?", ["another blank than elsewhere"]),
        ("Où\u00a0? «\u00a0Ici\u00a0»\u00a0: à 06:41, sur {}\u00a0%", []),
        ("Où ?", ["a space that breaks before a sign"]),
        ("Où?", ["no space before a sign"]),
        ("Fait: tout", ["no space before a sign"]),
        ("« Ici\u00a0»", ["a space that breaks after «"]),
        ("11 chiffres", ["a space that breaks before a unit"]),
        ("l'heure...", ["typewriter signs"]),
    ],
)
def test_a_slip_of_french_typography_is_seen(french: str, slips: list[str]) -> None:
    assert _slips(french) == slips


@pytest.mark.parametrize("ts", sorted(translations.SHIPPED.glob("fr_*.ts")), ids=lambda ts: ts.stem)
def test_french_is_set_as_a_printer_would_set_it(ts: Path) -> None:
    written = [
        form.text or ""
        for translation in ET.parse(ts).getroot().iter("translation")
        for form in (*translation.iter("numerusform"), translation)
    ]
    assert len(written) > 2
    assert {french: slips for french in written if french.strip() and (slips := _slips(french))} == {}
