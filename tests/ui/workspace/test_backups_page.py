"""The backups page: how safe the records are, which drive holds what, what next, and a copy that runs."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.listing import Broken
from app.localstate import Met
from app.rotation import BackupDrive, Mended, Rotation, Standing, Took
from tests.ui.typing import press
from ui.drive_lines import DriveLine
from ui.widgets.buttons import Button
from ui.widgets.labels import Chip
from ui.workspace.backups import Ask, BackupsPage, SnapshotLine
from ui.workspace.window import MainWindow
from vault.findings import Finding, Kind

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
INTERNAL = DriveLine("/", "Interne", None, False, "Non.")


def took(days: int, tried: int | None = None) -> Took:
    at = NOW - timedelta(days=days)
    return Took(at, None if tried is None else NOW - timedelta(days=tried), 7, at)


HERE = BackupDrive("1A2B", "CABINET", Standing.KNOWN, "/media/usb", 58_000_000_000, took(2, 30))
AWAY = BackupDrive("3C4D", "MAISON", Standing.KNOWN, took=took(12), met=Met("2026-11-10T09:00:00Z"))
LOST = BackupDrive("7F80", "USÉE", Standing.UNFAITHFUL, "/media/usee", unfaithful_at=NOW - timedelta(days=1))
NEW = BackupDrive("5E6F", "CLE", Standing.NEW, "/media/cle", 8_000_000_000)


def rotation(*drives: BackupDrive, of: Took = HERE.took) -> Rotation:
    return Rotation(drives, (), of, NOW - timedelta(days=400))


def drives(window: MainWindow) -> None:
    """One of each kind of line."""
    window.backups.show_rotation(rotation(HERE, NEW, AWAY), [INTERNAL], NOW)


@pytest.fixture
def page(qtbot) -> BackupsPage:
    made = BackupsPage()
    qtbot.addWidget(made)
    made.show_rotation(rotation(HERE, AWAY), [INTERNAL], NOW)
    made.show()
    made.activateWindow()
    return made


def button(page: BackupsPage, drive: BackupDrive, what: str) -> Button:
    return page._rows[drive.mount or drive.uuid].buttons[what]


def chips(page: BackupsPage, drive: BackupDrive) -> list[str]:
    return [chip.words for chip in page._rows[drive.mount or drive.uuid].findChildren(Chip)]


def test_each_drive_says_when_it_was_verified_and_tried_also_while_it_is_at_home(page: BackupsPage) -> None:
    assert chips(page, HERE) == [
        "branché",
        "sauvegarde vérifiée\u00a0: il y a 2 jours",
        "restauration essayée le 22/10/2026",
        "58,0\u202fGo libres",
    ]
    assert chips(page, AWAY) == [
        "absent depuis le 10/11/2026",
        "sauvegarde vérifiée\u00a0: il y a 12 jours",
        "restauration jamais essayée",
    ]
    assert set(page._rows[AWAY.uuid].buttons) == {"forget"}


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (rotation(HERE, AWAY), "il y a 2 jours, sur CABINET. Chaque octet a été relu. Restauration"),
        (rotation(HERE), "À faire\u00a0: sauvegarder sur CABINET."),
        (rotation(NEW, of=Took()), "Aucune sauvegarde"),
        (rotation(NEW, of=Took()), "À faire\u00a0: dire si CLE est votre disque de sauvegarde."),
        (rotation(of=Took()), "À faire\u00a0: brancher un disque externe."),
        (rotation(AWAY, of=AWAY.took), "À faire\u00a0: brancher MAISON, en retard de 12\u00a0jours."),
        (rotation(replace(HERE, took=took(0, 0)), of=took(0, 0)), "À prévoir\u00a0: un second disque"),
        (rotation(replace(HERE, took=took(0, 61)), AWAY, of=took(0, 61)), "À faire\u00a0: essayer une rest"),
        (rotation(replace(HERE, took=took(0, 1)), AWAY, of=took(0, 1)), "À faire\u00a0: brancher MAISON"),
        (
            rotation(replace(HERE, took=took(0, 1)), replace(AWAY, took=took(1)), of=took(0, 1)),
            "Rien à faire",
        ),
        (rotation(LOST, of=Took()), "À faire\u00a0: brancher un autre disque, à la place de USÉE."),
        (rotation(replace(HERE, took=took(0, 0)), LOST, of=took(0, 0)), "à la place de USÉE."),
        (rotation(NEW, LOST, of=Took()), "dire si CLE est votre disque de sauvegarde"),
    ],
)
def test_one_sentence_says_how_safe_it_is_and_one_what_to_do_next(
    page: BackupsPage, shown: Rotation, said: str
) -> None:
    page.show_rotation(shown, [], NOW)
    assert said in page.state.words


def test_the_button_of_the_next_step_stands_out_and_no_other(page: BackupsPage) -> None:
    page.show_rotation(rotation(HERE, NEW, AWAY), [INTERNAL], NOW)
    shown = [one for row in page._rows.values() for one in row.buttons.values()]
    primary = [one for one in shown if one.property("kind") == "primary"]
    assert primary == [button(page, HERE, "backup")]


def test_a_drive_at_home_that_the_old_passphrase_still_opens_says_so(page: BackupsPage) -> None:
    page.show_rotation(rotation(HERE, replace(AWAY, opens_as_before=True)), [], NOW)
    assert chips(page, AWAY)[-1] == "s’ouvre encore avec l’ancienne phrase de passe ou d’anciens accès"


def test_a_rehearsal_that_is_due_is_a_button_away_where_a_backup_is_at_hand(qtbot, page: BackupsPage) -> None:
    due = rotation(replace(HERE, took=took(0, 61)), AWAY, of=took(0, 61))
    page.show_rotation(due, [], NOW)
    assert page.state.rehearse.isHidden()
    older = SnapshotLine(NOW - timedelta(days=3), "CABINET", 1, path="/media/usb/older")
    page.show_snapshots([older, replace(older, sealed_at=NOW, path="/media/usb/newer")])
    assert not page.state.rehearse.isHidden()
    with qtbot.waitSignal(page.rehearsal_wanted) as wanted:
        page.state.rehearse.click()
    assert wanted.args == ["/media/usb/newer"]
    page.show_rotation(rotation(HERE, AWAY), [], NOW)
    assert page.state.rehearse.isHidden()


def broken(kind: Kind) -> SnapshotLine:
    wrong = Broken("2026-11-20T09-00-00Z", "2026-11-20T09:00:00Z", Finding(kind, "seal.json"), "/media/usb/x")
    return SnapshotLine(NOW - timedelta(days=1), "CABINET", 0, broken=wrong)


@pytest.mark.parametrize(
    ("kind", "word", "next_step"),
    [
        (Kind.SEAL_MISSING, "endommagée", "Faites-en une nouvelle dès maintenant"),
        (Kind.HEADERS_DAMAGED, "endommagée", "la prochaine sauvegarde sur ce disque"),
        (Kind.SNAPSHOT_UNREADABLE, "illisible", "sur un autre disque"),
        (Kind.SNAPSHOT_TOO_NEW, "d’un Serment plus récent", "mettez celui-ci à jour"),
        (Kind.SNAPSHOT_UNFINISHED, "inachevée", "la prochaine sauvegarde sur ce disque"),
    ],
)
def test_a_backup_that_cannot_be_restored_is_named_with_what_to_do(
    page: BackupsPage, kind: Kind, word: str, next_step: str
) -> None:
    """It was in no list: whoever counted their backups found one less, and no word about it."""
    page.show_snapshots([broken(kind), SnapshotLine(NOW, "CABINET", 400, path="/media/usb/y")])
    assert word in [chip.words for chip in page.snapshots.findChildren(Chip)]
    assert any(next_step in one.text() for one in page.snapshots.findChildren(QLabel))
    assert list(page.looks) == ["/media/usb/y"]


def test_a_backup_that_is_being_written_is_not_called_unfinished(page: BackupsPage) -> None:
    page.show_progress("", 0, 0, "/media/usb")
    page.show_snapshots([broken(Kind.SNAPSHOT_UNFINISHED)])
    assert page.snapshots.isHidden()
    page.show_finished()
    page.show_snapshots([broken(Kind.SNAPSHOT_UNFINISHED)])
    assert not page.snapshots.isHidden()


def test_nothing_is_said_of_drives_before_anybody_has_looked(qtbot) -> None:
    page = BackupsPage()
    qtbot.addWidget(page)
    assert page.state.isHidden()
    page.show_rotation(rotation(of=Took()), [], NOW)
    assert not page.state.isHidden()


def test_what_is_wanted_of_a_drive_is_announced_from_the_keyboard(qtbot, page: BackupsPage) -> None:
    nameless = replace(NEW, uuid="", mount="/media/old", standing=Standing.NAMELESS)
    page.show_rotation(rotation(HERE, NEW, nameless, AWAY), [], NOW)
    for drive, what, signal, told in (
        (HERE, "backup", page.backup_wanted, "/media/usb"),
        (HERE, "eject", page.eject_wanted, "/media/usb"),
        (NEW, "introduce", page.introduce_wanted, "/media/cle"),
        (NEW, "decline", page.decline_wanted, "5E6F"),
        (nameless, "backup", page.backup_wanted, "/media/old"),
        (AWAY, "forget", page.forget_wanted, "3C4D"),
    ):
        with qtbot.waitSignal(signal) as heard:
            press(button(page, drive, what), Qt.Key.Key_Space)
        assert heard.args == [told]
        assert drive.label in button(page, drive, what).accessibleName()
    assert set(page._rows["/media/old"].buttons) == {"backup"}


def test_a_drive_that_was_declined_is_not_asked_about_again(page: BackupsPage) -> None:
    page.show_rotation(rotation(replace(NEW, met=Met(declined=True))), [], NOW)
    assert set(page._rows[NEW.mount].buttons) == {"introduce"}


def test_a_stick_that_is_not_what_its_name_says_is_told_apart(page: BackupsPage) -> None:
    from PySide6.QtWidgets import QLabel

    other = replace(NEW, label="CABINET", standing=Standing.NAMESAKE)
    page.show_rotation(rotation(HERE, other), [], NOW)
    said = " ".join(one.text() for one in page._rows[other.mount].findChildren(QLabel))
    assert "mais c’en est un autre" in said


def test_the_focus_follows_a_backup_and_comes_back_to_its_drive(page: BackupsPage) -> None:
    """It used to jump to the first button of the page, which looks for drives again."""
    button(page, HERE, "backup").setFocus()
    page.show_rotation(rotation(HERE, AWAY), [INTERNAL], NOW)
    assert button(page, HERE, "backup").hasFocus()
    page.show_progress("Copie des documents", 1, 2)
    assert page.running.cancel.hasFocus()
    page.show_progress("Copie des documents", 2, 2)
    page.show_finished()
    assert button(page, HERE, "backup").hasFocus()


def test_the_focus_stays_with_a_drive_that_was_just_introduced(page: BackupsPage) -> None:
    """Its line is another one afterwards, and the focus was nowhere: no key did anything."""
    page.show_rotation(rotation(NEW), [], NOW)
    button(page, NEW, "introduce").setFocus()
    page.show_progress("Copie des documents", 1, 2, NEW.mount)
    known = replace(NEW, standing=Standing.KNOWN, took=took(0))
    page.show_rotation(rotation(known), [], NOW)
    page.show_finished()
    assert button(page, known, "backup").hasFocus()
    page.show_rotation(rotation(replace(known, mount="")), [], NOW)
    assert page.refresh.hasFocus()


def test_a_running_backup_is_said_in_words_and_can_be_cancelled(qtbot, page: BackupsPage) -> None:
    page.show_progress("Copie des documents", 206_000_000, 412_000_000, HERE.mount)
    assert page.running.words.text() == page.running.bar.accessibleDescription() == "Copie des documents"
    assert page.running.bar.value() == 500
    assert "en cours d’écriture\u00a0: ne pas débrancher" in chips(page, HERE)
    assert not any(one.isEnabled() for one in page._rows[HERE.mount].buttons.values())
    with qtbot.waitSignal(page.cancel_wanted):
        press(page.running.cancel, Qt.Key.Key_Space)
    page.show_finished("Le disque a été retiré.")
    assert page.running.isHidden()
    assert "retiré" in page.outcome.words
    assert "branché" in chips(page, HERE)


def test_a_drive_that_was_ejected_says_that_it_can_be_unplugged_until_it_is_back(page: BackupsPage) -> None:
    page.show_ejecting("Éjection…")
    assert not button(page, HERE, "backup").isEnabled()
    page.show_ejected(HERE.uuid, "Vous pouvez débrancher CABINET.")
    gone = replace(HERE, mount="", free_bytes=None)
    page.show_rotation(rotation(gone, AWAY), [], NOW)
    assert chips(page, gone)[0] == "peut être débranché"
    page.show_rotation(rotation(HERE, AWAY), [], NOW)
    assert chips(page, HERE)[0] == "branché"


def test_an_ejection_that_failed_gives_the_buttons_back(page: BackupsPage) -> None:
    page.show_ejecting("Éjection…")
    page.show_problem("Le disque est encore utilisé.")
    assert "utilisé" in page.outcome.words
    assert button(page, HERE, "eject").isEnabled()


def test_what_has_to_be_decided_stands_above_and_is_answered_once(qtbot, page: BackupsPage) -> None:
    page.show_asks(
        [Ask("mass-change", "Beaucoup a changé.", "312 documents manquent.", "C’est voulu", "Non")]
    )
    accept = next(one for one in page.findChildren(Button) if one.text() == "C’est voulu")
    with qtbot.waitSignal(page.answered) as heard:
        press(accept, Qt.Key.Key_Space)
    assert heard.args == ["mass-change", True]
    page.show_asks([])


def test_snapshots_are_listed_the_latest_first(page: BackupsPage) -> None:
    older = SnapshotLine(NOW - timedelta(days=40), "CABINET", 400, NOW, NOW)
    page.show_snapshots([older, SnapshotLine(NOW, "CABINET", 400)])
    said = [chip.words for chip in page.snapshots.findChildren(Chip) if not chip.isHidden()]
    assert said == ["non vérifiée", "restauration essayée le 21/11/2026"]


def test_the_status_line_counts_days_since_the_last_verified_backup(window: MainWindow) -> None:
    fact = window.status._facts
    for days, tone in ((3, "ok"), (4, "warning")):
        window.show_last_backup(NOW - timedelta(days=days), NOW)
        assert fact["backup"].words == f"Sauvegarde vérifiée\u00a0: il y a {days} jours"
        assert fact["backup"]._words.property("tone") == tone
    window.show_last_backup(None)
    assert fact["backup"].words == "Aucune sauvegarde"


def test_showing_drives_opens_no_window_of_its_own(qapp, page: BackupsPage) -> None:
    """Chips that were filled before they had a parent flashed up as a window, and took the keys with them."""
    shown: list[QWidget] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(watched)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    page.show_rotation(rotation(HERE, NEW, AWAY), [INTERNAL], NOW)
    page.show_asks([Ask("a", "Mot.", "Phrase.", "Oui", "Non")])
    page.show_snapshots([SnapshotLine(NOW, "CABINET", 400)])
    qapp.removeEventFilter(watch)
    assert shown == []


def test_a_drive_that_does_not_keep_what_it_takes_is_named_with_what_to_do(page: BackupsPage) -> None:
    page.show_rotation(rotation(HERE, LOST), [], NOW)
    assert chips(page, LOST) == ["branché", "à remplacer"]
    row = page._rows[LOST.mount]
    told = " ".join(one.text() for one in row.findChildren(QLabel))
    assert "Le 20/11/2026, il n’a pas rendu ce qui y avait été écrit" in told
    assert "Prenez un autre disque" in told
    assert set(row.buttons) == {"eject"}
    away = replace(LOST, mount="")
    page.show_rotation(rotation(HERE, away), [], NOW)
    assert set(page._rows[LOST.uuid].buttons) == {"forget"}
    forgotten: list[str] = []
    page.forget_wanted.connect(forgotten.append)
    page._rows[LOST.uuid].buttons["forget"].click()
    assert forgotten == [LOST.uuid]


def test_a_drive_and_its_copy_can_only_be_let_go_of(page: BackupsPage) -> None:
    twins = [replace(HERE, standing=Standing.TWIN, mount=mount) for mount in ("/media/a", "/media/b")]
    page.show_rotation(rotation(*twins), [], NOW)
    assert [set(row.buttons) for row in page._rows.values()] == [{"eject"}] * 2
    assert "brancher un disque externe" in page.state.words


def test_documents_that_were_altered_make_a_drive_one_to_watch(page: BackupsPage) -> None:
    mended = (Mended(NOW - timedelta(days=3), 2),)
    page.show_rotation(rotation(replace(HERE, mended=mended)), [], NOW)
    assert "à surveiller" in chips(page, HERE)
    told = [one.text() for one in page._rows[HERE.mount].findChildren(QLabel)]
    assert any(
        "Le 18/11/2026, 2\u00a0anciens fichiers y étaient altérés ou illisibles." in one for one in told
    )
    page.show_rotation(rotation(replace(HERE, mended=mended)), [], NOW + timedelta(days=40))
    assert "à surveiller" not in chips(page, HERE)
