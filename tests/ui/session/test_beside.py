"""A backup beside the open vault: each record as it was beside today's, and what is missing taken back."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from app import backing_up
from app import messages as m
from app.host import Host
from tests.app.computer import computer
from tests.ui.keeper import Keeper
from tests.ui.session.pair import Pair
from tests.vault import cheap, rig
from ui.clipboard import ConfidentialClipboard
from ui.control import Control
from ui.session.activity import Activity
from ui.session.looked_into import LookedInto
from ui.session.opened import OpenedWindow
from ui.theme import Appearance
from ui.workspace import noted
from ui.workspace.comparing import Fate
from ui.workspace.look_page import LookPage
from ui.workspace.store import Record
from vault import audit
from vault.backup import look, staging
from vault.header import DataKey
from vault.records import history, notes, taking_back


@dataclass(frozen=True, slots=True)
class Office:
    """A practitioner who removed something by mistake after a backup, and has the vault open."""

    folder: Path
    key: DataKey
    patient: str
    document: str
    backup: str

    @property
    def vault(self) -> Path:
        return self.folder / "work" / "V.serment"

    @property
    def snapshot(self) -> Path:
        return self.folder / "stick" / self.backup

    def copied(self, folder: Path) -> "Office":
        """The same on another computer."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return replace(self, folder=folder)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder = tmp_path_factory.mktemp("office")
    host, vault = computer(folder), folder / "work" / "V.serment"
    key = cheap.new_vault(vault)
    with rig.session(vault, key.keys) as working:
        patient = working.patient()
        working.note("Toux sèche.")
        mistaken = working.note("D’un autre patient.")
        document = working.document(b"Compte rendu")
        entry = history.add(working.context, patient, history.Facts(history.Kind.PROBLEM, "Asthme"))
    made = backing_up.back_up(staging.closed(vault), vault, str(folder / "stick"), host).backup
    with rig.session(vault, key.keys) as working:
        history.remove(working.context, entry)
        notes.enter_in_error(working.context, mistaken, "mauvais dossier")
        working.note("Écrite depuis.")
    return Office(folder, key, patient, document, str(Path(made.path).relative_to(folder / "stick")))


@pytest.fixture
def office(template: Office, tmp_path: Path, host: Host) -> Office:
    return template.copied(tmp_path)


@pytest.fixture
def pair(qtbot, office, host, appearance: Appearance, monkeypatch, tmp_path) -> Iterator[Pair]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    made = Pair(office.vault, office.key, host, appearance)
    qtbot.waitUntil(lambda: made.session.opened is not None, timeout=40_000)
    yield made
    made.close()


@pytest.fixture
def opened(qtbot, pair: Pair) -> OpenedWindow:
    found = pair.session.opened
    assert found is not None
    qtbot.waitUntil(lambda: found.window.isVisible(), timeout=20_000)
    return found


@pytest.fixture
def page(qtbot, opened: OpenedWindow, office: Office) -> LookPage:
    opened.window.backups.look_wanted.emit(str(office.snapshot))
    shown = opened.window.stack
    qtbot.waitUntil(lambda: isinstance(shown.currentWidget(), LookPage), timeout=20_000)
    found = shown.currentWidget()
    assert isinstance(found, LookPage)
    found.open(office.patient)
    qtbot.waitUntil(lambda: bool(found.record.pairs))
    return found


def test_a_look_from_the_lock_screen_leaves_the_screen_after_a_sleep(qtbot, qapp, office, host, monkeypatch):
    asleep = [0.0]
    monkeypatch.setattr(Activity.__init__, "__defaults__", (None, lambda: asleep[0]))
    keeper, parent = Keeper(), QObject()
    clipboard = ConfidentialClipboard(QGuiApplication.clipboard(), parent)
    control = cast(Control, keeper)
    looked = LookedInto(office.snapshot, office.key.keys, None, control, clipboard, "en", host, parent)
    qtbot.waitUntil(lambda: looked.window is not None and looked.window.isVisible(), timeout=20_000)
    window = looked.window
    assert window is not None
    qtbot.addWidget(window)
    asleep[0] = 3600.0
    window.update()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert m.LockWanted(m.Cause.SLEEP) in keeper.told
    ended: list[int] = []
    looked.ended.connect(ended.append)
    looked.lock()
    qtbot.waitUntil(lambda: bool(ended))
    qapp.removeEventFilter(looked.findChild(Activity))


def _fates(page: LookPage) -> dict[str, Fate]:
    return {page.record._words.one(pair.then or pair.now): pair.fate for pair in page.record.pairs}


def _log(opened: OpenedWindow) -> list[tuple[str, str]]:
    session = opened.session
    rows = session.worker.submit(audit.latest, session.opened.vault.database).result()
    return [(row.operation, row.record_id) for row in rows]


def test_the_window_says_whenever_a_backup_is_on_the_screen(qtbot, opened, page):
    assert opened.window.windowTitle().startswith("LECTURE SEULE – copie du")
    assert "LECTURE SEULE" in page.band.words
    assert not opened.window.rail.isVisible()
    page.band.acted.emit()
    assert "LECTURE SEULE" not in opened.window.windowTitle()
    assert opened.window.rail.isVisible()
    assert opened.window.stack.currentWidget() is opened.window.backups


def test_each_thing_says_what_became_of_it(page):
    assert _fates(page) == {
        "Asthme": Fate.MISSING,
        "Toux sèche.": Fate.SAME,
        "D’un autre patient.": Fate.CHANGED,
        "Courrier": Fate.SAME,
        "Écrite depuis.": Fate.NEW,
    }
    page.record.only.click()
    assert set(_fates(page)) == {"Asthme", "D’un autre patient.", "Écrite depuis."}


