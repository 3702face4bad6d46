"""Import of the planner's own figures and of a board: choose, read in the background, preview, confirm."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from leftshift.evidence.baselines import baseline
from leftshift.model.own_figures import preview
from leftshift.session.session import Session
from leftshift.session.work import Work
from leftshift.storage.refusal import Refusal
from leftshift.storage.spreadsheets.board_list import BoardList, understand_board
from leftshift.storage.spreadsheets.ledger import Ledger, understand_ledger
from leftshift.storage.spreadsheets.own_list import ENDINGS, understand
from leftshift.storage.spreadsheets.reading import Reading
from leftshift.storage.spreadsheets.sheet_file import SheetFile, read_file
from leftshift.window.controls.plain_text import plain_box
from leftshift.window.dialogs import show_message
from leftshift.window.transfer.import_preview import ImportPreview

_FILTER = f"Spreadsheets ({' '.join(f'*{ending}' for ending in ENDINGS)})"
Found = Reading[Ledger] | Reading[BoardList]
_PATIENCE_MS = 300
"""Time after which a message says that reading is not done yet [ms]."""
_REFUSED = "The file was not imported"


class ImportMenu:
    """Reads one file at a time; a later one cancels the one before."""

    def __init__(self, window: QWidget, session: Session) -> None:
        self._window, self._session = window, session
        self.work: Work[Ledger | BoardList] = Work(window, done=self._show_found, failed=self._refuse)
        self._waiting: QMessageBox | None = None
        self._patience = QTimer(window)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self.offer_to_stop)
        self._name = ""

    def ask_figures(self) -> QFileDialog:
        """Let the planner pick a file of spend by sector."""
        return self._ask("Import own figures", understand_ledger)

    def ask_board(self) -> QFileDialog:
        """Let the planner pick a list of seats."""
        return self._ask("Import a board", lambda file, _area, answers: understand_board(file, answers))

    def remove_figures(self) -> None:
        """Go back to the figures that Leftshift works out."""
        self._session.set_own_figures(None)

    def read(self, path: Path, how: Callable[..., Found] = understand) -> None:
        """Read a file beside the window, then show what it would change."""
        self.cancel()
        self._name = path.name
        area = self._session.snapshot.area

        def work(cancelled: Callable[[], bool]) -> Ledger | BoardList:
            file: SheetFile = read_file(path, cancelled=cancelled)
            return how(file, area, {}).settled()

        self.work.start(lambda run: work(run.cancelled))
        self._patience.start()

    def cancel(self) -> None:
        """Cancel the file that is being read, if one is."""
        self.work.cancel()
        self._stop_waiting()

    def _show_found(self, found: Ledger | BoardList) -> None:
        self.show(found)

    def show(self, found: Ledger | BoardList) -> ImportPreview:
        """Show what a list would change; it is applied in one step when the planner confirms."""
        self._stop_waiting()
        if isinstance(found, Ledger):
            return self._show_figures(found)
        return self._show_board(found)

    def _show_figures(self, found: Ledger) -> ImportPreview:
        dialog = ImportPreview(f"Own figures from {found.source}", "&Use these figures", self._window)
        area = self._session.snapshot.area
        dialog.show_figures(area.name, preview(found.own_figures, baseline(area)), found.mended)
        dialog.confirmed.connect(lambda: self._session.set_own_figures(found.own_figures))
        dialog.open()
        return dialog

    def _show_board(self, found: BoardList) -> ImportPreview:
        dialog = ImportPreview(f"Board from {found.source}", "&Use this board", self._window)
        board = self._session.scenario.board
        dialog.show_seats(found.seats, board.seats, found.mended)
        if board.size_locked and len(board.seats) != len(found.seats):
            dialog.forbid("The board is held to its size: free it on the Board tab first.")
        dialog.confirmed.connect(
            lambda: self._session.board.set_seats(found.seats, f"Board from {found.source}")
        )
        dialog.open()
        return dialog

    def _ask(self, title: str, how: Callable[..., Found]) -> QFileDialog:
        dialog = QFileDialog(self._window, title, "", _FILTER)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.read(Path(name), how))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def offer_to_stop(self) -> None:
        """Say that a file is still being read, and offer to stop."""
        if not self.work.running:
            return
        buttons = QMessageBox.StandardButton
        self._waiting = plain_box(
            QMessageBox.Icon.Information, "Import", f"Reading {self._name}…", buttons.Cancel, self._window
        )
        self._waiting.rejected.connect(self.cancel)
        self._waiting.open()

    def _stop_waiting(self) -> None:
        self._patience.stop()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting.close()
            waiting.deleteLater()

    def _refuse(self, fault: Exception) -> None:
        self._stop_waiting()
        if not isinstance(fault, Refusal):
            raise fault
        show_message(self._window, _REFUSED, str(fault))
