"""A backup comes back in a few steps; what stands in the way is said where it can be mended."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.rehearsing import Proof
from tests.ui.lockscreen.scene import NEWER, OLDER, PROPOSED, STICK, broken, restore
from tests.ui.typing import press, type_text
from ui import text
from ui.lockscreen.choices import Aim, RestoreChoices, SnapshotsHere
from ui.lockscreen.flows import RestoreProgress
from ui.lockscreen.restore import Restore
from ui.lockscreen.values import SecretKind
from vault.clock import moment
from vault.errors import Interrupted
from vault.findings import Kind
from vault.progress import Stage


@pytest.fixture
def window(qtbot: QtBot) -> Restore:
    made = restore()
    qtbot.addWidget(made)
    made.show()
    return made


def _submit(qtbot: QtBot, window: Restore) -> RestoreChoices:
    window.show_snapshots(SnapshotsHere((OLDER, NEWER)))
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Return)
    type_text(window.secret.form.passphrase.field, "été")
    press(window.secret.form.passphrase.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.place.picker.approved is not None)
    with qtbot.waitSignal(window.submitted) as submitted:
        press(window, Qt.Key.Key_Return)
    choices = submitted.args[0]
    assert isinstance(choices, RestoreChoices)
    return choices


def test_a_chosen_drive_is_announced(qtbot: QtBot, window: Restore) -> None:
    window.source.drives.buttons[Path(STICK.mount)].setChecked(True)
    with qtbot.waitSignal(window.source_chosen) as chosen:
        window.next.click()
    assert chosen.args == [Path(STICK.mount)]


def test_a_drive_that_is_plugged_in_is_proposed_until_a_person_chooses(window: Restore) -> None:
    drives = window.source.drives
    assert drives.path == Path(STICK.mount)
    drives.show_drives(())
    assert drives.otherwise.isChecked()
    drives.show_drives((STICK,))
    assert drives.path == Path(STICK.mount)
    drives.otherwise.click()
    drives.show_drives((STICK,))
    assert drives.otherwise.isChecked()


def test_the_list_of_backups_is_as_high_as_what_it_holds(window: Restore) -> None:
    window.show_snapshots(SnapshotsHere((OLDER, NEWER)))
    two = window.snapshots.list.height()
    window.show_snapshots(SnapshotsHere((NEWER,)))
    assert window.snapshots.list.height() < two
    window.show_snapshots(SnapshotsHere())
    assert window.snapshots.list.isHidden()


def test_what_cannot_be_restored_is_named_below_the_list(window: Restore) -> None:
    """A backup that was damaged was in no list, and whoever missed it was told nothing."""
    window.show_snapshots(SnapshotsHere((NEWER,), (broken(), broken(Kind.SNAPSHOT_UNFINISHED))))
    told = window.snapshots.notice.words
    assert told.count("nov.") == 2
    assert "endommagée" in told
    assert "inachevée" in told
    assert "Choisissez-en une autre" in told
    window.show_snapshots(SnapshotsHere((), (broken(),) * 4))
    told = window.snapshots.notice.words
    assert "pas de sauvegarde complète" in told
    assert (told.count("nov."), "· 1 autre." in told) == (3, True)


def test_the_chosen_backup_is_framed_while_it_has_the_focus(qtbot: QtBot, window: Restore) -> None:
    window.activateWindow()
    window.show_snapshots(SnapshotsHere((OLDER, NEWER)))
    window.back.setFocus()
    before = window.snapshots.list.grab().toImage()
    window.snapshots.list.setFocus()
    assert window.snapshots.list.grab().toImage() != before


def test_no_folder_chosen_changes_nothing(qtbot: QtBot, window: Restore) -> None:
    window.source.drives.otherwise.click()
    with qtbot.assertNotEmitted(window.source_chosen):
        window.next.click()
    assert window.at == 0


def test_the_newest_backup_is_proposed_and_submitted_with_secret_and_place(
    qtbot: QtBot, window: Restore
) -> None:
    choices = _submit(qtbot, window)
    assert choices.snapshot == NEWER.path
    assert choices.kind is SecretKind.PASSPHRASE
    assert choices.secret.decode() == "été"
    assert choices.place == PROPOSED
    assert "été" not in repr(choices)
    assert window.secret.take() == b""


def test_each_backup_says_its_size_its_counts_and_how_far_it_is_trusted(window: Restore) -> None:
    window.show_snapshots(SnapshotsHere((OLDER, NEWER)))
    newest, older = (window.snapshots.list.item(at).text() for at in range(2))
    assert "322\u202fMo" in newest
    assert "214 documents" in newest
    assert "Restauration essayée le" in newest
    assert "Sera relue en entier avant d’être restaurée" in older


def test_one_document_is_not_many(window: Restore) -> None:
    window.show_snapshots(SnapshotsHere((replace(NEWER, documents=1), replace(OLDER, documents=0))))
    newest, older = (window.snapshots.list.item(at).text().splitlines() for at in range(2))
    assert newest[1].endswith("1 document"), newest
    assert older[1].endswith("0 document"), older


def test_an_empty_drive_says_so_and_goes_no_further(window: Restore) -> None:
    window.show_snapshots(SnapshotsHere())
    assert "pas de sauvegarde complète" in window.snapshots.notice.words
    window.next.click()
    assert window.at == 1


def test_a_wrong_secret_comes_back_to_the_secret(qtbot: QtBot, window: Restore) -> None:
    _submit(qtbot, window)
    window.show_wrong_secret()
    assert window.at == 3
    assert "n’ouvre pas" in window.secret.form.notice.words


def test_progress_counts_beyond_what_a_bar_can_hold(window: Restore) -> None:
    """A vault of 3 GB has more bytes than a bar of 31 bits."""
    window.show_working("Copie", 3_000_000_000, 4_000_000_000)
    assert window._bar.value() == 750
    window.show_working("Copie")
    assert window._bar.maximum() == 0


def test_a_vault_of_several_gigabytes_tells_how_far_it_is(window: Restore) -> None:
    told = RestoreProgress(window)
    told.advanced.connect(window.show_progress)
    told.begin(Stage.RESTORING, 4_000_000_000)
    told.advance(3_000_000_000)
    assert window._bar.value() == 750
    assert "3,0\u202fGo sur 4,0\u202fGo" in window._doing.text()


def test_at_the_end_the_vault_can_be_opened(qtbot: QtBot, window: Restore) -> None:
    window.show_done(Path("/restored"), {"patients": 412, "documents": 1})
    assert "412 patients, 1 document" in window._done.sentence.text()
    assert "Coffre restauré" in [one.text() for one in window._done.findChildren(QLabel)]
    assert window._done.leave.isHidden()
    with qtbot.waitSignal(window.open_requested) as opened:
        window._done.open.click()
    assert opened.args == [Path("/restored")]


@pytest.mark.parametrize("aim", [Aim.LOOK, Aim.REHEARSE])
def test_what_is_not_to_stay_needs_no_place(qtbot: QtBot, window: Restore, aim: Aim) -> None:
    window.show_snapshots(SnapshotsHere((OLDER, NEWER)))
    window.next.click()
    assert "sur 5" in window._count.text()
    window.aims.buttons[aim].click()
    assert "sur 4" in window._count.text()
    window.next.click()
    assert window.next.text() == window.aims.ways[aim][0]
    type_text(window.secret.form.passphrase.field, "été")
    with qtbot.waitSignal(window.submitted) as submitted:
        window.next.click()
    assert (submitted.args[0].aim, submitted.args[0].place) == (aim, None)


def test_the_way_back_from_the_secret_leads_to_what_is_to_be_done(window: Restore) -> None:
    window.show_snapshots(SnapshotsHere((NEWER,)))
    window.begin_with(Aim.LOOK)
    window.back.click()
    assert window.aims.isVisible()
    assert window.aims.buttons[Aim.LOOK].hasFocus()


def test_who_came_for_a_backup_is_asked_for_the_secret_at_once(qtbot: QtBot, window: Restore) -> None:
    window.show_snapshots(SnapshotsHere((NEWER,)))
    with qtbot.waitSignal(window.snapshot_chosen) as chosen:
        window.begin_with(Aim.REHEARSE)
    assert chosen.args == [NEWER]
    assert window.secret.isVisible()
    when = text.moment(NEWER.sealed_at)
    assert any(when in one.text() for one in window.secret.findChildren(QLabel))


def test_who_restored_is_told_of_which_day_the_vault_is(window: Restore) -> None:
    """Whoever restores an older backup must not believe that the work since is in it."""
    window.show_snapshots(SnapshotsHere((OLDER,)))
    window.show_done(PROPOSED, {"patients": 412, "documents": 214})
    assert text.moment(OLDER.sealed_at) in window._done.sentence.text()
    assert "n’y est pas" in window._done.sentence.text()


def _proof(counts: dict[str, int], read: int, today: dict[str, int] | None) -> Proof:
    return Proof("2026-11-21T18-30-12Z", "2026-11-21T18:30:12Z", "", counts, read, today, ())


def test_a_rehearsal_tells_what_came_back_and_what_the_vault_holds_now(qtbot: QtBot, window: Restore) -> None:
    window.show_proof(_proof({"patients": 412, "documents": 214}, 20, {"patients": 413, "documents": 215}))
    said = window._done.sentence.text()
    assert "412 patients, 214 documents" in said
    assert "20 documents" in said
    assert text.moment(moment("2026-11-21T18:30:12Z")) in said
    assert "413 patients, 215 documents" in said
    assert window._done.open.isHidden()
    with qtbot.waitSignal(window.over):
        window._done.leave.click()


def test_on_another_computer_there_is_nothing_to_compare_with(window: Restore) -> None:
    window.show_proof(_proof({"patients": 1, "documents": 0}, 0, None))
    assert "à présent" not in window._done.sentence.text()
    assert "déchiffré" not in window._done.sentence.text()


@pytest.mark.parametrize(
    ("stage", "words"),
    [(Stage.RESTORING, "Restauration"), (Stage.CHECKING, "Contrôle"), (Stage.REHEARSING, "Déchiffrement")],
)
def test_the_progress_says_what_is_being_done(window: Restore, stage: Stage, words: str) -> None:
    window.show_progress(stage.value, 1, 2)
    assert words in window._doing.text()


def test_work_that_was_cancelled_stops_at_the_next_byte(window: Restore) -> None:
    told = RestoreProgress(window)
    told.begin(Stage.RESTORING, 4)
    told.stopped.set()
    with pytest.raises(Interrupted):
        told.advance(1)
