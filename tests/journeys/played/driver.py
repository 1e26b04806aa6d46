"""Hands and eyes inside a process of the program: types what a test orders, and tells what is on the screen.

Orders come over a socket of its own, one JSON object a line, and are obeyed on the window's thread. What
appears and disappears is told the moment it does, with CLOCK_MONOTONIC, which all processes share.
"""

import json
import os
import socket
import threading
import time
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from app import messages as m

Order = dict[str, Any]


class Driver(QObject):
    """Lives on the window's thread; a second thread listens."""

    _ordered = Signal(object)

    def __init__(self, role: str, path: str, process: QObject) -> None:
        super().__init__()
        self._process = process
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(path)
        self._sending = threading.Lock()
        self._hands_full = False
        self._locks_when_shown = self._listens_to_window = False
        self._tell({"role": role, "pid": os.getpid()})
        self._ordered.connect(self._obey, Qt.ConnectionType.QueuedConnection)
        self._obeys = {
            "type": self._type,
            "press": self._press,
            "click": self._click,
            "see": self._see,
            "tab_to": self._tab_to,
            "busy": self._busy,
            "resize": self._resize,
            "picture": self._picture,
            "close": self._close,
            "menu": self._menu,
            "choose": self._choose,
            "drag": self._drag,
            "drop": self._drop,
            "rows": self._rows,
            "stall": self._stall,
            "write_on": self._write_on,
            "handing": self._handing,
            "lock_when_shown": self._lock_when_shown,
        }
        app = QApplication.instance()
        app.installEventFilter(self)  # type: ignore[union-attr]
        app.focusChanged.connect(self._tell_focus)  # type: ignore[union-attr]

    def listen(self) -> None:
        """Obey from now on."""
        threading.Thread(target=self._listen, daemon=True).start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        came_or_went = event.type() in (QEvent.Type.Show, QEvent.Type.Hide)
        if came_or_went and isinstance(watched, QWidget) and watched.isWindow():
            shown = "shown" if event.type() == QEvent.Type.Show else "hidden"
            self._tell({"event": shown, "window": type(watched).__name__, "at": time.monotonic()})
            if self._locks_when_shown and _is_main(watched):
                self._locks_when_shown = False
                self._process._hear(m.Lock(m.Cause.COMMAND, time.time()), None)  # type: ignore[attr-defined]
            if shown == "shown" and _is_main(watched) and not self._listens_to_window:
                self._listens_to_window = True
                watched.patients.said.connect(self._tell_said)  # type: ignore[attr-defined]
        if event.type() == QEvent.Type.Show and type(watched).__name__ in ("Notice", "Banner"):
            words = watched.accessibleName()  # type: ignore[attr-defined]
            self._tell({"event": "announced", "words": words, "at": time.monotonic()})
        return False

    def _tell_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        self._tell({"event": "focus", "kind": type(now).__name__, "at": time.monotonic()})

    def _tell_said(self, words: str) -> None:
        """What the window tells the person was done."""
        self._tell({"event": "said", "words": words, "at": time.monotonic()})

    def _listen(self) -> None:
        for line in self._socket.makefile("r", encoding="utf-8"):
            self._ordered.emit(json.loads(line))

    def _tell(self, fact: Order) -> None:
        with self._sending:
            self._socket.sendall(json.dumps(fact).encode() + b"\n")

    def _obey(self, order: Order) -> None:
        if self._hands_full and QApplication.activeModalWidget() is None:
            # A key press lets other events pass, our next order among them: one after the other, except
            # that a press may have opened a dialog, which keeps it until the dialog is closed.
            self._ordered.emit(order)
            return
        answer = self._obeys[order["do"]](order)
        if answer is not None:
            self._tell({"answer": answer})

    # --- Hands

    def _type(self, order: Order) -> None:
        """One character each turn of the event loop, each told once it was typed."""
        text: str = order["text"]
        self._tell({"answer": True})
        typed = 0

        def one() -> None:
            nonlocal typed
            if typed == len(text):
                timer.stop()
                self._tell({"event": "typed_all", "at": time.monotonic()})
                return
            if not _type(text[typed]):
                return  # the window has only just come; a person looks before they type
            typed += 1
            self._tell({"event": "typed", "count": typed, "at": time.monotonic()})

        timer = QTimer(self)
        timer.timeout.connect(one)
        timer.start(order.get("every", 0))

    def _press(self, order: Order) -> None:
        _activate()
        there = QGuiApplication.focusWindow() is not None
        # Answered first: a key may open a dialog that keeps this call until it is closed.
        self._tell({"answer": there})
        if not there:
            return  # the window has only just come; a person looks before they press
        self._hands_full = True
        for keys in order["keys"]:
            _press(keys)
        self._hands_full = False

    def _click(self, order: Order) -> None:
        named = [one for one in _visible(QAbstractButton) if order["name"] in (one.text(), _name(one))]
        found = [one for one in named if one.isEnabled()]
        self._tell({"answer": bool(found)})
        if found:
            self._hands_full = True
            found[0].click()
            self._hands_full = False

    def _tab_to(self, order: Order) -> str:
        """Press Tab until the focus is on what is called so; where it ended."""
        for _ in range(80):
            if _name(QApplication.focusWidget()) == order["name"]:
                break
            _press("Tab")
        return _name(QApplication.focusWidget())

    def _resize(self, order: Order) -> bool:
        window = QApplication.activeWindow()
        assert window is not None
        window.setGeometry(*order["to"])
        return True

    def _close(self, order: Order) -> None:
        self._tell({"answer": True})
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                window.close()

    def _menu(self, order: Order) -> None:
        """The context menu of what has the focus."""
        self._tell({"answer": True})
        held = QApplication.focusWidget()
        if held is not None:
            here = held.rect().center()
            event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, here, held.mapToGlobal(here))
            QApplication.sendEvent(held, event)

    def _choose(self, order: Order) -> bool:
        """The entry of an open menu that is called so."""
        entries = [entry for menu in _visible(QMenu) for entry in menu.actions()]
        found = [entry for entry in entries if entry.text() == order["name"]]
        for menu in _visible(QMenu):
            menu.close()
        for entry in found:
            entry.trigger()
        return bool(found)

    def _drag(self, order: Order) -> None:
        """Take the text selected in what has the focus with the mouse, and hold it; told once it is held."""
        self._tell({"answer": True})
        held = QApplication.focusWidget()
        assert isinstance(held, QPlainTextEdit)
        end = held.cursorRect().center() - QPoint(6, 0)
        QTimer.singleShot(0, self, self._tell_dragging)
        for kind, at in (
            (QEvent.Type.MouseButtonPress, end),
            (QEvent.Type.MouseMove, end + QPoint(60, 60)),
        ):
            left = Qt.MouseButton.LeftButton
            place = held.viewport().mapToGlobal(at)
            event = QMouseEvent(kind, QPointF(at), QPointF(place), left, left, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(held.viewport(), event)

    def _tell_dragging(self) -> None:
        """Runs in the loop of the drag."""
        held = QApplication.focusWidget()
        there = bool(held and held.findChildren(QDrag))
        self._tell({"event": "dragging", "there": there, "at": time.monotonic()})

    def _drop(self, order: Order) -> bool:
        """Drop a file on the record that is open."""
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(order["path"])])
        [window] = filter(_is_main, QApplication.topLevelWidgets())
        record = window.patients.record  # type: ignore[attr-defined]
        left, none, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
        # Qt gives what is dropped to the widget that took it as it came.
        QApplication.sendEvent(record, QDragEnterEvent(QPoint(9, 9), copy, carried, left, none))
        QApplication.sendEvent(record, QDropEvent(QPointF(9, 9), copy, carried, left, none))
        return True

    def _write_on(self, order: Order) -> None:
        """Write and sign one note after the other, as fast as the window lets one."""
        texts = list(order["texts"])
        self._tell({"answer": True})

        def one() -> None:
            if not texts:
                timer.stop()
                return
            text = texts.pop(0)
            for character in text:
                _type(character)
            self._tell({"event": "wrote", "text": text, "at": time.monotonic()})
            _press("Ctrl+Return")

        timer = QTimer(self)
        timer.timeout.connect(one)
        timer.start(order["every"])

    def _rows(self, order: Order) -> list[list[Any]]:
        """What stands in the records."""
        session = self._process.opened.session  # type: ignore[attr-defined]
        database = session.opened.vault.database
        asked = session.worker.submit(lambda: list(database.rows(order["query"])))
        return [list(row) for row in asked.result()]

    def _stall(self, order: Order) -> bool:
        """Keep the database thread busy with something that nothing interrupts."""
        session = self._process.opened.session  # type: ignore[attr-defined]
        session.worker.submit(lambda: time.sleep(order["seconds"]))
        return True

    def _handing(self, order: Order) -> dict[str, bool]:
        """Of a lock screen: whether it has met a session, and given it keys that it has not answered yet."""
        handing = self._process.handing  # type: ignore[attr-defined]
        return {"met": handing._keys is not None, "gave": handing._unanswered}

    def _lock_when_shown(self, order: Order) -> bool:
        """Of a session that waits: be told to lock before anything else, the moment its window is there."""
        self._locks_when_shown = True
        return True

    def _busy(self, order: Order) -> bool:
        """Keep the database thread busy with one query that lasts until it is interrupted, or for hours."""
        session = self._process.opened.session  # type: ignore[attr-defined]
        database = session.opened.vault.database
        endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT count(*) FROM n"
        session.worker.submit(lambda: database.row(endless))
        return True

    # --- Eyes

    def _picture(self, order: Order) -> bool:
        window = QApplication.activeWindow()
        return bool(window and window.grab().save(order["path"]))

    def _see(self, order: Order) -> Order:
        _activate()
        window = QApplication.activeWindow()
        shown = window.geometry() if window else None
        visible = _visible(QWidget)  # once: there are a thousand widgets, and who waits asks again and again
        fields = [one for one in visible if isinstance(one, QLineEdit)]
        return {
            "windows": [type(one).__name__ for one in visible if one.isWindow()],
            "title": window.windowTitle() if window else "",
            "geometry": [shown.x(), shown.y(), shown.width(), shown.height()] if shown else [],
            "focus": _focus(),
            "texts": _texts(visible),
            "typed": [one.text() for one in fields if one.echoMode() == QLineEdit.EchoMode.Normal],
        }


