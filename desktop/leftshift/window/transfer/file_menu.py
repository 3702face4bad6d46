"""Opening, saving and closing: every way a scenario comes and goes, none of which loses work."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from leftshift.model.scenario import Scenario
from leftshift.session.document import EXTENSION, Document
from leftshift.session.open_file import (
    Access,
    ChangedMeanwhileError,
    ChangedOnDiskError,
    FileInUse,
    HistoryTooLongError,
)
from leftshift.session.session import Session
from leftshift.session.waiting import DiskSteps
from leftshift.storage.file_names import PREVIOUS, beside, full, stem
from leftshift.storage.refusal import Refusal, printable
from leftshift.storage.saver import SaveError
from leftshift.storage.scenario.reader import parse_scenario
from leftshift.text.levers.comparison import differences
from leftshift.text.numbers import counted
from leftshift.window.dialogs import (
    ask_file,
    ask_to_save,
    ask_whether,
    ask_which,
    attempt,
    fault_words,
    show_fault,
    show_message,
)

_NOTE = QMessageBox.Icon.Information
_NAME_MOST = 40
"""Characters of a file's name in the line of the state."""
_SHOWN = 10
"""Levers that a comparison lists."""


class FileMenu:
    """Asks before work would be lost, and says why a file was refused."""

    def __init__(self, window: QWidget, session: Session, document: Document) -> None:
        self._window = window
        self._session = session
        self._document = document
        self.disk = DiskSteps()
        """What is being opened or saved."""
        self._place = Path()
        """Where."""
        self._without_oldest: Path | None = None
        """The file that goes without the oldest steps of its history, as the planner has agreed."""

    def with_nothing_lost(self, then: Callable[[], None]) -> None:
        """Do something that replaces the scenario, after asking about unsaved changes."""
        if self._has_to_wait(lambda: self.with_nothing_lost(then)):
            return
        if self._document.is_saved:
            then()
            return
        ask_to_save(
            self._window,
            self._session.scenario.name,
            # What was changed while the disk was waited for is asked about as well.
            save=lambda: self.save(lambda: self.with_nothing_lost(then)),
            discard=then,
        )

    def _has_to_wait(self, then: Callable[[], None]) -> bool:
        """Whether a disk is waited for; if so, say so, and go on once it has answered or was given up."""
        if not self.disk.busy:
            return False
        box = ask_which(
            self._window,
            f"{self.disk.what} has not ended: the disk of {self._place} does not answer.",
            f"What you asked for goes on as soon as it does. {self._where_the_work_is()}",
            {"&Stop waiting": lambda: None},
        )

        def go_on() -> None:
            if not self.disk.busy:
                QObject.disconnect(link)
                box.close()
                then()

        def closed() -> None:
            if box.clickedButton() is box.button(box.StandardButton.Cancel):
                QObject.disconnect(link)
            else:
                self.disk.give_up()

        link = self.disk.changed.connect(go_on)
        box.finished.connect(closed)
        return True

    def open_asked(self) -> None:
        """Let the planner pick a file to open."""
        folder = str(self._document.path.parent) if self._document.path else ""
        ask_file(self._window, "Open a plan", saving=False, suggestion=folder, chosen=self.open)

    def open(self, path: Path) -> None:
        """Open a file; where it is refused, say why and change nothing."""
        self.with_nothing_lost(lambda: self._open_now(path))

    def _open_now(self, path: Path, access: Access = Access.OWN) -> None:
        def done(told: tuple[str, ...]) -> None:
            if told:
                show_message(
                    self._window, "What has changed since this plan was saved", "\n\n".join(told), _NOTE
                )

        def failed(fault: Exception) -> None:
            if isinstance(fault, FileInUse):
                self._ask_access(path, fault)
            elif isinstance(fault, ChangedMeanwhileError):
                self.with_nothing_lost(lambda: self._open_now(path, access))
            else:
                show_fault(self._window, "The file was not opened", fault, _earlier(path))

        opening = self._document.opening(path, access)
        self._place = full(path)
        self.disk.start(f"Opening {_short(path.name)}", opening, done=done, failed=failed)

    def _ask_access(self, path: Path, used: FileInUse) -> None:
        """Say who has a file open, and offer what can be done."""
        ask_which(
            self._window,
            str(used),
            "Read-only shows it and saves under another name. If nobody has it open any more, such as after "
            "a computer failed, open it anyway.",
            {
                "Open &read-only": lambda: self._open_now(path, Access.READ_ONLY),
                "Open a &copy": lambda: self._open_now(path, Access.COPY),
                "Open &anyway": lambda: self._open_now(path, Access.CLEAR),
            },
        )

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - a toggle's signal carries one bool
        """Protect the file from being saved over, or no longer."""
        if self._has_to_wait(lambda: self.set_read_only(read_only)):
            self._document.changed.emit()  # the tick goes back until then
            return

        def set_it() -> None:
            try:
                self._document.set_read_only(read_only)
            except FileInUse as used:
                show_message(self._window, "The file stays read-only", str(used))
                self._document.changed.emit()

        attempt(self._window, "The file stays as it is", set_it)

    def new(self) -> None:
        """Start again from the baseline of the current area."""
        choice = self._session.scenario.area
        self.with_nothing_lost(lambda: self._document.new(choice))

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save under the name there is, or ask for one; then go on with what was asked for."""
        if self._document.path is None or self._document.read_only:
            self.save_as(then)
        else:
            self._save_now(self._document.path, then)

    def save_as(self, then: Callable[[], None] | None = None) -> None:
        """Ask for a name and save under it."""
        path = self._document.path or Path(file_name(self._session.scenario.name))
        ask_file(
            self._window,
            "Save the plan",
            saving=True,
            suggestion=str(path),
            chosen=lambda chosen: self._save_now(chosen, then),
        )

    def _save_now(self, path: Path, then: Callable[[], None] | None, *, over_changes: bool = False) -> None:
        if self._has_to_wait(lambda: self._save_now(path, then, over_changes=over_changes)):
            return

        def done(_: None) -> None:
            if then:
                then()

        def failed(fault: Exception) -> None:
            if isinstance(fault, ChangedOnDiskError):
                self._ask_over_changes(path, fault, then)
            elif isinstance(fault, HistoryTooLongError):
                self._ask_without_oldest(
                    path, fault.left_out, lambda: self._save_now(path, then, over_changes=over_changes)
                )
            else:
                show_fault(self._window, "The file was not saved", self._with_place(path, fault))

        saving = self._document.saving(
            path, over_changes=over_changes, without_oldest=path == self._without_oldest
        )
        self._place = full(path)
        self.disk.start(f"Saving {_short(path.name)}", saving, done=done, failed=failed)

    def _with_place(self, path: Path, fault: Exception) -> SaveError:
        """Add to what failed in a save, of whatever kind it is, where the work lies now."""
        if isinstance(fault, Refusal):  # no plan that could be opened again
            wrong = f"{fault.place}: {fault.wrong}; allowed is {fault.allowed}"
            fault = SaveError(path, wrong, "Change that and save again.")
        elif not isinstance(fault, SaveError):
            wrong = f"a fault of Leftshift, not of the file, stopped it ({fault_words(fault)})"
            fault = SaveError(path, wrong, "Saving under another name may help.")
        todo = f"{fault.todo} {self._where_the_work_is()}"
        return SaveError(fault.path, fault.wrong, todo, replaced=fault.replaced)

    def _where_the_work_is(self) -> str:
        """Say where unsaved work lies: in the window, and in the journal where that can be written now."""
        if self._document.is_saved:
            return "Your work is open here."
        journal = self._document.journal
        try:
            journal.write_now()
        except Exception:  # noqa: BLE001 - whatever keeps it from being written, the work is here alone
            return "Your work is open here, unsaved, and can be kept nowhere else: keep Leftshift open."
        return f"Your work is open here, unsaved, and written down in {journal.path}."

    def _ask_without_oldest(self, path: Path, left_out: int, save: Callable[[], None]) -> None:
        """Ask, once for each file, whether the oldest steps of the history may be missing in it."""

        def agree() -> None:
            self._without_oldest = path
            save()

        ask_whether(
            self._window,
            f"Save without the oldest {counted(left_out, 'step', 'steps')} of the history?",
            "A file has no room for more. They stay in the history here until the window is closed. Later "
            "saves of this file leave out the oldest as well.",
            "Save",
            agree,
        )

    def _ask_over_changes(
        self, path: Path, other: ChangedOnDiskError, then: Callable[[], None] | None
    ) -> None:
        """Show how the file on disk differs from the plan here, and let the planner choose."""
        ask_which(
            self._window,
            f"{full(path)} was changed since it was opened here. Nothing is saved yet.",
            _compared(self._session.scenario, other.theirs, path.name),
            {
                "Save &mine over it": lambda: self._save_now(path, then, over_changes=True),
                "Open &theirs, discard mine": lambda: self._open_now(path),
                "Keep &both: save as…": lambda: self.save_as(then),
            },
        )


def _short(name: str) -> str:
    """Return a name of a file as one line has room for it."""
    return name if len(name) <= _NAME_MOST else f"{name[: _NAME_MOST - 1]}…"


def _compared(ours: Scenario, content: bytes, name: str) -> str:
    """List what is set otherwise here and in the file on disk."""
    try:
        theirs = parse_scenario(content, name)
    except Refusal as refusal:
        return f"What is on disk cannot be read as a plan: {refusal.place}: {refusal.wrong}."
    found = differences((ours, theirs))
    if not found:
        return "No lever differs: only names, notes or the history do."
    lines = [f"{one.label}: {one.texts[0]} here, {one.texts[1]} on disk" for one in found[:_SHOWN]]
    more = len(found) - _SHOWN
    return "\n".join([*lines, f"and {more} more"] if more > 0 else lines)


def file_name(name: str) -> str:
    """Suggest a file name for a scenario: its own, without what file systems refuse."""
    return stem(name, room=len(EXTENSION + PREVIOUS)) + EXTENSION


def _earlier(path: Path) -> str:
    """Name the version that was kept before the last save of a file, where there is one."""
    with suppress(OSError, ValueError):  # what cannot be looked for is not named; the refusal is said anyway
        kept = beside(path, PREVIOUS)
        if kept.is_file():
            return f"The version before its last save is beside it: {printable(kept.name)}."
    return ""