def test_what_was_marked_as_an_error_since_is_not_missing_and_does_not_come_back(qtbot, opened, page, office):
    """ "Take back what is missing" put another patient's note into the record again."""
    assert any("saisi par erreur" in one.text() for one in page.record.findChildren(QLabel))
    page.record.back.click()
    qtbot.waitUntil(lambda: _fates(page)["Asthme"] is Fate.TAKEN_BACK)
    assert _fates(page)["D’un autre patient."] is Fate.CHANGED
    database = opened.session.opened.vault.database
    held = opened.session.worker.submit(notes.of_patient, database, office.patient).result()
    assert sorted(one.text for one in held) == ["Toux sèche.", "Écrite depuis."]


def test_what_is_looked_at_is_logged_in_todays_vault(opened, page, office):
    name = office.snapshot.name
    assert {("backup.looked_into", name), ("backup.patient_looked_at", name)} <= set(_log(opened))


def test_what_is_missing_is_taken_back_and_taken_away_again(qtbot, opened, page, office):
    database = opened.session.opened.vault.database
    page.record.back.click()
    qtbot.waitUntil(lambda: _fates(page)["Asthme"] is Fate.TAKEN_BACK)

    def there() -> list[str]:
        found = opened.session.worker.submit(history.of_patient, database, office.patient).result()
        return [entry.facts.text for entry in found]

    assert there() == ["Asthme"]
    page.undo.button.click()
    qtbot.waitUntil(lambda: _fates(page)["Asthme"] is Fate.MISSING)
    assert there() == []
    page.record.back.click()
    qtbot.waitUntil(lambda: _fates(page)["Asthme"] is Fate.TAKEN_BACK)
    assert page.undo.isVisible()


def test_a_note_that_was_taken_back_says_from_which_backup(opened, office):
    session, store = opened.session, opened.window.patients._desk.store

    def from_march() -> Record:
        looked = look.into(office.snapshot, office.key.keys)
        note = str(looked.database.value("SELECT id FROM note"))
        source = taking_back.source(looked.database, office.patient, "2026-03-12T18:30:12Z")
        piece = taking_back.piece(looked.database, "note", note)
        taking_back.take_back(session.context, source, [piece])
        looked.close()
        record: Record = store.reread(office.patient)
        return record

    record = session.worker.submit(from_march).result()
    said = [noted.Words().signed(moment) for moment in noted.moments_of(record)]
    assert sum("de la sauvegarde du jeu. 12 mars 2026" in words for words in said) == 1
    assert len(said) == 3


def test_a_document_that_was_removed_comes_back_readable(qtbot, opened, page, office):
    session = opened.session
    session.worker.submit(
        lambda: opened.window.patients._desk.store.remove_document(office.patient, office.document)
    ).result()
    page.open(office.patient)
    qtbot.waitUntil(lambda: _fates(page)["Courrier"] is Fate.MISSING)
    page.record.back.click()
    qtbot.waitUntil(lambda: _fates(page)["Courrier"] is Fate.TAKEN_BACK)

    def read() -> bytes:
        new = taking_back.taken(session.context.database, office.patient)[office.document]
        data: bytes = opened.window.patients._desk.store.read_document(office.patient, new)
        return data

    assert session.worker.submit(read).result() == b"Compte rendu"


def test_a_document_of_the_backup_is_shown(qtbot, page):
    page.record.document_wanted.emit(next(p.then for p in page.record.pairs if p.noun.value == "document"))
    qtbot.waitUntil(lambda: page.right.currentWidget() is page.viewer)
    page.viewer.left.emit()
    assert page.right.currentWidget() is page.record


def test_a_drive_pulled_out_while_one_looks_is_told(qtbot, page, office):
    shutil.rmtree(office.snapshot.parents[1])
    page.record.document_wanted.emit(next(p.then for p in page.record.pairs if p.noun.value == "document"))
    qtbot.waitUntil(page.trouble.isVisible)
    assert "is gone" in page.trouble.words


def test_a_backup_that_was_altered_is_told_and_not_shown(qtbot, opened, office):
    (office.snapshot / "records.db").write_bytes(bytes(8192))
    opened.window.backups.look_wanted.emit(str(office.snapshot))
    qtbot.waitUntil(opened.window.findings.isVisible)
    assert "records.db" in opened.window.findings.sentence


def test_a_backup_of_other_keys_is_left_to_the_lock_screen(qtbot, pair, opened, tmp_path):
    other = tmp_path / "work" / "Autre.serment"
    cheap.new_vault(other)
    opened.window.backups.look_wanted.emit(str(other))
    wanted = m.LockWanted(m.Cause.BUTTON, m.Errand("look", str(other)))
    qtbot.waitUntil(lambda: wanted in pair.keeper.told)


def test_a_rehearsal_is_left_to_the_lock_screen(pair, opened, office):
    opened.window.backups.rehearsal_wanted.emit(str(office.snapshot))
    assert m.LockWanted(m.Cause.BUTTON, m.Errand("rehearse", str(office.snapshot))) in pair.keeper.told


def test_a_lock_hides_a_backup_as_it_hides_today(qtbot, pair, opened, page):
    pair.keeper.heard.emit(m.Lock(m.Cause.BUTTON, 0.0), None)
    assert not opened.window.isVisible()
    assert pair.left == [0]