def _is_main(widget: QObject) -> bool:
    """By its name: a lock screen must not import the workspace to be asked this."""
    return type(widget).__name__ == "MainWindow"


def _focus() -> Order:
    held = QApplication.focusWidget()
    seen: Order = {"kind": type(held).__name__, "name": _name(held)}
    if isinstance(held, QPlainTextEdit):
        caret = held.textCursor()
        seen |= {"text": held.toPlainText(), "caret": caret.position(), "anchor": caret.anchor()}
        seen |= {"scroll": held.verticalScrollBar().value()}
    elif isinstance(held, QLineEdit) and held.echoMode() == QLineEdit.EchoMode.Normal:
        seen |= {"text": held.text(), "caret": held.cursorPosition(), "selected": held.selectedText()}
    return seen


def _name(widget: QWidget | None) -> str:
    if widget is None:
        return ""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def _visible(kind: type[Any]) -> list[Any]:
    return [one for one in QApplication.allWidgets() if one.isVisible() and isinstance(one, kind)]


def _texts(visible: list[Any]) -> list[str]:
    """Every word on the screen, as it is read: labels and buttons by line, then notes and rows of lists."""
    read = sorted((one for one in visible if isinstance(one, QLabel | QAbstractButton)), key=_place)
    said = [one.text() for one in read]
    said += [one.toPlainText() for one in visible if isinstance(one, QPlainTextEdit)]
    for view in (one for one in visible if isinstance(one, QListView)):
        model = view.model()
        said += [
            str(model.index(row, 0).data(int(role)) or "")
            for row in range(min(model.rowCount(), 50))
            for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
        ]
    return [words for words in said if words]


def _place(widget: QWidget) -> tuple[int, int]:
    """Where it stands: line, then column. Words beside each other may differ by some pixels."""
    middle = widget.mapToGlobal(widget.rect().center())
    return middle.y() // 12, middle.x()


def _activate() -> None:
    """What a window manager does once a dialog or a list of completions is closed; this platform has none."""
    window, dialog = QGuiApplication.focusWindow(), QApplication.activeModalWidget()
    if dialog is not None and window is not dialog.windowHandle():
        # No other window of the program takes a key while it is open.
        dialog.activateWindow()
    elif window is None or not window.isVisible():
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible():
                widget.activateWindow()


def _type(character: str) -> bool:
    """Whether anything had the focus, and took it."""
    _activate()
    held = QApplication.focusWidget()
    if held is None:
        return False
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(held, QKeyEvent(kind, 0, none, character))
    return True


def _press(keys: str) -> None:
    combination = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs forget __getitem__
    _activate()
    window = QGuiApplication.focusWindow()
    if window is not None:
        QTest.keyClick(window, combination.key(), combination.keyboardModifiers())
