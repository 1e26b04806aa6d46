"""How the open record divides the room of its window: on a small one, what one writes comes first."""

from typing import TYPE_CHECKING

from ui import theme

if TYPE_CHECKING:
    from ui.workspace.record import RecordPage


class Room:
    """Of one page, whichever record it shows."""

    def __init__(self, page: "RecordPage") -> None:
        self._page = page

    def arrange(self) -> None:
        """The page is larger or smaller, its text is, or something else is written in it."""
        page, chronicle = self._page, self._page.chronicle
        page.side.setFixedWidth(max(theme.px(208), min(theme.px(310), page.width() * 34 // 100)))
        # On a low screen the note and the timeline need the room; the chips are said in the column too.
        low = page.height() < theme.px(560)
        self.make_room()
        page.header.show_chips(not low)
        page.composer.set_low(low)
        chronicle.set_low(low)
        chronicle.set_narrow(page.width() < theme.px(840))
        # An addendum or a reason is written in the place of the note where both do not fit.
        page.composer.setHidden(page.height() < theme.px(790) and chronicle.asks)
        page.side.setHidden(low and chronicle.asks)

    def make_room(self) -> None:
        """Edit the allergies in the place of the note where both do not fit: Qt would fold them into one."""
        header, stack = self._page.header, self._page.stack
        wanted = header.heightForWidth(header.width()) + stack.minimumSizeHint().height()
        crowded = wanted + theme.px(60) > self._page.height()
        stack.setHidden(not header.allergies.editor.isHidden() and crowded)
