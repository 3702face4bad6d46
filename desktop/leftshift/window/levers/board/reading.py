"""A planner's own list of seats, read off the window's thread so that the window never waits."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QThread, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from leftshift.storage.refusal import Refusal
from leftshift.storage.spreadsheets.board_list import BoardList, read_board_list

_FILTER = "Lists of seats (*.csv *.xlsx)"


class BoardReading(QThread):
    """Reads one list; a workbook takes seconds.

    Signals:
        done: the list was read. args: BoardList
        refused: it could not be. args: a sentence
    """

    done = Signal(object)
    refused = Signal(str)

    def __init__(self, path: Path) -> None:
        # The program is its parent, not the panel: whoever closes a window must not cut a thread short.
        app = QCoreApplication.instance()
        super().__init__(app)
        self._path = path
        if app is not None:
            app.aboutToQuit.connect(self.wait)
        self.finished.connect(self.deleteLater)

    def run(self) -> None:
        """Read the list and say what came of it."""
        try:
            found: BoardList = read_board_list(self._path)
        except Refusal as refusal:
            self.refused.emit(str(refusal))
        else:
            self.done.emit(found)


def ask_list(parent: QWidget, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask for the file that holds the list."""
    dialog = QFileDialog(parent, "Read a list of seats: role, group, voting, organisations", "", _FILTER)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog
