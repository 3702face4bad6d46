"""Files dropped on the window: anywhere in it, and what cannot be opened is said in a sentence."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from leftshift.session.document import EXTENSION
from leftshift.window.dialogs import show_message

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
_REFUSED = "The file was not opened"


class FileDrops(QObject):
    """Handles files before any part of the window does: an entry would read one as text.

    A scenario is opened; a spreadsheet is read as own figures or as a board.
    """

    def __init__(
        self, window: QWidget, *, open_file: Callable[[Path], object], read_list: Callable[[Path], object]
    ) -> None:
        super().__init__(window)
        self._window, self._open, self._read = window, open_file, read_list
        window.setAcceptDrops(True)
        # The window of the desktop behind the widget is there once it is shown, and another one may follow.
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow drags of files over the whole window."""
        if event.type() is QEvent.Type.WinIdChange and watched is self._window:
            handle = self._window.windowHandle()
            if handle is not None:
                handle.installEventFilter(self)
        elif event.type() in _DRAGS and isinstance(watched, QWindow) and isinstance(event, QDropEvent):
            return self._follow(event)
        return False

    def _follow(self, event: QDropEvent) -> bool:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if not paths or QApplication.activeModalWidget() is not None:
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            # Let the drop end first: a question opened inside it would freeze the program it came from.
            QTimer.singleShot(0, self, lambda: self.open_dropped(paths))
        return True

    def open_dropped(self, paths: list[Path]) -> None:
        """Open what was dropped, or say what can be."""
        # Imported here: reading spreadsheets is seldom needed and costs start-up time.
        from leftshift.storage.spreadsheets.own_list import ENDINGS  # noqa: PLC0415 - see above

        ending = paths[0].suffix.lower()
        if len(paths) > 1:
            show_message(self._window, _REFUSED, "Several files were dropped. Drop one file at a time.")
        elif ending == EXTENSION:
            self._open(paths[0])
        elif ending in ENDINGS:
            self._read(paths[0])
        else:
            show_message(
                self._window,
                _REFUSED,
                f"{paths[0].name} is not a file that Leftshift reads. Drop a plan ({EXTENSION}), or a list "
                f"of own figures or of board seats ({' or '.join(ENDINGS)}).",
            )
