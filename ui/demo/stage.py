"""The stage: an application nobody sees, a clock at every step, and a camera for both themes."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QObject,
    QPoint,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme import ThemeChoice, prepare_application

SIZE: Final = (1320, 840)
_THEMES: Final = (ThemeChoice.LIGHT, ThemeChoice.DARK)
_SETTLED_MILLISECONDS: Final = 40
#: Compressing a picture harder saves a tenth of its size and takes three times as long.
_QUICKLY: Final = 70
_PATIENCE: Final = 120.0


class Stuck(Exception):
    """Something that must happen in a window did not: a defect."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done, and how long it took, pictures aside."""

    name: str
    seconds: float


class Stage:
    """Where the windows are driven. Use it in a ``with``: it watches for errors in slots meanwhile."""

    def __init__(self, pictures: Path, told: Callable[[Step], None] = lambda _: None) -> None:
        self._pictures = pictures
        self._told = told
        self._error: BaseException | None = None
        self._posing = 0.0
        self.steps: list[Step] = []
        self.pictures: list[Path] = []
        self._own = QApplication.instance() is None
        self._app = QApplication.instance() or QApplication(["serment"])
        assert isinstance(self._app, QApplication)
        self.appearance = prepare_application(self._app, ThemeChoice.LIGHT, "fr", 100)

    def __enter__(self) -> "Stage":
        # A caret that blinks would make every picture another one.
        self._flash = QApplication.cursorFlashTime()
        QApplication.setCursorFlashTime(0)
        self._hook, sys.excepthook = sys.excepthook, self._note
        if self._own:
            qInstallMessageHandler(_drop)
        return self

    def __exit__(self, *_: object) -> None:
        sys.excepthook = self._hook
        QApplication.setCursorFlashTime(self._flash)
        if self._own:
            qInstallMessageHandler(None)

    def _note(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._error = self._error or error

    def fail(self, error: BaseException) -> None:
        """Work that was asked for failed: whoever waits for it hears so."""
        self._error = self._error or error

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Do one thing, and tell of it once it is done."""
        began, posed = time.perf_counter(), self._posing
        yield
        taken = time.perf_counter() - began - (self._posing - posed)
        self.steps.append(Step(name, taken))
        self._told(self.steps[-1])

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Let the windows work until ``condition`` holds. Raises what failed meanwhile, or Stuck."""
        end = time.monotonic() + _PATIENCE
        while not condition():
            self._raise()
            if time.monotonic() > end:
                raise Stuck(what)
            self.let_work(2)
        self._raise()

    def _raise(self) -> None:
        error, self._error = self._error, None
        if error is not None:
            raise error

    def let_work(self, milliseconds: int = 0) -> None:
        """Let events be handled for a moment."""
        if milliseconds:
            loop = QEventLoop()
            QTimer.singleShot(milliseconds, loop.quit)
            loop.exec()
        QApplication.processEvents()

    def show(self, window: QWidget) -> None:
        """Put ``window`` on the screen that nobody sees."""
        window.resize(*SIZE)
        window.show()
        window.activateWindow()
        self.until(window.isActiveWindow, "a window comes to the front")

    def picture(self, window: QWidget, name: str) -> None:
        """A picture of ``window`` in each theme; the time it takes belongs to no step."""
        began = time.perf_counter()
        number = len(self.pictures) // 2 + 1
        # Changing the theme is most of the work: the one in force comes first, and the other one stays.
        for theme in sorted(_THEMES, key=lambda one: one is not self.appearance.theme):
            if theme is not self.appearance.theme:
                self.appearance.set_theme(theme)
            # Another style sheet makes every layout anew, the inner ones some turns after the outer.
            self.let_work(_SETTLED_MILLISECONDS)
            path = self._pictures / f"{number:02d}-{name}-{theme.value}.png"
            if not _seen(window).save(str(path), "PNG", _QUICKLY):
                raise OSError(f"cannot write {path}")
            self.pictures.append(path)
        self.pictures.sort()
        self._posing += time.perf_counter() - began


class PaintClock(QObject):
    """When ``watched`` was last painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.painted = 0.0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            # After the painting itself, which this filter comes before.
            QTimer.singleShot(0, self._note)
        return False

    def _note(self) -> None:
        self.painted = time.perf_counter()


def _seen(window: QWidget) -> QPixmap:
    """``window``, and the menus and dialogs of it that lie over it."""
    seen = window.grab()
    painter = QPainter(seen)
    for over in QApplication.topLevelWidgets():
        if over is not window and over.isVisible() and over.parentWidget() is not None:
            painter.drawPixmap(over.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint()), over.grab())
    painter.end()
    return seen


def _drop(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
    """The platform without a screen complains at every window that it has no window manager."""
