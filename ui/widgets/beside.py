"""Parts beside each other where the page has room for that, and one under the other where it has none."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from ui import theme


class Beside(QBoxLayout):
    """``least``: from this width of the page on (pixels of the design) its parts stand beside each other."""

    def __init__(self, least: int) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self._least = least
        self.setSpacing(8)

    def arrange(self, page: QWidget) -> None:
        """To be said at each other width or text size of ``page``."""
        beside = page.width() >= theme.px(self._least)
        self.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
