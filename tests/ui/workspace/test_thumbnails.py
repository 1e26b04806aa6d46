"""Small pictures of documents: made by the decoder, kept with the record, unsaid in the access log."""

import pytest
from pytestqt.qtbot import QtBot

from app.intake import Incoming
from tests.ui.workspace.handling import settled
from tests.ui.workspace.test_viewer import png
from ui.workspace.desk import Desk
from ui.workspace.record import RecordPage
from ui.workspace.thumbnails import Thumbnails


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> RecordPage:
    """A record with a picture, one that is broken, a page of text, and what it had."""
    patient_id = desk.store.last_seen().first[-1].id
    files = (
        ("Radio", "image/png", png(80, 60)),
        ("Cassée", "image/png", b"x"),
        ("Notes", "text/plain", b"x"),
    )
    for file in files:
        desk.store.file(patient_id, desk.store.put(Incoming(*file)))
    page = RecordPage(desk)
    qtbot.addWidget(page)
    page.resize(900, 1200)
    page.show()
    page.open(patient_id)
    settled(qtbot, desk)
    return page


def test_a_picture_in_view_is_small_and_goes_with_its_record(
    qtbot: QtBot, desk: Desk, page: RecordPage
) -> None:
    thumbnails: Thumbnails = page.attachments.thumbnails
    page.side.documents.list.repaint()
    qtbot.waitUntil(lambda: not thumbnails.busy, timeout=20_000)
    made = {one.label.title: thumbnails._made.get(one.id) for one in page.side.documents.list.rows.rows}
    radio = made["Radio"]
    assert radio is not None
    assert (radio.width(), radio.height()) == (80, 60)
    assert made["Cassée"] is None
    assert made["Notes"] is None
    opened = "SELECT 1 FROM access_log WHERE operation = 'document.opened'"
    assert not desk.store.context.database.rows(opened)
    page.leave()
    assert not thumbnails._made
