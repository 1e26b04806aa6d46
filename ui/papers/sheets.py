"""What the preview shows: the paper that is being written, or the one that is chosen."""

from datetime import date

from app.papers import draft as drafts
from app.papers import fees as fee_sheets
from app.papers.blocks import Sheet
from app.papers.draft import Draft
from app.papers.fees import Fee
from app.papers.letterhead import Letterhead
from ui.papers.board import Board
from ui.papers.handing_over import copy_of
from ui.papers.store import Shelf
from ui.workspace.store import Record
from vault.records.papers import Paper


def shown(board: Board, draft: Draft | None, record: Record, shelf: Shelf, by: Letterhead) -> Sheet | None:
    """As it prints today; None where nothing is chosen."""
    today = date.today().isoformat()
    if draft is not None:
        return drafts.sheet(draft, by)
    if board.writes(board.copy):
        return copy_of(record, shelf, by, today)
    if board.writes(board.fee):
        return fee_sheets.sheet(Fee(by, board.fee.note(today), board.fee.paid))
    chosen = board.shelf.current
    if chosen is None:
        return None
    if isinstance(chosen.of, Paper):
        return drafts.sheet_of(chosen.of, by)
    of = next((one.label for one in shelf.fees if one.id == chosen.of.credits), "")
    return fee_sheets.sheet(Fee(by, chosen.of, of=of))
