"""Document: which file the current scenario is, and whether it is saved."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from leftshift.evidence.areas import area_of
from leftshift.evidence.start import baseline_scenario
from leftshift.model.scenario import AreaChoice, Scenario
from leftshift.session.history.saved import HistoryWriter, steps_of
from leftshift.session.journal_keeper import JournalKeeper
from leftshift.session.lock import lock_path
from leftshift.session.open_file import Access, FileInUse, OpenFile
from leftshift.session.recovery import Recoverable
from leftshift.session.session import Session
from leftshift.storage.leftovers import sweep
from leftshift.storage.saver import SaveError, digest_of, save
from leftshift.storage.scenario.reader import parse_with_history, read_bytes, read_scenario
from leftshift.storage.scenario.saved_history import SavedHistory
from leftshift.storage.scenario.writer import scenario_bytes
from leftshift.storage.settings import Recent, Settings, load_settings, merged, save_settings
from leftshift.storage.versions import Version, keep_version, versions_of
from leftshift.text.levers.comparison import levers_changed

EXTENSION = ".leftshift"


class Document(QObject):
    """Opens and saves the session's scenario, and remembers recent files.

    Signals:
        changed: another file is open, or it was saved.
        told: something could not be kept in a save. args: a sentence that says so
    """

    changed = Signal()
    told = Signal(str)

    def __init__(self, session: Session, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = folder
        self._writer = HistoryWriter()
        self.troubles: list[str] = []
        """What was wrong with the settings, a sentence each."""
        self.settings = self._written = load_settings(folder, self.troubles.append)
        self.saved_at: datetime | None = None
        self._saved = session.scenario
        self._file = OpenFile()
        self.journal = JournalKeeper(session, folder, lambda: (self._file.path, self._file.digest), self)
        self.changed.connect(self.journal.follow)

    @property
    def folder(self) -> Path:
        """The folder of the settings."""
        return self._folder

    @property
    def path(self) -> Path | None:
        """The file, if the scenario is in one."""
        return self._file.path

    @property
    def read_only(self) -> bool:
        """Whether the file is not to be saved over."""
        return self._file.read_only

    @property
    def versions(self) -> tuple[Version, ...]:
        """The previous versions of the file, the newest first."""
        return () if self.path is None else versions_of(self._folder, self.path)

    @property
    def is_saved(self) -> bool:
        """Whether nothing would be lost by closing."""
        return self._session.stack.isClean()

    @property
    def changes(self) -> int:
        """How many levers differ from the saved file, or from what was begun on where there is none."""
        return levers_changed(self._saved, self._session.scenario)

    @property
    def recent(self) -> tuple[Recent, ...]:
        """Files opened or saved not long ago, newest first."""
        return self.settings.recent

    def look_for_recent(self) -> None:
        """Take up the recent files of other windows, and of other starts of the program."""
        together = merged(self._folder, self._written, self.settings)
        self.settings = replace(self.settings, recent=together.recent)

    def new(self, choice: AreaChoice) -> None:
        """Start on the baseline of an area, in no file yet."""
        self.start_on(baseline_scenario(area_of(choice), footprint=choice.footprint))

    def start_on(self, scenario: Scenario) -> None:
        """Start on a scenario that is in no file yet, such as a sample."""
        self._start(scenario)
        self._file.become(None)
        self.changed.emit()

    def open(self, path: Path, access: Access = Access.OWN) -> None:
        """Open a scenario file.

        Raises:
            Refusal: the file is not sound; what is open stays as it is.
            FileInUse: someone else has it open; what is open stays as it is.
        """
        data = read_bytes(path)
        scenario, saved = parse_with_history(data, path.name)
        if access is Access.COPY:
            self._start(scenario, saved)
            self._file.become(None)
            self._session.stack.resetClean()
        else:
            read_only = access is Access.READ_ONLY
            lock = None if read_only else self._file.lock(path, clear=access is Access.CLEAR)
            self._start(scenario, saved)
            self._file.become(path, digest_of(data), lock, read_only=read_only)
            sweep(path.absolute().parent)
            self._remember(path)
        self.changed.emit()

    def open_version(self, version: Version) -> None:
        """Put a previous version of the file in place of the scenario, as a change that can be undone.

        Raises:
            Refusal: the version cannot be read any more; nothing changes.
        """
        scenario = read_scenario(version.path)
        at = version.until.astimezone()
        self._session.change_to(scenario, f"Version until {at:%H:%M} on {at.day} {at:%B %Y}")

    def open_copy(self, scenario: Scenario) -> None:
        """Start on a scenario as an unsaved one in no file yet."""
        self.start_on(scenario)
        self._session.stack.resetClean()
        self.changed.emit()

    def restore(self, found: Recoverable) -> None:
        """Start on what another window held when it ended; what was unsaved there is unsaved here.

        Where someone else has its file open by now, it is open here as read-only.

        Raises:
            Refusal: something in it is not sound; what is open stays as it is.
            SaveError: it is restored, but could not be written down here; `found` stays.
        """
        head = found.journal.head
        scenario, saved = parse_with_history(found.journal.settled, found.path.name)
        dragged, pins = found.dragged, found.pins
        self._start(scenario, saved)
        path, lock, read_only = Path(head.file) if head.file else None, None, False
        if path is not None:
            try:
                lock = self._file.lock(path)
            except FileInUse:
                read_only = True
        self._file.become(path, head.digest, lock, read_only=read_only)
        if dragged is not None:
            self._session.change_to(dragged, "Change under way")
        self._session.pins.restore(pins)
        if head.unsaved or dragged is not None:
            self._session.stack.resetClean()
        self.changed.emit()
        self.journal.write_now()
        found.discard()

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - a toggle's signal carries one bool
        """Protect the file from being saved over, or no longer.

        Raises:
            FileInUse: someone else has the file open; it stays read-only.
        """
        path = self.path
        if path is not None and read_only != self.read_only:
            lock = None if read_only else self._file.lock(path)
            self._file.become(path, self._file.digest, lock, read_only=read_only)
        self.changed.emit()

    def close(self) -> None:
        """Keep what is open as the last session, for the window is closed."""
        self.journal.close()
        self._file.become(None)

    def save(self, path: Path | None = None, *, over_changes: bool = False) -> None:
        """Save under a name, or under the one there is.

        What was there is kept among the versions. `over_changes` saves over what someone else has changed.

        Raises:
            SaveError: the file could not be saved; the scenario stays unsaved.
            ChangedOnDiskError: the file holds something else by now than what was opened here.
            ValueError: there is no name yet.
        """
        target = path or self.path
        if target is None:
            raise ValueError("a scenario that has no file yet needs a name to be saved under")
        if self.read_only and self.path is not None and lock_path(target) == lock_path(self.path):
            raise SaveError(target, "it is open as read-only", "Save under another name.")
        self._session.settle()
        data = scenario_bytes(self._session.scenario, history=self.saved_history())
        try:
            lock = self._file.lock(target)
        except FileInUse as used:
            raise SaveError(
                target, f"it is open already: {used.holder}", "Save under another name."
            ) from used

        def keep(file: Path, old: bytes) -> None:
            if not over_changes:
                self._file.check_unchanged(target, old)
            keep_version(self._folder, file, old)

        try:
            told = save(target, data, keep=keep)
        except SaveError:
            self._file.let_go(lock)
            raise
        self._file.become(target, digest_of(data), lock)
        self.saved_at = datetime.now().astimezone()
        self._saved = self._session.scenario
        self._session.stack.setClean()
        self._remember(target)
        self.changed.emit()
        if told:
            self.told.emit(told)

    @property
    def steps_left_out(self) -> int:
        """How many of the oldest steps of the history the next save would leave out, as too many."""
        saved = self.saved_history()
        return 0 if saved is None else len(self._session.history.steps()) - len(saved.steps)

    def save_for_others(self, path: Path) -> None:
        """Save a copy without its history; the open file stays the one it is.

        Raises:
            SaveError: the copy could not be saved.
        """
        save(path, scenario_bytes(self._session.scenario))

    def saved_history(self) -> SavedHistory | None:
        """Return the history for the file; None where it is to be left out, or nothing has happened yet."""
        history = self._session.history
        if not history.in_file or len(history.steps()) == 1:
            return None
        return self._writer.saved_history(history.recorded())

    def keep(self, settings: Settings) -> None:
        """Remember settings between starts; where they cannot be written, the program goes on without.

        Only what this window changed is written, upon what other windows have written in the meantime. This
        window reads from them the recent files, and not their theme.
        """
        together = merged(self._folder, self._written, settings)
        self.settings = replace(settings, recent=together.recent)
        try:
            save_settings(self._folder, together)
        except SaveError:
            return
        self._written = self.settings

    def _start(self, scenario: Scenario, saved: SavedHistory | None = None) -> None:
        self._session.start_with(scenario)
        if saved is not None:
            self._session.history.load(*steps_of(saved, scenario))
        self.saved_at, self._saved = None, self._session.scenario

    def _remember(self, path: Path) -> None:
        entry = Recent(
            path=str(path.absolute()),
            area=self._session.snapshot.area.name,
            date=datetime.now().astimezone().isoformat(timespec="minutes"),
        )
        self.keep(self.settings.with_recent(entry))
