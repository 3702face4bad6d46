"""Import of the planner's own figures and of a board: choose, read in the background, preview, confirm."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from leftshift.evidence.areas import Area
from leftshift.evidence.baselines import baseline
from leftshift.model.own_figures import preview
from leftshift.session.document import Document
from leftshift.session.session import Session
from leftshift.session.work import Work
from leftshift.storage.refusal import Refusal
from leftshift.storage.spreadsheets.board_list import BoardList, understand_board
from leftshift.storage.spreadsheets.ledger import Ledger, understand_ledger
from leftshift.storage.spreadsheets.own_list import ENDINGS, understand
from leftshift.storage.spreadsheets.questions import Answers, remembered
from leftshift.storage.spreadsheets.reading import SheetReading
from leftshift.storage.spreadsheets.sheet_file import SheetFile, read_file
from leftshift.text.numbers import counted
from leftshift.window.controls.plain_text import plain_box
from leftshift.window.dialogs import in_documents, show_message
from leftshift.window.transfer.import_preview import ImportPreview

Found = SheetReading[Ledger] | SheetReading[BoardList]
Reader = Callable[[SheetFile, Area, Answers], Found]
"""Says what a file becomes with the answers given so far."""
_FILTER = f"Spreadsheets ({' '.join(f'*{ending}' for ending in ENDINGS)})"
_PATIENCE_MS = 300
"""Time after which a message says that reading is not done yet [ms]."""
_REFUSED = "The file was not imported"


@dataclass(slots=True)
class Import:
    """One file on its way in."""

    file: SheetFile
    how: Reader
    area: Area
    found: Found
    answers: dict[str, str] = field(default_factory=dict)
    dialog: ImportPreview | None = None

    def again(self) -> Found:
        """Understand the file with the answers there are now."""
        return self.how(self.file, self.area, dict(self.answers))


class ImportMenu:
    """Reads one file at a time; a later one cancels the one before."""

    def __init__(self, window: QWidget, document: Document, session: Session) -> None:
        self._window, self._document, self._session = window, document, session
        self.work: Work[Import] = Work(window, done=self._show_found, failed=self._refuse)
        self._answering: Work[Found] = Work(window, done=self._show_answered, failed=self._refuse_answer)
        self._current: Import | None = None
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

    def read(self, path: Path, how: Reader = understand) -> None:
        """Read a file beside the window, then show what it would change."""
        self.cancel()
        self._name = path.name
        area, settings = self._session.snapshot.area, self._document.settings
        self.work.start(
            lambda run: begin(read_file(path, cancelled=run.cancelled), how, area, settings.import_answers)
        )
        self._patience.start()

    def cancel(self) -> None:
        """Cancel the file that is being read, if one is."""
        self.work.cancel()
        self._answering.cancel()
        self._stop_waiting()

    def _show_found(self, one: Import) -> None:
        self.show(one)

    def show(self, one: Import) -> ImportPreview:
        """Show what a file would change; it is applied in one step when the planner confirms."""
        self._stop_waiting()
        is_ledger = isinstance(one.found.result, Ledger)
        title = f"{'Own figures' if is_ledger else 'Board'} from {one.file.name}"
        confirm = "&Use these figures" if is_ledger else "&Use this board"
        dialog = ImportPreview(title, confirm, self._window)
        dialog.tabs.setTabVisible(1, is_ledger)
        dialog.answered.connect(lambda key, value: self._answer(one, key, value))
        dialog.confirmed.connect(lambda: self._take(one))
        one.dialog, self._current = dialog, one
        self._draw(one)
        dialog.open()
        return dialog

    def _draw(self, one: Import) -> None:
        dialog = one.dialog
        if dialog is None:
            return
        found = one.found.result
        dialog.show_rows(one.found.lines, money=isinstance(found, Ledger))
        dialog.show_notes(one.found.notes)
        dialog.show_questions(one.found.questions, one.answers)
        if isinstance(found, Ledger):
            dialog.heading.setText(
                f"These figures will take the place of the baseline of {one.area.name}, labelled "
                "“own figure”. Growth then acts on the new total."
            )
            dialog.show_changes(preview(found.own_figures, baseline(one.area)))
            if not any(money is not None for money in found.sectors):
                dialog.forbid("Nothing is imported yet.")
        else:
            self._draw_board(dialog, found)

    def _draw_board(self, dialog: ImportPreview, found: BoardList) -> None:
        board = self._session.scenario.board
        voting = sum(seat.voting for seat in found.seats)
        dialog.heading.setText(
            f"This board of {counted(len(found.seats), 'seat', 'seats')}, {voting} with a vote, "
            f"will take the place of the one of {counted(len(board.seats), 'seat', 'seats')}."
        )
        if not found.seats:
            dialog.forbid("Nothing is imported yet.")
        elif board.size_locked and len(board.seats) != len(found.seats):
            dialog.forbid("The size of the board is locked: unlock it under Board first.")

    def _answer(self, one: Import, key: str, value: str) -> None:
        """Understand the file once more, with another answer; until then nothing can be confirmed."""
        one.answers[key] = value
        self._current = one
        if one.dialog is not None:
            one.dialog.confirm.setEnabled(False)
        self._answering.start(lambda _run: one.again())

    def _show_answered(self, found: Found) -> None:
        if self._current is not None:
            self._current.found = found
            self._draw(self._current)

    def _refuse_answer(self, fault: Exception) -> None:
        if not isinstance(fault, Refusal) or self._current is None or self._current.dialog is None:
            raise fault
        self._current.dialog.show_notes(())
        self._current.dialog.forbid(str(fault))

    def _take(self, one: Import) -> None:
        """Apply what was shown, and remember the answers for the next file of this shape."""
        found, settings = one.found.result, self._document.settings
        kept = remembered({question.key: question.chosen for question in one.found.questions})
        self._document.keep(settings.with_import(one.found.shape, {k: v for k, v in kept.items() if v}))
        if isinstance(found, Ledger):
            self._session.set_own_figures(found.own_figures)
        else:
            self._session.board.set_seats(found.seats, f"Board from {found.source}")

    def _ask(self, title: str, how: Reader) -> QFileDialog:
        dialog = QFileDialog(self._window, title, in_documents(), _FILTER)
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


def begin(
    file: SheetFile,
    how: Reader,
    area: Area,
    answers_for: Callable[[str], Mapping[str, str]] = lambda _shape: {},
) -> Import:
    """Understand a file, with what was answered about the last one of its shape.

    Raises:
        Refusal: the first thing wrong with the file.
    """
    found = how(file, area, {})
    known = {question.key for question in found.questions}
    answers = {key: value for key, value in answers_for(found.shape).items() if key in known}
    one = Import(file=file, how=how, area=area, found=found, answers=answers)
    if answers:
        one.found = one.again()
    return one
