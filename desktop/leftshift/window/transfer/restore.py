"""Restoring work: what a crash left behind is offered at the next start, the last session at any time."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from leftshift.session.document import Document
from leftshift.session.recovery import Recoverable, Recovered, last_session, left_behind
from leftshift.session.work import Work
from leftshift.window.controls.plain_text import PlainLabel, plain_tip
from leftshift.window.dialogs import attempt, show_fault, show_message
from leftshift.window.transfer.file_menu import FileMenu

_NONE = "There is nothing to restore: no window has been closed before this one."
_WIDTH, _HEIGHT = 640, 260
"""Size of the list [pixels]."""


class Restore(QObject):
    """Finds what can be restored, off the GUI thread, and offers it."""

    def __init__(
        self, window: QWidget, files: FileMenu, document: Document, open_another: Callable[[], Document]
    ) -> None:
        super().__init__(window)
        self._window, self._files, self._document = window, files, document
        self._open_another = open_another
        self._asked = False
        self._search = Work[Recovered](self, done=self._show, failed=self._say, waits=True)

    def offer(self) -> None:
        """Offer what windows left behind that were never closed, and say what was wrong with the settings."""
        self._asked = False
        while self._document.troubles:
            show_message(self._window, "Settings", self._document.troubles.pop())
        self._search.start(lambda _: left_behind(self._document.folder))

    def ask(self) -> None:
        """Offer that and the last session, as the planner asked for it."""
        self._asked = True
        self._search.start(lambda _: _both(self._document.folder))

    def _show(self, recovered: Recovered) -> None:
        for sentence in recovered.told:
            show_message(self._window, "Damaged work", sentence)
        if recovered.found:
            dialog = RestoreDialog(recovered.found, self._window)
            dialog.restore_asked.connect(self._restore)
            dialog.open()
        elif self._asked and not recovered.told:
            show_message(self._window, "Nothing to restore", _NONE, QMessageBox.Icon.Information)

    def _restore(self, chosen: Sequence[Recoverable]) -> None:
        """Restore the first here, where nothing unsaved is open, and each other in a window of its own."""
        for place, one in enumerate(chosen):
            here = place == 0 and self._document.is_saved and not self._files.disk.busy
            document = self._document if here else self._open_another()
            attempt(self._window, "The work was not restored", partial(document.restore, one))
            one.leave()

    def _say(self, fault: Exception) -> None:
        show_fault(self._window, "Nothing was restored", fault)


def _both(folder: Path) -> Recovered:
    behind, last = left_behind(folder), last_session(folder)
    return Recovered((*behind.found, *last.found), (*behind.told, *last.told))


class RestoreDialog(QDialog):
    """Lists the work that can be restored, each ticked.

    Signals:
        restore_asked: restore what is ticked. args: tuple of Recoverable
    """

    restore_asked = Signal(object)

    def __init__(self, found: Sequence[Recoverable], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Restore work")
        self._found, self._decided = tuple(found), False
        self.list = QListWidget()
        self.list.setAccessibleName("Work that can be restored")
        self.list.setMinimumSize(_WIDTH, _HEIGHT)
        self.list.setWordWrap(True)
        for one in self._found:
            item = QListWidgetItem(_described(one), self.list)
            item.setToolTip(plain_tip(_described(one)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            first = one is self._found[0] or one.lock is not None
            item.setCheckState(Qt.CheckState.Checked if first else Qt.CheckState.Unchecked)
        self.list.setSelectionMode(QListWidget.SelectionMode.NoSelection)  # the ticks say what is meant
        self.list.setCurrentRow(0)
        self.buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.restore = self.buttons.addButton("&Restore", roles.AcceptRole)
        self.discard = self.buttons.addButton("&Discard what is ticked", roles.DestructiveRole)
        self.later = self.buttons.addButton("&Later", roles.RejectRole)
        self.restore.setDefault(True)
        self.restore.clicked.connect(self._restore)
        self.discard.clicked.connect(self._discard)
        self.later.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(
            PlainLabel(
                "Leftshift ended before this work was saved, or it is what was open last. "
                "Restored work is unsaved until you save it.",
                wrapped=True,
            )
        )
        column.addWidget(self.list)
        column.addWidget(self.buttons)
        self.finished.connect(self._leave)

    def _ticked(self, *, ticked: bool = True) -> tuple[Recoverable, ...]:
        state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return tuple(one for row, one in enumerate(self._found) if self.list.item(row).checkState() == state)

    def _restore(self) -> None:
        chosen, self._found = self._ticked(), self._ticked(ticked=False)
        self.accept()
        self.restore_asked.emit(chosen)

    def _discard(self) -> None:
        chosen, self._found = self._ticked(), self._ticked(ticked=False)
        for one in chosen:
            one.discard()
        self.accept()

    def _leave(self) -> None:
        for one in self._found:
            one.leave()


def _described(one: Recoverable) -> str:
    """Say what can be restored in two lines: the scenario, its area and time; and its file."""
    head = one.journal.head
    file = head.file or "not saved yet"
    kept = f"unsaved changes to {file}" if head.unsaved and head.file else file
    pins = f"  ·  {len(head.pins)} pinned" if head.pins else ""
    return f"{head.name}  ·  {head.area}  ·  {_moment(head.at)}{pins}\n{kept}"


def _moment(text: str) -> str:
    try:
        at = datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError):
        return text
    return f"{at:%H:%M} on {at.day} {at:%B %Y}"
