"""The menu of files opened or saved not long ago, in this window or another."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from leftshift.session.document import Document
from leftshift.storage.refusal import printable
from leftshift.window.controls.actions import make_action
from leftshift.window.controls.plain_text import plain_tip


class RecentMenu(QMenu):
    """Lists the newest file first, with its area and day."""

    def __init__(self, document: Document, open_file: Callable[[Path], object], parent: QWidget) -> None:
        super().__init__("Open &recent", parent)
        self._document, self._open = document, open_file

    def refresh(self) -> None:
        """List what other windows have opened and saved as well."""
        self._document.look_for_recent()
        self.fill()

    def fill(self) -> None:
        """List the files this window knows of."""
        self.clear()
        for entry in self._document.recent:
            path = Path(entry.path)
            text = f"{printable(path.name)}  ·  {entry.area}  ·  {day_of(entry.date)}"
            action = make_action(self, text.replace("&", "&&"), partial(self._open, path))
            action.setToolTip(plain_tip(text))
            self.addAction(action)
        self.setEnabled(not self.isEmpty())


def day_of(date: str) -> str:
    """Write the day of a file, such as 4 March 2026."""
    try:
        day = datetime.fromisoformat(date)
    except ValueError:
        return date
    return f"{day.day} {day:%B %Y}"
