"""Opening, saving and closing: every way a scenario comes and goes, none of which loses work."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from leftshift.session.document import EXTENSION, Document
from leftshift.session.session import Session
from leftshift.storage.file_names import PREVIOUS, stem
from leftshift.storage.scenario.reader import notices
from leftshift.window.dialogs import ask_file, ask_to_save, attempt, show_message


class FileMenu:
    """Asks before work would be lost, and says why a file was refused."""

    def __init__(self, window: QWidget, session: Session, document: Document) -> None:
        self._window = window
        self._session = session
        self._document = document

    def with_nothing_lost(self, then: Callable[[], None]) -> None:
        """Do something that replaces the scenario, after asking about unsaved changes."""
        if self._document.is_saved:
            then()
            return
        ask_to_save(
            self._window,
            self._session.scenario.name,
            save=lambda: self.save(then),
            discard=then,
        )

    def open_asked(self) -> None:
        """Let the planner pick a file to open."""
        folder = str(self._document.path.parent) if self._document.path else ""
        ask_file(self._window, "Open a scenario", saving=False, suggestion=folder, chosen=self.open)

    def open(self, path: Path) -> None:
        """Open a file; where it is refused, say why and change nothing."""
        self.with_nothing_lost(lambda: self._open_now(path))

    def _open_now(self, path: Path) -> None:
        opened = attempt(self._window, "The file was not opened", lambda: self._document.open(path))
        told = notices(path) if opened else ()
        if told:
            show_message(self._window, "What has changed since this plan was saved", "\n\n".join(told))

    def new(self) -> None:
        """Start again from the baseline of the current area."""
        choice = self._session.scenario.area
        self.with_nothing_lost(lambda: self._document.new(choice))

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save under the name there is, or ask for one; then go on with what was asked for."""
        if self._document.path is None:
            self.save_as(then)
        else:
            self._save_now(self._document.path, then)

    def save_as(self, then: Callable[[], None] | None = None) -> None:
        """Ask for a name and save under it."""
        path = self._document.path or Path(file_name(self._session.scenario.name))
        ask_file(
            self._window,
            "Save the scenario",
            saving=True,
            suggestion=str(path),
            chosen=lambda chosen: self._save_now(chosen, then),
        )

    def _save_now(self, path: Path, then: Callable[[], None] | None) -> None:
        saved = attempt(self._window, "The file was not saved", lambda: self._document.save(path))
        if saved and then:
            then()


def file_name(name: str) -> str:
    """Suggest a file name for a scenario: its own, without what file systems refuse."""
    return stem(name, room=len(EXTENSION + PREVIOUS)) + EXTENSION
